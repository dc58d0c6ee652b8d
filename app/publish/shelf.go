package publish

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"verwerkingsregister/app/source"
	"verwerkingsregister/export/bijsluiter"
	"verwerkingsregister/export/safefile"
)

// Shelf keeps a user's own forms on this computer, one for each report and
// language, in a folder of the program.
type Shelf struct{ Dir string }

func (s Shelf) path(r Report, language string) string {
	return filepath.Join(s.Dir, "templates", string(r)+"."+language+".docx")
}

// Own is the form that is kept, nil when there is none.
func (s Shelf) Own(r Report, language string) ([]byte, error) {
	if s.Dir == "" {
		return nil, nil
	}
	if _, err := os.Stat(s.path(r, language)); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return source.Read(s.path(r, language), "")
}

// Keep checks a form and keeps it, in the place of one that was kept. It gives
// what the form has no place for; what is wrong with it is told as by
// CheckTemplate, and then nothing is kept.
func (s Shelf) Keep(ctx context.Context, r Report, language string, data []byte) (lacks []string, err error) {
	if lacks, err = r.CheckTemplate(data); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(s.path(r, language)), 0o700); err != nil {
		return nil, err
	}
	return lacks, safefile.Write(ctx, s.path(r, language), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// Remove takes away the form that is kept; from then on the program's own counts.
func (s Shelf) Remove(r Report, language string) error {
	if err := os.Remove(s.path(r, language)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Help is the page that explains forms, as Markdown.
func Help(language string) (string, error) { return bijsluiter.Help(language) }
