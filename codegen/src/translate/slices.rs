//! Slice expressions, growth, allocation of slices, strings.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{InstBuilder, Value};
use vo_bytecode::{Inst, TypeId};
use vo_runtime_symbols::{Address, SliceForm, Symbol};

use super::Translator;

impl Translator<'_, '_> {
    /// Panics unless `low <= high <= limit`, unsigned.
    fn check_slice(&mut self, low: Value, high: Value, limit: Value, form: SliceForm) {
        let within = self.b.ins().icmp(IntCC::UnsignedLessThanOrEqual, high, limit);
        let ordered = self.b.ins().icmp(IntCC::UnsignedLessThanOrEqual, low, high);
        let ok = self.b.ins().band(within, ordered);
        self.guard(ok, |t| {
            let (max, form) = (t.iconst(0), t.iconst(form as i64));
            t.call_cold(Symbol::PanicSlice, &[low, high, max, limit, form]);
        });
    }

    /// Panics unless `low <= high <= max <= limit`, unsigned.
    fn check_slice3(&mut self, [low, high, max]: [Value; 3], limit: Value, form: SliceForm) {
        let within = self.b.ins().icmp(IntCC::UnsignedLessThanOrEqual, max, limit);
        let below = self.b.ins().icmp(IntCC::UnsignedLessThanOrEqual, high, max);
        let ordered = self.b.ins().icmp(IntCC::UnsignedLessThanOrEqual, low, high);
        let ok = self.b.ins().band(within, below);
        let ok = self.b.ins().band(ok, ordered);
        self.guard(ok, |t| {
            let form = t.iconst(form as i64);
            t.call_cold(Symbol::PanicSlice, &[low, high, max, limit, form]);
        });
    }

    /// Defines `a = {base + low * size, high - low, end - low}`; the pointer stays when the capacity is 0,
    /// so that it never leaves its object.
    fn define_slice(&mut self, inst: Inst, base: Value, [low, high, end]: [Value; 3]) {
        let len = self.b.ins().isub(high, low);
        let cap = self.b.ins().isub(end, low);
        let ptr = if self.known_constant(low) == Some(0) || inst.d == 0 {
            base
        } else {
            let moved = self.element(base, low, inst.d);
            self.b.ins().select(cap, moved, base)
        };
        self.set_ints(inst.a, &[ptr, len, cap]);
    }

    pub(super) fn slice(&mut self, inst: Inst) {
        let [base, _, cap] = self.ints(inst.b);
        let [low, high] = self.ints(inst.c);
        self.check_slice(low, high, cap, SliceForm::Slice);
        self.define_slice(inst, base, [low, high, cap]);
    }

    pub(super) fn slice3(&mut self, inst: Inst) {
        let [base, _, cap] = self.ints(inst.b);
        let bounds = self.ints(inst.c);
        self.check_slice3(bounds, cap, SliceForm::Slice3);
        self.define_slice(inst, base, bounds);
    }

    pub(super) fn slice_array(&mut self, inst: Inst) {
        let [base, len] = self.ints(inst.b);
        let [low, high] = self.ints(inst.c);
        self.check_slice(low, high, len, SliceForm::Length);
        self.define_slice(inst, base, [low, high, len]);
    }

    pub(super) fn slice3_array(&mut self, inst: Inst) {
        let [base, len] = self.ints(inst.b);
        let bounds = self.ints(inst.c);
        self.check_slice3(bounds, len, SliceForm::Length3);
        self.define_slice(inst, base, bounds);
    }

    pub(super) fn slice_string(&mut self, inst: Inst) {
        let [base, len] = self.ints(inst.b);
        let [low, high] = self.ints(inst.c);
        self.check_slice(low, high, len, SliceForm::Length);
        let rest = self.b.ins().isub(high, low);
        let moved = self.b.ins().iadd(base, low);
        let ptr = self.b.ins().select(rest, moved, base);
        self.set_ints(inst.a, &[ptr, rest]);
    }

