//! Declared functions, function literals and initialisers: parameters, results, local variables.

use vo_bytecode::{NativeId, Op};
use vo_syntax::{NodeId, ast};
use vo_types::{Obj, Ty, VarKind};

use crate::capture::Capture;
use crate::effects::body_facts;
use crate::func::{Lower, ResultVar, Storage};

/// Larger variables live on the heap.
const MAX_FRAME_VAR: u64 = 64 << 10;

/// Larger new objects live on the heap.
const MAX_FRAME_OBJECT: u64 = 4 << 10;

/// Where a variable is to live.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Placement {
    Reg,
    Frame,
    Heap,
}

impl<'a> Lower<'_, '_, 'a> {
    pub fn declared(&mut self, obj: Obj) {
        let body = self.p.chk.ensure_body(obj);
        if self.p.is_wrong() {
            return;
        }
        let object = self.p.chk.object(obj);
        let func = object.as_func().expect("a declared function is one");
        let (params, results, recv) = (func.params.clone(), func.results.clone(), func.recv_var);
        let pos = object.pos;
        let Some(body) = body else {
            self.unsupported(pos.span(), "function without body");
            return;
        };
        self.at(pos);
        self.body(recv, &params, &results, body, &[]);
    }

    pub fn literal(&mut self, lit: &'a ast::FuncLit, node: NodeId, captures: &[Capture]) {
        let info = self.info().func_lit(node).cloned();
        let Some(info) = info else {
            self.unsupported(lit.body.span(), "unchecked function literal");
            return;
        };
        self.at(lit.body.lbrace);
        self.body(None, &info.params, &info.results, &lit.body, captures);
    }

    fn body(&mut self, recv: Option<Obj>, params: &[Obj], results: &[Obj], body: &'a ast::Block, captures: &[Capture]) {
        let facts = body_facts(self.info(), &body.stmts);
        let all: Vec<Obj> = recv.iter().chain(params).chain(results).copied().collect();
        self.analyse_escapes(&all, &body.stmts);
        self.find_shared(&facts.ranges, results);
        self.gotos = facts.gotos;
        self.own_labels = facts.labels;
        self.prologue(facts.recover, facts.defer);
        self.load_captures(captures);
        if let (Some(recv), Some(ty)) = (recv, self.abi.recv) {
            self.bind_param(recv, ty, 1);
        }
        let abi = self.abi.clone();
        for (k, &param) in params.iter().enumerate() {
            self.bind_param(param, abi.params[k], 1 + abi.param_regs[k]);
        }
        self.bind_results(results, facts.defer);
        self.keep_all();
        self.stmts(&body.stmts);
        self.at(body.rbrace);
        if abi.results.is_empty() {
            self.return_none();
        } else if !matches!(body.stmts.last().map(|s| &s.kind), Some(ast::StmtKind::Return(_))) {
            self.op(Op::Unreachable, 0, 0, 0);
        }
        self.landing_pad();
    }

    /// Package variables initialised by one expression.
    pub fn initializer(&mut self, lhs: &[Obj], rhs: &'a ast::Expr) {
        self.at(rhs.pos());
        self.prologue(false, false);
        match lhs {
            [one] => {
                let ty = self.obj_ty(*one);
                if self.p.chk.object(*one).name.is_blank() {
                    self.expr_as(rhs, ty);
                } else {
                    let value = self.expr_as(rhs, ty);
                    let place = self.variable(*one);
                    self.store(place, ty, value);
                }
            }
            many => {
                let values = self.multi_value(rhs);
                for (&obj, &(value, from)) in many.iter().zip(&values) {
                    if self.p.chk.object(obj).name.is_blank() {
                        continue;
                    }
                    let ty = self.obj_ty(obj);
                    let value = self.converted(value, from, ty);
                    let place = self.variable(obj);
                    self.store(place, ty, value);
                }
            }
        }
        self.emit_ret(1);
    }

    pub fn native_shim(&mut self, native: NativeId) {
        self.prologue(false, false);
        let abi = self.abi.clone();
        // A native's arguments and results begin at the window itself.
        let window = self.alloc(abi.arg_regs.max(abi.nres).max(1));
        self.copy_args(&abi, 1, window);
        self.call_library_native(native, window);
        self.emit_ret(window);
    }

