// regexp on logs, mail addresses, URLs, versions, templates and source code.
package main

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
)

const log = `127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /a_b.gif?x=1&y=%20 HTTP/1.0" 200 2326
10.1.2.3 - - [11/Oct/2000:00:00:01 +0000] "POST /form HTTP/1.1" 404 0
bad line
::1 - ann [11/Oct/2000:00:00:02 +0000] "GET / HTTP/2" 301 -
`

func main() {
	line := regexp.MustCompile(`(?m)^(\S+) \S+ (\S+) \[([^\]]+)\] "(\w+) (\S+) HTTP/([\d.]+)" (\d{3}) (\d+|-)$`)
	for _, m := range line.FindAllStringSubmatch(log, -1) {
		fmt.Printf("%q\n", m[1:])
	}
	mail := regexp.MustCompile(`(?i)\b[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}\b`)
	fmt.Println(mail.FindAllString("Write to Ada.L@example.com, or bob+x@mail.co.uk; not @x, a@b or c@d.e.", -1))
	url := regexp.MustCompile(`^(?P<scheme>[a-z][a-z0-9+.-]*)://(?:(?P<user>[^@/]*)@)?(?P<host>[^:/?#]+)(?::(?P<port>\d+))?(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#(?P<frag>.*))?$`)
	for _, u := range []string{"http://example.com", "https://me:pw@h.org:8080/p/a?q=1&r#top", "ftp://x/", "nope", "a+b://c?d"} {
		m := url.FindStringSubmatch(u)
		for i, name := range url.SubexpNames() {
			if m != nil && name != "" && m[i] != "" {
				fmt.Print(name, "=", m[i], " ")
			}
		}
		fmt.Println(m != nil)
	}
	version := regexp.MustCompile(`^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?$`)
	for _, v := range []string{"v1.2.3", "1", "2.0-rc.1", "v1.2.3.4", "1.2.3-"} {
		fmt.Printf("%q\n", version.FindStringSubmatch(v))
	}
	template := regexp.MustCompile(`\{\{\s*(\w+)(?:\|(\w+))?\s*\}\}`)
	values := map[string]string{"name": "World", "n": "3"}
	fmt.Println(template.ReplaceAllStringFunc("Hello {{name}}, {{ n|upper }} {{none}} {{ name|upper }}!", func(s string) string {
		m := template.FindStringSubmatch(s)
		v, ok := values[m[1]]
		if !ok {
			return "?" + m[1]
		}
		if m[2] == "upper" {
			v = strings.ToUpper(v)
		}
		return v
	}))
	tokens := regexp.MustCompile(`\s*(?:(//[^\n]*)|("(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(\S))`)
	for _, m := range tokens.FindAllStringSubmatchIndex(`x1 := f("a\"b", 3.14) // end`, -1) {
		for k := 2; k < len(m); k += 2 {
			if m[k] >= 0 {
				fmt.Print(k/2, ":", m[k], "-", m[k+1], " ")
			}
		}
	}
	fmt.Println()
	words := regexp.MustCompile(`[\p{L}']+`)
	counts := map[string]int{}
	for _, w := range words.FindAllString("Don't stop; don’t STOP! Ça va, ça va? Größe größe.", -1) {
		counts[strings.ToLower(w)]++
	}
	keys := make([]string, 0)
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Print(k, "=", counts[k], " ")
	}
	fmt.Println()
	camel := regexp.MustCompile(`([a-z0-9])([A-Z])`)
	fmt.Println(strings.ToLower(camel.ReplaceAllString("camelCaseToSnakeCase2Go", "${1}_$2")))
	fmt.Println(regexp.MustCompile(`(\d)(?:(\d{3})+)$`).FindStringSubmatch("1234567"), regexp.MustCompile(`\s*[,;]\s*`).Split(" a , b;c ,d ", -1))
	fmt.Println(regexp.MustCompile(`^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$`).MatchString("192.168.1.255"))
	evil := regexp.MustCompile(`^(a+)+$`)
	fmt.Println(evil.MatchString(strings.Repeat("a", 5000) + "b"))
	fmt.Println(len(regexp.MustCompile(`(a|b|ab)*?c`).FindString(strings.Repeat("ab", 2000) + "c")))
}
