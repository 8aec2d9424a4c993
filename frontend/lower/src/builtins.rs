//! Calls of predeclared functions and of package unsafe's.

use vo_bytecode::{Class, Op};
use vo_syntax::ast::{CallExpr, Expr, ExprKind};
use vo_types::{Basic, Builtin, Mode, Ty, TypeKind};

use crate::call::CallKind;
use crate::func::Lower;
use crate::layout::Piece;
use crate::place::Place;

impl<'a> Lower<'_, '_, 'a> {
    /// Whether the arguments are the results of one call.
    fn is_spread(&self, args: &[Expr]) -> bool {
        matches!(args, [one] if matches!(self.p.chk.types.kind(self.info().ty(one.id)), TypeKind::Tuple(_)))
    }

    /// A predeclared function whose arguments are the results of a call.
    fn spread_builtin(&mut self, builtin: Builtin, e: &'a Expr, call: &'a CallExpr, ty: Ty, dst: u16) {
        let values = self.multi_value(&call.args[0]);
        match builtin {
            Builtin::Print | Builtin::Println => self.print_values(builtin == Builtin::Println, &values),
            Builtin::Complex => {
                let op = if self.is_complex64(ty) { Op::MovS } else { Op::MovF };
                self.op(op, dst, values[0].0, 0);
                self.op(op, dst + 1, values[1].0, 0);
            }
            Builtin::Append => {
                let TypeKind::Slice(elem) = self.kind(ty) else { return };
                let slice = self.alloc(3);
                self.op(Op::Mov3, slice, values[0].0, 0);
                let rest: smallvec::SmallVec<[u16; 4]> =
                    values[1..].iter().map(|&(value, from)| self.converted(value, from, elem)).collect();
                self.append_values(&rest, elem, slice);
                self.op(Op::Mov3, dst, slice, 0);
            }
            Builtin::Copy => self.copy_values(values[0], values[1].0, dst),
            Builtin::Delete => {
                let (key_ty, _) = self.map_types(values[0].1);
                let key = self.converted(values[1].0, values[1].1, key_ty);
                let key = self.key_operand(key, key_ty);
                self.map_delete(values[0].0, key, values[0].1);
            }
            _ => self.unsupported(e.span, "several results as arguments of this function"),
        }
    }

    /// A predeclared function called as a statement.
    pub fn builtin_statement(&mut self, builtin: Builtin, e: &'a Expr, call: &'a CallExpr) {
        if self.is_spread(&call.args) {
            let scratch = self.alloc(1);
            return self.spread_builtin(builtin, e, call, Ty::INVALID, scratch);
        }
        match builtin {
            Builtin::Panic => {
                self.p.want_panic_texts();
                let value = self.expr_as(&call.args[0], Ty::ANY);
                self.at(call.lparen);
                self.op(Op::Panic, value, 0, 0);
            }
            Builtin::Print | Builtin::Println => self.print(builtin == Builtin::Println, &call.args),
            Builtin::Delete => {
                let map_ty = self.ty(&call.args[0]);
                let (key_ty, _) = self.map_types(map_ty);
                let map = self.expr(&call.args[0]);
                let key = self.map_key(&call.args[1], key_ty);
                self.map_delete(map, key, map_ty);
            }
            Builtin::Clear => self.clear(&call.args[0]),
            Builtin::Close => {
                let ch = self.expr(&call.args[0]);
                self.native_ints("rt.chan_close", &[ch], 0);
            }
            Builtin::Copy => {
                let dst = self.alloc(1);
                self.copy_into(call, dst);
            }
            _ => {
                let ty = self.ty(e);
                let regs = self.shape(ty).regs;
                let dst = self.alloc(regs.max(2));
                self.builtin_into(builtin, e, call, ty, dst);
            }
        }
    }

