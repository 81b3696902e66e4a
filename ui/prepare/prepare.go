// Package prepare is the calm page before a session: how long, which harness,
// where, and the checks that keep the animal safe. The session is at the stage
// where the animal is; another stage is a decision with a page of its own.
package prepare

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Plan is what the keeper settled on.
type Plan struct {
	Planned      time.Duration
	HarnessID    model.ID
	Place        model.Place
	TemperatureC *float64
	// Wait opens the session with its clock standing, to be started by Space
	// when both hands are free again.
	Wait bool
}

// Given is what the page starts from.
type Given struct {
	Hamster   model.Hamster
	Told      model.Assessment // of the hamster's present stage
	Advice    model.Plan       // for the next session there
	Rules     model.Rules      // what the stage asks for
	Harnesses []Worn           // in use, the last used first
	Unit      model.Unit       // of the thermometer
	// Last is the session before, for what is likely to be the same again; its
	// zero value where there is none.
	Last model.Session
	// Draft is what was chosen and filled in before the keeper went to look after
	// a harness or to decide on a stage; nil where they come from elsewhere.
	Draft *Draft
}

// Worn is a harness with its newest fit check, if there is one.
type Worn struct {
	model.Harness
	Checked *model.FitCheck
}

// Actions are what a keeper can want from here.
type Actions struct {
	// Why opens the guide where it tells a fact, with the way back to this page
	// as it was left.
	Why   func(guide.Fact)
	Start func(Plan)
	// Move opens the decision to go to another stage; both ways out of it lead
	// back here.
	Move       func(model.StageKey, Draft)
	CheckFit   func(model.ID, Draft) // of a harness
	Cancel     func()
	AddHarness func(Draft)
	Free       func() // what there is without a harness
}

// lengths are the plans to choose from, in seconds.
var lengths = []int{15, 30, 60, 120, 180, 300, 420, 600}

type page struct {
	given Given
	do    Actions
	stage model.Stage // where the animal is
	plan  Plan

	gates   []*parts.Check
	asked   []string // their keys
	gateBox *fyne.Container
	notes   *fyne.Container // what speaks for care with these choices
	celsius *parts.Entry
	warmth  *parts.Text
	outdoor fyne.CanvasObject
	missing *parts.Text
	offer   *parts.Button // the move that the log advises; nil where it advises none
	start   *parts.Button
	wait    *parts.Button
	clock   *parts.Text
	chosen  *fyne.Container
	scroll  *container.Scroll // over it
	harness fyne.CanvasObject
}

// New builds the page.
func New(given Given, do Actions) *screen.Screen {
	stage, _ := model.StageOf(given.Hamster.Stage)
	p := &page{given: given, do: do, stage: stage}
	p.plan.Planned = p.suggested()
	p.plan.Place = p.usualPlace()
	if len(given.Harnesses) > 0 {
		p.plan.HarnessID = given.Harnesses[0].ID
	}
	ticked := p.takeUp(given.Draft)
	p.start = parts.NewButton(words.T("prepare.start", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, func() { p.begin(false) })
	p.start.Height = 44
	p.wait = parts.NewButton(words.T("prepare.wait", nil), "W", parts.ToneQuiet, func() { p.begin(true) })
	p.wait.Height = 44
	cancel := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, do.Cancel)
	cancel.Height = 44
	p.missing = parts.NewSoft("")
	p.missing.TextSize, p.missing.Wrap = 13, true

	choices := p.choices()
	checks, then := screen.Late(p.checks())
	body := parts.Spread(16, []float32{1, 1.05}, choices, checks)
	p.fill(given.Draft)
	p.update(ticked)
	return &screen.Screen{
		View: screen.Page(
			words.T("prepare.heading", model.Args{"Name": given.Hamster.Name}),
			words.T("prepare.under", nil), body, cancel, p.wait, p.start),
		Then: []func(){then},
		Main: func() { p.begin(false) },
		CheckAll: func() {
			for _, g := range p.gates {
				g.Set(true)
			}
		},
		Key: func(k fyne.KeyName) bool {
			switch k {
			case fyne.KeyEscape:
				do.Cancel()
			case fyne.KeyW:
				p.begin(true)
			case fyne.KeyM:
				if p.offer == nil {
					return false
				}
				p.offer.Tapped(nil)
			default:
				return false
			}
			return true
		},
	}
}

// suggested is the length to start with: what the log advises, else what the
// stage plans for.
func (p *page) suggested() time.Duration {
	if p.given.Advice.Stage == p.stage.Key && p.given.Advice.Length > 0 {
		return model.MayLast(p.given.Advice.Length)
	}
	return p.given.Rules.Plan(p.stage.Key)
}

// usualPlace is where the animal was the last time. Outdoors it is at an outdoor
// stage, and where it was so at this very stage: a keeper opts in to it.
func (p *page) usualPlace() model.Place {
	at, s := p.given.Last.Place, p.stage
	switch {
	case at != "" && (at.Outdoors() == s.Outdoors || at.Outdoors() && p.given.Last.Stage == s.Key):
		return at
	case s.Outdoors:
		return model.PlaceOutdoorPen
	}
	return model.PlacePlaypen
}

