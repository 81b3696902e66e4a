// Package crowd makes up journals of many hamsters over many years, for
// measuring how the program bears them. No keeper has that much.
package crowd

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"time"

	"calmster/model"
)

// The journal that the program must bear with ease.
const (
	Hamsters = 50
	Sessions = 100_000
)

// A hamster has a session every apart; one that would live longer than span
// with that has them closer together, so that no date falls out of a calendar.
const (
	apart = 33 * time.Hour
	span  = 20 * 365 * 24 * time.Hour
)

// Journal makes up a journal of so many hamsters and sessions, all before now,
// shared out evenly. The same figures give the same journal, to the last id.
func Journal(hamsters, sessions int, now time.Time) model.SampleJournal {
	c := &crowd{rng: rand.New(rand.NewPCG(uint64(hamsters), uint64(sessions)))}
	each := max(1, sessions/hamsters)
	for i := range hamsters {
		n := each
		if i == hamsters-1 {
			n = sessions - each*(hamsters-1)
		}
		c.hamster(i, n, now)
	}
	model.SortSessions(c.out.Sessions)
	return c.out
}

type crowd struct {
	rng *rand.Rand
	out model.SampleJournal
}

func (c *crowd) id() (id model.ID) {
	for i := range id {
		id[i] = byte(c.rng.Uint32())
	}
	id[6], id[8] = id[6]&0x0f|0x70, id[8]&0x3f|0x80
	return id
}

func pick[T any](c *crowd, from []T) T { return from[c.rng.IntN(len(from))] }

// photo is a picture as a journal keeps it, different for each animal and about
// as large as that of an animal in its bedding.
func (c *crowd) photo() []byte {
	img := image.NewGray(image.Rect(0, 0, 512, 384))
	for i := range img.Pix {
		img.Pix[i] = byte(64 + i/img.Stride/4 + c.rng.IntN(64))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 75}); err != nil {
		panic(err) // of a picture that is always the same size, to memory
	}
	return b.Bytes()
}

// hamster adds one with its sessions, about five a week, the ladder climbed
// evenly over its life.
func (c *crowd) hamster(number, sessions int, now time.Time) {
	ladder := model.Ladder()
	h := model.Hamster{
		ID: c.id(), Name: fmt.Sprintf("%s %02d", pick(c, names), number+1), Species: pick(c, model.AllSpecies()),
		Stage: ladder[len(ladder)-1].Key, Photo: c.photo(),
	}
	vest := model.Harness{ID: c.id(), HamsterID: h.ID, Label: "vest", Style: model.StyleVest, Fastener: model.FastenerVelcro}
	step := min(apart, span/time.Duration(max(1, sessions)))
	begin := now.Add(-time.Duration(sessions) * step)
	h.CreatedAt = begin.Add(-time.Hour)
	for i := range sessions {
		stage := ladder[min(i*len(ladder)/sessions, len(ladder)-1)]
		start := begin.Add(time.Duration(i)*step + time.Duration(c.rng.Int64N(int64(step/20))))
		s := c.session(stage, start.Truncate(time.Second))
		s.HamsterID = h.ID
		if stage.Key != model.StageMeet {
			s.HarnessID = vest.ID
		}
		c.out.Sessions = append(c.out.Sessions, s)
	}
	c.out.Hamsters = append(c.out.Hamsters, h)
	c.out.Harnesses = append(c.out.Harnesses, vest)
}

// session is a session of some ten events.
func (c *crowd) session(stage model.Stage, start time.Time) model.Session {
	goal := stage.Goal.Value
	s := model.Session{
		ID: c.id(), Stage: stage.Key, StartedAt: start, Planned: goal, Duration: goal, End: model.EndPlanned,
		Place: pick(c, model.Places()),
	}
	stressed := c.rng.IntN(3) == 0
	if stressed {
		s.Duration, s.End = max(goal*time.Duration(20+c.rng.IntN(70))/100, 2*time.Second), model.EndStress
	}
	add := func(share int, e model.Event) {
		e.Seq, e.At = len(s.Events)+1, (s.Duration * time.Duration(share) / 100).Truncate(time.Millisecond)
		s.Events = append(s.Events, e)
	}
	for i := range 6 + c.rng.IntN(6) {
		add(i*8, model.Event{Kind: model.KindTreat, Code: pick(c, model.Treats()).Key})
	}
	add(92, model.Event{Kind: model.KindComfort, Code: pick(c, model.ComfortSigns()).Key})
	if c.rng.IntN(10) == 0 {
		add(93, model.Event{Kind: model.KindUndo, Of: 1})
	}
	if c.rng.IntN(12) == 0 {
		add(94, model.Event{Kind: model.KindNote, Note: c.sentence()})
	}
	if stressed {
		add(96, model.Event{Kind: model.KindStress, Code: pick(c, model.StressSigns()).Key})
	}
	if c.rng.IntN(2) == 0 {
		s.Note = c.sentence()
	}
	return s
}

func (c *crowd) sentence() string {
	out := pick(c, vocabulary)
	for range 4 + c.rng.IntN(12) {
		out += " " + pick(c, vocabulary)
	}
	return out
}

var (
	names      = []string{"Biscuit", "Pepper", "Nut", "Mochi", "Hazel", "Truffle", "Olive", "Ziggy"}
	vocabulary = []string{
		"calm", "curious", "the", "door", "rang", "and", "it", "sniffed", "tunnel", "quiet", "evening", "oats", "rested",
		"strap", "loosened", "käfig", "Übung", "wheel", "corner", "slowly", "again", "thunder", "window", "straw", "nibbled",
	}
)
