//! The lowering of one function: registers, frame memory, prologue and epilogue.
//!
//! Registers are a stack: parameters first, then locals as their declarations are met, temporaries of
//! the current statement above them, call windows on top. [`Mark`]s free what a scope or a statement
//! used. Frame memory is a stack likewise; its size is known only at the end, so `frame` is patched then,
//! and removed with its `unframe`s if no memory was used.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use vo_bytecode::{FuncFlags, Function, FunctionBuilder, Inst, Label, Op};
use vo_syntax::{FileId, NodeId, Pos, SourceFile, Span, ast};
use vo_types::{FileInfo, Obj, Subst, Ty};

use crate::abi::Abi;
use crate::layout::Shape;
use crate::program::{Body, Program, Work};

/// Where a variable lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Storage {
    /// In registers from this one on.
    Reg(u16),
    /// In memory at an offset from the address that a register holds: frame memory or a memory value
    /// that the function owns.
    Mem { base: u16, off: i32 },
    /// In a heap cell, whose address a register holds.
    Cell(u16),
}

/// A result that has a place of its own, to be loaded on return.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResultVar {
    pub ty: Ty,
    pub storage: Storage,
    /// Frame slot that keeps the address of the result's cell, for the landing pad.
    pub cell_slot: Option<u32>,
}

/// A point to which registers and frame memory can be freed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    next: u16,
    frame: u32,
}

/// What `break` and `continue` refer to.
pub(crate) struct Target {
    pub label: Option<vo_syntax::Symbol>,
    pub on_break: Label,
    pub on_continue: Option<Label>,
}

/// State of the function being lowered.
pub(crate) struct Lower<'p, 'c, 'a> {
    pub p: &'p mut Program<'c, 'a>,
    pub b: FunctionBuilder,
    pub file: FileId,
    source: Option<Arc<SourceFile>>,
    pub subst: Rc<Subst>,
    pub abi: Rc<Abi>,
    /// The next free register.
    pub next: u16,
    max: u16,
    pub frame_reg: u16,
    frame_next: u32,
    frame_max: u32,
    frame_used: bool,
    pub locals: FxHashMap<Obj, Storage>,
    /// Variables that must live in memory, since the body of a range over a function shares them.
    pub shared: FxHashSet<Obj>,
    /// Variables whose address does not outlive their scope.
    pub frame_vars: FxHashSet<Obj>,
    /// `&T{...}` and `new(T)` whose objects do not outlive the block.
    pub frame_objects: FxHashSet<NodeId>,
    /// Bounds of integer variables in the part of the function being lowered.
    pub known_intervals: FxHashMap<Obj, crate::interval::Interval>,
    /// Dynamic types of interface variables that are never assigned to after their declaration.
    pub dynamic_types: FxHashMap<Obj, Ty>,
    pub out_reg: Option<u16>,
    out_slot: Option<u32>,
    pub result_vars: SmallVec<[ResultVar; 4]>,
    pub defer_base: Option<u16>,
    pub recover_token: Option<u16>,
    pub targets: Vec<Target>,
    pub labels: FxHashMap<vo_syntax::Symbol, Label>,
    /// All labels of the function.
    pub own_labels: Vec<vo_syntax::Symbol>,
    /// All `goto`s of the function.
    pub gotos: Vec<(vo_syntax::Symbol, Pos)>,
    /// Label of the statement that comes next.
    pub pending_label: Option<vo_syntax::Symbol>,
    /// Where `fallthrough` goes.
    pub next_clause: Option<Label>,
    /// Function literals met so far, for their names.
    pub literals: u32,
    /// Expressions whose values are already in registers: captured arguments of thunks.
    pub overrides: FxHashMap<NodeId, u16>,
    /// The function being lowered is the body of a range over a function.
    pub range_body: Option<Rc<crate::rangefunc::RangeBody<'a>>>,
    /// Branches out of bodies of ranges over functions.
    pub exits: Option<crate::rangefunc::Exits>,
    /// Frame slot of the word by which the body of the present such loop says where to go on.
    pub control_slot: i32,
    /// Such bodies return results of this function.
    pub results_in_memory: bool,
    pub result_objs: Vec<(Obj, Ty)>,
    pub range_bodies: u32,
    pub position: Pos,
    /// The source positions on the line of `position`.
    line: std::ops::Range<u32>,
    /// Registers from here on were free when the statement began that declares variables.
    pub statement_base: u16,
    /// What the variables of the open scopes occupy.
    kept: Mark,
}

