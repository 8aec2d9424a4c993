package main

import (
	"errors"
	"flag"
	"fmt"
	"math/big"
	"net/netip"
	"os"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, "+") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

type level int

func (l *level) String() string   { return fmt.Sprint(int(*l)) }
func (l *level) IsBoolFlag() bool { return true }
func (l *level) Get() any         { return int(*l) }
func (l *level) Set(s string) error {
	if s != "true" {
		return fmt.Errorf("level %q", s)
	}
	*l++
	return nil
}

func build(handling flag.ErrorHandling) *flag.FlagSet {
	set := flag.NewFlagSet("tool", handling)
	set.SetOutput(os.Stdout)
	set.Bool("b", false, "a switch")
	set.Bool("yes", true, "on by default")
	set.Int("i", 5, "an `amount` of things")
	set.Int64("i64", -1, "")
	set.Uint("u", 0, "none\nsecond line")
	set.Uint64("u64", 1<<64-1, "all bits")
	set.Float64("f", 0.5, "a ratio")
	set.String("s", "", "a `file name`")
	set.String("t", "tab\t\"quoted\"", "text")
	set.Duration("d", 0, "how long")
	set.Duration("dd", 90*time.Second, "longer")
	set.Var(&list{}, "l", "a list")
	set.Var(new(level), "v", "more words")
	set.Func("fn", "calls a `function`", func(s string) error {
		if s == "bad" {
			return errors.New("refused")
		}
		return nil
	})
	set.BoolFunc("bf", "calls without value", func(s string) error {
		if s == "false" {
			return errors.New("no falsehood")
		}
		return nil
	})
	var n big.Int
	set.TextVar(&n, "big", big.NewInt(42), "a big number")
	var a netip.Addr
	set.TextVar(&a, "addr", netip.Addr{}, "an address")
	return set
}

func show(set *flag.FlagSet) {
	set.Visit(func(f *flag.Flag) {
		fmt.Printf(" %s=%v", f.Name, f.Value)
		if getter, ok := f.Value.(flag.Getter); ok {
			fmt.Printf(" %T", getter.Get())
		}
	})
	fmt.Printf(" | %d %d %q %t\n", set.NFlag(), set.NArg(), set.Args(), set.Parsed())
}

func main() {
	build(flag.ContinueOnError).PrintDefaults()
	quiet := func(set *flag.FlagSet) *flag.FlagSet {
		set.Usage = func() { fmt.Print("[usage] ") }
		return set
	}
	for _, line := range []string{
		"", "-b", "--b", "-b=false", "-b false", "-b=T", "-b=2", "-b=", "-yes=0", "-i 3", "-i=0x10", "-i=0b11", "-i 1_000", "-i=", "-i", "-i 1.5", "-i 9223372036854775808", "-i64 -9223372036854775808", "-i64=-9223372036854775809",
		"-u -1", "-u 07", "-u 08", "-u64 18446744073709551615", "-u64 18446744073709551616", "-f 1e400", "-f nan", "-f -inf", "-f 0x1p-2", "-f x", "-s", "-s=", "-s -b", "-s==x", "-d 5", "-d 1h2m3.5s", "-d -1us", "-d=1d", "-l a -l b -l=",
		"-v -v -v", "-v=2", "-v=false", "-fn good", "-fn bad", "-fn", "-bf", "-bf=x", "-bf=false", "-bf false", "-big 123456789012345678901234567890", "-big x", "-addr 1.2.3.4", "-addr ::1%eth0", "-addr 1.2.3",
		"-", "--", "-- -b", "a -b", "-b - -i 1", "---b", "-=", "--=x", "-unknown", "-unknown=1", "-h", "-help", "--help=x", "-b -b=false -b", "-I 5", "-i 1 -i 2 rest -i 3", "-é",
	} {
		set := quiet(build(flag.ContinueOnError))
		err := set.Parse(strings.Fields(line))
		fmt.Printf("%q err %v help %t;", line, err, errors.Is(err, flag.ErrHelp))
		show(set)
	}
	set := build(flag.PanicOnError)
	set.Usage = func() { fmt.Println(set.Name(), set.Output() == os.Stdout, set.ErrorHandling() == flag.PanicOnError) }
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		set.Parse([]string{"-i", "x"})
	}()
	for _, name := range []string{"b", "-b", "a=b", "", " "} {
		func() {
			defer func() { fmt.Println("define", recover()) }()
			set.Bool(name, false, "")
		}()
	}
	fmt.Println(set.Set("i", "12"), set.Set("none", "1"), set.Set("i", "x"), set.Lookup("i").Value, set.Lookup("i").DefValue, set.Lookup("none"))
	set.Init("other", flag.ContinueOnError)
	fmt.Println(set.Name(), set.Arg(-1) == "", set.Arg(99) == "")
	for _, usage := range []string{"plain", "a `name` here", "`first` and `second`", "one ` only", "``empty"} {
		name, rest := flag.UnquoteUsage(&flag.Flag{Name: "x", Usage: usage, Value: &list{}})
		fmt.Printf("%q %q\n", name, rest)
	}
	empty := flag.NewFlagSet("", flag.ContinueOnError)
	empty.SetOutput(os.Stdout)
	fmt.Println(empty.Parse([]string{"-h"}), empty.Parse([]string{"-x"}))
	named := flag.NewFlagSet("named", flag.ContinueOnError)
	named.SetOutput(os.Stdout)
	named.Int("n", 0, "number")
	fmt.Println(named.Parse([]string{"-n", "z"}))
	count := 0
	set.VisitAll(func(f *flag.Flag) { count++ })
	fmt.Println(count, flag.CommandLine.Name() != "", flag.Parsed())
}
