package progress

import (
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// ReportWish is what a report should hold.
type ReportWish struct {
	From  time.Time // zero: from the beginning
	Notes bool      // the keeper's own notes too
}

// spans are how far back a report can reach, in days; 0 is everything.
var spans = []struct {
	key  string
	days int
}{{"all", 0}, {"quarter", 91}, {"month", 28}}

// NewReport asks what the report for a vet or a friend should hold.
func NewReport(h model.Hamster, now time.Time, save func(ReportWish), cancel func()) *screen.Screen {
	var wish ReportWish
	var options []parts.Option
	for _, s := range spans {
		options = append(options, parts.Option{Key: s.key, Label: words.T("report_form."+s.key, nil)})
	}
	span := parts.NewChoice(options, "all", func(k string) {
		wish.From = time.Time{}
		for _, s := range spans {
			if s.key == k && s.days > 0 {
				wish.From = now.AddDate(0, 0, -s.days)
			}
		}
	})
	notes := parts.NewCheck(words.T("report_form.notes", nil), words.T("report_form.notes_why", nil), func(on bool) { wish.Notes = on })
	what := parts.NewWrapped(words.T("report_form.what", model.Args{"Name": h.Name}))
	run := func() { save(wish) }
	done := parts.NewButton(words.T("report_form.save", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, run)
	done.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44
	form := parts.Card(parts.Column(18, -1, what, parts.Field(words.T("report_form.span", nil), span), notes))
	return &screen.Screen{
		View: screen.Page(words.T("report_form.heading", model.Args{"Name": h.Name}), words.T("report_form.under", nil),
			parts.Column(0, -1, form), back, done),
		Main: run,
		Key: func(k fyne.KeyName) bool {
			if k == fyne.KeyEscape {
				cancel()
			}
			return k == fyne.KeyEscape
		},
	}
}
