package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/session"
	"calmster/ui/words"
)

// toggleHelp shows every key there is, or puts the list away.
func (s *Shell) toggleHelp() {
	if s.help != nil && s.help.Visible() {
		s.help.Hide()
		return
	}
	line := func(key, what string) fyne.CanvasObject {
		t := parts.NewText(what)
		t.TextSize, t.Cut = 13, true
		return parts.Row(10, 1, parts.Fixed(96, 0, parts.Row(0, -1, parts.KeyCap(key))), t)
	}
	general := parts.Column(5, -1, parts.NewTitle(words.T("help.anywhere", nil)))
	for _, c := range s.commands() {
		if c.key == "" {
			continue
		}
		general.Add(line(words.Key(c.key), words.T(c.words, nil)))
	}
	general.Add(line("Tab", words.T("key.tab", nil)))
	general.Add(line("Esc", words.T("key.escape", nil)))
	during := parts.Column(5, -1, parts.NewTitle(words.T("help.session", nil)))
	also := parts.Column(5, -1, parts.NewTitle(words.T("help.signs", nil)))
	for _, k := range session.Keys() {
		to := during
		if k.Kind == model.KindStress || k.Kind == model.KindComfort {
			to = also
		}
		to.Add(line(k.Key, k.Words))
	}
	closing := parts.NewButton(words.T("notice.close", nil), "Esc", parts.ToneQuiet, s.toggleHelp)
	body := parts.Column(14, 0,
		parts.Shares(26, []float32{1.15, 1, 1}, general, also, during),
		parts.Row(0, 0, parts.Fixed(0, 1, nil), closing))
	s.help = widget.NewModalPopUp(parts.Pad(14, 18, parts.Fixed(900, 0, container.NewStack(body))), s.Window.Canvas())
	s.help.Show()
}

func (s *Shell) helping() bool { return s.help != nil && s.help.Visible() }
