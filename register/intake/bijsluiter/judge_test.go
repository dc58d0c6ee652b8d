package bijsluiter_test

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// verdict counts how a proposal compares with what was expected.
type verdict struct {
	expected, found      int
	certain, certainWell int
	wrongYes             int
	passages, lost       int
	missed, wrong, yes   []string // for people
}

func (v *verdict) add(w verdict) {
	v.expected += w.expected
	v.found += w.found
	v.certain += w.certain
	v.certainWell += w.certainWell
	v.wrongYes += w.wrongYes
	v.passages += w.passages
	v.lost += w.lost
}

func (v verdict) recall() float64    { return share(v.found, v.expected) }
func (v verdict) precision() float64 { return share(v.certainWell, v.certain) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// judge compares the proposals of a document, several for a bundle, with what is
// expected. The text is all the document says.
func judge(e *expectation, ps []*proposal.Proposal, text string) (verdict, error) {
	var v verdict
	var services []*gotService
	var parties []gotRow
	for _, p := range ps {
		s, q, err := gotServices(p)
		if err != nil {
			return v, err
		}
		services, parties = append(services, s...), append(parties, q...)
	}
	if e.count != "" {
		v.expect(fmt.Sprintf("%d services", len(services)), fmt.Sprint(len(services)) == e.count)
	}
	v.about(e, ps)
	text = words.Fold(text)
	for _, w := range e.services {
		g := matchService(w, services)
		v.expect(fmt.Sprintf("service %v", w.values["product"].ways), g != nil)
		if g == nil {
			g = &gotService{}
		} else {
			services = slices.DeleteFunc(services, func(s *gotService) bool { return s == g })
		}
		v.service(w, g, text, parties)
		v.never(e, g)
	}
	for _, g := range services {
		v.service(&wantService{}, g, text, nil)
		v.never(e, g)
	}
	v.parties(e, parties)
	return v, nil
}

func (v *verdict) expect(what string, ok bool) {
	v.expected++
	if ok {
		v.found++
	} else {
		v.missed = append(v.missed, what)
	}
}

func (v *verdict) asserted(what string, well bool) {
	v.certain++
	if well {
		v.certainWell++
	} else {
		v.wrong = append(v.wrong, what)
	}
}

// about judges what is noted and what is left unmatched.
func (v *verdict) about(e *expectation, ps []*proposal.Proposal) {
	var codes, left []string
	for _, p := range ps {
		for _, n := range p.Notes {
			codes = append(codes, string(n.Code))
		}
		for _, u := range p.Unmatched {
			left = append(left, words.Fold(u.Heading+" "+u.Text))
		}
	}
	for _, code := range e.notes {
		v.expect("note "+code, slices.Contains(codes, code))
	}
	for _, text := range e.unmatched {
		v.expect("unmatched "+text, slices.ContainsFunc(left, func(s string) bool { return strings.Contains(s, words.Fold(text)) }))
	}
}

func matchService(w *wantService, all []*gotService) *gotService {
	for _, g := range all {
		if w.values["product"].is(g.values["product"].texts) {
			return g
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return nil
}

func (v *verdict) service(w *wantService, g *gotService, text string, parties []gotRow) {
	name := strings.Join(g.values["product"].texts, "")
	values := gotRow{}
	for key, x := range g.values {
		values[key] = x
	}
	vendor := partyOf(parties, strings.Join(g.values["vendor"].texts, ""))
	for _, key := range []string{"country", "kvk"} {
		if x, ok := vendor[key]; ok {
			values["vendor."+key] = x
		}
	}
	v.row(name, w.values, values)
	for _, kind := range kinds() {
		v.list(name+" "+kind, w.rows[kind], g.rows[kind])
	}
	for _, found := range g.found {
		for _, line := range strings.Split(strings.NewReplacer(" | ", "\n", "; ", "\n").Replace(found), "\n") {
			if !strings.Contains(text, words.Fold(line)) {
				v.asserted(name+": not in the document: "+line, false)
			}
		}
	}
}

func kinds() []string {
	var all []string
	for kind := range rowColumns {
		all = append(all, kind)
	}
	sort.Strings(all)
	return all
}

// row compares the values of a row that was found to be the one expected.
func (v *verdict) row(name string, w wantRow, g gotRow) {
	for _, key := range sorted(w) {
		if !w[key].allowed {
			v.expect(fmt.Sprintf("%s %s = %v, got %v", name, key, w[key].ways, g[key].texts), w[key].is(g[key].texts))
		}
	}
	for _, key := range sorted(g) {
		x, wanted := g[key], w[key]
		well := wanted.ways != nil && wanted.is(x.texts) && !wanted.uncertain
		if !well && isYes(key, x) {
			v.wrongYes++
			v.yes = append(v.yes, fmt.Sprintf("%s %s = %v", name, key, x.texts))
		}
		if x.certain && (wanted.ways != nil || !idle(key, x, g, w)) {
			v.asserted(fmt.Sprintf("%s %s = %v, want %v", name, key, x.texts, wanted.ways), well)
		}
	}
}

// idle tells whether a value says nothing of its own beside the rest of its row: the
// label of a category, what and whom it would be about when it does not apply, an exact term, the
// country a transfer goes to by its place; a supplier called processor is one.
func idle(key string, x value, g gotRow, w wantRow) bool {
	switch key {
	case "label":
		return true
	case "role":
		return strings.Join(x.texts, "") == "processor"
	case "items", "subjects":
		return strings.Join(g["applies"].texts, "") == "no"
	case "limit":
		return slices.Contains([]string{"exact", "criterion"}, strings.Join(x.texts, ""))
	case "country":
		return slices.ContainsFunc(append(g["places"].texts, g["seat"].texts...), func(s string) bool { return strings.HasSuffix(s, strings.Join(x.texts, "")) })
	case "product":
		return w == nil
	}
	return false
}

// isYes tells whether a value affirms something that must not be affirmed lightly.
func isYes(key string, x value) bool {
	text := strings.Join(x.texts, " ")
	switch key {
	case "applies", "outsideEEA", "outside", "dpf", "chosen", "automatedDecision.exists", "automatedDecision.profiling":
		return text == "yes"
	case "status":
		return text == "held" || text == "meets"
	}
	return false
}

// list pairs the rows that were found with those expected.
func (v *verdict) list(name string, want []wantRow, got []gotRow) {
	left := slices.Clone(got)
	want = slices.Clone(want)
	slices.SortStableFunc(want, func(a, b wantRow) int { return asInt(optional(a)) - asInt(optional(b)) }) // what must be there chooses first
	for _, w := range want {
		if i := best(w, left); i >= 0 {
			v.row(name+" "+rowName(w), w, left[i])
			left = slices.Delete(left, i, i+1)
			continue
		}
		if !optional(w) {
			v.row(name+" "+rowName(w)+" (no row)", w, nil)
		}
	}
	for _, g := range left {
		v.row(name+" not expected", nil, g)
	}
}

func asInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func optional(w wantRow) bool {
	for _, x := range w {
		if !x.allowed {
			return false
		}
	}
	return true
}

// names are the columns by which a row is known.
var names = map[string]bool{"code": true, "label": true, "party": true, "scope": true, "text": true, "name": true, "standard": true, "group": true, "article": true}

// best gives the row that is the one expected: it has its name, and most values alike.
func best(w wantRow, got []gotRow) int {
	at, most := -1, 0
	for i, g := range got {
		score, anyName := 0, false
		for key, x := range w {
			y, ok := g[key]
			if ok && strings.Join(x.first(), "") == "*" { // it tells nothing of which row is meant
				anyName = anyName || names[key] || key == "term"
				continue
			}
			if ok && key == "party" && !x.is(y.texts) && x.partly(y.texts) {
				score += 9 // the same party, its name not cut as it should be
			}
			if ok && x.is(y.texts) {
				score++
				if names[key] {
					score += 10
				}
				if key == "items" {
					score += 5
				}
				if term, timed := w["term"]; key == "term" || key == "action" && !timed || key == "trigger" && term.allowed && !x.allowed {
					score += 9
				}
			}
		}
		if anyName && score < 9 {
			score += 9
		}
		if score > most && score >= 9 {
			at, most = i, score
		}
	}
	return at
}

func rowName(w wantRow) string {
	for _, key := range []string{"code", "label", "party", "scope", "term", "text", "name", "standard", "group", "article"} {
		if name := strings.Join(w[key].first(), "; "); name != "" && name != "*" {
			return name
		}
	}
	return ""
}

func sorted[T any](m map[string]T) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

// never looks for categories that are a yes and must not be.
func (v *verdict) never(e *expectation, g *gotService) {
	for _, row := range g.rows["data"] {
		if strings.Join(row["applies"].texts, "") != "yes" {
			continue
		}
		for _, word := range e.never {
			all := append(slices.Clone(row["label"].texts), row["items"].texts...)
			if slices.ContainsFunc(all, func(s string) bool { return strings.Contains(words.Fold(s), words.Fold(word)) }) {
				v.wrongYes++
				v.yes = append(v.yes, fmt.Sprintf("%v must never be yes", all))
			}
		}
	}
}

func partyOf(parties []gotRow, name string) gotRow {
	for _, p := range parties {
		if name != "" && words.Fold(strings.Join(p["name"].texts, "")) == words.Fold(name) {
			return p
		}
	}
	return nil
}

// parties judges that no party is proposed that the document does not name as one.
func (v *verdict) parties(e *expectation, parties []gotRow) {
	for _, p := range parties {
		name := p["name"].texts
		well := false
		for _, s := range e.services {
			well = well || s.values["vendor"].ways != nil && s.values["vendor"].is(name)
			for _, sub := range s.rows["sub"] {
				well = well || sub["party"].is(name)
			}
		}
		if p["name"].certain {
			v.asserted(fmt.Sprintf("party %v", name), well)
		}
	}
}

func countryName(s string) bool {
	_, ok := phrase.Country(s)
	return ok
}
