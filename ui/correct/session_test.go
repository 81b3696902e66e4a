package correct_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"calmster/model"
	"calmster/ui/correct"
	"calmster/ui/screen"
	"calmster/ui/words"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// form is the screen that corrects a session.
type form struct {
	*desk
	screen *screen.Screen
	kept   []model.Session
	refuse error
}

func openForm(t *testing.T, s model.Session, now time.Time, harnesses ...model.Harness) *form {
	t.Helper()
	f := &form{desk: newDesk(t)}
	f.screen = correct.NewSession(correct.Given{Session: s, Harnesses: harnesses, Unit: model.Celsius, Now: now}, func(s model.Session) error {
		f.kept = append(f.kept, s)
		return f.refuse
	}, func() {})
	f.put(f.screen.View)
	return f
}

func past(started time.Time) model.Session {
	l := ended()
	l.session.ID, l.session.StartedAt, l.session.Planned = model.ID{7}, started, 5*time.Minute
	return l.session
}

// What is not touched stays exactly as it was: the seconds of the start, the
// parts of a second of the length.
func TestWhatIsNotTouchedStays(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	s := past(time.Date(2026, 6, 20, 20, 15, 43, 0, berlin))
	f := openForm(t, s, time.Date(2026, 11, 21, 12, 0, 0, 0, berlin))
	f.tap("Cage")
	f.screen.Main()
	if len(f.kept) != 1 {
		t.Fatalf("shown is %q", f.shown())
	}
	got := f.kept[0]
	if !got.StartedAt.Equal(s.StartedAt) || got.Duration != s.Duration || got.Planned != s.Planned || got.Place != model.PlaceCage || got.End != s.End {
		t.Errorf("kept %+v", got)
	}
}

// A corrected start gets the offset of its own day, in the zone that the
// session was begun in.
func TestACorrectedStartHasItsOffset(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, berlin)
	for name, c := range map[string]struct {
		started    time.Time
		day, clock string
		want       string
	}{
		"same day":                    {time.Date(2026, 11, 20, 20, 15, 43, 0, berlin), "2026-11-20", "19:05", "2026-11-20T19:05:00+01:00"},
		"before the change of clocks": {time.Date(2026, 11, 20, 20, 15, 0, 0, berlin), "2026-10-24", "19:05", "2026-10-24T19:05:00+02:00"},
		"on a journey":                {time.Date(2026, 11, 20, 20, 15, 0, 0, time.FixedZone("", -5*3600)), "2026-10-24", "7:05", "2026-10-24T07:05:00-05:00"},
		"as it is read back":          {time.Date(2026, 6, 20, 20, 15, 0, 0, time.FixedZone("", 7200)), "2026-01-20", "07:05", "2026-01-20T07:05:00+01:00"},
	} {
		t.Run(name, func(t *testing.T) {
			f := openForm(t, past(c.started), now)
			f.write("Day", c.day)
			f.write("Started at", c.clock)
			f.screen.Main()
			if len(f.kept) != 1 || f.kept[0].StartedAt.Format(time.RFC3339) != c.want {
				t.Errorf("kept %+v; shown is %q", f.kept, f.shown())
			}
		})
	}
}

func TestWhatCannotBeIsSaidBelowItsField(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, berlin)
	for name, c := range map[string]struct {
		day, clock, length, celsius string
		says                        string
	}{
		"no day":                     {"20 June", "20:15", "3:39", "", "A day like"},
		"no time of day":             {"2026-11-20", "25:15", "3:39", "", "A time of day like"},
		"an hour that there was not": {"2026-03-29", "02:30", "3:39", "", "left out"},
		"still going on":             {"2026-11-21", "11:58", "3:39", "", "would not be over"},
		"no length":                  {"2026-11-20", "20:15", "3", "", "Minutes and seconds"},
		"nothing":                    {"2026-11-20", "20:15", "0:00", "", "More than nothing"},
		"before its last line":       {"2026-11-20", "20:15", "3:31", "", "Not before its last line at 3:32"},
		"no temperature":             {"2026-11-20", "20:15", "3:39", "warm", "A number of degrees"},
	} {
		t.Run(name, func(t *testing.T) {
			f := openForm(t, past(time.Date(2026, 11, 20, 20, 15, 0, 0, berlin)), now)
			f.write("Day", c.day)
			f.write("Started at", c.clock)
			f.write("Length", c.length)
			f.write("Temperature, °C", c.celsius)
			f.screen.Main()
			if len(f.kept) != 0 || !f.sees(c.says) {
				t.Errorf("kept %+v; shown is %q", f.kept, f.shown())
			}
		})
	}
}

