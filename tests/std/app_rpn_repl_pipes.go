// A reverse Polish calculator that talks over pipes: standard input and output replaced, sessions in goroutines, words defined by the user.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"math/big"
	"os"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
)

type Stack[T any] []T

func (s *Stack[T]) Push(v ...T) { *s = append(*s, v...) }
func (s *Stack[T]) Pop() (v T, err error) {
	if len(*s) == 0 {
		return v, ErrEmpty
	}
	v, *s = (*s)[len(*s)-1], (*s)[:len(*s)-1]
	return
}

var (
	ErrEmpty = errors.New("stack is empty")
	errQuit  = errors.New("quit")
)

type wordError struct {
	word string
	error
}

func (w wordError) Error() string { return w.word + ": " + w.error.Error() }
func (w wordError) Unwrap() error { return w.error }

type Machine struct {
	Stack[*big.Float]
	words map[string]func(*Machine) error
	out   io.Writer
	def   []string
	name  string
	prec  uint
}

func binary(f func(z, x, y *big.Float) *big.Float) func(*Machine) error {
	return func(m *Machine) error {
		y, errY := m.Pop()
		x, errX := m.Pop()
		if err := errors.Join(errY, errX); err != nil {
			if y != nil {
				m.Push(y)
			}
			return err
		}
		defer func() {
			if r := recover(); r != nil {
				m.Push(x, y)
				panic(r)
			}
		}()
		m.Push(f(new(big.Float).SetPrec(m.prec), x, y))
		return nil
	}
}

func NewMachine(out io.Writer) *Machine {
	m := &Machine{out: out, prec: 80}
	m.words = map[string]func(*Machine) error{
		"+": binary((*big.Float).Add), "-": binary((*big.Float).Sub), "*": binary((*big.Float).Mul), "/": binary((*big.Float).Quo),
		"dup": func(m *Machine) error {
			if len(m.Stack) == 0 {
				return ErrEmpty
			}
			m.Push(m.Stack[len(m.Stack)-1])
			return nil
		},
		"swap": func(m *Machine) error {
			if n := len(m.Stack); n > 1 {
				m.Stack[n-1], m.Stack[n-2] = m.Stack[n-2], m.Stack[n-1]
				return nil
			}
			return fmt.Errorf("%w: has %d", ErrEmpty, len(m.Stack))
		},
		"sqrt": func(m *Machine) error {
			v, err := m.Pop()
			if err == nil {
				m.Push(new(big.Float).SetPrec(m.prec).Sqrt(v))
			}
			return err
		},
		".": func(m *Machine) error {
			v, err := m.Pop()
			if err == nil {
				fmt.Fprintf(m.out, "%.20g\n", v)
			}
			return err
		},
		"show": func(m *Machine) error { fmt.Fprintln(m.out, m.Stack); return nil },
		"clear": func(m *Machine) error {
			clear(m.Stack)
			m.Stack = m.Stack[:0]
			return nil
		},
		"quit": func(*Machine) error { return errQuit },
		":":    func(m *Machine) error { m.def = []string{}; return nil },
		"words": func(m *Machine) error {
			tw := tabwriter.NewWriter(m.out, 6, 0, 1, ' ', 0)
			for chunk := range slices.Chunk(slices.Sorted(maps.Keys(m.words)), 5) {
				fmt.Fprintln(tw, strings.Join(chunk, "\t"))
			}
			return tw.Flush()
		},
	}
	return m
}

func (m *Machine) Do(word string) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case big.ErrNaN:
			err = wordError{word, r}
		default:
			panic(r)
		}
	}()
	if m.def != nil {
		if word != ";" {
			m.def = append(m.def, word)
			return nil
		}
		body := m.def
		m.def = nil
		if len(body) == 0 {
			return wordError{":", io.ErrNoProgress}
		}
		m.words[body[0]] = func(m *Machine) error {
			for i, w := range body[1:] {
				if err := m.Do(w); err != nil {
					return fmt.Errorf("in %s at %d: %w", body[0], i, err)
				}
			}
			return nil
		}
		return nil
	}
	if f, ok := m.words[word]; ok {
		if err := f(m); err != nil {
			return wordError{word, err}
		}
		return nil
	}
	v, base, err := big.ParseFloat(word, 0, m.prec, big.ToNearestEven)
	if err != nil {
		return fmt.Errorf("%q is no word: %w", word, err)
	}
	if base != 10 {
		fmt.Fprintf(m.out, "(base %d)\n", base)
	}
	m.Push(v)
	return nil
}

