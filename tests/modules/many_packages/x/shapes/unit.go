package shapes

import "fmt"

type Unit struct{}

func (Unit) Area() float64 { return 1 }

func Map[A, B any](list []A, f func(A) B) (out []B) {
	for _, a := range list {
		out = append(out, f(a))
	}
	return out
}

type Failure struct{ Code int }

func (f Failure) Error() string { return fmt.Sprint("failure ", f.Code) }
