package shell

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// railWidth is the rail's width before scale.
const railWidth = 204

// rail builds the strip on the left: the animal on top, the screens in order,
// and where the data lives.
func (s *Shell) rail() fyne.CanvasObject {
	top := s.animal()
	var entries []fyne.CanvasObject
	for i, r := range s.rooms {
		b := parts.NewButton(words.T("rail."+r.key, nil), words.Key(fmt.Sprintf("Ctrl+%d", i+1)), parts.ToneRail, func() { s.Open(r.key) })
		b.Height = 34
		b.Chosen = r.key == s.room
		entries = append(entries, b)
	}
	s.goingText = parts.NewButton(s.goingWords(), "", s.goingTone(), s.nextRunning)
	s.goingText.Centre = true
	if len(s.going) == 0 {
		s.goingText.Hide()
	}
	s.menu = parts.NewButton(words.T("rail.menu", nil), "F10", parts.ToneRail, s.showMenu)
	s.menu.Height = 34
	body := parts.Pad(16, 12, parts.Column(10, 4,
		top, parts.Rule(), parts.Column(4, -1, entries...), s.goingText, parts.Fixed(0, 1, nil),
		s.menu, s.foundation(),
	))
	line := parts.Fixed(1, 0, parts.NewSurface(look.ColorLine, "", 0))
	ground := parts.NewSurface(look.ColorCard, "", 0)
	return parts.Fixed(railWidth, 0, container.NewStack(ground, container.NewBorder(nil, nil, nil, line, body)))
}

// foundation is the foot of the rail: where the journal lies, or, not to be
// overlooked, that it is only a sample.
func (s *Shell) foundation() fyne.CanvasObject {
	line := func(text string) *parts.Text {
		t := parts.NewSoft(text)
		t.TextSize, t.Wrap = look.SizeTiny, true
		return t
	}
	if !s.Sample {
		return parts.Pad(0, 8, parts.Column(2, -1, line(words.T("rail.saved", nil)), line(s.Journal.Path())))
	}
	name, what := line(words.T("rail.sample_name", nil)), line(words.T("rail.sample", nil))
	name.Bold, name.Color, name.TextSize = true, look.ColorText, look.SizeSmall
	what.Color = look.ColorText
	return container.NewStack(parts.NewSurface(look.ColorPrimaryTint, look.ColorPrimary, look.CornerButton),
		parts.Pad(8, 10, parts.Column(2, -1, name, what)))
}

// animal is the head of the rail: who is trained, and the way to another one.
func (s *Shell) animal() fyne.CanvasObject {
	h := s.hamster
	name := parts.NewText(h.Name)
	name.Bold, name.TextSize, name.Cut, name.Least = true, 16, true, 80
	about := parts.NewSoft(words.About(h, s.clock.Now().Wall))
	about.TextSize, about.Wrap, about.Least = look.SizeTiny, true, 80
	return parts.NewArea(h.Name, parts.Row(10, 1, s.faces.Face(h, 40), parts.Column(0, -1, name, about)), s.toggleSwitcher)
}
