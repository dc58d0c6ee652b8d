package canonical

import (
	"encoding"
	"encoding/binary"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/model"
)

// decodeOwn reads the bytes Encode writes, many times faster than encoding/json:
// the fields of a type are looked up once, the keys come in their order, and
// texts are not copied one by one. It has no opinion of anything else; ok is
// false for all that Encode would have written differently, and encoding/json
// decides what that is.
func decodeOwn(b []byte, lists slabs) (record model.Record, ok bool) {
	if !utf8.Valid(b) || hasControl(b) {
		return nil, false
	}
	r := reader{text: string(b), slabs: lists}
	if !r.skip(`{"form":`) {
		return nil, false
	}
	if form, ok := r.integer(); !ok || form != Form || !r.skip(`,"kind":`) {
		return nil, false
	}
	kind, ok := r.string()
	p := plans[model.Kind(kind)]
	if !ok || p == nil || !r.skip(`,"record":`) {
		return nil, false
	}
	record = model.New(model.Kind(kind))
	if !p.read(&r, reflect.ValueOf(record).Elem()) || r.rest() != "}" {
		return nil, false
	}
	return record, true
}

// plan says how a value of one type is read. It reports false for a value that
// it does not expect.
type plan struct {
	fields []planned // of a struct
	read   func(*reader, reflect.Value) bool
}

// planned is a field of a struct, embedded ones included.
type planned struct {
	name  string
	key   string // as it stands before the value
	index []int
	plan  *plan
}

// plans are compiled once from the model's types.
var plans = compilePlans()

func compilePlans() map[model.Kind]*plan {
	all := map[model.Kind]*plan{}
	for _, kind := range model.StoredKinds() {
		all[kind] = compile(reflect.TypeOf(model.New(kind)).Elem())
	}
	return all
}

