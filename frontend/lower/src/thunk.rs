//! `defer` and `go`: calls whose operands are evaluated now and that are made later.
//!
//! What runs later is a closure without parameters and results. A call of a function value that has
//! none is that closure itself; for other calls it is a *thunk*, which holds callee and arguments.

use std::rc::Rc;

use vo_bytecode::{FRAME_HEADER, FuncFlags, ITAB_FUNCS, Op};
use vo_syntax::{NodeId, ast::Expr, ast::ExprKind};
use vo_types::{Builtin, Mode, Ty};

use crate::abi::Abi;
use crate::call::{CallKind, Emitted, Prepared};
use crate::capture::{FIRST_CAPTURE, captured_size};
use crate::func::Lower;
use crate::program::{Body, Callee};

/// What a thunk calls.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ThunkTarget {
    Callee(Callee),
    /// The interface value is the first capture.
    Interface {
        index: u16,
    },
    /// The closure is the first capture.
    Closure,
}

/// What makes a call that a statement prepares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Later {
    Deferred,
    Goroutine,
}

impl ThunkTarget {
    fn words(self) -> u32 {
        match self {
            ThunkTarget::Callee(_) => 0,
            ThunkTarget::Interface { .. } | ThunkTarget::Closure => 1,
        }
    }
}

impl<'a> Lower<'_, '_, 'a> {
    pub fn defer_statement(&mut self, e: &'a Expr) {
        let closure = self.later(e, Later::Deferred);
        self.at(e.pos());
        if self.range_body.is_some() {
            return self.defer_in_range_body(closure);
        }
        self.op(Op::Defer, closure, 0, 0);
    }

    pub fn go_statement(&mut self, e: &'a Expr) {
        let closure = self.later(e, Later::Goroutine);
        self.at(e.pos());
        self.native_ints("rt.go", &[closure], 0);
    }

    /// A register with a closure that makes the call.
    fn later(&mut self, e: &'a Expr, when: Later) -> u16 {
        let inner = e.unparen();
        let ExprKind::Call(call) = &inner.kind else {
            self.unsupported(e.span, "this expression in defer or go");
            return 0;
        };
        match self.call_kind(call) {
            CallKind::Call => {}
            CallKind::Builtin(builtin) => return self.builtin_later(builtin, inner, &call.args),
            CallKind::Conversion | CallKind::Intrinsic(_) => {
                self.unsupported(e.span, "this call in defer or go");
                return 0;
            }
        }
        let prepared = self.prepare_call(call, None, true);
        let abi = prepared.abi.clone();
        let plain = abi.arg_regs == 0 && abi.results.is_empty();
        match prepared.callee {
            // Other function values may be nil, which is met when the call is made, or here by `rt.go`.
            Emitted::Closure(reg)
                if plain && (when == Later::Goroutine || matches!(call.fun.unparen().kind, ExprKind::FuncLit(_))) =>
            {
                return reg;
            }
            Emitted::Callee(Callee::Func(id)) if plain => {
                let reg = self.alloc(1);
                self.opi(Op::FuncVal, reg, 0, id.0 as i32);
                return reg;
            }
            _ => {}
        }
        self.make_thunk(&prepared)
    }

    fn make_thunk(&mut self, prepared: &Prepared) -> u16 {
        let abi = prepared.abi.clone();
        let target = match prepared.callee {
            Emitted::Callee(callee) => ThunkTarget::Callee(callee),
            Emitted::Interface { index, .. } => ThunkTarget::Interface { index },
            Emitted::Closure(_) => ThunkTarget::Closure,
        };
        let (slots, words) = self.thunk_layout(target, &abi);
        let own = self.p.compute_abi(None, &[], &[], false);
        let name = format!("{}.deferwrap", self.b.function_mut().name);
        let flags = FuncFlags::WRAPPER | FuncFlags::CLOSURE | FuncFlags::USES_RECOVER;
        let body = Body::Thunk { target, abi };
        let id = self.p.declare(name, Some(self.file), Rc::new(own), flags, self.subst.clone(), body);
        if let Emitted::Interface { itab, .. } = prepared.callee {
            self.op(Op::NilChk, itab, 0, 0);
        }
        let closure = self.alloc(1);
        self.b.ab_imm(Op::NewClosure, closure, words as u16, id.0 as i32);
        match prepared.callee {
            Emitted::Interface { itab, .. } => self.opi(Op::StP, itab, closure, FIRST_CAPTURE as i32),
            Emitted::Closure(reg) => self.opi(Op::StP, reg, closure, FIRST_CAPTURE as i32),
            Emitted::Callee(_) => {}
        }
        for (ty, reg, offset) in slots {
            let shape = self.shape(ty);
            self.store_words(closure, offset, &shape, ty, prepared.args + reg);
        }
        closure
    }

