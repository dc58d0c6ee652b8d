package window

import (
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"verwerkingsregister/app/text"
	"verwerkingsregister/app/widgets"
)

// words are the captions of the widgets in one language. Each stands in the
// translations under widgets and its own name: NotFilledIn is
// widgets.not-filled-in, the third month widgets.months.3.
func words(t text.Words) widgets.Words {
	var w widgets.Words
	v := reflect.ValueOf(&w).Elem()
	for i := range v.NumField() {
		key := "widgets." + dashed(v.Type().Field(i).Name)
		if f := v.Field(i); f.Kind() == reflect.String {
			f.SetString(t.Say(key))
		} else {
			for j := range f.Len() {
				f.Index(j).SetString(t.Say(key + "." + strconv.Itoa(j+1)))
			}
		}
	}
	return w
}

// dashed writes a Go name as the translations do: SeverityOK is severity-ok.
func dashed(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if unicode.IsUpper(r) && i > 0 && (unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
