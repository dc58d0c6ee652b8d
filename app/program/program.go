// Package program says which program this is: its name, its ID with the
// desktop and its version.
//
// The one source is FyneApp.toml at the root. It reaches the program by three
// roads. The Makefile has the linker write it into this package, so that a
// built binary, which has no FyneApp.toml beside it, knows itself. `go run
// ./app` from the root passes nothing, and Fyne reads FyneApp.toml there
// itself. A plain `go build` has the values below, which a test holds equal to
// the file. The packager reads the file directly.
package program

// Set by the linker (see .ci/version); empty in `go run` and plain `go build`.
var name, id, version string

// Identity is what the program calls itself.
type Identity struct {
	Name string // as a user reads it
	ID   string // of the application with the desktop: the key of its preferences
	// Version is that of FyneApp.toml, with the commit behind it where the
	// program was not built from exactly that release: 0.1.0+g1a2b3c4.
	Version string
	Linked  bool // written in by the linker, so not to be asked of FyneApp.toml
}

// Current returns the identity of the running program.
func Current() Identity {
	if version != "" {
		return Identity{Name: name, ID: id, Version: version, Linked: true}
	}
	return Identity{Name: "Verwerkingsregister", ID: "nl.verwerkingsregister.app", Version: "0.1.0"}
}
