package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"strings"
)

type Opcode uint8

const (
	Halt Opcode = iota
	Push
	Add
	Sub
	Mul
	Div
	Dup
	Swap
	Jmp
	Jnz
	Call
	Ret
	Print
	numOps = iota
)

//go:generate stringer
var opNames = [numOps]string{"halt", "push", "add", "sub", "mul", "div", "dup", "swap", "jmp", "jnz", "call", "ret", "print"}

func (o Opcode) String() string {
	if int(o) < len(opNames) {
		return opNames[o]
	}
	return fmt.Sprintf("Opcode(%#02x)", uint8(o))
}
func (o Opcode) hasArg() bool {
	switch o {
	case Push, Jmp, Jnz, Call:
		return true
	}
	return false
}

type Header struct {
	Magic   [4]byte
	Version uint16
	Flags   uint16
	Length  uint32
}

func assemble(src string) ([]byte, error) {
	labels := map[string]int32{}
	type fix struct {
		at    int
		label string
		line  int
	}
	var fixes []fix
	var code []byte
	for n, line := range strings.Split(src, "\n") {
		line, _, _ = strings.Cut(line, "#")
		fs := strings.Fields(line)
		if len(fs) > 0 && strings.HasSuffix(fs[0], ":") {
			labels[strings.TrimSuffix(fs[0], ":")] = int32(len(code))
			fs = fs[1:]
		}
		if len(fs) == 0 {
			continue
		}
		op := Opcode(0xff)
		for i, name := range opNames {
			if name == fs[0] {
				op = Opcode(i)
			}
		}
		if op == 0xff {
			return nil, fmt.Errorf("line %d: bad op %q", n+1, fs[0])
		}
		code = append(code, byte(op))
		if !op.hasArg() {
			continue
		}
		var v int32
		if _, err := fmt.Sscanf(fs[1], "%v", &v); err != nil {
			fixes = append(fixes, fix{len(code), fs[1], n + 1})
		}
		code = binary.LittleEndian.AppendUint32(code, uint32(v))
	}
	for _, f := range fixes {
		at, ok := labels[f.label]
		if !ok {
			return nil, fmt.Errorf("line %d: no label %s", f.line, f.label)
		}
		binary.LittleEndian.PutUint32(code[f.at:], uint32(at))
	}
	var buf bytes.Buffer
	h := Header{[4]byte{'V', 'M', '0', '1'}, 1, 0x8000, uint32(len(code))}
	if err := binary.Write(&buf, binary.BigEndian, h); err != nil {
		return nil, err
	}
	buf.Write(code)
	return buf.Bytes(), nil
}

type VM struct {
	code  []byte
	stack []int32
	calls []int
	out   io.Writer
	steps int
}

type trap struct {
	pc  int
	err error
}

func (t trap) Error() string { return fmt.Sprintf("trap at %#04x: %v", t.pc, t.err) }
func (t trap) Unwrap() error { return t.err }

var errSteps = errors.New("step limit")

func (vm *VM) pop() (v int32) {
	n := len(vm.stack) - 1
	v = vm.stack[n]
	vm.stack = vm.stack[:n]
	return
}
func (vm *VM) push(v int32) { vm.stack = append(vm.stack, v) }

func (vm *VM) Run() (err error) {
	pc := 0
	defer func() {
		if r := recover(); r != nil {
			err = trap{pc, r.(error)}
		}
	}()
	bin := [...]func(a, b int32) int32{
		Add: func(a, b int32) int32 { return a + b },
		Sub: func(a, b int32) int32 { return a - b },
		Mul: func(a, b int32) int32 { return a * b },
		Div: func(a, b int32) int32 { return a / b },
	}
loop:
	for ; ; vm.steps++ {
		if vm.steps > 5000 {
			return trap{pc, errSteps}
		}
		op := Opcode(vm.code[pc])
		pc++
		var arg int32
		if op.hasArg() {
			arg = int32(binary.LittleEndian.Uint32(vm.code[pc:]))
			pc += 4
		}
		switch op {
		case Halt:
			break loop
		case Push:
			vm.push(arg)
		case Add, Sub, Mul, Div:
			b, a := vm.pop(), vm.pop()
			vm.push(bin[op](a, b))
		case Dup:
			vm.push(vm.stack[len(vm.stack)-1])
		case Swap:
			n := len(vm.stack)
			vm.stack[n-1], vm.stack[n-2] = vm.stack[n-2], vm.stack[n-1]
		case Jnz:
			if vm.pop() == 0 {
				continue
			}
			fallthrough
		case Jmp:
			pc = int(arg)
		case Call:
			vm.calls = append(vm.calls, pc)
			pc = int(arg)
		case Ret:
			pc = vm.calls[len(vm.calls)-1]
			vm.calls = vm.calls[:len(vm.calls)-1]
		case Print:
			fmt.Fprintln(vm.out, vm.pop())
		default:
			return trap{pc - 1, fmt.Errorf("illegal %v", op)}
		}
	}
	return nil
}

func main() {
	progs := []string{
		"push 1\npush 10\nloop: dup jnz\n",
		"push 1 # acc\npush 10\nloop: swap\npush 3\nmul\nswap\npush 1\nsub\ndup\njnz loop\nswap\nprint\nhalt",
		"push 7\ncall sq\nprint\npush 0x7fffffff\npush 1\nadd\nprint\nhalt\nsq: dup\nmul\nret",
		"push 1\npush 0\ndiv", "add", "x: jmp x", "jmp y", "push -2147483648\npush -1\ndiv\nprint\nhalt", "ret", "boom",
	}
	for i, src := range progs {
		img, err := assemble(src)
		if err != nil {
			fmt.Println(i, "asm:", err)
			continue
		}
		var h Header
		r := bytes.NewReader(img)
		if err := binary.Read(r, binary.BigEndian, &h); err != nil {
			panic(err)
		}
		code, _ := io.ReadAll(r)
		sum := sha256.Sum256(code)
		f := fnv.New64a()
		f.Write(code)
		fmt.Printf("%d %s v%d %#x len=%d/%d sha=%s crc=%08x fnv=%x\n", i, h.Magic[:], h.Version, h.Flags, h.Length, binary.Size(h), hex.EncodeToString(sum[:4]), crc32.ChecksumIEEE(code), f.Sum64())
		var out strings.Builder
		vm := VM{code: code, out: &out}
		err = vm.Run()
		fmt.Printf("  out=%q stack=%v steps=%d err=%v limit=%t\n", out.String(), vm.stack, vm.steps, err, errors.Is(err, errSteps))
	}
	fmt.Print(hex.Dump([]byte("stack machine\x00\xff!")))
	fmt.Println(Opcode(3), Opcode(77), []Opcode{Push, Ret})
	fmt.Printf("%v %d %x %s %T\n", Mul, Mul, Mul, Mul, Mul)
}
