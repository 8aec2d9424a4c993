// Every comparable kind as a key.
package main

import "fmt"

type point struct{ x, y int }
type mixed struct {
	name string
	n    int8
	f    float64
	ok   bool
	arr  [2]uint16
}
type name string
type level uint8

func main() {
	ints := map[int]string{-1: "minus", 0: "zero", 1 << 62: "big"}
	fmt.Println(ints[-1], ints[0], ints[1<<62], len(ints))
	i8 := map[int8]int{}
	for i := 0; i < 1000; i++ {
		i8[int8(i)]++
	}
	fmt.Println(len(i8), i8[-128], i8[127], i8[0])
	u16 := map[uint16]bool{65535: true}
	fmt.Println(u16[65535], u16[0])
	u64 := map[uint64]int{1<<64 - 1: 1}
	u64[0]--
	fmt.Println(u64[1<<64-1], u64[0])
	bools := map[bool]string{true: "yes"}
	bools[false] = "no"
	fmt.Println(bools[1 > 0], bools[1 < 0], len(bools))
	runes := map[rune]int{}
	for _, r := range "hello, 世界世" {
		runes[r]++
	}
	fmt.Println(runes['l'], runes['世'], runes['x'], len(runes))
	floats := map[float64]int{0.5: 1, -2.25: 2}
	floats[0.25*2]++
	fmt.Println(floats[0.5], floats[-2.25], floats[3])
	points := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	points[point{1, 2}] += "!"
	fmt.Println(points[point{1, 2}], points[point{3, 4}], points[point{}] == "", len(points))
	ms := map[mixed]int{}
	for i := 0; i < 100; i++ {
		ms[mixed{fmt.Sprint(i % 5), int8(i % 3), float64(i%2) / 2, i%2 == 0, [2]uint16{uint16(i % 2), 1}}]++
	}
	fmt.Println(len(ms), ms[mixed{"0", 0, 0, true, [2]uint16{0, 1}}])
	arrays := map[[3]string]int{{"a", "b", "c"}: 1}
	arrays[[3]string{"a", "b", "c"}]++
	fmt.Println(arrays[[3]string{"a", "b", "c"}], arrays[[3]string{"a", "b"}])
	a, b := new(int), new(int)
	ptrs := map[*int]string{a: "a", b: "b", nil: "nil"}
	fmt.Println(ptrs[a], ptrs[b], ptrs[nil], len(ptrs))
	names := map[name]level{"low": 1, "high": 200}
	names["high"] += 100
	fmt.Println(names["low"], names["high"], names["mid"])
	nested := map[struct {
		p point
		s [2]string
	}]int{{point{1, 1}, [2]string{"x", "y"}}: 5}
	fmt.Println(len(nested), nested)
	f32 := map[float32]uint8{1.5: 2}
	f32[1.5] *= 100
	f32[1.5] *= 2
	fmt.Println(f32)
	str := map[string]string{"": "empty", "a": "b", "b": "a"}
	str[str["a"]] = str[""]
	fmt.Println(str[""], str["a"], str["b"], len(str))
	es := map[struct{}]int{}
	es[struct{}{}]++
	es[struct{}{}]++
	fmt.Println(es[struct{}{}], len(es))
	fmt.Println(ints, bools, points, names)
}
