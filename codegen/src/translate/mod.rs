//! Translation of one function's bytecode to Cranelift IR.
//!
//! Invariants:
//! - One Cranelift variable stands for each (register, class) of each *scope*: the function itself, or
//!   one inlined call.
//! - Blocks of IR and basic blocks of bytecode correspond; checks and slow paths add blocks in between,
//!   the latter marked cold, ending in an argument-less call and no return where they panic.
//! - In a function with `defer`, whatever may start a panic is a `try_call` whose handler is the landing
//!   pad.
//!
//! `dispatch` has an arm for every instruction; the other files hold one family each.

mod arith;
mod atomics;
mod calls;
mod checks;
mod conditional;
mod control;
mod dispatch;
mod emit;
mod inline;
mod loops;
mod memory;
mod objects;
mod slices;

use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{self, Block, FuncRef, InstBuilder, SigRef, StackSlot, Value};
use cranelift_frontend::{FunctionBuilder, Variable};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use vo_bytecode::{Class, FuncId, Function, Module, OpFlags, SigId};
use vo_runtime::code_map::CodePosition;
use vo_runtime_symbols::Symbol;

use crate::environment::Environment;
use crate::facts::{self, Facts};
use crate::flow::Flow;
use crate::layout::machine_type;
use crate::replacement::Replacement;
use crate::target::Options;

pub(crate) use emit::{declare_symbol, signature};

/// Why a function can't be compiled.
pub(crate) type Refusal = String;

/// Namespaces of external names in the IR.
pub(crate) const SYMBOLS: u32 = 1;
pub(crate) const ADDRESS_TABLE: u32 = 2;

/// What `ret` means.
#[derive(Clone, Copy)]
enum Returns {
    /// Results in registers.
    Function,
    /// Results to the interpreter's frame at this address.
    Osr(Value),
    /// Results as parameters of this block.
    Inlined(Block),
}

/// The code to translate.
#[derive(Clone, Copy)]
struct Body<'m> {
    function: &'m Function,
    /// If it is laid out in another way than the module's: the module's instruction of each of its own.
    origin: Option<&'m [u32]>,
}

/// One function body under translation.
struct Scope<'m> {
    func: FuncId,
    function: &'m Function,
    origin: Option<&'m [u32]>,
    flow: Flow,
    /// What is known of registers at the start of each block, and at the current instruction.
    facts: Vec<Facts>,
    known: Facts,
    /// The IR block of each basic block, and how many edges to it are still to come.
    blocks: Vec<Block>,
    edges_to_come: Vec<u32>,
    /// Blocks whose instructions have been done, and their edges emitted, before their turn.
    done_early: Vec<usize>,
    strips: Vec<loops::Strip>,
    variables: Vec<Option<Variable>>,
    returns: Returns,
    /// Position of the call that was inlined.
    inlined_at: Option<u32>,
    depth: u32,
}

/// How memory of each kind is accessed.
struct MemoryFlags {
    /// The context, the worker, FUNC_TABLE.
    runtime: ir::MemFlagsData,
    /// Of these, what never changes for a goroutine.
    constant: ir::MemFlagsData,
    /// The program's own memory.
    program: ir::MemFlagsData,
    /// The same, at addresses that need not be aligned.
    unaligned: ir::MemFlagsData,
}

/// How much work a translation did.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub instructions: u32,
    pub inlined_calls: u32,
}

/// Translates one function.
pub(crate) struct Translator<'m, 'f> {
    b: FunctionBuilder<'f>,
    module: &'m Module,
    env: &'m dyn Environment,
    options: &'m Options,
    scope: Scope<'m>,
    /// Functions that the current scope is inlined into, itself included.
    chain: Vec<FuncId>,
    inlined_instructions: usize,
    symbols: FxHashMap<Symbol, FuncRef>,
    signatures: FxHashMap<SigId, SigRef>,
    address_table: Option<ir::GlobalValue>,
    /// Functions of closure values made here.
    closure_funcs: FxHashMap<Value, FuncId>,
    flags: MemoryFlags,
    /// Arguments and results of native calls and concatenations.
    slots: Option<StackSlot>,
    /// Where unwinding lands.
    handler: Option<Block>,
    positions: Vec<CodePosition>,
    tally: Tally,
}

/// What a finished translation gives besides the IR.
#[derive(Default)]
pub(crate) struct Translated {
    pub positions: Vec<CodePosition>,
    /// Signatures of calls through FUNC_TABLE.
    pub called_signatures: Vec<SigId>,
    pub tally: Tally,
}

