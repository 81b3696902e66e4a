// Package guide shows the guide: a page for each stage, and the pages that
// hold whatever the stage.
package guide

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Page is one page of the guide.
type Page struct {
	Key, Title, Body string
}

// New builds the guide, open at the page of that key, or at the first one. back
// is the way back where there is no rail; nil otherwise.
func New(pages []Page, open string, back func()) *screen.Screen {
	text := container.NewStack()
	buttons := map[string]*parts.Button{}
	var scroll *container.Scroll
	show := func(p Page) {
		rich := widget.NewRichTextFromMarkdown(p.Body)
		rich.Wrapping = fyne.TextWrapWord
		scroll = container.NewVScroll(parts.Pad(4, 12, rich))
		text.Objects = []fyne.CanvasObject{scroll}
		text.Refresh()
		for k, b := range buttons {
			b.Choose(k == p.Key)
		}
	}
	var list []fyne.CanvasObject
	for _, p := range pages {
		b := parts.NewButton(p.Title, "", parts.ToneRail, func() { show(p) })
		b.Height = 34
		buttons[p.Key] = b
		list = append(list, b)
	}
	chosen := 0
	for i, p := range pages {
		if p.Key == open {
			chosen = i
		}
	}
	if len(pages) > 0 {
		show(pages[chosen])
	}
	// The list is as wide as its titles, however large the text.
	titles := parts.Card(container.NewVScroll(parts.Pad(0, 8, parts.Column(2, -1, list...))))
	body := container.NewBorder(nil, nil,
		container.NewBorder(nil, nil, nil, parts.Fixed(16, 0, nil), titles), nil, parts.Card(text))
	var ways []fyne.CanvasObject
	if back != nil {
		b := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, back)
		b.Height = 44
		ways = append(ways, b)
	}
	return &screen.Screen{
		View:  screen.Page(words.T("guide.heading", nil), words.T("guide.under", nil), body, ways...),
		Alone: back != nil,
		Key: func(k fyne.KeyName) bool {
			if k == fyne.KeyEscape && back != nil {
				back()
				return true
			}
			step := map[fyne.KeyName]float32{fyne.KeyDown: -60, fyne.KeyUp: 60, fyne.KeyPageDown: -400, fyne.KeyPageUp: 400}[k]
			if step == 0 || scroll == nil {
				return false
			}
			scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, step)})
			return true
		},
	}
}
