// Clusters of points by k-means: CSV in, seeding, empty clusters, silhouettes, a plot and a report out, over vectors of any float.
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
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

type Float interface{ ~float32 | ~float64 }

type Vec[F Float] []F

func (v Vec[F]) Sq(w Vec[F]) (d F) {
	for i, x := range v {
		step := x - w[i]
		d += F(step * step)
	}
	return
}

func (v Vec[F]) Format(s fmt.State, verb rune) {
	prec, ok := s.Precision()
	if !ok {
		prec = 2
	}
	for i, x := range v {
		fmt.Fprintf(s, "%s%.*f", map[bool]string{true: "<", false: ","}[i == 0], prec, float64(x))
	}
	io.WriteString(s, ">")
}

type Point[F Float] struct {
	*Label
	Vec[F]
}

type Label struct {
	Name  string
	Group int `csv:"-"`
}

func (l *Label) String() string { return l.Name + "@" + strconv.Itoa(l.Group) }

type Model[F Float] struct {
	Points  []Point[F]
	Centres []Vec[F]
	History []F
	OnStep  func(step int, m *Model[F]) bool
}

func Read[F Float](r io.Reader) (m Model[F], err error) {
	in := csv.NewReader(r)
	in.Comment, in.TrimLeadingSpace, in.FieldsPerRecord = '#', true, -1
	in.ReuseRecord = true
	for {
		rec, e := in.Read()
		if e == io.EOF {
			return
		}
		if e != nil {
			return m, fmt.Errorf("after %d points: %w", len(m.Points), e)
		}
		p := Point[F]{Label: &Label{Name: rec[0], Group: -1}}
		for i, field := range rec[1:] {
			f, e := strconv.ParseFloat(field, 64)
			if e != nil {
				line, col := in.FieldPos(i + 1)
				err = errors.Join(err, fmt.Errorf("%d:%d: %w", line, col, e))
			}
			p.Vec = append(p.Vec, F(f))
		}
		m.Points = append(m.Points, p)
	}
}

func (m *Model[F]) nearest(v Vec[F]) (best int, d F) {
	d = F(math.Inf(1))
	for i, c := range m.Centres {
		if n := v.Sq(c); n < d {
			best, d = i, n
		}
	}
	return
}

func (m *Model[F]) Seed(k int, rng *rand.Rand) {
	m.Centres = append(m.Centres[:0:0], slices.Clone(m.Points[rng.IntN(len(m.Points))].Vec))
	for len(m.Centres) < k {
		far, dist := 0, F(-1)
		for i, p := range m.Points {
			if _, d := m.nearest(p.Vec); cmp.Less(dist, d) {
				far, dist = i, d
			}
		}
		m.Centres = append(m.Centres, slices.Clone(m.Points[far].Vec))
	}
}

func (m *Model[F]) Groups() iter.Seq2[int, []Point[F]] {
	return func(yield func(int, []Point[F]) bool) {
		groups := map[int][]Point[F]{}
		for _, p := range m.Points {
			groups[p.Group] = append(groups[p.Group], p)
		}
		for _, g := range slices.Sorted(maps.Keys(groups)) {
			if !yield(g, groups[g]) {
				return
			}
		}
	}
}

func (m *Model[F]) Fit() (steps int) {
	for moved := true; moved; steps++ {
		moved = false
		var total F
		for _, p := range m.Points {
			at, d := m.nearest(p.Vec)
			total += d
			if p.Group != at {
				p.Group, moved = at, true
			}
		}
		m.History = append(m.History, total)
		if m.OnStep != nil && !m.OnStep(steps, m) {
			return
		}
		for g, ps := range m.Groups() {
			clear(m.Centres[g])
			for _, p := range ps {
				for i, x := range p.Vec {
					m.Centres[g][i] += x / F(len(ps))
				}
			}
		}
	}
	return
}

