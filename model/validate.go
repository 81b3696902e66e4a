package model

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Longest texts that a journal takes, in characters, and the longest session.
const (
	MaxName     = 80
	MaxText     = 10_000
	MaxDuration = 24 * time.Hour
)

// Validate reports the first thing that is wrong, as a [*FieldError].
func (h Hamster) Validate() error {
	switch {
	case strings.TrimSpace(h.Name) == "":
		return &FieldError{"name", ProblemMissing, ""}
	case !plainText(h.Name, MaxName):
		return &FieldError{"name", ProblemText, clip(h.Name)}
	case !slices.Contains(AllSpecies(), h.Species):
		return &FieldError{"species", ProblemUnknown, clip(string(h.Species))}
	case !plainText(h.Notes, MaxText):
		return &FieldError{"notes", ProblemText, clip(h.Notes)}
	}
	return knownStage("stage", h.Stage)
}

// Validate reports the first thing that is wrong, as a [*FieldError].
func (h Harness) Validate() error {
	switch {
	case !plainText(h.Label, MaxName):
		return &FieldError{"label", ProblemText, clip(h.Label)}
	case !slices.ContainsFunc(styles, func(s HarnessStyle) bool { return s.Key == h.Style }):
		return &FieldError{"style", ProblemUnknown, clip(string(h.Style))}
	case !slices.Contains(Fasteners(), h.Fastener):
		return &FieldError{"fastener", ProblemUnknown, clip(string(h.Fastener))}
	case !plainText(h.Notes, MaxText):
		return &FieldError{"notes", ProblemText, clip(h.Notes)}
	}
	return nil
}

// Validate reports the first thing that is wrong, as a [*FieldError].
func (c FitCheck) Validate() error {
	if c.At.IsZero() {
		return &FieldError{"at", ProblemMissing, ""}
	}
	if !plainText(c.Note, MaxText) {
		return &FieldError{"note", ProblemText, clip(c.Note)}
	}
	return nil
}

// Validate reports the first thing that is wrong, as a [*FieldError].
func (c StageChange) Validate() error {
	if c.At.IsZero() {
		return &FieldError{"at", ProblemMissing, ""}
	}
	if err := knownStage("from", c.From); err != nil {
		return err
	}
	if err := knownStage("to", c.To); err != nil {
		return err
	}
	if c.Verdict != "" && !slices.Contains(Verdicts(), c.Verdict) {
		return &FieldError{"verdict", ProblemUnknown, clip(string(c.Verdict))}
	}
	if !plainText(c.Reason, MaxText) {
		return &FieldError{"reason", ProblemText, clip(c.Reason)}
	}
	return nil
}

// Validate reports the first thing that is wrong with the session or one of
// its events, as a [*FieldError]. A session that still runs is valid.
func (s Session) Validate() error {
	if err := knownStage("stage", s.Stage); err != nil {
		return err
	}
	switch {
	case s.StartedAt.IsZero():
		return &FieldError{"started_at", ProblemMissing, ""}
	case !onCalendar(s.StartedAt):
		return &FieldError{"started_at", ProblemRange, s.StartedAt.String()}
	case s.Planned < 0 || s.Planned > MaxDuration:
		return &FieldError{"planned_s", ProblemRange, seconds(s.Planned)}
	case s.Duration < 0 || s.Duration > MaxDuration:
		return &FieldError{"duration_s", ProblemRange, seconds(s.Duration)}
	case s.End != EndNone && s.End != EndInterrupted && !slices.Contains(EndReasons(), s.End):
		return &FieldError{"end_reason", ProblemUnknown, clip(string(s.End))}
	case s.Watch != WatchUnsaid && s.Watch != WatchWhole && s.Watch != WatchNot:
		return &FieldError{"watched", ProblemUnknown, clip(string(s.Watch))}
	case s.Place != "" && !slices.Contains(Places(), s.Place):
		return &FieldError{"place", ProblemUnknown, clip(string(s.Place))}
	case s.TemperatureC != nil && !(*s.TemperatureC >= -60 && *s.TemperatureC <= 60):
		return &FieldError{"temperature_c", ProblemRange, fmt.Sprint(*s.TemperatureC)}
	case !plainText(s.Note, MaxText):
		return &FieldError{"note", ProblemText, clip(s.Note)}
	}
	for i, e := range s.Events {
		if err := e.validate(s.Events[:i]); err != nil {
			err.Field = fmt.Sprintf("events/%d/%s", i, err.Field)
			return err
		}
	}
	if s.End == EndNone {
		return nil
	}
	// What was taken back may lie after an end that was set earlier since.
	gone := undone(s.Events)
	for i, e := range s.Events {
		if e.At > s.Duration && e.Kind != KindUndo && !gone[e.Seq] {
			return &FieldError{fmt.Sprintf("events/%d/at_s", i), ProblemRange, seconds(e.At)}
		}
	}
	return nil
}