func (p *page) choices() fyne.CanvasObject {
	var plans, places []parts.Option
	planned := int(p.plan.Planned / time.Second)
	offered := append([]int{planned}, lengths...)
	slices.Sort(offered)
	for _, s := range slices.Compact(offered) {
		plans = append(plans, parts.Option{Key: strconv.Itoa(s), Label: words.Duration(time.Duration(s) * time.Second)})
	}
	for _, pl := range model.Places() {
		places = append(places, parts.Option{Key: string(pl), Label: words.T("place."+string(pl), nil)})
	}
	length := parts.NewChoice(plans, strconv.Itoa(planned), func(k string) {
		if s, err := strconv.Atoi(k); err == nil {
			p.plan.Planned = model.MayLast(time.Duration(s) * time.Second)
		}
	})
	length.Small() // all of them in a row
	place := parts.NewChoice(places, string(p.plan.Place), func(k string) {
		p.plan.Place = model.Place(k)
		p.update(p.ticked())
	})
	p.harness = p.harnessChoice()
	p.notes = parts.Column(6, -1)
	p.celsius = parts.NewEntry(p.thermometer(), fmt.Sprintf("%.0f", p.given.Unit.FromCelsius(20)))
	p.celsius.OnChanged = func(string) { p.update(p.ticked()) }
	p.warmth = parts.NewSoft("")
	p.warmth.Wrap, p.warmth.TextSize = true, 13
	p.outdoor = parts.Section(p.thermometer(),
		p.withWhy(parts.Row(10, 1, parts.Fixed(90, 0, p.celsius), p.warmth), p.thermometer(), guide.OfGate("temperature")))

	short := parts.NewSoft(words.T("prepare.two_short", nil))
	show(short, p.given.Told.Verdict == model.VerdictShorten || p.given.Told.Verdict == model.VerdictStepDown)
	short.Wrap = true
	col := parts.Column(14, -1,
		p.stages(),
		parts.Section(words.T("prepare.length", nil), parts.Column(6, -1, length, short)),
		parts.Column(6, -1, p.harness, p.notes),
		parts.Section(words.T("prepare.place", nil), place),
		p.outdoor,
		parts.Row(0, -1, parts.NewButton(words.T("prepare.free", nil), words.Key("Ctrl+E"), parts.ToneLink, p.do.Free)),
	)
	p.chosen = col
	// Where it scrolls, the bar must not lie on the chips.
	p.scroll = container.NewVScroll(container.NewBorder(nil, nil, nil, parts.Fixed(6, 0, nil), col))
	return parts.Card(p.scroll)
}

// harnessChoice lists the harnesses in use; none is a choice too.
func (p *page) harnessChoice() fyne.CanvasObject {
	none := model.ID{}.String()
	var options []parts.Option
	for _, h := range p.given.Harnesses {
		options = append(options, parts.Option{Key: h.ID.String(), Label: words.HarnessName(h.Harness)})
	}
	options = append(options, parts.Option{Key: none, Label: words.T("prepare.no_harness", nil)})
	choice := parts.NewChoice(options, p.plan.HarnessID.String(), func(k string) {
		p.plan.HarnessID = model.ID{}
		for _, h := range p.given.Harnesses {
			if h.ID.String() == k {
				p.plan.HarnessID = h.ID
			}
		}
		p.update(p.ticked())
	})
	add := parts.NewButton(words.T("prepare.add_harness", nil), "", parts.ToneLink, func() { p.do.AddHarness(p.draft()) })
	add.Small, add.Height = true, linkHeight
	return parts.Section(words.T("prepare.harness", nil), parts.Column(4, -1, choice, parts.Row(0, -1, add)))
}

// linkHeight is that of a way on between the choices, low, so that all of them
// can be seen at once.
const linkHeight = 26

func (p *page) checks() fyne.CanvasObject {
	p.gateBox = parts.Column(4, -1)
	p.clock = parts.NewWrapped("")
	p.clock.TextSize = 13
	all := parts.NewButton(words.T("prepare.check_all", nil), words.Key("Ctrl+Shift+A"), parts.ToneLink, func() {
		for _, g := range p.gates {
			g.Set(true)
		}
	})
	title := parts.NewTitle(words.T("prepare.checks", nil))
	clock := container.NewStack(
		parts.NewSurface(look.ColorPrimaryTint, "", look.CornerButton), parts.Pad(10, 12, p.clock))
	return parts.Card(parts.Column(10, 1,
		parts.Row(8, 0, title, all), container.NewVScroll(p.gateBox), clock, p.missing))
}

func (p *page) begin(wait bool) {
	if p.lacks() != "" {
		p.judge()
		p.missing.Paint(look.ColorStressText) // the answer to a key that did nothing else
		p.showLacking()
		return
	}
	plan := p.plan
	plan.Wait = wait
	if model.NeedsTemperature(p.stage.Key, plan.Place) {
		c, _ := p.temperature()
		plan.TemperatureC = &c
	}
	p.do.Start(plan)
}

// showLacking goes to the field that still has to be filled in: on a small
// screen the one for the temperature lies below what can be seen.
func (p *page) showLacking() {
	if _, ok := p.temperature(); ok || !p.outdoor.Visible() {
		return
	}
	p.scroll.ScrollToBottom()
	p.celsius.FocusByKey()
}