    /// A predeclared function with a result.
    pub fn builtin_into(&mut self, builtin: Builtin, e: &'a Expr, call: &'a CallExpr, ty: Ty, dst: u16) {
        let args = &call.args;
        if self.is_spread(args) {
            return self.spread_builtin(builtin, e, call, ty, dst);
        }
        match builtin {
            Builtin::Len | Builtin::Cap => self.length_into(builtin, &args[0], dst),
            Builtin::Append => self.append(call, ty, dst),
            Builtin::Copy => self.copy_into(call, dst),
            Builtin::Make => self.make(call, ty, dst),
            Builtin::New => self.new_builtin(e, &args[0], ty, dst),
            Builtin::Min | Builtin::Max => self.min_max(builtin == Builtin::Max, args, ty, dst),
            Builtin::Complex => {
                let part = if self.is_complex64(ty) { Ty::FLOAT32 } else { Ty::FLOAT64 };
                let re = self.float_operand(&args[0], part);
                let im = self.float_operand(&args[1], part);
                let op = if part == Ty::FLOAT32 { Op::MovS } else { Op::MovF };
                self.op(op, dst, re, 0);
                self.op(op, dst + 1, im, 0);
            }
            Builtin::Real | Builtin::Imag => {
                let value = self.expr(&args[0]) + u16::from(builtin == Builtin::Imag);
                self.move_value(ty, dst, value);
            }
            Builtin::Recover => match self.recover_token {
                Some(token) => self.op(Op::Recover, dst, token, 0),
                None => self.zero_value(ty, dst),
            },
            Builtin::UnsafeAdd => {
                let pointer = self.expr(&args[0]);
                let offset = self.expr(&args[1]);
                self.op(Op::Add, dst, pointer, offset);
            }
            Builtin::UnsafeSlice | Builtin::UnsafeString => {
                let pair = self.alloc(2);
                self.expr_into(&args[0], pair);
                match self.const_int(&args[1]) {
                    Some(len) => self.int_const(pair + 1, len),
                    None => self.expr_into(&args[1], pair + 1),
                }
                self.check_unsafe_length(builtin, &args[0], pair);
                self.op(Op::Mov2, dst, pair, 0);
                if builtin == Builtin::UnsafeSlice {
                    self.op(Op::Mov, dst + 2, pair + 1, 0);
                }
            }
            Builtin::UnsafeSliceData | Builtin::UnsafeStringData => {
                let header = self.header(&args[0]);
                self.op(Op::Mov, dst, header, 0);
            }
            Builtin::UnsafeSizeof | Builtin::UnsafeAlignof => {
                let arg = self.ty(&args[0]);
                let shape = self.shape(arg);
                let value = if builtin == Builtin::UnsafeSizeof { shape.size as i64 } else { shape.align.into() };
                self.int_const(dst, value);
            }
            Builtin::UnsafeOffsetof => self.offset_of(&args[0], dst),
            _ => self.builtin_statement(builtin, e, call),
        }
    }

    /// Panics unless pointer and length in `pair..` can be those of a slice or string.
    fn check_unsafe_length(&mut self, builtin: Builtin, pointer: &'a Expr, pair: u16) {
        let (ty, name) = match builtin {
            Builtin::UnsafeSlice => (self.ty(pointer), "rt.unsafe_slice"),
            _ => (Ty::INVALID, "rt.unsafe_string"),
        };
        let size = match self.kind(ty) {
            TypeKind::Pointer(elem) => self.shape(elem).size as i64,
            _ => 1,
        };
        let size = self.int_temp(size);
        self.native_ints(name, &[pair, pair + 1, size], 0);
    }

    fn is_complex64(&mut self, ty: Ty) -> bool {
        matches!(self.kind(ty), TypeKind::Basic(Basic::Complex64))
    }

    /// A float operand, which may be a constant recorded with another type.
    fn float_operand(&mut self, e: &'a Expr, ty: Ty) -> u16 {
        match self.info().constant(e.id).cloned() {
            Some(value) => {
                let dst = self.alloc(1);
                self.constant(&value, ty, dst);
                dst
            }
            None => self.expr(e),
        }
    }

