package model_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"calmster/model"
)

// corrected is a session whose log grew by the events of a correction.
func corrected(t *testing.T, s model.Session) func([]model.Event, error) model.Session {
	t.Helper()
	return func(events []model.Event, err error) model.Session {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		s.Events = slices.Concat(s.Events, events)
		if err := s.Validate(); err != nil {
			t.Fatalf("the correction %v leaves a log that is not valid: %v", events, err)
		}
		return s
	}
}

func ended(d time.Duration, events ...model.Event) model.Session {
	return model.Session{
		Stage: model.StageWear, StartedAt: begun, Duration: d, End: model.EndStress, Events: numbered(events...),
	}
}

func TestARetimedSignMovesTheCalmTime(t *testing.T) {
	s := ended(time.Minute, comfort(3), stress(40), stress(50))
	s = corrected(t, s)(s.Retime(2, 35500*time.Millisecond))
	if calm := s.CalmTime(); calm != (model.Calm{For: 35500 * time.Millisecond}) {
		t.Errorf("calm %v", calm)
	}
	if s.Events[1].At != 40*time.Second || len(s.Events) != 5 {
		t.Errorf("the log was changed: %v", s.Events)
	}
	s = corrected(t, s)(s.Retime(5, 55*time.Second)) // now the other sign is the first
	if calm := s.CalmTime(); calm.For != 50*time.Second {
		t.Errorf("calm %v", calm)
	}
}

func TestAForgottenSignStandsAtItsTime(t *testing.T) {
	s := ended(time.Minute, comfort(3), stress(40))
	s = corrected(t, s)(s.AddForgotten(20*time.Second, model.KindStress, "freezing", "ears back"))
	if calm := s.CalmTime(); calm.For != 20*time.Second {
		t.Errorf("calm %v", calm)
	}
	var order []int
	for _, e := range s.Standing() {
		order = append(order, e.Seq)
	}
	if !slices.Equal(order, []int{1, 3, 2}) {
		t.Errorf("stand in the order %v", order)
	}
}

func TestTheLogTellsWhatWasTakenBackAndWhatCorrected(t *testing.T) {
	s := ended(time.Minute, comfort(3), stress(40), comfort(45))
	s = corrected(t, s)(s.Retime(2, 50*time.Second))
	s = corrected(t, s)(s.TakeBack(3))
	tell := func(s model.Session) (out []string) {
		for _, l := range s.Log() {
			out = append(out, fmt.Sprintf("%d at %v %v %v", l.Seq, l.At, l.Stands, l.Corrected))
		}
		return out
	}
	want := []string{"1 at 3s true false", "2 at 40s false true", "3 at 45s false false", "5 at 50s true false"}
	if got := tell(s); !slices.Equal(got, want) {
		t.Errorf("reads %q, want %q", got, want)
	}
	// Without its stand-in, the first one is just taken back.
	s = corrected(t, s)(s.TakeBack(5))
	if got := tell(s)[1]; got != "2 at 40s false false" {
		t.Errorf("reads %q", got)
	}
	// A tap after an undo is a tap, not a correction of what was undone.
	live := ended(time.Minute, comfort(3), undo(4, 1), comfort(9))
	if got := tell(live)[0]; got != "1 at 3s false false" {
		t.Errorf("reads %q", got)
	}
}

