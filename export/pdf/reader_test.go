package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// reader reads back what the package writes: enough of PDF for that, and
// strict about it.
type reader struct {
	t       testing.TB
	data    []byte
	objects map[int]string // the body of each; of a stream its dictionary
	streams map[int][]byte
	fonts   map[string]map[uint16]rune // by label: the characters by number
	widths  map[string][]float64
	pages   []sheet
	texts   map[int]map[int]string // by object of a page, by mark: the text
	order   map[int][]int          // by object of a page: the marks as they come
}

// sheet is a page with the pieces of text on it.
type sheet struct {
	id            int
	width, height float64
	pieces        []piece
}

type piece struct {
	x, y, right, size float64
	text              string
}

func open(t testing.TB, data []byte) *reader {
	t.Helper()
	r := &reader{t: t, data: data, objects: map[int]string{}, streams: map[int][]byte{}, fonts: map[string]map[uint16]rune{}, widths: map[string][]float64{},
		texts: map[int]map[int]string{}, order: map[int][]int{}}
	r.readObjects()
	root := r.objects[r.ref(r.trailer(), "Root")]
	resources := ""
	for _, id := range refs(r.entry(r.objects[r.ref(root, "Pages")], "Kids")) {
		page := r.objects[id]
		if resources == "" {
			resources = r.objects[r.ref(page, "Resources")]
			r.readFonts(resources)
		}
		r.readPage(id, page)
	}
	return r
}

func (r *reader) trailer() string {
	start, err := strconv.Atoi(strings.Fields(string(r.data[bytes.LastIndex(r.data, []byte("startxref"))+9:]))[0])
	if err != nil {
		r.t.Fatal(err)
	}
	_, dict, _ := r.objectAt(start)
	return dict
}

var objectHead = regexp.MustCompile(`^(\d+) 0 obj\n`)

// objectAt reads the object at an offset: its number, body and stream.
func (r *reader) objectAt(offset int) (id int, body string, stream []byte) {
	head := objectHead.FindSubmatch(r.data[offset:])
	if head == nil {
		r.t.Fatalf("no object at %d: %.40q", offset, r.data[offset:])
	}
	id, _ = strconv.Atoi(string(head[1]))
	rest := r.data[offset+len(head[0]):]
	end := bytes.Index(rest, []byte("endobj"))
	at := bytes.Index(rest, []byte(">>stream\n"))
	if at < 0 || at > end {
		return id, strings.TrimSpace(string(rest[:end])), nil
	}
	body = string(rest[:at+2])
	length, err := strconv.Atoi(r.entry(body, "Length"))
	if err != nil {
		r.t.Fatal(err)
	}
	stream = rest[at+9 : at+9+length]
	if !bytes.HasPrefix(rest[at+9+length:], []byte("\nendstream\nendobj")) {
		r.t.Fatalf("object %d: its length is wrong", id)
	}
	if strings.Contains(body, "/FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(stream))
		if err != nil {
			r.t.Fatal(err)
		}
		if stream, err = io.ReadAll(z); err != nil {
			r.t.Fatal(err)
		}
	}
	return id, body, stream
}

func (r *reader) readObjects() {
	start, _ := strconv.Atoi(strings.Fields(string(r.data[bytes.LastIndex(r.data, []byte("startxref"))+9:]))[0])
	_, _, table := r.objectAt(start)
	type packed struct{ id, in, at int }
	var later []packed
	for id := 0; id*7 < len(table); id++ {
		row := table[id*7 : id*7+7]
		where := int(binary.BigEndian.Uint32(row[1:]))
		switch row[0] {
		case 1:
			found, body, stream := r.objectAt(where)
			if found != id {
				r.t.Fatalf("object %d stands where %d should be", found, id)
			}
			r.objects[id], r.streams[id] = body, stream
		case 2:
			later = append(later, packed{id, where, int(binary.BigEndian.Uint16(row[5:]))})
		}
	}
	for _, p := range later {
		stream := r.streams[p.in]
		first, _ := strconv.Atoi(r.entry(r.objects[p.in], "First"))
		numbers := strings.Fields(string(stream[:first]))
		if numbers[2*p.at] != strconv.Itoa(p.id) {
			r.t.Fatalf("object %d is not the %dth of %d", p.id, p.at, p.in)
		}
		from, _ := strconv.Atoi(numbers[2*p.at+1])
		to := len(stream) - first
		if 2*p.at+3 < len(numbers) {
			to, _ = strconv.Atoi(numbers[2*p.at+3])
		}
		r.objects[p.id] = strings.TrimSuffix(string(stream[first+from:first+to]), "\n")
	}
}

