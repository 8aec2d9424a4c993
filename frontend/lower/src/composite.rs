//! Composite literals: structs, arrays, slices, maps; and slice expressions.

use std::rc::Rc;

use smallvec::SmallVec;
use vo_bytecode::{Class, Op};
use vo_syntax::ast::{CompositeLit, Element, Expr, ExprKind, SliceExpr};
use vo_types::{StructType, Ty, TypeKind};

use crate::func::Lower;
use crate::layout::Piece;
use crate::place::Place;

impl<'a> Lower<'_, '_, 'a> {
    /// The value of a composite literal in registers; of a memory value, the address of fresh memory.
    pub fn composite_into(&mut self, lit: &'a CompositeLit, ty: Ty, dst: u16) {
        match self.kind(ty) {
            TypeKind::Slice(elem) => self.slice_literal(lit, elem, dst),
            TypeKind::Map { key, value } => self.map_literal(lit, ty, key, value, dst),
            // `&T` elided inside another literal.
            TypeKind::Pointer(elem) => self.new_composite(lit, elem, dst),
            _ => {
                let shape = self.shape(ty);
                if shape.memory {
                    let off = self.frame_alloc(shape.size);
                    self.composite_to_mem(lit, ty, self.frame_reg, off);
                    self.frame_addr(dst, off);
                } else {
                    self.struct_in_registers(lit, ty, dst);
                }
            }
        }
    }

    /// `&T{...}`: a new object on the heap.
    pub fn new_composite(&mut self, lit: &'a CompositeLit, ty: Ty, dst: u16) {
        let mark = self.next;
        let cell = if self.is_scratch(dst) { dst } else { self.alloc(1) };
        let id = self.p.type_id(ty);
        self.opi(Op::New, cell, 0, id.0 as i32);
        match self.kind(ty) {
            TypeKind::Struct(_) | TypeKind::Array { .. } => self.fill_composite(lit, ty, cell, 0),
            _ => {
                let regs = self.shape(ty).regs;
                let value = self.alloc(regs);
                self.composite_into(lit, ty, value);
                self.store_mem(cell, 0, ty, value);
            }
        }
        if cell != dst {
            self.op(Op::Mov, dst, cell, 0);
        }
        self.free_above(mark);
    }

    /// Builds a struct or array in memory that nothing else uses yet.
    pub fn composite_to_mem(&mut self, lit: &'a CompositeLit, ty: Ty, base: u16, off: i32) {
        let size = self.shape(ty).size;
        if !self.sets_everything(lit, ty) {
            if base == self.frame_reg {
                self.zero_frame(off, size);
            } else {
                let addr = self.alloc(1);
                self.opi(Op::AddImm, addr, base, off);
                self.zero_bytes(addr, size);
                self.free_above(addr);
            }
        }
        self.fill_composite(lit, ty, base, off);
    }

    /// Whether the literal stores to every byte of a value.
    fn sets_everything(&mut self, lit: &CompositeLit, ty: Ty) -> bool {
        // Nested literals are filled in as if memory were zero.
        if lit.elements.iter().any(|e| matches!(e.value.kind, ExprKind::CompositeLit(_))) {
            return false;
        }
        match self.kind(ty) {
            TypeKind::Struct(s) => {
                let packed: u64 = s.fields.iter().map(|f| self.p.shape(f.ty).size).sum();
                let named = s.fields.iter().all(|f| !f.name.is_blank());
                let promoted = lit
                    .elements
                    .iter()
                    .filter_map(|e| e.key.as_ref())
                    .any(|key| self.info().selection(key.id).is_some());
                named && !promoted && lit.elements.len() == s.fields.len() && packed == self.shape(ty).size
            }
            TypeKind::Array { len, .. } => {
                lit.elements.len() as i64 == len && lit.elements.iter().all(|e| e.key.is_none())
            }
            _ => false,
        }
    }

