package cli

import (
	"strings"

	"verwerkingsregister/app/source"
)

// password is what opens a workbook, from the first line of the file or pipe that
// --password-file names; empty when none is named. It is never an argument itself: those can be seen by
// others on the same computer, and are kept in the history of a shell.
func (c *call) password() (string, error) {
	if c.opt.passwordFile == "" {
		return "", nil
	}
	data, err := source.ReadPiped(c.opt.passwordFile, c.args[0])
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(data), "\n")
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", misuse("cli.misuse.password")
	}
	return line, nil
}
