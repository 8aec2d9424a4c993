//! The instruction table: every instruction is declared once, in [`for_each_op!`](crate::for_each_op).
//!
//! Grammar of mnemonics: `family[.type][.imm]`, e.g. `add` (64-bit), `add.i32` (result sign-extended
//! from 32 bits), `add.u32` (zero-extended), `br.lts.imm` (branch if less, signed, with immediate).
//! Types of float operations: `f` is f64, `s` is f32.
//!
//! An instruction has four 16-bit fields `a b c d`; a 32-bit operand occupies `c` and `d` together
//! (role on [`Field::Cd`]). Branch targets are indices into the function's code.
//!
//! Registers:
//! - `r0` of every function holds the *callee word*: the func_id if the call named the function
//!   directly, else the address of the closure object `{func_id: u64, captures...}`. Parameters follow
//!   from `r1`, one register a scalar. A value below 2^32 is always a func_id.
//! - A call's *window* is a register `w`: arguments lie in `w+1..`, results come back in `w..`, and
//!   `w-3..w-1` are the frame header. **Every register from `w-3` on is dead after the call, the results
//!   excepted**, since the callee's frame overlays them.
//! - A native call has no header and no callee word: arguments lie in `w..`, results come back in `w..`.
//! - A string occupies two registers (ptr, len), a slice three (ptr, len, cap), an interface two
//!   (type descriptor or itab, data). Integers narrower than 64 bits are kept extended.

use std::fmt;

use crate::ids::Class;

