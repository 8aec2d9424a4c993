// A pivot of CSV records: groups by any columns, aggregates as closures, missing and odd numbers, totals, and a report aligned by columns.
package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"math"
	"os"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"
)

type Row map[string]string

type Aggregate interface {
	Add(text string) error
	fmt.Stringer
}

type Numeric struct {
	ns     []float64
	reduce func([]float64) float64
}

func (n *Numeric) Add(text string) error {
	f, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	if text == "" {
		f, err = math.NaN(), nil
	}
	if err == nil {
		n.ns = append(n.ns, f)
	}
	return err
}
func (n Numeric) String() string {
	f := n.reduce(n.ns)
	switch {
	case f == math.Trunc(f) && math.Abs(f) < 1e15:
		return strconv.FormatFloat(f, 'f', -1, 64)
	case f != f:
		return "n/a"
	}
	return strconv.FormatFloat(f, 'g', 6, 64)
}

type Distinct map[string]int

func (d Distinct) Add(text string) error { d[text]++; return nil }
func (d Distinct) String() string {
	keys := slices.Collect(maps.Keys(d))
	sort.Slice(keys, func(i, j int) bool {
		if d[keys[i]] != d[keys[j]] {
			return d[keys[i]] > d[keys[j]]
		}
		return keys[i] < keys[j]
	})
	return fmt.Sprintf("%d:%s", len(d), strings.Join(keys[:min(2, len(keys))], "/"))
}

type Latest struct{ time.Time }

func (l *Latest) Add(text string) error {
	t, err := time.Parse("2006-01-02", text)
	if err != nil {
		return err
	}
	if t.After(l.Time) {
		l.Time = t
	}
	return nil
}
func (l *Latest) String() string {
	if l.IsZero() {
		return "never"
	}
	return l.Format("2 Jan")
}

var makers = map[string]func() Aggregate{
	"sum": func() Aggregate {
		return &Numeric{reduce: func(ns []float64) (s float64) {
			for _, n := range ns {
				if n == n {
					s += n
				}
			}
			return
		}}
	},
	"mean": func() Aggregate {
		return &Numeric{reduce: func(ns []float64) float64 {
			ns = slices.DeleteFunc(slices.Clone(ns), math.IsNaN)
			s := 0.0
			for _, n := range ns {
				s += n / float64(len(ns))
			}
			if len(ns) == 0 {
				return math.NaN()
			}
			return s
		}}
	},
	"median": func() Aggregate {
		return &Numeric{reduce: func(ns []float64) float64 {
			ns = slices.Sorted(slices.Values(ns))
			if len(ns) == 0 {
				return math.NaN()
			}
			return (ns[(len(ns)-1)/2] + ns[len(ns)/2]) / 2
		}}
	},
	"max":      func() Aggregate { return &Numeric{reduce: slices.Max[[]float64]} },
	"distinct": func() Aggregate { return Distinct{} },
	"latest":   func() Aggregate { return new(Latest) },
}

type CellError struct {
	Line   int
	Column string
	Err    error
}

func (e *CellError) Error() string { return fmt.Sprintf("%s on line %d: %v", e.Column, e.Line, e.Err) }
func (e *CellError) Unwrap() error { return e.Err }

func Read(r io.Reader, comma rune) iter.Seq2[int, Row] {
	return func(yield func(int, Row) bool) {
		in := csv.NewReader(r)
		in.Comma, in.LazyQuotes, in.FieldsPerRecord = comma, true, 0
		head, err := in.Read()
		if err != nil {
			yield(0, Row{"error": err.Error()})
			return
		}
		for {
			rec, err := in.Read()
			line, _ := in.FieldPos(0)
			switch {
			case err == io.EOF:
				return
			case errors.Is(err, csv.ErrFieldCount):
				rec = append(rec, make([]string, len(head))...)
			case err != nil:
				yield(line, Row{"error": err.Error()})
				return
			}
			row := make(Row)
			for i, name := range head {
				row[strings.ToLower(strings.TrimFunc(name, unicode.IsSpace))] = strings.TrimSpace(rec[i])
			}
			if !yield(line, row) {
				return
			}
		}
	}
}

type key [2]string

type Pivot struct {
	rows, cols, value, how string
	cells                  map[key]Aggregate
}

