package sheet

import (
	"encoding/json"
	"fmt"
	"sync"

	"verwerkingsregister/assets"
	"verwerkingsregister/model/field"
)

// languages are those that exports are made in.
var languages = []string{"nl", "en"}

// labels are the labels of fields as exports print them, by language.
var labels = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, language := range languages {
		data, err := assets.Translations.ReadFile("fields." + language + ".json")
		words := map[string]string{}
		if err == nil {
			err = json.Unmarshal(data, &words)
		}
		if err != nil {
			panic(fmt.Sprintf("sheet: read labels: %v", err)) // they are part of the program
		}
		all[language] = words
	}
	return all
})

// printedLabel is the label of a field; of a field without one, its name.
func printedLabel(language string, f *field.Field) string {
	for _, key := range []string{f.Key, f.TypeKey} {
		if label, ok := labels()[language][key]; ok {
			return label
		}
	}
	return f.Name
}