/// Calls `$m!` with the list of all instructions:
/// `Name "mnemonic" [field: Role, ...] {FLAG ...} "semantics";`
///
/// Roles: `DefI DefF DefS` define a register of a class, `Def2 Def3` two or three consecutive integer
/// registers, `UseI UseF UseS Use2 Use3` likewise read them, `Inout3` reads and defines three.
/// `Imm` is a signed immediate (16 bits in one field, 32 in `cd`), `Target` a branch target.
#[macro_export]
macro_rules! for_each_op {
    ($m:ident) => {
        $m! {
            // Moves and constants
            Mov "mov" [A: DefI, B: UseI] {} "a = b";
            MovF "mov.f" [A: DefF, B: UseF] {} "a = b";
            MovS "mov.s" [A: DefS, B: UseS] {} "a = b";
            Mov2 "mov2" [A: Def2, B: Use2] {} "a, a+1 = b, b+1";
            Mov3 "mov3" [A: Def3, B: Use3] {} "a, a+1, a+2 = b, b+1, b+2";
            ConstI "const" [A: DefI, Cd: Imm] {} "a = sign-extended immediate";
            Const64 "const.64" [A: DefI, Cd: Const] {} "a = consts[cd]";
            ConstF "const.f" [A: DefF, Cd: Const] {} "a = f64 with the bits of consts[cd]";
            ConstS "const.s" [A: DefS, Cd: Const] {} "a = f32 with the low 32 bits of consts[cd]";
            ConstStr "const.str" [A: Def2, Cd: Str] {} "a, a+1 = address and length of strings[cd]";
            FuncVal "func.val" [A: DefI, Cd: Func] {} "a = address of the static closure object of function cd";
            GlobalAddr "global.addr" [A: DefI, Cd: Imm] {} "a = address of the byte at offset cd of the globals";
            TypeAddr "type.addr" [A: DefI, Cd: Type] {} "a = address of the type descriptor cd";
            ItabAddr "itab.addr" [A: DefI, Cd: Itab] {} "a = address of itab cd";

            // Integer arithmetic, wrapping, 64 bits
            Add "add" [A: DefI, B: UseI, C: UseI] {} "a = b + c";
            Sub "sub" [A: DefI, B: UseI, C: UseI] {} "a = b - c";
            Mul "mul" [A: DefI, B: UseI, C: UseI] {} "a = b * c";
            And "and" [A: DefI, B: UseI, C: UseI] {} "a = b & c";
            Or "or" [A: DefI, B: UseI, C: UseI] {} "a = b | c";
            Xor "xor" [A: DefI, B: UseI, C: UseI] {} "a = b ^ c";
            AndNot "andnot" [A: DefI, B: UseI, C: UseI] {} "a = b & ~c";
            Shl "shl" [A: DefI, B: UseI, C: UseI] {} "a = b << c; c is unsigned, 0 if c >= 64";
            ShrU "shr.u" [A: DefI, B: UseI, C: UseI] {} "a = b >> c, zero-filling; 0 if c >= 64 (c unsigned)";
            ShrS "shr.s" [A: DefI, B: UseI, C: UseI] {} "a = b >> c, sign-filling; all sign if c >= 64 (c unsigned)";
            DivS "div.s" [A: DefI, B: UseI, C: UseI] {MAY_PANIC} "a = b / c truncated; MIN/-1 = MIN; panics if c = 0";
            DivU "div.u" [A: DefI, B: UseI, C: UseI] {MAY_PANIC} "a = b / c unsigned; panics if c = 0";
            RemS "rem.s" [A: DefI, B: UseI, C: UseI] {MAY_PANIC} "a = b % c, sign of b; MIN%-1 = 0; panics if c = 0";
            RemU "rem.u" [A: DefI, B: UseI, C: UseI] {MAY_PANIC} "a = b % c unsigned; panics if c = 0";
            Neg "neg" [A: DefI, B: UseI] {} "a = -b";
            Not "not" [A: DefI, B: UseI] {} "a = ~b";
            NotB "not.b" [A: DefI, B: UseI] {} "a = b ^ 1 (b is 0 or 1)";
            MulHiU "mulhi.u" [A: DefI, B: UseI, C: UseI] {} "a = upper 64 bits of the unsigned product b * c";
            AddImm "add.imm" [A: DefI, B: UseI, Cd: Imm] {} "a = b + imm";
            MulImm "mul.imm" [A: DefI, B: UseI, Cd: Imm] {} "a = b * imm";
            AndImm "and.imm" [A: DefI, B: UseI, Cd: Imm] {} "a = b & imm (sign-extended)";
            OrImm "or.imm" [A: DefI, B: UseI, Cd: Imm] {} "a = b | imm (sign-extended)";
            XorImm "xor.imm" [A: DefI, B: UseI, Cd: Imm] {} "a = b ^ imm (sign-extended)";
            ShlImm "shl.imm" [A: DefI, B: UseI, C: Imm] {} "a = b << imm, 0 <= imm < 64";
            ShrUImm "shr.u.imm" [A: DefI, B: UseI, C: Imm] {} "a = b >> imm zero-filling, 0 <= imm < 64";
            ShrSImm "shr.s.imm" [A: DefI, B: UseI, C: Imm] {} "a = b >> imm sign-filling, 0 <= imm < 64";

            // 32-bit arithmetic: the result is extended again
            AddI32 "add.i32" [A: DefI, B: UseI, C: UseI] {} "a = sext32(b + c)";
            SubI32 "sub.i32" [A: DefI, B: UseI, C: UseI] {} "a = sext32(b - c)";
            MulI32 "mul.i32" [A: DefI, B: UseI, C: UseI] {} "a = sext32(b * c)";
            ShlI32 "shl.i32" [A: DefI, B: UseI, C: UseI] {} "a = sext32(b << c); 0 if c >= 32 (c unsigned)";
            AddU32 "add.u32" [A: DefI, B: UseI, C: UseI] {} "a = zext32(b + c)";
            SubU32 "sub.u32" [A: DefI, B: UseI, C: UseI] {} "a = zext32(b - c)";
            MulU32 "mul.u32" [A: DefI, B: UseI, C: UseI] {} "a = zext32(b * c)";
            ShlU32 "shl.u32" [A: DefI, B: UseI, C: UseI] {} "a = zext32(b << c); 0 if c >= 32 (c unsigned)";
            NotU32 "not.u32" [A: DefI, B: UseI] {} "a = zext32(~b)";
            AddImmI32 "add.imm.i32" [A: DefI, B: UseI, Cd: Imm] {} "a = sext32(b + imm)";
            AddImmU32 "add.imm.u32" [A: DefI, B: UseI, Cd: Imm] {} "a = zext32(b + imm)";
            ShlImmI32 "shl.imm.i32" [A: DefI, B: UseI, C: Imm] {} "a = sext32(b << imm), 0 <= imm < 32";
            ShlImmU32 "shl.imm.u32" [A: DefI, B: UseI, C: Imm] {} "a = zext32(b << imm), 0 <= imm < 32";
            RotlU32 "rotl.u32" [A: DefI, B: UseI, C: UseI] {} "a = low 32 bits of b rotated left by c mod 32, zero-extended";
            Rotl64 "rotl.64" [A: DefI, B: UseI, C: UseI] {} "a = b rotated left by c mod 64";
            RotlImmU32 "rotl.imm.u32" [A: DefI, B: UseI, C: Imm] {} "a = low 32 bits of b rotated left by imm mod 32, zero-extended";
            RotlImm64 "rotl.imm.64" [A: DefI, B: UseI, C: Imm] {} "a = b rotated left by imm mod 64";
            Clz64 "clz.64" [A: DefI, B: UseI] {} "a = leading zero bits of b; 64 if b = 0";
            Ctz64 "ctz.64" [A: DefI, B: UseI] {} "a = trailing zero bits of b; 64 if b = 0";
            Popcnt64 "popcnt.64" [A: DefI, B: UseI] {} "a = one bits of b";
            Bswap64 "bswap.64" [A: DefI, B: UseI] {} "a = b with its bytes reversed";
            Sext8 "sext.8" [A: DefI, B: UseI] {} "a = low 8 bits of b, sign-extended";
            Sext16 "sext.16" [A: DefI, B: UseI] {} "a = low 16 bits of b, sign-extended";
            Sext32 "sext.32" [A: DefI, B: UseI] {} "a = low 32 bits of b, sign-extended";
            Zext8 "zext.8" [A: DefI, B: UseI] {} "a = low 8 bits of b";
            Zext16 "zext.16" [A: DefI, B: UseI] {} "a = low 16 bits of b";
            Zext32 "zext.32" [A: DefI, B: UseI] {} "a = low 32 bits of b";

            // Integer comparison to a bool
            Eq "eq" [A: DefI, B: UseI, C: UseI] {} "a = b == c";
            Ne "ne" [A: DefI, B: UseI, C: UseI] {} "a = b != c";
            LtS "lt.s" [A: DefI, B: UseI, C: UseI] {} "a = b < c, signed";
            LeS "le.s" [A: DefI, B: UseI, C: UseI] {} "a = b <= c, signed";
            LtU "lt.u" [A: DefI, B: UseI, C: UseI] {} "a = b < c, unsigned";
            LeU "le.u" [A: DefI, B: UseI, C: UseI] {} "a = b <= c, unsigned";
            EqImm "eq.imm" [A: DefI, B: UseI, Cd: Imm] {} "a = b == imm";

            // f64
            AddF "add.f" [A: DefF, B: UseF, C: UseF] {} "a = b + c";
            SubF "sub.f" [A: DefF, B: UseF, C: UseF] {} "a = b - c";
            MulF "mul.f" [A: DefF, B: UseF, C: UseF] {} "a = b * c";
            DivF "div.f" [A: DefF, B: UseF, C: UseF] {} "a = b / c";
            NegF "neg.f" [A: DefF, B: UseF] {} "a = -b (sign bit flipped)";
            SqrtF "sqrt.f" [A: DefF, B: UseF] {} "a = square root of b";
            AbsF "abs.f" [A: DefF, B: UseF] {} "a = |b|";
            FloorF "floor.f" [A: DefF, B: UseF] {} "a = b rounded down";
            CeilF "ceil.f" [A: DefF, B: UseF] {} "a = b rounded up";
            TruncF "trunc.f" [A: DefF, B: UseF] {} "a = b rounded toward zero";
            RoundEvenF "roundeven.f" [A: DefF, B: UseF] {} "a = b rounded to the nearest, ties to even";
            CopysignF "copysign.f" [A: DefF, B: UseF, C: UseF] {} "a = |b| with the sign of c";
            MinF "min.f" [A: DefF, B: UseF, C: UseF] {} "a = Go's min: NaN if either is, -0 < +0";
            MaxF "max.f" [A: DefF, B: UseF, C: UseF] {} "a = Go's max: NaN if either is, +0 > -0";
            FmaF "fma.f" [A: DefF, B: UseF, C: UseF, D: UseF] {} "a = b * c + d, rounded once";
            EqF "eq.f" [A: DefI, B: UseF, C: UseF] {} "a = b == c";
            NeF "ne.f" [A: DefI, B: UseF, C: UseF] {} "a = b != c (true if either is NaN)";
            LtF "lt.f" [A: DefI, B: UseF, C: UseF] {} "a = b < c";
            LeF "le.f" [A: DefI, B: UseF, C: UseF] {} "a = b <= c";

            // f32
            AddS "add.s" [A: DefS, B: UseS, C: UseS] {} "a = b + c";
            SubS "sub.s" [A: DefS, B: UseS, C: UseS] {} "a = b - c";
            MulS "mul.s" [A: DefS, B: UseS, C: UseS] {} "a = b * c";
            DivS32 "div.f32" [A: DefS, B: UseS, C: UseS] {} "a = b / c";
            NegS "neg.s" [A: DefS, B: UseS] {} "a = -b (sign bit flipped)";
            SqrtS "sqrt.s" [A: DefS, B: UseS] {} "a = square root of b";
            MinS "min.s" [A: DefS, B: UseS, C: UseS] {} "a = Go's min";
            MaxS "max.s" [A: DefS, B: UseS, C: UseS] {} "a = Go's max";
            EqS "eq.s" [A: DefI, B: UseS, C: UseS] {} "a = b == c";
            NeS "ne.s" [A: DefI, B: UseS, C: UseS] {} "a = b != c (true if either is NaN)";
            LtS32 "lt.f32" [A: DefI, B: UseS, C: UseS] {} "a = b < c";
            LeS32 "le.f32" [A: DefI, B: UseS, C: UseS] {} "a = b <= c";

            // Conversions; out-of-range float to integer gives what amd64 Go gives (0x8000000000000000)
            I64ToF "i64.to.f" [A: DefF, B: UseI] {} "a = signed b as f64";
            U64ToF "u64.to.f" [A: DefF, B: UseI] {} "a = unsigned b as f64";
            FToI64 "f.to.i64" [A: DefI, B: UseF] {} "a = b truncated, signed";
            FToU64 "f.to.u64" [A: DefI, B: UseF] {} "a = b truncated, unsigned: if b < 2^63 as signed, else (b - 2^63) as signed ^ 2^63";
            I64ToS "i64.to.s" [A: DefS, B: UseI] {} "a = signed b as f32";
            U64ToS "u64.to.s" [A: DefS, B: UseI] {} "a = unsigned b as f32";
            SToI64 "s.to.i64" [A: DefI, B: UseS] {} "a = b truncated, signed";
            SToU64 "s.to.u64" [A: DefI, B: UseS] {} "a = b truncated, unsigned, as f.to.u64";
            FToS "f.to.s" [A: DefS, B: UseF] {} "a = b rounded to f32";
            SToF "s.to.f" [A: DefF, B: UseS] {} "a = b as f64";
            BitsOfF "bits.of.f" [A: DefI, B: UseF] {} "a = the bits of b";
            FOfBits "f.of.bits" [A: DefF, B: UseI] {} "a = f64 with the bits b";
            BitsOfS "bits.of.s" [A: DefI, B: UseS] {} "a = the 32 bits of b, zero-extended";
            SOfBits "s.of.bits" [A: DefS, B: UseI] {} "a = f32 with the low 32 bits of b";

            // Branches
            Jmp "jmp" [Cd: Target] {BRANCH TERMINATOR} "goto target";
            BrT "br.t" [A: UseI, Cd: Target] {BRANCH} "if a != 0 goto target";
            BrF "br.f" [A: UseI, Cd: Target] {BRANCH} "if a == 0 goto target";
            BrEq "br.eq" [A: UseI, B: UseI, Cd: Target] {BRANCH} "if a == b goto target";
            BrNe "br.ne" [A: UseI, B: UseI, Cd: Target] {BRANCH} "if a != b goto target";
            BrLtS "br.lts" [A: UseI, B: UseI, Cd: Target] {BRANCH} "if a < b signed goto target";
            BrLeS "br.les" [A: UseI, B: UseI, Cd: Target] {BRANCH} "if a <= b signed goto target";
            BrLtU "br.ltu" [A: UseI, B: UseI, Cd: Target] {BRANCH} "if a < b unsigned goto target";
            BrLeU "br.leu" [A: UseI, B: UseI, Cd: Target] {BRANCH} "if a <= b unsigned goto target";
            BrEqImm "br.eq.imm" [A: UseI, B: Imm, Cd: Target] {BRANCH} "if a == imm goto target";
            BrNeImm "br.ne.imm" [A: UseI, B: Imm, Cd: Target] {BRANCH} "if a != imm goto target";
            BrLtSImm "br.lts.imm" [A: UseI, B: Imm, Cd: Target] {BRANCH} "if a < imm signed goto target";
            BrLeSImm "br.les.imm" [A: UseI, B: Imm, Cd: Target] {BRANCH} "if a <= imm signed goto target";
            BrGtSImm "br.gts.imm" [A: UseI, B: Imm, Cd: Target] {BRANCH} "if a > imm signed goto target";
            BrGeSImm "br.ges.imm" [A: UseI, B: Imm, Cd: Target] {BRANCH} "if a >= imm signed goto target";
            BrEqF "br.eq.f" [A: UseF, B: UseF, Cd: Target] {BRANCH} "if a == b goto target";
            BrNeF "br.ne.f" [A: UseF, B: UseF, Cd: Target] {BRANCH} "if a != b goto target";
            BrLtF "br.lt.f" [A: UseF, B: UseF, Cd: Target] {BRANCH} "if a < b goto target";
            BrLeF "br.le.f" [A: UseF, B: UseF, Cd: Target] {BRANCH} "if a <= b goto target";
            BrNltF "br.nlt.f" [A: UseF, B: UseF, Cd: Target] {BRANCH} "if !(a < b) goto target";
            BrNleF "br.nle.f" [A: UseF, B: UseF, Cd: Target] {BRANCH} "if !(a <= b) goto target";
            Loop "loop" [Cd: LoopId] {} "no effect; marks a loop header: the target of this loop's back edges, a profile counter, an OSR entry";
            BrTable "br.table" [A: UseI, Cd: Table] {BRANCH} "if a < len unsigned goto jump_tables[cd][a], else fall through";

            // Checks
            NilChk "nil.chk" [A: UseI] {MAY_PANIC} "panics with a nil dereference if a == 0";
            Bound "bound" [A: UseI, B: UseI] {MAY_PANIC} "panics with index out of range unless a < b unsigned (a index, b length)";
            BoundU "bound.u" [A: UseI, B: UseI] {MAY_PANIC} "as bound, of an unsigned index: the panic's text shows it so";
            BoundImm "bound.imm" [A: UseI, Cd: Imm] {MAY_PANIC} "panics with index out of range unless a < imm unsigned";
            ChkShift "chk.shift" [A: UseI] {MAY_PANIC} "panics with negative shift amount if a < 0";

            // Loads: a = memory at b + imm; panics with a nil dereference if b == 0
            Ld8S "ld.8s" [A: DefI, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load 8 bits, sign-extended";
            Ld8U "ld.8u" [A: DefI, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load 8 bits, zero-extended";
            Ld16S "ld.16s" [A: DefI, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load 16 bits, sign-extended";
            Ld16U "ld.16u" [A: DefI, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load 16 bits, zero-extended";
            Ld32S "ld.32s" [A: DefI, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load 32 bits, sign-extended";
            Ld32U "ld.32u" [A: DefI, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load 32 bits, zero-extended";
            Ld64 "ld.64" [A: DefI, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load 64 bits";
            LdF "ld.f" [A: DefF, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load an f64";
            LdS "ld.s" [A: DefS, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load an f32";
            Ld2 "ld2" [A: Def2, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load two words (string, interface)";
            Ld3 "ld3" [A: Def3, B: UseI, Cd: Imm] {MAY_PANIC LOAD} "load three words (slice)";

            // Stores: memory at b + imm = a; panics with a nil dereference if b == 0
            St8 "st.8" [A: UseI, B: UseI, Cd: Imm] {MAY_PANIC STORE} "store the low 8 bits";
            St16 "st.16" [A: UseI, B: UseI, Cd: Imm] {MAY_PANIC STORE} "store the low 16 bits";
            St32 "st.32" [A: UseI, B: UseI, Cd: Imm] {MAY_PANIC STORE} "store the low 32 bits";
            St64 "st.64" [A: UseI, B: UseI, Cd: Imm] {MAY_PANIC STORE} "store 64 bits that are no pointer";
            StF "st.f" [A: UseF, B: UseI, Cd: Imm] {MAY_PANIC STORE} "store an f64";
            StS "st.s" [A: UseS, B: UseI, Cd: Imm] {MAY_PANIC STORE} "store an f32";
            StP "st.p" [A: UseI, B: UseI, Cd: Imm] {MAY_PANIC STORE BARRIER} "store a pointer";
            StStr "st.str" [A: Use2, B: UseI, Cd: Imm] {MAY_PANIC STORE BARRIER} "store ptr, len (ptr is a pointer)";
            StSlice "st.slice" [A: Use3, B: UseI, Cd: Imm] {MAY_PANIC STORE BARRIER} "store ptr, len, cap (ptr is a pointer)";
            StIface "st.iface" [A: Use2, B: UseI, Cd: Imm] {MAY_PANIC STORE BARRIER} "store type word, data (data is a pointer)";

            // Bounds-checked element of a slice or string in registers: b ptr, b+1 len, c index
            Ldx8S "ldx.8s" [A: DefI, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element, 8 bits, sign-extended";
            Ldx8U "ldx.8u" [A: DefI, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element, 8 bits, zero-extended";
            Ldx16S "ldx.16s" [A: DefI, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element, 16 bits, sign-extended";
            Ldx16U "ldx.16u" [A: DefI, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element, 16 bits, zero-extended";
            Ldx32S "ldx.32s" [A: DefI, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element, 32 bits, sign-extended";
            Ldx32U "ldx.32u" [A: DefI, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element, 32 bits, zero-extended";
            Ldx64 "ldx.64" [A: DefI, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element, 64 bits";
            LdxF "ldx.f" [A: DefF, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element, f64";
            LdxS "ldx.s" [A: DefS, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element, f32";
            Ldx2 "ldx2" [A: Def2, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element of 16 bytes";
            Ldx3 "ldx3" [A: Def3, B: Use2, C: UseI] {MAY_PANIC LOAD} "load element of 24 bytes";
            Stx8 "stx.8" [A: UseI, B: Use2, C: UseI] {MAY_PANIC STORE} "store element, 8 bits";
            Stx16 "stx.16" [A: UseI, B: Use2, C: UseI] {MAY_PANIC STORE} "store element, 16 bits";
            Stx32 "stx.32" [A: UseI, B: Use2, C: UseI] {MAY_PANIC STORE} "store element, 32 bits";
            Stx64 "stx.64" [A: UseI, B: Use2, C: UseI] {MAY_PANIC STORE} "store element, 64 bits, no pointer";
            StxF "stx.f" [A: UseF, B: Use2, C: UseI] {MAY_PANIC STORE} "store element, f64";
            StxS "stx.s" [A: UseS, B: Use2, C: UseI] {MAY_PANIC STORE} "store element, f32";
            StxP "stx.p" [A: UseI, B: Use2, C: UseI] {MAY_PANIC STORE BARRIER} "store element, a pointer";
            StxStr "stx.str" [A: Use2, B: Use2, C: UseI] {MAY_PANIC STORE BARRIER} "store element ptr, len";
            StxSlice "stx.slice" [A: Use3, B: Use2, C: UseI] {MAY_PANIC STORE BARRIER} "store element ptr, len, cap";
            StxIface "stx.iface" [A: Use2, B: Use2, C: UseI] {MAY_PANIC STORE BARRIER} "store element type word, data";
            IdxAddr "idx.addr" [A: DefI, B: Use2, C: UseI, D: Imm] {MAY_PANIC} "a = b + c * (d as u16), c checked against len b+1";

            // Unchecked element of an array in memory: address b (not nil), index c in range
            Lde8S "lde.8s" [A: DefI, B: UseI, C: UseI] {LOAD} "load memory at b + c, 8 bits, sign-extended";
            Lde8U "lde.8u" [A: DefI, B: UseI, C: UseI] {LOAD} "load memory at b + c, 8 bits, zero-extended";
            Lde16S "lde.16s" [A: DefI, B: UseI, C: UseI] {LOAD} "load memory at b + 2c, 16 bits, sign-extended";
            Lde16U "lde.16u" [A: DefI, B: UseI, C: UseI] {LOAD} "load memory at b + 2c, 16 bits, zero-extended";
            Lde32S "lde.32s" [A: DefI, B: UseI, C: UseI] {LOAD} "load memory at b + 4c, 32 bits, sign-extended";
            Lde32U "lde.32u" [A: DefI, B: UseI, C: UseI] {LOAD} "load memory at b + 4c, 32 bits, zero-extended";
            Lde64 "lde.64" [A: DefI, B: UseI, C: UseI] {LOAD} "load memory at b + 8c, 64 bits";
            LdeF "lde.f" [A: DefF, B: UseI, C: UseI] {LOAD} "load memory at b + 8c, f64";
            LdeS "lde.s" [A: DefS, B: UseI, C: UseI] {LOAD} "load memory at b + 4c, f32";
            Ste8 "ste.8" [A: UseI, B: UseI, C: UseI] {STORE} "store 8 bits at b + c";
            Ste16 "ste.16" [A: UseI, B: UseI, C: UseI] {STORE} "store 16 bits at b + 2c";
            Ste32 "ste.32" [A: UseI, B: UseI, C: UseI] {STORE} "store 32 bits at b + 4c";
            Ste64 "ste.64" [A: UseI, B: UseI, C: UseI] {STORE} "store 64 bits, no pointer, at b + 8c";
            SteF "ste.f" [A: UseF, B: UseI, C: UseI] {STORE} "store f64 at b + 8c";
            SteS "ste.s" [A: UseS, B: UseI, C: UseI] {STORE} "store f32 at b + 4c";
            SteP "ste.p" [A: UseI, B: UseI, C: UseI] {STORE BARRIER} "store a pointer at b + 8c";
            ElemAddr "elem.addr" [A: DefI, B: UseI, C: UseI, D: Imm] {} "a = b + c * (d as u16)";

            // Slices. Element sizes of 64 KB and more: d = 0 and lowering scales
            SliceSl "slice" [A: Def3, B: Use3, C: Use2, D: Imm] {MAY_PANIC} "a = b[c:c+1] of a slice, element size d as u16; the pointer stays b when the new cap is 0";
            Slice3Sl "slice3" [A: Def3, B: Use3, C: Use3, D: Imm] {MAY_PANIC} "a = b[c:c+1:c+2] of a slice";
            SliceArr "slice.arr" [A: Def3, B: Use2, C: Use2, D: Imm] {MAY_PANIC} "a = b[c:c+1] of an array: b address (not nil), b+1 length";
            Slice3Arr "slice3.arr" [A: Def3, B: Use2, C: Use3, D: Imm] {MAY_PANIC} "a = b[c:c+1:c+2] of an array";
            SliceStr "slice.str" [A: Def2, B: Use2, C: Use2] {MAY_PANIC} "a = b[c:c+1] of a string";
            GrowSlice "grow.slice" [A: Inout3, B: UseI, Cd: Type] {MAY_GC MAY_PANIC} "len a+1 += b (>= 0), reallocating by Go's growth rule if cap is exceeded; new elements are zero when reallocated, else as they were; cd is the element type";
            MakeSlice "make.slice" [A: Def3, B: Use2, Cd: Type] {MAY_GC MAY_PANIC} "a = zeroed slice with len b, cap b+1 and element type cd; panics if out of range";

            // Memory
            New "new" [A: DefI, Cd: Type] {MAY_GC} "a = address of a zeroed heap object of type cd";
            NewClosure "new.closure" [A: DefI, B: Imm, Cd: Func] {MAY_GC} "a = closure object {func_id, b zeroed words}; capture k is at 8 + 8k";
            Frame "frame" [A: DefI, Cd: Imm] {MAY_PANIC} "a = memory stack pointer; pointer += imm (multiple of 16); contents undefined";
            Unframe "unframe" [A: UseI] {} "memory stack pointer = a";
            Reframe "reframe" [A: UseI, Cd: Imm] {} "memory stack pointer = a + imm; first in a landing pad";
            Zero "zero" [A: UseI, Cd: Imm] {STORE} "zero imm bytes at a (not nil), no pointers live there";
            ZeroTyped "zero.typed" [A: UseI, Cd: Type] {STORE BARRIER} "zero the value of type cd at a (not nil)";
            CopyMem "copy.mem" [A: UseI, B: UseI, Cd: Imm] {LOAD STORE} "copy imm bytes without pointers from b to a (not nil; may be the same, else disjoint)";
            CopyTyped "copy.typed" [A: UseI, B: UseI, Cd: Type] {LOAD STORE BARRIER} "copy the value of type cd from b to a (not nil; overlap allowed)";
            MoveMem "move.mem" [A: UseI, B: UseI, C: UseI, D: Imm] {LOAD STORE BARRIER} "move c bytes from b to a, overlap allowed; d = 1 if they may hold pointers";

            // Calls
            Call "call" [A: Window, Cd: Func] {CALL MAY_GC MAY_PANIC} "call function cd";
            CallClosure "call.closure" [A: Window, B: UseI, D: Sig] {CALL MAY_GC MAY_PANIC} "call closure b of signature d; nil dereference if b == 0";
            CallIface "call.iface" [A: Window, B: UseI, C: Imm, D: Sig] {CALL MAY_GC MAY_PANIC} "call method c (u16) of itab b with signature d; the receiver is argument 1; nil dereference if b == 0";
            CallNative "call.native" [A: NativeWindow, Cd: Native] {CALL MAY_GC MAY_PANIC} "call native cd";
            Ret "ret" [A: Results] {TERMINATOR} "return the function's results, which lie in a..";

            // Strings
            StrEq "str.eq" [A: DefI, B: Use2, C: Use2] {} "a = b == c";
            StrCmp "str.cmp" [A: DefI, B: Use2, C: Use2] {} "a = -1, 0 or 1 as b is less than, equal to or greater than c";
            Concat "concat" [A: Def2, B: Strings, C: Imm] {MAY_GC} "a = concatenation of c (u16) strings in b..";
            StrRune "str.rune" [A: Def2, B: Use2, C: UseI] {} "a, a+1 = rune decoded at index c (in range) of b, index after it; U+FFFD and 1 byte where invalid";

            // Maps: the result is the address of the element, valid until the next operation on the map
            MapLen "map.len" [A: DefI, B: UseI] {} "a = number of entries of map b; 0 if nil";
            MapGet64 "map.get.64" [A: DefI, B: UseI, C: UseI] {} "a = element of integer key c in map b, or 0";
            MapGetStr "map.get.str" [A: DefI, B: UseI, C: Use2] {} "a = element of string key c in map b, or 0";
            MapGetAny "map.get.any" [A: DefI, B: UseI, C: UseI] {MAY_PANIC} "a = element of the key at address c in map b, or 0";
            MapSet64 "map.set.64" [A: DefI, B: UseI, C: UseI] {MAY_GC MAY_PANIC} "a = element of integer key c, inserted if missing; panics if b is nil";
            MapSetStr "map.set.str" [A: DefI, B: UseI, C: Use2] {MAY_GC MAY_PANIC} "a = element of string key c, inserted if missing; panics if b is nil";
            MapSetAny "map.set.any" [A: DefI, B: UseI, C: UseI] {MAY_GC MAY_PANIC} "a = element of the key at address c, inserted if missing; panics if b is nil";

            // Interfaces
            IfaceType "iface.type" [A: DefI, B: UseI] {} "a = type descriptor of itab b; 0 if b == 0";

            // Defer, panic, recover
            DeferBase "defer.base" [A: DefI] {} "a = depth of the goroutine's defer stack; first in a function with defer";
            Defer "defer" [A: UseI] {MAY_GC MAY_PANIC} "push closure a (no parameters, no results) for this frame";
            RunDefers "run.defers" [A: UseI] {CALL MAY_GC MAY_PANIC} "pop and call deferred closures until the depth is a";
            Panic "panic" [A: Use2] {TERMINATOR MAY_PANIC MAY_GC} "panic with interface{} value a";
            RecoverToken "recover.token" [A: DefI] {} "a = whether this call was made by the defer mechanism while panicking; clears it; first in a function that calls recover";
            Recover "recover" [A: Def2, B: UseI] {MAY_GC} "a = current panic's value, now recovered, if token b allows; else nil";
            KeepRecover "keep.recover" [A: UseI] {} "in the wrapper of a deferred call: drop the permission to recover unless the function of callee word a uses recover";
            Unreachable "unreachable" [] {TERMINATOR MAY_PANIC} "control never gets here; aborts with a fatal error";
        }
    };
}

bitflags::bitflags! {
    /// What an instruction may do, beside writing its registers.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub struct OpFlags: u16 {
        /// May allocate, hence collect; every register must hold a value.
        const MAY_GC = 1;
        /// May start a panic.
        const MAY_PANIC = 2;
        /// May continue at a branch target.
        const BRANCH = 4;
        /// Never falls through.
        const TERMINATOR = 8;
        /// Enters other code.
        const CALL = 16;
        /// Reads program memory.
        const LOAD = 32;
        /// Writes program memory.
        const STORE = 64;
        /// Writes pointers: the place of the write barrier.
        const BARRIER = 128;
    }
}

/// The field of an instruction that an operand occupies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    A,
    B,
    C,
    D,
    /// Both `c` and `d`: 32 bits, `c` the low half.
    Cd,
}

/// What an operand is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    DefI,
    DefF,
    DefS,
    /// Two consecutive integer registers, written.
    Def2,
    /// Three consecutive integer registers, written.
    Def3,
    UseI,
    UseF,
    UseS,
    Use2,
    Use3,
    /// Three consecutive integer registers, read and written.
    Inout3,
    /// First of `c` pairs of registers, each a string, read.
    Strings,
    /// The window of a call; see the module documentation.
    Window,
    /// The window of a native call.
    NativeWindow,
    /// First of the function's result registers, read.
    Results,
    Imm,
    Target,
    LoopId,
    Table,
    Func,
    Type,
    Str,
    Const,
    Native,
    Itab,
    Sig,
}

impl Role {
    /// Registers read and written at the operand's register, with their class; `None` for operands that
    /// are no registers or whose extent depends on a signature.
    pub const fn regs(self) -> Option<(u16, Class, bool, bool)> {
        match self {
            Role::DefI => Some((1, Class::I, false, true)),
            Role::DefF => Some((1, Class::F, false, true)),
            Role::DefS => Some((1, Class::S, false, true)),
            Role::Def2 => Some((2, Class::I, false, true)),
            Role::Def3 => Some((3, Class::I, false, true)),
            Role::UseI => Some((1, Class::I, true, false)),
            Role::UseF => Some((1, Class::F, true, false)),
            Role::UseS => Some((1, Class::S, true, false)),
            Role::Use2 => Some((2, Class::I, true, false)),
            Role::Use3 => Some((3, Class::I, true, false)),
            Role::Inout3 => Some((3, Class::I, true, true)),
            _ => None,
        }
    }
}

/// One operand of an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Operand {
    pub field: Field,
    pub role: Role,
}

/// One row of the instruction table.
#[derive(Debug)]
pub struct OpInfo {
    pub op: Op,
    pub mnemonic: &'static str,
    pub operands: &'static [Operand],
    pub flags: OpFlags,
    pub semantics: &'static str,
}

macro_rules! define_ops {
    ($($name:ident $mnemonic:literal [$($field:ident: $role:ident),*] {$($flag:ident)*} $doc:literal;)*) => {
        /// An operation of the instruction set.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u16)]
        pub enum Op {
            $(#[doc = $doc] $name,)*
        }

        /// Every operation, in order of its number.
        pub static OPS: &[OpInfo] = &[
            $(OpInfo {
                op: Op::$name,
                mnemonic: $mnemonic,
                operands: &[$(Operand { field: Field::$field, role: Role::$role }),*],
                flags: OpFlags::empty()$(.union(OpFlags::$flag))*,
                semantics: $doc,
            },)*
        ];
    };
}
for_each_op!(define_ops);

impl Op {
    /// The operation's row of the instruction table.
    #[inline]
    pub fn info(self) -> &'static OpInfo {
        &OPS[self as usize]
    }

    /// The operation with this number.
    pub fn from_u16(n: u16) -> Option<Op> {
        OPS.get(n as usize).map(|info| info.op)
    }

    /// The operation with this mnemonic.
    pub fn from_mnemonic(mnemonic: &str) -> Option<Op> {
        OPS.iter().find(|info| info.mnemonic == mnemonic).map(|info| info.op)
    }

    /// Whether control may continue at the next instruction.
    pub fn falls_through(self) -> bool {
        !self.info().flags.contains(OpFlags::TERMINATOR)
    }
}

/// One instruction: an operation and its four 16-bit fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Inst {
    pub op: Op,
    pub a: u16,
    pub b: u16,
    pub c: u16,
    pub d: u16,
}

impl Inst {
    /// An instruction with fields of 16 bits each.
    pub const fn new(op: Op, a: u16, b: u16, c: u16, d: u16) -> Inst {
        Inst { op, a, b, c, d }
    }

    /// An instruction with a 32-bit operand in `c` and `d`.
    pub const fn with_cd(op: Op, a: u16, b: u16, cd: i32) -> Inst {
        Inst { op, a, b, c: cd as u16, d: (cd >> 16) as u16 }
    }

    /// The 32-bit operand, signed.
    #[inline]
    pub const fn cd(self) -> i32 {
        (self.c as u32 | (self.d as u32) << 16) as i32
    }

    /// The 32-bit operand as an index.
    #[inline]
    pub const fn index(self) -> usize {
        self.cd() as u32 as usize
    }

    /// The value of a 16-bit field, or the low half of the 32-bit one.
    pub const fn field(self, field: Field) -> u16 {
        match field {
            Field::A => self.a,
            Field::B => self.b,
            Field::C | Field::Cd => self.c,
            Field::D => self.d,
        }
    }
}

impl fmt::Debug for Inst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {} {}", self.op.info().mnemonic, self.a, self.b, self.c, self.d)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mnemonics_are_unique() {
        let mut seen = std::collections::HashSet::new();
        for info in OPS {
            assert!(seen.insert(info.mnemonic), "{} twice", info.mnemonic);
            assert_eq!(Op::from_mnemonic(info.mnemonic), Some(info.op));
            assert_eq!(Op::from_u16(info.op as u16), Some(info.op));
        }
    }

    #[test]
    fn no_field_is_used_twice() {
        for info in OPS {
            let mut used = [false; 4];
            for operand in info.operands {
                let fields: &[usize] = match operand.field {
                    Field::A => &[0],
                    Field::B => &[1],
                    Field::C => &[2],
                    Field::D => &[3],
                    Field::Cd => &[2, 3],
                };
                for &f in fields {
                    assert!(!std::mem::replace(&mut used[f], true), "{} uses a field twice", info.mnemonic);
                }
            }
        }
    }

    #[test]
    fn the_wide_operand_keeps_its_sign() {
        for v in [0, 1, -1, i32::MIN, i32::MAX, 70_000, -70_000] {
            assert_eq!(Inst::with_cd(Op::ConstI, 0, 0, v).cd(), v);
        }
    }
}
