// Streams: values longer than buffers, readers and writers of a few bytes, what is left unread, reuse by Reset.
package main

import (
	"bytes"
	"encoding/json/jsontext"
	"errors"
	"fmt"
	"io"
	"strings"
)

// slow reads n bytes at most.
type slow struct {
	r io.Reader
	n int
}

func (s slow) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), s.n)]) }

// full writes until it has no room.
type full struct {
	bytes.Buffer
	room int
}

func (f *full) Write(p []byte) (int, error) {
	n := min(len(p), f.room)
	f.room -= n
	f.Buffer.Write(p[:n])
	if n < len(p) {
		return n, io.ErrShortWrite
	}
	return n, nil
}

func large(members int) string {
	var b strings.Builder
	b.WriteString(`{"list":[`)
	for i := range members {
		if i > 0 {
			b.WriteString(" ,\n")
		}
		fmt.Fprintf(&b, `{"key %d":"\"value\" \\ é\u00e9\ud83d\ude00 %d","nested":[[%d.5e1,true],{"x":null}]}`, i, i, i)
	}
	b.WriteString(`]}`)
	return b.String()
}

func values(in string, n int) {
	d := jsontext.NewDecoder(slow{strings.NewReader(in), n})
	for {
		v, err := d.ReadValue()
		if err != nil {
			fmt.Println(n, err, d.InputOffset())
			return
		}
		err = v.Compact()
		fmt.Println(n, len(v), err, d.InputOffset(), d.StackPointer())
	}
}

func tokens(in string, n int) {
	d := jsontext.NewDecoder(slow{strings.NewReader(in), n})
	var out bytes.Buffer
	e := jsontext.NewEncoder(&out)
	count := 0
	for {
		t, err := d.ReadToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
			break
		}
		count++
		if err := e.WriteToken(t); err != nil {
			fmt.Println(err)
			break
		}
	}
	fmt.Println(n, count, out.Len(), e.OutputOffset(), d.StackDepth())
}

func main() {
	big := large(1500)
	for _, n := range []int{1, 7, 100, 4096, 1 << 20} {
		if n > 1 {
			values(big+" 1 "+big, n)
			values(big[:len(big)-1], n)
			values(big[:len(big)/2]+"}"+big[len(big)/2:], n)
		}
		values(large(60)+large(3), n)
		tokens(large(40)+"\n\n"+large(2), n)
	}

	// What is left unread, with the rest of the reader, is the rest of the stream.
	r := strings.NewReader(`{"a":1} [2] ` + strings.Repeat("binary ", 1000))
	d := jsontext.NewDecoder(r)
	d.ReadValue()
	d.SkipValue()
	rest, _ := io.ReadAll(io.MultiReader(bytes.NewReader(d.UnreadBuffer()), r))
	fmt.Println(len(rest), string(rest[:20]), d.InputOffset())

	// A Decoder and an Encoder that are used again.
	d.Reset(strings.NewReader(`{"x":[`), jsontext.AllowDuplicateNames(true))
	for {
		if _, err := d.ReadToken(); err != nil {
			fmt.Println(err, d.StackPointer(), d.StackDepth())
			break
		}
	}
	d.Reset(bytes.NewBufferString(`"new"`))
	t, err := d.ReadToken()
	fmt.Println(t, err, d.StackDepth(), d.InputOffset())

	w := &full{room: 10}
	e := jsontext.NewEncoder(w)
	for i := range 5 {
		err := e.WriteValue(jsontext.Value(fmt.Sprintf(`[%d,%d]`, i, i)))
		fmt.Println(err, errors.Is(err, io.ErrShortWrite), e.OutputOffset())
	}
	w.room = 100
	fmt.Println(e.WriteToken(jsontext.Null), e.OutputOffset())
	fmt.Printf("%q\n", w.String())
	var out strings.Builder
	e.Reset(&out, jsontext.Multiline(true))
	e.WriteToken(jsontext.BeginObject)
	e.WriteToken(jsontext.String("k"))
	b := append(e.AvailableBuffer(), `[1,`...)
	b = append(b, `2]`...)
	fmt.Println(e.WriteValue(b), e.WriteToken(jsontext.EndObject))
	fmt.Print(out.String())

	// Names of objects that have many members.
	e.Reset(&out)
	e.WriteToken(jsontext.BeginObject)
	for i := range 100 {
		e.WriteToken(jsontext.String(fmt.Sprint("name", i)))
		e.WriteToken(jsontext.Int(int64(i)))
	}
	for _, i := range []int{0, 15, 16, 17, 99, 100} {
		fmt.Println(e.WriteToken(jsontext.String(fmt.Sprint("name", i))))
	}
	fmt.Println(e.WriteToken(jsontext.Null), e.StackPointer())
	for _, repeated := range []int{3, 16, 17, 50} {
		var text strings.Builder
		for i := range 60 {
			fmt.Fprintf(&text, `,"n%d":{"n%d":%d}`, i, i, i)
		}
		in := "{" + text.String()[1:] + fmt.Sprintf(`,"n\u003%d%s":1}`, repeated%10, "")
		in2 := "{" + text.String()[1:] + fmt.Sprintf(`,"n%d":1}`, repeated)
		for _, in := range []string{in, in2} {
			fmt.Println(jsontext.Value(in).IsValid(), jsontext.Value(in).IsValid(jsontext.AllowDuplicateNames(true)))
			_, err := jsontext.NewDecoder(strings.NewReader(in)).ReadValue()
			fmt.Println(err)
			fmt.Println(jsontext.NewDecoder(strings.NewReader(in)).SkipValue())
		}
	}
}
