package words

import (
	"time"

	"calmster/model"
)

// About says a hamster's species and age on a day: "Syrian · 8 months".
func About(h model.Hamster, now time.Time) string {
	species := T("species."+string(h.Species), nil)
	if h.Born.IsZero() || h.Born.After(now) {
		return species
	}
	return T("hamster.about", model.Args{"Species": species, "Age": age(h.Born, now)})
}

// age says an age in weeks up to three months, then in months.
func age(born, now time.Time) string {
	days := int(now.Sub(born).Hours() / 24)
	months := (now.Year()-born.Year())*12 + int(now.Month()) - int(born.Month())
	if now.Day() < born.Day() {
		months--
	}
	if months < 3 {
		return T("hamster.weeks", model.Args{"N": days / 7})
	}
	return T("hamster.months", model.Args{"N": months})
}

// StageName says a stage with its number: "4 · Wear longer".
func StageName(s model.Stage) string {
	return T("stage.numbered", model.Args{"Number": s.Number, "Name": T("stage."+string(s.Key), nil)})
}

// OnOrNear picks one of two keys: the first where the harness is on the animal at
// that stage, the second where it only lies near.
func OnOrNear(stage model.StageKey, on, near string) string {
	if stage == model.StageMeet {
		return near
	}
	return on
}

// Ended says how a session ended, for a table: the first stress sign where
// there was one, else the reason.
func Ended(s model.Session) string {
	if s.LeftOut() {
		return T("chart.overlaps", nil)
	}
	if e, ok := s.FirstStress(); ok {
		return Past(e.Code)
	}
	if s.Watch == model.WatchNot {
		return T("end.unwatched", nil)
	}
	return T("end."+string(s.End)+".short", nil)
}

// Past says a stress sign as what the animal did: "bit the harness".
func Past(code string) string {
	if model.Custom(code) {
		return Code(model.KindStress, code)
	}
	return T("sign."+code+".past", nil)
}

// HarnessName says what a harness is called: the keeper's own label, else its style.
func HarnessName(h model.Harness) string {
	if h.Label != "" {
		return h.Label
	}
	return T("style."+string(h.Style), nil)
}

// LogLine says a line of a log, with its note, and whether it was taken back
// or corrected.
func LogLine(l model.LogLine) string {
	text := Code(l.Kind, l.Code)
	switch {
	case l.Note == "":
	case l.Kind == model.KindNote:
		text = l.Note
	default:
		text += ": " + l.Note
	}
	switch {
	case l.Corrected:
		return T("session.corrected", model.Args{"What": text})
	case !l.Stands:
		return T("session.undone", model.Args{"What": text})
	}
	return text
}
