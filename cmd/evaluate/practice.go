package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"calmster/model"

	"github.com/google/uuid"
)

// practice reads the animals of a folder that holds a journal in the
// interchange format and what is true of its sessions.
func practice(dir string) ([]trial, error) {
	truth, err := readTruth(filepath.Join(dir, "truth.csv"))
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "journal.json"))
	if err != nil {
		return nil, fmt.Errorf("read journal: %w", err)
	}
	// Only what the practice journals hold; storage reads the whole format.
	var journal struct {
		Hamsters []struct{ ID uuid.UUID }
		Sessions []struct {
			ID        uuid.UUID
			Hamster   uuid.UUID `json:"hamster_id"`
			Stage     model.StageKey
			StartedAt time.Time       `json:"started_at"`
			Planned   float64         `json:"planned_s"`
			Duration  float64         `json:"duration_s"`
			End       model.EndReason `json:"end_reason"`
			Events    []struct {
				Seq  int
				At   float64 `json:"at_s"`
				Kind model.Kind
				Code string
				Of   int
			}
		}
	}
	if err := json.Unmarshal(data, &journal); err != nil {
		return nil, fmt.Errorf("read journal: %w", err)
	}
	of := map[uuid.UUID]int{}
	var out []trial
	for i, h := range journal.Hamsters {
		of[h.ID] = i
		out = append(out, trial{history: model.History{Hamster: model.Hamster{ID: h.ID}}})
	}
	for _, s := range journal.Sessions {
		i, ok := of[s.Hamster]
		if !ok {
			return nil, fmt.Errorf("read journal: session %s of no hamster", s.ID)
		}
		session := model.Session{
			ID: s.ID, HamsterID: s.Hamster, Stage: s.Stage, StartedAt: s.StartedAt,
			Planned: toDuration(s.Planned), Duration: toDuration(s.Duration), End: s.End,
		}
		for _, e := range s.Events {
			session.Events = append(session.Events, model.Event{
				Seq: e.Seq, At: toDuration(e.At), Kind: e.Kind, Code: e.Code, Of: e.Of,
			})
		}
		out[i].history.Sessions = append(out[i].history.Sessions, session)
	}
	for i := range out {
		t := &out[i]
		model.SortSessions(t.history.Sessions)
		for _, s := range t.history.Sessions {
			known, ok := truth[s.ID]
			if !ok {
				return nil, fmt.Errorf("read truth: nothing of session %s", s.ID)
			}
			t.kind = known.kind
			t.chance = append(t.chance, known.chance)
			t.calm = append(t.calm, known.calm)
		}
	}
	return slices.DeleteFunc(out, func(t trial) bool { return len(t.calm) == 0 }), nil
}

type known struct {
	kind   string
	chance float64
	calm   bool
}

func readTruth(name string) (map[uuid.UUID]known, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read truth: %w", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("read truth: %w", err)
	}
	column := func(name string) int { return slices.Index(head, name) }
	kind, id, chance, calm := column("family"), column("session_id"), column("chance_calm"), column("calm_to_goal")
	if min(kind, id, chance, calm) < 0 {
		return nil, fmt.Errorf("read truth: a column is missing in %v", head)
	}
	out := map[uuid.UUID]known{}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read truth: %w", err)
		}
		uid, err := uuid.Parse(row[id])
		if err != nil {
			return nil, fmt.Errorf("read truth: %w", err)
		}
		p, err := strconv.ParseFloat(row[chance], 64)
		if err != nil {
			return nil, fmt.Errorf("read truth: %w", err)
		}
		out[uid] = known{row[kind], p, row[calm] == "1"}
	}
}

func toDuration(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
