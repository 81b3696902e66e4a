package prepare_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/inspect"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/prepare"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// page is the preparation in a window.
type page struct {
	t       *testing.T
	given   prepare.Given
	window  fyne.Window
	screen  *screen.Screen
	started *prepare.Plan
	left    *prepare.Draft
	to      model.StageKey // where it is asked to go
}

var vest = prepare.Worn{Harness: model.Harness{ID: model.ID{1}, Label: "blue", Style: model.StyleVest, Fastener: model.FastenerVelcro}}

func open(t *testing.T, change func(*prepare.Given)) *page {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	p := &page{t: t, given: prepare.Given{
		Hamster: model.Hamster{Name: "Biscuit", Species: model.SpeciesSyrian, Stage: model.StageWear},
		Told:    model.Assessment{Verdict: model.VerdictPractise}, Rules: model.DefaultRules(),
		Harnesses: []prepare.Worn{vest}, Unit: model.Celsius,
	}}
	if change != nil {
		change(&p.given)
	}
	p.window = test.NewTempWindow(t, nil)
	p.window.Resize(fyne.NewSize(1366, 1400))
	p.show()
	return p
}

func (p *page) show() {
	p.screen = prepare.New(p.given, prepare.Actions{
		Start:      func(plan prepare.Plan) { p.started = &plan },
		CheckFit:   func(_ model.ID, d prepare.Draft) { p.left = &d },
		AddHarness: func(d prepare.Draft) { p.left = &d },
		Move:       func(to model.StageKey, d prepare.Draft) { p.to, p.left = to, &d },
	})
	p.window.SetContent(p.screen.View)
	for _, step := range p.screen.Then {
		step()
	}
}

func (p *page) sees(text string) bool {
	return slices.ContainsFunc(inspect.Items(p.window.Canvas()), func(i inspect.Item) bool { return i.Name == text })
}

func (p *page) tap(text string) {
	p.t.Helper()
	for _, i := range inspect.Items(p.window.Canvas()) {
		if i.Name == text && i.Tappable {
			test.TapCanvas(p.window.Canvas(), fyne.NewPos(float32(i.X+i.W/2), float32(i.Y+i.H/2)))
			return
		}
	}
	p.t.Fatalf("%q is not shown", text)
}

// stage asks for another stage, and decides for it.
func (p *page) stage(key model.StageKey) {
	p.t.Helper()
	s, _ := model.StageOf(key)
	p.tap(words.T("prepare.other_stage", model.Args{"Stage": words.StageName(s)}))
	if p.to != key {
		p.t.Fatalf("asked for %s, it leads to %q", key, p.to)
	}
	p.given.Hamster.Stage, p.given.Draft = key, p.left
	p.show()
}

func (p *page) start() prepare.Plan {
	p.t.Helper()
	p.screen.CheckAll()
	p.screen.Main()
	if p.started == nil {
		p.t.Fatal("it does not start")
	}
	return *p.started
}

// An outdoor stage is outdoors, and what comes after it is not there by accident.
func TestThePlaceFollowsTheStage(t *testing.T) {
	for _, c := range []struct {
		name   string
		at     model.StageKey
		last   model.Session
		choose []model.StageKey
		want   model.Place
	}{
		{"the first time", model.StageWear, model.Session{}, nil, model.PlacePlaypen},
		{"as the last time", model.StageWear, model.Session{Stage: model.StageWear, Place: model.PlaceBathtub}, nil, model.PlaceBathtub},
		{"to the pen", model.StageGuide, model.Session{Stage: model.StageGuide, Place: model.PlaceRoom}, []model.StageKey{model.StagePen}, model.PlaceOutdoorPen},
		{"to the pen and back", model.StageGuide, model.Session{Stage: model.StageGuide, Place: model.PlaceRoom}, []model.StageKey{model.StagePen, model.StageGuide}, model.PlaceRoom},
		{"back indoors", model.StageWear, model.Session{Stage: model.StagePen, Place: model.PlaceYard}, nil, model.PlacePlaypen},
		{"walks in the yard", model.StageWalk, model.Session{Stage: model.StageWalk, Place: model.PlaceYard}, nil, model.PlaceYard},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, func(g *prepare.Given) {
				g.Hamster.Stage, g.Last, g.Told.Verdict = c.at, c.last, model.VerdictReady
			})
			for _, s := range c.choose {
				p.stage(s)
			}
			outdoors := c.want.Outdoors()
			if asks := p.sees(words.T("prepare.temperature_c", nil)); asks != outdoors {
				t.Errorf("asks for the temperature: %v", asks)
			}
			if outdoors {
				p.screen.Main() // leads to what is lacking
				field, ok := p.window.Canvas().Focused().(*parts.Entry)
				if !ok || field.InspectLabel() != words.T("prepare.temperature_c", nil) {
					t.Fatal("it does not lead to the temperature")
				}
				field.SetText("20")
			}
			if got := p.start().Place; got != c.want {
				t.Errorf("at %q, want %q", got, c.want)
			}
		})
	}
}

