//go:build linux

package main

import (
	"encoding/json"
	"image"
	"image/color"
	"slices"
	"testing"
	"time"

	"calmster/internal/desk"
	"calmster/model"
	"calmster/ui/words"
)

// The program that a keeper gets, in a real window, with a real mouse and real
// keys: only what is on the screen and what `calmster export` says is believed.
func TestInARealWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("opens a window; runs without -short")
	}
	// Without the tag migrated_fynedo, and with the race detector: what touches
	// the window or the model from a wrong goroutine is told.
	program, err := desk.Build("calmster/cmd/calmster", t.TempDir(), "-race")
	if err != nil {
		t.Fatal(err)
	}
	t.Run("a session is kept as it was tapped", func(t *testing.T) { sessionIsKept(t, open(t, program)) })
	t.Run("a second start raises the first", func(t *testing.T) { secondStart(t, open(t, program)) })
	t.Run("a first start", func(t *testing.T) { firstStart(t, open(t, program)) })
	t.Run("theme and size change at run time", func(t *testing.T) { lookChanges(t, open(t, program)) })
	t.Run("the journal is moved", func(t *testing.T) { journalMoves(t, open(t, program)) })
	t.Run("a backup returns", func(t *testing.T) { backupReturns(t, open(t, program)) })
	t.Run("an import is taken back", func(t *testing.T) { importTakenBack(t, open(t, program)) })
	t.Run("a crash is told", func(t *testing.T) { crashIsTold(t, openQuietly(t, program)) })
	t.Run("the language changes under a session", func(t *testing.T) { languageChanges(t, program) })
	t.Run("an evening", func(t *testing.T) { evening(t, program) })
	t.Run("an animal with a photo", func(t *testing.T) { animalWithPhoto(t, open(t, program)) })
	t.Run("a fit check", func(t *testing.T) { fitCheck(t, open(t, program)) })
	t.Run("the history is searched", func(t *testing.T) { historyIsSearched(t, open(t, program)) })
	t.Run("other keyboards", func(t *testing.T) { keyboards(t, open(t, program)) })
	t.Run("no tap is lost", func(t *testing.T) { noTapIsLost(open(t, program)) })
	t.Run("taps are kept although the folder is moved", func(t *testing.T) { folderIsMoved(t, open(t, program)) })
	t.Run("taps are kept although the disk is full", func(t *testing.T) { diskIsFull(t, open(t, program)) })
}

// keeper is somebody with the program in front of them.
type keeper struct {
	*desk.Desk
	whole   *testing.T // the test with this window
	t       *testing.T // the part of it that runs now
	program string
	running *desk.Program
	seen    map[string]bool // ids of the sessions that were exported before
}

// open starts the program with an empty journal.
func open(t *testing.T, program string) *keeper {
	t.Helper()
	k := &keeper{whole: t, t: t, program: program, seen: map[string]bool{}}
	k.Desk = desk.Open(desk.Options{Fail: func(args ...any) { k.t.Fatal(args...) }})
	t.Cleanup(k.Close)
	k.start()
	return k
}

func (k *keeper) start() {
	k.running = k.Start(k.program)
	running := k.running
	k.whole.Cleanup(func() {
		for _, c := range running.Complaints() {
			k.whole.Errorf("the program complained:\n%s", c)
		}
	})
}

// exported is the part of an export that a session is checked by.
type exported struct {
	Hamsters []struct{ Name, Species, Stage string }
	Sessions []kept
}

type kept struct {
	ID        string
	HamsterID string `json:"hamster_id"`
	Stage     string
	StartedAt time.Time `json:"started_at"`
	DurationS float64   `json:"duration_s"`
	EndReason string    `json:"end_reason"`
	Place     string
	Events    []event
}

type event struct {
	Seq  int
	AtS  float64 `json:"at_s"`
	Kind string
	Code string
	Of   int
	Note string
}

func (k *keeper) export() exported {
	k.t.Helper()
	var out exported
	if err := json.Unmarshal([]byte(k.Run(k.program, "export", "--out", "-")), &out); err != nil {
		k.t.Fatalf("the export is not JSON: %v", err)
	}
	return out
}

