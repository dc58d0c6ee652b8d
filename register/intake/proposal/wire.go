package proposal

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/limits"
)

// packed is a proposal on its way from the process that read the document: all of it but
// the document's bytes.
type packed struct {
	Name      string       `json:"name"`
	MediaType string       `json:"mediaType"`
	Items     []packedItem `json:"items"`
	Unmatched []Passage    `json:"unmatched"`
	Notes     []Note       `json:"notes"`
}

type packedItem struct {
	Kind     model.Kind              `json:"kind"`
	Record   json.RawMessage         `json:"record"`
	Evidence map[field.Path]Evidence `json:"evidence"`
	Rows     int                     `json:"rows"`
	Silent   []string                `json:"silent,omitempty"`
	Returned *Returned               `json:"returned,omitempty"`
}

// Pack writes a proposal for another process of this program, without the bytes of its
// document.
func (p *Proposal) Pack() ([]byte, error) {
	out := packed{Name: p.Document.Name, MediaType: p.Document.MediaType, Unmatched: p.Unmatched, Notes: p.Notes}
	for _, it := range p.Items {
		kind, _ := it.Record.Identity()
		record, err := json.Marshal(it.Record)
		if err != nil {
			return nil, fmt.Errorf("pack proposal: %w", err)
		}
		silent := slices.Sorted(maps.Keys(it.silent))
		out.Items = append(out.Items, packedItem{kind, record, it.Evidence, it.rows, silent, it.Returned})
	}
	return json.Marshal(out)
}

// Unpack reads what Pack wrote, and holds it to what any proposal keeps: records of a
// kind there is, evidence for fields they have, and clean text. A refusal is a
// *limits.Error.
func Unpack(data []byte) (*Proposal, error) {
	var in packed
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, &limits.Error{Op: "unpack proposal", Kind: limits.Damaged, Err: err}
	}
	p := &Proposal{Document: Document{Name: in.Name, MediaType: in.MediaType}, Unmatched: in.Unmatched, Notes: in.Notes}
	for _, i := range in.Items {
		it := &Item{Record: model.New(i.Kind), Evidence: i.Evidence, Returned: i.Returned, rows: i.Rows}
		if it.Record == nil {
			return nil, damaged("kind " + string(i.Kind))
		}
		if err := json.Unmarshal(i.Record, it.Record); err != nil {
			return nil, &limits.Error{Op: "unpack proposal", Kind: limits.Damaged, Err: err}
		}
		if it.Evidence == nil {
			it.Evidence = map[field.Path]Evidence{}
		}
		it.NotAbout(i.Silent...)
		if err := it.check(i.Kind); err != nil {
			return nil, err
		}
		p.Items = append(p.Items, it)
	}
	return p, p.check()
}

func damaged(subject string) error {
	return &limits.Error{Op: "unpack proposal", Kind: limits.Damaged, Subject: subject}
}

// check holds an item to what NewItem and Row would have let in.
func (it *Item) check(kind model.Kind) error {
	for path, ev := range it.Evidence {
		if f, err := field.At(kind, path); err != nil || !f.Leaf() {
			return damaged("path " + string(path))
		}
		if err := clean(ev.Source.Text, ev.Source.Pos.Document, ev.Source.Pos.Sheet); err != nil {
			return err
		}
	}
	var err error
	field.Leaves(it.Record, func(_ field.Path, _ *field.Field, value any) {
		switch v := value.(type) {
		case string:
			err = firstOf(err, clean(v))
		case []string:
			err = firstOf(err, clean(v...))
		}
	})
	return err
}

func (p *Proposal) check() error {
	for _, u := range p.Unmatched {
		if err := clean(u.Heading, u.Text, u.Pos.Document, u.Pos.Sheet); err != nil {
			return err
		}
	}
	for _, n := range p.Notes {
		if err := clean(string(n.Code), n.Text, n.Pos.Document, n.Pos.Sheet); err != nil {
			return err
		}
	}
	return nil
}

func clean(texts ...string) error {
	for _, s := range texts {
		if limits.Clean(s) != s {
			return damaged("text")
		}
	}
	return nil
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
