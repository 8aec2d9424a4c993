package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SyntaxError tells where a template is wrong.
type SyntaxError struct {
	Line, Column int
	Reason       string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Reason) }

var errUndefined = errors.New("undefined variable")

type filter func(string, []string) (string, error)

var filters = map[string]filter{
	"upper": func(s string, _ []string) (string, error) { return strings.ToUpper(s), nil },
	"quote": func(s string, _ []string) (string, error) { return strconv.Quote(s), nil },
	"pad": func(s string, args []string) (string, error) {
		if len(args) != 1 {
			return "", fmt.Errorf("pad wants 1 argument, has %d", len(args))
		}
		n, err := strconv.Atoi(args[0])
		if err != nil {
			return "", fmt.Errorf("pad: %w", err)
		}
		return fmt.Sprintf("%*s", n, s), nil
	},
	"trunc": func(s string, args []string) (string, error) {
		n, err := strconv.ParseUint(args[0], 10, 8)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("%.*s", n, s), nil
	},
	"join": func(s string, args []string) (string, error) {
		return strings.Join(strings.Fields(s), strings.Join(args, ",")), nil
	},
}

// expand replaces {name|filter:a,b|...} in a template; {{ is a brace, {name?yes:no} chooses.
func expand(template string, variables map[string]string) (string, error) {
	var out strings.Builder
	var errs []error
	rest := template
	position := func() (int, int) {
		seen := template[:len(template)-len(rest)]
		line := 1 + strings.Count(seen, "\n")
		return line, 1 + utf8.RuneCountInString(seen[1+strings.LastIndex(seen, "\n"):])
	}
	fail := func(err error) {
		line, column := position()
		errs = append(errs, fmt.Errorf("at %d:%d: %w", line, column, err))
	}
	for {
		before, after, found := strings.Cut(rest, "{")
		out.WriteString(before)
		if !found {
			return out.String(), errors.Join(errs...)
		}
		rest = rest[len(before):]
		if strings.HasPrefix(after, "{") {
			out.WriteByte('{')
			rest = after[1:]
			continue
		}
		body, tail, closed := strings.Cut(after, "}")
		if !closed {
			line, column := position()
			return out.String(), errors.Join(append(errs, &SyntaxError{line, column, "unclosed brace"})...)
		}
		value, err := evaluate(body, variables)
		if err != nil {
			fail(err)
			value = "<?>"
		}
		out.WriteString(value)
		rest = tail
	}
}

func evaluate(body string, variables map[string]string) (string, error) {
	if name, choice, ok := strings.Cut(body, "?"); ok {
		yes, no, _ := strings.Cut(choice, ":")
		if variables[name] != "" {
			return yes, nil
		}
		return no, nil
	}
	parts := strings.Split(body, "|")
	value, ok := variables[strings.TrimSpace(parts[0])]
	if !ok {
		return "", fmt.Errorf("%w %q", errUndefined, parts[0])
	}
	for _, part := range parts[1:] {
		name, list, has := strings.Cut(strings.TrimSpace(part), ":")
		var args []string
		if has {
			args = strings.Split(list, ",")
		}
		f := filters[name]
		if f == nil {
			return "", fmt.Errorf("no filter %q (have %q)", name, slices.Sorted(maps.Keys(filters)))
		}
		var err error
		if value, err = f(value, args); err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
	}
	return value, nil
}

func main() {
	variables := map[string]string{"name": "Zoë", "empty": "", "list": " a  b\tc ", "n": "42", "deep": "{name}", "odd": "\xffx\n"}
	for _, t := range []string{
		"", "plain", "Hello {name}!", "{{name}}", "{ name }", "{name|upper}", "{name|pad:8}|{name|pad:-8}|", "{name|trunc:2|quote}",
		"{list|join:+}", "{list|join:a,b}", "{empty?yes:no} {name?yes:no} {none?a}", "{none}\n  é{missing} {n}", "{name", "a\nbé{n} {x", "{name|what}",
		"{name|pad}", "{name|pad:x}", "{name|pad:99999999999999999999}", "{name|trunc:300}", "{name|trunc:-1}", "}{n}}", "{}", "{|upper}", "{odd|quote|upper}", "{deep}",
	} {
		s, err := expand(t, variables)
		var se *SyntaxError
		fmt.Printf("%q -> %q undefined %v range %v syntax %v\n", t, s, errors.Is(err, errUndefined), errors.Is(err, strconv.ErrRange), errors.As(err, &se))
		if err != nil {
			fmt.Println("   ", strings.ReplaceAll(err.Error(), "\n", "\n    "))
		}
	}
	mapping := func(name string) string { return "<" + name + ">" }
	for _, s := range []string{"$a", "${a}", "${}", "$", "$$", "${", "${a", "$1x", "$*", "${*}", "${a b}", "$é", "a$-b", "$_x1.y", "${a}$b$", "$#@!"} {
		fmt.Printf("%q %q\n", s, os.Expand(s, mapping))
	}
}
