package docx

import (
	"context"
	"path"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// pack is the container: which part is which.
type pack struct {
	archive *limits.Archive
	table   limits.Table
	main    string
	rels    []relation // of the main part
}

// relation is one row of a relationships part.
type relation struct {
	id, kind, target string
	external         bool
}

func openPackage(a *limits.Archive, t limits.Table) (*pack, error) {
	p := &pack{archive: a, table: t, main: "word/document.xml"}
	for _, rel := range p.relations("_rels/.rels") {
		if rel.kind == "officeDocument" && !rel.external {
			p.main = strings.TrimPrefix(rel.target, "/")
		}
	}
	if !a.Has(p.main) {
		return nil, &limits.Error{Op: "read docx", Kind: limits.Damaged, Subject: p.main}
	}
	p.rels = p.relations(path.Join(path.Dir(p.main), "_rels", path.Base(p.main)+".rels"))
	return p, nil
}

// relations reads a relationships part; a missing or broken one has no rows, and
// the document is read without what it names.
func (p *pack) relations(name string) []relation {
	root, err := p.parse(name)
	if err != nil {
		return nil
	}
	var rels []relation
	for _, c := range root.Children {
		if c.Name != "rel:Relationship" {
			continue
		}
		var rel relation
		rel.id, _ = c.Attr("Id")
		kind, _ := c.Attr("Type")
		rel.kind = kind[strings.LastIndexByte(kind, '/')+1:]
		rel.target, _ = c.Attr("Target")
		mode, _ := c.Attr("TargetMode")
		rel.external = strings.EqualFold(mode, "External")
		rels = append(rels, rel)
	}
	return rels
}

func (p *pack) parse(name string) (*limits.Element, error) {
	data, err := p.archive.Read(name)
	if err != nil {
		return nil, err
	}
	return limits.ParseXML(data, namespaces, p.table)
}

// named gives the first part of that kind, or nil when there is none. A part that
// passes a bound is an error, one that is only broken is done without.
func (p *pack) named(kind string) (*limits.Element, error) {
	for _, rel := range p.rels {
		if rel.kind != kind || rel.external {
			continue
		}
		root, err := p.parse(p.resolve(rel.target))
		if limits.KindOf(err) == limits.Damaged {
			return nil, nil
		}
		return root, err
	}
	return nil, nil
}

func (p *pack) resolve(target string) string {
	if rest, ok := strings.CutPrefix(target, "/"); ok {
		return rest
	}
	return path.Join(path.Dir(p.main), target)
}

func (p *pack) read(ctx context.Context) (*block.Document, error) {
	r := newReader(ctx, p.table)
	r.links = map[string]string{}
	for _, rel := range p.rels {
		if rel.external && rel.kind == "hyperlink" {
			r.links[rel.id] = limits.Clean(rel.target)
		}
	}
	root, err := p.parse(p.main)
	if err != nil {
		return nil, err
	}
	if err := p.support(r); err != nil {
		return nil, err
	}
	r.doc.Blocks = r.blocks(root.Child("w:body"), scope{})
	if err := p.margins(r); err != nil {
		return nil, err
	}
	p.properties(r.doc)
	p.count(r.doc)
	return r.finish()
}

// support reads what the body needs: styles, numbering, notes.
func (p *pack) support(r *reader) error {
	root, err := p.named("styles")
	if err != nil {
		return err
	}
	r.styles = readStyles(root)
	if root, err = p.named("numbering"); err != nil {
		return err
	}
	r.numbers = readNumbering(root)
	r.notes = map[string]string{}
	for _, kind := range []string{"footnote", "endnote"} {
		root, err := p.named(kind + "s")
		if err != nil {
			return err
		}
		if root != nil {
			r.readNotes(root, kind)
		}
	}
	return nil
}

// readNotes takes the notes a person wrote; the separators Word keeps among them
// have a type.
func (r *reader) readNotes(root *limits.Element, kind string) {
	for _, n := range root.Children {
		if n.Name != "w:"+kind {
			continue
		}
		if typ, ok := n.Attr("w:type"); ok && typ != "normal" {
			continue
		}
		id, _ := n.Attr("w:id")
		blocks := r.blocks(n, scope{part: block.InFootnote})
		var lines []string
		for i := range blocks {
			if blocks[i].Text != "" {
				lines = append(lines, blocks[i].Text)
			}
		}
		r.notes[kind+" "+id] = strings.Join(lines, "\n")
		r.doc.Footnotes = append(r.doc.Footnotes, blocks...)
	}
}

// margins reads headers and footers, each part once.
func (p *pack) margins(r *reader) error {
	for _, rel := range p.rels {
		if rel.external || rel.kind != "header" && rel.kind != "footer" {
			continue
		}
		root, err := p.parse(p.resolve(rel.target))
		if limits.KindOf(err) == limits.Damaged {
			continue
		}
		if err != nil {
			return err
		}
		if rel.kind == "header" {
			r.doc.Headers = append(r.doc.Headers, r.blocks(root, scope{part: block.InHeader})...)
		} else {
			r.doc.Footers = append(r.doc.Footers, r.blocks(root, scope{part: block.InFooter})...)
		}
	}
	return nil
}

func (p *pack) properties(doc *block.Document) {
	core, err := p.parse("docProps/core.xml")
	if err != nil {
		return
	}
	doc.Title = strings.TrimSpace(core.Child("dc:title").Content())
	doc.Language = strings.TrimSpace(core.Child("dc:language").Content())
}

// count reports what is in the container and was left alone.
func (p *pack) count(doc *block.Document) {
	for _, name := range p.archive.Names() {
		lower := strings.ToLower(name)
		switch {
		case strings.Contains(lower, "/media/"):
			doc.Add(block.Pictures, 1)
		case strings.Contains(lower, "/embeddings/"):
			doc.Add(block.Embedded, 1)
		case strings.HasSuffix(lower, "vbaproject.bin"):
			doc.Add(block.Macros, 1)
		}
	}
	for _, rel := range p.rels {
		if rel.external && rel.kind != "hyperlink" || rel.kind == "aFChunk" {
			doc.Add(block.External, 1)
		}
	}
	if root, err := p.named("comments"); err == nil && root != nil {
		for _, c := range root.Children {
			if c.Name == "w:comment" {
				doc.Add(block.Comments, 1)
			}
		}
	}
}
