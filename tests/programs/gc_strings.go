// Many short-lived strings, with some kept.
package main

import (
	"fmt"
	"strings"
)

func reverse(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

func main() {
	kept := []string{}
	total := 0
	for i := 0; i < 30000; i++ {
		s := "item " + fmt.Sprint(i) + " of " + strings.Repeat("*", i%10)
		r := reverse(s)
		total += len(r)
		if i%1000 == 0 {
			kept = append(kept, r, s[5:])
		}
	}
	fmt.Println(total, len(kept), kept[2], kept[3], kept[len(kept)-1])
	s := ""
	for i := 0; i < 3000; i++ {
		s += string(rune('a' + i%26))
	}
	fmt.Println(len(s), s[:26], s[2990:])
	parts := strings.Split(strings.Repeat("ab,cde,", 2000), ",")
	seen := map[string]int{}
	for _, p := range parts {
		seen[p+"?"]++
	}
	fmt.Println(len(parts), seen)
	var sb strings.Builder
	for i := 0; i < 5000; i++ {
		sb.WriteString(fmt.Sprint(i % 7))
	}
	fmt.Println(sb.Len(), strings.Count(sb.String(), "6"))
	runes := []rune(strings.Repeat("世界", 500))
	n := 0
	for i := range runes {
		n += len(string(runes[:i%10+1]))
	}
	fmt.Println(n)
	boxes := []interface{}{}
	for i := 0; i < 5000; i++ {
		switch i % 4 {
		case 0:
			boxes = append(boxes, fmt.Sprint(i))
		case 1:
			boxes = append(boxes, i)
		case 2:
			boxes = append(boxes, float64(i)/2)
		case 3:
			boxes = append(boxes, []string{fmt.Sprint(i)})
		}
	}
	a, b, c, d := 0, 0, 0.0, 0
	for _, x := range boxes {
		switch v := x.(type) {
		case string:
			a += len(v)
		case int:
			b += v
		case float64:
			c += v
		case []string:
			d += len(v[0])
		}
	}
	fmt.Println(a, b, c, d)
}
