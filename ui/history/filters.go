package history

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// filters are the fields that narrow the list.
type filters struct {
	view    *fyne.Container
	search  model.Search
	whose   model.Hamster
	changed func()

	text, from, to                  *parts.Entry
	animal, stage, end, sign, place *parts.Pick
	clear                           *parts.Button
	wrong                           *parts.Text
}

// everyone is the key of the choice of all hamsters.
const everyone = "everyone"

// newFilters builds the fields; down goes from the search to the list.
func newFilters(g Given, down, changed func()) *filters {
	f := &filters{search: g.Search, whose: g.Hamster, changed: changed}
	f.text = parts.NewEntry(words.T("history.find", nil), words.T("history.find_hint", nil))
	f.text.SetText(g.Search.Text)
	f.text.OnChanged = func(s string) { f.search.Text = s; f.tell() }
	f.text.OnKey = func(k fyne.KeyName) bool {
		if k == fyne.KeyDown || k == fyne.KeyReturn || k == fyne.KeyEnter {
			down()
			return true
		}
		return false
	}
	f.from, f.to = f.day("history.from"), f.day("history.to")
	if !g.Search.From.IsZero() {
		f.from.SetText(g.Search.From.Format(time.DateOnly))
	}
	if !g.Search.To.IsZero() {
		f.to.SetText(g.Search.To.Format(time.DateOnly))
	}
	f.from.OnChanged, f.to.OnChanged = f.days, f.days
	f.wrong = parts.NewSoft("")
	f.wrong.Color = look.ColorStressText
	f.wrong.Hide()

	f.animal = parts.NewPick(g.Hamster.Name, []parts.Option{
		{Key: "", Label: g.Hamster.Name}, {Key: everyone, Label: words.T("history.everyone", nil)},
	}, "", func(k string) {
		f.search.HamsterID = f.whose.ID
		if k == everyone {
			f.search.HamsterID = model.ID{}
		}
		f.tell()
	})
	if g.Search.HamsterID == (model.ID{}) {
		f.animal.Put(everyone)
	}
	var stages, ends, signs, places []parts.Option
	for _, s := range model.Ladder() {
		stages = append(stages, parts.Option{Key: string(s.Key), Label: words.StageName(s)})
	}
	for _, e := range append(model.EndReasons(), model.EndInterrupted) {
		ends = append(ends, parts.Option{Key: string(e), Label: words.T("end."+string(e)+".short", nil)})
	}
	for _, p := range model.Places() {
		places = append(places, parts.Option{Key: string(p), Label: words.T("place."+string(p), nil)})
	}
	for _, kind := range []model.Kind{model.KindStress, model.KindComfort} {
		for _, c := range *g.Pad.Of(kind) {
			signs = append(signs, parts.Option{Key: c, Label: words.Code(kind, c)})
		}
	}
	sought := func(o parts.Option) bool { return o.Key == g.Search.Sign }
	if g.Search.Sign != "" && !slices.ContainsFunc(signs, sought) { // taken off the pad since
		signs = append(signs, parts.Option{Key: g.Search.Sign, Label: words.Code(model.KindStress, g.Search.Sign)})
	}
	f.stage = f.pick("table.stage", stages, string(g.Search.Stage), func(k string) { f.search.Stage = model.StageKey(k) })
	f.end = f.pick("table.ended", ends, string(g.Search.End), func(k string) { f.search.End = model.EndReason(k) })
	f.sign = f.pick("history.sign", signs, g.Search.Sign, func(k string) { f.search.Sign = k })
	f.place = f.pick("table.place", places, string(g.Search.Place), func(k string) { f.search.Place = model.Place(k) })
	f.clear = parts.NewButton(words.T("history.clear", nil), "", parts.ToneLink, f.reset)
	f.clear.Small = true
	f.view = parts.Flow(8, parts.Fixed(170, 0, f.text), f.animal.View, f.stage.View, f.end.View, f.sign.View, f.place.View,
		parts.Fixed(132, 0, f.from), parts.Fixed(132, 0, f.to), f.clear, f.wrong)
	f.show()
	return f
}

func (f *filters) pick(name string, options []parts.Option, chosen string, set func(string)) *parts.Pick {
	options = append([]parts.Option{{Label: words.T("history.any", nil)}}, options...)
	return parts.NewPick(words.T(name, nil), options, chosen, func(k string) { set(k); f.tell() })
}

func (f *filters) day(key string) *parts.Entry {
	return parts.NewEntry(words.T(key, nil), words.T(key, nil))
}

// days takes in the two days as far as they are written. Half a date stands for
// the whole month or year.
func (f *filters) days(string) {
	from, okFrom := readDay(f.from.Text, false)
	to, okTo := readDay(f.to.Text, true)
	f.wrong.Hidden = okFrom && okTo
	f.wrong.Set(words.T("history.day_wrong", nil))
	if okFrom && okTo && (!from.Equal(f.search.From) || !to.Equal(f.search.To)) {
		f.search.From, f.search.To = from, to
		f.tell()
	}
	f.view.Refresh()
}

// readDay reads a calendar day as [words.ReadDay] does, or of "2026-06" or
// "2026" the first or the last one. Nothing written is the zero time.
func readDay(text string, last bool) (day time.Time, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return time.Time{}, true
	}
	if t, ok := words.ReadDay(text); ok {
		return t, true
	}
	for form, span := range map[string]struct{ years, months int }{"2006-01": {0, 1}, "2006": {1, 0}} {
		if t, err := time.Parse(form, strings.TrimSuffix(text, "-")); err == nil {
			if last {
				t = t.AddDate(span.years, span.months, -1)
			}
			return t, true
		}
	}
	// A date that is still being written says nothing yet.
	return time.Time{}, len(text) < len(time.DateOnly) && strings.Trim(text, "0123456789-./") == ""
}

func (f *filters) tell() {
	f.show()
	f.changed()
}

// show offers to clear what narrows the list.
func (f *filters) show() {
	f.clear.Hidden = !f.search.Narrows()
	f.view.Refresh()
}

// reset shows every session of the animal, or of everyone, again.
func (f *filters) reset() {
	f.search = model.Search{HamsterID: f.search.HamsterID}
	for _, p := range []*parts.Pick{f.stage, f.end, f.sign, f.place} {
		p.Put("")
	}
	for _, e := range []*parts.Entry{f.text, f.from, f.to} {
		tell := e.OnChanged
		e.OnChanged = nil
		e.SetText("")
		e.OnChanged = tell
	}
	f.wrong.Hide()
	f.tell()
}
