package main

import (
	"testing"

	"calmster/model"
)

// The verdict on animals that it was not made for. The bounds are what was
// measured with many seeds, with some room: a change that breaks one has made
// the verdict worse.
func TestVerdictOnManyKinds(t *testing.T) {
	if testing.Short() {
		t.Skip("assesses 13,000 sessions")
	}
	r := measure(draw(11, 30, 40), model.DefaultRules())
	for kind, least := range map[string]float64{"": 0.70, "steady": 0.88, "baddays": 0.78, "setback": 0.62, "line": 0.82, "gaps": 0.66} {
		_, _, truth := r.brier[kind].means()
		if got := r.brier[kind].skill(truth); got < least {
			t.Errorf("%s: %.2f of what a mind-reader has, at least %.2f", nameOf(kind), got, least)
		}
	}
	for i, b := range r.tenths {
		if came := b.became / float64(max(1, b.n)); b.n >= 200 && (came < float64(i)/10-0.05 || came > float64(i+1)/10+0.05) {
			t.Errorf("of %d forecasts from %d0 %%, %.0f %% came true", b.n, i, 100*came)
		}
	}
	v := r.ours[""]
	if v.share(v.wrong) > 7 || v.share(v.early) > 17 || v.meanDelay() > 5.2 {
		t.Errorf("wrong %.1f %%, early %.1f %%, delay %.2f", v.share(v.wrong), v.share(v.early), v.meanDelay())
	}
	three := r.others[1]
	if v.share(v.wrong) > three.share(three.wrong)/2 {
		t.Errorf("wrong %.1f %%, three in a row %.1f %%", v.share(v.wrong), three.share(three.wrong))
	}
	if n := r.animals["never"]; r.paused["never"] < n*8/10 {
		t.Errorf("%d of %d that never take to it are spared", r.paused["never"], n)
	}
	if n := r.ever["steady"]; float64(n) > 0.05*float64(r.animals["steady"]) {
		t.Errorf("%d steady learners are given up", n)
	}
}

// The practice journals, where they are there.
func TestVerdictOnPractice(t *testing.T) {
	trials, err := practice("../../../shared/practice")
	if err != nil {
		t.Skip("no practice journals here")
	}
	r := measure(trials, model.DefaultRules())
	if got := r.brier[""].skill(practiceIdeal); got < 0.95 {
		t.Errorf("skill %.3f", got)
	}
	v := r.ours[""]
	if v.share(v.wrong) > 4 || v.share(v.early) > 21 || v.meanDelay() > 3.6 {
		t.Errorf("wrong %.1f %%, early %.1f %%, delay %.2f", v.share(v.wrong), v.share(v.early), v.meanDelay())
	}
	// What the practice data's own page says of three in a row.
	if three := r.others[1]; three.share(three.wrong) < 17 || three.share(three.wrong) > 19 || three.share(three.early) < 42 || three.share(three.early) > 44 {
		t.Errorf("three in a row: wrong %.1f %%, early %.1f %%", three.share(three.wrong), three.share(three.early))
	}
}
