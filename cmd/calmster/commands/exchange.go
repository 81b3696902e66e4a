package commands

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"calmster/model"
	"calmster/storage"
	"calmster/ui/words"
)

// stream is the name that stands for the standard input or output.
const stream = "-"

// importFiles reads journals in the exchange format, each of them whole or not
// at all. All are read before the first is taken, and before a journal is made.
//
// With --preview it only says what would come in. Where the journal held anything
// before, a copy of it is kept beside it.
func (c *command) importFiles(args []string) (err error) {
	flags := c.flags()
	preview := flags.Bool("preview", false, "")
	files, err := parseAll(flags, args)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return misuse("cli.misused.import", nil)
	}
	path, err := c.pathToFill()
	if err != nil {
		return err
	}
	var read []*storage.Exchange
	for _, file := range files {
		x, err := c.readFile(file)
		if err != nil {
			return c.about(file, err)
		}
		if _, missing := os.Stat(path); errors.Is(missing, os.ErrNotExist) && len(files) == 1 {
			if err := x.Complete(); err != nil {
				return c.about(file, err)
			}
		}
		read = append(read, x)
	}
	if *preview {
		return c.previewAll(path, files, read)
	}
	return c.changing(path, func() error { return c.mergeAll(path, files, read) })
}

// previewAll says what each file would bring into the journal at path as it is,
// or into an empty one where there is none.
func (c *command) previewAll(path string, files []string, read []*storage.Exchange) (err error) {
	folder, err := os.MkdirTemp("", "calmster-preview-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	looked := filepath.Join(folder, "journal.calmster")
	if _, missing := os.Stat(path); missing == nil {
		held, err := storage.OpenToRead(c.ctx, path, storage.Clock(c.Now))
		if err != nil {
			return err
		}
		if err := errors.Join(held.Backup(c.ctx, looked), held.Close()); err != nil {
			return err
		}
	}
	j, err := storage.Open(c.ctx, looked, storage.Clock(c.Now))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	for i, x := range read {
		report, err := j.Merge(c.ctx, x)
		if err != nil {
			return c.about(files[i], err)
		}
		if err := c.sayImport(files[i], report); err != nil {
			return err
		}
	}
	return c.say("cli.import.preview", nil)
}

// mergeAll brings what was read of files into the journal at path.
func (c *command) mergeAll(path string, files []string, read []*storage.Exchange) (err error) {
	j, err := storage.Open(c.ctx, path, storage.Clock(c.Now))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if kept := j.SetAside(); kept != "" {
		c.tell("care.set_aside", model.Args{"Path": kept})
	}
	before, err := j.KeepBeforeImport(c.ctx)
	if err != nil {
		return err
	}
	changed := false
	defer func() { // also where a later file was refused
		switch {
		case before == "":
		case !changed:
			err = errors.Join(err, os.Remove(before)) // it is the journal as it is
		default:
			c.tell("cli.import.kept", model.Args{"File": before})
		}
	}()
	for i, x := range read {
		report, err := j.Merge(c.ctx, x)
		if err != nil {
			return c.about(files[i], err)
		}
		changed = changed || report.Changed()
		if err := c.sayImport(files[i], report); err != nil {
			return err
		}
	}
	return nil
}

func (c *command) readFile(file string) (x *storage.Exchange, err error) {
	if file == stream {
		return storage.ReadExchange(c.Stdin)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return storage.ReadExchange(f)
}

// about says which file an error is about.
func (c *command) about(file string, err error) error {
	c.tell("cli.import.failed", model.Args{"File": c.shown(file), "Problem": words.Problem(err)})
	return errSaid
}

func (c *command) shown(file string) string {
	if file == stream {
		return words.T("cli.stdin", nil)
	}
	return file
}

// ImportSummary says in a sentence what an import of a file did.
func ImportSummary(file string, r storage.ImportReport) string {
	counted := func(key string, n int) string { return words.T(key, model.Args{"N": n}) }
	said := words.T("cli.import.done", model.Args{
		"File": file, "Hamsters": counted("cli.import.hamsters", r.Hamsters.Added), "Sessions": counted("cli.import.sessions", r.Sessions.Added),
		"Changed": r.Hamsters.Replaced + r.Harnesses.Replaced + r.FitChecks.Replaced + r.StageChanges.Replaced + r.Sessions.Replaced + r.Enrichments.Replaced,
		"Same":    r.Hamsters.Same + r.Harnesses.Same + r.FitChecks.Same + r.StageChanges.Same + r.Sessions.Same + r.Enrichments.Same,
		"Others":  counted("cli.import.others", r.Harnesses.Added+r.FitChecks.Added+r.StageChanges.Added+r.Enrichments.Added),
	})
	binned := 0
	for _, d := range r.Differences {
		if d.Settled == storage.InBin {
			binned++
		}
	}
	if binned > 0 {
		said += " " + counted("cli.import.in_bin", binned)
	}
	return said
}

func (c *command) sayImport(file string, r storage.ImportReport) error {
	if _, err := fmt.Fprintln(legible{c.Stdout}, ImportSummary(c.shown(file), r)); err != nil {
		return err
	}
	for _, d := range r.Differences {
		c.tell("cli.import.difference."+string(d.Settled), model.Args{"Pointer": d.Pointer, "ID": d.ID.String(), "Seq": d.Seq})
	}
	for _, o := range r.Odd {
		fmt.Fprintln(c.Stderr, oddLine(o))
	}
	for _, u := range r.Unknown {
		c.tell("cli.import.unknown", model.Args{"Path": u.Path, "N": u.Times})
	}
	return nil
}

// oddLine says what cannot have been so, with the id by which it is found.
func oddLine(o storage.Odd) string {
	said := words.Odd(o.Hamster, o.Oddity)
	for _, id := range []model.ID{o.Session, o.Enrichment} {
		if id != (model.ID{}) {
			said += " (" + id.String() + ")"
		}
	}
	return said
}

// ImportLines say what an import of a file does, a line for each kind of thing:
// for a window that asks first.
func ImportLines(r storage.ImportReport) []string {
	var out []string
	line := func(key string, n int) {
		if n > 0 {
			out = append(out, words.T(key, model.Args{"N": n}))
		}
	}
	sum := func(of func(storage.Tally) int) (n int) {
		for _, t := range []storage.Tally{r.Hamsters, r.Harnesses, r.FitChecks, r.StageChanges, r.Sessions, r.Enrichments} {
			n += of(t)
		}
		return n
	}
	line("import.hamsters", r.Hamsters.Added)
	line("import.sessions", r.Sessions.Added)
	line("import.others", r.Harnesses.Added+r.FitChecks.Added+r.StageChanges.Added+r.Enrichments.Added)
	line("import.changed", sum(func(t storage.Tally) int { return t.Replaced }))
	line("import.same", sum(func(t storage.Tally) int { return t.Same }))
	line("import.kept", sum(func(t storage.Tally) int { return t.Kept }))
	line("import.unknown", len(r.Unknown))
	return out
}

// export writes the journal as a file of another kind.
func (c *command) export(args []string) error {
	flags := c.flags()
	format := flags.String("format", "", "")
	out := flags.String("out", stream, "")
	others, err := parseAll(flags, args)
	if err != nil {
		return err
	}
	if err := none(others); err != nil {
		return err
	}
	if *format == "" {
		*format = "json"
		if ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(*out)), "."); slices.Contains([]string{"csv", "xlsx"}, ext) {
			*format = ext
		}
	}
	if *format == "xlsx" && *out == stream {
		return misuse("cli.misused.xlsx_out", nil)
	}
	return c.reading(func(j *storage.Journal) error {
		var write func(io.Writer) error
		switch *format {
		case "json":
			write = func(w io.Writer) error { return j.ExportJSON(c.ctx, w, c.Now().UTC()) }
		case "csv":
			write = func(w io.Writer) error { return j.ExportCSV(c.ctx, w, model.Search{}) }
		case "xlsx":
			write = func(w io.Writer) error { return j.ExportXLSX(c.ctx, w, model.Search{}) }
		default:
			return misuse("cli.misused.format", model.Args{"Name": *format})
		}
		if err := c.deliver(j, *out, write); err != nil {
			return err
		}
		return c.tellUnfinished(j, "export")
	})
}

