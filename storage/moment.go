package storage

import (
	"database/sql"
	"time"
)

// moment is an instant as two columns hold it: milliseconds since 1970 and the
// offset from UTC in minutes.
type moment struct {
	ms, tz sql.NullInt64
}

// momentOf returns the columns for t; both are NULL for the zero time. An
// instant in [time.UTC] has no offset: it is written with a "Z".
func momentOf(t time.Time) moment {
	if t.IsZero() {
		return moment{}
	}
	m := moment{ms: sql.NullInt64{Int64: t.UnixMilli(), Valid: true}}
	if t.Location() != time.UTC {
		_, offset := t.Zone()
		m.tz = sql.NullInt64{Int64: int64(offset / 60), Valid: true}
	}
	return m
}

func (m moment) time() time.Time {
	if !m.ms.Valid {
		return time.Time{}
	}
	t := time.UnixMilli(m.ms.Int64).UTC()
	if m.tz.Valid {
		t = t.In(time.FixedZone("", int(m.tz.Int64)*60))
	}
	return t
}

// kept is t as it comes back from the journal.
func kept(t time.Time) time.Time { return momentOf(t).time() }

// stamp returns the present moment as the journal keeps it.
func (j *Journal) stamp() time.Time { return kept(j.now()) }

func millis(ms int64) time.Duration { return time.Duration(ms) * time.Millisecond }
