package model

// Verdict is what the program says of a hamster at its stage. It advises; the
// keeper decides.
type Verdict string

// The verdicts.
const (
	VerdictTooEarly Verdict = "too_early" // too little to tell
	VerdictPractise Verdict = "practise"  // keep going as now
	VerdictReady    Verdict = "ready"     // the next stage can be tried
	VerdictShorten  Verdict = "shorten"   // hold the stage, shorter sessions
	VerdictStepDown Verdict = "step_down" // go back one stage
	VerdictPause    Verdict = "pause"     // the harness may not suit it: alternatives
)

// Verdicts returns them all.
func Verdicts() []Verdict {
	return []Verdict{
		VerdictTooEarly, VerdictPractise, VerdictReady,
		VerdictShorten, VerdictStepDown, VerdictPause,
	}
}

// AgainstAdvice is whether a move goes further than a verdict: up without
// ready, or by more than one stage. Going back is always the keeper's good right.
func AgainstAdvice(from, to Stage, v Verdict) bool {
	return to.Number > from.Number && (v != VerdictReady || to.Number != from.Number+1)
}
