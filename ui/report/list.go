package report

import (
	"fmt"
	"html/template"
	"io"
	"iter"
	"time"

	"calmster/assets"
	"calmster/model"
	"calmster/ui/words"
)

// Listed are sessions to print as a plain list. It judges nothing: what a
// selection says of an animal would be no true word.
type Listed struct {
	Sessions iter.Seq[model.Session] // N of them, in the order of the list
	N        int
	Of       model.Search        // what was looked for
	Names    map[model.ID]string // of the hamsters
	Rules    model.Rules
	Now      time.Time
	Say      model.Speak
}

// listPage is what the template of a list fills in.
type listPage struct {
	Policy, Language, Title, Heading, Made, Foot string
	Style                                        template.CSS
	Looked, Columns                              []string
	Rows                                         iter.Seq[[]string]
}

// listStyle gives the list the width of a landscape page.
const listStyle = "body{max-width:1200px}table{font-size:13px}th,td{min-width:0}@page{size:landscape}"

// WriteList writes the list as one HTML file that runs nothing and loads
// nothing.
func WriteList(w io.Writer, l Listed) error {
	text, style, err := assets.ListPage()
	if err != nil {
		return err
	}
	tmpl, err := template.New("list").Parse(text)
	if err != nil {
		return fmt.Errorf("read the template of the list: %w", err)
	}
	say := l.Say
	p := listPage{
		Language: say("report.language", nil), Title: say("report.list_title", nil),
		Heading: say("report.list_heading", model.Args{"N": l.N}),
		Made:    say("report.made", model.Args{"Date": words.Date(l.Now)}), Foot: say("report.foot", nil),
		Style: template.CSS(palette() + style + listStyle), Looked: l.looked(),
	}
	for _, key := range []string{
		"table.when", "history.whose", "table.stage", "table.calm", "report.list_outcome", "table.length", "table.ended",
		"table.treats", "table.place", "correct.note",
	} {
		p.Columns = append(p.Columns, say(key, nil))
	}
	p.Rows = func(yield func([]string) bool) {
		for s := range l.Sessions {
			if !yield(l.row(s)) {
				return
			}
		}
	}
	p.Policy = "default-src 'none'; style-src " + hash(string(p.Style)) + "; base-uri 'none'; form-action 'none'"
	if err := tmpl.Execute(w, p); err != nil {
		return fmt.Errorf("write the list: %w", err)
	}
	return nil
}

func (l Listed) row(s model.Session) []string {
	stage, _ := model.StageOf(s.Stage)
	place := ""
	if s.Place != "" {
		place = l.Say("place."+string(s.Place), nil)
	}
	return []string{
		l.Say("format.when", model.Args{"Day": words.Date(s.StartedAt), "Time": words.Clock(s.StartedAt)}),
		l.Names[s.HamsterID], words.StageName(stage), words.Calm(s.CalmTime()),
		l.Say("outcome."+string(s.Outcome(l.Rules.Stage(s.Stage).Goal)), nil), words.Duration(s.Duration), words.Ended(s),
		fmt.Sprint(s.Count(model.KindTreat)), place, s.Note,
	}
}

// looked says what was looked for, a line for each filter.
func (l Listed) looked() (out []string) {
	add := func(key, value string) {
		if value != "" {
			out = append(out, l.Say("report.list_filter", model.Args{"What": l.Say(key, nil), "Value": value}))
		}
	}
	s := l.Of
	add("history.whose", l.Names[s.HamsterID])
	if stage, ok := model.StageOf(s.Stage); ok {
		add("table.stage", words.StageName(stage))
	}
	if s.End != "" {
		add("table.ended", l.Say("end."+string(s.End)+".short", nil))
	}
	if s.Sign != "" {
		add("history.sign", words.Code(model.KindStress, s.Sign))
	}
	if s.Place != "" {
		add("table.place", l.Say("place."+string(s.Place), nil))
	}
	if !s.From.IsZero() {
		add("history.from", words.Date(s.From))
	}
	if !s.To.IsZero() {
		add("history.to", words.Date(s.To))
	}
	add("history.find", s.Words())
	return out
}
