package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
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
// the oldest so that as many as keep are left. Nothing is removed where making
// one failed. A journal without hamsters has nothing to back up.
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
	if err := sweep(folder, now); err != nil {
		return false, err
	}
	if err := j.Backup(ctx, filepath.Join(folder, dailyName(j.path)+now.Format(dayForm)+".calmster")); err != nil {
		return false, err
	}
	there, err := DailyBackups(j.path)
	if err != nil {
		return true, err
	}
	var errs []error
	for _, old := range there[min(max(keep, 1), len(there)):] {
		errs = append(errs, os.Remove(old.Path))
	}
	return true, errors.Join(errs...)
}

// sweep removes from the folder of the backups what was begun a day ago or before:
// the program ended before it was done.
func sweep(folder string, now time.Time) error {
	files, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("look for backups that were not finished: %w", err)
	}
	for _, f := range files {
		if !f.IsDir() || !strings.HasPrefix(f.Name(), unfinished) {
			continue
		}
		info, err := f.Info()
		if err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
			err = os.RemoveAll(filepath.Join(folder, f.Name()))
		}
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("remove a backup that was not finished: %w", err)
		}
	}
	return nil
}

// Contents are what a journal holds, in short.
type Contents struct {
	Hamsters, Sessions int
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
	err = q.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM hamster), count(*), max(started_ms) FROM session`).
		Scan(&c.Hamsters, &c.Sessions, &last)
	if last.Valid {
		c.Last = time.UnixMilli(last.Int64)
	}
	return c, err
}

// Peek checks the journal or backup at path, changes nothing about it, and
// returns what it holds. The errors are those of [Restore].
func Peek(ctx context.Context, path string) (c Contents, err error) {
	const trying = "look into the backup"
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return c, explain(trying, path, ErrMissing)
	case err != nil:
		return c, explain(trying, path, err)
	case !info.Mode().IsRegular():
		return c, explain(trying, path, ErrForeign)
	}
	if err := keepLocks(); err != nil {
		return c, explain(trying, path, err)
	}
	if err := sound(ctx, path); err != nil {
		return c, explain(trying, path, err)
	}
	db, err := sql.Open("sqlite", source(path, url.Values{"mode": {"ro"}, "_query_only": {"1"}}))
	if err != nil {
		return c, explain(trying, path, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	c, err = contents(ctx, db)
	return c, explain(trying, path, err)
}
