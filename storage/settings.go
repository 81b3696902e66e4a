package storage

import (
	"context"
	"database/sql"
	"errors"
)

// Setting returns what was last set under that key, "" where nothing was.
func (j *Journal) Setting(ctx context.Context, key string) (value string, err error) {
	err = j.read.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, explain("read a setting", j.path, err)
}

// SetSetting remembers a value under a key, such as the hamster last chosen.
func (j *Journal) SetSetting(ctx context.Context, key, value string) error {
	return j.change(ctx, "keep a setting", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO setting (key, value) VALUES (?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
		return err
	})
}
