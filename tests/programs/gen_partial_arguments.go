package main

import "fmt"

func sameLength[S ~[]E, E comparable](a, b S) bool { return len(a) == len(b) }

func convert[To, From any](f func(From) To, x From) To { return f(x) }

func all[S1 ~[]E1, S2 ~[]E2, E1, E2 any](a S1, b S2, same func(E1, E2) bool) bool {
	for i := range a {
		if !same(a[i], b[i]) {
			return false
		}
	}
	return true
}

// The argument's constraint tells what is left of its type arguments.
func allSameLength[Slice ~[]E, E comparable](a, b []Slice) bool {
	return all(a, b, sameLength[Slice])
}

func pair[A, B any](a A, b B) string { return fmt.Sprintf("%T %T", a, b) }

func apply[A, B any](f func(A, B) string, a A, b B) string { return f(a, b) }

func text[T any, V any](v V) T { var zero T; fmt.Printf("%T from %T\n", zero, v); return zero }

func main() {
	fmt.Println(allSameLength([][]int{{1}, {2, 3}}, [][]int{{2}, {4, 5}}))
	fmt.Println(allSameLength([][]string{{"a"}}, [][]string{{}}))
	// The call tells the rest.
	fmt.Println(apply(pair[int], 1, "x"))
	fmt.Println(convert(text[string], 2.5) == "")
}
