// Package guide shows the guide: a page for each stage, and the pages that
// hold whatever the stage. It can be searched, and opened where it tells a fact.
package guide

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Page is one page of the guide.
type Page struct {
	Key, Title, Body string
}

type book struct {
	pages   []Page
	buttons map[string]*parts.Button
	right   *fyne.Container // the page, or what a search found
	leaf    leaf
	open    Place
	search  *parts.Entry
	found   *parts.Rows
	hits    []Hit
}

// New builds the guide, open at a place, or at its first page. back is the way
// back to where it was opened from; nil where the rail is the way.
func New(pages []Page, open Place, back func()) *screen.Screen {
	b := &book{pages: pages, buttons: map[string]*parts.Button{}, right: container.NewStack()}
	var list []fyne.CanvasObject
	for _, p := range pages {
		tap := parts.NewButton(p.Title, "", parts.ToneRail, func() { b.show(Place{Page: p.Key}) })
		tap.Height = 34
		b.buttons[p.Key] = tap
		list = append(list, tap)
	}
	b.search = parts.NewEntry(words.T("guide.search", nil), words.T("guide.search", nil))
	b.search.OnChanged = func(string) { b.look() }
	b.search.OnSubmitted = func(string) { b.follow(0) }
	b.search.OnLeave = func() { b.search.SetText("") }
	b.search.OnKey = func(k fyne.KeyName) bool {
		if k == fyne.KeyDown && len(b.hits) > 0 {
			b.found.Focus()
			return true
		}
		return false
	}
	b.found = parts.NewRows(b.follow)
	b.show(open)

	// The list is as wide as its titles, however large the text.
	titles := parts.Card(parts.Column(10, 1, b.search, parts.Scroll(parts.Pad(0, 8, parts.Column(2, -1, list...)))))
	body := container.NewBorder(nil, nil,
		container.NewBorder(nil, nil, nil, parts.Fixed(16, 0, nil), titles), nil, parts.Card(b.right))
	var ways []fyne.CanvasObject
	if back != nil {
		way := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, back)
		way.Height = 44
		ways = append(ways, way)
	}
	return &screen.Screen{
		View:  screen.Page(words.T("guide.heading", nil), words.T("guide.under", nil), body, ways...),
		Alone: back != nil,
		Find:  b.search.FocusByKey,
		Shown: func() { b.leaf.reach() },
		Key: func(k fyne.KeyName) bool {
			switch {
			case k == fyne.KeySlash:
				b.search.FocusByKey()
			case k == fyne.KeyEscape && b.search.Text != "":
				b.search.SetText("")
			case k == fyne.KeyEscape && back != nil:
				back()
			default:
				return b.turn(k)
			}
			return true
		},
	}
}

// turn scrolls the page.
func (b *book) turn(k fyne.KeyName) bool {
	step := map[fyne.KeyName]float32{fyne.KeyDown: -60, fyne.KeyUp: 60, fyne.KeyPageDown: -400, fyne.KeyPageUp: 400}[k]
	if step == 0 || b.leaf.scroll == nil {
		return false
	}
	b.leaf.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, step)})
	return true
}

// show opens the guide at a place.
func (b *book) show(at Place) {
	if len(b.pages) == 0 {
		return
	}
	chosen := b.pages[0]
	for _, p := range b.pages {
		if p.Key == at.Page {
			chosen = p
		}
	}
	b.open = at
	b.leaf = newLeaf(chosen, at.Block)
	b.put(b.leaf.scroll)
	b.leaf.reach()
	for k, tap := range b.buttons {
		tap.Choose(k == chosen.Key)
	}
}

func (b *book) put(o fyne.CanvasObject) {
	b.right.Objects = []fyne.CanvasObject{o}
	if !b.right.Size().IsZero() { // in no width at all every word would get a line
		b.right.Refresh()
	}
}

// look lists what the search finds, while it is typed.
func (b *book) look() {
	if b.search.Text == "" {
		b.show(b.open)
		return
	}
	b.hits = Search(b.pages, b.search.Text)
	count := parts.NewSoft(words.T("guide.found", model.Args{"N": len(b.hits)}))
	var labels []string
	for _, h := range b.hits {
		labels = append(labels, h.Sentence)
	}
	hits := b.hits
	b.found.Set(labels, func(i int) fyne.CanvasObject {
		title := parts.NewSoft(hits[i].Title)
		title.Cut = true
		return parts.Pad(5, 6, parts.Column(0, -1, parts.NewWrapped(hits[i].Sentence), title))
	})
	b.put(parts.Column(8, 1, count, b.found))
}

// follow opens the page of a hit, there.
func (b *book) follow(i int) {
	if i >= len(b.hits) || b.search.Text == "" {
		return
	}
	at := b.hits[i].Place
	b.open = at
	b.search.SetText("") // which shows what is open
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.search); c != nil {
		c.Unfocus()
	}
}
