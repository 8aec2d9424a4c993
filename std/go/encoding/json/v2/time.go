package json

import (
	"encoding/json/jsontext"
	"reflect"
	"strings"
	"time"
)

// time writes a time.Time, whose methods know RFC 3339.
func (e *encoder) time(t reflect.Type, v reflect.Value) error {
	text, err := v.Addr().Interface().(*time.Time).AppendText(nil)
	if err != nil {
		return e.failText(t, strings.TrimPrefix(err.Error(), "Time.AppendText: "))
	}
	return e.WriteToken(jsontext.String(string(text)))
}

// setTime stores a time of RFC 3339, which time.Parse takes more freely than it is unless loose.
func setTime(v reflect.Value, text string, loose bool) error {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return err
	}
	if !loose {
		if err := checkTime(text); err != nil {
			return err
		}
	}
	v.Set(reflect.ValueOf(t))
	return nil
}

// checkTime is what RFC 3339 wants of a time that time.Parse takes.
func checkTime(text string) error {
	const hour, fraction = len("2006-01-02T"), len("2006-01-02T15:04:05")
	failure := &time.ParseError{Layout: time.RFC3339, Value: text}
	switch zone := text[max(0, len(text)-len("07:00")):]; {
	case text[hour+1] == ':':
		failure.LayoutElem, failure.ValueElem = "15", text[hour:hour+1]
	case text[fraction] == ',':
		failure.LayoutElem, failure.ValueElem = ".", ","
	case text[len(text)-1] == 'Z':
		return nil
	case zone[:2] > "23":
		failure.Message = ": timezone hour out of range"
	case zone[3:] > "59":
		failure.Message = ": timezone minute out of range"
	default:
		return nil
	}
	return failure
}
