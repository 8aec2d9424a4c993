// An assembler and a stack machine with calls, memory, traps, a budget and a trace.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

type Op byte

const (
	Nop Op = iota
	Push
	Pop
	Dup
	Swap
	Over
	Add
	Sub
	Mul
	Div
	Mod
	Eq
	Lt
	Not
	Jmp
	Jz
	Call
	Ret
	Load
	Store
	Print
	Emit
	Halt
)

var names = [...]string{"nop", "push", "pop", "dup", "swap", "over", "add", "sub", "mul", "div", "mod", "eq", "lt", "not", "jmp", "jz", "call", "ret", "load", "store", "print", "emit", "halt"}

func (op Op) String() string {
	if int(op) < len(names) {
		return names[op]
	}
	return "op(" + strconv.Itoa(int(op)) + ")"
}

func (op Op) hasArg() bool { return op == Push || op >= Jmp && op <= Call || op == Load || op == Store }

type Instr struct {
	Op  Op
	Arg int32
}

type AsmError struct {
	Line int
	Err  error
}

func (e *AsmError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }
func (e *AsmError) Unwrap() error { return e.Err }

var (
	ErrLabel  = errors.New("unknown label")
	ErrOp     = errors.New("unknown instruction")
	ErrBudget = errors.New("out of budget")
)

func assemble(src string) (code []Instr, err error) {
	type fixup struct {
		at, line int
		label    string
	}
	ops := map[string]Op{}
	for i, name := range names {
		ops[name] = Op(i)
	}
	labels := map[string]int{}
	var fixups []fixup
	var errs []error
	sc := bufio.NewScanner(strings.NewReader(src))
	for line := 1; sc.Scan(); line++ {
		text, _, _ := strings.Cut(sc.Text(), ";")
		for _, word := range strings.Fields(text) {
			if name, ok := strings.CutSuffix(word, ":"); ok {
				if _, twice := labels[name]; twice {
					errs = append(errs, &AsmError{line, fmt.Errorf("label %q twice", name)})
				}
				labels[name] = len(code)
				continue
			}
			name, arg, hasArg := strings.Cut(word, "=")
			op, ok := ops[name]
			if !ok {
				errs = append(errs, &AsmError{line, fmt.Errorf("%w %q", ErrOp, name)})
				continue
			}
			in := Instr{Op: op}
			if hasArg != op.hasArg() {
				errs = append(errs, &AsmError{line, fmt.Errorf("%v: argument", op)})
			} else if n, err := strconv.ParseInt(arg, 0, 32); err == nil {
				in.Arg = int32(n)
			} else if hasArg && errors.Is(err, strconv.ErrRange) {
				errs = append(errs, &AsmError{line, err})
			} else if hasArg {
				fixups = append(fixups, fixup{len(code), line, arg})
			}
			code = append(code, in)
		}
	}
	for _, f := range fixups {
		target, ok := labels[f.label]
		if !ok {
			errs = append(errs, &AsmError{f.line, fmt.Errorf("%w %q", ErrLabel, f.label)})
		}
		code[f.at].Arg = int32(target)
	}
	return code, errors.Join(errs...)
}

type Machine struct {
	code   []Instr
	stack  []int32
	calls  []int
	memory [16]int32
	pc     int
	steps  int
	out    io.Writer
	counts map[Op]int
}

type Trap struct {
	PC    int
	Instr Instr
	Cause any
}

func (t *Trap) Error() string {
	return fmt.Sprintf("trap at %d (%v %d): %v", t.PC, t.Instr.Op, t.Instr.Arg, t.Cause)
}
func (t *Trap) Unwrap() error { err, _ := t.Cause.(error); return err }

func (m *Machine) pop() int32 {
	x := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return x
}
func (m *Machine) push(x int32) { m.stack = append(m.stack, x) }

