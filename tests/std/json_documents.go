// Random documents: written, read, indented, compacted, damaged; big ones as streams; digests of it all.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"testing/iotest"
)

type generator struct{ *rand.Rand }

var runes = []rune("aZ09 _\"\\/\b\f\n\r\t\x00\x1f\x7f<>&'é☺𝄞\u2028\u2029\ufffd\u00a0")

func (g generator) text() string {
	out := make([]rune, g.Intn(12))
	for i := range out {
		out[i] = runes[g.Intn(len(runes))]
	}
	return string(out)
}

func (g generator) value(depth int) any {
	kinds := 9
	if depth <= 0 {
		kinds = 6
	}
	switch g.Intn(kinds) {
	case 0:
		return nil
	case 1:
		return g.Intn(2) == 0
	case 2:
		return g.text()
	case 3:
		return float64(g.Intn(2000) - 1000)
	case 4:
		return math.Ldexp(g.NormFloat64(), g.Intn(200)-100)
	case 5:
		for {
			if f := math.Float64frombits(g.Uint64()); !math.IsNaN(f) && !math.IsInf(f, 0) {
				return f
			}
		}
	case 6:
		list := make([]any, g.Intn(6))
		for i := range list {
			list[i] = g.value(depth - 1)
		}
		return list
	}
	m := map[string]any{}
	for range g.Intn(6) {
		m[g.text()] = g.value(depth - 1)
	}
	return m
}

type Node struct {
	ID    uint32               `json:"id"`
	Name  string               `json:"name"`
	Score *float64             `json:"score,omitempty"`
	Flags map[string]bool      `json:"flags"`
	Kids  []*Node              `json:"kids,omitempty"`
	Raw   json.RawMessage      `json:"raw,omitempty"`
	Grid  [2][3]int16          `json:"grid"`
	Any   any                  `json:"any"`
	Bytes []byte               `json:"bytes"`
	F32   float32              `json:"f32"`
	Keys  map[int8]json.Number `json:"keys,omitempty"`
}

func (g generator) node(depth int) *Node {
	n := &Node{ID: g.Uint32(), Name: g.text(), Flags: map[string]bool{g.text(): true, g.text(): false}, Grid: [2][3]int16{{int16(g.Uint32()), 1}, {2, -3, int16(g.Uint32())}}, F32: float32(g.NormFloat64() * 1e10), Any: g.value(2)}
	if g.Intn(2) == 0 {
		f := g.ExpFloat64()
		n.Score = &f
	}
	n.Bytes = make([]byte, g.Intn(20))
	g.Read(n.Bytes)
	n.Raw, _ = json.Marshal(g.value(1))
	n.Keys = map[int8]json.Number{int8(g.Uint32()): json.Number(fmt.Sprint(g.Int63())), int8(g.Uint32()): "-1.5e3"}
	for range g.Intn(4) * depth / 2 {
		n.Kids = append(n.Kids, g.node(depth-1))
	}
	return n
}

func main() {
	g := generator{rand.New(rand.NewSource(99))}
	sum := sha256.New()
	total, errs := 0, map[string]int{}
	for range 300 {
		x := g.value(5)
		text, err := json.Marshal(x)
		if err != nil {
			fmt.Println("marshal", err)
			continue
		}
		total += len(text)
		sum.Write(text)
		var back any
		if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(x, back) {
			fmt.Printf("not back: %.80s %v\n", text, err)
		}
		var indented, compact bytes.Buffer
		json.Indent(&indented, text, ">", "  ")
		sum.Write(indented.Bytes())
		if err := json.Compact(&compact, indented.Bytes()[:]); err == nil && !bytes.Equal(compact.Bytes(), text) && !strings.Contains(indented.String(), ">") {
			fmt.Println("compact differs")
		}
		d := json.NewDecoder(iotest.HalfReader(bytes.NewReader(text)))
		d.UseNumber()
		tokens := 0
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				fmt.Println("token", err)
				break
			}
			tokens++
			fmt.Fprintf(sum, "%T%v@%d,", tok, tok, d.InputOffset())
		}
		// One byte changed: what is told, and where.
		for range 5 {
			damaged := bytes.Clone(text)
			damaged[g.Intn(len(damaged))] = "{}[],:\"\\x1 -.e\x01\xff"[g.Intn(16)]
			var y any
			err := json.Unmarshal(damaged, &y)
			if (err == nil) != json.Valid(damaged) {
				fmt.Println("valid differs")
			}
			fmt.Fprint(sum, err)
			if s, ok := err.(*json.SyntaxError); ok {
				fmt.Fprint(sum, s.Offset)
				kind, _, _ := strings.Cut(s.Error(), "'")
				errs[kind]++
			} else {
				errs[fmt.Sprintf("%T", err)]++
			}
			fmt.Fprint(sum, json.NewDecoder(bytes.NewReader(damaged)).Decode(&y))
		}
	}
	fmt.Printf("%d %x\n", total, sum.Sum(nil)[:8])
	for _, k := range []string{"<nil>", "invalid character ", "unexpected end of JSON input"} {
		fmt.Println(k, errs[k])
	}

	var stream bytes.Buffer
	enc := json.NewEncoder(&stream)
	var nodes []*Node
	for range 40 {
		n := g.node(4)
		nodes = append(nodes, n)
		if err := enc.Encode(n); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Printf("%d %x\n", stream.Len(), sha256.Sum256(stream.Bytes()))
	all := stream.String()
	dec := json.NewDecoder(iotest.HalfReader(&stream))
	dec.DisallowUnknownFields()
	same := 0
	for i := 0; dec.More(); i++ {
		var n Node
		if err := dec.Decode(&n); err != nil {
			fmt.Println("decode", i, err)
			break
		}
		a, _ := json.Marshal(nodes[i])
		b, _ := json.Marshal(n)
		if bytes.Equal(a, b) {
			same++
		}
	}
	fmt.Println(same, dec.InputOffset() == int64(len(strings.TrimRight(all, "\n"))))
	line := strings.SplitN(all, "\n", 2)[0]
	kinds := map[string]int{}
	for range 400 {
		at := g.Intn(len(line))
		damaged := line[:at] + string("0\"{}[]:,tn-."[g.Intn(12)]) + line[at+1:]
		err := json.Unmarshal([]byte(damaged), new(Node))
		switch e := err.(type) {
		case *json.SyntaxError:
			fmt.Fprint(sum, e.Offset)
		case *json.UnmarshalTypeError:
			fmt.Fprint(sum, e.Offset, e.Field, e.Value, e.Type, e.Struct)
		}
		fmt.Fprint(sum, err)
		kinds[fmt.Sprintf("%T", err)]++
	}
	fmt.Println(kinds["*json.SyntaxError"]+kinds["*json.UnmarshalTypeError"]+kinds["<nil>"] > 300)
	fmt.Printf("%x\n", sum.Sum(nil)[:8])
	big := "[" + strings.Repeat(`{"k":[1,2,3],"s":"x"},`, 50_000) + "null]"
	var list []*struct {
		K [3]int
		S string
	}
	fmt.Println(json.Unmarshal([]byte(big), &list), len(list), list[49_999].K, list[50_000] == nil)
	skipped := json.NewDecoder(strings.NewReader(big))
	skipped.Token()
	n := 0
	for skipped.More() {
		var raw json.RawMessage
		if skipped.Decode(&raw) != nil {
			break
		}
		n += len(raw)
	}
	tok, err := skipped.Token()
	fmt.Println(n, tok, err, skipped.InputOffset() == int64(len(big)))
}