func (m *Model[F]) Silhouette() (all map[string]float64) {
	all = map[string]float64{}
	for _, p := range m.Points {
		own, other := 0.0, math.MaxFloat64
		for g, ps := range m.Groups() {
			sum := 0.0
			for _, q := range ps {
				sum += math.Sqrt(float64(p.Sq(q.Vec)))
			}
			if g != p.Group {
				other = min(other, sum/float64(len(ps)))
			} else if len(ps) > 1 {
				own = sum / float64(len(ps)-1)
			}
		}
		all[p.Name] = (other - own) / max(own, other)
	}
	return
}

func (m *Model[F]) Plot(w, h int) string {
	rows := make([][]rune, h)
	for i := range rows {
		rows[i] = []rune(strings.Repeat("·", w))
	}
	lo, hi := slices.Clone(m.Points[0].Vec), slices.Clone(m.Points[0].Vec)
	for _, p := range m.Points {
		for i, x := range p.Vec {
			lo[i], hi[i] = min(lo[i], x), max(hi[i], x)
		}
	}
	put := func(v Vec[F], r rune) {
		x, y := (v[0]-lo[0])/(hi[0]-lo[0]), (v[1]-lo[1])/(hi[1]-lo[1])
		rows[int(math.Round(float64(y)*float64(h-1)))][int(math.Round(float64(x)*float64(w-1)))] = r
	}
	for _, p := range m.Points {
		put(p.Vec, 'a'+rune(p.Group))
	}
	for i, c := range m.Centres {
		put(c, 'A'+rune(i))
	}
	var b strings.Builder
	for _, row := range slices.Backward(rows) {
		b.WriteString(string(row) + "\n")
	}
	return b.String()
}

const data = `# name, x, y
"oak, old", 1.0, 1.1
elm, 1.4,0.8
"yew ""small""",  0.9,1.5
fir,8,8.25
ash,7.5, 9.0
pine,8.8,7.7
birch,1e0,9
alder,0x1p-1,8.5
lone,4.5,4.5
`

func run[F Float](k int) {
	m, err := Read[F](strings.NewReader(data))
	fmt.Printf("%T %d %v\n", m, len(m.Points), err)
	m.Seed(k, rand.New(rand.NewPCG(3, uint64(k))))
	m.OnStep = func(step int, m *Model[F]) bool {
		fmt.Printf("%d: %.3f %.1f\n", step, m.Centres, m.History)
		return step < 9
	}
	steps := m.Fit()
	tw := tabwriter.NewWriter(os.Stdout, 0, 4, 1, ' ', tabwriter.Debug)
	for g, ps := range m.Groups() {
		fmt.Fprintf(tw, "%d\t%v\t%d", g, m.Centres[g], len(ps))
		for _, p := range ps {
			fmt.Fprintf(tw, "\t%s %.0f", p, p.Vec)
		}
		fmt.Fprintln(tw)
	}
	tw.Flush()
	fmt.Printf("%d steps %.3v\n", steps, m.Silhouette())
	fmt.Print(m.Plot(30, 8))
}

func main() {
	run[float64](3)
	run[float32](4)
	for _, bad := range []string{"a,1,2\nb,x,1e999\nc,,0\n", "a,1\n\"b,2\n", "a,1\nb\"c,2\n", ""} {
		m, err := Read[float64](bytes.NewBufferString(bad))
		var pe *csv.ParseError
		fmt.Printf("%d %v\n%t %t %t\n", len(m.Points), err, errors.As(err, &pe), errors.Is(err, strconv.ErrRange), errors.Is(err, csv.ErrQuote))
		if pe != nil {
			fmt.Printf("%+v %#v\n", *pe, pe.Err == csv.ErrBareQuote)
		}
	}
	var none Model[float64]
	func() {
		defer func() { fmt.Println(recover()) }()
		none.Seed(1, rand.New(rand.NewPCG(1, 1)))
	}()
	same := Model[float32]{Points: []Point[float32]{{&Label{"p", 7}, Vec[float32]{1, 2}}, {&Label{"q", 7}, Vec[float32]{1, 2}}}}
	same.Seed(2, rand.New(rand.NewPCG(1, 1)))
	fmt.Println(same.Fit(), same.Centres, same.Points[1].Group, same.History, same.Silhouette())
	fmt.Printf("%v %+v %d\n", same.Points[0], same.Points[0], same.Points[0])
}
