package commands

import (
	"bufio"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"calmster/model"
	"calmster/storage"
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

// saidNow is a line of assess --json: what is known now.
type saidNow struct {
	HamsterID  model.ID       `json:"hamster_id"`
	Name       string         `json:"name"`
	Stage      model.StageKey `json:"stage"`
	Sessions   int            `json:"sessions"`
	ChanceNext float64        `json:"chance_next"`
	ChanceLow  float64        `json:"chance_low"`
	ChanceHigh float64        `json:"chance_high"`
	Verdict    model.Verdict  `json:"verdict"`
	Reasons    []string       `json:"reasons"`
}

// assess says what the log says of each hamster: now, or after each session.
func (c *command) assess(args []string) error {
	flags := c.flags()
	name := flags.String("hamster", "", "")
	history := flags.Bool("history", false, "")
	asJSON := flags.Bool("json", false, "")
	others, err := parseAll(flags, args)
	if err != nil {
		return err
	}
	if err := none(others); err != nil {
		return err
	}
	return c.reading(func(j *storage.Journal) error {
		chosen, err := c.chosen(j, *name)
		if err != nil {
			return err
		}
		var histories []model.History
		for _, h := range chosen {
			read, err := j.History(c.ctx, h.ID)
			if err != nil {
				return err
			}
			histories = append(histories, read)
		}
		rules, err := j.Rules(c.ctx)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(c.Stdout)
		if *history {
			err = writeHistory(out, histories, rules, *asJSON)
		} else {
			err = writeNow(out, histories, rules, *asJSON)
		}
		if err != nil {
			return err
		}
		return out.Flush()
	})
}

// chosen returns the hamsters of that name or id; all of them where name is
// empty.
func (c *command) chosen(j *storage.Journal, name string) ([]model.Hamster, error) {
	all, err := j.Hamsters(c.ctx)
	if err != nil || name == "" {
		return all, err
	}
	all = slices.DeleteFunc(all, func(h model.Hamster) bool {
		return !strings.EqualFold(h.Name, name) && !strings.EqualFold(h.ID.String(), name)
	})
	if len(all) == 0 {
		c.tell("cli.assess.no_hamster", model.Args{"Name": name})
		return nil, errSaid
	}
	return all, nil
}

func writeHistory(out io.Writer, histories []model.History, rules model.Rules, asJSON bool) error {
	type told struct {
		model.Told
		name string
	}
	var all []told
	for _, h := range histories {
		for _, t := range h.Each(rules) {
			all = append(all, told{t, h.Hamster.Name})
		}
	}
	slices.SortStableFunc(all, func(a, b told) int { return a.Session.StartedAt.Compare(b.Session.StartedAt) })
	for _, t := range all {
		var err error
		if asJSON {
			err = json.NewEncoder(out).Encode(saidAfter{
				t.Session.HamsterID, t.Session.ID, t.Session.Stage, float64(t.Calm.For.Milliseconds()) / 1000, t.Calm.AtLeast,
				t.Outcome, t.Chance.Next, t.Chance.Low, t.Chance.High, t.Verdict, sentences(t.Reasons),
			})
		} else {
			_, err = io.WriteString(out, words.T("cli.assess.after", model.Args{
				"Date": t.Session.StartedAt, "Name": t.name, "Stage": words.T("stage."+string(t.Session.Stage), nil),
				"Calm": words.Calm(t.Calm), "Outcome": words.T("outcome."+string(t.Outcome), nil),
				"Chance": model.Tenths(t.Chance.Next), "Verdict": words.T("verdict."+string(t.Verdict), nil),
			})+"\n")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func writeNow(out io.Writer, histories []model.History, rules model.Rules, asJSON bool) error {
	for _, h := range histories {
		a := h.At(h.Hamster.Stage, rules)
		var err error
		if asJSON {
			err = json.NewEncoder(out).Encode(saidNow{
				h.Hamster.ID, h.Hamster.Name, a.Stage, len(h.Sessions),
				a.Chance.Next, a.Chance.Low, a.Chance.High, a.Verdict, sentences(a.Reasons),
			})
		} else {
			stage, _ := model.StageOf(a.Stage)
			text := words.T("cli.assess.now", model.Args{
				"Name": h.Hamster.Name, "Stage": words.StageName(stage), "Verdict": words.T("verdict."+string(a.Verdict), nil),
				"Chance": model.Tenths(a.Chance.Next), "Low": model.RangeLow(a.Chance.Low), "High": model.RangeHigh(a.Chance.High),
			})
			for _, s := range sentences(a.Reasons) {
				text += "\n  " + s
			}
			_, err = io.WriteString(out, text+"\n")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func sentences(reasons []model.Reason) []string {
	out := make([]string, len(reasons))
	for i, r := range reasons {
		out[i] = words.T(r.Key, r.Args)
	}
	return out
}
