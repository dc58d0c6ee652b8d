package cli

import (
	"context"
	"fmt"

	"verwerkingsregister/assets"
)

// schemas are the published JSON Schemas by what they describe.
var schemas = map[string]string{"register": "register.schema.json", "proposal": "proposal.schema.json"}

// schema prints the JSON Schema of what export or import prints as JSON.
func (c *call) schema(context.Context) (int, error) {
	what := "register"
	if len(c.args) > 0 {
		what = c.args[0]
	}
	name, ok := schemas[what]
	if !ok {
		return WrongUse, misuse("cli.misuse.schema", "what", what)
	}
	b, err := assets.Schemas.ReadFile(name)
	if err != nil {
		return Refused, fmt.Errorf("print schema: %w", err)
	}
	_, err = c.Stdout.Write(b)
	return Done, err
}
