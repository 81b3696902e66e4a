package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Slot is a time that is planned for a session, on the keeper's calendar and
// clock wherever they are: clock changes and travel do not move it.
type Slot struct {
	// Day is the hamster's day, see [DayStart.Day].
	Day int
	// At is what the clock shows then, as the time since 0:00 of the date on
	// which that day began: 24 hours and more in the night after it.
	At time.Duration
}

// Part is morning or evening.
func (s Slot) Part() PartOfDay { return partAt(s.At) }

// Night is whether the slot lies after the midnight in its day.
func (s Slot) Night() bool { return s.At >= 24*time.Hour }

// In returns the moment of the slot in a zone. A time that a clock change
// leaves out comes an hour later.
func (s Slot) In(zone *time.Location) time.Time {
	d, minutes := dayTime(s.Day), int(s.At/time.Minute)
	return time.Date(d.Year(), d.Month(), d.Day(), minutes/60, minutes%60, 0, 0, zone)
}

// midday parts morning from evening; the night belongs to the evening before it.
const midday = 12 * time.Hour

func partAt(clock time.Duration) PartOfDay {
	if clock < midday {
		return Morning
	}
	return Evening
}

// OwnPlan is what a keeper wants on single days instead of what the log advises:
// the times of each such day, none for a day that is to stay free.
type OwnPlan map[int][]time.Duration

// MaxDaySlots is how many times one day takes (H): more than two sessions a day
// count towards nothing, and none of them would be calm.
const MaxDaySlots = 4

// ParseOwnPlan reads what [OwnPlan.Text] wrote; an empty text is no plan. A time
// keeps its date and clock whenever days start now: one that lies before the
// start of its day goes into the day before, one after its end into the next.
func ParseOwnPlan(text string, starts DayStart) (OwnPlan, error) {
	out := OwnPlan{}
	if text == "" {
		return out, nil
	}
	var days map[int][]int
	if err := json.Unmarshal([]byte(text), &days); err != nil {
		return out, fmt.Errorf("read the keeper's own plan: %w", err)
	}
	for day, minutes := range days {
		if _, there := out[day]; !there {
			out[day] = nil
		}
		for _, m := range minutes {
			s := Slot{day, time.Duration(m) * time.Minute}
			if m < 0 || s.At >= 24*time.Hour+time.Duration(dayStartMost) {
				continue
			}
			switch end := 24*time.Hour + time.Duration(starts); {
			case s.At < time.Duration(starts):
				s = Slot{day - 1, s.At + 24*time.Hour}
			case s.At >= end:
				s = Slot{day + 1, s.At - 24*time.Hour}
			}
			out = out.Add(s)
		}
	}
	return out, nil
}

// Text returns the plan as text to keep. Days before the given one are left
// out: what was planned and not done is nobody's business.
func (p OwnPlan) Text(from int) string {
	days := map[int][]int{}
	for day, times := range p {
		if day < from {
			continue
		}
		days[day] = []int{}
		for _, at := range times {
			days[day] = append(days[day], int(at/time.Minute))
		}
	}
	text, _ := json.Marshal(days) // lists of numbers cannot fail to be written
	return string(text)
}

func (p OwnPlan) clone() OwnPlan {
	if p == nil {
		return OwnPlan{}
	}
	return maps.Clone(p)
}

// Fix returns the plan with a day as it is given, whatever the log advises.
func (p OwnPlan) Fix(day int, slots []Slot) OwnPlan {
	out := p.clone()
	times := []time.Duration{}
	for _, s := range slots {
		if s.Day == day {
			times = append(times, s.At)
		}
	}
	out[day] = times
	return out
}

// Full is whether a day takes no further time.
func (p OwnPlan) Full(day int) bool { return len(p[day]) >= MaxDaySlots }

// Add returns the plan with a time more. A day that has enough, or that time
// already, stays as it is.
func (p OwnPlan) Add(s Slot) OwnPlan {
	out := p.clone()
	times := slices.Clone(out[s.Day])
	if !p.Full(s.Day) && !slices.Contains(times, s.At) {
		times = append(times, s.At)
		slices.Sort(times)
	}
	out[s.Day] = times
	return out
}

// Drop returns the plan without a time.
func (p OwnPlan) Drop(s Slot) OwnPlan {
	out := p.clone()
	out[s.Day] = slices.DeleteFunc(slices.Clone(out[s.Day]), func(at time.Duration) bool { return at == s.At })
	return out
}

// Without returns the plan with a day given back to the log's advice.
func (p OwnPlan) Without(day int) OwnPlan {
	out := p.clone()
	delete(out, day)
	return out
}
