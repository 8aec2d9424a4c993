package main

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type Left struct {
	Name  string
	Same  int
	Deep  string `json:"deep"`
	Tag   string `json:"tagged"`
	inner int
}

type Right struct {
	Same   int
	Tagged string `json:"tagged"`
	Other  string `json:"Name,omitempty"`
}

type Both struct {
	Left
	Right
}

type Wins struct {
	Left
	Right
	Same string
}

type TagWins struct {
	A struct{} `json:"-"`
	L1
	L2
}

type L1 struct {
	X int
}

type L2 struct {
	Y int `json:"X"`
}

type hidden struct {
	Shown  string
	Number int `json:"number,string"`
	secret string
}

type hiddenPointer struct{ Reached string }

type Embeds struct {
	hidden
	*hiddenPointer
	Named `json:"named"`
	*Pointed
	Text
}

type Named struct{ N int }
type Pointed struct{ P int }
type Text string

type Diamond struct {
	D1
	D2
}
type D1 struct{ Base }
type D2 struct{ Base }
type Base struct{ B int }

type Loop struct {
	Value int
	*Loop
}

type Mutual struct {
	M int
	*Back
}
type Back struct {
	K int
	*Mutual
}

type Odd struct {
	Dash     int `json:"-,"`
	Skipped  int `json:"-"`
	Empty    int `json:""`
	Comma    int `json:","`
	Quote    int `json:"a\"b"`
	Space    int `json:"with space"`
	Punct    int `json:"!#$%&()*+-./:;<=>?@[]^_{|}~"`
	Unicode  int `json:"ключ"`
	Slash    int `json:"a\\b"`
	NoQuote  int `json:noquote`
	Other    int `xml:"x" json:"other"`
	Upper    int `json:"UPPER"`
	lower    int `json:"lower"`
	Unknown  int `json:"unknown,nosuchoption"`
	String   int `json:",string"`
	Repeated int `json:"rep,omitempty,omitempty"`
}

type Cases struct {
	Alpha   int
	ALPHA   int `json:"ALPHA"`
	Ünder   int
	KelvinK int `json:"K"`
	Longs   int `json:"s"`
}

func encode(what string, value any) {
	data, err := json.Marshal(value)
	fmt.Printf("%s: %s %v\n", what, data, err)
}

func decode[T any](text string) {
	var value T
	err := json.Unmarshal([]byte(text), &value)
	fmt.Printf("%T %s: %+v %v", value, text, value, err)
	if err != nil {
		fmt.Printf(" (%T)", err)
	}
	fmt.Println()
}

func main() {
	encode("both", Both{Left{"n", 1, "d", "t", 2}, Right{3, "tt", "o"}})
	encode("wins", Wins{Left{"n", 1, "d", "t", 2}, Right{3, "tt", ""}, "top"})
	encode("tag wins", TagWins{L1: L1{1}, L2: L2{2}})
	encode("embeds", Embeds{hidden: hidden{"s", 5, "x"}, Named: Named{1}, Text: "t"})
	encode("embeds more", Embeds{hiddenPointer: &hiddenPointer{"r"}, Pointed: &Pointed{9}})
	encode("diamond", Diamond{D1{Base{1}}, D2{Base{2}}})
	encode("loop", Loop{1, &Loop{2, nil}})
	encode("mutual", Mutual{1, &Back{2, &Mutual{3, nil}}})
	encode("odd", Odd{})
	encode("cases", Cases{1, 2, 3, 4, 5})

	decode[Both](`{"Name":"a","Same":1,"deep":"d","tagged":"t"}`)
	decode[Wins](`{"Same":"x","Name":"n"}`)
	decode[Wins](`{"Same":5}`)
	decode[TagWins](`{"X":4,"Y":5}`)
	decode[Diamond](`{"B":4}`)
	decode[Loop](`{"Value":4}`)
	decode[Odd](`{"-":1,"Empty":2,"Comma":3,"with space":4,"!#$%&()*+-./:;<=>?@[]^_{|}~":5,"ключ":6,"NoQuote":7,"other":8,"lower":9,"upper":10,"String":"11","Quote":12,"Slash":13}`)
	decode[Odd](`{"String":11}`)
	decode[Odd](`{"String":"x"}`)
	decode[Odd](`{"Skipped":1,"-":"bad"}`)
	decode[Cases](`{"alpha":1,"ALPHA":2,"aLPHA":3,"ünder":4,"ÜNDER":5,"\u212a":6,"k":7,"\u017f":8}`)
	decode[Cases](`{"Alpha":"x","ALPHA":1.5}`)

	var e Embeds
	err := json.Unmarshal([]byte(`{"Shown":"s","number":"7"}`), &e)
	fmt.Println(e.Shown, e.Number, err)
	err = json.Unmarshal([]byte(`{"P":5,"named":{"N":1},"Text":"tt"}`), &e)
	fmt.Println(e.Pointed != nil && e.P == 5, e.N, e.Text, err)
	err = json.Unmarshal([]byte(`{"Reached":"r","Shown":"after"}`), &e)
	fmt.Println(err, e.hiddenPointer == nil, e.Shown)
	e.hiddenPointer = &hiddenPointer{}
	err = json.Unmarshal([]byte(`{"Reached":"r"}`), &e)
	fmt.Println(err, e.Reached)
	err = json.Unmarshal([]byte(`{"Reached":null,"P":null,"named":null}`), &e)
	fmt.Println(err, e.Reached, e.P, e.N)

	type cycle struct {
		Next *cycle
		All  []any
		Map  map[string]any
	}
	one := &cycle{}
	one.Next = one
	_, err = json.Marshal(one)
	fmt.Printf("%v %T\n", err, err)
	list := []any{1}
	list[0] = list
	_, err = json.Marshal(list)
	fmt.Printf("%v %T\n", err, err)
	table := map[string]any{}
	table["x"] = map[string]any{"y": table}
	_, err = json.Marshal(table)
	fmt.Printf("%v %T\n", err, err)
	shared := &Named{4}
	encode("shared", []*Named{shared, shared, nil})

	for _, value := range []any{make(chan int), func() {}, complex(1, 2), struct{ F func() }{}, struct {
		C chan int `json:"-"`
	}{}, struct {
		C chan int `json:",omitempty"`
	}{}, map[bool]int{true: 1}, map[string]chan int{}, map[string]chan int{"a": nil}, []func(){nil}, map[float64]int{}, [2]complex64{}} {
		data, err := json.Marshal(value)
		fmt.Printf("%v: %s %v", reflect.TypeOf(value), data, err)
		if unsupported, ok := err.(*json.UnsupportedTypeError); ok {
			fmt.Print(" type ", unsupported.Type)
		}
		fmt.Println()
	}
}
