package commands

import (
	"bytes"
	"encoding/json"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// saidAfter is a line of assess --history --json: what was known right after a
// session.
type saidAfter struct {
	HamsterID  model.ID       `json:"hamster_id"`
	SessionID  model.ID       `json:"session_id"`
	Stage      model.StageKey `json:"stage"`
	CalmS      float64        `json:"calm_s"`
	AtLeast    bool           `json:"at_least"`
	Outcome    model.Outcome  `json:"outcome"`
	ChanceNext float64        `json:"chance_next"`
	ChanceLow  float64        `json:"chance_low"`
	ChanceHigh float64        `json:"chance_high"`
	Verdict    model.Verdict  `json:"verdict"`
	Reasons    []string       `json:"reasons"`
}

// reader reads the log of a hamster.
type reader func(model.Hamster) (model.History, error)

// afterwards says what was known after each session.
type afterwards struct {
	rules  model.Rules
	asJSON bool
}

// write writes a line for each session of a hamster; after runs after each.
func (a afterwards) write(out io.Writer, h model.History, after func(model.Session)) error {
	enc := json.NewEncoder(out)
	for t := range h.Walk(a.rules) {
		var err error
		if a.asJSON {
			err = enc.Encode(saidAfter{
				t.Session.HamsterID, t.Session.ID, t.Session.Stage, float64(t.Calm.For.Milliseconds()) / 1000, t.Calm.AtLeast,
				t.Outcome, t.Chance.Next, t.Chance.Low, t.Chance.High, t.Verdict, sentences(t.Reasons),
			})
		} else {
			_, err = io.WriteString(out, words.T("cli.assess.after", model.Args{
				"Date": words.T("format.when", model.Args{"Day": words.Date(t.Session.StartedAt), "Time": words.Clock(t.Session.StartedAt)}), "Name": h.Hamster.Name, "Stage": words.T("stage."+string(t.Session.Stage), nil),
				"Calm": words.Calm(t.Calm), "Outcome": words.T("outcome."+string(t.Outcome), nil),
				"Chance": model.Tenths(t.Chance.Next), "Verdict": words.T("verdict."+string(t.Verdict), nil),
			})+"\n")
		}
		if err != nil {
			return err
		}
		after(t.Session)
	}
	return nil
}

// writeHistory writes the lines of all these hamsters, oldest first. Each log
// is read, assessed and let go of by itself, as many at once as there are
// processors; what is kept is the text that will be written.
func writeHistory(out io.Writer, chosen []model.Hamster, read reader, a afterwards) error {
	if len(chosen) == 1 {
		h, err := read(chosen[0])
		if err != nil {
			return err
		}
		return a.write(out, h, func(model.Session) {})
	}
	told := make([]lines, len(chosen))
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(chosen)) {
		workers.Go(func() {
			for failed.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(chosen) {
					return
				}
				h, err := read(chosen[i])
				if err == nil {
					err = a.write(&told[i].text, h, told[i].end)
				}
				if err != nil {
					failed.CompareAndSwap(nil, &err)
				}
				// A buffer that grew is up to twice as long as its text.
				told[i].text = *bytes.NewBuffer(bytes.Clone(told[i].text.Bytes()))
			}
		})
	}
	workers.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return merge(out, told)
}

// lines are what was said of one hamster, with the moment of each session.
type lines struct {
	text bytes.Buffer
	at   []moment
}

type moment struct {
	begun time.Time
	end   int // of its line in the text
}

func (l *lines) end(s model.Session) { l.at = append(l.at, moment{s.StartedAt, l.text.Len()}) }

// merge writes the lines by the time of their sessions, those of the same
// moment in the order of the hamsters.
func merge(out io.Writer, told []lines) error {
	type place struct{ of, line int }
	var order []place
	for i := range told {
		for k := range told[i].at {
			order = append(order, place{i, k})
		}
	}
	slices.SortStableFunc(order, func(a, b place) int {
		return told[a.of].at[a.line].begun.Compare(told[b.of].at[b.line].begun)
	})
	for _, p := range order {
		l := &told[p.of]
		from := 0
		if p.line > 0 {
			from = l.at[p.line-1].end
		}
		if _, err := out.Write(l.text.Bytes()[from:l.at[p.line].end]); err != nil {
			return err
		}
	}
	return nil
}
