// json.Unmarshal of records, and of the same text to an empty interface.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type record struct {
	ID      int               `json:"id"`
	Name    string            `json:"name"`
	Email   string            `json:"email,omitempty"`
	Score   float64           `json:"score"`
	Active  bool              `json:"active"`
	Tags    []string          `json:"tags"`
	Address address           `json:"address"`
	Parent  *int              `json:"parent"`
	Extra   map[string]string `json:"extra"`
}

type address struct {
	Street string `json:"street"`
	City   string `json:"city"`
	Zip    int    `json:"zip"`
}

func text(size int) []byte {
	var b strings.Builder
	b.WriteByte('[')
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteString(",\n")
		}
		id := strconv.Itoa(i)
		b.WriteString(`{"id": ` + id + `, "name": "Name \u00e9 ` + id + `", "email": "user` + id + `@example.com", "score": ` +
			strconv.FormatFloat(float64(i)/7, 'f', 4, 64) + `, "active": true, "tags": ["red", "green", "a \"quoted\" one"],` +
			` "address": {"street": "Long Street ` + id + `", "city": "Town", "zip": ` + id + `}, "parent": null,` +
			` "extra": {"k1": "v1", "k2": "v2"}}`)
	}
	b.WriteByte(']')
	return []byte(b.String())
}

func main() {
	size, _ := strconv.Atoi(os.Args[1])
	data := text(size)
	var records []record
	if err := json.Unmarshal(data, &records); err != nil {
		panic(err)
	}
	sum := 0.0
	for _, r := range records {
		sum += r.Score + float64(len(r.Name)+len(r.Tags[2])+r.Address.Zip+len(r.Extra))
	}
	var dynamic any
	if err := json.Unmarshal(data, &dynamic); err != nil {
		panic(err)
	}
	list := dynamic.([]any)
	last := list[len(list)-1].(map[string]any)
	fmt.Println(len(records), sum, len(list), last["id"], last["name"])
}
