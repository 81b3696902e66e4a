package model

import "time"

const (
	// Reminders keep quiet from NightFrom to NightTo, by the keeper's clock (H).
	NightFrom, NightTo = 22 * time.Hour, 6 * time.Hour
	// remindLate is how long after its time a slot is still worth a word (H): a
	// computer that slept wakes up to no old reminders.
	remindLate = 15 * time.Minute
)

// Due returns the slots whose time came after since and not after now: those to
// remind of, at night none. The zone is that of now.
func Due(slots []Slot, since, now time.Time) (due []Slot) {
	for _, s := range slots {
		at := s.In(now.Location())
		night := s.At >= NightFrom || s.At < NightTo
		if !night && at.After(since) && !at.After(now) && now.Sub(at) < remindLate {
			due = append(due, s)
		}
	}
	return due
}
