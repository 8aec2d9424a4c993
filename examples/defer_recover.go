// Defer_recover runs deferred calls, panics and recoveries where it matters how
// long they take: locks, counters, and errors that unwind a recursive parser.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
)

type account struct {
	lock    sync.Mutex
	balance int
	refused int
}

type overdrawn struct{ missing int }

func (o overdrawn) Error() string { return "missing " + strconv.Itoa(o.missing) }

func (a *account) deposit(amount int) {
	a.lock.Lock()
	defer a.lock.Unlock()
	a.balance += amount
}

// withdraw panics with overdrawn, leaving the lock free, when there isn't enough.
func (a *account) withdraw(amount int) {
	a.lock.Lock()
	defer a.lock.Unlock()
	if amount > a.balance {
		a.refused++
		panic(overdrawn{amount - a.balance})
	}
	a.balance -= amount
}

func (a *account) try(amount int) (err error) {
	defer func() {
		switch problem := recover().(type) {
		case nil:
		case error:
			err = problem
		default:
			panic(problem)
		}
	}()
	a.withdraw(amount)
	return nil
}

// evaluator computes sums and products of digits in brackets; it gives up with
// a panic from however deep it is.
type evaluator struct {
	text  string
	at    int
	depth int
}

type failure string

func (e *evaluator) next() byte {
	if e.at == len(e.text) {
		panic(failure("early end"))
	}
	c := e.text[e.at]
	e.at++
	return c
}

func (e *evaluator) term() int {
	e.depth++
	defer func() { e.depth-- }()
	c := e.next()
	if c >= '0' && c <= '9' {
		return int(c - '0')
	}
	if c != '(' {
		panic(failure("unexpected " + string(rune(c))))
	}
	left := e.term()
	op := e.next()
	right := e.term()
	if e.next() != ')' {
		panic(failure("unclosed"))
	}
	switch op {
	case '+':
		return left + right
	case '*':
		return left * right
	}
	panic(failure("unknown " + string(rune(op))))
}

func evaluate(text string) (value int, problem string) {
	e := &evaluator{text: text}
	defer func() {
		if f, ok := recover().(failure); ok {
			value, problem = e.depth, string(f)
		}
	}()
	return e.term(), ""
}

func divide(a, b int) (quotient int, ok bool) {
	defer func() { ok = recover() == nil }()
	return a / b, true
}

func main() {
	n := 500
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "defer_recover: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	a := &account{}
	errors, missing := 0, 0
	texts := []string{"((1+2)*(3+4))", "(((1+1)*(2*3))+9)", "((1+2)*(3+", "((7*8)+(1-1))", "(9*(2+x))"}
	total, problems, divided := 0, map[string]int{}, 0
	for i := 0; i < n; i++ {
		for k := 0; k < 8; k++ {
			a.deposit(i%7 + k)
		}
		if err := a.try(30 + i%60); err != nil {
			errors++
			if o, ok := err.(overdrawn); ok {
				missing += o.missing
			}
		}
		value, problem := evaluate(texts[i%len(texts)])
		total += value
		problems[problem]++
		for k := 0; k < 4; k++ {
			if q, ok := divide(i, (i+k)%16); ok {
				divided += q
			}
		}
	}
	fmt.Println("balance:", a.balance, "refused:", a.refused, "errors:", errors, "missing:", missing)
	fmt.Println("total:", total, "problems:", problems, "divided:", divided)
}
