package model_test

import (
	"testing"
	"time"

	"calmster/model"
)

func TestPlanLength(t *testing.T) {
	for _, c := range []struct {
		log         string
		least, most time.Duration
		shorter     bool
	}{
		{"", 5 * time.Minute, 5 * time.Minute, false}, // nothing known: as the stage plans
		{"CCCCCCC", 5 * time.Minute, 5 * time.Minute, false},
		{"SSSS", 30 * time.Second, 2 * time.Minute, true}, // each had a sign at 2 minutes
		{"CCCCSSCS", time.Minute, 4 * time.Minute, true},
	} {
		h := log(c.log)
		p := h.Plan(firstDay.AddDate(0, 0, 20), model.StageWear, model.DefaultRules(), time.Monday)
		if p.Length < c.least || p.Length > c.most || p.Shorter != c.shorter || p.Rest {
			t.Errorf("%s: %+v", c.log, p)
		}
	}
	// One fright after a few good sessions does not take the plan back to seconds:
	// half of the median, which lies at 75 seconds.
	fright := log("SSSS")
	for i, calm := range []time.Duration{60, 90, 100, 5} {
		s := &fright.Sessions[i]
		s.Duration, s.Events[0].At = calm*time.Second, calm*time.Second
	}
	p := fright.Plan(firstDay.AddDate(0, 0, 8), model.StageWear, model.DefaultRules(), time.Monday)
	if p.Length != 35*time.Second || !p.Shorter {
		t.Errorf("after a fright: %+v", p)
	}
	h := log("SSSSSSSSSSSSSSSSSSSS")
	if p := h.Plan(firstDay.AddDate(0, 0, 41), model.StageWear, model.DefaultRules(), time.Monday); !p.Rest {
		t.Errorf("no hope: %+v", p)
	}
}