    /// Moves all argument registers of a function to another window.
    pub fn copy_args(&mut self, abi: &crate::abi::Abi, from: u16, to: u16) {
        if let Some(recv) = abi.recv {
            self.move_value(recv, to, from);
        }
        if let Some(out) = &abi.out {
            self.op(Op::Mov, to + out.reg, from + out.reg, 0);
        }
        for (&ty, &reg) in abi.params.iter().zip(&abi.param_regs) {
            self.move_value(ty, to + reg, from + reg);
        }
    }

    // --------------------------------------------------------------------------------- variables

    /// Whether a closure can hold a copy of the variable.
    pub fn captured_by_value(&self, obj: Obj) -> bool {
        self.p.chk.object(obj).as_var().is_some_and(|var| {
            !var.reassigned && !var.address_taken && var.kind != VarKind::Result && !self.shared.contains(&obj)
        })
    }

    pub fn placement(&mut self, obj: Obj, ty: Ty) -> Placement {
        let shape = self.shape(ty);
        let Some(&var) = self.p.chk.object(obj).as_var() else { return Placement::Reg };
        let by_ref = var.captured && !self.captured_by_value(obj);
        if (by_ref || var.address_taken) && !self.frame_vars.contains(&obj) || shape.size > MAX_FRAME_VAR {
            return Placement::Heap;
        }
        if by_ref || var.address_taken || shape.memory || self.shared.contains(&obj) {
            return Placement::Frame;
        }
        Placement::Reg
    }

    pub fn bind_param(&mut self, obj: Obj, ty: Ty, reg: u16) {
        let shape = self.shape(ty);
        let storage = match self.placement(obj, ty) {
            Placement::Reg => Storage::Reg(reg),
            // The copy that the caller made is the variable.
            Placement::Frame if shape.memory => Storage::Mem { base: reg, off: 0 },
            Placement::Frame => {
                let off = self.frame_alloc(shape.size);
                self.store_mem(self.frame_reg, off, ty, reg);
                Storage::Mem { base: self.frame_reg, off }
            }
            Placement::Heap => {
                let cell = self.new_cell(ty);
                self.store_mem(cell, 0, ty, reg);
                Storage::Cell(cell)
            }
        };
        self.set_local(obj, storage, ty);
    }

    /// A register that holds the address of a new zeroed object.
    pub fn new_cell(&mut self, ty: Ty) -> u16 {
        let cell = self.alloc(1);
        let id = self.p.type_id(ty);
        self.opi(Op::New, cell, 0, id.0 as i32);
        cell
    }

    /// Frame memory for a new object that does not outlive the block, if there is no other reason to
    /// have it on the heap.
    pub fn frame_object(&mut self, node: NodeId, ty: Ty) -> Option<i32> {
        let size = self.shape(ty).size;
        if !self.frame_objects.contains(&node) || size > MAX_FRAME_OBJECT {
            return None;
        }
        let off = self.frame_alloc(size);
        self.keep_frame(off as u32 + size.next_multiple_of(8) as u32);
        Some(off)
    }

    fn bind_results(&mut self, results: &[Obj], has_defer: bool) {
        let named = results.iter().any(|&obj| !self.p.chk.object(obj).name.as_str().is_empty());
        if !named && !has_defer && !self.results_in_memory {
            return;
        }
        for &obj in results {
            let ty = self.obj_ty(obj);
            let shape = self.shape(ty);
            let placement = match self.placement(obj, ty) {
                // Recovery restores memory, not registers.
                Placement::Reg if has_defer || self.results_in_memory => Placement::Frame,
                placement => placement,
            };
            let storage = self.declare(obj, ty, placement);
            let mut cell_slot = None;
            match storage {
                Storage::Reg(reg) => self.zero_value(ty, reg),
                Storage::Mem { off, .. } => self.zero_frame(off, shape.size),
                Storage::Cell(cell) => {
                    if has_defer {
                        let slot = self.frame_alloc(8);
                        self.opi(Op::StP, cell, self.frame_reg, slot);
                        cell_slot = Some(slot as u32);
                    }
                }
            }
            self.result_vars.push(ResultVar { ty, storage, cell_slot });
            self.result_objs.push((obj, ty));
        }
    }

    /// Gives a variable its place. Registers and frame memory are not initialised, cells are zero.
    pub fn declare(&mut self, obj: Obj, ty: Ty, placement: Placement) -> Storage {
        let shape = self.shape(ty);
        let storage = match placement {
            Placement::Reg => Storage::Reg(self.alloc(shape.regs)),
            Placement::Frame => Storage::Mem { base: self.frame_reg, off: self.frame_alloc(shape.size) },
            Placement::Heap => Storage::Cell(self.new_cell(ty)),
        };
        self.set_local(obj, storage, ty);
        storage
    }

