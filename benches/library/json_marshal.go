// json.Marshal of records, and of maps of the same kind.
package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"strconv"
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

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	records := make([]record, n)
	var dynamic []any
	for i := range records {
		id := strconv.Itoa(i)
		records[i] = record{i, "Name é " + id, "user" + id + "@example.com", float64(i) / 7, true,
			[]string{"red", "green", `a "quoted" <one>`}, address{"Long Street " + id, "Town", i}, nil,
			map[string]string{"k2": "v2", "k1": "v1"}}
		if i%4 == 0 {
			dynamic = append(dynamic, map[string]any{"id": i, "name": id, "list": []any{1.5, "two", nil, false}})
		}
	}
	h := fnv.New64a()
	for _, v := range []any{records, dynamic} {
		b, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		h.Write(b[len(b)-1000:])
		fmt.Println(len(b), h.Sum64())
	}
}
