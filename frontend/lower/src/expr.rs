//! Expressions: values into registers.
//!
//! [`Lower::expr`] gives the registers that hold a value, which may be those of a variable;
//! [`Lower::expr_into`] puts a value into given registers, writing them only after it has read all
//! operands. A memory value's register holds an address that may be that of a variable: who keeps the
//! value copies it at once.

use vo_bytecode::Op;
use vo_syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use vo_types::{Basic, Builtin, Mode, Obj, ObjKind, SelectionKind, Ty, TypeKind, Value};

use crate::func::{Lower, Storage};
use crate::layout::Piece;
use crate::place::Place;

impl<'a> Lower<'_, '_, 'a> {
    /// The registers that hold the value of `e`.
    pub fn expr(&mut self, e: &'a Expr) -> u16 {
        if !self.overrides.is_empty()
            && let Some(&reg) = self.overrides.get(&e.id)
        {
            return reg;
        }
        let mode = self.info().expr(e.id).mode;
        if !matches!(mode, Mode::Const | Mode::Nil) {
            match &e.kind {
                ExprKind::Paren(inner) => return self.expr(inner),
                ExprKind::Name(_) => {
                    if let Some(obj) = self.info().object(e.id)
                        && let Some(&Storage::Reg(reg)) = self.locals.get(&obj)
                    {
                        return reg;
                    }
                }
                ExprKind::Selector(..) | ExprKind::Index(_) | ExprKind::Star(_) => {
                    if let Some(place) = self.value_place(e) {
                        if let Place::Reg(reg) = place {
                            return reg;
                        }
                        let ty = self.ty(e);
                        let regs = self.shape(ty).regs;
                        let dst = self.alloc(regs);
                        self.load(place, ty, dst);
                        return dst;
                    }
                }
                ExprKind::Call(call) => {
                    if let Some(reg) = self.free_conversion(e, call) {
                        return reg;
                    }
                    if let Some(reg) = self.length_in_register(call) {
                        return reg;
                    }
                    if let Some(reg) = self.call_in_place(e, call) {
                        return reg;
                    }
                }
                _ => {}
            }
        }
        let ty = self.ty(e);
        let regs = self.shape(ty).regs;
        let dst = self.alloc(regs);
        self.expr_into(e, dst);
        self.free_above(dst + regs);
        dst
    }

    /// Puts the value of `e` into registers `dst..`.
    pub fn expr_into(&mut self, e: &'a Expr, dst: u16) {
        if !self.overrides.is_empty()
            && let Some(&reg) = self.overrides.get(&e.id)
        {
            let ty = self.ty(e);
            return self.move_value(ty, dst, reg);
        }
        let info = self.info().expr(e.id);
        let ty = self.concrete(info.ty);
        match info.mode {
            Mode::Const => {
                let value = self.info().constant(e.id).cloned().unwrap_or(Value::Unknown);
                return self.constant(&value, ty, dst);
            }
            Mode::Nil => return self.zero_value(ty, dst),
            _ => {}
        }
        match &e.kind {
            ExprKind::Paren(inner) => self.expr_into(inner, dst),
            ExprKind::Name(_) => self.name_into(e, ty, dst),
            ExprKind::Selector(..) | ExprKind::Index(_) | ExprKind::Star(_) => match self.value_place(e) {
                Some(place) => self.load(place, ty, dst),
                None => self.function_or_string_element(e, ty, dst),
            },
            ExprKind::CompositeLit(lit) => self.composite_into(lit, ty, dst),
            ExprKind::FuncLit(lit) => self.func_lit(e.id, lit, ty, dst),
            ExprKind::Slice(slice) => self.slice_into(slice, dst),
            ExprKind::TypeAssert(assert) => {
                let from = self.ty(&assert.x);
                let value = self.expr(&assert.x);
                self.type_assert(value, from, ty, dst, e.span.lo);
            }
            ExprKind::Call(call) => self.call_into(e, call, ty, dst, None),
            ExprKind::Unary(op, x) => self.unary_into(*op, x, e, ty, dst),
            ExprKind::Binary(binary) => self.binary_into(binary, ty, dst),
            _ => self.unsupported(e.span, "this expression"),
        }
    }

