// Package progress shows how long the animal stays calm, how ready it is and
// what the weeks were like, as charts with a table beside each.
package progress

import (
	"fmt"
	"image/png"
	"io"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/chart"
	"calmster/ui/guide"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/verdict"
	"calmster/ui/words"
)

// Actions are what a keeper can want from here.
type Actions struct {
	Session func(id model.ID)
	Move    func(to model.StageKey)
	// Why opens the guide where it tells a fact, with the way back here.
	Why    func(guide.Fact)
	Free   func() // what there is without a harness
	Report func()
	// Copy puts a text on the clipboard, CopyPicture what it writes, as a PNG file.
	Copy        func(text string)
	CopyPicture func(write func(io.Writer) error)
	// Save asks for a place and writes there; what is the end of a suggested name.
	Save func(what string, write func(io.Writer) error)
	// Work runs slow work away from the window and then, back on the window's
	// goroutine, done.
	Work func(work, done func())
	// Recall and Remember keep what was chosen here, "" for nothing yet; nil
	// where nothing is kept.
	Recall   func(key string) string
	Remember func(key, value string)
}

// plotLeast is how low a chart or table gets before the page scrolls instead.
const plotLeast = 220

// What is kept of the choices made here.
const (
	kindChoice  = "progress-kind"
	stageChoice = "progress-stage" // "all", or "" for the hamster's own
	tableChoice = "progress-table"
)

// all is the key of the choice that shows every stage at once.
const all = "all"

// kinds are the charts, in the order of their chips.
var kinds = []struct {
	key   string
	cap   string // its key on the keyboard
	row   row    // what else is to choose
	build func(p *page, stage model.StageKey) *model.Chart
}{
	{"tolerance", "Q", rowAll, func(p *page, stage model.StageKey) *model.Chart {
		if stage == all {
			return model.StagesChart(p.h, p.rules, words.T)
		}
		return model.ToleranceChart(p.h, stage, p.rules, words.T)
	}},
	{"readiness", "W", rowStages, func(p *page, stage model.StageKey) *model.Chart {
		return model.ReadinessChart(p.h, stage, p.rules, p.presently(stage), words.T)
	}},
	{"survival", "E", rowStages, func(p *page, stage model.StageKey) *model.Chart {
		return model.SurvivalChart(p.h, stage, p.rules, words.T)
	}},
	{"signs", "R", rowNone, func(p *page, _ model.StageKey) *model.Chart { return model.SignsChart(p.h, p.rules, words.T) }},
	{"weeks", "Z", rowWeeks, func(p *page, _ model.StageKey) *model.Chart {
		if p.treats {
			return model.TreatsChart(p.h, p.rules, words.T)
		}
		return model.WeeksChart(p.h, p.rules, words.T)
	}},
	{"session", "U", rowSession, func(p *page, _ model.StageKey) *model.Chart {
		return p.single.chart(p.rules)
	}},
}

// row is what stands beneath the chips of the kinds.
type row string

const (
	rowNone    row = ""
	rowStages  row = "stages"
	rowAll     row = "all" // the stages, and all of them at once
	rowWeeks   row = "weeks"
	rowSession row = "session"
)

type page struct {
	h     model.History
	rules model.Rules
	now   time.Time
	do    Actions

	kind   int
	stage  model.StageKey // that is chosen
	all    bool           // all of them are, where a chart can show that
	treats bool           // of the week, the treats instead of the sessions
	single *single
	table  bool
	chart  *model.Chart
	drawn  *chart.Zoom // nil while the table is shown
	asked  int         // counts the charts asked for: a late one is dropped
	plot   *fyne.Container
	said   *fyne.Container
	stages *parts.Choice // one of them
	every  *parts.Choice // one or all of them
	weeks  *parts.Choice
	chips  *parts.Choice
	toggle *parts.Button
	save   *parts.Button
}

// New builds the screen.
func New(h model.History, rules model.Rules, now time.Time, do Actions) *screen.Screen {
	_, s := build(h, rules, now, do)
	return s
}

