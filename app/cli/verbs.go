package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"verwerkingsregister/app/program"
)

// verb is one thing the command line can do.
type verb struct {
	name    string
	args    []argument
	options []string
	do      func(c *call, ctx context.Context) (int, error)
}

// argument is one that a verb takes; its name is the key of its words.
type argument struct {
	name     string
	optional bool
	many     bool // and any number more
}

const helpVerb = "help"

// verbs lists what the command line can do, in the order of the overview.
func verbs() []verb {
	file := argument{name: "file"}
	return []verb{
		{"new", []argument{file}, []string{"organisation", "example"}, (*call).create},
		{"import", []argument{file, {name: "source", many: true}}, []string{"type", "sheet", "profile", "dry-run", "accept", "note", "reason", "password-file"}, (*call).importFiles},
		{"export", []argument{file, {name: "out"}}, []string{"format", "report", "service", "activity", "party", "document", "model", "template", "as-of", "since", "password-file"}, (*call).export},
		{"list", []argument{file}, []string{"query", "approval"}, (*call).list},
		{"show", []argument{file, {name: "number"}}, []string{"version"}, (*call).show},
		{"history", []argument{file, {name: "number", optional: true}}, nil, (*call).history},
		{"diff", []argument{file, {name: "number-or-other"}}, []string{"from", "to"}, (*call).diff},
		{"restore", []argument{file, {name: "number"}}, []string{"version", "reason"}, (*call).restore},
		{"merge", []argument{file, {name: "other"}}, []string{"prefer", "dry-run", "reason"}, (*call).merge},
		{"sign", []argument{file, {name: "number", optional: true, many: true}}, []string{"by", "date", "reason", "reviewed", "withdraw"}, (*call).sign},
		{"erase", []argument{file, {name: "number", optional: true}}, []string{"signer", "reason", "dry-run"}, (*call).erase},
		{"check", []argument{file}, nil, (*call).check},
		{"verify", []argument{file}, []string{"against", "password-file"}, (*call).verify},
		{"catalogue", []argument{{name: "file", optional: true}, {name: "code", optional: true, many: true}}, []string{"reason"}, (*call).catalogue},
		{"schema", []argument{{name: "schema", optional: true}}, nil, (*call).schema},
		{"backup", []argument{file, {name: "destination", optional: true}}, nil, (*call).backup},
	}
}

func verbNamed(name string) (verb, bool) {
	all := verbs()
	i := slices.IndexFunc(all, func(v verb) bool { return v.name == name })
	if i < 0 {
		return verb{}, false
	}
	return all[i], true
}

// needed is how many arguments the verb can't do without.
func (v verb) needed() int {
	n := 0
	for _, a := range v.args {
		if !a.optional {
			n++
		}
	}
	return n
}

// usage is the verb's line in help: its arguments and its own options.
func (c *call) usage(v verb) string {
	parts := []string{strings.ToLower(program.Current().Name), v.name}
	for _, a := range v.args {
		word := c.Words.Say("cli.argument." + a.name)
		if a.many {
			word += "..."
		}
		if a.optional {
			word = "[" + word + "]"
		}
		parts = append(parts, word)
	}
	for _, name := range v.options {
		parts = append(parts, "["+c.form(name)+"]")
	}
	return strings.Join(append(parts, "[--json]"), " ")
}

// form is how an option is written, with what stands for its value.
func (c *call) form(name string) string {
	def := allOptions[name]
	form := "--" + written(name)
	switch {
	case def.value == "":
		return form
	case def.usually != "":
		return form + "[=" + c.Words.Say("cli.value."+def.value) + "]"
	}
	return form + " " + c.Words.Say("cli.value."+def.value)
}

// help explains one verb.
func (c *call) help(v verb) string {
	var b strings.Builder
	b.WriteString(wrapped(0, 2, c.Words.Say("cli.help.usage")+" "+c.usage(v)))
	fmt.Fprintf(&b, "\n%s\n%s\n", wrapped(0, 0, c.Words.Say("cli.verb."+v.name+".about")), c.Words.Say("cli.help.options"))
	for _, name := range slices.Concat(v.options, everywhere) {
		key := "cli.verb." + v.name + "." + name // where the option means something special here
		if !c.Words.Has(key) {
			key = "cli.option." + name
		}
		b.WriteString(wrapped(2, 6, c.form(name)))
		b.WriteString(wrapped(6, 6, c.Words.Say(key)))
	}
	return b.String()
}

// overview lists all verbs.
func (c *call) overview() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n", c.Words.Say("cli.help.about"), c.Words.Say("cli.help.verbs"))
	t := newTable(&b)
	for _, v := range verbs() {
		t.row("  "+v.name, c.Words.Say("cli.verb."+v.name+".brief"))
	}
	t.flush()
	fmt.Fprintf(&b, "\n%s\n", c.Words.Say("cli.help.more"))
	return b.String()
}

// base is a path as a user recognises it in a sentence.
func base(path string) string { return filepath.Base(path) }
