package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"time"
)

// Journal is an open journal. Its methods may be called from several
// goroutines at once.
type Journal struct {
	path  string
	file  os.FileInfo // of the file that was opened
	files files
	now   func() time.Time
	write *sql.DB // one connection
	read  *sql.DB
	// from is the address to read the file by.
	from string
	// still is nil while what is read is what was opened; nil where SQLite sees to
	// that.
	still func() error
	// drop removes a copy that is read in the journal's stead; nil without one.
	drop func() error
	// setAside is the log of another file that lay beside the journal.
	setAside string
}

func (j *Journal) connect(ctx context.Context) error {
	var err error
	j.write, err = sql.Open("sqlite", source(j.path, url.Values{
		"mode": {"rw"}, "_busy_timeout": {"5000"}, "_foreign_keys": {"1"},
		"_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_txlock": {"immediate"}, "_dqs": {"0"},
		// For the first see trimLog; what is removed for good is written over, not
		// only let go of.
		"_pragma": {"wal_autocheckpoint(0)", "secure_delete(1)"},
	}))
	if err != nil {
		return err
	}
	// One connection, kept for good: its settings were read back.
	j.write.SetMaxOpenConns(1)
	if err := readBack(ctx, j.write, map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000",
		"wal_autocheckpoint": "0", "secure_delete": "1",
	}); err != nil {
		return err
	}
	if err := setMarks(ctx, j.write); err != nil {
		return err
	}
	if err := migrate(ctx, j.write, schema); err != nil {
		return err
	}
	if _, err := j.beginEra(ctx); err != nil {
		return err
	}
	j.from = source(j.path, withLog())
	j.read, err = sql.Open("sqlite", source(j.path, url.Values{
		"mode": {"rw"}, "_busy_timeout": {"5000"}, "_foreign_keys": {"1"}, "_query_only": {"1"}, "_dqs": {"0"},
	}))
	if err != nil {
		return err
	}
	j.read.SetMaxOpenConns(2)
	if err := readBack(ctx, j.read, map[string]string{"journal_mode": "wal", "query_only": "1"}); err != nil {
		return err
	}
	if j.file, err = os.Stat(j.path); err != nil {
		return err
	}
	os.SameFile(j.file, j.file) // Windows looks the file's number up at the first call
	return nil
}

// readBack refuses to go on where a setting did not take: SQLite keeps quiet
// about that, and taps would be lost in a power cut.
func readBack(ctx context.Context, db *sql.DB, want map[string]string) error {
	for name, value := range want {
		var got string
		if err := db.QueryRowContext(ctx, "PRAGMA "+name).Scan(&got); err != nil {
			return err
		}
		if got != value {
			return fmt.Errorf("%w: %s is %s, not %s", ErrUnsafe, name, got, value)
		}
	}
	return nil
}

// SetAside returns where the log lies now that was found beside the journal and
// was written for another file; empty where there was none.
func (j *Journal) SetAside() string { return j.setAside }

// Path returns where the journal lies, as an absolute path.
func (j *Journal) Path() string { return j.path }

