package main

type shape interface{ area() float64 }

type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

type named struct {
	shape
	name string
}

func total(shapes []shape) (sum float64) {
	for _, s := range shapes {
		sum += s.area()
	}
	return
}

func kind(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int:
		return "int"
	case string:
		return v
	case shape:
		return "shape"
	}
	return "other"
}

func main() {
	total([]shape{square{2}, named{square{3}, "x"}})
	kind(1)
}

/* lowered
func f1 {name: "main.total", sig: sig1, nregs: 15, loops: [3]}
    0  const.f         r5, k2                       ; 14:6  // 0.0
    1  const           r6, 0                        ; 15:2
    2  br.eq.imm       r2, 0, @11
    3  loop            loop0
    4  elem.addr       r9, r1, r6, 16
    5  ld2             r7:2, r9, 0
    6  mov             r13, r8                      ; 16:3
    7  call.iface      r12, r7, 0, sig2             ; 16:16
    8  add.f           r5, r5, r12
    9  add.imm         r6, r6, 1
   10  br.lts          r6, r2, @3
   11  ret             r5                           ; 18:2
end
func f2 {name: "main.square.area", sig: sig2, flags: WRAPPER, nregs: 9}
    0  ld.f            r7, r1, 0                    ; 0:0
    1  call            r6, f5<main.square.area>
    2  ret             r6
end
func f3 {name: "main.named.area", sig: sig2, flags: WRAPPER, nregs: 11}
    0  ld2             r3:2, r1, 0                  ; 0:0
    1  mov             r9, r4
    2  call.iface      r8, r3, 0, sig2
    3  ret             r8
end
func f4 {name: "main.kind", sig: sig3, nregs: 12}
    0  mov2            r4:2, r1:2                   ; 22:2
    1  br.eq.imm       r4, 0, @14                   ; 23:7
    2  type.addr       r7, t9<int>                  ; 25:7
    3  br.eq           r4, r7, @17
    4  type.addr       r7, t8<string>               ; 27:7
    5  br.eq           r4, r7, @20
    6  br.eq.imm       r4, 0, @13                   ; 29:7
    7  type.addr       r7, t1<main.shape>
    8  mov             r8, r7
    9  mov             r9, r4
   10  call.native     r8, n0<rt.assert_iface_ok>
   11  mov             r6, r8
   12  br.ne.imm       r6, 0, @22
   13  jmp             @26
   14  mov2            r7:2, r4:2
   15  const.str       r9:2, str1                   ; 24:3  // "nil"
   16  ret             r9
   17  mov             r7, r5
   18  const.str       r8:2, str2                   ; 26:3  // "int"
   19  ret             r8
   20  ld2             r7:2, r5, 0
   21  ret             r7                           ; 28:3
   22  mov             r7, r6
   23  mov             r8, r5
   24  const.str       r9:2, str3                   ; 30:3  // "shape"
   25  ret             r9
   26  const.str       r4:2, str4                   ; 32:2  // "other"
   27  ret             r4
end
func f5 {name: "main.square.area", sig: sig5, nregs: 5}
    0  mul.f           r3, r1, r1                   ; 7:34
    1  ret             r3
end
*/
