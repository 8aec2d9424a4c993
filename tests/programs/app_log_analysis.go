package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"fmt"
	"maps"

	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

const logText = `192.168.0.1 - - [10/Oct/2023:13:55:36 +0000] "GET /index.html HTTP/1.1" 200 2326
10.0.0.7 - bob [10/Oct/2023:13:56:01 -0700] "POST /api/v1/items?id=7&q=a%20b HTTP/1.1" 201 17
garbage line here
10.0.0.7 - bob [11/Oct/2023:00:00:00 +0530] "GET /img/λ.png HTTP/2.0" 404 -
::1 - - [11/Oct/2023:01:00:00 +0000] "DELETE /api/v1/items/9 HTTP/1.1" 500 99
192.168.0.1 - - [12/Oct/2023:13:55:36 +0000] "GET /index.html HTTP/1.1" 304 0
`

var lineRE = regexp.MustCompile(`(?m)^(?P<ip>\S+) - (?P<user>\S+) \[(?P<when>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>[^ "]+) HTTP/(\d)\.(\d)" (?P<status>\d{3}) (?P<size>\d+|-)$`)

type Entry struct {
	IP           string
	User         string
	When         time.Time
	Method, Path string
	Status, Size int
}

func parse(line string) (e Entry, err error) {
	m := lineRE.FindStringSubmatch(line)
	if m == nil {
		return e, fmt.Errorf("no match: %.12q", line)
	}
	get := func(n string) string { return m[lineRE.SubexpIndex(n)] }
	if e.IP = get("ip"); e.IP == "" {
		return
	}
	if e.When, err = time.Parse("02/Jan/2006:15:04:05 -0700", get("when")); err != nil {
		return
	}
	e.User, e.Method, e.Path = get("user"), get("method"), get("path")
	e.Status, _ = strconv.Atoi(get("status"))
	if s := get("size"); s != "-" {
		e.Size, err = strconv.Atoi(s)
	}
	return
}

func groupBy[K comparable, T any](xs []T, key func(T) K) map[K][]T {
	out := make(map[K][]T)
	for _, x := range xs {
		k := key(x)
		out[k] = append(out[k], x)
	}
	return out
}

func main() {
	dir, err := os.MkdirTemp("", "logs")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "sub", "access.log")
	os.MkdirAll(filepath.Dir(name), 0o755)
	if err := os.WriteFile(name, []byte(logText), 0o600); err != nil {
		panic(err)
	}
	f, err := os.Open(name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	var entries []Entry
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		e, err := parse(sc.Text())
		if err != nil {
			fmt.Println("line", n, err)
			continue
		}
		entries = append(entries, e)
	}
	byIP := groupBy(entries, func(e Entry) string { return e.IP })
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 1, '.', 0)
	fmt.Fprintln(w, "ip\tn\tbytes\tlast\tprivate\t")
	for _, ip := range slices.SortedFunc(maps.Keys(byIP), strings.Compare) {
		es := byIP[ip]
		total := 0
		for _, e := range es {
			total += e.Size
		}
		last := slices.MaxFunc(es, func(a, b Entry) int { return a.When.Compare(b.When) })
		fmt.Fprintf(w, "%v\t%d\t%d\t%s\t%t\t\n", ip, len(es), total, last.When.UTC().Format(time.RFC1123), strings.HasPrefix(ip, "10."))
	}
	w.Flush()
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(-cmp.Compare(a.Status/100, b.Status/100), strings.Compare(a.Path, b.Path), a.When.Compare(b.When))
	})
	cw := csv.NewWriter(os.Stdout)
	cw.Write([]string{"status", "path", "zone, offset", "day"})
	for _, e := range entries {
		zone, off := e.When.Zone()
		y, wk := e.When.ISOWeek()
		cw.Write([]string{strconv.Itoa(e.Status), e.Path, fmt.Sprintf("%q,%d", zone, off), fmt.Sprint(e.When.Weekday(), e.When.YearDay(), y, wk)})
	}
	cw.Flush()
	fmt.Println(lineRE.NumSubexp(), lineRE.SubexpNames())
	fmt.Println(lineRE.ReplaceAllString(logText[:82], "$method ${path} by [$user] $9"))
	idRE := regexp.MustCompile(`[?&](\w+)=([^&]*)`)
	fmt.Println(idRE.FindAllStringSubmatchIndex(entries[2].Path, -1), idRE.FindAllString("/x?a=1&b=2&c", 1))
	fmt.Println(regexp.MustCompile(`\d+`).ReplaceAllStringFunc("a1b22c333", func(s string) string { return strings.Repeat("#", len(s)) }), regexp.MustCompile(`,\s*`).Split("a, b,c,  d", 3))
	filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, p)
		info, _ := d.Info()
		if d.IsDir() {
			fmt.Println(rel, info.Mode())
		} else {
			fmt.Println(rel, info.Mode(), info.Size())
		}
		return err
	})
	_, err = os.Stat(filepath.Join(dir, "nope"))
	fmt.Println(os.IsNotExist(err), strings.ReplaceAll(err.Error(), dir, "DIR"))
}
