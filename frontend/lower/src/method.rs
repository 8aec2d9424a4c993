//! Method values, method expressions and the wrappers through which methods are called indirectly.

use vo_bytecode::{FRAME_HEADER, Op};
use vo_syntax::{NodeId, Span, ast::Expr};
use vo_types::{Selection, Ty, TypeKind};

use crate::call::Emitted;
use crate::capture::{FIRST_CAPTURE, captured_size};
use crate::func::Lower;
use crate::place::Place;
use crate::program::{Callee, ReceiverFrom};
use crate::types_table::is_direct;

impl<'a> Lower<'_, '_, 'a> {
    /// `dst` = `T.m` as a function value.
    pub fn method_expression(&mut self, selection: &Selection, name: NodeId, dst: u16, span: Span) {
        let recv = self.concrete(selection.recv);
        let own = self.instance_args(name);
        match self.method_of(recv, selection) {
            Some(found) => {
                let id = self.p.method_func(recv, &found, ReceiverFrom::Param, &own);
                self.opi(Op::FuncVal, dst, 0, id.0 as i32);
            }
            None => self.unsupported(span, "this method expression"),
        }
    }

    /// The method of a selection, looked up for a receiver of type `recv`.
    fn method_of(&mut self, recv: Ty, selection: &Selection) -> Option<Selection> {
        let (name, pkg) = self.p.method_key(selection);
        self.p.chk.lookup_method(recv, name, pkg)
    }

    /// `dst` = `x.m` as a function value: a closure that holds the receiver.
    pub fn method_value(&mut self, x: &'a Expr, selection: &Selection, name: NodeId, dst: u16, span: Span) {
        let selection = self.concrete_selection(selection);
        let own = self.instance_args(name);
        let x_ty = self.ty(x);
        let place = self.place(x);
        let (place, ty) = self.walk_path(place, x_ty, &selection.path);
        let (recv, value) = if selection.iface_index.is_some() {
            let (place, ty) = self.dereferenced(place, ty);
            let value = self.alloc(2);
            self.load(place, ty, value);
            self.op(Op::NilChk, value, 0, 0);
            (ty, value)
        } else {
            let ptr_recv = selection.method.and_then(|m| self.p.chk.object(m).as_func()).is_some_and(|f| f.ptr_recv);
            let recv = if ptr_recv { self.p.chk.types.pointer(selection.declared_on) } else { selection.declared_on };
            let regs = self.shape(recv).regs;
            let value = self.alloc(regs);
            self.receiver_from_place(place, ty, &selection, value);
            (recv, value)
        };
        let Some(found) = self.method_of(recv, &selection) else {
            return self.unsupported(span, "this method value");
        };
        let id = self.p.method_func(recv, &found, ReceiverFrom::Capture, &own);
        let shape = self.shape(recv);
        let closure = self.alloc(1);
        self.b.ab_imm(Op::NewClosure, closure, (captured_size(&shape) / 8) as u16, id.0 as i32);
        self.store_words(closure, FIRST_CAPTURE as i32, &shape, recv, value);
        self.op(Op::Mov, dst, closure, 0);
    }

    /// The code of a wrapper: finds the receiver from a value of type `recv`, and calls the method.
    pub fn method_wrapper(&mut self, recv: Ty, selection: &Selection, from: ReceiverFrom, own_args: &[Ty]) {
        self.prologue(false, false);
        let (place, first_param) = self.wrapped_receiver(recv, from);
        if from == ReceiverFrom::DataWord {
            self.check_value_receiver(recv, selection);
        }
        let (place, ty) = self.walk_path(place, recv, &selection.path);
        let is_iface = selection.iface_index.is_some();
        let (callee, abi) = if is_iface {
            let (place, ty) = self.dereferenced(place, ty);
            let value = self.alloc(2);
            self.load(place, ty, value);
            let index = selection.iface_index.unwrap_or(0) as u16;
            let abi = self.p.abi(Some(Ty::UNSAFE_POINTER), selection.ty);
            (Emitted::Interface { itab: value, index }, abi)
        } else {
            let target = self.p.method_target(selection, own_args);
            (Emitted::Callee(target.callee), target.abi)
        };
        let native = matches!(callee, Emitted::Callee(Callee::Native(_)));
        let base = self.next;
        let (window, args) = if native { (base, base) } else { (base + FRAME_HEADER, base + FRAME_HEADER + 1) };
        self.enter_window(args + abi.arg_regs);
        match callee {
            Emitted::Interface { itab, .. } => self.op(Op::Mov, args, itab + 1, 0),
            _ => self.receiver_from_place(place, ty, selection, args),
        }
        let own = self.abi.clone();
        if let (Some(area), Some(out)) = (&abi.out, self.out_reg) {
            self.op(Op::Mov, args + area.reg, out, 0);
        }
        for (k, (&param, &to)) in abi.params.iter().zip(&abi.param_regs).enumerate() {
            let from = 1 + own.param_regs[k + first_param];
            self.move_value(param, args + to, from);
        }
        self.emit_call_op(callee, window, &abi);
        self.emit_ret(window);
    }

    /// Panics with Go's text if a method of values is called through a nil pointer in an interface.
    fn check_value_receiver(&mut self, recv: Ty, selection: &Selection) {
        let TypeKind::Pointer(elem) = self.p.chk.types.kind(recv) else { return };
        if !selection.path.is_empty() || selection.iface_index.is_some() {
            return;
        }
        let (Some(method), pointee) = (selection.method, self.p.type_name(elem)) else { return };
        let object = self.p.chk.object(method);
        let name = object.name;
        let base = pointee.rsplit('.').next().unwrap_or_default().to_owned();
        let text = format!("value method {pointee}.{name} called using nil *{base} pointer");
        let fine = self.b.label();
        self.b.branch(Op::BrNeImm, 1, 0, fine);
        let id = self.p.string(text.as_bytes());
        let pair = self.alloc(2);
        self.opi(Op::ConstStr, pair, 0, id.0 as i32);
        self.native_ints("rt.panic_bare", &[pair, pair + 1], 0);
        self.free_above(pair);
        self.b.bind(fine);
    }

    /// The receiver that a wrapper was given, and the number of parameters that it took.
    fn wrapped_receiver(&mut self, recv: Ty, from: ReceiverFrom) -> (Place, usize) {
        let shape = self.shape(recv);
        let in_regs = |reg: u16| if shape.memory { Place::frame(reg, 0) } else { Place::Reg(reg) };
        match from {
            ReceiverFrom::DataWord => {
                let kind = self.p.kind(recv);
                let is_pointer = matches!(self.kind(recv), TypeKind::Pointer(_));
                if is_pointer {
                    (Place::Reg(1), 0)
                } else if is_direct(kind) {
                    let reg = self.alloc(1);
                    self.value_of_data_word(shape.parts[0].piece.class(), reg, 1);
                    (Place::Reg(reg), 0)
                } else {
                    (Place::frame(1, 0), 0)
                }
            }
            ReceiverFrom::Param => (in_regs(1 + self.abi.param_regs[0]), 1),
            ReceiverFrom::Capture => {
                let reg = self.alloc(shape.regs.max(1));
                self.load_words(0, FIRST_CAPTURE as i32, &shape, reg);
                (in_regs(reg), 0)
            }
        }
    }
}