/// Lowers the code of `work` into the module.
pub(crate) fn lower_function<'a>(p: &mut Program<'_, 'a>, work: Work<'a>) {
    let function = std::mem::take(&mut p.module.functions[work.id.index()]);
    let source = work.file.map(|file| p.file(file).1);
    let mut lower = Lower {
        p,
        b: FunctionBuilder::new(function),
        file: work.file.unwrap_or(FileId(0)),
        source,
        subst: work.subst,
        abi: work.abi.clone(),
        next: 1 + work.abi.arg_regs,
        max: 1 + work.abi.arg_regs.max(work.abi.nres),
        frame_reg: 0,
        frame_next: 0,
        frame_max: 0,
        frame_used: false,
        locals: FxHashMap::default(),
        shared: FxHashSet::default(),
        frame_vars: FxHashSet::default(),
        frame_objects: FxHashSet::default(),
        known_intervals: FxHashMap::default(),
        dynamic_types: FxHashMap::default(),
        out_reg: work.abi.out.as_ref().map(|out| 1 + out.reg),
        out_slot: None,
        result_vars: SmallVec::new(),
        defer_base: None,
        recover_token: None,
        targets: Vec::new(),
        labels: FxHashMap::default(),
        own_labels: Vec::new(),
        gotos: Vec::new(),
        pending_label: None,
        next_clause: None,
        literals: 0,
        overrides: FxHashMap::default(),
        range_body: None,
        exits: None,
        control_slot: 0,
        results_in_memory: false,
        result_objs: Vec::new(),
        range_bodies: 0,
        position: Pos::NONE,
        line: 0..0,
        statement_base: 0,
        kept: Mark { next: 0, frame: 0 },
    };
    match work.body {
        Body::Decl(obj) => lower.declared(obj),
        Body::Lit { lit, node, captures } => lower.literal(lit, node, &captures),
        Body::Range(body) => lower.range_body(body),
        Body::DeferCollector => lower.defer_collector(),
        Body::Init { lhs, rhs } => lower.initializer(&lhs, rhs),
        Body::Embed(obj) => lower.embedding_variable(obj),
        Body::NativeShim(native) => lower.native_shim(native),
        Body::Method { recv, selection, from, own_args } => lower.method_wrapper(recv, &selection, from, &own_args),
        Body::Thunk { target, abi } => lower.thunk(&target, &abi),
        Body::BuiltinThunk { call, captures } => lower.builtin_thunk(call, &captures),
    }
    let function = lower.finish();
    p.module.functions[work.id.index()] = function;
}

impl<'p, 'c, 'a> Lower<'p, 'c, 'a> {
    // -------------------------------------------------------------------------------------- emission

    pub fn op(&mut self, op: Op, a: u16, b: u16, c: u16) {
        self.b.abc(op, a, b, c);
    }

    pub fn op4(&mut self, op: Op, a: u16, b: u16, c: u16, d: u16) {
        self.b.abcd(op, a, b, c, d);
    }

    /// An instruction with a 32-bit operand.
    pub fn opi(&mut self, op: Op, a: u16, b: u16, imm: i32) {
        self.b.ab_imm(op, a, b, imm);
    }

    pub fn bind_new(&mut self) -> Label {
        let label = self.b.label();
        self.b.bind(label);
        label
    }

    /// Sets the source position of what follows.
    pub fn at(&mut self, pos: Pos) {
        if pos == self.position || !pos.is_known() {
            return;
        }
        self.position = pos;
        if let Some(source) = &self.source {
            let (line, column) = source.line_column(pos);
            let start = pos.0 + 1 - column;
            self.line = start..start + source.line_text(line).len() as u32 + 1;
            match source.traced(pos) {
                None => self.b.set_position(line, column),
                Some(place) => {
                    let file = self.p.traced_file(&place.file);
                    self.b.set_file(file);
                    self.b.set_position(place.line, place.column);
                }
            }
        }
    }

    /// Sets the source position if it is on another line: for instructions within a statement.
    pub fn at_line(&mut self, pos: Pos) {
        if !self.line.contains(&pos.0) {
            self.at(pos);
        }
    }

    /// Reports a construct that is not lowered yet.
    pub fn unsupported(&mut self, span: Span, what: &str) {
        self.p.error(span, format!("not supported yet: {what}"));
    }

    // ------------------------------------------------------------------------------------- registers

    /// Reserves `n` consecutive registers.
    pub fn alloc(&mut self, n: u16) -> u16 {
        let reg = self.next;
        self.reserve_to(reg as u32 + n as u32);
        self.next = reg + n;
        reg
    }

