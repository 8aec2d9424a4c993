// One type with text methods in flags, JSON, maps, formatting, scanning, templates of logs, and their errors.
package main

import (
	"encoding"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"math/big"
	"os"
	"slices"
	"strings"
	"time"
)

// Color is a name, or #rrggbb.
type Color struct{ R, G, B uint8 }

var named = map[string]Color{"red": {255, 0, 0}, "black": {}}

func (c Color) MarshalText() ([]byte, error) { return c.AppendText(nil) }

func (c Color) AppendText(b []byte) ([]byte, error) {
	for name, x := range named {
		if x == c {
			return append(b, name...), nil
		}
	}
	if c.R == 13 {
		return nil, fmt.Errorf("unlucky %d", c.R)
	}
	return fmt.Appendf(b, "#%02x%02x%02x", c.R, c.G, c.B), nil
}

func (c *Color) UnmarshalText(text []byte) error {
	if x, ok := named[string(text)]; ok {
		*c = x
		return nil
	}
	if n, err := fmt.Sscanf(string(text), "#%02x%02x%02x", &c.R, &c.G, &c.B); n != 3 {
		return fmt.Errorf("color %q: %w", text, err)
	}
	return nil
}

func (c Color) Format(s fmt.State, verb rune) {
	switch verb {
	case 'x':
		fmt.Fprintf(s, "%02x%02x%02x", c.R, c.G, c.B)
	case 'v', 's':
		text, err := c.MarshalText()
		if w, ok := s.Width(); ok && err == nil {
			fmt.Fprintf(s, "%*s", w, text)
		} else if s.Flag('#') {
			fmt.Fprintf(s, "Color(%d,%d,%d)", c.R, c.G, c.B)
		} else {
			fmt.Fprint(s, string(text))
		}
	default:
		fmt.Fprintf(s, "%%!%c(Color)", verb)
	}
}

func (c *Color) Scan(s fmt.ScanState, verb rune) error {
	if verb != 'v' && verb != 's' {
		return errors.New("Color: verb " + string(verb))
	}
	tok, err := s.Token(true, func(r rune) bool { return r == '#' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' })
	if err != nil {
		return err
	}
	return c.UnmarshalText(tok)
}

type Colors []Color

func (cs *Colors) String() string { return fmt.Sprint([]Color(*cs)) }
func (cs *Colors) Set(s string) error {
	for part := range strings.SplitSeq(s, ",") {
		var c Color
		if err := c.UnmarshalText([]byte(part)); err != nil {
			return err
		}
		*cs = append(*cs, c)
	}
	return nil
}

type Level int

func (l Level) String() string { return [...]string{"debug", "info", "warn"}[l] }
func (l *Level) Set(s string) error {
	i := slices.Index([]string{"debug", "info", "warn"}, s)
	if i < 0 {
		return errors.New("no such level")
	}
	*l = Level(i)
	return nil
}

func main() {
	var (
		_ encoding.TextMarshaler   = Color{}
		_ encoding.TextAppender    = Color{}
		_ encoding.TextUnmarshaler = (*Color)(nil)
		_ fmt.Formatter            = Color{}
		_ fmt.Scanner              = (*Color)(nil)
	)
	teal := Color{0, 128, 128}
	fmt.Printf("%v|%s|%x|%10v|%-10v|%#v|%d|%q|%+v\n", teal, teal, teal, named["red"], teal, teal, teal, teal, &teal)
	fmt.Println(teal, []Color{teal, {}}, map[Color]int{teal: 2, {}: 1, {255, 0, 0}: 3}, struct{ C Color }{teal}, &struct{ C *Color }{nil})
	fmt.Printf("%v %v\n", Level(1), []Level{0, 2})
	fmt.Println(Level(7))

	doc := map[Color]any{teal: []Color{{1, 2, 3}}, {}: map[string]*Color{"n": nil, "t": &teal}}
	text, err := json.Marshal(doc)
	fmt.Println(string(text), err)
	var back map[Color]json.RawMessage
	fmt.Println(json.Unmarshal(text, &back), string(back[teal]), len(back))
	for _, s := range []string{`{"red":1,"#00gg00":2}`, `{"":1}`, `["red"]`, `null`} {
		fmt.Println(s, json.Unmarshal([]byte(s), &back))
	}
	_, err = json.Marshal(map[Color]int{{R: 13}: 1})
	fmt.Println(err)
	_, err = json.Marshal([]Color{{R: 13}})
	var me *json.MarshalerError
	fmt.Println(err, errors.As(err, &me))
	var list []Color
	fmt.Println(json.Unmarshal([]byte(`["red","#010203",null,"x"]`), &list), list)

	for _, args := range [][]string{
		{}, {"-color", "red", "-level=warn"}, {"--color=#ff00ff", "-colors", "red,black", "-colors=#000001", "rest", "-level"}, {"-color", "pink"}, {"-level", "loud"}, {"-colors", "red,,"}, {"-big", "0x10", "-when", "2024-02-30"}, {"-when", "2024-02-29T12:00:00Z", "-big=12345678901234567890"}, {"-color"}, {"-h"},
	} {
		fs := flag.NewFlagSet("paint", flag.ContinueOnError)
		var out strings.Builder
		fs.SetOutput(&out)
		var c Color
		var cs Colors
		var lv Level
		var n big.Int
		var when time.Time
		fs.TextVar(&c, "color", teal, "the `paint`")
		fs.Var(&cs, "colors", "more of them")
		fs.Var(&lv, "level", "of noise")
		fs.TextVar(&n, "big", big.NewInt(7), "a number")
		fs.TextVar(&when, "when", time.Unix(0, 0).UTC(), "a time")
		fs.BoolFunc("twice", "paint twice", func(string) error { return nil })
		err := fs.Parse(args)
		fmt.Println(args, err, c, cs, lv, &n, when.Format(time.RFC3339), fs.Args(), fs.NFlag())
		if first, _, _ := strings.Cut(out.String(), "\n"); err != nil {
			fmt.Printf("  %q %d\n", first, strings.Count(out.String(), "\n"))
		}
		if len(args) == 1 {
			fmt.Print(out.String())
		}
	}

	var a, b, c Color
	for _, s := range []string{"red black #00ff00", "red", "red blue black", " \n#0000ff\tred #1", ""} {
		n, err := fmt.Sscan(s, &a, &b, &c)
		fmt.Println(n, err, a, b, c)
	}
	n, err := fmt.Sscanf("#010101-red;5", "%v-%s;%d", &a, &b, new(int))
	fmt.Println(n, err, a, b)
	n, err = fmt.Sscanf("red", "%d", &a)
	fmt.Println(n, err)
	_, err = fmt.Fscan(strings.NewReader(""), &a)
	fmt.Println(err == io.EOF, err)

	l := log.New(os.Stdout, "", log.Lmsgprefix)
	l.SetPrefix("paint: ")
	l.Printf("%v on %6v", teal, Color{})
	l.Println([]Level{1}, teal, errors.Join(errors.New("a"), nil, fmt.Errorf("b: %w", io.EOF)))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		l.Panicf("%s", Color{255, 0, 0})
	}()
}
