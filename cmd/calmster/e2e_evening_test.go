//go:build linux

package main

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// scenes are what can happen in a session. They are played one after the other
// in one window, each from Today and back to it.
var scenes = []struct {
	name string
	play func(*keeper)
}{
	{"stress at once", stressAtOnce},
	{"pause and resume", pauseAndResume},
	{"undo and redo", undoAndRedo},
	{"retiming", retiming},
	{"cap reached", capReached},
	{"the wall clock is set", wallClockIsSet},
	{"keys held, overlapping and typed", fingers},
	{"two sessions at once", twoAtOnce},
}

func evening(t *testing.T, program string) {
	k := open(t, program)
	k.createHamster("Biscuit")
	for _, scene := range scenes {
		if !k.act(scene.name, scene.play) {
			k.afresh()
		}
	}
}

// afresh gets a window and a journal in which nothing went wrong yet.
func (k *keeper) afresh() {
	k.running.Kill()
	if err := os.RemoveAll(filepath.Join(k.Home(), "data")); err != nil {
		k.t.Fatal(err)
	}
	k.start()
	k.createHamster("Biscuit")
}

// begins prepares and starts a session and returns when the clock can have
// started.
func (k *keeper) begins() span {
	k.prepare()
	return within(k.begin)
}

// phase waits until the screen says in which phase the session is.
func (k *keeper) phase(p model.Phase) {
	word := words.T("phase."+string(p), nil)
	k.Until("the state “"+word+"”", func() bool {
		_, ok := k.Find(word)
		return ok
	})
}

// pausesItself waits until the screen says that nobody is known to have watched.
func (k *keeper) pausesItself() {
	question, _, _ := strings.Cut(words.T("session.gap", model.Args{"Time": time.Duration(0)}), "?")
	k.WaitText(question)
	k.phase(model.PhasePaused)
}

// tap presses a key of the pad and waits until the log's newest line is the
// one it should be.
func (k *keeper) tap(key, line string) {
	k.Press(key)
	k.newest(line)
}

func (k *keeper) newest(line string) {
	k.Until("the log's newest line to be “"+line+"”", func() bool {
		lines := k.logged()
		return len(lines) > 0 && lines[len(lines)-1] == line
	})
}

// harnessOff ends the session, and says how it ended where the page does not
// know it: with key 1 to 5.
func (k *keeper) harnessOff(how ...string) span {
	off := within(func() {
		k.Press("h")
		k.WaitText(words.T("closing.how", nil))
	})
	k.Press(append(how, "ctrl+Return")...)
	return off
}

func (k *keeper) home() { k.WaitItem(words.T("today.start", nil)) }

