package importer

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/source"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/delimited"
)

// Reader reads one file; a bundle gives what was found in each of its parts.
type Reader func(ctx context.Context, s Source) ([]Found, error)

// Source is what is read: a file, or text that was pasted.
type Source struct {
	Path string
	// Pasted is the text, when Path is empty.
	Pasted string
	// Text is what the user knows of how a file of delimited values is written.
	Text delimited.As
	// Password opens an Office file that is encrypted with it.
	Password string
}

// Files are sources that are files.
func Files(paths ...string) []Source {
	sources := make([]Source, len(paths))
	for i, path := range paths {
		sources[i] = Source{Path: path}
	}
	return sources
}

// Found is what was read out of one file, or out of parts of a bundle: a proposal
// with the document it was read from, or the records of a register.
type Found struct {
	// Parts are the parts of a bundle it was found in; none for a file by itself.
	Parts []string
	// Err is why a part of a bundle can't be read.
	Err error

	Document *block.Document
	Proposal *proposal.Proposal
	// Spreadsheet is the table that the proposal was made of; nil for any other document.
	Spreadsheet *propose.Spreadsheet
	// Forgotten is why what is remembered of spreadsheets can't be used.
	Forgotten error

	Records []model.Record
	Unknown []interchange.Unknown // what the register has no place for
}