func flag(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

func (m *Machine) Run(budget int) (err error) {
	at := 0
	defer func() {
		if r := recover(); r != nil {
			var in Instr
			if at < len(m.code) {
				in = m.code[at]
			}
			err = &Trap{at, in, r}
		}
	}()
	binary := map[Op]func(a, b int32) int32{
		Add: func(a, b int32) int32 { return a + b }, Sub: func(a, b int32) int32 { return a - b }, Mul: func(a, b int32) int32 { return a * b }, Div: func(a, b int32) int32 { return a / b },
		Mod: func(a, b int32) int32 { return a % b }, Eq: func(a, b int32) int32 { return flag(a == b) }, Lt: func(a, b int32) int32 { return flag(a < b) },
	}
	for ; ; m.steps++ {
		if m.steps >= budget {
			panic(ErrBudget)
		}
		at = m.pc
		in := m.code[m.pc]
		m.pc++
		m.counts[in.Op]++
		if f, ok := binary[in.Op]; ok {
			b, a := m.pop(), m.pop()
			m.push(f(a, b))
			continue
		}
		switch in.Op {
		case Nop:
		case Push:
			m.push(in.Arg)
		case Pop:
			m.pop()
		case Dup:
			m.push(m.stack[len(m.stack)-1])
		case Over:
			m.push(m.stack[len(m.stack)-2])
		case Swap:
			n := len(m.stack)
			m.stack[n-1], m.stack[n-2] = m.stack[n-2], m.stack[n-1]
		case Not:
			m.push(flag(m.pop() == 0))
		case Jmp:
			m.pc = int(in.Arg)
		case Jz:
			if m.pop() == 0 {
				m.pc = int(in.Arg)
			}
		case Call:
			if len(m.calls) >= 100 {
				panic("call stack full")
			}
			m.calls = append(m.calls, m.pc)
			m.pc = int(in.Arg)
		case Ret:
			m.pc = m.calls[len(m.calls)-1]
			m.calls = m.calls[:len(m.calls)-1]
		case Load:
			m.push(m.memory[in.Arg])
		case Store:
			m.memory[in.Arg] = m.pop()
		case Print:
			fmt.Fprint(m.out, m.pop(), " ")
		case Emit:
			fmt.Fprintf(m.out, "%c", m.pop())
		case Halt:
			return nil
		default:
			panic(fmt.Errorf("%w %v", ErrOp, in.Op))
		}
	}
}

func main() {
	programs := []struct{ name, src string }{
		{"countdown", "push=5 loop: dup print push=1 sub dup jz=end jmp=loop end: halt"},
		{"factorial", "push=10 call=fact print halt\nfact: dup push=2 lt jz=more pop push=1 ret\nmore: dup push=1 sub call=fact mul ret ; n*fact(n-1)"},
		{"fibonacci", "push=0 store=0 push=1 store=1 push=15 store=2\nnext: load=0 print load=0 load=1 dup store=0 add store=1 load=2 push=1 sub dup store=2 jz=end jmp=next end: halt"},
		{"hello", "push=0x48 emit push=0x69 emit push=0x263A emit push=33 emit halt"},
		{"gcd", "push=1071 push=462 again: dup jz=done swap over mod jmp=again done: pop print halt"},
		{"primes", "push=2 store=0\nouter: load=0 push=50 lt jz=end push=2 store=1\ninner: load=1 dup mul load=0 swap lt jz=try jmp=prime\ntry: load=0 load=1 mod jz=no load=1 push=1 add store=1 jmp=inner\nprime: load=0 print\nno: load=0 push=1 add store=0 jmp=outer\nend: halt"},
		{"overflow", "push=2147483647 push=1 add print push=-2147483648 push=-1 div print push=-7 push=2 mod print halt"},
		{"zero", "push=1 push=0 div halt"}, {"empty", "add halt"}, {"one", "push=1 swap"}, {"end", "push=1"}, {"memory", "load=99"}, {"negative", "push=1 store=-1"}, {"away", "jmp=1000"}, {"ret", "ret"}, {"deep", "f: call=f"}, {"loop", "l: jmp=l"}, {"nothing", ""},
		{"bad", "push\nfoo=1 jmp=nowhere\nadd=2 x: x: push=99999999999 push=1x"},
	}
	total := map[Op]int{}
	for _, p := range programs {
		code, err := assemble(p.src)
		if err != nil {
			var ae *AsmError
			fmt.Printf("%s: %v\n  %v %v %v\n", p.name, strings.ReplaceAll(err.Error(), "\n", " | "), errors.Is(err, ErrLabel), errors.Is(err, ErrOp), errors.As(err, &ae) && ae.Line == 1)
			continue
		}
		var out strings.Builder
		m := &Machine{code: code, out: &out, counts: total}
		err = m.Run(20000)
		fmt.Printf("%s: %q steps=%d stack=%v calls=%d %v budget=%v\n", p.name, out.String(), m.steps, m.stack, len(m.calls), err, errors.Is(err, ErrBudget))
	}
	m := &Machine{code: []Instr{{Op: 77, Arg: 3}}, counts: total}
	fmt.Println(m.Run(5))
	for _, op := range slices.Sorted(maps.Keys(total)) {
		fmt.Print(op, "=", total[op], " ")
	}
	fmt.Println()
}
