package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

func main() {
	fmt.Println(mime.TypeByExtension(".html"), mime.FormatMediaType("text/x", map[string]string{"a": "b c", "z": "é"}))
	for _, s := range []string{`form-data; name="file"; filename="a\"b.txt"`, `text/html; charset="utf-8"; q*=utf-8''%e2%82%ac`, "bad/;", `x/y; a=b; a=c`} {
		t, p, err := mime.ParseMediaType(s)
		fmt.Println(t, p, err)
	}
	fmt.Println(mime.QEncoding.Encode("utf-8", "¡Hola, señor!"), mime.BEncoding.Encode("utf-8", "¡Hola!"), mime.QEncoding.Encode("utf-8", "plain"))
	dec := new(mime.WordDecoder)
	fmt.Println(dec.DecodeHeader("=?utf-8?q?=C2=A1Hola,_se=C3=B1or!?= x =?ISO-8859-1?B?6Q==?="))
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	w.SetBoundary("BOUND")
	w.WriteField("k", "v1")
	f, _ := w.CreateFormFile("f", "n.txt")
	io.WriteString(f, strings.Repeat("data ", 100))
	p, _ := w.CreatePart(textproto.MIMEHeader{"Content-Type": {"x/y"}, "Content-Transfer-Encoding": {"quoted-printable"}})
	io.WriteString(p, "a=3Db=\r\nc")
	w.Close()
	fmt.Println(w.FormDataContentType(), b.Len())
	whole := b.Bytes()
	r := multipart.NewReader(bytes.NewReader(whole), "BOUND")
	for {
		part, err := r.NextPart()
		if err != nil {
			fmt.Println(err)
			break
		}
		body, err := io.ReadAll(part)
		fmt.Printf("%q %q %d %.10q %v\n", part.FormName(), part.FileName(), len(body), body, err)
	}
	form, err := multipart.NewReader(bytes.NewReader(whole[:len(whole)-100]), "BOUND").ReadForm(1 << 20)
	fmt.Println(form, err)
	form, err = multipart.NewReader(bytes.NewReader(whole), "BOUND").ReadForm(10)
	fmt.Println(form.Value, len(form.File["f"]), form.File["f"][0].Size, err)
	form.RemoveAll()
	b.Reset()
	q := quotedprintable.NewWriter(&b)
	q.Write([]byte("héllo = wörld " + strings.Repeat("x", 90) + "\t\nend "))
	q.Close()
	fmt.Printf("%q\n", b.String())
	back, err := io.ReadAll(quotedprintable.NewReader(&b))
	fmt.Printf("%q %v\n", back, err)
	m, err := mail.ReadMessage(strings.NewReader("From: \"Jo, X\" <jo@x.org>\r\nTo: a@b.c, =?utf-8?q?J=C3=B6?= <j@d.e>\r\nDate: Fri, 21 Nov 1997 09:55:06 -0600\r\nSubject: hi\r\n there\r\n\r\nbody\r\n"))
	fmt.Println(err, m.Header.Get("Subject"))
	when, err := m.Header.Date()
	fmt.Println(when, err)
	list, err := m.Header.AddressList("To")
	for _, a := range list {
		fmt.Printf("%q %q %s\n", a.Name, a.Address, a)
	}
	fmt.Println(err)
	for _, s := range []string{"a", "a@", "<x@y>", `"q" <a@b>`, "Group: a@b, c@d;", "a@b (comment)"} {
		a, err := mail.ParseAddress(s)
		fmt.Println(a, err)
	}
	tp := textproto.NewReader(newReader("220 hi\r\n250-one\r\n250 two\r\nKey: v\r\nkey: w\r\n\r\n..dot\r\nx\r\n.\r\n"))
	fmt.Println(tp.ReadCodeLine(220))
	fmt.Println(tp.ReadResponse(250))
	fmt.Println(tp.ReadMIMEHeader())
	lines, err := tp.ReadDotLines()
	fmt.Println(lines, err, textproto.CanonicalMIMEHeaderKey("content-TYPE"), textproto.TrimString("  x "))
}

func newReader(s string) *bufio.Reader { return bufio.NewReader(strings.NewReader(s)) }
