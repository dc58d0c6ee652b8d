package sheet

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

func fold(s string) string { return words.Fold(s) }

// rowList are the rows of one list of a record.
type rowList struct {
	list string
	all  []proposal.Row
	keys []string // what names each row, in small letters
	now  []int    // indices of the rows that the present line is about
	sets []int    // the number of the group of columns each row came from
}

func (r *record) list(name string) *rowList {
	for i := range r.lists {
		if r.lists[i].list == name {
			return &r.lists[i]
		}
	}
	if r.lists == nil {
		r.lists = make([]rowList, 0, 8) // about as many as a register has columns for
	}
	r.lists = append(r.lists, rowList{list: name})
	return &r.lists[len(r.lists)-1]
}

// row gives the row with that name, and makes it when there is none. New tells which.
func (r *record) row(list, name string, set int) (row proposal.Row, added bool) {
	l := r.list(list)
	key := strings.ToLower(name)
	for i, k := range l.keys {
		if k == key && key != "" {
			l.here(i)
			return l.all[i], false
		}
	}
	row = r.root.Add(list)
	l = r.list(list)
	l.all, l.keys, l.sets = append(l.all, row), append(l.keys, key), append(l.sets, set)
	l.here(len(l.all) - 1)
	return row, true
}

// here notes that the present line is about a row.
func (l *rowList) here(i int) {
	for _, n := range l.now {
		if n == i {
			return
		}
	}
	l.now = append(l.now, i)
}

// ofMarks is the group of rows that came of columns of marks: what a cell beside them
// says is about the rows that have a cell of their own.
const ofMarks = -1

// set gives the group of columns of a value.
func (v *value) set() int {
	if v.c.Fixed != "" {
		return ofMarks
	}
	return v.c.Set
}

// present gives the rows that the present line is about, of one group of columns.
func (l *rowList) present(set int) []proposal.Row {
	var out []proposal.Row
	marked := true
	for _, i := range l.now {
		marked = marked && l.sets[i] == ofMarks
	}
	for _, i := range l.now {
		own := l.sets[i] == ofMarks
		if own == marked && (set == 0 || own || l.sets[i] == set || l.sets[i] == 0) {
			out = append(out, l.all[i])
		}
	}
	return out
}

// marked tells whether a row of the present line came of a column of marks.
func (l *rowList) marked() bool {
	for _, i := range l.now {
		if l.sets[i] == ofMarks {
			return true
		}
	}
	return false
}

// naming is the leaf that names a row of a list of an activity.
var naming = map[string]string{
	"purposes": "text", "dataSubjects": "name", "dataCategories": "label", "recipients": "name", "engagements": "party", "controllers": "party",
	"jointControllers": "party", "retention": "text", "storage": "place", "measures": "text", "access": "group", "documents": "title",
	"certificates": "text", "breaches": "summary", "risks": "description", "services": "service", "anonymisedUses": "purpose",
}

// putRow puts a value into the rows of a list.
func (r *record) putRow(v *value) fate {
	k := &v.c.known
	if r.kind == model.KindOrganisation && k.list == "measures" {
		return r.putOwnMeasure(v)
	}
	if r.kind == model.KindActivity && (k.list == "controllers" || k.list == "jointControllers") && !k.model.AskedOf(model.Role(r.root.Text("role"))) {
		return inRemarks // an activity in that role has no such party
	}
	switch k.key {
	case "activity.purposes.text":
		return r.putNames(v, nil)
	case "activity.purposes.legalBasis":
		return r.putBases(v)
	case "activity.dataCategories.label":
		return r.putCategories(v)
	case "activity.dataCategories.special":
		return r.putSpecial(v)
	case "activity.dataCategories.art9", "activity.dataCategories.uavg":
		return r.putGround(v)
	case "activity.retention.text":
		return r.putRetention(v)
	case "activity.engagements.party", "activity.recipients.name", "activity.controllers.party", "activity.jointControllers.party":
		return r.putParties(v, k.list)
	case "activity.storage.place":
		return r.putNames(v, storagePlace)
	case "activity.measures.text":
		return r.putNames(v, measureCode)
	case "activity.certificates.text", "party.certificates.text":
		return r.putNames(v, certificateCode)
	case "activity.dataSubjects.vulnerable":
		if len(r.list("dataSubjects").all) != 1 {
			return inRemarks
		}
	case "activity.breaches.summary", "activity.risks.description":
		if a, ok := answerOf(v.text); ok && a.whole {
			return inRemarks
		}
	}
	if naming[k.list] == k.leaf {
		return r.putNames(v, nil)
	}
	return r.putBeside(v)
}

// putNames makes a row of each value in a cell.
func (r *record) putNames(v *value, more func(*record, proposal.Row, *value)) fate {
	k := &v.c.known
	names := []string{v.c.Fixed}
	if v.c.Fixed == "" {
		names = splitValues(v.text, v.c.split)
	} else if f, marked := fixed(v); !marked {
		return f
	}
	if len(names) == 1 && v.c.Fixed == "" && isAnswer(names[0]) {
		return inRemarks
	}
	if k.key == "activity.dataSubjects.name" && v.c.Fixed == "" {
		names = subjectsIn(names)
	}
	for _, name := range names {
		row, added := r.row(k.list, name, v.set())
		if !added {
			continue
		}
		p := v.part(name)
		p.cell = v.cell
		row.Set(k.leaf, name, p.evidence(proposal.Certain))
		if more != nil {
			more(r, row, p)
		}
	}
	if a, ok := answerOf(v.text); v.c.Fixed != "" && !(ok && a.whole) {
		return inRemarks // what stands beside the mark
	}
	return inField
}

