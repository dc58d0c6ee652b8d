package bijsluiter

import (
	"strings"

	"verwerkingsregister/export/docx"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
)

// values gives every place its value.
func values(b report.Bijsluiter) docx.Values {
	s := b.Security
	v := docx.Values{
		Text: map[string]string{
			"product": b.Product.Text, "processor": b.Processor.Text, "url": b.URL.Text, "explanation": b.Explanation.Text,
			"targetGroup": b.TargetGroup.Text, "users": b.Users.Text, "outside": b.Outside.Text, "contact": b.Contact.Text, "version": b.Version.Text, "date": b.Date.Text, "made": b.Made,
			"security": s.General.Text, "scheme": s.Scheme.Text, "availability": s.Availability.Text, "integrity": s.Integrity.Text,
			"confidentiality": s.Confidentiality.Text, "classified": s.Classified.Text, "classification": s.Classification.Text,
			"breachTerm": s.Breach.Term.Text, "breachChannel": s.Breach.Channel.Text, "breachContact": s.Breach.Contact.Text,
			"breachAuthority": s.Breach.Authority.Text, "monitoring": s.Breach.Monitoring.Text, "breach": s.Breach.Text.Text,
		},
		Items: map[string][]docx.Values{
			"inseparable": lines(b.Inseparable), "optional": options(b.Optional), "unsorted": lines(b.Unsorted), "purposes": purposes(b.Purposes), "subjects": lines(b.Subjects),
			"storage": lines(storage(b.Storage)), "transfers": lines(b.Transfers), "breachFields": lines(s.Breach.Fields),
			"categories": categories(b.Categories), "stated": categories(b.Stated),
			"groups":  rows(b.Groups, func(c report.Cell) texts { return texts{"name": c} }),
			"grouped": once(b.Grouped), "ungrouped": once(!b.Grouped),
			"places": rows(b.Storage, func(r report.PlaceRow) texts {
				return texts{"place": r.Place, "country": r.Country, "purpose": r.Purpose}
			}),
			"retention":     rows(b.Retention, retention),
			"subprocessors": rows(b.SubProcessors, subProcessor),
			"access": rows(s.Access, func(r report.AccessRow) texts {
				return texts{"group": r.Group, "data": r.Data, "operations": r.Operations}
			}),
			"measures":     rows(s.Measures, measure),
			"certificates": rows(s.Certificates, certificate),
			"deviations": rows(b.Deviations, func(r report.DeviationRow) texts {
				return texts{"article": r.Article, "text": r.Text, "reason": r.Reason}
			}),
			"further": further(b.Particulars), "further30": further(b.Particulars30), "annexFurther": further(b.AnnexParticulars),
		},
	}
	for name, items := range v.Items {
		if inLines(name) {
			v.Text[name] = oneText(items)
		}
	}
	return v
}

// texts are the values of a row by name.
type texts map[string]report.Cell

func rows[T any](all []T, of func(T) texts) []docx.Values {
	out := make([]docx.Values, len(all))
	for i, r := range all {
		out[i].Text = map[string]string{}
		for name, c := range of(r) {
			out[i].Text[name] = c.Text
		}
	}
	return out
}

func subProcessor(r report.SubProcessorRow) texts {
	return texts{"name": r.Name, "seat": r.Seat, "service": r.Service, "categories": r.Categories, "place": r.Place, "transfer": r.Transfer, "mechanism": r.Mechanism}
}

func retention(r report.RetentionRow) texts {
	return texts{"scope": r.Scope, "term": r.Term, "start": r.Start, "action": r.Action}
}

// further is the part with what the model has no place for, where there is any.
func further(all []report.ParticularRow) []docx.Values {
	if len(all) == 0 {
		return nil
	}
	return []docx.Values{{Items: map[string][]docx.Values{"particulars": rows(all, func(r report.ParticularRow) texts {
		return texts{"part": r.Part, "row": r.Row, "field": r.Field, "value": r.Value}
	})}}}
}

