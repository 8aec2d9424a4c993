//! Calls: callees, windows, arguments, results.
//!
//! Arguments are evaluated into the call's window. As in Go's compiler, arguments that call something
//! are evaluated, in order, before those that only read variables.

use std::rc::Rc;

use smallvec::SmallVec;
use vo_bytecode::{FRAME_HEADER, Kind, NativeId, Op};
use vo_syntax::ast::{CallExpr, Expr, ExprKind};
use vo_types::{Builtin, Mode, Obj, Selection, SelectionKind, Ty, TypeKind};

use crate::abi::Abi;
use crate::expr::function_ident;
use crate::func::Lower;
use crate::intrinsics::Intrinsic;
use crate::place::Place;
use crate::program::{Callee, Target};

/// Larger slices of variadic parameters live on the heap.
const MAX_FRAME_SLICE: u64 = 1024;

/// Where the results of a call are.
#[derive(Clone, Debug)]
pub(crate) struct Results {
    pub first: u16,
    /// Frame offset of the out area.
    pub out: Option<i32>,
    pub abi: Rc<Abi>,
}

/// What a call expression is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CallKind {
    Conversion,
    Builtin(Builtin),
    Intrinsic(Intrinsic),
    Call,
}

/// What is called, before arguments are evaluated.
pub(crate) enum Callable<'a> {
    Function {
        target: Target,
        obj: Obj,
    },
    Method {
        target: Target,
        x: &'a Expr,
        selection: Selection,
    },
    Interface {
        x: &'a Expr,
        selection: Selection,
    },
    /// A method of an interface value in registers whose dynamic type is known.
    Known {
        target: Target,
        value: u16,
        concrete: Ty,
        selection: Selection,
    },
    Closure(&'a Expr),
}

/// A call whose callee and arguments have been evaluated.
pub(crate) struct Prepared {
    pub callee: Emitted,
    pub window: u16,
    /// First argument register.
    pub args: u16,
    pub abi: Rc<Abi>,
    pub out: Option<i32>,
}

/// What the call instruction names.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Emitted {
    Callee(Callee),
    Interface { itab: u16, index: u16 },
    Closure(u16),
}

impl<'a> Lower<'_, '_, 'a> {
    pub fn call_kind(&mut self, call: &'a CallExpr) -> CallKind {
        match self.info().expr(call.fun.id).mode {
            Mode::Type => return CallKind::Conversion,
            Mode::Builtin(builtin) => return CallKind::Builtin(builtin),
            _ => {}
        }
        let fun = call.fun.unparen();
        match self.info().expr(fun.id).mode {
            Mode::Type => return CallKind::Conversion,
            Mode::Builtin(builtin) => return CallKind::Builtin(builtin),
            _ => {}
        }
        if let Some(obj) = self.static_function(fun)
            && let Some(intrinsic) = self.intrinsic(obj)
        {
            return CallKind::Intrinsic(intrinsic);
        }
        CallKind::Call
    }

    /// The declared function that an expression names, if it does so directly.
    fn static_function(&self, fun: &Expr) -> Option<Obj> {
        let fun = match &fun.kind {
            ExprKind::Index(index) => index.x.unparen(),
            _ => fun,
        };
        if self.info().selection(fun.id).is_some() {
            return None;
        }
        let obj = self.info().object(function_ident(fun)?)?;
        self.p.chk.object(obj).as_func().is_some().then_some(obj)
    }

