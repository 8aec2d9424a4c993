// Bank statements: exact money in cents and rationals, interest by big floats, dates, a fixed layout of columns, a ledger checked by HMAC.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"math"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

type Money int64

func ParseMoney(s string) (m Money, err error) {
	r, ok := new(big.Rat).SetString(strings.NewReplacer("'", "", " ", "", "−", "-").Replace(s))
	if !ok {
		return 0, fmt.Errorf("money %q: %w", s, strconv.ErrSyntax)
	}
	r.Mul(r, big.NewRat(100, 1))
	if !r.IsInt() {
		return 0, fmt.Errorf("money %q: %s cents", s, r)
	}
	if !r.Num().IsInt64() {
		return 0, &strconv.NumError{Func: "ParseMoney", Num: s, Err: strconv.ErrRange}
	}
	return Money(r.Num().Int64()), nil
}

func (m Money) Format(s fmt.State, verb rune) {
	neg := m < 0
	units := uint64(m)
	if neg {
		units = -units
	}
	digits := strconv.FormatUint(units/100, 10)
	if s.Flag('#') {
		var groups []string
		for len(digits) > 3 {
			groups = append([]string{digits[len(digits)-3:]}, groups...)
			digits = digits[:len(digits)-3]
		}
		digits = strings.Join(append([]string{digits}, groups...), "'")
	}
	text := fmt.Sprintf("%s.%02d", digits, units%100)
	switch {
	case neg && s.Flag(' '):
		text = "(" + text + ")"
	case neg:
		text = "-" + text
	case s.Flag('+'):
		text = "+" + text
	}
	width, _ := s.Width()
	pad := strings.Repeat(" ", max(0, width-len(text)))
	if s.Flag('-') {
		io.WriteString(s, text+pad)
	} else {
		io.WriteString(s, pad+text)
	}
	if verb != 'v' && verb != 's' {
		fmt.Fprintf(s, "%%!%c", verb)
	}
}

func (m Money) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "%q", fmt.Sprint(m)), nil }
func (m *Money) UnmarshalJSON(b []byte) (err error) {
	*m, err = ParseMoney(strings.Trim(string(b), `"`))
	return
}

// Split shares m out by weights without losing a cent.
func (m Money) Split(weights ...uint) []Money {
	total := new(big.Int)
	for _, w := range weights {
		total.Add(total, new(big.Int).SetUint64(uint64(w)))
	}
	parts, left := make([]Money, len(weights)), m
	for i, w := range weights {
		q := new(big.Int).Mul(big.NewInt(int64(m)), big.NewInt(int64(w)))
		parts[i] = Money(q.Quo(q, total).Int64())
		left -= parts[i]
	}
	for i := 0; left != 0; i++ {
		step := Money(cmp.Compare(left, 0))
		parts[i%len(parts)] += step
		left -= step
	}
	return parts
}

type Date struct{ time.Time }

func (d Date) MarshalJSON() ([]byte, error) { return d.AppendFormat(nil, `"`+time.DateOnly+`"`), nil }
func (d *Date) UnmarshalJSON(b []byte) (err error) {
	d.Time, err = time.Parse(`"`+time.DateOnly+`"`, string(b))
	return
}

type Entry struct {
	Date   Date
	Amount Money
	Text   string `json:",omitempty"`
	From   string `json:"from,omitempty"`
	Seal   string `json:"-"`
}

type Ledger []Entry

func (l Ledger) Seal(key []byte) {
	last := make([]byte, sha256.Size)
	for i := range l {
		mac := hmac.New(sha256.New, key)
		mac.Write(last)
		json.NewEncoder(mac).Encode(l[i])
		last = mac.Sum(nil)
		l[i].Seal = hex.EncodeToString(last[:8])
	}
}

func (l Ledger) Check(key []byte) error {
	again := slices.Clone(l)
	again.Seal(key)
	for i := range l {
		if !hmac.Equal([]byte(l[i].Seal), []byte(again[i].Seal)) {
			return fmt.Errorf("entry %d %q was changed", i, l[i].Text)
		}
	}
	return nil
}

func (l Ledger) Months() iter.Seq2[time.Time, Ledger] {
	return func(yield func(time.Time, Ledger) bool) {
		for len(l) > 0 {
			y, m, _ := l[0].Date.Date()
			n := 0
			for n < len(l) && l[n].Date.Year() == y && l[n].Date.Month() == m {
				n++
			}
			if !yield(time.Date(y, m, 1, 0, 0, 0, 0, time.UTC), l[:n:n]) {
				return
			}
			l = l[n:]
		}
	}
}

func pad(s string, width int) string {
	if n := utf8.RuneCountInString(s); n > width {
		return string([]rune(s)[:width-1]) + "…"
	} else {
		return s + strings.Repeat("·", width-n)
	}
}

