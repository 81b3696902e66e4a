// Package about says what the program is made of, under which licences, and
// where everything lives on this computer.
package about

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Given is what the page shows.
type Given struct {
	Parts    []Part // versions of the program and what it is built with
	Places   []Part // where things lie
	Licences []Licence
}

// Part is a name with its version or place.
type Part struct{ Name, Value string }

// Licence is the licence of one thing that is shipped.
type Licence struct{ Name, Text string }

// Actions are what a keeper can want from here.
type Actions struct {
	Copy func(text string)
	// Folder opens the folder of a place.
	Folder func(path string)
	// Licences opens the page with the licences.
	Licences func()
	Back     func()
}

// New builds the page.
func New(g Given, do Actions) *screen.Screen {
	made := parts.Column(6, -1, parts.NewTitle(words.T("about.made_of", nil)))
	for _, p := range g.Parts {
		value := parts.NewWrapped(p.Value)
		made.Add(parts.Row(10, 1, parts.Fixed(120, 0, parts.NewSoft(p.Name)), value))
	}
	copying := parts.NewButton(words.T("about.copy", nil), "C", parts.ToneQuiet, func() { do.Copy(plain(g)) })
	made.Add(parts.Flow(10, copying, parts.NewButton(words.T("about.licences", nil), "L", parts.ToneQuiet, do.Licences)))
	where := parts.Column(10, -1, parts.NewTitle(words.T("about.where", nil)))
	for _, p := range g.Places {
		path := parts.NewWrapped(p.Value)
		path.TextSize = 13
		open := parts.NewButton(words.T("settings.folder", nil), "", parts.ToneQuiet, func() { do.Folder(p.Value) })
		open.Small = true
		where.Add(parts.Row(10, 0, parts.Column(0, -1, parts.NewSoft(p.Name), path), open))
	}
	private := parts.NewSoft(words.T("settings.private", nil))
	private.Wrap = true
	where.Add(private)
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, do.Back)
	back.Height = 44
	return &screen.Screen{
		View: screen.Page(words.T("about.heading", nil), words.T("about.under", nil),
			parts.Scroll(parts.Beside(16, 380, parts.Card(made), parts.Card(where))), back),
		Key: keys(map[fyne.KeyName]func(){
			fyne.KeyEscape: do.Back, fyne.KeyL: do.Licences, fyne.KeyC: func() { do.Copy(plain(g)) },
		}),
	}
}

func keys(does map[fyne.KeyName]func()) func(fyne.KeyName) bool {
	return func(k fyne.KeyName) bool {
		do, ok := does[k]
		if ok {
			do()
		}
		return ok
	}
}

// plain is the versions as a text, for whoever reports a fault. The places are
// left out: they can hold a keeper's name.
func plain(g Given) string {
	var b strings.Builder
	for _, p := range g.Parts {
		b.WriteString(p.Name + ": " + p.Value + "\n")
	}
	return b.String()
}

// NewLicences builds the page on which each licence can be read.
func NewLicences(all []Licence, back func()) *screen.Screen {
	text := container.NewStack()
	scroll := container.NewVScroll(parts.Pad(4, 8, text))
	buttons := map[string]*parts.Button{}
	show := func(l Licence) {
		// A text for each paragraph: a long one is laid out anew with each width.
		col := parts.Column(8, -1, parts.NewTitle(l.Name))
		for para := range strings.SplitSeq(strings.TrimSpace(l.Text), "\n\n") {
			t := parts.NewWrapped(para)
			t.TextSize = 12.5
			col.Add(t)
		}
		text.Objects = []fyne.CanvasObject{col}
		text.Refresh()
		scroll.ScrollToTop()
		scroll.Refresh()
		for name, b := range buttons {
			b.Choose(name == l.Name)
		}
	}
	list := parts.Column(2, -1)
	for _, l := range all {
		b := parts.NewButton(l.Name, "", parts.ToneRail, func() { show(l) })
		b.Height, b.Least = 32, 120 // a long name is cut
		buttons[l.Name] = b
		list.Add(b)
	}
	if len(all) > 0 {
		show(all[0])
	}
	done := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, back)
	done.Height = 44
	return &screen.Screen{
		View: screen.Page(words.T("about.licences_heading", nil), words.T("about.licences_under", nil),
			parts.Shares(16, []float32{1, 2.4}, parts.Card(parts.Scroll(list)), parts.Card(scroll)), done),
		Key: keys(map[fyne.KeyName]func(){fyne.KeyEscape: back}),
	}
}
