package model

import (
	"bytes"
	"cmp"
	"slices"
)

// Overlapping returns the ended sessions that do not count because the same
// animal was in another session at that time, each with the ID of the one that
// counts instead. The order of the sessions given does not matter.
//
// Of two that overlap the one that started first counts; of two that started at
// the same moment, the one with the smaller ID, which is the one recorded first
// where this program made the IDs. A session that does not count hides no
// other: what overlaps only with it counts.
//
// A session lasts from its start on the clock for its active time. How long its
// pauses were is not recorded, so an overlap that they alone would make is not
// found. A session that begins when another ends does not overlap with it.
func Overlapping(sessions []Session) map[ID]ID {
	order := make([]int, 0, len(sessions))
	for i := range sessions {
		if sessions[i].End != EndNone {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &sessions[i], &sessions[j]
		return cmp.Or(a.StartedAt.Compare(b.StartedAt), bytes.Compare(a.ID[:], b.ID[:]))
	})
	out := map[ID]ID{}
	last := map[ID]*Session{} // of each animal, the latest that counts
	for _, i := range order {
		s := &sessions[i]
		if before := last[s.HamsterID]; before != nil && before.ID != s.ID &&
			(s.StartedAt.Equal(before.StartedAt) || s.StartedAt.Before(before.StartedAt.Add(before.Duration))) {
			out[s.ID] = before.ID
			continue
		}
		last[s.HamsterID] = s
	}
	return out
}

// LeftOut is whether the session does not count because the animal was in
// another one at that time; see [Overlapping]. Only sessions that came out of a
// function of [History] know.
func (s Session) LeftOut() bool { return s.leftOut }

// Settled returns the history with those sessions marked that are left out.
func (h History) Settled() History {
	if apart(h.Sessions) || slices.ContainsFunc(h.Sessions, Session.LeftOut) {
		return h // a part of a history that was settled knows more than it shows
	}
	out := Overlapping(h.Sessions)
	if len(out) == 0 {
		return h
	}
	h.Sessions = slices.Clone(h.Sessions)
	for i, s := range h.Sessions {
		_, h.Sessions[i].leftOut = out[s.ID]
	}
	return h
}

// counting returns the history without the sessions that are left out.
func (h History) counting() History {
	h = h.Settled()
	if slices.ContainsFunc(h.Sessions, Session.LeftOut) {
		h.Sessions = slices.DeleteFunc(slices.Clone(h.Sessions), Session.LeftOut)
	}
	return h
}

// apart is whether each session begins when the one before it is over, which
// is so in most histories and quickly seen.
func apart(sessions []Session) bool {
	for i := 1; i < len(sessions); i++ {
		before := &sessions[i-1]
		if !sessions[i].StartedAt.After(before.StartedAt) || sessions[i].StartedAt.Before(before.StartedAt.Add(before.Duration)) {
			return false
		}
	}
	return true
}
