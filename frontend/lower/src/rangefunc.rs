//! `range` over a function: the loop's body as a function that the iterator calls.
//!
//! The body's closure object is `{func_id, state, control, defers, captures...}`. `state` is 0 while the body may
//! be called, else one of [`State`]. `control` is the address of a word in
//! the frame of the function around the loop, shared by all bodies nested in it: 0, or why the body left the loop,
//! -1 for `return`, else the number of a branch to a label outside. Who made the call acts on it, or passes it on if
//! the target lies further out.
//! `defers` is the address of a slice of closures that the body wants deferred: the function around the
//! loop has deferred a *collector*, which runs them in reverse.
//!
//! Variables that bodies share with the function around them live in its frame memory; results too.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashSet;
use vo_bytecode::{FRAME_HEADER, FuncFlags, Label, Op};
use vo_syntax::ast::{BranchKind, Expr, ExprKind, Ident, RangeStmt, Stmt, StmtKind};
use vo_syntax::{NodeId, Span, Symbol};
use vo_types::{FileInfo, FuncCtxId, Obj, Ty, TypeKind, VarKind};

use crate::call::Emitted;
use crate::capture::{Capture, FIRST_CAPTURE, captured_size};
use crate::effects::{Visitor, walk_expr, walk_stmts};
use crate::func::{Lower, ResultVar, Storage, Target};
use crate::program::Body;

const STATE: i32 = FIRST_CAPTURE as i32;
const CONTROL: i32 = STATE + 8;
const DEFERS: i32 = CONTROL + 8;
const VARIABLES: u32 = FIRST_CAPTURE + 24;

/// Why the body can't be called; 0 is that it can. `rt.panic_range_exit` tells them apart.
#[derive(Clone, Copy)]
enum State {
    Ready = 0,
    /// It has left the loop.
    Left = 1,
    /// The iterator has returned.
    Over = 2,
    /// It runs, or has panicked.
    Running = 3,
    /// It has panicked, and the iterator has returned all the same.
    PanicLost = 4,
}

/// The number that means `return`.
const RETURN: i32 = -1;

/// Branches out of bodies: the number of each is its position plus one.
pub(crate) type Exits = Rc<RefCell<Vec<(BranchKind, Symbol)>>>;

/// The body of a range over a function.
pub(crate) struct RangeBody<'a> {
    pub stmt: &'a RangeStmt,
    label: Option<Symbol>,
    captures: Vec<Capture>,
    exits: Exits,
    results: Vec<(Obj, Ty)>,
}

/// What a range body refers to beyond itself.
#[derive(Default)]
struct Outside {
    variables: Vec<Obj>,
    seen: FxHashSet<Obj>,
    returns: bool,
    branches: Vec<(BranchKind, Symbol)>,
    defers: bool,
}

struct Finder<'i, 'c, 'a> {
    info: &'i FileInfo,
    chk: &'i vo_types::Checker<'c>,
    inside: Span,
    labels: FxHashSet<Symbol>,
    /// Nesting of function literals, whose statements are their own.
    found: Outside,
    literal: Vec<Span>,
    _tree: std::marker::PhantomData<&'a ()>,
}

impl<'t> Visitor<'t> for Finder<'_, '_, 't> {
    fn enter_expr(&mut self, e: &'t Expr) -> bool {
        match &e.kind {
            ExprKind::Name(_) => self.name(e.id),
            ExprKind::FuncLit(lit) => self.literal.push(lit.body.span()),
            _ => {}
        }
        true
    }

    fn enter_stmt(&mut self, s: &'t Stmt) -> bool {
        self.literal.retain(|span| span.contains(s.span.lo));
        if !self.literal.is_empty() {
            return true;
        }
        match &s.kind {
            StmtKind::Return(_) => self.found.returns = true,
            StmtKind::Labeled(labeled) => {
                self.labels.insert(labeled.label.name);
            }
            StmtKind::Branch(kind, Some(label)) if !self.found.branches.contains(&(*kind, label.name)) => {
                self.found.branches.push((*kind, label.name));
            }
            StmtKind::Defer(_) => self.found.defers = true,
            _ => {}
        }
        true
    }
}

impl Finder<'_, '_, '_> {
    fn name(&mut self, node: NodeId) {
        let Some(obj) = self.info.object(node) else { return };
        let object = self.chk.object(obj);
        let Some(var) = object.as_var() else { return };
        let local = var.owner != FuncCtxId::NONE && var.kind != VarKind::Package;
        if local && !self.inside.contains(object.pos) && self.found.seen.insert(obj) {
            self.found.variables.push(obj);
        }
    }
}