func (p *Pivot) Fill(rows iter.Seq2[int, Row]) (n int, err error) {
	p.cells = map[key]Aggregate{}
	for line, row := range rows {
		n++
		if text, bad := row["error"]; bad {
			err = errors.Join(err, &CellError{line, "record", errors.New(text)})
			continue
		}
		for _, k := range []key{{row[p.rows], row[p.cols]}, {row[p.rows]}, {1: row[p.cols]}, {}} {
			if p.cells[k] == nil {
				p.cells[k] = makers[p.how]()
			}
			if e := p.cells[k].Add(row[p.value]); e != nil && k[0] != "" && k[1] != "" {
				err = errors.Join(err, &CellError{line, p.value, e})
			}
		}
	}
	return
}

func (p *Pivot) labels(i int) []string {
	seen := map[string]bool{}
	for k := range p.cells {
		seen[k[i]] = true
	}
	delete(seen, "")
	return append(slices.SortedFunc(maps.Keys(seen), func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
	}), "")
}

func (p *Pivot) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	tw := tabwriter.NewWriter(&b, 3, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(tw, "%s\\%s\t", p.rows, p.cols)
	for _, c := range p.labels(1) {
		fmt.Fprintf(tw, "%s\t", cmp.Or(c, "all"))
	}
	for _, r := range p.labels(0) {
		fmt.Fprintf(tw, "\n%s\t", cmp.Or(r, "ALL"))
		for _, c := range p.labels(1) {
			if a, ok := p.cells[key{r, c}]; ok {
				fmt.Fprint(tw, a)
			}
			fmt.Fprint(tw, "\t")
		}
	}
	fmt.Fprintln(tw)
	tw.Flush()
	for i, line := range slices.Collect(bytes.Lines(b.Bytes())) {
		if i == 1 {
			fmt.Fprintln(w, strings.Repeat("-", len(line)-1))
		}
		w.Write(line)
	}
	return int64(b.Len()), nil
}

const sales = ` Region ;product;Amount;day;note
north;apple;10;2024-01-05;
North;apple;1,250.5;2024-01-07;"big; order"
south;pear;;2024-02-30;"multi
line"
south;apple;7e1;2024-03-01;say "hi"
east;Pear;NaN;2024-02-29;
east;pear;-3;2024-02-01;
"ea""st";fig;0x10;2024-01-01;short
west;fig
west;fig;x;;
`

func main() {
	for _, p := range []*Pivot{
		{rows: "region", cols: "product", value: "amount", how: "sum"},
		{rows: "product", cols: "region", value: "amount", how: "median"},
		{rows: "product", cols: "region", value: "note", how: "distinct"},
		{rows: "region", cols: "product", value: "day", how: "latest"},
		{rows: "region", cols: "none", value: "amount", how: "max"},
		{rows: "region", cols: "product", value: "amount", how: "mean"},
	} {
		n, err := p.Fill(Read(strings.NewReader(sales), ';'))
		size, _ := p.WriteTo(os.Stdout)
		var ce *CellError
		var num *strconv.NumError
		fmt.Println(n, size, err, errors.As(err, &ce), errors.As(err, &num))
	}
	p := &Pivot{rows: "a", cols: "b", value: "c", how: "sum"}
	for _, bad := range []string{"", "a\tb\tc\n1\t2\t3\n1\t2\t4\t5\n", "a\tb\tc\n\"1\t2\n"} {
		n, err := p.Fill(Read(strings.NewReader(bad), '\t'))
		fmt.Println(n, err, p.cells[key{"1", "2"}])
	}
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		p.how = "max"
		p.Fill(func(func(int, Row) bool) {})
		p.cells[key{}] = makers["max"]()
		p.WriteTo(io.Discard)
	}()
	name := path.Join(os.TempDir(), fmt.Sprint("pivot", os.Getpid(), ".csv"))
	defer os.Remove(name)
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR|os.O_TRUNC, 0o644)
	if err != nil {
		fmt.Println(err)
		return
	}
	out := csv.NewWriter(f)
	out.UseCRLF, out.Comma = true, '|'
	out.WriteAll([][]string{{"k", "v", "w"}, {"a|b", "say \"x\"", " lead"}, {"", "multi\nline", "ü"}, {`\.`, "", "-1"}})
	fmt.Println(out.Error(), out.Write([]string{"k", "v"}))
	out.Flush()
	f.Seek(0, io.SeekStart)
	content, _ := io.ReadAll(f)
	fmt.Printf("%q %v\n", content, f.Close())
	for line, row := range Read(bytes.NewReader(content), '|') {
		fmt.Printf("%d %q\n", line, row)
		if line == 5 {
			break
		}
	}
	out = csv.NewWriter(io.Discard)
	out.Comma = '"'
	fmt.Println(out.Write([]string{"x"}), errors.Is(out.Write(nil), csv.ErrFieldCount))
}
