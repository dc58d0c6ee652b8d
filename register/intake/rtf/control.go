package rtf

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"verwerkingsregister/register/intake/block"
)

// signs are control words that stand for a character.
var signs = map[string]string{
	"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"emspace": " ", "enspace": " ", "~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "softline": "\n", "page": "\n",
}

// ignored are destinations whose text is none of the document.
var ignored = map[string]bool{
	"colortbl": true, "listtable": true, "listoverridetable": true, "rsidtbl": true, "generator": true, "themedata": true,
	"colorschememapping": true, "latentstyles": true, "datastore": true, "xmlnstbl": true, "filetbl": true, "revtbl": true,
	"author": true, "operator": true, "company": true, "subject": true, "keywords": true, "comment": true, "doccomm": true,
	"falt": true, "panose": true, "bkmkstart": true, "bkmkend": true, "atnid": true, "atnauthor": true, "atntime": true, "atnref": true,
	"pgptbl": true, "mmathPr": true, "nonshppict": true, "shprslt": true, "fldtype": true, "ffname": true, "ffl": true, "ffhelptext": true,
	"ffstattext": true, "ffdeftext": true, "ffformat": true, "ffentrymcr": true, "ffexitmcr": true, "userprops": true, "wgrffmtfilter": true,
	"tc": true, "xe": true, "template": true, "listpicture": true, "pntxta": true, "pntxtb": true, "sp": true,
	"nonesttables": true,
}

var codePages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 1250: charmap.Windows1250, 1251: charmap.Windows1251,
	1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254, 1257: charmap.Windows1257, 10000: charmap.Macintosh,
}

var charsets = map[int]encoding.Encoding{
	0: charmap.Windows1252, 77: charmap.Macintosh, 161: charmap.Windows1253, 162: charmap.Windows1254, 186: charmap.Windows1257,
	204: charmap.Windows1251, 238: charmap.Windows1250, 255: charmap.CodePage850,
}

// control handles one control word.
func (r *reader) control(t token) {
	if sign, ok := signs[t.text]; ok {
		r.standIn(sign)
		return
	}
	switch {
	case t.text == "*":
		r.state.star = true
		return
	case t.text == "u":
		r.unicode(t.n)
		return
	case t.text == "uc":
		r.state.uc = min(max(t.n, 0), 10)
		return
	}
	if r.group(t) || r.state.dest == skip {
		return
	}
	if r.state.star { // a destination that is not known
		r.state.dest, r.state.star = skip, false
		return
	}
	r.format(t)
	if r.state.dest == body {
		r.paragraph(t)
	}
}

// standIn adds a character that a control word stands for.
func (r *reader) standIn(s string) {
	if r.skipN > 0 {
		r.skipN--
		return
	}
	r.add(s)
}

// group handles the words that say what a group is.
func (r *reader) group(t token) bool {
	if ignored[t.text] {
		r.state.dest = skip
		return true
	}
	switch t.text {
	case "fonttbl":
		r.state.dest = fontTable
	case "stylesheet":
		r.state.dest = styleSheet
	case "title":
		if r.state.dest == skip || len(r.stack) > 3 {
			return false
		}
		r.gather(title, func(s string) { r.doc.Title = strings.TrimSpace(s) })
	case "info", "shpinst":
	case "nesttableprops": // the properties of a row in a cell, in the text itself
		r.state.star = false
	case "pict":
		r.doc.Add(block.Pictures, 1)
		r.state.dest = skip
	case "objdata", "objclass", "objname":
		r.state.dest = skip
	case "object":
		r.doc.Add(block.Embedded, 1)
	case "annotation":
		r.doc.Add(block.Comments, 1)
		r.state.dest = skip
	case "listtext", "pntext":
		if r.state.dest == body {
			r.gather(listText, func(s string) { r.flow.marker = strings.TrimSpace(s) })
		}
	case "fldinst":
		if r.state.dest == body {
			r.gather(instruction, func(s string) { r.flow.instruction = s })
		}
	case "formfield":
		r.box, r.boxDef, r.boxed = -1, 0, false
		r.gather(formField, func(string) { r.endForm() })
	case "field":
		r.field()
	case "header", "headerl", "headerr", "headerf":
		r.aside(block.InHeader)
	case "footer", "footerl", "footerr", "footerf":
		r.aside(block.InFooter)
	case "footnote":
		r.aside(block.InFootnote)
	case "shptxt":
		r.aside(block.InTextBox)
	default:
		return false
	}
	r.state.star = false
	return true
}

