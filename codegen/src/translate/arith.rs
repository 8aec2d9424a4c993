//! Integer and float arithmetic, comparisons, conversions.

use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::types::{F32, F64, I32, I64};
use cranelift_codegen::ir::{self, InstBuilder, MemFlagsData, Opcode, Value};
use cranelift_frontend::FunctionBuilder;
use vo_bytecode::{Class, Inst};

use super::Translator;

/// Which bits above 32 a narrow result gets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extend {
    Sign,
    Zero,
}

/// How a shift treats what comes in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    Left,
    RightZero,
    RightSign,
}

type Builder<'a, 'f> = &'a mut FunctionBuilder<'f>;

impl<'f> Translator<'_, 'f> {
    /// `a = f(b, c)`.
    pub(super) fn binary(&mut self, inst: Inst, f: impl FnOnce(Builder<'_, 'f>, Value, Value) -> Value) {
        let (x, y) = (self.int(inst.b), self.int(inst.c));
        let value = f(&mut self.b, x, y);
        let value = self.folded(value).unwrap_or(value);
        self.set_int(inst.a, value);
    }

    /// The constant that a sum, difference or product of constants is. The optimiser finds it too, but
    /// later than shifts want to know.
    fn folded(&mut self, value: Value) -> Option<Value> {
        let dfg = &self.b.func.dfg;
        let ir::InstructionData::Binary { opcode, args: [x, y] } = dfg.insts[dfg.value_def(value).inst()?] else {
            return None;
        };
        let (x, y) = (self.known_constant(x)?, self.known_constant(y)?);
        let constant = match opcode {
            Opcode::Iadd => x.wrapping_add(y),
            Opcode::Isub => x.wrapping_sub(y),
            Opcode::Imul => x.wrapping_mul(y),
            _ => return None,
        };
        Some(self.iconst(constant))
    }

    /// `a = f(b, c)` for an operation that joins the halves of a rotation.
    pub(super) fn binary_or_rotation(&mut self, inst: Inst, f: impl FnOnce(Builder<'_, 'f>, Value, Value) -> Value) {
        let (x, y) = (self.int(inst.b), self.int(inst.c));
        let value = match self.rotation(x, y).or_else(|| self.rotation(y, x)) {
            Some((narrow, count)) => {
                let rotated = self.b.ins().rotl_imm_u(narrow, count);
                self.b.ins().uextend(I64, rotated)
            }
            None => f(&mut self.b, x, y),
        };
        self.set_int(inst.a, value);
    }

    /// The number and count of a 32-bit rotation to the left whose upper and lower parts these are.
    fn rotation(&self, upper: Value, lower: Value) -> Option<(Value, i64)> {
        let (x, left) = self.narrow_shift(upper, Opcode::Ishl)?;
        let (y, right) = self.narrow_shift(lower, Opcode::Ushr)?;
        (left + right == 32 && self.reduced_from(x)? == self.reduced_from(y)?).then_some((x, left))
    }

    /// Operand and constant count of a 32-bit shift whose result was extended.
    fn narrow_shift(&self, value: Value, shift: Opcode) -> Option<(Value, i64)> {
        let narrow = self.operand_of(value, Opcode::Uextend)?;
        let dfg = &self.b.func.dfg;
        match dfg.insts[dfg.value_def(narrow).inst()?] {
            ir::InstructionData::Binary { opcode, args: [x, count] } if opcode == shift => {
                Some((x, self.known_constant(count)?))
            }
            _ => None,
        }
    }

    fn reduced_from(&self, narrow: Value) -> Option<Value> {
        self.operand_of(narrow, Opcode::Ireduce).map(|wide| self.b.func.dfg.resolve_aliases(wide))
    }

    /// The operand of the unary instruction that defines a value.
    fn operand_of(&self, value: Value, unary: Opcode) -> Option<Value> {
        let dfg = &self.b.func.dfg;
        match dfg.insts[dfg.value_def(dfg.resolve_aliases(value)).inst()?] {
            ir::InstructionData::Unary { opcode, arg } if opcode == unary => Some(arg),
            _ => None,
        }
    }

    /// The constant count of a shift that may be done on 32 bits.
    fn narrow_count(&self, count: Value) -> Option<i64> {
        self.known_constant(count).filter(|k| (0..32).contains(k))
    }

    /// `a = b >> c`, unsigned; of 32 bits where `b` has no more.
    pub(super) fn shift_right_unsigned(&mut self, inst: Inst, count: Value) {
        let x = self.int(inst.b);
        let narrow = self.scope.known.narrow.contains(inst.b);
        let value = match self.narrow_count(count).filter(|_| narrow) {
            Some(k) => {
                let low = self.b.ins().ireduce(I32, x);
                let shifted = self.b.ins().ushr_imm_u(low, k);
                self.b.ins().uextend(I64, shifted)
            }
            None => self.shifted(x, count, Shift::RightZero, 64),
        };
        self.set_int(inst.a, value);
    }

    /// `a = f(b)`.
    pub(super) fn unary(&mut self, inst: Inst, f: impl FnOnce(Builder<'_, 'f>, Value) -> Value) {
        let x = self.int(inst.b);
        let value = f(&mut self.b, x);
        self.set_int(inst.a, value);
    }

    /// `a = f(b, imm)`, with the immediate in `cd`.
    pub(super) fn binary_wide_imm(&mut self, inst: Inst, f: impl FnOnce(Builder<'_, 'f>, Value, Value) -> Value) {
        let (x, y) = (self.int(inst.b), self.iconst(i64::from(inst.cd())));
        let value = f(&mut self.b, x, y);
        self.set_int(inst.a, value);
    }

    /// `a = f(b, imm)`, with the immediate in `c`.
    pub(super) fn binary_imm(&mut self, inst: Inst, f: impl FnOnce(Builder<'_, 'f>, Value, Value) -> Value) {
        let (x, y) = (self.int(inst.b), self.iconst(i64::from(inst.c as i16)));
        let value = f(&mut self.b, x, y);
        self.set_int(inst.a, value);
    }

    fn extend(&mut self, value: Value, from: ir::Type, extend: Extend) -> Value {
        let narrow = self.b.ins().ireduce(from, value);
        match extend {
            Extend::Sign => self.b.ins().sextend(I64, narrow),
            Extend::Zero => self.b.ins().uextend(I64, narrow),
        }
    }

    /// `a = the low bits of b, extended`.
    pub(super) fn extension(&mut self, inst: Inst, from: ir::Type, extend: Extend) {
        let x = self.int(inst.b);
        let value = self.extend(x, from, extend);
        self.set_int(inst.a, value);
    }

    /// Extends the 32-bit result that the last instruction left in `a`.
    pub(super) fn narrow(&mut self, inst: Inst, extend: Extend) {
        let x = self.int(inst.a);
        let value = self.extend(x, I32, extend);
        self.set_int(inst.a, value);
    }

    /// `a = b` shifted by `c`, which may be 64 and more.
    pub(super) fn shift(&mut self, inst: Inst, shift: Shift) {
        let (x, count) = (self.int(inst.b), self.int(inst.c));
        let value = self.shifted(x, count, shift, 64);
        self.set_int(inst.a, value);
    }

    /// `a = b << count` of 32 bits.
    pub(super) fn shift_left_32(&mut self, inst: Inst, count: Value, extend: Extend) {
        let x = self.int(inst.b);
        let value = match self.narrow_count(count).filter(|_| extend == Extend::Zero) {
            Some(k) => {
                let low = self.b.ins().ireduce(I32, x);
                let shifted = self.b.ins().ishl_imm_u(low, k);
                self.b.ins().uextend(I64, shifted)
            }
            None => {
                let wide = self.shifted(x, count, Shift::Left, 64);
                self.extend(wide, I32, extend)
            }
        };
        self.set_int(inst.a, value);
    }

    fn shifted(&mut self, x: Value, count: Value, shift: Shift, bits: u64) -> Value {
        let in_range = self.known_maximum(count).is_some_and(|max| max < bits);
        if shift == Shift::RightSign && !in_range {
            let last = self.iconst(bits as i64 - 1);
            let count = self.b.ins().umin(count, last);
            return self.b.ins().sshr(x, count);
        }
        let value = match shift {
            Shift::Left => self.b.ins().ishl(x, count),
            Shift::RightZero => self.b.ins().ushr(x, count),
            Shift::RightSign => self.b.ins().sshr(x, count),
        };
        if in_range {
            return value;
        }
        let ok = self.b.ins().icmp_imm_s(IntCC::UnsignedLessThan, count, bits as i64);
        let zero = self.iconst(0);
        self.b.ins().select(ok, value, zero)
    }

    /// `a = low 32 bits of b rotated left by count`.
    pub(super) fn rotate_32(&mut self, inst: Inst, count: Value) {
        let x = self.int(inst.b);
        let x = self.b.ins().ireduce(I32, x);
        let count = self.b.ins().ireduce(I32, count);
        let rotated = self.b.ins().rotl(x, count);
        let value = self.b.ins().uextend(I64, rotated);
        self.set_int(inst.a, value);
    }

    pub(super) fn divide_unsigned(&mut self, inst: Inst, remainder: bool) {
        let (x, y) = (self.int(inst.b), self.int(inst.c));
        if self.known_constant(y).is_none_or(|c| c == 0) {
            self.check_not_zero(y);
        }
        let value = if remainder { self.b.ins().urem(x, y) } else { self.b.ins().udiv(x, y) };
        self.set_int(inst.a, value);
    }

    /// The machine traps on MIN / -1, so a divisor of -1 has a path of its own.
    pub(super) fn divide_signed(&mut self, inst: Inst, remainder: bool) {
        let (x, y) = (self.int(inst.b), self.int(inst.c));
        let divide = |t: &mut Self| if remainder { t.b.ins().srem(x, y) } else { t.b.ins().sdiv(x, y) };
        let by_minus_one = |t: &mut Self| if remainder { t.iconst(0) } else { t.b.ins().ineg(x) };
        let value = match self.known_constant(y) {
            Some(-1) => by_minus_one(self),
            Some(constant) if constant != 0 => divide(self),
            _ => {
                self.check_not_zero(y);
                let ordinary = self.b.ins().icmp_imm_s(IntCC::NotEqual, y, -1);
                let [value] = self.fast_or(ordinary, |t| [divide(t)], |t| [by_minus_one(t)]);
                value
            }
        };
        self.set_int(inst.a, value);
    }

    fn bool_result(&mut self, reg: u16, truth: Value) {
        let value = self.b.ins().uextend(I64, truth);
        self.set_int(reg, value);
    }

    /// `a = b cc c`.
    pub(super) fn compare(&mut self, inst: Inst, cc: IntCC) {
        let (x, y) = (self.int(inst.b), self.int(inst.c));
        let truth = self.b.ins().icmp(cc, x, y);
        self.bool_result(inst.a, truth);
    }

    pub(super) fn compare_imm(&mut self, inst: Inst, cc: IntCC) {
        let x = self.int(inst.b);
        let truth = self.b.ins().icmp_imm_s(cc, x, i64::from(inst.cd()));
        self.bool_result(inst.a, truth);
    }

    /// `a = b cc c` of floats.
    pub(super) fn compare_float(&mut self, inst: Inst, class: Class, cc: FloatCC) {
        let (x, y) = (self.read(inst.b, class), self.read(inst.c, class));
        let truth = self.b.ins().fcmp(cc, x, y);
        self.bool_result(inst.a, truth);
    }

    /// `a = f(b, c)` of floats.
    pub(super) fn float_binary(
        &mut self,
        inst: Inst,
        class: Class,
        f: impl FnOnce(Builder<'_, 'f>, Value, Value) -> Value,
    ) {
        let (x, y) = (self.read(inst.b, class), self.read(inst.c, class));
        let value = f(&mut self.b, x, y);
        self.define(inst.a, class, value);
    }

    /// `a = f(b)`, from one class to another.
    pub(super) fn convert(
        &mut self,
        inst: Inst,
        from: Class,
        to: Class,
        f: impl FnOnce(Builder<'_, 'f>, Value) -> Value,
    ) {
        let x = self.read(inst.b, from);
        let value = f(&mut self.b, x);
        self.define(inst.a, to, value);
    }

    fn float_constant(&mut self, class: Class, value: f64) -> Value {
        match class {
            Class::S => self.b.ins().f32const(value as f32),
            _ => self.b.ins().f64const(value),
        }
    }

    /// Truncation as `cvttsd2si` does it: what is out of range, or NaN, gives the smallest integer.
    fn truncated(&mut self, x: Value, class: Class) -> Value {
        let saturated = self.b.ins().fcvt_to_sint_sat(I64, x);
        let bound = self.float_constant(class, 9_223_372_036_854_775_808.0);
        let ok = self.b.ins().fcmp(FloatCC::LessThan, x, bound);
        let indefinite = self.iconst(i64::MIN);
        self.b.ins().select(ok, saturated, indefinite)
    }

    pub(super) fn float_to_signed(&mut self, inst: Inst, class: Class) {
        let x = self.read(inst.b, class);
        let value = self.truncated(x, class);
        self.set_int(inst.a, value);
    }

    pub(super) fn float_to_unsigned(&mut self, inst: Inst, class: Class) {
        let x = self.read(inst.b, class);
        let bound = self.float_constant(class, 9_223_372_036_854_775_808.0);
        let small = self.b.ins().fcmp(FloatCC::LessThan, x, bound);
        let reduced = self.b.ins().fsub(x, bound);
        let operand = self.b.ins().select(small, x, reduced);
        let low = self.truncated(operand, class);
        let top_bit = self.iconst(i64::MIN);
        let high = self.b.ins().bxor(low, top_bit);
        let value = self.b.ins().select(small, low, high);
        self.set_int(inst.a, value);
    }

    pub(super) fn float_bits(&mut self, inst: Inst, class: Class) {
        let x = self.read(inst.b, class);
        let value = match class {
            Class::S => self.slot_value(x, class),
            _ => self.b.ins().bitcast(I64, MemFlagsData::new(), x),
        };
        self.set_int(inst.a, value);
    }

    pub(super) fn float_of_bits(&mut self, inst: Inst, class: Class) {
        let bits = self.int(inst.b);
        let value = match class {
            Class::S => {
                let low = self.b.ins().ireduce(I32, bits);
                self.b.ins().bitcast(F32, MemFlagsData::new(), low)
            }
            _ => self.b.ins().bitcast(F64, MemFlagsData::new(), bits),
        };
        self.define(inst.a, class, value);
    }

    /// `a = b * c + d`, rounded once.
    pub(super) fn fused_multiply_add(&mut self, inst: Inst) {
        let [x, y, z] = [inst.b, inst.c, inst.d].map(|reg| self.read(reg, Class::F));
        let value = self.b.ins().fma(x, y, z);
        self.define(inst.a, Class::F, value);
    }
}