    fn offset_of(&mut self, e: &'a Expr, dst: u16) {
        let ExprKind::Selector(x, _) = &e.unparen().kind else { return };
        let Some(selection) = self.info().selection(e.unparen().id).cloned() else { return };
        let mut ty = self.ty(x);
        if let TypeKind::Pointer(elem) = self.kind(ty) {
            ty = elem;
        }
        let mut offset = 0;
        for &index in selection.path.iter() {
            let under = self.under(ty);
            let TypeKind::Struct(s) = self.p.chk.types.kind(under) else { break };
            offset += self.p.chk.field_offsets(under)[index as usize];
            ty = s.fields[index as usize].ty;
        }
        self.int_const(dst, offset);
    }

    fn length_into(&mut self, builtin: Builtin, arg: &'a Expr, dst: u16) {
        let ty = self.ty(arg);
        let word = if builtin == Builtin::Len { 1 } else { 2 };
        match self.kind(ty) {
            TypeKind::Map { .. } => {
                let map = self.expr(arg);
                self.op(Op::MapLen, dst, map, 0);
            }
            TypeKind::Chan { .. } => {
                let ch = self.expr(arg);
                let name = if builtin == Builtin::Len { "rt.chan_len" } else { "rt.chan_cap" };
                let w = self.native_ints(name, &[ch], 1);
                self.op(Op::Mov, dst, w, 0);
            }
            TypeKind::Array { len, .. } => {
                if self.calls(arg) {
                    self.expr(arg);
                }
                self.int_const(dst, len);
            }
            TypeKind::Pointer(array) => {
                if self.calls(arg) {
                    self.expr(arg);
                }
                if let TypeKind::Array { len, .. } = self.kind(array) {
                    self.int_const(dst, len);
                }
            }
            _ => {
                let reg = match self.readable(arg) {
                    Place::Mem { base, off, .. } => return self.opi(Op::Ld64, dst, base, off + 8 * word),
                    Place::Reg(reg) => reg,
                    place => {
                        let regs = self.shape(ty).regs;
                        let temp = self.alloc(regs);
                        self.load(place, ty, temp);
                        temp
                    }
                };
                self.op(Op::Mov, dst, reg + word as u16, 0);
            }
        }
    }

    // --------------------------------------------------------------------------------------- append

    /// `x = append(x, ...)` for a variable `x` in registers.
    pub fn append_in_place(&mut self, reg: u16, lhs: &'a Expr, rhs: &'a Expr) -> bool {
        let ExprKind::Call(call) = &rhs.unparen().kind else { return false };
        if !matches!(self.call_kind(call), CallKind::Builtin(Builtin::Append)) {
            return false;
        }
        let Some(first) = call.args.first().and_then(|a| a.as_ident()) else { return false };
        if self.info().object(first.id) != self.info().object(lhs.id) {
            return false;
        }
        let ty = self.ty(lhs);
        self.append_to(call, ty, reg);
        true
    }

    fn append(&mut self, call: &'a CallExpr, ty: Ty, dst: u16) {
        let slice = self.alloc(3);
        self.expr_to(&call.args[0], ty, slice);
        self.append_to(call, ty, slice);
        self.op(Op::Mov3, dst, slice, 0);
    }

    /// Appends the arguments to the slice in registers `slice..`.
    fn append_to(&mut self, call: &'a CallExpr, ty: Ty, slice: u16) {
        let TypeKind::Slice(elem) = self.kind(ty) else { return };
        let rest = &call.args[1..];
        if call.ellipsis.is_some() {
            return self.append_slice(&rest[0], elem, slice);
        }
        if rest.is_empty() {
            return;
        }
        let shape = self.shape(elem);
        // Operands first: they may use the slice.
        let values: smallvec::SmallVec<[u16; 4]> = rest
            .iter()
            .map(|arg| {
                let value = self.expr_as(arg, elem);
                if (slice..slice + 3).contains(&value) {
                    // A part of the slice itself, which is about to grow.
                    let copy = self.alloc(shape.regs);
                    self.move_regs(&shape, copy, value);
                    return copy;
                }
                if shape.memory && !self.is_temporary(arg) && rest.len() > 1 {
                    self.fresh_copy(value, elem)
                } else {
                    value
                }
            })
            .collect();
        self.append_values(&values, elem, slice);
    }

