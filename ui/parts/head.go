package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Head sets what a screen can do on the right of what it says, or below that
// where the two do not find room side by side: a window must never be wider than
// its screen, whatever the size of the text.
func Head(gap float32, says fyne.CanvasObject, actions ...fyne.CanvasObject) *fyne.Container {
	return container.New(&headLayout{gap: gap}, says, Flow(gap, actions...))
}

type headLayout struct{ gap, width float32 }

// line is how wide the actions are side by side; 0 where there are none.
func (l *headLayout) line(flow fyne.CanvasObject) (width float32) {
	for _, o := range flow.(*fyne.Container).Objects {
		if o.Visible() {
			width += o.MinSize().Width + l.gap
		}
	}
	return max(0, width-l.gap)
}

func (l *headLayout) stacked(says, flow fyne.CanvasObject) bool {
	line := l.line(flow)
	return line > 0 && l.width > 0 && l.width < says.MinSize().Width+l.gap+line
}

func (l *headLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	says, flow := objs[0].MinSize(), objs[1].MinSize()
	out := says.Max(flow)
	if l.stacked(objs[0], objs[1]) {
		out.Height = says.Height + l.gap + flow.Height
	}
	return out
}

// Layout gives widths first, as lineLayout does.
func (l *headLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	if unborn(size) {
		return
	}
	l.width = size.Width
	says, flow := objs[0], objs[1]
	line := l.line(flow)
	room, at := size.Width, fyne.NewPos(0, 0)
	if l.stacked(says, flow) {
		line = size.Width
	} else if line > 0 {
		room -= l.gap + line
		at.X = size.Width - line
	}
	says.Resize(fyne.NewSize(room, says.MinSize().Height))
	says.Resize(fyne.NewSize(room, says.MinSize().Height))
	says.Move(fyne.NewPos(0, 0))
	flow.Resize(fyne.NewSize(line, flow.MinSize().Height))
	height := flow.MinSize().Height
	if l.stacked(says, flow) {
		at.Y = says.Size().Height + l.gap
	} else {
		says.Move(fyne.NewPos(0, max(0, (size.Height-says.Size().Height)/2)))
		at.Y = max(0, (size.Height-height)/2)
	}
	flow.Resize(fyne.NewSize(line, height))
	flow.Move(at)
}
