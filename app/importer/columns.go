package importer

import (
	"context"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/mapping"
	"verwerkingsregister/app/profile"
	"verwerkingsregister/register/intake/sheet"
)

// columnsPage is what the page shows of a spreadsheet before its proposal: which column
// is which field.
type columnsPage struct {
	im   *Importer
	file *file
	page *mapping.Page
}

// mapped tells whether of a file the columns are shown first.
func (f *file) mapped() bool {
	return f.found.Spreadsheet != nil && f.found.Spreadsheet.Book.Export == nil && f.fate != takenOver
}

func newColumnsPage(im *Importer, f *file) *columnsPage {
	c := &columnsPage{im: im, file: f}
	back, leave := im.kit.Words.Cancel, im.Cancel
	if im.list != nil {
		back, leave = im.t.Words.Say("importer.back"), func() { im.back() }
	}
	if f.found.Forgotten != nil {
		im.t.Fail(f.found.Forgotten, im.options.Profiles)
	}
	c.page = mapping.New(im.t, mapping.Options{Kit: im.kit, Name: f.name, Spreadsheet: f.found.Spreadsheet,
		OnReady: c.ready, OnCancel: leave, Back: back})
	return c
}

// profiles is where it is remembered how spreadsheets are read.
func (im *Importer) profiles() profile.File {
	return profile.File{Path: im.options.Profiles, Register: im.t.Session.Register().Path()}
}

// remember keeps what the user changed, for the next file with the same headings.
func (c *columnsPage) remember() {
	changes, err := c.page.Changes(), error(nil)
	if !c.page.Changed() || c.file.found.Forgotten != nil {
		return
	}
	c.im.kit.Do(func() { err = c.im.profiles().Keep(context.Background(), changes) }, func() {
		if err != nil {
			c.im.t.Fail(err, c.im.options.Profiles)
		}
	})
}

// ready shows what the mapping proposes. What was ticked of the same proposal before
// stays so.
func (c *columnsPage) ready(m sheet.Mapping, r *sheet.Result) {
	if c.file.found.Proposal == r.Proposal && c.file.proposal != nil {
		c.im.show(c.file.proposal)
		c.file.page = c.file.proposal
		return
	}
	c.remember()
	var rev *review.Review
	c.im.kit.Do(func() { rev = review.New(r.Proposal) }, func() {
		if c.im.left {
			return
		}
		f := c.file
		f.found.Spreadsheet.Mapping, f.found.Proposal = m, r.Proposal
		f.review, f.outcomes, f.fate = rev, nil, proposed
		f.proposal = newProposalPage(c.im, f)
		f.page = f.proposal
		c.im.show(f.page)
	})
}

func (c *columnsPage) object() fyne.CanvasObject { return c.page.Object() }
func (c *columnsPage) focus()                    { c.page.Focus() }
func (c *columnsPage) escape() bool              { return c.im.back() }
func (c *columnsPage) nextPane()                 { c.im.turnTo(c.page.Panes()) }
func (c *columnsPage) edit()                     { c.page.Edit() }
func (c *columnsPage) takeOver()                 { c.page.Go() }
func (c *columnsPage) changed() bool             { return c.page.Changed() }

// toColumns goes from the proposal of a spreadsheet to its columns, where it has them.
func (p *proposalPage) toColumns() bool {
	if p.file.columns == nil || p.file.fate == takenOver {
		return false
	}
	p.file.page = p.file.columns
	p.im.show(p.file.columns)
	return true
}