// entry is the value of a key of a dictionary, as it is written.
func (r *reader) entry(dict, key string) string {
	for at := 0; ; {
		i := strings.Index(dict[at:], "/"+key)
		if i < 0 {
			return ""
		}
		at += i + 1 + len(key)
		if at < len(dict) && strings.ContainsRune(" /[<(", rune(dict[at])) {
			return value(strings.TrimLeft(dict[at:], " "))
		}
	}
}

// value is the first value of a text.
func value(s string) string {
	switch s[0] {
	case '[', '<':
		depth := 0
		for i := 0; i < len(s); i++ {
			switch {
			case s[i] == '[' || s[i] == '<':
				depth++
			case s[i] == ']' || s[i] == '>':
				if depth--; depth == 0 {
					return s[:i+1]
				}
			case s[i] == '(':
				i += len(value(s[i:])) - 1
			}
		}
	case '(':
		for i := 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case ')':
				return s[:i+1]
			}
		}
	case '/':
		if i := strings.IndexAny(s[1:], "/<>[( "); i >= 0 {
			return s[:i+1]
		}
	}
	if i := strings.IndexAny(s, "/>]"); i >= 0 {
		return strings.TrimSpace(s[:i])
	}
	return s
}

var reference = regexp.MustCompile(`(\d+) 0 R`)

func refs(s string) []int {
	var out []int
	for _, m := range reference.FindAllStringSubmatch(s, -1) {
		n, _ := strconv.Atoi(m[1])
		out = append(out, n)
	}
	return out
}

func (r *reader) ref(dict, key string) int {
	found := refs(r.entry(dict, key))
	if len(found) == 0 {
		r.t.Fatalf("no %s in %.200s", key, dict)
	}
	return found[0]
}

// unwrapped is the text of a string as a dictionary holds it.
func unwrapped(s string) string {
	var b []byte
	for i := 1; i < len(s)-1; i++ {
		if s[i] == '\\' {
			if i++; s[i] == 'r' {
				b = append(b, '\r')
				continue
			}
		}
		b = append(b, s[i])
	}
	if !bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return string(b)
	}
	var units []uint16
	for i := 2; i < len(b); i += 2 {
		units = append(units, binary.BigEndian.Uint16(b[i:]))
	}
	return string(utf16.Decode(units))
}

var mapped = regexp.MustCompile(`(?m)^<([0-9a-f]{4})><([0-9a-f]+)>$`)

func (r *reader) readFonts(resources string) {
	for _, label := range []string{"R", "B", "I"} {
		font := r.objects[r.ref(r.entry(resources, "Font"), label)]
		characters := map[uint16]rune{}
		for _, m := range mapped.FindAllStringSubmatch(string(r.streams[r.ref(font, "ToUnicode")]), -1) {
			n, _ := strconv.ParseUint(m[1], 16, 16)
			var units []uint16
			for i := 0; i < len(m[2]); i += 4 {
				u, _ := strconv.ParseUint(m[2][i:i+4], 16, 16)
				units = append(units, uint16(u))
			}
			characters[uint16(n)] = utf16.Decode(units)[0]
		}
		r.fonts[label] = characters
		for _, w := range strings.Fields(strings.Trim(r.entry(r.objects[r.ref(font, "DescendantFonts")], "W"), "[]")) {
			width, err := strconv.ParseFloat(strings.Trim(w, "[]"), 64)
			if err != nil {
				r.t.Fatal(err)
			}
			r.widths[label] = append(r.widths[label], width)
		}
		r.widths[label] = r.widths[label][1:] // the number of the first
		if len(r.widths[label]) != len(characters) {
			r.t.Fatalf("font %s: %d widths for %d characters", label, len(r.widths[label]), len(characters))
		}
	}
}

var operator = regexp.MustCompile(`/(\w+)<</MCID (\d+)>>BDC|/Artifact\S* ?(BMC|BDC)|EMC|BT/(\w) ([\d.]+) Tf ([\d.-]+) ([\d.-]+) Td<([0-9a-f]*)>Tj ET|/Artifact<</Type/Pagination>>BDC`)

