package field

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"verwerkingsregister/model"
)

// At returns the description of what stands at the path.
func At(kind model.Kind, path Path) (*Field, error) {
	steps, err := path.Steps()
	if err != nil {
		return nil, err
	}
	f := Of(kind)
	for _, step := range steps {
		if f = f.Child(step.Name); f == nil {
			return nil, fmt.Errorf("find field: %s has no %q", kind, path)
		}
	}
	return f, nil
}

// Get returns the value of the leaf at the path (see the package comment for
// its type).
func Get(record model.Record, path Path) (any, error) {
	v, f, err := resolve(record, path)
	if err != nil {
		return nil, err
	}
	if !f.Leaf() {
		return nil, fmt.Errorf("get %q: it has no value of its own", path)
	}
	return value(v), nil
}

// Set gives the leaf at the path a value.
func Set(record model.Record, path Path, to any) error {
	v, f, err := resolve(record, path)
	if err != nil {
		return err
	}
	if !f.Leaf() {
		return fmt.Errorf("set %q: it has no value of its own", path)
	}
	if err := assign(v, to); err != nil {
		return fmt.Errorf("set %q: %w", path, err)
	}
	return nil
}

// AllRows returns a copy of the list of rows at the path, as the model's own type.
func AllRows(record model.Record, path Path) (any, error) {
	v, err := list(record, path)
	if err != nil {
		return nil, err
	}
	return deepCopy(v).Interface(), nil
}

// SetRows gives the list at the path other rows, as AllRows gave them.
func SetRows(record model.Record, path Path, rows any) error {
	v, err := list(record, path)
	if err != nil {
		return err
	}
	rv := reflect.ValueOf(rows)
	if !rv.IsValid() || rv.Type() != v.Type() {
		return fmt.Errorf("set rows of %q: a %T does not belong there", path, rows)
	}
	v.Set(deepCopy(rv))
	return nil
}

// RowIDs returns the IDs of the rows of the list at the path, in their order.
func RowIDs(record model.Record, path Path) ([]model.RowID, error) {
	v, err := list(record, path)
	if err != nil {
		return nil, err
	}
	ids := make([]model.RowID, v.Len())
	for i := range ids {
		ids[i] = rowID(v.Index(i))
	}
	return ids, nil
}

// AddRow appends an empty row with that ID to the list at the path.
func AddRow(record model.Record, path Path, id model.RowID) error {
	v, err := list(record, path)
	if err != nil {
		return err
	}
	if indexOf(v, id) >= 0 {
		return thereAlready(path, id)
	}
	v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem()))) // made in its place
	v.Index(v.Len() - 1).FieldByName("ID").SetString(string(id))
	return nil
}

// Row returns a copy of the row at the path, as the model's own type.
func Row(record model.Record, path Path) (any, error) {
	v, _, err := resolve(record, path)
	if err != nil {
		return nil, err
	}
	return deepCopy(v).Interface(), nil
}

// InsertRow puts a row, as Row or RemoveRow gave it, into the list at the path.
func InsertRow(record model.Record, path Path, at int, row any) error {
	v, err := list(record, path)
	if err != nil {
		return err
	}
	rv := reflect.ValueOf(row)
	if !rv.IsValid() || rv.Type() != v.Type().Elem() {
		return fmt.Errorf("insert into %q: a %T does not belong there", path, row)
	}
	return insert(v, path, at, deepCopy(rv))
}

// RemoveRow takes the row at the path out of its list and returns it with the
// place where it stood.
func RemoveRow(record model.Record, path Path) (row any, at int, err error) {
	v, at, err := findRow(record, path)
	if err != nil {
		return nil, 0, err
	}
	row = v.Index(at).Interface()
	rest := reflect.MakeSlice(v.Type(), 0, v.Len()-1)
	rest = reflect.AppendSlice(rest, v.Slice(0, at))
	rest = reflect.AppendSlice(rest, v.Slice(at+1, v.Len()))
	if rest.Len() == 0 {
		rest = reflect.Zero(v.Type())
	}
	v.Set(rest)
	return row, at, nil
}

