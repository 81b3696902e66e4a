package model

import "time"

// Source says where a fact or figure comes from: the two documents that the
// project was started from, or a default of our own where they give no number.
// More than one letter means that several say so.
type Source string

// The sources of the catalogue.
const (
	SourceA  Source = "A"  // first source document
	SourceB  Source = "B"  // second source document
	SourceAB Source = "AB" // both
	SourceH  Source = "H"  // house default: ours, shown as such, changeable
)

// Figure is a number together with where it comes from.
type Figure[T any] struct {
	Value  T
	Source Source
}

// StageKey names a step of the ladder. The keys are those of the interchange
// format and never change.
type StageKey string

// The ladder, in order.
const (
	StageMeet   StageKey = "meet"
	StageDrape  StageKey = "drape"
	StageFasten StageKey = "fasten"
	StageWear   StageKey = "wear"
	StageDrag   StageKey = "drag"
	StageGuide  StageKey = "guide"
	StagePen    StageKey = "pen"
	StageWalk   StageKey = "walk"
)

// Stage is one step of the ladder.
type Stage struct {
	Number int // 1 to 8, as shown to the keeper
	Key    StageKey

	// Goal is the calm time that a session of this stage aims at.
	Goal Figure[time.Duration]
	// Plan is the length a session is planned for unless the keeper says otherwise.
	Plan Figure[time.Duration]
	// Sessions is the fewest informative sessions before the next stage can be
	// thought of; 0 at the last stage.
	Sessions Figure[int]
	// Days is the fewest different days that those sessions must lie on.
	Days Figure[int]

	// Worn is whether the animal wears the harness during the session.
	Worn bool
	// Leash is whether a leash is attached.
	Leash bool
	// Outdoors is whether the stage belongs outdoors, behind the outdoor gate.
	// A keeper opts in to such a stage; it is never suggested as a must.
	Outdoors bool
}

var ladder = []Stage{
	{
		Number: 1, Key: StageMeet,
		Goal: Figure[time.Duration]{5 * time.Minute, SourceH}, Plan: Figure[time.Duration]{5 * time.Minute, SourceA},
		Sessions: Figure[int]{3, SourceH}, Days: Figure[int]{3, SourceA},
	},
	{
		Number: 2, Key: StageDrape,
		Goal: Figure[time.Duration]{10 * time.Second, SourceA}, Plan: Figure[time.Duration]{time.Minute, SourceH},
		Sessions: Figure[int]{3, SourceH}, Days: Figure[int]{2, SourceH},
	},
	{
		Number: 3, Key: StageFasten,
		Goal: Figure[time.Duration]{15 * time.Second, SourceA}, Plan: Figure[time.Duration]{time.Minute, SourceH},
		Sessions: Figure[int]{3, SourceH}, Days: Figure[int]{2, SourceH}, Worn: true,
	},
	{
		Number: 4, Key: StageWear,
		Goal: Figure[time.Duration]{5 * time.Minute, SourceA}, Plan: Figure[time.Duration]{5 * time.Minute, SourceA},
		Sessions: Figure[int]{5, SourceH}, Days: Figure[int]{3, SourceH}, Worn: true,
	},
	{
		Number: 5, Key: StageDrag,
		Goal: Figure[time.Duration]{5 * time.Minute, SourceA}, Plan: Figure[time.Duration]{5 * time.Minute, SourceA},
		Sessions: Figure[int]{3, SourceH}, Days: Figure[int]{2, SourceH}, Worn: true, Leash: true,
	},
	{
		Number: 6, Key: StageGuide,
		Goal: Figure[time.Duration]{5 * time.Minute, SourceA}, Plan: Figure[time.Duration]{5 * time.Minute, SourceA},
		Sessions: Figure[int]{3, SourceH}, Days: Figure[int]{2, SourceH}, Worn: true, Leash: true,
	},
	{
		Number: 7, Key: StagePen,
		Goal: Figure[time.Duration]{5 * time.Minute, SourceA}, Plan: Figure[time.Duration]{5 * time.Minute, SourceA},
		Sessions: Figure[int]{3, SourceH}, Days: Figure[int]{2, SourceH}, Worn: true, Leash: true, Outdoors: true,
	},
	{
		Number: 8, Key: StageWalk,
		Goal: Figure[time.Duration]{5 * time.Minute, SourceA}, Plan: Figure[time.Duration]{5 * time.Minute, SourceA},
		Worn: true, Leash: true,
	},
}

// Ladder returns the eight stages in order.
func Ladder() []Stage { return append([]Stage(nil), ladder...) }