func TestWhatCannotBeCorrected(t *testing.T) {
	pause := model.Event{At: 30 * time.Second, Kind: model.KindPause}
	s := ended(time.Minute, stress(40), undo(41, 1), comfort(45), pause)
	running := s
	running.End = model.EndNone
	field := func(name string) func(error) bool {
		return func(err error) bool {
			var f *model.FieldError
			return errors.As(err, &f) && f.Field == name
		}
	}
	is := func(want error) func(error) bool { return func(err error) bool { return errors.Is(err, want) } }
	for name, c := range map[string]struct {
		got  func() ([]model.Event, error)
		want func(error) bool
	}{
		"no such event":              {func() ([]model.Event, error) { return s.Retime(5, 0) }, field("seq")},
		"number nought":              {func() ([]model.Event, error) { return s.TakeBack(0) }, field("seq")},
		"an undo":                    {func() ([]model.Event, error) { return s.TakeBack(2) }, field("seq")},
		"after the end":              {func() ([]model.Event, error) { return s.Retime(3, 61*time.Second) }, field("at_s")},
		"before the start":           {func() ([]model.Event, error) { return s.Retime(3, -time.Second) }, field("at_s")},
		"forgotten after the end":    {func() ([]model.Event, error) { return s.AddForgotten(61*time.Second, model.KindTreat, "oats", "") }, field("at_s")},
		"an unknown sign":            {func() ([]model.Event, error) { return s.AddForgotten(0, model.KindStress, "bored", "") }, field("code")},
		"a forgotten undo":           {func() ([]model.Event, error) { return s.AddForgotten(0, model.KindUndo, "", "") }, field("kind")},
		"a forgotten pause":          {func() ([]model.Event, error) { return s.AddForgotten(0, model.KindPause, "", "") }, field("kind")},
		"a note that is no text":     {func() ([]model.Event, error) { return s.Annotate(3, "\x00") }, field("note")},
		"what was taken back":        {func() ([]model.Event, error) { return s.Retime(1, 0) }, is(model.ErrUndone)},
		"taking back twice":          {func() ([]model.Event, error) { return s.TakeBack(1) }, is(model.ErrUndone)},
		"bringing back what stands":  {func() ([]model.Event, error) { return s.BringBack(3) }, is(model.ErrStands)},
		"a pause while it runs":      {func() ([]model.Event, error) { return running.TakeBack(4) }, is(model.ErrClock)},
		"later than what has passed": {func() ([]model.Event, error) { return running.Retime(3, 61*time.Second) }, field("at_s")},
	} {
		if events, err := c.got(); events != nil || !c.want(err) {
			t.Errorf("%s: %v, %v", name, events, err)
		}
	}
	if events, err := s.TakeBack(4); err != nil || len(events) != 1 {
		t.Errorf("a pause after the end: %v, %v", events, err)
	}
	if events, err := s.Amend(3, 45*time.Second, ""); events != nil || err != nil {
		t.Errorf("a correction of nothing: %v, %v", events, err)
	}
}

// What two computers took back separately is brought back in one go.
func TestBringBackWhatWasTakenBackTwice(t *testing.T) {
	s := ended(time.Minute, stress(40), undo(60, 1), undo(60, 1))
	s = corrected(t, s)(s.BringBack(1))
	if _, ok := s.FirstStress(); !ok {
		t.Error("it is still taken back")
	}
}

// What was taken back may lie after an end that is set earlier since; what
// stands may not.
func TestTheEndCanBeSetBeforeWhatWasTakenBack(t *testing.T) {
	s := ended(12*time.Minute, stress(280), comfort(660))
	if s.Shortest() != 660*time.Second {
		t.Errorf("shortest %v", s.Shortest())
	}
	s = corrected(t, s)(s.TakeBack(2))
	s.Duration = s.Shortest()
	if err := s.Validate(); err != nil || s.Duration != 280*time.Second {
		t.Errorf("ended at %v: %v", s.Duration, err)
	}
	var field *model.FieldError
	if events, err := s.BringBack(2); events != nil || !errors.As(err, &field) || field.Field != "at_s" {
		t.Errorf("brought back after the end: %v, %v", events, err)
	}
	s.Duration--
	if err := s.Validate(); err == nil {
		t.Error("an end before what stands is taken")
	}
}

// Random corrections of random sessions, run and ended: the log only grows,
// what stands is what a plain list of taps would hold, and calm time is that
// to the earliest sign of the list.
func TestCorrectionLaws(t *testing.T) {
	runs := 3000
	if testing.Short() {
		runs = 300
	}
	for seed := range runs {
		rng := rand.New(rand.NewPCG(uint64(seed), 13))
		s := ended(time.Duration(rng.IntN(600_000)) * time.Millisecond)
		if rng.IntN(2) == 0 {
			s.End = model.EndNone
		}
		truth := map[int]model.Event{} // what stands, by number
		back := map[int]model.Event{}  // what can be brought back
		anywhere := func() time.Duration { return time.Duration(rng.Int64N(s.Duration.Milliseconds()+1)) * time.Millisecond }
		for range rng.IntN(40) {
			before := slices.Clone(s.Events)
			next := len(s.Events) + 1
			switch rng.IntN(6) {
			case 0, 1:
				kind, code := model.KindTreat, "oats"
				if rng.IntN(2) == 0 {
					kind, code = model.KindStress, "freezing"
				}
				s = corrected(t, s)(s.AddForgotten(anywhere(), kind, code, ""))
				truth[next] = s.Events[next-1]
			case 2:
				for seq, e := range one(rng, truth) {
					to := anywhere()
					if to == e.At {
						break
					}
					s = corrected(t, s)(s.Retime(seq, to))
					back[seq] = e
					delete(truth, seq)
					e.At, e.Seq = to, next+1
					truth[next+1] = e
				}
			case 3:
				for seq, e := range one(rng, truth) {
					s = corrected(t, s)(s.Annotate(seq, fmt.Sprint("note ", next)))
					back[seq] = e
					delete(truth, seq)
					e.Note, e.Seq = fmt.Sprint("note ", next), next+1
					truth[next+1] = e
				}
			case 4:
				for seq, e := range one(rng, truth) {
					stood := s.Standing()
					s = corrected(t, s)(s.TakeBack(seq))
					if rng.IntN(2) == 0 {
						s = corrected(t, s)(s.BringBack(seq))
						if !slices.Equal(s.Standing(), stood) {
							t.Errorf("taken back and brought back, %v stands instead of %v", s.Standing(), stood)
						}
						break
					}
					back[seq] = e
					delete(truth, seq)
				}
			case 5:
				for seq, e := range one(rng, back) {
					s = corrected(t, s)(s.BringBack(seq))
					truth[seq] = e
					delete(back, seq)
				}
			}
			if !slices.Equal(s.Events[:len(before)], before) {
				t.Errorf("the log was changed: %v, before %v", s.Events, before)
			}
			compareTruth(t, s, truth)
			if t.Failed() {
				t.Fatalf("seed %d: %+v", seed, s.Events)
			}
		}
	}
}

