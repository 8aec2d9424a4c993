package main

import (
	"bytes"
	"encoding/asn1"
	"encoding/gob"
	"fmt"
	"math/big"
	"time"
)

type Shape interface{ Area() float64 }
type Square struct{ S float64 }
type Circle struct{ R float64 }

func (s Square) Area() float64  { return s.S * s.S }
func (c *Circle) Area() float64 { return 3 * c.R * c.R }

type Tree struct {
	Left, Right *Tree
	Value       int
}

type Custom struct{ hidden string }

func (c Custom) GobEncode() ([]byte, error) { return []byte("<" + c.hidden + ">"), nil }
func (c *Custom) GobDecode(b []byte) error  { c.hidden = string(b); return nil }

type All struct {
	B  bool
	I  int8
	U  uint64
	F  float32
	C  complex128
	S  string
	Y  []byte
	A  [3]int
	M  map[string][]int
	P  *int
	T  *Tree
	Sh []Shape
	K  Custom
	W  time.Time
	N  *big.Int
}

func main() {
	gob.Register(Square{})
	gob.Register(&Circle{})
	n := 42
	in := All{true, -5, 1 << 60, 1.5, complex(1, -2), "str", []byte{1, 2}, [3]int{7, 8, 9}, map[string][]int{"a": {1}, "b": nil},
		&n, &Tree{&Tree{nil, nil, 1}, nil, 2}, []Shape{Square{2}, &Circle{3}}, Custom{"x"},
		time.Date(2021, 5, 6, 7, 8, 9, 10, time.UTC), big.NewInt(-123456789)}
	var b bytes.Buffer
	enc := gob.NewEncoder(&b)
	fmt.Println(enc.Encode(in), b.Len() > 100)
	first := b.Len()
	fmt.Println(enc.Encode(in), b.Len()-first < first)
	dec := gob.NewDecoder(&b)
	var out All
	fmt.Println(dec.Decode(&out))
	fmt.Println(out.B, out.I, out.U, out.F, out.C, out.S, out.Y, out.A, len(out.M), out.M["a"], *out.P, out.T.Left.Value, out.T.Value, out.K.hidden, out.W, out.N)
	for _, s := range out.Sh {
		fmt.Printf("%T %v\n", s, s.Area())
	}
	var part struct {
		S string
		U uint64
		Z int
	}
	fmt.Println(dec.Decode(&part), part)
	fmt.Println(dec.Decode(&part))
	var wrong struct{ S int }
	b.Reset()
	gob.NewEncoder(&b).Encode(struct{ S string }{"x"})
	fmt.Println(gob.NewDecoder(&b).Decode(&wrong))
	fmt.Println(gob.NewEncoder(&b).Encode(make(chan int)))

	type Rec struct {
		V   int `asn1:"optional,explicit,tag:2"`
		OID asn1.ObjectIdentifier
		S   string `asn1:"utf8"`
		Bs  asn1.BitString
		L   []int `asn1:"set"`
		T   time.Time
		R   asn1.RawValue
	}
	r := Rec{5, asn1.ObjectIdentifier{1, 2, 840, 113549}, "héllo", asn1.BitString{Bytes: []byte{0xa0}, BitLength: 3}, []int{3, 1, 300},
		time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC), asn1.RawValue{Class: 2, Tag: 1, Bytes: []byte{9}}}
	der, err := asn1.Marshal(r)
	fmt.Printf("%x %v\n", der, err)
	var back Rec
	rest, err := asn1.Unmarshal(der, &back)
	fmt.Println(back.V, back.OID, back.S, back.Bs.At(0), back.L, back.T, back.R.Bytes, len(rest), err)
	_, err = asn1.Unmarshal(der[:10], &back)
	fmt.Println(err)
	_, err = asn1.Unmarshal([]byte{2, 1, 5}, &back)
	fmt.Println(err)
}