    /// Makes registers below `end` part of the frame.
    pub fn reserve_to(&mut self, end: u32) {
        if end > u16::MAX as u32 - 64 {
            let span = self.position.span();
            if self.p.errors.is_empty() {
                self.p.error(span, "function too large: more registers than the bytecode can name");
            }
            self.next = 1;
            return;
        }
        self.max = self.max.max(end as u16);
    }

    pub fn mark(&self) -> Mark {
        Mark { next: self.next, frame: self.frame_next }
    }

    pub fn release(&mut self, mark: Mark) {
        self.next = mark.next;
        self.frame_next = mark.frame;
    }

    /// Keeps registers below `end` until the scope ends.
    pub fn keep_regs(&mut self, end: u16) {
        self.kept.next = self.kept.next.max(end);
    }

    /// Keeps frame memory below `end` until the scope ends.
    pub fn keep_frame(&mut self, end: u32) {
        self.kept.frame = self.kept.frame.max(end);
    }

    /// Whether no variable has the register: what is written there too early does no harm.
    pub fn is_scratch(&self, reg: u16) -> bool {
        reg >= self.kept.next
    }

    /// Keeps all that is in use.
    pub fn keep_all(&mut self) {
        self.kept = self.mark();
    }

    /// Frees what a statement used for itself.
    pub fn end_statement(&mut self, mark: Mark) {
        self.next = mark.next.max(self.kept.next);
        self.frame_next = mark.frame.max(self.kept.frame);
    }

    pub fn open_scope(&self) -> (Mark, Mark) {
        (self.mark(), self.kept)
    }

    pub fn close_scope(&mut self, scope: (Mark, Mark)) {
        self.release(scope.0);
        self.kept = scope.1;
    }

    /// Frees temporaries above `reg`, but no frame memory.
    pub fn free_above(&mut self, reg: u16) {
        self.next = reg;
    }

    // ---------------------------------------------------------------------------------- frame memory

    /// Reserves frame memory, and returns its offset.
    pub fn frame_alloc(&mut self, size: u64) -> i32 {
        let offset = self.frame_next;
        self.frame_used = true;
        let end = offset as u64 + size.next_multiple_of(8).max(8);
        if end > i32::MAX as u64 / 2 {
            let span = self.position.span();
            self.p.error(span, "stack frame too large");
            return 0;
        }
        self.frame_next = end as u32;
        self.frame_max = self.frame_max.max(self.frame_next);
        offset as i32
    }

    // ------------------------------------------------------------------------------------- knowledge

    pub fn info(&self) -> &FileInfo {
        self.p.chk.info(self.file)
    }

    /// `ty` with type parameters replaced.
    pub fn concrete(&mut self, ty: Ty) -> Ty {
        if self.subst.is_empty() { ty } else { self.p.chk.subst(ty, &self.subst) }
    }

    /// The type of an expression.
    pub fn ty(&mut self, e: &ast::Expr) -> Ty {
        let ty = self.info().ty(e.id);
        self.concrete(ty)
    }

    pub fn shape(&mut self, ty: Ty) -> Rc<Shape> {
        self.p.shape(ty)
    }

    pub fn under(&mut self, ty: Ty) -> Ty {
        self.p.chk.under(ty)
    }

