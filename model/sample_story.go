package model

import (
	"cmp"
	"slices"
	"time"
)

// biscuitDays are the days of the longer story, a line a week: 1 is Monday, and
// a minus means dawn instead of dusk. The seventh week is a rest, the last line
// the present week.
var biscuitDays = [][]int{
	{2, -4, 6},
	{1, 2, 4, -5, 7},
	{1, 3, -4, 6},
	{1, -2, 3, 5, 7},
	{-1, 2, 4, 6},
	{1, 3, -5, 6},
	{},
	{2, 4, 6},
	{-1, 3, 5, 6},
	{-1, 3, 5},
}

var biscuitStory = []scene{
	{stage: StageMeet, plan: 300, calm: 300, end: EndPlanned, place: PlaceCage, note: "story.sniffed"},
	{stage: StageMeet, plan: 300, calm: 164, end: EndStopped, place: PlaceCage, note: "story.to_bed"},
	{stage: StageMeet, plan: 300, calm: 300, end: EndPlanned, place: PlacePlaypen},
	{stage: StageMeet, plan: 300, calm: 300, end: EndPlanned, place: PlacePlaypen, note: "story.climbs", move: StageDrape, reason: "story.no_fuss"},

	{stage: StageDrape, plan: 60, calm: 4, sign: "backing_up", place: PlacePlaypen, note: "story.from_above"},
	{stage: StageDrape, plan: 60, calm: 60, end: EndPlanned, place: PlacePlaypen},
	{stage: StageDrape, plan: 60, calm: 60, end: EndPlanned, place: PlacePlaypen, twist: mistap},
	{stage: StageDrape, plan: 60, calm: 60, end: EndPlanned, place: PlacePlaypen, move: StageFasten, reason: "story.no_notice"},

	{stage: StageFasten, plan: 60, calm: 6, sign: "biting_harness", place: PlacePlaypen},
	{stage: StageFasten, plan: 30, calm: 5, sign: "biting_harness", place: PlacePlaypen, move: StageDrape, reason: "story.fought"},
	{stage: StageDrape, plan: 60, calm: 60, end: EndPlanned, place: PlacePlaypen, move: StageFasten, reason: "story.at_ease"},
	{stage: StageFasten, plan: 30, calm: 30, end: EndPlanned, place: PlacePlaypen, note: "story.mealworms"},
	{stage: StageFasten, plan: 60, calm: 60, end: EndPlanned, place: PlacePlaypen},
	{stage: StageFasten, plan: 60, calm: 60, end: EndPlanned, place: PlaceBathtub, move: StageWear, reason: "story.three_calm"},

	{stage: StageWear, plan: 120, calm: 24, sign: "freezing", place: PlacePlaypen, note: "story.too_long"},
	{stage: StageWear, plan: 120, calm: 31, sign: "biting_harness", place: PlacePlaypen},
	{stage: StageWear, plan: 60, calm: 60, end: EndPlanned, place: PlacePlaypen, note: "story.shorter"},
	{stage: StageWear, plan: 90, calm: 55, sign: "biting_harness", place: PlacePlaypen},
	{stage: StageWear, plan: 90, calm: 90, end: EndPlanned, place: PlaceBathtub},
	{stage: StageWear, plan: 120, calm: 92, sign: "escaping", place: PlaceRoom, note: "story.too_big"},
	{stage: StageWear, plan: 120, calm: 120, end: EndPlanned, place: PlacePlaypen},
	{stage: StageWear, plan: 180, calm: 124, sign: "biting_harness", place: PlacePlaypen},
	{stage: StageWear, plan: 180, calm: 130, end: EndKeeper, place: PlacePlaypen, note: "story.phone"},
	{stage: StageWear, plan: 180, calm: 180, end: EndPlanned, place: PlacePlaypen, twist: unwatched, note: "story.in_and_out"},
	{stage: StageWear, plan: 240, calm: 188, sign: "freezing", place: PlacePlaypen},

	{stage: StageWear, plan: 180, calm: 112, sign: "trembling", place: PlacePlaypen, note: "story.week_off"},
	{stage: StageWear, plan: 180, calm: 171, end: EndStopped, place: PlacePlaypen},
	{stage: StageWear, plan: 300, calm: 300, end: EndPlanned, place: PlacePlaypen, note: "story.five_minutes"},
	{stage: StageWear, plan: 300, calm: 300, end: EndPlanned, place: PlacePlaypen, twist: mistap},
	{stage: StageWear, plan: 300, calm: 300, end: EndPlanned, place: PlaceBathtub},
	{stage: StageWear, plan: 300, calm: 300, end: EndPlanned, place: PlacePlaypen},
	{stage: StageWear, plan: 300, calm: 208, sign: "freezing", place: PlaceHallway, note: "story.door"},

	{stage: StageWear, plan: 300, calm: 300, end: EndPlanned, place: PlacePlaypen},
	{stage: StageWear, plan: 300, calm: 300, end: EndPlanned, place: PlacePlaypen, twist: doorbell},
	{stage: StageWear, plan: 300, calm: 212, sign: "biting_harness", place: PlacePlaypen},
}

