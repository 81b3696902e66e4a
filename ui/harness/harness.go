// Package harness is all about one harness: what it is, how it sits, and what
// to try when it is refused.
package harness

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Given is what the page of a harness shows.
type Given struct {
	Hamster model.Hamster
	Harness model.Harness
	Checks  []model.FitCheck // of this harness
	Now     time.Time
	// DayStart is when days start.
	DayStart model.DayStart
}

// Actions are what a keeper can want from here.
type Actions struct {
	Back, Edit, Check func()
	Retire, Return    func()
	Refused           func()
}

// New builds the page of one harness.
func New(g Given, do Actions) *screen.Screen {
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, do.Back)
	edit := parts.NewButton(words.T("hamsters.edit", nil), "E", parts.ToneQuiet, do.Edit)
	check := parts.NewButton(words.T("harness.check", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, do.Check)
	for _, b := range []*parts.Button{back, edit, check} {
		b.Height = 44
	}
	under := words.T("style."+string(g.Harness.Style), nil) + " · " + words.T("fastener."+string(g.Harness.Fastener), nil) + " · " + g.Hamster.Name
	body := parts.Shares(16, []float32{1, 1.3},
		parts.Scroll(parts.Card(about(g, do))), parts.Card(history(g)))
	return &screen.Screen{
		View: screen.Page(words.HarnessName(g.Harness), under, body, back, edit, check),
		Main: do.Check,
		Key: func(k fyne.KeyName) bool {
			switch k {
			case fyne.KeyEscape:
				do.Back()
			case fyne.KeyE:
				do.Edit()
			case fyne.KeyR:
				do.Refused()
			default:
				return false
			}
			return true
		},
	}
}

func about(g Given, do Actions) fyne.CanvasObject {
	col := parts.Column(12, -1)
	if !g.Harness.RetiredAt.IsZero() {
		since := parts.NewWrapped(words.T("harness.retired_on", model.Args{"Day": words.Date(g.Harness.RetiredAt)}))
		col.Add(since)
	}
	if g.Harness.Notes != "" {
		notes := parts.NewWrapped(g.Harness.Notes)
		notes.TextSize = 13
		col.Add(notes)
		col.Add(parts.Rule())
	}
	for _, w := range append(model.HarnessWarnings(g.Harness, g.Hamster.Species), model.EquipmentWarnings()...) {
		col.Add(warning(w))
	}
	col.Add(parts.Rule())
	refused := parts.NewButton(words.T("harness.refused", nil), "R", parts.ToneQuiet, do.Refused)
	retire := parts.NewButton(words.T("harness.retire", nil), "", parts.ToneQuiet, do.Retire)
	why := words.T("harness.retire_why", nil)
	if !g.Harness.RetiredAt.IsZero() {
		retire = parts.NewButton(words.T("harness.return", nil), "", parts.ToneQuiet, do.Return)
		why = words.T("harness.return_why", nil)
	}
	for _, way := range []struct {
		button *parts.Button
		why    string
	}{{refused, words.T("harness.refused_why", nil)}, {retire, why}} {
		t := parts.NewSoft(way.why)
		t.Wrap, t.Least = true, 100
		col.Add(parts.Row(14, 1, way.button, t))
	}
	return col
}

// history lists the fit checks, the newest first.
func history(g Given) fyne.CanvasObject {
	checks := slices.Clone(g.Checks)
	slices.SortStableFunc(checks, func(a, b model.FitCheck) int { return b.At.Compare(a.At) })
	title := parts.NewTitle(words.T("harness.checks", model.Args{"N": len(checks)}))
	if len(checks) == 0 {
		none := parts.NewWrapped(words.T("harness.no_checks", nil))
		none.TextSize = 13
		return parts.Column(10, -1, title, none)
	}
	days := g.DayStart.Day(g.Now) - g.DayStart.Day(checks[0].At)
	ago := words.T("harness.last_check_today", nil)
	if days > 0 {
		ago = words.T("harness.last_check", model.Args{"N": days})
	}
	col := parts.Column(10, -1)
	for i, c := range checks {
		if i > 0 {
			col.Add(parts.Rule())
		}
		col.Add(checked(c))
	}
	return parts.Column(10, 2, title, parts.NewSoft(ago), parts.Scroll(parts.Pad(0, 8, col)))
}

// checked is one fit check with each of its points.
func checked(c model.FitCheck) fyne.CanvasObject {
	mark, said := parts.MarkMet, words.T("fit.fits", nil)
	if !c.Fits() {
		mark, said = parts.MarkStop, words.T("fit.to_mend", nil)
	}
	when := parts.NewText(words.T("format.when", model.Args{"Day": words.Date(c.At), "Time": words.Clock(c.At)}))
	when.Bold, when.TextSize, when.Cut = true, 13, true
	col := parts.Column(4, -1, parts.Row(10, 1, parts.NewMark(mark, 13), when, parts.NewSoft(said)))
	for _, key := range model.FitPoints() {
		sign := parts.MarkMet
		if !c.Holds(key) {
			sign = parts.MarkUnknown
		}
		t := parts.NewWrapped(words.T("fit."+key, nil))
		t.TextSize = 13
		label := words.T("fit.holds", nil)
		if !c.Holds(key) {
			label = words.T("fit.holds_not", nil)
		}
		col.Add(parts.Pad(0, 23, parts.Row(10, 1, parts.NewMark(sign, 11), t, parts.NewSoft(label))))
	}
	if c.Note != "" {
		note := parts.NewSoft(c.Note)
		note.Wrap = true
		col.Add(parts.Pad(0, 23, note))
	}
	return col
}
