// Command verwerkingsregister keeps an organisation's record of processing
// activities (AVG/GDPR art. 30) in one file on this computer. Without a verb it
// opens the window, on the file it is given if any; with one it is the command
// line of package cli.
package main

import (
	"context"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/app/program"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/app/window"
	"verwerkingsregister/assets"
	"verwerkingsregister/register/intake/worker"
)

func main() {
	worker.Main() // does not return in the child that reads a document
	args := os.Args[1:]
	if !cli.Knows(args) {
		show(args)
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := cli.Run(ctx, cli.Process{
		Args: args, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Now: time.Now, DataDir: dataDir(),
		Reader: reader(),
	})
	stop()
	os.Exit(code)
}

// show opens the window, on a register when one is named.
func show(args []string) {
	identity := program.Current()
	meta := fyne.AppMetadata{ID: identity.ID, Name: identity.Name, Version: identity.Version}
	if icon, err := assets.Icons.ReadFile("icon.png"); err == nil {
		meta.Icon = fyne.NewStaticResource("icon.png", icon)
	}
	if identity.Linked { // else Fyne reads FyneApp.toml itself, as `go run ./app` wants
		app.SetMetadata(meta)
	}
	a := app.NewWithID(identity.ID)
	a.SetIcon(meta.Icon)
	w := window.New(a, window.Surroundings{
		Now: time.Now, User: userName(), DataDir: dataDir(), Do: widgets.InBackground, Later: widgets.OnClock,
		Chooser: widgets.DesktopChooser, Reader: reader(),
	})
	w.Show()
	if len(args) > 0 {
		w.Open(args[0])
	}
	a.Run()
}

// reader reads documents of others in a process of their own.
func reader() propose.Reader {
	cache, err := os.UserCacheDir()
	if err == nil {
		cache = filepath.Join(cache, "verwerkingsregister")
	}
	return propose.Reader{Read: worker.Standard(cache).Read}
}

// userName is what the system calls the user: the full name, else the short.
func userName() string {
	u, err := user.Current()
	switch {
	case err != nil:
		return ""
	case u.Name != "":
		return u.Name
	}
	return u.Username
}

// dataDir is where backups are kept: on the system disk, apart from registers.
// Empty when the system has no such place.
func dataDir() string {
	home, _ := os.UserHomeDir() // without one DataDir says so
	return program.DataDir(runtime.GOOS, os.Getenv, home)
}