// storage is each place on a line.
func storage(all []report.PlaceRow) []report.Cell {
	var out []report.Cell
	for _, r := range all {
		var said []string
		for _, c := range []report.Cell{r.Place, r.Country} {
			if c.Kind != report.MissingCell {
				said = append(said, c.Text)
			}
		}
		line := strings.Join(said, ", ")
		if r.Purpose.Kind != report.MissingCell {
			line = strings.TrimSpace(line + " (" + r.Purpose.Text + ")")
		}
		if line == "" {
			line = r.Place.Text
		}
		out = append(out, report.Text(line))
	}
	return out
}

func purposes(all []report.PurposeRow) []docx.Values {
	var out []docx.Values
	for _, r := range all {
		parts := lines(r.Parts)
		v := docx.Values{Text: map[string]string{"line": r.Text.Text, "parts": oneText(parts)}, Items: map[string][]docx.Values{"parts": parts}}
		out = append(out, v)
	}
	return out
}

func measure(r report.MeasureRow) texts {
	return texts{"aspect": r.Aspect, "topic": r.Topic, "measure": r.Measure, "status": r.Status, "explanation": r.Explanation}
}

func certificate(r report.CertificateRow) texts {
	return texts{"standard": r.Standard, "edition": r.Edition, "holder": r.Holder, "scope": r.Scope, "status": r.Status, "from": r.From, "to": r.To, "issuer": r.Issuer, "number": r.Number}
}

func inLines(list string) bool {
	for _, p := range places() {
		if p.List == "" && p.Name == list {
			return p.Kind == linesKind
		}
	}
	return false
}

// oneText holds all items of a list of lines, with the signs of their boxes.
func oneText(items []docx.Values) string {
	all := make([]string, len(items))
	for i, item := range items {
		sign := map[docx.Box]string{docx.Ticked: "☒ ", docx.Unticked: "☐ "}[item.Boxes["chosen"]]
		all[i] = sign + item.Text["line"]
		for _, part := range item.Items["parts"] {
			all[i] += "\n– " + part.Text["line"]
		}
	}
	return strings.Join(all, "\n")
}

func lines(cells []report.Cell) []docx.Values {
	return rows(cells, func(c report.Cell) texts { return texts{"line": c} })
}

func categories(all []report.CategoryRow) []docx.Values {
	out := make([]docx.Values, len(all))
	for i, r := range all {
		out[i] = docx.Values{
			Text:  map[string]string{"note": r.Note, "label": r.Label, "explanation": r.Explanation, "who": r.Subjects.Text},
			Boxes: map[string]docx.Box{"applies": box(r)},
			Items: map[string][]docx.Values{"groups": groups(r)},
		}
	}
	return out
}

// groups are the ticks of a category under the groups of people. Under a group
// of which nothing is said there is no box: an empty one would be read as no.
func groups(r report.CategoryRow) []docx.Values {
	out := make([]docx.Values, len(r.Of))
	for i, of := range r.Of {
		out[i] = docx.Values{Text: map[string]string{"said": ""}, Boxes: map[string]docx.Box{"of": docx.NoBox}}
		if of {
			out[i].Boxes["of"] = docx.Ticked
		} else if r.Subjects.Kind == report.MissingCell {
			out[i].Text["said"] = r.Subjects.Text
		}
	}
	return out
}

// once is a part that is there or not.
func once(there bool) []docx.Values {
	if there {
		return []docx.Values{{}}
	}
	return nil
}

// box leaves the box out where neither yes nor no was said: an empty box would
// be read as no.
func box(r report.CategoryRow) docx.Box {
	switch r.Applies {
	case model.AppliesYes:
		return docx.Ticked
	case model.AppliesNo:
		return docx.Unticked
	}
	return docx.NoBox
}

func chosen(answer model.Answer) docx.Box {
	switch answer {
	case model.Yes:
		return docx.Ticked
	case model.No:
		return docx.Unticked
	}
	return docx.NoBox
}

func options(all []report.OptionRow) []docx.Values {
	out := lines(nil)
	for _, r := range all {
		out = append(out, docx.Values{Text: map[string]string{"line": r.Text.Text}, Boxes: map[string]docx.Box{"chosen": chosen(r.Chosen)}})
	}
	return out
}
