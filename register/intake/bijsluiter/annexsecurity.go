package bijsluiter

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// apart is what of an annex the bijsluiter itself, its security annex (Bijlage 2) and
// its list of deviations (Bijlage 3) say.
type apart struct {
	main, security, deviations []*section
	// titled tells that the security annex stands under a title of its own.
	titled bool
}

// securityFields and deviationFields are the fields of a service that the security annex
// and the list of deviations are about.
var (
	securityFields  = []string{"security", "measures", "access", "classification", "certificates", "breachAgreement"}
	deviationFields = []string{"deviations"}
)

// about are the keys of the sections that the security annex is made of.
var about = map[string]bool{"security": true, "access": true, "classification": true, "certificates": true, "breach": true}

// ofBijsluiter are the keys of the sections that are never part of a list of deviations.
var ofBijsluiter = map[string]bool{"general": true, "purposes": true, "categories": true, "retention": true, "storage": true, "subprocessors": true, "transfer": true, "contact": true, "version": true}

// setApart parts the sections. A security annex under its own title goes on to the next
// annex; a part on security in the bijsluiter itself only to the next heading.
func (r *reader) setApart(sections []*section) apart {
	var a apart
	to, deeper := &a.main, 0
	for _, s := range sections {
		titled := annexNumber.MatchString(words.Fold(s.title))
		switch {
		case s.key == "deviations":
			to = &a.deviations
		case titled && about[s.key], s.key == "security" && r.lex.securityTitle(s.title):
			to, a.titled = &a.security, true
		case titled || s.key == "annex" || s.key == "agreement", to == &a.deviations && ofBijsluiter[s.key]:
			to = &a.main
		case to != &a.main:
		case about[s.key]:
			a.security = append(a.security, s)
			deeper = s.level
			continue
		case s.key == "" && deeper > 0 && s.level > deeper:
			a.security = append(a.security, s)
			continue
		}
		deeper = 0
		*to = append(*to, s)
	}
	return a
}

// opensSecurity gives the section that the title of a security annex or of a list of
// deviations starts, also where nothing but its words makes it a title.
func (r *reader) opensSecurity(u *unit) *section {
	text := u.text()
	f := words.Fold(text)
	if f == "" || strings.HasSuffix(text, ".") && !phrase.LegalForm(text[strings.LastIndex(text, " ")+1:]) || len(strings.Fields(f)) > 14 {
		return nil
	}
	key, known := r.lex.heading(text)
	switch {
	case known && about[key] && numberedAnnex.MatchString(text): // "Bijlage 3: Datalekken"
	case r.lex.securityTitle(text):
		key = "security"
	case r.lex.deviationsTitle(text):
		key = "deviations"
	default:
		return nil
	}
	u.use()
	return &section{key: key, title: text, head: u, level: 1}
}

// securityTitle tells whether a heading starts with the name of the security annex.
func (l *lexicons) securityTitle(s string) bool { return startsAny(s, l.securityTitles) }

// deviationsTitle tells whether a heading starts with the name of the list of deviations.
func (l *lexicons) deviationsTitle(s string) bool { return startsAny(s, l.deviationTitles) }

func startsAny(s string, phrases []string) bool {
	return slices.ContainsFunc(lexicon.Forms(s), func(f string) bool {
		return slices.ContainsFunc(phrases, func(p string) bool { return f == p || strings.HasPrefix(f, p+" ") })
	})
}

// shareAnnexes gives the security annex and the deviations behind the last of several
// bijsluiters to those that have none: they hold for the agreement as a whole.
func (r *reader) shareAnnexes(all []annex) {
	if len(all) < 2 {
		return
	}
	last := r.setApart(all[len(all)-1].sections)
	for i := range all[:len(all)-1] {
		own := r.setApart(all[i].sections)
		if last.titled && !own.titled {
			all[i].sections = append(all[i].sections, last.security...)
		}
		if len(own.deviations) == 0 {
			all[i].sections = append(all[i].sections, last.deviations...)
		}
	}
}

