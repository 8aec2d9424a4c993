//! Checks, and the cold code behind them.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{InstBuilder, TrapCode, Value};
use vo_runtime_symbols::Symbol;

use super::Translator;
use crate::layout;

/// What stands behind calls that don't return.
fn never() -> TrapCode {
    TrapCode::unwrap_user(1)
}

impl Translator<'_, '_> {
    /// Continues if `ok` is not 0; else `cold` runs, which does not come back.
    pub(super) fn guard(&mut self, ok: Value, cold: impl FnOnce(&mut Self)) {
        let (good, bad) = (self.b.create_block(), self.b.create_block());
        self.b.set_cold_block(bad);
        self.b.ins().brif(ok, good, &[], bad, &[]);
        self.b.seal_block(bad);
        self.b.switch_to_block(bad);
        cold(self);
        self.b.ins().trap(never());
        self.b.seal_block(good);
        self.b.switch_to_block(good);
    }

    /// Continues with the values of the parameters if `ok` is not 0, else with those that `cold` gives.
    pub(super) fn fast_or<const N: usize>(
        &mut self,
        ok: Value,
        fast: impl FnOnce(&mut Self) -> [Value; N],
        cold: impl FnOnce(&mut Self) -> [Value; N],
    ) -> [Value; N] {
        let (good, bad, join) = (self.b.create_block(), self.b.create_block(), self.b.create_block());
        let results = std::array::from_fn(|_| self.b.append_block_param(join, I64));
        self.b.set_cold_block(bad);
        self.b.ins().brif(ok, good, &[], bad, &[]);
        self.b.seal_block(bad);
        self.b.seal_block(good);
        self.b.switch_to_block(good);
        let values = fast(self).map(Into::into);
        self.b.ins().jump(join, &values);
        self.b.switch_to_block(bad);
        let values = cold(self).map(Into::into);
        self.b.ins().jump(join, &values);
        self.b.seal_block(join);
        self.b.switch_to_block(join);
        results
    }

    /// Calls a cold symbol that does not return.
    pub(super) fn panic_with(&mut self, symbol: Symbol, operands: &[Value]) {
        self.call_cold(symbol, operands);
        self.b.ins().trap(never());
    }

    /// Panics with a nil dereference if the register holds 0, unless it is known not to.
    pub(super) fn check_nil(&mut self, reg: u16) {
        if !self.scope.known.not_nil.contains(reg) {
            let value = self.int(reg);
            self.guard(value, |t| t.call_cold(Symbol::PanicNil, &[]));
        }
    }

    /// Panics with index out of range unless `index < len`, unsigned.
    pub(super) fn check_bounds(&mut self, index: Value, len: Value) {
        self.check_bounds_or(Symbol::PanicIndex, index, len);
    }

    /// As [`Self::check_bounds`], with the cold symbol that panics.
    pub(super) fn check_bounds_or(&mut self, panic: Symbol, index: Value, len: Value) {
        let ok = self.b.ins().icmp(IntCC::UnsignedLessThan, index, len);
        self.guard(ok, |t| t.call_cold(panic, &[index, len]));
    }

    pub(super) fn check_not_zero(&mut self, divisor: Value) {
        self.guard(divisor, |t| t.call_cold(Symbol::PanicDivide, &[]));
    }

    pub(super) fn check_shift(&mut self, reg: u16) {
        let count = self.int(reg);
        let ok = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThanOrEqual, count, 0);
        self.guard(ok, |t| t.call_cold(Symbol::PanicShift, &[count]));
    }

    /// Compares the stack pointer with the goroutine's limit.
    pub(super) fn check_stack(&mut self) {
        let sp = self.b.ins().get_stack_pointer(I64);
        let limit = self.load_context(layout::STACK_LIMIT);
        let ok = self.b.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, sp, limit);
        let (good, bad) = (self.b.create_block(), self.b.create_block());
        self.b.set_cold_block(bad);
        self.b.ins().brif(ok, good, &[], bad, &[]);
        self.b.seal_block(bad);
        self.b.switch_to_block(bad);
        self.call_cold(Symbol::StackCheck, &[]);
        self.b.ins().jump(good, &[]);
        self.b.seal_block(good);
        self.b.switch_to_block(good);
    }

    /// Lets other goroutines run if that has been requested, which poisons the goroutine's limit.
    pub(super) fn poll(&mut self) {
        let limit = self.load_context(layout::STACK_LIMIT);
        let requested = self.b.ins().icmp_imm_s(IntCC::Equal, limit, -1);
        let (asked, on) = (self.b.create_block(), self.b.create_block());
        self.b.set_cold_block(asked);
        self.b.ins().brif(requested, asked, &[], on, &[]);
        self.b.seal_block(asked);
        self.b.switch_to_block(asked);
        self.call_cold(Symbol::StackCheck, &[]);
        self.b.ins().jump(on, &[]);
        self.b.seal_block(on);
        self.b.switch_to_block(on);
    }

    pub(super) fn unreachable(&mut self) {
        self.panic_with(Symbol::PanicUnreachable, &[]);
    }
}
