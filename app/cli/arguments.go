package cli

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"verwerkingsregister/app/example"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/model"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// options are all options there are; each verb knows some of them.
type options struct {
	json, help, dryRun, program bool
	reviewed, withdraw          bool
	signer                      string

	author, reason       string
	by                   string     // who approves
	date                 model.Date // and when
	approval             string     // which a list is to show
	organisation         string
	example              string
	kind                 string // of a source: bijsluiter, json or spreadsheet
	sheets               []string
	profile              string
	prefer               string // of two copies, where they conflict: ours or theirs
	accept               string
	format               string
	report               string
	model                string // of a bijsluiter
	document             string // one that the register keeps: its name, or the beginning of its hash
	template             string // a form of the user's own
	note                 string // where the change note goes
	activity, service    string
	party                string // its number or name
	query                string
	passwordFile         string // holds what opens a workbook, on its first line
	against              string
	asOf                 time.Time
	since                model.Date
	version, from, until int
}

// option is one option: how it is written, what it needs, where it goes.
type option struct {
	value   string // the key of what stands for its value in help; empty: it takes none
	usually string // its value where it is given without one; empty: it must have one
	set     func(o *options, value string) bool
}

// allOptions holds the options by name. Every verb knows json, help, lang and author.
var allOptions = map[string]option{
	"json":          {set: func(o *options, _ string) bool { o.json = true; return true }},
	"help":          {set: func(o *options, _ string) bool { o.help = true; return true }},
	"lang":          {value: "language", set: func(_ *options, v string) bool { return v == "nl" || v == "en" }},
	"author":        {value: "name", set: func(o *options, v string) bool { o.author = v; return true }},
	"reason":        {value: "text", set: func(o *options, v string) bool { o.reason = v; return true }},
	"by":            {value: "name", set: func(o *options, v string) bool { o.by = v; return true }},
	"date":          {value: "date", set: setDate(func(o *options) *model.Date { return &o.date })},
	"reviewed":      {set: func(o *options, _ string) bool { o.reviewed = true; return true }},
	"signer":        {value: "name", set: func(o *options, v string) bool { o.signer = v; return v != "" }},
	"withdraw":      {set: func(o *options, _ string) bool { o.withdraw = true; return true }},
	"approval":      {value: "approval", set: oneOf(func(o *options) *string { return &o.approval }, texts(register.ApprovalStates())...)},
	"organisation":  {value: "name", set: func(o *options, v string) bool { o.organisation = v; return v != "" }},
	"example":       {value: "example", usually: example.School, set: func(o *options, v string) bool { o.example = v; return v != "" }},
	"dry-run":       {set: func(o *options, _ string) bool { o.dryRun = true; return true }},
	"type":          {value: "type", set: oneOf(func(o *options) *string { return &o.kind }, "auto", "bijsluiter", "json", "spreadsheet", "statement")},
	"sheet":         {value: "sheet", set: func(o *options, v string) bool { o.sheets = append(o.sheets, v); return v != "" }},
	"profile":       {value: "profile", set: func(o *options, v string) bool { o.profile = v; return v != "" }},
	"accept":        {value: "accept", set: oneOf(func(o *options) *string { return &o.accept }, "certain", "all")},
	"prefer":        {value: "prefer", set: oneOf(func(o *options) *string { return &o.prefer }, string(merge.Ours), string(merge.Theirs))},
	"format":        {value: "format", set: oneOf(func(o *options) *string { return &o.format }, texts(publish.AllFormats())...)},
	"report":        {value: "report", set: oneOf(func(o *options) *string { return &o.report }, texts(publish.Reports())...)},
	"model":         {value: "model", set: oneOf(func(o *options) *string { return &o.model }, publish.Models()...)},
	"note":          {value: "note", set: func(o *options, v string) bool { o.note = v; return strings.EqualFold(filepath.Ext(v), ".docx") }},
	"template":      {value: "template", set: func(o *options, v string) bool { o.template = v; return v != "" }},
	"activity":      {value: "number", set: func(o *options, v string) bool { o.activity = v; return v != "" }},
	"service":       {value: "number", set: func(o *options, v string) bool { o.service = v; return v != "" }},
	"document":      {value: "document", set: func(o *options, v string) bool { o.document = v; return v != "" }},
	"party":         {value: "party", set: func(o *options, v string) bool { o.party = v; return v != "" }},
	"password-file": {value: "password-file", set: func(o *options, v string) bool { o.passwordFile = v; return v != "" }},
	"query":         {value: "text", set: func(o *options, v string) bool { o.query = v; return true }},
	"against":       {value: "export", set: func(o *options, v string) bool { o.against = v; return v != "" }},
	"as-of":         {value: "date", set: setDay},
	"since":         {value: "date", set: setDate(func(o *options) *model.Date { return &o.since })},
	"version":       {value: "n", set: number(func(o *options) *int { return &o.version })},
	"from":          {value: "n", set: number(func(o *options) *int { return &o.from })},
	"to":            {value: "n", set: number(func(o *options) *int { return &o.until })},

	// Only without a verb, where it is written as version.
	"version-of-program": {set: func(o *options, _ string) bool { o.program = true; return true }},
}

