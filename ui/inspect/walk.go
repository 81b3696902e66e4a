//go:build inspect

package inspect

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Items lists what the canvas shows, from back to front. It is called on the
// window's goroutine.
func Items(c fyne.Canvas) []Item {
	w := &walker{canvas: c, items: []Item{}}
	everything := box{fyne.NewPos(0, 0), c.Size()}
	overlays := c.Overlays().List()
	w.covered = len(overlays) > 0
	w.walk(c.Content(), fyne.NewPos(0, 0), everything)
	for i, overlay := range overlays {
		w.covered = i < len(overlays)-1
		w.walk(overlay, fyne.NewPos(0, 0), everything)
	}
	return w.items
}

type box struct {
	at   fyne.Position
	size fyne.Size
}

// within is the part of b that lies in the other box; its size is negative
// where there is none.
func (b box) within(o box) box {
	left, top := max(b.at.X, o.at.X), max(b.at.Y, o.at.Y)
	right := min(b.at.X+b.size.Width, o.at.X+o.size.Width)
	bottom := min(b.at.Y+b.size.Height, o.at.Y+o.size.Height)
	return box{fyne.NewPos(left, top), fyne.NewSize(right-left, bottom-top)}
}

type walker struct {
	canvas  fyne.Canvas
	covered bool
	items   []Item
}

// walk visits an object and what it is made of, and returns the texts found.
func (w *walker) walk(o fyne.CanvasObject, offset fyne.Position, clip box) []string {
	if o == nil || !o.Visible() {
		return nil
	}
	here := box{o.Position().Add(offset), o.Size()}
	parts, clips := inside(o)
	if clips {
		clip = here.within(clip)
	}
	place := len(w.items)
	item, known := w.describe(o, here.within(clip))
	if known {
		w.items = append(w.items, item)
	}
	var texts []string
	for _, part := range parts {
		texts = append(texts, w.walk(part, here.at, clip)...)
	}
	if !known {
		return texts
	}
	if item.Name == "" {
		w.items[place].Name = strings.Join(texts, " ")
		return texts
	}
	return []string{item.Name}
}

// inside returns what an object is made of, and whether it cuts that off at
// its edges.
func inside(o fyne.CanvasObject) (parts []fyne.CanvasObject, clips bool) {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects, false
	case fyne.Widget:
		_, clips = o.(fyne.Scrollable)
		r, ok := cachedRenderer(o)
		if !ok {
			return nil, clips
		}
		if _, clip := r.(interface{ IsClip() }); clip {
			clips = true
		}
		return r.Objects(), clips
	}
	return nil, false
}

// describe says what an object is; known is false for what is only there to
// hold or decorate others, and for what cannot be seen.
func (w *walker) describe(o fyne.CanvasObject, seen box) (item Item, known bool) {
	if seen.size.Width < 1 || seen.size.Height < 1 {
		return Item{}, false
	}
	item = w.place(seen)
	if t, ok := o.(*canvas.Text); ok {
		item.Kind, item.Name = "drawn", t.Text
		// What sticks out to the side cannot be scrolled to.
		item.Cramped = seen.size.Width+1 < min(o.Size().Width, o.MinSize().Width)
		return item, strings.TrimSpace(t.Text) != ""
	}
	widget, ok := o.(fyne.Widget)
	if !ok {
		return Item{}, false
	}
	item.Kind = strings.ToLower(reflect.TypeOf(widget).Elem().Name())
	item.Name, item.Text = names(widget)
	if c, ok := widget.(interface{ Cramped() bool }); ok {
		item.Cramped = c.Cramped()
	}
	_, item.Tappable = widget.(fyne.Tappable)
	if d, ok := widget.(fyne.Disableable); ok {
		item.Disabled = d.Disabled()
	}
	if f, ok := widget.(fyne.Focusable); ok {
		item.Focused = w.canvas.Focused() == f
		// A field that text is typed into, unlike a button that takes the focus.
		_, item.Editable = stringField(widget, "PlaceHolder")
		item.Editable = item.Editable && !item.Disabled
	}
	item.Checked = checked(widget)
	return item, item.Tappable || item.Editable || item.Name != ""
}

// place turns a box into pixels of the window.
func (w *walker) place(b box) Item {
	x, y := w.canvas.PixelCoordinateForPosition(b.at)
	right, bottom := w.canvas.PixelCoordinateForPosition(b.at.Add(b.size))
	return Item{X: x, Y: y, W: right - x, H: bottom - y, Covered: w.covered}
}

// names returns what a widget is called and what it holds. Fyne's widgets keep
// both in fields of the same few names.
func names(widget fyne.Widget) (name, text string) {
	if l, ok := widget.(interface{ InspectLabel() string }); ok {
		name = l.InspectLabel()
	}
	hint, entry := stringField(widget, "PlaceHolder")
	text, _ = stringField(widget, "Text")
	if selected, ok := stringField(widget, "Selected"); ok {
		return name, selected
	}
	switch {
	case entry && name == "":
		name = hint
	case !entry && name == "":
		name, text = text, ""
	case !entry:
		text = ""
	}
	return name, text
}

func field(widget fyne.Widget, name string) reflect.Value {
	v := reflect.Indirect(reflect.ValueOf(widget))
	if v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	return v.FieldByName(name)
}

func stringField(widget fyne.Widget, name string) (string, bool) {
	if v := field(widget, name); v.IsValid() && v.Kind() == reflect.String {
		return v.String(), true
	}
	return "", false
}

func checked(widget fyne.Widget) bool {
	v := field(widget, "Checked")
	return v.IsValid() && v.Kind() == reflect.Bool && v.Bool()
}