    /// Puts the value of `e`, converted to the type `to` of its context, into registers `dst..`.
    pub fn expr_to(&mut self, e: &'a Expr, to: Ty, dst: u16) {
        let from = self.ty(e);
        if from == to || self.info().expr(e.id).mode == Mode::Nil || !self.needs_conversion(from, to) {
            if self.info().expr(e.id).mode == Mode::Nil {
                return self.zero_value(to, dst);
            }
            return self.expr_into(e, dst);
        }
        if let Some(Value::Str(text)) = self.info().constant(e.id).cloned() {
            return self.constant_string_in_interface(&text, from, to, dst);
        }
        let value = self.expr(e);
        self.convert_to_interface(value, from, to, dst);
    }

    /// The value of `e`, converted to the type of its context.
    pub fn expr_as(&mut self, e: &'a Expr, to: Ty) -> u16 {
        let from = self.ty(e);
        let nil = self.info().expr(e.id).mode == Mode::Nil;
        if !nil && (from == to || !self.needs_conversion(from, to)) {
            return self.expr(e);
        }
        let regs = self.shape(to).regs;
        let dst = self.alloc(regs);
        self.expr_to(e, to, dst);
        self.free_above(dst + regs);
        dst
    }

    /// A value of type `from` converted implicitly to type `to`.
    pub fn converted(&mut self, value: u16, from: Ty, to: Ty) -> u16 {
        if from == to || !self.needs_conversion(from, to) {
            return value;
        }
        let regs = self.shape(to).regs;
        let dst = self.alloc(regs);
        self.convert_to_interface(value, from, to, dst);
        dst
    }

    /// Whether an assignment changes the representation: only if it makes an interface value.
    fn needs_conversion(&mut self, from: Ty, to: Ty) -> bool {
        let to_under = self.under(to);
        if !matches!(self.p.chk.types.kind(to_under), TypeKind::Interface(_)) {
            return false;
        }
        let from_under = self.under(from);
        from_under != to_under
    }

    /// Evaluates `e` and stores it at `base + off`, memory that nothing else uses yet.
    pub fn expr_to_mem(&mut self, e: &'a Expr, ty: Ty, base: u16, off: i32) {
        let shape = self.shape(ty);
        let mark = self.next;
        if shape.memory
            && self.ty(e) == ty
            && let ExprKind::CompositeLit(lit) = &e.unparen().kind
        {
            self.composite_to_mem(lit, ty, base, off);
        } else {
            let value = self.expr_as(e, ty);
            self.store_mem(base, off, ty, value);
        }
        self.free_above(mark);
    }

    /// Whether the address that `expr` gives for a memory value is that of a temporary.
    pub fn is_temporary(&self, e: &Expr) -> bool {
        match &e.unparen().kind {
            ExprKind::Call(call) => self.info().expr(call.fun.id).mode != Mode::Type,
            ExprKind::CompositeLit(_) => true,
            _ => false,
        }
    }

    /// The value of `e` as memory that the receiver may keep: of memory values, the address of a copy.
    pub fn owned_into(&mut self, e: &'a Expr, to: Ty, dst: u16) {
        let shape = self.shape(to);
        if !shape.memory || self.is_temporary(e) {
            return self.expr_to(e, to, dst);
        }
        let off = self.frame_alloc(shape.size);
        let src = self.expr_as(e, to);
        self.store_mem(self.frame_reg, off, to, src);
        self.frame_addr(dst, off);
    }

    fn name_into(&mut self, e: &'a Expr, ty: Ty, dst: u16) {
        let Some(obj) = self.info().object(e.id) else { return self.unsupported(e.span, "unresolved name") };
        match self.p.chk.object(obj).kind {
            ObjKind::Var(_) => {
                let place = self.variable(obj);
                self.load(place, ty, dst);
            }
            ObjKind::Func(_) => self.func_value(obj, e.id, dst),
            _ => self.unsupported(e.span, "this use of a name"),
        }
    }

    /// The static closure object of a declared function, instantiated as identifier `ident` says.
    pub fn func_value(&mut self, obj: Obj, ident: vo_syntax::NodeId, dst: u16) {
        let args = self.instance_args(ident);
        let target = self.p.target(obj, &args);
        let id = self.p.func_of(&target);
        self.opi(Op::FuncVal, dst, 0, id.0 as i32);
    }

