// Package jsonld writes the register as JSON-LD 1.1 in the Data Privacy
// Vocabulary (DPV) of the W3C community group, for programs that know that
// vocabulary and not this one.
//
//	err := jsonld.Write(ctx, w, reg, words, stamp, jsonld.Options{})
//
// # The document
//
// One graph, with a context inside it: nothing has to be fetched. The register
// is a dpcat:ROPA of DPCat, which is a dcat:Catalog, and a dpv:RecordsOfActivities;
// each activity in it is a dpcat:ROPARecord and a dpv:PersonalDataProcess, each supplier's
// product a dpv:Service, each party a dpv:LegalEntity. Records and their rows
// are named by URNs that stay as long as they do.
//
// Which code has which term stands in terms.csv; every term that can occur, and
// where it was read, in vocabulary.csv. README.md says how the fields go over.
//
// # What a document promises
//
//   - A term is used only where it says what the field says. What DPV has no
//     term for is told in words as a skos:note, "label: value", in the language
//     of the words, beside what it is about. So nothing that is filled in is
//     lost, but for sign-offs and what only the program's own JSON keeps (keys).
//   - "no", "unknown" and "not applicable" are told as such and never as the
//     absence of something: data that are not processed, a measure that is only
//     planned, an agreement that is not signed get no statement but a note.
//   - Texts are given to the letter.
package jsonld

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
)

// Options are what a caller may choose.
type Options struct {
	// Progress, when set, is told how many records of how many are done.
	Progress func(done, total int)
}

// prefixes are the namespaces of the terms.
var prefixes = map[string]string{
	"dpv": "https://w3id.org/dpv#", "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#", "pd": "https://w3id.org/dpv/pd#", "loc": "https://w3id.org/dpv/loc#",
	"dpcat": "https://w3id.org/dpcat#", "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "skos": "http://www.w3.org/2004/02/skos/core#",
	"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}

// Write writes the register. When ctx ends it stops and returns the context's
// error; errors of w are passed on.
func Write(ctx context.Context, w io.Writer, reg *model.Register, words *report.Words, stamp report.Stamp, options Options) error {
	out := &writer{
		out: bufio.NewWriter(w), reg: reg, words: words, teller: report.NewTeller(reg, words), known: map[model.ID]string{},
		progress: options.Progress, total: 2 + len(reg.Activities) + len(reg.Services) + len(reg.Parties),
	}
	for _, record := range reg.Records() {
		if _, id := record.Identity(); id != "" {
			out.known[id] = recordIRI(record)
		}
	}
	err := out.graph(ctx, stamp)
	if err == nil {
		err = out.out.Flush()
	}
	if err != nil {
		return fmt.Errorf("write register as json-ld: %w", err)
	}
	return nil
}

// writer is a document being written.
type writer struct {
	out    *bufio.Writer
	reg    *model.Register
	words  *report.Words
	teller *report.Teller
	known  map[model.ID]string // the IRI of each record

	progress    func(done, total int)
	done, total int
}

func (w *writer) graph(ctx context.Context, stamp report.Stamp) error {
	context, err := encode(prefixes)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w.out, "{\n\"@context\": %s,\n\"@graph\": [\n", context); err != nil {
		return err
	}
	nodes := []func() node{func() node { return w.catalogue(stamp) }, func() node { return w.organisation(&w.reg.Organisation) }}
	for i := range w.reg.Activities {
		nodes = append(nodes, func() node { return w.activity(&w.reg.Activities[i]) })
	}
	for i := range w.reg.Services {
		nodes = append(nodes, func() node { return w.service(&w.reg.Services[i]) })
	}
	for i := range w.reg.Parties {
		nodes = append(nodes, func() node { return w.party(&w.reg.Parties[i]) })
	}
	for i, make := range nodes {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.write(make(), i == len(nodes)-1); err != nil {
			return err
		}
	}
	_, err = w.out.WriteString("]\n}\n")
	return err
}

func (w *writer) write(n node, last bool) error {
	text, err := encode(n)
	if err != nil {
		return err
	}
	if !last {
		text = append(text, ',')
	}
	if _, err := w.out.Write(append(text, '\n')); err != nil {
		return err
	}
	w.done++
	if w.progress != nil {
		w.progress(w.done, w.total)
	}
	return nil
}

// encode is the value as JSON on several lines, without the end of the last.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
