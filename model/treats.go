package model

import "slices"

// GivenTreats returns the codes of the treats given in the last sessions, the
// most used first; those to avoid are left out.
func GivenTreats(sessions []Session) []string { return FavouriteTreats(sessions, Pad{}) }

// FavouriteTreats returns treat codes to offer: the ones given in the last
// sessions, the most used first, then the rest of the pad in its order. Treats
// to avoid are left out.
func FavouriteTreats(sessions []Session, pad Pad) []string {
	const recent = 30
	used := map[string]int{}
	for _, s := range sessions[max(0, len(sessions)-recent):] {
		for _, e := range s.Standing() {
			if t, known := TreatOf(e.Code); e.Kind == KindTreat && !(known && t.Avoid) {
				used[e.Code]++
			}
		}
	}
	var out []string
	for code := range used {
		out = append(out, code)
	}
	slices.Sort(out) // a map has no order; ties must not change places
	for _, code := range pad.Treats {
		t, known := TreatOf(code)
		if _, given := used[code]; !given && !(known && t.Avoid) {
			out = append(out, code)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return used[b] - used[a] })
	return out
}