    /// The type arguments with which an identifier is used here.
    pub fn instance_args(&mut self, ident: vo_syntax::NodeId) -> Vec<Ty> {
        let args: Vec<Ty> = self.info().instance(ident).map(<[Ty]>::to_vec).unwrap_or_default();
        args.into_iter().map(|ty| self.canonical_arg(ty)).collect()
    }

    fn canonical_arg(&mut self, ty: Ty) -> Ty {
        let ty = self.concrete(ty);
        self.p.chk.canonical(ty)
    }

    /// Selectors, indices and indirections that are no places: functions, methods, string elements.
    fn function_or_string_element(&mut self, e: &'a Expr, ty: Ty, dst: u16) {
        match &e.kind {
            ExprKind::Selector(x, name) => {
                let selection = self.info().selection(e.id).cloned();
                match selection {
                    None => match self.info().object(name.id) {
                        Some(obj) if self.p.chk.object(obj).as_func().is_some() => self.func_value(obj, name.id, dst),
                        Some(obj) => {
                            let place = self.variable(obj);
                            self.load(place, ty, dst);
                        }
                        None => self.unsupported(e.span, "this selector"),
                    },
                    Some(selection) if selection.kind == SelectionKind::MethodExpr => {
                        self.method_expression(&selection, name.id, dst, e.span);
                    }
                    Some(selection) => self.method_value(x, &selection, name.id, dst, e.span),
                }
            }
            ExprKind::Index(index) => {
                let x_mode = self.info().expr(index.x.id).mode;
                let inner = index.x.unparen();
                // An instantiated function.
                let is_func = matches!(self.kind(ty), TypeKind::Signature(_));
                if is_func && let Some(ident) = function_ident(inner) {
                    if self.info().selection(inner.id).is_some() {
                        return self.function_or_string_element(inner, ty, dst);
                    }
                    if let Some(obj) = self.info().object(ident)
                        && self.p.chk.object(obj).as_func().is_some()
                    {
                        return self.func_value(obj, ident, dst);
                    }
                }
                debug_assert!(x_mode != Mode::Type, "a type is no value");
                // An element of a string.
                let i = self.index_operand(&index.indices[0]);
                let header = self.header(&index.x);
                let huge = self.may_be_huge(&index.indices[0]);
                self.check_huge(i, header + 1, huge);
                self.op(Op::Ldx8U, dst, header, i);
            }
            _ => self.unsupported(e.span, "this expression"),
        }
    }

    /// `len(x)` or `cap(x)` where `x` lies in registers.
    fn length_in_register(&mut self, call: &'a vo_syntax::ast::CallExpr) -> Option<u16> {
        let which = match self.info().expr(call.fun.id).mode {
            Mode::Builtin(Builtin::Len) => 1,
            Mode::Builtin(Builtin::Cap) => 2,
            _ => return None,
        };
        let arg = call.args.first()?;
        let ty = self.ty(arg);
        match self.kind(ty) {
            TypeKind::Slice(_) => {}
            TypeKind::Basic(basic) if basic.is_string() && which == 1 => {}
            _ => return None,
        }
        if self.info().constant(arg.id).is_some() {
            return None;
        }
        match self.readable(arg) {
            Place::Reg(reg) => Some(reg + which),
            Place::Mem { base, off, .. } => {
                let dst = self.alloc(1);
                self.opi(Op::Ld64, dst, base, off + 8 * i32::from(which));
                Some(dst)
            }
            place => {
                let regs = self.shape(ty).regs;
                let dst = self.alloc(regs);
                self.load(place, ty, dst);
                Some(dst + which)
            }
        }
    }

    // --------------------------------------------------------------------------------- constants

    /// Puts a constant of type `ty` into registers.
    pub fn constant(&mut self, value: &Value, ty: Ty, dst: u16) {
        let basic = match self.kind(ty) {
            TypeKind::Basic(basic) => basic,
            TypeKind::Interface(_) => return self.constant_in_interface(value, ty, dst),
            _ => Basic::Int,
        };
        if basic.is_string() {
            let id = self.p.string(value.as_str().unwrap_or_default());
            self.opi(Op::ConstStr, dst, 0, id.0 as i32);
        } else if basic.is_boolean() {
            self.opi(Op::ConstI, dst, 0, i32::from(value.as_bool().unwrap_or(false)));
        } else if basic.is_float() {
            let piece = if basic == Basic::Float32 { Piece::F32 } else { Piece::F64 };
            self.float_const(dst, piece, value.to_f64().unwrap_or(0.0), value.to_f32().unwrap_or(0.0));
        } else if basic.is_complex() {
            let piece = if basic == Basic::Complex64 { Piece::F32 } else { Piece::F64 };
            let (re, im) = value.to_complex128().unwrap_or((0.0, 0.0));
            let (re32, im32) = value.to_complex64().unwrap_or((0.0, 0.0));
            self.float_const(dst, piece, re, re32);
            self.float_const(dst + 1, piece, im, im32);
        } else {
            self.int_const(dst, value.low_64_bits().unwrap_or(0) as i64);
        }
    }

