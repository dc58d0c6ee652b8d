package canonical

import (
	"bytes"
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
// texts are put together in one. It has no opinion of anything else; ok is
// false for all that Encode would have written differently, and encoding/json
// decides what that is.
func decodeOwn(b []byte, into *memory) (record model.Record, ok bool) {
	if !utf8.Valid(b) || hasControl(b) {
		return nil, false
	}
	r := reader{in: b, backslash: -1, memory: into}
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
	if !p.read(&r, reflect.ValueOf(record).Elem()) || string(r.rest()) != "}" {
		return nil, false
	}
	return record, true
}

// plan says how a value of one type is read. It reports false for a value that
// it does not expect.
type plan struct {
	fields []planned // of a struct
	keys   []key     // theirs
	read   func(*reader, reflect.Value) bool
}

// planned is a field of a struct, embedded ones included.
type planned struct {
	name  string
	index []int
	plan  *plan
}

// key is the name of a field as it stands before the value. Most fields are not
// filled in, so that most keys are looked for in vain: one word tells.
type key struct {
	head, mask uint64 // its first bytes, and which those are
	text       string
}

func newKey(name string) key {
	k := key{text: strconv.Quote(name) + ":"}
	k.head = word([]byte(k.text))
	for i := range min(len(k.text), wordSize) {
		k.mask |= 0xff << (8 * i)
	}
	return k
}

const wordSize = 8

// word returns the first bytes of some as one number.
func word(b []byte) (w uint64) {
	if len(b) >= wordSize {
		return binary.LittleEndian.Uint64(b)
	}
	for i, c := range b {
		w |= uint64(c) << (8 * i)
	}
	return w
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
		p.fields = append(p.fields, planned{name, f.Index, inner})
	}
	slices.SortFunc(p.fields, func(a, b planned) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(p.fields); i++ {
		if p.fields[i].name == p.fields[i-1].name {
			return nil
		}
	}
	for _, f := range p.fields {
		p.keys = append(p.keys, newKey(f.name))
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
	for next := 0; ; next++ {
		if next += r.skipKey(p.keys[next:]); next == len(p.keys) {
			return false
		}
		f := &p.fields[next]
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
	if rows := r.lists.of(p, v.Type()); rows != nil {
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

// reader goes through the bytes of a record.
type reader struct {
	in        []byte
	at        int
	backslash int // the first from where it was last looked for
	*memory
}

// memory is where what is read is put: the texts of a record behind each other,
// and its lists, when they are kept together with those of others.
type memory struct {
	texts strings.Builder
	lists slabs
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

func (r *reader) rest() []byte { return r.in[r.at:] }

// skip goes past what is expected next.
func (r *reader) skip(expected string) bool {
	if !hasPrefix(r.in[r.at:], expected) {
		return false
	}
	r.at += len(expected)
	return true
}

func hasPrefix(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && string(b[:len(prefix)]) == prefix
}

// skipKey goes past the one of some keys that comes next, and returns which.
func (r *reader) skipKey(keys []key) int {
	rest := r.rest()
	here := word(rest)
	for i := range keys {
		k := &keys[i]
		if here&k.mask == k.head && hasPrefix(rest, k.text) {
			r.at += len(k.text)
			return i
		}
	}
	return len(keys)
}

// string reads a text between quotes.
func (r *reader) string() (s string, ok bool) {
	if !r.skip(`"`) {
		return "", false
	}
	length := bytes.IndexByte(r.rest(), '"')
	if length < 0 {
		return "", false
	}
	if r.backslash < r.at {
		r.findBackslash()
	}
	start := r.room(length)
	if r.backslash < r.at+length {
		if !r.unescape() {
			return "", false
		}
	} else {
		r.texts.Write(r.in[r.at : r.at+length])
		r.at += length + 1
	}
	return r.texts.String()[start:], true
}

// room makes sure that a text of a length can be written, and returns where.
// Texts that were read stay where they are.
func (m *memory) room(length int) int {
	if m.texts.Cap()-m.texts.Len() < length {
		const usual = 32 << 10
		m.texts = strings.Builder{}
		m.texts.Grow(max(length, usual))
	}
	return m.texts.Len()
}

// findBackslash looks for the next one; long stretches have none.
func (r *reader) findBackslash() {
	if r.backslash = bytes.IndexByte(r.rest(), '\\'); r.backslash < 0 {
		r.backslash = len(r.rest())
	}
	r.backslash += r.at
}

// hasControl reports whether there is a control character anywhere: Encode
// writes none.
func hasControl(b []byte) bool {
	const (
		ones = 0x0101010101010101
		tops = 0x8080808080808080
	)
	below := func(w uint64) uint64 { return (w - ones*' ') &^ w } // a byte below the space borrows from its top bit
	for ; len(b) >= 4*wordSize; b = b[4*wordSize:] {
		all := below(word(b)) | below(word(b[wordSize:])) | below(word(b[2*wordSize:])) | below(word(b[3*wordSize:]))
		if all&tops != 0 {
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

// unescape reads a text with escapes up to its quote.
func (r *reader) unescape() bool {
	for r.at < len(r.in) {
		c := r.in[r.at]
		r.at++
		switch {
		case c == '"':
			return true
		case c != '\\':
			plain := bytes.IndexAny(r.rest(), `"\`)
			if plain < 0 {
				return false
			}
			r.texts.Write(r.in[r.at-1 : r.at+plain])
			r.at += plain
			continue
		}
		sign, ok := r.escape()
		if !ok {
			return false
		}
		r.texts.WriteRune(sign)
	}
	return false
}

// escape reads what stands behind a backslash. Half of a surrogate pair is
// nothing Encode writes.
func (r *reader) escape() (sign rune, ok bool) {
	const hex, half = 4, 0xD800
	if r.at == len(r.in) {
		return 0, false
	}
	c := r.in[r.at]
	r.at++
	if c == 'u' && len(r.rest()) >= hex {
		n, err := strconv.ParseUint(string(r.rest()[:hex]), 16, 16)
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
	for r.at < len(r.in) && (r.in[r.at] == '-' || r.in[r.at]-'0' <= 9) {
		r.at++
	}
	digits := string(r.in[start:r.at])
	n, err := strconv.Atoi(digits)
	return n, err == nil && strconv.Itoa(n) == digits
}
