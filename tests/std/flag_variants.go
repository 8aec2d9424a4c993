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

func (l *list) String() string     { return strings.Join(*l, "+") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	for _, args := range []string{"", "-n 5 rest -b", "--n=0x10 -b=false -s= x", "-n x", "-zz", "-b=maybe", "-s", "-l a -l b", "-d 1h5m -f 1e3 -u 7", "-d 5", "-f x", "-u -1", "-- -n 5", "-", "-=x", "---n", "-h", "-help", "-t 2020-01-02T00:00:00Z", "-c one -c bad", "-bf -bf=no", "-i64 99999999999999999999", "-n=5=6"} {
		fs := flag.NewFlagSet("prog", flag.ContinueOnError)
		fs.SetOutput(os.Stdout)
		n := fs.Int("n", 3, "the `count` of things")
		b := fs.Bool("b", true, "a bool\nover lines")
		s := fs.String("s", "def", "string value")
		d := fs.Duration("d", time.Second, "")
		f := fs.Float64("f", 0, "float")
		u := fs.Uint("u", 9, "unsigned")
		i := fs.Int64("i64", 0, "wide")
		var l list
		fs.Var(&l, "l", "a list")
		var t time.Time
		fs.TextVar(&t, "t", time.Time{}, "a time")
		fs.Func("c", "call", func(s string) error {
			if s == "bad" {
				return errors.New("no bad")
			}
			fmt.Println("called", s)
			return nil
		})
		fs.BoolFunc("bf", "bool call", func(s string) error {
			if s == "no" {
				return errors.New("not no")
			}
			fmt.Println("boolcalled", s)
			return nil
		})
		err := fs.Parse(strings.Fields(args))
		fmt.Printf("[%s] %v %v %q %v %v %v %v %v %v | %v %q %d %d %v\n", args, *n, *b, *s, *d, *f, *u, *i, l, t.Year(), err, fs.Args(), fs.NArg(), fs.NFlag(), errors.Is(err, flag.ErrHelp))
		fs.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
		fmt.Println(fs.Arg(0), fs.Arg(7), fs.Parsed(), fs.Lookup("n").DefValue, fs.Lookup("q") == nil, fs.Set("n", "12"), fs.Set("q", "1"), fs.Set("n", "z"))
	}
	fs := flag.NewFlagSet("", flag.PanicOnError)
	fs.SetOutput(os.Stdout)
	fmt.Println(fs.Name(), fs.ErrorHandling())
	for _, f := range []func(){
		func() { fs.Parse([]string{"-x"}) },
		func() { fs.Int("a", 1, ""); fs.Int("a", 2, "") },
		func() { fs.Int("-a", 1, "") },
		func() { fs.Int("a=b", 1, "") },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	name, usage := flag.UnquoteUsage(&flag.Flag{Name: "x", Usage: "a `file` name", Value: new(list)})
	fmt.Println(name, usage)
}
