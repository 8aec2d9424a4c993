//! Allocation, the memory stack, maps, defer and recover.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{InstBuilder, Value};
use vo_bytecode::{FuncId, Inst, TypeId};
use vo_runtime::heap;
use vo_runtime_symbols::{Address, Symbol};

use super::Translator;
use crate::layout;

impl Translator<'_, '_> {
    /// `new`: the next cell of the type's size class, while the worker's range lasts.
    pub(super) fn new_object(&mut self, inst: Inst) {
        let id = TypeId(inst.index() as u32);
        let def = self.module.ty(id);
        if def.size == 0 {
            let address = self.address(Address::ZeroBase);
            self.set_int(inst.a, address);
            return;
        }
        let descriptor = def.has_pointers().then(|| {
            let ty = self.address(Address::Type(id));
            self.b.ins().iadd_imm_s(ty, layout::TYPE_GC)
        });
        let address = self.allocate(def.size as usize, descriptor, |t| {
            let ty = t.address(Address::Type(id));
            t.call_cold(Symbol::New, &[ty]);
        });
        self.set_int(inst.a, address);
    }

    pub(super) fn new_closure(&mut self, inst: Inst) {
        let func = FuncId(inst.index() as u32);
        let words = i64::from(inst.b as i16);
        let desc = self.address(Address::ClosureDesc);
        let slow = |t: &mut Self| {
            let (id, words) = (t.iconst(i64::from(func.0)), t.iconst(words));
            t.call_cold(Symbol::NewClosure, &[id, words]);
        };
        let address = self.allocate(8 + 8 * words as usize, Some(desc), slow);
        let (id, flags) = (self.iconst(i64::from(func.0)), self.flags.program);
        self.b.ins().store(flags, id, address, 0);
        self.closure_funcs.insert(address, func);
        self.set_int(inst.a, address);
    }

    /// Address of zeroed memory. `slow` calls the symbol that allocates the same, its result in the first
    /// scratch word.
    fn allocate(&mut self, size: usize, descriptor: Option<Value>, slow: impl FnOnce(&mut Self)) -> Value {
        let Some((class, cell)) = heap::class_for(size, descriptor.is_some()) else {
            slow(self);
            let [address] = self.scratch_results();
            return address;
        };
        let flags = self.flags.runtime;
        let cursor = layout::alloc_cursor(class);
        let worker = self.load_context(layout::WORKER);
        let current = self.b.ins().load(I64, flags, worker, cursor);
        let limit = self.b.ins().load(I64, flags, worker, cursor + 8);
        let left = self.b.ins().icmp(IntCC::NotEqual, current, limit);
        let [address] = self.fast_or(
            left,
            |t| {
                let next = t.b.ins().iadd_imm_s(current, cell as i64);
                t.b.ins().store(flags, next, worker, cursor);
                match descriptor {
                    None => [current],
                    Some(descriptor) => {
                        let program = t.flags.program;
                        t.b.ins().store(program, descriptor, current, 0);
                        [t.b.ins().iadd_imm_s(current, heap::HEADER as i64)]
                    }
                }
            },
            |t| {
                slow(t);
                t.scratch_results()
            },
        );
        address
    }

    /// `frame`: takes memory from the memory stack.
    pub(super) fn frame(&mut self, inst: Inst) {
        let base = self.load_context(layout::MEM_SP);
        let end = self.b.ins().iadd_imm_s(base, i64::from(inst.cd()));
        let limit = self.load_constant(layout::MEM_LIMIT);
        let ok = self.b.ins().icmp(IntCC::UnsignedLessThanOrEqual, end, limit);
        self.guard(ok, |t| t.call_cold(Symbol::MemoryOverflow, &[]));
        self.store_context(end, layout::MEM_SP);
        self.set_int(inst.a, base);
    }

    /// `unframe` and `reframe`: the memory stack ends at `a + bytes`.
    pub(super) fn set_frame_end(&mut self, inst: Inst, bytes: i32) {
        let base = self.int(inst.a);
        let end = self.b.ins().iadd_imm_s(base, i64::from(bytes));
        self.store_context(end, layout::MEM_SP);
    }