// Close closes the journal. A journal that is not closed loses nothing.
func (j *Journal) Close() error {
	j.files.Lock()
	defer j.files.Unlock()
	if j.files.meddled != nil {
		return nil // or SQLite would copy into the file what is left of its log
	}
	var errs []error
	for _, db := range []*sql.DB{j.read, j.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if j.drop != nil {
		errs = append(errs, j.drop())
	}
	if err := errors.Join(errs...); err != nil {
		return explain("close the journal", j.path, err)
	}
	return nil
}

// EngineVersion returns the version of SQLite.
func EngineVersion() (version string, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return "", fmt.Errorf("ask for the version of SQLite: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.QueryRow("SELECT sqlite_version()").Scan(&version); err != nil {
		return "", fmt.Errorf("ask for the version of SQLite: %w", err)
	}
	return version, nil
}

// How long a write waits while another program holds the right to write: in a
// running session, where the window must not stand still and what is refused is
// tried again, and otherwise.
const (
	tapPatience = 100 * time.Millisecond
	patience    = 5 * time.Second
)

// change runs fn in a transaction that holds from its start the right to
// write, and returns nil only when what it wrote is in the file at the
// journal's path. After an error it may have been written all the same.
func (j *Journal) change(ctx context.Context, trying string, fn func(tx *sql.Tx) error) error {
	return explain(trying, j.path, j.withWriter(ctx, func(c *sql.Conn) error {
		return j.transact(ctx, c, patience, fn)
	}))
}

// changeNow is change for what happens in a running session: it cannot be
// cancelled, and hardly waits.
func (j *Journal) changeNow(trying string, fn func(tx *sql.Tx) error) error {
	return explain(trying, j.path, j.withWriterNow(func(c *sql.Conn) error {
		return j.transact(context.Background(), c, tapPatience, fn)
	}))
}

// mostAnew is how often a connection is made anew for one write.
const mostAnew = 3

// withWriter does something with the connection that writes. Where the journal's
// log was lost it does so with another one.
func (j *Journal) withWriter(ctx context.Context, do func(c *sql.Conn) error) error {
	if j.write == nil {
		return ErrReadOnly // see OpenToRead
	}
	for n := 1; ; n++ {
		c, err := j.write.Conn(ctx)
		if err != nil {
			return err
		}
		err = do(c)
		if closed := c.Close(); closed != nil && !errors.Is(closed, sql.ErrConnDone) {
			err = errors.Join(err, closed)
		}
		if !errors.Is(err, errAnew) || n == mostAnew {
			return err
		}
	}
}

// withWriterNow is withWriter where nobody can wait until this program has written
// something else.
func (j *Journal) withWriterNow(do func(c *sql.Conn) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), tapPatience)
	defer cancel()
	err := j.withWriter(ctx, do)
	if errors.Is(err, context.DeadlineExceeded) {
		return &failure{ErrBusy, err}
	}
	return err
}

// hold begins a transaction, which takes the right to write at once, or waits for
// it while another program has it.
func hold(ctx context.Context, c *sql.Conn, wait time.Duration) (*sql.Tx, error) {
	if _, err := c.ExecContext(ctx, fmt.Sprintf("PRAGMA busy_timeout = %d", wait.Milliseconds())); err != nil {
		return nil, err
	}
	return c.BeginTx(ctx, nil)
}

// transact runs fn in a transaction.
func (j *Journal) transact(ctx context.Context, c *sql.Conn, wait time.Duration, fn func(tx *sql.Tx) error) error {
	if err := j.inPlace(ctx, c); err != nil {
		return err // before: or what is refused would be in the journal
	}
	tx, err := hold(ctx, c, wait)
	if err != nil {
		return err
	}
	if err := fn(tx); err != nil {
		if back := tx.Rollback(); back != nil && !errors.Is(back, sql.ErrTxDone) {
			err = errors.Join(err, back)
		}
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if err := j.inPlace(context.WithoutCancel(ctx), c); errors.Is(err, errAnew) {
		return nil // it is in the main file by now
	} else if err != nil {
		return err
	}
	// A log that stays long costs room and no more.
	_ = j.trimLog(context.WithoutCancel(ctx), c)
	return nil
}

// look runs fn in a transaction that sees one state of the journal throughout.
func (j *Journal) look(ctx context.Context, trying string, fn func(tx *sql.Tx) error) error {
	tx, err := j.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(trying, j.path, err)
	}
	err = fn(tx)
	if back := tx.Rollback(); back != nil && !errors.Is(back, sql.ErrTxDone) {
		err = errors.Join(err, back)
	}
	if err == nil && j.still != nil {
		err = j.still()
	}
	return explain(trying, j.path, err)
}
