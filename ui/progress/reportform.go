package progress

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// ReportWish is what a report should hold.
type ReportWish struct {
	From, To time.Time // first and last day, zero for no limit
	Notes    bool      // the keeper's own notes too
}

// spans are how far back a report can reach, in days; 0 is everything.
var spans = []struct {
	key  string
	days int
}{{"all", 0}, {"quarter", 91}, {"month", 28}, {chosenDays, 0}}

// chosenDays is the span of which the keeper writes the first and last day.
const chosenDays = "days"

// NewReport asks what the report for a vet or a friend should hold.
func NewReport(h model.Hamster, now time.Time, save func(ReportWish), cancel func()) *screen.Screen {
	var wish ReportWish
	var options []parts.Option
	for _, s := range spans {
		options = append(options, parts.Option{Key: s.key, Label: words.T("report_form."+s.key, nil)})
	}
	from := parts.NewEntry(words.T("report_form.from", nil), words.T("report_form.day_hint", nil))
	to := parts.NewEntry(words.T("report_form.to", nil), words.T("report_form.day_hint", nil))
	wrong := parts.NewSoft("")
	wrong.Color = look.ColorStressText
	days := parts.Column(6, -1, parts.Even(16, parts.Field(words.T("report_form.from", nil), from), parts.Field(words.T("report_form.to", nil), to)), wrong)
	days.Hide()
	var form *fyne.Container
	span := parts.NewChoice(options, "all", nil)
	span.OnChosen = func(k string) {
		wish.From, wish.To = time.Time{}, time.Time{}
		for _, s := range spans {
			if s.key == k && s.days > 0 {
				wish.From = now.AddDate(0, 0, -s.days)
			}
		}
		days.Hidden = k != chosenDays
		form.Refresh()
	}
	notes := parts.NewCheck(words.T("report_form.notes", nil), words.T("report_form.notes_why", nil), func(on bool) { wish.Notes = on })
	what := parts.NewWrapped(words.T("report_form.what", model.Args{"Name": h.Name}))
	run := func() {
		if span.Chosen() == chosenDays {
			problem := ""
			if wish.From, wish.To, problem = readDays(from.Text, to.Text); problem != "" {
				wrong.Set(words.T(problem, nil))
				return
			}
		}
		wrong.Set("")
		save(wish)
	}
	done := parts.NewButton(words.T("report_form.save", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, run)
	done.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44
	form = parts.Column(18, -1, what, parts.Field(words.T("report_form.span", nil), span), days, notes)
	return &screen.Screen{
		View: screen.Page(words.T("report_form.heading", model.Args{"Name": h.Name}), words.T("report_form.under", nil),
			parts.Column(0, -1, parts.Card(form)), back, done),
		Main: run,
		Key:  screen.OnEscape(cancel),
	}
}

// readDays reads the first and the last day; either may be left empty. Of what
// cannot be it returns the key of what is wrong.
func readDays(first, last string) (from, to time.Time, wrong string) {
	for _, d := range []struct {
		typed string
		day   *time.Time
	}{{first, &from}, {last, &to}} {
		if strings.TrimSpace(d.typed) == "" {
			continue
		}
		var ok bool
		if *d.day, ok = words.ReadDay(d.typed); !ok {
			return time.Time{}, time.Time{}, "report_form.day_wrong"
		}
	}
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		return time.Time{}, time.Time{}, "report_form.turned"
	}
	return from, to, ""
}
