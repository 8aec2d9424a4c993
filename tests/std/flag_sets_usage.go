package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

// list is a Value that can be set many times; zero says whether its zero value can be printed.
type list []string

func (l *list) String() string { return strings.Join(*l, "|") }
func (l *list) Set(text string) error {
	if text == "bad" {
		return errors.New("bad element")
	}
	*l = append(*l, text)
	return nil
}
func (l *list) Get() any { return []string(*l) }

// toggle is a Value that needs no argument.
type toggle struct{ on *bool }

func (t toggle) String() string {
	if t.on == nil {
		return "unset"
	}
	return fmt.Sprint(*t.on)
}
func (t toggle) Set(text string) error { *t.on = text == "true"; return nil }
func (t toggle) IsBoolFlag() bool      { return true }

// angry panics when its zero value is printed.
type angry struct{ p *int }

func (a *angry) String() string {
	if a.p == nil {
		panic("no pointer in here")
	}
	return fmt.Sprint(*a.p)
}
func (a *angry) Set(string) error { return nil }

type level int

func (l level) MarshalText() ([]byte, error) {
	if l < 0 {
		return nil, errors.New("negative")
	}
	return fmt.Appendf(nil, "L%d", int(l)), nil
}
func (l *level) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text), "L%d", (*int)(l))
	return err
}

func build(handling flag.ErrorHandling) (*flag.FlagSet, *strings.Builder) {
	out := &strings.Builder{}
	set := flag.NewFlagSet("tool", handling)
	set.SetOutput(out)
	set.Bool("b", false, "a `switch` that is off")
	set.Bool("bool-on", true, "on\nwith a second line")
	set.Int("int", 0, "plain")
	set.Int("n", -5, "`count` of things")
	set.Int64("i64", 1<<40, "big")
	set.Uint("u", 7, "unsigned")
	set.Uint64("u64", 0, "")
	set.Float64("f", 1.5, "a float")
	set.Float64("zero-float", 0, "a `` empty name")
	set.String("s", "", "text")
	set.String("str", "de\"f", "a `name` and `another`")
	set.String("tick", "x", "one ` tick only")
	set.Duration("d", 90*time.Second, "how long")
	set.Duration("zero-d", 0, "none")
	set.Func("func", "calls a `thing`", func(text string) error {
		if text == "no" {
			return errors.New("refused")
		}
		return nil
	})
	set.BoolFunc("boolfunc", "calls without", func(text string) error {
		if text != "true" {
			return fmt.Errorf("got %q", text)
		}
		return nil
	})
	var l list
	set.Var(&l, "list", "elements")
	on := true
	set.Var(toggle{&on}, "toggle", "a toggle")
	number := 3
	set.Var(&angry{&number}, "angry", "panics at zero")
	lev := level(2)
	set.TextVar(&lev, "level", level(1), "a level")
	set.TextVar(&lev, "level0", level(0), "zero level")
	return set, out
}

func main() {
	set, out := build(flag.ContinueOnError)
	set.PrintDefaults()
	fmt.Print(out)
	out.Reset()
	for _, name := range []string{"b", "n", "s", "str", "zero-float", "tick", "func", "boolfunc", "list", "toggle", "level", "d", "u", "f", "int"} {
		shown, usage := flag.UnquoteUsage(set.Lookup(name))
		fmt.Printf("%s: %q %q default %q\n", name, shown, usage, set.Lookup(name).DefValue)
	}
	lines := [][]string{{"-int"}, {"-int="}, {"-int=x"}, {"-int", "0x10"}, {"-int", "010"}, {"-int", "1_000"}, {"-int", "99999999999999999999"}, {"-u", "-1"}, {"-u", "18446744073709551616"}, {"-i64", "1e3"},
		{"-f", "1e400"}, {"-f", "x"}, {"-f", "0x1p-2"}, {"-d", "5"}, {"-d", "1h2m"}, {"-d", "99999999h"}, {"-b=maybe"}, {"-b", "false"}, {"-b=false", "-b=T"}, {"-b="}, {"--b"}, {"---b"}, {"-"}, {"--"}, {"--", "-b"}, {"-=x"}, {"--=x"},
		{"-unknown"}, {"-unknown=5"}, {"-s"}, {"-s", "-b"}, {"-s=a=b"}, {"-s="}, {"-list", "a", "-list=bad"}, {"-list=x", "y", "-list=z"}, {"-toggle"}, {"-toggle=false"}, {"-toggle", "false"}, {"-func=no"}, {"-func"}, {"-boolfunc"}, {"-boolfunc=x"},
		{"-level", "L9"}, {"-level", "9"}, {"-h"}, {"--help"}, {"-help=x"}, {"-é"}, {"-b", "-", "-int", "5"}, {"", "-b"}, {"-b", "rest", "-int=5"}}
	for _, line := range lines {
		set, out := build(flag.ContinueOnError)
		set.Usage = func() { fmt.Fprintln(set.Output(), "usage called") }
		err := set.Parse(line)
		fmt.Printf("%q: %v help=%t args=%q narg=%d nflag=%d parsed=%t out=%q", line, err, errors.Is(err, flag.ErrHelp), set.Args(), set.NArg(), set.NFlag(), set.Parsed(), out)
		set.Visit(func(f *flag.Flag) { fmt.Printf(" %s=%v", f.Name, f.Value) })
		fmt.Println()
	}
	set, out = build(flag.PanicOnError)
	func() {
		defer func() { fmt.Println("panic:", recover()) }()
		set.Parse([]string{"-int=q"})
	}()
	fmt.Println(strings.HasPrefix(out.String(), "invalid value \"q\" for flag -int: parse error\nUsage of tool:\n"))
	for _, name := range []string{"-x", "a=b", "", "b"} {
		func() {
			set, out := build(flag.ContinueOnError)
			defer func() { fmt.Printf("define %q: %v %q\n", name, recover(), out) }()
			set.Bool(name, false, "")
		}()
	}
	nameless := flag.NewFlagSet("", flag.ContinueOnError)
	nameless.SetOutput(os.Stdout)
	nameless.Int("only", 4, "the only flag")
	fmt.Println(nameless.Parse([]string{"-other"}))
	fmt.Println(nameless.Set("only", "5"), nameless.Set("none", "5"), nameless.Set("only", "x"), nameless.Lookup("only").Value, nameless.Lookup("none") == nil)
	fmt.Println(nameless.Arg(0), nameless.Arg(-1), nameless.Arg(9), nameless.Name(), nameless.ErrorHandling())
	var zero flag.FlagSet
	zero.SetOutput(os.Stdout)
	fmt.Println(zero.Parse([]string{"a", "-b"}), zero.Args(), zero.Parsed())
	zero.PrintDefaults()
	err := zero.Parse([]string{"-b"})
	fmt.Println(err)
	get, _ := set.Lookup("d").Value.(flag.Getter)
	fmt.Printf("%T %v\n", get.Get(), get.Get())
	set.Init("renamed", flag.ContinueOnError)
	set.Usage = nil
	out.Reset()
	fmt.Println(set.Parse([]string{"-h"}), strings.SplitN(out.String(), "\n", 2)[0])
}
