//! Places: what can be assigned to, and how values move between registers and memory.

use vo_bytecode::Op;
use vo_syntax::ast::Expr;
use vo_types::{Obj, Ty, TypeKind};

use crate::func::{Lower, Storage};
use crate::layout::{Part, Piece, Shape};

/// Something that a value can be loaded from and stored to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Reg(u16),
    /// Memory at `base + off`; `nonnil` if the address in `base` is known not to be nil.
    Mem {
        base: u16,
        off: i32,
        nonnil: bool,
    },
    /// An element of a slice in registers `header..`, not yet checked; `huge` if the index may be 2^63 or
    /// more.
    Elem {
        header: u16,
        index: u16,
        huge: bool,
    },
    /// An element of an array at `base + off`, neither address nor index checked yet.
    ArrayElem {
        base: u16,
        off: i32,
        nonnil: bool,
        index: u16,
        bound: Bound,
    },
    /// An element of a map; the key is in registers, or at an address for general keys.
    Map {
        map: u16,
        key: u16,
        ty: Ty,
    },
    /// The blank identifier.
    Blank,
}

/// What is left to check of an index of an array.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Bound {
    InRange,
    Below(i64),
    /// The index may be 2^63 or more.
    HugeBelow(i64),
}

impl Place {
    pub fn frame(base: u16, off: i32) -> Place {
        Place::Mem { base, off, nonnil: true }
    }
}

impl<'a> Lower<'_, '_, 'a> {
    // --------------------------------------------------------------------------------------- moves

    /// Moves a value between registers.
    pub fn move_regs(&mut self, shape: &Shape, dst: u16, src: u16) {
        if dst == src {
            return;
        }
        if shape.memory {
            self.op(Op::Mov, dst, src, 0);
            return;
        }
        for part in &shape.parts {
            let op = match part.piece {
                Piece::F64 => Op::MovF,
                Piece::F32 => Op::MovS,
                Piece::Str | Piece::Iface => Op::Mov2,
                Piece::Slice => Op::Mov3,
                _ => Op::Mov,
            };
            self.op(op, dst + part.reg, src + part.reg, 0);
        }
    }

    pub fn move_value(&mut self, ty: Ty, dst: u16, src: u16) {
        if dst != src {
            let shape = self.shape(ty);
            self.move_regs(&shape, dst, src);
        }
    }

    pub fn int_const(&mut self, dst: u16, value: i64) {
        match i32::try_from(value) {
            Ok(small) => self.opi(Op::ConstI, dst, 0, small),
            Err(_) => {
                let id = self.p.constant(value as u64);
                self.opi(Op::Const64, dst, 0, id.0 as i32);
            }
        }
    }

    /// A register that holds an integer constant.
    pub fn int_temp(&mut self, value: i64) -> u16 {
        let reg = self.alloc(1);
        self.int_const(reg, value);
        reg
    }

    pub fn float_const(&mut self, dst: u16, piece: Piece, value: f64, value32: f32) {
        let (op, bits) = if piece == Piece::F32 {
            (Op::ConstS, u64::from(value32.to_bits()))
        } else {
            (Op::ConstF, value.to_bits())
        };
        let id = self.p.constant(bits);
        self.opi(op, dst, 0, id.0 as i32);
    }

    /// Sets registers to the zero value. Memory values: to the address of fresh zeroed frame memory.
    pub fn zero_value(&mut self, ty: Ty, dst: u16) {
        let shape = self.shape(ty);
        if shape.memory {
            let off = self.frame_alloc(shape.size);
            self.frame_addr(dst, off);
            self.zero_bytes(dst, shape.size);
            return;
        }
        for part in &shape.parts {
            match part.piece {
                Piece::F64 | Piece::F32 => self.float_const(dst + part.reg, part.piece, 0.0, 0.0),
                piece => (0..piece.regs()).for_each(|k| self.opi(Op::ConstI, dst + part.reg + k, 0, 0)),
            }
        }
    }

    /// `dst` = address of frame memory.
    pub fn frame_addr(&mut self, dst: u16, off: i32) {
        self.opi(Op::AddImm, dst, self.frame_reg, off);
    }

    /// Zeroes memory that holds no live pointers.
    pub fn zero_bytes(&mut self, addr: u16, size: u64) {
        if size > 0 {
            self.opi(Op::Zero, addr, 0, size as i32);
        }
    }

    /// Zeroes fresh frame memory.
    pub fn zero_frame(&mut self, off: i32, size: u64) {
        let temp = self.alloc(1);
        if size <= 16 {
            self.opi(Op::ConstI, temp, 0, 0);
            for k in 0..size.div_ceil(8) as i32 {
                self.opi(Op::St64, temp, self.frame_reg, off + 8 * k);
            }
        } else {
            self.frame_addr(temp, off);
            self.zero_bytes(temp, size);
        }
        self.free_above(temp);
    }

    // -------------------------------------------------------------------------------------- memory

