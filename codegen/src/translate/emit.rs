//! Building blocks of IR: memory flags, constants, addresses, runtime symbols, calls.

use std::borrow::Cow;

use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{
    self, AbiParam, AliasRegionData, BlockArg, ExceptionTableData, ExceptionTableItem, ExtFuncData, ExternalName,
    FuncRef, InstBuilder, InstructionData, MemFlagsData, Opcode, SigRef, UserExternalName, Value, ValueDef,
};
use cranelift_codegen::isa::CallConv;
use cranelift_frontend::FunctionBuilder;
use smallvec::SmallVec;
use vo_bytecode::{Class, SigId};
use vo_runtime_symbols::{Address, Convention, Symbol};

use super::{ADDRESS_TABLE, MemoryFlags, SYMBOLS, Translator};
use crate::environment::Place;
use crate::layout::{machine_type, scratch};

/// The machine signature of functions of a bytecode signature.
pub(crate) fn signature(sig: &vo_bytecode::Signature) -> ir::Signature {
    let mut out = ir::Signature::new(CallConv::Tail);
    out.params.push(AbiParam::new(I64));
    out.params.extend(sig.params.iter().map(|&c| AbiParam::new(machine_type(c))));
    out.returns.extend(sig.results.iter().map(|&c| AbiParam::new(machine_type(c))));
    out
}

/// Imports a runtime symbol.
///
/// Symbols with arguments are called with `CallConv::Tail`, whose argument registers and single result
/// register are those of the C convention, and whose unwinding edge preserves nothing.
pub(crate) fn declare_symbol(b: &mut FunctionBuilder<'_>, symbol: Symbol) -> FuncRef {
    let call_conv = match symbol.convention() {
        Convention::Cold => CallConv::PreserveAll,
        Convention::Recording | Convention::Leaf => CallConv::Tail,
    };
    let mut sig = ir::Signature::new(call_conv);
    sig.params.extend(symbol.params().iter().map(|&c| AbiParam::new(machine_type(c))));
    sig.returns.extend(symbol.result().map(|c| AbiParam::new(machine_type(c))));
    let signature = b.import_signature(sig);
    let name = UserExternalName { namespace: SYMBOLS, index: symbol as u32 };
    let name = b.func.declare_imported_user_function(name);
    b.import_function(ExtFuncData { name: ExternalName::user(name), signature, colocated: true, patchable: false })
}

/// Declares the alias regions of a function.
pub(super) fn memory_flags(b: &mut FunctionBuilder<'_>) -> MemoryFlags {
    let mut region = |user_id, description| {
        b.func.dfg.alias_regions.insert(AliasRegionData { user_id, description: Cow::Borrowed(description) })
    };
    let (runtime, program) = (region(0, "runtime"), region(1, "program"));
    let trusted = MemFlagsData::trusted();
    MemoryFlags {
        runtime: trusted.with_alias_region(Some(runtime)),
        constant: trusted.with_readonly().with_can_move(),
        program: trusted.with_alias_region(Some(program)),
        unaligned: MemFlagsData::new().with_notrap().with_alias_region(Some(program)),
    }
}

/// What a call names.
#[derive(Clone, Copy)]
pub(super) enum Callee {
    Direct(FuncRef),
    Indirect(SigRef, Value),
}

/// Values that a call gives.
pub(super) type Results = SmallVec<[Value; 8]>;

impl Translator<'_, '_> {
    pub(super) fn iconst(&mut self, value: i64) -> Value {
        self.b.ins().iconst(I64, value)
    }

    /// The value, if it is a constant.
    pub(super) fn known_constant(&self, value: Value) -> Option<i64> {
        let dfg = &self.b.func.dfg;
        let ValueDef::Result(inst, 0) = dfg.value_def(dfg.resolve_aliases(value)) else { return None };
        match dfg.insts[inst] {
            InstructionData::UnaryImm { opcode: Opcode::Iconst, imm } => Some(imm.bits()),
            _ => None,
        }
    }

    /// An upper bound of the value, unsigned, if its definition shows one.
    pub(super) fn known_maximum(&self, value: Value) -> Option<u64> {
        if let Some(constant) = self.known_constant(value) {
            return Some(constant as u64);
        }
        let dfg = &self.b.func.dfg;
        let ValueDef::Result(inst, 0) = dfg.value_def(dfg.resolve_aliases(value)) else { return None };
        match dfg.insts[inst] {
            InstructionData::Binary { opcode: Opcode::Band, args } => {
                args.iter().filter_map(|&arg| self.known_constant(arg)).map(|c| c as u64).min()
            }
            InstructionData::Unary { opcode: Opcode::Uextend, arg } => {
                Some(u64::MAX >> (64 - dfg.value_type(arg).bits()))
            }
            _ => None,
        }
    }

    /// The goroutine's context.
    pub(super) fn context(&mut self) -> Value {
        self.b.ins().get_pinned_reg(I64)
    }

    pub(super) fn load_context(&mut self, offset: i32) -> Value {
        let (context, flags) = (self.context(), self.flags.runtime);
        self.b.ins().load(I64, flags, context, offset)
    }

    pub(super) fn store_context(&mut self, value: Value, offset: i32) {
        let (context, flags) = (self.context(), self.flags.runtime);
        self.b.ins().store(flags, value, context, offset);
    }

