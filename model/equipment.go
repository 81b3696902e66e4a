package model

// Style is a kind of harness.
type Style string

// The harness styles.
const (
	StyleH        Style = "h"
	StyleVest     Style = "vest"
	StyleHomemade Style = "homemade"
)

// HarnessStyle is a style with what decides whom it suits. What speaks for and
// against it is told in words by the guide.
type HarnessStyle struct {
	Key    Style
	Source Source
	// Dwarfs is whether it can suit a dwarf hamster.
	Dwarfs bool
	// ShortWearOnly is whether it must never be left on: it can be chewed through.
	ShortWearOnly bool
}

var styles = []HarnessStyle{
	{Key: StyleH, Source: SourceA},
	{Key: StyleVest, Source: SourceA, Dwarfs: true},
	{Key: StyleHomemade, Source: SourceA, Dwarfs: true, ShortWearOnly: true},
}

// Styles returns the harness styles, the recommended one first.
func Styles() []HarnessStyle { return append([]HarnessStyle(nil), styles...) }

// Fastener is how a harness closes.
type Fastener string

// The fasteners. Velcro is best (B).
const (
	FastenerVelcro Fastener = "velcro"
	FastenerSnap   Fastener = "snap"
	FastenerBuckle Fastener = "buckle"
	FastenerTie    Fastener = "tie"
	FastenerOther  Fastener = "other"
)

// Fasteners returns the fasteners, the best one first.
func Fasteners() []Fastener {
	return []Fastener{FastenerVelcro, FastenerSnap, FastenerBuckle, FastenerTie, FastenerOther}
}

// Species is a kind of hamster.
type Species string

// The species.
const (
	SpeciesSyrian      Species = "syrian"
	SpeciesWinterWhite Species = "winter_white"
	SpeciesCampbell    Species = "campbell"
	SpeciesRoborovski  Species = "roborovski"
	SpeciesChinese     Species = "chinese"
	SpeciesOther       Species = "other"
)

// AllSpecies returns the species, the commonest first.
func AllSpecies() []Species {
	return []Species{SpeciesSyrian, SpeciesWinterWhite, SpeciesCampbell, SpeciesRoborovski, SpeciesChinese, SpeciesOther}
}

// Dwarf is whether the species is small: an H-style harness sits too loosely
// on it, and it can go torpid at mild temperatures.
func (s Species) Dwarf() bool {
	switch s {
	case SpeciesWinterWhite, SpeciesCampbell, SpeciesRoborovski, SpeciesChinese:
		return true
	}
	return false
}

// Place is where a session happens.
type Place string

// The places.
const (
	PlaceCage       Place = "cage"
	PlacePlaypen    Place = "playpen"
	PlaceBathtub    Place = "bathtub"
	PlaceRoom       Place = "room"
	PlaceHallway    Place = "hallway"
	PlaceOutdoorPen Place = "outdoor_pen"
	PlaceYard       Place = "yard"
	PlacePatio      Place = "patio"
	PlaceOther      Place = "other"
)

// Places returns the places, indoors first.
func Places() []Place {
	return []Place{
		PlaceCage, PlacePlaypen, PlaceBathtub, PlaceRoom, PlaceHallway,
		PlaceOutdoorPen, PlaceYard, PlacePatio, PlaceOther,
	}
}

// Outdoors is whether the place is behind the outdoor gate. A place that is
// none of ours is asked the outdoor questions only at an outdoor stage.
func (p Place) Outdoors() bool {
	return p == PlaceOutdoorPen || p == PlaceYard || p == PlacePatio
}

// Alternatives returns the keys of what to offer instead of a harness, from
// source A. They are there from the start, not only after a failure.
func Alternatives() []string {
	return []string{"outdoor_playpen", "digging_box", "nature_indoors", "exploration_room", "shaded_blanket"}
}

// FitPoints returns the keys of what must hold for a harness to fit (A, B).
func FitPoints() []string {
	return []string{"one_finger", "moves_freely", "no_rubbing", "breathes_freely"}
}

// Remedies returns, in order, what to try when a harness is refused (A).
func Remedies() []string {
	return []string{"fit", "slower", "better_treats", "shorter", "alternatives"}
}
