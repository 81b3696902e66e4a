package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"calmster/internal/claim"
)

// claimPatience is how long a copy waits for another one to answer, or to end:
// a journal on a slow disk can take seconds to open and to close.
const claimPatience = 10 * time.Second

// turn is this copy's turn to show its journal. It can be without a claim, for
// a journal that nobody else can know of.
type turn struct{ claim *claim.Claim }

// takeTurn makes this the one copy that shows the journal. The error is
// [claim.ErrShown] where another copy does and was asked to come to the front,
// or a [*claim.SilentError]. Where claims cannot be kept the window opens all
// the same: the journal itself is safe with two.
func takeTurn(ctx context.Context, journal string) (turn, error) {
	yieldFront()
	ctx, stop := context.WithTimeout(ctx, claimPatience)
	defer stop()
	c, err := claim.Take(ctx, runningFolder(), journal)
	var silent *claim.SilentError
	switch {
	case errors.Is(err, claim.ErrShown), errors.As(err, &silent):
		return turn{}, err
	case err != nil:
		slog.Warn("other copies of the program cannot be noticed", "error", err)
	}
	return turn{c}, nil
}

// everywhere is whether it is this copy's turn also for other users.
func (t turn) everywhere() bool { return t.claim != nil && t.claim.Beside() }

// raise lets later copies bring the window to the front. show is called on
// another goroutine than the window's.
func (t turn) raise(show func()) {
	if t.claim != nil {
		t.claim.OnAsked(show)
	}
}

// leave lets later copies wait for the end of this one: its window is closing.
func (t turn) leave() {
	if t.claim != nil {
		report(t.claim.Leave())
	}
}

func (t turn) end() {
	if t.claim != nil {
		report(t.claim.Close())
	}
}

func report(err error) {
	if err != nil {
		slog.Warn("end this copy's turn", "error", err)
	}
}
