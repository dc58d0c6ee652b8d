package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// letter is one sign on a page, in the order of the file.
type letter struct {
	sign                     rune
	left, right, top, bottom float64
	quarter                  int // how it is turned, as Word.Turn
	index                    int
	mark                     int // as Word.Mark, where words may end with it
}

// words takes the text off a page.
func (r *reader) words(ref requests.Page, f frame, chars []*responses.GetPageTextStructuredChar, boxes []Box, marked bool) ([]Word, error) {
	if len(chars) == 0 {
		return nil, nil
	}
	if r.bytes += int64(len(chars)); r.bytes > r.table.Text {
		return nil, &limits.Error{Op: "read pdf", Kind: limits.TooMuchText, Limit: r.table.Text}
	}
	text, err := r.pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return nil, err
	}
	defer func() { _, _ = r.pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	b := wordBuilder{reader: r, text: text.TextPage, frame: f, marked: marked, valued: marked && r.tree.values}
	for _, box := range boxes {
		if box.height() < 2.2 && box.width() > 3 && box.width() < 600 {
			b.strokes = append(b.strokes, box)
		}
	}
	for i, c := range chars {
		b.add(letterOf(c, i, f))
	}
	b.flush()
	return b.words, nil
}

// mostlyTurned gives the direction most signs of a page are written in, in quarters.
func mostlyTurned(chars []*responses.GetPageTextStructuredChar, f frame) int {
	var count [4]int
	for i, c := range chars {
		if l := letterOf(c, i, f); l.quarter != Aslant && unicode.IsLetter(l.sign) {
			count[l.quarter]++
		}
	}
	most := 0
	for q := range count {
		if count[q] > count[most] {
			most = q
		}
	}
	return most
}

// letterOf places a sign of PDFium on the page as it is shown.
func letterOf(c *responses.GetPageTextStructuredChar, index int, f frame) letter {
	sign, _ := utf8.DecodeRuneInString(c.Text)
	if c.Text == "" {
		sign = unicode.ReplacementChar
	}
	l := letter{sign: sign, index: index}
	p := c.PointPosition
	l.left, l.right, l.top, l.bottom = f.box(p.Left, p.Bottom, p.Right, p.Top)
	quarters := -c.Angle/(math.Pi/2) - float64(f.turns) // PDFium counts clockwise
	near := math.Round(quarters)
	l.quarter = Aslant
	if math.Abs(quarters-near) < 0.1 {
		l.quarter = (int(near)%4 + 4) % 4
	}
	return l
}

// wordBuilder makes words of letters.
type wordBuilder struct {
	reader *reader
	text   references.FPDF_TEXTPAGE
	frame  frame
	words  []Word
	// the word at hand
	letters []letter
	look    look
	glued   bool
	struck  bool
	// strokes are the thin lines that may be drawn through letters
	strokes []Box
	// marked tells that the page has marks for the structure of the file
	marked bool
	// valued tells that some of those are values, which may end within a word
	valued bool
}

// through tells whether a line is drawn through the middle of a letter.
func (b *wordBuilder) through(l letter) bool {
	if l.quarter != 0 || len(b.strokes) == 0 || len(b.strokes) > 2000 {
		return false
	}
	m := (l.left + l.right) / 2
	for _, s := range b.strokes {
		y := (s.Top + s.Bottom) / 2
		if m >= s.Left && m <= s.Right && y < b.look.base-b.look.size*0.12 && y > b.look.base-b.look.size*0.5 {
			return true
		}
	}
	return false
}

// look is how a letter is written.
type look struct {
	font         string
	size, weight float64
	left, right  float64
	top, bottom  float64
	base         float64
}

func (b *wordBuilder) add(l letter) {
	const hyphenAtEnd = 0x02
	switch {
	case l.sign == hyphenAtEnd && len(b.letters) > 0:
		b.letters = append(b.letters, l)
		b.flush()
		return
	case l.sign == '\r' || l.sign == '\n' || unicode.IsSpace(l.sign) || l.sign == 0xa0:
		n := len(b.words)
		b.flush()
		if len(b.words) > n && l.sign == ' ' {
			b.words[n].Spaced = true
		}
		return
	case l.sign < ' ' || !sane(l.left, l.right, l.top, l.bottom):
		return
	}
	if b.valued {
		l.mark = b.mark(l.index)
	}
	if n := len(b.letters); n > 0 {
		last := b.letters[n-1]
		switch {
		case last.quarter != l.quarter || b.apart(last, l):
			b.flush()
		case b.otherFont(last, l), last.mark != l.mark:
			b.flush()
			b.glued = true
		case n >= 400:
			b.flush()
			b.glued = true
		}
	}
	if len(b.letters) == 0 {
		b.look = b.lookOf(l)
		b.struck = b.through(l)
	} else if b.through(l) != b.struck {
		b.flush()
		b.glued, b.look = true, b.lookOf(l)
		b.struck = b.through(l)
	}
	b.letters = append(b.letters, l)
}

