package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

type Section map[string]string
type INI struct {
	order    []string
	sections map[string]Section
}
type ParseError struct {
	Line int
	Err  error
}

func (p ParseError) Error() string { return "line " + strconv.Itoa(p.Line) + ": " + p.Err.Error() }
func (p ParseError) Unwrap() error { return p.Err }

var ErrNoSection = errors.New("key outside of a section")

func Parse(r io.Reader) (ini *INI, err error) {
	ini = &INI{sections: map[string]Section{}}
	sc := bufio.NewScanner(r)
	var cur Section
	for line := 1; sc.Scan(); line++ {
		text := strings.TrimSpace(sc.Text())
		switch {
		case text == "", text[0] == ';', text[0] == '#':
		case strings.HasPrefix(text, "["):
			name, rest, ok := strings.Cut(text[1:], "]")
			if !ok || rest != "" {
				err = errors.Join(err, ParseError{line, fmt.Errorf("bad header %q", text)})
				continue
			}
			if _, dup := ini.sections[name]; !dup {
				ini.order = append(ini.order, name)
				ini.sections[name] = Section{}
			}
			cur = ini.sections[name]
		default:
			k, v, ok := strings.Cut(text, "=")
			if !ok {
				err = errors.Join(err, ParseError{line, fmt.Errorf("no '=' in %q", text)})
			} else if cur == nil {
				err = errors.Join(err, ParseError{line, ErrNoSection})
			} else {
				v = strings.TrimSpace(v)
				if u, e := strconv.Unquote(v); e == nil {
					v = u
				}
				cur[strings.ToLower(strings.TrimSpace(k))] = os.Expand(v, func(n string) string { return cur[n] })
			}
		}
	}
	return ini, errors.Join(err, sc.Err())
}

func Get[T any](ini *INI, path string, conv func(string) (T, error)) (T, error) {
	sec, key, _ := strings.Cut(path, ".")
	s, ok := ini.sections[sec][key]
	if !ok {
		var z T
		return z, fmt.Errorf("%s: missing", path)
	}
	v, err := conv(s)
	if err != nil {
		err = fmt.Errorf("%s: %w", path, err)
	}
	return v, err
}

type list []string

func (l *list) String() string { return strings.Join(*l, "+") }
func (l *list) Set(s string) error {
	if s == "bad" {
		return errors.New("refused")
	}
	*l = append(*l, s)
	return nil
}

type command struct {
	name, help string
	run        func(out io.Writer, args []string) error
}

func dispatch(args []string, out io.Writer, cmds ...command) error {
	if len(args) == 0 {
		for _, c := range cmds {
			fmt.Fprintf(out, "  %-8s%s\n", c.name, c.help)
		}
		return flag.ErrHelp
	}
	i := slices.IndexFunc(cmds, func(c command) bool { return c.name == args[0] })
	if i < 0 {
		return fmt.Errorf("unknown command %q", args[0])
	}
	return cmds[i].run(out, args[1:])
}

func serve(out io.Writer, args []string) error {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	fs.SetOutput(out)
	port := fs.Int("port", 8080, "the `number` to listen on")
	wait := fs.Duration("wait", time.Second, "how long")
	verbose := fs.Bool("v", false, "talk")
	ratio := fs.Float64("ratio", 0.5, "a ratio")
	name := fs.String("name", "x y", "name")
	var tags list
	fs.Var(&tags, "tag", "repeatable")
	fs.Func("even", "only even", func(s string) error {
		n, err := strconv.Atoi(s)
		if err == nil && n%2 != 0 {
			err = errors.New("odd")
		}
		return err
	})
	if err := fs.Parse(args); err != nil {
		return err
	}
	fmt.Fprintln(out, *port, *wait, *verbose, *ratio, *name, tags, fs.Args(), fs.NFlag())
	fs.Visit(func(f *flag.Flag) { fmt.Fprint(out, f.Name, "=", f.Value, " ") })
	fmt.Fprintln(out)
	return nil
}

func main() {
	src := "x = 1\n; comment\n[Server]\nPort = 80\nname=\"a\\tb\"\nurl = http://${host}:$port/\n[bad\nnonsense\n[db]\nttl=1h5m\nsize = 0x1F\nflag=yes\n[Server]\nhost = h\nurl2=$host:$port\n"
	ini, err := Parse(strings.NewReader(src))
	var pe ParseError
	fmt.Println(err, errors.Is(err, ErrNoSection), errors.As(err, &pe), pe.Line)
	for _, s := range ini.order {
		for _, k := range slices.Sorted(maps.Keys(ini.sections[s])) {
			fmt.Printf("%s.%s=%q\n", s, k, ini.sections[s][k])
		}
	}
	fmt.Println(Get(ini, "Server.port", strconv.Atoi))
	fmt.Println(Get(ini, "db.ttl", time.ParseDuration))
	fmt.Println(Get(ini, "db.size", func(s string) (int64, error) { return strconv.ParseInt(s, 0, 8) }))
	fmt.Println(Get(ini, "db.flag", strconv.ParseBool))
	fmt.Println(Get(ini, "db.nope", strconv.Unquote))
	fmt.Println(Get(ini, "zz.nope", func(s string) (*int, error) { return nil, nil }))
	for _, a := range []string{"", "serve", "serve -port=9 -v -wait 2m -tag a -tag=b -even 4 rest -v", "serve -port x", "serve -nope", "serve -even 3", "serve -tag bad", "serve -h", "serve --ratio", "serve -v=maybe", "stop", "serve -- -v", "serve -ratio 1e400"} {
		err := dispatch(strings.Fields(a), os.Stdout, command{"serve", "run it", serve}, command{name: "quit", help: "leave"})
		fmt.Printf("%q -> %v %t\n", a, err, errors.Is(err, flag.ErrHelp))
	}
}
