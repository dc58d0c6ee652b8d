//go:build !race

package worker

import "syscall"

// confine has the system refuse this process more memory than allowed, for what is asked
// for between two looks of the guard. It is of no consequence when the system does not
// want to. The race detector asks for far more than it uses, and works without.
func confine(allowed int64) {
	limit := syscall.Rlimit{Cur: uint64(allowed), Max: uint64(allowed)}
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &limit)
}
