package cli

import (
	"context"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/source"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake"
)

// incoming is a source that was read and is not taken over yet.
type incoming interface {
	// shown is what --dry-run shows as JSON, print the same for people.
	shown(c *call) any
	print(c *call)
	// change is what taking it over does to the register.
	change(ctx context.Context, c *call, to accept.Taker) (register.Change, []remark, error)
	// remarks are what a person should look at.
	remarks(c *call) []remark
}

// offering is a source of which --accept says what is taken over.
type offering interface {
	incoming
	offer(c *call) accept.Offer
}

// remark is something a person should look at after an import.
type remark struct {
	Code string `json:"code"`
	Path string `json:"path,omitempty"`
	Text string `json:"text"`
}

// imported is what became of one source, as JSON.
type imported struct {
	Source string `json:"source"`
	saved
	Notes []remark `json:"notes"`
	same  bool     // it is an export of this program, in which nothing was changed
	// ChangeNotes are the files that --note wrote.
	ChangeNotes []string `json:"changeNotes,omitempty"`
}

// importFiles reads all sources before it writes anything: one that is refused
// leaves the register as it was. Its exit code is Findings when there is
// something to look at.
func (c *call) importFiles(ctx context.Context) (int, error) {
	if err := c.noteFits(); err != nil {
		return WrongUse, err
	}
	paths := c.args[1:]
	all := make([]incoming, 0, len(paths))
	for _, path := range paths {
		in, err := c.read(ctx, path)
		if err != nil {
			return Refused, about(path, err)
		}
		all = append(all, in)
	}
	if c.opt.dryRun {
		return c.showProposals(paths, all, c.meet(ctx, all))
	}
	return c.with(ctx, writing, func(reg *register.Register) (int, error) {
		results := make([]imported, 0, len(all))
		for i, in := range all {
			result, err := c.takeOver(ctx, reg, in, paths[i])
			if err != nil {
				return Refused, about(paths[i], err)
			}
			results = append(results, result)
		}
		return c.tellImported(results)
	})
}

// forms are what --type makes of a source; without it, that follows from its bytes.
var forms = map[string]intake.Form{"bijsluiter": intake.AsBijsluiter, "statement": intake.AsStatement, "spreadsheet": intake.AsSpreadsheet, "json": intake.AsRegister}

// read reads one source: a file, or with - the standard input.
func (c *call) read(ctx context.Context, path string) (incoming, error) {
	password, err := c.password()
	if err != nil {
		return nil, err
	}
	file := propose.File{Name: c.sourceName(path), As: forms[c.opt.kind], Password: password}
	if path == standardInput {
		file.Data, err = source.ReadFrom(c.Stdin, file.Name)
	} else {
		file.Data, err = source.Read(path, c.args[0])
	}
	if err != nil {
		return nil, err
	}
	found, err := c.Reader.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	if len(found) == 1 && found[0].JSON != nil {
		return readInterchange(found[0].JSON)
	}
	if c.opt.accept == "" && !c.opt.dryRun { // nothing of another program or supplier is taken over unasked
		return nil, misuse("cli.misuse.accept")
	}
	if len(found) == 1 && found[0].Err == nil {
		return c.readFound(ctx, file.Name, found[0])
	}
	return c.readBundle(ctx, found)
}

// standardInput is the name of a source that is none.
const standardInput = "-"

// sourceName is what a source is called in a sentence.
func (c *call) sourceName(path string) string {
	if path == standardInput {
		return c.Words.Say("cli.import.pasted")
	}
	return base(path)
}

// readFound makes a source of what was read of a file, or of parts of a bundle.
func (c *call) readFound(ctx context.Context, name string, found propose.Found) (offering, error) {
	if found.Spreadsheet != nil {
		return c.readSpreadsheet(ctx, name, found.Spreadsheet)
	}
	return statement{found.Proposal}, nil
}

// takeOver saves one source as one step of the history.
func (c *call) takeOver(ctx context.Context, reg *register.Register, in incoming, path string) (imported, error) {
	change, kept, err := in.change(ctx, c, accept.Taker{Register: reg, Random: c.Random})
	if err != nil {
		return imported{}, err
	}
	var notes []string
	if c.opt.note != "" {
		if notes, err = c.writeNotes(ctx, reg, in, path); err != nil {
			return imported{}, err
		}
	}
	change.Reason = c.opt.reason
	done, err := reg.Save(ctx, change)
	if err != nil {
		return imported{}, err
	}
	return imported{Source: path, saved: asSaved(done), Notes: append(append([]remark{}, in.remarks(c)...), kept...), ChangeNotes: notes, same: unchanged(in)}, nil
}

