package shell

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/closing"
	"calmster/ui/guide"
	"calmster/ui/hamsters"
	"calmster/ui/history"
	"calmster/ui/look"
	"calmster/ui/move"
	"calmster/ui/prepare"
	"calmster/ui/progress"
	"calmster/ui/report"
	"calmster/ui/screen"
	"calmster/ui/session"
	"calmster/ui/settings"
	"calmster/ui/today"
	"calmster/ui/unfinished"
	"calmster/ui/welcome"
	"calmster/ui/words"
)

type sessionJournal = session.Journal

func (s *Shell) makeToday() (*screen.Screen, error) {
	h, err := s.history()
	if err != nil {
		return nil, err
	}
	return today.New(h, s.Rules, s.today(), today.Actions{
		Prepare: s.prepare, Move: s.Move, Guide: s.showGuide,
		Session: s.showSessionOf, Progress: func() { s.Open("progress") },
	}), nil
}

func (s *Shell) makeProgress() (*screen.Screen, error) {
	h, err := s.history()
	if err != nil {
		return nil, err
	}
	return progress.New(h, s.Rules, progress.Actions{
		Session: s.showSessionOf, Move: s.Move, Guide: s.showGuide,
		Copy: func(text string) {
			s.App.Clipboard().SetContent(text)
			s.note(words.T("progress.copied", nil))
		},
		Save:   func(name string, write func(io.Writer) error) { s.askSave(name, write, nil) },
		Report: s.showReport, Work: s.clock.Work,
	}), nil
}

func (s *Shell) makeHistory(open model.ID) (*screen.Screen, error) {
	h, err := s.history()
	if err != nil {
		return nil, err
	}
	own, err := s.Journal.Harnesses(s.ctx, s.hamster.ID)
	if err != nil {
		return nil, err
	}
	names := map[model.ID]string{}
	for _, hs := range own {
		names[hs.ID] = words.HarnessName(hs)
	}
	return history.New(h, names, open), nil
}

func (s *Shell) showSessionOf(id model.ID) {
	made, err := s.makeHistory(id)
	if err != nil {
		s.Tell(err)
		return
	}
	s.room = "history"
	s.Show(made)
}

func (s *Shell) makeHamsters() (*screen.Screen, error) {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		return nil, err
	}
	own, err := s.Journal.Harnesses(s.ctx, s.hamster.ID)
	if err != nil {
		return nil, err
	}
	return hamsters.New(
		hamsters.Given{Hamsters: all, Chosen: s.hamster.ID, Harnesses: own, Now: s.today()},
		hamsters.Actions{
			Pick: func(id model.ID) { s.pick(id) },
			New:  func() { s.showForm(model.Hamster{}) },
			Edit: func(id model.ID) {
				if i := slices.IndexFunc(all, func(h model.Hamster) bool { return h.ID == id }); i >= 0 {
					s.showForm(all[i])
				}
			},
			AddHarness: func() { s.showHarnessForm(func() { s.Open("hamsters") }) },
		}), nil
}

func (s *Shell) showForm(h model.Hamster) {
	s.Show(hamsters.NewEdit(h, func(h *model.Hamster) error {
		if err := s.Journal.SaveHamster(s.ctx, h); err != nil {
			return err
		}
		s.pick(h.ID)
		return nil
	}, func() { s.Open("hamsters") }))
}

func (s *Shell) showHarnessForm(back func()) {
	s.Show(hamsters.NewHarnessForm(s.hamster, func(h *model.Harness) error {
		if err := s.Journal.SaveHarness(s.ctx, h); err != nil {
			return err
		}
		back()
		return nil
	}, back))
}

// pick makes a hamster the one that is trained, and remembers it.
func (s *Shell) pick(id model.ID) {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	for _, h := range all {
		if h.ID == id {
			s.hamster = h
		}
	}
	s.Open("today")
	if err := s.Journal.SetSetting(s.ctx, lastHamster, id.String()); err != nil {
		s.Tell(err)
	}
}

// menuMost is how many animals a menu can hold and still be a menu; from there
// on the screen of the hamsters is the better list.
const menuMost = 12

// pickHamster offers the other animals from the head of the rail.
func (s *Shell) pickHamster() {
	all, err := s.Journal.Hamsters(s.ctx)
	if err != nil {
		s.Tell(err)
		return
	}
	if len(all) > menuMost {
		s.Open("hamsters")
		return
	}
	var items []*fyne.MenuItem
	for _, h := range all {
		item := fyne.NewMenuItem(h.Name, func() { s.pick(h.ID) })
		item.Checked = h.ID == s.hamster.ID
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(words.T("hamsters.new", nil), func() { s.showForm(model.Hamster{}) }))
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), s.Window.Canvas(), fyne.NewPos(16, 76*look.Scale()))
}

func (s *Shell) makeGuide(page string) *screen.Screen { return guide.New(s.Guide, page) }

func (s *Shell) showGuide(page string) {
	s.room = "guide"
	s.Show(s.makeGuide(page))
}