    fn append_values(&mut self, values: &[u16], elem: Ty, slice: u16) {
        let shape = self.shape(elem);
        let old_len = self.alloc(1);
        self.op(Op::Mov, old_len, slice + 1, 0);
        let count = self.int_temp(values.len() as i64);
        let elem_id = self.p.type_id(elem);
        self.opi(Op::GrowSlice, slice, count, elem_id.0 as i32);
        if let ([value], Some(op)) = (values, shape.single().and_then(Piece::store_elem)) {
            return self.op(op, *value, slice, old_len);
        }
        let base = self.alloc(1);
        self.element_address(base, slice, old_len, shape.size);
        for (k, value) in values.iter().enumerate() {
            self.store_mem(base, (k as u64 * shape.size) as i32, elem, *value);
        }
    }

    /// A copy of a memory value in frame memory.
    pub fn fresh_copy(&mut self, value: u16, ty: Ty) -> u16 {
        let size = self.shape(ty).size;
        let off = self.frame_alloc(size);
        self.store_mem(self.frame_reg, off, ty, value);
        let dst = self.alloc(1);
        self.frame_addr(dst, off);
        dst
    }

    /// `dst` = address of element `index` of an array at `base`, which is in range.
    pub fn element_address(&mut self, dst: u16, base: u16, index: u16, size: u64) {
        if size < 1 << 16 {
            return self.op4(Op::ElemAddr, dst, base, index, size as u16);
        }
        let offset = self.alloc(1);
        self.opi(Op::MulImm, offset, index, size as i32);
        self.op(Op::Add, dst, base, offset);
    }

    fn append_slice(&mut self, arg: &'a Expr, elem: Ty, slice: u16) {
        if self.info().expr(arg.id).mode == Mode::Nil {
            return;
        }
        let from = self.header(arg);
        let source = self.alloc(2);
        self.op(Op::Mov2, source, from, 0);
        let old_len = self.alloc(1);
        self.op(Op::Mov, old_len, slice + 1, 0);
        let elem_id = self.p.type_id(elem);
        self.opi(Op::GrowSlice, slice, source + 1, elem_id.0 as i32);
        let shape = self.shape(elem);
        let base = self.alloc(1);
        self.element_address(base, slice, old_len, shape.size);
        self.move_elements(base, source, source + 1, elem);
    }

    /// Moves `count` elements.
    fn move_elements(&mut self, dst: u16, src: u16, count: u16, elem: Ty) {
        let shape = self.shape(elem);
        let bytes = if shape.size == 1 {
            count
        } else {
            let bytes = self.alloc(1);
            self.opi(Op::MulImm, bytes, count, shape.size as i32);
            bytes
        };
        self.op4(Op::MoveMem, dst, src, bytes, u16::from(shape.pointers));
    }

    fn copy_into(&mut self, call: &'a CallExpr, dst: u16) {
        let ty = self.ty(&call.args[0]);
        let to = self.header(&call.args[0]);
        let from = self.header(&call.args[1]);
        self.copy_values((to, ty), from, dst);
    }

    fn copy_values(&mut self, (to, ty): (u16, Ty), from: u16, dst: u16) {
        let TypeKind::Slice(elem) = self.kind(ty) else { return };
        let count = self.alloc(1);
        let shorter = self.b.label();
        self.op(Op::Mov, count, to + 1, 0);
        self.b.branch(Op::BrLeS, to + 1, from + 1, shorter);
        self.op(Op::Mov, count, from + 1, 0);
        self.b.bind(shorter);
        self.move_elements(to, from, count, elem);
        self.op(Op::Mov, dst, count, 0);
    }

