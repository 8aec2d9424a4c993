// Wordcount generates a text, splits it into words and counts them in a map:
// string keys, slices of strings and sorting.
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

// generator is a linear congruential generator.
type generator struct {
	state uint32
}

func (g *generator) next(n int) int {
	g.state = g.state*1664525 + 1013904223
	return int(g.state>>10) % n
}

// vocabulary makes distinct words out of syllables.
func vocabulary() []string {
	heads := strings.Fields("ba ke li mo nu ra si to ve zu cha dri fle gro sta")
	tails := strings.Fields("n r s l m t ck st nd")
	var words []string
	for _, h := range heads {
		for _, m := range heads {
			for _, t := range tails {
				words = append(words, h+m+t)
			}
		}
	}
	return words
}

// text writes n words; small word numbers are likelier than large ones.
func text(n int) string {
	words := vocabulary()
	g := &generator{2024}
	var sb strings.Builder
	for i := 0; i < n; i++ {
		k := g.next(len(words))
		k = g.next(k + 1)
		k = g.next(k + 1)
		sb.WriteString(words[k])
		if g.next(12) == 0 {
			sb.WriteString("\n")
		} else {
			sb.WriteByte(' ')
		}
	}
	return sb.String()
}

func count(s string) map[string]int {
	counts := make(map[string]int)
	start := -1
	for i := 0; i < len(s); i++ {
		letter := s[i] >= 'a' && s[i] <= 'z'
		if letter && start < 0 {
			start = i
		}
		if !letter && start >= 0 {
			counts[s[start:i]]++
			start = -1
		}
	}
	if start >= 0 {
		counts[s[start:]]++
	}
	return counts
}

func main() {
	n := 500000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "wordcount: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	s := text(n)
	counts := count(s)
	words := make([]string, 0, len(counts))
	total := 0
	for w, c := range counts {
		words = append(words, w)
		total += c
	}
	sort.Slice(words, func(i, j int) bool {
		if counts[words[i]] != counts[words[j]] {
			return counts[words[i]] > counts[words[j]]
		}
		return words[i] < words[j]
	})
	fmt.Println(len(s), "bytes,", total, "words,", len(words), "different")
	for i := 0; i < 10 && i < len(words); i++ {
		fmt.Printf("%-10s %6d\n", words[i], counts[words[i]])
	}
}