var (
	countType       = reflect.TypeFor[model.Count]()
	unmarshalerType = reflect.TypeFor[json.Unmarshaler]()
	textType        = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// compile returns the plan of a type, or nil when the model says something
// with it that only encoding/json knows.
func compile(t reflect.Type) *plan {
	switch pointer := reflect.PointerTo(t); {
	case t == countType:
		return &plan{read: readCount}
	case pointer.Implements(unmarshalerType) || pointer.Implements(textType):
		return nil
	}
	switch t.Kind() {
	case reflect.String:
		return &plan{read: readString}
	case reflect.Int:
		return &plan{read: readInteger}
	case reflect.Slice:
		return compileList(t)
	case reflect.Struct:
		return compileStruct(t)
	}
	return nil
}

func compileList(t reflect.Type) *plan {
	element := compile(t.Elem())
	if element == nil || t.Elem().Kind() == reflect.Uint8 {
		return nil
	}
	return &plan{read: func(r *reader, v reflect.Value) bool { return element.readList(r, v) }}
}

func compileStruct(t reflect.Type) *plan {
	p := &plan{}
	for _, f := range reflect.VisibleFields(t) {
		tag, tagged := f.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct:
			continue // its fields come by themselves
		case f.Anonymous || !f.IsExported() || name == "" || name == "-" || slices.Contains(strings.Split(options, ","), "string"):
			return nil
		}
		inner := compile(f.Type)
		if inner == nil {
			return nil
		}
		p.fields = append(p.fields, planned{name, strconv.Quote(name) + ":", f.Index, inner})
	}
	slices.SortFunc(p.fields, func(a, b planned) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(p.fields); i++ {
		if p.fields[i].name == p.fields[i-1].name {
			return nil
		}
	}
	p.read = p.readObject
	return p
}

// readObject reads the members of an object, which come in the order of their
// names and each at most once.
func (p *plan) readObject(r *reader, v reflect.Value) bool {
	if !r.skip("{") {
		return false
	}
	if r.skip("}") {
		return true
	}
	next := 0
	for {
		for next < len(p.fields) && !r.skip(p.fields[next].key) {
			next++
		}
		if next == len(p.fields) {
			return false
		}
		f := &p.fields[next]
		next++
		to := v.Field(f.index[0])
		for _, i := range f.index[1:] {
			to = to.Field(i)
		}
		if !f.plan.read(r, to) {
			return false
		}
		if r.skip("}") {
			return true
		}
		if !r.skip(",") {
			return false
		}
	}
}

// readList reads a list of what the plan is of. Encode writes no empty ones.
func (p *plan) readList(r *reader, v reflect.Value) bool {
	if !r.skip("[") {
		return false
	}
	if rows := r.slabs.of(p, v.Type()); rows != nil {
		return p.readRows(r, v, rows)
	}
	for n := 0; ; n++ {
		if n == v.Cap() {
			v.Grow(1)
		}
		v.SetLen(n + 1)
		if !p.read(r, v.Index(n)) {
			return false
		}
		if r.skip("]") {
			return true
		}
		if !r.skip(",") {
			return false
		}
	}
}

// readRows reads a list where others were read before.
func (p *plan) readRows(r *reader, v reflect.Value, rows *slab) bool {
	rows.busy = true
	for n := 0; ; n++ {
		if !p.read(r, rows.row(n)) {
			return false
		}
		if r.skip("]") {
			v.Set(rows.take(n + 1))
			return true
		}
		if !r.skip(",") {
			return false
		}
	}
}

func readString(r *reader, v reflect.Value) bool {
	s, ok := r.string()
	if ok {
		v.SetString(s)
	}
	return ok
}

func readInteger(r *reader, v reflect.Value) bool {
	n, ok := r.integer()
	if ok {
		v.SetInt(int64(n))
	}
	return ok
}

func readCount(r *reader, v reflect.Value) bool {
	n, ok := r.integer()
	if ok {
		*v.Addr().Interface().(*model.Count) = model.N(n)
	}
	return ok
}

// reader goes through the text of a record. Texts it returns share its memory.
type reader struct {
	text  string
	at    int
	slabs slabs
}

// slabs are long lists from which the lists of many records are cut, by the
// plan of their rows: fewer pieces of memory, and none too many.
type slabs map[*plan]*slab

// slab is one of them.
type slab struct {
	list reflect.Value
	used int
	busy bool // a list of it is being read
}

// of returns where to read rows; nil when rows of this kind stand within each
// other, or when lists are not kept together.
func (s slabs) of(rows *plan, list reflect.Type) *slab {
	if s == nil {
		return nil
	}
	found := s[rows]
	if found == nil {
		found = &slab{list: reflect.Zero(list)}
		s[rows] = found
	}
	if found.busy {
		return nil
	}
	return found
}

// row returns the next row, the nth of its list.
func (s *slab) row(n int) reflect.Value {
	if at := s.used + n; at < s.list.Len() {
		return s.list.Index(at)
	}
	const usual = 64
	longer := reflect.MakeSlice(s.list.Type(), max(usual, 2*n), max(usual, 2*n))
	reflect.Copy(longer, s.list.Slice(s.used, s.used+n))
	s.list, s.used = longer, 0
	return s.list.Index(n)
}

// take returns the list of the first n rows.
func (s *slab) take(n int) reflect.Value {
	list := s.list.Slice3(s.used, s.used+n, s.used+n)
	s.used, s.busy = s.used+n, false
	return list
}

func (r *reader) rest() string { return r.text[r.at:] }

// skip goes past what is expected next.
func (r *reader) skip(expected string) bool {
	if !strings.HasPrefix(r.text[r.at:], expected) {
		return false
	}
	r.at += len(expected)
	return true
}

// string reads a text between quotes.
func (r *reader) string() (s string, ok bool) {
	if !r.skip(`"`) {
		return "", false
	}
	start := r.at
	end := strings.IndexByte(r.text[start:], '"')
	if end < 0 {
		return "", false
	}
	s = r.text[start : start+end]
	if escape := strings.IndexByte(s, '\\'); escape >= 0 {
		r.at = start + escape
		return r.escaped(start)
	}
	r.at = start + end + 1
	return s, true
}

// hasControl reports whether there is a control character anywhere: Encode
// writes none.
func hasControl(b []byte) bool {
	const (
		ones = 0x0101010101010101
		tops = 0x8080808080808080
	)
	for ; len(b) >= 8; b = b[8:] { // a byte below the space borrows from its top bit
		if w := binary.LittleEndian.Uint64(b); (w-ones*' ')&^w&tops != 0 {
			return true
		}
	}
	for _, c := range b {
		if c < ' ' {
			return true
		}
	}
	return false
}

// escaped reads the rest of a text that began at start and has an escape where
// the reader is.
func (r *reader) escaped(start int) (string, bool) {
	var b strings.Builder
	b.Grow(max(2*(r.at-start), 64))
	b.WriteString(r.text[start:r.at])
	for r.at < len(r.text) {
		c := r.text[r.at]
		r.at++
		switch {
		case c == '"':
			return b.String(), true
		case c != '\\':
			plain := strings.IndexAny(r.rest(), `"\`)
			if plain < 0 {
				return "", false
			}
			b.WriteString(r.text[r.at-1 : r.at+plain])
			r.at += plain
			continue
		}
		sign, ok := r.escape()
		if !ok {
			return "", false
		}
		b.WriteRune(sign)
	}
	return "", false
}

// escape reads what stands behind a backslash. Half of a surrogate pair is
// nothing Encode writes.
func (r *reader) escape() (sign rune, ok bool) {
	const hex, half = 4, 0xD800
	if r.at == len(r.text) {
		return 0, false
	}
	c := r.text[r.at]
	r.at++
	if c == 'u' && len(r.rest()) >= hex {
		n, err := strconv.ParseUint(r.rest()[:hex], 16, 16)
		r.at += hex
		return rune(n), err == nil && n < half
	}
	at := strings.IndexByte(`"\/bfnrt`, c)
	if at < 0 {
		return 0, false
	}
	return rune("\"\\/\b\f\n\r\t"[at]), true
}

// integer reads a whole number as Encode writes it.
func (r *reader) integer() (n int, ok bool) {
	start := r.at
	for r.at < len(r.text) && (r.text[r.at] == '-' || r.text[r.at]-'0' <= 9) {
		r.at++
	}
	digits := r.text[start:r.at]
	n, err := strconv.Atoi(digits)
	return n, err == nil && strconv.Itoa(n) == digits
}