// unchanged tells whether a source is an export of this program, as it was made.
func unchanged(in incoming) bool {
	w, ok := in.(workbook)
	return ok && w.Unchanged()
}

// meet tells of each source what a person should look at because of what the register
// has: where own words stay, and whether it has a later document. A register that can't
// be read now, as one that is open in a window, is told and stops nobody from looking.
func (c *call) meet(ctx context.Context, all []incoming) [][]remark {
	met := make([][]remark, len(all))
	_, err := c.with(ctx, reading, func(reg *register.Register) (int, error) {
		for i, in := range all {
			_, kept, err := in.change(ctx, c, accept.Taker{Register: reg, Random: c.Random})
			if err != nil {
				return Refused, err
			}
			met[i] = kept
		}
		return Done, nil
	})
	if err != nil {
		met[0] = append(met[0], remark{Code: "not-compared", Text: c.Words.Say("cli.import.not-compared", "reason", c.Words.Explain(err, base(c.args[0])).Line())})
	}
	return met
}

// showProposals prints what is proposed and what there is to look at. As JSON a proposal
// has the form of its schema; what the register has to do with it then goes beside it.
func (c *call) showProposals(paths []string, all []incoming, met [][]remark) (int, error) {
	code := Done
	proposals := make([]any, 0, len(all))
	for i, in := range all {
		proposals = append(proposals, in.shown(c))
		if len(in.remarks(c))+len(met[i]) > 0 {
			code = Findings
		}
		if c.opt.json {
			for _, r := range met[i] {
				c.note("%s", line(r.Text))
			}
		} else {
			said := "cli.import.proposed"
			if unchanged(in) {
				said = "cli.import.unchanged"
			}
			c.printf("%s\n", c.Words.Say(said, "file", c.sourceName(paths[i])))
			in.print(c)
			c.printRemarks(append(in.remarks(c), met[i]...))
		}
	}
	switch {
	case !c.opt.json:
		return code, nil
	case len(proposals) == 1:
		return code, c.putJSON(proposals[0])
	}
	return code, c.putJSON(proposals)
}

func (c *call) tellImported(results []imported) (int, error) {
	code := Done
	for _, r := range results {
		if len(r.Notes) > 0 {
			code = Findings
		}
	}
	if c.opt.json {
		return code, c.putJSON(results)
	}
	for _, r := range results {
		if r.same {
			c.printf("%s\n", c.Words.Say("cli.import.unchanged", "file", c.sourceName(r.Source)))
			c.printRemarks(r.Notes)
			continue
		}
		c.printf("%s\n", c.Words.Count("cli.import.done", len(r.Versions), "file", c.sourceName(r.Source)))
		for _, note := range r.ChangeNotes {
			c.printf("%s\n", c.Words.Say("cli.import.noted", "file", note))
		}
		if c.opt.note != "" && len(r.ChangeNotes) == 0 {
			c.printf("%s\n", c.Words.Say("cli.import.no-note", "file", c.sourceName(r.Source)))
		}
		c.printRemarks(r.Notes)
	}
	return code, nil
}

func (c *call) printRemarks(remarks []remark) {
	for _, r := range remarks {
		c.printf("  - %s\n", line(r.Text))
	}
}

// document is an export of a register as JSON, on its way back in.
type document struct {
	interchange.Document
	unknown []interchange.Unknown
}

func readInterchange(data []byte) (incoming, error) {
	read, unknown, err := interchange.Read(data)
	return document{read, unknown}, err
}

func (d document) shown(c *call) any {
	return struct {
		interchange.Document
		Notes []remark `json:"notes"`
	}{d.Document, d.remarks(c)}
}

func (d document) print(c *call) {
	for _, record := range d.Stored() {
		if record.Title() != "" {
			kind, _ := record.Identity()
			c.printf("  %s: %s\n", c.Kind(kind), line(c.Record(record)))
		}
	}
}

func (d document) change(ctx context.Context, _ *call, to accept.Taker) (register.Change, []remark, error) {
	change, err := to.Records(ctx, d.Stored())
	return change, nil, err
}

// remarks tell what the export has and this program has no place for.
func (d document) remarks(c *call) []remark {
	all := make([]remark, 0, len(d.unknown))
	for _, u := range d.unknown {
		all = append(all, remark{Code: "unknown", Path: u.Place, Text: c.Words.Say("cli.import.unknown", "place", u.Place, "text", u.Text)})
	}
	return all
}
