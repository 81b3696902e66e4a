package storage

import (
	"database/sql"
	"encoding/hex"
	"errors"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

// writable opens a database as the journal's writer does.
func writable(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", source(path, url.Values{"_foreign_keys": {"1"}, "_journal_mode": {"WAL"}}))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestStepsAreTakenTogetherOrNotAtAll(t *testing.T) {
	const (
		first = `CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;
			CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES a (id) ON DELETE CASCADE) STRICT;
			INSERT INTO a VALUES (1); INSERT INTO b VALUES (1, 1), (2, 1)`
		// The usual rebuild of a table, which must not take its children along.
		rebuild = `CREATE TABLE a2 (id INTEGER PRIMARY KEY, v TEXT NOT NULL DEFAULT '') STRICT;
			INSERT INTO a2 (id) SELECT id FROM a; DROP TABLE a; ALTER TABLE a2 RENAME TO a`
		broken  = `CREATE TABLE c (id INTEGER); INSERT INTO nowhere VALUES (1)`
		orphans = `DELETE FROM a`
	)
	db := writable(t, filepath.Join(t.TempDir(), "j"))
	state := func() (m marks, children, keys int) {
		t.Helper()
		m, err := readMarks(t.Context(), db)
		err = errors.Join(err, db.QueryRow("SELECT count(*) FROM b").Scan(&children), db.QueryRow("PRAGMA foreign_keys").Scan(&keys))
		if err != nil {
			t.Fatal(err)
		}
		return m, children, keys
	}
	for _, c := range []struct {
		steps   []string
		fails   bool
		version int
		objects int
	}{
		{[]string{first}, false, 1, 2},
		{[]string{first, rebuild, broken}, true, 1, 2},
		{[]string{first, rebuild}, false, 2, 2},
		{[]string{first, rebuild, orphans}, true, 2, 2},
		{[]string{first, rebuild}, false, 2, 2},
	} {
		if err := migrate(t.Context(), db, c.steps); (err != nil) != c.fails {
			t.Errorf("%d steps: %v", len(c.steps), err)
		}
		m, children, keys := state()
		if m != (marks{applicationID, c.version, c.objects}) || children != 2 || keys != 1 {
			t.Errorf("after %d steps: %+v, %d children, foreign keys %d", len(c.steps), m, children, keys)
		}
	}
}

// The sum is kept in journals for years: were it computed in another way, every
// session would seem damaged.
func TestTheSumOfASessionNeverChanges(t *testing.T) {
	temperature := 21.5
	s := model.Session{
		ID: model.ID{1}, HamsterID: model.ID{2}, HarnessID: model.ID{3}, Stage: model.StageWear,
		StartedAt: time.Date(2026, 6, 20, 20, 15, 0, 0, time.FixedZone("", 7200)),
		Planned:   5 * time.Minute, Duration: 212400 * time.Millisecond, End: model.EndStress, Place: model.PlaceRoom,
		TemperatureC: &temperature, Note: "ö", Watch: model.WatchNot,
		Events: []model.Event{{Seq: 1, At: 42 * time.Second, Kind: model.KindTreat, Code: "oats", Note: "x"}, {Seq: 2, Kind: model.KindUndo, Of: 1}},
	}
	const want = "dffe661702a91d64bf348b3f0bef78f0ba1e4c956ad5e2ea7b2604a8563be433"
	if got := hex.EncodeToString(sumOf(s)); got != want {
		t.Errorf("got %s", got)
	}
	other := s
	other.UpdatedAt = s.StartedAt
	if hex.EncodeToString(sumOf(other)) != want {
		t.Error("when it was changed is no part of what a session says")
	}
}

// A table that refers to what a removal deletes would make every removal fail.
func TestARemovalReachesWhateverBelongsToAHamster(t *testing.T) {
	db := writable(t, filepath.Join(t.TempDir(), "j"))
	if err := migrate(t.Context(), db, schema); err != nil {
		t.Fatal(err)
	}
	rows, err := db.Query(`SELECT m.name, f."table", f.on_delete FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, of, then string
		if err := rows.Scan(&table, &of, &then); err != nil {
			t.Fatal(err)
		}
		if then != "CASCADE" && !slices.ContainsFunc(belongings, func(s string) bool { return strings.HasPrefix(s, "DELETE FROM "+table+" ") }) {
			t.Errorf("what %s holds of a %s neither cascades nor is among the belongings", table, of)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
