package storage

import (
	"context"

	"calmster/model"
)

// Fill brings the records of a sample into the journal, in one transaction, by
// the rules of [Journal.Merge].
func (j *Journal) Fill(ctx context.Context, s model.SampleJournal) error {
	_, err := j.Merge(ctx, &Exchange{
		hamsters: fresh(s.Hamsters), harnesses: fresh(s.Harnesses), fitChecks: fresh(s.FitChecks),
		stageChanges: fresh(s.Changes), sessions: fresh(s.Sessions), enrichments: fresh(s.Enrichments),
	})
	return err
}

// fresh makes stored records of ones that were never in a journal.
func fresh[T any](records []T) []stored[T] {
	out := make([]stored[T], len(records))
	for i, r := range records {
		out[i].record = r
	}
	return out
}