func (s *Shell) makeSettings() (*screen.Screen, error) {
	again := func() {
		s.dress()
		s.Open("settings")
	}
	return settings.New(
		settings.Given{Mode: s.Preferences.Mode(), Scale: s.Preferences.Scale(), Unit: s.Preferences.Unit(), Journal: s.Journal.Path(), Facts: s.Facts, Cues: s.cues()},
		settings.Actions{
			Mode:   func(m look.Mode) { s.Preferences.SetMode(m); again() },
			Unit:   func(u model.Unit) { s.Preferences.SetUnit(u) },
			Scale:  func(k float32) { s.Preferences.SetScale(k); again() },
			Import: s.askImport, Export: s.askExport, Pad: s.showPad, Rules: s.showRules,
		}), nil
}

func (s *Shell) askImport() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			s.Tell(err)
		case r != nil:
			told, err := s.Import(r)
			if err != nil {
				s.Tell(err)
				return
			}
			s.Begin()
			s.note(told)
		}
	}, s.Window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".json"}))
	d.Resize(fyne.NewSize(860, 560))
	d.Show()
}

// showReport asks what a report should hold, saves it where the keeper picks,
// and opens it.
func (s *Shell) showReport() {
	s.Show(progress.NewReport(s.hamster, s.today(), func(wish progress.ReportWish) {
		h, err := s.history()
		if err != nil {
			s.Tell(err)
			return
		}
		given := report.Given{
			History: h, Rules: s.Rules, Say: words.T, Now: s.today(), From: wish.From, Notes: wish.Notes,
		}
		write := func(w io.Writer) error { return report.Write(w, given) }
		s.askSave("calmster-"+fileName(h.Hamster.Name)+".html", write, func(path string) {
			if err := s.App.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
				s.Tell(fmt.Errorf("open the report: %w", err))
			}
		})
	}, func() { s.Open("progress") }))
}

// fileName makes a name fit for a file on any system.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, name)
}

// askSave asks for a place, writes there and then runs after, which may be nil.
func (s *Shell) askSave(name string, write func(io.Writer) error, after func(path string)) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if w == nil && err == nil {
			return // thought better of it
		}
		if err == nil {
			err = s.Write(w, write)
		}
		if err != nil {
			s.Tell(err)
			return
		}
		s.note(words.T("settings.exported", model.Args{"Path": w.URI().Path()}))
		if after != nil {
			after(w.URI().Path())
		}
	}, s.Window)
	d.SetFileName(name)
	d.Resize(fyne.NewSize(860, 560))
	d.Show()
}

func (s *Shell) askExport() { s.askSave("calmster.json", s.Export, nil) }

func (s *Shell) showWelcome() {
	s.Show(welcome.New(welcome.Actions{
		Create: func(h *model.Hamster) error {
			if err := s.Journal.SaveHamster(s.ctx, h); err != nil {
				return err
			}
			s.pick(h.ID)
			return nil
		},
		Import: s.askImport,
		Sample: func() {
			if err := s.OpenSample(); err != nil {
				s.Tell(err)
			}
		},
	}))
}

// Move opens the decision to go to another stage.
func (s *Shell) Move(to model.StageKey) {
	h, err := s.history()
	if err != nil {
		s.Tell(err)
		return
	}
	stage, ok := model.StageOf(to)
	if !ok {
		return
	}
	told := h.On(s.today(), h.Hamster.Stage, s.Rules)
	s.Show(move.New(h, told, s.Rules, stage, move.Actions{
		Decide: func(reason string) {
			change := model.StageChange{
				HamsterID: s.hamster.ID, At: s.today(), From: h.Hamster.Stage, To: to,
				Verdict: told.Verdict, Reason: reason,
			}
			if err := s.Journal.ChangeStage(s.ctx, change); err != nil {
				s.Tell(err)
				return
			}
			s.Open("today")
		},
		Cancel: func() { s.Open("today") },
		Guide:  s.showGuide,
	}))
}

func (s *Shell) showPrepare() {
	h, err := s.history()
	if err != nil {
		s.Tell(err)
		return
	}
	worn, err := s.harnesses(h)
	if err != nil {
		s.Tell(err)
		return
	}
	now := s.today()
	given := prepare.Given{
		Hamster: h.Hamster, Harnesses: worn, Unit: s.Preferences.Unit(),
		Told: h.On(now, h.Hamster.Stage, s.Rules), Advice: h.Plan(now, h.Hamster.Stage, s.Rules),
	}
	if n := len(h.Sessions); n > 0 {
		given.Last = h.Sessions[n-1]
	}
	s.room = "today"
	s.Show(prepare.New(given, prepare.Actions{
		Start:      func(p prepare.Plan) { s.start(h, given.Told.Verdict, p) },
		CheckFit:   s.showFitCheck,
		Cancel:     func() { s.Open("today") },
		AddHarness: func() { s.showHarnessForm(s.showPrepare) },
		Guide:      s.showGuide,
	}))
}

// showFitCheck asks how a harness sits, and goes back to the preparation.
func (s *Shell) showFitCheck(harness model.ID) {
	s.Show(hamsters.NewFitCheck(s.hamster, func(c model.FitCheck) error {
		c.HarnessID, c.At = harness, s.today()
		if err := s.Journal.SaveFitCheck(s.ctx, &c); err != nil {
			return err
		}
		s.showPrepare()
		return nil
	}, s.showPrepare))
}

