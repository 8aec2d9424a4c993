// Which types convert to which, by a matrix, and values at the edges of conversions.
package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"unsafe"
)

type (
	MyInt    int
	MyString string
	MyBytes  []byte
	MyRunes  []rune
	MyByte   byte
	MyByteS  []MyByte
	MyFunc   func(int) string
	MyMap    map[string]int
	MyChan   chan int
	MyRecv   <-chan int
	A        struct{ X int }
	B        struct {
		X int `tag:"different"`
	}
	C       struct{ Y int }
	PA      *A
	Str     struct{ s string }
	Iface   interface{ String() string }
	MyIface interface{ String() string }
	Wide    interface {
		String() string
		Other()
	}
)

func (s Str) String() string   { return s.s }
func (i MyInt) String() string { return fmt.Sprint("my", int(i)) }
func (i MyInt) Other()         {}

func try(f func() any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprint("panic: ", r)
		}
	}()
	return fmt.Sprintf("%T(%[1]v)", f())
}

func main() {
	types := []reflect.Type{
		reflect.TypeFor[bool](), reflect.TypeFor[int](), reflect.TypeFor[MyInt](), reflect.TypeFor[uint8](), reflect.TypeFor[int32](), reflect.TypeFor[uint64](), reflect.TypeFor[uintptr](), reflect.TypeFor[float32](), reflect.TypeFor[float64](),
		reflect.TypeFor[complex64](), reflect.TypeFor[complex128](), reflect.TypeFor[string](), reflect.TypeFor[MyString](), reflect.TypeFor[[]byte](), reflect.TypeFor[MyBytes](), reflect.TypeFor[[]rune](), reflect.TypeFor[MyRunes](), reflect.TypeFor[[]MyByte](), reflect.TypeFor[MyByteS](),
		reflect.TypeFor[[4]byte](), reflect.TypeFor[*[4]byte](), reflect.TypeFor[[4]MyByte](), reflect.TypeFor[func(int) string](), reflect.TypeFor[MyFunc](), reflect.TypeFor[map[string]int](), reflect.TypeFor[MyMap](), reflect.TypeFor[chan int](), reflect.TypeFor[MyChan](), reflect.TypeFor[<-chan int](),
		reflect.TypeFor[MyRecv](), reflect.TypeFor[A](), reflect.TypeFor[B](), reflect.TypeFor[C](), reflect.TypeFor[struct{ X int }](), reflect.TypeFor[*A](), reflect.TypeFor[*B](), reflect.TypeFor[PA](), reflect.TypeFor[any](), reflect.TypeFor[error](), reflect.TypeFor[Iface](), reflect.TypeFor[MyIface](),
		reflect.TypeFor[Wide](), reflect.TypeFor[Str](), reflect.TypeFor[*Str](), reflect.TypeFor[unsafe.Pointer](),
	}
	for _, from := range types {
		for _, to := range types {
			c := "."
			if from.AssignableTo(to) {
				c = "a"
			} else if from.ConvertibleTo(to) {
				c = "c"
			}
			fmt.Print(c)
		}
		fmt.Println("", from)
	}
	for _, from := range types {
		v := reflect.New(from).Elem()
		done, failed := 0, 0
		for _, to := range types {
			if v.CanConvert(to) != from.ConvertibleTo(to) {
				fmt.Print("can ", v.CanConvert(to), " ", to, "; ")
			}
			text := try(func() any { return v.Convert(to).Type() == to })
			if text == "bool(true)" {
				done++
			} else {
				failed++
				if to.Kind() == reflect.Array || to.Kind() == reflect.Pointer && from.Kind() == reflect.Slice {
					fmt.Print(text, "; ")
				}
			}
		}
		fmt.Println(from, done, failed)
	}

	conv := func(x any, to reflect.Type) {
		fmt.Print(try(func() any { return reflect.ValueOf(x).Convert(to).Interface() }), " ")
	}
	for _, x := range []any{-1, 255, 300, math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), int8(-128), MyInt(65), 'é', 0x10ffff + 1, 0xd800} {
		for _, to := range []reflect.Type{reflect.TypeFor[int8](), reflect.TypeFor[uint8](), reflect.TypeFor[int32](), reflect.TypeFor[uint64](), reflect.TypeFor[float32](), reflect.TypeFor[float64](), reflect.TypeFor[string](), reflect.TypeFor[MyString](), reflect.TypeFor[MyInt]()} {
			conv(x, to)
		}
		fmt.Println()
	}
	for _, x := range []float64{1.9, -1.9, 1e10, 16777217, 1e300, 0.1, math.Inf(1), math.Copysign(0, -1)} {
		conv(x, reflect.TypeFor[float32]())
		conv(float32(x), reflect.TypeFor[float64]())
		if math.Abs(x) < 1e9 {
			conv(x, reflect.TypeFor[int64]())
			conv(x, reflect.TypeFor[MyInt]())
		}
		conv(complex(x, -x), reflect.TypeFor[complex64]())
		fmt.Println()
	}
	for _, s := range []string{"", "abc", "héé", "\xff☺", "four"} {
		for _, to := range types[11:20] {
			conv(s, to)
		}
		conv([]byte(s), reflect.TypeFor[string]())
		conv([]rune(s), reflect.TypeFor[MyString]())
		conv([]byte(s), reflect.TypeFor[[4]byte]())
		conv([]byte(s), reflect.TypeFor[[0]byte]())
		fmt.Println()
	}
	conv(A{5}, reflect.TypeFor[B]())
	conv(A{5}, reflect.TypeFor[C]())
	conv(MyInt(3), reflect.TypeFor[Iface]())
	conv(Str{"s"}, reflect.TypeFor[any]())
	conv(Str{"s"}, reflect.TypeFor[Wide]())
	conv(&Str{"p"}, reflect.TypeFor[MyIface]())
	conv(errors.New("e"), reflect.TypeFor[error]())
	fmt.Println()
	shared := []byte("share")
	reflect.ValueOf(shared).Convert(reflect.TypeFor[*[4]byte]()).Interface().(*[4]byte)[0] = 'S'
	fmt.Println(string(shared), reflect.ValueOf(shared).CanConvert(reflect.TypeFor[[6]byte]()), reflect.ValueOf(shared).CanConvert(reflect.TypeFor[[5]byte]()))
	iface := reflect.ValueOf(struct{ I Iface }{MyInt(4)}).Field(0)
	w := iface.Convert(reflect.TypeFor[MyIface]())
	fmt.Println(w.Kind(), w.Type(), w.Elem().Type(), iface.CanConvert(reflect.TypeFor[Wide]()), try(func() any { return iface.Convert(reflect.TypeFor[int]()) }))
	nilIface := reflect.Zero(reflect.TypeFor[Iface]()).Convert(reflect.TypeFor[any]())
	fmt.Println(nilIface.IsNil(), nilIface.Type())
	type hidden struct{ n int }
	fmt.Println(try(func() any { return reflect.ValueOf(hidden{1}).Field(0).Convert(reflect.TypeFor[MyInt]()).Interface() }))
	fmt.Println(try(func() any { return reflect.ValueOf(1).Convert(nil) }))

	v := reflect.ValueOf(300)
	fmt.Println(v.OverflowInt(1<<62), reflect.ValueOf(int8(0)).OverflowInt(128), reflect.ValueOf(int8(0)).OverflowInt(-128), reflect.ValueOf(uint16(0)).OverflowUint(65536), reflect.ValueOf(float32(0)).OverflowFloat(math.MaxFloat32*1.00001), reflect.ValueOf(float32(0)).OverflowFloat(math.Inf(1)), reflect.ValueOf(complex64(0)).OverflowComplex(complex(1e39, 0)))
	var narrow int8
	n := reflect.ValueOf(&narrow).Elem()
	n.SetInt(300)
	fmt.Println(narrow, try(func() any { n.SetUint(1); return 0 }), try(func() any { n.SetFloat(1); return 0 }))
	var f float32
	reflect.ValueOf(&f).Elem().SetFloat(0.1)
	fmt.Println(f, reflect.ValueOf(f).Float())
}