// read is the program's own reader. What a file is follows from its bytes.
func (im *Importer) read(ctx context.Context, s Source) ([]Found, error) {
	file := propose.File{Name: im.named(s), Data: []byte(s.Pasted), Text: s.Text, Password: s.Password}
	if s.Path != "" {
		var err error
		if file.Data, err = source.Read(s.Path, im.t.Session.Register().Path()); err != nil {
			return nil, err
		}
	}
	all, err := im.t.Reader.Open(ctx, file)
	if err != nil && file.Locked(err) {
		return nil, &lockedError{err}
	}
	if err != nil {
		return nil, err
	}
	found := make([]Found, len(all))
	for i, f := range all {
		if found[i], err = im.found(ctx, f); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// found makes what was read ready to be shown: of a register its records, by the
// suggested mapping where it is a table.
func (im *Importer) found(ctx context.Context, f propose.Found) (Found, error) {
	out := Found{Parts: f.Parts, Err: f.Err, Document: f.Document, Proposal: f.Proposal}
	if f.Spreadsheet != nil {
		profiles, err := im.profiles().Read()
		if out.Forgotten = err; err == nil {
			profiles.Apply(f.Spreadsheet.Book, &f.Spreadsheet.Mapping)
		}
		result, err := f.Spreadsheet.Propose(ctx, sheet.Options{On: im.t.Session.Today()})
		if err != nil {
			return out, err
		}
		out.Document, out.Proposal, out.Spreadsheet = f.Spreadsheet.Text(), result.Proposal, f.Spreadsheet
	}
	if f.JSON == nil {
		return out, nil
	}
	document, unknown, err := interchange.Read(f.JSON)
	out.Records, out.Unknown = document.Stored(), unknown
	return out, err
}

// named is what a source is called.
func (im *Importer) named(s Source) string {
	if s.Path == "" {
		return im.t.Words.Say("importer.pasted", "day", im.t.Session.Today().Format())
	}
	return filepath.Base(s.Path)
}

// fate is what became of a file.
type fate string

const (
	waiting   fate = "waiting"
	proposed  fate = "proposed"  // there is something to look at
	nothing   fate = "nothing"   // it was read, and nothing in it is for the register
	unchanged fate = "unchanged" // it is an export of this program, as it was made
	refused   fate = "refused"
	stopped   fate = "stopped" // the user stopped before it was read
	takenOver fate = "taken"
)

// file is one of the files that were chosen, or a part of a bundle among them.
type file struct {
	source   Source
	name     string
	place    int // in the order in which they were found
	fate     fate
	err      error
	found    Found
	review   *review.Review // of a proposal
	text     *review.Text   // of its document, to be shown beside it; nil until that is made ready
	page     part           // what shows it; nil until it was opened
	columns  *columnsPage   // of a spreadsheet, once it was opened
	proposal *proposalPage  // of a spreadsheet, once its columns were gone through
	outcomes []review.Outcome
	older    model.Date // of a later document the register has of the same, if any
	received model.Date // when the supplier sent it; the day it is read until somebody says otherwise
}

func (im *Importer) newFile(s Source) *file {
	return &file{source: s, name: im.named(s), fate: waiting, received: im.t.Session.Today()}
}

// readied is what is made of a proposal before it is shown. Of a big register that takes
// seconds, so it is done where it was read: in the background.
type readied struct {
	review *review.Review
	text   *review.Text
}

func (f Found) ready() readied {
	if f.Proposal == nil || len(f.Proposal.Items) == 0 {
		return readied{}
	}
	r := readied{review: review.New(f.Proposal)}
	if !f.mapped() { // else the columns come first
		r.attach(f.Document)
	}
	return r
}

func (r *readied) attach(document *block.Document) {
	r.text = review.NewText(document)
	r.review.Attach(r.text)
}

// take keeps what was read.
func (f *file) take(found Found, ready readied, err error) {
	f.found, f.err = found, err
	if err == nil {
		f.err = found.Err
	}
	switch {
	case f.err != nil:
		f.fate = refused
	case found.Proposal != nil && len(found.Proposal.Items) > 0:
		f.review, f.text = ready.review, ready.text
		f.fate = proposed
	case len(found.Records) > 0:
		f.fate = proposed
	case found.Proposal != nil && found.Proposal.Unchanged():
		f.fate = unchanged
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

// next reads a file and then those behind it, but those that were read before.
func (im *Importer) next(ctx context.Context, i int) {
	for i < len(im.files) && im.files[i].fate != waiting {
		i++
	}
	if i == len(im.files) {
		im.loaded()
		return
	}
	f := im.files[i]
	im.loads.progress.SetText(im.t.Words.Say("importer.reading", "file", f.name, "n", i+1, "total", len(im.files)))
	if len(im.files) > 1 {
		im.loads.progress.SetDone(float64(i) / float64(len(im.files)))
	}
	var found []Found
	var ready []readied
	var err error
	im.kit.Do(func() { found, ready, err = im.readReady(ctx, f.source) }, func() {
		if im.left || ctx.Err() != nil {
			return
		}
		read := im.spread(f, found, ready, err)
		im.files = slices.Replace(im.files, i, i+1, read...)
		if im.list != nil {
			im.list.fill()
		}
		im.next(ctx, i+len(read))
	})
}

// readReady reads a source, and readies what is to be shown of it.
func (im *Importer) readReady(ctx context.Context, s Source) ([]Found, []readied, error) {
	found, err := im.options.Read(ctx, s)
	ready := make([]readied, len(found))
	for i := range found {
		ready[i] = found[i].ready()
	}
	return found, ready, err
}

// spread makes of a file that was read the lines of the list: one, or one for each
// thing that was found in a bundle.
func (im *Importer) spread(f *file, found []Found, ready []readied, err error) []*file {
	if err != nil || len(found) == 0 {
		f.take(Found{}, readied{}, err)
		return []*file{f}
	}
	var all []*file
	for i, one := range found {
		part := f
		if i > 0 {
			part = im.newFile(f.source)
		}
		part.name = im.named(f.source)
		if len(one.Parts) > 0 {
			part.name = strings.Join(one.Parts, " + ")
		}
		part.take(one, ready[i], nil)
		all = append(all, part)
	}
	return all
}

// loaded goes on when everything was read.
func (im *Importer) loaded() {
	im.loads.progress.Stop()
	im.loads = nil
	if im.list == nil && len(im.files) > 1 { // a bundle
		im.list = newFileList(im)
		im.show(im.list)
	}
	if im.list != nil {
		im.list.loaded()
		return
	}
	im.open(im.files[0])
	if r, ok := im.files[0].page.(*refusal); ok && r.locked() {
		r.askPassword()
	}
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
		case f.mapped():
			f.columns = newColumnsPage(im, f)
			f.page = f.columns
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
	case nothing, unchanged:
		return strings.Join(im.noteTexts(f), " ")
	}
	return ""
}

// noteTexts are the sentences of what the reader of a file noticed, each once, with
// the words of the file they are about.
func (im *Importer) noteTexts(f *file) []string {
	if f.found.Proposal == nil {
		return []string{im.t.Words.Say("importer.no-records")}
	}
	var texts []string
	for _, n := range f.found.Proposal.Notes {
		text := im.note(n.Code)
		if n.Text != "" {
			text += " “" + review.Legible(n.Text) + "”"
		}
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

func (im *Importer) note(code proposal.NoteCode) string {
	return im.t.Words.Say("notes." + string(code))
}
