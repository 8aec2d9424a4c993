package main

type counter struct{ n int }

func (c *counter) add(k int) { c.n += k }

var kept *counter

func local() int {
	var c counter
	c.add(1)
	p := &c
	p.n++
	return c.n
}

func escaping() {
	var c counter
	c.add(1)
	kept = &c
}

func deferred(f func()) (err any) {
	defer func() { err = recover() }()
	f()
	return nil
}

func main() {
	local()
	escaping()
	deferred(nil)
}

/* lowered
func f1 {name: "main.local", sig: sig1, nregs: 9}
    0  frame           r1, 16                       ; 9:6
    1  const           r2, 0                        ; 10:2
    2  st.64           r2, r1, 0
    3  mov             r6, r1                       ; 11:2
    4  const           r7, 1
    5  call            r5, f5<main.(*counter).add>  ; 11:7
    6  mov             r2, r1                       ; 12:2
    7  ld.64           r3, r2, 0                    ; 13:2
    8  add.imm         r3, r3, 1
    9  st.64           r3, r2, 0
   10  ld.64           r3, r1, 0                    ; 14:2
   11  unframe         r1
   12  ret             r3
end
func f2 {name: "main.escaping", nregs: 10}
    0  new             r2, t0<main.counter>         ; 18:2
    1  mov             r7, r2                       ; 19:2
    2  const           r8, 1
    3  call            r6, f5<main.(*counter).add>  ; 19:7
    4  mov             r3, r2                       ; 20:2
    5  global.addr     r4, 0
    6  st.p            r3, r4, 0
    7  ret             r1                           ; 21:1
end
func f3 {name: "main.deferred", sig: sig2, flags: HAS_DEFER, nregs: 10, landing: 17}
    0  defer.base      r2                           ; 23:6
    1  frame           r3, 16
    2  const           r4, 0
    3  st.64           r4, r3, 0
    4  st.64           r4, r3, 8
    5  new.closure     r4, 1, f4<main.deferred.func1>  ; 24:2
    6  add.imm         r5, r3, 0
    7  st.p            r5, r4, 8
    8  defer           r4                           ; 24:8
    9  call.closure    r7, r1, sig0                 ; 25:3
   10  const           r4, 0                        ; 26:2
   11  const           r5, 0
   12  st.iface        r4:2, r3, 0
   13  run.defers      r2
   14  ld2             r6:2, r3, 0
   15  unframe         r3
   16  ret             r6
   17  reframe         r3, 16                       ; 27:1
   18  run.defers      r2
   19  ld2             r4:2, r3, 0
   20  unframe         r3
   21  ret             r4
end
func f4 {name: "main.deferred.func1", flags: USES_RECOVER|CLOSURE, nregs: 7}
    0  recover.token   r1                           ; 24:15
    1  ld.64           r3, r0, 8
    2  recover         r4:2, r1                     ; 24:17
    3  st.iface        r4:2, r3, 0
    4  ret             r1                           ; 24:33
end
func f5 {name: "main.(*counter).add", sig: sig3, nregs: 6}
    0  ld.64           r4, r1, 0                    ; 5:32
    1  add             r4, r4, r2
    2  st.64           r4, r1, 0
    3  ret             r1                           ; 5:41
end
*/
