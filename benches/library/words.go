// Counting words: Fields, ToLower, a map of strings, and the most frequent of them.
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	x := uint32(7)
	var text strings.Builder
	for range n {
		x = x*1664525 + 1013904223
		k := x >> 16
		k = k * (x >> 8 & 255) >> 8
		text.WriteString("Word")
		text.WriteString(strconv.Itoa(int(k)))
		if k%16 == 0 {
			text.WriteString(".\n")
		} else {
			text.WriteByte(' ')
		}
	}
	counts := map[string]int{}
	for _, line := range strings.Split(text.String(), "\n") {
		for _, word := range strings.Fields(line) {
			counts[strings.ToLower(strings.TrimRight(word, "."))]++
		}
	}
	words := make([]string, 0, len(counts))
	for word := range counts {
		words = append(words, word)
	}
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		return counts[a] > counts[b] || counts[a] == counts[b] && a < b
	})
	for _, word := range words[:5] {
		fmt.Println(word, counts[word])
	}
	fmt.Println(len(counts))
}
