package main

func count(s []int, limit int) (n int) {
	for _, v := range s {
		if v > limit && v%2 == 0 {
			n++
		}
	}
	return
}

func clear(s []bool) {
	for i := 0; i < len(s); i++ {
		s[i] = false
	}
}

func closures() (fs []func() int) {
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i++; return i })
	}
	return
}

func runes(s string) (n rune) {
	for _, r := range s {
		n += r
	}
	return
}

func bounded() (sum int) {
	var w [64]int
	for i := 16; i < 64; i++ {
		w[i] = w[i-16] + w[i%8]
	}
	for i := range w {
		sum += w[63-i]
	}
	return
}

func fibonacci(n int) int {
	a, b := 0, 1
	for range n {
		a, b = b, a+b
	}
	return a
}

func main() {
	bounded()
	fibonacci(1)
	count(nil, 0)
	clear(nil)
	closures()
	runes("")
}

/* lowered
func f1 {name: "main.bounded", sig: sig1, nregs: 10, loops: [6, 17]}
    0  frame           r1, 512                      ; 32:6
    1  const           r2, 0
    2  add.imm         r3, r1, 0                    ; 33:2
    3  zero            r3, 512
    4  const           r3, 16                       ; 34:6
    5  br.ges.imm      r3, 64, @15                  ; 34:15
    6  loop            loop0
    7  add.imm         r5, r3, -16                  ; 35:3
    8  lde.64          r6, r1, r5
    9  and.imm         r7, r3, 7
   10  lde.64          r8, r1, r7
   11  add             r4, r6, r8
   12  ste.64          r4, r1, r3
   13  add.imm         r3, r3, 1                    ; 34:23
   14  br.lts.imm      r3, 64, @6                   ; 34:15
   15  const           r4, 64                       ; 37:2
   16  const           r5, 0
   17  loop            loop1
   18  const           r7, 63                       ; 38:3
   19  sub             r6, r7, r5
   20  lde.64          r7, r1, r6
   21  add             r2, r2, r7
   22  add.imm         r5, r5, 1
   23  br.lts          r5, r4, @17
   24  unframe         r1                           ; 40:2
   25  ret             r2
end
func f2 {name: "main.fibonacci", sig: sig2, nregs: 8, loops: [5]}
    0  const           r3, 0                        ; 44:2
    1  const           r4, 1
    2  const           r5, 0                        ; 45:2
    3  const           r6, 0
    4  br.les          r1, r6, @11
    5  loop            loop0
    6  add             r6, r3, r4                   ; 46:3
    7  mov             r3, r4
    8  mov             r4, r6
    9  add.imm         r5, r5, 1
   10  br.lts          r5, r1, @5
   11  ret             r3                           ; 48:2
end
func f3 {name: "main.count", sig: sig3, nregs: 12, loops: [3]}
    0  const           r6, 0                        ; 3:6
    1  const           r7, 0                        ; 4:2
    2  br.eq.imm       r2, 0, @12
    3  loop            loop0
    4  lde.64          r8, r1, r7
    5  br.les          r8, r4, @10                  ; 5:6
    6  const           r10, 2
    7  rem.s           r9, r8, r10
    8  br.ne.imm       r9, 0, @10
    9  add.imm         r6, r6, 1                    ; 6:4
   10  add.imm         r7, r7, 1
   11  br.lts          r7, r2, @3
   12  ret             r6                           ; 9:2
end
func f4 {name: "main.clear", sig: sig4, nregs: 8, loops: [2]}
    0  const           r5, 0                        ; 13:6
    1  br.les          r2, r5, @7                   ; 13:14
    2  loop            loop0
    3  const           r6, 0                        ; 14:3
    4  stx.8           r6, r1:2, r5
    5  add.imm         r5, r5, 1                    ; 13:26
    6  br.lts          r5, r2, @2                   ; 13:14
    7  ret             r1                           ; 16:1
end
func f5 {name: "main.closures", sig: sig5, nregs: 10, loops: [8]}
    0  const           r2, 0                        ; 18:6
    1  const           r3, 0
    2  const           r4, 0
    3  const           r6, 0                        ; 19:6
    4  new             r5, t0<int>
    5  st.64           r6, r5, 0
    6  ld.64           r6, r5, 0                    ; 19:14
    7  br.ges.imm      r6, 3, @24
    8  loop            loop0
    9  new.closure     r6, 1, f7<main.closures.func1>  ; 20:3
   10  st.p            r5, r6, 8
   11  mov             r7, r3
   12  const           r8, 1
   13  grow.slice      r2:3, r8, t1<func() int>
   14  ste.p           r6, r2, r7
   15  ld.64           r6, r5, 0
   16  new             r7, t0<int>
   17  st.64           r6, r7, 0
   18  mov             r5, r7
   19  ld.64           r6, r5, 0                    ; 19:21
   20  add.imm         r6, r6, 1
   21  st.64           r6, r5, 0
   22  ld.64           r6, r5, 0                    ; 19:14
   23  br.lts.imm      r6, 3, @8
   24  ret             r2                           ; 22:2
end
func f6 {name: "main.runes", sig: sig6, nregs: 11, loops: [4]}
    0  const           r4, 0                        ; 25:6
    1  mov2            r5:2, r1:2                   ; 26:2
    2  const           r7, 0
    3  br.eq.imm       r6, 0, @9
    4  loop            loop0
    5  str.rune        r8:2, r5:2, r7
    6  add.i32         r4, r4, r8                   ; 27:3
    7  mov             r7, r9
    8  br.lts          r7, r6, @4
    9  ret             r4                           ; 29:2
end
func f7 {name: "main.closures.func1", sig: sig1, flags: CLOSURE, nregs: 5}
    0  ld.64           r2, r0, 8                    ; 20:30
    1  ld.64           r3, r2, 0                    ; 20:32
    2  add.imm         r3, r3, 1
    3  st.64           r3, r2, 0
    4  ld.64           r3, r2, 0                    ; 20:37
    5  ret             r3
end
*/
