package enrichment

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Start is what the page before one needs.
type Start struct {
	Hamster model.Hamster
	Kind    string
	Unit    model.Unit // of the thermometer
}

type begin struct {
	start   Start
	do      func(celsius *float64)
	why     func(guide.Fact)
	gates   []*parts.Check
	heat    *warmth // nil indoors
	missing *parts.Text
	button  *parts.Button
}

// NewBegin builds the page before one: what it takes, and the checks that keep
// the animal safe; do starts it, and why opens the guide where it tells of
// something, with the way back to this page as it is.
func NewBegin(start Start, do func(celsius *float64), why func(guide.Fact), cancel func()) *screen.Screen {
	b := &begin{start: start, do: do, why: why, missing: parts.NewSoft("")}
	b.missing.TextSize, b.missing.Wrap = 13, true
	b.button = parts.NewButton(words.T("prepare.start", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, b.begin)
	b.button.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44
	body := parts.Shares(16, []float32{1, 1.15}, parts.Card(parts.Scroll(b.needs())), parts.Card(b.checks()))
	b.judge()
	s := &screen.Screen{
		View: screen.Page(words.T("free.begin", model.Args{"What": words.Free(start.Kind), "Name": start.Hamster.Name}),
			words.T("free.begin_under", nil), body, back, b.button),
		Main: b.begin, CheckAll: b.all,
		Key: screen.OnEscape(cancel),
	}
	if b.heat != nil {
		s.Shown = b.heat.entry.FocusByKey // or the key that led here would be typed into it
	}
	return s
}

// needs says what it takes, and where the guide tells how.
func (b *begin) needs() fyne.CanvasObject {
	line := parts.NewWrapped(words.T("alternative."+b.start.Kind, nil))
	col := parts.Column(10, -1, line, parts.NewTitle(words.T("free.parts", nil)))
	list := parts.Column(4, -1)
	for _, part := range model.AlternativeParts(b.start.Kind) {
		list.Add(parts.Row(10, 1, parts.NewMark(parts.MarkGuide, 12), parts.NewText(words.T("free.part."+part, nil))))
	}
	col.Add(list)
	col.Add(parts.Row(0, -1, parts.NewButton(words.T("free.guide", nil), "", parts.ToneLink, func() { b.why(guide.OfAlternative(b.start.Kind)) })))
	outside := parts.NewSoft(words.T("free.outside_ladder", nil))
	outside.Wrap = true
	col.Add(outside)
	return col
}

func (b *begin) checks() fyne.CanvasObject {
	box := parts.Column(4, -1)
	if model.EnrichmentOutdoors(b.start.Kind) {
		b.heat = newWarmth(b.start.Unit, nil, b.judge)
		box.Add(b.withWhy(b.heat.view, b.heat.label, guide.OfGate("temperature")))
	}
	for _, g := range model.EnrichmentGates(b.start.Kind) {
		c := parts.NewCheck(words.T("gate."+g.Key, nil), reason(g.Key), func(bool) { b.judge() })
		b.gates = append(b.gates, c)
		box.Add(b.withWhy(c, c.Label, guide.OfGate(g.Key)))
	}
	all := parts.NewButton(words.T("prepare.check_all", nil), words.Key("Ctrl+Shift+A"), parts.ToneLink, b.all)
	return parts.Column(10, 1, parts.Row(8, 0, parts.NewTitle(words.T("prepare.checks", nil)), all), parts.Scroll(box), b.missing)
}

// withWhy puts the way to what the guide tells of it beside a line.
func (b *begin) withWhy(line fyne.CanvasObject, of string, f guide.Fact) fyne.CanvasObject {
	return parts.Row(4, 0, line, parts.NewWhy(words.T("guide.why", nil), of, func() { b.why(f) }))
}

// reason is that for a check; that of being watched is another one where no
// harness is worn.
func reason(gate string) string {
	if gate == "watched" {
		return words.T("free.watched_why", nil)
	}
	return words.T("gate."+gate+".why", nil)
}

func (b *begin) all() {
	for _, g := range b.gates {
		g.Set(true)
	}
}

// lacks says what still keeps it from starting; empty if nothing does.
func (b *begin) lacks() string {
	if b.heat != nil {
		if problem := b.heat.problem(); problem != "" {
			return problem
		}
	}
	if n := parts.Unchecked(b.gates); n > 0 {
		return words.T("prepare.lacks_checks", model.Args{"N": n})
	}
	return ""
}

func (b *begin) judge() {
	if b.button == nil {
		return
	}
	lacks := b.lacks()
	b.missing.Paint(look.ColorSoftText)
	if lacks == "" {
		b.missing.Set(words.T("prepare.all_set", nil))
		b.button.Enable()
		return
	}
	b.missing.Set(lacks)
	b.button.Disable()
}

func (b *begin) begin() {
	if b.lacks() != "" {
		b.judge()
		b.missing.Paint(look.ColorStressText) // the answer to a key that did nothing else
		return
	}
	var celsius *float64
	if b.heat != nil {
		celsius, _ = b.heat.read()
	}
	b.do(celsius)
}

// warmth asks for the temperature outdoors and says what it means.
type warmth struct {
	view  fyne.CanvasObject
	label string
	entry *parts.Entry
	unit  model.Unit
	told  *parts.Text
	first string
	given *float64
}

func newWarmth(unit model.Unit, given *float64, changed func()) *warmth {
	label := words.T("prepare.temperature_"+string(unit), nil)
	w := &warmth{label: label, unit: unit, given: given, entry: parts.NewEntry(label, fmt.Sprintf("%.0f", unit.FromCelsius(20))), told: parts.NewSoft("")}
	w.told.Wrap, w.told.TextSize = true, 13
	if given != nil {
		w.first = words.Degrees(*given, unit)
		w.entry.SetText(w.first)
	}
	w.entry.OnChanged = func(string) {
		w.tell()
		changed()
	}
	w.tell()
	title := parts.NewText(label)
	title.Bold = true
	w.view = parts.Column(6, -1, title, parts.Row(10, 1, parts.Fixed(90, 0, w.entry), w.told))
	return w
}

// read returns the temperature in °C, nil where there is none; ok is false where
// the field holds no such thing.
func (w *warmth) read() (celsius *float64, ok bool) {
	switch text := strings.TrimSpace(w.entry.Text); text {
	case "":
		return nil, true
	case w.first:
		return w.given, true
	}
	c, ok := words.ReadDegrees(w.entry.Text, w.unit)
	return &c, ok && c >= -60 && c <= 60
}

// problem says what speaks against going out; empty if nothing does.
func (w *warmth) problem() string {
	c, ok := w.read()
	if !ok || c == nil {
		return words.T("prepare.lacks_temperature", nil)
	}
	if advice := w.unit.Judge(*c); advice.Forbids() {
		return words.T("temperature."+string(advice), nil)
	}
	return ""
}

func (w *warmth) tell() {
	c, ok := w.read()
	if !ok || c == nil {
		w.told.Set(words.T("prepare.temperature_ask", nil))
		return
	}
	w.told.Set(words.T("temperature."+string(w.unit.Judge(*c)), nil))
}
