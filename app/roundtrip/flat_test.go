package roundtrip_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"verwerkingsregister/model"
)

// flat gives the values of a service by place: "engagements[Wolkhuis B.V.].service".
// Rows are named by their titles, also where another row refers to them, and
// counted where several have one title; the IDs of rows are not compared.
func flat(s *model.Service) map[string]string {
	f := flattener{titles: map[string]string{}, out: map[string]string{}}
	f.name(reflect.ValueOf(*s))
	f.group("", reflect.ValueOf(*s))
	return f.out
}

type flattener struct {
	titles map[string]string // of rows, by ID
	out    map[string]string
}

// name gives every row its title.
func (f *flattener) name(v reflect.Value) {
	for i := range v.NumField() {
		switch fv := v.Field(i); {
		case fv.Kind() == reflect.Struct:
			f.name(fv)
		case isRows(fv):
			seen := map[string]int{}
			for j := range fv.Len() {
				title := titleOf(fv.Index(j))
				if seen[title]++; seen[title] > 1 {
					f.titles[rowID(fv.Index(j))] = fmt.Sprintf("%s#%d", title, seen[title])
				} else {
					f.titles[rowID(fv.Index(j))] = title
				}
				f.name(fv.Index(j))
			}
		}
	}
}

func isRows(v reflect.Value) bool {
	return v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct
}

func rowID(row reflect.Value) string { return row.FieldByName("ID").String() }

func titleOf(row reflect.Value) string {
	for i := range row.NumField() {
		if strings.Contains(row.Type().Field(i).Tag.Get("vr"), "title") {
			return words(row.Field(i).String())
		}
	}
	return ""
}

func (f *flattener) group(at string, v reflect.Value) {
	for i := range v.NumField() {
		sf, fv := v.Type().Field(i), v.Field(i)
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		place := strings.TrimPrefix(at+"."+name, ".")
		switch {
		case sf.Anonymous:
			f.group(at, fv)
		case isRows(fv):
			for j := range fv.Len() {
				row := place + "[" + f.titles[rowID(fv.Index(j))] + "]"
				f.out[row] = "row"
				f.group(row, fv.Index(j))
			}
		case sf.Name == "ID" || fv.IsZero():
		case strings.Contains(sf.Tag.Get("vr"), "row="):
			f.out[place] = strings.Join(f.references(fv), " | ")
		case fv.Kind() == reflect.Slice:
			f.out[place] = strings.Join(texts(fv), " | ")
		case fv.Kind() == reflect.Struct && fv.NumField() > 1 && sf.Type.Name() != "Count":
			f.group(place, fv)
		default:
			f.out[place] = words(fmt.Sprint(fv.Interface()))
		}
	}
}

func (f *flattener) references(v reflect.Value) []string {
	var all []string
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			all = append(all, f.titles[v.Index(i).String()])
		}
		slices.Sort(all)
		return all
	}
	return []string{f.titles[v.String()]}
}

func texts(v reflect.Value) []string {
	var all []string
	for i := range v.Len() {
		all = append(all, words(fmt.Sprint(v.Index(i).Interface())))
	}
	return all
}

// words is a text line by line, with spaces as they come.
func words(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// key is a place without the rows in it: what field it is.
func key(place string) string {
	var b strings.Builder
	depth := 0
	for _, r := range place {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}