// gather takes the text of the group apart; done gets it when the group closes.
func (r *reader) gather(d destination, done func(string)) {
	outer := r.text.String()
	r.text.Reset()
	r.state.dest = d
	r.state.opens = func() {
		s := r.text.String()
		r.text.Reset()
		r.text.WriteString(outer)
		done(s)
	}
}

// field remembers where the result of a field starts, for the link it may be.
func (r *reader) field() {
	if r.state.dest != body {
		return
	}
	start := r.flow.text.Len()
	r.flow.instruction = ""
	r.state.opens = func() {
		rest, ok := strings.CutPrefix(strings.TrimSpace(r.flow.instruction), "HYPERLINK")
		r.flow.instruction = ""
		if !ok || start > r.flow.text.Len() {
			return
		}
		target := strings.Trim(strings.TrimSpace(rest), `"`)
		if text := strings.TrimSpace(r.flow.text.String()[start:]); text != "" && target != "" && !strings.HasPrefix(target, "\\") {
			r.flow.links = append(r.flow.links, block.Link{Text: text, Target: target})
		}
	}
}

// endForm puts the box of a form field into the text.
func (r *reader) endForm() {
	if !r.boxed {
		return
	}
	on := r.box
	if on != 0 && on != 1 {
		on = r.boxDef
	}
	sign := block.UntickedSign
	if on == 1 {
		sign = block.TickedSign
	}
	outer := r.state.dest
	r.state.dest = body
	r.flow.add(r, sign)
	r.state.dest = outer
}

// aside reads a group as a part of its own: a header, a note, a text box.
func (r *reader) aside(part block.Part) {
	if r.state.dest != body {
		return
	}
	outer := r.flow
	r.flow = &flow{part: part}
	r.state.opens = func() {
		inner := r.flow
		inner.endParagraph(r)
		inner.flushTable(r)
		r.flow = outer
		switch part {
		case block.InHeader:
			r.doc.Headers = append(r.doc.Headers, inner.blocks...)
		case block.InFooter:
			r.doc.Footers = append(r.doc.Footers, inner.blocks...)
		case block.InFootnote:
			r.doc.Footnotes = append(r.doc.Footnotes, inner.blocks...)
			var lines []string
			for i := range inner.blocks {
				lines = append(lines, inner.blocks[i].Text)
			}
			outer.notes = append(outer.notes, strings.Join(lines, "\n"))
		default:
			outer.boxes = append(outer.boxes, inner.blocks...)
		}
	}
}

// format handles words that say how text is set, and those of tables of fonts and
// styles.
func (r *reader) format(t token) {
	on := !t.has || t.n != 0
	switch t.text {
	case "ansicpg":
		if enc, ok := codePages[t.n]; ok {
			r.encoding = enc
		}
	case "mac":
		r.encoding = charmap.Macintosh
	case "f":
		r.state.font = t.n
		if r.state.dest == fontTable && len(r.fonts) < 1000 && r.fonts[t.n] == nil {
			r.fonts[t.n] = &font{}
		}
	case "fcharset":
		if f := r.fonts[r.state.font]; f != nil && r.state.dest == fontTable {
			f.encoding, f.symbol = charsets[t.n], t.n == 2
		}
	case "b":
		r.state.bold = on
	case "strike", "striked":
		r.state.struck = on
	case "v":
		r.state.hidden = on
	case "deleted":
		r.state.deleted = on
	case "revised":
		if on && r.state.dest == body {
			r.doc.Add(block.Insertions, 1)
		}
	case "plain":
		r.state.bold, r.state.struck, r.state.hidden, r.state.deleted = false, false, false, false
	case "s":
		if r.state.dest == styleSheet {
			r.style = t.n
		}
	case "outlinelevel":
		if r.state.dest == styleSheet && t.n >= 0 && t.n < 9 {
			r.level = t.n + 1
		}
	case "fftype":
		r.boxed = t.n == 1
	case "ffres":
		r.box = t.n
	case "ffdefres":
		r.boxDef = t.n
	}
}
