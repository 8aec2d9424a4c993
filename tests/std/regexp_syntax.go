package main

import (
	"fmt"
	"regexp/syntax"
)

func main() {
	for op := syntax.Op(0); op < 22; op++ {
		fmt.Print(op, " ")
	}
	for op := syntax.InstOp(0); op < 13; op++ {
		fmt.Print(op, " ")
	}
	fmt.Println(syntax.Perl, syntax.POSIX, syntax.MatchNL, syntax.Simple, syntax.WasDollar)
	runes := []rune{-1, '\n', 'a', 'Z', '_', '9', ' ', 'é'}
	for _, a := range runes {
		for _, b := range runes {
			fmt.Print(syntax.EmptyOpContext(a, b), " ")
		}
		fmt.Println(syntax.IsWordChar(a))
	}
	fold := uint32(syntax.FoldCase)
	p := &syntax.Prog{Inst: []syntax.Inst{
		{Op: syntax.InstFail},
		{Op: syntax.InstCapture, Out: 2, Arg: 2},
		{Op: syntax.InstEmptyWidth, Out: 3, Arg: uint32(syntax.EmptyBeginText)},
		{Op: syntax.InstRune1, Out: 4, Rune: []rune{'x'}},
		{Op: syntax.InstRune, Out: 5, Arg: fold, Rune: []rune{'k'}},
		{Op: syntax.InstRune, Out: 6, Rune: []rune{'a', 'c', 'f', 'f', 'q', 'z', 'α', 'ω', 0x10000, 0x10ffff}},
		{Op: syntax.InstRuneAny, Out: 7},
		{Op: syntax.InstRuneAnyNotNL, Out: 8},
		{Op: syntax.InstAlt, Out: 3, Arg: 9},
		{Op: syntax.InstNop, Out: 10},
		{Op: syntax.InstMatch},
		{Op: syntax.InstAltMatch, Out: 1, Arg: 2},
		{Op: syntax.InstRune, Out: 1},
	}, Start: 1, NumCap: 4}
	fmt.Print(p)
	fmt.Println(p.StartCond())
	for start := range p.Inst {
		q := *p
		q.Start = start
		if start != 12 && start != 8 && start != 11 {
			prefix, complete := q.Prefix()
			fmt.Printf("%q %v %v; ", prefix, complete, q.StartCond())
		}
	}
	fmt.Println()
	for _, r := range []rune{'a', 'b', 'c', 'd', 'f', 'k', 'K', '\u212a', 'z', 'β', 0x10001, 'A'} {
		fmt.Print(p.Inst[4].MatchRune(r), p.Inst[4].MatchRunePos(r), p.Inst[5].MatchRunePos(r), p.Inst[3].MatchRune(r), p.Inst[12].MatchRune(r), " ")
	}
	fmt.Println(p.Inst[2].MatchEmptyWidth(-1, 'a'), p.Inst[2].MatchEmptyWidth('\n', 'a'))
	func() {
		defer func() { fmt.Println(recover()) }()
		(&syntax.Inst{Op: syntax.InstEmptyWidth, Arg: 3}).MatchEmptyWidth('a', 'b')
	}()
	lit := func(s string) *syntax.Regexp { return &syntax.Regexp{Op: syntax.OpLiteral, Rune: []rune(s)} }
	group := func(n int, name string, sub *syntax.Regexp) *syntax.Regexp {
		return &syntax.Regexp{Op: syntax.OpCapture, Cap: n, Name: name, Sub: []*syntax.Regexp{sub}}
	}
	tree := &syntax.Regexp{Op: syntax.OpConcat, Sub: []*syntax.Regexp{group(1, "", lit("a")), group(3, "n", group(2, "m", lit("b")))}}
	fmt.Printf("%d %q\n", tree.MaxCap(), tree.CapNames())
	all := []*syntax.Regexp{nil, tree, lit("a"), lit("b"), group(1, "", lit("a")), group(1, "x", lit("a")),
		{Op: syntax.OpStar, Sub: []*syntax.Regexp{lit("a")}}, {Op: syntax.OpStar, Flags: syntax.NonGreedy, Sub: []*syntax.Regexp{lit("a")}},
		{Op: syntax.OpRepeat, Min: 1, Max: 2, Sub: []*syntax.Regexp{lit("a")}}, {Op: syntax.OpRepeat, Min: 1, Max: 3, Sub: []*syntax.Regexp{lit("a")}},
		{Op: syntax.OpEndText}, {Op: syntax.OpEndText, Flags: syntax.WasDollar}, {Op: syntax.OpAnyChar}}
	for _, x := range all {
		for _, y := range all {
			if x != nil || y == nil {
				fmt.Print(x.Equal(y), " ")
			}
		}
		fmt.Println()
	}
	fmt.Println(syntax.Error{Code: syntax.ErrMissingParen, Expr: "(a"}, (&syntax.Error{Code: syntax.ErrMissingParen, Expr: "(a"}).Error())
}
