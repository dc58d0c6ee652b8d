package text

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"verwerkingsregister/app/source"
	"verwerkingsregister/export/report"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/limits"
)

// Notice tells a user about something that went wrong. It never holds the
// words of a Go error: those are Details, for whoever asks for them.
type Notice struct {
	Title    string // what, in the user's words
	Happened string // how it came about
	Safe     string // what is unharmed
	Do       string // what the user can do now
	Details  string // technical, in English, to copy into a report
}

// Line is the notice as one line, for a terminal.
func (n Notice) Line() string {
	return strings.TrimRight(n.Title, ".") + ". " + strings.ReplaceAll(n.Happened, "\n", " ") + " " + n.Safe + " " + n.Do
}

// Explain words an error. The subject is what was worked on, usually the name
// of a file; an error that names its own wins. A nil error gives an empty
// notice.
func (w Words) Explain(err error, subject string) Notice {
	if err == nil {
		return Notice{}
	}
	key, values := w.keyOf(err, subject)
	if !w.Has(key + ".title") {
		key = unexplained
	}
	return Notice{
		Title:    w.Say(key+".title", values...),
		Happened: w.Say(key+".happened", values...),
		Safe:     w.Say(key+".safe", values...),
		Do:       w.Say(key+".do", values...),
		Details:  err.Error(),
	}
}

// unexplained has the words for errors that have none of their own.
const unexplained = "errors.program.unknown"

// keyOf finds the words for an error, and the values they ask for.
func (w Words) keyOf(err error, subject string) (string, []any) {
	if faults := w.TemplateFaults(err); len(faults) > 0 {
		return "template", []any{"subject", subject, "faults", strings.Join(faults, "\n")}
	}
	var (
		kept    *register.Error
		read    *limits.Error
		written *safefile.Error
		pointed *source.Error
	)
	switch {
	case errors.As(err, &kept):
		if kept.Path != "" {
			subject = filepath.Base(kept.Path)
		}
		return "errors.register." + string(kept.Kind),
			[]any{"subject", subject, "needs", kept.Needs, "version", kept.Version, "number", kept.Number}
	case errors.As(err, &written):
		return "errors.export." + strings.ReplaceAll(written.Kind.String(), " ", "-"),
			[]any{"subject", filepath.Base(written.Path)}
	case errors.As(err, &pointed):
		return "errors.source." + string(pointed.Kind), []any{"subject", filepath.Base(pointed.Path)}
	case errors.As(err, &read):
		return "errors.intake." + string(read.Kind), []any{"subject", subject, "limit", w.limit(read)}
	case errors.Is(err, interchange.ErrNoJSON):
		return "errors.json.no-json", []any{"subject", subject}
	case errors.Is(err, interchange.ErrForeign):
		return "errors.json.foreign", []any{"subject", subject}
	case errors.Is(err, interchange.ErrNewer):
		return "errors.json.newer", []any{"subject", subject}
	case errors.Is(err, report.ErrNothingPublic):
		return "errors.report.nothing-public", nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return "errors.program.cancelled", nil
	}
	return unexplained, nil
}

// limit prints the bound that was passed, as people say it: 50 MB, 100.000.
func (w Words) limit(e *limits.Error) string {
	switch e.Kind {
	case limits.TooLarge, limits.TooMuchInflated, limits.TooMuchText, limits.TooMuchMemory:
		const kilo, mega = 1 << 10, 1 << 20
		if e.Limit < mega {
			return strconv.FormatInt(e.Limit/kilo, 10) + " kB"
		}
		return strconv.FormatInt(e.Limit/mega, 10) + " MB"
	}
	digits := strconv.FormatInt(e.Limit, 10)
	separator := "."
	if w.language == English {
		separator = ","
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + separator + digits[at:]
	}
	return digits
}
