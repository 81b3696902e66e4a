package model

// Suits is whether a harness style suits an animal; a key of its words.
type Suits string

// The answers, from the table of styles (A).
const (
	SuitsWell      Suits = "well"      // made for an animal of this size
	SuitsTolerated Suits = "tolerated" // any animal that tolerates it
	SuitsShort     Suits = "short"     // any animal, for short wear only
	SuitsPerhaps   Suits = "perhaps"   // depends on a size that the species does not tell
	SuitsNot       Suits = "not"       // too loose on a small one: it slips out
)

// Suits is whether the style suits an animal of that species.
func (h HarnessStyle) Suits(s Species) Suits {
	switch {
	case h.ShortWearOnly:
		return SuitsShort
	case h.Dwarfs:
		return SuitsTolerated
	case s.Dwarf():
		return SuitsNot
	case s == SpeciesOther:
		return SuitsPerhaps
	}
	return SuitsWell
}

// RefusalSigns returns the stress signs that speak against the harness itself:
// the remedies for a refused harness begin with its fit (A).
func RefusalSigns() []string { return []string{"biting_harness", "backing_up", "escaping"} }

// Refused is whether the animal showed one of [RefusalSigns] in the session.
func (s Session) Refused() bool {
	for _, e := range s.Standing() {
		if e.Kind != KindStress {
			continue
		}
		for _, sign := range RefusalSigns() {
			if e.Code == sign {
				return true
			}
		}
	}
	return false
}