// StageOf returns the stage with that key; ok is false where there is none.
func StageOf(key StageKey) (s Stage, ok bool) {
	for _, s := range ladder {
		if s.Key == key {
			return s, true
		}
	}
	return Stage{}, false
}

// Next returns the stage after s; ok is false at the last one.
func (s Stage) Next() (next Stage, ok bool) {
	if s.Number < 1 || s.Number >= len(ladder) {
		return Stage{}, false
	}
	return ladder[s.Number], true
}

// Previous returns the stage before s; ok is false at the first one.
func (s Stage) Previous() (prev Stage, ok bool) {
	if s.Number < 2 || s.Number > len(ladder) {
		return Stage{}, false
	}
	return ladder[s.Number-2], true
}

// Limits that hold at every stage.
var (
	// SessionCap is the longest a session should last.
	SessionCap = Figure[time.Duration]{10 * time.Minute, SourceA}
	// ReluctantPlan is a session's length for a reluctant animal, twice a day.
	ReluctantPlan = Figure[time.Duration]{5 * time.Minute, SourceA}
	// WeekLeast and WeekMost bound the sessions of a week.
	WeekLeast = Figure[int]{3, SourceA}
	WeekMost  = Figure[int]{5, SourceA}
	// DayCounted is how many sessions of one day count towards a verdict.
	DayCounted = Figure[int]{2, SourceH}
	// LeashSlackCM is the longest slack of the leash outdoors, in centimetres
	// (12 inches).
	LeashSlackCM = Figure[int]{30, SourceA}
)

// Sign is something the animal does that the keeper taps.
type Sign struct {
	Key    string // stable, of the interchange format
	Source Source
}

var stressSigns = []Sign{
	{"freezing", SourceA},
	{"rapid_breathing", SourceA},
	{"trembling", SourceA},
	{"biting_harness", SourceA},
	{"escaping", SourceA},
	{"backing_up", SourceA},
	{"rolling", SourceA},
	{"wide_eyes", SourceA},
	{"ignoring_treats", SourceA},
}

var comfortSigns = []Sign{
	{"exploring", SourceA},
	{"grooming", SourceA},
	{"taking_treats", SourceA},
	{"curious", SourceA},
}

// StressSigns returns the nine stress signs in the order of their number keys.
// Any one of them means: take the harness off now.
func StressSigns() []Sign { return append([]Sign(nil), stressSigns...) }

// ComfortSigns returns the four comfort signs in the order of their keys.
func ComfortSigns() []Sign { return append([]Sign(nil), comfortSigns...) }

// StoppedWalking is the end cue: the animal simply stops. By itself it is no
// sign of stress; the session ends and the animal is taken home.
const StoppedWalking = "stopped_walking"

var acts = []Sign{
	{"water", SourceB},
	{"rest", SourceB},
	{"praise", SourceA},
	{"stroke", SourceA},
	{StoppedWalking, SourceB},
}

// Treat is a food with its advice.
type Treat struct {
	Key    string
	Source Source
	// HighValue marks what most animals would do much for.
	HighValue bool
	// Sparingly marks what fattens.
	Sparingly bool
	// Vegetable marks what counts towards the day's greens and vegetables: at
	// most a portion the size of a bouncy ball a day (B).
	Vegetable bool
	// Avoid marks what should not be given. It can still be recorded, because
	// it happened.
	Avoid bool
}

var treats = []Treat{
	{Key: "oats", Source: SourceA},
	{Key: "mealworm", Source: SourceA, HighValue: true},
	{Key: "sunflower_seed", Source: SourceA, HighValue: true, Sparingly: true},
	{Key: "carrot", Source: SourceAB, Vegetable: true},
	{Key: "apple", Source: SourceAB},
	{Key: "celery", Source: SourceB, Vegetable: true},
	{Key: "broccoli", Source: SourceB, Vegetable: true},
	{Key: "citrus", Source: SourceAB, Avoid: true},
	{Key: "sugary", Source: SourceA, Avoid: true},
	{Key: "stone_fruit", Source: SourceB, Avoid: true},
	{Key: "spinach", Source: SourceB, Avoid: true, Vegetable: true},
}

// Treats returns the known treats, the good ones first.
func Treats() []Treat { return append([]Treat(nil), treats...) }

// TreatOf returns the treat with that key; ok is false for a keeper's own.
func TreatOf(key string) (t Treat, ok bool) {
	for _, t := range treats {
		if t.Key == key {
			return t, true
		}
	}
	return Treat{}, false
}
