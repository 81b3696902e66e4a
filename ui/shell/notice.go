package shell

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// say shows a line until it is closed, with further ways on beside the close
// button: below the screen, which makes room for it, or over the log of a
// running session, where nothing may move.
func (s *Shell) say(text string, fill, line fyne.ThemeColorName, ways ...fyne.CanvasObject) {
	s.hush()
	s.saidAt = s.turn
	t := parts.NewWrapped(text)
	closing := parts.NewTap(words.T("notice.close", nil), "Esc", parts.ToneLink, s.hush)
	ground := parts.NewSurface(fill, line, look.CornerButton)
	if s.onSession() && !s.small {
		// Over the log: the pad, Harness off and the note field stay in reach.
		box := container.NewStack(ground, parts.Pad(10, 12, parts.Column(4, -1, append([]fyne.CanvasObject{t}, append(ways, closing)...)...)))
		s.notice.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil,
			container.NewBorder(nil, parts.Column(0, -1, parts.Pad(10, 8, parts.Fixed(besideWidth, 0, box)), parts.Fixed(0, noteHeight, nil)), nil, nil))}
		s.notice.Refresh()
		return
	}
	row := append([]fyne.CanvasObject{t}, append(ways, closing)...)
	box := container.NewStack(ground, parts.Pad(10, 16, parts.Row(12, 0, row...)))
	s.foot.Objects = []fyne.CanvasObject{parts.Pad(10, 26, box)}
	s.layFoot()
}

// besideWidth is how wide a line is that must not lie over a session's pad, and
// noteHeight what the note field below it takes.
const (
	besideWidth = 200
	noteHeight  = 92
)

// noteFor is how long good news stays before it makes room again.
const noteFor = 10 * time.Second

// offerFor is how long a way back is offered: time to read it and to think.
const offerFor = 40 * time.Second

// note shows good news for a while; a problem stays until it is closed.
func (s *Shell) note(text string) {
	s.say(text, look.ColorPrimaryTint, look.ColorPrimary)
	s.passing(noteFor)
}

// offer is note with a way to take back what was done, once, also by Ctrl+Z; over
// a running session not by that, which takes back its last tap.
func (s *Shell) offer(text, label string, back func()) {
	once := func() {
		s.hush()
		back()
	}
	key := words.Key("Ctrl+Z")
	if s.onSession() {
		key = ""
	}
	s.say(text, look.ColorPrimaryTint, look.ColorPrimary, parts.NewButton(label, key, parts.ToneQuiet, once))
	s.offered = once
	s.passing(offerFor)
}

// passing has what is shown go by itself after a while.
func (s *Shell) passing(after time.Duration) {
	said := s.said
	s.clock.After(after, func() {
		if s.said == said {
			s.hush()
		}
	})
}

// Ask shows a line with one way on, until either is taken.
func (s *Shell) Ask(text, way string, do func()) {
	s.say(text, look.ColorPrimaryTint, look.ColorPrimary, parts.NewTap(way, "", parts.ToneLink, do))
}

func (s *Shell) hush() {
	s.said++
	s.offered = nil
	if len(s.notice.Objects) > 0 {
		s.notice.Objects = nil
		s.notice.Refresh()
	}
	if len(s.foot.Objects) > 0 {
		s.foot.Objects = nil
		s.layFoot()
	}
}

// layFoot gives the screen what its foot leaves.
func (s *Shell) layFoot() {
	if s.frame != nil {
		s.frame.Layout.Layout(s.frame.Objects, s.frame.Size())
		canvas.Refresh(s.frame)
	}
}

// footed lays a screen above its foot, which takes no room while it is empty.
type footed struct{}

// MinSize is the screen's: one that scrolls gives way to the foot.
func (footed) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

// Layout is for Fyne.
func (footed) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	foot := objs[1]
	var height float32
	if c, ok := foot.(*fyne.Container); ok && len(c.Objects) > 0 {
		foot.Resize(fyne.NewSize(size.Width, 1)) // wrapped text then knows its height
		height = min(foot.MinSize().Height, size.Height)
	}
	foot.Resize(fyne.NewSize(size.Width, height))
	foot.Move(fyne.NewPos(0, size.Height-height))
	objs[0].Move(fyne.NewPos(0, 0))
	objs[0].Resize(fyne.NewSize(size.Width, size.Height-height))
}
