// Package stopwatch reads a clock that measures: nobody sets it, and it stands
// still while the computer sleeps. A session compares it with the wall clock
// and so notices a sleep, which must never count as calm time.
package stopwatch
