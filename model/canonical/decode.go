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
func decodeOwn(b []byte, lists spare) (record model.Record, ok bool) {
	if !utf8.Valid(b) || hasControl(b) {
		return nil, false
	}
	r := reader{text: string(b), spare: lists}
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
		p.fields = append(p.fields, planned{name, f.Index, inner})
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
		name, ok := r.string()
		for next < len(p.fields) && p.fields[next].name < name {
			next++
		}
		if !ok || next == len(p.fields) || p.fields[next].name != name || !r.skip(":") {
			return false
		}
		f := &p.fields[next]
		next++
		if !f.plan.read(r, v.FieldByIndex(f.index)) {
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
	rows := v
	if r.spare != nil {
		rows = r.spare.borrow(p, v.Type())
	}
	for n := 0; ; n++ {
		if n == rows.Cap() {
			rows.Grow(1)
		}
		rows.SetLen(n + 1)
		if !p.read(r, rows.Index(n)) {
			return false
		}
		if r.skip("]") {
			if r.spare != nil {
				v.Set(reflect.MakeSlice(v.Type(), n+1, n+1))
				reflect.Copy(v, rows)
				r.spare.giveBack(p, rows)
			}
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
	spare spare
}

// spare are lists to read rows into before it is known how many there are, by
// the plan of their rows.
type spare map[*plan]reflect.Value

func (s spare) borrow(rows *plan, list reflect.Type) reflect.Value {
	if v, there := s[rows]; there {
		delete(s, rows) // rows of this kind within each other need another
		return v
	}
	return reflect.New(list).Elem()
}

// giveBack keeps a list for the next, without what it refers to.
func (s spare) giveBack(rows *plan, v reflect.Value) {
	v.Clear()
	v.SetLen(0)
	s[rows] = v
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
	b := append(make([]byte, 0, 2*(r.at-start)+64), r.text[start:r.at]...)
	for r.at < len(r.text) {
		c := r.text[r.at]
		r.at++
		switch {
		case c == '"':
			return string(b), true
		case c != '\\':
			plain := strings.IndexAny(r.rest(), `"\`)
			if plain < 0 {
				return "", false
			}
			b = append(b, r.text[r.at-1:r.at+plain]...)
			r.at += plain
			continue
		}
		sign, ok := r.escape()
		if !ok {
			return "", false
		}
		b = utf8.AppendRune(b, sign)
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
