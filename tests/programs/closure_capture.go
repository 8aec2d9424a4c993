// Closures capture variables by reference, of every kind.
package main

import "fmt"

type point struct{ x, y int }

func counter(start int) (inc func() int, get func() int, reset func()) {
	n := start
	inc = func() int { n++; return n }
	get = func() int { return n }
	reset = func() { n = start }
	return
}

func adders() (fs []func(float64) float64) {
	total := 0.5
	for i := 0; i < 3; i++ {
		fs = append(fs, func(x float64) float64 {
			total += x * float64(i+1)
			return total
		})
	}
	return
}

func params(a int, s string, p point, arr [3]int, sl []int, m map[string]int) func() {
	return func() {
		a++
		s += "!"
		p.x += a
		arr[1] *= 2
		sl = append(sl, a)
		m[s] = len(sl)
		fmt.Println(a, s, p, arr, sl, m)
	}
}

func result() (n int, f func()) {
	f = func() { n++ }
	f()
	n *= 10
	f()
	return n, f
}

func main() {
	inc, get, reset := counter(10)
	inc()
	inc()
	fmt.Println(get())
	reset()
	fmt.Println(inc(), get())
	inc2, get2, _ := counter(100)
	inc2()
	fmt.Println(get(), get2())
	fs := adders()
	fmt.Println(fs[0](1), fs[1](1), fs[2](1), fs[0](0))
	p := params(1, "s", point{1, 2}, [3]int{1, 2, 3}, []int{}, map[string]int{})
	p()
	p()
	n, f := result()
	f()
	fmt.Println(n)
	x, y := 1, "a"
	func() {
		x, y = 2, y+"b"
	}()
	fmt.Println(x, y)
	change := func(v int) { x = v }
	show := func() int { return x }
	change(50)
	fmt.Println(x, show())
	ptr := &x
	*ptr = 60
	fmt.Println(show())
	b, by, f32, u64, i8 := true, byte(250), float32(0.5), uint64(1)<<63, int8(127)
	mut := func() {
		b = !b
		by += 10
		f32 /= 2
		u64 >>= 60
		i8++
	}
	mut()
	fmt.Println(b, by, f32, u64, i8)
	pt := point{1, 2}
	move := func() point { pt.x, pt.y = pt.y, pt.x*10; return pt }
	move()
	fmt.Println(move(), pt)
	var e error
	set := func() { e = fmt.Errorf("set %d", x) }
	set()
	fmt.Println(e)
	arr := [4]int{}
	for i := range arr {
		func() { arr[i] = i * i }()
	}
	fmt.Println(arr)
}
