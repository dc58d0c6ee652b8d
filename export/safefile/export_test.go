package safefile

import (
	"context"
	"io"
	"io/fs"
)

// FailingWrite is Write over a file system whose named step fails with err;
// it reports the steps that were taken.
func FailingWrite(step string, err error, path string, write func(io.Writer) error) ([]string, error) {
	faulty := &faultyFiles{fileSystem: system{}, step: step, err: err}
	result := writer{faulty}.write(context.Background(), path, write)
	return faulty.steps, result
}

// FailingFolder is WriteFolder over such a file system.
func FailingFolder(step string, err error, path string, write func(*Folder) error) ([]string, error) {
	faulty := &faultyFiles{fileSystem: system{}, step: step, err: err}
	result := writer{faulty}.writeFolder(context.Background(), path, write)
	return faulty.steps, result
}

type faultyFiles struct {
	fileSystem
	step  string
	err   error
	steps []string
}

func (f *faultyFiles) take(step string) error {
	f.steps = append(f.steps, step)
	if step == f.step {
		return f.err
	}
	return nil
}

func (f *faultyFiles) Stat(path string) (fs.FileInfo, error) {
	if err := f.take("stat"); err != nil {
		return nil, err
	}
	return f.fileSystem.Stat(path)
}

func (f *faultyFiles) Create(path string) (file, error) {
	if err := f.take("create"); err != nil {
		return nil, err
	}
	inner, err := f.fileSystem.Create(path)
	if err != nil {
		return nil, err
	}
	return &faultyFile{inner, f}, nil
}

func (f *faultyFiles) Rename(from, to string) error {
	if err := f.take("rename"); err != nil {
		return err
	}
	return f.fileSystem.Rename(from, to)
}

func (f *faultyFiles) Remove(path string) error {
	if err := f.take("remove"); err != nil {
		return err
	}
	return f.fileSystem.Remove(path)
}

func (f *faultyFiles) Mkdir(path string) error {
	if err := f.take("mkdir"); err != nil {
		return err
	}
	return f.fileSystem.Mkdir(path)
}

func (f *faultyFiles) RemoveAll(path string) error {
	if err := f.take("removeall"); err != nil {
		return err
	}
	return f.fileSystem.RemoveAll(path)
}

func (f *faultyFiles) SyncDir(path string) error {
	if err := f.take("syncdir"); err != nil {
		return err
	}
	return f.fileSystem.SyncDir(path)
}

type faultyFile struct {
	file
	files *faultyFiles
}

func (f *faultyFile) Chmod(mode fs.FileMode) error {
	if err := f.files.take("chmod"); err != nil {
		return err
	}
	return f.file.Chmod(mode)
}

func (f *faultyFile) Write(p []byte) (int, error) {
	if err := f.files.take("write"); err != nil {
		return 0, err
	}
	return f.file.Write(p)
}

func (f *faultyFile) Sync() error {
	if err := f.files.take("sync"); err != nil {
		return err
	}
	return f.file.Sync()
}

func (f *faultyFile) Close() error {
	closed := f.file.Close()
	if err := f.files.take("close"); err != nil {
		return err
	}
	return closed
}