// harnesses returns those in use with their newest fit check, the one of the
// last session first.
func (s *Shell) harnesses(h model.History) ([]prepare.Worn, error) {
	own, err := s.Journal.Harnesses(s.ctx, h.Hamster.ID)
	if err != nil {
		return nil, err
	}
	var last model.ID
	for _, ss := range h.Sessions {
		if ss.HarnessID != (model.ID{}) {
			last = ss.HarnessID
		}
	}
	var out []prepare.Worn
	for _, hs := range own {
		if !hs.RetiredAt.IsZero() {
			continue
		}
		checks, err := s.Journal.FitChecks(s.ctx, hs.ID)
		if err != nil {
			return nil, err
		}
		w := prepare.Worn{Harness: hs}
		for _, c := range checks {
			if w.Checked == nil || c.At.After(w.Checked.At) {
				w.Checked = &c
			}
		}
		if hs.ID == last {
			out = append([]prepare.Worn{w}, out...)
		} else {
			out = append(out, w)
		}
	}
	return out, nil
}

// start begins a session: the journal knows of it before the clock is shown.
// A stage other than the hamster's is the keeper's decision to move there.
func (s *Shell) start(h model.History, v model.Verdict, p prepare.Plan) {
	now := s.clock.Now()
	if p.Stage != h.Hamster.Stage {
		change := model.StageChange{HamsterID: h.Hamster.ID, At: now.Wall, From: h.Hamster.Stage, To: p.Stage, Verdict: v, Reason: p.Reason}
		if err := s.Journal.ChangeStage(s.ctx, change); err != nil {
			s.Tell(err)
			return
		}
		h.Hamster.Stage = p.Stage
		h.Changes = append(h.Changes, change)
	}
	begun := model.Session{
		HamsterID: h.Hamster.ID, HarnessID: p.HarnessID, Stage: p.Stage, StartedAt: now.Wall,
		Planned: p.Planned, Place: p.Place, TemperatureC: p.TemperatureC,
	}
	if err := s.Journal.BeginSession(s.ctx, &begun); err != nil {
		s.Tell(err)
		return
	}
	live := model.Begin(begun, now)
	if p.Wait {
		e, err := live.Pause(now)
		if err == nil {
			err = s.Journal.AppendEvent(begun.ID, e)
		}
		if err != nil {
			s.Tell(err) // the clock runs then, which Space can stop
		} else {
			live.Commit(e, now)
		}
	}
	s.run(h, live)
}

func (s *Shell) showClosing(before model.History, ended model.Session) {
	s.Show(closing.New(
		closing.Given{Session: ended, Hamster: before.Hamster, Before: before, Rules: s.Rules},
		func(done model.Session) {
			if err := s.Journal.FinishSession(done); err != nil {
				s.Tell(err)
				return
			}
			if len(s.going) > 0 {
				s.nextRunning()
			} else {
				s.Open("today")
			}
			s.note(summary(before, done, s.Rules))
		}))
}

// summary says what a session did to the verdict.
func summary(before model.History, done model.Session, rules model.Rules) string {
	stage := done.Stage
	was := before.At(stage, rules)
	before.Sessions = append(slices.Clone(before.Sessions), done)
	is := before.At(stage, rules)
	args := model.Args{
		"Verdict": words.T("verdict."+string(is.Verdict), nil),
		"Was":     model.Tenths(was.Chance.Next), "Is": model.Tenths(is.Chance.Next),
	}
	if was.Verdict == is.Verdict {
		return words.T("closing.kept_verdict", args)
	}
	return words.T("closing.new_verdict", args)
}

// showUnfinished offers the ways on from a session that was found without end.
func (s *Shell) showUnfinished(u model.Unfinished, all []model.Hamster) {
	i := slices.IndexFunc(all, func(h model.Hamster) bool { return h.ID == u.Session.HamsterID })
	if i < 0 {
		s.Tell(errors.New("an unfinished session belongs to no hamster"))
		s.Open("today")
		return
	}
	s.hamster = all[i]
	h, err := s.history()
	if err != nil {
		s.Tell(err)
		return
	}
	if u.HarnessOff {
		s.showClosing(h, u.Session) // only the closing-out is missing
		return
	}
	s.Show(unfinished.New(u, s.hamster, unfinished.Actions{
		Resume: func() { s.run(h, model.Recover(u, s.clock.Now())) },
		Finish: func() {
			done := u.Session
			done.Duration, done.End = u.Known(), model.EndInterrupted
			if err := s.Journal.FinishSession(done); err != nil {
				s.Tell(fmt.Errorf("finish the session that was found: %w", err))
				return
			}
			s.Begin()
		},
		Discard: func() {
			if err := s.Journal.DiscardSession(s.ctx, u.Session.ID); err != nil {
				s.Tell(fmt.Errorf("discard the session that was found: %w", err))
				return
			}
			s.Begin()
		},
	}))
}
