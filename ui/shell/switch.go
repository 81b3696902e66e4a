package shell

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/hamsters"
	"calmster/ui/look"
	"calmster/ui/parts"
)

// choose makes a hamster the one that is trained, and remembers it.
func (s *Shell) choose(h model.Hamster) {
	s.hamster = h
	if err := s.Journal.SetSetting(s.ctx, lastHamster, h.ID.String()); err != nil {
		s.Tell(err)
	}
}

// pick is choose by id, and goes on in the room that is open.
func (s *Shell) pick(id model.ID, room string) {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	i := slices.IndexFunc(all, func(h model.Hamster) bool { return h.ID == id })
	if i < 0 {
		return
	}
	s.hamster = all[i]
	s.Open(room)
	s.choose(all[i])
}

// train picks an animal and goes where its training begins.
func (s *Shell) train(id model.ID) { s.pick(id, "today") }

// swap picks an animal and stays in the room, where that is about one animal.
func (s *Shell) swap(id model.ID) {
	if slices.Contains([]string{"progress", "history", "guide"}, s.room) {
		s.pick(id, s.room)
		return
	}
	s.train(id)
}

// inTraining are the animals to pick from, in the order of their keys.
func (s *Shell) inTraining() []model.Hamster {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
	}
	return slices.DeleteFunc(all, func(h model.Hamster) bool { return !h.ArchivedAt.IsZero() })
}

// swapTo picks the animal of that number, from 0.
func (s *Shell) swapTo(n int) {
	if s.busy() {
		return
	}
	if all := s.inTraining(); n < len(all) {
		s.closeSwitcher()
		s.swap(all[n].ID)
	}
}

// swapKeys are the keys that pick the first animals directly. Alt rather than
// Ctrl with Shift: on a Mac that with 3 to 5 takes a picture of the screen.
func swapKeys() (out []fyne.Shortcut) {
	for n := range hamsters.MostKeys {
		out = append(out, &desktop.CustomShortcut{KeyName: fyne.KeyName(rune('1' + n)), Modifier: fyne.KeyModifierAlt})
	}
	return out
}

// toggleSwitcher offers the other animals from the head of the rail, or puts
// the list away.
func (s *Shell) toggleSwitcher() {
	if s.switching() {
		s.closeSwitcher()
		return
	}
	if s.busy() {
		return
	}
	then := func(do func()) func() {
		return func() {
			s.closeSwitcher()
			do()
		}
	}
	room := s.Window.Canvas().Size().Height/look.Scale() - switcherTop
	s.switcher = hamsters.NewSwitcher(
		hamsters.Given{Hamsters: s.inTraining(), Chosen: s.hamster.ID, Faces: s.faces, Now: s.today()}, room,
		func(id model.ID) { then(func() { s.swap(id) })() },
		then(func() { s.Open("hamsters") }),
		then(func() { s.showForm(model.Hamster{}, func() { s.Open("hamsters") }) }))
	s.switchUp = widget.NewPopUp(parts.Pad(12, 14, s.switcher.View), s.Window.Canvas())
	s.switchUp.ShowAtPosition(fyne.NewPos(16, switcherTop*look.Scale()))
	s.switcher.Focus(s.Window.Canvas())
}

// switcherTop is how far down the list begins, before scale: below the animal.
const switcherTop = 76

func (s *Shell) switching() bool { return s.switchUp != nil && s.switchUp.Visible() }

func (s *Shell) closeSwitcher() {
	if s.switchUp != nil {
		s.switchUp.Hide()
	}
}