    /// Stores the elements of a struct or array literal into zeroed memory.
    fn fill_composite(&mut self, lit: &'a CompositeLit, ty: Ty, base: u16, off: i32) {
        let under = self.under(ty);
        match self.p.chk.types.kind(under) {
            TypeKind::Struct(s) => {
                for k in self.evaluation_order(lit.elements.iter().map(|e| &e.value)) {
                    let element = &lit.elements[k];
                    let path = self.field_path(s, element, k);
                    let (place, field_ty) = self.field_at(Place::Mem { base, off, nonnil: true }, ty, &path);
                    match place {
                        Place::Mem { base, off, .. } if !s.fields[path[0] as usize].name.is_blank() => {
                            self.element_to_mem(&element.value, field_ty, base, off);
                        }
                        _ => _ = self.expr_as(&element.value, field_ty),
                    }
                }
            }
            TypeKind::Array { elem, .. } => {
                let size = self.shape(elem).size;
                let elements = self.indexed(lit);
                for k in self.evaluation_order(lit.elements.iter().map(|e| &e.value)) {
                    let (index, element) = elements[k];
                    self.element_to_mem(&element.value, elem, base, off + (index * size) as i32);
                }
            }
            _ => {}
        }
    }

    /// An element, whose own literal may leave out its type.
    fn element_to_mem(&mut self, e: &'a Expr, ty: Ty, base: u16, off: i32) {
        if let ExprKind::CompositeLit(lit) = &e.kind
            && matches!(self.kind(ty), TypeKind::Struct(_) | TypeKind::Array { .. })
            && self.shape(ty).memory
        {
            let mark = self.next;
            self.fill_composite(lit, ty, base, off);
            self.free_above(mark);
            return;
        }
        self.expr_to_mem(e, ty, base, off);
    }

    /// The indices of fields that lead to the one that an element is for: several if it is promoted.
    fn field_path(&self, s: &StructType, element: &Element, position: usize) -> Rc<[u32]> {
        let Some(key) = &element.key else { return Rc::new([position as u32]) };
        if let Some(selection) = self.info().selection(key.id) {
            return selection.path.iter().copied().collect();
        }
        let name = key.as_ident().map(|ident| ident.name);
        Rc::new([s.fields.iter().position(|f| Some(f.name) == name).unwrap_or(position) as u32])
    }

    /// The place of a field of a struct at `place`.
    fn field_at(&mut self, place: Place, ty: Ty, path: &[u32]) -> (Place, Ty) {
        path.iter().fold((place, ty), |(place, ty), &index| self.field(place, ty, index as usize))
    }

    /// The elements of an array or slice literal with their indices.
    fn indexed(&mut self, lit: &'a CompositeLit) -> Vec<(u64, &'a Element)> {
        let mut next = 0;
        lit.elements
            .iter()
            .map(|element| {
                let index = element.key.as_ref().and_then(|key| self.const_int(key)).map_or(next, |k| k as u64);
                next = index + 1;
                (index, element)
            })
            .collect()
    }

    fn struct_in_registers(&mut self, lit: &'a CompositeLit, ty: Ty, dst: u16) {
        let TypeKind::Struct(s) = self.kind(ty) else { return };
        let given: Vec<Rc<[u32]>> =
            lit.elements.iter().enumerate().map(|(k, element)| self.field_path(s, element, k)).collect();
        // Promoted fields are set in embedded ones that are zero.
        let partial: Vec<u32> = given.iter().filter(|path| path.len() > 1).map(|path| path[0]).collect();
        self.zero_fields(ty, dst, |index| partial.contains(&index));
        // The destination may lie below temporaries, never among them.
        for k in self.evaluation_order(lit.elements.iter().map(|e| &e.value)) {
            let (path, element) = (&given[k], &lit.elements[k]);
            let mark = self.next;
            let (place, field_ty) = self.field_at(Place::Reg(dst), ty, path);
            let Place::Reg(start) = place else { unreachable!("the fields of a struct in registers are there too") };
            self.expr_to(&element.value, field_ty, start);
            if s.fields[path[0] as usize].name.is_blank() {
                self.zero_value(field_ty, start);
            }
            self.free_above(mark);
        }
        self.zero_fields(ty, dst, |index| !given.iter().any(|path| path[0] == index));
    }

