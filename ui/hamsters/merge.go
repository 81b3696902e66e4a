package hamsters

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Belongings are what a merge would move.
type Belongings struct{ Sessions, Enrichments, Harnesses, Changes int }

// Merge is what the page of a merge shows.
type Merge struct {
	From   model.Hamster
	Has    Belongings      // of From
	Others []model.Hamster // that it may be merged with
	Faces  *Faces
	Now    time.Time
}

// NewMerge builds the page on which a keeper says that two animals of the
// journal are one. What will happen is said before anything does.
func NewMerge(g Merge, merge func(into model.ID) error, cancel func()) *screen.Screen {
	var into *model.Hamster
	wrong := parts.NewWrapped("")
	wrong.Color = look.ColorStressText
	does := parts.Column(8, -1)
	chosen := parts.NewText(words.T("merge.what", nil))
	chosen.Bold, chosen.Cut = true, true
	what := parts.Column(12, -1, chosen, does, wrong)
	scroll := container.NewVScroll(what)
	run := func() {
		if into == nil {
			wrong.Set(words.T("merge.lacks", nil))
			return
		}
		if err := merge(into.ID); err != nil {
			wrong.Set(words.Problem(err))
		}
	}
	done := parts.NewButton(words.T("merge.do", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, run)
	done.Height = 44
	done.Disable()
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44

	tell := func() {
		does.RemoveAll()
		args := model.Args{"From": g.From.Name, "Into": into.Name}
		line := func(text string) {
			t := parts.NewWrapped(text)
			t.TextSize = 13
			does.Add(parts.Row(10, 1, parts.NewMark(parts.MarkGuide, 13), t))
		}
		for _, moved := range []struct {
			key string
			n   int
		}{{"merge.sessions", g.Has.Sessions}, {"merge.enrichments", g.Has.Enrichments}, {"merge.harnesses", g.Has.Harnesses}, {"merge.changes", g.Has.Changes}} {
			if moved.n > 0 {
				line(words.T(moved.key, model.Args{"N": moved.n, "Into": into.Name}))
			}
		}
		if g.Has == (Belongings{}) {
			line(words.T("merge.nothing", args))
		}
		line(words.T("merge.profile", args))
		line(words.T("merge.again", args))
		line(words.T("merge.undo", args))
		what.Refresh()
		scroll.Refresh()
		done.Enable()
		wrong.Set("")
	}
	var labels []string
	for _, h := range g.Others {
		labels = append(labels, h.Name)
	}
	rows := parts.NewRows(func(i int) {
		into = &g.Others[i]
		chosen.Set(words.T("merge.into", model.Args{"From": g.From.Name, "Into": into.Name}))
		tell()
	})
	rows.Set(labels, func(i int) fyne.CanvasObject {
		h := g.Others[i]
		name := parts.NewText(h.Name)
		name.Cut = true
		about := parts.NewSoft(words.About(h, g.Now))
		about.Cut = true
		return parts.Pad(4, 2, parts.Row(10, 1, g.Faces.Face(h, 32), parts.Column(0, -1, name, about)))
	})
	list := parts.Column(10, 1, parts.NewTitle(words.T("merge.ask", nil)), rows)
	return &screen.Screen{
		View: screen.Page(words.T("merge.heading", model.Args{"Name": g.From.Name}), words.T("merge.under", nil),
			parts.Shares(16, []float32{1, 1.2}, parts.Card(list), parts.Card(scroll)), back, done),
		Main: run, First: rows, Key: screen.OnEscape(cancel),
	}
}
