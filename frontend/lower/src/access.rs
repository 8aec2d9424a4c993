//! Variables, fields, elements and indirections as places.

use smallvec::SmallVec;
use vo_bytecode::Op;
use vo_syntax::ast::{Expr, ExprKind};
use vo_types::{Mode, ObjKind, Selection, SelectionKind, Ty, TypeKind};

use crate::func::Lower;
use crate::place::{Bound, Place};

/// Operands of a list by their positions.
pub(crate) type Operands = SmallVec<[usize; 8]>;

impl<'a> Lower<'_, '_, 'a> {
    /// The place of an operand; a value that has none lies in registers or in memory of its own.
    pub fn place(&mut self, e: &'a Expr) -> Place {
        let inner = e.unparen();
        if self.overrides.is_empty()
            && self.info().constant(inner.id).is_none()
            && let Some(place) = self.value_place(inner)
        {
            return place;
        }
        let ty = self.ty(inner);
        let memory = self.shape(ty).memory;
        let reg = self.expr(inner);
        if memory { Place::Mem { base: reg, off: 0, nonnil: true } } else { Place::Reg(reg) }
    }

    /// The place of a variable, field, element or indirection; `None` for other expressions.
    pub fn value_place(&mut self, e: &'a Expr) -> Option<Place> {
        match &e.kind {
            ExprKind::Paren(inner) => self.value_place(inner),
            ExprKind::Name(_) => {
                if e.is_blank() {
                    return Some(Place::Blank);
                }
                let obj = self.info().object(e.id)?;
                matches!(self.p.chk.object(obj).kind, ObjKind::Var(_)).then(|| self.variable(obj))
            }
            ExprKind::Star(x) => {
                let base = self.expr(x);
                self.at_line(e.span.lo);
                Some(Place::Mem { base, off: 0, nonnil: false })
            }
            ExprKind::Selector(x, name) => {
                let selection = self.info().selection(e.id).cloned();
                match selection {
                    Some(selection) if selection.kind == SelectionKind::FieldVal => {
                        let ty = self.ty(x);
                        let place = self.place(x);
                        self.at_line(name.span.lo);
                        Some(self.walk_path(place, ty, &selection.path).0)
                    }
                    Some(_) => None,
                    None => {
                        let obj = self.info().object(name.id)?;
                        matches!(self.p.chk.object(obj).kind, ObjKind::Var(_)).then(|| self.variable(obj))
                    }
                }
            }
            ExprKind::Index(index) => {
                if self.info().expr(index.x.id).mode == Mode::Type {
                    return None;
                }
                let place = self.element(&index.x, &index.indices[0]);
                self.at_line(index.lbrack);
                place
            }
            _ => None,
        }
    }

    // --------------------------------------------------------------------------------------- fields

    /// Follows field indices from a value, through pointers where they are met.
    pub fn walk_path(&mut self, mut place: Place, mut ty: Ty, path: &[u32]) -> (Place, Ty) {
        for &index in path {
            (place, ty) = self.dereferenced(place, ty);
            (place, ty) = self.field(place, ty, index as usize);
        }
        (place, ty)
    }

    /// If the value is a pointer, what it points to.
    pub fn dereferenced(&mut self, place: Place, ty: Ty) -> (Place, Ty) {
        let TypeKind::Pointer(elem) = self.kind(ty) else { return (place, ty) };
        let base = match place {
            Place::Reg(reg) => reg,
            place => {
                let reg = self.alloc(1);
                self.load(place, ty, reg);
                reg
            }
        };
        (Place::Mem { base, off: 0, nonnil: false }, elem)
    }

    pub fn field(&mut self, place: Place, ty: Ty, index: usize) -> (Place, Ty) {
        let under = self.under(ty);
        let TypeKind::Struct(s) = self.p.chk.types.kind(under) else { return (place, ty) };
        let field_ty = s.fields[index].ty;
        let place = match place {
            Place::Reg(reg) => {
                let before: u16 = s.fields[..index].iter().map(|f| self.p.shape(f.ty).regs).sum();
                Place::Reg(reg + before)
            }
            Place::Mem { base, off, nonnil } => {
                let offset = self.p.chk.field_offsets(under)[index];
                Place::Mem { base, off: off + offset as i32, nonnil }
            }
            Place::Map { .. } | Place::Blank => {
                let shape = self.shape(ty);
                let reg = self.alloc(shape.regs);
                self.load(place, ty, reg);
                let loaded = if shape.memory { Place::frame(reg, 0) } else { Place::Reg(reg) };
                return self.field(loaded, ty, index);
            }
            Place::Elem { .. } | Place::ArrayElem { .. } => {
                let base = self.address(place, ty);
                return self.field(Place::Mem { base, off: 0, nonnil: true }, ty, index);
            }
        };
        (place, field_ty)
    }

    /// A selection as it is for the concrete types of this instance.
    pub fn concrete_selection(&mut self, selection: &Selection) -> Selection {
        if self.subst.is_empty() {
            return selection.clone();
        }
        let recv = self.concrete(selection.recv);
        if selection.kind == SelectionKind::FieldVal {
            return Selection { recv, ..selection.clone() };
        }
        let (name, pkg) = self.p.method_key(selection);
        match self.p.chk.lookup_method(recv, name, pkg) {
            Some(found) => Selection { kind: selection.kind, ..found },
            None => selection.clone(),
        }
    }

    // ------------------------------------------------------------------------------------- elements

    /// An index in a register; a constant one in a temporary.
    pub fn index_operand(&mut self, e: &'a Expr) -> u16 {
        match self.const_int(e) {
            Some(value) => self.int_temp(value),
            None => self.expr(e),
        }
    }

