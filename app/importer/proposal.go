package importer

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// The places of the right half.
const (
	tabValues    = "values"
	tabTargets   = "targets"
	tabNotes     = "notes"
	tabUnmatched = "unmatched"
	tabChanges   = "changes"
)

// proposalPage is what the page shows of a bijsluiter: its text and what it
// proposes.
type proposalPage struct {
	im   *Importer
	file *file
	rev  *review.Review
	text *review.Text

	source    *widgets.PassageView
	tabs      *widgets.Tabs
	values    *values
	targets   *targets
	notes     *passages
	unmatched *passages
	changes   *changes
	right     *fyne.Container

	plan    *plan
	title   *widget.Label
	counts  *widget.Label
	summary *widget.Label
	take    *widgets.Button
	shown   fyne.CanvasObject
}

func newProposalPage(im *Importer, f *file) *proposalPage {
	if f.text == nil { // its columns were never gone through
		ready := readied{review: f.review}
		ready.attach(f.found.Document)
		f.text = ready.text
	}
	p := &proposalPage{im: im, file: f, rev: f.review, text: f.text}
	p.source = widgets.NewPassageView(im.kit)
	p.source.OnTapped = p.tapped
	p.source.Fill(im.blocks(p.text))
	p.values = newValues(p)
	p.targets = newTargets(p)
	p.notes, p.unmatched = newNotes(p), newUnmatched(p)
	p.changes = newChanges(p)
	p.right = container.NewStack(p.values.shown)
	p.tabs = p.newTabs()
	p.build()
	p.plan = newPlan(im, p.offer, p.planned)
	p.values.begin()
	return p
}

func (p *proposalPage) newTabs() *widgets.Tabs {
	tab := func(key string, n int) widgets.Tab {
		return widgets.Tab{Key: key, Title: p.im.t.Words.Say("importer.tab."+key, "n", n)}
	}
	tabs := widgets.NewTabs(p.im.kit, []widgets.Tab{
		tab(tabValues, p.rev.Counts().Values), tab(tabTargets, len(p.file.found.Proposal.Items)),
		tab(tabNotes, len(p.file.found.Proposal.Notes)), tab(tabUnmatched, len(p.file.found.Proposal.Unmatched)),
		tab(tabChanges, 0),
	})
	tabs.OnSelected = p.turn
	return tabs
}

func (p *proposalPage) build() {
	say := p.im.t.Words.Say
	p.title, p.counts, p.summary = heading(""), quiet(""), widget.NewLabel(say("importer.planning"))
	p.title.Truncation, p.counts.Truncation, p.summary.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	p.title.SetText(say("importer.title", "file", p.file.name))
	p.take = widgets.NewButton(p.im.kit, widgets.PrimaryButton, say("importer.take"), nil, p.takeOver)
	head := container.NewVBox(p.title, p.counts)
	left := widgets.NewFrame(quiet(say("importer.source")), nil, nil, nil, p.source)
	right := widgets.NewFrame(p.tabs, nil, nil, nil, p.right)
	split := widgets.NewSplitter(p.im.kit, widgets.SplitterOptions{Size: 440}, left, right)
	below := widgets.NewFrame(widget.NewSeparator(), nil, nil, p.buttons(), p.summary)
	p.shown = widgets.NewFrame(head, below, nil, nil, split)
}

// buttons are those below the proposal; of a spreadsheet one leads back to its columns.
func (p *proposalPage) buttons() fyne.CanvasObject {
	if p.file.columns == nil {
		return p.im.buttons(p.take)
	}
	columns := widgets.NewButton(p.im.kit, widgets.PlainButton, p.im.t.Words.Say("importer.columns"), nil, func() { p.toColumns() })
	return container.NewHBox(layout.NewSpacer(), columns, p.take)
}

// turn shows another place of the right half.
func (p *proposalPage) turn(key string) {
	shown := map[string]fyne.CanvasObject{tabValues: p.values.shown, tabTargets: p.targets.shown,
		tabNotes: p.notes.shown, tabUnmatched: p.unmatched.shown, tabChanges: p.changes.shown}[key]
	p.right.Objects = []fyne.CanvasObject{shown}
	p.right.Refresh()
}

// mark marks the passage of a line in the source.
func (p *proposalPage) mark(spot review.Spot, ok bool) {
	if !ok {
		p.source.Unmark()
		return
	}
	p.source.Mark(widgets.Passage{Block: spot.Block, Cell: spot.Cell, From: spot.From, To: spot.To})
}

// tapped goes from a place in the source to the value that comes from it.
func (p *proposalPage) tapped(at widgets.Passage) {
	line, ok := p.rev.From(review.Spot{Block: at.Block, Cell: at.Cell, From: at.From, To: at.To})
	if !ok {
		return
	}
	p.goTo(line)
}