func (l Ledger) Print(w io.Writer, rate *big.Rat) (balance Money) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	for month, part := range l.Months() {
		title := month.Format("January 2006")
		fmt.Fprintf(out, "%*s\n%s\n", (44+len(title))/2, title, strings.Repeat("=", 44))
		interest := new(big.Rat)
		end := month.AddDate(0, 1, 0)
		for i, e := range part {
			balance += e.Amount
			next := end
			if i+1 < len(part) {
				next = part[i+1].Date.Time
			}
			days := int64(next.Sub(e.Date.Time) / (24 * time.Hour))
			interest.Add(interest, new(big.Rat).Mul(big.NewRat(int64(balance)*days, 365), rate))
			fmt.Fprintf(out, "%s %s%# 12v%#12s\n", e.Date.Format("02.01."), pad(e.Text, 14), e.Amount, balance)
		}
		whole := new(big.Int).Quo(interest.Num(), interest.Denom())
		fmt.Fprintf(out, "%-20s%+24s (exactly %s)\n", "interest", Money(whole.Int64()), interest.FloatString(5))
		balance += Money(whole.Int64())
	}
	return
}

func compound(principal Money, rate float64, years int, prec uint) *big.Float {
	f := new(big.Float).SetPrec(prec).SetInt64(int64(principal))
	growth := new(big.Float).SetPrec(prec).SetFloat64(1)
	growth.Add(growth, new(big.Float).SetPrec(prec).Quo(big.NewFloat(rate), big.NewFloat(100)))
	for range years {
		f.Mul(f, growth)
	}
	return f.Quo(f, big.NewFloat(100))
}

func main() {
	for _, s := range []string{"12.5", "−1'234'567.89", "1/4", "0.005", "1e3", "x", "9e20", "-0", "92233720368547758.07", "-92233720368547758.08", "0x10"} {
		m, err := ParseMoney(s)
		fmt.Printf("%v|%#v|%+v|% #v|%-12v|%12v|%d %v\n", m, m, m, m, m, m, m, err)
	}
	fmt.Println(Money(100).Split(1, 1, 1), Money(-1001).Split(3, 0, 1), Money(5).Split(1, 1, 1, 1, 1, 1, 1), Money(math.MaxInt64).Split(1, 1))
	fmt.Printf("%v %s %d\n", []Money{1, -250}, map[string]Money{"a": 5}, struct{ M *Money }{new(Money(7))}.M != nil)

	var l Ledger
	err := json.Unmarshal([]byte(`[
 {"Date":"2024-01-31","Amount":"2'500.00","Text":"Gehalt für Januar","from":"ACME"},
 {"Date":"2024-02-01","Amount":-1200.5,"Text":"Miete"},
 {"Date":"2024-02-29","Amount":"-0.99"},
 {"Date":"2024-03-01","Amount":"1e2","Text":"日本語のテキストはながいです"},
 {"Date":"2023-12-24","Amount":"1/2","Text":"early"}]`), &l)
	fmt.Println(len(l), err)
	slices.SortStableFunc(l, func(a, b Entry) int { return a.Date.Compare(b.Date.Time) })
	fmt.Println(l.Print(os.Stdout, big.NewRat(3, 200)))
	key := []byte("key")
	l.Seal(key)
	fmt.Println(l[4].Seal, l.Check(key))
	l[2].Amount++
	fmt.Println(l.Check(key), l.Check(nil))
	js, err := json.Marshal(l[1:3])
	fmt.Println(string(js), err)
	fmt.Printf("%v\n%+v\n", l[0], l[3])
	for _, bad := range []string{`[{"Date":"2024-02-30"}]`, `[{"Amount":"x"}]`, `[{"Amount":0.001}]`, `[{"Amount":"1e99"}]`, `[{"Date":5}]`, `[{"Amount":null,"Text":null}]`} {
		var l Ledger
		err := json.Unmarshal([]byte(bad), &l)
		var pe *time.ParseError
		fmt.Println(err, errors.As(err, &pe), errors.Is(err, strconv.ErrRange), errors.Is(err, strconv.ErrSyntax))
	}
	for _, prec := range []uint{24, 53, 200} {
		f := compound(100000, 1.25, 30, prec)
		cents, acc := new(big.Float).Mul(f, big.NewFloat(100)).Int64()
		fmt.Printf("%.30g %v %v %v %+.3e %x\n", f, Money(cents), acc, f.MinPrec(), f, f)
	}
	totals := map[string]*big.Rat{}
	for _, e := range l {
		k := cmp.Or(e.From, strings.ToLower(e.Text), "other")
		if totals[k] == nil {
			totals[k] = new(big.Rat)
		}
		totals[k].Add(totals[k], big.NewRat(int64(e.Amount), 700))
	}
	var b bytes.Buffer
	for _, k := range slices.Sorted(maps.Keys(totals)) {
		fmt.Fprintf(&b, "%q=%v (%s) ", k, totals[k], totals[k].FloatString(3))
	}
	fmt.Println(b.String())
}
