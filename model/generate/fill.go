package generate

import (
	"reflect"
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// filler fills the records of one register.
type filler struct {
	Generator
	alone  bool                     // no register around: references are invented
	titles map[string]bool          // taken, per kind
	others map[model.Kind][]subject // records that can be referred to
	lists  map[string][]string      // codes, per reference list
}

// subject is a record as a reference names it.
type subject struct {
	id    model.ID
	title string
}

func newFiller(g Generator) *filler {
	return &filler{Generator: g, titles: map[string]bool{}, others: map[model.Kind][]subject{}, lists: map[string][]string{}}
}

func (f *filler) known(record model.Record) {
	kind, id := record.Identity()
	f.others[kind] = append(f.others[kind], subject{id, record.Title()})
}

// record fills an empty record.
func (f *filler) record(record model.Record, number string) {
	record.SetIdentity(f.ID(), number)
	kind, _ := record.Identity()
	if a, ok := record.(*model.Activity); ok {
		a.Role = pick(f.Generator, []model.Role{model.RoleController, model.RoleController, model.RoleController,
			model.RoleProcessor, model.RoleJointController, model.RoleSubProcessor})
	}
	f.group(reflect.ValueOf(record).Elem(), field.Of(kind), roleOf(record))
	f.link(record)
}

func roleOf(record model.Record) model.Role {
	switch r := record.(type) {
	case *model.Activity:
		return r.Role
	case *model.Service:
		return r.Role
	}
	return ""
}

// group fills the fields of a record, group or row. References to rows and to
// other records are left to link, when everything is there.
func (f *filler) group(v reflect.Value, of *field.Field, role model.Role) {
	t := v.Type()
	for i := range t.NumField() {
		sf, fv := t.Field(i), v.Field(i)
		if sf.Anonymous {
			f.group(fv, of, role)
			continue
		}
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		child := of.Child(name)
		if !child.AskedOf(role) || !fv.IsZero() || child.IsNameOf() != nil {
			continue
		}
		if !child.Title && f.Rand.Float64() >= f.fill() && !(child.Fixed && name == "id") {
			continue
		}
		f.value(fv, child, role)
	}
}

func (f *filler) value(v reflect.Value, of *field.Field, role model.Role) {
	switch of.Type {
	case field.Group:
		f.group(v, of, role)
	case field.Rows:
		n := 1 + f.Rand.IntN(f.rows())
		rows := reflect.MakeSlice(v.Type(), n, n)
		for i := range n {
			f.group(rows.Index(i), of, role)
		}
		v.Set(rows)
	case field.Count:
		v.Set(reflect.ValueOf(model.N(f.count(of))))
	case field.Codes:
		codes := some(f.Generator, f.codes(of.List), 3)
		out := reflect.MakeSlice(v.Type(), len(codes), len(codes))
		for i, code := range codes {
			if e := out.Index(i); e.Kind() == reflect.Int {
				n, _ := strconv.Atoi(code) // the codes of scc-module are its numbers
				e.SetInt(int64(n))
			} else {
				e.SetString(f.code(code))
			}
		}
		v.Set(out)
	case field.Texts:
		v.Set(reflect.ValueOf(f.texts(of)).Convert(v.Type()))
	case field.RowRef, field.RowRefs, field.RecordRef:
	default:
		v.SetString(f.text(of))
	}
}

// text returns a value for a field that holds one text, code or date.
func (f *filler) text(of *field.Field) string {
	switch {
	case of.Name == "id" && of.Fixed:
		return string(f.RowID())
	case of.Name == "hash" && of.Fixed:
		return f.hex(64)
	case of.Type == field.Date:
		return f.date()
	case of.Type == field.Code, of.List != "" && f.Rand.IntN(4) > 0:
		return f.code(pick(f.Generator, f.codes(of.List)))
	case f.Hostile && f.Rand.IntN(2) == 0:
		return f.hostile()
	case of.Title && of.Parent.Parent == nil:
		return f.recordTitle(of)
	case of.Type == field.LongText:
		return f.longText(of)
	}
	return f.shortText(of)
}

func (f *filler) code(code string) string {
	if f.Newer && f.Rand.IntN(10) == 0 {
		return code + "-2031"
	}
	return code
}

func (f *filler) count(of *field.Field) int {
	if f.Rand.IntN(12) == 0 {
		return 0
	}
	switch of.Name {
	case "people", "size":
		return 10 * (1 + f.Rand.IntN(800))
	case "intervalMonths":
		return pick(f.Generator, []int{6, 12, 24, 36})
	case "noticeDays", "objectionDays":
		return pick(f.Generator, []int{14, 28, 30, 60, 90})
	}
	return pick(f.Generator, []int{1, 2, 3, 4, 5, 7, 10, 12, 24, 36, 48, 72})
}

// date returns a day, now and then a month or a year.
func (f *filler) date() string {
	year, month, day := 2015+f.Rand.IntN(16), 1+f.Rand.IntN(12), 1+f.Rand.IntN(28)
	text := strconv.Itoa(year)
	if f.Rand.IntN(20) == 0 {
		return text
	}
	text += "-" + twoDigits(month)
	if f.Rand.IntN(12) == 0 {
		return text
	}
	return text + "-" + twoDigits(day)
}

func twoDigits(n int) string { return strconv.Itoa(n + 100)[1:] }

func (f *filler) hex(n int) string {
	const digits = "0123456789abcdef"
	b := make([]byte, n)
	for i := range b {
		b[i] = digits[f.Rand.IntN(16)]
	}
	return string(b)
}
