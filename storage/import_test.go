package storage_test

import (
	"errors"
	"strings"
	"testing"

	"calmster/model"
	"calmster/storage"
)

func pointerOf(err error) string {
	var re *storage.RecordError
	if errors.As(err, &re) {
		return re.Pointer
	}
	return ""
}

func TestWrongRecordsAreNamedByTheirPlace(t *testing.T) {
	for _, c := range []struct{ old, new, pointer string }{
		// What a schema cannot say, or a validator does not look at.
		{`"id": "018f0000-0000-7000-8000-000000000043"`, `"id": "018f0000-0000-7000-8000-000000000042"`, "/sessions/2/id"},
		{`"seq": 2,`, `"seq": 7,`, "/sessions/0/events/1/seq"},
		{`"at_s": 204,`, `"at_s": 213,`, "/sessions/0/events/4/at_s"},
		{`"of": 1`, `"of": 3`, "/sessions/0/events/2/of"},
		{`"of": 1`, `"of": 99`, "/sessions/0/events/2/of"},
		{`"name": "Plain"`, `"name": "Plain", "name": "Twice"`, "/hamsters/1/name"},
		{`"sessions": [`, `"sessions": [], "sessions": [`, "/sessions"},
		{`"started_at": "2026-06-20T20:15:00Z"`, `"started_at": "2026-02-30T20:15:00Z"`, "/sessions/1/started_at"},
		{`"started_at": "2026-06-20T20:15:00Z"`, `"started_at": "0000-01-01T00:00:00Z"`, "/sessions/1/started_at"},
		{`"temperature_c": 21.5`, `"temperature_c": 1e400`, "/sessions/0/temperature_c"},
		{`"seq": 1,`, `"seq": 1e300,`, "/sessions/0/events/0/seq"},
		{`"name": "Plain"`, `"name": "a\u0000b"`, "/hamsters/1/name"},
		{`"name": "Plain"`, `"name": "` + strings.Repeat("x", 81) + `"`, "/hamsters/1/name"},
		{`"name": "Plain"`, `"name": ["Plain"]`, "/hamsters/1/name"},
	} {
		file := strings.Replace(whole, c.old, c.new, 1)
		if file == whole {
			t.Fatalf("%s is not in the file", c.old)
		}
		refused(t, file, c.pointer)
	}
	refused(t, `{"format": "calmster-journal", "version": 1, "hamsters": [7], "sessions": []}`, "/hamsters/0")
	refused(t, `{"format": "calmster-journal", "version": 1, "hamsters": 7, "sessions": []}`, "/hamsters")
	refused(t, `{"format": "calmster-journal", "version": 1, "hamsters": []}`, "/sessions")
	refused(t, `{"format": "calmster-journal", "version": 1, "hamsters": [], "sessions": null}`, "/sessions")
}

func TestFilesThatAreNoJournalAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want error // nil: a broken text
		line int
	}{
		"empty":            {"", storage.ErrNotExchange, 0},
		"only a mark":      {"\ufeff \n", storage.ErrNotExchange, 0},
		"a text":           {"Dear diary", storage.ErrNotExchange, 0},
		"another JSON":     {`{"sessions": []}`, storage.ErrNotExchange, 0},
		"a list":           {`[1, 2]`, storage.ErrNotExchange, 0},
		"a number":         {`7`, storage.ErrNotExchange, 0},
		"newer":            {`{"format": "calmster-journal", "version": 1.1, "journal": {}}`, storage.ErrNewerExchange, 0},
		"cut short":        {whole[:900], nil, 11},
		"two in one":       {whole + "\n{}", nil, 40},
		"NaN":              {strings.Replace(whole, "21.5", "NaN", 1), nil, 22},
		"not UTF-8":        {strings.Replace(whole, "soft", "so\xfft", 1), nil, 10},
		"deeper than deep": {strings.Repeat("[", 100_000), nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := storage.ReadExchange(strings.NewReader(c.file))
			var se *storage.SyntaxError
			switch {
			case c.want != nil && !errors.Is(err, c.want):
				t.Errorf("got %v, want %v", err, c.want)
			case c.want == nil && (!errors.As(err, &se) || se.Line != c.line):
				t.Errorf("got %v, want a broken text at line %d", err, c.line)
			}
		})
	}
}