// pepperDays are those of the shorter one.
var pepperDays = [][]int{7: {3, 5}, 8: {2, 4, 7}, 9: {2}}

var pepperStory = []scene{
	{stage: StageMeet, plan: 300, calm: 300, end: EndPlanned, place: PlaceCage, note: "story.from_tunnel"},
	{stage: StageMeet, plan: 300, calm: 300, end: EndPlanned, place: PlaceCage},
	{stage: StageMeet, plan: 300, calm: 300, end: EndPlanned, place: PlacePlaypen, move: StageDrape, reason: "story.eats_on_it"},
	{stage: StageDrape, plan: 30, calm: 3, sign: "backing_up", place: PlacePlaypen},
	{stage: StageDrape, plan: 30, calm: 7, end: EndWorry, place: PlacePlaypen, note: "story.sat_low"},
	{stage: StageDrape, plan: 30, calm: 30, end: EndPlanned, place: PlacePlaypen, note: "story.apple"},
}

// session is a scene as it was logged.
func (t *teller) session(sc scene, start time.Time) Session {
	s := Session{
		Stage: sc.stage, StartedAt: start,
		Planned: time.Duration(sc.plan) * time.Second, End: sc.end, Place: sc.place, Note: t.text(sc.note),
	}
	calm := time.Duration(sc.calm) * time.Second
	var log []Event
	tap := func(at time.Duration, kind Kind, code string) {
		log = append(log, Event{At: at.Round(100 * time.Millisecond), Kind: kind, Code: code})
	}
	if sc.sign != "" {
		s.End = EndStress
		calm += t.between(0, 900*time.Millisecond)
		tap(calm, KindStress, sc.sign)
		s.Duration = calm + t.between(3*time.Second, 9*time.Second)
	} else {
		s.Duration = calm + t.between(0, 2*time.Second)
	}
	s.Duration = s.Duration.Round(100 * time.Millisecond)
	if sc.twist == unwatched {
		s.Watch = WatchNot
		return s
	}

	treat := t.treat()
	for at := t.between(2*time.Second, 9*time.Second); at < calm-15*time.Second; at += t.between(90*time.Second, 170*time.Second) {
		tap(at, KindTreat, treat)
		if t.rng.IntN(2) == 0 {
			tap(at+t.between(time.Second, 3*time.Second), KindComfort, "taking_treats")
		}
		if t.rng.IntN(3) == 0 {
			treat = t.treat()
		}
	}
	sometimes := func(oneIn int, least time.Duration, kind Kind, code string) {
		if calm >= least && t.rng.IntN(oneIn) == 0 {
			tap(t.between(calm/5, calm*4/5), kind, code)
		}
	}
	sometimes(1, 20*time.Second, KindComfort, "exploring")
	sometimes(2, 45*time.Second, KindComfort, "curious")
	sometimes(3, 150*time.Second, KindComfort, "grooming")
	sometimes(1, 20*time.Second, KindAct, "praise")
	sometimes(3, 120*time.Second, KindAct, "stroke")
	sometimes(2, 200*time.Second, KindAct, "water")
	sometimes(4, 200*time.Second, KindAct, "rest")
	switch {
	case sc.end == EndStopped:
		tap(calm, KindAct, StoppedWalking)
	case sc.sign == "":
		tap(calm-t.between(0, min(calm/2, 4*time.Second)), KindTreat, treat) // end well
	}
	s.Events = t.inOrder(log, sc.twist, calm)
	return s
}

// inOrder numbers the events by their time and adds the twist of the scene.
func (t *teller) inOrder(log []Event, tw twist, calm time.Duration) []Event {
	slices.SortStableFunc(log, func(a, b Event) int { return cmp.Compare(a.At, b.At) })
	var out []Event
	add := func(e Event) {
		e.Seq = len(out) + 1
		out = append(out, e)
	}
	for i, e := range log {
		add(e)
		if i != len(log)/2 {
			continue
		}
		switch tw {
		case mistap:
			at := min(e.At+400*time.Millisecond, calm)
			add(Event{At: at, Kind: KindStress, Code: "trembling"})
			add(Event{At: min(at+600*time.Millisecond, calm), Kind: KindUndo, Of: len(out)})
		case doorbell:
			add(Event{At: e.At, Kind: KindPause})
			add(Event{At: e.At, Kind: KindNote, Note: t.text("story.doorbell")})
			add(Event{At: e.At, Kind: KindResume})
		}
	}
	return out
}

// treat draws one, the everyday ones more often.
func (t *teller) treat() string {
	own, _ := OwnCode(t.text("story.pumpkin_seed"))
	kinds := []string{
		"oats", "oats", "oats", "oats", "mealworm", "mealworm", "sunflower_seed", "carrot", "carrot",
		"apple", "broccoli", "celery", own,
	}
	return kinds[t.rng.IntN(len(kinds))]
}

func (t *teller) between(least, most time.Duration) time.Duration {
	if most <= least {
		return least
	}
	return least + time.Duration(t.rng.Int64N(int64(most-least)))
}
