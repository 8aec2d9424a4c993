package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

type picky struct{}

func (picky) String() string     { return "picky" }
func (picky) Set(s string) error { return errors.New("never " + s) }

func main() {
	build := func() (*flag.FlagSet, *list) {
		fs := flag.NewFlagSet("prog", flag.ContinueOnError)
		fs.SetOutput(os.Stdout)
		fs.Bool("b", false, "a `switch`")
		fs.Int("n", 5, "a number")
		fs.Int64("n64", -1, "")
		fs.Uint("u", 0, "an unsigned\nsecond line")
		fs.Float64("f", 1.5, "the `ratio` of things")
		fs.String("s", "def", "text")
		fs.String("empty", "", "text")
		fs.Duration("d", time.Second, "how long")
		l := &list{}
		fs.Var(l, "l", "a list")
		fs.Var(picky{}, "p", "picky")
		fs.Func("fn", "calls", func(s string) error {
			if s == "bad" {
				return errors.New("bad value")
			}
			return nil
		})
		fs.BoolFunc("bf", "", func(s string) error { fmt.Println("bf", s); return nil })
		fs.TextVar(new(time.Time), "t", time.Time{}, "a time")
		return fs, l
	}
	for _, args := range [][]string{
		{}, {"-b", "-n", "7", "x", "-s", "y"}, {"--n=0x10", "-b=false", "--", "-s"}, {"-n", "abc"}, {"-n"}, {"-b=maybe"}, {"-zzz"},
		{"-l", "a", "-l=b", "-"}, {"-p", "x"}, {"-fn", "bad"}, {"-fn=ok", "-bf", "-bf=3"}, {"-d", "1x"}, {"-d", "3m"}, {"-u", "-1"}, {"-f", "1e400"},
		{"---n"}, {"-=1"}, {"-n64", "99999999999999999999"}, {"-t", "x"}, {"-t", "2020-01-02T03:04:05Z"}, {"-h"},
	} {
		fs, l := build()
		err := fs.Parse(args)
		fmt.Println(args, "->", err, errors.Is(err, flag.ErrHelp), fs.Args(), fs.NArg(), fs.NFlag(), fs.Arg(0), fs.Parsed(), *l)
		fs.Visit(func(f *flag.Flag) { fmt.Println("  set", f.Name, f.Value, f.DefValue) })
	}
	fs, _ := build()
	fs.VisitAll(func(f *flag.Flag) {
		name, usage := flag.UnquoteUsage(f)
		fmt.Printf("%s %q %q\n", f.Name, name, usage)
	})
	fmt.Println(fs.Set("n", "12"), fs.Lookup("n").Value, fs.Set("none", ""), fs.Lookup("none"), fs.Name(), fs.ErrorHandling())
	fmt.Println(fs.Lookup("n").Value.(flag.Getter).Get())
	func() {
		defer func() { fmt.Println(recover()) }()
		fs.Int("n", 1, "")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fs.Int("-x", 1, "")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		flag.NewFlagSet("p", flag.PanicOnError).Parse([]string{"-x"})
	}()
	flag.CommandLine = flag.NewFlagSet("cmd", flag.ExitOnError)
	flag.CommandLine.SetOutput(os.Stdout)
	flag.Usage = func() { fmt.Println("own usage") }
	flag.Int("k", 1, "kay")
	flag.PrintDefaults()
	flag.CommandLine.Usage = flag.Usage
	flag.CommandLine.Parse([]string{"-bad"})
}
