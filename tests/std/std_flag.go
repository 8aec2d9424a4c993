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

type level int

func (l level) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("L%d", int(l))), nil }
func (l *level) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "L%d", (*int)(l))
	return err
}

func newSet() (*flag.FlagSet, func()) {
	fs := flag.NewFlagSet("prog", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	b := fs.Bool("b", false, "a bool")
	i := fs.Int("i", 5, "an `int` value")
	s := fs.String("s", "def", "a string\nof two lines")
	d := fs.Duration("d", time.Second, "a duration")
	f := fs.Float64("f", 0, "a float")
	u := fs.Uint("u", 0, "a uint")
	i64 := fs.Int64("i64", 0, "an int64")
	u64 := fs.Uint64("u64", 7, "a uint64")
	var l list
	fs.Var(&l, "l", "a list")
	var lv level
	fs.TextVar(&lv, "lv", level(2), "a level")
	fs.Func("fn", "calls a `thing`", func(s string) error {
		if s == "bad" {
			return errors.New("it is bad")
		}
		return nil
	})
	fs.BoolFunc("bf", "bool func", func(s string) error { fmt.Println("bf", s); return nil })
	return fs, func() {
		fmt.Println(*b, *i, *s, *d, *f, *u, *i64, *u64, l, lv, fs.Args(), fs.NFlag(), fs.NArg(), fs.Arg(0), fs.Parsed())
		fs.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
		fmt.Println()
	}
}

func main() {
	for _, args := range [][]string{
		{}, {"-b", "-i", "3", "--s=x", "rest", "-b"}, {"-b=false", "-d", "1m", "-f", "2.5", "-u", "9", "-i64", "-4", "-u64=0x10"},
		{"-l", "a", "-l", "b", "--", "-b"}, {"-lv", "L9", "-fn", "ok", "-bf"}, {"-", "x"},
		{"-nope"}, {"-i", "x"}, {"-i", "99999999999999999999"}, {"-b=maybe"}, {"-i"}, {"-d", "5"}, {"---x"}, {"-=x"}, {"-fn", "bad"}, {"-lv", "q"}, {"-h"}, {"-help"}, {"-f", "a"}, {"-u", "-1"},
	} {
		fs, show := newSet()
		err := fs.Parse(args)
		fmt.Println(args, "->", err, errors.Is(err, flag.ErrHelp))
		show()
	}
	fs, _ := newSet()
	fmt.Println(fs.Lookup("i").DefValue, fs.Lookup("zzz") == nil, fs.Set("i", "8"), fs.Set("zz", "1"), fs.Name(), fs.ErrorHandling())
	n, u := flag.UnquoteUsage(fs.Lookup("i"))
	fmt.Println(n, u)
	func() {
		defer func() { fmt.Println(recover()) }()
		fs.Int("i", 1, "again")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fs.Int("-i", 1, "dash")
	}()
	os.Args = []string{"cmd", "-x", "3", "tail"}
	x := flag.Int("x", 1, "x")
	flag.CommandLine.Init("cmd", flag.ContinueOnError)
	flag.Parse()
	fmt.Println(*x, flag.Args(), flag.NArg(), flag.NFlag())
}