    /// `append`'s room: stays in place while the capacity suffices.
    pub(super) fn grow_slice(&mut self, inst: Inst) {
        let [ptr, len, cap] = self.ints(inst.a);
        let added = self.int(inst.b);
        let wanted = self.b.ins().iadd(len, added);
        let fits = self.b.ins().icmp(IntCC::UnsignedLessThanOrEqual, wanted, cap);
        let grown = self.fast_or(
            fits,
            |_| [ptr, wanted, cap],
            |t| {
                let elem = t.address(Address::Type(TypeId(inst.index() as u32)));
                t.call_cold(Symbol::GrowSlice, &[ptr, len, cap, added, elem]);
                t.scratch_results()
            },
        );
        self.set_ints(inst.a, &grown);
    }

    pub(super) fn make_slice(&mut self, inst: Inst) {
        let [len, cap] = self.ints(inst.b);
        let elem = self.address(Address::Type(TypeId(inst.index() as u32)));
        let context = self.context();
        let ptr = self.call_symbol(Symbol::MakeSlice, &[context, elem, len, cap]).expect("it has a result");
        self.set_ints(inst.a, &[ptr, len, cap]);
    }

    /// Strings of different length are told apart without a call.
    pub(super) fn string_equal(&mut self, inst: Inst) {
        let [p, p_len] = self.ints(inst.b);
        let [q, q_len] = self.ints(inst.c);
        let (compare, join) = (self.b.create_block(), self.b.create_block());
        let result = self.b.append_block_param(join, I64);
        let same_length = self.b.ins().icmp(IntCC::Equal, p_len, q_len);
        let no = self.iconst(0);
        self.b.ins().brif(same_length, compare, &[], join, &[no.into()]);
        self.b.seal_block(compare);
        self.b.switch_to_block(compare);
        let equal = self.call_symbol(Symbol::StrEq, &[p, q, p_len]).expect("it has a result");
        self.b.ins().jump(join, &[equal.into()]);
        self.b.seal_block(join);
        self.b.switch_to_block(join);
        self.set_int(inst.a, result);
    }

    pub(super) fn string_compare(&mut self, inst: Inst) {
        let [p, p_len] = self.ints(inst.b);
        let [q, q_len] = self.ints(inst.c);
        let order = self.call_symbol(Symbol::StrCmp, &[p, p_len, q, q_len]).expect("it has a result");
        self.set_int(inst.a, order);
    }

    pub(super) fn concat(&mut self, inst: Inst) {
        let count = inst.c;
        let slots = self.slots(2 * u32::from(count));
        let mut total = self.iconst(0);
        for k in 0..count {
            let [ptr, len] = self.ints(inst.b + 2 * k);
            total = self.b.ins().iadd(total, len);
            self.b.ins().stack_store(I64, ptr, slots, 16 * i32::from(k));
            self.b.ins().stack_store(I64, len, slots, 16 * i32::from(k) + 8);
        }
        let (context, address) = (self.context(), self.b.ins().stack_addr(I64, slots, 0));
        let count = self.iconst(i64::from(count));
        let ptr = self.call_symbol(Symbol::Concat, &[context, address, count]).expect("it has a result");
        self.clear_slots(slots, 2 * usize::from(inst.c));
        self.set_ints(inst.a, &[ptr, total]);
    }

    /// ASCII is decoded in place.
    pub(super) fn string_rune(&mut self, inst: Inst) {
        let [ptr, len] = self.ints(inst.b);
        let index = self.int(inst.c);
        let address = self.b.ins().iadd(ptr, index);
        let flags = self.flags.program;
        let byte = self.b.ins().uload8(I64, flags, address, 0);
        let ascii = self.b.ins().icmp_imm_s(IntCC::UnsignedLessThan, byte, 0x80);
        let decoded = self.fast_or(
            ascii,
            |t| [byte, t.b.ins().iadd_imm_s(index, 1)],
            |t| {
                let both = t.call_symbol(Symbol::StrRune, &[ptr, len, index]).expect("it has a result");
                let rune = t.b.ins().band_imm_u(both, 0xffff_ffff);
                let width = t.b.ins().ushr_imm_u(both, 32);
                [rune, t.b.ins().iadd(index, width)]
            },
        );
        self.set_ints(inst.a, &decoded);
    }
}
