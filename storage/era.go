package storage

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
)

// A write-ahead log says nothing of the file that it was written for, and SQLite
// puts its pages into whatever lies in the journal's place: a backup that the
// keeper copied there, what a program that synchronises folders brought. So each
// log begins with a mark, the only row of the table era: the era that begins with
// this log, and the one that the file was in until then. A log belongs to a file
// that is in one of the two.

// eraMark begins the mark in its row, by which it is found in a log.
const eraMark = "calmster-era "

// era is what a mark says.
type era struct{ now, before string }

func (e era) mark() string { return eraMark + e.now + " " + e.before }

// eraLength is how long the name of an era is in a mark.
const eraLength = 16

func newEra(before string) era {
	var b [eraLength / 2]byte
	_, _ = rand.Read(b[:]) // which never fails
	return era{hex.EncodeToString(b[:]), before}
}

// readMark finds a mark in a row or a page.
func readMark(text []byte) (e era, ok bool) {
	_, text, ok = bytes.Cut(text, []byte(eraMark))
	if !ok || len(text) <= eraLength {
		return e, false
	}
	e.now = string(text[:eraLength])
	if rest := text[eraLength+1:]; len(rest) >= eraLength && isHex(rest[:eraLength]) {
		e.before = string(rest[:eraLength])
	}
	return e, isHex([]byte(e.now))
}

func isHex(b []byte) bool {
	_, err := hex.DecodeString(string(b))
	return err == nil
}

// beginEra is the other one for a journal's own connection.
func (j *Journal) beginEra(ctx context.Context) (begun bool, err error) {
	c, err := j.write.Conn(ctx)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	return beginEra(ctx, c)
}

// beginEra empties the log and begins it anew with a mark. Where others read in
// the log it goes on with the mark that it has, and begun is false: with a second
// mark further on, the file could come to be in an era that the log does not begin
// with, and the log would be taken for another file's.
func beginEra(ctx context.Context, c *sql.Conn) (begun bool, err error) {
	empty, err := emptyLog(ctx, c)
	if err != nil || !empty {
		return false, err
	}
	return true, markEra(ctx, c)
}

// emptyLog brings all of the log into the file; empty is false where others read
// in it. It waits for nobody.
func emptyLog(ctx context.Context, c *sql.Conn) (empty bool, err error) {
	var patience int
	if err := c.QueryRowContext(ctx, "PRAGMA busy_timeout").Scan(&patience); err != nil {
		return false, err
	}
	if _, err := c.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return false, err
	}
	defer func() {
		_, again := c.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("PRAGMA busy_timeout = %d", patience))
		err = errors.Join(err, again)
	}()
	var busy, inLog, done int
	err = c.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &inLog, &done)
	return busy == 0, err
}

type executor interface {
	queryer
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// markEra writes the mark of a new era.
func markEra(ctx context.Context, db executor) error {
	var mark string
	err := db.QueryRowContext(ctx, "SELECT mark FROM era").Scan(&mark)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	was, _ := readMark([]byte(mark))
	_, err = db.ExecContext(ctx, "INSERT OR REPLACE INTO era (id, mark) VALUES (1, ?)", newEra(was.now).mark())
	return err
}

// longestLog is how many bytes a log may grow to before it is brought into the
// file.
const longestLog = 4 << 20

// trimLog brings a long log into the file. What was written is safe either way.
func (j *Journal) trimLog(ctx context.Context, c *sql.Conn) error {
	if size(j.path+"-wal") < longestLog {
		return nil
	}
	return j.renewLog(ctx, c)
}

// renewLog brings the log into the file and begins another one.
func (j *Journal) renewLog(ctx context.Context, c *sql.Conn) error {
	_, err := beginEra(ctx, c)
	// It changed both files, and nobody is to be suspected of that.
	j.files.Lock()
	defer j.files.Unlock()
	j.files.main, j.files.wal = nil, nil
	return err
}

// isStray is whether a write-ahead log lies beside the file at path that was
// written for another file. Where that cannot be told it is taken for its own.
func isStray(ctx context.Context, path string) bool {
	log, err := eraOfLog(path + "-wal")
	if err != nil || log == (era{}) {
		return false
	}
	file, err := eraOfFile(ctx, path)
	return err == nil && file.now != log.now && file.now != log.before
}

// eraOfFile returns the era that a journal's file itself is in, whatever its log
// says; none where it knows of no eras.
func eraOfFile(ctx context.Context, path string) (e era, err error) {
	db, err := sql.Open("sqlite", source(path, alone()))
	if err != nil {
		return e, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var known int
	var mark string
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name = 'era'").Scan(&known)
	if err == nil && known > 0 {
		err = db.QueryRowContext(ctx, "SELECT mark FROM era").Scan(&mark)
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return e, err
	}
	e, _ = readMark([]byte(mark))
	return e, nil
}

// eraOfLog returns what the first mark in a write-ahead log says; nothing where
// there is none, or nothing that was committed. The form of a log is described at
// https://www.sqlite.org/fileformat2.html#the_write_ahead_log.
func eraOfLog(path string) (e era, err error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return e, nil
	}
	if err != nil {
		return e, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	const headLength, frameHead = 32, 24
	head := make([]byte, headLength)
	if _, err := io.ReadFull(f, head); err != nil {
		return e, unlessShort(err)
	}
	page := int64(binary.BigEndian.Uint32(head[8:]))
	if magic := binary.BigEndian.Uint32(head); magic&^1 != 0x377f0682 || page < 512 || page > 65536 {
		return e, nil // SQLite passes over such a log as well
	}
	found, frame := false, make([]byte, frameHead+page)
	for {
		if _, err := io.ReadFull(f, frame); err != nil {
			return era{}, unlessShort(err)
		}
		if !bytes.Equal(frame[8:16], head[16:24]) {
			return era{}, nil // left of an earlier use of the log
		}
		if !found {
			e, found = readMark(frame[frameHead:])
		}
		if committed := binary.BigEndian.Uint32(frame[4:]) > 0; committed && found {
			return e, nil
		}
	}
}

// unlessShort is nil for the end of a file.
func unlessShort(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// setLogsAside renames the logs beside a journal that were written for another
// file, and returns the name of the first that holds something.
func setLogsAside(path string) (kept string, err error) {
	aside := path + stamp(".left-")
	for _, log := range logs {
		if log == "-shm" || size(path+log) == 0 {
			if err := os.Remove(path + log); err != nil && !errors.Is(err, os.ErrNotExist) {
				return kept, err
			}
			continue
		}
		if err := os.Rename(path+log, aside+log); err != nil {
			return kept, err
		}
		if kept == "" {
			kept = aside + log
		}
	}
	return kept, nil
}
