package proposal

import (
	_ "embed" // the legal forms
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/words"
)

//go:embed legal-forms.csv
var legalForms string

// forms are the legal forms, folded, each behind a space, longest first.
var forms = readForms()

func readForms() []string {
	lines := strings.Fields(strings.ReplaceAll(legalForms, " ", "_"))
	var out []string
	for _, l := range lines[1:] {
		out = append(out, " "+strings.ReplaceAll(l, "_", " "))
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// NormalName brings the name of a party to the form in which names are matched:
// case, accents and punctuation off, and the legal form at the end off.
func NormalName(name string) string {
	name, _, _ = strings.Cut(name, "(")
	s := words.Fold(name)
	for {
		cut := s
		for _, form := range forms {
			if rest, ok := strings.CutSuffix(cut, form); ok {
				cut = rest
				break
			}
		}
		if cut == s {
			break
		}
		s = cut
	}
	return strings.TrimPrefix(s, "stichting ")
}

// SameParty tells whether two names are one party but for legal form, case and
// punctuation.
func SameParty(a, b string) bool {
	x := NormalName(a)
	return x != "" && x == NormalName(b)
}

// NearParty tells whether two names may well be one party: a slip of the pen, or
// one is the other with words behind it. It is for offering them to the user, never
// for joining them unasked.
func NearParty(a, b string) bool { return NearNormal(NormalName(a), NormalName(b)) }

// NearNormal is [NearParty] for names that [NormalName] gave, for who compares many.
func NearNormal(x, y string) bool {
	if x == "" || y == "" {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	return words.Near(x, y) || len(x) >= 4 && strings.HasPrefix(y, x+" ")
}

// KnownParty finds the party of a register that goes by a name, itself or under an
// alias; nil when there is none.
func KnownParty(reg *model.Register, name string) *model.Party {
	for i := range reg.Parties {
		p := &reg.Parties[i]
		if SameParty(p.Name, name) || slices.ContainsFunc(p.Aliases, func(a string) bool { return SameParty(a, name) }) {
			return p
		}
	}
	return nil
}

// NearParties gives the parties of a register that may be meant by a name.
func NearParties(reg *model.Register, name string) []*model.Party {
	var near []*model.Party
	for i := range reg.Parties {
		p := &reg.Parties[i]
		if NearParty(p.Name, name) || slices.ContainsFunc(p.Aliases, func(a string) bool { return NearParty(a, name) }) {
			near = append(near, p)
		}
	}
	return near
}

// KnownService finds the service of a register that is the same product of the same
// vendor; nil when there is none.
func KnownService(reg *model.Register, s *model.Service) *model.Service {
	product := words.Fold(s.Product)
	if product == "" {
		return nil
	}
	for i := range reg.Services {
		k := &reg.Services[i]
		if words.Fold(k.Product) != product {
			continue
		}
		if SameParty(k.Vendor, s.Vendor) || k.Vendor == "" || s.Vendor == "" || sameVendor(reg, k, s) {
			return k
		}
	}
	return nil
}

// Again finds the service that a document without the name of a product gave before,
// whatever it is called by now, so that the same document once more gives no second
// one; nil when there is none, or when more than one may be meant.
func Again(reg *model.Register, p *Proposal, s *model.Service) *model.Service {
	if words.Fold(s.Product) != "" || p.Document.SHA256 == "" {
		return nil
	}
	named, nameless := map[string]bool{}, 0
	for _, it := range p.Items {
		if other, ok := it.Record.(*model.Service); ok {
			if product := words.Fold(other.Product); product != "" {
				named[product] = true
			} else {
				nameless++
			}
		}
	}
	var found []*model.Service
	for i := range reg.Services {
		k := &reg.Services[i]
		if !named[words.Fold(k.Product)] && slices.ContainsFunc(k.Documents, func(d model.DocumentRef) bool {
			return d.Hash == p.Document.SHA256 && d.Title == p.Document.Title()
		}) {
			found = append(found, k)
		}
	}
	if nameless != 1 || len(found) != 1 {
		return nil
	}
	return found[0]
}

// sameVendor looks at the party behind the name.
func sameVendor(reg *model.Register, known, s *model.Service) bool {
	p := KnownParty(reg, s.Vendor)
	return p != nil && p.ID == known.VendorID
}

// Author gives the organisation of a register when a proposed party is that organisation
// as the author of a statement; nil when it is another.
func Author(reg *model.Register, p *Proposal, party *model.Party) *model.Organisation {
	wrote := func(n Note) bool { return n.Code == NoteAuthor && SameParty(n.Text, party.Name) }
	if reg.Organisation.ID == "" || !SameParty(reg.Organisation.Name, party.Name) || !slices.ContainsFunc(p.Notes, wrote) {
		return nil
	}
	return &reg.Organisation
}