func TestUnknownKeysAreCountedAndPassedOver(t *testing.T) {
	file := strings.NewReplacer(`"version": 1`, `"version": 1, "mood": {"deep": [1, {"x": null}]}`,
		`"kind": "treat"`, `"kind": "treat", "brand": "best"`, `"name":`, `"colour": 3, "name":`).Replace(whole)
	j := mustOpen(t, "")
	got := mustImport(t, j, file).Unknown
	want := []storage.UnknownKey{{"/hamsters/*/colour", 3}, {"/mood", 1}, {"/sessions/*/events/*/brand", 2}}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %v, want %v", got[i], want[i])
		}
	}
	sameFile(t, mustExport(t, j), whole)
}

func TestAWrongFileChangesNothing(t *testing.T) {
	j := mustOpen(t, "")
	mustImport(t, j, whole)
	before := mustExport(t, j)
	// Its last session refers to a hamster that nobody knows.
	at := strings.LastIndex(whole[:strings.Index(whole, `"enrichments"`)], "-000000000002")
	file := strings.ReplaceAll(whole[:at]+"-000000000099"+whole[at+13:], `"note": "two\nlines"`, `"note": "changed", "updated_at": "2027-01-01T00:00:00Z"`)
	_, err := j.Import(t.Context(), strings.NewReader(file))
	if pointerOf(err) != "/sessions/2/hamster_id" {
		t.Errorf("got %v", err)
	}
	if mustExport(t, j) != before {
		t.Error("the journal was changed")
	}
}

func TestTheNewerRecordWins(t *testing.T) {
	const old, newer = `"updated_at": "2026-07-01T00:00:00Z"`, `"updated_at": "2026-07-01T02:00:01+02:00"`
	with := func(note, updated string) string {
		if updated != "" {
			updated = ", " + updated
		}
		s := strings.Replace(whole, `"note": "two\nlines"`, `"note": "`+note+`"`+updated, 1)
		return strings.Replace(s, `"notes": "soft"`, `"notes": "`+note+`"`+updated, 1)
	}
	for name, c := range map[string]struct {
		journal, file string
		want          string
		settled       storage.Settlement
	}{
		"file newer":        {with("A", old), with("B", newer), "B", storage.TookFile},
		"journal newer":     {with("A", newer), with("B", old), "A", storage.KeptJournal},
		"same moment":       {with("A", old), with("B", old), "A", storage.KeptJournal},
		"neither says":      {with("A", ""), with("B", ""), "A", storage.KeptJournal},
		"only file says":    {with("A", ""), with("B", old), "B", storage.TookFile},
		"only journal says": {with("A", old), with("B", ""), "A", storage.KeptJournal},
	} {
		t.Run(name, func(t *testing.T) {
			j := mustOpen(t, "")
			mustImport(t, j, c.journal)
			report := mustImport(t, j, c.file)
			if len(report.Differences) != 2 || report.Differences[0].Pointer != "/harnesses/0" ||
				report.Differences[1].Pointer != "/sessions/0" || report.Differences[0].Settled != c.settled ||
				report.Differences[1].Settled != c.settled {
				t.Errorf("report %+v", report)
			}
			want := c.journal
			if c.want == "B" {
				want = c.file
			}
			out := mustExport(t, j)
			sameFile(t, out, want)
			if again := mustImport(t, j, c.file); again.Changed() || mustExport(t, j) != out {
				t.Errorf("importing again changes it: %+v", again)
			}
		})
	}
}

// logFile is a file with one session and that log.
func logFile(duration string, events ...string) string {
	return `{"format": "calmster-journal", "version": 1,
 "hamsters": [{"id": "018f0000-0000-7000-8000-000000000001", "name": "Biscuit", "species": "syrian", "stage": "wear"}],
 "sessions": [{"id": "018f0000-0000-7000-8000-000000000041", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear",
  "started_at": "2026-06-20T20:15:00Z", "duration_s": ` + duration + `, "end_reason": "planned", "events": [` + strings.Join(events, ", ") + `]}]}`
}