// apart tells whether there is so much room between two letters that they belong to
// different words.
func (b *wordBuilder) apart(last, l letter) bool {
	size := math.Max(b.look.size, 4)
	switch l.quarter {
	case Aslant:
		return math.Hypot(l.left-last.left, l.top-last.top) > size*2
	case 1, 3:
		return math.Abs((l.left+l.right)/2-(last.left+last.right)/2) > size || math.Min(math.Abs(l.top-last.bottom), math.Abs(last.top-l.bottom)) > size*0.4
	}
	gap := l.left - last.right
	if l.quarter == 2 {
		gap = last.left - l.right
	}
	return gap > size*0.4 || gap < -size*1.5 || l.top > b.look.bottom || l.bottom < b.look.top
}

// otherFont tells whether a letter may be of another font than the one before it. Only
// between signs of different kinds is that asked for: a font that draws tick boxes.
func (b *wordBuilder) otherFont(last, l letter) bool {
	if kindOf(last.sign) == kindOf(l.sign) && block.Symbols(b.look.font, "x") == "x" {
		return false
	}
	return b.font(l.index) != b.look.font
}

func kindOf(r rune) int {
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return 0
	case r < 0x2000:
		return 0
	}
	return 1
}

// lookOf asks PDFium how a letter is written.
func (b *wordBuilder) lookOf(l letter) look {
	k := look{size: l.bottom - l.top, left: l.left, right: l.right, top: l.top, bottom: l.bottom, base: l.bottom}
	r := b.reader
	k.font = b.font(l.index)
	if s, err := r.pdf.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: b.text, Index: l.index}); err == nil && s.FontSize > 0 {
		k.size = s.FontSize
		if m, err := r.pdf.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: b.text, Index: l.index}); err == nil {
			if scale := math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D)); scale > 0 {
				k.size = s.FontSize * scale
			}
		}
	}
	if w, err := r.pdf.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: b.text, Index: l.index}); err == nil {
		k.weight = float64(w.FontWeight)
	}
	if o, err := r.pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: b.text, Index: l.index}); err == nil {
		_, k.base = b.frame.point(o.X, o.Y)
	}
	if box, err := r.pdf.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: b.text, Index: l.index}); err == nil {
		q := box.Rect
		left, right, top, bottom := b.frame.box(float64(q.Left), float64(q.Bottom), float64(q.Right), float64(q.Top))
		if sane(left, right, top, bottom) && bottom-top > 0 {
			k.left, k.right, k.top, k.bottom = left, right, top, bottom
		}
	}
	return k
}

func (b *wordBuilder) font(index int) string {
	info, err := b.reader.pdf.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: b.text, Index: index})
	if err != nil {
		return ""
	}
	return info.FontName
}

// mark gives the number, and one, of the marked piece of the page that a letter is in.
func (b *wordBuilder) mark(index int) int {
	object, err := b.reader.pdf.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: b.text, Index: index})
	if err != nil {
		return 0
	}
	id, err := b.reader.pdf.FPDFPageObj_GetMarkedContentID(&requests.FPDFPageObj_GetMarkedContentID{PageObject: object.TextObject})
	if err != nil || id.MarkedContentID < 0 {
		return 0
	}
	return id.MarkedContentID + 1
}

// flush ends the word at hand.
func (b *wordBuilder) flush() {
	letters, glued := b.letters, b.glued
	b.letters, b.glued = nil, false
	if len(letters) == 0 {
		return
	}
	k := b.look
	w := Word{Left: math.Min(k.left, letters[0].left), Right: k.right, Top: k.top, Bottom: k.bottom, Base: k.base, Size: k.size, Font: k.font, Glued: glued, Struck: b.struck}
	w.Bold = k.weight >= 600 || boldName(k.font)
	var s strings.Builder
	for i, l := range letters {
		sign := l.sign
		if sign == 0x02 {
			sign, w.Hyphen = '-', true
		}
		s.WriteRune(sign)
		if i == 0 {
			w.Left, w.Right = math.Min(w.Left, l.left), math.Max(l.right, l.left)
		}
		if l.right > l.left || l.bottom > l.top {
			w.Left, w.Right = math.Min(w.Left, l.left), math.Max(w.Right, l.right)
			w.Top, w.Bottom = math.Min(w.Top, l.top), math.Max(w.Bottom, l.bottom)
		}
	}
	w.Text = spell(k.font, s.String())
	if b.marked {
		w.Mark = b.mark(letters[0].index)
	}
	if strings.TrimSpace(w.Text) == "" || !sane(w.Left, w.Right, w.Top, w.Bottom) {
		return
	}
	if w.Turn = letters[0].quarter; w.Turn != 0 {
		w.Base = w.Bottom
	}
	b.words = append(b.words, w)
}
