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
func (p Path) Steps() ([]Step, error) {
	var steps []Step
	rest := string(p)
	for rest != "" {
		end := strings.IndexAny(rest, ".[")
		if end < 0 {
			return append(steps, Step{Name: rest}), nil
		}
		step := Step{Name: rest[:end]}
		if rest[end] == '[' {
			closing := strings.IndexByte(rest[end:], ']')
			if closing < 0 {
				return nil, fmt.Errorf("read path %q: a row is not closed", p)
			}
			step.Row = model.RowID(rest[end+1 : end+closing])
			end += closing + 1
		}
		if step.Name == "" || (end < len(rest) && rest[end] != '.') {
			return nil, fmt.Errorf("read path %q: a name is missing", p)
		}
		steps = append(steps, step)
		rest = strings.TrimPrefix(rest[end:], ".")
	}
	return steps, nil
}

// Parent returns the path without its last step: of a row the list, of a
// field what holds it.
func (p Path) Parent() Path {
	s := string(p)
	if strings.HasSuffix(s, "]") {
		if open := strings.LastIndexByte(s, '['); open >= 0 {
			return Path(s[:open])
		}
	}
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ']':
			depth++
		case '[':
			depth--
		case '.':
			if depth == 0 {
				return Path(s[:i])
			}
		}
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
