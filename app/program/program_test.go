package program_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"verwerkingsregister/app/program"
)

// detail reads a text value of FyneApp.toml.
func detail(t *testing.T, key string) string {
	t.Helper()
	file, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^` + key + ` = "(.*)"$`).FindSubmatch(file)
	if found == nil {
		t.Fatalf("FyneApp.toml has no line %s = \"...\"", key)
	}
	return string(found[1])
}

func TestPlainBuildIsWhatFyneAppSays(t *testing.T) {
	got := program.Current()
	want := program.Identity{Name: detail(t, "Name"), ID: detail(t, "ID"), Version: detail(t, "Version")}
	if got != want {
		t.Errorf("the program calls itself %+v, FyneApp.toml says %+v", got, want)
	}
}

func TestIconOfFyneAppIsThere(t *testing.T) {
	icon, err := os.ReadFile("../../" + detail(t, "Icon"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(icon), "\x89PNG") {
		t.Error("the packager takes the icon as it is only when it is a PNG")
	}
}

func TestLinkerFlagsNameWhatIsHere(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the build script needs bash; a plain build does not")
	}
	flags, err := exec.Command("../../.ci/version").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"-X verwerkingsregister/app/program.name=" + detail(t, "Name"),
		"-X verwerkingsregister/app/program.id=" + detail(t, "ID"),
		"-X verwerkingsregister/app/program.version=" + detail(t, "Version"),
	} {
		if !strings.Contains(string(flags), want) {
			t.Errorf("the linker is not told %q: %s", want, flags)
		}
	}
}