    pub fn callable(&mut self, fun: &'a Expr) -> Callable<'a> {
        let fun = fun.unparen();
        let named = match &fun.kind {
            ExprKind::Index(index) if self.info().instance_of(index.x.unparen()).is_some() => index.x.unparen(),
            _ => fun,
        };
        if let ExprKind::Selector(x, name) = &named.kind
            && let Some(selection) = self.info().selection(named.id).cloned()
            && selection.kind == SelectionKind::MethodVal
        {
            let selection = self.concrete_selection(&selection);
            if selection.iface_index.is_some() {
                return match self.known_method(x, &selection) {
                    Some(known) => known,
                    None => Callable::Interface { x, selection },
                };
            }
            let own = self.instance_args(name.id);
            let target = self.p.method_target(&selection, &own);
            return Callable::Method { target, x, selection };
        }
        if let Some(obj) = self.static_function(named) {
            let ident = function_ident(named).expect("a function is named");
            let args = self.instance_args(ident);
            return Callable::Function { target: self.p.target(obj, &args), obj };
        }
        Callable::Closure(fun)
    }

    /// The method that a call of an interface variable's method gets to, if that is known.
    fn known_method(&mut self, x: &'a Expr, selection: &Selection) -> Option<Callable<'a>> {
        let value = self.register_variable(x.unparen())?;
        let obj = self.info().object(x.unparen().id)?;
        let concrete = *self.dynamic_types.get(&obj)?;
        if !selection.path.is_empty() || matches!(self.p.kind(concrete), Kind::Float32 | Kind::Float64) {
            return None;
        }
        let (name, pkg) = self.p.method_key(selection);
        let selection = self.p.chk.lookup_method(concrete, name, pkg).filter(|s| s.iface_index.is_none())?;
        let target = self.p.method_target(&selection, &[]);
        Some(Callable::Known { target, value, concrete, selection })
    }

    /// The convention of a call.
    pub fn callable_abi(&mut self, callable: &Callable<'a>) -> Rc<Abi> {
        match callable {
            Callable::Function { target, .. } | Callable::Method { target, .. } | Callable::Known { target, .. } => {
                target.abi.clone()
            }
            Callable::Interface { selection, .. } => self.p.abi(Some(Ty::UNSAFE_POINTER), selection.ty),
            Callable::Closure(fun) => {
                let sig = self.ty(fun);
                self.p.abi(None, sig)
            }
        }
    }

    /// Makes the call. `at` asks for the results to lie there, if the window can.
    pub fn emit_call(&mut self, call: &'a CallExpr, at: Option<u16>) -> Results {
        let Prepared { callee, window, abi, out, .. } = self.prepare_call(call, at, false);
        self.at(call.lparen);
        self.emit_call_op(callee, window, &abi);
        self.free_above(window + abi.nres);
        Results { first: window, out, abi }
    }

    /// Evaluates callee and arguments, of a call that is made at once or `later`.
    pub fn prepare_call(&mut self, call: &'a CallExpr, at: Option<u16>, later: bool) -> Prepared {
        let callable = self.callable(&call.fun);
        let abi = self.callable_abi(&callable);
        let out = abi.out.as_ref().map(|area| self.frame_alloc(area.size));
        // What is called is evaluated first.
        let mut emitted = match &callable {
            Callable::Function { target, .. } | Callable::Method { target, .. } | Callable::Known { target, .. } => {
                Emitted::Callee(target.callee)
            }
            Callable::Interface { selection, .. } => {
                let index = selection.iface_index.unwrap_or(0) as u16;
                Emitted::Interface { itab: 0, index }
            }
            Callable::Closure(fun) => Emitted::Closure(self.expr(fun)),
        };
        let interface = match &callable {
            Callable::Interface { x, selection } => {
                let x_ty = self.ty(x);
                let place = self.place(x);
                let (place, ty) = self.walk_path(place, x_ty, &selection.path);
                let (place, ty) = self.dereferenced(place, ty);
                let value = match place {
                    Place::Reg(reg) => reg,
                    place => {
                        let reg = self.alloc(2);
                        self.load(place, ty, reg);
                        reg
                    }
                };
                Some(value)
            }
            _ => None,
        };
        if let (Some(value), Emitted::Interface { itab, .. }) = (interface, &mut emitted) {
            *itab = value;
        }
        let native = matches!(emitted, Emitted::Callee(Callee::Native(_)));
        let base = self.next;
        let (window, args) = match at {
            _ if native => (base, base),
            Some(at) if at >= base + FRAME_HEADER => (at, at + 1),
            _ => (base + FRAME_HEADER, base + FRAME_HEADER + 1),
        };
        let keeps = later || self.keeps_variadic(&callable, &abi);
        let first_in_place =
            interface.is_none() && !native && matches!(callable, Callable::Function { .. }) && out.is_none();
        if first_in_place && self.first_argument_in_place(call, &abi, args) {
            self.enter_window(args + abi.arg_regs);
            self.arguments(call, &abi, args, 1, keeps);
        } else {
            self.enter_window(args + abi.arg_regs);
            match &callable {
                Callable::Method { x, selection, .. } => self.receiver_into(x, selection, args),
                Callable::Known { value, concrete, selection, .. } => {
                    let direct = crate::types_table::is_direct(self.p.kind(*concrete));
                    let place = if direct { Place::Reg(value + 1) } else { Place::frame(value + 1, 0) };
                    let (place, ty) = self.walk_path(place, *concrete, &selection.path);
                    self.receiver_from_place(place, ty, selection, args);
                }
                Callable::Interface { .. } => {
                    self.op(Op::Mov, args, interface.expect("evaluated above") + 1, 0);
                }
                _ => {}
            }
            self.arguments(call, &abi, args, 0, keeps);
        }
        if let (Some(area), Some(off)) = (&abi.out, out) {
            self.frame_addr(args + area.reg, off);
        }
        Prepared { callee: emitted, window, args, abi, out }
    }

    /// Makes registers up to `end` part of the frame and live.
    pub fn enter_window(&mut self, end: u16) {
        self.next = end;
        self.reserve_to(u32::from(end));
    }

    /// Makes a call whose arguments lie in the window.
    pub fn emit_call_op(&mut self, emitted: Emitted, window: u16, abi: &Abi) {
        self.reserve_to(u32::from(window) + 1 + u32::from(abi.arg_regs.max(abi.nres)));
        match emitted {
            Emitted::Callee(Callee::Func(id)) => {
                self.b.call(window, id);
            }
            Emitted::Callee(Callee::Native(id)) => self.call_library_native(id, window),
            Emitted::Closure(reg) => self.op4(Op::CallClosure, window, reg, 0, abi.sig.0),
            Emitted::Interface { itab, index } => self.op4(Op::CallIface, window, itab, index, abi.sig.0),
        }
    }

    /// Calls a function without body. Those of sync/atomic begin with an address, which may be nil.
    pub fn call_library_native(&mut self, native: NativeId, window: u16) {
        if self.p.module.natives[native.index()].name.starts_with("sync/atomic.") {
            self.op(Op::NilChk, window, 0, 0);
        }
        self.opi(Op::CallNative, window, 0, native.0 as i32);
    }

    /// If the first argument is a call whose window can be placed so that its result is the argument.
    fn first_argument_in_place(&mut self, call: &'a CallExpr, abi: &Abi, args: u16) -> bool {
        let (Some(first), Some(&param)) = (call.args.first(), abi.params.first()) else { return false };
        let inner = first.unparen();
        let ExprKind::Call(inner_call) = &inner.kind else { return false };
        if (abi.variadic && abi.params.len() == 1)
            || self.info().constant(inner.id).is_some()
            || self.ty(inner) != param
            || self.shape(param).memory
            || !matches!(self.call_kind(inner_call), CallKind::Call)
        {
            return false;
        }
        let results = self.emit_call(inner_call, Some(args));
        let reg = self.result(&results, 0);
        self.move_value(param, args, reg);
        true
    }

    /// The receiver of a static method call.
    fn receiver_into(&mut self, x: &'a Expr, selection: &Selection, dst: u16) {
        let x_ty = self.ty(x);
        let place = self.place(x);
        let (place, ty) = self.walk_path(place, x_ty, &selection.path);
        self.receiver_from_place(place, ty, selection, dst);
    }

    /// `dst` = the receiver that a method wants, from the place where it, or a pointer to it, is.
    pub fn receiver_from_place(&mut self, place: Place, ty: Ty, selection: &Selection, dst: u16) {
        let ptr_recv = selection.method.and_then(|m| self.p.chk.object(m).as_func()).is_some_and(|f| f.ptr_recv);
        let is_pointer = matches!(self.p.chk.types.kind(ty), TypeKind::Pointer(_));
        match (ptr_recv, is_pointer) {
            (true, true) => self.load(place, ty, dst),
            (true, false) => match place {
                Place::Mem { base, off, nonnil } if off != 0 => {
                    if !nonnil {
                        self.op(Op::NilChk, base, 0, 0);
                    }
                    self.opi(Op::AddImm, dst, base, off);
                }
                Place::Mem { base, nonnil, .. } => {
                    if !nonnil {
                        self.op(Op::NilChk, base, 0, 0);
                    }
                    self.op(Op::Mov, dst, base, 0);
                }
                place => {
                    let addr = self.address(place, ty);
                    self.op(Op::Mov, dst, addr, 0);
                }
            },
            (false, _) => {
                let (place, ty) = if is_pointer { self.dereferenced(place, ty) } else { (place, ty) };
                let shape = self.shape(ty);
                if shape.memory {
                    let off = self.frame_alloc(shape.size);
                    let src = self.address(place, ty);
                    self.store_mem(self.frame_reg, off, ty, src);
                    self.frame_addr(dst, off);
                } else {
                    self.load(place, ty, dst);
                }
            }
        }
    }

    /// Evaluates arguments from number `skip` on into their registers.
    fn arguments(&mut self, call: &'a CallExpr, abi: &Abi, args: u16, skip: usize, keeps: bool) {
        if let [one] = call.args.as_slice()
            && !abi.params.is_empty()
            && let ty = self.info().ty(one.id)
            && matches!(self.p.chk.types.kind(ty), TypeKind::Tuple(_))
        {
            return self.spread_arguments(one, abi, args);
        }
        let packed = abi.variadic && call.ellipsis.is_none();
        let fixed = if packed { abi.params.len() - 1 } else { abi.params.len() };
        let n = call.args.len().min(fixed);
        let (early, late) = self.early_and_late(&call.args);
        for k in early.into_iter().filter(|k| (skip..n).contains(k)) {
            self.argument(&call.args[k], abi, k, args);
        }
        if packed {
            let rest = call.args.get(fixed..).unwrap_or_default();
            self.pack_variadic(rest, abi.params[fixed], args + abi.param_regs[fixed], keeps);
        }
        for k in late.into_iter().filter(|k| (skip..n).contains(k)) {
            self.argument(&call.args[k], abi, k, args);
        }
    }

    /// Whether the callee may keep the slice of its variadic parameter.
    fn keeps_variadic(&mut self, callable: &Callable<'a>, abi: &Abi) -> bool {
        let obj = match callable {
            _ if !abi.variadic => return true,
            Callable::Function { obj, .. } => *obj,
            Callable::Method { selection, .. } | Callable::Known { selection, .. } => match selection.method {
                Some(method) => method,
                None => return true,
            },
            _ => return true,
        };
        let last = abi.params.len() - 1 + usize::from(abi.recv.is_some());
        self.p.param_leaks(obj, last as u32)
    }

    fn argument(&mut self, arg: &'a Expr, abi: &Abi, k: usize, args: u16) {
        let mark = self.next;
        self.owned_into(arg, abi.params[k], args + abi.param_regs[k]);
        self.free_above(mark);
    }

    /// Makes the slice of a variadic parameter.
    fn pack_variadic(&mut self, rest: &'a [Expr], slice: Ty, dst: u16, keeps: bool) {
        let TypeKind::Slice(elem) = self.kind(slice) else { return };
        if rest.is_empty() {
            return self.zero_value(slice, dst);
        }
        let mark = self.next;
        let array = self.p.chk.types.array(elem, rest.len() as i64);
        let size = self.shape(elem).size;
        let total = size * rest.len() as u64;
        if keeps || total > MAX_FRAME_SLICE {
            let id = self.p.type_id(array);
            self.opi(Op::New, dst, 0, id.0 as i32);
        } else {
            let off = self.frame_alloc(total);
            self.frame_addr(dst, off);
        }
        for k in self.evaluation_order(rest) {
            self.expr_to_mem(&rest[k], elem, dst, (k as u64 * size) as i32);
        }
        self.int_const(dst + 1, rest.len() as i64);
        self.int_const(dst + 2, rest.len() as i64);
        self.free_above(mark);
    }

    /// `f(g())` where `g` has several results.
    fn spread_arguments(&mut self, one: &'a Expr, abi: &Abi, args: u16) {
        let values = self.multi_value(one);
        let fixed = if abi.variadic { abi.params.len() - 1 } else { abi.params.len() };
        for (k, &(value, from)) in values.iter().take(fixed).enumerate() {
            let to = abi.params[k];
            let value = self.converted(value, from, to);
            self.move_value(to, args + abi.param_regs[k], value);
        }
        if abi.variadic {
            self.pack_values(values.get(fixed..).unwrap_or_default(), abi.params[fixed], args + abi.param_regs[fixed]);
        }
    }

    /// Makes the slice of a variadic parameter from values.
    pub fn pack_values(&mut self, rest: &[(u16, Ty)], slice: Ty, dst: u16) {
        let TypeKind::Slice(elem) = self.kind(slice) else { return };
        if rest.is_empty() {
            return self.zero_value(slice, dst);
        }
        let array = self.p.chk.types.array(elem, rest.len() as i64);
        let size = self.shape(elem).size;
        let base = self.new_cell(array);
        for (k, &(value, from)) in rest.iter().enumerate() {
            let value = self.converted(value, from, elem);
            self.store_mem(base, (k as u64 * size) as i32, elem, value);
        }
        self.op(Op::Mov, dst, base, 0);
        self.int_const(dst + 1, rest.len() as i64);
        self.int_const(dst + 2, rest.len() as i64);
    }

    // -------------------------------------------------------------------------------------- results

    /// The registers of result `k`; of a memory value, its address.
    pub fn result(&mut self, results: &Results, k: usize) -> u16 {
        let (Some(off), Some(area)) = (results.out, &results.abi.out) else {
            return results.first + results.abi.result_regs[k];
        };
        let ty = results.abi.results[k];
        let regs = self.shape(ty).regs;
        let dst = self.alloc(regs);
        self.load_mem(self.frame_reg, off + area.offsets[k] as i32, true, ty, dst);
        dst
    }

    /// A call with one result, which stays where the call put it.
    pub fn call_in_place(&mut self, e: &'a Expr, call: &'a CallExpr) -> Option<u16> {
        if !matches!(self.call_kind(call), CallKind::Call) {
            return None;
        }
        let results = self.emit_call(call, None);
        if results.abi.results.len() != 1 {
            self.unsupported(e.span, "call without value used as one");
            return Some(results.first);
        }
        Some(self.result(&results, 0))
    }

    /// A call, conversion or predeclared function with one result, put into `dst..`.
    pub fn call_into(&mut self, e: &'a Expr, call: &'a CallExpr, ty: Ty, dst: u16, at: Option<u16>) {
        match self.call_kind(call) {
            CallKind::Conversion => self.conversion(&call.args[0], ty, dst, e.span),
            CallKind::Builtin(builtin) => self.builtin_into(builtin, e, call, ty, dst),
            CallKind::Intrinsic(intrinsic) => self.intrinsic_into(intrinsic, call, dst),
            CallKind::Call => {
                let results = self.emit_call(call, at);
                let reg = self.result(&results, 0);
                self.move_value(ty, dst, reg);
            }
        }
    }

    /// The values of an expression that has several: a call, or a comma-ok form.
    pub fn multi_value(&mut self, e: &'a Expr) -> SmallVec<[(u16, Ty); 4]> {
        let inner = e.unparen();
        if let ExprKind::Call(call) = &inner.kind
            && !self.info().is_comma_ok(inner.id)
        {
            let results = self.emit_call(call, None);
            let tys: SmallVec<[Ty; 4]> = results.abi.results.clone();
            return tys.into_iter().enumerate().map(|(k, ty)| (self.result(&results, k), ty)).collect();
        }
        self.comma_ok(inner)
    }
}

/// Whether an expression names an instantiated function.
trait InstanceOf {
    fn instance_of(&self, e: &Expr) -> Option<&[Ty]>;
}

impl InstanceOf for vo_types::FileInfo {
    fn instance_of(&self, e: &Expr) -> Option<&[Ty]> {
        self.instance(function_ident(e)?)
    }
}
