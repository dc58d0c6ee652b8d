package origin

import (
	"fmt"
	"strings"
)

// What a document for people says of its values. Whoever reads a bijsluiter that the
// program made sees "A, B & C"; whether that is one firm or three the page does not say.
// The writer therefore puts around every value that somebody typed a name that nobody
// sees, with the [Print] of the value in it: in Word that of a bookmark, in a PDF the
// title of a part of its structure. The words on the page stay what counts: a value that
// was changed after that has another print, and is read as any text of a stranger is.

// valueName begins the name of a value. Word does not list a bookmark whose name begins
// with a line.
const valueName = "_vr_"

// ValueName is the name of a value in a document. Further, where names may occur once, is
// what makes it the only one; it may be empty.
func ValueName(value, further string) string {
	name := fmt.Sprintf("%s%x", valueName, string(PrintOf(value)))
	if further != "" {
		name += "_" + further
	}
	return name
}

// IsValueName tells whether a name in a document is that of a value.
func IsValueName(name string) bool { return strings.HasPrefix(name, valueName) }

// Names tells whether a name in a document is that of this value, and of no other.
func Names(name, value string) bool {
	own := ValueName(value, "")
	return strings.TrimSpace(value) != "" && (name == own || strings.HasPrefix(name, own+"_"))
}
