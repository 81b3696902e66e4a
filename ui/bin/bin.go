// Package bin shows what was deleted, to take it back, or to remove it for good.
package bin

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Journal is what the bin asks of the journal.
type Journal interface {
	// Bin returns what lies in the bin, the latest first.
	Bin(ctx context.Context) ([]model.Binned, error)
	RestoreSession(ctx context.Context, id model.ID) error
	RestoreHamster(ctx context.Context, id model.ID) error
	RestoreEnrichment(ctx context.Context, id model.ID) error
	// RemoveSession, RemoveHamster and RemoveEnrichment delete for good.
	RemoveSession(ctx context.Context, id model.ID) error
	RemoveHamster(ctx context.Context, id model.ID) error
	RemoveEnrichment(ctx context.Context, id model.ID) error
}

// Actions are the ways on.
type Actions struct {
	Again func() // shows the bin as it is now
	// Unfinished is called once a session is back that has no end yet.
	Unfinished func(session model.ID)
	Back       func()
	Tell       func(error)
}

// Given is what the screen shows.
type Given struct {
	Lying []model.Binned
	Now   time.Time
	Rules model.Rules
}

// most is how many things are shown; nobody looks further, and the older ones
// come up as the newer ones go.
const most = 200

// New builds the list.
func New(given Given, j Journal, do Actions) *screen.Screen {
	back := parts.NewButton(words.T("bin.back", nil), "Esc", parts.ToneQuiet, do.Back)
	back.Height = 44
	list := parts.Column(0, -1)
	var first fyne.Focusable
	for i, b := range given.Lying {
		if i == most {
			list.Add(parts.NewSoft(words.T("bin.more", model.Args{"N": len(given.Lying) - most})))
			break
		}
		row, restore := line(b, j, do)
		if first == nil {
			first = restore
		}
		list.Add(row)
		list.Add(parts.Rule())
	}
	if len(given.Lying) == 0 {
		list.Add(parts.NewSoft(words.T("bin.empty", nil)))
	}
	return &screen.Screen{
		View: screen.Page(words.T("bin.heading", nil), words.T("bin.under", model.Args{"N": len(given.Lying)}),
			parts.Column(0, -1, parts.Card(list)), back),
		First: first,
		Key:   screen.OnEscape(do.Back),
	}
}

// line is one thing with what can be done with it.
func line(b model.Binned, j Journal, do Actions) (fyne.CanvasObject, fyne.Focusable) {
	id, restore, remove := b.Hamster.ID, j.RestoreHamster, j.RemoveHamster
	back := do.Again
	what, more := b.Hamster.Name, words.T("bin.hamster", model.Args{"N": b.Sessions})
	if s := b.Session; s != nil {
		id, restore, remove = s.ID, j.RestoreSession, j.RemoveSession
		stage, _ := model.StageOf(s.Stage)
		what = words.T("bin.session", model.Args{"Name": b.Hamster.Name, "Day": words.Date(s.StartedAt), "Time": words.Clock(s.StartedAt)})
		if s.End == model.EndNone {
			more = words.T("bin.unfinished", model.Args{"Stage": words.StageName(stage), "Time": s.Duration})
			back = func() { do.Unfinished(s.ID) }
		} else {
			more = words.T("bin.session_more", model.Args{"Stage": words.StageName(stage), "Calm": words.Calm(s.CalmTime()), "Ended": words.Ended(*s)})
		}
	}
	if e := b.Free; e != nil {
		id, restore, remove = e.ID, j.RestoreEnrichment, j.RemoveEnrichment
		what = words.T("bin.free", model.Args{"Name": b.Hamster.Name, "Day": words.Date(e.StartedAt)})
		more = words.FreeLine(*e)
	}
	try := func(f func(context.Context, model.ID) error, then func()) func() {
		return func() {
			if err := f(context.Background(), id); err != nil {
				do.Tell(err)
				return
			}
			then()
		}
	}
	title := parts.NewText(what)
	title.Bold, title.Cut = true, true
	about := parts.NewSoft(more)
	when := parts.NewSoft(words.T("bin.deleted", model.Args{"Day": words.Date(b.At), "Time": words.Clock(b.At)}))
	about.Cut, when.Cut = true, true
	foot := parts.Column(0, -1)
	foot.Hide()
	row := parts.Column(6, -1)
	restored := parts.NewButton(words.T("bin.restore", nil), "", parts.ToneQuiet, try(restore, back))
	gone := parts.NewButton(words.T("bin.remove", nil), "", parts.ToneLink, nil)
	sure := parts.NewButton(words.T("bin.remove_yes", nil), "", parts.ToneUrgent, try(remove, do.Again))
	keep := parts.NewButton(words.T("bin.remove_no", nil), "", parts.ToneQuiet, nil)
	ask := parts.NewWrapped(words.T("bin.remove_sure", nil))
	ask.Color = look.ColorStressText
	foot.Objects = []fyne.CanvasObject{parts.Row(10, 0, ask, keep, sure)}
	fold := func(open bool) {
		foot.Hidden = !open
		row.Refresh()
		if c := fyne.CurrentApp().Driver().CanvasForObject(row); c != nil {
			if open {
				c.Focus(keep)
			} else {
				c.Focus(restored)
			}
		}
	}
	gone.OnTapped = func() { fold(true) }
	keep.OnTapped = func() { fold(false) }
	row.Objects = []fyne.CanvasObject{parts.Row(12, 0, parts.Column(2, -1, title, about, when), restored, gone), foot}
	return parts.Pad(10, 4, row), restored
}
