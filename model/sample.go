package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/google/uuid"
)

// SampleJournal is a made-up story, for looking around without an animal.
type SampleJournal struct {
	Hamsters  []Hamster
	Harnesses []Harness
	FitChecks []FitCheck
	Changes   []StageChange
	Sessions  []Session // oldest first
	// Enrichments is time without a harness, oldest first.
	Enrichments []Enrichment
}

// Sample tells of a Syrian that took some nine weeks to wear a vest for five
// minutes, now and then with a setback, and of a dwarf that has just begun. All
// dates lie before now, in now's location; for the same now it is the same
// story, to the last id. What the keeper wrote is in the language of say.
func Sample(now time.Time, say Speak) SampleJournal {
	t := &teller{
		say: say, now: now, monday: dayTime(WeekStart(UsualDayStart.Value.Day(now), time.Monday) - 7*sampleWeeks),
		rng: rand.New(rand.NewPCG(0xb15c, 0x17)),
	}
	biscuit := Hamster{
		ID: sampleID("hamster", 1), Name: "Biscuit", Species: SpeciesSyrian, Born: dayOf(now.AddDate(0, -8, -6)),
		Notes: t.text("story.biscuit"),
	}
	pepper := Hamster{
		ID: sampleID("hamster", 2), Name: "Pepper", Species: SpeciesWinterWhite, Born: dayOf(now.AddDate(0, -4, -11)),
		Notes: t.text("story.pepper"),
	}
	vest := Harness{
		ID: sampleID("harness", 1), HamsterID: biscuit.ID, Label: t.text("story.vest"), Style: StyleVest, Fastener: FastenerVelcro,
		Notes: t.text("story.shortened"),
	}
	small := Harness{ID: sampleID("harness", 2), HamsterID: pepper.ID, Label: t.text("story.small_vest"), Style: StyleVest, Fastener: FastenerVelcro}

	biscuit.Stage = t.tell(biscuit, vest, biscuitDays, biscuitStory)
	biscuit.CreatedAt = t.at(0, 1, 19, 40)
	pepper.Stage = t.tell(pepper, small, pepperDays, pepperStory)
	pepper.CreatedAt = t.at(7, 2, 20, 50)
	t.journal.Hamsters = []Hamster{biscuit, pepper}
	t.journal.Harnesses = []Harness{vest, small}
	t.check(vest)
	SortSessions(t.journal.Sessions)
	t.freely(biscuit, pepper)
	return t.journal
}

// sampleWeeks is how many whole weeks the story has before the present one.
const sampleWeeks = 9

// scene is one session of the story. Seconds are active time.
type scene struct {
	stage StageKey
	plan  int
	calm  int       // to the sign, or to the end where there is none
	end   EndReason // EndStress if a sign is named and nothing else
	sign  string
	place Place
	twist twist
	note  string // a key of the translations
	// move is where the keeper takes the animal after it, for a reason that is
	// written down if the verdict says something else.
	move   StageKey
	reason string // a key as well
}

// twist is what makes a session of the story unlike the others.
type twist int

const (
	plain     twist = iota
	mistap          // a stress sign tapped by mistake and taken back
	doorbell        // a pause
	unwatched       // nobody looked all the time, nothing was tapped
)

type teller struct {
	say     Speak
	now     time.Time
	monday  time.Time // of the first week
	rng     *rand.Rand
	journal SampleJournal
}

// text is what the keeper wrote, by its key; often that is nothing.
func (t *teller) text(key string) string {
	if key == "" {
		return ""
	}
	return t.say(key, nil)
}

// at is a moment of the story on now's clock.
func (t *teller) at(week, day, hour, minute int) time.Time {
	d := t.monday.AddDate(0, 0, 7*week+day)
	return time.Date(d.Year(), d.Month(), d.Day(), hour, minute, 0, 0, t.now.Location())
}

// tell adds a hamster's sessions and moves up to now, and returns the stage
// that it has reached. Where the present week is still too young to hold all
// of them, the first ones of the last stage are left out, so that the story
// ends as it should on every day of the week.
func (t *teller) tell(h Hamster, worn Harness, weeks [][]int, story []scene) StageKey {
	starts := t.starts(weeks)
	if over := len(story) - len(starts); over > 0 {
		last := slices.IndexFunc(story, func(s scene) bool { return s.stage == story[len(story)-1].stage })
		story = slices.Delete(slices.Clone(story), last, last+over)
	}
	past := History{Hamster: h}
	h.Stage = story[0].stage
	for i, sc := range story {
		s := t.session(sc, starts[i])
		s.ID, s.HamsterID = sampleID("session", len(t.journal.Sessions)+i+1), h.ID
		if sc.stage != StageMeet {
			s.HarnessID = worn.ID
		}
		past.Sessions = append(past.Sessions, s)
		if sc.move == "" {
			continue
		}
		c := StageChange{
			ID: sampleID("change", len(t.journal.Changes)+1), HamsterID: h.ID, At: starts[i].Add(20 * time.Minute),
			From: sc.stage, To: sc.move, Verdict: past.At(sc.stage, DefaultRules()).Verdict,
		}
		if !follows(c) {
			c.Reason = t.text(sc.reason)
		}
		past.Changes = append(past.Changes, c)
		t.journal.Changes = append(t.journal.Changes, c)
		h.Stage = sc.move
	}
	t.journal.Sessions = append(t.journal.Sessions, past.Sessions...)
	return h.Stage
}

