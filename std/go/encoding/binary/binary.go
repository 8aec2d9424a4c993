// Package binary converts numbers, and what is made of them, to and from bytes.
package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

var errBufferTooSmall = errors.New("buffer too small")

// dataSize returns the bytes of a value whose type has a fixed size, or of a slice of such; -1 for others.
func dataSize(v reflect.Value) int {
	if v.Kind() == reflect.Slice {
		if s := typeSize(v.Type().Elem()); s >= 0 {
			return s * v.Len()
		}
		return -1
	}
	if !v.IsValid() {
		return -1
	}
	return typeSize(v.Type())
}

func typeSize(t reflect.Type) int {
	switch k := t.Kind(); k {
	case reflect.Array:
		if s := typeSize(t.Elem()); s >= 0 {
			return s * t.Len()
		}
		return -1
	case reflect.Struct:
		sum := 0
		for i := range t.NumField() {
			s := typeSize(t.Field(i).Type)
			if s < 0 {
				return -1
			}
			sum += s
		}
		return sum
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16,
		reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

// Size returns how many bytes Write would write; -1 if it can't.
func Size(v any) int { return dataSize(reflect.Indirect(reflect.ValueOf(v))) }

// target returns what data points to, or the slice that it is.
func target(data any) (v reflect.Value, size int) {
	v = reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		return v, dataSize(v)
	case reflect.Slice:
		return v, dataSize(v)
	}
	return v, -1
}

// typeText is the type of a value, as errors print it.
func typeText(v any) string {
	if v == nil {
		return "<nil>"
	}
	return reflect.TypeOf(v).String()
}

func readError(data any) error {
	return errors.New("binary.Read: invalid type " + typeText(data))
}

// Read reads values of a fixed size from r to what data points to, or to a slice.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, size := target(data)
	if size < 0 {
		return readError(data)
	}
	buf := make([]byte, size)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	d := &decoder{order: order, buf: buf}
	d.value(v)
	return nil
}

// Decode decodes values from buf, and returns how many bytes they took.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := target(data)
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + typeText(data))
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	d := &decoder{order: order, buf: buf[:size]}
	d.value(v)
	return size, nil
}

func appended(buf []byte, order ByteOrder, data any, what string) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return nil, errors.New("binary." + what + ": some values are not fixed-sized in type " + typeText(data))
	}
	e := &encoder{order: order, buf: buf}
	e.value(v)
	return e.buf, nil
}

// Write writes values of a fixed size to w.
func Write(w io.Writer, order ByteOrder, data any) error {
	b, err := appended(nil, order, data, "Write")
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// Append appends values of a fixed size.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	return appended(buf, order, data, "Append")
}

// Encode writes values of a fixed size to buf, and returns how many bytes they took.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	b, err := appended(nil, order, data, "Encode")
	if err != nil {
		return 0, err
	}
	if len(buf) < len(b) {
		return 0, errBufferTooSmall
	}
	return copy(buf, b), nil
}

type decoder struct {
	order ByteOrder
	buf   []byte
}

func (d *decoder) bits(size int) uint64 {
	b := d.buf[:size]
	d.buf = d.buf[size:]
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(d.order.Uint16(b))
	case 4:
		return uint64(d.order.Uint32(b))
	}
	return d.order.Uint64(b)
}

func (d *decoder) float(size int) float64 {
	if size == 4 {
		return float64(math.Float32frombits(uint32(d.bits(4))))
	}
	return math.Float64frombits(d.bits(8))
}

func (d *decoder) value(v reflect.Value) {
	size := int(v.Type().Size())
	switch k := v.Kind(); {
	case k == reflect.Array || k == reflect.Slice:
		for i := range v.Len() {
			d.value(v.Index(i))
		}
	case k == reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() || t.Field(i).Name != "_" {
				d.value(f)
			} else {
				d.buf = d.buf[dataSize(f):]
			}
		}
	case k == reflect.Bool:
		v.SetBool(d.bits(1) != 0)
	case v.CanInt():
		x := d.bits(size)
		shift := 64 - 8*size
		v.SetInt(int64(x<<shift) >> shift)
	case v.CanUint():
		v.SetUint(d.bits(size))
	case v.CanFloat():
		v.SetFloat(d.float(size))
	default:
		re := d.float(size / 2)
		v.SetComplex(complex(re, d.float(size/2)))
	}
}

type encoder struct {
	order ByteOrder
	buf   []byte
}

func (e *encoder) bits(x uint64, size int) {
	n := len(e.buf)
	e.buf = append(e.buf, make([]byte, size)...)
	b := e.buf[n:]
	switch size {
	case 1:
		b[0] = byte(x)
	case 2:
		e.order.PutUint16(b, uint16(x))
	case 4:
		e.order.PutUint32(b, uint32(x))
	default:
		e.order.PutUint64(b, x)
	}
}

func (e *encoder) float(f float64, size int) {
	if size == 4 {
		e.bits(uint64(math.Float32bits(float32(f))), 4)
	} else {
		e.bits(math.Float64bits(f), 8)
	}
}

func (e *encoder) value(v reflect.Value) {
	size := int(v.Type().Size())
	switch k := v.Kind(); {
	case k == reflect.Array || k == reflect.Slice:
		for i := range v.Len() {
			e.value(v.Index(i))
		}
	case k == reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if f := v.Field(i); t.Field(i).Name != "_" {
				e.value(f)
			} else {
				e.buf = append(e.buf, make([]byte, dataSize(f))...)
			}
		}
	case k == reflect.Bool:
		x := uint64(0)
		if v.Bool() {
			x = 1
		}
		e.bits(x, 1)
	case v.CanInt():
		e.bits(uint64(v.Int()), size)
	case v.CanUint():
		e.bits(v.Uint(), size)
	case v.CanFloat():
		e.float(v.Float(), size)
	default:
		c := v.Complex()
		e.float(real(c), size/2)
		e.float(imag(c), size/2)
	}
}
