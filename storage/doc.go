// Package storage keeps a journal in one SQLite file and exchanges it with
// other programs.
//
// A journal holds hamsters, harnesses, fit checks, stage changes, sessions and
// the events of sessions. The log of a session only grows: there is no call
// that changes or deletes an event. What a call has returned without an error
// is on the disk and survives a power cut.
//
// One connection writes and two read, so that a report never keeps a tap
// waiting. Records are known outside by their UUID and inside by a small
// number, which keeps a tap's write short.
//
// The exchange format is described in docs/storage.md and, for machines, in
// docs/calmster-journal.schema.json.
package storage
