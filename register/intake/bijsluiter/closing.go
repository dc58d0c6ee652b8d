package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// longClosing is how long a line may be that closes a document with its version.
const longClosing = 80

// closes tells whether a line is the last of the document and says which version that is: "Versie 4,
// 3 mei 2026". Below a security annex it dates the whole, not that annex alone.
func (r *reader) closes(u *unit) bool {
	if len(r.units) == 0 || r.units[len(r.units)-1] != u || u.table != nil {
		return false
	}
	text := strings.TrimSpace(u.b.Marker + " " + u.text())
	return len(text) < longClosing && len(phrase.Dates(text)) == 1 && (startsWith(version, text) || leadingVersion.MatchString(text)) && !modelMention(text)
}

// closing reads the line that closes the document, where nothing else says how old it is; its date
// is kept among the others where something does.
func (r *reader) closing(u *unit) {
	if u == nil || u.anyUsed() {
		return
	}
	ev := u.evidence(proposal.Likely)
	switch {
	case len(r.dates) > 0 || r.svc.Has("documentVersion"):
		r.securityDate(u.text(), ev, u.use)
	case startsWith(version, u.text()):
		r.versionText(u.text(), ev)
		u.use()
	default:
		r.bareVersionLine(u)
	}
}
