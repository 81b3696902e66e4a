package session_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/inspect"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// shown is where a text lies; ok is false where it is not shown.
func (r *running) shown(text string) (at inspect.Item, ok bool) {
	for _, i := range inspect.Items(r.window.Canvas()) {
		if i.Name == text {
			return i, true
		}
	}
	return at, false
}

// tap taps the chip or the button of that text that lies on top.
func (r *running) tap(text string) {
	items := inspect.Items(r.window.Canvas())
	for _, i := range slices.Backward(items) {
		if i.Name == text && i.Tappable {
			test.TapCanvas(r.window.Canvas(), fyne.NewPos(float32(i.X+i.W/2), float32(i.Y+i.H/2)))
			return
		}
	}
}

// What happened is asked in whole, in every language, and still after a change
// to the compact screen and back.
func TestTheQuestionAfterASleepCanBeRead(t *testing.T) {
	t.Cleanup(func() { _ = words.Use("en") })
	for _, language := range append(words.Languages(), "de large") {
		tag, large := strings.CutSuffix(language, " large")
		if err := words.Use(tag); err != nil {
			t.Fatal(err)
		}
		r := start(t)
		if large {
			fyne.CurrentApp().Settings().SetTheme(look.Theme{Scale: 1.3})
			r.session.Retell()
			r.window.Resize(fyne.NewSize(1366, 768))
		}
		r.clock.pass(10 * time.Second)
		r.session.Tick()
		r.clock.now.Wall = r.clock.now.Wall.Add(time.Hour)
		r.session.Tick()
		question := words.T("session.gap", model.Args{"Time": 10 * time.Second})
		goOn, ok := r.shown(words.T("session.resume", nil))
		if !ok {
			t.Errorf("%s: no way on", language)
		}
		for _, i := range inspect.Items(r.window.Canvas()) {
			if i.Kind == "drawn" && i.Name != goOn.Name && strings.Contains(question, i.Name) && i.Y < goOn.Y+goOn.H && i.Y+i.H > goOn.Y && i.X < goOn.X+goOn.W {
				t.Errorf("%s: %q lies on the button", language, i.Name)
			}
		}
		for range 2 {
			r.press("C")
			if _, ok := r.shown(question); !ok {
				t.Errorf("%s: the question is gone, compact: %v", language, r.session.IsCompact())
			}
		}
		r.clock.pass(time.Second)
		r.press("Space")
		if _, ok := r.shown(question); ok {
			t.Errorf("%s: it still asks", language)
		}
	}
}

// A plan that is not as long as the goal says when it is over: an animal that is
// to have short sessions would otherwise stay until somebody looks at the clock.
func TestTheEndOfThePlanIsTold(t *testing.T) {
	over := words.T("session.plan_over", nil)
	for _, c := range []struct {
		plan, at time.Duration
		told     bool
	}{
		{45 * time.Second, 44 * time.Second, false},
		{45 * time.Second, 45 * time.Second, true},
		{45 * time.Second, 5 * time.Minute, false}, // the goal, which is more
		{5 * time.Minute, 5 * time.Minute, false},
		{7 * time.Minute, 6 * time.Minute, false},
		{7 * time.Minute, 7 * time.Minute, true},
		{7 * time.Minute, 9 * time.Minute, false}, // near the cap, which is more
	} {
		r := startPlanned(t, c.plan)
		r.clock.pass(c.at)
		r.session.Tick()
		if _, told := r.shown(over); told != c.told {
			t.Errorf("of a plan of %v at %v: told is %v", c.plan, c.at, told)
		}
	}
}

// A treat to avoid is warned of once, also one of the keeper's own, and kept
// each time: it happened.
func TestATreatToAvoidIsWarnedOfOnce(t *testing.T) {
	for code, why := range map[string]string{
		"citrus": "treat.citrus.advice", "custom:orange-peel": "treat.citrus.advice", "custom:pumpkin-seed": "",
	} {
		r := start(t)
		said := func() bool { _, ok := r.shown(words.T("treat.citrus.advice", nil)); return ok }
		r.session.Record(model.KindTreat, code)
		if said() != (why != "") {
			t.Errorf("%s: warned of: %v", code, said())
		}
		r.press("Space", "Space") // puts the warning away
		r.session.Record(model.KindTreat, code)
		if said() {
			t.Errorf("%s: warned of again", code)
		}
		if r.ended != nil || len(r.journal.events) != 4 {
			t.Errorf("%s: kept %v", code, r.kinds())
		}
	}
}

// What was forgotten is added while the session goes on, and what is written
// there is no tap, wherever the focus is.
func TestSomethingForgottenIsAdded(t *testing.T) {
	r := start(t)
	r.clock.pass(30 * time.Second)
	r.press("L")
	form, ok := r.window.Canvas().Focused().(*parts.Entry)
	if !ok {
		t.Fatal("no form")
	}
	r.tap(words.T("correct.kind.stress", nil))
	r.window.Canvas().Unfocus()
	r.press("1", "2")
	r.tap(words.Code(model.KindStress, "freezing"))
	test.Type(form, "0:12")
	form.OnSubmitted(form.Text)
	if e := r.journal.events; len(e) != 1 || e[0].Code != "freezing" || e[0].At != 12*time.Second {
		t.Errorf("the journal holds %+v", e)
	}
	if _, open := r.shown(words.T("correct.leave", nil)); open {
		t.Error("the form has done its work and is still there")
	}
	if f := r.session.Face(); f.Calm != 12*time.Second {
		t.Errorf("calm for %v", f.Calm)
	}
	r.press("L", "Escape", "Q") // Escape puts the form away, and keys are taps again
	if got := r.kinds(); !slices.Equal(got, []string{"stress:freezing", "comfort:exploring"}) {
		t.Errorf("recorded %v", got)
	}
}

// A treat that has no button is given by keys alone, and a sign that shows meanwhile
// is recorded at once.
func TestATreatIsChosenByKeys(t *testing.T) {
	r := start(t)
	r.press("F")
	b, ok := r.window.Canvas().Focused().(*parts.Button)
	if !ok {
		t.Fatal("no treat has the focus")
	}
	r.press("1") // a button passes on what it has no use for
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	want := []string{"stress:" + model.StressSigns()[0].Key, "treat:" + model.DefaultPad().Treats[0]}
	if got := r.kinds(); !slices.Equal(got, want) {
		t.Errorf("recorded %v, want %v", got, want)
	}
	if r.window.Canvas().Focused() != nil {
		t.Error("the treats are still there")
	}
}
