package field

import (
	"reflect"

	"verwerkingsregister/model"
)

// ReplacePersonal changes every personal value of a record in place: each text
// that is filled in, those in lists one by one. It stops at the first error.
func ReplacePersonal(record model.Record, change func(string) (string, error)) error {
	kind, _ := record.Identity()
	return replacePersonal(reflect.ValueOf(record).Elem(), Of(kind), change)
}

func replacePersonal(v reflect.Value, f *Field, change func(string) (string, error)) error {
	for _, c := range f.Fields {
		if !c.withPersonal {
			continue
		}
		cv := v.FieldByIndex(c.index)
		switch c.Type {
		case Group:
			if err := replacePersonal(cv, c, change); err != nil {
				return err
			}
		case Rows:
			for i := range cv.Len() {
				if err := replacePersonal(cv.Index(i), c, change); err != nil {
					return err
				}
			}
		default:
			if err := replaceTexts(cv, change); err != nil {
				return err
			}
		}
	}
	return nil
}

// replaceTexts changes a text, or every text of a list.
func replaceTexts(v reflect.Value, change func(string) (string, error)) error {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			if err := replaceTexts(v.Index(i), change); err != nil {
				return err
			}
		}
	case reflect.String:
		text := v.String()
		if text == "" {
			return nil
		}
		to, err := change(text)
		if err != nil {
			return err
		}
		v.SetString(to)
	}
	return nil
}

// markPersonal notes which fields have personal values in or below them.
func (f *Field) markPersonal() bool {
	f.withPersonal = f.Personal
	for _, c := range f.Fields {
		f.withPersonal = c.markPersonal() || f.withPersonal
	}
	return f.withPersonal
}
