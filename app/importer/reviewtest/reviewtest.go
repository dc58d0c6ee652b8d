// Package reviewtest makes documents and proposals for the tests of the import
// screen, as if a reader had read the one into the other. Names are invented.
package reviewtest

import (
	"fmt"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
)

// maker writes a document and keeps where each thing stands.
type maker struct {
	doc        *block.Document
	proposal   *proposal.Proposal
	paragraphs int
	tables     int
}

func newMaker(name string) *maker {
	return &maker{doc: &block.Document{}, proposal: &proposal.Proposal{
		Document: proposal.NewDocument(name, "text/plain", []byte("bijsluiter "+name))}}
}

func (m *maker) block(b block.Block) block.Position {
	m.paragraphs++
	b.Pos.Paragraph = m.paragraphs
	m.doc.Blocks = append(m.doc.Blocks, b)
	return b.Pos
}

func (m *maker) heading(text string) {
	m.block(block.Block{Kind: block.Heading, Level: 1, Text: text})
}

// says writes a paragraph and returns it as evidence.
func (m *maker) says(text string, c proposal.Confidence) proposal.Evidence {
	return proposal.Evidence{Confidence: c, Source: proposal.Source{Text: text, Pos: m.block(block.Block{Kind: block.Paragraph, Text: text})}}
}

// table writes a table and returns the evidence that each of its cells is.
func (m *maker) table(c proposal.Confidence, rows ...[]string) func(row, column int) proposal.Evidence {
	m.tables++
	t := &block.Table{Rows: len(rows), Cols: len(rows[0])}
	place := func(row, column int) block.Position {
		return block.Position{Table: m.tables, Row: row + 1, Column: column + 1}
	}
	number := m.tables
	for r, row := range rows {
		for k, text := range row {
			pos := place(r, k)
			inner := pos
			inner.Paragraph = 1
			t.Cells = append(t.Cells, block.Cell{Row: r, Col: k, RowSpan: 1, ColSpan: 1, Header: r == 0, Pos: pos,
				Blocks: []block.Block{{Kind: block.Paragraph, Text: text, Pos: inner}}})
		}
	}
	m.doc.Blocks = append(m.doc.Blocks, block.Block{Kind: block.TableKind, Table: t, Pos: block.Position{Table: number}})
	return func(row, column int) proposal.Evidence {
		return proposal.Evidence{Confidence: c, Source: proposal.Source{Text: rows[row][column],
			Pos: block.Position{Table: number, Row: row + 1, Column: column + 1}}}
	}
}

// sure gives evidence another confidence.
func sure(ev proposal.Evidence, c proposal.Confidence) proposal.Evidence {
	ev.Confidence = c
	return ev
}

// part gives the evidence of some words of a passage.
func part(ev proposal.Evidence, words string) proposal.Evidence {
	ev.Source.Text = words
	return ev
}

