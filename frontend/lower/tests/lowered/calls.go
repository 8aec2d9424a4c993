package main

type pair struct{ a, b int }

type big struct{ a [4]int }

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func swap(p pair) pair { return pair{p.b, p.a} }

func twice(p pair) pair { return swap(swap(p)) }

func fill(n int) (b big, err error) {
	b.a[n&3] = n
	return
}

func use(n int) int {
	b, _ := fill(n)
	return b.a[1]
}

func variadic(xs ...int) int { return len(xs) }

func main() {
	fib(1)
	twice(pair{})
	use(1)
	variadic(1, 2)
}

/* lowered
func f1 {name: "main.fib", sig: sig1, nregs: 14}
    0  br.ges.imm      r1, 2, @2                    ; 8:5
    1  ret             r1                           ; 9:3
    2  add.imm         r8, r1, -1                   ; 11:2
    3  call            r7, f1<main.fib>             ; 11:12
    4  add.imm         r12, r1, -2
    5  call            r11, f1<main.fib>            ; 11:23
    6  add             r3, r7, r11
    7  ret             r3
end
func f2 {name: "main.twice", sig: sig2, nregs: 12}
    0  mov             r9, r1                       ; 16:27
    1  mov             r10, r2
    2  call            r8, f6<main.swap>            ; 16:43
    3  call            r7, f6<main.swap>            ; 16:38
    4  ret             r7
end
func f3 {name: "main.use", sig: sig1, nregs: 11}
    0  frame           r2, 80                       ; 23:6
    1  mov             r8, r1                       ; 24:2
    2  add.imm         r7, r2, 0
    3  call            r6, f5<main.fill>            ; 24:14
    4  mov             r6, r2
    5  ld2             r7:2, r2, 32
    6  add.imm         r9, r2, 48
    7  copy.mem        r9, r6, 32
    8  ld.64           r3, r2, 56                   ; 25:2
    9  unframe         r2
   10  ret             r3
end
func f4 {name: "main.variadic", sig: sig3, nregs: 6}
    0  ret             r2                           ; 28:32
end
func f5 {name: "main.fill", sig: sig4, nregs: 8}
    0  frame           r3, 32                       ; 18:6
    1  add.imm         r4, r3, 0
    2  zero            r4, 32
    3  const           r4, 0
    4  const           r5, 0
    5  and.imm         r6, r2, 3                    ; 19:2
    6  ste.64          r2, r3, r6
    7  mov             r6, r3                       ; 20:2
    8  copy.mem        r1, r6, 32
    9  st.iface        r4:2, r1, 32
   10  unframe         r3
   11  ret             r1
end
func f6 {name: "main.swap", sig: sig2, nregs: 7}
    0  mov             r4, r2                       ; 14:26
    1  mov             r5, r1
    2  ret             r4
end
*/
