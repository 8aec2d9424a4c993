// Logs of a server: lines by regular expressions, statistics, percentiles, sessions, a report as text, CSV and JSON.
package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"math/rand"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

type Record struct {
	IP     string              `json:"ip"`
	At     time.Time           `json:"at"`
	Method string              `json:"method"`
	Path   string              `json:"path"`
	Status int                 `json:"status"`
	Bytes  int64               `json:"bytes"`
	Took   time.Duration       `json:"took"`
	Query  map[string][]string `json:"query,omitempty"`
}

type LineError struct {
	Line int
	Text string
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d %.20q: %v", e.Line, e.Text, e.Err) }
func (e *LineError) Unwrap() error { return e.Err }

var (
	pattern = regexp.MustCompile(`^(?P<ip>\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]+) - (?P<user>\S+) \[(?P<at>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>[^" ]+) HTTP/[\d.]+" (?P<status>\d{3}) (?P<bytes>\d+|-) (?P<took>\S+)$`)
	number  = regexp.MustCompile(`/\d+(/|$)`)
	ErrForm = errors.New("does not match")
)

func parse(line string) (r Record, err error) {
	m := pattern.FindStringSubmatch(line)
	if m == nil {
		return r, ErrForm
	}
	get := func(name string) string { return m[pattern.SubexpIndex(name)] }
	r.IP, r.Method = get("ip"), get("method")
	var errs [3]error
	r.At, errs[0] = time.Parse("02/Jan/2006:15:04:05 -0700", get("at"))
	r.Status, _ = strconv.Atoi(get("status"))
	if b := get("bytes"); b != "-" {
		r.Bytes, errs[1] = strconv.ParseInt(b, 10, 64)
	}
	r.Took, errs[2] = time.ParseDuration(get("took"))
	path, query, has := strings.Cut(get("path"), "?")
	r.Path = path
	if has {
		r.Query = map[string][]string{}
		for pair := range strings.SplitSeq(query, "&") {
			k, v, _ := strings.Cut(pair, "=")
			r.Query[k] = append(r.Query[k], v)
		}
	}
	return r, errors.Join(errs[:]...)
}

func read(in io.Reader) (out []Record, err error) {
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 0, 64), 400)
	line := 0
	for sc.Scan() {
		line++
		text := strings.TrimSpace(sc.Text())
		if text == "" || text[0] == '#' {
			continue
		}
		r, e := parse(text)
		if e != nil {
			err = errors.Join(err, &LineError{line, text, e})
			continue
		}
		out = append(out, r)
	}
	if sc.Err() != nil {
		err = errors.Join(err, fmt.Errorf("after line %d: %w", line, sc.Err()))
	}
	return out, err
}

type stats struct {
	Count, Errors int
	Bytes         int64
	P50, P90, Max time.Duration
	Mean, Spread  float64
	took          []time.Duration
}

func summarize[K cmp.Ordered](records []Record, key func(Record) K) map[K]*stats {
	out := map[K]*stats{}
	for _, r := range records {
		s := out[key(r)]
		if s == nil {
			s = &stats{}
			out[key(r)] = s
		}
		s.Count++
		s.Bytes += r.Bytes
		if r.Status >= 400 {
			s.Errors++
		}
		s.took = append(s.took, r.Took)
	}
	for _, s := range out {
		slices.Sort(s.took)
		at := func(p float64) time.Duration { return s.took[int(math.Ceil(p*float64(len(s.took))))-1] }
		s.P50, s.P90, s.Max = at(0.5), at(0.9), at(1)
		for _, d := range s.took {
			s.Mean += d.Seconds() / float64(s.Count)
		}
		for _, d := range s.took {
			s.Spread += math.Pow(d.Seconds()-s.Mean, 2)
		}
		s.Spread = math.Sqrt(s.Spread / float64(max(s.Count-1, 1)))
	}
	return out
}

func sessions(records []Record, gap time.Duration) map[string][]int {
	last, out := map[string]time.Time{}, map[string][]int{}
	for _, r := range slices.SortedStableFunc(slices.Values(records), func(a, b Record) int { return a.At.Compare(b.At) }) {
		if old, ok := last[r.IP]; !ok || r.At.Sub(old) > gap {
			out[r.IP] = append(out[r.IP], 0)
		}
		out[r.IP][len(out[r.IP])-1]++
		last[r.IP] = r.At
	}
	return out
}

