package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// services reads the parts of the service: those that can't be separated from it and
// those that are optional. What is under neither heading has no mode.
func (r *reader) services(s *section) {
	mode := map[string]string{"inseparable": "inseparable", "optional": "optional"}[s.key]
	if s.rest != "" {
		r.optionsIn(s, mode)
		return
	}
	defer r.chosenParts(s, len(r.svc.Rows("options")))
	for i, u := range s.units {
		if u.table != nil {
			mode = r.optionTable(u, mode)
			continue
		}
		if m, whole := r.modeOf(u.text()); m != "" && whole {
			mode = m
			u.use()
			continue
		}
		if r.leads(s.units, i) || r.partsBehind(u) {
			continue
		}
		r.optionUnit(u, mode)
	}
}

// tickWhatApplies asks the school to say what it chooses.
var tickWhatApplies = regexp.MustCompile(`(?i)\b(?:aankruisen|kruis aan|aanvinken|vink aan|aangekruist|aangevinkt|gekozen door|keuze van de|tick (?:what|all)|check (?:what|all))\b`)

// chosenParts takes the parts with a ticked box for chosen, where the part about them asks to tick what
// is, and those with an open box beside them for not. Where no box is ticked none was chosen yet.
func (r *reader) chosenParts(s *section, from int) {
	asked := tickWhatApplies.MatchString(s.title) || slices.ContainsFunc(s.units, func(u *unit) bool {
		return u.table == nil && tickWhatApplies.MatchString(u.text())
	})
	ticks := ticksIn(s.units)
	for _, row := range r.svc.Rows("options")[from:] {
		ev := row.Evidence("text")
		if !asked || !ticks || row.Text("mode") != "optional" || row.Has("chosen") {
			continue
		}
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
		switch {
		case strings.HasPrefix(ev.Source.Text, block.TickedSign):
			row.Set("chosen", "yes", ev)
		case strings.HasPrefix(ev.Source.Text, block.UntickedSign):
			row.Set("chosen", "no", ev)
		}
	}
}

// optionsIn reads what stands behind a heading on its line: one part, or several with semicolons
// between them.
func (r *reader) optionsIn(s *section, mode string) {
	parts := nonEmpty(phrase.Split(strings.TrimSuffix(s.rest, "."), semicolonMark)...)
	if len(parts) < 2 {
		parts = []string{s.rest}
	}
	for _, part := range parts {
		r.optionOf(part, mode, s.units[0].evidence(proposal.Likely))
	}
	s.units[0].use()
}

// leads tells whether a paragraph only introduces the list or table below it: "De
// onderstaande diensten staan uit totdat de school ze kiest."
func (r *reader) leads(units []*unit, i int) bool {
	u := units[i]
	if u.b.Kind == block.Item || u.b.Tick != block.NoBox || i+1 >= len(units) {
		return false
	}
	next := units[i+1]
	if next.table == nil && next.b.Kind != block.Item && next.b.Tick == block.NoBox {
		return false
	}
	return strings.HasSuffix(strings.TrimSpace(u.text()), ":") || lexicon.HasAny(words.Fold(u.text()), r.lex.leads)
}

// modeOf tells whether a text introduces the inseparable or the optional parts, and
// whether it does nothing else.
func (r *reader) modeOf(s string) (mode string, whole bool) {
	for _, f := range lexicon.Forms(s) {
		if key, ok := r.lex.headings.Whole(f); ok && (key == "inseparable" || key == "optional" || key == "services") {
			if key == "services" {
				return "services", true
			}
			return key, true
		}
	}
	f := words.Fold(s)
	short := len(strings.Fields(f)) <= 22 && strings.HasSuffix(strings.TrimSpace(s), ":")
	switch {
	case words.Contains(f, "onlosmakelijk") || words.Contains(f, "inseparable"):
		return "inseparable", short
	case short && fixedPart.MatchString(f):
		return "inseparable", true
	case short && (mayChoose.MatchString(f) || choicePart.MatchString(f)):
		return "optional", true
	case strings.HasPrefix(f, "optionele ") || words.Contains(f, "optionele verwerkingen") || words.Contains(f, "optional processing"):
		return "optional", short
	}
	return "", false
}

// mayChoose is what a line says above parts that are only there when they are chosen.
var mayChoose = regexp.MustCompile(`\b(?:kiezen voor|naar keuze|kan kiezen|kunnen kiezen|desgewenst|daarnaast kan|may choose|can choose)\b`)

// fixedPart and choicePart start a line above the parts of the service that always belong to it, and
// above those that are a choice: "Vast onderdeel van de dienst:", "Optioneel, alleen als u dit aanzet:".
var (
	fixedPart  = regexp.MustCompile(`^(?:vaste? onderde|standaard (?:onderde|inbegrepen|in de dienst)|altijd (?:onderdeel|inbegrepen|aan)|always (?:included|part)|included by default|fixed part|standard part)`)
	choicePart = regexp.MustCompile(`^(?:optioneel|optional|op verzoek|on request|uitbreidingen naar|aanvullende? (?:module|onderde))`)
)

