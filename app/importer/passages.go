package importer

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
)

// passage is something in the document to be read: what the reader noticed, or
// text it did not understand.
type passage struct {
	at          int
	about, text string // what it is about, and what it says
	quote       string // the words of the document
	pos         block.Position
	line        int // of the value it is about, -1 for none
}

// passages lists notes, or text that was not understood; the current one is shown
// whole and marked in the source.
type passages struct {
	page  *proposalPage
	table *widgets.DataTable[passage]
	whole *widget.Label
	shown fyne.CanvasObject
}

func newNotes(p *proposalPage) *passages {
	var rows []passage
	for i, n := range p.file.found.Proposal.Notes {
		row := passage{at: i, text: p.im.note(n.Code), quote: review.Legible(n.Text), pos: n.Pos, line: -1}
		if line, ok := p.rev.Find(n.Item, n.Path); ok {
			row.line = line
			row.about = p.im.t.Path(p.rev.Record(n.Item), n.Path)
			if n.Path == "" {
				row.about = p.im.t.Record(p.rev.Record(n.Item))
			}
		}
		rows = append(rows, row)
	}
	return newPassages(p, "notes", rows)
}

func newUnmatched(p *proposalPage) *passages {
	var rows []passage
	for i, u := range p.file.found.Proposal.Unmatched {
		rows = append(rows, passage{at: i, about: u.Heading, text: review.Legible(u.Text), quote: review.Legible(u.Text), pos: u.Pos, line: -1})
	}
	return newPassages(p, "unmatched", rows)
}

// newPassages makes the list of a kind, whose words are importer.KIND.
func newPassages(p *proposalPage, kind string, rows []passage) *passages {
	l := &passages{page: p, whole: wrapped("")}
	words := p.im.t.Words
	column := func(id string, width float32, text func(passage) string) widgets.Column[passage] {
		return widgets.Column[passage]{ID: id, Title: words.Say("importer." + kind + "." + id), Width: width, Text: text}
	}
	text := column("text", 300, func(r passage) string { return strings.Join(strings.Fields(r.text), " ") })
	text.Grow = true
	l.table = widgets.NewDataTable(p.im.kit, widgets.DataTableOptions[passage]{
		Columns: []widgets.Column[passage]{text, column("about", 200, func(r passage) string { return r.about }),
			column("place", 140, func(r passage) string { return p.im.place(r.pos) })},
		Key:        func(r passage) string { return strconv.Itoa(r.at) },
		Fixed:      true,
		OnSelected: l.look,
		OnOpen: func(r passage) {
			if r.line >= 0 {
				p.goTo(r.line)
			}
		},
	})
	l.table.SetRows(rows)
	intro := quiet(words.Say("importer." + kind + ".intro"))
	intro.Wrapping = fyne.TextWrapWord
	if len(rows) == 0 {
		l.shown = widgets.NewEmptyState(p.im.kit, theme.ConfirmIcon(), words.Say("importer."+kind+".none"), "", nil)
		return l
	}
	split := widgets.NewSplitter(p.im.kit, widgets.SplitterOptions{Above: true, KeepSecond: true, Size: 150}, l.table, container.NewVScroll(l.whole))
	l.shown = widgets.NewFrame(intro, nil, nil, nil, split)
	return l
}

// look shows a passage whole and marks it in the source.
func (l *passages) look(r passage) {
	text := r.text
	if r.quote != "" && r.quote != r.text {
		text += "\n“" + r.quote + "”"
	}
	l.whole.SetText(text)
	l.page.mark(l.page.text.Find(proposal.Source{Text: r.quote, Pos: r.pos}))
}