    /// Zeroes some fields of a struct in registers.
    fn zero_fields(&mut self, ty: Ty, dst: u16, chosen: impl Fn(u32) -> bool) {
        let TypeKind::Struct(s) = self.kind(ty) else { return };
        let mut at = dst;
        for (index, field) in (0..).zip(&s.fields) {
            if chosen(index) {
                self.zero_value(field.ty, at);
            }
            at += self.shape(field.ty).regs;
        }
    }

    fn slice_literal(&mut self, lit: &'a CompositeLit, elem: Ty, dst: u16) {
        let mark = self.next;
        let elements = self.indexed(lit);
        let len = elements.iter().map(|(index, _)| index + 1).max().unwrap_or(0);
        let size = self.shape(elem).size;
        let array = self.p.chk.types.array(elem, len as i64);
        let base = if self.is_scratch(dst) { dst } else { self.alloc(1) };
        let id = self.p.type_id(array);
        self.opi(Op::New, base, 0, id.0 as i32);
        for k in self.evaluation_order(lit.elements.iter().map(|e| &e.value)) {
            let (index, element) = elements[k];
            self.element_to_mem(&element.value, elem, base, (index * size) as i32);
        }
        if base != dst {
            self.op(Op::Mov, dst, base, 0);
        }
        self.int_const(dst + 1, len as i64);
        self.int_const(dst + 2, len as i64);
        self.free_above(mark);
    }

    fn map_literal(&mut self, lit: &'a CompositeLit, ty: Ty, key: Ty, value: Ty, dst: u16) {
        let mark = self.next;
        let map = self.alloc(1);
        let desc = self.type_addr(ty);
        let hint = self.int_temp(lit.elements.len() as i64);
        let made = self.native_ints("rt.map_make", &[desc, hint], 1);
        self.op(Op::Mov, map, made, 0);
        self.free_above(map + 1);
        for element in &lit.elements {
            let mark = self.mark();
            let Some(key_expr) = &element.key else { continue };
            let key_reg = self.map_key(key_expr, key);
            let v = self.expr_as(&element.value, value);
            self.store(Place::Map { map, key: key_reg, ty }, value, v);
            self.release(mark);
        }
        self.op(Op::Mov, dst, map, 0);
        self.free_above(mark);
    }

    // ------------------------------------------------------------------------------ slice expressions

    pub fn slice_into(&mut self, slice: &'a SliceExpr, dst: u16) {
        let x_ty = self.ty(&slice.x);
        match self.kind(x_ty) {
            TypeKind::Basic(_) => {
                let base = self.alloc(2);
                self.expr_into(&slice.x, base);
                let bounds = self.bounds(slice, base + 1, base + 1);
                self.op(Op::SliceStr, dst, base, bounds);
            }
            TypeKind::Slice(elem) => {
                let base = self.expr(&slice.x);
                let bounds = self.bounds(slice, base + 1, base + 2);
                let size = self.shape(elem).size;
                let op = if slice.max.is_some() { Op::Slice3Sl } else { Op::SliceSl };
                self.slice_op(op, dst, base, bounds, size);
            }
            TypeKind::Pointer(array) => {
                let pointer = self.expr(&slice.x);
                self.op(Op::NilChk, pointer, 0, 0);
                self.slice_array(slice, pointer, array, dst);
            }
            _ => {
                let place = self.place(&slice.x);
                let addr = self.address(place, x_ty);
                self.slice_array(slice, addr, x_ty, dst);
            }
        }
    }

