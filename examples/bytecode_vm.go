// Bytecode_vm interprets a small stack machine's code: a loop around a dense
// switch, with slices for stack and memory.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type opcode byte

const (
	push opcode = iota
	load
	store
	fetch
	put
	add
	sub
	mul
	rem
	less
	jump
	jumpIfZero
	call
	ret
	dup
	drop
	halt
)

type instruction struct {
	op      opcode
	operand int
}

type machine struct {
	code   []instruction
	stack  []int
	locals []int
	memory []int
	steps  int
}

// run executes from entry until halt, and returns what is on top of the stack.
func (m *machine) run(entry int) int {
	stack := m.stack[:0]
	var returns []int
	base := 0
	for pc := entry; ; {
		in := m.code[pc]
		pc++
		m.steps++
		top := len(stack) - 1
		switch in.op {
		case push:
			stack = append(stack, in.operand)
		case load:
			stack = append(stack, m.locals[base+in.operand])
		case store:
			m.locals[base+in.operand] = stack[top]
			stack = stack[:top]
		case fetch:
			stack[top] = m.memory[stack[top]]
		case put:
			m.memory[stack[top]] = stack[top-1]
			stack = stack[:top-1]
		case add:
			stack[top-1] += stack[top]
			stack = stack[:top]
		case sub:
			stack[top-1] -= stack[top]
			stack = stack[:top]
		case mul:
			stack[top-1] *= stack[top]
			stack = stack[:top]
		case rem:
			stack[top-1] %= stack[top]
			stack = stack[:top]
		case less:
			if stack[top-1] < stack[top] {
				stack[top-1] = 1
			} else {
				stack[top-1] = 0
			}
			stack = stack[:top]
		case jump:
			pc = in.operand
		case jumpIfZero:
			if stack[top] == 0 {
				pc = in.operand
			}
			stack = stack[:top]
		case call:
			returns = append(returns, pc)
			base += 4
			pc = in.operand
		case ret:
			last := len(returns) - 1
			pc = returns[last]
			returns = returns[:last]
			base -= 4
		case dup:
			stack = append(stack, stack[top])
		case drop:
			stack = stack[:top]
		case halt:
			return stack[top]
		default:
			panic(fmt.Sprintf("no such instruction: %d", in.op))
		}
	}
}

// assembler lays out code, with labels that may be used before they are set.
type assembler struct {
	code   []instruction
	labels map[string]int
	uses   map[int]string
}

func (a *assembler) emit(op opcode, operand int) {
	a.code = append(a.code, instruction{op, operand})
}

func (a *assembler) branch(op opcode, label string) {
	a.uses[len(a.code)] = label
	a.emit(op, 0)
}

func (a *assembler) label(name string) { a.labels[name] = len(a.code) }

func (a *assembler) finish() []instruction {
	for at, label := range a.uses {
		a.code[at].operand = a.labels[label]
	}
	return a.code
}

// program computes fib(20) by recursion, then sums the primes below limit that
// a sieve leaves.
func program(limit int) []instruction {
	a := &assembler{labels: map[string]int{}, uses: map[int]string{}}
	each := func(ops ...opcode) {
		for _, op := range ops {
			a.emit(op, 0)
		}
	}
	a.emit(push, 20)
	a.branch(call, "fib")
	a.emit(store, 3)
	a.emit(push, 2)
	a.emit(store, 0)
	a.label("next")
	a.emit(load, 0)
	a.emit(push, limit)
	each(less)
	a.branch(jumpIfZero, "done")
	a.emit(load, 0)
	each(fetch)
	a.branch(jumpIfZero, "prime")
	a.branch(jump, "advance")
	a.label("prime")
	a.emit(load, 3)
	a.emit(load, 0)
	each(add)
	a.emit(store, 3)
	a.emit(load, 0)
	each(dup, add)
	a.emit(store, 1)
	a.label("strike")
	a.emit(load, 1)
	a.emit(push, limit)
	each(less)
	a.branch(jumpIfZero, "advance")
	a.emit(push, 1)
	a.emit(load, 1)
	each(put)
	a.emit(load, 1)
	a.emit(load, 0)
	each(add)
	a.emit(store, 1)
	a.branch(jump, "strike")
	a.label("advance")
	a.emit(load, 0)
	a.emit(push, 1)
	each(add)
	a.emit(store, 0)
	a.branch(jump, "next")
	a.label("done")
	a.emit(load, 3)
	each(halt)

	a.label("fib")
	a.emit(store, 0)
	a.emit(load, 0)
	a.emit(push, 2)
	each(less)
	a.branch(jumpIfZero, "recurse")
	a.emit(load, 0)
	each(ret)
	a.label("recurse")
	a.emit(load, 0)
	a.emit(push, 1)
	each(sub)
	a.branch(call, "fib")
	a.emit(load, 0)
	a.emit(push, 2)
	each(sub)
	a.branch(call, "fib")
	each(add, ret)
	return a.finish()
}

func main() {
	n := 1
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "bytecode_vm: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	m := &machine{code: program(5000), stack: make([]int, 0, 256), locals: make([]int, 256)}
	sum := 0
	for i := 0; i < n; i++ {
		m.memory = make([]int, 5000)
		sum += m.run(0)
	}
	fmt.Println("result:", sum, "steps:", m.steps)
}