func build(h model.History, rules model.Rules, now time.Time, do Actions) (*page, *screen.Screen) {
	p := &page{h: h, rules: rules, now: now, do: do, stage: h.Hamster.Stage, plot: container.NewStack(), said: container.NewStack()}
	p.recall()
	p.choices()
	p.single = newSingle(h.Sessions, now, p.show)
	p.toggle = parts.NewButton(words.T("progress.table", nil), "T", parts.ToneQuiet, p.flip)
	p.save = parts.NewButton(words.T("progress.save_picture", nil), "S", parts.ToneQuiet, p.keep)
	copying := parts.NewButton(words.T("progress.copy", nil), "C", parts.ToneQuiet, p.copy)
	for _, b := range []*parts.Button{p.toggle, p.save, copying} {
		b.Height = 40
	}
	share := parts.NewButton(words.T("progress.report", nil), "P", parts.TonePrimary, p.do.Report)
	share.Height = 40
	choose := parts.Row(16, 0, p.chips, parts.Fixed(0, 1, nil))
	floor := parts.Fixed(0, plotLeast, container.NewStack())
	body := parts.Column(12, 4, choose, p.stages, p.every, p.weeks, p.single.view, parts.Card(container.NewStack(floor, p.plot)), parts.Card(p.said))
	p.name()
	p.show()
	return p, &screen.Screen{
		View: screen.Page(
			words.T("progress.heading", model.Args{"Name": h.Hamster.Name}),
			words.T("progress.under", model.Args{"N": len(h.Sessions)}), body, copying, p.toggle, p.save, share),
		Key: p.key, Main: p.do.Report,
	}
}

// recall begins with what was chosen last time.
func (p *page) recall() {
	if p.do.Recall == nil || p.do.Remember == nil {
		p.do.Recall, p.do.Remember = func(string) string { return "" }, func(string, string) {}
	}
	for i, k := range kinds {
		if k.key == p.do.Recall(kindChoice) {
			p.kind = i
		}
	}
	p.table = p.do.Recall(tableChoice) != ""
	p.all = p.do.Recall(stageChoice) == all
}

// remember keeps what is chosen now, as far as it holds for any animal.
func (p *page) remember() {
	table, stage := "", ""
	if p.table {
		table = "yes"
	}
	if p.all {
		stage = all
	}
	p.do.Remember(kindChoice, kinds[p.kind].key)
	p.do.Remember(tableChoice, table)
	p.do.Remember(stageChoice, stage)
}

func (p *page) choices() {
	count := map[model.StageKey]int{}
	for _, s := range p.h.Sessions {
		count[s.Stage]++
	}
	var stages, chips []parts.Option
	for _, s := range model.Ladder() {
		if count[s.Key] > 0 || s.Key == p.h.Hamster.Stage {
			stages = append(stages, parts.Option{Key: string(s.Key), Label: words.StageName(s), Cap: fmt.Sprint(s.Number)})
		}
	}
	every := stages
	if len(stages) > 1 {
		every = append(slices.Clone(stages), parts.Option{Key: all, Label: words.T("progress.all", nil), Cap: "9"})
	} else {
		p.all = false
	}
	for i, k := range kinds {
		chips = append(chips, parts.Option{Key: strconv.Itoa(i), Label: words.T("progress.kind."+k.key, nil), Cap: k.cap})
	}
	p.stages = parts.NewChoice(stages, "", p.choose)
	p.every = parts.NewChoice(every, "", p.choose)
	p.weeks = parts.NewChoice([]parts.Option{
		{Key: "sessions", Label: words.T("progress.weeks_sessions", nil), Cap: "1"},
		{Key: "treats", Label: words.T("progress.weeks_treats", nil), Cap: "2"},
	}, "sessions", func(k string) { p.treats = k == "treats"; p.show() })
	p.chips = parts.NewChoice(chips, strconv.Itoa(p.kind), func(k string) {
		if i, err := strconv.Atoi(k); err == nil {
			p.kind = i
		}
		p.remember()
		p.show()
	})
}

// choose shows a stage, or all of them. A chart that cannot show all of them is of
// the animal's own then.
func (p *page) choose(key string) {
	p.all, p.stage = key == all, model.StageKey(key)
	if p.all {
		p.stage = p.h.Hamster.Stage
	}
	p.remember()
	p.show()
}

func (p *page) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyT:
		p.flip()
		return true
	case fyne.KeyC:
		p.copy()
		return true
	case fyne.KeyS:
		p.keep()
		return true
	case fyne.KeyP:
		p.do.Report()
		return true
	}
	for i, kind := range kinds {
		if string(k) == kind.cap {
			p.chips.Choose(strconv.Itoa(i))
			return true
		}
	}
	switch kinds[p.kind].row {
	case rowSession:
		return p.single.key(k)
	case rowWeeks:
		if k == fyne.Key1 || k == fyne.Key2 {
			p.weeks.Choose(map[fyne.KeyName]string{fyne.Key1: "sessions", fyne.Key2: "treats"}[k])
			return true
		}
	}
	if n, err := strconv.Atoi(string(k)); err == nil && n >= 1 && n <= 9 {
		key := all
		if n <= len(model.Ladder()) {
			key = string(model.Ladder()[n-1].Key)
		}
		of := p.stages
		if kinds[p.kind].row == rowAll {
			of = p.every
		}
		of.Choose(key)
		return true
	}
	return false
}

func (p *page) flip() {
	p.table = !p.table
	p.remember()
	p.name()
	p.draw()
}

