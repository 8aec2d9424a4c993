// A writer that rotates its file by size and keeps the last few, some of them compressed.
package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

type rotator struct {
	mutex sync.Mutex
	name  string
	limit int64
	keep  int
	f     *os.File
	size  int64
	turns int
}

var errTooLong = errors.New("line longer than a file")

func (r *rotator) open() error {
	f, err := os.OpenFile(r.name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	r.f, r.size = f, info.Size()
	return nil
}

func (r *rotator) Write(line []byte) (int, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if int64(len(line)) > r.limit {
		return 0, fmt.Errorf("%w: %d bytes", errTooLong, len(line))
	}
	if r.f == nil {
		if err := r.open(); err != nil {
			return 0, err
		}
	}
	if r.size+int64(len(line)) > r.limit {
		if err := r.rotate(); err != nil {
			return 0, err
		}
	}
	n, err := r.f.Write(line)
	r.size += int64(n)
	return n, err
}

func (r *rotator) numbered(i int) string { return fmt.Sprintf("%s.%d.gz", r.name, i) }

// rotate compresses the file, after it has moved the older ones by one.
func (r *rotator) rotate() error {
	r.turns++
	if err := r.f.Close(); err != nil {
		return err
	}
	r.f = nil
	if err := os.Remove(r.numbered(r.keep)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for i := r.keep - 1; i >= 1; i-- {
		if err := os.Rename(r.numbered(i), r.numbered(i+1)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := compress(r.name, r.numbered(1)); err != nil {
		return err
	}
	if err := os.Remove(r.name); err != nil {
		return err
	}
	return r.open()
}

func compress(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0400)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	z := gzip.NewWriter(out)
	z.Name = filepath.Base(from)
	if _, err := io.Copy(z, in); err != nil {
		return err
	}
	return z.Close()
}

func lines(name string) (first, last string, count int, err error) {
	f, err := os.Open(name)
	if err != nil {
		return
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return "", "", 0, err
		}
		defer z.Close()
		fmt.Print("  (", z.Name, ") ")
		r = z
	}
	scanner := bufio.NewScanner(r)
	for scanner.Scan() {
		if count++; count == 1 {
			first = scanner.Text()
		}
		last = scanner.Text()
	}
	return first, last, count, scanner.Err()
}

func show(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		fmt.Println(err)
	}
	for _, e := range entries {
		info, _ := e.Info()
		first, last, count, err := lines(filepath.Join(dir, e.Name()))
		fmt.Printf("  %s %v %q..%q %d %v\n", e.Name(), info.Mode(), first, last, count, err)
	}
}

func main() {
	dir, _ := os.MkdirTemp("", "rotate")
	defer os.RemoveAll(dir)
	clean := func(err error) string { return strings.ReplaceAll(fmt.Sprint(err), dir, "DIR") }
	name := filepath.Join(dir, "app.log")
	r := &rotator{name: name, limit: 200, keep: 3}
	logger := log.New(r, "app: ", log.Lmsgprefix)
	for i := range 100 {
		logger.Printf("message number %d", i)
	}
	fmt.Println("turns", r.turns, "size", r.size)
	show(dir)
	fmt.Println(clean(logger.Output(1, strings.Repeat("x", 300))))
	n, err := fmt.Fprintf(r, "%0199d\n", 1)
	fmt.Println(n, err, r.turns, r.size)
	n, err = fmt.Fprintf(r, "%0200d\n", 1)
	fmt.Println(n, err, errors.Is(err, errTooLong))

	// Another start goes on where the file ends.
	fmt.Println(r.f.Close())
	_, err = fmt.Fprintln(r, "after close")
	fmt.Println(clean(err), r.turns)
	r2 := &rotator{name: name, limit: 250, keep: 3}
	fmt.Fprintln(r2, "second life")
	fmt.Println(r2.size, r2.turns)
	show(dir)

	// Goroutines write whole lines.
	var wait sync.WaitGroup
	shared := log.New(r2, "", 0)
	for g := range 4 {
		wait.Go(func() {
			for i := range 50 {
				shared.Printf("g%d line %02d", g, i)
			}
		})
	}
	wait.Wait()
	fmt.Println(r2.turns, r2.size)
	f, _ := os.Open(name)
	scanner := bufio.NewScanner(f)
	for scanner.Scan() {
		var g, i int
		if n, err := fmt.Sscanf(scanner.Text(), "g%d line %d", &g, &i); n != 2 {
			fmt.Println("torn", scanner.Text(), err)
		}
	}
	f.Close()

	// What is in the way is an error.
	os.Remove(r2.numbered(3))
	os.MkdirAll(filepath.Join(r2.numbered(3), "full"), 0755)
	fmt.Println(clean(r2.rotate()))
	r2.f = nil
	os.RemoveAll(r2.numbered(3))
	os.Remove(name)
	os.Mkdir(name, 0755)
	_, err = fmt.Fprintln(r2, "into a directory")
	fmt.Println(clean(err))
	_, err = gzip.NewReader(strings.NewReader("not compressed"))
	fmt.Println(err)
	r3 := &rotator{name: filepath.Join(dir, "no/app.log"), limit: 10}
	_, err = r3.Write([]byte("x"))
	fmt.Println(clean(err), errors.Is(err, fs.ErrNotExist))
}
