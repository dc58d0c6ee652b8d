package statement

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/words"
)

// saysData is a heading that names data: "Accountgegevens", "2.4 Technische gegevens en sessiedata".
var saysData = regexp.MustCompile(`(?:gegevens|data|informatie|information|bestanden|documenten|documents|files)$`)

// fewestGroups is how many headings that name data tell that they part a list of them.
const fewestGroups = 2

// parts makes the headings below a topic, that only part what it says, parts of that topic: the groups
// of data below the one on data, and the legal bases below the one on purposes.
func (r *reader) parts(all []*section) {
	for i, s := range all {
		if s.key != "categories" && s.key != "purposes" && s.key != "basis" || s.head == nil {
			continue
		}
		var groups []*section
		for _, below := range all[i+1:] {
			if below.level <= s.level {
				break
			}
			switch {
			case below.head == nil:
			case s.key == "categories" && (below.key == "" || below.key == "contact") && r.groupOfData(below): // "Bedrijfsgegevens" are data here
				groups = append(groups, below)
			case below.key == "" && s.key != "categories" && len(r.codes(below.title)) == 1 && !phrase.Negation(below.title):
				below.key, below.basis = "purposes", true
			}
		}
		if len(groups) < fewestGroups {
			continue
		}
		for _, g := range groups {
			g.key, g.group = "categories", true
		}
	}
}

// groupOfData tells whether a heading names data of which the list below it says what they are.
func (r *reader) groupOfData(s *section) bool {
	title := words.Fold(inBracketsAnywhere.ReplaceAllString(trimNumber(s.title), ""))
	if !saysData.MatchString(title) || len(strings.Fields(title)) > 6 || phrase.Negation(title) {
		return false
	}
	items := 0
	for _, u := range s.units {
		if u.b.Table != nil {
			return false
		}
		if _, _, labelled := r.labelled(u.text()); labelled {
			return false
		}
		if u.b.Kind == block.Item {
			items++
		}
	}
	return items > 0 && items*2 > len(s.units)
}

// group makes the heading of a group of data the category that the list below it is of.
func (a *activity) group(s *section) {
	if a.grouped = a.itemRow(trimNumber(s.title), s.head.evidence(a.conf)); a.grouped != nil {
		a.useAll(s.head)
	}
}

// ofBasis gives the purposes that stand below a legal basis that basis.
func (a *activity) ofBasis(s *section, before int) {
	rows := a.row.Rows("purposes")
	for i := range rows[before:] {
		a.bases = append(a.bases, basis{codes: a.codes(s.title), ev: s.head.evidence(a.conf), of: &rows[before+i], above: true})
	}
}