    pub(super) fn iface_type(&mut self, inst: Inst) {
        let itab = self.int(inst.b);
        let (load, join) = (self.b.create_block(), self.b.create_block());
        let result = self.b.append_block_param(join, I64);
        self.b.ins().brif(itab, load, &[], join, &[itab.into()]);
        self.b.seal_block(load);
        self.b.switch_to_block(load);
        let flags = self.flags.program;
        let ty = self.b.ins().load(I64, flags, itab, layout::ITAB_TYPE);
        self.b.ins().jump(join, &[ty.into()]);
        self.b.seal_block(join);
        self.b.switch_to_block(join);
        self.set_int(inst.a, result);
    }

    /// `a = length of map b`: the header's first word.
    pub(super) fn map_len(&mut self, inst: Inst) {
        let map = self.int(inst.b);
        let (load, join) = (self.b.create_block(), self.b.create_block());
        let result = self.b.append_block_param(join, I64);
        self.b.ins().brif(map, load, &[], join, &[map.into()]);
        self.b.seal_block(load);
        self.b.switch_to_block(load);
        let flags = self.flags.program;
        let len = self.b.ins().load(I64, flags, map, 0);
        self.b.ins().jump(join, &[len.into()]);
        self.b.seal_block(join);
        self.b.switch_to_block(join);
        self.set_int(inst.a, result);
    }

    /// `a = symbol(b, c...)`, with the context first if the symbol takes it.
    pub(super) fn map_operation(&mut self, inst: Inst, symbol: Symbol, key_words: u16) {
        let mut args = Vec::with_capacity(4);
        if symbol.convention() != vo_runtime_symbols::Convention::Leaf {
            args.push(self.context());
        }
        args.push(self.int(inst.b));
        args.extend((0..key_words).map(|k| self.int(inst.c + k)));
        let element = self.call_symbol(symbol, &args).expect("it has a result");
        self.set_int(inst.a, element);
    }

    pub(super) fn defer_base(&mut self, inst: Inst) {
        let depth = self.load_context(layout::DEFER_DEPTH);
        self.set_int(inst.a, depth);
    }

    pub(super) fn defer(&mut self, inst: Inst) {
        let (context, closure) = (self.context(), self.int(inst.a));
        let frame = self.b.ins().get_frame_pointer(I64);
        self.call_symbol(Symbol::Defer, &[context, closure, frame]);
    }

    /// Calls the runtime only if something was deferred.
    pub(super) fn run_defers(&mut self, inst: Inst) {
        let base = self.int(inst.a);
        let depth = self.load_context(layout::DEFER_DEPTH);
        let some = self.b.ins().icmp(IntCC::NotEqual, depth, base);
        let (run, done) = (self.b.create_block(), self.b.create_block());
        self.b.ins().brif(some, run, &[], done, &[]);
        self.b.seal_block(run);
        self.b.switch_to_block(run);
        let context = self.context();
        self.call_symbol(Symbol::RunDefers, &[context, base]);
        self.b.ins().jump(done, &[]);
        self.b.seal_block(done);
        self.b.switch_to_block(done);
    }

    pub(super) fn recover_token(&mut self, inst: Inst) {
        let armed = self.load_context(layout::RECOVER_ARMED);
        let zero = self.iconst(0);
        self.store_context(zero, layout::RECOVER_ARMED);
        self.set_int(inst.a, armed);
    }

    pub(super) fn recover(&mut self, inst: Inst) {
        let (context, token) = (self.context(), self.int(inst.b));
        self.call_symbol(Symbol::Recover, &[context, token]);
        let value: [Value; 2] = self.scratch_results();
        self.set_ints(inst.a, &value);
    }

    pub(super) fn keep_recover(&mut self, inst: Inst) {
        let (context, closure) = (self.context(), self.int(inst.a));
        self.call_symbol(Symbol::KeepRecover, &[context, closure]);
    }
}
