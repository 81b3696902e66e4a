package model

import "slices"

// Topic is what a piece of advice is about.
type Topic string

// The topics.
const (
	TopicBenefit  Topic = "benefit"  // what it can be good for
	TopicHarness  Topic = "harness"  // choosing one
	TopicLeash    Topic = "leash"    // choosing and using one
	TopicSession  Topic = "session"  // when, how often, how long
	TopicHandling Topic = "handling" // the keeper's hand and feet
	TopicEnding   Topic = "ending"   // ending well
	TopicGood     Topic = "good"     // good places
	TopicBad      Topic = "bad"      // places and days to keep away from
)

// Topics returns them all.
func Topics() []Topic {
	return []Topic{
		TopicBenefit, TopicHarness, TopicLeash, TopicSession,
		TopicHandling, TopicEnding, TopicGood, TopicBad,
	}
}

// Advice is a rule that no program can check. The guide tells it; a test holds
// every piece to a sentence there.
type Advice struct {
	Topic  Topic
	Key    string
	Source Source
}

var advice = []Advice{
	{TopicBenefit, "exploration", SourceA},
	{TopicBenefit, "bonding", SourceA},
	{TopicBenefit, "enrichment", SourceA}, // of mind and body

	{TopicHarness, "light", SourceA},
	{TopicHarness, "escape_proof", SourceA}, // yet comfortable
	{TopicHarness, "small_animals", SourceA},
	{TopicHarness, "not_for_rabbits", SourceA}, // too large
	{TopicHarness, "smallest", SourceB},
	{TopicHarness, "velcro", SourceB},
	{TopicHarness, "no_collar", SourceAB},
	{TopicHarness, "nothing_round_neck", SourceAB},

	{TopicLeash, "not_heavy", SourceB},
	{TopicLeash, "light", SourceB},
	{TopicLeash, "light_clasp", SourceB},
	{TopicLeash, "cord", SourceB}, // such as paracord, tied to the harness
	{TopicLeash, "slack", SourceA},

	{TopicSession, "length", SourceA},
	{TopicSession, "cap", SourceA},
	{TopicSession, "dusk_and_dawn", SourceA},
	{TopicSession, "week", SourceA},
	{TopicSession, "reluctant", SourceA}, // five minutes, morning and evening
	{TopicSession, "treat_each", SourceA},

	{TopicHandling, "slow", SourceB},
	{TopicHandling, "no_jerk", SourceB},
	{TopicHandling, "no_drag", SourceB},
	{TopicHandling, "no_swing", SourceB},
	{TopicHandling, "feet", SourceB},

	{TopicEnding, "treat", SourceA}, // or play, before the harness comes off
	{TopicEnding, "off", SourceA},   // before it goes back
	{TopicEnding, "stopped", SourceB},
	{TopicEnding, "rest", SourceB},
	{TopicEnding, "water", SourceB},

	{TopicGood, "playpen", SourceA},
	{TopicGood, "bathtub", SourceA}, // dry, with a soft towel
	{TopicGood, "room", SourceA},    // small, without hiding places
	{TopicGood, "hallway", SourceAB},
	{TopicGood, "few_people", SourceB},
	{TopicGood, "confined", SourceB},
	{TopicGood, "yard", SourceA},
	{TopicGood, "patio", SourceA},
	{TopicGood, "grass", SourceA},
	{TopicGood, "shade", SourceA},

	{TopicBad, "park", SourceAB},
	{TopicBad, "pavement", SourceAB},
	{TopicBad, "road", SourceAB},
	{TopicBad, "wet", SourceAB},
	{TopicBad, "windy", SourceAB},
	{TopicBad, "walked_pets", SourceAB},
}

// AdviceOn returns the advice on a topic.
func AdviceOn(topic Topic) []Advice {
	return slices.DeleteFunc(slices.Clone(advice), func(a Advice) bool { return a.Topic != topic })
}

// UnsuitedSigns returns the stress signs that, seen over several sessions, say
// that the harness may not suit the animal (A).
func UnsuitedSigns() []string {
	return []string{
		"freezing", "escaping", "biting_harness", "rapid_breathing",
		"trembling", "wide_eyes", "ignoring_treats",
	}
}

// AlternativeParts returns what is needed for an alternative (A), each as a
// key; nothing for an unknown one.
func AlternativeParts(alternative string) []string {
	switch alternative {
	case "outdoor_playpen":
		return []string{"playpen", "clean_grass"}
	case "digging_box":
		return []string{"soil", "sand", "bedding", "small_rocks", "leaves", "twigs", "safe_treats"}
	case "nature_indoors":
		return []string{"clean_grass", "leaves", "small_branches"}
	case "exploration_room":
		return []string{"tunnels", "hideouts", "textured_floor"}
	case "shaded_blanket":
		return []string{"blanket", "shade", "favourite_toys"}
	}
	return nil
}
