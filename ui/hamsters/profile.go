package hamsters

import (
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Profile is what the page of one animal shows.
type Profile struct {
	Hamster   model.Hamster
	Chosen    bool
	Sessions  int
	Last      time.Time // of its last session; zero where there is none
	Harnesses []Kept
	Merged    []model.Hamster // what was merged into it
	Others    bool            // whether there is another one to merge it with
	// Steps and Done are the lines of its present stage's introduction and how
	// many are ticked; both 0 at a later stage.
	Steps, Done int
	Now         time.Time
	Pictures    Pictures
}

// Kept is a harness with its newest fit check, if there is one.
type Kept struct {
	model.Harness
	Checked *model.FitCheck
}

// ProfileActions are what a keeper can want from the page of one animal.
type ProfileActions struct {
	Back, Pick, Edit      func()
	Archive, Return       func()
	Merge, Delete         func()
	Part                  func(merged model.ID)
	AddHarness, Introduce func()
	OpenHarness, CheckFit func(harness model.ID)
	Photo                 func([]byte) error
}

// NewProfile builds the page of one animal.
func NewProfile(g Profile, do ProfileActions) *screen.Screen {
	h := g.Hamster
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, do.Back)
	edit := parts.NewButton(words.T("hamsters.edit", nil), "E", parts.ToneQuiet, do.Edit)
	main, run := edit, do.Edit
	ways := []fyne.CanvasObject{back}
	if !g.Chosen && h.ArchivedAt.IsZero() {
		main, run = parts.NewButton(words.T("hamsters.pick", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, do.Pick), do.Pick
		ways = append(ways, edit)
	}
	ways = append(ways, main)
	for _, b := range []*parts.Button{back, edit, main} {
		b.Height = 44
	}
	photo := newPhotoField(h, g.Pictures, do.Photo)
	body := parts.Shares(16, []float32{1, 1.15},
		parts.Scroll(parts.Column(16, -1, parts.Card(about(g, photo)), parts.Card(changes(g, do)))),
		parts.Scroll(parts.Column(16, -1, introduction(g, do), parts.Card(harnesses(g, do)))))
	return &screen.Screen{
		View: screen.Page(h.Name, words.About(h, g.Now), body, ways...),
		Main: run,
		Drop: photo.read,
		Key: func(k fyne.KeyName) bool {
			switch k {
			case fyne.KeyEscape:
				do.Back()
			case fyne.KeyE:
				do.Edit()
			default:
				return false
			}
			return true
		},
	}
}

// longNotes is from how many bytes on notes scroll for themselves, so that what
// follows stays in reach.
const longNotes = 700

// about is what is known of the animal.
func about(g Profile, photo *photoField) fyne.CanvasObject {
	h := g.Hamster
	stage, _ := model.StageOf(h.Stage)
	born := words.T("hamsters.born_unknown", nil)
	if !h.Born.IsZero() {
		born = words.Date(h.Born)
	}
	last := words.T("hamsters.no_session", nil)
	if g.Sessions > 0 {
		last = words.T("hamsters.sessions", model.Args{"N": g.Sessions, "Day": words.Date(g.Last)})
	}
	col := parts.Column(10, -1, photo.view, parts.Rule())
	facts := [][2]string{{words.T("hamsters.born", nil), born}, {words.T("prepare.stage", nil), words.StageName(stage)}, {words.T("rail.history", nil), last}}
	if !h.ArchivedAt.IsZero() {
		facts = append(facts, [2]string{words.T("hamsters.archived", nil), words.Date(h.ArchivedAt)})
	}
	for _, f := range facts {
		value := parts.NewWrapped(f[1])
		value.TextSize = 13
		col.Add(parts.Row(10, 1, parts.Fixed(96, 0, parts.NewSoft(f[0])), value))
	}
	if h.Notes != "" {
		notes := parts.NewWrapped(h.Notes)
		notes.TextSize = 13
		col.Add(parts.Rule())
		if len(h.Notes) <= longNotes {
			col.Add(notes)
		} else {
			col.Add(parts.Fixed(0, 180, parts.Scroll(parts.Pad(0, 6, notes))))
		}
	}
	return col
}

// changes are the rarer things that a keeper can do with the animal, each with
// what it does in a sentence.
func changes(g Profile, do ProfileActions) fyne.CanvasObject {
	col := parts.Column(12, -1)
	way := func(label, why string, act func()) {
		text := parts.NewSoft(words.T(why, nil))
		text.Wrap, text.Least = true, 120
		col.Add(parts.Row(14, 1, parts.Fixed(170, 0, parts.NewButton(words.T(label, nil), "", parts.ToneQuiet, act)), text))
	}
	if g.Hamster.ArchivedAt.IsZero() {
		way("hamsters.archive", "hamsters.archive_why", do.Archive)
	} else {
		way("hamsters.return", "hamsters.return_why", do.Return)
	}
	if g.Others {
		way("hamsters.merge", "hamsters.merge_why", do.Merge)
	}
	for _, m := range g.Merged {
		text := parts.NewSoft(words.T("hamsters.merged", model.Args{"Name": m.Name}))
		text.Wrap, text.Least = true, 120
		col.Add(parts.Row(14, 1, parts.Fixed(170, 0, parts.NewButton(words.T("hamsters.part", nil), "", parts.ToneQuiet, func() { do.Part(m.ID) })), text))
	}
	way("hamsters.delete", "hamsters.delete_why", do.Delete)
	return col
}

// introduction leads to the checklist of the first stages.
func introduction(g Profile, do ProfileActions) fyne.CanvasObject {
	text := words.T("introduce.done", nil)
	if g.Steps > 0 {
		stage, _ := model.StageOf(g.Hamster.Stage)
		text = words.T("introduce.so_far", model.Args{"Stage": words.StageName(stage), "Done": g.Done, "All": g.Steps})
	}
	said := parts.NewWrapped(text)
	said.TextSize = 13
	return parts.Card(parts.Row(12, 0, parts.Column(4, -1, parts.NewTitle(words.T("introduce.title", nil)), said),
		parts.NewButton(words.T("introduce.open", nil), "", parts.ToneQuiet, do.Introduce)))
}

// harnesses lists the animal's harnesses, those in use first.
func harnesses(g Profile, do ProfileActions) fyne.CanvasObject {
	add := parts.NewButton(words.T("prepare.add_harness", nil), "", parts.ToneQuiet, do.AddHarness)
	col := parts.Column(4, -1, parts.Row(8, 0, parts.NewTitle(words.T("harness.title", nil)), add))
	if len(g.Harnesses) == 0 {
		none := parts.NewWrapped(words.T("hamsters.no_harness", nil))
		none.TextSize = 13
		col.Add(none)
	}
	for _, k := range g.Harnesses {
		name := parts.NewText(words.HarnessName(k.Harness))
		name.Cut, name.Least = true, 80
		kind := words.T("style."+string(k.Style), nil) + " · " + words.T("fastener."+string(k.Fastener), nil)
		if !k.RetiredAt.IsZero() {
			kind += " · " + words.T("harness.retired", nil)
		}
		soft := parts.NewSoft(kind)
		soft.Cut, soft.Least = true, 80
		line := parts.NewArea(words.HarnessName(k.Harness), parts.Column(2, -1, name, soft, FitState(k)), func() { do.OpenHarness(k.ID) })
		row := []fyne.CanvasObject{line}
		if k.RetiredAt.IsZero() {
			row = append(row, parts.NewButton(words.T("prepare.fit_check", nil), "", parts.ToneQuiet, func() { do.CheckFit(k.ID) }))
		}
		col.Add(parts.Rule())
		col.Add(parts.Row(10, 0, row...))
	}
	return col
}

// FitState says when a harness was last checked, and whether it fitted.
func FitState(k Kept) fyne.CanvasObject {
	mark, said := parts.MarkMet, ""
	switch {
	case k.Checked == nil:
		mark, said = parts.MarkNotYet, words.T("harness.fit_never", nil)
	case k.Checked.Fits():
		said = words.T("prepare.fit_held", model.Args{"Day": words.Date(k.Checked.At)})
	default:
		mark, said = parts.MarkStop, words.T("harness.fit_failed", model.Args{"Day": words.Date(k.Checked.At)})
	}
	t := parts.NewSoft(said)
	t.Cut = true
	return parts.Row(8, 1, parts.NewMark(mark, 12), t)
}
