package shell

import (
	"context"
	"fmt"
	"slices"
	"time"

	"calmster/model"
	"calmster/ui/hamsters"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// animalJournal is what the pages of the animals ask of the journal.
type animalJournal interface {
	Hamsters(ctx context.Context) ([]model.Hamster, error)
	SaveHamster(ctx context.Context, h *model.Hamster) error
	DeleteHamster(ctx context.Context, id model.ID) error
	RestoreHamster(ctx context.Context, id model.ID) error
	MergeHamsters(ctx context.Context, from, into model.ID) error
	PartHamsters(ctx context.Context, merged model.ID) error
	MergedInto(ctx context.Context, into model.ID) ([]model.Hamster, error)
}

func (s *Shell) readHamsters(asked) (func() *screen.Screen, error) {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		return nil, fmt.Errorf("read the hamsters: %w", err)
	}
	return func() *screen.Screen {
		return hamsters.New(
			hamsters.Given{Hamsters: all, Chosen: s.hamster.ID, Faces: s.faces, Now: s.today()},
			hamsters.Actions{
				Pick: s.train, New: func() { s.showForm(model.Hamster{}, func() { s.Open("hamsters") }) },
				Open: s.showProfile, Return: func(id model.ID) { s.archive(id, false) },
			})
	}, nil
}

// showProfile opens the page of one animal.
func (s *Shell) showProfile(id model.ID) {
	s.fetch(func(a asked) (func(), error) {
		g, err := s.profile(a, id)
		return func() { s.showProfiled(g) }, err
	})
}

func (s *Shell) showProfiled(g hamsters.Profile) {
	h := g.Hamster
	id := h.ID
	again := func() { s.showProfile(id) }
	s.room = "hamsters"
	s.Show(hamsters.NewProfile(g, hamsters.ProfileActions{
		Back: func() { s.Open("hamsters") }, Pick: func() { s.train(id) }, Edit: func() { s.showForm(h, again) },
		Archive: func() { s.archive(id, true) }, Return: func() { s.archive(id, false) },
		Merge: func() { s.showMerge(g) }, Delete: func() { s.deleteHamster(h) }, Part: func(merged model.ID) { s.part(merged, again) },
		AddHarness:  func() { s.showHarnessForm(h, model.Harness{}, again) },
		OpenHarness: func(harness model.ID) { s.showHarness(id, harness) },
		CheckFit:    func(harness model.ID) { s.showFitCheckOf(h, harness, again) },
		Introduce:   func() { s.showIntroduction(id, again) },
		Photo:       func(data []byte) error { return s.keepPhoto(id, data, again) },
	}))
}

// profile gathers what the journal knows of an animal, on any goroutine.
func (s *Shell) profile(a asked, id model.ID) (g hamsters.Profile, err error) {
	history, own, checks, err := s.known(id)
	if err != nil {
		return g, err
	}
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		return g, err
	}
	merged, err := s.Journal.MergedInto(s.ctx, id)
	if err != nil {
		return g, err
	}
	g = hamsters.Profile{
		Hamster: history.Hamster, Chosen: id == a.hamster, Sessions: len(history.Sessions), Merged: merged,
		Others: len(all) > 1, Now: a.now, Pictures: s,
	}
	if n := len(history.Sessions); n > 0 {
		g.Last = history.Sessions[n-1].StartedAt
	}
	for _, hs := range own {
		kept := hamsters.Kept{Harness: hs}
		if c, ok := model.Newest(checks, hs.ID); ok {
			kept.Checked = &c
		}
		g.Harnesses = append(g.Harnesses, kept)
	}
	for _, stage := range history.Introduction(own, checks, a.rules) {
		if !stage.Here {
			continue
		}
		g.Steps = len(stage.Steps)
		for _, step := range stage.Steps {
			if step.Done {
				g.Done++
			}
		}
	}
	return g, nil
}

// showForm asks for an animal, a new one where its ID is zero.
func (s *Shell) showForm(h model.Hamster, back func()) {
	isNew := h.ID == model.ID{}
	s.Show(hamsters.NewEdit(h, s.today(), s, func(h *model.Hamster) error {
		if err := s.Journal.SaveHamster(s.ctx, h); err != nil {
			return err
		}
		if isNew {
			s.train(h.ID)
			return nil
		}
		s.refreshAnimal(*h)
		back()
		return nil
	}, back))
}

// refreshAnimal takes over a change of the animal that is trained, for the rail.
func (s *Shell) refreshAnimal(h model.Hamster) {
	if h.ID == s.hamster.ID {
		s.hamster = h
	}
}