    /// A field of the context that never changes for a goroutine.
    pub(super) fn load_constant(&mut self, offset: i32) -> Value {
        let (context, flags) = (self.context(), self.flags.constant);
        self.b.ins().load(I64, flags, context, offset)
    }

    /// An address that loading decides.
    pub(super) fn address(&mut self, address: Address) -> Value {
        match self.env.place(address) {
            Place::Constant(value) => self.iconst(value as i64),
            Place::Table(word) => {
                let table = self.address_table();
                let base = self.b.ins().symbol_value(I64, table);
                let flags = self.flags.constant;
                self.b.ins().load(I64, flags, base, 8 * word as i32)
            }
        }
    }

    fn address_table(&mut self) -> ir::GlobalValue {
        if let Some(table) = self.address_table {
            return table;
        }
        let name = UserExternalName { namespace: ADDRESS_TABLE, index: 0 };
        let name = ExternalName::user(self.b.func.declare_imported_user_function(name));
        let offset = ir::immediates::Imm64::new(0);
        let data = ir::GlobalValueData::Symbol { name, offset, colocated: true, tls: false };
        *self.address_table.insert(self.b.create_global_value(data))
    }

    /// The machine signature of a bytecode signature.
    pub(super) fn signature(&mut self, sig: SigId) -> SigRef {
        let (b, module) = (&mut self.b, self.module);
        *self.signatures.entry(sig).or_insert_with(|| b.import_signature(signature(&module.sigs[sig.index()])))
    }

    fn symbol(&mut self, symbol: Symbol) -> FuncRef {
        let b = &mut self.b;
        *self.symbols.entry(symbol).or_insert_with(|| declare_symbol(b, symbol))
    }

    /// Calls a runtime symbol with arguments in registers.
    pub(super) fn call_symbol(&mut self, symbol: Symbol, args: &[Value]) -> Option<Value> {
        debug_assert_ne!(symbol.convention(), Convention::Cold);
        let callee = Callee::Direct(self.symbol(symbol));
        let results = if symbol.convention() == Convention::Leaf {
            self.plain_call(callee, args)
        } else {
            self.call(callee, args)
        };
        results.first().copied()
    }

    /// Calls a cold runtime symbol with operands in the scratch words.
    pub(super) fn call_cold(&mut self, symbol: Symbol, operands: &[Value]) {
        debug_assert_eq!(symbol.convention(), Convention::Cold);
        for (k, &operand) in operands.iter().enumerate() {
            self.store_context(operand, scratch(k));
        }
        let callee = Callee::Direct(self.symbol(symbol));
        if symbol == Symbol::StackCheck {
            // Neither overflow, which ends the program, nor a safepoint unwinds.
            self.plain_call(callee, &[]);
        } else {
            self.call(callee, &[]);
        }
    }

    /// Result words of a runtime symbol.
    pub(super) fn scratch_results<const N: usize>(&mut self) -> [Value; N] {
        std::array::from_fn(|k| self.load_context(scratch(k)))
    }

    /// A call during which a panic may unwind to this function.
    pub(super) fn call(&mut self, callee: Callee, args: &[Value]) -> Results {
        match self.handler {
            None => self.plain_call(callee, args),
            Some(handler) => self.try_call(callee, args, handler),
        }
    }

    fn plain_call(&mut self, callee: Callee, args: &[Value]) -> Results {
        let inst = match callee {
            Callee::Direct(func) => self.b.ins().call(func, args),
            Callee::Indirect(sig, address) => self.b.ins().call_indirect(sig, address, args),
        };
        self.b.inst_results(inst).iter().copied().collect()
    }

    fn try_call(&mut self, callee: Callee, args: &[Value], handler: ir::Block) -> Results {
        let sig = match callee {
            Callee::Direct(func) => self.b.func.dfg.ext_funcs[func].signature,
            Callee::Indirect(sig, _) => sig,
        };
        let returned = self.b.create_block();
        let types: SmallVec<[ir::Type; 8]> =
            self.b.func.dfg.signatures[sig].returns.iter().map(|p| p.value_type).collect();
        for &ty in &types {
            self.b.append_block_param(returned, ty);
        }
        let results: SmallVec<[BlockArg; 8]> = (0..types.len() as u32).map(BlockArg::TryCallRet).collect();
        let dfg = &mut self.b.func.dfg;
        let normal = dfg.block_call(returned, &results);
        let exceptional = dfg.block_call(handler, &[]);
        let table = ExceptionTableData::new(sig, normal, [ExceptionTableItem::Default(exceptional)]);
        let table = dfg.exception_tables.push(table);
        match callee {
            Callee::Direct(func) => self.b.ins().try_call(func, args, table),
            Callee::Indirect(_, address) => self.b.ins().try_call_indirect(address, args, table),
        };
        self.b.seal_block(returned);
        self.b.switch_to_block(returned);
        self.b.block_params(returned).iter().copied().collect()
    }

    /// A 64-bit slot as the interpreter and natives keep it: f32 in the low half, zero above.
    pub(super) fn slot_value(&mut self, value: Value, class: Class) -> Value {
        if class != Class::S {
            return value;
        }
        let bits = self.b.ins().bitcast(ir::types::I32, MemFlagsData::new(), value);
        self.b.ins().uextend(I64, bits)
    }
}
