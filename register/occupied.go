package register

import (
	"os"
	"sync"
)

// occupied are the files this process has open as registers. Locks on POSIX
// systems belong to the process and are lost when any handle to the file is
// closed, so the process itself must know; there is one list because there is
// one set of locks.
var occupied struct {
	sync.Mutex
	files []os.FileInfo
}

// occupy enters a file, or reports false when it is entered already.
func occupy(info os.FileInfo) bool {
	occupied.Lock()
	defer occupied.Unlock()
	for _, f := range occupied.files {
		if os.SameFile(f, info) {
			return false
		}
	}
	occupied.files = append(occupied.files, info)
	return true
}

// vacate takes a file off the list.
func vacate(info os.FileInfo) {
	occupied.Lock()
	defer occupied.Unlock()
	for i, f := range occupied.files {
		if os.SameFile(f, info) {
			occupied.files = append(occupied.files[:i], occupied.files[i+1:]...)
			return
		}
	}
}

// identify returns what tells a file from any other that may take its place.
func identify(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	os.SameFile(info, info) // Windows looks the identity up late; now is the time
	return info, nil
}
