package widgets

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
)

// ErrNoSystemChooser says that the desktop has no chooser that can be called.
var ErrNoSystemChooser = errors.New("choose file: the desktop has no chooser")

// DesktopChooser asks for a file with zenity or kdialog, which look like the rest
// of the desktop, and returns an empty path when the user changes her mind. Give
// it to [Kit.SystemChooser] in the program; it waits for the user, so it runs in
// the background.
func DesktopChooser(o FileOptions, write bool) (path string, err error) {
	choosers := []struct {
		name      string
		arguments func(FileOptions, bool) []string
	}{{"zenity", zenity}, {"kdialog", kdialog}}
	for _, c := range choosers {
		program, err := exec.LookPath(c.name)
		if err != nil {
			continue
		}
		out, err := exec.Command(program, c.arguments(o, write)...).Output()
		var exit *exec.ExitError
		switch {
		case errors.As(err, &exit) && exit.ExitCode() == 1:
			return "", nil // cancelled
		case err != nil:
			continue // it cannot show itself here
		}
		return strings.TrimRight(string(out), "\r\n"), nil
	}
	return "", ErrNoSystemChooser
}

func zenity(o FileOptions, write bool) []string {
	arguments := []string{"--file-selection", "--title=" + o.Title, "--filename=" + filepath.Join(o.Folder, o.Name)}
	if o.Name == "" {
		arguments[2] += string(filepath.Separator)
	}
	if write {
		arguments = append(arguments, "--save", "--confirm-overwrite")
	}
	if o.several {
		arguments = append(arguments, "--multiple", "--separator=\n")
	}
	if len(o.Endings) > 0 {
		arguments = append(arguments, "--file-filter="+patterns(o.Endings))
	}
	return arguments
}

func kdialog(o FileOptions, write bool) []string {
	what := "--getopenfilename"
	if write {
		what = "--getsavefilename"
	}
	arguments := []string{"--title", o.Title, what, filepath.Join(o.Folder, o.Name)}
	if len(o.Endings) > 0 {
		arguments = append(arguments, patterns(o.Endings))
	}
	if o.several {
		arguments = append([]string{"--multiple", "--separate-output"}, arguments...)
	}
	return arguments
}

// patterns writes endings as both programs want them: "*.vreg *.json".
func patterns(endings []string) string {
	all := make([]string, len(endings))
	for i, e := range endings {
		all[i] = "*" + e
	}
	return strings.Join(all, " ")
}
