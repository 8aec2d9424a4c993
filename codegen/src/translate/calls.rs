//! Calls of functions, closures, methods and natives.

use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{InstBuilder, StackSlot, StackSlotData, StackSlotKind, Value};
use smallvec::SmallVec;
use vo_bytecode::{Class, FuncId, Inst, NativeId, SigId};
use vo_runtime_symbols::{Address, Symbol};

use super::atomics::AtomicOperation;
use super::emit::Callee;
use super::{Refusal, Translator};
use crate::layout::{self, machine_type};

/// Arguments of a call, callee word included.
pub(super) type Args = SmallVec<[Value; 8]>;

impl Translator<'_, '_> {
    /// The callee word, and the arguments of a window.
    fn window_args(&mut self, callee_word: Value, window: u16, sig: SigId) -> Args {
        let module = self.module;
        let mut args: Args = SmallVec::new();
        args.push(callee_word);
        for (k, &class) in module.sigs[sig.index()].params.iter().enumerate() {
            args.push(self.read(window + 1 + k as u16, class));
        }
        args
    }

    pub(super) fn define_results(&mut self, window: u16, sig: SigId, values: &[Value]) {
        let module = self.module;
        for (k, &class) in module.sigs[sig.index()].results.iter().enumerate() {
            self.define(window + k as u16, class, values[k]);
        }
    }

    /// FUNC_TABLE's entry for a func_id.
    fn table_entry(&mut self, func_id: Value) -> Value {
        let base = self.load_constant(layout::FUNC_TABLE);
        let offset = self.b.ins().ishl_imm_u(func_id, 3);
        let entry = self.b.ins().iadd(base, offset);
        let flags = self.flags.runtime;
        self.b.ins().load(I64, flags, entry, 0)
    }

    /// Calls through FUNC_TABLE and defines the results.
    fn table_call(&mut self, func_id: Value, args: &[Value], window: u16, sig: SigId) {
        let code = self.table_entry(func_id);
        let signature = self.signature(sig);
        let results = self.call(Callee::Indirect(signature, code), args);
        self.define_results(window, sig, &results);
    }

    pub(super) fn call_function(&mut self, pc: u32, inst: Inst) -> Result<(), Refusal> {
        let callee = FuncId(inst.index() as u32);
        let id = self.iconst(i64::from(callee.0));
        self.call_known(pc, callee, id, inst.a)
    }

    /// Calls a function known at compile time: in place if it is small.
    fn call_known(&mut self, pc: u32, callee: FuncId, callee_word: Value, window: u16) -> Result<(), Refusal> {
        let sig = self.module.functions[callee.index()].sig;
        let args = self.window_args(callee_word, window, sig);
        if self.may_inline(callee) {
            let narrow: SmallVec<[u16; 8]> =
                (1..args.len() as u16).filter(|&k| self.scope.known.narrow.contains(window + k)).collect();
            let results = self.inline(pc, callee, &args, &narrow)?;
            self.define_results(window, sig, &results);
            return Ok(());
        }
        let base = self.load_constant(layout::FUNC_TABLE);
        let flags = self.flags.runtime;
        let offset = i32::try_from(8 * u64::from(callee.0)).map_err(|_| "too many functions")?;
        let code = self.b.ins().load(I64, flags, base, offset);
        let signature = self.signature(sig);
        let results = self.call(Callee::Indirect(signature, code), &args);
        self.define_results(window, sig, &results);
        Ok(())
    }

    /// The static closure object of a function.
    pub(super) fn func_val(&mut self, inst: Inst) {
        let func = FuncId(inst.index() as u32);
        let base = self.load_constant(layout::STATIC_CLOSURES);
        let closure = self.b.ins().iadd_imm_s(base, 8 * i64::from(func.0));
        self.closure_funcs.insert(closure, func);
        self.set_int(inst.a, closure);
    }

    pub(super) fn call_closure(&mut self, pc: u32, inst: Inst) -> Result<(), Refusal> {
        let sig = SigId(inst.d);
        self.check_nil(inst.b);
        let closure = self.int(inst.b);
        let known = self.closure_funcs.get(&self.b.func.dfg.resolve_aliases(closure)).copied();
        if let Some(callee) = known.filter(|f| self.module.functions[f.index()].sig == sig) {
            return self.call_known(pc, callee, closure, inst.a);
        }
        let args = self.window_args(closure, inst.a, sig);
        let flags = self.flags.program;
        let id = self.b.ins().load(I64, flags, closure, 0);
        self.table_call(id, &args, inst.a, sig);
        Ok(())
    }

    pub(super) fn call_iface(&mut self, inst: Inst) {
        let sig = SigId(inst.d);
        self.check_nil(inst.b);
        let itab = self.int(inst.b);
        let flags = self.flags.program;
        let id = self.b.ins().uload32(flags, itab, layout::itab_func(inst.c));
        let args = self.window_args(id, inst.a, sig);
        self.table_call(id, &args, inst.a, sig);
    }

    /// Stack memory of at least `words` words, shared by all uses in the function.
    pub(super) fn slots(&mut self, words: u32) -> StackSlot {
        let size = 8 * words.max(1);
        match self.slots {
            Some(slot) => {
                let data = &mut self.b.func.sized_stack_slots[slot];
                data.size = data.size.max(size);
                slot
            }
            None => {
                let data = StackSlotData::new(StackSlotKind::ExplicitSlot, size, 3);
                *self.slots.insert(self.b.create_sized_stack_slot(data))
            }
        }
    }

    pub(super) fn call_native(&mut self, inst: Inst) {
        let module = self.module;
        let native = NativeId(inst.index() as u32);
        if let Some(operation) = AtomicOperation::of_native(&module.native(native).name) {
            return self.atomic(operation, inst.a);
        }
        let sig = &module.sigs[module.native(native).sig.index()];
        let slots = self.slots(sig.params.len().max(sig.results.len()) as u32);
        for (k, &class) in sig.params.iter().enumerate() {
            let value = self.read(inst.a + k as u16, class);
            let value = self.slot_value(value, class);
            self.b.ins().stack_store(I64, value, slots, 8 * k as i32);
        }
        let (context, address) = (self.context(), self.b.ins().stack_addr(I64, slots, 0));
        let code = self.address(Address::Native(native));
        self.call_symbol(Symbol::CallNative, &[context, address, code]);
        for (k, &class) in sig.results.iter().enumerate() {
            let value = self.load_slot(slots, k, class);
            self.define(inst.a + k as u16, class, value);
        }
        self.clear_slots(slots, sig.params.len().max(sig.results.len()));
    }

    /// Clears the slots of a call that has been made: the collector sees them for as long as the function
    /// runs, and what they pointed to may be garbage by then.
    pub(super) fn clear_slots(&mut self, slots: StackSlot, words: usize) {
        let zero = self.iconst(0);
        for k in 0..words {
            self.b.ins().stack_store(I64, zero, slots, 8 * k as i32);
        }
    }

    fn load_slot(&mut self, slots: StackSlot, k: usize, class: Class) -> Value {
        self.b.ins().stack_load(I64, machine_type(class), slots, 8 * k as i32)
    }
}
