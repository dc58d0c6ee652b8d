package field

import (
	"reflect"

	"verwerkingsregister/model"
)

// Clone returns a copy that shares nothing with the record.
func Clone(record model.Record) model.Record {
	v := reflect.ValueOf(record).Elem()
	out := reflect.New(v.Type())
	out.Elem().Set(deepCopy(v))
	return out.Interface().(model.Record)
}

func deepCopy(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	unshare(out)
	return out
}

// unshare gives a value slices of its own.
func unshare(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == countType {
			return
		}
		for i := range v.NumField() {
			if k := v.Field(i).Kind(); k == reflect.Struct || k == reflect.Slice {
				unshare(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		if v.Type().Elem().Kind() == reflect.Struct {
			for i := range v.Len() {
				unshare(v.Index(i))
			}
		}
	}
}