// Validate reports what is wrong with the event as the next one after before,
// as a [*FieldError].
func (e Event) Validate(before []Event) error {
	if err := e.validate(before); err != nil {
		return err
	}
	return nil
}

func (e Event) validate(before []Event) *FieldError {
	if e.Seq != len(before)+1 {
		return &FieldError{"seq", ProblemOrder, fmt.Sprint(e.Seq)}
	}
	if e.At < 0 || e.At > MaxDuration {
		return &FieldError{"at_s", ProblemRange, seconds(e.At)}
	}
	if !plainText(e.Note, MaxText) {
		return &FieldError{"note", ProblemText, clip(e.Note)}
	}
	if e.Kind == KindUndo {
		if e.Of < 1 || e.Of >= e.Seq {
			return &FieldError{"of", ProblemReference, fmt.Sprint(e.Of)}
		}
	} else if e.Of != 0 {
		return &FieldError{"of", ProblemReference, fmt.Sprint(e.Of)}
	}
	known, coded := knownCode(e.Kind, e.Code)
	switch {
	case !coded && e.Kind != KindNote && e.Kind != KindPause && e.Kind != KindResume && e.Kind != KindUndo:
		return &FieldError{"kind", ProblemUnknown, clip(string(e.Kind))}
	case !coded && e.Code != "":
		return &FieldError{"code", ProblemUnknown, clip(e.Code)}
	case coded && e.Code == "":
		return &FieldError{"code", ProblemMissing, ""}
	case coded && !known:
		return &FieldError{"code", ProblemUnknown, clip(e.Code)}
	}
	return nil
}

// knownCode says whether the kind carries a code, and whether this is one.
func knownCode(kind Kind, code string) (known, coded bool) {
	own := Custom(code) && len(code) > len(CustomPrefix) && plainText(code, MaxName)
	has := func(signs []Sign) bool {
		return own || slices.ContainsFunc(signs, func(s Sign) bool { return s.Key == code })
	}
	switch kind {
	case KindStress:
		return has(stressSigns), true
	case KindComfort:
		return has(comfortSigns), true
	case KindAct:
		return has(acts), true
	case KindTreat:
		_, ok := TreatOf(code)
		return ok || own, true
	}
	return false, false
}

func knownStage(field string, key StageKey) error {
	if _, ok := StageOf(key); !ok {
		return &FieldError{field, ProblemUnknown, clip(string(key))}
	}
	return nil
}

// plainText is whether s is UTF-8 of at most most characters without NUL.
func plainText(s string, most int) bool {
	return utf8.ValidString(s) && utf8.RuneCountInString(s) <= most && !strings.ContainsRune(s, 0)
}

// clip shortens a value for a message.
func clip(s string) string {
	if r := []rune(strings.ToValidUTF8(s, "?")); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return strings.ToValidUTF8(s, "?")
}

func seconds(d time.Duration) string { return fmt.Sprintf("%g", d.Seconds()) }

// onCalendar is whether a moment has a year from 1 to 9999, as what is exported
// must have to be read again.
func onCalendar(t time.Time) bool { return t.After(time.Time{}) && t.Year() <= 9999 }
