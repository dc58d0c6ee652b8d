package report

import (
	"reflect"

	"verwerkingsregister/model"
)

// Teller tells in words what a format has no place of its own for, so that
// nothing is lost on the way.
type Teller struct{ source *source }

// NewTeller tells of the records of a register.
func NewTeller(reg *model.Register, words *Words) *Teller {
	return &Teller{&source{words: words, titles: titlesOf(reg)}}
}

// Record tells what is filled in of a record, but for the fields of which said
// holds the key; a list or group that was said is said with all of it.
func (t *Teller) Record(record model.Record, said map[string]bool) []Entry {
	s := t.source.of(record)
	return s.rest(s.root, s.record, said)
}

// Row tells the same of a row of one of the record's own lists.
func (t *Teller) Row(record model.Record, list string, row int, said map[string]bool) []Entry {
	s := t.source.of(record)
	n := s.root.child(list)
	return s.rest(n, s.record.FieldByIndex(n.index).Index(row), said)
}

func (s *source) rest(n *node, holder reflect.Value, said map[string]bool) []Entry {
	var entries []Entry
	for _, c := range n.children {
		if said[c.Key] {
			continue
		}
		s.each(c, holder, "", func(label string, leaf *node, holder reflect.Value) {
			if !said[leaf.Key] {
				entries = append(entries, Entry{label, Text(s.inLine(leaf, holder))})
			}
		})
	}
	return entries
}
