package safefile

import (
	"errors"
	"syscall"
)

// Codes of the Windows API that package syscall does not name.
const (
	errorWriteProtect     syscall.Errno = 19
	errorSharingViolation syscall.Errno = 32
	errorLockViolation    syscall.Errno = 33
	errorHandleDiskFull   syscall.Errno = 39
	errorDiskFull         syscall.Errno = 112
	errorInvalidName      syscall.Errno = 123
	errorFilenameTooLong  syscall.Errno = 206
)

// SyncDir does nothing: Windows has no flush for a folder, and NTFS journals
// the rename.
func (system) SyncDir(string) error { return nil }

func systemKind(err error) Kind {
	switch {
	case errors.Is(err, errorDiskFull), errors.Is(err, errorHandleDiskFull):
		return NoSpace
	case errors.Is(err, errorWriteProtect):
		return ReadOnly
	case errors.Is(err, errorSharingViolation), errors.Is(err, errorLockViolation):
		return InUse
	case errors.Is(err, errorInvalidName), errors.Is(err, errorFilenameTooLong):
		return BadName
	}
	return Other
}
