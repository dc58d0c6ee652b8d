package importer

import (
	"context"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/mapping"
	"verwerkingsregister/app/profile"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/delimited"
)

// columnsPage is what the page shows of a spreadsheet before its proposal: which column
// is which field.
type columnsPage struct {
	im   *Importer
	file *file
	page *mapping.Page
}

// mapped tells whether of a file the columns are shown first.
func (f *file) mapped() bool { return f.found.mapped() && f.fate != takenOver }

// mapped tells whether it is a table of which the columns are gone through first.
func (f Found) mapped() bool { return f.Spreadsheet != nil && f.Spreadsheet.Book.Export == nil }

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
		OnReady: c.ready, Reread: c.reread(), OnCancel: leave, Back: back})
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
	var ready readied
	of := *c.file.found.Spreadsheet
	of.Mapping = m
	var text *block.Document
	c.im.kit.Do(func() {
		text = of.Text()
		ready.review = review.New(r.Proposal)
		ready.attach(text)
	}, func() {
		if c.im.left {
			return
		}
		f := c.file
		f.found.Spreadsheet, f.found.Proposal, f.found.Document = &of, r.Proposal, text
		f.review, f.text, f.outcomes, f.fate = ready.review, ready.text, nil, proposed
		f.proposal = newProposalPage(c.im, f)
		f.page = f.proposal
		c.im.show(f.page)
	})
}

// reread reads the file again, written as the user says; it is nil for a part of a bundle.
func (c *columnsPage) reread() func(delimited.As) {
	if len(c.file.found.Parts) > 0 {
		return nil
	}
	return func(as delimited.As) {
		s := c.file.source
		s.Text = as
		var found []Found
		var ready []readied
		var err error
		c.im.kit.Do(func() { found, ready, err = c.im.readReady(context.Background(), s) }, func() {
			switch {
			case c.im.left:
			case err != nil:
				c.im.t.Fail(err, c.file.name)
			case len(found) == 1 && found[0].Spreadsheet != nil:
				f := c.file
				f.source = s
				f.take(found[0], ready[0], nil)
				f.outcomes, f.columns = nil, newColumnsPage(c.im, f)
				f.page = f.columns
				c.im.show(f.page)
			}
		})
	}
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
