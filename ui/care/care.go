// Package care is about the journal's file as a whole: to move it elsewhere, and
// to go back to a backup. Each says what will happen before it does.
package care

import (
	"fyne.io/fyne/v2"

	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Working is shown while the file is worked on and nothing else may be.
func Working(title, under string) *screen.Screen {
	line := parts.NewWrapped(words.T(under, nil))
	return &screen.Screen{
		View:  screen.Page(words.T(title, nil), "", parts.Card(line)),
		Alone: true,
		Key:   func(fyne.KeyName) bool { return true },
	}
}

// asking is a page that asks for one path.
type asking struct {
	title, under string // keys
	label, hint  string // of the field
	path         string
	steps        []string // what will happen, in sentences
	do           string   // key of the main action
	more         fyne.CanvasObject
	// try does it; what it returns is said below the field.
	try    func(path string) (problem string)
	browse func(picked func(path string))
	cancel func()
}

func (a asking) screen() *screen.Screen {
	field := parts.NewEntry(words.T(a.label, nil), words.T(a.hint, nil))
	field.SetText(a.path)
	field.OnLeave = a.cancel
	wrong := parts.NewSoft("")
	wrong.Color, wrong.TextSize, wrong.Wrap = look.ColorStressText, 13, true
	try := func() { wrong.Set(a.try(field.Text)) }
	field.OnSubmitted = func(string) { try() }
	field.OnChanged = func(string) { wrong.Set("") }
	browse := parts.NewButton(words.T("care.browse", nil), "", parts.ToneQuiet, func() { a.browse(field.SetText) })
	what := parts.Column(8, -1, parts.NewTitle(words.T("care.what", nil)))
	for _, step := range a.steps {
		what.Add(parts.Row(12, 1, parts.NewMark(parts.MarkGuide, 13), parts.NewWrapped(step)))
	}
	ask := parts.Column(10, -1,
		parts.Field(words.T(a.label, nil), parts.Row(10, 0, field, browse)), wrong)
	if a.more != nil {
		ask.Add(a.more)
	}
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, a.cancel)
	done := parts.NewButton(words.T(a.do, nil), words.Key("Ctrl+Enter"), parts.TonePrimary, try)
	back.Height, done.Height = 44, 44
	return &screen.Screen{
		View: screen.Page(words.T(a.title, nil), words.T(a.under, nil),
			parts.Scroll(parts.Column(16, -1, parts.Card(ask), parts.Card(what))), back, done),
		Main: try, First: field,
		Key: screen.OnEscape(a.cancel),
	}
}
