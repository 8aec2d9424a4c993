//! Loads, stores, copies.

use cranelift_codegen::ir::types::{F32, F64, I8, I16, I32, I64, I64X2};
use cranelift_codegen::ir::{self, InstBuilder, Value};
use smallvec::SmallVec;
use vo_bytecode::{Class, Inst, TypeId};
use vo_runtime_symbols::Symbol;

use super::Translator;

/// What one access moves between memory and a register.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    S8,
    U8,
    S16,
    U16,
    S32,
    U32,
    Word,
    F64,
    F32,
}

impl Cell {
    fn class(self) -> Class {
        match self {
            Cell::F64 => Class::F,
            Cell::F32 => Class::S,
            _ => Class::I,
        }
    }

    /// Binary logarithm of the size.
    fn shift(self) -> i64 {
        match self {
            Cell::S8 | Cell::U8 => 0,
            Cell::S16 | Cell::U16 => 1,
            Cell::S32 | Cell::U32 | Cell::F32 => 2,
            Cell::Word | Cell::F64 => 3,
        }
    }
}

/// Copies and fills up to this many bytes are done in place.
const INLINE_BYTES: u32 = 128;
/// Copies that may overlap load everything first, so fewer.
const INLINE_OVERLAPPING: u32 = 64;

impl Translator<'_, '_> {
    fn load(&mut self, cell: Cell, address: Value, offset: i32) -> Value {
        let flags = self.flags.program;
        let ins = self.b.ins();
        match cell {
            Cell::S8 => ins.sload8(I64, flags, address, offset),
            Cell::U8 => ins.uload8(I64, flags, address, offset),
            Cell::S16 => ins.sload16(I64, flags, address, offset),
            Cell::U16 => ins.uload16(I64, flags, address, offset),
            Cell::S32 => ins.sload32(flags, address, offset),
            Cell::U32 => ins.uload32(flags, address, offset),
            Cell::Word => ins.load(I64, flags, address, offset),
            Cell::F64 => ins.load(F64, flags, address, offset),
            Cell::F32 => ins.load(F32, flags, address, offset),
        }
    }

    fn store(&mut self, cell: Cell, value: Value, address: Value, offset: i32) {
        let flags = self.flags.program;
        let ins = self.b.ins();
        match cell {
            Cell::S8 | Cell::U8 => ins.istore8(flags, value, address, offset),
            Cell::S16 | Cell::U16 => ins.istore16(flags, value, address, offset),
            Cell::S32 | Cell::U32 => ins.istore32(flags, value, address, offset),
            Cell::Word | Cell::F64 | Cell::F32 => ins.store(flags, value, address, offset),
        };
    }

    fn load_words(&mut self, reg: u16, words: u16, address: Value, offset: i32) {
        let values: SmallVec<[Value; 3]> =
            (0..i32::from(words)).map(|k| self.load(Cell::Word, address, offset + 8 * k)).collect();
        self.set_ints(reg, &values);
    }

    fn store_words(&mut self, reg: u16, words: u16, address: Value, offset: i32) {
        for k in 0..words {
            let value = self.int(reg + k);
            self.store(Cell::Word, value, address, offset + 8 * i32::from(k));
        }
    }

    /// `a = memory at b + cd`.
    pub(super) fn load_field(&mut self, inst: Inst, cell: Cell) {
        self.check_nil(inst.b);
        let base = self.int(inst.b);
        let value = self.load(cell, base, inst.cd());
        self.define(inst.a, cell.class(), value);
    }

    pub(super) fn load_field_words(&mut self, inst: Inst, words: u16) {
        self.check_nil(inst.b);
        let base = self.int(inst.b);
        self.load_words(inst.a, words, base, inst.cd());
    }

    /// `memory at b + cd = a`.
    pub(super) fn store_field(&mut self, inst: Inst, cell: Cell) {
        self.check_nil(inst.b);
        let (base, value) = (self.int(inst.b), self.read(inst.a, cell.class()));
        self.store(cell, value, base, inst.cd());
    }

    pub(super) fn store_field_words(&mut self, inst: Inst, words: u16) {
        self.check_nil(inst.b);
        let base = self.int(inst.b);
        self.store_words(inst.a, words, base, inst.cd());
    }

    fn scaled(&mut self, base: Value, index: Value, shift: i64) -> Value {
        let offset = if shift == 0 { index } else { self.b.ins().ishl_imm_u(index, shift) };
        self.b.ins().iadd(base, offset)
    }

    /// Base plus index times a size that need not be a power of two.
    pub(super) fn element(&mut self, base: Value, index: Value, size: u16) -> Value {
        if size.is_power_of_two() {
            return self.scaled(base, index, i64::from(size.trailing_zeros()));
        }
        let offset = self.b.ins().imul_imm_s(index, i64::from(size));
        self.b.ins().iadd(base, offset)
    }

