package shell

import (
	"log/slog"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// remindEvery is how often the window looks whether a planned time has come.
const remindEvery = 30 * time.Second

// reminders is what the window knows of the day's planned times. They are read
// once a day and after a change, away from the window: a journal can be large.
type reminders struct {
	looked time.Time // until then every time has been seen to
	day    int       // that the slots are of
	slots  []dueSlot
	known  bool // the slots are those of the day
	busy   bool // they are being read
}

// dueSlot is a planned time of one hamster.
type dueSlot struct {
	hamster model.Hamster
	slot    model.Slot
}

// forget has the planned times read again: something has changed.
func (r *reminders) forget() { r.known = false }

// watchPlan reminds of planned times, as far as that is wanted, until stop is
// called.
func (s *Shell) watchPlan() (stop func()) {
	s.reminders.looked = s.today()
	return s.clock.Every(remindEvery, s.Remind)
}

// Remind tells the keeper what has come since it last looked. What was missed,
// because the program was not open or the computer slept, is never mentioned.
func (s *Shell) Remind() {
	r, now := &s.reminders, s.today()
	if s.Sample || !s.Preferences.Reminders() {
		r.looked, r.known = now, false
		return
	}
	if day := s.Rules.DayStart.Day(now); !r.known || r.day != day {
		s.readSlots(day)
		return // looked at as soon as they are there
	}
	since := r.looked
	r.looked = now
	for _, d := range r.slots {
		if len(model.Due([]model.Slot{d.slot}, since, now)) == 1 {
			s.tellDue(d)
		}
	}
}

// tellDue tells of a planned time, unless something has overtaken it.
func (s *Shell) tellDue(d dueSlot) {
	if s.runningFor(d.hamster.ID) != nil {
		return
	}
	p, err := s.planOf(d.hamster.ID, s.Rules, s.today())
	if err != nil {
		slog.Error("remind of a planned time", "error", err)
		return
	}
	for _, slot := range p.Slots {
		if slot == d.slot {
			s.Desktop.Remind(words.T("remind.title", model.Args{"Name": d.hamster.Name}),
				words.T("remind.text", model.Args{"Length": words.Spell(p.Length)}))
			return
		}
	}
}

// planOf works out the plan of a hamster, on any goroutine.
func (s *Shell) planOf(hamster model.ID, rules model.Rules, now time.Time) (model.Plan, error) {
	h, err := s.Journal.History(s.ctx, hamster)
	if err != nil {
		return model.Plan{}, err
	}
	if h.Own, err = s.ownPlan(hamster, rules.DayStart); err != nil {
		return model.Plan{}, err
	}
	return h.Plan(now, h.Hamster.Stage, rules, words.FirstWeekday()), nil
}

// readSlots reads the planned times of a day, of all hamsters in training.
func (s *Shell) readSlots(day int) {
	r := &s.reminders
	if r.busy {
		return
	}
	r.busy, r.known = true, true
	var found []dueSlot
	rules, now := s.Rules, s.today()
	whole := true
	s.clock.Work(func() {
		all, err := s.Journal.Hamsters(s.ctx)
		if err != nil {
			slog.Error("read whom to remind of", "error", err)
			whole = false
			return
		}
		for _, h := range all {
			if !h.ArchivedAt.IsZero() {
				continue
			}
			p, err := s.planOf(h.ID, rules, now)
			if err != nil {
				slog.Error("read what to remind of", "hamster", h.ID, "error", err)
				whole = false
				continue
			}
			for _, slot := range p.Slots {
				if slot.Day == day {
					found = append(found, dueSlot{h, slot})
				}
			}
		}
	}, func() {
		r.busy, r.day, r.slots = false, day, found
		r.known = r.known && whole // else it is tried again
	})
}
