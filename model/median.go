package model

import (
	"cmp"
	"slices"
)

// medianOf returns the calm time that half of the sessions reach, by the
// product-limit method: a session that ended calm counts for as long as it ran,
// and neither way after that. Where nothing is a lower bound that is the plain
// median. Where more than half were still calm to the end of what is known, it
// is at least what the two longest reached; what one alone reached is no median.
//
// known is how many of the sessions tell of it: those that reached it, and
// those in which a sign came before. The order does not matter.
func medianOf(calms []Calm) (m Calm, known int) {
	if len(calms) == 0 {
		return Calm{}, 0
	}
	calms = slices.Clone(calms)
	slices.SortFunc(calms, func(a, b Calm) int { return cmp.Compare(a.For, b.For) })
	m = Calm{For: calms[max(0, len(calms)-2)].For, AtLeast: true}
	const almost = 1e-9
	share, half := 1.0, -1
	for i := 0; i < len(calms); {
		at, left, signs := calms[i].For, len(calms)-i, 0
		for ; i < len(calms) && calms[i].For == at; i++ {
			if !calms[i].AtLeast {
				signs++
			}
		}
		if signs == 0 {
			continue
		}
		if half >= 0 { // half of them ended before, the other half lasted to here
			m = Calm{For: (calms[half].For + at) / 2}
			break
		}
		share *= 1 - float64(signs)/float64(left)
		if share < 0.5-almost {
			m = Calm{For: at}
			break
		}
		if share < 0.5+almost {
			half = i - 1
		}
	}
	for _, c := range calms {
		if !c.AtLeast || c.For >= m.For {
			known++
		}
	}
	return m, known
}
