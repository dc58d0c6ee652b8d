package report

import (
	"fmt"
	"reflect"
	"strings"

	"verwerkingsregister/model"
)

// The summaries of lists, as lines of text, so that one row tells the whole
// activity. Each list in full has a table of its own.

const bullet = "• "

func bullets(lines []string) string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = bullet + line
	}
	return strings.Join(out, "\n")
}

func (s *source) code(list string, code model.Code) string {
	if code == "" {
		return ""
	}
	return s.words.Code(list, string(code))
}

func (s *source) party(id model.ID, printed string) string {
	if title := s.titles[id]; id != "" && title != "" {
		return title
	}
	return printed
}

// named is a name, or the words for the lack of one.
func (s *source) named(name string) string {
	if name == "" {
		return s.words.Text("value.missing")
	}
	return name
}

// purposes gives each purpose with its legal basis; the basis is asked of who
// decides about the processing.
func (s *source) purposes(list []model.Purpose, basisAsked bool) string {
	lines := make([]string, 0, len(list))
	for _, p := range list {
		line := p.Text
		if line == "" {
			line = s.code("bijsluiter-purpose", p.Code)
		}
		line = s.named(line)
		switch {
		case p.LegalBasis != "":
			line += "\n   " + s.words.Text("summary.basis") + ": " + joined("; ", s.code("legal-basis", p.LegalBasis), p.Statute)
		case basisAsked:
			line += "\n   " + s.words.Text("summary.basis") + ": " + s.words.Text("value.missing")
		}
		lines = append(lines, line)
	}
	return bullets(lines)
}

func (s *source) subjects(list []model.DataSubject) string {
	lines := make([]string, 0, len(list))
	for _, d := range list {
		line := s.named(d.Name)
		if d.Vulnerable == model.Yes {
			line += " (" + s.words.Text("summary.vulnerable") + ")"
		}
		lines = append(lines, line)
	}
	return bullets(lines)
}

func (s *source) categories(list []model.DataCategory) string {
	lines := make([]string, 0, len(list))
	for _, c := range list {
		line := c.Label
		if line == "" {
			line = s.code("bijsluiter-category", c.Code)
		}
		line = s.named(line)
		if len(c.Items) > 0 {
			line += ": " + strings.Join(c.Items, ", ")
		}
		if c.Applies != "" && c.Applies != model.AppliesYes {
			line += " [" + s.words.Code("applies", string(c.Applies)) + "]"
		}
		if c.Kind != "" && c.Kind != "ordinary" {
			line += "\n   " + joined(": ", s.code("data-kind", c.Kind), s.code("special-category", c.Special))
		}
		if ground := joined("; ", s.code("art9", c.Art9), s.code("uavg", c.UAVG), c.Statute); ground != "" {
			line += "\n   " + ground
		}
		lines = append(lines, line)
	}
	return bullets(lines)
}

func (s *source) recipients(list []model.Recipient) string {
	lines := make([]string, 0, len(list))
	for _, r := range list {
		line := s.named(s.party(r.PartyID, r.Name))
		if about := joined(", ", s.code("recipient-kind", r.Kind), s.code("country", r.Country)); about != "" {
			line += " (" + about + ")"
		}
		lines = append(lines, joined(" – ", line, r.Purpose))
	}
	return bullets(lines)
}

// engagements gives the tree of processors and sub-processors.
func (s *source) engagements(list []model.Engagement) string {
	byID := map[model.RowID]model.Engagement{}
	for _, e := range list {
		byID[e.ID] = e
	}
	lines := make([]string, 0, len(list))
	for _, e := range list {
		line := s.named(s.party(e.PartyID, e.Party))
		about := s.code("engagement-role", model.Code(e.Role))
		if above, ok := byID[e.Under]; ok && e.Under != "" && above.ID != "" {
			about = joined(" ", about, fmt.Sprintf(s.words.Text("summary.under"), s.named(s.party(above.PartyID, above.Party))))
		}
		if about = joined(", ", about, s.code("country", e.SeatCountry)); about != "" {
			line += " (" + about + ")"
		}
		line = joined(" – ", line, e.Service)
		if status := s.code("agreement-status", e.Agreement.Status); status != "" {
			line += "\n   " + s.words.Text("summary.agreement") + ": " + joined(" ", status, e.Agreement.Date.Format())
		}
		lines = append(lines, line)
	}
	return bullets(lines)
}