// Leeswijs is the bijsluiter of one invented service: a supplier, four categories
// of data, a retention term and two sub-processors of which one is doubtful.
func Leeswijs() (*block.Document, *proposal.Proposal) {
	m := newMaker("Bijsluiter Leeswijs.docx")
	service := proposal.NewItem(model.KindService)
	m.proposal.Items = append(m.proposal.Items, service)
	at := service.Root()
	m.heading("Privacybijsluiter Leeswijs")
	m.says("Onderwijsinstellingen maken in toenemende mate gebruik van digitale toepassingen binnen het onderwijs. Deze bijsluiter geeft informatie over de dienstverlening.", proposal.Certain)
	m.heading("A. Algemene informatie")
	name := m.says("Naam product en/of dienst: Leeswijs", proposal.Certain)
	at.Set("product", "Leeswijs", part(name, "Leeswijs"))
	vendor := m.says("Naam verwerker en vestigingsgegevens: Uitgeverij De Voorbeeldboom B.V., Kade 12, Dordtwijk", proposal.Certain)
	at.Set("vendor", "Uitgeverij De Voorbeeldboom B.V.", part(vendor, "Uitgeverij De Voorbeeldboom B.V."))
	at.Set("vendorAddress", "Kade 12, Dordtwijk", part(vendor, "Kade 12, Dordtwijk"))
	about := m.says("Leeswijs is een leesprogramma voor het basisonderwijs. Leerlingen lezen boeken op hun niveau en maken oefeningen; de leerkracht volgt de voortgang.", proposal.Certain)
	at.Set("explanation", about.Source.Text, about)
	at.Set("targetGroup", "basisonderwijs", sure(part(about, "basisonderwijs"), proposal.Likely))

	m.heading("B. Doeleinden")
	for _, text := range []string{"het geven en volgen van onderwijs en het begeleiden van leerlingen", "de beveiliging en het voorkomen van misbruik"} {
		at.Add("purposes").Set("text", text, m.says(text, proposal.Certain))
	}
	m.heading("C. Categorieën persoonsgegevens")
	cell := m.table(proposal.Certain,
		[]string{"Van toepassing", "Categorie", "Toelichting"},
		[]string{"☒", "Contactgegevens (minimaal)", "naam, voornaam en e-mailadres van de leerling"},
		[]string{"☐", "Gezondheid", ""},
		[]string{"☒", "Studievoortgang", "niveau, gelezen boeken en resultaten van oefeningen"},
		[]string{"?", "Beeldmateriaal", "alleen als de school dat wil"},
	)
	for i, applies := range []string{"yes", "no", "yes", "unknown"} {
		row := i + 1
		category := at.Add("dataCategories")
		category.Set("label", cell(row, 1).Source.Text, cell(row, 1))
		confidence := proposal.Certain
		if applies == "unknown" {
			confidence = proposal.Doubtful
		}
		category.Set("applies", applies, sure(cell(row, 0), confidence))
		category.Set("text", cell(row, 2).Source.Text, cell(row, 2))
	}
	m.heading("D. Bewaartermijnen")
	kept := m.says("Alle gegevens worden uiterlijk drie maanden na het einde van de overeenkomst verwijderd.", proposal.Certain)
	term := at.Add("retention")
	term.Set("scope", "Alle gegevens", part(kept, "Alle gegevens"))
	term.Set("text", kept.Source.Text, kept)
	term.Set("amount", model.N(3), sure(part(kept, "drie maanden"), proposal.Likely))
	term.Set("unit", "month", sure(part(kept, "drie maanden"), proposal.Likely))

	m.heading("E. Subverwerkers")
	sub := m.table(proposal.Certain,
		[]string{"Naam", "Dienst", "Land"},
		[]string{"Wolkhuis B.V.", "hosting", "Nederland"},
		[]string{"Mailstroom Inc.", "verzenden van e-mail", "USA"},
	)
	for row := 1; row <= 2; row++ {
		engaged := at.Add("engagements")
		engaged.Put("role", "sub-processor")
		engaged.Set("party", sub(row, 0).Source.Text, sub(row, 0))
		engaged.Set("service", sub(row, 1).Source.Text, sub(row, 1))
		country := map[int]string{1: "NL", 2: "US"}[row]
		where := engaged.Add("locations")
		where.Set("country", country, sure(sub(row, 2), proposal.Likely))
	}
	contact := m.says("Vragen? privacy@voorbeeldboom.example", proposal.Certain)
	at.Set("contact.email", "privacy@voorbeeldboom.example", part(contact, "privacy@voorbeeldboom.example"))
	at.Set("documentDate", "2026-03-01", m.says("Versie 4.1, maart 2026 (1-3-2026)", proposal.Doubtful))
	lost := m.says("Wij verloten elk jaar een boekenbon onder de gebruikers.", proposal.Certain)
	m.proposal.Unmatched = append(m.proposal.Unmatched, proposal.Passage{Heading: "E. Subverwerkers", Text: lost.Source.Text, Pos: lost.Source.Pos})

	m.party("Uitgeverij De Voorbeeldboom B.V.", part(vendor, "Uitgeverij De Voorbeeldboom B.V."), "")
	m.party("Wolkhuis B.V.", sub(1, 0), "NL")
	m.party("Mailstroom Inc.", sub(2, 0), "US")
	m.proposal.Notes = []proposal.Note{
		{Code: proposal.NoteNoSafeguard, Item: 0, Path: "engagements[r10]", Text: "USA", Pos: sub(2, 2).Source.Pos},
		{Code: proposal.NoteUnclear, Item: 0, Path: "dataCategories[r6].applies", Text: "?", Pos: cell(4, 0).Source.Pos},
	}
	return m.doc, m.proposal
}

func (m *maker) party(name string, ev proposal.Evidence, country string) {
	it := proposal.NewItem(model.KindParty)
	it.Root().Set("name", name, ev)
	it.Root().Set("country", country, sure(ev, proposal.Likely))
	m.proposal.Items = append(m.proposal.Items, it)
}

// Large is a proposal of one service with n values, a third of them not certain.
func Large(n int) (*block.Document, *proposal.Proposal) {
	m := newMaker("groot.txt")
	service := proposal.NewItem(model.KindService)
	m.proposal.Items = append(m.proposal.Items, service)
	at := service.Root()
	at.Set("product", "Grootwerk", m.says("Naam product: Grootwerk", proposal.Certain))
	degrees := []proposal.Confidence{proposal.Certain, proposal.Likely, proposal.Doubtful}
	for i := 1; i < n; i += 2 {
		text := fmt.Sprintf("Gegevens van soort %d: naam, adres en voortgang van de leerling in leerjaar %d", i, i%8+1)
		ev := m.says(text, proposal.Certain)
		row := at.Add("dataCategories")
		row.Set("label", fmt.Sprintf("Soort %d", i), ev)
		row.Set("text", text, sure(ev, degrees[i/2%3]))
	}
	return m.doc, m.proposal
}
