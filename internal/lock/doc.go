// Package lock locks files between processes. The system takes a lock back when
// the process that has it ends, however it ends.
package lock
