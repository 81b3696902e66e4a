package report

import (
	"fmt"
	"html/template"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// timelines is how many of the last sessions are shown from start to end. All
// of them would make a file of many megabytes.
const timelines = 10

// page is what the template fills in. Every word on it stands here.
type page struct {
	Policy               string
	Style                template.CSS
	Data, Engine, Script template.JS
	Licences             string

	Language, Title, Heading, About, Made, Range, Limited string
	Look, NoCharts                                        string
	Standing                                              standing
	Notes                                                 note
	Welfare                                               note
	Groups                                                []group
	Sessions                                              *table
	SessionsHeading                                       string
	Foot, LicencesHeading                                 string

	drawings []drawing
}

// note is a paragraph under a heading.
type note struct{ Heading, Text string }

// standing is what the journal says of the hamster now.
type standing struct {
	Heading, StageHeading, Stage, Verdict, Token, Line, ReasonsHeading string
	Reasons                                                            []reason
}

type reason struct {
	Met       model.Met
	Mark, Say string
}

// group is a heading with its charts.
type group struct {
	Heading, Text string
	Figures       []figure
}

// figure is a chart with all that belongs to it.
type figure struct {
	// Number is the chart's place in the data, -1 where there is no picture.
	Number                     int
	Title, Summary, Hint, Says string
	Legend                     []entry
	Picture                    *picture
	Table                      *table
	// Folded figures are opened by the reader.
	Folded, Open bool
}

// entry is a line of the legend.
type entry struct {
	Series int
	Name   string
	Token  string
	Kind   string // mark, line or bar
	Open   bool
	D      string
}

// page puts the report together.
func (g Given) page(interactive bool) *page {
	say, h := g.Say, g.History.Hamster
	p := &page{
		Language: say("report.language", nil),
		Title:    say("report.title", model.Args{"Name": h.Name}),
		Heading:  say("report.heading", model.Args{"Name": h.Name}),
		About:    words.About(h, g.Now),
		Made:     say("report.made", model.Args{"Date": words.Date(g.Now)}),
		Look:     say("report.look", nil),
		Standing: g.standing(),
		Welfare:  note{say("report.welfare_heading", nil), say("report.welfare", nil)},
		Foot:     say("report.foot", nil), LicencesHeading: say("report.licences", nil),
		SessionsHeading: say("report.sessions", nil),
	}
	if g.Notes && h.Notes != "" {
		p.Notes = note{say("report.notes", model.Args{"Name": h.Name}), h.Notes}
	}
	if !interactive {
		p.NoCharts = say("report.no_charts", nil)
	}
	shown := g.shown()
	p.Range = g.span(shown)
	if !g.From.IsZero() || !g.To.IsZero() {
		p.Limited = say("report.limited", nil)
	}
	all := model.StagesChart(shown, g.Rules, say)
	sessions := all.Table()
	rows := map[model.ID]int{}
	for i, r := range sessions.Rows {
		rows[r.ID] = i
	}
	if len(sessions.Rows) > 0 {
		p.Sessions = newTable(say("report.sessions_caption", model.Args{"N": len(sessions.Rows)}), sessions, true)
	}
	p.Groups = g.groups(p, shown, all, rows)
	return p
}

// span says how many sessions of which time are shown.
func (g Given) span(shown model.History) string {
	n := len(shown.Sessions)
	from, to := g.From, g.To
	if from.IsZero() && n > 0 {
		from = shown.Sessions[0].StartedAt
	}
	if to.IsZero() {
		to = g.Now
	}
	if from.IsZero() {
		return g.Say("report.none", nil)
	}
	return g.Say("report.range", model.Args{"N": n, "From": words.Date(from), "To": words.Date(to)})
}

func (g Given) standing() standing {
	say, key := g.Say, g.History.Hamster.Stage
	stage, _ := model.StageOf(key)
	a := g.History.On(g.Now, key, g.Rules)
	s := standing{
		Heading: say("report.standing", nil), StageHeading: say("report.stage", nil), Stage: words.StageName(stage),
		Verdict: say("verdict."+string(a.Verdict), nil), Token: "primary",
		Line:           say("verdict."+string(a.Verdict)+".line", nil),
		ReasonsHeading: say("report.reasons", nil),
	}
	switch a.Verdict {
	case model.VerdictReady:
		s.Token = "goal"
	case model.VerdictShorten, model.VerdictStepDown, model.VerdictPause:
		s.Token = "stress"
	}
	for _, r := range a.Reasons {
		s.Reasons = append(s.Reasons, reason{r.Met, say("report.met_"+string(r.Met), nil), say(r.Key, r.Args)})
	}
	return s
}

// groups are the charts under their headings.
func (g Given) groups(p *page, shown model.History, all *model.Chart, rows map[model.ID]int) []group {
	say, now := g.Say, g.History.Hamster.Stage
	stage, _ := model.StageOf(now)
	from := 0.0
	if !g.From.IsZero() {
		from = float64(model.DateNumber(g.From))
	}
	today := g.Now
	if !g.To.IsZero() && model.DateNumber(g.To) < g.Rules.DayStart.Day(g.Now) {
		today = time.Time{} // the sessions shown end before: of now they know nothing
	}
	readiness := draw(model.ReadinessChart(g.upTo(), now, g.Rules, today, say), from, rows)
	if len(readiness.Points) == 0 && readiness.Empty == "" {
		readiness.Empty = say("report.nothing", nil)
	}
	whole := func(c *model.Chart) figure { return p.figure(draw(c, 0, rows), false, say) }
	withTable := func(d drawing) figure { return p.figure(d, true, say) }
	out := []group{
		{say("report.now", model.Args{"Stage": words.StageName(stage)}), "", []figure{
			whole(model.ToleranceChart(shown, now, g.Rules, say)),
			withTable(readiness),
			withTable(draw(model.SurvivalChart(shown, now, g.Rules, say), 0, rows)),
		}},
		{say("report.over_all", nil), "", []figure{whole(all), withTable(draw(model.SignsChart(shown, g.Rules, say), 0, rows))}},
	}
	var others []figure
	for _, s := range model.Ladder() {
		if s.Key == now {
			continue
		}
		if c := model.ToleranceChart(shown, s.Key, g.Rules, say); c.Empty == "" {
			f := whole(c)
			f.Folded = true
			others = append(others, f)
		}
	}
	if len(others) > 0 {
		out = append(out, group{say("report.other_stages", nil), "", others})
	}
	var single []figure
	last := lastOf(shown.Sessions, timelines)
	for i, s := range last {
		f := withTable(draw(model.TimelineChart(s, g.Rules, say), 0, rows))
		f.Folded, f.Open = true, i == 0
		single = append(single, f)
	}
	if len(single) > 0 {
		out = append(out, group{say("report.single", nil), say("report.single_under", model.Args{"N": len(single)}), single})
	}
	return out
}

// lastOf returns the last ended sessions, the newest first.
func lastOf(sessions []model.Session, most int) []model.Session {
	var out []model.Session
	for i := len(sessions) - 1; i >= 0 && len(out) < most; i-- {
		if _, known := model.StageOf(sessions[i].Stage); known && sessions[i].End != model.EndNone {
			out = append(out, sessions[i])
		}
	}
	return out
}

// figure takes a drawing into the page.
func (p *page) figure(d drawing, withTable bool, say model.Speak) figure {
	f := figure{Number: -1, Title: d.Title, Summary: d.Summary, Hint: d.Hint, Says: d.Empty}
	if d.Empty != "" {
		return f
	}
	f.Number, f.Picture = len(p.drawings), newPicture(d)
	p.drawings = append(p.drawings, d)
	for i, s := range d.Series {
		if s.Name == "" {
			continue
		}
		e := entry{Series: i, Name: s.Name, Token: stroke(s.Tone), Kind: "mark", Open: marksOf(s.Shape).open, D: glyph(s.Shape, 11, 7)}
		switch s.Shape {
		case model.ShapeNone:
			e.Kind = "line"
		case model.ShapeBar:
			e.Kind = "bar"
		}
		f.Legend = append(f.Legend, e)
	}
	if withTable {
		if rows := d.Table(); len(rows.Rows) > 0 {
			f.Table = newTable(d.Title, rows, false)
			f.Table.Fold = say("report.table", nil)
		}
	}
	return f
}

// table is a chart's table without the columns in which nothing stands.
type table struct {
	Caption string
	// Fold is on the handle of a table that is opened by the reader.
	Fold    string
	Columns []model.Column
	Rows    []row
}

type row struct {
	ID    string // empty for none
	Cells []cell
}

type cell struct {
	Text    string
	Numeric bool
}

func newTable(caption string, from model.Table, named bool) *table {
	t := &table{Caption: caption}
	var keep []int
	for i, c := range from.Columns {
		for _, r := range from.Rows {
			if r.Cells[i].Text != "" {
				keep, t.Columns = append(keep, i), append(t.Columns, c)
				break
			}
		}
	}
	for n, r := range from.Rows {
		out := row{}
		if named {
			out.ID = fmt.Sprintf("session-%d", n)
		}
		for _, i := range keep {
			out.Cells = append(out.Cells, cell{r.Cells[i].Text, from.Columns[i].Numeric})
		}
		t.Rows = append(t.Rows, out)
	}
	return t
}
