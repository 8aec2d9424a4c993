// A bank: accounts and transfers with errors of their own, kept as JSON, statements as tables.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

type Cents int64

func (c Cents) String() string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	return fmt.Sprintf("%s%d.%02d", sign, c/100, c%100)
}

func (c Cents) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

func (c *Cents) UnmarshalText(text []byte) error {
	var whole, part int64
	s := string(text)
	negative := strings.HasPrefix(s, "-")
	if n, err := fmt.Sscanf(strings.TrimPrefix(s, "-"), "%d.%02d", &whole, &part); err != nil || n != 2 {
		return fmt.Errorf("bad amount %q", text)
	}
	*c = Cents(whole*100 + part)
	if negative {
		*c = -*c
	}
	return nil
}

type Kind uint8

const (
	Deposit Kind = iota + 1
	Withdrawal
	TransferIn
	TransferOut
)

var kindNames = map[Kind]string{Deposit: "deposit", Withdrawal: "withdrawal", TransferIn: "in", TransferOut: "out"}

func (k Kind) MarshalText() ([]byte, error) {
	if name, ok := kindNames[k]; ok {
		return []byte(name), nil
	}
	return nil, fmt.Errorf("unknown kind %d", k)
}

func (k *Kind) UnmarshalText(text []byte) error {
	for kind, name := range kindNames {
		if name == string(text) {
			*k = kind
			return nil
		}
	}
	return fmt.Errorf("unknown kind %q", text)
}

type Entry struct {
	At     time.Time `json:"at"`
	Kind   Kind      `json:"kind"`
	Amount Cents     `json:"amount"`
	Note   string    `json:"note,omitempty"`
}

type Account struct {
	Owner   string   `json:"owner"`
	Balance Cents    `json:"balance"`
	Limit   *Cents   `json:"limit,omitempty"`
	Entries []Entry  `json:"entries"`
	tags    []string // not kept
}

type InsufficientError struct {
	Owner        string
	Want, Having Cents
}

func (e *InsufficientError) Error() string {
	return fmt.Sprintf("%s has %v, not %v", e.Owner, e.Having, e.Want)
}

var (
	ErrNoAccount = errors.New("no such account")
	ErrAmount    = errors.New("amount must be positive")
)

type Bank struct {
	Accounts map[int]*Account `json:"accounts"`
	Next     int              `json:"next"`
	clock    time.Time
}

func (b *Bank) tick() time.Time {
	b.clock = b.clock.Add(90 * time.Minute)
	return b.clock
}

func (b *Bank) Open(owner string, limit *Cents) int {
	b.Next++
	b.Accounts[b.Next] = &Account{Owner: owner, Limit: limit, tags: []string{"new"}}
	return b.Next
}

func (b *Bank) apply(id int, kind Kind, amount Cents, note string) error {
	a, ok := b.Accounts[id]
	switch {
	case !ok:
		return fmt.Errorf("account %d: %w", id, ErrNoAccount)
	case amount <= 0:
		return fmt.Errorf("%s: %w", a.Owner, ErrAmount)
	}
	change := amount
	if kind == Withdrawal || kind == TransferOut {
		floor := Cents(0)
		if a.Limit != nil {
			floor = -*a.Limit
		}
		if a.Balance-amount < floor {
			return &InsufficientError{a.Owner, amount, a.Balance}
		}
		change = -amount
	}
	a.Balance += change
	a.Entries = append(a.Entries, Entry{b.tick(), kind, amount, note})
	return nil
}

func (b *Bank) Transfer(from, to int, amount Cents) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("transfer %d→%d of %v: %w", from, to, amount, err)
		}
	}()
	if _, ok := b.Accounts[to]; !ok {
		return errors.Join(ErrNoAccount, fmt.Errorf("target %d", to))
	}
	if err := b.apply(from, TransferOut, amount, fmt.Sprint("to ", to)); err != nil {
		return err
	}
	return b.apply(to, TransferIn, amount, fmt.Sprint("from ", from))
}

func (b *Bank) Statement(id int) string {
	var out strings.Builder
	w := tabwriter.NewWriter(&out, 0, 8, 2, '.', tabwriter.AlignRight|tabwriter.Debug)
	running := Cents(0)
	for i, e := range b.Accounts[id].Entries {
		signed := e.Amount
		if e.Kind == Withdrawal || e.Kind == TransferOut {
			signed = -signed
		}
		running += signed
		name, _ := e.Kind.MarshalText()
		fmt.Fprintf(w, "%d\t%s\t%s\t%v\t%v\t%s\n", i+1, e.At.Format("Jan _2 15:04"), name, signed, running, e.Note)
	}
	w.Flush()
	return out.String()
}

func main() {
	b := &Bank{Accounts: map[int]*Account{}, clock: time.Date(2024, 2, 28, 21, 0, 0, 0, time.UTC)}
	limit := Cents(5000)
	ada, bob := b.Open("Ada", nil), b.Open("Bób <bob@x>", &limit)
	steps := []error{
		b.apply(ada, Deposit, 123456, "salary"), b.apply(ada, Withdrawal, 20005, ""), b.apply(bob, Withdrawal, 4999, "coffee & cake"), b.apply(bob, Withdrawal, 2, ""),
		b.Transfer(ada, bob, 10000), b.Transfer(bob, ada, 100000), b.Transfer(ada, 9, 1), b.Transfer(9, ada, 1), b.Transfer(ada, bob, -5), b.apply(7, Deposit, 1, ""), b.apply(ada, Deposit, 0, ""),
	}
	for i, err := range steps {
		var short *InsufficientError
		fmt.Printf("%d %v noaccount=%v amount=%v short=%v\n", i, err, errors.Is(err, ErrNoAccount), errors.Is(err, ErrAmount), errors.As(err, &short))
		if short != nil {
			fmt.Println("   missing", short.Want-short.Having)
		}
	}
	fmt.Print(b.Statement(ada), b.Statement(bob))

	path := os.TempDir() + fmt.Sprintf("/ledger-%d.json", os.Getpid())
	defer os.Remove(path)
	text, err := json.MarshalIndent(b, "", "  ")
	fmt.Println(string(text), err, os.WriteFile(path, text, 0o600))
	read, err := os.ReadFile(path)
	fmt.Println(bytes.Equal(read, text), err)
	var back Bank
	fmt.Println(json.Unmarshal(read, &back), len(back.Accounts), back.Next, *back.Accounts[bob].Limit, back.Accounts[ada].tags)
	for id, a := range back.Accounts {
		if a.Balance != b.Accounts[id].Balance || !slices.EqualFunc(a.Entries, b.Accounts[id].Entries, func(x, y Entry) bool { return x.At.Equal(y.At) && x.Amount == y.Amount && x.Kind == y.Kind }) {
			fmt.Println("differs", id)
		}
	}
	for _, bad := range []string{`{"accounts":{"x":{}}}`, `{"accounts":{"1":{"balance":"1,5"}}}`, `{"accounts":{"1":{"entries":[{"kind":"gift"}]}}}`, `{"accounts":{"1":{"entries":[{"at":"yesterday"}]}}}`, `{"next":1.5}`, `{"accounts":[]}`, `{"accounts":{"1":{"balance":12}}}`} {
		fmt.Println(json.Unmarshal([]byte(bad), new(Bank)))
	}
	b.Accounts[ada].Entries[0].Kind = 99
	_, err = json.Marshal(b)
	fmt.Println(err)
	_, err = os.ReadFile(path + ".missing")
	fmt.Println(errors.Is(err, os.ErrNotExist))
}
