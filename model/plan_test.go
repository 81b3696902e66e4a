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
		p := h.Plan(firstDay.AddDate(0, 0, 20), model.StageWear, model.DefaultRules())
		if p.Length < c.least || p.Length > c.most || p.Shorter != c.shorter || p.Rest {
			t.Errorf("%s: %+v", c.log, p)
		}
	}
	// One fright after a few good sessions does not take the plan back to seconds.
	fright := log("SSSS")
	for i, calm := range []time.Duration{60, 90, 100, 5} {
		s := &fright.Sessions[i]
		s.Duration, s.Events[0].At = calm*time.Second, calm*time.Second
	}
	p := fright.Plan(firstDay.AddDate(0, 0, 8), model.StageWear, model.DefaultRules())
	if p.Length != 45*time.Second || !p.Shorter {
		t.Errorf("after a fright: %+v", p)
	}
	h := log("SSSSSSSSSSSSSSSSSSSS")
	if p := h.Plan(firstDay.AddDate(0, 0, 41), model.StageWear, model.DefaultRules()); !p.Rest {
		t.Errorf("no hope: %+v", p)
	}
}

func TestPlanDay(t *testing.T) {
	day := func(d int) time.Time { return firstDay.AddDate(0, 0, d) }
	number := func(d int) int { return int(day(d).Unix() / 86400) }
	at := func(days ...int) model.History {
		h := log(string(make([]byte, len(days))))
		for i, d := range days {
			h.Sessions[i].StartedAt = day(d).Add(time.Duration(i) * time.Minute)
		}
		return h
	}
	for _, c := range []struct {
		name string
		days []int
		now  int
		want int
	}{
		{"nothing yet", nil, 3, 3},
		{"every other day", []int{0, 2, 4}, 4, 6},
		{"long ago", []int{0, 2, 4}, 30, 30},
		{"not twice a day", []int{0, 1}, 1, 2},
		{"a rare habit is no advice", []int{0, 20, 40}, 40, 42},
		{"five in seven days", []int{0, 1, 2, 3, 4}, 4, 7},
	} {
		p := at(c.days...).Plan(day(c.now), model.StageWear, model.DefaultRules())
		if p.Day != number(c.want) {
			t.Errorf("%s: day %d, want %d", c.name, p.Day-number(0), c.want)
		}
		if len(c.days) > 0 && (p.Part != model.Evening || p.Around < 19*time.Hour || p.Around > 20*time.Hour) {
			t.Errorf("%s: %s around %v", c.name, p.Part, p.Around)
		}
	}
}

func TestWeeks(t *testing.T) {
	h := log("CCSuk") // from Monday, every other day
	h.Sessions[4].StartedAt = firstDay.AddDate(0, 0, 23)
	h.Sessions[1].StartedAt = firstDay.Add(time.Hour)
	weeks := h.Weeks(model.DefaultRules(), time.Monday)
	if len(weeks) != 2 {
		t.Fatalf("%+v", weeks)
	}
	first := int(firstDay.Unix() / 86400)
	w := weeks[0]
	if w.First != first || w.Sessions != 4 || w.Days != 3 || w.Calm != 2 || w.Stressed != 1 || w.Unknown != 1 ||
		w.Active != 17*time.Minute || w.Longest != (model.Calm{For: 5 * time.Minute, AtLeast: true}) || w.Frequent() != 0 {
		t.Errorf("first week: %+v", w)
	}
	if w := weeks[1]; w.First != first+21 || w.Idle != 2 || w.Frequent() != -1 {
		t.Errorf("second week: %+v", w)
	}
	if w := h.Weeks(model.DefaultRules(), time.Sunday); w[0].First != first-1 {
		t.Errorf("weeks from Sunday begin on day %d", w[0].First-first)
	}
}
