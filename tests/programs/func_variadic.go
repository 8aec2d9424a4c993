// Variadic parameters, empty, spread and of interface type.
package main

import (
	"fmt"
	"strings"
)

func sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}

func join(sep string, parts ...string) string { return strings.Join(parts, sep) }

func isNil(xs ...int) (bool, int) { return xs == nil, len(xs) }

func mutate(xs ...int) {
	for i := range xs {
		xs[i]++
	}
}

func describe(args ...interface{}) string {
	s := fmt.Sprint(len(args))
	for _, a := range args {
		switch v := a.(type) {
		case int:
			s += fmt.Sprint(" int:", v)
		case string:
			s += " string:" + v
		case []interface{}:
			s += fmt.Sprint(" list:", len(v))
		case nil:
			s += " nil"
		default:
			s += fmt.Sprintf(" %T", v)
		}
	}
	return s
}

func relay(args ...interface{}) string { return describe(args...) }
func wrap(args ...interface{}) string  { return describe(args) }

type logger struct{ lines []string }

func (l *logger) logf(format string, args ...any) *logger {
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
	return l
}

func apply(f func(...int) int, xs ...int) int { return f(xs...) }

type pt struct{ x, y int }

func points(ps ...pt) (n int) {
	for _, p := range ps {
		n += p.x*10 + p.y
	}
	return
}

func main() {
	fmt.Println(sum(), sum(1), sum(1, 2, 3), sum([]int{4, 5, 6}...))
	fmt.Println(join("-"), join("-", "a"), join("-", "a", "b"), join(", ", strings.Fields("x y z")...))
	fmt.Println(isNil())
	fmt.Println(isNil([]int{}...))
	fmt.Println(isNil(1, 2))
	s := []int{1, 2, 3}
	mutate(s...)
	mutate(s[0], s[1])
	fmt.Println(s)
	fmt.Println(describe(), describe(1, "a", nil, 2.5, []int{1}, pt{}, &pt{}))
	fmt.Println(relay(1, 2, 3), wrap(1, 2, 3), describe([]interface{}{1, "x"}...))
	l := &logger{}
	l.logf("plain").logf("%d-%s", 5, "x").logf("%v", s)
	fmt.Println(l.lines, len(l.lines))
	fmt.Println(apply(sum, 1, 2, 3), apply(func(xs ...int) int { return len(xs) * 100 }, s...))
	fmt.Println(points(), points(pt{1, 2}, pt{3, 4}), points([]pt{{9, 9}}...))
	f := fmt.Sprint
	fmt.Println(f("a", 1, 2, "b", "c", 3))
}
