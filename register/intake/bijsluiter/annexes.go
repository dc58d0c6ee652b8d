package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/words"
)

// annex is a run of sections that belong to one product.
type annex struct {
	title    *unit
	product  string // out of the title
	sections []*section
}

// annexes finds the annexes in the document: each starts at its title, and goes on to
// the next title or to another annex or the agreement. Without any title the whole
// document is one.
func (r *reader) annexes() []annex {
	var found []annex
	var before []*unit
	var cur *annex
	var units []*unit
	flush := func() {
		if cur != nil {
			cur.sections = r.sections(units)
			found = append(found, *cur)
		}
		units = nil
	}
	for _, u := range r.units {
		if product, ok := r.annexTitle(u, cur != nil && len(units) < 2); ok {
			flush()
			cur = &annex{title: u, product: product}
			u.use()
			u.heading = u.text()
			continue
		}
		if cur == nil {
			before = append(before, u)
			continue
		}
		units = append(units, u)
	}
	flush()
	if len(found) == 0 {
		return []annex{{sections: r.sections(before)}}
	}
	r.prelude(before)
	r.shareAnnexes(found)
	return r.joinPrelude(found, before)
}

// prelude gives what stands before the first annex its headings.
func (r *reader) prelude(units []*unit) {
	title := ""
	for _, u := range units {
		if u.b.Kind == block.Heading {
			title = u.text()
		}
		u.heading = title
	}
}

// joinPrelude adds the few lines above the title of the only annex to it: the name of
// the product, the version. A whole agreement before it stays outside.
func (r *reader) joinPrelude(found []annex, before []*unit) []annex {
	if len(found) == 1 && len(before) > 0 && len(before) <= 12 {
		found[0].sections = append(r.sections(before), found[0].sections...)
		return found
	}
	r.before = before
	return found
}

// annexTitle reads the title of an annex and the product in it.
func (r *reader) annexTitle(u *unit, again bool) (string, bool) {
	if u.table != nil || again || u.b.Kind == block.Contents {
		return "", false
	}
	text := u.text()
	f := words.Fold(text)
	at, length, ok := r.annexName(text)
	if !ok {
		return "", false
	}
	if key, _ := r.lex.heading(text); key == "version" {
		return "", false // "Updates privacybijsluiter"
	}
	strong := u.b.Kind == block.Heading || u.b.Bold || strings.HasPrefix(f, "bijlage ") || strings.HasPrefix(f, "annex ") || at == 0 && !strings.HasSuffix(text, ".")
	if !strong || strings.HasSuffix(text, ".") && u.b.Kind != block.Heading || strings.Contains(text, "@") || strings.Contains(f, "convenant") {
		return "", false
	}
	return productOf(text, f[at+length:]), true
}

// annexName finds the name of the annex in a short text: its place and length in the
// folded text.
func (r *reader) annexName(text string) (at, length int, ok bool) {
	f := words.Fold(text)
	if len(strings.Fields(f)) > 16 {
		return 0, 0, false
	}
	for _, name := range r.lex.annexNames {
		if i := words.Index(f, name); i >= 0 {
			return i, len(name), true
		}
	}
	return 0, 0, false
}

// productOf gives what stands behind the word bijsluiter in a title.
func productOf(text, restFolded string) string {
	n := len(strings.Fields(restFolded))
	if n == 0 {
		return ""
	}
	fields := strings.Fields(text)
	count := 0
	for i := len(fields) - 1; i >= 0; i-- {
		count += len(strings.Fields(words.Fold(fields[i])))
		if count >= n {
			return strings.TrimSpace(strings.Trim(strings.Join(fields[i:], " "), ":–—- \"“”"))
		}
	}
	return ""
}
