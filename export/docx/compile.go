package docx

import "strings"

// compiler turns the elements of one part into pieces.
type compiler struct {
	part  string
	data  []byte
	where *places
	scope []Schema           // that count here, innermost first
	wide  map[*element]piece // what is written of a table with a repeated column in place of its grid and of the properties of its cells
}

// resolve gives the name that a tag stands for; the tag itself when it is none.
func (c compiler) resolve(tag string) string {
	for _, s := range c.scope {
		if name := s.resolve(tag); name != "" {
			return name
		}
	}
	return tag
}

// compile returns the pieces of what is inside e. The parent chain tells where
// a control stands; found collects the tags of the scope.
func (c compiler) compile(e *element, parents []*element, found *tags) ([]piece, error) {
	b := builder{data: c.data, at: e.inner}
	if err := c.walk(e, parents, found, &b, false); err != nil {
		return nil, err
	}
	return b.done(e.innerEnd), nil
}

// walk visits e's children; controls become pieces, ids of controls inside a
// repeat are left out because an id may occur once.
func (c compiler) walk(e *element, parents []*element, found *tags, b *builder, repeated bool) error {
	parents = append(parents, e)
	for _, child := range e.children {
		if child.is("tbl") {
			wide, err := c.widen(child)
			if err != nil {
				return err
			}
			c.wide = wide
		}
		if p := c.wide[child]; p != nil {
			b.add(child.start, child.end, p)
			continue
		}
		if child.is("sdt") {
			p, err := c.control(child, parents, found, repeated)
			if err != nil {
				return err
			}
			if p != nil {
				b.add(child.start, child.end, p)
				continue
			}
			if id := child.child("sdtPr").child("id"); repeated && id != nil {
				b.add(id.start, id.end, nil)
			}
		}
		if err := c.walk(child, parents, found, b, repeated); err != nil {
			return err
		}
	}
	return nil
}

// control compiles a tagged control; nil for one that is none of ours.
func (c compiler) control(sdt *element, parents []*element, found *tags, repeated bool) (piece, error) {
	properties, content := sdt.child("sdtPr"), sdt.child("sdtContent")
	tag := properties.child("tag").value()
	if tag == "" || content == nil {
		return nil, nil
	}
	if name, ok := strings.CutPrefix(tag, repeatPrefix); ok {
		return c.repeat(name, sdt, parents, found, repeated)
	}
	tag = c.resolve(tag)
	s, err := c.shell(tag, sdt, parents[len(parents)-1])
	if err != nil {
		return nil, err
	}
	closing := string(c.data[content.innerEnd:sdt.end])
	if content.inner == content.end { // <w:sdtContent/>
		closing = "</w:sdtContent></w:sdt>"
	}
	if box := checkbox(properties); box != nil {
		note(found.boxes, tag, c.where.of(sdt))
		return c.box(tag, sdt, box, closing, s, repeated), nil
	}
	note(found.text, tag, c.where.of(sdt))
	return textControl{tag: tag, open: c.opening(sdt, repeated), close: closing, shell: s}, nil
}

func (c compiler) repeat(name string, sdt *element, parents []*element, found *tags, repeated bool) (piece, error) {
	content, parent := sdt.child("sdtContent"), parents[len(parents)-1]
	tag, level := c.resolve(name), c.level(sdt, parent)
	column := c.scope[len(c.scope)-1].repeatsColumn(tag)
	switch {
	case level == inLine, column != (level == inCell), content.inner == content.end, parent.is("tbl") && !hasRowBeside(parent, sdt):
		return nil, c.where.fault(BadNesting, sdt, repeatPrefix+name)
	}
	name = tag
	inner := found.inside(name, c.where.of(sdt))
	items, _ := itemsOf(c.scope, name)
	c.scope = append([]Schema{items}, c.scope...)
	b := builder{data: c.data, at: content.inner}
	if err := c.walk(content, append(parents, sdt), inner, &b, true); err != nil {
		return nil, err
	}
	if column {
		return repeatControl{tag: name, inner: b.done(content.innerEnd), none: "<w:tc><w:p/></w:tc>"}, nil
	}
	none := ""
	if parent.is("tc") {
		none = "<w:p/>" // a cell must hold a paragraph
	}
	return repeatControl{
		tag: name, open: c.opening(sdt, repeated), inner: b.done(content.innerEnd),
		close: string(c.data[content.innerEnd:sdt.end]), none: none,
	}, nil
}

// hasRowBeside tells whether a table keeps a row when sdt is left out.
func hasRowBeside(table, sdt *element) bool {
	for _, child := range table.children {
		if child != sdt && child.is("tr") {
			return true
		}
	}
	return false
}