    /// Type, argument register and closure offset of what a thunk captures, and the words of all.
    fn thunk_layout(&mut self, target: ThunkTarget, abi: &Abi) -> (Vec<(Ty, u16, i32)>, u32) {
        let mut offset = FIRST_CAPTURE + 8 * target.words();
        let mut slots = Vec::new();
        let recv = abi.recv.map(|ty| (ty, 0));
        for (ty, reg) in recv.into_iter().chain(abi.params.iter().copied().zip(abi.param_regs.iter().copied())) {
            slots.push((ty, reg, offset as i32));
            offset += captured_size(&self.shape(ty));
        }
        (slots, (offset - FIRST_CAPTURE) / 8)
    }

    /// The code of a thunk.
    pub fn thunk(&mut self, target: &ThunkTarget, abi: &Abi) {
        self.prologue(false, false);
        let (slots, _) = self.thunk_layout(*target, abi);
        let first = self.alloc(1);
        let callee = match *target {
            ThunkTarget::Callee(callee) => {
                if let Callee::Func(id) = callee {
                    self.opi(Op::FuncVal, first, 0, id.0 as i32);
                    self.op(Op::KeepRecover, first, 0, 0);
                }
                Emitted::Callee(callee)
            }
            ThunkTarget::Interface { index } => {
                self.opi(Op::Ld64, first, 0, FIRST_CAPTURE as i32);
                let func = self.alloc(1);
                self.opi(Op::Ld32U, func, first, ITAB_FUNCS as i32 + 4 * i32::from(index));
                self.op(Op::KeepRecover, func, 0, 0);
                self.free_above(func);
                Emitted::Interface { itab: first, index }
            }
            ThunkTarget::Closure => {
                self.opi(Op::Ld64, first, 0, FIRST_CAPTURE as i32);
                self.op(Op::KeepRecover, first, 0, 0);
                Emitted::Closure(first)
            }
        };
        let native = matches!(callee, Emitted::Callee(Callee::Native(_)));
        let base = self.next;
        let (window, args) = if native { (base, base) } else { (base + FRAME_HEADER, base + FRAME_HEADER + 1) };
        self.enter_window(args + abi.arg_regs);
        for (ty, reg, offset) in slots {
            let shape = self.shape(ty);
            self.load_words(0, offset, &shape, args + reg);
        }
        if let Some(area) = &abi.out {
            let off = self.frame_alloc(area.size);
            self.frame_addr(args + area.reg, off);
        }
        self.emit_call_op(callee, window, abi);
        self.emit_ret(1);
    }

    // ------------------------------------------------------------------------- predeclared functions

    fn builtin_later(&mut self, builtin: Builtin, call: &'a Expr, args: &'a [Expr]) -> u16 {
        let mut captures: Vec<(NodeId, Ty)> = Vec::new();
        let mut values = Vec::new();
        let mut offset = FIRST_CAPTURE;
        for arg in args {
            let info = self.info().expr(arg.id);
            if matches!(info.mode, Mode::Type | Mode::Const | Mode::Nil) {
                continue;
            }
            let ty = self.concrete(info.ty);
            let value = self.expr(arg);
            captures.push((arg.id, ty));
            values.push((ty, value, offset as i32));
            offset += captured_size(&self.shape(ty));
        }
        if let (Builtin::Recover, Some(token)) = (builtin, self.recover_token) {
            // The permission to recover is that of the function with the `defer`.
            captures.push((call.id, Ty::UINTPTR));
            values.push((Ty::UINTPTR, token, offset as i32));
            offset += 8;
        }
        debug_assert!(builtin != Builtin::Make, "the checker rejects discarded results");
        let own = Rc::new(self.p.compute_abi(None, &[], &[], false));
        let name = format!("{}.deferwrap", self.b.function_mut().name);
        let flags = FuncFlags::WRAPPER | FuncFlags::CLOSURE;
        let body = Body::BuiltinThunk { call, captures: captures.into() };
        let id = self.p.declare(name, Some(self.file), own, flags, self.subst.clone(), body);
        let closure = self.alloc(1);
        self.b.ab_imm(Op::NewClosure, closure, ((offset - FIRST_CAPTURE) / 8) as u16, id.0 as i32);
        for (ty, value, offset) in values {
            let shape = self.shape(ty);
            self.store_words(closure, offset, &shape, ty, value);
        }
        closure
    }

    pub fn builtin_thunk(&mut self, call: &'a Expr, captures: &[(NodeId, Ty)]) {
        self.prologue(false, false);
        self.at(call.pos());
        let mut offset = FIRST_CAPTURE;
        for &(node, ty) in captures {
            let shape = self.shape(ty);
            let reg = self.alloc(shape.regs.max(1));
            self.load_words(0, offset as i32, &shape, reg);
            offset += captured_size(&shape);
            if node == call.id {
                self.recover_token = Some(reg);
            } else {
                self.overrides.insert(node, reg);
            }
        }
        if let ExprKind::Call(inner) = &call.kind
            && let CallKind::Builtin(builtin) = self.call_kind(inner)
        {
            self.builtin_statement(builtin, call, inner);
        }
        self.emit_ret(1);
    }
}