// starts returns when the sessions of those weeks began, at dusk or at dawn,
// when hamsters are up; the ones that lie ahead of now are left out.
func (t *teller) starts(weeks [][]int) []time.Time {
	var out []time.Time
	for week, days := range weeks {
		for _, day := range days {
			start := t.at(week, max(day, -day)-1, 19, 50).Add(time.Duration(t.rng.IntN(55*60)) * time.Second)
			if day < 0 {
				start = t.at(week, -day-1, 6, 35).Add(time.Duration(t.rng.IntN(45*60)) * time.Second)
			}
			if start.Add(30 * time.Minute).Before(t.now) {
				out = append(out, start)
			}
		}
	}
	return out
}

// follows is whether a move is the one that the verdict spoke of.
func follows(c StageChange) bool {
	from, _ := StageOf(c.From)
	to, _ := StageOf(c.To)
	return c.Verdict == VerdictReady && to.Number > from.Number || c.Verdict == VerdictStepDown && to.Number < from.Number
}

// check adds the looks at how the vest sits: a first one that finds something,
// and the ones after it was loosened.
func (t *teller) check(vest Harness) {
	for i, c := range []struct {
		week, day, hour, minute int
		rubs                    bool
		note                    string
	}{
		{2, 0, 19, 5, true, "story.rubs"},
		{2, 0, 19, 20, false, "story.opened"},
		{3, 2, 19, 30, false, ""},
		{5, 0, 19, 25, false, "story.grown"},
		{7, 1, 19, 30, false, "story.after_rest"},
		{8, 4, 19, 35, false, ""},
	} {
		at := t.at(c.week, c.day, c.hour, c.minute)
		t.journal.FitChecks = append(t.journal.FitChecks, FitCheck{
			ID: sampleID("fit", i+1), HarnessID: vest.ID, At: at,
			OneFinger: true, MovesFreely: true, NoRubbing: !c.rubs, BreathesFreely: true, Note: t.text(c.note),
		})
	}
}

// freely adds the time that the two spent without a harness.
func (t *teller) freely(biscuit, pepper Hamster) {
	for _, e := range []struct {
		who             Hamster
		week, day, hour int
		kind            string
		minutes         int
		comfort, treats []string
		note            string
	}{
		{biscuit, 2, 6, 20, "digging_box", 18, []string{"exploring", "curious"}, []string{"oats", "oats"}, "story.sand"},
		{biscuit, 6, 1, 20, "exploration_room", 25, []string{"exploring", "curious", "grooming"}, []string{"carrot"}, "story.tunnels"},
		{biscuit, 6, 4, 19, "digging_box", 20, []string{"exploring"}, []string{"mealworm"}, ""},
		{pepper, 7, 5, 21, "nature_indoors", 12, []string{"curious"}, nil, "story.leaf"},
		{biscuit, 8, 6, 19, "nature_indoors", 15, []string{"exploring", "curious"}, []string{"broccoli"}, ""},
		{pepper, 8, 4, 21, "digging_box", 10, []string{"exploring"}, []string{"oats"}, ""},
		{biscuit, 9, 1, 20, "digging_box", 16, []string{"exploring", "taking_treats"}, []string{"oats"}, ""},
	} {
		start := t.at(e.week, e.day, e.hour, 10)
		if start.Add(time.Hour).After(t.now) {
			continue
		}
		t.journal.Enrichments = append(t.journal.Enrichments, Enrichment{
			ID: sampleID("enrichment", len(t.journal.Enrichments)+1), HamsterID: e.who.ID, Kind: e.kind, StartedAt: start,
			Duration: time.Duration(e.minutes) * time.Minute, Comfort: e.comfort, Treats: e.treats, Note: t.text(e.note),
		})
	}
}

func sampleID(kind string, n int) ID {
	return uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "calmster:sample/%s/%d", kind, n))
}

// dayOf is midnight UTC of the calendar day on which t lies at its place.
func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