func generate(n int) string {
	r := rand.New(rand.NewSource(2024))
	at := time.Date(2024, 12, 31, 23, 50, 0, 0, time.FixedZone("", -5*3600))
	var b strings.Builder
	paths := []string{"/", "/users/%d", "/users/%d/posts", "/search?q=%d&q=x&lang=en", "/static/app.js", "/api/v1/items/%d?"}
	for range n {
		at = at.Add(time.Duration(r.ExpFloat64() * float64(40*time.Second)))
		path := paths[r.Intn(len(paths))]
		if strings.Contains(path, "%") {
			path = fmt.Sprintf(path, r.Intn(50))
		}
		status := []int{200, 200, 200, 301, 404, 500}[r.Intn(6)]
		size := strconv.Itoa(r.Intn(5000))
		if status == 301 {
			size = "-"
		}
		fmt.Fprintf(&b, "10.0.0.%d - - [%s] \"%s %s HTTP/1.1\" %d %s %v\n", r.Intn(5), at.Format("02/Jan/2006:15:04:05 -0700"), []string{"GET", "GET", "POST"}[r.Intn(3)], path, status, size, time.Duration(r.Intn(2_000_000))*time.Microsecond)
	}
	return b.String()
}

func main() {
	text := generate(150)
	fmt.Print(text[:strings.Index(text, "\n")+1])
	bad := strings.Join([]string{"# comment", "", "nonsense", `1.2.3.4 - bob [31/Feb/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 5 1ms`, `::1 - - [01/Feb/2024:00:00:00 +0000] "GET /a?b=1&b=2&c HTTP/2" 204 99999999999999999999 5`, `::1 - - [29/Feb/2024:12:00:00 +0530] "PUT /é HTTP/2" 204 - 1h2m`, strings.Repeat("x", 500), "never read"}, "\n")
	records, err := read(strings.NewReader(bad))
	for _, line := range strings.Split(fmt.Sprint(err), "\n") {
		fmt.Println(line)
	}
	var le *LineError
	fmt.Println(len(records), errors.Is(err, ErrForm), errors.Is(err, bufio.ErrTooLong), errors.Is(err, strconv.ErrRange), errors.As(err, &le) && le.Line == 3)
	json.NewEncoder(os.Stdout).Encode(records)

	records, err = read(strings.NewReader(text))
	fmt.Println(len(records), err)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "route\tcount\terrors\tbytes\tp50\tp90\tmax\tmean\t")
	byRoute := summarize(records, func(r Record) string { return r.Method + " " + number.ReplaceAllString(r.Path, "/:id$1") })
	for _, k := range slices.Sorted(maps.Keys(byRoute)) {
		s := byRoute[k]
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%v\t%v\t%v\t%.3f±%.3f\t\n", k, s.Count, s.Errors, s.Bytes, s.P50.Round(time.Millisecond), s.P90.Truncate(time.Millisecond), s.Max, s.Mean, s.Spread)
	}
	w.Flush()
	byStatus := summarize(records, func(r Record) int { return r.Status / 100 })
	out, err := json.Marshal(byStatus)
	fmt.Println(string(out), err)
	cw := csv.NewWriter(os.Stdout)
	cw.Write([]string{"hour (UTC)", "requests", "errors, %"})
	byHour := summarize(records, func(r Record) string { return r.At.UTC().Format("Mon 2006-01-02 15h") })
	for _, h := range slices.Sorted(maps.Keys(byHour)) {
		cw.Write([]string{h, strconv.Itoa(byHour[h].Count), strconv.FormatFloat(100*float64(byHour[h].Errors)/float64(byHour[h].Count), 'f', 1, 64)})
	}
	cw.Flush()
	fmt.Println(cw.Error(), sessions(records, 2*time.Minute))
	langs := map[string]int{}
	for _, r := range records {
		for k, vs := range r.Query {
			langs[k] += len(vs)
		}
	}
	fmt.Println(langs)
	masked := regexp.MustCompile(`(\d+)\.(\d+)\.\d+\.\d+`).ReplaceAllString(text[:120], "$1.${2}.*.*")
	fmt.Println(masked)
}
