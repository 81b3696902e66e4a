package model

import (
	"time"

	"github.com/google/uuid"
)

// ID identifies a record for ever, across journals and machines.
type ID = uuid.UUID

// Hamster is an animal in training.
type Hamster struct {
	ID      ID
	Name    string
	Species Species
	// Born is the day of birth; the zero time where it is not known.
	Born time.Time
	// Stage is where the keeper says that the animal is.
	Stage StageKey
	Notes string
	// Photo is a small JPEG; nil where there is none.
	Photo      []byte
	CreatedAt  time.Time
	UpdatedAt  time.Time // zero where it was never changed
	ArchivedAt time.Time // zero while it is in training
}

// Harness is a harness that belongs to one hamster.
type Harness struct {
	ID        ID
	HamsterID ID
	Label     string
	Style     Style
	Fastener  Fastener
	Notes     string
	RetiredAt time.Time // zero while it is in use
	UpdatedAt time.Time // zero where it was never changed
}

// FitCheck is one look at how a harness sits. All four must hold.
type FitCheck struct {
	ID             ID
	HarnessID      ID
	At             time.Time
	OneFinger      bool
	MovesFreely    bool
	NoRubbing      bool
	BreathesFreely bool
	Note           string
	UpdatedAt      time.Time
}

// Fits is whether every point of the check holds.
func (c FitCheck) Fits() bool {
	return c.OneFinger && c.MovesFreely && c.NoRubbing && c.BreathesFreely
}

// Binned is what lies in the bin: a session, or a hamster with all that belongs
// to it.
type Binned struct {
	At      time.Time   // when it was put there
	Hamster Hamster     // whom it belongs to, or what it is
	Session *Session    // nil where it is no session
	Free    *Enrichment // nil where it is no time without a harness; where both are nil it is the hamster
	// Sessions is how many sessions a restore brings back at most.
	Sessions int
}

// Holds is whether one of the points of [FitPoints] holds.
func (c FitCheck) Holds(point string) bool {
	at := c.point(point)
	return at != nil && *at
}

// Hold notes whether one of the points of [FitPoints] holds.
func (c *FitCheck) Hold(point string, holds bool) {
	if at := c.point(point); at != nil {
		*at = holds
	}
}

func (c *FitCheck) point(key string) *bool {
	switch key {
	case "one_finger":
		return &c.OneFinger
	case "moves_freely":
		return &c.MovesFreely
	case "no_rubbing":
		return &c.NoRubbing
	case "breathes_freely":
		return &c.BreathesFreely
	}
	return nil
}

// StageChange is the keeper's decision to move to another stage. The program
// never makes one by itself.
type StageChange struct {
	ID        ID
	HamsterID ID
	At        time.Time
	From, To  StageKey
	// Verdict is what the program said at that moment, empty if not known.
	Verdict Verdict
	// Reason is the keeper's own, asked for when it goes against the verdict.
	Reason    string
	UpdatedAt time.Time
}
