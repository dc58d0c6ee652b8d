// Package roundtrip holds that what the program writes it can read: the
// bijsluiter of a service, written as a Word document and read again, is the
// same service in every field that the form has.
package roundtrip_test

import (
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/example"
)

// state is an example register after its last step.
func state(t *testing.T, name string) *model.Register {
	t.Helper()
	steps, err := example.Steps(name)
	if err != nil {
		t.Fatal(err)
	}
	newest := map[model.ID]model.Record{}
	var order []model.ID
	for _, step := range steps {
		for _, record := range step.Records {
			_, id := record.Identity()
			if newest[id] == nil {
				order = append(order, id)
			}
			newest[id] = record
		}
	}
	reg := &model.Register{}
	for _, id := range order {
		reg.Add(newest[id])
	}
	return reg
}