func (r *reader) readPage(id int, page string) {
	box := strings.Fields(strings.Trim(r.entry(page, "MediaBox"), "[]"))
	s := sheet{id: id}
	s.width, _ = strconv.ParseFloat(box[2], 64)
	s.height, _ = strconv.ParseFloat(box[3], 64)
	r.texts[id] = map[int]string{}
	for _, content := range refs(r.entry(page, "Contents")) {
		mark, depth := -1, 0
		for _, m := range operator.FindAllStringSubmatch(string(r.streams[content]), -1) {
			switch {
			case m[2] != "":
				mark, _ = strconv.Atoi(m[2])
				r.texts[id][mark] += ""
				r.order[id] = append(r.order[id], mark)
				depth++
			case m[0] == "EMC":
				mark = -1
				depth--
			case m[4] != "":
				p := r.piece(m)
				s.pieces = append(s.pieces, p)
				if depth != 1 {
					r.t.Errorf("page %d: %q stands in no mark", id, p.text)
				}
				if mark >= 0 {
					r.texts[id][mark] += p.text
				}
			default:
				depth++
			}
		}
		if depth != 0 {
			r.t.Errorf("page %d: marks are not closed", id)
		}
	}
	r.pages = append(r.pages, s)
}

func (r *reader) piece(m []string) piece {
	var p piece
	p.size, _ = strconv.ParseFloat(m[5], 64)
	p.x, _ = strconv.ParseFloat(m[6], 64)
	p.y, _ = strconv.ParseFloat(m[7], 64)
	p.right = p.x
	var b strings.Builder
	for i := 0; i < len(m[8]); i += 4 {
		n, _ := strconv.ParseUint(m[8][i:i+4], 16, 16)
		c, known := r.fonts[m[4]][uint16(n)]
		if !known {
			r.t.Errorf("font %s has no character %d", m[4], n)
		}
		b.WriteRune(c)
		if c != ' ' { // spaces at the end of a line are not seen
			p.right += 0
		}
	}
	p.text = b.String()
	seen := strings.TrimRight(p.text, " ")
	for i := 0; i < len([]rune(seen)); i++ {
		n, _ := strconv.ParseUint(m[8][4*i:4*i+4], 16, 16)
		p.right += r.widths[m[4]][n] * p.size / 1000
	}
	return p
}

// part is an element of the structure with the text below it.
type part struct {
	kind, text string
	dict       string
}

var kid = regexp.MustCompile(`<</Type/MCR/Pg (\d+) 0 R/MCID (\d+)>>|<</Type/OBJR/Pg \d+ 0 R/Obj (\d+) 0 R>>|(\d+) 0 R`)

// paragraphs are the elements that may hold several paragraphs, of which the text is one.
var paragraphs = map[string]bool{"TD": true, "TH": true, "Div": true}

// parts lists the elements that have text of their own, in reading order.
func (r *reader) parts() []part {
	tree := r.objects[r.ref(r.objects[r.ref(r.trailer(), "Root")], "StructTreeRoot")]
	var all []part
	var walk func(id int)
	walk = func(id int) {
		dict := r.objects[id]
		own := part{kind: strings.TrimPrefix(r.entry(dict, "S"), "/"), dict: dict}
		marked := false
		kids := r.entry(dict[strings.LastIndex(dict, "/K["):], "K")
		for _, m := range kid.FindAllStringSubmatch(kids, -1) {
			switch {
			case m[1] != "":
				page, _ := strconv.Atoi(m[1])
				mark, _ := strconv.Atoi(m[2])
				text, known := r.texts[page][mark]
				if !known {
					r.t.Errorf("element %d: no mark %d on page %d", id, mark, page)
				}
				own.text, marked = own.text+text, true
			case m[4] != "":
				child, _ := strconv.Atoi(m[4])
				if paragraphs[own.kind] && r.entry(r.objects[child], "S") == "/P" {
					before := len(all)
					walk(child)
					for _, p := range all[before:] { // one of several paragraphs
						own.text, marked = own.text+p.text, true
					}
					all = all[:before]
					continue
				}
				if marked {
					all, marked = append(all, own), false
				}
				walk(child)
			}
		}
		if own.kind == "Div" {
			own.kind = "P" // paragraphs that are one text
		}
		if marked || own.kind == "TD" && len(kids) == 2 {
			all = append(all, own)
		}
	}
	walk(r.ref(tree, "K"))
	return all
}

func (p part) String() string { return fmt.Sprintf("%s %q", p.kind, p.text) }