func checkbox(properties *element) *element {
	for _, child := range properties.children {
		if child.name.Local == "checkbox" {
			return child
		}
	}
	return nil
}

// box needs the place of the attribute that holds the state.
func (c compiler) box(tag string, sdt, box *element, closing string, s shell, repeated bool) piece {
	out := boxControl{tag: tag, close: closing, shell: s, ticked: tickedGlyph, unticked: untickedGlyph}
	prefix := box.name.Space
	state := "<" + prefix + ":checked " + prefix + `:val="`
	rest := `"/>`
	for _, child := range box.children {
		switch child.name.Local {
		case "checkedState":
			out.ticked = glyphOf(child, tickedGlyph)
			rest += child.raw(c.data)
		case "uncheckedState":
			out.unticked = glyphOf(child, untickedGlyph)
			rest += child.raw(c.data)
		}
	}
	b := c.openingBuilder(sdt, repeated)
	name := prefix + ":checkbox>"
	b.add(box.start, box.end, marker{"<" + name + state, rest + "</" + name})
	for _, p := range b.done(sdt.child("sdtContent").start) {
		switch p := p.(type) {
		case marker:
			out.open, out.openRest = out.open+p.before, p.after
		case literal:
			if out.openRest == "" {
				out.open += string(p)
			} else {
				out.openRest += string(p)
			}
		}
	}
	out.openRest += "<w:sdtContent>"
	return out
}

// marker is the place of a check box's state while its control is compiled.
type marker struct{ before, after string }

func (marker) fill(*strings.Builder, *scope) error { return nil }

// opening is the control up to its contents, without what would make Word show
// the contents as a hint or overwrite them, and without the restriction to
// plain text, in which LibreOffice misplaces line breaks.
func (c compiler) opening(sdt *element, repeated bool) string {
	var out strings.Builder
	for _, p := range c.openingBuilder(sdt, repeated).done(sdt.child("sdtContent").start) {
		out.WriteString(string(p.(literal)))
	}
	return out.String() + "<w:sdtContent>"
}

func (c compiler) openingBuilder(sdt *element, repeated bool) *builder {
	b := &builder{data: c.data, at: sdt.start}
	for _, child := range sdt.child("sdtPr").children {
		switch child.name.Local {
		case "showingPlcHdr", "placeholder", "dataBinding", "text":
			b.add(child.start, child.end, nil)
		case "id":
			if repeated {
				b.add(child.start, child.end, nil)
			}
		}
	}
	return b
}

func (c compiler) level(sdt, parent *element) level {
	content := sdt.child("sdtContent")
	switch {
	case content.child("tr") != nil || parent.is("tbl"):
		return inRow
	case content.child("tc") != nil || parent.is("tr"):
		return inCell
	case content.child("p") != nil || content.child("tbl") != nil || parent.is("body") || parent.is("tc"):
		return inBody
	}
	// Contents may be controls themselves: look one deeper.
	if inner := content.child("sdt"); inner != nil && inner.child("sdtContent") != nil {
		return c.level(inner, content)
	}
	return inLine
}

func (c compiler) shell(tag string, sdt, parent *element) (shell, error) {
	content := sdt.child("sdtContent")
	s := shell{level: c.level(sdt, parent)}
	if s.level == inRow || content.first("tbl") != nil || content.first("sdt") != nil {
		return s, c.where.fault(BadNesting, sdt, tag)
	}
	if s.level != inLine {
		s.paragraphLook = content.first("p").child("pPr").raw(c.data)
	}
	if s.level == inCell {
		s.cellProperties = content.first("tc").child("tcPr").raw(c.data)
	}
	s.runLook = content.first("r").child("rPr").raw(c.data)
	if sdt.child("sdtPr").child("showingPlcHdr") != nil {
		s.runLook = sdt.child("sdtPr").child("rPr").raw(c.data)
	}
	return s, nil
}

// builder gathers pieces; what is not added stays literal, and a nil piece
// leaves bytes out.
type builder struct {
	data   []byte
	at     int
	pieces []piece
}

func (b *builder) add(start, end int, p piece) {
	b.literal(start)
	if p != nil {
		b.pieces = append(b.pieces, p)
	}
	b.at = end
}

func (b *builder) literal(upTo int) {
	if upTo > b.at {
		b.pieces = append(b.pieces, literal(b.data[b.at:upTo]))
	}
}

func (b *builder) done(end int) []piece {
	b.literal(end)
	b.at = end
	return b.pieces
}
