package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// DailyBackup is a backup that was made by itself.
type DailyBackup struct {
	Path string
	Day  time.Time // at 0:00 UTC
}

// dayForm is how a day stands in the name of a daily backup.
const dayForm = "2006-01-02"

// backupFolder is where the daily backups of the journal at path lie.
func backupFolder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// dailyName begins the names of the daily backups of a journal, of which a
// folder may hold several.
func dailyName(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base)) + "-daily-"
}

// DailyBackups returns the daily backups of the journal at path, the newest
// first; none where none was ever made.
func DailyBackups(path string) ([]DailyBackup, error) {
	folder := backupFolder(path)
	files, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the backups: %w", err)
	}
	var out []DailyBackup
	for _, f := range files {
		day, ours := strings.CutPrefix(f.Name(), dailyName(path))
		day, named := strings.CutSuffix(day, ".calmster")
		at, err := time.Parse(dayForm, day)
		if ours && named && err == nil && f.Type().IsRegular() {
			out = append(out, DailyBackup{filepath.Join(folder, f.Name()), at})
		}
	}
	slices.SortFunc(out, func(a, b DailyBackup) int { return b.Day.Compare(a.Day) })
	return out, nil
}

// HasDaily is whether the journal at path has its backup of a day.
func HasDaily(path string, day time.Time) (bool, error) {
	there, err := DailyBackups(path)
	return slices.ContainsFunc(there, func(b DailyBackup) bool { return b.Day.Format(dayForm) == day.Format(dayForm) }), err
}

// BackUpDaily makes the backup of a day, where there is none yet, and removes
// the oldest so that as many as keep are left of those up to that day. Nothing is
// removed where making one failed, nor any that holds more than the journal does
// now. A journal without hamsters has nothing to back up.
func (j *Journal) BackUpDaily(ctx context.Context, now time.Time, keep int) (made bool, err error) {
	if there, err := HasDaily(j.path, now); there || err != nil {
		return false, err
	}
	c, err := j.contents(ctx)
	if err != nil || c.Hamsters == 0 {
		return false, err
	}
	folder := backupFolder(j.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return false, fmt.Errorf("make the folder of the backups: %w", err)
	}
	if err := j.Backup(ctx, filepath.Join(folder, dailyName(j.path)+now.Format(dayForm)+".calmster")); err != nil {
		return false, err
	}
	there, err := DailyBackups(j.path)
	if err != nil {
		return true, err
	}
	// A clock that was wrong for a while left some that are dated ahead. Counted
	// with the others they would push each new one out as it is made.
	today, err := time.Parse(dayForm, now.Format(dayForm))
	if err != nil {
		return true, err
	}
	there = slices.DeleteFunc(there, func(b DailyBackup) bool { return b.Day.After(today) })
	var errs []error
	for _, old := range there[min(max(keep, 1), len(there)):] {
		if !holdsMore(ctx, old.Path, c) {
			errs = append(errs, os.Remove(old.Path))
		}
	}
	return true, errors.Join(errs...)
}

// NewestBackup returns the daily backup of the journal at path with the newest
// session, of those that can be read and hold something; found is whether there
// is one. It does not check it as [Restore] does.
func NewestBackup(ctx context.Context, path string) (b DailyBackup, c Contents, found bool) {
	all, err := DailyBackups(path)
	if err != nil {
		return b, c, false
	}
	for _, other := range all {
		j, err := OpenToRead(ctx, other.Path)
		if err != nil {
			continue // the next one, then
		}
		holds, err := j.contents(ctx)
		if err = errors.Join(err, j.Close()); err == nil && holds.Hamsters > 0 && (!found || holds.Last.After(c.Last)) {
			b, c, found = other, holds, true
		}
	}
	return b, c, found
}

// holdsMore is whether a backup holds anything more than a journal with these
// contents, or cannot be read, so that nobody knows.
func holdsMore(ctx context.Context, path string, than Contents) bool {
	db, err := sql.Open("sqlite", source(path, alone()))
	if err != nil {
		return true
	}
	defer db.Close() // which was only read
	c, err := contents(ctx, db)
	return err != nil || c.Hamsters > than.Hamsters || c.Sessions > than.Sessions || c.Events > than.Events
}

// Contents are what a journal holds, in short.
type Contents struct {
	Hamsters, Sessions, Events int
	// Last is when the newest session began; zero where there is none.
	Last time.Time
}

func (j *Journal) contents(ctx context.Context) (c Contents, err error) {
	err = j.look(ctx, "look what the journal holds", func(tx *sql.Tx) error {
		c, err = contents(ctx, tx)
		return err
	})
	return c, err
}

func contents(ctx context.Context, q queryer) (c Contents, err error) {
	var last sql.NullInt64
	err = q.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM hamster), count(*), (SELECT count(*) FROM event), max(started_ms) FROM session`).
		Scan(&c.Hamsters, &c.Sessions, &c.Events, &last)
	if last.Valid {
		c.Last = time.UnixMilli(last.Int64)
	}
	return c, err
}

// Peek checks the journal or backup at path, changes nothing about it, and
// returns what it holds. The errors are those of [Restore].
func Peek(ctx context.Context, path string) (c Contents, err error) {
	j, err := OpenToRead(ctx, path)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.faultless(ctx); err != nil {
		return c, err
	}
	return j.contents(ctx)
}
