package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/assets"
	"calmster/model"
	"calmster/storage"
	"calmster/ui/guide"
	"calmster/ui/inspect"
	"calmster/ui/words"
)

// openSampleHouse is a house with the sample journal.
func openSampleHouse(t *testing.T) *house {
	t.Helper()
	h := &house{
		t: t, path: filepath.Join(t.TempDir(), "sample.calmster"),
		clock: &slowClock{model.Instant{Wall: time.Date(2026, 11, 21, 20, 0, 0, 0, time.FixedZone("", 3600))}},
	}
	j, err := storage.Open(context.Background(), h.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Fill(context.Background(), model.Sample(h.clock.now.Wall)); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	h.start()
	t.Cleanup(func() {
		h.shell.Close()
		h.journal.Close()
	})
	return h
}

// reach goes on with Tab to what carries that text, which scrolls it into
// view, and taps it.
func (h *house) reach(text string) {
	h.t.Helper()
	for range 80 {
		test.FocusNext(h.window.Canvas())
		for _, i := range inspect.Items(h.window.Canvas()) {
			if i.Focused && i.Name == text {
				h.tap(text)
				return
			}
		}
	}
	h.t.Fatalf("Tab never reaches %q", text)
}

// walk leads through the screens and their states; look is called at each.
func walk(t *testing.T, look func(h *house, where string)) {
	say := func(key string) string { return words.T(key, nil) }
	empty := openHouse(t)
	look(empty, "welcome")

	h := openSampleHouse(t)
	for _, room := range []string{"today", "progress", "hamsters", "settings"} {
		h.shell.Open(room)
		look(h, room)
	}
	pages, err := assets.GuidePages(words.Language())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		h.shell.Show(guide.New(embeddedGuide(), guide.Place{Page: p.Key}, nil))
		look(h, "guide: "+p.Key)
	}
	for _, s := range model.Ladder() {
		h.shell.Move(s.Key)
		look(h, "move to "+string(s.Key))
	}
	h.shell.Open("settings")
	h.reach(say("settings.pad"))
	look(h, "pad")
	h.shell.Open("settings")
	h.reach(say("settings.rules"))
	look(h, "rules")
	h.shell.Open("progress")
	h.tap(say("progress.report"))
	look(h, "report")
	h.shell.Open("history")
	h.tap(say("history.paper"))
	look(h, "paper")

	h.shell.Open("today")
	h.tap(say("today.plan"))
	look(h, "plan")
	h.press("M")
	look(h, "plan: a day of one's own")
	h.tap(say("today.free"))
	look(h, "without a harness")
	h.press("1")
	look(h, "without a harness: outdoors")
	h.press(fyne.KeyEscape)
	h.press("A")
	look(h, "without a harness: afterwards")
	h.press(fyne.KeyEscape)
	h.press("4")
	h.shell.Current().CheckAll()
	h.main()
	look(h, "without a harness: going on")
	h.press(fyne.KeyEscape)
	look(h, "without a harness: one goes on")

	h.shell.Open("today")
	h.main()
	look(h, "prepare")
	h.tap(say("place.yard"))
	h.tap(words.StageName(model.Ladder()[7]))
	look(h, "prepare outdoors")
	h.shell.Open("today")
	h.main()
	h.shell.Current().CheckAll()
	h.main()
	look(h, "session")
	for _, phase := range []struct {
		name string
		keys []fyne.KeyName
		pass time.Duration
	}{
		{"tapped", []fyne.KeyName{"Q", "W", "E", "R", "T", "D", "B", "P", "S"}, time.Minute},
		{"goal", nil, 5 * time.Minute},
		{"near the cap", nil, 3*time.Minute + 20*time.Second},
		{"cap", nil, time.Minute},
		{"paused", []fyne.KeyName{"Space"}, time.Second},
		{"stress", []fyne.KeyName{"Space", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X"}, time.Second},
		{"compact", []fyne.KeyName{"C"}, time.Second},
	} {
		h.press(phase.keys...)
		h.clock.pass(phase.pass)
		h.press("Q")
		look(h, "session: "+phase.name)
	}
	h.press("C", "H")
	look(h, "closing")
}

// On a small laptop's screen no text is wider than its place, in any language.
func TestEveryTextHasRoomInEveryLanguage(t *testing.T) {
	for _, lang := range words.Languages() {
		t.Run(lang, func(t *testing.T) {
			if err := words.Use(lang); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = words.Use("en") })
			var told []string
			walk(t, func(h *house, where string) {
				c := h.window.Canvas()
				if least := c.Content().MinSize(); least.Width > c.Size().Width || least.Height > c.Size().Height {
					t.Errorf("%s asks for %v, the window has %v", where, least, c.Size())
				}
				for _, i := range inspect.Items(c) {
					if i.Cramped && !i.Covered && !strings.Contains(i.Name, h.path) && !slices.Contains(told, i.Name) {
						told = append(told, i.Name)
						t.Errorf("%s: no room for %q", where, i.Name)
					}
				}
			})
		})
	}
}
