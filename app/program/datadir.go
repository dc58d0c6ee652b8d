package program

import "path/filepath"

// DataDir is the folder in which the program keeps what is not the user's own
// document, such as backups: where the system keeps the data of applications.
// It is asked with the name of the system (runtime.GOOS), a way to read the
// environment and the user's home folder; it is empty when there is none.
func DataDir(system string, getenv func(string) string, home string) string {
	const folder = "verwerkingsregister"
	switch local := getenv("LOCALAPPDATA"); {
	case system == "windows" && local != "":
		return filepath.Join(local, folder)
	case system != "windows" && system != "darwin" && filepath.IsAbs(getenv("XDG_DATA_HOME")):
		return filepath.Join(getenv("XDG_DATA_HOME"), folder)
	case home == "":
		return ""
	case system == "windows":
		return filepath.Join(home, "AppData", "Local", folder)
	case system == "darwin":
		return filepath.Join(home, "Library", "Application Support", folder)
	}
	return filepath.Join(home, ".local", "share", folder)
}