    /// Declares a variable with its zero value.
    pub fn declare_zero(&mut self, obj: Obj) {
        let ty = self.obj_ty(obj);
        let placement = self.placement(obj, ty);
        let size = self.shape(ty).size;
        match self.declare(obj, ty, placement) {
            Storage::Reg(reg) => self.zero_value(ty, reg),
            Storage::Mem { off, .. } => self.zero_frame(off, size),
            Storage::Cell(_) => {}
        }
    }

    /// Declares a variable with the value of an expression.
    pub fn declare_init(&mut self, obj: Obj, e: &'a ast::Expr) {
        let ty = self.obj_ty(obj);
        match self.placement(obj, ty) {
            Placement::Reg => {
                let reg = self.fresh_value(e, ty);
                self.note_dynamic_type(obj, ty, e);
                self.set_local(obj, Storage::Reg(reg), ty);
            }
            Placement::Frame => {
                let size = self.shape(ty).size;
                let off = self.frame_alloc(size);
                self.expr_to_mem(e, ty, self.frame_reg, off);
                self.set_local(obj, Storage::Mem { base: self.frame_reg, off }, ty);
            }
            Placement::Heap => {
                let cell = self.alloc(1);
                let value = self.expr_as(e, ty);
                let id = self.p.type_id(ty);
                self.opi(Op::New, cell, 0, id.0 as i32);
                self.store_mem(cell, 0, ty, value);
                self.set_local(obj, Storage::Cell(cell), ty);
            }
        }
    }

    /// Remembers the dynamic type of an interface variable that stays as it is declared.
    fn note_dynamic_type(&mut self, obj: Obj, ty: Ty, e: &ast::Expr) {
        let stays = self.p.chk.object(obj).as_var().is_some_and(|var| !var.reassigned && !var.address_taken);
        if !stays || !self.is_interface(ty) || self.info().expr(e.id).mode == vo_types::Mode::Nil {
            return;
        }
        let from = self.ty(e);
        if !self.is_interface(from) && from != Ty::UNTYPED_NIL {
            self.dynamic_types.insert(obj, from);
        }
    }

    /// Declares a variable with a value in registers (or at an address).
    pub fn declare_value(&mut self, obj: Obj, value: u16, from: Ty) {
        let ty = self.obj_ty(obj);
        let placement = self.placement(obj, ty);
        let value = self.converted(value, from, ty);
        // A temporary of this statement becomes the variable.
        if placement == Placement::Reg && value >= self.statement_base {
            self.set_local(obj, Storage::Reg(value), ty);
            return;
        }
        let storage = self.declare(obj, ty, placement);
        self.store(Self::storage_place(storage), ty, value);
    }

    /// Enters a variable, and keeps what it occupies until its scope ends.
    pub fn set_local(&mut self, obj: Obj, storage: Storage, ty: Ty) {
        self.locals.insert(obj, storage);
        let shape = self.shape(ty);
        match storage {
            Storage::Reg(reg) => self.keep_regs(reg + shape.regs),
            Storage::Cell(reg) => self.keep_regs(reg + 1),
            Storage::Mem { base, off } if base == self.frame_reg => {
                self.keep_frame(off as u32 + shape.size.next_multiple_of(8) as u32);
            }
            Storage::Mem { .. } => {}
        }
    }

    /// The value of an expression in registers that nothing else uses.
    fn fresh_value(&mut self, e: &'a ast::Expr, ty: Ty) -> u16 {
        let inner = e.unparen();
        if matches!(inner.kind, ast::ExprKind::Call(_)) {
            let own = self.ty(inner);
            if own == ty && self.info().constant(inner.id).is_none() {
                let before = self.next;
                let reg = self.expr(inner);
                if reg >= before {
                    let regs = self.shape(ty).regs;
                    self.free_above(reg + regs);
                    return reg;
                }
                let regs = self.shape(ty).regs;
                let dst = self.alloc(regs);
                self.move_value(ty, dst, reg);
                return dst;
            }
        }
        let regs = self.shape(ty).regs;
        let dst = self.alloc(regs);
        self.expr_to(e, ty, dst);
        self.free_above(dst + regs);
        dst
    }
}
