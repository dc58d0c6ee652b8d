package program_test

import (
	"testing"

	"verwerkingsregister/app/program"
)

func TestDataIsKeptWhereTheSystemKeepsIt(t *testing.T) {
	for name, c := range map[string]struct {
		system, home string
		environment  map[string]string
		want         string
	}{
		"linux":                       {system: "linux", home: "/home/fg", want: "/home/fg/.local/share/verwerkingsregister"},
		"linux with its own folder":   {system: "linux", home: "/home/fg", environment: map[string]string{"XDG_DATA_HOME": "/data"}, want: "/data/verwerkingsregister"},
		"linux with a relative one":   {system: "linux", home: "/home/fg", environment: map[string]string{"XDG_DATA_HOME": "data"}, want: "/home/fg/.local/share/verwerkingsregister"},
		"macOS":                       {system: "darwin", home: "/Users/fg", want: "/Users/fg/Library/Application Support/verwerkingsregister"},
		"windows":                     {system: "windows", home: "/fg", environment: map[string]string{"LOCALAPPDATA": "/local"}, want: "/local/verwerkingsregister"},
		"windows without environment": {system: "windows", home: "/fg", want: "/fg/AppData/Local/verwerkingsregister"},
		"no home at all":              {system: "linux", want: ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := program.DataDir(c.system, func(key string) string { return c.environment[key] }, c.home)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