    /// An untyped constant whose context is an interface has its default type.
    fn constant_in_interface(&mut self, value: &Value, to: Ty, dst: u16) {
        let from = match value {
            Value::Bool(_) => Ty::BOOL,
            Value::Str(_) => Ty::STRING,
            Value::Float(_) => Ty::FLOAT64,
            Value::Complex(..) => Ty::COMPLEX128,
            _ => Ty::INT,
        };
        let regs = self.shape(from).regs;
        let temp = self.alloc(regs);
        self.constant(value, from, temp);
        self.convert_to_interface(temp, from, to, dst);
    }

    /// The value of a constant integer expression.
    pub fn const_int(&self, e: &Expr) -> Option<i64> {
        let value = self.info().constant(e.id)?;
        match value {
            Value::Int(_) | Value::Big(_) => value.low_64_bits().map(|bits| bits as i64),
            Value::Float(_) | Value::Complex(..) => value.as_i64(),
            _ => None,
        }
    }

    // -------------------------------------------------------------------------------------- unary

    fn unary_into(&mut self, op: UnaryOp, x: &'a Expr, e: &'a Expr, ty: Ty, dst: u16) {
        match op {
            UnaryOp::Plus => self.expr_into(x, dst),
            UnaryOp::Addr => self.address_of(x, ty, dst),
            UnaryOp::Recv => self.receive_into(x, ty, dst),
            UnaryOp::Not => {
                if matches!(x.unparen().kind, ExprKind::Binary(_)) {
                    self.bool_by_branches(e, dst);
                } else {
                    let value = self.expr(x);
                    self.op(Op::NotB, dst, value, 0);
                }
            }
            UnaryOp::Neg => {
                let value = self.expr(x);
                self.negate(ty, dst, value);
            }
            UnaryOp::Compl => {
                let value = self.expr(x);
                match self.int_repr(ty) {
                    (32, false) => self.op(Op::NotU32, dst, value, 0),
                    repr => {
                        self.op(Op::Not, dst, value, 0);
                        if !repr.1 {
                            self.extend(repr, dst);
                        }
                    }
                }
            }
            UnaryOp::Tilde => self.unsupported(e.span, "this operator"),
        }
    }

    fn negate(&mut self, ty: Ty, dst: u16, value: u16) {
        let shape = self.shape(ty);
        match shape.parts.first().map(|p| p.piece) {
            Some(piece @ (Piece::F64 | Piece::F32)) => {
                let op = if piece == Piece::F64 { Op::NegF } else { Op::NegS };
                (0..shape.regs).for_each(|k| self.op(op, dst + k, value + k, 0));
            }
            _ => {
                self.op(Op::Neg, dst, value, 0);
                let repr = self.int_repr(ty);
                self.extend(repr, dst);
            }
        }
    }

    /// `&x`: the address of a variable, or of a new composite value.
    fn address_of(&mut self, x: &'a Expr, pointer: Ty, dst: u16) {
        let inner = x.unparen();
        if let ExprKind::CompositeLit(lit) = &inner.kind {
            let ty = match self.kind(pointer) {
                TypeKind::Pointer(elem) => elem,
                _ => self.ty(inner),
            };
            let is_aggregate = matches!(self.kind(ty), TypeKind::Struct(_) | TypeKind::Array { .. });
            match self.frame_object(inner.id, ty).filter(|_| is_aggregate) {
                Some(off) => {
                    self.composite_to_mem(lit, ty, self.frame_reg, off);
                    self.frame_addr(dst, off);
                }
                None => self.new_composite(lit, ty, dst),
            }
            return;
        }
        let ty = self.ty(inner);
        let place = self.element_for_address(inner, dst).unwrap_or_else(|| self.place(inner));
        if !matches!(place, Place::Mem { base, off: 0, nonnil: true } if base == dst) {
            self.address_into(place, ty, dst);
        }
    }

