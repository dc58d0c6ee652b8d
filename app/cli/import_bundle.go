package cli

import (
	"context"
	"slices"
	"strings"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// pack is a bundle (a zip, or a mail with attachments): what its parts propose,
// and why the others can't be read. It is taken over as one step.
type pack struct{ parts []part }

// part is one part of a bundle, or several that are about one product.
type part struct {
	names []string
	offering
	err error
}

// readBundle reads what is proposed of each part. A bundle of which nothing can
// be read is refused, for the reason of its first part.
func (c *call) readBundle(ctx context.Context, found []propose.Found) (incoming, error) {
	var p pack
	readable := false
	for _, f := range found {
		next := part{names: f.Parts, err: f.Err}
		if f.Err == nil {
			in, err := c.readFound(ctx, strings.Join(f.Parts, ", "), f)
			if err != nil {
				return nil, err
			}
			next.offering, readable = in, true
		}
		p.parts = append(p.parts, next)
	}
	if !readable {
		return nil, about(found[0].Parts[0], found[0].Err)
	}
	return p, nil
}

// called is what a part is called in a sentence.
func (p part) called() string { return line(strings.Join(p.names, " + ")) }

func (p pack) shown(c *call) any {
	type shownPart struct {
		Parts    []string `json:"parts"`
		Proposal any      `json:"proposal,omitempty"`
		Refused  *remark  `json:"refused,omitempty"`
	}
	var all []shownPart
	for _, one := range p.parts {
		shown := shownPart{Parts: one.names}
		if one.err != nil {
			refused := c.refusedPart(one)
			shown.Refused = &refused
		} else {
			shown.Proposal = one.offering.shown(c)
		}
		all = append(all, shown)
	}
	return struct {
		Parts []shownPart `json:"parts"`
	}{all}
}

func (p pack) print(c *call) {
	for _, one := range p.parts {
		if one.err == nil {
			c.printf("%s\n", c.Words.Say("cli.import.part", "part", one.called()))
			one.offering.print(c)
		}
	}
}

// change takes over the parts one after the other, as one change: what one brings
// is known to those behind it, and the newest document of a service comes last.
func (p pack) change(ctx context.Context, c *call, to accept.Taker) (register.Change, []remark, error) {
	var offers []accept.Offer
	for _, one := range p.parts {
		if one.err == nil {
			offers = append(offers, one.offer(c))
		}
	}
	slices.SortStableFunc(offers, func(a, b accept.Offer) int { return proposal.ByDate(a.Proposal, b.Proposal) })
	change, steps, err := to.Proposals(ctx, offers)
	return change, c.kept(steps), err
}

// remarks are those of each part, under its name, and what can't be read.
func (p pack) remarks(c *call) []remark {
	all := []remark{}
	for _, one := range p.parts {
		if one.err != nil {
			all = append(all, c.refusedPart(one))
			continue
		}
		for _, r := range one.offering.remarks(c) {
			r.Text = c.Words.Say("cli.import.in-part", "part", one.called(), "text", r.Text)
			all = append(all, r)
		}
	}
	return all
}

// refusedPart says why a part of a bundle can't be read.
func (c *call) refusedPart(p part) remark {
	n := c.Words.Explain(p.err, p.called())
	return remark{Code: "refused-" + string(limits.KindOf(p.err)), Text: n.Title + ". " + n.Happened + " " + n.Do}
}
