package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

var replyWord = regexp.MustCompile(`(?i)^(?:(ja|yes)|nee|neen|no)\.?$`)

// bareReply gives the answer that a text is, and is no more than that.
func bareReply(s string) phrase.Reply {
	switch m := replyWord.FindStringSubmatch(strings.TrimSpace(s)); {
	case m == nil:
		return phrase.NoReply
	case m[1] != "":
		return phrase.Yes
	}
	return phrase.No
}

// repliedLine reads a line that names data the model has no number for, with nothing but the answer
// behind it: "Strafrechtelijke gegevens: nee". It is no part of the category above it.
func (l *categoryList) repliedLine(line string, u *unit) bool {
	before, rest, ok := splitColon(unmarked(line))
	answer := bareReply(rest)
	if !ok || answer == phrase.NoReply || len(strings.Fields(before)) > 6 || phrase.Negation(before) || l.startsKnown(before) {
		return false
	}
	if l.denied || len(l.spokenOf(before, 1)) == 0 {
		return false // below "Niet verwerkt" an answer may mean either
	}
	l.flush()
	ev := evidence(line, u.b.Pos, proposal.Likely)
	l.found = append(l.found, categoryRow{label: before, applies: answer, told: true, labelEv: ev, textEv: ev, appliesEv: ev})
	u.useText(line)
	return true
}
