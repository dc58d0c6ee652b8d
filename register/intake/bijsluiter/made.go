package bijsluiter

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"verwerkingsregister/assets"
)

// madeHere tells whether a text is the line in which this program says from which register,
// in which state, it made a document.
func madeHere(text string) bool {
	for _, line := range madeLines() {
		if line.MatchString(strings.TrimSpace(text)) {
			return true
		}
	}
	return false
}

var madeLines = sync.OnceValue(func() []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, language := range []string{"nl", "en"} {
		data, err := assets.Translations.ReadFile("report." + language + ".json")
		if err != nil {
			panic(fmt.Sprintf("read texts of reports: %v", err)) // the file is part of the program
		}
		var texts map[string]string
		if err := json.Unmarshal(data, &texts); err != nil {
			panic(fmt.Sprintf("read texts of reports: %v", err))
		}
		all = append(all, regexp.MustCompile("^"+strings.ReplaceAll(regexp.QuoteMeta(texts["bijsluiter.made"]), "%s", ".+")+"$"))
	}
	return all
})