    /// Loads a value; of a memory value, its address.
    pub fn load_mem(&mut self, base: u16, off: i32, nonnil: bool, ty: Ty, dst: u16) {
        let shape = self.shape(ty);
        if shape.memory {
            if !nonnil {
                self.op(Op::NilChk, base, 0, 0);
            }
            if off == 0 {
                self.op(Op::Mov, dst, base, 0);
            } else {
                self.opi(Op::AddImm, dst, base, off);
            }
            return;
        }
        // The base may be overwritten by the first part loaded.
        let overlaps = shape.parts.len() > 1 && base >= dst && base < dst + shape.regs;
        let base = if overlaps {
            let temp = self.alloc(1);
            self.op(Op::Mov, temp, base, 0);
            temp
        } else {
            base
        };
        for part in &shape.parts {
            self.opi(part.piece.load(), dst + part.reg, base, off + part.offset as i32);
        }
        if shape.parts.is_empty() && !nonnil {
            self.op(Op::NilChk, base, 0, 0);
        }
    }

    /// Stores a value that lies in registers; of a memory value, copies from its address.
    pub fn store_mem(&mut self, base: u16, off: i32, ty: Ty, src: u16) {
        let shape = self.shape(ty);
        if !shape.memory {
            self.store_parts(base, off, &shape.parts, src);
            return;
        }
        let addr = if off == 0 {
            base
        } else {
            let addr = self.alloc(1);
            self.opi(Op::AddImm, addr, base, off);
            addr
        };
        self.copy_value(addr, src, ty);
        if addr != base {
            self.free_above(addr);
        }
    }

    fn store_parts(&mut self, base: u16, off: i32, parts: &[Part], src: u16) {
        for part in parts {
            self.opi(part.piece.store(), src + part.reg, base, off + part.offset as i32);
        }
    }

    /// Copies a memory value between addresses that are not nil.
    pub fn copy_value(&mut self, dst: u16, src: u16, ty: Ty) {
        let shape = self.shape(ty);
        if shape.size == 0 || dst == src {
            return;
        }
        // Arrays overlap where slices of one array were converted to them.
        if shape.pointers || matches!(self.kind(ty), TypeKind::Array { .. }) {
            let id = self.p.type_id(ty);
            self.opi(Op::CopyTyped, dst, src, id.0 as i32);
        } else {
            self.opi(Op::CopyMem, dst, src, shape.size as i32);
        }
    }

    // -------------------------------------------------------------------------------------- places

    /// Loads the value of a place into `dst`; of a memory value, its address.
    pub fn load(&mut self, place: Place, ty: Ty, dst: u16) {
        match place {
            Place::Reg(src) => self.move_value(ty, dst, src),
            Place::Mem { base, off, nonnil } => self.load_mem(base, off, nonnil, ty, dst),
            Place::Elem { header, index, huge } => match self.shape(ty).single() {
                Some(piece) => {
                    self.check_huge(index, header + 1, huge);
                    self.op(piece.load_indexed(), dst, header, index);
                }
                None => self.load_at_address(place, ty, dst),
            },
            Place::ArrayElem { index, .. } => match self.shape(ty).single().and_then(Piece::load_elem) {
                Some(op) => {
                    let base = self.checked_array(place, ty);
                    self.op(op, dst, base, index);
                }
                None => self.load_at_address(place, ty, dst),
            },
            Place::Map { map, key, ty: map_ty } => self.map_load(map, key, map_ty, ty, dst),
            Place::Blank => self.zero_value(ty, dst),
        }
    }

    /// Stores a value (of a memory value: a copy of what is at its address).
    pub fn store(&mut self, place: Place, ty: Ty, src: u16) {
        match place {
            Place::Reg(dst) => self.move_value(ty, dst, src),
            Place::Mem { base, off, nonnil } => {
                let shape = self.shape(ty);
                if !nonnil && (shape.memory || shape.parts.is_empty()) {
                    self.op(Op::NilChk, base, 0, 0);
                }
                self.store_mem(base, off, ty, src);
            }
            Place::Elem { header, index, huge } => match self.shape(ty).single() {
                Some(piece) => {
                    self.check_huge(index, header + 1, huge);
                    self.op(piece.store_indexed(), src, header, index);
                }
                None => self.store_at_address(place, ty, src),
            },
            Place::ArrayElem { index, .. } => match self.shape(ty).single().and_then(Piece::store_elem) {
                Some(op) => {
                    let base = self.checked_array(place, ty);
                    self.op(op, src, base, index);
                }
                None => self.store_at_address(place, ty, src),
            },
            Place::Map { map, key, ty: map_ty } => {
                let addr = self.map_insert(map, key, map_ty);
                self.store_mem(addr, 0, ty, src);
                self.free_above(addr);
            }
            Place::Blank => {}
        }
    }

    fn load_at_address(&mut self, place: Place, ty: Ty, dst: u16) {
        if self.shape(ty).memory {
            return self.address_into(place, ty, dst);
        }
        let base = self.address(place, ty);
        self.load_mem(base, 0, true, ty, dst);
    }

    fn store_at_address(&mut self, place: Place, ty: Ty, src: u16) {
        let base = self.address(place, ty);
        self.store_mem(base, 0, ty, src);
        self.free_above(base);
    }

