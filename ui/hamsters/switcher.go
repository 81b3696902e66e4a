package hamsters

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// Switcher is a small list to pick another animal from, by a click, with the
// arrow keys, or by its number.
type Switcher struct {
	View fyne.CanvasObject
	rows *parts.Rows
	pick func(n int)
	most int
}

// switcherSeen is how many lines are seen at once at most; further ones scroll.
// switcherLine is how high one is, switcherRest what is above and below them.
const (
	switcherSeen         = 9
	switcherLine float32 = 48
	switcherRest float32 = 116
)

// NewSwitcher lists the animals in training in a height, before scale, of at
// most that much. all opens the whole list of animals, and add asks for a new one.
func NewSwitcher(g Given, height float32, pick func(id model.ID), all, add func()) *Switcher {
	var labels []string
	at := 0
	for i, h := range g.Hamsters {
		labels = append(labels, h.Name)
		if h.ID == g.Chosen {
			at = i
		}
	}
	s := &Switcher{most: len(g.Hamsters), pick: func(n int) { pick(g.Hamsters[n].ID) }}
	s.rows = parts.NewRows(s.pick)
	s.rows.Set(labels, g.line)
	height = min(float32(min(len(labels), switcherSeen))*switcherLine, max(height-switcherRest, 2*switcherLine))
	ways := parts.Row(8, -1,
		parts.NewButton(words.T("hamsters.all", nil), "", parts.ToneLink, all),
		parts.NewButton(words.T("hamsters.new", nil), "", parts.ToneLink, add))
	s.View = parts.Fixed(340, 0, parts.Column(8, -1,
		parts.NewTitle(words.T("hamsters.switch", nil)), parts.Fixed(0, max(height, 1), container.NewStack(s.rows)), ways))
	s.rows.At(at)
	return s
}

// line is one of the animals to pick from.
func (g Given) line(i int) fyne.CanvasObject {
	h := g.Hamsters[i]
	name := parts.NewText(h.Name)
	name.Cut = true
	stage, _ := model.StageOf(h.Stage)
	about := parts.NewSoft(words.StageName(stage))
	about.Cut = true
	mark := parts.MarkNone
	if h.ID == g.Chosen {
		name.Bold, mark = true, parts.MarkMet
	}
	number := ""
	if i < MostKeys {
		number = fmt.Sprint(i + 1)
	}
	return parts.Pad(3, 2, parts.Row(10, 1, g.Faces.Face(h, 32),
		parts.Column(0, -1, name, about), parts.NewMark(mark, 14), parts.KeyCap(number)))
}

// Focus gives the list the keys.
func (s *Switcher) Focus(c fyne.Canvas) { c.Focus(s.rows) }

// Key picks by number; it reports whether it had a use for the key.
func (s *Switcher) Key(k fyne.KeyName) bool {
	if len(k) != 1 || k[0] < '1' || k[0] > '9' || int(k[0]-'0') > s.most {
		return false
	}
	s.pick(int(k[0] - '1'))
	return true
}