    // ----------------------------------------------------------------------------- make, new, clear

    fn make(&mut self, call: &'a CallExpr, ty: Ty, dst: u16) {
        match self.kind(ty) {
            TypeKind::Slice(elem) => {
                let sizes = self.alloc(2);
                self.size_into(&call.args[1], sizes);
                match call.args.get(2) {
                    Some(cap) => self.size_into(cap, sizes + 1),
                    None => self.op(Op::Mov, sizes + 1, sizes, 0),
                }
                self.at(call.lparen);
                let id = self.p.type_id(elem);
                self.opi(Op::MakeSlice, dst, sizes, id.0 as i32);
            }
            TypeKind::Map { .. } => {
                let desc = self.type_addr(ty);
                let hint = self.alloc(1);
                match call.args.get(1) {
                    Some(size) => self.size_into(size, hint),
                    None => self.opi(Op::ConstI, hint, 0, 0),
                }
                let w = self.native_ints("rt.map_make", &[desc, hint], 1);
                self.op(Op::Mov, dst, w, 0);
            }
            TypeKind::Chan { .. } => {
                let desc = self.type_addr(ty);
                let size = self.alloc(1);
                match call.args.get(1) {
                    Some(arg) => self.size_into(arg, size),
                    None => self.opi(Op::ConstI, size, 0, 0),
                }
                let w = self.native_ints("rt.chan_make", &[desc, size], 1);
                self.op(Op::Mov, dst, w, 0);
            }
            _ => self.unsupported(call.fun.span, "make of this type"),
        }
    }

    fn size_into(&mut self, e: &'a Expr, dst: u16) {
        match self.info().constant(e.id).and_then(|v| v.as_i64()) {
            Some(value) => self.int_const(dst, value),
            None => self.expr_into(e, dst),
        }
    }

    /// `new(T)` and `new(expr)`.
    fn new_builtin(&mut self, e: &'a Expr, arg: &'a Expr, pointer: Ty, dst: u16) {
        let TypeKind::Pointer(elem) = self.kind(pointer) else { return };
        if self.info().expr(arg.id).mode == Mode::Type {
            if let Some(off) = self.frame_object(e.id, elem) {
                let size = self.shape(elem).size;
                self.zero_frame(off, size);
                return self.frame_addr(dst, off);
            }
            let id = self.p.type_id(elem);
            return self.opi(Op::New, dst, 0, id.0 as i32);
        }
        let value = match self.info().constant(arg.id).cloned() {
            Some(value) => {
                let regs = self.shape(elem).regs;
                let temp = self.alloc(regs);
                self.constant(&value, elem, temp);
                temp
            }
            None => self.expr_as(arg, elem),
        };
        let cell = self.new_cell(elem);
        self.store_mem(cell, 0, elem, value);
        self.op(Op::Mov, dst, cell, 0);
    }

    fn clear(&mut self, arg: &'a Expr) {
        let ty = self.ty(arg);
        match self.kind(ty) {
            TypeKind::Map { .. } => {
                let map = self.expr(arg);
                self.native_ints("rt.map_clear", &[map], 0);
            }
            TypeKind::Slice(elem) => {
                let header = self.header(arg);
                let desc = self.type_addr(elem);
                self.native_ints("rt.slice_clear", &[desc, header, header + 1], 0);
            }
            _ => {}
        }
    }

    // -------------------------------------------------------------------------------- min, max, print

    fn min_max(&mut self, max: bool, args: &'a [Expr], ty: Ty, dst: u16) {
        let shape = self.shape(ty);
        let result = self.alloc(shape.regs);
        self.operand_of_type(&args[0], ty, result);
        for arg in &args[1..] {
            let mark = self.next;
            let value = self.alloc(shape.regs);
            self.operand_of_type(arg, ty, value);
            self.min_max_step(max, ty, result, value);
            self.free_above(mark);
        }
        self.move_regs(&shape, dst, result);
    }