    /// Address of the element `c`, checked, of the slice or string `b`.
    fn checked_element(&mut self, inst: Inst, size: u16) -> Value {
        let [base, len, index] = [inst.b, inst.b + 1, inst.c].map(|reg| self.int(reg));
        self.check_bounds(index, len);
        self.element(base, index, size)
    }

    pub(super) fn load_indexed(&mut self, inst: Inst, cell: Cell) {
        let address = self.checked_element(inst, 1 << cell.shift());
        let value = self.load(cell, address, 0);
        self.define(inst.a, cell.class(), value);
    }

    pub(super) fn load_indexed_words(&mut self, inst: Inst, words: u16) {
        let address = self.checked_element(inst, 8 * words);
        self.load_words(inst.a, words, address, 0);
    }

    pub(super) fn store_indexed(&mut self, inst: Inst, cell: Cell) {
        let address = self.checked_element(inst, 1 << cell.shift());
        let value = self.read(inst.a, cell.class());
        self.store(cell, value, address, 0);
    }

    pub(super) fn store_indexed_words(&mut self, inst: Inst, words: u16) {
        let address = self.checked_element(inst, 8 * words);
        self.store_words(inst.a, words, address, 0);
    }

    pub(super) fn index_address(&mut self, inst: Inst) {
        let address = self.checked_element(inst, inst.d);
        self.set_int(inst.a, address);
    }

    /// `a = element c of the array at b`, in range.
    pub(super) fn load_element(&mut self, inst: Inst, cell: Cell) {
        let (base, index) = (self.int(inst.b), self.int(inst.c));
        let address = self.scaled(base, index, cell.shift());
        let value = self.load(cell, address, 0);
        self.define(inst.a, cell.class(), value);
    }

    pub(super) fn store_element(&mut self, inst: Inst, cell: Cell) {
        let (base, index) = (self.int(inst.b), self.int(inst.c));
        let address = self.scaled(base, index, cell.shift());
        let value = self.read(inst.a, cell.class());
        self.store(cell, value, address, 0);
    }

    pub(super) fn element_address(&mut self, inst: Inst) {
        let (base, index) = (self.int(inst.b), self.int(inst.c));
        let address = self.element(base, index, inst.d);
        self.set_int(inst.a, address);
    }

    /// Zeroes `bytes` bytes at the address in `reg`.
    pub(super) fn zero(&mut self, reg: u16, bytes: u32) {
        let address = self.int(reg);
        if bytes > INLINE_BYTES {
            let count = self.iconst(i64::from(bytes));
            self.call_symbol(Symbol::Zero, &[address, count]);
            return;
        }
        let zero = self.iconst(0);
        let wide = (bytes >= 16).then(|| self.b.ins().splat(I64X2, zero));
        let flags = self.flags.unaligned;
        for (offset, ty) in pieces(bytes) {
            let value = match wide {
                Some(wide) if ty == I64X2 => wide,
                _ => self.b.ins().iconst(ty, 0),
            };
            self.b.ins().store(flags, value, address, offset);
        }
    }

    /// Copies `bytes` bytes from the address in `from` to that in `to`.
    pub(super) fn copy(&mut self, to: u16, from: u16, bytes: u32, may_overlap: bool) {
        let (to, from) = (self.int(to), self.int(from));
        if bytes > if may_overlap { INLINE_OVERLAPPING } else { INLINE_BYTES } {
            let count = self.iconst(i64::from(bytes));
            self.call_symbol(Symbol::Move, &[to, from, count]);
            return;
        }
        let flags = self.flags.unaligned;
        let mut loaded: SmallVec<[(Value, i32); 8]> = SmallVec::new();
        for (offset, ty) in pieces(bytes) {
            let value = self.b.ins().load(ty, flags, from, offset);
            if may_overlap {
                loaded.push((value, offset));
            } else {
                self.b.ins().store(flags, value, to, offset);
            }
        }
        for (value, offset) in loaded {
            self.b.ins().store(flags, value, to, offset);
        }
    }

    /// `move.mem`: a count in a register.
    pub(super) fn move_memory(&mut self, inst: Inst) {
        let [to, from, count] = [inst.a, inst.b, inst.c].map(|reg| self.int(reg));
        self.call_symbol(Symbol::Move, &[to, from, count]);
    }

    /// The size of a type, if it is one that instructions can have.
    pub(super) fn size_of(&self, ty: TypeId) -> Result<u32, super::Refusal> {
        let size = self.module.ty(ty).size;
        u32::try_from(size).map_err(|_| format!("type of {size} bytes"))
    }
}

/// Offsets and types of the accesses that cover `bytes` bytes.
fn pieces(bytes: u32) -> SmallVec<[(i32, ir::Type); 12]> {
    let mut out = SmallVec::new();
    let mut offset = 0;
    for ty in [I64X2, I64, I32, I16, I8] {
        while bytes - offset >= ty.bytes() {
            out.push((offset as i32, ty));
            offset += ty.bytes();
        }
    }
    out
}