// Nothing that was chosen is lost by a look at the fit; the fit itself is to be
// confirmed again, and a harness that was added is the one to wear.
func TestALookAtTheHarnessLosesNothing(t *testing.T) {
	p := open(t, nil)
	p.stage(model.StageFasten)
	p.tap("0:30")
	p.tap(words.T("place.hallway", nil))
	p.screen.CheckAll()
	p.tap(words.T("prepare.fit_check", nil))
	p.given.Draft = p.left
	p.show()
	p.screen.Main()
	if p.started != nil {
		t.Error("it starts and nobody said that the harness fits")
	}
	p.tap(words.T("gate.fit_checked", nil))
	p.screen.Main()
	if got := p.started; got == nil || got.Planned != 30*time.Second || got.Place != model.PlaceHallway {
		t.Errorf("it starts with %+v", got)
	}

	p.tap(words.T("prepare.add_harness", nil))
	red := vest
	red.ID, red.Label = model.ID{2}, "red"
	p.given.Draft, p.given.Harnesses = p.left, append(p.given.Harnesses, red)
	p.show()
	if got := p.start(); got.HarnessID != red.ID || got.Place != model.PlaceHallway {
		t.Errorf("it starts with %+v", got)
	}
}

// What is worn without a harness is warned of with the reason.
func TestACollarIsWarnedOf(t *testing.T) {
	p := open(t, nil)
	collar := words.T("warning.collar", nil)
	if p.sees(collar) {
		t.Error("a vest is taken for a collar")
	}
	p.tap(words.T("prepare.no_harness", nil))
	if !p.sees(collar) {
		t.Error("nothing is said of collars")
	}
	p.stage(model.StageMeet)
	if p.sees(collar) {
		t.Error("nothing is worn at this stage")
	}
}

// Whatever the log advises, the session is at the stage where the animal is: an
// advised stage is offered, and leads to the decision, as every other one does.
func TestNoVerdictChoosesAStage(t *testing.T) {
	for _, stage := range model.Ladder() {
		for _, v := range model.Verdicts() {
			p := open(t, func(g *prepare.Given) {
				g.Hamster.Stage, g.Told = stage.Key, model.Assessment{Stage: stage.Key, Verdict: v}
			})
			if !p.sees(words.StageName(stage)) {
				t.Errorf("%s, %s: where the animal is is not shown", stage.Key, v)
			}
			var want model.StageKey
			if next, ok := stage.Next(); ok && v == model.VerdictReady {
				want = next.Key
			}
			if prev, ok := stage.Previous(); ok && v == model.VerdictStepDown {
				want = prev.Key
			}
			if led := p.screen.Key(fyne.KeyM); led != (want != "") || p.to != want {
				t.Errorf("%s, %s: M leads to %q, want %q", stage.Key, v, p.to, want)
			}
			if to, _ := model.StageOf(want); want != "" {
				p.to = ""
				p.tap(words.T("verdict.move", model.Args{"Stage": words.StageName(to)}))
				if p.to != want {
					t.Errorf("%s, %s: the offer leads to %q", stage.Key, v, p.to)
				}
			}
		}
	}
}

// What is planned for one stage is not planned for another; what was ticked and
// chosen besides stays.
func TestAMoveKeepsWhatHoldsThereToo(t *testing.T) {
	p := open(t, nil)
	p.tap("10:00")
	p.tap(words.T("place.hallway", nil))
	p.tap(words.T("gate.awake", nil))
	p.stage(model.StageFasten)
	if got := p.start(); got.Planned != p.given.Rules.Plan(model.StageFasten) || got.Place != model.PlaceHallway {
		t.Errorf("it starts with %+v", got)
	}
}
