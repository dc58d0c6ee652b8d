package diff

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// KeepRowIDs returns what b says with the row IDs of a, where Records takes
// the rows for the same; references follow. So a document that is imported
// again changes only what differs. It returns b itself when there is nothing
// to keep.
func KeepRowIDs(a, b model.Record) (model.Record, error) {
	if a == nil || b == nil {
		return b, nil
	}
	d := Records(a, b)
	names := d.renamed()
	if len(names) == 0 {
		return b, nil
	}
	kept := field.Clone(b)
	back := map[string]map[string]string{} // per list of the record itself, ID in b to ID in a
	for _, c := range slices.Backward(d.Changes) {
		if c.Op != Identified {
			continue
		}
		if err := field.Set(kept, names.path(c.Path).Field("id"), c.Old); err != nil {
			return nil, err
		}
		list := string(c.Path.Parent())
		if back[list] == nil {
			back[list] = map[string]string{}
		}
		back[list][c.New.(string)] = c.Old.(string)
	}
	err := field.Replace(kept, func(_ field.Path, f *field.Field, v any) (any, bool) {
		old := back[f.RowList]
		if old == nil {
			return nil, false
		}
		switch v := v.(type) {
		case string:
			id, ok := old[v]
			return id, ok
		case []string:
			for i := range v {
				if id, ok := old[v[i]]; ok {
					v[i] = id
				}
			}
			return v, true
		}
		return nil, false
	})
	return kept, err
}
