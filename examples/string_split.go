// String_split reads lines of separated fields, converts them, groups and
// formats them again: strings, strconv and fmt.
package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"sort"
	"strconv"
	"strings"
)

type record struct {
	name   string
	amount int
	rate   float64
	tags   []string
}

func parse(line string) (record, error) {
	fields := strings.Split(line, ",")
	if len(fields) != 4 {
		return record{}, fmt.Errorf("%d fields in %q", len(fields), line)
	}
	amount, err := strconv.Atoi(strings.TrimSpace(fields[1]))
	if err != nil {
		return record{}, err
	}
	rate, err := strconv.ParseFloat(fields[2], 64)
	if err != nil {
		return record{}, err
	}
	return record{strings.ToUpper(fields[0]), amount, rate, strings.Fields(fields[3])}, nil
}

func (r record) String() string {
	return fmt.Sprintf("%-8s|%6d|%8.3f|%s", r.name, r.amount, r.rate, strings.Join(r.tags, "+"))
}

// lines generates n lines, of which some are wrong.
func lines(n int) string {
	names := []string{"anna", "boris", "chloe", "dmitri", "eve"}
	tags := []string{"red", "green  blue", " small", "large round heavy", ""}
	var b strings.Builder
	seed := uint32(5)
	for i := 0; i < n; i++ {
		seed = seed*1664525 + 1013904223
		name, tag := names[(seed>>8)%5], tags[(seed>>16)%5]
		switch i % 97 {
		case 13:
			fmt.Fprintf(&b, "%s,%d\n", name, i)
		case 58:
			fmt.Fprintf(&b, "%s,%dx,1.0,%s\n", name, i, tag)
		default:
			fmt.Fprintf(&b, "%s, %d,%d.%02d,%s\n", name, (seed>>12)%10000, (seed>>20)%100, i%100, tag)
		}
	}
	return b.String()
}

func main() {
	n := 1000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "string_split: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	text := lines(n)
	totals := map[string]int{}
	words := map[string]int{}
	hash := fnv.New32a()
	errors, lastError := 0, error(nil)
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		r, err := parse(line)
		if err != nil {
			errors, lastError = errors+1, err
			continue
		}
		totals[r.name] += r.amount
		for _, tag := range r.tags {
			words[tag]++
		}
		hash.Write([]byte(r.String()))
	}
	names := make([]string, 0, len(totals))
	for name := range totals {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Printf("%s=%d ", name, totals[name])
	}
	fmt.Println(words)
	fmt.Printf("hash %08x, %d errors, the last: %v\n", hash.Sum32(), errors, lastError)
}