    fn operand_of_type(&mut self, e: &'a Expr, ty: Ty, dst: u16) {
        match self.info().constant(e.id).cloned() {
            Some(value) => self.constant(&value, ty, dst),
            None => self.expr_into(e, dst),
        }
    }

    fn min_max_step(&mut self, max: bool, ty: Ty, result: u16, value: u16) {
        let shape = self.shape(ty);
        match shape.parts.first().map(|p| p.piece) {
            Some(Piece::F64) => self.op(if max { Op::MaxF } else { Op::MinF }, result, result, value),
            Some(Piece::F32) => self.op(if max { Op::MaxS } else { Op::MinS }, result, result, value),
            Some(Piece::Str) => {
                let order = self.alloc(1);
                let keep = self.b.label();
                self.op(Op::StrCmp, order, value, result);
                self.b.branch(if max { Op::BrLeSImm } else { Op::BrGeSImm }, order, 0, keep);
                self.op(Op::Mov2, result, value, 0);
                self.b.bind(keep);
            }
            _ => {
                let keep = self.b.label();
                let op = if self.int_repr(ty).1 { Op::BrLeS } else { Op::BrLeU };
                let (a, b) = if max { (value, result) } else { (result, value) };
                self.b.branch(op, a, b, keep);
                self.op(Op::Mov, result, value, 0);
                self.b.bind(keep);
            }
        }
    }

    fn print(&mut self, line: bool, args: &'a [Expr]) {
        let values: Vec<(u16, Ty)> = args.iter().map(|arg| (self.expr(arg), self.ty(arg))).collect();
        self.print_values(line, &values);
    }

    fn print_values(&mut self, line: bool, values: &[(u16, Ty)]) {
        for (k, &(value, ty)) in values.iter().enumerate() {
            let mark = self.next;
            if line && k > 0 {
                self.native_ints("rt.print_sp", &[], 0);
            }
            self.print_value(value, ty);
            self.free_above(mark);
        }
        if line {
            self.native_ints("rt.print_nl", &[], 0);
        }
    }

    fn print_value(&mut self, value: u16, ty: Ty) {
        let shape = self.shape(ty);
        match self.kind(ty) {
            TypeKind::Basic(basic) if basic.is_string() => {
                self.native_ints("rt.print_string", &[value, value + 1], 0);
            }
            TypeKind::Basic(basic) if basic.is_boolean() => {
                self.native_ints("rt.print_bool", &[value], 0);
            }
            TypeKind::Basic(basic) if basic.is_integer() => {
                let signed = crate::arith::repr_of_basic(basic).1;
                let name = if signed { "rt.print_int" } else { "rt.print_uint" };
                self.native_ints(name, &[value], 0);
            }
            TypeKind::Basic(basic) if basic.is_float() => {
                let wide = self.widened(value, shape.parts[0].piece);
                let name = if basic == Basic::Float32 { "rt.print_float32" } else { "rt.print_float" };
                self.native_call(name, &[(wide, Piece::F64)], &[]);
            }
            TypeKind::Basic(basic) if basic.is_complex() => {
                let (wide, name) = if basic == Basic::Complex64 {
                    (self.widen_complex(value), "rt.print_complex64")
                } else {
                    (value, "rt.print_complex")
                };
                self.native_call(name, &[(wide, Piece::F64), (wide + 1, Piece::F64)], &[]);
            }
            TypeKind::Interface(_) => {
                let dynamic = self.dynamic_type(value, ty);
                self.native_ints("rt.print_iface", &[dynamic, value + 1], 0);
            }
            TypeKind::Slice(_) => {
                self.native_ints("rt.print_slice", &[value, value + 1, value + 2], 0);
            }
            _ => {
                self.native_ints("rt.print_pointer", &[value], 0);
            }
        }
    }

    fn widened(&mut self, value: u16, piece: Piece) -> u16 {
        if piece.class() != Class::S {
            return value;
        }
        let wide = self.alloc(1);
        self.op(Op::SToF, wide, value, 0);
        wide
    }
}
