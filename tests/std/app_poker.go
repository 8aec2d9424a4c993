// Poker hands: cards as bytes with text and JSON forms, ranking by tables of predicates, odds by enumeration and a seeded shuffle.
package main

import (
	"cmp"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"sort"
	"strings"
	"text/tabwriter"
	"unicode/utf8"
)

type Card byte

const (
	ranks = "23456789TJQKA"
	suits = "♣♦♥♠"
)

func (c Card) Rank() int { return int(c) % 13 }
func (c Card) Suit() int { return int(c) / 13 }
func (c Card) AppendText(b []byte) ([]byte, error) {
	if c >= 52 {
		return b, fmt.Errorf("card %d", byte(c))
	}
	return append(append(b, ranks[c.Rank()]), suits[3*c.Suit():3*c.Suit()+3]...), nil
}
func (c Card) MarshalText() ([]byte, error) { return c.AppendText(nil) }
func (c Card) String() string {
	b, err := c.AppendText(nil)
	if err != nil {
		return "%!" + err.Error()
	}
	return string(b)
}
func (c *Card) UnmarshalText(b []byte) error {
	suit, size := utf8.DecodeLastRune(b)
	r, s := strings.IndexByte(ranks, cmp.Or(string(b[:len(b)-size]), "?")[0]), strings.IndexRune(suits, suit)
	if r < 0 || s < 0 || len(b) != 1+size {
		return &CardError{Text: string(b)}
	}
	*c = Card(s/3*13 + r)
	return nil
}

type CardError struct{ Text string }

func (e *CardError) Error() string { return fmt.Sprintf("no card %+q", e.Text) }

var (
	_ encoding.TextAppender    = Card(0)
	_ encoding.TextUnmarshaler = (*Card)(nil)
)

type Hand [5]Card

func ParseHand(text string) (h Hand, err error) {
	words := strings.Fields(text)
	if len(words) != len(h) {
		return h, fmt.Errorf("%d cards", len(words))
	}
	for i, w := range words {
		if e := h[i].UnmarshalText([]byte(w)); e != nil {
			err = errors.Join(err, fmt.Errorf("at %d: %w", i, e))
		}
	}
	return
}

type Class int

const (
	High Class = iota
	Pair
	TwoPair
	Three
	Straight
	Flush
	Full
	Four
	StraightFlush
)

var classNames = [...]string{Straight: "straight", High: "high card", "pair", "two pairs", "three", Flush: "flush", "full house", "four", "straight flush"}

func (c Class) String() string { return classNames[c] }

type Value struct {
	Class
	Ranks [5]int `json:"ranks"`
}

func (v Value) Compare(w Value) int {
	return cmp.Or(cmp.Compare(v.Class, w.Class), slices.Compare(v.Ranks[:], w.Ranks[:]))
}

func (h Hand) Value() (v Value) {
	counts := map[int]int{}
	suit := map[int]bool{}
	for i, c := range h {
		counts[c.Rank()]++
		suit[c.Suit()] = true
		v.Ranks[i] = c.Rank()
	}
	sort.Slice(v.Ranks[:], func(i, j int) bool {
		a, b := v.Ranks[i], v.Ranks[j]
		return counts[a] > counts[b] || counts[a] == counts[b] && a > b
	})
	straight := len(counts) == 5 && v.Ranks[0]-v.Ranks[4] == 4
	if v.Ranks == [...]int{12, 3, 2, 1, 0} {
		straight, v.Ranks = true, [5]int{3, 2, 1, 0, -1}
	}
	top := counts[v.Ranks[0]]
	switch flush := len(suit) == 1; {
	case straight && flush:
		v.Class = StraightFlush
	case top == 4:
		v.Class = Four
	case top == 3 && len(counts) == 2:
		v.Class = Full
	case flush:
		v.Class = Flush
	case straight:
		v.Class = Straight
	case top == 3:
		v.Class = Three
	case top == 2:
		v.Class = TwoPair - Class(len(counts)-3)
	}
	return
}

func Choose[T any](from []T, n int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		picked := make([]T, n)
		var pick func(at, depth int) bool
		pick = func(at, depth int) bool {
			if depth == n {
				return yield(picked)
			}
			for i := at; i <= len(from)-n+depth; i++ {
				picked[depth] = from[i]
				if !pick(i+1, depth+1) {
					return false
				}
			}
			return true
		}
		pick(0, 0)
	}
}

func Best(cards []Card) (best Hand, value Value) {
	value.Class = -1
	for five := range Choose(cards, 5) {
		if v := Hand(five).Value(); v.Compare(value) > 0 {
			best, value = Hand(five), v
		}
	}
	return
}

type Table struct {
	Board   []Card                     `json:"board"`
	Players map[string]*[2]Card        `json:"players"`
	Won     map[Card]map[string]Value  `json:"won,omitempty"`
	Odds    map[string]*big.Rat        `json:"odds"`
	Pot     *big.Float                 `json:"pot"`
	Notes   []encoding.TextUnmarshaler `json:"notes,omitempty"`
}

