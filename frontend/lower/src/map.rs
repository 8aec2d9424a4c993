//! Maps: keys in registers or memory, element access, insertion.

use vo_bytecode::{Class, Op};
use vo_syntax::ast::Expr;
use vo_types::{Ty, TypeKind};

use crate::func::Lower;
use crate::layout::Piece;

/// Frame memory of an iteration; the runtime's iterator fits.
pub(crate) const MAP_ITER_SIZE: u64 = 96;

/// Which instructions a map's keys take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum KeyKind {
    Word,
    Str,
    Any,
}

impl<'a> Lower<'_, '_, 'a> {
    pub fn key_kind(&mut self, key: Ty) -> KeyKind {
        let under = self.under(key);
        match self.p.chk.types.kind(under) {
            TypeKind::Basic(basic) if basic.is_string() => KeyKind::Str,
            TypeKind::Basic(basic) if basic.is_float() || basic.is_complex() => KeyKind::Any,
            TypeKind::Basic(_) | TypeKind::Pointer(_) | TypeKind::Chan { .. } => KeyKind::Word,
            _ => KeyKind::Any,
        }
    }

    /// A key as map instructions take it: in registers, or the address of one.
    pub fn map_key(&mut self, e: &'a Expr, key: Ty) -> u16 {
        let value = self.expr_as(e, key);
        self.key_operand(value, key)
    }

    pub fn key_operand(&mut self, value: u16, key: Ty) -> u16 {
        if self.key_kind(key) != KeyKind::Any {
            return value;
        }
        let shape = self.shape(key);
        if shape.memory {
            return value;
        }
        let addr = self.alloc(1);
        let off = self.frame_alloc(shape.size);
        if shape.parts.iter().map(|p| p.piece.size()).sum::<u64>() != shape.size {
            self.zero_frame(off, shape.size);
        }
        self.store_mem(self.frame_reg, off, key, value);
        self.frame_addr(addr, off);
        addr
    }

    pub fn map_types(&mut self, map: Ty) -> (Ty, Ty) {
        match self.kind(map) {
            TypeKind::Map { key, value } => (key, value),
            _ => (Ty::INVALID, Ty::INVALID),
        }
    }

    /// A register with the address of an element, or 0.
    pub fn map_get(&mut self, map: u16, key: u16, map_ty: Ty) -> u16 {
        let (key_ty, _) = self.map_types(map_ty);
        let op = match self.key_kind(key_ty) {
            KeyKind::Word => Op::MapGet64,
            KeyKind::Str => Op::MapGetStr,
            KeyKind::Any => Op::MapGetAny,
        };
        self.check_key_of_nil_map(map, key, map_ty);
        let addr = self.alloc(1);
        self.op(op, addr, map, key);
        addr
    }

    /// Instructions know no type but the map's own: a key that may have no hash is looked at here if the map is nil.
    fn check_key_of_nil_map(&mut self, map: u16, key: u16, map_ty: Ty) {
        let (key_ty, _) = self.map_types(map_ty);
        if self.p.chk.is_strictly_comparable(key_ty) {
            return;
        }
        let not_nil = self.b.label();
        self.b.branch(Op::BrNeImm, map, 0, not_nil);
        let mark = self.next;
        let ty = self.type_addr(map_ty);
        self.native_ints("rt.map_check_key", &[ty, key], 0);
        self.free_above(mark);
        self.b.bind(not_nil);
    }

    /// A register with the address of an element, inserted if missing.
    pub fn map_insert(&mut self, map: u16, key: u16, map_ty: Ty) -> u16 {
        let (key_ty, _) = self.map_types(map_ty);
        let op = match self.key_kind(key_ty) {
            KeyKind::Word => Op::MapSet64,
            KeyKind::Str => Op::MapSetStr,
            KeyKind::Any => Op::MapSetAny,
        };
        let addr = self.alloc(1);
        self.op(op, addr, map, key);
        addr
    }

    /// `dst` = the element, or the zero value.
    pub fn map_load(&mut self, map: u16, key: u16, map_ty: Ty, elem: Ty, dst: u16) {
        let addr = self.map_get(map, key, map_ty);
        self.load_or_zero(addr, elem, dst);
    }

    /// `dst` = the value at `addr`, or the zero value if `addr` is 0.
    pub fn load_or_zero(&mut self, addr: u16, ty: Ty, dst: u16) {
        let shape = self.shape(ty);
        let (missing, end) = (self.b.label(), self.b.label());
        self.b.branch(Op::BrEqImm, addr, 0, missing);
        if shape.memory {
            // The element may move with the next operation on the map.
            let off = self.frame_alloc(shape.size);
            let copy = self.alloc(1);
            self.frame_addr(copy, off);
            self.copy_value(copy, addr, ty);
            self.op(Op::Mov, dst, copy, 0);
            self.b.jump(end);
            self.b.bind(missing);
            self.frame_addr(copy, off);
            self.zero_bytes(copy, shape.size);
            self.op(Op::Mov, dst, copy, 0);
        } else {
            self.load_mem(addr, 0, true, ty, dst);
            self.b.jump(end);
            self.b.bind(missing);
            self.zero_value(ty, dst);
        }
        self.b.bind(end);
    }

    /// `delete(m, k)` for a key as [`Self::key_operand`] gives it.
    pub fn map_delete(&mut self, map: u16, key: u16, map_ty: Ty) {
        let (key_ty, _) = self.map_types(map_ty);
        self.check_key_of_nil_map(map, key, map_ty);
        let (name, regs): (_, &[Class]) = match self.key_kind(key_ty) {
            KeyKind::Word => ("rt.map_delete_64", &[Class::I, Class::I]),
            KeyKind::Str => ("rt.map_delete_str", &[Class::I, Class::I, Class::I]),
            KeyKind::Any => ("rt.map_delete_any", &[Class::I, Class::I]),
        };
        let args: Vec<(u16, Piece)> = std::iter::once((map, Piece::Ptr))
            .chain((0..regs.len() as u16 - 1).map(|k| (key + k, Piece::Ptr)))
            .collect();
        self.native_call(name, &args, &[]);
    }
}