// name says on the buttons what they would do now.
func (p *page) name() {
	p.toggle.SetLabel(words.T(map[bool]string{true: "progress.chart", false: "progress.table"}[p.table], nil))
	p.save.SetLabel(words.T(map[bool]string{true: "progress.save_table", false: "progress.save_picture"}[p.table], nil))
}

// shown is what the chart is of: a stage, or all of them. Where there is nothing
// to choose, it is of all.
func (p *page) shown() model.StageKey {
	switch kinds[p.kind].row {
	case rowStages:
		return p.stage
	case rowAll:
		if !p.all {
			return p.stage
		}
	}
	return all
}

// judged is the stage that is judged: the one that is shown, else the animal's own.
func (p *page) judged() model.StageKey {
	if of := p.shown(); of != all {
		return of
	}
	return p.h.Hamster.Stage
}

// show builds the chart away from the window, draws it, and then judges: both at a
// time would take the processors from drawing. What the keeper asked for last wins.
func (p *page) show() {
	kind := kinds[p.kind]
	for of, o := range map[row]fyne.CanvasObject{rowStages: p.stages, rowAll: p.every, rowWeeks: p.weeks, rowSession: p.single.view} {
		if of == kind.row {
			o.Show()
		} else {
			o.Hide()
		}
	}
	stage := p.shown()
	p.stages.Light(string(p.stage))
	p.every.Light(string(stage))
	p.asked++
	asked := p.asked
	var built *model.Chart
	p.do.Work(func() { built = kind.build(p, stage) }, func() {
		if asked == p.asked {
			p.chart = built
			p.draw()
			p.judge()
		}
	})
}

func (p *page) draw() {
	if p.chart == nil {
		return
	}
	p.drawn = nil
	if p.table {
		p.plot.Objects = []fyne.CanvasObject{chart.NewTable(p.chart, p.do.Session)}
	} else {
		p.drawn = chart.NewZoom(p.chart)
		p.drawn.OnOpen = p.do.Session
		p.plot.Objects = []fyne.CanvasObject{p.drawn}
	}
	p.plot.Refresh()
}

// presently is now, of the animal's stage; of one left behind it is the zero
// time: what held then is told.
func (p *page) presently(stage model.StageKey) time.Time {
	if stage == p.h.Hamster.Stage {
		return p.now
	}
	return time.Time{}
}

func (p *page) judge() {
	key, asked := p.judged(), p.asked
	var told model.Assessment
	p.do.Work(func() {
		if now := p.presently(key); !now.IsZero() {
			told = p.h.On(now, key, p.rules)
		} else {
			told = p.h.At(key, p.rules)
		}
	}, func() {
		if asked == p.asked {
			p.say(key, told)
		}
	})
}

func (p *page) say(key model.StageKey, told model.Assessment) {
	var way fyne.CanvasObject
	if key == p.h.Hamster.Stage && verdict.Advises(told.Verdict) {
		way = verdict.Advice(told, p.do.Move, p.do.Free)
	}
	said := verdict.Judgement(p.h, told, p.rules, way, p.do.Why)
	left, right := said[:len(said)-1], said[len(said)-1]
	stage, _ := model.StageOf(key)
	of := parts.NewSoft(words.T("move.says", model.Args{"Stage": words.StageName(stage)}))
	left = slices.Insert(left, 0, fyne.CanvasObject(of))
	p.said.Objects = []fyne.CanvasObject{parts.Shares(24, []float32{1, 1.1}, parts.Column(8, -1, left...), right)}
	p.said.Refresh()
}

// copy puts what is shown on the clipboard: the chart as a picture, or the table.
func (p *page) copy() {
	switch {
	case p.chart == nil:
	case p.drawn == nil:
		p.do.Copy(p.chart.Table().TSV())
	default:
		p.do.CopyPicture(p.picture())
	}
}

// keep saves what is shown.
func (p *page) keep() {
	if p.chart == nil {
		return
	}
	name := p.called() + "-" + p.now.Format(time.DateOnly)
	if p.drawn == nil {
		table := p.chart.Table()
		p.do.Save(name+".csv", func(w io.Writer) error {
			_, err := io.WriteString(w, table.CSV())
			return err
		})
		return
	}
	p.do.Save(name+".png", p.picture())
}

// called is what the chart that is shown is called in the name of a file.
func (p *page) called() string {
	switch kind := kinds[p.kind]; {
	case kind.row == rowAll && p.all:
		return "stages"
	case kind.row == rowWeeks && p.treats:
		return "treats"
	default:
		return kind.key
	}
}

// picture draws the chart as it is shown now.
func (p *page) picture() (write func(io.Writer) error) {
	drawn := p.drawn.Picture(words.T("progress.picture", model.Args{"Name": p.h.Hamster.Name, "Chart": p.chart.Title}))
	return func(w io.Writer) error { return png.Encode(w, drawn) }
}
