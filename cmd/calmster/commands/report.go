package commands

import (
	"io"
	"time"

	"calmster/model"
	"calmster/storage"
	"calmster/ui/report"
	"calmster/ui/words"
)

// report writes one hamster's training as an HTML file.
func (c *command) report(args []string) error {
	given := report.Given{Say: words.T, Now: c.Now()}
	flags := c.flags()
	name := flags.String("hamster", "", "")
	out := flags.String("out", "", "")
	flags.BoolVar(&given.Notes, "notes", false, "")
	from, to := flags.String("from", "", ""), flags.String("to", "", "")
	others, err := parseAll(flags, args)
	if err != nil {
		return err
	}
	if err := none(others); err != nil {
		return err
	}
	if *out == "" {
		return misuse("cli.misused.report", nil)
	}
	if given.From, err = day(*from); err != nil {
		return err
	}
	if given.To, err = day(*to); err != nil {
		return err
	}
	if !given.From.IsZero() && !given.To.IsZero() && given.To.Before(given.From) {
		return misuse("cli.misused.range", model.Args{"From": *from, "To": *to})
	}
	return c.reading(func(j *storage.Journal) error {
		h, err := c.one(j, *name)
		if err != nil {
			return err
		}
		if given.History, err = j.History(c.ctx, h.ID); err != nil {
			return err
		}
		if given.Rules, err = j.Rules(c.ctx); err != nil {
			return err
		}
		if err := c.deliver(j, *out, func(w io.Writer) error { return report.Write(w, given) }); err != nil {
			return err
		}
		return c.tellUnfinished(j, "verdict")
	})
}

// one returns the hamster of that name or id, or the only one in training.
func (c *command) one(j *storage.Journal, name string) (model.Hamster, error) {
	chosen, err := c.chosen(j, name)
	if err != nil {
		return model.Hamster{}, err
	}
	var training []model.Hamster
	for _, h := range chosen {
		if name != "" || h.ArchivedAt.IsZero() {
			training = append(training, h)
		}
	}
	switch len(training) {
	case 0:
		c.tell("cli.report.nobody", nil)
		return model.Hamster{}, errSaid
	case 1:
		return training[0], nil
	}
	return model.Hamster{}, misuse("cli.misused.which_hamster", model.Args{"Names": withIDs(training)})
}

// day reads a calendar day; the zero time where none is given.
func day(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}, misuse("cli.misused.day", model.Args{"Text": text})
	}
	return t, nil
}
