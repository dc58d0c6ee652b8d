package session

import (
	"context"
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

	path  field.Path
	to    any
	bases map[model.ID]int // the records that get it, with the version they have
}

// Spread works out what it would do to give records a value at a path. Records
// that were typed over, as the list of drafts says or as the desk has them, are
// left alone.
func (s *Session) Spread(records []register.Summary, path field.Path, to any) (Spread, error) {
	out := Spread{path: path, to: to, bases: map[model.ID]int{}}
	chosen := make(map[model.ID]register.Summary, len(records))
	for _, one := range records {
		chosen[one.ID] = one
	}
	for _, record := range s.snapshot.Records() {
		_, id := record.Identity()
		one, known := chosen[id]
		if desk := s.open[id]; !known || one.Drafted || desk != nil && desk.Changed() {
			continue
		}
		was, err := field.Get(record, path)
		if err != nil {
			return Spread{}, err
		}
		if reflect.DeepEqual(was, to) {
			out.Same++
			continue
		}
		if !reflect.ValueOf(was).IsZero() {
			out.Replaced++
		}
		out.bases[id] = one.Version
	}
	out.Changed = len(out.bases)
	out.Typed = len(records) - out.Changed - out.Same
	return out, nil
}

// writes are the records as they become.
func (s Spread) writes(state *model.Register) ([]register.Write, error) {
	writes := make([]register.Write, 0, len(s.bases))
	for _, record := range state.Records() {
		_, id := record.Identity()
		base, chosen := s.bases[id]
		if !chosen {
			continue
		}
		next := field.Clone(record)
		if err := field.Set(next, s.path, s.to); err != nil {
			return nil, err
		}
		writes = append(writes, register.Write{Record: next, Base: base})
	}
	return writes, nil
}

// Write saves a value in all records it is for, as one step that can be undone;
// title names the step.
func (s *Session) Write(spread Spread, reason, title string) *Job {
	state := s.snapshot
	return s.act(Step{Verb: VerbChange, Title: title}, func(ctx context.Context) (register.Saved, error) {
		writes, err := spread.writes(state)
		if err != nil {
			return register.Saved{}, err
		}
		return s.writer.Save(ctx, register.Change{Reason: reason, Writes: writes})
	})
}
