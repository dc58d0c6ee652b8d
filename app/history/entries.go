package history

import (
	"slices"
	"strconv"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// entry is one line of the timeline: an act, or one version of an act that is
// unfolded.
type entry struct {
	act     *act
	version model.Version
	inner   bool
}

func (e entry) key() string {
	if e.inner {
		return "v" + strconv.FormatInt(e.version.Sequence, 10)
	}
	return "a" + strconv.FormatInt(e.act.Newest.Change, 10)
}

// act is an act with what of it is shown.
type act struct {
	register.Act
	versions []model.Version // read when it was unfolded first
	open     bool
}

// entries are the lines of the timeline. They know no screen.
type entries struct{ acts []*act }

func (e *entries) add(page []register.Act) {
	for _, a := range page {
		e.acts = append(e.acts, &act{Act: a})
	}
}

// before is where the next page begins; 0 for the first.
func (e *entries) before() int64 {
	if len(e.acts) == 0 {
		return 0
	}
	return e.acts[len(e.acts)-1].First
}

// lines are the acts, with the versions of those that are unfolded under them.
func (e *entries) lines() []entry {
	var lines []entry
	for _, a := range e.acts {
		lines = append(lines, entry{act: a, version: a.Newest})
		if a.open {
			for _, v := range slices.Backward(a.versions) {
				lines = append(lines, entry{act: a, version: v, inner: true})
			}
		}
	}
	return lines
}
