package importer

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/source"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// Reader reads one file.
type Reader func(ctx context.Context, path string) (Found, error)

// Found is what was read out of one file: a proposal with the document it was read
// from, or the records of a register.
type Found struct {
	Document *block.Document
	Proposal *proposal.Proposal

	Records []model.Record
	Unknown []interchange.Unknown // what the register has no place for
}

// read is the program's own reader. What a file is follows from its bytes.
func (im *Importer) read(ctx context.Context, path string) (Found, error) {
	data, err := source.Read(path, im.t.Session.Register().Path())
	if err != nil {
		return Found{}, err
	}
	if limits.Sniff(data, limits.Standard()) == limits.JSON {
		document, unknown, err := interchange.Read(data)
		return Found{Records: document.Stored(), Unknown: unknown}, err
	}
	document, p, err := im.t.Reader.Document(ctx, filepath.Base(path), data)
	return Found{Document: document, Proposal: p}, err
}

// fate is what became of a file.
type fate string

const (
	waiting   fate = "waiting"
	proposed  fate = "proposed" // there is something to look at
	nothing   fate = "nothing"  // it was read, and nothing in it is for the register
	refused   fate = "refused"
	stopped   fate = "stopped" // the user stopped before it was read
	takenOver fate = "taken"
)

// file is one of the files that were chosen.
type file struct {
	path, name string
	fate       fate
	err        error
	found      Found
	review     *review.Review // of a proposal
	page       part           // what shows it; nil until it was opened
	outcomes   []review.Outcome
	received   model.Date // when the supplier sent it; the day it is read until somebody says otherwise
}

func newFile(path string) *file {
	return &file{path: path, name: filepath.Base(path), fate: waiting}
}

// take keeps what was read.
func (f *file) take(found Found, err error) {
	f.found, f.err = found, err
	switch {
	case err != nil:
		f.fate = refused
	case found.Proposal != nil && len(found.Proposal.Items) > 0:
		f.review = review.New(found.Proposal)
		f.fate = proposed
	case len(found.Records) > 0:
		f.fate = proposed
	default:
		f.fate = nothing
	}
}

// loading is what the page shows of the reading.
type loading struct {
	im       *Importer
	progress *widgets.Progress
}

func (l *loading) object() fyne.CanvasObject {
	return container.NewPadded(widgets.NewFrame(l.progress, nil, nil, nil, nil))
}
func (l *loading) focus()        { widgets.FocusOn(l.progress) }
func (l *loading) escape() bool  { return false }
func (l *loading) nextPane()     {}
func (l *loading) edit()         {}
func (l *loading) takeOver()     {}
func (l *loading) changed() bool { return false }

// load reads the files one after the other, each in the background.
func (im *Importer) load() {
	ctx, stop := context.WithCancel(context.Background())
	im.stop = stop
	im.loads = &loading{im: im, progress: widgets.NewProgress(im.kit, "", im.stopReading)}
	if im.list == nil {
		im.show(im.loads)
	} else {
		im.list.loading(im.loads.progress)
	}
	im.next(ctx, 0)
}

// next reads a file and then those behind it.
func (im *Importer) next(ctx context.Context, i int) {
	if i == len(im.files) {
		im.loaded()
		return
	}
	f := im.files[i]
	im.loads.progress.SetText(im.t.Words.Say("importer.reading", "file", f.name, "n", i+1, "total", len(im.files)))
	if len(im.files) > 1 {
		im.loads.progress.SetDone(float64(i) / float64(len(im.files)))
	}
	var found Found
	var err error
	im.kit.Do(func() { found, err = im.options.Read(ctx, f.path) }, func() {
		if im.left || ctx.Err() != nil {
			return
		}
		f.take(found, err)
		if im.list != nil {
			im.list.fill()
		}
		im.next(ctx, i+1)
	})
}

// loaded goes on when everything was read.
func (im *Importer) loaded() {
	im.loads.progress.Stop()
	im.loads = nil
	if im.list != nil {
		im.list.loaded()
		return
	}
	im.open(im.files[0])
}

// stopReading stops at once. It does not wait for the reader, which may be in the
// middle of something; what it brings is dropped. What was read stays.
func (im *Importer) stopReading() {
	im.stop()
	read := 0
	for _, f := range im.files {
		if f.fate == waiting {
			f.fate = stopped
		} else {
			read++
		}
	}
	if read == 0 {
		im.leave()
		return
	}
	im.loaded()
	im.list.fill()
}

// open shows what was found in a file.
func (im *Importer) open(f *file) {
	if f.page == nil {
		switch {
		case f.fate != proposed && f.fate != takenOver:
			f.page = newRefusal(im, f)
		case f.review != nil:
			f.page = newProposalPage(im, f)
		default:
			f.page = newRecordsPage(im, f)
		}
	}
	im.show(f.page)
}

// back goes from a file to the list of files, if there is one.
func (im *Importer) back() bool {
	if im.list == nil {
		return false
	}
	im.list.fill()
	im.show(im.list)
	return true
}

// reason tells in a line why a file has nothing to take over.
func (im *Importer) reason(f *file) string {
	switch f.fate {
	case refused:
		n := im.t.Words.Explain(f.err, f.name)
		return strings.TrimRight(n.Title, ".") + ". " + n.Happened
	case nothing:
		return strings.Join(im.noteTexts(f), " ")
	}
	return ""
}

// noteTexts are the sentences of what the reader of a file noticed, each once.
func (im *Importer) noteTexts(f *file) []string {
	if f.found.Proposal == nil {
		return []string{im.t.Words.Say("importer.no-records")}
	}
	var texts []string
	for _, n := range f.found.Proposal.Notes {
		if text := im.note(n.Code); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

func (im *Importer) note(code proposal.NoteCode) string {
	return im.t.Words.Say("notes." + string(code))
}
