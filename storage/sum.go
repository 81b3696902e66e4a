package storage

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"math"

	"calmster/model"
)

// sumOf returns the SHA-256 of all that an ended session says. SQLite's own
// check looks at the build of the file: most flipped bits in a text or a number
// pass it. The order of the fields is part of the format and never changes.
//
// UpdatedAt is left out, so that a sum also tells whether two sessions say the
// same.
func sumOf(s model.Session) []byte {
	var b []byte
	text := func(v string) {
		b = binary.AppendUvarint(b, uint64(len(v)))
		b = append(b, v...)
	}
	number := func(v int64) { b = binary.AppendVarint(b, v) }

	b = append(b, 1) // the version of what follows
	b = append(b, s.ID[:]...)
	b = append(b, s.HamsterID[:]...)
	b = append(b, s.HarnessID[:]...)
	text(string(s.Stage))
	started := momentOf(s.StartedAt)
	number(started.ms.Int64)
	if started.tz.Valid {
		number(started.tz.Int64)
	} else {
		text("Z")
	}
	number(s.Planned.Milliseconds())
	number(s.Duration.Milliseconds())
	text(string(s.End))
	text(string(s.Place))
	if s.TemperatureC != nil {
		b = binary.BigEndian.AppendUint64(append(b, 1), math.Float64bits(*s.TemperatureC))
	} else {
		b = append(b, 0)
	}
	text(s.Note)
	// The whole time is what a session that was closed out says without a word.
	switch {
	case s.Watch == model.WatchNot:
		b = append(b, 1)
	case s.Watch == model.WatchWhole && s.End == model.EndInterrupted:
		b = append(b, 2)
	default:
		b = append(b, 0)
	}
	number(int64(len(s.Events)))
	for _, e := range s.Events {
		b = appendEvent(b, e)
	}
	sum := sha256.Sum256(b)
	return sum[:]
}

// appendEvent appends all that an event says.
func appendEvent(b []byte, e model.Event) []byte {
	text := func(v string) {
		b = binary.AppendUvarint(b, uint64(len(v)))
		b = append(b, v...)
	}
	number := func(v int64) { b = binary.AppendVarint(b, v) }
	number(int64(e.Seq))
	number(e.At.Milliseconds())
	text(string(e.Kind))
	text(e.Code)
	number(int64(e.Of))
	text(e.Note)
	return b
}

// logSum carries the sum over the log of a session that still runs on by some
// events: each step is the SHA-256 of the sum before it and the event. So a tap
// costs one step, however long the log is, and what was lost or changed in
// between is found.
func logSum(before []byte, events ...model.Event) []byte {
	for _, e := range events {
		sum := sha256.Sum256(appendEvent(before[:len(before):len(before)], e))
		before = sum[:]
	}
	return before
}

// altered is whether the log of a session that still runs, or did when it was
// damaged, is not what was written.
func (s storedSession) altered() bool {
	if s.record.End != model.EndNone {
		return s.logSum != nil
	}
	return s.logSum != nil && !bytes.Equal(s.logSum, logSum(nil, s.record.Events...))
}
