package main

import (
	"bytes"
	"container/ring"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"log"
	"os"
	"strings"
	"text/tabwriter"
	"time"
)

func b64() {
	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding} {
		for n := 0; n < 8; n++ {
			src := []byte("\xff\xfe\xfdabcde")[:n]
			s := e.EncodeToString(src)
			back, err := e.DecodeString(s)
			fmt.Printf("%q %x %v %d %d\n", s, back, err, e.EncodedLen(n), e.DecodedLen(len(s)))
		}
	}
	for _, s := range []string{"YQ", "YQ=", "YQ==", "YQ==x", "YQ=a", "Y", "YWJj\nZA==", "!", "YW!j", "YR==", "=", "YWJjZA==\n", "YWJj=", "YQ=\n="} {
		b, err := base64.StdEncoding.DecodeString(s)
		fmt.Printf("%q %q %v\n", s, b, err)
		b, err = base64.StdEncoding.Strict().DecodeString(s)
		fmt.Printf("  strict %q %v\n", b, err)
		b, err = base64.RawStdEncoding.DecodeString(s)
		fmt.Printf("  raw %q %v\n", b, err)
	}
	var buf bytes.Buffer
	w := base64.NewEncoder(base64.StdEncoding, &buf)
	for _, s := range []string{"a", "bcd", "efghi", ""} {
		io.WriteString(w, s)
	}
	w.Close()
	fmt.Println(buf.String())
	all, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader("YWJj\nZGVmZ2hp\n")))
	fmt.Printf("%q %v\n", all, err)
}

func hexes() {
	fmt.Println(hex.EncodeToString([]byte("hello\x00\xff")))
	for _, s := range []string{"68656c6c6f", "6", "6g", "zz", "ABcd", ""} {
		b, err := hex.DecodeString(s)
		fmt.Printf("%q %v\n", b, err)
	}
	fmt.Print(hex.Dump([]byte("The quick brown fox\njumps over the lazy dog")))
	fmt.Println(errors.Is(func() error { _, err := hex.DecodeString("a"); return err }(), hex.ErrLength))
}

type key string

func contexts() {
	bg := context.Background()
	ctx, cancel := context.WithCancel(context.WithValue(bg, key("k"), "v"))
	fmt.Println(ctx, ctx.Value(key("k")), ctx.Value(key("z")), ctx.Err())
	child, cancel2 := context.WithCancelCause(ctx)
	stop := context.AfterFunc(child, func() {})
	fmt.Println(stop(), stop())
	cancel2(errors.New("why"))
	fmt.Println(child.Err(), context.Cause(child), ctx.Err())
	grand, cancel3 := context.WithTimeout(ctx, time.Hour)
	defer cancel3()
	_, has := grand.Deadline()
	cancel()
	<-grand.Done()
	fmt.Println(has, grand.Err(), context.Cause(grand))
	short, cancel4 := context.WithTimeout(bg, 5*time.Millisecond)
	defer cancel4()
	<-short.Done()
	fmt.Println(short.Err(), errors.Is(short.Err(), context.DeadlineExceeded))
	past, cancel5 := context.WithDeadlineCause(bg, time.Now().Add(-time.Second), errors.New("late"))
	defer cancel5()
	fmt.Println(past.Err(), context.Cause(past))
	fmt.Println(bg, context.TODO(), context.WithoutCancel(ctx).Err(), context.WithoutCancel(ctx).Value(key("k")))
	done := make(chan bool)
	c6, cancel6 := context.WithCancel(bg)
	context.AfterFunc(c6, func() { done <- true })
	cancel6()
	fmt.Println(<-done)
	func() {
		defer func() { fmt.Println(recover()) }()
		context.WithValue(bg, nil, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		context.WithValue(bg, []int{}, 1)
	}()
}

func logs() {
	l := log.New(os.Stdout, "pre: ", 0)
	l.Println("a", 1)
	l.Printf("x=%d", 5)
	l.Print("no newline")
	l.SetFlags(log.Lmsgprefix)
	l.Println("b")
	l.SetPrefix("p2 ")
	fmt.Println(l.Prefix(), l.Flags(), log.Flags(), log.LstdFlags)
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		l.Panicf("bad %d", 1)
	}()
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.Print("std")
}

func rings() {
	r := ring.New(5)
	for i := 0; i < r.Len(); i++ {
		r.Value = i
		r = r.Next()
	}
	show := func(r *ring.Ring) { r.Do(func(x any) { fmt.Print(x, " ") }); fmt.Println() }
	show(r)
	show(r.Move(2))
	show(r.Unlink(2))
	show(r)
	s := ring.New(2)
	show(r.Link(s))
	show(r)
	fmt.Println(r.Len(), (*ring.Ring)(nil).Len(), ring.New(0) == nil)
}

func tabs() {
	data := "a\tb\tc\naaa\tbbbb\tc\n\nx\ty\nlong cell here\tz\tw\n"
	for _, f := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug, tabwriter.DiscardEmptyColumns, tabwriter.TabIndent} {
		w := tabwriter.NewWriter(os.Stdout, 5, 0, 1, ' ', f)
		fmt.Fprint(w, data)
		fmt.Fprint(w, "\t\tindent\n\v\vvert\tz\n\té\t日本\n")
		w.Flush()
		fmt.Println("--")
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 0, '\t', 0)
	fmt.Fprint(w, data)
	w.Flush()
	w.Init(os.Stdout, 8, 8, 2, '.', tabwriter.FilterHTML|tabwriter.StripEscape)
	fmt.Fprint(w, "<b>bold</b>\tx &amp; y\t.\n\xffesc\taped\xff\tq\t.\nplain\tp\t.\n\ff\tg\n")
	w.Flush()
}

func pulls() {
	seq := func(yield func(int) bool) {
		defer fmt.Println("seq done")
		for i := range 5 {
			if !yield(i * i) {
				return
			}
		}
	}
	next, stop := iter.Pull(seq)
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	next2, stop2 := iter.Pull2(func(yield func(int, string) bool) { _ = yield(1, "a") && yield(2, "b") })
	for {
		k, v, ok := next2()
		fmt.Println(k, v, ok)
		if !ok {
			break
		}
	}
	stop2()
}

func main() {
	b64()
	hexes()
	contexts()
	logs()
	rings()
	tabs()
	pulls()
}