// one returns one of the events at random, or none.
func one(rng *rand.Rand, from map[int]model.Event) map[int]model.Event {
	var all []int
	for seq := range from {
		all = append(all, seq)
	}
	if len(all) == 0 {
		return nil
	}
	slices.Sort(all)
	seq := all[rng.IntN(len(all))]
	return map[int]model.Event{seq: from[seq]}
}

func compareTruth(t *testing.T, s model.Session, truth map[int]model.Event) {
	t.Helper()
	stands := map[int]model.Event{}
	last := time.Duration(0)
	for _, e := range s.Standing() {
		stands[e.Seq] = e
		if e.At < last {
			t.Errorf("event %d at %v stands after one at %v", e.Seq, e.At, last)
		}
		last = e.At
	}
	if !reflect.DeepEqual(stands, truth) {
		t.Errorf("stands %v, want %v", stands, truth)
	}
	calm := model.Calm{For: s.Duration, AtLeast: s.End != model.EndStress}
	for _, e := range truth {
		if e.Kind == model.KindStress && (e.At < calm.For || calm == model.Calm{For: e.At, AtLeast: true}) {
			calm = model.Calm{For: e.At}
		}
	}
	if got := s.CalmTime(); got != calm || got.For > s.Duration || got.For < 0 {
		t.Errorf("calm %v of %v, want %v", got, s.Duration, calm)
	}
	for i, l := range s.Log() {
		if _, ok := truth[l.Seq]; ok != l.Stands {
			t.Errorf("line %d, event %d: stands %v", i, l.Seq, l.Stands)
		}
	}
}

// A running session goes on as it should after a correction: undo takes the
// newest tap that stands, and the face follows the earliest sign.
func TestALiveSessionTakesCorrections(t *testing.T) {
	l := begin(model.StageWear)
	now := watched(l, 0, 40*time.Second)
	must(t, l, now)(l.Record(now, model.KindStress, "freezing", ""))
	now = watched(l, 40*time.Second, 50*time.Second)
	commit := func(events []model.Event, err error) {
		t.Helper()
		for _, e := range events {
			must(t, l, now)(e, err)
		}
	}
	commit(l.Session(now).Retime(1, 30*time.Second))
	commit(l.Session(now).AddForgotten(45*time.Second, model.KindTreat, "oats", ""))
	if f := l.Face(now); f.Calm != 30*time.Second || f.Active != 50*time.Second {
		t.Errorf("shows %+v", f)
	}
	if _, err := l.Redo(now); !errors.Is(err, model.ErrNothing) {
		t.Errorf("after a correction there is something to redo: %v", err)
	}
	commit(l.Session(now).TakeBack(3))
	if f := l.Face(now); f.Calm != 50*time.Second {
		t.Errorf("shows %+v", f)
	}
	// Undo takes back the last correction, then the one before, and so on.
	for _, want := range []struct {
		of   []int
		calm time.Duration
	}{{[]int{5}, 30 * time.Second}, {[]int{4}, 30 * time.Second}, {[]int{3, 2}, 40 * time.Second}, {[]int{1}, 50 * time.Second}} {
		var of []int
		for _, u := range mustAll(t, l, now)(l.Undo(now)) {
			of = append(of, u.Of)
		}
		if f := l.Face(now); !slices.Equal(of, want.of) || f.Calm != want.calm {
			t.Errorf("undo takes %v and leaves %v of calm, want %+v", of, f.Calm, want)
		}
	}
	for _, want := range []time.Duration{40 * time.Second, 30 * time.Second, 30 * time.Second, 50 * time.Second} {
		mustAll(t, l, now)(l.Redo(now))
		if f := l.Face(now); f.Calm != want {
			t.Errorf("redo leaves %v of calm, want %v", f.Calm, want)
		}
	}
}
