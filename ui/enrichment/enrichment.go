// Package enrichment is for the time without a harness: what there is, starting
// one of it with a simple timer, what was seen, and what was.
package enrichment

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Given is what the page starts from.
type Given struct {
	Hamster model.Hamster
	All     []model.Enrichment // oldest first
	Now     func() time.Time
	Every   func(d time.Duration, f func()) (stop func())
}

// Actions are what a keeper can want from here.
type Actions struct {
	// Begin prepares an alternative, Later enters one that is over, Edit opens
	// one that was kept or that goes on.
	Begin func(kind string)
	Later func()
	Edit  func(model.Enrichment)
	// Guide opens the page on how to set each up.
	Guide func()
	Back  func()
}

// shown is how many of the last ones are listed; the calendar has them all.
const shown = 200

// New builds the page.
func New(given Given, do Actions) *screen.Screen {
	button := func(key, cap string, do func()) *parts.Button {
		b := parts.NewButton(words.T(key, nil), cap, parts.ToneQuiet, do)
		b.Height = 44
		return b
	}
	left, right := offers(do), past(given, do)
	body := parts.Shares(16, []float32{1, 1.1}, parts.Card(parts.Scroll(left)), parts.Card(right))
	content := body
	var stop, main func()
	if goes, ok := going(given.All); ok {
		line, tick := running(given, goes, do)
		content = parts.Column(16, 1, line, body)
		stop = given.Every(time.Second, tick)
		main = func() { do.Edit(goes) }
	}
	return &screen.Screen{
		View: screen.Page(words.T("free.heading", model.Args{"Name": given.Hamster.Name}), words.T("free.under", nil), content,
			button("prepare.cancel", "Esc", do.Back), button("free.guide", "G", do.Guide), button("free.later", "A", do.Later)),
		Main: main, Leave: stop,
		Key: func(k fyne.KeyName) bool {
			switch k {
			case fyne.KeyEscape:
				do.Back()
			case fyne.KeyG:
				do.Guide()
			case fyne.KeyA:
				do.Later()
			default:
				i := strings.Index("12345", string(k))
				if i < 0 || len(k) != 1 {
					return false
				}
				do.Begin(model.Alternatives()[i])
			}
			return true
		},
	}
}

// going is the one that goes on.
func going(all []model.Enrichment) (e model.Enrichment, ok bool) {
	for _, e := range all {
		if e.GoesOn {
			return e, true
		}
	}
	return e, false
}

// running is the line about the one that goes on; tick brings its time up to date.
func running(given Given, e model.Enrichment, do Actions) (line fyne.CanvasObject, tick func()) {
	t := parts.NewTitle("")
	t.Cut = true
	tick = func() {
		t.Set(words.T("free.goes_on", model.Args{"What": words.Free(e.Kind), "Since": words.Clock(e.StartedAt), "Time": since(e, given.Now())}))
	}
	tick()
	open := parts.NewButton(words.T("free.open", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, func() { do.Edit(e) })
	return parts.Card(parts.Row(12, 1, parts.NewMark(parts.MarkFree, 18), t, open)), tick
}

// since is how long one goes on.
func since(e model.Enrichment, now time.Time) time.Duration {
	return min(max(0, now.Sub(e.StartedAt)), model.MaxDuration)
}

// offers lists what there is.
func offers(do Actions) fyne.CanvasObject {
	col := parts.Column(6, -1, parts.NewTitle(words.T("free.what", nil)))
	for i, kind := range model.Alternatives() {
		name := parts.NewText(words.Free(kind))
		name.Bold = true
		line := parts.NewSoft(words.T("alternative."+kind, nil))
		line.Wrap, line.TextSize = true, 13
		body := parts.Row(10, 1, parts.NewMark(parts.MarkFree, 16), parts.Column(2, -1, name, line), parts.KeyCap(fmt.Sprint(i+1)))
		col.Add(parts.NewArea(words.Free(kind), body, func() { do.Begin(kind) }))
		col.Add(parts.Rule())
	}
	return col
}

// past lists what was, the newest first.
func past(given Given, do Actions) fyne.CanvasObject {
	title := parts.NewTitle(words.T("free.past", model.Args{"N": len(given.All)}))
	if len(given.All) == 0 {
		none := parts.NewWrapped(words.T("free.none", model.Args{"Name": given.Hamster.Name}))
		none.Color = look.ColorSoftText
		return parts.Column(8, -1, title, none)
	}
	var labels []string
	var listed []model.Enrichment
	for i := len(given.All) - 1; i >= 0 && len(listed) < shown; i-- {
		e := given.All[i]
		listed = append(listed, e)
		labels = append(labels, label(e, given.Now()))
	}
	rows := parts.NewRows(func(i int) { do.Edit(listed[i]) })
	rows.Set(labels, func(i int) fyne.CanvasObject { return line(listed[i], given.Now()) })
	list := parts.Column(8, 1, title, rows)
	if len(given.All) > shown {
		more := parts.NewSoft(words.T("free.earlier", nil))
		more.Wrap = true
		list.Add(more)
	}
	return list
}

func label(e model.Enrichment, now time.Time) string {
	return words.Moment(e.StartedAt, now) + ", " + words.Free(e.Kind) + ", " + lasted(e)
}

func lasted(e model.Enrichment) string {
	if e.GoesOn {
		return words.T("free.on", nil)
	}
	return words.Lasted(e.Duration)
}

// line is one of the list: when, what, how long, and what was seen.
func line(e model.Enrichment, now time.Time) fyne.CanvasObject {
	text := func(s string, bold bool) *parts.Text {
		t := parts.NewText(s)
		t.TextSize, t.Cut, t.Bold = 13, true, bold
		return t
	}
	cells := parts.Shares(8, []float32{2.2, 2.6, 1.6}, text(words.Moment(e.StartedAt, now), false), text(words.Free(e.Kind), true), text(lasted(e), false))
	below := seen(e)
	if below == "" {
		return parts.Pad(5, 2, cells)
	}
	s := parts.NewSoft(below)
	s.Cut = true
	mark := parts.MarkFree
	if len(e.Stress) > 0 {
		mark = parts.MarkStress
	}
	return parts.Pad(5, 2, parts.Column(2, -1, cells, parts.Row(6, 1, parts.NewMark(mark, 11), s)))
}

// seen says what was seen, and the note.
func seen(e model.Enrichment) string {
	var out []string
	for _, c := range e.Stress {
		out = append(out, words.Code(model.KindStress, c))
	}
	for _, c := range e.Comfort {
		out = append(out, words.Code(model.KindComfort, c))
	}
	if n := len(e.Treats); n > 0 {
		out = append(out, words.T("free.treats", model.Args{"N": n}))
	}
	if e.Note != "" {
		out = append(out, strings.Join(strings.Fields(e.Note), " "))
	}
	return strings.Join(out, " · ")
}
