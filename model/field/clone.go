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
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == countType {
			break
		}
		for i := range v.NumField() {
			out.Field(i).Set(deepCopy(v.Field(i)))
		}
	case reflect.Slice:
		if v.IsNil() {
			break
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(deepCopy(v.Index(i)))
		}
	}
	return out
}