// securityAnnex reads the measures, the classification, the certificates, who has
// access, and what was agreed about breaches.
func (r *reader) securityAnnex(a apart) {
	alone := r.onlyNamed()
	breach := false
	for _, s := range a.security {
		if s.rest != "" {
			r.general(s)
		}
		t := &topic{reader: r, key: s.key, title: s.title}
		t.aspect = r.aspectOf(s.title)
		switch s.key {
		case "version":
			r.securityDates(s)
			continue
		case "contact":
			if !breach {
				r.contact(s)
				continue
			}
			t.key = "breach"
		}
		breach = t.key == "breach"
		if step := stepOf(s.key); step != nil && !about[s.key] && s.key != "annex" && s.key != "" {
			step(r, s)
			continue
		}
		if s.head != nil && s.key == "security" {
			r.annexProduct(s)
		}
		for _, u := range s.units {
			t.unit(u)
		}
	}
	r.silence(a, alone)
}

// onlyNamed tells whether nothing was found yet but which product of whom it is.
func (r *reader) onlyNamed() bool {
	for path := range r.item.Evidence {
		switch path.Top() {
		case "product", "vendor", "vendorAddress", "url", "modelVersion", "contact":
		default:
			return false
		}
	}
	return true
}

// stepOf gives the reader of a kind of section.
func stepOf(key string) func(*reader, *section) {
	for _, s := range steps {
		if s.key == key {
			return s.read
		}
	}
	return nil
}

// annexProduct takes the product from the title of a security annex that came alone.
func (r *reader) annexProduct(s *section) {
	if r.svc.Has("product") {
		return
	}
	f := words.Fold(s.title)
	for _, name := range r.lex.securityTitles {
		at := words.Index(f, name)
		if at < 0 {
			continue
		}
		product := trimFor(productOf(s.title, f[at+len(name):]))
		_, had := r.lex.placeholders(product)
		if _, known := r.lex.heading(product); product == "" || had || known || len(strings.Fields(product)) > 6 || r.lex.noProduct(product) || annexNumber.MatchString(words.Fold(product)) || version.MatchString(product) {
			return
		}
		r.svc.Set("product", product, s.head.evidence(proposal.Likely))
		return
	}
}

// noProduct tells whether a text is a label or boilerplate and so no name of a product.
func (l *lexicons) noProduct(s string) bool {
	_, ok := l.label(s)
	return ok || l.boilerplate(s) || slices.Contains(l.noProducts, words.Fold(s))
}

// securityDates keeps the version and dates of a security annex among the other dates:
// those of the bijsluiter are the service's.
func (r *reader) securityDates(s *section) {
	if s.head != nil {
		r.securityDate(s.title, s.head.evidence(proposal.Likely), func() {})
	}
	for _, u := range s.units {
		if u.table != nil {
			for i := range u.table.Cells {
				c := &u.table.Cells[i]
				r.securityDate(s.title+": "+c.Text(), cellEvidence(c, proposal.Likely), func() { r.useCell(c) })
			}
			continue
		}
		for i := range u.spans {
			sp := &u.spans[i]
			r.securityDate(sp.text, evidence(sp.text, u.b.Pos, proposal.Likely), func() { sp.used = true })
		}
	}
}

func (r *reader) securityDate(text string, ev proposal.Evidence, use func()) {
	dates := phrase.Dates(text)
	for _, d := range dates {
		row := r.svc.Add("otherDates")
		row.Set("date", string(d.Date), ev)
		row.Set("text", text, ev)
	}
	if len(dates) > 0 {
		use()
	}
}

// silence says what the document is not about: a bijsluiter without a security annex
// says nothing about measures, and a security annex alone nothing about the rest.
func (r *reader) silence(a apart, alone bool) {
	switch {
	case alone && len(r.item.Evidence) > 0:
		for _, f := range field.Of(model.KindService).Fields {
			if !slices.Contains(securityFields, f.Name) {
				r.item.NotAbout(f.Name)
			}
		}
	case len(a.security) == 0:
		r.item.NotAbout(securityFields...)
	}
	if len(a.deviations) == 0 {
		r.item.NotAbout(deviationFields...)
	}
	if alone && !r.svc.Has("product") && len(r.item.Evidence) > 0 {
		r.noteAt(proposal.NoteNoProduct, "product", proposal.Evidence{})
	}
}