    /// Decides a condition by branches, and puts 1 or 0 into `dst`.
    pub fn bool_by_branches(&mut self, e: &'a Expr, dst: u16) {
        let (no, end) = (self.b.label(), self.b.label());
        self.branch_if(e, false, no);
        self.opi(Op::ConstI, dst, 0, 1);
        self.b.jump(end);
        self.b.bind(no);
        self.opi(Op::ConstI, dst, 0, 0);
        self.b.bind(end);
    }

    fn binary_into(&mut self, binary: &'a vo_syntax::ast::BinaryExpr, ty: Ty, dst: u16) {
        match binary.op {
            BinaryOp::LAnd | BinaryOp::LOr => {
                // x && y is y if x, else false.
                let end = self.b.label();
                let (no, and) = (self.b.label(), binary.op == BinaryOp::LAnd);
                self.branch_if(&binary.x, !and, no);
                let value = self.expr(&binary.y);
                self.op(Op::Mov, dst, value, 0);
                self.b.jump(end);
                self.b.bind(no);
                self.opi(Op::ConstI, dst, 0, i32::from(!and));
                self.b.bind(end);
            }
            op if op.is_comparison() => self.comparison_into(binary, dst),
            BinaryOp::Add if self.is_string(ty) => self.concat_into(binary, dst),
            op => {
                let (mut x, mut y) = (&*binary.x, &*binary.y);
                let commutes =
                    matches!(op, BinaryOp::Add | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor);
                if commutes && self.const_int(x).is_some() && self.is_int_expr(x) {
                    std::mem::swap(&mut x, &mut y);
                }
                let (l, r) = self.operands(x, y, op.is_shift());
                if r.is_none()
                    && matches!(op, BinaryOp::Div | BinaryOp::Rem)
                    && self.interval(x).is_some_and(|i| i.0 >= 0)
                {
                    // Of what is never negative, powers of two are shifts and masks.
                    let (bits, divisor) = (self.int_repr(ty).0, self.const_int(y).unwrap_or(1));
                    if divisor > 0 {
                        return self.int_const_arithmetic(op, (bits, false), dst, l, divisor);
                    }
                }
                self.arithmetic(op, ty, dst, l, r, y);
            }
        }
    }

    pub fn is_string(&mut self, ty: Ty) -> bool {
        matches!(self.kind(ty), TypeKind::Basic(basic) if basic.is_string())
    }

    /// Both operands; the right one is not evaluated if it is a small constant that instructions take.
    pub fn operands(&mut self, x: &'a Expr, y: &'a Expr, shift: bool) -> (u16, Option<u16>) {
        if let Some(c) = self.const_int(y)
            && (shift || i32::try_from(c).is_ok())
            && self.is_int_expr(y)
        {
            return (self.expr(x), None);
        }
        let y_first = {
            let info = self.info();
            !self.is_register_operand(x) && crate::effects::has_call(info, y) && !crate::effects::has_call(info, x)
        };
        // A call is made before variables are read, as Go's compiler does.
        if y_first {
            let r = self.expr(y);
            return (self.expr(x), Some(r));
        }
        let l = self.expr(x);
        (l, Some(self.expr(y)))
    }

    fn is_int_expr(&mut self, e: &Expr) -> bool {
        let ty = self.ty(e);
        matches!(self.kind(ty), TypeKind::Basic(basic) if basic.is_integer())
    }

    /// Whether the value of `e` can't change while other operands are evaluated.
    pub fn is_register_operand(&self, e: &Expr) -> bool {
        if self.info().constant(e.id).is_some() {
            return true;
        }
        match &e.unparen().kind {
            ExprKind::Name(_) => self
                .info()
                .object(e.unparen().id)
                .is_some_and(|obj| matches!(self.locals.get(&obj), Some(Storage::Reg(_)))),
            ExprKind::FuncLit(_) => true,
            _ => false,
        }
    }
}

/// The identifier that names the function in `f`, `p.f` or `x.m`.
pub(crate) fn function_ident(e: &Expr) -> Option<vo_syntax::NodeId> {
    match &e.kind {
        ExprKind::Name(_) => Some(e.id),
        ExprKind::Selector(_, name) => Some(name.id),
        _ => None,
    }
}