// transfers gives the answer for the whole and every transfer about which
// something is filled in.
func (s *source) transfers(p *model.Processing, joint []model.JointController, principals []model.Principal) string {
	var lines []string
	if p.OutsideEEA != "" {
		lines = append(lines, s.words.Text("summary.outsideEEA")+": "+s.words.Code("answer", string(p.OutsideEEA)))
	}
	if p.TransferText != "" {
		lines = append(lines, p.TransferText)
	}
	var none []string // with whom nothing leaves the EEA, and no more is said
	add := func(name string, t model.Transfer) {
		name = s.named(name)
		if reflect.DeepEqual(t, model.Transfer{OutsideEEA: model.No}) {
			none = append(none, name)
		} else if words := s.transfer(t); words != "" {
			lines = append(lines, bullet+name+": "+words)
		}
	}
	for _, e := range p.Engagements {
		add(s.party(e.PartyID, e.Party), e.Transfer)
	}
	for _, r := range p.Recipients {
		add(s.party(r.PartyID, r.Name), r.Transfer)
	}
	for _, j := range joint {
		add(s.party(j.PartyID, j.Party), j.Transfer)
	}
	for _, c := range principals {
		add(s.party(c.PartyID, c.Party), c.Transfer)
	}
	if len(none) > 0 {
		lines = append(lines, bullet+s.words.Text("summary.noTransfer")+": "+strings.Join(none, ", "))
	}
	return strings.Join(lines, "\n")
}

// transfer sums up one transfer with its safeguard; empty when nothing about
// it is filled in.
func (s *source) transfer(t model.Transfer) string {
	answer := ""
	if t.OutsideEEA != "" {
		answer = s.outside(t.OutsideEEA)
	}
	modules := make([]string, len(t.SCCModules))
	for i, m := range t.SCCModules {
		modules[i] = s.words.Code("scc-module", fmt.Sprint(int(m)))
	}
	parts := []string{answer, s.code("country", t.Country), t.Importer, s.code("mechanism", t.Mechanism), strings.Join(modules, ", ")}
	if t.Signed != "" {
		parts = append(parts, s.words.Text("summary.signed")+" "+t.Signed.Format())
	}
	if t.DPFCertified != "" {
		parts = append(parts, joined(" ", s.words.Text("summary.dpf")+": "+s.words.Code("answer", string(t.DPFCertified)), t.DPFChecked.Format()))
	}
	if t.TIA.Date != "" || t.TIA.Outcome != "" {
		parts = append(parts, joined(" ", s.words.Text("summary.tia"), t.TIA.Date.Format(), s.code("tia-outcome", t.TIA.Outcome)))
	}
	return joined("; ", append(parts, t.Measures, t.Justification, t.Text)...)
}

// outside says in words whether a transfer leaves the EEA.
func (s *source) outside(a model.Answer) string {
	switch a {
	case model.Yes, model.No, model.Unknown, model.NotApplicable:
		return s.words.Text("summary.transfer." + string(a))
	}
	return s.words.Text("summary.outsideEEA") + ": " + s.words.Code("answer", string(a))
}

func (s *source) retention(list []model.Retention) string {
	lines := make([]string, 0, len(list))
	for _, r := range list {
		words := s.words.Term(r)
		if words == "" || r.Amount.IsZero() {
			words = joined(" – ", r.Text, words)
		}
		line := joined(": ", r.Scope, s.named(words))
		lines = append(lines, joined("; ", line, s.code("retention-action", r.Action)))
	}
	return bullets(lines)
}

// security gives the general description of the measures, then each of them.
func (s *source) security(p *model.Processing) string {
	var lines []string
	if p.Security != "" {
		lines = append(lines, p.Security)
	}
	for _, m := range p.Measures {
		line := joined(": ", s.code("measure", m.Code), m.Text)
		if m.Status != "" {
			line = s.named(line) + " [" + s.code("measure-status", m.Status) + "]"
		}
		lines = append(lines, bullet+s.named(line))
	}
	for _, c := range p.Certificates {
		line := joined(" ", s.code("certificate-standard", c.Standard), c.Edition)
		about := joined(", ", s.code("certificate-status", c.Status), c.Holder, joined(" – ", c.From.Format(), c.To.Format()))
		if about != "" {
			line += " (" + about + ")"
		}
		lines = append(lines, bullet+s.named(strings.TrimSpace(line)))
	}
	return strings.Join(lines, "\n")
}

// storage gives systems and places.
func (s *source) storage(p *model.Processing) string {
	var lines []string
	if len(p.Systems) > 0 {
		lines = append(lines, strings.Join(p.Systems, ", "))
	}
	for _, place := range s.places(p.Storage) {
		lines = append(lines, bullet+place)
	}
	return strings.Join(lines, "\n")
}