// topic is one part of the security annex while it is read.
type topic struct {
	*reader
	key    string // of its section
	title  string
	aspect string // code of the aspect the heading names
	// considered: the list at hand is what was taken into account, and no measures; may: it is
	// what measures may be.
	considered, may bool
	// fieldsAsked tells that what a notice reports is being listed.
	fieldsAsked bool
}

// unit reads one paragraph, item, heading or table.
func (t *topic) unit(u *unit) {
	if u.table != nil {
		t.table(u)
		return
	}
	text := strings.TrimSpace(u.text())
	if text == "" || t.lex.boilerplate(text) {
		return
	}
	if left, had := t.lex.placeholders(text); had && left == "" {
		t.note(proposal.NotePlaceholder, text, u.b.Pos)
		u.use()
		return
	}
	if t.closes(u) {
		t.last = u
		return
	}
	if u.b.Kind == block.Heading || u.b.Bold && len(text) < 80 && !strings.HasSuffix(text, ".") {
		t.heading(u)
		return
	}
	if t.classification(text, u.evidence(proposal.Certain)) || t.annexLabel(u) {
		u.use()
		return
	}
	if phrase.Email(text) != "" && t.key != "breach" && !t.svc.Has("contact.email") && !t.aboutBreach(text) && lexicon.HasAny(words.Fold(text), t.lex.asking) && t.contactText(text, u.evidence(proposal.Likely)) {
		u.use()
		return
	}
	switch t.key {
	case "access":
		t.accessUnit(u)
	case "certificates":
		t.certificateUnit(u)
	case "breach":
		t.breachUnit(u)
	default:
		t.measureUnit(u)
	}
}

// heading lets a heading inside a section say what stands under it.
func (t *topic) heading(u *unit) {
	t.title, t.aspect = u.text(), t.aspectOf(u.text())
	if key, ok := t.lex.heading(u.text()); ok && about[key] {
		t.key = key
		u.use()
	}
	if t.aspect != "" {
		u.use()
	}
}

// annexLabel reads a label of the general part, which a security annex repeats, or whom to ask.
func (t *topic) annexLabel(u *unit) bool {
	took := false
	for _, p := range t.pairs([]*unit{u}, func(s string) (string, bool) {
		key, ok := t.lex.label(s)
		contact := key == "contact" && t.key != "breach"
		return key, ok && (contact || key == "product" || key == "vendor" || key == "address" || key == "url")
	}) {
		if !p.loose && p.value != "" && (p.key != "contact" || phrase.Email(p.value) != "") {
			t.field(p)
			took = true
		}
	}
	return took
}

// table reads a table by its header, whatever section it stands in.
func (t *topic) table(u *unit) {
	switch {
	case t.formTable(u):
	case t.classificationTable(u), t.accessTable(u), t.certificateTable(u), t.measureTable(u), t.breachTable(u):
	default:
		for _, p := range t.tablePairs(u, t.lex.label) {
			if p.key == "product" || p.key == "vendor" || p.key == "address" || p.key == "url" {
				t.field(p)
			}
		}
	}
}

// describe adds a sentence to the general description of the security.
func (t *topic) describe(text string, ev proposal.Evidence) {
	if signed.MatchString(strings.TrimSpace(text)) {
		return // the block below the agreement
	}
	t.append("security", text, ev)
}

// append adds a sentence to a long text, and its passage to the source of it.
func (r *reader) append(name, text string, ev proposal.Evidence) {
	old := r.svc.Text(name)
	if old == "" {
		r.svc.Set(name, text, ev)
		return
	}
	was := r.svc.Evidence(name)
	if slices.Contains(strings.Split(old, "\n"), text) {
		return
	}
	ev.Source = proposal.Source{Text: was.Source.Text + "\n" + ev.Source.Text, Pos: was.Source.Pos}
	ev.Confidence = ev.Confidence.Lower(was.Confidence)
	r.svc.Set(name, old+"\n"+text, ev)
}