// MoveRow moves the row at the path to another place in its list; a place past
// either end is the end.
func MoveRow(record model.Record, path Path, to int) error {
	row, _, err := RemoveRow(record, path)
	if err != nil {
		return err
	}
	v, err := list(record, path.Parent())
	if err != nil {
		return err
	}
	return insert(v, path.Parent(), min(max(to, 0), v.Len()), reflect.ValueOf(row))
}

// Leaves calls visit for every leaf that is filled in, in catalogue order. The
// record must stay as it is meanwhile; Replace changes leaves.
func Leaves(record model.Record, visit func(Path, *Field, any)) {
	walker{visit: visit, paths: true}.start(record)
}

// Values calls visit for every leaf that is filled in, in catalogue order, as
// Leaves does. It is for those who need no path: making these takes longer
// than all the rest.
func Values(record model.Record, visit func(*Field, any)) {
	walker{visit: func(_ Path, f *Field, v any) { visit(f, v) }}.start(record)
}

// walker goes through the leaves of a record.
type walker struct {
	visit func(Path, *Field, any)
	paths bool // whether visit is given paths
}

func (w walker) start(record model.Record) {
	kind, _ := record.Identity()
	w.leaves(reflect.ValueOf(record).Elem(), Of(kind), "")
}

func (w walker) leaves(v reflect.Value, f *Field, path Path) {
	for _, c := range f.Fields {
		cv := v.FieldByIndex(c.index)
		if cv.IsZero() || (cv.Kind() == reflect.Slice && cv.Len() == 0) {
			continue
		}
		var cp Path
		if w.paths {
			cp = path.Field(c.Name)
		}
		switch c.Type {
		case Group:
			w.leaves(cv, c, cp)
		case Rows:
			w.rows(cv, c, cp)
		default:
			w.visit(cp, c, value(cv))
		}
	}
}

func (w walker) rows(v reflect.Value, f *Field, path Path) {
	for i := range v.Len() {
		var row Path
		if w.paths {
			row = path.Row(rowID(v.Index(i)))
		}
		w.leaves(v.Index(i), f, row)
	}
}

// Replace changes leaves in place: every filled-in leaf is given to change,
// and gets the value it returns when replace is true.
func Replace(record model.Record, change func(Path, *Field, any) (to any, replace bool)) error {
	type edit struct {
		path Path
		to   any
	}
	var edits []edit
	Leaves(record, func(p Path, f *Field, v any) {
		if to, replace := change(p, f, v); replace {
			edits = append(edits, edit{p, to})
		}
	})
	for _, e := range edits {
		if err := Set(record, e.path, e.to); err != nil {
			return err
		}
	}
	return nil
}

// EachList calls visit for every list of rows in the record, also empty ones,
// with its rows' IDs. The record must stay as it is meanwhile.
func EachList(record model.Record, visit func(Path, *Field, []model.RowID)) {
	kind, _ := record.Identity()
	eachList(reflect.ValueOf(record).Elem(), Of(kind), "", visit)
}

func eachList(v reflect.Value, f *Field, path Path, visit func(Path, *Field, []model.RowID)) {
	for _, c := range f.Fields {
		cv, cp := v.FieldByIndex(c.index), path.Field(c.Name)
		switch c.Type {
		case Group:
			eachList(cv, c, cp, visit)
		case Rows:
			ids := make([]model.RowID, cv.Len())
			for i := range ids {
				ids[i] = rowID(cv.Index(i))
			}
			visit(cp, c, ids)
			for i, id := range ids {
				eachList(cv.Index(i), c, cp.Row(id), visit)
			}
		}
	}
}

