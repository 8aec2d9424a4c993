package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

type Address struct {
	City, State string
}

type Person struct {
	XMLName xml.Name  `xml:"urn:x person"`
	ID      int       `xml:"id,attr"`
	First   string    `xml:"name>first"`
	Last    string    `xml:"name>last"`
	Age     int       `xml:"age,omitempty"`
	Height  float32   `xml:"height"`
	Emails  []string  `xml:"email"`
	Addr    *Address  `xml:"addr"`
	Note    string    `xml:",comment"`
	Born    time.Time `xml:"born"`
	Inner   string    `xml:"-"`
	Flag    *bool     `xml:"flag,attr"`
	Any     []Any     `xml:",any"`
}

type Any struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Raw     string     `xml:",innerxml"`
}

type Color int

func (c Color) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("color-%d", int(c))), nil }
func (c *Color) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "color-%d", (*int)(c))
	return err
}

func main() {
	yes := true
	p := Person{ID: 7, First: "Ann", Last: "O'Hara <&>", Height: 1.75, Emails: []string{"a@b", "c@d"},
		Addr: &Address{"X", "Y"}, Note: " note ", Born: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC), Flag: &yes}
	out, err := xml.MarshalIndent(p, "", "  ")
	fmt.Println(string(out), err)
	var q Person
	err = xml.Unmarshal([]byte(`<?xml version="1.0"?><person xmlns="urn:x" id="9" flag="false"><name><first>F</first><last>L&amp;l</last></name>
<email>1</email><email>2</email><addr><City>C</City><State>S</State></addr><extra a="1" b="2">t<i>x</i></extra><height>2.5</height></person>`), &q)
	fmt.Printf("%v %+v %v %v %+v\n", err, q.XMLName, q.Emails, *q.Addr, q.Any)
	fmt.Println(q.ID, q.First, q.Last, *q.Flag, q.Height)
	for _, wrong := range []string{"<a>", "<a></b>", "<a b=c/>", "<person id='x'/>", "<a>&zz;</a>", "", "<a></a><!-- - -- -->"} {
		var v Person
		fmt.Println(xml.Unmarshal([]byte(wrong), &v))
	}
	d := xml.NewDecoder(strings.NewReader(`<!DOCTYPE x><r a="1"><!-- c --><b>t</b><![CDATA[<raw>]]><?pi data?></r>`))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
			break
		}
		switch t := tok.(type) {
		case xml.StartElement:
			fmt.Println("start", t.Name.Local, t.Attr)
		case xml.EndElement:
			fmt.Println("end", t.Name.Local)
		case xml.CharData:
			fmt.Printf("text %q\n", t)
		case xml.Comment:
			fmt.Printf("comment %q\n", t)
		case xml.ProcInst:
			fmt.Printf("pi %s %q\n", t.Target, t.Inst)
		case xml.Directive:
			fmt.Printf("directive %q\n", t)
		}
	}
	line, col := d.InputPos()
	fmt.Println(line, col)
	e := xml.NewEncoder(os.Stdout)
	e.EncodeElement(struct {
		C Color  `xml:"c"`
		D []byte `xml:"d"`
		E any    `xml:"e"`
	}{3, []byte("x"), 5.5}, xml.StartElement{Name: xml.Name{Local: "top"}, Attr: []xml.Attr{{Name: xml.Name{Local: "k"}, Value: "v\""}}})
	e.Close()
	fmt.Println()
	var c struct{ C Color }
	fmt.Println(xml.Unmarshal([]byte("<x><C>color-4</C></x>"), &c), c.C)
	xml.EscapeText(os.Stdout, []byte("a<b>\t\n\"'&"))
	fmt.Println()
}
