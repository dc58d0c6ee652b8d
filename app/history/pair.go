package history

import (
	"context"

	"verwerkingsregister/app/difference"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
)

// versionPair is two versions of a record that are compared.
type versionPair struct {
	tools    *screen.Tools
	record   model.ID
	from, to int  // 0 is before the record was there
	adjacent bool // the second was made from the first

	before, after model.Record
	older, newer  model.Version
	newest        int // the newest version of the record
	err           error
}

// read reads both versions, in the background, with the row IDs that the
// record has now, so that a part of them can be taken back.
func (p *versionPair) read() {
	ctx, store := context.Background(), p.tools.Session.Store()
	now, summary, err := store.Record(ctx, p.record)
	if p.err = err; err != nil {
		return
	}
	p.newest = summary.Version
	if p.from > 0 {
		if p.before, p.older, p.err = store.Version(ctx, p.record, p.from); p.err != nil {
			return
		}
		if p.before, p.err = diff.KeepRowIDs(now, p.before); p.err != nil {
			return
		}
	}
	if p.after, p.newer, p.err = store.Version(ctx, p.record, p.to); p.err == nil {
		p.after, p.err = diff.KeepRowIDs(now, p.after)
	}
}

func (p *versionPair) comparison() difference.Comparison {
	name := func(v model.Version) string {
		return say(p.tools, "side", "version", v.Number, "time", p.tools.Words.Time(v.Time.Local()))
	}
	c := difference.Comparison{
		Record: p.record, Name: difference.Names(p.tools.Session.Snapshot()),
		Old: difference.Side{Record: p.before, Now: p.from == p.newest},
		New: difference.Side{Record: p.after, Name: name(p.newer), Now: p.to == p.newest},
	}
	if p.before != nil {
		c.Old.Name = name(p.older)
	}
	c.Heading = p.heading()
	return c
}

// heading says which versions are compared; of a version and the one before it
// also who made it and why.
func (p *versionPair) heading() string {
	values := []any{"version", p.newer.Number, "before", p.from, "time", p.tools.Words.Time(p.newer.Time.Local()), "author", p.newer.Author}
	unsigned := ""
	if p.newer.Author == "" {
		unsigned = "-unsigned"
	}
	switch {
	case p.from == 0:
		return p.because(say(p.tools, "first"+unsigned, values...))
	case p.adjacent:
		return p.because(say(p.tools, "compared"+unsigned, values...))
	}
	return say(p.tools, "between", "from", p.from, "to", p.to)
}

func (p *versionPair) because(text string) string {
	if p.newer.Reason == "" {
		return text
	}
	return text + " " + say(p.tools, "because", "reason", p.newer.Reason)
}