// everywhere are the options that every verb knows.
var everywhere = []string{"author", "help", "json", "lang"}

func oneOf(field func(*options) *string, allowed ...string) func(*options, string) bool {
	return func(o *options, v string) bool {
		for _, a := range allowed {
			if v == a {
				*field(o) = v
				return true
			}
		}
		return false
	}
}

// texts are values of a kind of text, as they are written.
func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func number(field func(*options) *int) func(*options, string) bool {
	return func(o *options, v string) bool {
		n, err := strconv.Atoi(v)
		*field(o) = n
		return err == nil && n > 0
	}
}

// setDay reads a date; what is asked as of a day includes that day.
func setDay(o *options, v string) bool {
	date, ok := model.ParseDate(v)
	last, valid := date.LastDay()
	o.asOf = last.AddDate(0, 0, 1)
	return ok && valid
}

// setDate reads a date as it was written, such as the first of a period.
func setDate(field func(*options) *model.Date) func(*options, string) bool {
	return func(o *options, v string) bool {
		date, ok := model.ParseDate(v)
		*field(o) = date
		return ok && date.Valid()
	}
}

// parse takes the options out of the arguments, wherever they stand. After
// "--" everything is an argument.
func parse(args, known []string) (options, []string, error) {
	var (
		o    options
		rest []string
	)
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			return o, append(rest, args[i+1:]...), nil
		}
		if arg == "-h" {
			arg = "--help"
		}
		written, isOption := strings.CutPrefix(arg, "--")
		if !isOption {
			rest = append(rest, arg)
			continue
		}
		name, value, hasValue := strings.Cut(written, "=")
		def, ok := lookUp(name, known)
		if !ok {
			return o, nil, misuse("cli.misuse.option", "option", "--"+name)
		}
		switch {
		case def.value == "" && hasValue:
			return o, nil, misuse("cli.misuse.no-value", "option", "--"+name)
		case def.value != "" && !hasValue && def.usually != "":
			value = def.usually
		case def.value != "" && !hasValue:
			i++
			if i == len(args) {
				return o, nil, misuse("cli.misuse.value", "option", "--"+name)
			}
			value = args[i]
		}
		if !def.set(&o, value) {
			return o, nil, misuse("cli.misuse.bad-value", "option", "--"+name, "value", value)
		}
	}
	return o, rest, nil
}

// lookUp finds an option among those that are known here.
func lookUp(name string, known []string) (option, bool) {
	for _, k := range append(known[:len(known):len(known)], everywhere...) {
		if written(k) == name {
			return allOptions[k], true
		}
	}
	return option{}, false
}

// written is how an option is written on the command line.
func written(name string) string {
	if name == "version-of-program" {
		return "version"
	}
	return name
}
