// Every kind of value goes into an interface and comes back the same.
package main

import "fmt"

type small struct{ a int8 }
type word struct{ p *int }
type big struct {
	a, b, c, d, e, f, g, h, i int
	s                         string
}
type myFloat float32
type fnType func() string

func roundTrip(v interface{}) interface{} { return v }

func swap(a, b interface{}) (interface{}, interface{}) { return b, a }

func main() {
	n := 7
	fmt.Println(roundTrip(int8(-128)).(int8), roundTrip(int16(-32768)).(int16), roundTrip(int32(-1<<31)).(int32), roundTrip(int64(-1<<63)).(int64), roundTrip(-1).(int))
	fmt.Println(roundTrip(uint8(255)).(uint8), roundTrip(uint16(65535)).(uint16), roundTrip(uint32(1<<32-1)).(uint32), roundTrip(uint64(1<<64-1)).(uint64), roundTrip(uint(1<<63)).(uint), roundTrip(uintptr(5)).(uintptr))
	fmt.Println(roundTrip(float32(0.1)).(float32), roundTrip(0.1).(float64), roundTrip(myFloat(2.5)).(myFloat), roundTrip(1+2i).(complex128), roundTrip(complex64(1i)).(complex64))
	fmt.Println(roundTrip(true).(bool), roundTrip(false).(bool), roundTrip("str").(string), roundTrip("").(string) == "", roundTrip('世').(rune))
	fmt.Println(roundTrip([]int{1, 2}).([]int), roundTrip([]string(nil)).([]string) == nil, roundTrip([3]bool{true}).([3]bool), roundTrip([0]int{}).([0]int), roundTrip([1]*int{&n}).([1]*int)[0] == &n)
	fmt.Println(roundTrip(small{-5}).(small), *roundTrip(word{&n}).(word).p, roundTrip(struct{}{}).(struct{}))
	b := big{1, 2, 3, 4, 5, 6, 7, 8, 9, "s"}
	i := roundTrip(b)
	b.a = 100
	fmt.Println(i.(big), b.a, i == interface{}(b))
	j := i
	c := i.(big)
	c.s = "changed"
	fmt.Println(j.(big).s, c.s, i == j)
	fmt.Println(*roundTrip(&n).(*int), roundTrip(&b).(*big).a, roundTrip((*int)(nil)).(*int) == nil)
	fmt.Println(roundTrip(map[string]int{"a": 1}).(map[string]int)["a"], roundTrip(fnType(func() string { return "called" })).(fnType)(), roundTrip(func(x int) int { return x + n }).(func(int) int)(1))
	x, y := swap(1, "two")
	fmt.Println(x, y)
	x, y = y, x
	fmt.Println(x, y)
	var e interface{} = roundTrip(roundTrip(roundTrip(3)))
	fmt.Println(e)
	list := []interface{}{}
	for k := 0; k < 300; k++ {
		switch k % 5 {
		case 0:
			list = append(list, k)
		case 1:
			list = append(list, float64(k)/2)
		case 2:
			list = append(list, fmt.Sprint(k))
		case 3:
			list = append(list, big{a: k})
		case 4:
			list = append(list, [2]int{k, -k})
		}
	}
	ints, floats, strs, bigs, arrs := 0, 0.0, 0, 0, 0
	for _, v := range list {
		switch v := v.(type) {
		case int:
			ints += v
		case float64:
			floats += v
		case string:
			strs += len(v)
		case big:
			bigs += v.a
		case [2]int:
			arrs += v[0] - v[1]
		}
	}
	fmt.Println(ints, floats, strs, bigs, arrs)
	m := map[string]interface{}{"i": 1, "f": 2.5, "s": "x", "l": []interface{}{1, nil}, "n": nil}
	fmt.Println(m, m["n"] == nil, m["zz"] == nil)
	p := new(interface{})
	*p = 5
	*p = (*p).(int) + 1
	fmt.Println(*p)
	arr := [3]interface{}{1, "a"}
	brr := arr
	brr[0] = 2
	fmt.Println(arr, brr, arr == brr, arr[2] == nil)
	var f func(interface{}) interface{} = roundTrip
	fmt.Println(f(f) != nil, f(9))
}
