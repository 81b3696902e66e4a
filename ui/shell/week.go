package shell

import (
	"context"
	"fmt"
	"slices"

	"calmster/model"
	"calmster/ui/enrichment"
	"calmster/ui/plan"
	"calmster/ui/words"
)

// weekJournal is what the time without a harness asks of the journal.
type weekJournal interface {
	SaveEnrichment(ctx context.Context, e *model.Enrichment) error
	DeleteEnrichment(ctx context.Context, id model.ID) error
	RestoreEnrichment(ctx context.Context, id model.ID) error
}

// planSetting is where a keeper's own plan for a hamster is kept.
func planSetting(hamster model.ID) string { return "plan." + hamster.String() }

// ownPlan reads what the keeper planned for a hamster.
func (s *Shell) ownPlan(hamster model.ID, starts model.DayStart) (model.OwnPlan, error) {
	text, err := s.Journal.Setting(s.ctx, planSetting(hamster))
	if err != nil {
		return nil, err
	}
	return model.ParseOwnPlan(text, starts)
}

// showPlan opens the calendar with what is planned.
func (s *Shell) showPlan() {
	s.fetch(func(a asked) (func(), error) {
		h, err := s.lifeOf(a)
		if err != nil {
			return nil, err
		}
		given := plan.Given{
			History: h, Plan: h.Plan(a.now, h.Hamster.Stage, a.rules, words.FirstWeekday()), Rules: a.rules, Now: a.now,
		}
		return func() {
			s.hamster, s.room = h.Hamster, "today"
			given.Reminders = s.Preferences.Reminders()
			s.Show(plan.New(given, plan.Actions{
				Keep:    func(own model.OwnPlan) error { return s.keepPlan(h.Hamster.ID, own) },
				Session: s.showSessionOf, Free: s.showFree, Prepare: s.prepare,
				Enrichment: func(e model.Enrichment) { s.showEnrichment(e, s.showPlan) },
				Settings:   func() { s.Open("settings") }, Back: func() { s.Open("today") },
			}))
		}, nil
	})
}

func (s *Shell) keepPlan(hamster model.ID, own model.OwnPlan) error {
	s.reminders.forget()
	return s.Journal.SetSetting(s.ctx, planSetting(hamster), own.Text(s.Rules.DayStart.Day(s.today())))
}

// showFree opens what there is without a harness.
func (s *Shell) showFree() {
	s.withLife(func(h model.History) {
		s.room = "today"
		s.Show(enrichment.New(
			enrichment.Given{Hamster: h.Hamster, All: h.Enrichments, Now: s.today, Every: s.clock.Every},
			enrichment.Actions{
				Begin: func(kind string) { s.beginFree(h, kind) },
				Later: func() { s.showEnrichment(model.Enrichment{HamsterID: h.Hamster.ID}, s.showFree) },
				Edit:  func(e model.Enrichment) { s.showEnrichment(e, s.showFree) },
				Guide: func() { s.showGuide("alternatives") }, Back: func() { s.Open("today") },
			}))
	})
}

// withLife reads all that is known of the chosen hamster and then shows it.
func (s *Shell) withLife(show func(model.History)) {
	s.fetch(func(a asked) (func(), error) {
		h, err := s.lifeOf(a)
		return func() {
			s.hamster = h.Hamster
			show(h)
		}, err
	})
}

// beginFree prepares an alternative and starts it. One at a time is enough: one
// that goes on is shown instead.
func (s *Shell) beginFree(h model.History, kind string) {
	if i := slices.IndexFunc(h.Enrichments, func(e model.Enrichment) bool { return e.GoesOn }); i >= 0 {
		s.showEnrichment(h.Enrichments[i], s.showFree)
		s.note(words.T("free.one_at_a_time", nil))
		return
	}
	s.Show(enrichment.NewBegin(
		enrichment.Start{Hamster: h.Hamster, Kind: kind, Unit: words.Unit()},
		func(celsius *float64) {
			e := model.Enrichment{HamsterID: h.Hamster.ID, Kind: kind, StartedAt: s.today(), GoesOn: true, TemperatureC: celsius}
			if err := s.Journal.SaveEnrichment(s.ctx, &e); err != nil {
				s.Tell(fmt.Errorf("start without a harness: %w", err))
				return
			}
			s.showEnrichment(e, s.showFree)
		}, s.showWhy, s.showFree))
}

// showEnrichment opens one that goes on, one to change, or one to enter.
func (s *Shell) showEnrichment(e model.Enrichment, back func()) {
	s.withLife(func(h model.History) {
		day := s.today()
		if !e.StartedAt.IsZero() {
			day = e.StartedAt
		}
		others := h
		others.Enrichments = slices.DeleteFunc(slices.Clone(h.Enrichments), func(x model.Enrichment) bool { return x.ID == e.ID })
		pad := s.pad()
		s.Show(enrichment.NewForm(enrichment.Sheet{
			Hamster: h.Hamster, Enrichment: e, Pad: pad, Treats: model.FavouriteTreats(h.Sessions, pad),
			Eaten: others.EatenOn(day, s.Rules.DayStart), DayStart: s.Rules.DayStart, Unit: words.Unit(), Now: s.today, Every: s.clock.Every,
		}, enrichment.SheetActions{
			Keep: func(e *model.Enrichment) error { return s.Journal.SaveEnrichment(s.ctx, e) },
			Done: func(e model.Enrichment) {
				back()
				s.note(words.T("free.kept", model.Args{"What": words.Free(e.Kind), "Length": words.Lasted(e.Duration)}))
			},
			Delete: func(e model.Enrichment) { s.deleteEnrichment(e, back) },
			Back:   back,
		}))
	})
}

// deleteEnrichment deletes one, and offers to bring it back.
func (s *Shell) deleteEnrichment(e model.Enrichment, back func()) {
	if err := s.Journal.DeleteEnrichment(s.ctx, e.ID); err != nil {
		s.Tell(err)
		return
	}
	back()
	s.offer(words.T("free.deleted", model.Args{"What": words.Free(e.Kind)}), words.T("hamsters.undo", nil), func() {
		if err := s.Journal.RestoreEnrichment(s.ctx, e.ID); err != nil {
			s.Tell(err)
			return
		}
		back()
	})
}