func TestLogsThatDifferAreBroughtTogether(t *testing.T) {
	const (
		e1  = `{"seq": 1, "at_s": 10, "kind": "treat", "code": "oats"}`
		e2  = `{"seq": 2, "at_s": 20, "kind": "comfort", "code": "curious"}`
		e2x = `{"seq": 2, "at_s": 20, "kind": "stress", "code": "rolling"}`
		e3  = `{"seq": 3, "at_s": 30, "kind": "undo", "of": 2}`
		e3x = `{"seq": 3, "at_s": 31, "kind": "undo", "of": 2}`
	)
	for name, c := range map[string]struct {
		journal, file, want string
		settled             []storage.Settlement
	}{
		"the file knows more": {
			logFile("60", e1), logFile("60", e1, e2, e3), logFile("60", e1, e2, e3), nil,
		},
		"the file knows more, and a later end": {
			logFile("15", e1), logFile("60", e1, e2, e3), logFile("60", e1, e2, e3),
			[]storage.Settlement{storage.TookLonger},
		},
		"the journal knows more": {
			logFile("60", e1, e2, e3), logFile("60", e1), logFile("60", e1, e2, e3), nil,
		},
		"they contradict each other": {
			logFile("60", e1, e2, e3), logFile("60", e1, e2x, e3x),
			logFile("60", e1, e2, e3, `{"seq": 4, "at_s": 20, "kind": "stress", "code": "rolling"}`, `{"seq": 5, "at_s": 31, "kind": "undo", "of": 4}`),
			[]storage.Settlement{storage.EventAdded, storage.EventAdded},
		},
		"they contradict each other, and the file's lasted longer": {
			logFile("25", e1, e2), logFile("60", e1, e2x, e3x),
			logFile("60", e1, e2, `{"seq": 3, "at_s": 20, "kind": "stress", "code": "rolling"}`, `{"seq": 4, "at_s": 31, "kind": "undo", "of": 3}`),
			[]storage.Settlement{storage.EventAdded, storage.EventAdded, storage.KeptJournal},
		},
	} {
		t.Run(name, func(t *testing.T) {
			j := mustOpen(t, "")
			mustImport(t, j, c.journal)
			report := mustImport(t, j, c.file)
			if len(report.Differences) != len(c.settled) {
				t.Errorf("report %+v", report)
			} else {
				for i, d := range report.Differences {
					if d.Settled != c.settled[i] {
						t.Errorf("difference %d: %+v, want %s", i, d, c.settled[i])
					}
				}
			}
			out := mustExport(t, j)
			sameFile(t, out, c.want)
			if again := mustImport(t, j, c.file); again.Changed() || mustExport(t, j) != out {
				t.Errorf("importing again changes it: %+v", again)
			}
			if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
				t.Errorf("check: %v %v", found, err)
			}
		})
	}
}

func TestARunningSessionIsLeftAlone(t *testing.T) {
	j := mustOpen(t, "")
	h := mustHamster(t, j, "Biscuit")
	s := mustBegin(t, j, h.ID, treat(1, 0))
	file := strings.NewReplacer("018f0000-0000-7000-8000-000000000041", s.ID.String(), "018f0000-0000-7000-8000-000000000001", h.ID.String()).
		Replace(logFile("60", `{"seq": 1, "at_s": 10, "kind": "treat", "code": "apple"}`))
	report := mustImport(t, j, file)
	if len(report.Differences) != 2 || report.Differences[1].Settled != storage.StillRunning {
		t.Errorf("report %+v", report)
	}
	running, err := j.Unfinished(t.Context())
	if err != nil || len(running) != 1 || len(running[0].Session.Events) != 1 || running[0].Session.Events[0] != treat(1, 0) {
		t.Errorf("now %+v %v", running, err)
	}
	if running[0].Session.End != model.EndNone {
		t.Error("the session was ended")
	}
}
