package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// A supplier may write it all in a mail, which is then pasted as text. Its first lines say who
// wrote it and when; what it is about says nothing of a product.

// mailLine is a line of the head of a mail: "Van: Ada Bos <ada@lamp.example>".
var mailLine = regexp.MustCompile(`(?i)^(van|from|verzonden|verstuurd|sent|datum|date|aan|to|cc|bcc|onderwerp|subject)\s*:\s*(.*)$`)

// mailSender is who wrote a mail, with the address behind the name.
var mailSender = regexp.MustCompile(`^["“]?([^"“”<@]{2,60}?)["”]?\s*[<\[(]\s*(?:mailto:)?([^\s<>\[\]()]+@[^\s<>\[\]()]+)`)

// mailFields are the lines of the head of a mail by what they are for.
var mailFields = map[string]string{"van": "from", "from": "from", "verzonden": "sent", "verstuurd": "sent", "sent": "sent", "datum": "sent", "date": "sent"}

// mailHead takes the head of a mail off the document: its writer is whom to ask and its day the
// date, unless the text says otherwise.
func (r *reader) mailHead() {
	var lines []mailed
	n := 0
	for ; n < len(r.units) && n < 8; n++ {
		found := mailedLines(r.units[n])
		if found == nil {
			break
		}
		lines = append(lines, found...)
	}
	from := slices.IndexFunc(lines, func(l mailed) bool { return l.field == "from" && phrase.Email(l.text) != "" })
	if from < 0 || len(lines) < 3 {
		return
	}
	r.mail, r.mailUnits, r.units = lines, r.units[:n], r.units[n:]
}

// mailed is one line of the head of a mail.
type mailed struct {
	field, text string
	ev          proposal.Evidence
	unit        *unit
}

// mailedLines gives the lines of a paragraph that is part of the head of a mail, nil when one of
// them is not.
func mailedLines(u *unit) []mailed {
	if u.table != nil {
		return nil
	}
	var all []mailed
	for line := range strings.SplitSeq(u.text(), "\n") {
		m := mailLine.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			return nil
		}
		all = append(all, mailed{mailFields[strings.ToLower(m[1])], m[2], evidence(line, u.b.Pos, proposal.Likely), u})
	}
	return all
}

// mailWriter sets what the head of a mail tells where the text itself did not.
func (r *reader) mailWriter() {
	for _, l := range r.mail {
		switch l.field {
		case "from":
			if m := mailSender.FindStringSubmatch(l.text); m != nil && !r.svc.Has("contact.email") {
				r.once("contact.email", m[2], l.ev)
				if personName(m[1]) {
					r.once("contact.name", m[1], l.ev)
				}
				r.mailSignature(m[1])
				l.unit.useText(l.ev.Source.Text)
			}
		case "sent":
			if dates := phrase.Dates(l.text); len(dates) == 1 && !r.svc.Has("documentDate") {
				r.svc.Set("documentDate", string(dates[0].Date), l.ev)
				l.unit.useText(l.ev.Source.Text)
			}
		}
	}
}

// mailSignature takes the telephone number below the name of the writer, and the supplier from the
// line between them.
func (r *reader) mailSignature(name string) {
	below := -1 // how many lines below the name
	for _, u := range r.units {
		for line := range strings.SplitSeq(u.text(), "\n") {
			line = strings.TrimSpace(line)
			if line == strings.TrimSpace(name) || len(strings.Fields(line)) <= 6 && strings.HasSuffix(line, ", "+strings.TrimSpace(name)) {
				below = 0
				continue
			}
			if below < 0 || line == "" {
				continue
			}
			if below++; below > 4 {
				return
			}
			ev := evidence(line, u.b.Pos, proposal.Likely)
			short := len(strings.Fields(line)) <= 6
			if number := phrase.Phone(line); number != "" && short {
				r.once("contact.phone", number, ev)
				u.useText(line)
				return
			}
			if short && phrase.LegalForm(line) && phrase.Capital(line) && !strings.ContainsAny(line, ":@") {
				r.once("vendor", line, ev)
				u.useText(line)
			}
		}
	}
}