    /// Whether an index of this value can be 2^63 or more: the text of a panic shows it unsigned.
    pub fn may_be_huge(&mut self, i: &'a Expr) -> bool {
        let ty = self.ty(i);
        let unsigned =
            matches!(self.kind(ty), TypeKind::Basic(basic) if basic.is_integer()) && self.int_repr(ty) == (64, false);
        unsigned && self.interval(i).is_none()
    }

    /// Checks an index against the length in a register if it may be huge; instructions check others.
    pub fn check_huge(&mut self, index: u16, len: u16, huge: bool) {
        if huge {
            self.op(Op::BoundU, index, len, 0);
        }
    }

    /// The place of `x[i]`; `None` if `x` is a string (or a function).
    fn element(&mut self, x: &'a Expr, i: &'a Expr) -> Option<Place> {
        let x_ty = self.ty(x);
        match self.kind(x_ty) {
            TypeKind::Slice(_) => {
                let i_first = self.calls(i) && !self.calls(x);
                let (header, index) = if i_first {
                    let index = self.index_operand(i);
                    (self.header(x), index)
                } else {
                    (self.header(x), self.index_operand(i))
                };
                self.at_line(i.pos());
                let huge = self.may_be_huge(i);
                Some(Place::Elem { header, index, huge })
            }
            TypeKind::Array { elem, len } => {
                let place = self.place(x);
                Some(self.array_element(place, x_ty, elem, len, i))
            }
            TypeKind::Pointer(array) => {
                let TypeKind::Array { elem, len } = self.kind(array) else { return None };
                let base = self.expr(x);
                let place = Place::Mem { base, off: 0, nonnil: false };
                Some(self.array_element(place, array, elem, len, i))
            }
            TypeKind::Map { key, .. } => {
                let map = self.expr(x);
                let key = self.map_key(i, key);
                Some(Place::Map { map, key, ty: x_ty })
            }
            _ => None,
        }
    }

    /// `dst` = the address of an element of a slice whose address is wanted; its place then.
    pub fn element_for_address(&mut self, e: &'a Expr, dst: u16) -> Option<Place> {
        let ExprKind::Index(index) = &e.kind else { return None };
        let x_ty = self.ty(&index.x);
        let TypeKind::Slice(elem) = self.kind(x_ty) else { return None };
        let size = self.shape(elem).size;
        if size >= 1 << 16 {
            return None;
        }
        let header = self.header(&index.x);
        let i = self.index_operand(&index.indices[0]);
        self.at_line(index.lbrack);
        let huge = self.may_be_huge(&index.indices[0]);
        self.check_huge(i, header + 1, huge);
        self.op4(Op::IdxAddr, dst, header, i, size as u16);
        Some(Place::Mem { base: dst, off: 0, nonnil: true })
    }

    pub fn calls(&self, e: &Expr) -> bool {
        crate::effects::has_call(self.info(), e)
    }

    /// The operands of a list in the order in which they are evaluated.
    pub fn evaluation_order<'e>(&self, exprs: impl IntoIterator<Item = &'e Expr>) -> Operands {
        let (early, late) = self.early_and_late(exprs);
        early.into_iter().chain(late).collect()
    }

    /// The operands of a list that are evaluated first, and those that come after the last call, as Go's
    /// compiler has it: they only read variables.
    pub fn early_and_late<'e>(&self, exprs: impl IntoIterator<Item = &'e Expr>) -> (Operands, Operands) {
        let exprs: SmallVec<[&Expr; 8]> = exprs.into_iter().collect();
        let last_call = exprs.iter().rposition(|e| self.calls(e)).unwrap_or(0);
        (0..exprs.len()).partition(|&k| k >= last_call || !self.reads_variables(exprs[k]))
    }

    /// Whether `e` calls nothing, but a call may change its value.
    fn reads_variables(&self, e: &Expr) -> bool {
        !self.is_register_operand(e) && !self.calls(e) && !self.is_temporary(e)
    }

    fn array_element(&mut self, place: Place, array: Ty, elem: Ty, len: i64, i: &'a Expr) -> Place {
        let shape = self.shape(elem);
        let place = match place {
            Place::Mem { .. } => place,
            // An empty array, or one in an odd place.
            other => Place::Mem { base: self.address(other, array), off: 0, nonnil: true },
        };
        if let Some(k) = self.const_int(i)
            && (0..len).contains(&k)
        {
            let Place::Mem { base, off, nonnil } = place else { unreachable!("made memory above") };
            let offset = i64::from(off) + k * shape.size as i64;
            if let Ok(off) = i32::try_from(offset) {
                return Place::Mem { base, off, nonnil };
            }
        }
        let Place::Mem { base, off, nonnil } = place else { unreachable!("made memory above") };
        let index = self.index_operand(i);
        self.at_line(i.pos());
        let bound = if self.may_be_huge(i) {
            Bound::HugeBelow(len)
        } else if self.is_below(i, len) {
            Bound::InRange
        } else {
            Bound::Below(len)
        };
        Place::ArrayElem { base, off, nonnil, index, bound }
    }

    /// Whether an index expression is known to be in `0..len`.
    fn is_below(&mut self, i: &'a Expr, len: i64) -> bool {
        self.interval(i).is_some_and(|(low, high)| low >= 0 && high < len)
    }

    /// Registers with pointer and length of a slice or string.
    pub fn header(&mut self, e: &'a Expr) -> u16 {
        let ty = self.ty(e);
        match self.readable(e) {
            Place::Reg(reg) => reg,
            Place::Mem { base, off, .. } => {
                let dst = self.alloc(2);
                self.opi(Op::Ld2, dst, base, off);
                dst
            }
            place => {
                let regs = self.shape(ty).regs;
                let dst = self.alloc(regs);
                self.load(place, ty, dst);
                dst
            }
        }
    }
}
