package cli_test

import (
	"os"
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/model"
)

func TestPublicRegister(t *testing.T) {
	d := withSmall(t)
	export := []string{"export", "@school.vreg", "@site", "--report", "public"}
	if got := d.run(export...); got.code != cli.Refused || !strings.Contains(got.err, "openbaar maken") {
		t.Errorf("nothing is public: %d, %s", got.code, got.err)
	}
	if _, err := os.Stat(d.path("site")); err == nil {
		t.Error("a folder without activities was made")
	}

	d.edit(func(a *model.Activity) {
		a.Status, a.Public, a.Remarks = model.StatusActive, model.Publication{Public: model.Yes}, "niet voor buiten"
	})
	if out := d.do(cli.Done, export...); !strings.Contains(out, "Verwerkingen in het openbare register: 1.") {
		t.Errorf("told as %s", out)
	}
	index, page := d.bytes("site/index.html"), d.bytes("site/v-001.html")
	if !strings.Contains(index, `href="v-001.html"`) || strings.Contains(page, "niet voor buiten") {
		t.Errorf("the pages are\n%s\n%s", index, page)
	}
	if data := d.bytes("site/register.jsonld"); !strings.Contains(data, "Cameratoezicht") || strings.Contains(data, "niet voor buiten") || !strings.Contains(index, `href="register.jsonld"`) {
		t.Errorf("the data are\n%s", data)
	}
	if out := d.do(cli.Done, "verify", "@school.vreg", "--against", "@site/index.html"); !strings.Contains(out, "hoort bij deze geschiedenis") {
		t.Errorf("its fingerprint: %s", out)
	}

	if got := d.run(export...); got.code != cli.Refused || !strings.Contains(got.err, "al in gebruik") || d.bytes("site/index.html") != index {
		t.Errorf("a second time over the same folder: %d, %s", got.code, got.err)
	}
	var done struct {
		Format    string
		Published struct{ Activities, NotActive, NotMarked, Later int }
	}
	d.put(&done, cli.Done, "export", "@school.vreg", "@met.punt", "--report", "public", "--format", "html")
	if done.Format != "html" || done.Published.Activities != 1 {
		t.Errorf("as JSON: %+v", done)
	}
	if got := d.run("export", "@school.vreg", "@uit.html", "--report", "public"); got.code != cli.WrongUse {
		t.Errorf("a name with a dot: %+v", got)
	}
}
