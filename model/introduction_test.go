package model

import (
	"testing"
	"time"
)

// ticks are the lines of a stage as a picture: x for done, . for open.
func ticks(s IntroStage) (out string) {
	for _, step := range s.Steps {
		if step.Done {
			out += string(step.Kind[0:2]) + "x "
		} else {
			out += string(step.Kind[0:2]) + ". "
		}
	}
	return out
}

func TestIntroductionIsTickedByTheJournal(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, 6, day, hour, 0, 0, 0, time.UTC) }
	session := func(stage StageKey, start time.Time) Session {
		return Session{Stage: stage, StartedAt: start, Duration: 2 * time.Minute, End: EndKeeper}
	}
	h := History{Hamster: Hamster{Stage: StageMeet, Species: SpeciesSyrian}}
	said := func() []IntroStage { return h.Introduction(nil, nil, DefaultRules()) }
	if got := ticks(said()[0]); got != "ha. da. da. da. re. " {
		t.Errorf("nothing yet: %s", got)
	}
	// Two sessions on one day are one day; a session that nobody watched is none.
	unwatched := session(StageMeet, at(3, 20))
	unwatched.Watch = WatchNot
	h.Sessions = []Session{session(StageMeet, at(1, 8)), session(StageMeet, at(1, 20)), unwatched, session(StageMeet, at(4, 20))}
	if got := ticks(said()[0]); got != "ha. dax dax da. re. " {
		t.Errorf("two days: %s", got)
	}
	if s := said()[0].Steps[2].Session; s == nil || !s.StartedAt.Equal(at(4, 20)) {
		t.Errorf("the second day was ticked by %+v", s)
	}
	// Later on: sessions may share a day, and the days are counted for themselves.
	h.Hamster.Stage = StageFasten
	h.Changes = []StageChange{{From: StageMeet, To: StageDrape, At: at(5, 9)}}
	h.Sessions = append(h.Sessions, session(StageFasten, at(6, 8)), session(StageFasten, at(6, 20)), session(StageFasten, at(6, 21)))
	harness := Harness{ID: ID{1}}
	checks := []FitCheck{
		{HarnessID: harness.ID, At: at(5, 1), OneFinger: true, MovesFreely: true, NoRubbing: true, BreathesFreely: true},
	}
	stages := h.Introduction([]Harness{harness}, checks, DefaultRules())
	if got := ticks(stages[2]); got != "fix sex sex sex da. re. " {
		t.Errorf("fastening: %s", got)
	}
	if meet := stages[0]; !meet.Behind || ticks(meet) != "hax dax dax da. rex " || meet.Steps[4].At != at(5, 9) {
		t.Errorf("meeting it: %s %+v", ticks(meet), meet)
	}
	// The newest check decides, and a harness that was retired has no say.
	checks = append(checks, FitCheck{HarnessID: harness.ID, At: at(7, 1)})
	if got := h.Introduction([]Harness{harness}, checks, DefaultRules())[2].Steps[0]; got.Done {
		t.Error("a check that did not hold ticks the fit")
	}
	harness.RetiredAt = at(8, 1)
	if got := h.Introduction([]Harness{harness}, checks[:1], DefaultRules()); got[2].Steps[0].Done || got[0].Steps[0].Done {
		t.Error("a retired harness ticks something")
	}
}

// The table of styles, as the sources have it.
func TestWhichStyleSuitsWhom(t *testing.T) {
	want := map[Style]map[Species]Suits{
		StyleH:        {SpeciesSyrian: SuitsWell, SpeciesRoborovski: SuitsNot, SpeciesChinese: SuitsNot, SpeciesOther: SuitsPerhaps},
		StyleVest:     {SpeciesSyrian: SuitsTolerated, SpeciesCampbell: SuitsTolerated, SpeciesOther: SuitsTolerated},
		StyleHomemade: {SpeciesSyrian: SuitsShort, SpeciesWinterWhite: SuitsShort},
	}
	for _, style := range Styles() {
		for species, suits := range want[style.Key] {
			if got := style.Suits(species); got != suits {
				t.Errorf("%s on %s: %s, want %s", style.Key, species, got, suits)
			}
		}
	}
	bit := Session{Events: []Event{{Seq: 1, Kind: KindStress, Code: "biting_harness"}}}
	if !bit.Refused() {
		t.Error("biting at the harness is no refusal")
	}
	bit.Events = append(bit.Events, Event{Seq: 2, Kind: KindUndo, Of: 1}, Event{Seq: 3, Kind: KindStress, Code: "freezing"})
	if bit.Refused() {
		t.Error("what was taken back is a refusal")
	}
}