// lasted checks how long the clock ran: from each start to the stop after it,
// and what was made to pass.
func (k *keeper) lasted(s kept, passed time.Duration, startsAndStops ...span) {
	k.t.Helper()
	least, most := passed-time.Millisecond, passed+time.Millisecond
	for pair := range slices.Chunk(startsAndStops, 2) {
		least += pair[1].from.Sub(pair[0].to)
		most += pair[1].to.Sub(pair[0].from)
	}
	if d := seconds(s.DurationS); d < least || d > most {
		k.t.Errorf("the clock ran for %v; it should be between %v and %v", d, least, most)
	}
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// happened checks kinds, codes and what was undone of a session's events, and
// that time never ran backwards.
func (k *keeper) happened(s kept, want ...event) {
	k.t.Helper()
	last := 0.0
	got := slices.Clone(s.Events)
	for i := range got {
		if got[i].AtS < last || got[i].AtS > s.DurationS {
			k.t.Errorf("event %d lies at %v s, after one at %v s and in a session of %v s", i+1, got[i].AtS, last, s.DurationS)
		}
		last = got[i].AtS
		got[i].AtS = 0
	}
	for i := range want {
		want[i].Seq = i + 1
	}
	if !slices.Equal(got, want) {
		k.t.Errorf("kept are\n%+v\nand should be\n%+v", got, want)
	}
}

func comfort(code string) event { return event{Kind: "comfort", Code: code} }
func stress(code string) event  { return event{Kind: "stress", Code: code} }
func undo(of int) event         { return event{Kind: "undo", Of: of} }

var (
	pause  = event{Kind: "pause"}
	resume = event{Kind: "resume"}
)

func comfortWords(code string) string { return words.T("sign."+code, nil) }

// The sign comes with the very next key, and the keeper takes twelve seconds
// for the harness.
func stressAtOnce(k *keeper) {
	k.prepare()
	begun := within(func() {
		k.Press("ctrl+Return", "1")
		k.WaitText(words.T("session.take_off_near", nil))
	})
	k.Pass(12 * time.Second)
	off := k.harnessOff()
	k.home()
	s := k.newSession()
	k.happened(s, stress("freezing"))
	k.lasted(s, 12*time.Second, begun, off)
	if most := begun.to.Sub(begun.from); seconds(s.Events[0].AtS) > most || s.EndReason != "stress" {
		k.t.Errorf("the sign came within %v; kept is %+v", most, s)
	}
}

// What passes during a pause is no time of the session; a treat given then
// happened all the same.
func pauseAndResume(k *keeper) {
	begun := k.begins()
	k.tap("q", comfortWords("exploring"))
	paused := within(func() {
		k.Press("space")
		k.phase(model.PhasePaused)
	})
	k.Pass(7 * time.Minute)
	k.tap("t", words.T("treat.oats", nil))
	resumed := within(func() {
		k.Press("space")
		k.phase(model.PhaseCalm)
	})
	k.Pass(40 * time.Second)
	k.tap("w", comfortWords("grooming"))
	off := k.harnessOff("5")
	k.home()
	s := k.newSession()
	k.happened(s, comfort("exploring"), pause, event{Kind: "treat", Code: "oats"}, resume, comfort("grooming"))
	k.lasted(s, 40*time.Second, begun, paused, resumed, off)
}

// Undo and redo go back and forth through the taps, a sign of stress among
// them, which stops the calm time only while it stands.
func undoAndRedo(k *keeper) {
	undone := func(code string) string {
		return words.T("session.undone", model.Args{"What": comfortWords(code)})
	}
	shows := func(lines ...string) {
		k.Until("the log to be as it should", func() bool {
			now := k.logged()
			return len(now) > 0 && slices.Equal(now[1:], lines)
		})
	}
	begun := k.begins()
	k.tap("q", comfortWords("exploring"))
	k.Press("ctrl+z", "ctrl+z") // the second finds nothing
	shows(undone("exploring"))
	k.Press("ctrl+shift+z")
	shows(comfortWords("exploring"))
	k.tap("1", comfortWords("freezing"))
	k.WaitText(words.T("session.take_off_near", nil))
	k.Press("ctrl+z")
	k.phase(model.PhaseCalm)
	k.WaitGone(words.T("session.take_off_near", nil))
	k.Press("ctrl+z")
	shows(undone("exploring"), undone("freezing"))
	k.Press("ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z") // the third finds nothing
	shows(comfortWords("exploring"), comfortWords("freezing"))
	k.WaitText(words.T("session.take_off_near", nil))
	k.Press("ctrl+z")
	k.tap("w", comfortWords("grooming"))
	k.Press("ctrl+shift+z") // a new tap leaves nothing to redo
	shows(comfortWords("exploring"), undone("freezing"), comfortWords("grooming"))
	off := k.harnessOff("5")
	k.home()
	s := k.newSession()
	k.happened(s,
		comfort("exploring"), undo(1), undo(2), // and back
		stress("freezing"), undo(4), undo(1), undo(6), undo(5), // and back both
		undo(4), comfort("grooming"))
	k.lasted(s, 0, begun, off)
}

// A tap that came late is put where it belongs: while the session runs, and
// afterwards. The log keeps what was first said.
func retiming(k *keeper) {
	begun := k.begins()
	k.Pass(time.Minute)
	k.tap("w", comfortWords("grooming"))
	k.Pass(time.Minute)
	k.tap("1", comfortWords("freezing"))
	k.Click(comfortWords("grooming")) // the line of the log, which lies over the pad
	k.Fill(words.T("correct.time", nil), "0:20")
	k.Click(words.T("correct.back_ten", nil))
	k.Click(words.T("correct.keep", nil))
	k.WaitGone(words.T("correct.keep", nil))
	k.WaitText("0:10")
	off := k.harnessOff()
	k.home()

	k.Press("ctrl+3")
	k.Click(comfortWords("freezing"))
	k.Click(words.T("correct.back_one", nil))
	k.Click(words.T("correct.keep", nil))
	k.WaitGone(words.T("correct.keep", nil))
	k.Press("ctrl+1")
	k.home()

	s := k.newSession()
	k.lasted(s, 2*time.Minute, begun, off)
	tapped, freezing := s.Events[0].AtS, s.Events[1].AtS
	want := []event{
		{Kind: "comfort", Code: "grooming", AtS: tapped},
		{Kind: "stress", Code: "freezing", AtS: freezing},
		{Kind: "undo", Of: 1},
		{Kind: "comfort", Code: "grooming", AtS: 10},
		{Kind: "undo", Of: 2},
		{Kind: "stress", Code: "freezing", AtS: math.Round((freezing-1)*1000) / 1000},
	}
	got := slices.Clone(s.Events)
	for i := range got {
		want[i].Seq = i + 1
		if got[i].Kind == "undo" {
			got[i].AtS = 0
		}
	}
	if !slices.Equal(got, want) {
		k.t.Errorf("kept are\n%+v\nand should be\n%+v", got, want)
	}
}

// A session that goes on to the cap is told so on its way, and kept whole.
func capReached(k *keeper) {
	begun := k.begins()
	k.tap("q", comfortWords("exploring"))
	k.phase(model.PhaseCalm)
	k.Pass(5 * time.Minute)
	k.phase(model.PhaseGoal)
	k.Pass(4 * time.Minute)
	k.phase(model.PhaseNearCap)
	k.Pass(time.Minute)
	k.phase(model.PhaseCap)
	k.WaitText(words.T("session.cap_reached", nil))
	k.tap("w", comfortWords("grooming")) // the harness is still on
	off := k.harnessOff("y")             // ten minutes without a tap are asked about
	k.home()
	s := k.newSession()
	k.happened(s, comfort("exploring"), comfort("grooming"))
	k.lasted(s, 10*time.Minute, begun, off)
	if s.EndReason != "planned" {
		k.t.Errorf("ended by %q", s.EndReason)
	}
}

// The wall clock is set an hour forward, two back and one forward again. Each
// time the session pauses and asks, and its own clock knows nothing of it.
func wallClockIsSet(k *keeper) {
	begun := k.begins()
	times := []span{begun}
	k.tap("q", comfortWords("exploring"))
	k.Pass(30 * time.Second) // as time does: nothing to ask
	k.tap("w", comfortWords("grooming"))
	for _, by := range []time.Duration{time.Hour, -2 * time.Hour, time.Hour} {
		times = append(times, within(func() {
			k.SetClock(by)
			k.pausesItself()
		}))
		k.Pass(2 * time.Second) // the question is read
		times = append(times, within(func() {
			k.Press("space")
			k.phase(model.PhaseCalm)
		}))
	}
	k.tap("e", comfortWords("taking_treats"))
	times = append(times, k.harnessOff("5"))
	k.home()
	s := k.newSession()
	k.happened(s, comfort("exploring"), comfort("grooming"),
		pause, resume, pause, resume, pause, resume, comfort("taking_treats"))
	k.lasted(s, 30*time.Second, times...)
}

// A key that is held counts once, keys that overlap count each, and what is
// typed into the note is no tap.
func fingers(k *keeper) {
	k.begins()
	held := len(k.Keys())
	k.Hold("q")
	k.Until("the key to repeat", func() bool {
		keys := k.Keys()
		return len(keys) > held && keys[held].Repeated > 4
	})
	k.Release("q")
	k.Hold("w", "e")
	k.Release("w")
	k.Hold("d")
	k.Release("e", "d")
	k.newest(words.T("act.water", nil))

	k.Press("m")
	k.Until("the note to take the focus", func() bool {
		i, ok := k.Find(words.T("session.note", nil))
		return ok && i.Focused
	})
	k.Type("4 q1 h w")
	k.Press("Return")
	k.newest("4 q1 h w")
	k.tap("r", comfortWords("curious"))
	k.harnessOff("5")
	k.home()
	k.happened(k.newSession(), comfort("exploring"), comfort("grooming"), comfort("taking_treats"),
		event{Kind: "act", Code: "water"}, event{Kind: "note", Note: "4 q1 h w"}, comfort("curious"))
}

// Two keepers share the laptop. Each session has its own clock, log and end.
func twoAtOnce(k *keeper) {
	k.createSecond("Pepper")
	pepper := k.begins() // the one that was made last is chosen
	k.tap("q", comfortWords("exploring"))
	k.Pass(20 * time.Second)
	biscuit := k.begins() // Ctrl+N during a session is for the other one
	k.on("Biscuit")
	k.tap("w", comfortWords("grooming"))
	k.Press("ctrl+Tab")
	k.on("Pepper")
	k.tap("2", comfortWords("rapid_breathing"))
	k.Press("ctrl+Tab")
	k.on("Biscuit")
	k.WaitText("Pepper 0:2") // told beside this one, with the calm time it keeps
	k.Pass(15 * time.Second)
	k.tap("e", comfortWords("taking_treats"))
	biscuitOff := k.harnessOff("5")
	k.on("Pepper") // goes on by itself
	pepperOff := k.harnessOff()
	k.home()

	both := k.newSessions()
	if len(both) != 2 || both[0].HamsterID == both[1].HamsterID {
		k.t.Fatalf("kept are %+v", both)
	}
	slices.SortFunc(both, func(a, b kept) int { return a.StartedAt.Compare(b.StartedAt) })
	k.happened(both[0], comfort("exploring"), stress("rapid_breathing"))
	k.lasted(both[0], 35*time.Second, pepper, pepperOff)
	k.happened(both[1], comfort("grooming"), comfort("taking_treats"))
	k.lasted(both[1], 15*time.Second, biscuit, biscuitOff)
}

// on waits for the screen of that animal's running session.
func (k *keeper) on(name string) {
	k.Until(name+"'s session", func() bool {
		_, ok := k.Find(name)
		_, running := k.Find(words.T("session.off_near", nil))
		return ok && running
	})
}

// createSecond makes another animal, which is then the chosen one.
func (k *keeper) createSecond(name string) {
	k.Press("ctrl+4")
	k.Click(words.T("hamsters.new", nil))
	k.Fill(words.T("form.name", nil), name)
	k.Press("ctrl+Return")
	k.WaitGone(words.T("form.name", nil))
}
