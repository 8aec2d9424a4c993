// An inventory from CSV: prices, orders, discounts as types of an interface, reports as CSV, JSON and tables.
package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

type SKU string

type Price struct{ *big.Rat }

func (p Price) String() string               { return p.FloatString(2) }
func (p Price) MarshalJSON() ([]byte, error) { return []byte(p.FloatString(2)), nil }
func (p *Price) UnmarshalJSON(b []byte) error {
	r, ok := new(big.Rat).SetString(string(b))
	if !ok {
		return fmt.Errorf("price %s", b)
	}
	p.Rat = r
	return nil
}

type Item struct {
	SKU   SKU      `json:"sku"`
	Name  string   `json:"name"`
	Price Price    `json:"price"`
	Stock int      `json:"stock"`
	Tags  []string `json:"tags,omitempty"`
}

type Discount interface{ Apply(total *big.Rat) *big.Rat }
type Percent int
type Fixed struct{ Amount, Above int64 }
type Chain []Discount

func (p Percent) Apply(t *big.Rat) *big.Rat {
	return new(big.Rat).Mul(t, big.NewRat(100-int64(p), 100))
}
func (f Fixed) Apply(t *big.Rat) *big.Rat {
	if t.Cmp(big.NewRat(f.Above, 1)) < 0 {
		return t
	}
	return new(big.Rat).Sub(t, big.NewRat(f.Amount, 1))
}
func (c Chain) Apply(t *big.Rat) *big.Rat {
	for _, d := range c {
		t = d.Apply(t)
	}
	return t
}

// UnmarshalJSON reads discounts by their types' names.
func (c *Chain) UnmarshalJSON(b []byte) error {
	var raw []struct {
		Type string
		Args json.RawMessage
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return err
	}
	for i, r := range raw {
		var err error
		switch r.Type {
		case "percent":
			var p Percent
			err = json.Unmarshal(r.Args, &p)
			*c = append(*c, p)
		case "fixed":
			var f Fixed
			err = json.Unmarshal(r.Args, &f)
			*c = append(*c, f)
		default:
			err = fmt.Errorf("unknown type %q", r.Type)
		}
		if err != nil {
			return fmt.Errorf("discount %d: %w", i, err)
		}
	}
	return nil
}

var (
	ErrStock   = errors.New("out of stock")
	ErrUnknown = errors.New("unknown item")
)

type Inventory struct {
	items map[SKU]*Item
	log   []string
}

func (inv *Inventory) Load(r io.Reader) (errs []error) {
	cr := csv.NewReader(r)
	cr.Comment, cr.TrimLeadingSpace, cr.FieldsPerRecord = '#', true, -1
	header, err := cr.Read()
	if err != nil {
		return []error{err}
	}
	for {
		rec, err := cr.Read()
		if err == io.EOF {
			return errs
		}
		if err != nil {
			var pe *csv.ParseError
			errs = append(errs, fmt.Errorf("csv (%v): %w", errors.As(err, &pe), err))
			continue
		}
		line, _ := cr.FieldPos(0)
		if len(rec) != len(header) {
			errs = append(errs, fmt.Errorf("line %d: %d fields", line, len(rec)))
			continue
		}
		price, ok := new(big.Rat).SetString(rec[2])
		stock, err := strconv.Atoi(rec[3])
		sku := SKU(strings.ToUpper(rec[0]))
		switch {
		case !ok || price.Sign() < 0:
			err = errors.Join(err, fmt.Errorf("price %q", rec[2]))
		case inv.items[sku] != nil:
			err = errors.Join(err, fmt.Errorf("%s twice", sku))
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d: %s", line, strings.ReplaceAll(err.Error(), "\n", "; ")))
			continue
		}
		inv.items[sku] = &Item{sku, rec[1], Price{price}, stock, slices.DeleteFunc(strings.Split(rec[4], ";"), func(s string) bool { return s == "" })}
	}
}

func (inv *Inventory) Sorted(by ...func(a, b *Item) int) iter.Seq2[int, *Item] {
	items := slices.SortedFunc(maps.Values(inv.items), func(a, b *Item) int {
		for _, f := range by {
			if c := f(a, b); c != 0 {
				return c
			}
		}
		return cmp.Compare(a.SKU, b.SKU)
	})
	return slices.All(items)
}

type Order map[SKU]int

