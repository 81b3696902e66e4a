package model_test

import (
	"math"
	"testing"
	"time"

	"calmster/model"
)

func calms(seconds ...int) (out []model.Calm) {
	for _, s := range seconds {
		c := model.Calm{For: time.Duration(s) * time.Second}
		if s < 0 { // at least
			c = model.Calm{For: -c.For, AtLeast: true}
		}
		out = append(out, c)
	}
	return out
}

// The steps are reckoned by hand: 6 sessions, signs at 10, 20 and 40 s.
func TestSurvivalByHand(t *testing.T) {
	s := model.SurvivalOf(calms(40, 10, -15, 20, -30, -60))
	want := []struct {
		at    time.Duration
		share float64
	}{{10 * time.Second, 5.0 / 6}, {20 * time.Second, 5.0 / 6 * 3 / 4}, {40 * time.Second, 5.0 / 6 * 3 / 4 / 2}}
	if len(s.Steps) != len(want) || s.Sessions != 6 || s.Signs != 3 {
		t.Fatalf("%+v", s)
	}
	for i, w := range want {
		got := s.Steps[i]
		if got.At != w.at || math.Abs(got.Share-w.share) > 1e-12 || got.Low >= got.Share || got.High <= got.Share {
			t.Errorf("step %d: %+v, want %+v", i, got, w)
		}
	}
	if s.Longest != time.Minute {
		t.Errorf("longest %v", s.Longest)
	}
}

func TestSurvivalOfAStage(t *testing.T) {
	h := log("SSSuCCCCS")
	h.Sessions[4].Stage = model.StageDrag
	h.Changes = []model.StageChange{{From: model.StageDrag, To: model.StageWear, At: firstDay.AddDate(0, 0, 3)}}
	if s := h.Survival(model.StageWear); s.Sessions != 5 || s.Signs != 2 {
		t.Errorf("watched sessions since it came back: %d, with a sign: %d", s.Sessions, s.Signs)
	}
}