// change reads an animal, changes it and writes it.
func (s *Shell) change(id model.ID, how func(*model.Hamster)) (h model.Hamster, err error) {
	history, err := s.Journal.History(s.ctx, id)
	if err != nil {
		return h, err
	}
	h = history.Hamster
	how(&h)
	if err := s.Journal.SaveHamster(s.ctx, &h); err != nil {
		return h, err
	}
	s.refreshAnimal(h)
	return h, nil
}

// keepPhoto keeps a photo at once, and offers the one before where it was
// taken away.
func (s *Shell) keepPhoto(id model.ID, data []byte, again func()) error {
	var before []byte
	if _, err := s.change(id, func(h *model.Hamster) { before, h.Photo = h.Photo, data }); err != nil {
		return err
	}
	again()
	if data == nil {
		s.offer(words.T("photo.removed", nil), words.T("hamsters.undo", nil), func() {
			if err := s.keepPhoto(id, before, again); err != nil {
				s.Tell(err)
			}
		})
	}
	return nil
}

// archive takes an animal out of training, or back into it.
func (s *Shell) archive(id model.ID, away bool) {
	if away && s.runningFor(id) != nil {
		s.showRunning(s.runningFor(id))
		return
	}
	h, err := s.change(id, func(h *model.Hamster) {
		h.ArchivedAt = time.Time{}
		if away {
			h.ArchivedAt = s.today()
		}
	})
	if err != nil {
		s.Tell(err)
		return
	}
	if !away {
		s.showProfile(id)
		s.note(words.T("hamsters.returned", model.Args{"Name": h.Name}))
		return
	}
	s.withoutChosen(id)
	s.offer(words.T("hamsters.archived_note", model.Args{"Name": h.Name}), words.T("hamsters.undo", nil), func() { s.archive(id, false) })
}

// withoutChosen opens the list of the animals; where the one in training is
// gone from it another one is chosen, and where none is left the window begins
// anew.
func (s *Shell) withoutChosen(gone model.ID) {
	if gone == s.hamster.ID {
		all, err := s.Journal.Hamsters(s.ctx)
		if err != nil {
			s.Tell(err)
			return
		}
		if len(all) == 0 {
			s.Begin()
			return
		}
		s.choose(all[0])
	}
	s.Open("hamsters")
}

// deleteHamster puts an animal into the bin and offers it back.
func (s *Shell) deleteHamster(h model.Hamster) {
	if err := s.Journal.DeleteHamster(s.ctx, h.ID); err != nil {
		s.Tell(err)
		return
	}
	was := s.hamster
	s.withoutChosen(h.ID)
	s.offer(words.T("hamsters.deleted", model.Args{"Name": h.Name}), words.T("hamsters.undo", nil), func() {
		if err := s.Journal.RestoreHamster(s.ctx, h.ID); err != nil {
			s.Tell(err)
			return
		}
		s.choose(was)
		s.showProfile(h.ID)
	})
}

// showMerge asks which other animal is the same one.
func (s *Shell) showMerge(g hamsters.Profile) {
	from := g.Hamster
	history, err := s.Journal.History(s.ctx, from.ID)
	if err != nil {
		s.Tell(err)
		return
	}
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	others := slices.DeleteFunc(all, func(h model.Hamster) bool { return h.ID == from.ID })
	s.Show(hamsters.NewMerge(hamsters.Merge{
		From: from, Others: others, Faces: s.faces, Now: s.today(),
		Has: hamsters.Belongings{
			Sessions: len(history.Sessions), Enrichments: len(history.Enrichments),
			Harnesses: len(g.Harnesses), Changes: len(history.Changes),
		},
	}, func(into model.ID) error {
		if err := s.Journal.MergeHamsters(s.ctx, from.ID, into); err != nil {
			return err
		}
		stays := others[slices.IndexFunc(others, func(h model.Hamster) bool { return h.ID == into })]
		if from.ID == s.hamster.ID {
			s.choose(stays)
		}
		s.showProfile(into)
		s.offer(words.T("hamsters.merged_note", model.Args{"From": from.Name, "Into": stays.Name}), words.T("hamsters.undo", nil),
			func() { s.part(from.ID, func() { s.showProfile(from.ID) }) })
		return nil
	}, func() { s.showProfile(from.ID) }))
}

// part takes a merge back.
func (s *Shell) part(merged model.ID, then func()) {
	if err := s.Journal.PartHamsters(s.ctx, merged); err != nil {
		s.Tell(err)
		return
	}
	then()
	if history, err := s.Journal.History(s.ctx, merged); err == nil {
		s.note(words.T("hamsters.parted", model.Args{"Name": history.Hamster.Name}))
	}
}
