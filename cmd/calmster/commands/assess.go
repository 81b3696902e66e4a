package commands

import (
	"bufio"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"

	"calmster/model"
	"calmster/storage"
	"calmster/ui/words"
)

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
		rules, err := j.Rules(c.ctx)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(legible{c.Stdout})
		if *name != "" && len(chosen) > 1 {
			c.tell("cli.assess.several", model.Args{"Name": *name, "Names": withIDs(chosen)})
		}
		names := words.Names(chosen)
		read := func(h model.Hamster) (model.History, error) {
			history, err := j.History(c.ctx, h.ID)
			if !*asJSON {
				history.Hamster.Name = names[h.ID]
			}
			return history, err
		}
		if *history {
			err = writeHistory(out, chosen, read, afterwards{rules, *asJSON})
		} else {
			err = writeNow(out, c.Now(), chosen, read, rules, *asJSON)
		}
		if err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
		return c.tellUnfinished(j, "verdict")
	})
}

// chosen returns the hamsters of that name, or the one of that id or of the
// beginning of one; all of them where name is empty.
func (c *command) chosen(j *storage.Journal, name string) ([]model.Hamster, error) {
	all, err := j.Hamsters(c.ctx)
	if err != nil || name == "" {
		return all, err
	}
	for _, meant := range []func(model.Hamster) bool{
		func(h model.Hamster) bool { return strings.EqualFold(h.ID.String(), name) },
		func(h model.Hamster) bool { return strings.EqualFold(h.Name, name) },
		func(h model.Hamster) bool {
			return len(name) >= leastOfID && strings.HasPrefix(h.ID.String(), strings.ToLower(name))
		},
	} {
		found := slices.DeleteFunc(slices.Clone(all), func(h model.Hamster) bool { return !meant(h) })
		if len(found) > 0 {
			return found, nil
		}
	}
	c.tell("cli.assess.no_hamster", model.Args{"Name": name})
	return nil, errSaid
}

// leastOfID is how much of an id stands for it, where no other one begins so.
const leastOfID = 4

// withIDs lists hamsters by their names, and those of one name by what tells
// them apart, with their ids.
func withIDs(hamsters []model.Hamster) string {
	names := words.Names(hamsters)
	var list []string
	for _, h := range hamsters {
		name := h.Name
		if names[h.ID] != name {
			name = names[h.ID] + " = " + h.ID.String()
		}
		list = append(list, name)
	}
	return words.Either(list)
}

func writeNow(out io.Writer, now time.Time, chosen []model.Hamster, read reader, rules model.Rules, asJSON bool) error {
	for _, hamster := range chosen {
		h, err := read(hamster)
		if err != nil {
			return err
		}
		a := h.On(now, h.Hamster.Stage, rules)
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