func (m *Machine) Serve(in io.Reader) error {
	words := bufio.NewScanner(in)
	words.Split(bufio.ScanWords)
	for words.Scan() {
		if err := m.Do(words.Text()); errors.Is(err, errQuit) {
			return err
		} else if err != nil {
			fmt.Fprintf(m.out, "? %v [%d]\n", err, len(m.Stack))
		}
	}
	return words.Err()
}

func withStdio(input string, f func()) (output string) {
	inR, inW, err1 := os.Pipe()
	outR, outW, err2 := os.Pipe()
	if err := errors.Join(err1, err2); err != nil {
		return err.Error()
	}
	oldIn, oldOut := os.Stdin, os.Stdout
	os.Stdin, os.Stdout = inR, outW
	var wg sync.WaitGroup
	wg.Go(func() {
		defer inW.Close()
		for chunk := range slices.Chunk([]byte(input), 7) {
			inW.Write(chunk)
		}
	})
	done := make(chan string)
	go func() {
		b, _ := io.ReadAll(outR)
		done <- string(b)
	}()
	f()
	os.Stdin, os.Stdout = oldIn, oldOut
	wg.Wait()
	fmt.Fprint(os.Stdout, errors.Join(inR.Close(), outW.Close()), " ")
	return <-done
}

func main() {
	out := withStdio(`1 2 + . 2 sqrt . 1 3 / 3 * .
0x1p-2 0b101 + 0o17 * show clear
+ 5 + show : square dup * ; : hyp square swap square + sqrt ; 3 4 hyp .
clear hyp 1 0 / . -1 sqrt 0 0 / show 1e400 dup * Inf - .
: ; : x 1 nope ; x größe 1_000.5 . words quit 99 .`, func() {
		fmt.Println("err:", NewMachine(os.Stdout).Serve(os.Stdin))
		var left string
		n, err := fmt.Scan(&left)
		fmt.Println(n, err, left)
	})
	fmt.Println(len(out))
	fmt.Print(out)

	in, feed := io.Pipe()
	var log bytes.Buffer
	m := NewMachine(io.MultiWriter(&log, io.Discard))
	served := make(chan error)
	go func() { served <- m.Serve(io.TeeReader(in, &log)) }()
	fmt.Fprintf(feed, "%d %v * %.3f + . ", 6, 7, math.Pi)
	fmt.Println(feed.CloseWithError(fmt.Errorf("line cut: %w", os.ErrClosed)))
	err := <-served
	fmt.Printf("%v %t %q\n", err, errors.Is(err, os.ErrClosed), log.String())
	n, err := feed.Write([]byte("1"))
	fmt.Println(n, err, errors.Is(err, io.ErrClosedPipe))

	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	type result struct {
		id   int
		text string
	}
	results := make(chan result)
	for id := range 5 {
		go func() {
			r, w := io.Pipe()
			stop := context.AfterFunc(ctx, func() { r.CloseWithError(ctx.Err()) })
			defer stop()
			go func() {
				defer w.Close()
				for i := range id + 1 {
					fmt.Fprint(w, i+1, " ")
				}
				fmt.Fprint(w, strings.Repeat("* ", id), "show")
			}()
			var b strings.Builder
			NewMachine(&b).Serve(r)
			results <- result{id, b.String()}
		}()
	}
	all := make([]string, 5)
	for range 5 {
		r := <-results
		all[r.id] = strings.TrimSpace(r.text)
	}
	fmt.Printf("%q\n", all)
	r, w, _ := os.Pipe()
	w.Close()
	fmt.Println(NewMachine(os.Stdout).Serve(r), r.Close())
	fmt.Println(NewMachine(os.Stdout).Serve(r) != nil, errors.Is(NewMachine(nil).Serve(r), os.ErrClosed))
	var s Stack[string]
	s.Push("a", "b")
	top, _ := s.Pop()
	fmt.Println(top, s, m.Do("+"), errors.Is(m.Do("dup"), ErrEmpty))
}
