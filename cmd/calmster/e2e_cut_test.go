//go:build linux

package main

import (
	"slices"
	"strings"

	"calmster/model"
	"calmster/ui/words"
)

// cuts are the ways in which a running session can be cut off, and how the
// keeper goes on after each.
var cuts = []struct {
	name string
	cut  func(*keeper)
	on   []func(k *keeper, shown int)
}{
	{"a crash", func(k *keeper) { k.running.Kill() }, []func(*keeper, int){finish, discard, resumeAndEnd}},
	{"a shutdown", func(k *keeper) { k.running.Terminate() }, []func(*keeper, int){resumeAndEnd}},
	{"the window's X", func(k *keeper) { k.CloseWindow(); k.running.AwaitEnd() }, []func(*keeper, int){finish}},
	{"Quit from the menu", func(k *keeper) {
		k.QuitBy(func() {
			k.Click(words.T("rail.menu", nil))
			k.Click(words.T("key.quit", nil))
		})
		k.running.AwaitEnd()
	}, []func(*keeper, int){resumeAndEnd}},
	{"Ctrl+Q", func(k *keeper) { k.Quit(); k.running.AwaitEnd() }, []func(*keeper, int){resumeAndEnd}},
}

// noTapIsLost cuts sessions off in the middle of a burst of taps. What the
// screen had shown must be in the journal, in its order, and the next start
// must offer the session.
func noTapIsLost(k *keeper) {
	k.createHamster("Biscuit")
	for _, c := range cuts {
		ok := k.act("by "+c.name, func(k *keeper) {
			for _, goOn := range c.on {
				goOn(k, k.cutOff(c.cut))
			}
		})
		if !ok {
			k.afresh()
		}
	}
	k.act("by a crash of two sessions", bothAreOffered)
}

// burstKeys are pressed when the session is cut off, burstLines what the log
// should make of them.
func burstKeys() []string {
	return strings.Split("q d w p e s r b q p w d e b r s q d w p", " ")
}

func burstLines() (lines []string) {
	label := map[string]string{
		"q": words.T("sign.exploring", nil), "w": words.T("sign.grooming", nil), "e": words.T("sign.taking_treats", nil),
		"r": words.T("sign.curious", nil), "d": words.T("act.water", nil), "b": words.T("act.rest", nil),
		"p": words.T("act.praise", nil), "s": words.T("act.stroke", nil),
	}
	for _, key := range burstKeys() {
		lines = append(lines, label[key])
	}
	return lines
}

// cutOff begins a session, cuts it off while keys are pressed, starts the
// program again, and returns how many taps the screen had shown.
func (k *keeper) cutOff(cut func(*keeper)) (shown int) {
	k.t.Helper()
	k.begins()
	done := k.PressMeanwhile(burstKeys()...)
	k.Until("a few taps to be shown", func() bool { return len(k.logged()) > 5 })
	lines := k.logged()
	if lines[0] == words.T("stage.meet.begun", nil) { // else the taps have pushed it out of sight
		lines = lines[1:]
	}
	cut(k)
	done()
	if pressed := burstLines(); !slices.Equal(lines, pressed[:len(lines)]) {
		k.t.Fatalf("pressed %q, shown %q", pressed, lines)
	}
	k.start()
	k.WaitText(words.T("recover.heading", model.Args{"Name": "Biscuit"}))
	return len(lines)
}

// finish keeps the session as it was.
func finish(k *keeper, shown int) {
	k.Click(words.T("recover.finish", nil))
	k.home()
	k.keptOf(k.newSession(), shown, "interrupted")
}

// discard, which asks once more, leaves nothing of it.
func discard(k *keeper, _ int) {
	k.Click(words.T("recover.discard", nil))
	k.Click(words.T("recover.discard_sure", nil))
	k.home()
	if left := k.newSessions(); len(left) > 0 {
		k.t.Errorf("discarded, and kept all the same: %+v", left)
	}
}

// resumeAndEnd goes on: the clock waits, and the session ends as any other.
func resumeAndEnd(k *keeper, shown int) {
	k.Click(words.T("recover.resume", nil))
	k.goOnAndStop()
	k.home()
	s := k.newSession()
	last := len(s.Events) - 1
	if s.Events[last].Code != model.StoppedWalking {
		k.t.Fatalf("the tap after going on is not the last: %+v", s.Events)
	}
	s.Events = s.Events[:last]
	k.keptOf(s, shown, "stopped")
}

// goOnAndStop lets a paused session run again and ends it by the animal's will.
func (k *keeper) goOnAndStop() {
	k.phase(model.PhasePaused)
	k.Press("space")
	k.phase(model.PhaseCalm)
	k.tap("x", words.T("act.stopped_walking", nil))
	k.harnessOff()
}

// keptOf checks a session against the keys that were pressed in it, of which so
// many were shown: these were kept, and of the later ones any, in their order.
// One that was pressed while Ctrl+Q was is no tap.
func (k *keeper) keptOf(s kept, shown int, reason string) {
	k.t.Helper()
	pressed := burstLines()
	var got []string
	for _, e := range s.Events {
		if e.Kind == "comfort" || e.Kind == "act" {
			got = append(got, words.Code(model.Kind(e.Kind), e.Code))
		}
	}
	rest := pressed[shown:]
	inOrder := len(got) >= shown && slices.Equal(got[:shown], pressed[:shown])
	for _, line := range got[min(shown, len(got)):] {
		i := slices.Index(rest, line)
		inOrder = inOrder && i >= 0
		rest = rest[i+1:]
	}
	if !inOrder {
		k.t.Errorf("the screen had shown %q, kept is %q", pressed[:shown], got)
	}
	if s.EndReason != reason {
		k.t.Errorf("kept as ended by %q, not %q", s.EndReason, reason)
	}
}

// bothAreOffered crashes while two sessions run. The next start asks of one
// after the other, and both go on.
func bothAreOffered(k *keeper) {
	k.createSecond("Pepper")
	k.begins()
	k.tap("q", comfortWords("exploring"))
	k.begins()
	k.on("Biscuit")
	k.tap("w", comfortWords("grooming"))
	k.running.Kill()
	k.start()
	for _, name := range []string{"Pepper", "Biscuit"} {
		k.WaitText(words.T("recover.heading", model.Args{"Name": name}))
		k.Press("r")
	}
	k.on("Biscuit")
	k.goOnAndStop()
	k.on("Pepper") // the other one by itself
	k.goOnAndStop()
	k.home()
	both := k.newSessions()
	if len(both) != 2 {
		k.t.Fatalf("kept are %+v", both)
	}
	slices.SortFunc(both, func(a, b kept) int { return a.StartedAt.Compare(b.StartedAt) })
	stopped := event{Kind: "act", Code: model.StoppedWalking}
	k.happened(both[0], comfort("exploring"), resume, stopped)
	k.happened(both[1], comfort("grooming"), resume, stopped)
}