// Fill takes all of an order from the stock, or nothing.
func (inv *Inventory) Fill(o Order, d Discount) (total *big.Rat, err error) {
	taken := Order{}
	defer func() {
		if err != nil {
			for sku, n := range taken {
				inv.items[sku].Stock += n
			}
			total = nil
		}
	}()
	total = new(big.Rat)
	for _, sku := range slices.Sorted(maps.Keys(o)) {
		item, n := inv.items[sku], o[sku]
		switch {
		case item == nil:
			return total, fmt.Errorf("%s: %w", sku, ErrUnknown)
		case item.Stock < n:
			return total, fmt.Errorf("%s: %d of %d: %w", sku, item.Stock, n, ErrStock)
		}
		item.Stock -= n
		taken[sku] = n
		total.Add(total, new(big.Rat).Mul(item.Price.Rat, big.NewRat(int64(n), 1)))
	}
	if d != nil {
		total = d.Apply(total)
	}
	inv.log = append(inv.log, fmt.Sprint(len(o), " items for ", total.FloatString(3)))
	return total, nil
}

const data = `sku,name,price,stock,tags
# hardware
a1,"Bolt, M8",0.15,1000,metal;small
a2, "Nut ""M8""",1/3,500,metal
b1,Hammer,19.99,12,tool;metal;
b2,Säge,24.50,3,tool
a1,Again,1,1,
c1,Broken,x,y,
c2,Negative,-1,1,
c3,Short,1
d1,"multi
line",1e2,0,
d2,ba"d,1,1,
e1,Ende,.5,7,🔩`

func main() {
	inv := &Inventory{items: map[SKU]*Item{}}
	for _, err := range inv.Load(strings.NewReader(data)) {
		fmt.Println("load:", err)
	}
	fmt.Println(inv.Load(strings.NewReader("")))
	w := tabwriter.NewWriter(os.Stdout, 3, 4, 1, ' ', tabwriter.Debug)
	for i, item := range inv.Sorted(func(a, b *Item) int { return b.Price.Cmp(a.Price.Rat) }) {
		fmt.Fprintf(w, "%d\t%s\t%q\t%v\t%d\t%v\n", i, item.SKU, item.Name, item.Price, item.Stock, item.Tags)
	}
	w.Flush()

	var chain Chain
	fmt.Println(json.Unmarshal([]byte(`[{"type":"percent","args":10},{"Type":"fixed","Args":{"amount":5,"above":50}}]`), &chain), chain)
	for _, s := range []string{`[{"type":"gift"}]`, `[{"type":"percent","args":"x"}]`, `[{"type":"fixed"}]`, `{}`, `[1]`} {
		fmt.Println(json.Unmarshal([]byte(s), new(Chain)))
	}
	orders := []struct {
		o Order
		d Discount
	}{
		{Order{"A1": 10, "A2": 3}, nil}, {Order{"B1": 2, "B2": 1, "A1": 100}, chain}, {Order{"A1": 1, "B2": 9}, Percent(50)}, {Order{"A1": 5, "ZZ": 1}, nil}, {Order{}, Fixed{5, 0}}, {nil, Percent(110)}, {Order{"D1": 1}, nil}, {Order{"A2": 1}, Chain{Percent(50), Chain{Percent(50)}, Fixed{1, 1}}},
	}
	for _, o := range orders {
		total, err := inv.Fill(o.o, o.d)
		fmt.Println(o.o, total, err, errors.Is(err, ErrStock), errors.Is(err, ErrUnknown), inv.items["A1"].Stock)
	}
	fmt.Println(strings.Join(inv.log, "\n"))

	var items []*Item
	byTag := map[string]*big.Rat{}
	for _, item := range inv.Sorted(func(a, b *Item) int { return cmp.Compare(a.Stock, b.Stock) }) {
		items = append(items, item)
		for _, tag := range item.Tags {
			if byTag[tag] == nil {
				byTag[tag] = new(big.Rat)
			}
			byTag[tag].Add(byTag[tag], new(big.Rat).Mul(item.Price.Rat, big.NewRat(int64(item.Stock), 1)))
		}
	}
	text, err := json.MarshalIndent(items, "", "\t")
	fmt.Println(string(text), err)
	var back []Item
	fmt.Println(json.Unmarshal(text, &back), len(back), back[0].Price, len(back[0].Tags), json.Unmarshal([]byte(`[{"price":"x"}]`), &back))
	values, err := json.Marshal(byTag)
	fmt.Println(string(values), err)
	var out bytes.Buffer
	cw := csv.NewWriter(&out)
	cw.UseCRLF = true
	for _, i := range items {
		cw.Write([]string{string(i.SKU), i.Name, i.Price.String(), strconv.Itoa(i.Stock), strings.Join(i.Tags, "|")})
	}
	cw.Flush()
	fmt.Printf("%q\n", out.String())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		fmt.Println((&Item{}).Price.FloatString(2))
	}()
}
