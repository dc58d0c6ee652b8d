package proposal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/block"
)

// MarshalJSON writes the proposal with the names of the register's export. Every
// leaf is an object with its value, and with source and confidence when it has
// evidence; IDs of rows and what the program keeps itself stay bare.
func (p *Proposal) MarshalJSON() ([]byte, error) {
	w := &writer{}
	w.open('{')
	w.key("document")
	document := map[string]any{"name": p.Document.Name, "sha256": p.Document.SHA256, "mediaType": p.Document.MediaType, "size": len(p.Document.Bytes)}
	if p.Document.Part != "" {
		document["part"] = p.Document.Part
	}
	w.value(document)
	for _, list := range []struct {
		name string
		kind model.Kind
	}{{"organisations", model.KindOrganisation}, {"activities", model.KindActivity}, {"services", model.KindService}, {"parties", model.KindParty}} {
		w.records(p, list.name, list.kind)
	}
	w.key("unmatched")
	w.value(p.unmatched())
	w.key("notes")
	w.value(p.notes())
	w.close('}')
	return w.buf.Bytes(), w.err
}

func (p *Proposal) unmatched() []map[string]any {
	out := make([]map[string]any, len(p.Unmatched))
	for i, u := range p.Unmatched {
		out[i] = map[string]any{"heading": u.Heading, "text": u.Text}
		place(out[i], u.Pos)
	}
	return out
}

func (p *Proposal) notes() []map[string]any {
	out := make([]map[string]any, len(p.Notes))
	for i, n := range p.Notes {
		out[i] = map[string]any{"code": n.Code, "path": p.notePath(n), "text": n.Text}
		place(out[i], n.Pos)
	}
	return out
}

// notePath gives the path of a note from the top of the JSON, so that it says
// which record it is about.
func (p *Proposal) notePath(n Note) string {
	if n.Item < 0 || n.Item >= len(p.Items) {
		return ""
	}
	kind, _ := p.Items[n.Item].Record.Identity()
	at := 0
	for _, it := range p.Items[:n.Item] {
		if k, _ := it.Record.Identity(); k == kind {
			at++
		}
	}
	name := map[model.Kind]string{model.KindOrganisation: "organisations", model.KindActivity: "activities", model.KindService: "services", model.KindParty: "parties"}[kind]
	path := fmt.Sprintf("%s[%d]", name, at)
	if n.Path != "" {
		path += "." + string(n.Path)
	}
	return path
}

// place writes a position under the name that fits: page, cell or line. A
// paragraph of a Word document is counted under line.
func place(m map[string]any, pos block.Position) {
	if pos.Document != "" {
		m["document"] = pos.Document
	}
	if pos.Part != block.Body {
		m["part"] = pos.Part
	}
	if pos.Page > 0 {
		m["page"] = pos.Page
	}
	switch {
	case pos.Sheet != "":
		m["cell"] = pos.Cell()
	case pos.Table > 0 && pos.Row > 0:
		m["cell"] = fmt.Sprintf("table %d row %d column %d", pos.Table, pos.Row, pos.Column)
	case pos.Line > 0:
		m["line"] = pos.Line
	case pos.Paragraph > 0:
		m["line"] = pos.Paragraph
	}
}

type writer struct {
	buf   bytes.Buffer
	first bool
	err   error
}

func (w *writer) open(c byte) {
	w.buf.WriteByte(c)
	w.first = true
}

func (w *writer) close(c byte) {
	w.buf.WriteByte(c)
	w.first = false
}

func (w *writer) comma() {
	if !w.first {
		w.buf.WriteByte(',')
	}
	w.first = false
}

func (w *writer) key(name string) {
	w.comma()
	w.buf.WriteString(strconv.Quote(name) + ":")
}

func (w *writer) value(v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil && w.err == nil {
		w.err = fmt.Errorf("write proposal: %w", err)
	}
	w.buf.Write(bytes.TrimRight(b.Bytes(), "\n"))
}

func (w *writer) records(p *Proposal, name string, kind model.Kind) {
	some := false
	for _, it := range p.Items {
		if k, _ := it.Record.Identity(); k != kind {
			continue
		}
		if !some {
			some = true
			w.key(name)
			w.open('[')
		}
		raw, err := json.Marshal(it.Record)
		if err != nil {
			w.err = fmt.Errorf("write proposal: %w", err)
			return
		}
		w.comma()
		w.object(it, field.Of(kind), "", raw)
	}
	if some {
		w.close(']')
	}
}

// object writes a record, row or group in the order of the model.
func (w *writer) object(it *Item, of *field.Field, path field.Path, raw json.RawMessage) {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(raw, &values); err != nil && w.err == nil {
		w.err = fmt.Errorf("write proposal: %w", err)
	}
	w.open('{')
	if id, ok := values["id"]; ok {
		w.key("id")
		w.buf.Write(id)
	}
	for _, f := range of.Fields {
		v, ok := values[f.Name]
		if !ok || f.Name == "id" {
			continue
		}
		w.key(f.Name)
		w.field(it, f, path.Field(f.Name), v)
	}
	w.close('}')
}

func (w *writer) field(it *Item, f *field.Field, path field.Path, raw json.RawMessage) {
	switch f.Type {
	case field.Group:
		w.object(it, f, path, raw)
	case field.Rows:
		var rows []json.RawMessage
		if err := json.Unmarshal(raw, &rows); err != nil && w.err == nil {
			w.err = fmt.Errorf("write proposal: %w", err)
		}
		w.open('[')
		for _, row := range rows {
			var id struct {
				ID model.RowID `json:"id"`
			}
			if err := json.Unmarshal(row, &id); err != nil && w.err == nil {
				w.err = fmt.Errorf("write proposal: %w", err)
			}
			w.comma()
			w.object(it, f, path.Row(id.ID), row)
		}
		w.close(']')
	default:
		w.leaf(it, path, raw)
	}
}

func (w *writer) leaf(it *Item, path field.Path, raw json.RawMessage) {
	out := map[string]any{"value": raw}
	if ev, ok := it.Evidence[path]; ok {
		source := map[string]any{"text": ev.Source.Text}
		place(source, ev.Source.Pos)
		out["source"], out["confidence"] = source, ev.Confidence
	}
	w.value(out)
}
