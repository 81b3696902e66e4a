package model

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// What is foreseen of a run of calm sessions is what the filter says when they
// come.
func TestForeseenRunsAreWhatComes(t *testing.T) {
	goal := 5 * time.Minute
	calm := glimpseOf(Session{Duration: goal, End: EndPlanned}, goal)
	r := rand.New(rand.NewPCG(1, 1))
	for range 10 {
		f := newFilter()
		for range r.IntN(12) {
			g := glimpse{sight(r.IntN(4)), -3 * r.Float64()}
			f.see(g, g)
		}
		later := f.clone()
		for n := range lookAhead + 1 {
			if got := f.chanceAfter(n); math.Abs(got-later.chance.Next) > 1e-9 {
				t.Errorf("after %d: foreseen %v, came %v", n, got, later.chance.Next)
			}
			later.see(calm, calm)
		}
	}
}

func TestBeliefsStayShares(t *testing.T) {
	f := newFilter()
	r := rand.New(rand.NewPCG(2, 2))
	for range 300 {
		g := glimpse{sight(r.IntN(4)), levelLowest + (levelHighest-levelLowest)*r.Float64()}
		f.see(g, g)
		f.fade(r.IntN(3))
		sum := 0.0
		for _, b := range f.belief {
			if b < 0 {
				t.Fatal("a belief below 0")
			}
			sum += b
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Fatalf("beliefs add up to %v", sum)
		}
	}
}

func TestCalmForIsTheChanceTurnedAround(t *testing.T) {
	f := newFilter()
	for range 6 {
		f.see(glimpse{sawExactly, -0.5}, glimpse{sawAtLeast, -0.5})
	}
	if got := f.calmFor(f.chance.Next); math.Abs(got-1) > 0.02 {
		t.Errorf("the calm lasts %v of the goal with the chance of the goal", got)
	}
	if !(f.calmFor(0.8) < f.calmFor(0.5) && f.calmFor(0.5) < 1) {
		t.Errorf("%v with 8 in 10, %v with 5 in 10", f.calmFor(0.8), f.calmFor(0.5))
	}
}
