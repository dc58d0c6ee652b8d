package difference

import "verwerkingsregister/model"

// Names gives the titles of the records of some registers, for values that
// refer to them; the last register wins.
func Names(registers ...*model.Register) func(model.ID) string {
	titles := map[model.ID]string{}
	for _, register := range registers {
		for _, record := range register.Records() {
			_, id := record.Identity()
			titles[id] = record.Title()
		}
	}
	return func(id model.ID) string { return titles[id] }
}