// subjectsIn cuts "leden en ouders" in two where each is a group of people that is known
// so; a group that needs both words stays as it is.
func subjectsIn(names []string) []string {
	var out []string
	for _, name := range names {
		parts := andBetween.Split(name, -1)
		if len(parts) < 2 || slices.ContainsFunc(parts, func(p string) bool { return !isGroup(strings.TrimSpace(p)) }) {
			parts = []string{name}
		}
		out = append(out, parts...)
	}
	return out
}

// isAnswer tells whether a text answers a question, or says that there is nothing, and so
// names nothing.
func isAnswer(text string) bool {
	a, ok := answerOf(text)
	return ok && a.whole || says("none", fold(text))
}

func storagePlace(r *record, row proposal.Row, v *value) {
	if c, ok := r.memo.country(v.text); ok {
		row.Set("country", string(c), v.evidence(proposal.Certain))
		return
	}
	if found := r.memo.placesIn(v.text); len(found) == 1 && found[0].Country != "" && !found[0].Negated && !found[0].Outside {
		row.Set("country", string(found[0].Country), v.evidence(proposal.Likely))
	}
}

func measureCode(r *record, row proposal.Row, v *value) {
	if code, ok := r.memo.codeOf("measure", v.text); ok {
		row.Set("code", code, v.evidence(proposal.Likely))
	}
}

func certificateCode(r *record, row proposal.Row, v *value) {
	if found := r.memo.codesIn("certificate-standard", v.text); len(found.codes) == 1 {
		row.Set("standard", found.codes[0], v.evidence(proposal.Likely))
	}
}

// putOwnMeasure writes a measure that holds for every activity into the description of
// the organisation's security.
func (r *record) putOwnMeasure(v *value) fate {
	if v.c.known.leaf != "text" {
		if a, ok := answerOf(v.text); ok && a.whole && a.answer == model.Yes {
			return inField
		}
		return inRemarks
	}
	return putText(r.root, "security", v)
}

// putBeside says something of the rows that the present line is about: each value of
// its own row when there are as many, one value of all of them.
func (r *record) putBeside(v *value) fate {
	k := &v.c.known
	rows := r.list(k.list).present(v.c.Set)
	if len(rows) == 0 && len(r.list(k.list).all) == 1 {
		rows = r.list(k.list).all
	}
	if len(rows) == 0 {
		if !substantial(k) {
			return inRemarks
		}
		row, _ := r.row(k.list, "", v.c.Set)
		rows = []proposal.Row{row}
	}
	values := []string{v.text}
	if len(rows) > 1 {
		at := v.c.split
		if at == Whole {
			at = AtLines
		}
		if parts := splitValues(v.text, at); len(parts) == len(rows) {
			values = parts
		}
	}
	f := inField
	for i, row := range rows {
		p := v
		if len(values) == len(rows) && len(rows) > 1 {
			p = v.part(values[i])
			p.cell.Kind = v.cell.Kind
		}
		f = max(f, r.putBesideOne(row, p))
	}
	return f
}

func (r *record) putBesideOne(row proposal.Row, v *value) fate {
	k := &v.c.known
	if strings.HasSuffix(k.leaf, "contact.text") || strings.HasSuffix(k.leaf, "fg.text") || strings.HasSuffix(k.leaf, "representative.text") {
		return putContact(row, strings.TrimSuffix(k.leaf, "text"), v)
	}
	return r.putLeaf(row, k.leaf, v)
}

// substantial tells whether a value may make a row by itself: a text that says something
// even when nothing names the row.
func substantial(k *known) bool {
	return k.model.Type == field.LongText || k.model.Type == field.Text || k.list == "retention" || k.list == "measures"
}

// putContact takes an e-mail address, a telephone number and a postcode out of a text,
// and keeps the text.
func putContact(row proposal.Row, prefix string, v *value) fate {
	if isAnswer(v.text) {
		return inRemarks
	}
	set := func(name, text string) {
		if text != "" && !row.Has(prefix+name) {
			row.Set(prefix+name, text, v.evidence(proposal.Likely))
		}
	}
	set("email", phrase.Email(v.text))
	set("phone", phrase.Phone(v.text))
	first, rest, more := strings.Cut(strings.ReplaceAll(v.text, "\n", ","), ",")
	if strings.Contains(prefix, "fg.") || strings.Contains(prefix, "representative.") {
		if name := strings.TrimSpace(first); name != "" && phrase.Email(name) == "" && len(name) < 60 {
			set("name", name)
		}
		if !more && rest == "" && phrase.Email(v.text) == "" && phrase.Phone(v.text) == "" {
			return inField
		}
	}
	return putText(row, prefix+"text", v)
}