func main() {
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 3, ' ', tabwriter.TabIndent)
	var hands []Hand
	for _, text := range []string{"A♠ K♠ Q♠ J♠ T♠", "A♦ 2♣ 3♥ 4♠ 5♦", "9♣ 9♦ 9♥ 9♠ 2♦", "9♣ 9♦ 9♥ 2♠ 2♦", "9♣ 9♦ 3♥ 2♠ 2♦", "K♣ 9♦ 3♥ 2♠ 2♦", "K♣ 9♣ 3♣ 2♣ 7♣", "K♣ K♦ K♥ 2♠ 7♣", "K♣ 9♦ 3♥ 4♠ 7♣", "K♣ 9♦ 3♥ 5♠ 7♣", "6♦ 2♣ 3♥ 4♠ 5♦"} {
		h, err := ParseHand(text)
		hands = append(hands, h)
		fmt.Fprintf(tw, "%v\t%v\t%d\t%v\n", h, h.Value().Class, h.Value().Ranks, err)
	}
	tw.Flush()
	slices.SortStableFunc(hands, func(a, b Hand) int { return b.Value().Compare(a.Value()) })
	for _, h := range hands {
		fmt.Print(h[0], h[1], " ")
	}
	fmt.Println()
	for _, text := range []string{"A♠ K♠ Q♠ J♠", "A♠ ♠ 1♠ Jx 10♠", "é♠ \xff A\xff ♠♠ A♠"} {
		_, err := ParseHand(text)
		var ce *CardError
		fmt.Printf("%v|%t\n", err, errors.As(err, &ce))
	}
	fmt.Printf("%v %d %x %s %q %#v %+v\n", Card(12), Card(12), Card(12), Card(51), Card(0), Card(7), []Card{60})

	short := slices.Collect(func(yield func(Card) bool) {
		for c := range Card(52) {
			if c.Rank() >= 7 && !yield(c) {
				return
			}
		}
	})
	tally := make([]int, len(classNames))
	for five := range Choose(short, 5) {
		tally[Hand(five).Value().Class]++
	}
	for c, n := range tally {
		fmt.Printf("%v=%d ", Class(c), n)
	}
	fmt.Println()

	deck := slices.Collect(maps.Keys(maps.Collect(slices.All(make([]struct{}, 52)))))
	slices.Sort(deck)
	rng := rand.New(rand.NewPCG(2024, 7))
	rng.Shuffle(52, func(i, j int) { deck[i], deck[j] = deck[j], deck[i] })
	t := Table{Players: map[string]*[2]Card{}, Odds: map[string]*big.Rat{}, Pot: big.NewFloat(12.125), Won: map[Card]map[string]Value{}}
	deal := func() (c Card) {
		c, deck = Card(deck[0]), deck[1:]
		return
	}
	for _, name := range strings.Split("Zoë Adam Mia", " ") {
		t.Players[name] = &[2]Card{deal(), deal()}
	}
	for range 4 {
		t.Board = append(t.Board, deal())
	}
	for _, river := range deck {
		best, winners := Value{Class: -1}, map[string]Value{}
		for name, own := range t.Players {
			_, v := Best(slices.Concat(t.Board, own[:], []Card{Card(river)}))
			if c := v.Compare(best); c > 0 {
				best, winners = v, map[string]Value{name: v}
			} else if c == 0 {
				winners[name] = v
			}
		}
		for name := range winners {
			if t.Odds[name] == nil {
				t.Odds[name] = new(big.Rat)
			}
			t.Odds[name].Add(t.Odds[name], big.NewRat(1, int64(len(deck)*len(winners))))
		}
		if river%9 == 0 {
			t.Won[Card(river)] = winners
		}
	}
	js, err := json.MarshalIndent(t, "", " ")
	fmt.Printf("%s %v\n", js, err)
	sum := new(big.Rat)
	for name, odds := range t.Odds {
		sum.Add(sum, odds)
		if odds.Sign() < 0 {
			fmt.Println(name)
		}
	}
	fmt.Println(sum, *t.Players["Mia"], t.Won[0])
	var back Table
	err = json.Unmarshal([]byte(`{"board":["2♣","A♠"],"players":{"x":["T♥"]},"won":{"K♦":{"y":{"Class":3,"ranks":[1]}}},"odds":{"x":"1/3"},"pot":"1e2"}`), &back)
	fmt.Println(back.Board, *back.Players["x"], back.Won, back.Odds["x"], back.Pot, err)
	for _, text := range []string{`{"board":["2x"]}`, `{"won":{"?":null}}`, `{"pot":"x"}`, `{"notes":["x"]}`} {
		fmt.Println(json.Unmarshal([]byte(text), &back))
	}
	_, err = json.Marshal(map[Card]int{99: 1})
	fmt.Println(err)
}
