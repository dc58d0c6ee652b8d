package field

import (
	"fmt"
	"strings"

	"verwerkingsregister/model"
)

// Path says where a value stands in a record: names joined by dots, rows by
// their RowID in brackets, such as engagements[wolkhuis].transfer.country. The
// empty path is the record itself. A RowID may hold any character but ].
type Path string

// Field returns the path of a field below this one.
func (p Path) Field(name string) Path {
	if p == "" {
		return Path(name)
	}
	return p + "." + Path(name)
}

// Row returns the path of a row of the list at this path.
func (p Path) Row(id model.RowID) Path { return p + "[" + Path(id) + "]" }

// Step is one step of a path: a field, or a row of it when Row is set.
type Step struct {
	Name string
	Row  model.RowID
}

// Steps takes the path apart. The error says what is wrong with a path that
// cannot be one.
func (p Path) Steps() ([]Step, error) { return p.appendSteps(nil) }

func (p Path) appendSteps(steps []Step) ([]Step, error) {
	for rest := string(p); rest != ""; {
		step, length, ok := firstStep(rest)
		if !ok {
			return nil, fmt.Errorf("read path %q: it has no name or row at %q", p, rest)
		}
		steps = append(steps, step)
		if rest = rest[length:]; rest == "." {
			return nil, fmt.Errorf("read path %q: nothing follows the last dot", p)
		}
		rest = strings.TrimPrefix(rest, ".")
	}
	return steps, nil
}

// firstStep reads the step the text begins with, and how long it is.
func firstStep(s string) (step Step, length int, ok bool) {
	length = strings.IndexAny(s, ".[")
	if length < 0 {
		return Step{Name: s}, len(s), true
	}
	step.Name = s[:length]
	if s[length] == '[' {
		closing := strings.IndexByte(s[length:], ']')
		if closing < 2 { // not closed, or nothing inside
			return step, 0, false
		}
		step.Row = model.RowID(s[length+1 : length+closing])
		length += closing + 1
	}
	return step, length, step.Name != "" && (length == len(s) || s[length] == '.')
}

// Parent returns the path without its last step: of a row the list, of a
// field what holds it. It is empty for a path that cannot be one.
func (p Path) Parent() Path {
	for at := 0; at < len(p); {
		step, length, ok := firstStep(string(p[at:]))
		switch {
		case !ok:
			return ""
		case at+length == len(p) && step.Row != "":
			return p[:at+len(step.Name)]
		case at+length == len(p):
			return p[:max(at-1, 0)]
		}
		at += length + 1
	}
	return ""
}

// Top returns the name of the record's own field the path starts with.
func (p Path) Top() string {
	if end := strings.IndexAny(string(p), ".["); end >= 0 {
		return string(p)[:end]
	}
	return string(p)
}

// Within reports whether the path is other or stands below it.
func (p Path) Within(other Path) bool {
	rest, ok := strings.CutPrefix(string(p), string(other))
	return ok && (rest == "" || other == "" || rest[0] == '.' || rest[0] == '[')
}
