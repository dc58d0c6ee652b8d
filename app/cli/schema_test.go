package cli_test

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"verwerkingsregister/app/cli"
)

// held holds a JSON document against a schema that the command line prints.
func (d *desk) held(what, document string) {
	d.t.Helper()
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(d.do(cli.Done, "schema", what)))
	if err != nil {
		d.t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("schema.json", schema); err != nil {
		d.t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		d.t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
	if err != nil {
		d.t.Fatal(err)
	}
	if err := compiled.Validate(value); err != nil {
		d.t.Errorf("%s: %v", what, err)
	}
}

func TestJSONKeepsToItsSchema(t *testing.T) {
	d := withExample(t)
	d.do(cli.Done, "export", "@school.vreg", "@out.json")
	d.held("register", d.bytes("out.json"))
	if d.do(cli.Done, "schema") != d.do(cli.Done, "schema", "register") {
		t.Error("without an argument it is not the schema of a register")
	}

	d = withStatement(t)
	for _, name := range []string{"@klankboom.docx", "@klankboom.txt"} {
		d.held("proposal", d.do(cli.Findings, "import", "@school.vreg", name, "--dry-run", "--json"))
	}
	if got := d.run("schema", "wet"); got.code != cli.WrongUse || !strings.Contains(got.err, "wet") {
		t.Errorf("an unknown schema: %+v", got)
	}
}