// newSessions are the sessions that were kept since it was last asked.
func (k *keeper) newSessions() (out []kept) {
	k.t.Helper()
	for _, s := range k.export().Sessions {
		if !k.seen[s.ID] {
			k.seen[s.ID] = true
			out = append(out, s)
		}
	}
	return out
}

// newSession is the one session that was kept since it was last asked.
func (k *keeper) newSession() kept {
	k.t.Helper()
	out := k.newSessions()
	if len(out) != 1 {
		k.t.Fatalf("%d sessions were kept instead of one: %+v", len(out), out)
	}
	return out[0]
}

// act runs a part of the test under a name of its own.
func (k *keeper) act(name string, play func(*keeper)) (ok bool) {
	before := k.t
	defer func() { k.t = before }()
	return before.Run(name, func(t *testing.T) {
		k.t = t
		play(k)
	})
}

// createHamster makes the first animal, by mouse and keyboard.
func (k *keeper) createHamster(name string) {
	k.WaitText(words.T("welcome.heading", nil))
	k.Click(words.T("welcome.next", nil))
	k.Fill(words.T("form.name", nil), name)
	k.Click(words.T("species.winter_white", nil))
	k.Click(words.T("welcome.keep", nil))
	k.Click(words.T("welcome.begin", nil))
	k.WaitItem(words.T("today.start", nil))
}

// prepare goes to the page before a session and settles everything there.
func (k *keeper) prepare() {
	k.Press("ctrl+n")
	k.WaitText(words.T("prepare.checks", nil))
	k.Press("ctrl+shift+a")
	k.WaitText(words.T("prepare.all_set", nil))
}

// begin starts the prepared session.
func (k *keeper) begin() {
	k.Press("ctrl+Return")
	k.WaitText(words.T("session.so_far", nil))
}

// logged are the lines of the running session's log, the oldest first.
func (k *keeper) logged() []string {
	var lines []string
	title, _ := k.Find(words.T("session.so_far", nil))
	field, _ := k.Find(words.T("session.note", nil))
	for _, i := range k.Items() {
		// The second column of the log: right of the times.
		if i.Kind == "text" && i.X > title.X+20 && i.Y > title.Y+title.H && (field.H == 0 || i.Y < field.Y) {
			lines = append(lines, i.Name)
		}
	}
	slices.Reverse(lines)
	return lines
}

// span is when something happened: not before, and not after.
type span struct{ from, to time.Time }

// within measures how long something that is waited for took.
func within(act func()) span {
	from := time.Now()
	act()
	return span{from, time.Now()}
}

