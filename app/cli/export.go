package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/source"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// exported is what was written, as JSON.
type exported struct {
	Path        string         `json:"path"`
	Format      publish.Format `json:"format"`
	Fingerprint string         `json:"fingerprint"`
	// Lacks are the places that the user's own form does not have.
	Lacks []string `json:"lacks,omitempty"`
	// Published counts what the public register holds, and what it does not.
	Published *report.Published `json:"published,omitempty"`
	// Remembered says of a board report whether the register knows that it was made.
	Remembered *bool `json:"remembered,omitempty"`
}

func (c *call) export(ctx context.Context) (int, error) {
	out := c.args[1]
	if source.Same(out, c.args[0]) {
		return Refused, &source.Error{Path: out, Kind: source.OpenRegister}
	}
	if c.opt.document != "" {
		return c.exportDocument(ctx, out)
	}
	what, format, err := c.exportedFormat(out)
	if err != nil {
		return WrongUse, err
	}
	form, lacks, err := c.template(what)
	if err != nil {
		return Refused, err
	}
	password, err := c.password()
	switch {
	case err != nil:
		return Refused, err
	case password != "" && format != publish.Workbook:
		return WrongUse, misuse("cli.misuse.password-format")
	}
	request := publish.Request{
		Password: password,
		Report:   what, Format: format, Time: c.Now(), Language: string(c.Words.Language()), Progress: c.progress(), Model: c.opt.model, Template: form,
	}
	remembered := false
	code, err := c.with(ctx, reading, func(reg *register.Register) (int, error) {
		if err := c.fill(ctx, reg, &request); err != nil {
			return Refused, err
		}
		err := request.WriteFile(ctx, out)
		if errors.Is(err, report.ErrNotProcessor) {
			return WrongUse, misuse("cli.misuse.not-processor", "number", c.opt.activity)
		}
		if err == nil && what == publish.Board {
			remembered, err = publish.BoardRemembered(ctx, reg, model.DateOf(c.Now()))
		}
		return Refused, err
	})
	if err != nil {
		return code, err
	}
	if code = Done; len(lacks) > 0 {
		code = Findings
	}
	done := exported{Path: out, Format: format, Fingerprint: request.Head.String(), Lacks: lacks}
	told := ""
	if what == publish.Public {
		var count report.Published
		if count, told, err = request.Published(); err != nil {
			return Refused, err
		}
		done.Published = &count
	}
	if what == publish.Board && c.opt.asOf.IsZero() {
		kept := remembered || c.remember(ctx)
		done.Remembered = &kept
	}
	return code, c.tellExported(done, told)
}

// fill reads what the request is to tell of.
func (c *call) fill(ctx context.Context, reg *register.Register, request *publish.Request) (err error) {
	if request.State, request.Head, err = c.state(ctx, reg); err != nil {
		return err
	}
	if !c.opt.asOf.IsZero() {
		request.AsOf = model.DateOf(c.opt.asOf.Add(-time.Second))
	}
	if request.Record, err = c.exportedRecord(ctx, reg); err != nil {
		return err
	}
	if c.opt.party != "" {
		if request.Party, err = c.exportedParty(request.State); err != nil {
			return err
		}
	}
	start, end, err := c.period(ctx, reg, request.Report)
	if err != nil {
		return err
	}
	return request.Before(ctx, reg, start, end)
}

// remember keeps in the file that a board report was made today. That is the one
// thing an export writes there, so it opens the file for nothing else: a register
// that can only be read, or is open in the window, stays as it is and gives false.
func (c *call) remember(ctx context.Context) (kept bool) {
	settings := c.settings(writing)
	settings.DeferBackup = true // what people entered is as it was
	reg, err := register.Open(ctx, c.args[0], settings)
	if err != nil {
		return false
	}
	defer func() { kept = reg.Close() == nil && kept }()
	return !reg.ReadOnly() && publish.RememberBoard(ctx, reg, model.DateOf(c.Now())) == nil
}

// tellExported prints what was written, and told, what the report itself has to
// say of it.
func (c *call) tellExported(done exported, told string) error {
	if c.opt.json {
		return c.putJSON(done)
	}
	c.printf("%s\n", c.Words.Say("cli.export.done", "file", done.Path, "fingerprint", done.Fingerprint))
	if told != "" {
		c.printf("%s\n", told)
	}
	if len(done.Lacks) > 0 {
		c.printf("  - %s\n", c.Words.Say("cli.export.lacks", "template", base(c.opt.template), "places", strings.Join(publish.PlaceWords(done.Lacks, string(c.Words.Language())), ", ")))
	}
	if done.Remembered != nil && !*done.Remembered {
		c.printf("  - %s\n", c.Words.Say("cli.export.not-remembered"))
	}
	return nil
}

// template reads the form of the user's own, if one is named, and tells what of
// the program's own form it has no place for.
func (c *call) template(what publish.Report) (data []byte, lacks []string, err error) {
	if c.opt.template == "" {
		return nil, nil, nil
	}
	if data, err = source.Read(c.opt.template, c.args[0]); err != nil {
		return nil, nil, err
	}
	if lacks, err = what.CheckTemplate(data); err != nil {
		return nil, nil, about(c.opt.template, err)
	}
	return data, lacks, nil
}

