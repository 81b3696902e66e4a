package model

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// calmsOf makes calm times of seconds: positive ones ended by a sign, negative
// ones ended calm.
func calmsOf(seconds ...int) (out []Calm) {
	for _, s := range seconds {
		out = append(out, Calm{For: time.Duration(max(s, -s)) * time.Second, AtLeast: s < 0})
	}
	return out
}

func TestMedianOfLowerBounds(t *testing.T) {
	for _, c := range []struct {
		name    string
		seconds []int
		want    int // as calmsOf
		known   int
	}{
		{"signs only, odd", []int{50, 10, 30}, 30, 3},
		{"signs only, even", []int{10, 20, 40, 50}, 30, 4},
		{"one", []int{70}, 70, 1},
		{"all calm", []int{-301, -301, -301}, -301, 3},
		{"one alone was longest", []int{-301, -301, -540}, -301, 3},
		{"the doorbell", []int{-301, -301, -8, -7, -6, -5, -9}, -301, 2},
		{"ended early before any sign", []int{-5, -6, -7, 60, 100, 120}, 100, 3},
		{"ended early between the signs", []int{60, -90, 120, 180}, 120, 3},
		{"half with a sign, half calm", []int{60, 100, -301, -301}, -301, 4},
		{"more than half calm", []int{60, -301, -301, -301}, -301, 4},
		{"more than half with a sign", []int{60, 80, 100, -301}, 90, 4},
		{"a sign just when another ended calm", []int{-60, 60, 60}, 60, 3},
	} {
		want := calmsOf(c.want)[0]
		if got, known := medianOf(calmsOf(c.seconds...)); got != want || known != c.known {
			t.Errorf("%s: %+v of %d, want %+v of %d", c.name, got, known, want, c.known)
		}
	}
}

func TestMedianProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 13))
	for range 3000 {
		var calms []Calm
		for range 1 + r.IntN(9) {
			calms = append(calms, Calm{For: time.Duration(1+r.IntN(20)) * time.Second, AtLeast: r.IntN(2) == 0})
		}
		m, known := medianOf(calms)
		turned := slices.Clone(calms)
		r.Shuffle(len(turned), func(i, j int) { turned[i], turned[j] = turned[j], turned[i] })
		if n, k := medianOf(turned); n != m || k != known {
			t.Fatalf("%v: %v of %d, in another order %v of %d", calms, m, known, n, k)
		}
		signs := slices.DeleteFunc(slices.Clone(calms), func(c Calm) bool { return c.AtLeast })
		if len(signs) == 0 && !m.AtLeast {
			t.Fatalf("%v: no sign ever came, but the median is %v", calms, m)
		}
		var plain []time.Duration
		for _, c := range calms {
			plain = append(plain, c.For)
		}
		slices.Sort(plain)
		n := len(plain)
		if middle := (plain[(n-1)/2] + plain[n/2]) / 2; len(signs) == n && (m != Calm{For: middle} || known != n) {
			t.Fatalf("%v: %v of %d, the plain median is %v", calms, m, known, middle)
		} else if !m.AtLeast && m.For < middle {
			t.Fatalf("%v: %v is below %v, which is at least the median", calms, m, middle)
		}
		// Sessions that ended calm before anything happened change nothing that is known.
		if !m.AtLeast {
			short := append(slices.Clone(calms), calmsOf(-1, -1)...)
			if again, _ := medianOf(short); !slices.ContainsFunc(signs, func(c Calm) bool { return c.For <= time.Second }) && again != m {
				t.Fatalf("%v: %v, with two short sessions more %v", calms, m, again)
			}
		}
	}
}
