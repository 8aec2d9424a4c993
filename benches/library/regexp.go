// regexp: matches, submatches and replacements in a log of as many bytes as asked for.
package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

func main() {
	size, _ := strconv.Atoi(os.Args[1])
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		n := strconv.Itoa(i * 7919 % 100000)
		b.WriteString("2026-11-" + strconv.Itoa(10+i%20) + " 12:34:56 INFO [worker-" + strconv.Itoa(i%8) + "] request from user" + n +
			"@example.com took " + n + "ms path=/api/v1/items/" + n + "\n")
	}
	log := b.String()
	mail := regexp.MustCompile(`[a-z0-9]+@[a-z]+\.com`)
	fmt.Println(len(mail.FindAllStringIndex(log, -1)))
	line := regexp.MustCompile(`(?m)^(\d{4})-(\d\d)-(\d\d) .* \[worker-(\d)\] .* took (\d+)ms`)
	total := 0
	for _, m := range line.FindAllStringSubmatch(log, -1) {
		ms, _ := strconv.Atoi(m[5])
		total += ms
	}
	fmt.Println(total)
	path := regexp.MustCompile(`path=/api/v1/(\w+)/(\d+)`)
	fmt.Println(len(path.ReplaceAllString(log, "id=$2 of $1")))
	word := regexp.MustCompile(`(?i)error|warn|took 99\d\dms`)
	fmt.Println(len(word.FindAllString(log, -1)))
}