// goTo shows a line among the values.
func (p *proposalPage) goTo(line int) {
	p.tabs.Select(tabValues)
	p.turn(tabValues)
	p.values.goTo(line)
}

// count shows the numbers again.
func (p *proposalPage) count() {
	c := p.rev.Counts()
	p.counts.SetText(p.im.t.Words.Say("importer.counts", "values", c.Values, "certain", c.Certain, "likely", c.Likely,
		"doubtful", c.Doubtful, "unseen", c.Unseen))
}

// refresh follows a tick, an edit or another choice: the numbers, and what would
// come of it.
func (p *proposalPage) refresh() {
	p.count()
	p.plan.soon()
}

// offer prepares what taking over would do as things are ticked now.
func (p *proposalPage) offer() work {
	offer, state, taker := p.rev.Offer(), p.im.t.Session.Snapshot(), p.im.taker()
	taker.Same = offer.Same
	return func(ctx context.Context) (register.Change, []review.Outcome, error) {
		change, steps, err := taker.Proposals(ctx, []accept.Offer{ticked(offer)})
		if err != nil {
			return register.Change{}, nil, err
		}
		outcomes := offer.Outcomes(steps[0], state)
		_, all, err := taker.Proposals(ctx, []accept.Offer{stated(offer)})
		if err != nil {
			return register.Change{}, nil, err
		}
		offer.Compare(outcomes, all[0], state)
		return change, outcomes, nil
	}
}

// taker takes over with what the officer said of names.
func (im *Importer) taker() accept.Taker {
	return accept.Taker{Register: im.t.Session.Register(), Called: im.names.Called()}
}

// ticked is what is ticked of a proposal.
func ticked(o review.Offer) accept.Offer {
	return accept.Offer{Proposal: o.Proposal, Accepted: o.Accepted(), Same: o.Same, Uses: o.Uses, Follow: o.Follows}
}

// stated is all that a proposal says, ticked or not.
func stated(o review.Offer) accept.Offer {
	return accept.Offer{Proposal: o.Proposal, Accepted: o.Proposal.Accept(proposal.All()), Same: o.Same, Follow: proposal.Anew}
}

// planned shows what taking over would do.
func (p *proposalPage) planned(outcomes []review.Outcome) {
	p.file.outcomes = outcomes
	c := p.rev.Counts()
	text := p.im.t.Words.Say("importer.summary", "ticked", c.Ticked, "values", c.Values, "outcome", p.im.told(outcomes))
	if older := review.Older(outcomes); older != "" {
		text += " · " + p.im.t.Words.Say("importer.older", "date", older.Format())
	}
	p.summary.SetText(text)
	p.targets.fill(outcomes)
	p.changes.fill()
	p.values.table.Refresh()
	p.values.detail.tell()
	p.plan.enable(p.take, p.file)
}

func (p *proposalPage) object() fyne.CanvasObject { return p.shown }
func (p *proposalPage) changed() bool             { return p.rev.Changed() }

// focus gives the keyboard to the values; what would come of them is worked out
// again, because another file may have been taken over since.
func (p *proposalPage) focus() {
	p.plan.now()
	widgets.FocusOn(p.inTab())
}

func (p *proposalPage) takeOver() { p.plan.takeOver(p.file) }

// escape goes back to the columns of a spreadsheet, or to the list of files.
func (p *proposalPage) escape() bool { return p.toColumns() || p.im.back() }

func (p *proposalPage) edit() {
	if p.tabs.Selected() == tabValues {
		p.values.edit()
	}
}

// nextPane gives the keyboard to the source, the tabs and what they lead to in turn.
func (p *proposalPage) nextPane() {
	p.im.turnTo([]widgets.Field{p.source, p.tabs, p.inTab(), p.take})
}

// inTab is what takes the keyboard in the place that is shown.
func (p *proposalPage) inTab() widgets.Field {
	switch p.tabs.Selected() {
	case tabTargets:
		return p.targets.rows[0].choice
	case tabNotes:
		return p.notes.table
	case tabUnmatched:
		return p.unmatched.table
	case tabChanges:
		return p.changes.table
	}
	return p.values.table
}

// fateOf tells in a few words what becomes of a record.
func (p *proposalPage) fateOf(item int) string {
	if item >= len(p.file.outcomes) {
		return ""
	}
	o := p.file.outcomes[item]
	if o.Before == nil {
		return " (" + p.im.t.Words.Say("importer.outcome."+string(o.Fate)) + ")"
	}
	return " (" + p.im.t.Words.Say("importer.outcome."+string(o.Fate)+"-of", "record", p.im.t.Record(o.Before)) + ")"
}
