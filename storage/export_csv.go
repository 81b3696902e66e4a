package storage

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"calmster/model"
)

// sessionColumns are the columns of a spreadsheet of sessions. The names are
// keys, not words: a formula that uses them works in every language.
var sessionColumns = []string{
	"date", "time", "utc_offset", "hamster", "stage", "place", "temperature_c", "harness",
	"planned_s", "duration_s", "calm_s", "at_least", "goal_s", "outcome", "end_reason", "watched",
	"stress_signs", "first_stress", "comfort_signs", "treats", "note", "session_id", "hamster_id",
}

// ExportCSV writes one row per session that is looked for, oldest first, for a
// spreadsheet: UTF-8 with a byte order mark, without which Excel takes it for
// another encoding; commas; seconds and degrees as plain numbers with a point.
// Signs and treats are those that stand, in the order of the log. No cell is a
// formula; see [model.Inert].
func (j *Journal) ExportCSV(ctx context.Context, w io.Writer, of model.Search) error {
	rules, err := j.Rules(ctx) // goals are the keeper's
	if err != nil {
		return err
	}
	return j.look(ctx, "export", func(tx *sql.Tx) error {
		found, err := toExport(ctx, tx, of)
		if err != nil {
			return err
		}
		n, err := newSheet(ctx, tx, rules)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
		out := csv.NewWriter(w)
		if err := out.Write(sessionColumns); err != nil {
			return err
		}
		if err := eachSession(ctx, tx, oldestFirst(found), func(s storedSession) error {
			return out.Write(inertRow(n.row(s.interrupted().record)))
		}); err != nil {
			return err
		}
		out.Flush()
		return out.Error()
	})
}

// sheet is what rows of sessions need: what hamsters and harnesses are called,
// and the keeper's goals.
type sheet struct {
	hamster, harness map[model.ID]string
	rules            model.Rules
}

func newSheet(ctx context.Context, tx *sql.Tx, rules model.Rules) (sheet, error) {
	n := sheet{map[model.ID]string{}, map[model.ID]string{}, rules}
	animals, err := hamsters(ctx, tx, "WHERE "+notBinned)
	if err != nil {
		return n, err
	}
	for _, a := range animals {
		n.hamster[a.record.ID] = a.record.Name
	}
	worn, err := harnesses(ctx, tx, "WHERE "+ownerNotBinned)
	for _, h := range worn {
		n.harness[h.record.ID] = cmp.Or(h.record.Label, string(h.record.Style))
	}
	return n, err
}

func (n sheet) row(s model.Session) []string {
	goal := n.rules.Stage(s.Stage).Goal
	calm := s.CalmTime()
	temperature, planned, first := "", "", ""
	if s.TemperatureC != nil {
		temperature = strconv.FormatFloat(*s.TemperatureC, 'f', -1, 64)
	}
	if s.Planned > 0 {
		planned = secondsText(s.Planned)
	}
	if e, ok := s.FirstStress(); ok {
		first = e.Code
	}
	return []string{
		s.StartedAt.Format(time.DateOnly), s.StartedAt.Format(time.TimeOnly), s.StartedAt.Format("UTC-07:00"),
		n.hamster[s.HamsterID], string(s.Stage), string(s.Place), temperature, n.harness[s.HarnessID],
		planned, secondsText(s.Duration), secondsText(calm.For), yesNo(calm.AtLeast), secondsText(goal),
		string(s.Outcome(goal)), string(s.End), watched(s),
		codes(s, model.KindStress), first, codes(s, model.KindComfort), codes(s, model.KindTreat), s.Note, s.ID.String(), s.HamsterID.String(),
	}
}

// inertRow is a row with each of its cells as no spreadsheet runs it.
func inertRow(row []string) []string {
	for i, cell := range row {
		row[i] = model.Inert(cell)
	}
	return row
}

func codes(s model.Session, kind model.Kind) string {
	var out []string
	for _, e := range s.Standing() {
		if e.Kind == kind {
			out = append(out, e.Code)
		}
	}
	return listed(out)
}

// listed are some codes in one cell.
func listed(codes []string) string {
	var out []string
	for _, c := range codes {
		out = append(out, strings.TrimPrefix(c, model.CustomPrefix))
	}
	return strings.Join(out, "; ")
}

// watched is whether the animal is known to be watched the whole time.
func watched(s model.Session) string {
	if s.Watch == model.WatchUnsaid && !s.Watched() {
		return "unknown"
	}
	return yesNo(s.Watched())
}

func secondsText(d time.Duration) string {
	return strconv.FormatFloat(float64(d.Milliseconds())/1000, 'f', -1, 64)
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
