package register

import (
	"errors"
	"syscall"

	"golang.org/x/sys/windows"
)

// systemKind tells what an error of this system means, when the portable ones
// do not say.
func systemKind(err error) (kind ErrorKind, known bool) {
	switch {
	case errors.Is(err, windows.ERROR_DISK_FULL), errors.Is(err, windows.ERROR_HANDLE_DISK_FULL):
		return DiskFull, true
	case errors.Is(err, windows.ERROR_WRITE_PROTECT):
		return ReadOnlyMedia, true
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION), errors.Is(err, windows.ERROR_LOCK_VIOLATION):
		return Locked, true
	}
	return "", false
}

// syncFolder does nothing: Windows has no flush for a folder, and NTFS journals
// the rename.
func syncFolder(string) error { return nil }

// freeSpace returns how many bytes the user may still write in a folder; ok is
// false when the system does not tell.
func freeSpace(dir string) (free uint64, ok bool) {
	path, err := syscall.UTF16PtrFromString(dir)
	if err != nil {
		return 0, false
	}
	err = windows.GetDiskFreeSpaceEx(path, &free, nil, nil)
	return free, err == nil
}
