package correct

import (
	"time"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// NewSession is the screen that corrects what an ended session says of itself.
// keep saves it and returns what was wrong, if anything; the screen then stays
// as it is.
func NewSession(s model.Session, harnesses []model.Harness, unit model.Unit, now time.Time, keep func(model.Session) error, cancel func()) *screen.Screen {
	head := NewHead(s, harnesses, unit, now)
	wrong := parts.NewWrapped("")
	wrong.Color = look.ColorStressText
	left := parts.Column(18, -1, head.When, head.Where)
	right := parts.Column(18, -1, head.How, head.Note)
	again := func(text string) {
		wrong.Set(text)
		left.Refresh()
		right.Refresh()
	}
	head.OnChange = func() { again("") }
	save := func() {
		right, ok := head.Read()
		if !ok {
			again(words.T("correct.look_again", nil))
			return
		}
		if err := keep(right); err != nil {
			again(words.Problem(err))
		}
	}
	done := parts.NewButton(words.T("form.save", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, save)
	done.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44
	body := parts.Shares(16, []float32{1.15, 1},
		parts.Card(parts.Scroll(left)), parts.Card(parts.Column(10, 0, parts.Scroll(right), wrong)))
	return &screen.Screen{
		View: screen.Page(words.T("correct.session_heading", model.Args{"When": words.Moment(s.StartedAt, now)}),
			words.T("correct.session_under", nil), body, back, done),
		Main: save, First: head.First,
		Key: screen.OnEscape(cancel),
	}
}