// exportedFormat is the report that was asked for and the format of it, which
// the name of the file tells where no option does.
func (c *call) exportedFormat(out string) (publish.Report, publish.Format, error) {
	what, format := publish.Report(c.opt.report), publish.Format(c.opt.format)
	switch {
	case format == publish.Bijsluiter && (what == "" || what == publish.Register):
		what, format = publish.Leaflet, publish.Word
	case what == "" && c.meansForm(out, format):
		what = publish.Leaflet
	case what == "":
		what = publish.Register
	}
	if format == "" {
		if format = what.ByName(out); format == "" {
			return what, format, misuse("cli.misuse.format", "file", base(out))
		}
	}
	if !slices.Contains(what.Formats(), format) {
		return what, format, misuse("cli.misuse.report-format", "report", what, "format", format, "formats", strings.Join(texts(what.Formats()), ", "))
	}
	switch {
	case what == publish.Changes && c.opt.since == "":
		return what, format, misuse("cli.misuse.missing-option", "option", "--since")
	case !what.TellsOfPeriod() && c.opt.since != "":
		return what, format, misuse("cli.misuse.since", "report", what)
	case !what.HasForm() && c.opt.template != "":
		return what, format, misuse("cli.misuse.no-form", "option", "--template", "report", what)
	case what == publish.Breach && c.opt.party == "":
		return what, format, misuse("cli.misuse.missing-option", "option", "--party")
	case what != publish.Breach && c.opt.party != "":
		return what, format, misuse("cli.misuse.no-form", "option", "--party", "report", what)
	case what != publish.Leaflet && c.opt.model != "":
		return what, format, misuse("cli.misuse.no-form", "option", "--model", "report", what)
	}
	if what == publish.Activity {
		if c.opt.activity == "" || c.opt.service != "" {
			return what, format, misuse("cli.misuse.missing-option", "option", "--activity")
		}
		return what, format, nil
	}
	return what, format, c.fitsReport(what, format)
}

// meansForm tells whether what is asked without a report is a bijsluiter: one
// record is named, or the file is of a kind that the whole register is not.
func (c *call) meansForm(out string, format publish.Format) bool {
	if format == "" {
		format = publish.Leaflet.ByName(out)
	}
	named := c.opt.service+c.opt.activity != ""
	return slices.Contains(publish.Leaflet.Formats(), format) && (named || !slices.Contains(publish.Register.Formats(), format))
}

// period is the time that a report tells of. A board report of which it is not
// said begins where the last one was made, if there was one.
func (c *call) period(ctx context.Context, reg *register.Register, what publish.Report) (start, end time.Time, err error) {
	end = c.Now()
	if !c.opt.asOf.IsZero() {
		end = c.local(c.opt.asOf)
	}
	since := c.opt.since
	if since == "" && what == publish.Board {
		since, err = publish.LastBoard(ctx, reg, model.DateOf(end.Add(-time.Second)))
	}
	if since == "" || err != nil {
		return start, end, err
	}
	first, _ := since.Day()
	if start = c.local(first); !start.Before(end) {
		err = misuse("cli.misuse.period", "since", since.Format(), "until", model.DateOf(end.Add(-time.Second)).Format())
	}
	return start, end, err
}

// fitsReport reports what was asked for that the report can't give: a form is
// about one record, and any other report about them all.
func (c *call) fitsReport(what publish.Report, format publish.Format) error {
	named := 0
	for _, number := range []string{c.opt.service, c.opt.activity} {
		if number != "" {
			named++
		}
	}
	switch {
	case !what.HasForm() && named > 0:
		return misuse("cli.misuse.whole-register", "format", format)
	case what.HasForm() && named != 1:
		return misuse("cli.misuse.no-record")
	}
	return nil
}

// state reads the register as it stands, or as it stood.
func (c *call) state(ctx context.Context, reg *register.Register) (*model.Register, register.Fingerprint, error) {
	if !c.opt.asOf.IsZero() {
		at := c.local(c.opt.asOf)
		stood, head, err := reg.AsOf(ctx, at)
		if err == nil && head.N == 0 {
			err = notThere("cli.absent.history", "file", base(c.args[0]), "date", model.DateOf(at.Add(-time.Second)).Format())
		}
		return stood, head, err
	}
	snapshot, err := reg.Snapshot(ctx)
	if err != nil {
		return nil, register.Fingerprint{}, err
	}
	head, err := reg.Head(ctx)
	return snapshot, head, err
}

// local is the same day and hour where the user is.
func (c *call) local(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), 0, 0, 0, c.Now().Location())
}

// exportedParty is the party that was named by its number, or by a name that the
// register knows it by.
func (c *call) exportedParty(state *model.Register) (report.Involved, error) {
	for i := range state.Parties {
		if p := &state.Parties[i]; strings.EqualFold(p.Number, c.opt.party) {
			return report.Involved{ID: p.ID, Name: p.Name}, nil
		}
	}
	if party, ok := report.PartyNamed(state, c.opt.party); ok {
		return party, nil
	}
	return report.Involved{}, notThere("cli.absent.party", "party", c.opt.party)
}

// exportedRecord is the service or activity that was named, if one was.
func (c *call) exportedRecord(ctx context.Context, reg *register.Register) (model.ID, error) {
	number, kind := c.opt.service, model.KindService
	if number == "" {
		number, kind = c.opt.activity, model.KindActivity
	}
	if number == "" {
		return "", nil
	}
	found, err := find(ctx, reg, number)
	if err == nil && found.Kind != kind {
		err = misuse("cli.misuse.kind", "number", number, "option", "--"+string(kind), "is", c.Kind(found.Kind), "kind", c.Kind(kind))
	}
	return found.ID, err
}