// optionUnit reads one paragraph or item. The lines under an item that only explain it
// are part of it.
func (r *reader) optionUnit(u *unit, mode string) {
	if mode == "services" {
		mode = ""
	}
	text := u.text()
	if text == "" || r.lex.boilerplate(text) {
		return
	}
	if _, _, isPair := splitColon(text); isPair {
		if key, ok := r.lex.label(strings.SplitN(text, ":", 2)[0]); ok && (key == "product" || key == "vendor") {
			return
		}
	}
	r.option(text, mode, u, proposal.Certain)
}

func splitColon(s string) (before, rest string, ok bool) {
	before, rest, ok = strings.Cut(s, ":")
	return strings.TrimSpace(before), strings.TrimSpace(rest), ok
}

func (r *reader) option(text, mode string, u *unit, conf proposal.Confidence) {
	r.optionOf(text, mode, evidence(text, u.b.Pos, conf))
	u.useText(text)
}

// optionOf proposes a part of the service that a passage names.
func (r *reader) optionOf(text, mode string, ev proposal.Evidence) {
	left, had := r.lex.placeholders(text)
	if had {
		r.note(proposal.NotePlaceholder, text, ev.Source.Pos)
		ev.Confidence = proposal.Likely
	}
	left = unmarked(strings.TrimSpace(strings.TrimLeft(left, block.TickedSign+block.UntickedSign+" ")))
	if left == "" || nothingSaid(left) {
		return
	}
	if mode == "" {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	chosen := ""
	if mode == "optional" {
		left, chosen = chosenBehind(left)
	}
	row := r.svc.Add("options")
	row.Set("text", left, ev)
	row.Set("mode", mode, ev)
	row.Set("chosen", chosen, ev)
	if mode == "optional" && chosen == "" {
		r.noteAt(proposal.NoteChoose, row.Path(), ev)
	}
}

// nothingSaid tells whether a text says that there is nothing to list.
func nothingSaid(s string) bool {
	return len(s) < 60 && phrase.Answer(strings.TrimRight(s, ".")) == phrase.No
}

// optionTable reads a table with the parts of the service in its rows.
func (r *reader) optionTable(u *unit, mode string) string {
	rows := u.table.Grid()
	if r.modeColumns(rows) || r.optionMatrix(rows) {
		return mode
	}
	for _, row := range rows {
		cells := distinct(row)
		if len(cells) == 0 {
			continue
		}
		if m, whole := r.modeOf(cells[0].Text()); m != "" && (whole || len(cells) == 1 || len(strings.Fields(cells[0].Text())) <= 3) {
			mode = m
			r.useCell(cells[0])
			cells = cells[1:min(2, len(cells))] // what stands further on is about the choice
		}
		for _, c := range cells {
			text := strings.TrimSpace(c.Text())
			if text == "" || c.Header || c.Tick != block.NoBox && strings.Trim(text, block.TickedSign+block.UntickedSign) == "" {
				continue
			}
			if _, known := r.lex.heading(text); known {
				r.useCell(c)
				continue
			}
			r.optionCell(c, mode)
		}
	}
	return mode
}

// modeColumns reads a table with the inseparable parts in one column and the optional ones
// in another.
func (r *reader) modeColumns(rows [][]*block.Cell) bool {
	if len(rows) < 2 || len(distinct(rows[0])) < 2 {
		return false
	}
	modes := map[int]string{}
	for col, c := range rows[0] {
		m, _ := r.modeOf(c.Text())
		if m == "" || m == "services" {
			return false
		}
		modes[col] = m
	}
	r.useCell(distinct(rows[0])...)
	for _, row := range rows[1:] {
		for col, c := range row {
			if c != nil && c.Text() != "" {
				r.optionCell(c, modes[col])
			}
		}
	}
	return true
}

func (r *reader) optionCell(c *block.Cell, mode string) {
	if mode == "services" {
		mode = ""
	}
	conf := proposal.Likely
	if mode != "" {
		conf = proposal.Certain
	}
	for i := range c.Blocks {
		b := &c.Blocks[i]
		text, had := r.lex.placeholders(strings.TrimSpace(strings.TrimLeft(b.Text, block.TickedSign+block.UntickedSign+" ")))
		if had {
			r.note(proposal.NotePlaceholder, b.Text, c.Pos)
		}
		if text == "" || nothingSaid(text) {
			continue
		}
		row := r.svc.Add("options")
		ev := evidence(b.Text, c.Pos, conf)
		row.Set("text", text, ev)
		row.Set("mode", mode, ev)
		if mode == "optional" {
			r.noteAt(proposal.NoteChoose, row.Path(), ev)
		}
	}
	r.useCell(c)
}
