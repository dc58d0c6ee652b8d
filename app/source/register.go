package source

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register"
)

// Register reads another register than the one at a path: a register file,
// which is left as it is, or an export of one as JSON.
func Register(ctx context.Context, path, than string, opts register.Options) (*model.Register, error) {
	if strings.EqualFold(filepath.Ext(path), ".json") {
		data, err := Read(path, than)
		if err != nil {
			return nil, err
		}
		document, _, err := interchange.Read(data)
		return &document.Register, err
	}
	if Same(path, than) {
		return nil, &Error{Path: path, Kind: OpenRegister}
	}
	opts.ReadOnly = true
	reg, err := register.Open(ctx, path, opts)
	if err != nil {
		return nil, err
	}
	snapshot, err := reg.Snapshot(ctx)
	return snapshot, errors.Join(err, reg.Close())
}
