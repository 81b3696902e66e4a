package session

import "calmster/model"

// cue tells once of each of the phases that a keeper should not miss: calm to
// the goal, near the cap, at the cap. A sign that is taken back, or a pause,
// does not make a phase new again.
func (s *Screen) cue(f model.Face) {
	switch f.Phase {
	case model.PhaseGoal, model.PhaseNearCap, model.PhaseCap:
	default:
		return
	}
	if r := reached(f); r > s.cued {
		s.cued = r
		if s.given.Cue != nil {
			s.given.Cue(f.Phase)
		}
	}
}

// reached counts how many of these phases lie behind, also while the session is
// paused: one that is taken up again was told of them before.
func reached(f model.Face) int {
	switch {
	case f.Active >= f.Cap:
		return 3
	case f.Active >= f.Cap-model.NearCap:
		return 2
	case f.Calm >= f.Goal:
		return 1
	}
	return 0
}
