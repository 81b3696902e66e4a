package guide

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/assets"
	"calmster/ui/look"
	"calmster/ui/parts"
)

// leaf is a page as it is shown, with one of its blocks marked where a place on
// it was asked for.
type leaf struct {
	scroll *container.Scroll
	band   *band
}

func newLeaf(p Page, block int) leaf {
	rich := written(p.Body)
	b := &band{}
	if blocks := assets.Blocks(p.Body); block > 0 && block < len(blocks) {
		start := strings.Index(p.Body, blocks[block]) // no two blocks of a page begin alike
		b.before, b.through = written(p.Body[:start]), written(p.Body[:start+len(blocks[block])])
	}
	ground := parts.NewSurface(look.ColorPrimaryTint, "", look.CornerButton)
	l := leaf{band: b}
	l.scroll = container.NewVScroll(parts.Pad(4, 12, container.NewStack(container.New(b, ground), rich)))
	return l
}

func written(markdown string) *widget.RichText {
	rich := widget.NewRichTextFromMarkdown(markdown)
	rich.Wrapping = fyne.TextWrapWord
	return rich
}

// reach scrolls to the marked block.
func (l leaf) reach() {
	if l.band.height > 0 {
		l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, l.band.top-reachAbove)))
	}
}

// reachAbove is how much is left over the block that was asked for, so that one
// sees what it belongs to.
const reachAbove = 70

// band lays a ground behind one block of a page. Where the block stands is
// measured at the page's width, by writing what comes before it.
type band struct {
	before, through *widget.RichText
	top, height     float32
}

// MinSize is for Fyne.
func (b *band) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout is for Fyne.
func (b *band) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	b.top, b.height = 0, 0
	if b.before != nil && size.Width > 0 {
		high := func(t *widget.RichText) float32 {
			t.Resize(fyne.NewSize(size.Width, 1))
			return t.MinSize().Height
		}
		b.top = high(b.before)
		b.height = high(b.through) - b.top
	}
	for _, o := range objs {
		o.Move(fyne.NewPos(0, b.top-bandMargin))
		o.Resize(fyne.NewSize(size.Width, b.height))
		if b.height == 0 {
			o.Hide()
		} else {
			o.Show()
		}
	}
}

// bandMargin is the space that a written text keeps below its last line.
const bandMargin = 4