    /// The structure of a type, names looked through.
    pub fn kind(&mut self, ty: Ty) -> vo_types::TypeKind<'a> {
        let under = self.p.chk.under(ty);
        self.p.chk.types.kind(under)
    }

    /// The type of an object.
    pub fn obj_ty(&mut self, obj: Obj) -> Ty {
        let ty = self.p.chk.object(obj).ty;
        self.concrete(ty)
    }

    // ------------------------------------------------------------------------- prologue and epilogue

    /// Emits what comes first in a function that has variables.
    pub fn prologue(&mut self, uses_recover: bool, has_defer: bool) {
        if uses_recover {
            let token = self.alloc(1);
            self.op(Op::RecoverToken, token, 0, 0);
            self.recover_token = Some(token);
            self.b.function_mut().flags |= FuncFlags::USES_RECOVER;
        }
        if has_defer {
            let base = self.alloc(1);
            self.op(Op::DeferBase, base, 0, 0);
            self.defer_base = Some(base);
            self.b.function_mut().flags |= FuncFlags::HAS_DEFER;
        }
        self.frame_reg = self.alloc(1);
        self.opi(Op::Frame, self.frame_reg, 0, 0);
        if has_defer && let Some(out) = self.out_reg {
            let slot = self.frame_alloc(8);
            self.opi(Op::StP, out, self.frame_reg, slot);
            self.out_slot = Some(slot as u32);
        }
    }

    /// Emits `unframe` and `ret` of results in `first..`.
    pub fn emit_ret(&mut self, first: u16) {
        self.op(Op::Unframe, self.frame_reg, 0, 0);
        self.op(Op::Ret, first, 0, 0);
        self.reserve_to(first as u32 + self.abi.nres as u32);
    }

    /// Returns the values of the result variables.
    pub fn return_result_vars(&mut self) {
        let vars = self.result_vars.clone();
        if let Some(out) = self.out_reg {
            for (k, var) in vars.iter().enumerate() {
                let offset = self.abi.out.as_ref().expect("an out pointer has an area").offsets[k];
                let src = self.load_storage(var.storage, var.ty);
                self.store_mem(out, offset as i32, var.ty, src);
            }
            self.emit_ret(1);
            return;
        }
        // Results that lie in registers in order are returned where they are.
        let mut expected = None;
        let contiguous = vars.iter().all(|var| match var.storage {
            Storage::Reg(r) => {
                let fits = expected.is_none_or(|e| e == r);
                expected = Some(r + self.p.shape(var.ty).regs);
                fits
            }
            _ => false,
        });
        if contiguous && let Some(&ResultVar { storage: Storage::Reg(first), .. }) = vars.first() {
            self.emit_ret(first);
            return;
        }
        let first = self.alloc(self.abi.nres);
        for (k, var) in vars.iter().enumerate() {
            let dst = first + self.abi.result_regs[k];
            self.load_storage_into(var.storage, var.ty, dst);
        }
        self.emit_ret(first);
    }

    /// Emits the landing pad of a function with deferred calls.
    pub fn landing_pad(&mut self) {
        let Some(base) = self.defer_base else { return };
        let label = self.bind_new();
        self.b.set_landing(label);
        self.opi(Op::Reframe, self.frame_reg, 0, 0);
        self.op(Op::RunDefers, base, 0, 0);
        if let (Some(out), Some(slot)) = (self.out_reg, self.out_slot) {
            self.opi(Op::Ld64, out, self.frame_reg, slot as i32);
        }
        for var in self.result_vars.clone() {
            if let (Storage::Cell(reg), Some(slot)) = (var.storage, var.cell_slot) {
                self.opi(Op::Ld64, reg, self.frame_reg, slot as i32);
            }
        }
        self.return_result_vars();
    }

    fn finish(mut self) -> Function {
        let size = (self.frame_max.max(8)).next_multiple_of(16) as i32;
        let used = self.frame_used;
        let (frame_reg, max) = (self.frame_reg, self.max);
        let function = self.b.function_mut();
        for inst in &mut function.code {
            if matches!(inst.op, Op::Frame | Op::Reframe) {
                *inst = Inst::with_cd(inst.op, frame_reg, 0, size);
            }
        }
        self.b.reserve_regs(max + 1);
        let mut function = self.b.finish();
        if !used {
            remove(&mut function, |op| matches!(op, Op::Frame | Op::Unframe | Op::Reframe));
        }
        function
    }
}

/// Removes instructions, and moves everything that refers to the others.
fn remove(function: &mut Function, unwanted: impl Fn(Op) -> bool) {
    if !function.code.iter().any(|inst| unwanted(inst.op)) {
        return;
    }
    let mut new_pc = Vec::with_capacity(function.code.len() + 1);
    let mut kept = 0u32;
    for inst in &function.code {
        new_pc.push(kept);
        kept += u32::from(!unwanted(inst.op));
    }
    new_pc.push(kept);
    let moved = |pc: u32| new_pc[pc as usize];
    function.code.retain(|inst| !unwanted(inst.op));
    for inst in &mut function.code {
        if inst.op.info().operands.iter().any(|o| o.role == vo_bytecode::Role::Target) {
            *inst = Inst::with_cd(inst.op, inst.a, inst.b, moved(inst.index() as u32) as i32);
        }
    }
    function.jump_tables.iter_mut().flatten().for_each(|pc| *pc = moved(*pc));
    function.loops.iter_mut().for_each(|pc| *pc = moved(*pc));
    function.landing = function.landing.map(moved);
    function.lines.iter_mut().for_each(|line| line.pc = moved(line.pc));
    keep_last(&mut function.lines, |line| line.pc);
    function.moves.iter_mut().for_each(|file| file.pc = moved(file.pc));
    keep_last(&mut function.moves, |file| file.pc);
}

/// Of entries that begin at the same instruction the last one holds.
fn keep_last<T>(entries: &mut Vec<T>, pc: impl Fn(&T) -> u32) {
    for entry in std::mem::take(entries) {
        match entries.last_mut() {
            Some(last) if pc(last) == pc(&entry) => *last = entry,
            _ => entries.push(entry),
        }
    }
}
