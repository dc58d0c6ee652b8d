package session

import (
	"reflect"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// PlainFields are the fields of a kind of record that can be filled in for many
// records at once: those that stand once in each and hold one short value, but
// for what names the record and what is asked in some roles only.
func PlainFields(kind model.Kind) []*field.Field {
	var plain []*field.Field
	var walk func(f *field.Field)
	walk = func(f *field.Field) {
		for _, c := range f.Fields {
			switch {
			case c.Fixed || c.Title || c.For != "" || c.IsNameOf() != nil:
			case c.Type == field.Group:
				walk(c)
			case c.Type == field.Code, c.Type == field.Date, c.Type == field.Text, c.Type == field.Count:
				plain = append(plain, c)
			}
		}
	}
	if of := field.Of(kind); of != nil {
		walk(of)
	}
	return plain
}

// PathOf is where a plain field stands in its record.
func PathOf(f *field.Field) field.Path {
	if f.Parent == nil || f.Parent.Parent == nil {
		return field.Path(f.Name)
	}
	return PathOf(f.Parent).Field(f.Name)
}

// Spread is one value for many records: what it would do.
type Spread struct {
	Changed  int // records that get it
	Replaced int // of those, the ones in which something else stood
	Same     int // records that have it already
	Typed    int // records that somebody typed over and did not save: they stay as they are

	change register.Change
}

// Spread works out what it would do to give records a value at a path. Records
// that were typed over, as the list of drafts says or as the desk has them, are
// left alone.
func (s *Session) Spread(records []register.Summary, path field.Path, to any) (Spread, error) {
	var out Spread
	saved := map[model.ID]model.Record{}
	for _, record := range s.snapshot.Records() {
		_, id := record.Identity()
		saved[id] = record
	}
	for _, one := range records {
		record := saved[one.ID]
		desk := s.open[one.ID]
		if record == nil || one.Drafted || desk != nil && desk.Changed() {
			out.Typed++
			continue
		}
		next := field.Clone(record)
		was, err := field.Get(next, path)
		if err != nil {
			return Spread{}, err
		}
		if err := field.Set(next, path, to); err != nil {
			return Spread{}, err
		}
		if reflect.DeepEqual(record, next) {
			out.Same++
			continue
		}
		if !reflect.ValueOf(was).IsZero() {
			out.Replaced++
		}
		out.Changed++
		out.change.Writes = append(out.change.Writes, register.Write{Record: next, Base: one.Version})
	}
	return out, nil
}

// Write saves a value in all records it is for, as one step that can be undone;
// title names the step.
func (s *Session) Write(spread Spread, reason, title string) *Job {
	spread.change.Reason = reason
	return s.Change(spread.change, Step{Verb: VerbChange, Title: title})
}
