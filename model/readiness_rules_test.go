package model_test

import (
	"math"
	"reflect"
	"testing"
	"time"

	"calmster/model"
)

func TestRules(t *testing.T) {
	if err := model.DefaultRules().Validate(); err != nil {
		t.Errorf("the defaults: %v", err)
	}
	for _, b := range model.Bounds() {
		for _, v := range []float64{b.Least, b.Most} {
			r := model.DefaultRules()
			b.Set(&r, v)
			if b.Get(r) != v {
				t.Errorf("%s: set %v, got %v", b.Key, v, b.Get(r))
			}
		}
		for _, v := range []float64{b.Least - 1, b.Most + 1} {
			r := model.DefaultRules()
			b.Set(&r, v)
			if r.Validate() == nil {
				t.Errorf("%s: %v is taken", b.Key, v)
			}
		}
	}
	for _, stage := range model.Ladder() {
		for _, b := range model.StageBounds(stage.Key) {
			for _, v := range []float64{b.Least, b.Most} {
				r := model.DefaultRules()
				b.Set(&r, v)
				if b.Get(r) != v || r.Validate() != nil {
					t.Errorf("%s %s: set %v, got %v (%v)", stage.Key, b.Key, v, b.Get(r), r.Validate())
				}
				if r.ResetStage(stage.Key); !reflect.DeepEqual(r.Stage(stage.Key), model.DefaultRules().Stage(stage.Key)) {
					t.Errorf("%s %s: %+v after the way back", stage.Key, b.Key, r.Stage(stage.Key))
				}
			}
			r := model.DefaultRules()
			b.Set(&r, b.Most+1)
			if r.Validate() == nil {
				t.Errorf("%s %s: %v is taken", stage.Key, b.Key, b.Most+1)
			}
		}
	}
	r := model.DefaultRules()
	r.Stages = map[model.StageKey]model.StageRules{model.StageWear: {Goal: time.Minute, Sessions: 3, Days: 2, Chance: 0.7}}
	if err := r.Validate(); err != nil {
		t.Error(err)
	}
	h := log("kkk") // calm for a minute
	if got := h.Each(r)[2]; got.Outcome != model.OutcomeCalm || got.Verdict == model.VerdictTooEarly {
		t.Errorf("with a goal of a minute: %s, %s", got.Outcome, got.Verdict)
	}
	r.Stages[model.StageWear] = model.StageRules{Chance: math.NaN()}
	r.Stages["moon"] = model.StageRules{}
	if r.Validate() == nil {
		t.Error("an unknown stage is taken")
	}
}

// Steps up from the least reach the most and come back, whatever the figure.
func TestFiguresAreStepped(t *testing.T) {
	for _, b := range append(model.Bounds(), model.StageBounds(model.StageWear)...) {
		for v, n := b.Least, 0; v < b.Most; n++ {
			next := b.Next(v, true)
			if next <= v || next > b.Most || n > 100 {
				t.Fatalf("%s: %v after %v", b.Key, next, v)
			}
			if back := b.Next(next, false); back > v+1e-9 {
				t.Errorf("%s: %v back from %v, which came from %v", b.Key, back, next, v)
			}
			v = next
		}
		if b.Next(b.Most, true) != b.Most || b.Next(b.Least, false) != b.Least {
			t.Errorf("%s goes beyond its bounds", b.Key)
		}
	}
}

// A figure that is set to what holds anyway follows what holds for every stage,
// and a copy of the rules is not changed with them.
func TestStageFiguresFollow(t *testing.T) {
	chance := model.StageBounds(model.StageWear)[3]
	r := model.DefaultRules()
	chance.Set(&r, 0.9)
	was := r
	chance.Set(&r, 0.8)
	r.ReadyChance = 0.7
	if got := r.Stage(model.StageWear).Chance; got != 0.7 {
		t.Errorf("chance %v", got)
	}
	if got := was.Stage(model.StageWear).Chance; got != 0.9 {
		t.Errorf("the copy asks for %v", got)
	}
	if read, err := model.ParseRules(was.Text()); err != nil || !reflect.DeepEqual(read, was) {
		t.Errorf("%+v, %v", read, err)
	}
}
