package cli

import (
	"context"

	"verwerkingsregister/register/intake/limits"
)

func readBijsluiter(context.Context, string, []byte) (incoming, error) {
	return nil, &limits.Error{Op: "read source", Kind: limits.Unsupported}
}
