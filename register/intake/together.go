package intake

import (
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// Together tells which parts of a bundle are about one product, by what each says by
// itself; nil stands for a part that could not be read. A part with one service goes with
// another when product and supplier agree. Where a bundle is about one product only, what
// has no product of its own (an agreement, a security annex) goes with it when it names the
// product or the supplier. Groups, and the parts in them, keep the order of the bundle; a
// part that stands alone is a group of one.
func Together(parts []*Content) [][]int {
	var groups [][]int
	var about []*model.Service // of each group, nil for a part without a product
	var products []*model.Service
	for i, c := range parts {
		s := product(c)
		at := -1
		for g := range groups {
			if s != nil && about[g] != nil && oneProduct(s, about[g]) {
				at = g
			}
		}
		if at >= 0 {
			groups[at] = append(groups[at], i)
			continue
		}
		groups, about = append(groups, []int{i}), append(about, s)
		if s != nil {
			products = append(products, s)
		}
	}
	if len(products) != 1 {
		return groups
	}
	return gather(parts, products[0])
}

// gather puts what belongs to the only product of a bundle into one group.
func gather(parts []*Content, main *model.Service) [][]int {
	var out [][]int
	at := -1 // of the group of the product
	for i, c := range parts {
		switch {
		case !belongs(c, main):
			out = append(out, []int{i})
		case at < 0:
			at = len(out)
			out = append(out, []int{i})
		default:
			out[at] = append(out[at], i)
		}
	}
	return out
}

// belongs tells whether a part is about a service, or goes with it without saying so.
func belongs(c *Content, main *model.Service) bool {
	if c == nil || c.Proposal == nil {
		return false
	}
	switch services := servicesOf(c); len(services) {
	case 0:
		return len(c.Proposal.Items) == 0 && names(c.Document, main)
	case 1:
		s := services[0]
		return (s.Product == "" || words.Fold(s.Product) == words.Fold(main.Product)) && oneVendor(s, main)
	}
	return false
}

// names tells whether a document names a product or its supplier. A short letter does as
// well, and says nothing of it: it has no headings and no tables.
func names(d *block.Document, s *model.Service) bool {
	named, built := false, false
	for i := range d.Blocks {
		b := &d.Blocks[i]
		built = built || b.Kind == block.Heading || b.Table != nil
		text := " " + words.Fold(b.Text) + " "
		for _, name := range []string{words.Fold(s.Product), proposal.NormalName(s.Vendor)} {
			named = named || name != "" && strings.Contains(text, " "+name+" ")
		}
	}
	return named && built
}

// OneService tells whether a document is about one service and no other.
func OneService(c *Content) bool {
	return c.Proposal != nil && len(servicesOf(c)) == 1
}

func servicesOf(c *Content) []*model.Service {
	var services []*model.Service
	for _, it := range c.Proposal.Items {
		if s, ok := it.Record.(*model.Service); ok {
			services = append(services, s)
		}
	}
	return services
}

// product gives the only service of a part, when it has a name.
func product(c *Content) *model.Service {
	if c == nil || c.Proposal == nil {
		return nil
	}
	if services := servicesOf(c); len(services) == 1 && services[0].Product != "" {
		return services[0]
	}
	return nil
}

func oneProduct(a, b *model.Service) bool {
	return words.Fold(a.Product) == words.Fold(b.Product) && oneVendor(a, b)
}

func oneVendor(a, b *model.Service) bool {
	return a.Vendor == "" || b.Vendor == "" || proposal.SameParty(a.Vendor, b.Vendor)
}