impl<'a> Lower<'_, '_, 'a> {
    fn is_range_func(&mut self, range: &RangeStmt) -> bool {
        let ty = self.ty(&range.x);
        matches!(self.kind(ty), TypeKind::Signature(_))
    }

    /// What the body (and what is assigned each time) refers to outside.
    fn outside(&self, range: &'a RangeStmt) -> Outside {
        let lo =
            if range.define { range.lhs.first().map_or(range.body.lbrace, |e| e.span.lo) } else { range.body.lbrace };
        let mut finder = Finder {
            info: self.info(),
            chk: self.p.chk,
            inside: Span { lo, hi: range.body.span().hi },
            labels: FxHashSet::default(),
            found: Outside::default(),
            literal: Vec::new(),
            _tree: std::marker::PhantomData,
        };
        if !range.define {
            range.lhs.iter().for_each(|e| walk_expr(&mut finder, e));
        }
        walk_stmts(&mut finder, &range.body.stmts);
        let mut found = finder.found;
        found.branches.retain(|(_, label)| !finder.labels.contains(label));
        found
    }

    /// Finds variables that bodies of ranges over functions share with this function.
    pub fn find_shared(&mut self, ranges: &[&'a RangeStmt], results: &[Obj]) {
        for range in ranges {
            if !self.is_range_func(range) {
                continue;
            }
            let outside = self.outside(range);
            for obj in outside.variables {
                let changes = self.p.chk.object(obj).as_var().is_some_and(|var| var.reassigned);
                if changes {
                    self.shared.insert(obj);
                }
            }
            if outside.returns {
                self.results_in_memory = true;
                self.shared.extend(results);
            }
        }
    }

    pub fn range_func(&mut self, range: &'a RangeStmt, label: Option<Symbol>) {
        let x_ty = self.ty(&range.x);
        let TypeKind::Signature(sig) = self.kind(x_ty) else { return };
        let Some(&yield_ty) = sig.params.first() else { return };
        let outside = self.outside(range);
        let list = outside.defers.then(|| self.deferred_list());
        let exits = self.exits();
        let closure = self.range_closure(range, label, yield_ty, &outside, exits.clone());
        if let Some(list) = list {
            self.opi(Op::StP, list, closure, DEFERS);
        }
        let abi = self.p.abi(None, x_ty);
        let iterator = self.expr(&range.x);
        let window = self.next + FRAME_HEADER;
        self.enter_window(window + 1 + abi.arg_regs);
        self.op(Op::Mov, window + 1, closure, 0);
        self.at(range.range_pos);
        self.emit_call_op(Emitted::Closure(iterator), window, &abi);
        self.free_above(window);
        let returned = self.b.label();
        let state = self.int_temp(0);
        self.opi(Op::Ld64, state, closure, STATE);
        self.b.branch(Op::BrNeImm, state, State::Running as u16, returned);
        self.opi(Op::ConstI, state, 0, State::PanicLost as i32);
        self.native_ints("rt.panic_range_exit", &[state], 0);
        self.b.bind(returned);
        self.set_state(closure, State::Over);
        self.leave_loop(&outside, &exits);
    }

    fn set_state(&mut self, closure: u16, state: State) {
        let value = self.int_temp(state as i64);
        self.opi(Op::St64, value, closure, STATE);
    }

    /// A register with the address of the slice of closures that the body wants deferred.
    fn deferred_list(&mut self) -> u16 {
        let list = self.alloc(1);
        if self.range_body.is_some() {
            self.opi(Op::Ld64, list, 0, DEFERS);
            return list;
        }
        let func = self.p.chk.types.func(&[], &[], false);
        let slice = self.p.chk.types.slice(func);
        let id = self.p.type_id(slice);
        self.opi(Op::New, list, 0, id.0 as i32);
        let own = Rc::new(self.p.compute_abi(None, &[], &[], false));
        let name = format!("{}.deferwrap", self.b.function_mut().name);
        let flags = FuncFlags::WRAPPER | FuncFlags::CLOSURE;
        let collector = self.p.declare(name, Some(self.file), own, flags, self.subst.clone(), Body::DeferCollector);
        let closure = self.alloc(1);
        self.b.ab_imm(Op::NewClosure, closure, 1, collector.0 as i32);
        self.opi(Op::StP, list, closure, FIRST_CAPTURE as i32);
        self.op(Op::Defer, closure, 0, 0);
        list
    }

    /// In a body: adds a closure to those that are to be deferred.
    pub fn defer_in_range_body(&mut self, closure: u16) {
        let func = self.p.chk.types.func(&[], &[], false);
        let id = self.p.type_id(func);
        let list = self.alloc(1);
        self.opi(Op::Ld64, list, 0, DEFERS);
        let slice = self.alloc(3);
        self.opi(Op::Ld3, slice, list, 0);
        let len = self.alloc(1);
        self.op(Op::Mov, len, slice + 1, 0);
        let one = self.int_temp(1);
        self.opi(Op::GrowSlice, slice, one, id.0 as i32);
        self.op(Op::SteP, closure, slice, len);
        self.opi(Op::StSlice, slice, list, 0);
    }

    /// The code of a collector: defers the closures of a list, in order.
    pub fn defer_collector(&mut self) {
        self.prologue(false, true);
        let list = self.alloc(1);
        self.opi(Op::Ld64, list, 0, FIRST_CAPTURE as i32);
        let slice = self.alloc(3);
        self.opi(Op::Ld3, slice, list, 0);
        let (index, closure) = (self.alloc(1), self.alloc(1));
        let exit = self.b.label();
        self.opi(Op::ConstI, index, 0, 0);
        self.b.branch(Op::BrEqImm, slice + 1, 0, exit);
        let header = self.b.loop_header();
        self.op(Op::Lde64, closure, slice, index);
        self.op(Op::Defer, closure, 0, 0);
        self.opi(Op::AddImm, index, index, 1);
        self.b.branch(Op::BrLtS, index, slice + 1, header);
        self.b.bind(exit);
        self.return_none();
        self.landing_pad();
    }

    fn exits(&mut self) -> Exits {
        match &self.range_body {
            Some(body) => body.exits.clone(),
            None => self.exits.get_or_insert_default().clone(),
        }
    }

    /// The register and offset of the control word.
    fn control(&mut self) -> (u16, i32) {
        if self.range_body.is_some() {
            let reg = self.alloc(1);
            self.opi(Op::Ld64, reg, 0, CONTROL);
            return (reg, 0);
        }
        (self.frame_reg, self.control_slot)
    }

    fn range_closure(
        &mut self,
        range: &'a RangeStmt,
        label: Option<Symbol>,
        yield_ty: Ty,
        outside: &Outside,
        exits: Exits,
    ) -> u16 {
        let results: Vec<(Obj, Ty)> = match &self.range_body {
            Some(body) => body.results.clone(),
            None => self.result_objs.clone(),
        };
        let mut captures = Vec::new();
        let mut offset = VARIABLES;
        let returned = if outside.returns { results.as_slice() } else { &[] };
        let objs = outside.variables.iter().copied().chain(returned.iter().map(|r| r.0));
        let mut seen = FxHashSet::default();
        for obj in objs {
            let Some(&storage) = self.locals.get(&obj) else { continue };
            if !seen.insert(obj) {
                continue;
            }
            let ty = self.obj_ty(obj);
            let by_ref = !matches!(storage, Storage::Reg(_));
            captures.push(Capture { obj, ty, by_ref, offset });
            let shape = self.shape(ty);
            offset += if by_ref { 8 } else { captured_size(&shape) };
        }
        let number = self.range_number();
        let name = format!("{}-range{number}", self.b.function_mut().name);
        let abi = self.p.abi(None, yield_ty);
        let stored = captures.clone();
        let body = Rc::new(RangeBody { stmt: range, label, captures, exits, results });
        let id = self.p.declare(name, Some(self.file), abi, FuncFlags::CLOSURE, self.subst.clone(), Body::Range(body));
        let closure = self.alloc(1);
        self.b.ab_imm(Op::NewClosure, closure, ((offset - FIRST_CAPTURE) / 8) as u16, id.0 as i32);
        let mark = self.next;
        if self.range_body.is_none() {
            self.control_slot = self.frame_alloc(8);
        }
        let (base, slot) = self.control();
        if self.range_body.is_none() {
            let zero = self.int_temp(0);
            self.opi(Op::St64, zero, base, slot);
        }
        let address = self.alloc(1);
        self.opi(Op::AddImm, address, base, slot);
        self.opi(Op::StP, address, closure, CONTROL);
        for capture in &stored {
            self.store_capture(closure, capture);
        }
        self.free_above(mark);
        closure
    }

    fn range_number(&mut self) -> u32 {
        self.range_bodies += 1;
        self.range_bodies
    }

    /// After the iterator has returned: goes where the body wanted to.
    fn leave_loop(&mut self, outside: &Outside, exits: &Exits) {
        if !outside.returns && outside.branches.is_empty() {
            return;
        }
        let (base, slot) = self.control();
        let code = self.alloc(1);
        self.opi(Op::Ld64, code, base, slot);
        let end = self.b.label();
        self.b.branch(Op::BrEqImm, code, 0, end);
        if outside.returns {
            let next = self.b.label();
            self.b.branch(Op::BrNeImm, code, RETURN as u16, next);
            match self.leave_label() {
                Some(leave) => {
                    self.b.jump(leave);
                }
                None => self.return_none(),
            }
            self.b.bind(next);
        }
        for &(kind, label) in &outside.branches {
            let number = exit_number(exits, kind, label);
            let next = self.b.label();
            self.b.branch(Op::BrNeImm, code, number as u16, next);
            let target = self.branch_target(kind, Some(label));
            if target.is_some() || self.range_body.is_none() {
                let zero = self.int_temp(0);
                self.opi(Op::St64, zero, base, slot);
            }
            match target.or_else(|| self.leave_label()) {
                Some(target) => {
                    self.b.jump(target);
                }
                None => self.op(Op::Unreachable, 0, 0, 0),
            }
            self.b.bind(next);
        }
        self.b.bind(end);
    }

    /// In a body: where it returns false.
    fn leave_label(&self) -> Option<Label> {
        self.range_body.as_ref()?;
        self.targets.first().map(|t| t.on_break)
    }

    /// The code of a body.
    pub fn range_body(&mut self, body: Rc<RangeBody<'a>>) {
        let range = body.stmt;
        self.at(range.body.lbrace);
        let facts = crate::effects::body_facts(self.info(), &range.body.stmts);
        self.range_body = Some(body.clone());
        self.analyse_escapes(&[], &range.body.stmts);
        self.find_shared(&facts.ranges, &[]);
        self.gotos = facts.gotos;
        self.own_labels = facts.labels;
        self.prologue(false, false);
        self.load_captures(&body.captures);
        for &(obj, ty) in &body.results {
            if let Some(&storage) = self.locals.get(&obj) {
                self.result_vars.push(ResultVar { ty, storage, cell_slot: None });
            }
        }
        let (leave, again) = (self.b.label(), self.b.label());
        let usable = self.b.label();
        let state = self.alloc(1);
        self.opi(Op::Ld64, state, 0, STATE);
        self.b.branch(Op::BrEqImm, state, 0, usable);
        self.native_ints("rt.panic_range_exit", &[state], 0);
        self.b.bind(usable);
        self.set_state(0, State::Running);
        let abi = self.abi.clone();
        for (k, target) in range.lhs.iter().enumerate() {
            let (Some(&ty), Some(&reg)) = (abi.params.get(k), abi.param_regs.get(k)) else { continue };
            if target.is_blank() {
                continue;
            }
            if range.define {
                if let Some(obj) = self.info().object(target.id) {
                    self.bind_param(obj, ty, 1 + reg);
                }
            } else {
                self.assign_value(target, 1 + reg, ty);
            }
        }
        self.keep_all();
        self.targets.push(Target { label: body.label, on_break: leave, on_continue: Some(again) });
        self.block(&range.body.stmts);
        self.b.bind(again);
        self.set_state(0, State::Ready);
        let yes = self.int_temp(1);
        self.emit_ret(yes);
        self.b.bind(leave);
        self.set_state(0, State::Left);
        let no = self.int_temp(0);
        self.emit_ret(no);
        self.targets.pop();
    }

    fn set_control(&mut self, code: i32) {
        let (base, slot) = self.control();
        let value = self.int_temp(i64::from(code));
        self.opi(Op::St64, value, base, slot);
        if let Some(leave) = self.leave_label() {
            self.b.jump(leave);
        }
    }

    pub fn return_from_range_body(&mut self, values: &'a [Expr]) {
        if !values.is_empty() {
            self.set_results(values);
        }
        self.set_control(RETURN);
    }

    pub fn branch_out_of_range_body(&mut self, kind: BranchKind, label: Option<Ident>) {
        let (Some(label), Some(body)) = (label, self.range_body.clone()) else { return };
        let number = exit_number(&body.exits, kind, label.name);
        self.set_control(number);
    }
}

fn exit_number(exits: &Exits, kind: BranchKind, label: Symbol) -> i32 {
    let mut exits = exits.borrow_mut();
    let position = exits.iter().position(|&e| e == (kind, label)).unwrap_or_else(|| {
        exits.push((kind, label));
        exits.len() - 1
    });
    position as i32 + 1
}
