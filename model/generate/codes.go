package generate

import "verwerkingsregister/model/reference"

// nearby are the countries a Dutch register mostly speaks of.
var nearby = []string{"NL", "NL", "NL", "BE", "DE", "IE", "US", "GB", "IN", "CH"}

// codes returns codes that stand in the reference list of that name.
func (f *filler) codes(list string) []string {
	if list == "country" && f.Rand.IntN(5) > 0 {
		return nearby
	}
	if found, ok := f.lists[list]; ok {
		return found
	}
	var found []string
	for _, row := range reference.List(list).Rows() {
		found = append(found, row.Code)
	}
	f.lists[list] = found
	return found
}
