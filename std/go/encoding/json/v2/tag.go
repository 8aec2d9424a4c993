package json

import (
	"encoding/json/internal/jsonwire"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// caseRule says how names of members match that of a field.
type caseRule uint8

const (
	caseByOption caseRule = iota
	caseIgnored
	caseStrict
)

// tag is what the tag of a field says.
type tag struct {
	present   bool
	ignored   bool
	name      string
	hasName   bool
	omitZero  bool
	omitEmpty bool
	asString  bool
	embed     bool
	match     caseRule
}

// options are those that a tag can have, besides the name.
var options = [...]string{"case", "embed", "format", "omitempty", "omitzero", "string"}

// parseTag returns what the tag of a field says.
func parseTag(f *reflect.StructField) (tag, error) {
	text, present := f.Tag.Lookup("json")
	t := tag{present: present, name: f.Name}
	switch {
	case text == "-":
		t.ignored = true
		return t, nil
	case present && !f.IsExported() && !f.Anonymous:
		return t, fmt.Errorf("unexported Go struct field %s cannot have non-ignored `json:%q` tag", f.Name, text)
	case !f.IsExported() && !f.Anonymous:
		t.ignored = true
		return t, nil
	}
	rest, err := t.setName(text)
	var seen []string
	for err == nil && rest != "" {
		rest, err = t.setOption(rest, &seen)
	}
	if err == nil && t.embed && (len(seen) > 1 || t.hasName) {
		err = errors.New("cannot have any options other than `embed` specified")
	}
	if err != nil {
		err = fmt.Errorf("Go struct field %s %v", f.Name, err)
	}
	return t, err
}

// setName takes the name that a tag begins with.
func (t *tag) setName(text string) (rest string, err error) {
	end := strings.IndexAny(text, ",\\'\"`")
	if end < 0 {
		end = len(text)
	}
	name := text[:end]
	if !utf8.ValidString(name) {
		return "", fmt.Errorf("has JSON object name %q with invalid UTF-8", name)
	}
	if name != "" {
		t.name, t.hasName = name, true
	}
	rest = text[end:]
	if name == "" && rest != "" && rest[0] != ',' {
		return "", malformed(noOption(rest))
	}
	return rest, nil
}

// setOption takes a comma and the option after it.
func (t *tag) setOption(text string, seen *[]string) (rest string, err error) {
	if text[0] != ',' {
		return "", malformed(jsonwire.InvalidCharacter(text, "before next option (expecting ',')"))
	}
	if text == "," {
		return "", malformed(errors.New("invalid trailing ',' character"))
	}
	name, rest, err := identifier(text[1:])
	if err != nil {
		return "", malformed(err)
	}
	for _, known := range options {
		if name != known && strings.ToLower(strings.ReplaceAll(name, "_", "")) == known {
			return "", fmt.Errorf("has invalid appearance of `%s` tag option; specify `%s` instead", name, known)
		}
	}
	switch name {
	case "omitzero":
		t.omitZero = true
	case "omitempty":
		t.omitEmpty = true
	case "string":
		t.asString = true
	case "embed":
		t.embed = true
	case "case":
		return t.setCase(rest)
	case "format":
		return "", formatError(rest)
	}
	for _, other := range *seen {
		if other == name {
			return "", fmt.Errorf("has duplicate appearance of `%s` tag option", name)
		}
	}
	*seen = append(*seen, name)
	return rest, nil
}

func (t *tag) setCase(text string) (rest string, err error) {
	if text == "" || text[0] != ':' {
		return "", errors.New("is missing value for `case` tag option; specify `case:ignore` or `case:strict` instead")
	}
	value, rest, err := identifier(text[1:])
	if err != nil {
		return "", fmt.Errorf("has malformed value for `case` tag option: %v", err)
	}
	rule := caseByOption
	switch value {
	case "ignore":
		rule = caseIgnored
	case "strict":
		rule = caseStrict
	default:
		return "", fmt.Errorf("has unknown `case:%s` tag value", value)
	}
	if t.match != caseByOption && t.match != rule {
		return "", errors.New("cannot have both `case:ignore` and `case:strict` tag options")
	}
	t.match = rule
	return rest, nil
}

// formatError is why the option format, which is reserved, is an error.
func formatError(text string) error {
	if text == "" || text[0] != ':' {
		return errors.New("is missing value for `format` tag option")
	}
	_, rest, err := identifier(text[1:])
	switch {
	case err != nil:
		return fmt.Errorf("has malformed value for `format` tag option: %v", err)
	case rest != "":
		return errors.New("has `format` tag option that was not specified last")
	}
	return errors.New("has unsupported `format` tag option")
}

func malformed(err error) error { return fmt.Errorf("has malformed `json` tag: %v", err) }

// identifier takes the name or value of an option.
func identifier(text string) (name, rest string, err error) {
	end := strings.IndexFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(text)
	}
	if text == "" {
		return "", "", errUnexpectedEnd
	}
	if r, _ := utf8.DecodeRuneInString(text); !unicode.IsLetter(r) {
		return "", "", noOption(text)
	}
	return text[:end], text[end:], nil
}

var errUnexpectedEnd = errors.New("unexpected EOF")

func noOption(text string) error {
	return jsonwire.InvalidCharacter(text, "at start of option (expecting Unicode letter)")
}