/// How the code is entered.
#[derive(Clone, Copy)]
pub(crate) enum Entry {
    Start,
    /// On-stack replacement at this loop.
    Loop(u32),
}

/// Translates `func` into the function that `b` builds, whose signature is set.
pub(crate) fn translate<'m, 'f>(
    mut b: FunctionBuilder<'f>,
    module: &'m Module,
    env: &'m dyn Environment,
    options: &'m Options,
    func: FuncId,
    entry: Entry,
) -> Result<(FunctionBuilder<'f>, Translated), Refusal> {
    let function = &module.functions[func.index()];
    let replacement = match entry {
        Entry::Start => None,
        Entry::Loop(id) => {
            let header = *function.loops.get(id as usize).ok_or_else(|| format!("no loop {id}"))?;
            Some(Replacement::new(function, header))
        }
    };
    let body = replacement.as_ref().map_or(Body { function, origin: None }, |replacement| Body {
        function: &replacement.function,
        origin: Some(&replacement.origin),
    });
    let start = replacement.as_ref().map_or(0, |replacement| replacement.start);
    let landing = body.function.landing;
    let roots: Vec<u32> = [start].into_iter().chain(landing).collect();
    let flags = emit::memory_flags(&mut b);
    let entry_block = b.create_block();
    b.append_block_params_for_function_params(entry_block);
    b.switch_to_block(entry_block);
    b.seal_block(entry_block);
    let scope = Scope::new(&mut b, module, func, body, &roots, &[], Returns::Function, None, 0);
    let mut t = Translator {
        b,
        module,
        env,
        options,
        scope,
        chain: vec![func],
        inlined_instructions: 0,
        symbols: FxHashMap::default(),
        signatures: FxHashMap::default(),
        address_table: None,
        closure_funcs: FxHashMap::default(),
        flags,
        slots: None,
        handler: None,
        positions: Vec::new(),
        tally: Tally::default(),
    };
    t.set_position(start);
    t.prologue(entry_block, entry, start);
    if landing.is_some() {
        let handler = t.b.create_block();
        t.b.set_cold_block(handler);
        t.handler = Some(handler);
    }
    t.jump_to(start);
    t.translate_blocks()?;
    if let (Some(handler), Some(landing)) = (t.handler, landing) {
        t.b.switch_to_block(handler);
        t.jump_to(landing);
    }
    t.b.seal_all_blocks();
    let called_signatures = t.signatures.into_keys().collect();
    Ok((t.b, Translated { positions: t.positions, called_signatures, tally: t.tally }))
}

impl<'m> Scope<'m> {
    #[expect(clippy::too_many_arguments, reason = "what differs between a function, a replacement and an inlined call")]
    fn new(
        b: &mut FunctionBuilder<'_>,
        module: &'m Module,
        func: FuncId,
        body: Body<'m>,
        roots: &[u32],
        narrow: &[u16],
        returns: Returns,
        inlined_at: Option<u32>,
        depth: u32,
    ) -> Scope<'m> {
        let function = body.function;
        let flow = Flow::new(function, roots);
        let facts = facts::at_blocks(module, func, function, &flow, roots, narrow);
        let blocks = flow.blocks.iter().map(|_| b.create_block()).collect();
        let mut edges_to_come: Vec<u32> = flow.blocks.iter().map(|block| block.predecessors.len() as u32).collect();
        for &root in roots {
            edges_to_come[flow.block_index(root).expect("a root is reachable")] += 1;
        }
        Scope {
            func,
            function,
            origin: body.origin,
            known: Facts::none(function.nregs as usize + 1),
            flow,
            facts,
            blocks,
            edges_to_come,
            done_early: Vec::new(),
            strips: Vec::new(),
            variables: vec![None; 3 * (function.nregs as usize + 1)],
            returns,
            inlined_at,
            depth,
        }
    }
}

