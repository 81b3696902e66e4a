package model

// Warning is the key of a reason for care with the equipment. A warning
// advises and forbids nothing.
type Warning string

// The warnings.
const (
	WarningCollar     Warning = "collar"      // never one, nor anything round the neck (A, B)
	WarningTooLarge   Warning = "too_large"   // one for rabbits or guinea pigs is (A); take the smallest (B)
	WarningDwarfInH   Warning = "dwarf_in_h"  // it slips out (A)
	WarningChewable   Warning = "chewable"    // home-made: can break or be chewed through (A)
	WarningNotVelcro  Warning = "not_velcro"  // buckles and other clasps are less safe (B)
	WarningHeavyLeash Warning = "heavy_leash" // most pet leashes and their clasps are (B)
)

// EquipmentWarnings returns what holds for every harness, whatever is recorded
// of it.
func EquipmentWarnings() []Warning { return []Warning{WarningCollar, WarningTooLarge} }

// HarnessWarnings returns what speaks for care with that harness on an animal
// of that species; nothing where nothing is known against it.
func HarnessWarnings(h Harness, s Species) []Warning {
	var out []Warning
	for _, style := range styles {
		if style.Key != h.Style {
			continue
		}
		if s.Dwarf() && !style.Dwarfs {
			out = append(out, WarningDwarfInH)
		}
		if style.ShortWearOnly {
			out = append(out, WarningChewable)
		}
	}
	if h.Fastener != "" && h.Fastener != FastenerVelcro {
		out = append(out, WarningNotVelcro)
	}
	return out
}

// LeashWarnings returns what to mind of the leash at that stage; nothing where
// none is attached.
func LeashWarnings(stage StageKey) []Warning {
	if s, ok := StageOf(stage); ok && s.Leash {
		return []Warning{WarningHeavyLeash}
	}
	return nil
}
