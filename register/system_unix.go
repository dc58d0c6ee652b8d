//go:build !windows

package register

import (
	"errors"
	"os"
	"syscall"
)

// systemKind tells what an error of this system means, when the portable ones
// do not say.
func systemKind(err error) (kind ErrorKind, known bool) {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return DiskFull, true
	case errors.Is(err, syscall.EROFS):
		return ReadOnlyMedia, true
	}
	return "", false
}

// syncFolder makes a new name in a folder durable. File systems that cannot do
// so for a folder say EINVAL or ENOTSUP, and there is nothing more to be done.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, f.Close())
}

// freeSpace returns how many bytes the user may still write in a folder; ok is
// false when the system does not tell.
func freeSpace(dir string) (free uint64, ok bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, false
	}
	return uint64(s.Bavail) * uint64(s.Bsize), true
}
