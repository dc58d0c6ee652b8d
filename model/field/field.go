// Package field describes the model to everything that handles it field by
// field: the editor, the diff, the completeness rules, proposals, reports. It
// reads the description from the model's own struct tags (package model says
// what they mean), so a field that is added to the model is known everywhere.
//
// Three things live here: the catalogue (Of: which fields a kind of record
// has, as a tree), paths (Path: where a value stands in one record, rows named
// by their RowID), and access by path (Get, Set, AddRow, RemoveRow, MoveRow,
// Leaves).
//
// A leaf's value travels in one of three Go types, whatever named type the
// model gives it: string for texts, codes, dates and references; []string for
// lists of these; model.Count for whole numbers.
package field

import (
	"fmt"
	"reflect"
	"strings"

	"verwerkingsregister/model"
)

// Type says what a field holds and so how it is edited, compared and printed.
type Type int

// The types of field.
const (
	Text      Type = iota // one line
	LongText              // several lines
	Code                  // one code of a list
	Codes                 // several codes of a list
	Date                  // a day, month or year
	Count                 // a whole number
	Texts                 // several short texts
	RowRef                // the RowID of a row of another list of this record
	RowRefs               // several of these
	RecordRef             // the ID of another record; NameField has the name as printed
	Rows                  // nested rows, each with a RowID
	Group                 // nested fields that stand once
)

// Field describes one field of the model.
type Field struct {
	Name      string     // its name in JSON and on paths
	Key       string     // its place from the kind down, such as activity.purposes.legalBasis
	TypeKey   string     // its place in the type that declares it, such as Purpose.legalBasis
	Type      Type       //
	List      string     // the reference list of a Code or Codes; a Text with one takes free text too
	Ref       model.Kind // the kind of record a RecordRef points at
	NameField string     // for a RecordRef: the sibling with the name as printed
	RowList   string     // for a RowRef or RowRefs: the list it points into
	Personal  bool       // data about a named person, erasable from history
	Title     bool       // names its row or record in one line
	Fixed     bool       // kept by the program
	For       string     // letters of the roles it is asked of; empty: all
	Parent    *Field     //
	Fields    []*Field   // of a Group or of each row of Rows

	index        []int
	typ          reflect.Type
	withPersonal bool // it or something below it is personal
}

// catalogue is compiled once from the model's types.
var catalogue = compile()

// Of returns the catalogue of a kind: a Group whose Fields are the kind's own.
// It is nil for an unknown kind. Nobody may change what it returns.
func Of(kind model.Kind) *Field { return catalogue[kind] }

// Child returns the field of that name in a Group or in Rows, or nil.
func (f *Field) Child(name string) *Field {
	for _, c := range f.Fields {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Leaf reports whether the field holds a value itself.
func (f *Field) Leaf() bool { return f.Type != Rows && f.Type != Group }

// Number reports whether JSON has numbers for what the field holds: counts, and
// codes that are numbers.
func (f *Field) Number() bool {
	t := f.typ
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return f.Type == Count || t.Kind() == reflect.Int
}

// IsNameOf returns the RecordRef for which this field holds the name as
// printed, or nil: the two are edited and compared as one.
func (f *Field) IsNameOf() *Field {
	if f.Parent == nil {
		return nil
	}
	for _, c := range f.Parent.Fields {
		if c.Type == RecordRef && c.NameField == f.Name {
			return c
		}
	}
	return nil
}

// TitleField returns the field that names a row or record, or nil.
func (f *Field) TitleField() *Field {
	for _, c := range f.Fields {
		if c.Title {
			return c
		}
	}
	return nil
}

// AskedOf reports whether the field is asked of an activity in that role. A
// role that is not filled in is asked everything.
func (f *Field) AskedOf(role model.Role) bool {
	letter := letterOf(role)
	for ; f != nil && letter != ""; f = f.Parent {
		if f.For != "" && !strings.Contains(f.For, letter) {
			return false
		}
	}
	return true
}

func letterOf(role model.Role) string {
	switch role {
	case model.RoleController:
		return "C"
	case model.RoleJointController:
		return "J"
	case model.RoleProcessor:
		return "P"
	case model.RoleSubProcessor:
		return "S"
	}
	return ""
}

// All calls visit for the field and everything below it, top down.
func (f *Field) All(visit func(*Field)) {
	visit(f)
	for _, c := range f.Fields {
		c.All(visit)
	}
}

func compile() map[model.Kind]*Field {
	all := make(map[model.Kind]*Field)
	for _, kind := range model.StoredKinds() {
		root := &Field{Name: string(kind), Key: string(kind), Type: Group}
		root.typ = reflect.TypeOf(model.New(kind)).Elem()
		root.Fields = fieldsOf(root, root.typ, nil)
		root.markPersonal()
		all[kind] = root
	}
	return all
}

func fieldsOf(parent *Field, t reflect.Type, prefix []int) []*Field {
	var fields []*Field
	for i := range t.NumField() {
		sf := t.Field(i)
		index := append(append([]int(nil), prefix...), i)
		if sf.Anonymous {
			fields = append(fields, fieldsOf(parent, sf.Type, index)...)
			continue
		}
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		f := &Field{Name: name, Key: parent.Key + "." + name, TypeKey: t.Name() + "." + name, Parent: parent, index: index, typ: sf.Type}
		f.readTag(sf.Tag.Get("vr"))
		f.classify(sf.Type, strings.Contains(sf.Tag.Get("vr"), "long"))
		fields = append(fields, f)
	}
	return fields
}

func (f *Field) readTag(tag string) {
	for option := range strings.SplitSeq(tag, ",") {
		name, value, _ := strings.Cut(option, "=")
		switch name {
		case "list":
			f.List = value
		case "ref":
			f.Ref = model.Kind(value)
		case "name":
			f.NameField = value
		case "row":
			f.RowList = value
		case "for":
			f.For = value
		case "personal":
			f.Personal = true
		case "title":
			f.Title = true
		case "fixed":
			f.Fixed = true
		case "", "long":
		default:
			panic(fmt.Sprintf("field: %s has unknown option %q in its vr tag", f.Key, option))
		}
	}
}

var (
	countType = reflect.TypeFor[model.Count]()
	dateType  = reflect.TypeFor[model.Date]()
)

func (f *Field) classify(t reflect.Type, long bool) {
	slice := t.Kind() == reflect.Slice
	switch {
	case t == countType:
		f.Type = Count
	case t == dateType:
		f.Type = Date
	case slice && t.Elem().Kind() == reflect.Struct:
		f.Type = Rows
		f.Fields = fieldsOf(f, t.Elem(), nil)
	case t.Kind() == reflect.Struct:
		f.Type = Group
		f.Fields = fieldsOf(f, t, nil)
	case f.Ref != "":
		f.Type = RecordRef
	case f.RowList != "" && slice:
		f.Type = RowRefs
	case f.RowList != "":
		f.Type = RowRef
	case slice && f.List != "":
		f.Type = Codes
	case slice:
		f.Type = Texts
	case f.List != "" && t.Kind() == reflect.String && t != reflect.TypeFor[string]():
		f.Type = Code
	case long:
		f.Type = LongText
	default:
		f.Type = Text
	}
}