func resolve(record model.Record, path Path) (reflect.Value, *Field, error) {
	kind, _ := record.Identity()
	var room [4]Step // on the stack: this is done for every value that is read or set
	steps, err := path.appendSteps(room[:0])
	if err != nil {
		return reflect.Value{}, nil, err
	}
	v, f := reflect.ValueOf(record).Elem(), Of(kind)
	for _, step := range steps {
		c := f.Child(step.Name)
		if c == nil || v.Kind() != reflect.Struct { // below a list, but in none of its rows
			return v, nil, fmt.Errorf("find field: %s has no %q", kind, path)
		}
		v, f = v.FieldByIndex(c.index), c
		if step.Row == "" {
			continue
		}
		i := -1
		if f.Type == Rows {
			i = indexOf(v, step.Row)
		}
		if i < 0 {
			return v, nil, fmt.Errorf("find row: %q is not there", path)
		}
		v = v.Index(i)
	}
	return v, f, nil
}

func list(record model.Record, path Path) (reflect.Value, error) {
	v, f, err := resolve(record, path)
	if err != nil {
		return v, err
	}
	if f.Type != Rows || v.Kind() != reflect.Slice {
		return v, fmt.Errorf("find rows: %q is no list", path)
	}
	return v, nil
}

func findRow(record model.Record, path Path) (reflect.Value, int, error) {
	v, err := list(record, path.Parent())
	if err != nil {
		return v, 0, err
	}
	steps, err := path.Steps()
	if err != nil {
		return v, 0, err
	}
	i := indexOf(v, steps[len(steps)-1].Row)
	if i < 0 {
		return v, 0, fmt.Errorf("find row: %q is not there", path)
	}
	return v, i, nil
}

func thereAlready(path Path, id model.RowID) error {
	return fmt.Errorf("insert into %q: row %q is there already", path, id)
}

func insert(v reflect.Value, path Path, at int, row reflect.Value) error {
	if at < 0 || at > v.Len() {
		return fmt.Errorf("insert into %q: there is no place %d", path, at)
	}
	if indexOf(v, rowID(row)) >= 0 {
		return thereAlready(path, rowID(row))
	}
	if at == v.Len() {
		v.Set(reflect.Append(v, row)) // many rows one after the other are copied a few times, not each time
		return nil
	}
	rest := reflect.MakeSlice(v.Type(), 0, v.Len()+1)
	rest = reflect.AppendSlice(rest, v.Slice(0, at))
	rest = reflect.Append(rest, row)
	rest = reflect.AppendSlice(rest, v.Slice(at, v.Len()))
	v.Set(rest)
	return nil
}

func indexOf(v reflect.Value, id model.RowID) int {
	if v.Len() == 0 {
		return -1
	}
	of, _ := v.Type().Elem().FieldByName("ID") // once, and not for each row
	for i := range v.Len() {
		if v.Index(i).FieldByIndex(of.Index).String() == string(id) {
			return i
		}
	}
	return -1
}

func rowID(row reflect.Value) model.RowID { return model.RowID(row.FieldByName("ID").String()) }

func value(v reflect.Value) any {
	switch {
	case v.Kind() == reflect.String:
		return v.String()
	case v.Type() == countType:
		return v.Interface()
	}
	texts := make([]string, v.Len())
	for i := range texts {
		if e := v.Index(i); e.Kind() == reflect.Int {
			texts[i] = strconv.FormatInt(e.Int(), 10)
		} else {
			texts[i] = e.String()
		}
	}
	return texts
}

func assign(v reflect.Value, to any) error {
	switch to := to.(type) {
	case model.Count:
		if v.Type() == countType {
			v.Set(reflect.ValueOf(to))
			return nil
		}
	case string:
		if v.Kind() == reflect.String {
			v.SetString(to)
			return nil
		}
	case []string:
		if v.Kind() == reflect.Slice {
			return assignTexts(v, to)
		}
	}
	return fmt.Errorf("a %T does not fit", to)
}

func assignTexts(v reflect.Value, to []string) error {
	if len(to) == 0 {
		v.SetZero()
		return nil
	}
	out := reflect.MakeSlice(v.Type(), len(to), len(to))
	for i, text := range slices.All(to) {
		if e := out.Index(i); e.Kind() == reflect.Int {
			n, err := strconv.Atoi(text)
			if err != nil {
				return fmt.Errorf("%q is no number", text)
			}
			e.SetInt(int64(n))
		} else {
			e.SetString(text)
		}
	}
	v.Set(out)
	return nil
}