// tellUnfinished says how much of the journal has no end yet, and what that
// means for what was done.
func (c *command) tellUnfinished(j *storage.Journal, what string) error {
	p, err := j.Pending(c.ctx)
	if err != nil {
		return err
	}
	if p.Sessions > 0 {
		c.tell("cli.unfinished."+what, model.Args{"N": p.Sessions})
	}
	if p.Altered > 0 && what != "check" { // which names them
		c.tell("cli.unfinished.altered", model.Args{"N": p.Altered})
	}
	if p.Enrichments > 0 && what == "export" {
		c.tell("cli.unfinished.free", model.Args{"N": p.Enrichments})
	}
	return nil
}

// deliver writes to the standard output or to a file: wholly or not at all, and
// never over the journal itself.
func (c *command) deliver(j *storage.Journal, out string, write func(io.Writer) error) error {
	if out == stream {
		return write(c.Stdout)
	}
	if err := c.notTheJournal(j, out); err != nil {
		return err
	}
	if err := storage.WriteFile(out, write); err != nil {
		return err
	}
	c.tell("cli.export.done", model.Args{"File": out})
	return nil
}

// notTheJournal refuses to write over the journal itself.
func (c *command) notTheJournal(j *storage.Journal, out string) error {
	if j.LiesAt(out) {
		return misuse("cli.misused.onto_itself", model.Args{"File": out})
	}
	return nil
}