func TestASessionIsCorrected(t *testing.T) {
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	blue := model.Harness{ID: model.ID{3}, Label: "blue vest", Style: model.StyleVest}
	old := model.Harness{ID: model.ID{4}, Label: "first one", RetiredAt: now.AddDate(-1, 0, 0)}
	f := openForm(t, past(now.Add(-time.Hour)), now, blue, old)
	if f.sees("first one") {
		t.Error("a harness that was put away long ago is offered")
	}
	f.write("Length", "3:32") // the last event lies at 3:32.7, which reads as 3:32
	f.write("Planned", "")
	f.write("Temperature, °C", "19,5 °C")
	f.tap("blue vest")
	f.tap("An outside reason")
	f.tap("Not watched the whole time")
	f.refuse = errors.New("no room")
	f.screen.Main()
	if !f.sees("no room") {
		t.Errorf("shown is %q", f.shown())
	}
	got := f.kept[0]
	if got.Duration != 212700*time.Millisecond || got.Planned != 0 || *got.TemperatureC != 19.5 || got.HarnessID != blue.ID ||
		got.End != model.EndKeeper || got.Watch != model.WatchNot {
		t.Errorf("kept %+v", got)
	}
}

// A thermometer that shows °F is asked and told in °F; the journal holds °C.
func TestFahrenheitIsReadAndSaid(t *testing.T) {
	was := 18.0
	s := past(time.Date(2026, 6, 20, 20, 15, 0, 0, time.UTC))
	s.TemperatureC = &was
	f := &form{desk: newDesk(t)}
	f.screen = correct.NewSession(correct.Given{Session: s, Unit: model.Fahrenheit, Now: s.StartedAt.AddDate(0, 1, 0)}, func(s model.Session) error {
		f.kept = append(f.kept, s)
		return nil
	}, func() {})
	f.put(f.screen.View)
	f.tap("Cage")
	f.screen.Main()
	f.write("Temperature, °F", "68")
	f.screen.Main()
	if len(f.kept) != 2 || *f.kept[0].TemperatureC != 18 || *f.kept[1].TemperatureC != 20 {
		t.Errorf("kept %+v", f.kept)
	}
	if got := words.Temperature(18, model.Fahrenheit); got != "64 °F" {
		t.Errorf("said as %q", got)
	}
}

// Whose a session was, and at which stage, can be put right. A harness belongs
// to its animal, and the clock of another stage is told.
func TestTheWrongHamsterAndStage(t *testing.T) {
	s := past(time.Date(2026, 6, 20, 20, 15, 43, 0, time.UTC))
	s.HamsterID, s.HarnessID, s.Stage = model.ID{1}, model.ID{11}, model.StageWear
	f := &form{desk: newDesk(t)}
	f.screen = correct.NewSession(correct.Given{
		Session: s, Unit: model.Celsius, Now: s.StartedAt.AddDate(0, 1, 0),
		Hamsters: []model.Hamster{{ID: model.ID{1}, Name: "Pip", Species: model.SpeciesSyrian}, {ID: model.ID{2}, Name: "Pip", Species: model.SpeciesRoborovski}},
		Harnesses: []model.Harness{
			{ID: model.ID{11}, HamsterID: model.ID{1}, Label: "blue vest"}, {ID: model.ID{22}, HamsterID: model.ID{2}, Label: "red vest"},
		},
	}, func(s model.Session) error {
		f.kept = append(f.kept, s)
		return nil
	}, func() {})
	f.put(f.screen.View)
	f.screen.Main() // nothing was touched
	f.tap("3 · Fasten")
	if !strings.Contains(strings.Join(f.shown(), "\n"), "The times in the log stay as they are.") {
		t.Errorf("shown is %q", f.shown())
	}
	f.tap("Pip (Roborovski dwarf)")
	f.screen.Main() // the blue vest is the other one's
	f.tap("red vest")
	f.screen.Main()
	want := [][3]any{
		{model.ID{1}, model.ID{11}, model.StageWear}, {model.ID{2}, model.ID{}, model.StageFasten}, {model.ID{2}, model.ID{22}, model.StageFasten},
	}
	for i, got := range f.kept {
		if is := [3]any{got.HamsterID, got.HarnessID, got.Stage}; is != want[i] {
			t.Errorf("%d: kept %v, want %v", i, is, want[i])
		}
	}
	if len(f.kept) != len(want) {
		t.Errorf("kept %d times", len(f.kept))
	}
}
