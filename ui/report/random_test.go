package report_test

import (
	"fmt"
	"math/rand/v2"
	"time"

	"calmster/model"
	"calmster/ui/report"
	"calmster/ui/words"
)

// random is a report on n sessions as they fall, told by texts. It makes what
// the model allows, not what is likely.
func random(rng *rand.Rand, n int, text func() string) report.Given {
	id := func() (id model.ID) {
		for i := range id {
			id[i] = byte(rng.UintN(256))
		}
		return id
	}
	ladder, start := model.Ladder(), time.Date(2026, 1, 1, 7, 0, 0, 0, time.FixedZone("", (rng.IntN(27)-12)*3600))
	at := start
	stage := 0
	h := model.History{Hamster: model.Hamster{ID: id(), Name: text(), Species: model.SpeciesSyrian, Notes: text()}}
	for range n {
		at = at.Add(time.Duration(rng.IntN(4*24*3600)) * time.Second)
		if rng.IntN(6) == 0 {
			to := min(max(stage+rng.IntN(3)-1, 0), len(ladder)-1)
			h.Changes = append(h.Changes, model.StageChange{ID: id(), HamsterID: h.Hamster.ID, At: at, From: ladder[stage].Key, To: ladder[to].Key, Reason: text()})
			stage = to
		}
		at = at.Add(time.Minute)
		h.Sessions = append(h.Sessions, randomSession(rng, id(), h.Hamster.ID, ladder[stage], at, text))
	}
	h.Hamster.Stage = ladder[stage].Key
	return report.Given{History: h, Rules: model.DefaultRules(), Say: words.T, Now: at.Add(24 * time.Hour), Notes: true}
}

func randomSession(rng *rand.Rand, id, hamster model.ID, stage model.Stage, at time.Time, text func() string) model.Session {
	ends := append(model.EndReasons(), model.EndInterrupted)
	s := model.Session{
		ID: id, HamsterID: hamster, Stage: stage.Key, StartedAt: at, End: ends[rng.IntN(len(ends))],
		Duration: time.Duration(rng.Float64() * 3 * float64(stage.Goal.Value)).Round(time.Millisecond),
		Watch:    []model.Watch{model.WatchUnsaid, model.WatchUnsaid, model.WatchWhole, model.WatchNot}[rng.IntN(4)],
	}
	if rng.IntN(2) == 0 {
		s.Place = model.PlacePlaypen
	}
	if rng.IntN(3) == 0 {
		s.Note = text()
	}
	signs := model.StressSigns()
	for seq := 1; seq <= rng.IntN(6); seq++ {
		e := model.Event{Seq: seq, At: time.Duration(rng.Float64() * float64(s.Duration)), Note: ""}
		switch rng.IntN(7) {
		case 0:
			e.Kind, e.Code = model.KindStress, signs[rng.IntN(len(signs))].Key
		case 1:
			e.Kind, e.Code = model.KindStress, model.CustomPrefix+text()
		case 2:
			e.Kind, e.Code = model.KindComfort, model.CustomPrefix+text()
		case 3:
			e.Kind, e.Code = model.KindTreat, model.CustomPrefix+text()
		case 4:
			e.Kind, e.Code = model.KindAct, model.CustomPrefix+text()
		case 5:
			e.Kind, e.Note = model.KindNote, text()
		case 6:
			e.Kind = model.KindPause
			if seq > 1 {
				e.Kind, e.Of = model.KindUndo, 1+rng.IntN(seq-1)
			}
		}
		s.Events = append(s.Events, e)
	}
	return s
}

// plainText are few and harmless texts.
func plainText(rng *rand.Rand) func() string {
	return func() string { return fmt.Sprintf("word-%d", rng.IntN(4)) }
}

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2)) }
