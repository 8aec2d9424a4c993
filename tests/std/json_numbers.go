// Numbers of every kind in both directions, at and over their limits, and in random.
package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
)

type numbers struct {
	I   int
	I8  int8
	I16 int16
	I32 int32
	I64 int64
	U   uint
	U8  uint8
	U16 uint16
	U32 uint32
	U64 uint64
	F32 float32
	F64 float64
	P   uintptr
}

func main() {
	for _, text := range []string{
		`{"I":-1,"I8":-128,"I16":-32768,"I32":-2147483648,"I64":-9223372036854775808,"U":1,"U8":255,"U16":65535,"U32":4294967295,"U64":18446744073709551615,"F32":3.4028235e38,"F64":1.7976931348623157e308,"P":1}`,
		`{"I8":128}`, `{"I8":-129}`, `{"I64":9223372036854775808}`, `{"I64":-9223372036854775809}`, `{"U8":256}`, `{"U8":-1}`, `{"U64":18446744073709551616}`,
		`{"I":1.0}`, `{"I":1e2}`, `{"I":1.5}`, `{"F32":1e39}`, `{"F64":1e309}`, `{"F32":1e-50}`, `{"F64":-0}`, `{"I":-0}`, `{"U":-0}`, `{"I":0000}`, `{"I":+1}`, `{"I":.5}`, `{"I":1.}`, `{"I":1e}`, `{"I":-}`,
		`{"I":0x10}`, `{"I":1_000}`, `{"I":123456789012345678}`, `{"I":1234567890123456789}`, `{"U64":1234567890123456789}`, `{"F64":0.1e-2,"F32":16777217}`, `{"I":"1"}`, `{"I":true}`, `{"F64":NaN}`, `{"I":null,"F64":null}`,
		`{"F64":123456789012345678901234567890}`, `{"F64":1E+2}`, `{"I":01}`, `{"I":-01}`, `{"I":1 }`, `{"I":[1]}`, `{"I":{}}`,
	} {
		var n numbers
		err := json.Unmarshal([]byte(text), &n)
		fmt.Println(n, err)
		if e, ok := err.(*json.UnmarshalTypeError); ok {
			fmt.Println(" ", e.Value, e.Type, e.Offset, e.Struct, e.Field)
		}
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, 0.1, 1e20, 1e21, 123456789e12, 1e-6, 9.999e-7, 1e-7, 5e-324, math.MaxFloat64, 1.0 / 3, 100, 1e6, 0.000001234, 1e100, -1e-9, 1e-10} {
		b, err := json.Marshal([]any{f, float32(f)})
		fmt.Printf("%s %v\n", b, err)
	}
	for _, f := range []any{math.NaN(), math.Inf(1), float32(math.Inf(-1)), []float64{1, math.NaN()}, map[string]float64{"x": math.Inf(1)}} {
		b, err := json.Marshal(f)
		fmt.Printf("%s %v %T\n", b, err, err)
	}
	show := func(v any) {
		b, err := json.Marshal(v)
		fmt.Printf("%s %v\n", b, err)
	}
	show(numbers{math.MinInt, -128, -32768, math.MinInt32, math.MinInt64, math.MaxUint, 255, 65535, math.MaxUint32, math.MaxUint64, math.MaxFloat32, math.MaxFloat64, 7})
	show(map[int]string{3: "c", -1: "a", 20: "b"})
	show(map[uint8]bool{200: true, 3: false})
	show(map[float64]int{1.5: 1})
	show([]uint8{1, 2, 3})
	show([3]uint8{1, 2, 3})
	show([]int8{-1, 2})
	show(json.Number("12.50"))
	show(json.Number(""))
	show(json.Number("1x"))
	show([]json.Number{"-0", "1E5"})
	var m map[int8]string
	fmt.Println(json.Unmarshal([]byte(`{"1":"a","-128":"b","200":"c","x":"d"}`), &m), m)
	var um map[uint]int
	fmt.Println(json.Unmarshal([]byte(`{"1":1,"-1":2}`), &um), um)
	var fm map[float64]int
	fmt.Println(json.Unmarshal([]byte(`{"1.5":1}`), &fm), fm)
	x := uint64(1)
	h := fnv.New64a()
	for range 20000 {
		x = x*6364136223846793005 + 1442695040888963407
		f := math.Float64frombits(x)
		if f != f || math.IsInf(f, 0) {
			continue
		}
		b, _ := json.Marshal([]any{f, int64(x), float32(int32(x)) / 64})
		h.Write(b)
		var back []any
		if json.Unmarshal(b, &back); back[0] != f {
			fmt.Println("differs", f)
		}
	}
	fmt.Println(h.Sum64())
}
