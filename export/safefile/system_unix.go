//go:build !windows

package safefile

import (
	"errors"
	"os"
	"syscall"
)

// SyncDir flushes the folder, so that the rename survives a power cut. File
// systems that cannot do so for a folder say EINVAL or ENOTSUP: there is
// nothing more to be done there.
func (system) SyncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	if closed := dir.Close(); err == nil {
		err = closed
	}
	return err
}

func systemKind(err error) Kind {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return NoSpace
	case errors.Is(err, syscall.EROFS):
		return ReadOnly
	case errors.Is(err, syscall.EBUSY), errors.Is(err, syscall.ETXTBSY):
		return InUse
	case errors.Is(err, syscall.ENAMETOOLONG):
		return BadName
	case errors.Is(err, syscall.ENOTDIR):
		return NoFolder
	}
	return Other
}