impl Translator<'_, '_> {
    /// Translates all blocks of the current scope.
    fn translate_blocks(&mut self) -> Result<(), Refusal> {
        for k in 0..self.scope.blocks.len() {
            if self.scope.done_early.contains(&k) {
                continue;
            }
            let (start, end) = (self.scope.flow.blocks[k].start, self.scope.flow.blocks[k].end);
            self.b.switch_to_block(self.scope.blocks[k]);
            self.scope.known = self.scope.facts[k].clone();
            for pc in start..end {
                let inst = self.scope.function.code[pc as usize];
                let flags = inst.op.info().flags;
                if flags.intersects(OpFlags::MAY_PANIC.union(OpFlags::MAY_GC).union(OpFlags::CALL)) {
                    self.set_position(pc);
                }
                self.tally.instructions += 1;
                self.instruction(pc, inst).map_err(|reason| format!("{inst:?} at {pc}: {reason}"))?;
                self.scope.known.step(self.module, self.scope.func, inst);
            }
            let last = self.scope.function.code[end as usize - 1].op;
            if last.falls_through() && !last.info().flags.contains(OpFlags::BRANCH) {
                self.jump_to(end);
            }
        }
        Ok(())
    }

    /// The code that follows belongs to the instruction at `pc`.
    fn set_position(&mut self, pc: u32) -> u32 {
        let index = self.positions.len() as u32;
        let pc = self.scope.origin.map_or(pc, |origin| origin[pc as usize]);
        self.positions.push(CodePosition { func: self.scope.func, pc, inlined_at: self.scope.inlined_at });
        self.b.set_srcloc(ir::SourceLoc::new(index));
        index
    }

    /// Defines the registers that are live at the start, and checks the stack.
    fn prologue(&mut self, entry_block: Block, entry: Entry, start: u32) {
        let params = self.b.block_params(entry_block).to_vec();
        if self.calls_anything() {
            self.check_stack();
        }
        match entry {
            Entry::Start => {
                self.define(0, Class::I, params[0]);
                let module = self.module;
                for (k, &class) in module.sig_of(self.scope.func).params.iter().enumerate() {
                    self.define(1 + k as u16, class, params[1 + k]);
                }
            }
            Entry::Loop(_) => {
                self.scope.returns = Returns::Osr(params[0]);
                self.take_over(params[0], start);
            }
        }
    }

    /// Takes over the interpreter's frame at the loop header `start`: its deferred calls, and its
    /// registers as far as the loop or the landing pad read them. The frame stays in the sight of the
    /// collector, so it is cleared: a dead node of a list would keep all that come after it.
    fn take_over(&mut self, frame: Value, start: u32) {
        let function = self.scope.function;
        if function.landing.is_some() {
            let (context, frame_pointer) = (self.context(), self.b.ins().get_frame_pointer(I64));
            self.call_symbol(Symbol::AdoptDefers, &[context, frame, frame_pointer]);
        }
        let places: SmallVec<[u32; 2]> = [start].into_iter().chain(function.landing).collect();
        let live = crate::liveness::live_at(self.module, self.scope.func, function, &self.scope.flow, &places);
        for (reg, class) in live {
            let flags = self.flags.runtime;
            let value = self.b.ins().load(machine_type(class), flags, frame, 8 * i32::from(reg));
            self.define(reg, class, value);
        }
        let bytes = self.iconst(8 * i64::from(function.nregs));
        self.call_symbol(Symbol::Zero, &[frame, bytes]);
    }

    /// Whether the function needs a stack check: functions that call nothing rely on the margin below
    /// the limit, as long as their frames are small.
    fn calls_anything(&self) -> bool {
        const SMALL_FRAME: u16 = 256;
        let function = self.scope.function;
        function.nregs > SMALL_FRAME || function.code.iter().any(|i| i.op.info().flags.contains(OpFlags::CALL))
    }

    fn variable(&mut self, reg: u16, class: Class) -> Variable {
        let b = &mut self.b;
        *self.scope.variables[3 * reg as usize + class as usize]
            .get_or_insert_with(|| b.declare_var(machine_type(class)))
    }

    fn define(&mut self, reg: u16, class: Class, value: Value) {
        let variable = self.variable(reg, class);
        self.b.def_var(variable, value);
    }

    fn read(&mut self, reg: u16, class: Class) -> Value {
        let variable = self.variable(reg, class);
        self.b.use_var(variable)
    }

    fn int(&mut self, reg: u16) -> Value {
        self.read(reg, Class::I)
    }

    fn set_int(&mut self, reg: u16, value: Value) {
        self.define(reg, Class::I, value);
    }

    /// The values of consecutive integer registers.
    fn ints<const N: usize>(&mut self, first: u16) -> [Value; N] {
        std::array::from_fn(|k| self.int(first + k as u16))
    }

    fn set_ints(&mut self, first: u16, values: &[Value]) {
        for (k, &value) in values.iter().enumerate() {
            self.set_int(first + k as u16, value);
        }
    }
}
