package model_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"calmster/model"
)

// unreliable is a journal of one log that takes what is written, or refuses it, or
// says that it refused; that can lose its newest events, and in which somebody else
// writes too.
type unreliable struct {
	rng  *rand.Rand
	log  []model.Event
	good bool
}

var errRefused = errors.New("refused")

func (j *unreliable) write(events []model.Event) error {
	how := j.rng.IntN(4)
	if how == 0 && !j.good {
		return errRefused
	}
	log := slices.Clone(j.log)
	for _, e := range events {
		switch {
		case e.Seq == len(log)+1:
			log = append(log, e)
		case e.Seq > len(log) || !log[e.Seq-1].Same(e):
			return errRefused
		}
	}
	j.log = log
	if how == 1 && !j.good {
		return errRefused
	}
	return nil
}

// theirs is what somebody else writes: nothing of ours looks like it.
func (j *unreliable) theirs() {
	j.log = append(j.log, model.Event{Seq: len(j.log) + 1, Kind: model.KindNote, Note: "theirs"})
}

// flush does what a screen does with a queue.
func flush(l *model.LiveSession, q *model.Queue, j *unreliable, now model.Instant) {
	err := j.write(q.Events())
	if err != nil && j.rng.IntN(3) > 0 || j.good { // it cannot always be read again either
		q.Replace(l.Adopt(j.log))
		err = j.write(q.Events())
	}
	if err != nil {
		q.Refused(now)
		return
	}
	q.Kept()
}

// Whatever the journal does: once it takes what it is given, it holds what was
// tapped, each once, in order, with its time, and what was taken back is what was
// meant.
func TestAQueueLosesNothing(t *testing.T) {
	runs := 4000
	if testing.Short() {
		runs = 400
	}
	for seed := range runs {
		rng := rand.New(rand.NewPCG(uint64(seed), 13))
		l, j, now := begin(model.StageWear), &unreliable{rng: rng}, at(0)
		var q model.Queue
		var tapped []model.Event
		meant := map[int]int{} // of each undo, by its place in tapped
		place := func(seq int) int {
			ours, log := 0, l.Session(now).Events
			for _, e := range log[:seq] {
				if e.Note != "theirs" {
					ours++
				}
			}
			return ours - 1
		}
		for range rng.IntN(40) {
			now.Mono += time.Duration(rng.IntN(3000)) * time.Millisecond
			// Not both: what is written in the place of something lost looks as if it
			// had always been there.
			if rng.IntN(8) == 0 {
				if n := len(j.log); seed%2 == 0 {
					j.theirs()
				} else if n > 0 {
					j.log = j.log[:n-1]
				}
			}
			e, err := l.Record(now, model.KindTreat, "oats", "")
			switch rng.IntN(4) {
			case 0:
				var undo []model.Event
				if undo, err = l.Undo(now); err == nil {
					e = undo[0]
				}
			case 1:
				if l.Paused() {
					e, err = l.Resume(now)
				} else {
					e, err = l.Pause(now)
				}
			}
			if errors.Is(err, model.ErrNothing) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if e.Kind == model.KindUndo {
				meant[len(tapped)] = place(e.Of)
			}
			l.Commit(e, now)
			q.Add(e)
			tapped = append(tapped, e)
			if !q.Holds(l.Session(now).Events, e.Seq) && e.Kind != model.KindUndo {
				t.Fatalf("seed %d: what was not written yet is called saved", seed)
			}
			flush(l, &q, j, now)
		}
		j.good = true
		flush(l, &q, j, now)
		var got []model.Event
		for _, e := range j.log {
			if e.Note == "theirs" {
				continue
			}
			if n := len(got); e.Kind == model.KindUndo && place(e.Of) != meant[n] {
				t.Fatalf("seed %d: event %d takes back another one", seed, e.Seq)
			}
			got = append(got, e)
		}
		same := func(a, b model.Event) bool { return a.At == b.At && a.Kind == b.Kind && a.Code == b.Code }
		if !slices.EqualFunc(got, tapped, same) || q.Len() > 0 || !slices.Equal(j.log, l.Session(now).Events) {
			t.Fatalf("seed %d: kept %+v, tapped %+v", seed, got, tapped)
		}
	}
}

// The pauses between two tries grow, up to a limit.
func TestTriesComeLessOften(t *testing.T) {
	var q model.Queue
	now := at(0)
	if !q.Due(now) {
		t.Error("the first try waits")
	}
	for _, want := range []time.Duration{1, 2, 4, 8, 8, 8} {
		q.Refused(now)
		if q.Due(model.Instant{Mono: now.Mono + want*time.Second - 1}) || !q.Due(model.Instant{Mono: now.Mono + want*time.Second}) {
			t.Errorf("the pause is not %d s", want)
		}
		now.Mono += want * time.Second
	}
	if q.Kept(); !q.Due(now) {
		t.Error("a try that went well delays the next one")
	}
}
