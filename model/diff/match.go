package diff

import (
	"strconv"
	"strings"
	"unicode"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// comparePairs bounds how many pairs of rows are compared with each other; in
// longer lists only rows that say the same, or have the same title, are found.
const comparePairs = 10_000

// match finds which row of a is which row of b: by ID first, then, for the
// rows whose ID is on one side only, by what they say.
func (c *comparer) match(of *field.Field, pa, pb field.Path) matching {
	m := newMatching(c.a.lists[pa], c.b.lists[pb])
	places := make(map[model.RowID]int, len(m.a))
	for i, id := range m.a {
		places[id] = i
	}
	for j, id := range m.b {
		if i, ok := places[id]; ok {
			m.pair(i, j)
		}
	}
	gone, fresh := c.contents(c.a, of, pa, m.a, m.toB), c.contents(c.b, of, pb, m.b, m.toA)
	if len(gone) == 0 || len(fresh) == 0 {
		return m
	}
	gone, fresh = m.pairBy(gone, fresh, func(r content) string { return r.whole })
	if len(gone)*len(fresh) > comparePairs {
		m.pairBy(gone, fresh, func(r content) string { return r.title })
		return m
	}
	m.pairLikeliest(gone, fresh)
	return m
}

// content is what a row says, apart from its ID and those of other rows.
type content struct {
	place  int
	title  string
	coded  bool // the title is a code: another code is another thing
	whole  string
	leaves map[string]any
}

// contents reads the rows that have no partner yet.
func (c *comparer) contents(s side, of *field.Field, path field.Path, ids []model.RowID, partner []int) []content {
	var rows []content
	for i, id := range ids {
		if partner[i] >= 0 {
			continue
		}
		r := content{place: i, leaves: map[string]any{}}
		var whole strings.Builder
		s.read(of, path.Row(id), "", func(name string, v any) {
			r.leaves[name] = v
			whole.WriteString(name)
			whole.WriteByte(0)
			whole.WriteString(printed(v))
			whole.WriteByte(0)
		})
		r.whole = whole.String()
		if title := of.TitleField(); title != nil {
			if v, ok := r.leaves["."+title.Name]; ok {
				r.title, r.coded = printed(v), title.Type == field.Code
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// read calls visit for the filled-in leaves below a row; rows inside it are
// named by their place.
func (s side) read(of *field.Field, path field.Path, name string, visit func(string, any)) {
	for _, child := range of.Fields {
		here, called := path.Field(child.Name), name+"."+child.Name
		switch child.Type {
		case field.Group:
			s.read(child, here, called, visit)
		case field.Rows:
			for i, id := range s.lists[here] {
				s.read(child, here.Row(id), called+"."+strconv.Itoa(i), visit)
			}
		case field.RowRef, field.RowRefs: // what they refer to may have another ID as well
		default:
			if v, ok := s.leaves[here]; ok && !(of.Type == field.Rows && child.Name == "id") {
				visit(called, v)
			}
		}
	}
}

func printed(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, "\x00")
	case model.Count:
		return v.String()
	}
	return ""
}

// pairBy pairs rows that have the same key, in their order, and returns the
// rest. An empty key is no title, but as a whole row it is an empty row.
func (m matching) pairBy(gone, fresh []content, key func(content) string) (restA, restB []content) {
	byKey := map[string][]content{}
	for _, r := range gone {
		byKey[key(r)] = append(byKey[key(r)], r)
	}
	for _, r := range fresh {
		k := key(r)
		if same := byKey[k]; len(same) > 0 && (k != "" || r.whole == same[0].whole) {
			m.pair(same[0].place, r.place)
			byKey[k] = same[1:]
		} else {
			restB = append(restB, r)
		}
	}
	for _, r := range gone {
		if m.toB[r.place] < 0 {
			restA = append(restA, r)
		}
	}
	return restA, restB
}

// pairLikeliest pairs rows that are likely the same, the likeliest first.
func (m matching) pairLikeliest(gone, fresh []content) {
	likeness := make([][]float64, len(gone))
	for i := range gone {
		likeness[i] = make([]float64, len(fresh))
		for j := range fresh {
			likeness[i][j] = alike(gone[i], fresh[j])
		}
	}
	for {
		best, bi, bj := 0.0, 0, 0
		for i := range likeness {
			for j, l := range likeness[i] {
				if l > best && m.toB[gone[i].place] < 0 && m.toA[fresh[j].place] < 0 {
					best, bi, bj = l, i, j
				}
			}
		}
		if best == 0 {
			return
		}
		m.pair(gone[bi].place, fresh[bj].place)
	}
}

// The likenesses from which two rows count as one, from 0 to 1.
const (
	titleAlike    = 0.6  // of titles: below it they are two things
	rowAlike      = 0.5  // of rows with titles alike
	untitledAlike = 0.75 // of rows of which one or both have no title
)

// alike says how likely it is that two rows are one; 0 when they are two.
func alike(a, b content) float64 {
	likeness := sameness(a.leaves, b.leaves)
	switch {
	case a.title == "" || b.title == "":
		if likeness < untitledAlike {
			return 0
		}
		return likeness
	case a.title == b.title:
		return 2 + likeness // two rows of one name are one, whatever else changed
	case a.coded || wordsAlike(a.title, b.title) < titleAlike || likeness < rowAlike:
		return 0
	}
	return likeness
}

// sameness is the part of the leaves that are the same on both sides; of
// texts, the part of their words.
func sameness(a, b map[string]any) float64 {
	same, all := 0.0, len(b)
	for name, va := range a {
		vb, ok := b[name]
		if !ok {
			all++
			continue
		}
		switch va := va.(type) {
		case string:
			same += wordsAlike(va, printed(vb))
		case []string:
			same += dice(va, vb.([]string))
		default:
			if equal(va, vb) {
				same++
			}
		}
	}
	if all == 0 {
		return 1
	}
	return same / float64(all)
}

// wordsAlike is the part of the words two texts share, whatever their case
// and punctuation.
func wordsAlike(a, b string) float64 {
	if a == b {
		return 1
	}
	return dice(plainWords(a), plainWords(b))
}

func plainWords(text string) []string {
	joined := strings.ReplaceAll(strings.ToLower(text), ".", "") // B.V. is BV
	return strings.FieldsFunc(joined, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func dice(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	shared := len(a) - len(without(a, b))
	return 2 * float64(shared) / float64(len(a)+len(b))
}