    fn slice_array(&mut self, slice: &'a SliceExpr, addr: u16, array: Ty, dst: u16) {
        let TypeKind::Array { elem, len } = self.kind(array) else { return };
        let base = self.alloc(2);
        self.op(Op::Mov, base, addr, 0);
        self.int_const(base + 1, len);
        let bounds = self.bounds(slice, base + 1, base + 1);
        let size = self.shape(elem).size;
        let op = if slice.max.is_some() { Op::Slice3Arr } else { Op::SliceArr };
        self.slice_op(op, dst, base, bounds, size);
    }

    fn slice_op(&mut self, op: Op, dst: u16, base: u16, bounds: u16, size: u64) {
        if size < 1 << 16 {
            return self.op4(op, dst, base, bounds, size as u16);
        }
        // The instruction checks the bounds and leaves the pointer, which is moved here.
        let result = self.alloc(3);
        self.op4(op, result, base, bounds, 0);
        let offset = self.alloc(1);
        let skip = self.b.label();
        self.b.branch(Op::BrEqImm, result + 2, 0, skip);
        self.opi(Op::MulImm, offset, bounds, size as i32);
        self.op(Op::Add, result, result, offset);
        self.b.bind(skip);
        self.op(Op::Mov3, dst, result, 0);
    }

    /// Registers with low, high and (if given) maximum, of something whose length and limit are in registers:
    /// the limit is another register than the length if it is a capacity.
    fn bounds(&mut self, slice: &'a SliceExpr, len: u16, limit: u16) -> u16 {
        let n = if slice.max.is_some() { 3 } else { 2 };
        let regs = self.alloc(n);
        match &slice.lo {
            Some(lo) => self.index_into(lo, regs),
            None => self.opi(Op::ConstI, regs, 0, 0),
        }
        match &slice.hi {
            Some(hi) => self.index_into(hi, regs + 1),
            None => self.op(Op::Mov, regs + 1, len, 0),
        }
        if let Some(max) = &slice.max {
            self.index_into(max, regs + 2);
        }
        self.check_huge_bounds(slice, regs, limit, len == limit);
        regs
    }

    /// Panics if a bound is 2^63 or more, with the text that shows it unsigned.
    fn check_huge_bounds(&mut self, slice: &'a SliceExpr, bounds: u16, limit: u16, fixed: bool) {
        let given = [&slice.lo, &slice.hi, &slice.max];
        let huge: SmallVec<[u16; 3]> =
            (0..3).filter(|&k| given[usize::from(k)].as_ref().is_some_and(|e| self.may_be_huge(e))).collect();
        let Some((&first, others)) = huge.split_first() else { return };
        let mark = self.mark();
        let any = self.alloc(1);
        self.op(Op::Mov, any, bounds + first, 0);
        for k in others {
            self.op(Op::Or, any, any, bounds + k);
        }
        let below = self.b.label();
        self.b.branch(Op::BrGeSImm, any, 0, below);
        let max = bounds + if slice.max.is_some() { 2 } else { 1 };
        let unsigned = self.int_temp(huge.iter().map(|k| 1 << k).sum());
        let form = self.int_temp(i64::from(fixed) + 2 * i64::from(slice.max.is_some()));
        self.native_ints("rt.panic_slice_unsigned", &[bounds, bounds + 1, max, limit, unsigned, form], 0);
        self.b.bind(below);
        self.release(mark);
    }

    fn index_into(&mut self, e: &'a Expr, dst: u16) {
        match self.const_int(e) {
            Some(value) => self.int_const(dst, value),
            None => self.expr_into(e, dst),
        }
    }

    /// `dst` = the bits of a value of one register.
    pub fn bits_of(&mut self, piece: Piece, dst: u16, src: u16) {
        match piece.class() {
            Class::F => self.op(Op::BitsOfF, dst, src, 0),
            Class::S => self.op(Op::BitsOfS, dst, src, 0),
            Class::I => self.op(Op::Mov, dst, src, 0),
        }
    }
}
