// Package cli is the command line of the program: everything that can be done
// with a register without a window, for scheduled exports, IT departments and
// tests. Verbs are English, what they say is Dutch unless asked otherwise.
//
//	verwerkingsregister new school.vreg --organisation "Stichting De Linde"
//	verwerkingsregister list school.vreg --query camera --json
//
// Options may stand before or after the other arguments. With --json a verb
// prints JSON on stdout and nothing else; progress and errors go to stderr.
//
// # Exit codes
//
// Scripts may rely on these: Done, Findings, WrongUse, Refused. What was
// refused changed nothing, and is told in one line.
//
// # Promise
//
// Verbs, options and the names in JSON are kept; new ones may be added.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"verwerkingsregister/app/present"
	"verwerkingsregister/app/program"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/text"
)

// What a command ends with.
const (
	Done     = 0 // done
	Findings = 1 // done, and there is something to look at: findings, notes, differences in history
	WrongUse = 2 // the command itself was wrong; nothing was done
	Refused  = 3 // a file was locked, newer, damaged, too big or unreadable; nothing was changed
)

// Process is what the command line gets from the process it runs in.
type Process struct {
	Args   []string // without the name of the program
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer
	Getenv func(name string) string
	Now    func() time.Time // its zone is that of the times that are printed
	Random io.Reader        // for the IDs of records; nil is the system's
	// DataDir is where backups are kept. Empty: none are made by themselves.
	DataDir string
	// Reader reads the documents of suppliers; the zero value in this process.
	Reader propose.Reader
}

// Knows reports whether arguments are meant for the command line: they begin
// with a verb or an option. Anything else is a file for the window.
func Knows(args []string) bool {
	if len(args) == 0 {
		return false
	}
	_, known := verbNamed(args[0])
	return known || strings.HasPrefix(args[0], "-") || args[0] == helpVerb
}

// Run carries out one command and returns its exit code.
func Run(ctx context.Context, p Process) int {
	words, err := present.New(language(p))
	if err != nil { // the words are part of the program
		fmt.Fprintln(p.Stderr, err)
		return Refused
	}
	c := &call{Process: p, Presenter: words}
	code, err := c.run(ctx)
	if err != nil {
		code = c.tell(err)
	}
	return code
}

// language is the one asked for, else that of the system's locale when it is
// one of ours, else Dutch. It is found before anything else, so that wrong use
// is told in it too.
func language(p Process) text.Language {
	for i, arg := range p.Args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			l, _ := text.ParseLanguage(value)
			return l
		}
		if arg == "--lang" && i+1 < len(p.Args) {
			l, _ := text.ParseLanguage(p.Args[i+1])
			return l
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := p.Getenv(name); value != "" {
			l, _ := text.ParseLanguage(value)
			return l
		}
	}
	return text.Dutch
}

// call is one command being carried out.
type call struct {
	Process
	*present.Presenter
	verb verb
	opt  options
	args []string // without options
}

func (c *call) run(ctx context.Context) (int, error) {
	if len(c.Args) == 0 || c.Args[0] == helpVerb || strings.HasPrefix(c.Args[0], "-") {
		return c.general()
	}
	v, known := verbNamed(c.Args[0])
	if !known {
		return WrongUse, misuse("cli.misuse.verb", "verb", c.Args[0])
	}
	c.verb = v
	var err error
	if c.opt, c.args, err = parse(c.Args[1:], v.options); err != nil {
		return WrongUse, err
	}
	if c.opt.help {
		c.printf("%s", c.help(v))
		return Done, nil
	}
	if len(c.args) < v.needed() {
		return WrongUse, misuse("cli.misuse.missing", "argument", c.Words.Say("cli.argument."+v.args[len(c.args)].name))
	}
	if len(c.args) > len(v.args) && !v.args[len(v.args)-1].many {
		return WrongUse, misuse("cli.misuse.extra", "argument", c.args[len(v.args)])
	}
	return v.do(c, ctx)
}

// templatesPage is the page of help on forms of the user's own.
const templatesPage = "templates"

// general answers what is asked without a verb: help and the version.
func (c *call) general() (int, error) {
	args := c.Args
	if len(args) > 0 && args[0] == helpVerb {
		if len(args) > 1 && args[1] == templatesPage {
			page, err := publish.Help(string(c.Words.Language()))
			c.printf("%s", page)
			return Done, err
		}
		if len(args) > 1 {
			if v, known := verbNamed(args[1]); known {
				c.printf("%s", c.help(v))
				return Done, nil
			}
		}
		args = nil
	}
	opt, rest, err := parse(args, []string{"version-of-program"})
	if err != nil {
		return WrongUse, err
	}
	if len(rest) > 0 {
		return WrongUse, misuse("cli.misuse.verb", "verb", rest[0])
	}
	if opt.program {
		p := program.Current()
		c.printf("%s %s\n", p.Name, p.Version)
		return Done, nil
	}
	c.printf("%s", c.overview())
	return Done, nil
}

// tell says on stderr what went wrong, in one line, and gives the exit code.
func (c *call) tell(err error) int {
	var wrong *misused
	if errors.As(err, &wrong) {
		c.note("%s %s", c.Words.Say(wrong.key, wrong.values...), c.Words.Say("cli.misuse.help"))
		return WrongUse
	}
	var missing *absent
	if errors.As(err, &missing) {
		c.note("%s", c.Words.Say(missing.key, missing.values...))
		return Refused
	}
	subject := strings.Join(c.args[:min(len(c.args), 1)], "")
	var on *subjectError
	if errors.As(err, &on) {
		subject = on.subject
	}
	c.note("%s", c.Words.Explain(err, base(subject)).Line())
	return Refused
}

// subjectError says which file an error is about that does not say so itself.
type subjectError struct {
	subject string
	err     error
}

func (e *subjectError) Error() string { return e.subject + ": " + e.err.Error() }
func (e *subjectError) Unwrap() error { return e.err }

// about says which file an error is about; one that knows already, such as a part
// of a bundle, keeps its own.
func about(subject string, err error) error {
	var known *subjectError
	if err == nil || errors.As(err, &known) {
		return err
	}
	return &subjectError{subject, err}
}

// printf prints on stdout; what goes there is the result of the command.
func (c *call) printf(format string, values ...any) { fmt.Fprintf(c.Stdout, format, values...) }

// note prints a line on stderr.
func (c *call) note(format string, values ...any) { fmt.Fprintf(c.Stderr, format+"\n", values...) }

// misused says that the command itself was wrong.
type misused struct {
	key    string // of the sentence
	values []any
}

func (m *misused) Error() string { return fmt.Sprintf("read command: %s %v", m.key, m.values) }

func misuse(key string, values ...any) error { return &misused{key, values} }

// absent says that the register does not have what was asked for.
type absent struct {
	key    string // of the sentence
	values []any
}

func (a *absent) Error() string { return fmt.Sprintf("look up: %s %v", a.key, a.values) }

func notThere(key string, values ...any) error { return &absent{key, values} }
