package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"syscall"
)

func report(what string, err error) {
	if err == nil {
		fmt.Println(what, "ok")
		return
	}
	var wrapped *os.SyscallError
	fmt.Printf("%s: %v (%T)", what, err, err)
	if errors.As(err, &wrapped) {
		fmt.Printf(" call=%q errno=%d", wrapped.Syscall, wrapped.Err)
	}
	fmt.Println(" invalid:", errors.Is(err, syscall.EINVAL))
}

func environ() []string {
	list := os.Environ()
	sort.Strings(list)
	return list
}

func expand(templates ...string) {
	for _, template := range templates {
		var asked []string
		out := os.Expand(template, func(name string) string {
			asked = append(asked, name)
			return "<" + strings.ToUpper(name) + ">"
		})
		fmt.Printf("%-16q -> %q asked %q\n", template, out, asked)
	}
}

func main() {
	os.Clearenv()
	fmt.Println(len(os.Environ()), os.Getenv("PATH") == "")
	report("set empty name", os.Setenv("", "x"))
	report("set =", os.Setenv("A=B", "x"))
	report("set = first", os.Setenv("=A", "x"))
	report("set NUL name", os.Setenv("A\x00B", "x"))
	report("set NUL value", os.Setenv("A", "x\x00y"))
	report("set", os.Setenv("ALPHA", "1"))
	report("set empty value", os.Setenv("EMPTY", ""))
	report("set equals in value", os.Setenv("EQ", "=a=b="))
	report("set spaces", os.Setenv("with space", " v "))
	report("set unicode", os.Setenv("größe", "ß→"))
	report("set bytes", os.Setenv("BYTES", "\xff\xfe"))
	report("set newline", os.Setenv("LINES", "a\nb"))
	for _, entry := range environ() {
		fmt.Printf("%q\n", entry)
	}
	for _, name := range []string{"ALPHA", "EMPTY", "EQ", "with space", "größe", "BYTES", "alpha", "", "=", "A=B", "ALPHA=1", "NONE", "ALPHA\x00"} {
		value, found := os.LookupEnv(name)
		fmt.Printf("%q %q %t %q\n", name, value, found, os.Getenv(name))
	}
	report("unset missing", os.Unsetenv("MISSING"))
	report("unset empty", os.Unsetenv(""))
	report("unset =", os.Unsetenv("A=B"))
	report("unset", os.Unsetenv("EQ"))
	report("unset twice", os.Unsetenv("EQ"))
	_, found := os.LookupEnv("EQ")
	fmt.Println("EQ", found)
	report("overwrite", os.Setenv("ALPHA", "2"))
	report("again", os.Setenv("ALPHA", "3"))
	fmt.Println(os.Getenv("ALPHA"), len(os.Environ()))

	list := os.Environ()
	list[0] = "CHANGED=1"
	_, found = os.LookupEnv("CHANGED")
	fmt.Println("changed through the copy:", found)

	expand("", "$", "$$", "$$$", "a$", "$ x", "$a", "${a}", "${a", "${}", "${", "$}", "$a$b", "$a-$b", "$a_b", "$a.b", "$1", "$12", "$1a",
		"${12}", "${1a}", "$*", "$#x", "$@", "$!", "$?", "$-", "$0", "${*}", "${#}", "${$}", "${*x}", "${a b}", "${a}}", "${${a}}", "$_", "$_1",
		"$é", "${é}", "é$aé", "x$+y", "$(a)", "\\$a", "${-}", "${ }", "$a}", "{$a}", "$\x00a", "${a\x00b}")

	fmt.Printf("%q\n", os.ExpandEnv("$ALPHA ${ALPHA} $NONE|$EMPTY|${with space} ${größe} $größe ${ALPHA"))
	os.Setenv("LOOP", "$LOOP")
	fmt.Printf("%q\n", os.ExpandEnv("$LOOP"))
	os.Setenv("*", "star")
	os.Setenv("1", "one")
	fmt.Printf("%q\n", os.ExpandEnv("$* $1 $12 ${*}"))

	value, found := syscall.Getenv("ALPHA")
	fmt.Println(value, found)
	fmt.Println(syscall.Setenv("", "v"), syscall.Setenv("a\x00", "v"), syscall.Unsetenv("ALPHA"))
	fmt.Println(os.Getenv("ALPHA") == "")

	os.Setenv("HOME", "/home/me")
	os.Unsetenv("XDG_CONFIG_HOME")
	os.Unsetenv("XDG_CACHE_HOME")
	for name, directory := range map[string]func() (string, error){"home": os.UserHomeDir} {
		path, err := directory()
		fmt.Println(name, path, err)
	}
	show := func(path string, err error) { fmt.Printf("%q %v\n", path, err) }
	show(os.UserConfigDir())
	show(os.UserCacheDir())
	os.Setenv("XDG_CONFIG_HOME", "/xdg/config")
	os.Setenv("XDG_CACHE_HOME", "relative")
	show(os.UserConfigDir())
	show(os.UserCacheDir())
	os.Unsetenv("HOME")
	os.Unsetenv("XDG_CONFIG_HOME")
	os.Unsetenv("XDG_CACHE_HOME")
	show(os.UserHomeDir())
	show(os.UserConfigDir())
	show(os.UserCacheDir())
	os.Setenv("HOME", "")
	show(os.UserHomeDir())
	os.Setenv("TMPDIR", "/some/where/")
	fmt.Println(os.TempDir())
	os.Setenv("TMPDIR", "")
	fmt.Println(os.TempDir())
	os.Clearenv()
	fmt.Println(os.Environ(), os.Environ() == nil)
	os.Setenv("AFTER", "clear")
	fmt.Println(os.Environ())
}