    /// The address of the array of an `ArrayElem`; it and the index are checked then.
    fn checked_array(&mut self, place: Place, ty: Ty) -> u16 {
        let Place::ArrayElem { base, off, nonnil, index, bound } = place else {
            unreachable!("an element of an array")
        };
        let base = self.address(Place::Mem { base, off, nonnil }, ty);
        match bound {
            Bound::InRange => {}
            Bound::Below(len) => self.opi(Op::BoundImm, index, 0, i32::try_from(len).unwrap_or(i32::MAX)),
            Bound::HugeBelow(len) => {
                let len = self.int_temp(len);
                self.op(Op::BoundU, index, len, 0);
            }
        }
        base
    }

    /// The place of an operand of which some words are read: its address if no instruction loads it by its
    /// index.
    pub fn readable(&mut self, e: &'a Expr) -> Place {
        let place = self.place(e);
        let ty = self.ty(e);
        let indexed = self.shape(ty).single().is_some_and(|piece| piece.load_elem().is_some());
        if matches!(place, Place::ArrayElem { .. }) && !indexed {
            return Place::Mem { base: self.address(place, ty), off: 0, nonnil: true };
        }
        place
    }

    /// A place that is accessed more than once, and checked only now.
    pub fn checked(&mut self, place: Place, ty: Ty) -> Place {
        match place {
            Place::ArrayElem { index, .. } => {
                let base = self.checked_array(place, ty);
                Place::ArrayElem { base, off: 0, nonnil: true, index, bound: Bound::InRange }
            }
            Place::Elem { .. } if self.shape(ty).single().is_none() => {
                let base = self.address(place, ty);
                Place::Mem { base, off: 0, nonnil: true }
            }
            place => place,
        }
    }

    /// The address of a place; checked not to be nil.
    pub fn address(&mut self, place: Place, ty: Ty) -> u16 {
        match place {
            Place::Mem { base, off: 0, nonnil } => {
                if !nonnil {
                    self.op(Op::NilChk, base, 0, 0);
                }
                base
            }
            place => {
                let reg = self.alloc(1);
                self.address_into(place, ty, reg);
                self.free_above(reg + 1);
                reg
            }
        }
    }

    /// `dst` = the address of a place; checked not to be nil.
    pub fn address_into(&mut self, place: Place, ty: Ty, dst: u16) {
        match place {
            Place::Mem { base, off, nonnil } => {
                if !nonnil {
                    self.op(Op::NilChk, base, 0, 0);
                }
                if off == 0 {
                    self.op(Op::Mov, dst, base, 0);
                } else {
                    self.opi(Op::AddImm, dst, base, off);
                }
            }
            Place::Elem { header, index, huge } => {
                self.check_huge(index, header + 1, huge);
                let size = self.shape(ty).size;
                match u16::try_from(size) {
                    Ok(size) => self.op4(Op::IdxAddr, dst, header, index, size),
                    Err(_) => {
                        self.op(Op::Bound, index, header + 1, 0);
                        self.element_address(dst, header, index, size);
                    }
                }
            }
            Place::ArrayElem { index, .. } => {
                let base = self.checked_array(place, ty);
                let size = self.shape(ty).size;
                self.element_address(dst, base, index, size);
            }
            // Neither has an address: the value goes to memory of its own.
            Place::Reg(_) | Place::Map { .. } | Place::Blank => {
                let shape = self.shape(ty);
                let off = self.frame_alloc(shape.size);
                let temp = self.alloc(shape.regs);
                self.load(place, ty, temp);
                self.store_mem(self.frame_reg, off, ty, temp);
                self.frame_addr(dst, off);
            }
        }
    }

    // ----------------------------------------------------------------------------------- variables

    pub fn storage_place(storage: Storage) -> Place {
        match storage {
            Storage::Reg(reg) => Place::Reg(reg),
            Storage::Mem { base, off } => Place::Mem { base, off, nonnil: true },
            Storage::Cell(base) => Place::Mem { base, off: 0, nonnil: true },
        }
    }

    /// The registers of a variable's value; of a memory value, its address.
    pub fn load_storage(&mut self, storage: Storage, ty: Ty) -> u16 {
        if let Storage::Reg(reg) = storage {
            return reg;
        }
        let regs = self.shape(ty).regs;
        let dst = self.alloc(regs);
        self.load_storage_into(storage, ty, dst);
        dst
    }

    pub fn load_storage_into(&mut self, storage: Storage, ty: Ty, dst: u16) {
        self.load(Self::storage_place(storage), ty, dst);
    }

    /// The place of a variable: a local one, or of a package.
    pub fn variable(&mut self, obj: Obj) -> Place {
        if let Some(&storage) = self.locals.get(&obj) {
            return Self::storage_place(storage);
        }
        let offset = self.p.global(obj);
        let base = self.alloc(1);
        self.opi(Op::GlobalAddr, base, 0, offset as i32);
        Place::Mem { base, off: 0, nonnil: true }
    }
}