// sessionIsKept is the main way through the program.
func sessionIsKept(t *testing.T, k *keeper) {
	k.createHamster("Biscuit")

	// Before: a chart without a mark.
	k.Press("ctrl+2")
	k.WaitText(words.T("chart.empty_stage", model.Args{"Goal": 5 * time.Minute}))

	k.prepare()
	k.Click(words.T("place.bathtub", nil))
	started := within(k.begin)

	sign := func(code string) string { return words.T("sign."+code, nil) }
	taps := []struct {
		tap  func()
		want event
		line string // of the log, once it is kept
	}{
		{func() { k.Click(sign("exploring")) }, event{Kind: "comfort", Code: "exploring"}, sign("exploring")},
		{func() { k.Press("w") }, event{Kind: "comfort", Code: "grooming"}, sign("grooming")},
		{func() { k.Click(words.T("treat.mealworm", nil)) }, event{Kind: "treat", Code: "mealworm"}, words.T("treat.mealworm", nil)},
		{func() { k.Press("d") }, event{Kind: "act", Code: "water"}, words.T("act.water", nil)},
		{func() { k.Press("2") }, event{Kind: "stress", Code: "rapid_breathing"}, sign("rapid_breathing")},
		{func() { k.Press("ctrl+z") }, event{Kind: "undo", Of: 5}, words.T("session.undone", model.Args{"What": sign("rapid_breathing")})},
		{func() { k.Press("t") }, event{Kind: "treat", Code: "mealworm"}, ""},
		{func() { k.Click(sign("backing_up")) }, event{Kind: "stress", Code: "backing_up"}, sign("backing_up")},
	}
	lines := 1 // the start's own
	var tapped []span
	for i, tap := range taps {
		tapped = append(tapped, within(func() {
			tap.tap()
			if tap.want.Kind != "undo" {
				lines++
			}
			k.Until("the log to show the tap", func() bool {
				now := k.logged()
				return len(now) == lines && (tap.line == "" || now[lines-1] == tap.line)
			})
		}))
		taps[i].want.Seq = i + 1
	}
	k.WaitText(words.T("session.take_off_near", nil))
	ended := within(func() {
		k.Press("h")
		k.WaitText(words.T("closing.how", nil))
	})
	k.Click(words.T("closing.treat_near", nil))
	k.Press("ctrl+Return")
	k.WaitItem(words.T("today.start", nil))

	// After: exactly this, at plausible times.
	out := k.export()
	if len(out.Hamsters) != 1 || out.Hamsters[0].Name != "Biscuit" || out.Hamsters[0].Species != "winter_white" || out.Hamsters[0].Stage != "meet" {
		t.Errorf("exported hamsters: %+v", out.Hamsters)
	}
	if len(out.Sessions) != 1 {
		t.Fatalf("%d sessions exported", len(out.Sessions))
	}
	s := out.Sessions[0]
	if s.Stage != "meet" || s.Place != "bathtub" || s.EndReason != "stress" {
		t.Errorf("exported session: %+v", s)
	}
	if s.StartedAt.Before(started.from.Truncate(time.Second)) || s.StartedAt.After(started.to) {
		t.Errorf("started at %v, but it was begun between %v and %v", s.StartedAt, started.from, started.to)
	}
	plausible(t, "the end", s.DurationS, started, ended)
	if len(s.Events) != len(taps) {
		t.Fatalf("%d taps, exported %+v", len(taps), s.Events)
	}
	for i, got := range s.Events {
		plausible(t, "tap "+got.Kind+" "+got.Code, got.AtS, started, tapped[i])
		got.AtS = 0
		if got != taps[i].want {
			t.Errorf("tap %d was %+v, exported is %+v", i+1, taps[i].want, got)
		}
	}

	// The chart gained a point, which tells of this session.
	k.Press("ctrl+2")
	k.WaitText(words.T("verdict.too_early", nil)) // comes last, and takes its room from the chart
	legend := k.WaitItem(words.T("chart.key_stress", nil))
	plot := image.Rect(legend.X-1000, legend.Y+legend.H+4, legend.X+legend.W, legend.Y+460)
	var mark image.Point
	k.Until("a mark in the chart", func() (ok bool) {
		mark, ok = k.Spot(plot, color.NRGBA{0xc4, 0x52, 0x0a, 0xff}) // a stress sign's, in the light look
		return ok
	})
	k.PointAt(mark.X, mark.Y)
	k.WaitText(words.T("chart.treats", model.Args{"N": 2}))
}

// plausible checks a moment on the session's clock against when its start and
// the tap were seen to happen.
func plausible(t *testing.T, what string, atS float64, started, happened span) {
	t.Helper()
	at := time.Duration(atS * float64(time.Second))
	const rounding = time.Millisecond
	least, most := happened.from.Sub(started.to)-rounding, happened.to.Sub(started.from)+rounding
	if at < least || at > most {
		t.Errorf("%s is kept at %v; it happened between %v and %v", what, at, least, most)
	}
}

// secondStart starts the program on the same journal again: that copy ends by
// itself and opens no window, and the first one goes on.
func secondStart(t *testing.T, k *keeper) {
	k.WaitText(words.T("welcome.heading", nil))
	if said := k.Run(k.program); said != "" {
		t.Errorf("the second copy says %q on its standard output", said)
	}
	k.createHamster("Biscuit")
	if n := len(k.export().Hamsters); n != 1 {
		t.Errorf("%d hamsters", n)
	}
}
