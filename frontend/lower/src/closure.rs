//! Function literals: closure objects, and captures in the function that reads them.

use std::rc::Rc;

use vo_bytecode::{FuncFlags, Op};
use vo_syntax::{NodeId, ast};
use vo_types::Ty;

use crate::capture::{Capture, FIRST_CAPTURE, captured_size};
use crate::func::{Lower, Storage};
use crate::layout::{Piece, Shape};
use crate::program::Body;

impl<'a> Lower<'_, '_, 'a> {
    /// The name of the next function literal within this function.
    pub fn literal_name(&mut self) -> String {
        self.literals += 1;
        let outer = &self.b.function_mut().name;
        let in_literal = outer.rsplit('.').next().is_some_and(|last| {
            let digits = last.strip_prefix("func").unwrap_or(last);
            !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && outer.contains(".func")
        });
        if in_literal { format!("{outer}.{}", self.literals) } else { format!("{outer}.func{}", self.literals) }
    }

    /// `dst` = a function literal's closure object.
    pub fn func_lit(&mut self, node: NodeId, lit: &'a ast::FuncLit, ty: Ty, dst: u16) {
        let captured = self.info().func_lit(node).map(|l| l.captures.clone()).unwrap_or_default();
        let mut captures = Vec::new();
        let mut offset = FIRST_CAPTURE;
        for obj in captured {
            let ty = self.obj_ty(obj);
            let Some(storage) = self.locals.get(&obj).copied() else { continue };
            let by_ref = matches!(storage, Storage::Cell(_))
                || (matches!(storage, Storage::Mem { .. }) && !self.captured_by_value(obj));
            captures.push(Capture { obj, ty, by_ref, offset });
            let shape = self.shape(ty);
            offset += if by_ref { 8 } else { captured_size(&shape) };
        }
        let name = self.literal_name();
        let abi = self.p.abi(None, ty);
        let captures: Rc<[Capture]> = captures.into();
        let body = Body::Lit { lit, node, captures: captures.clone() };
        let flags = if captures.is_empty() { FuncFlags::empty() } else { FuncFlags::CLOSURE };
        let id = self.p.declare(name, Some(self.file), abi, flags, self.subst.clone(), body);
        if captures.is_empty() {
            return self.opi(Op::FuncVal, dst, 0, id.0 as i32);
        }
        let words = (offset - FIRST_CAPTURE) / 8;
        let closure = if self.is_scratch(dst) { dst } else { self.alloc(1) };
        self.b.ab_imm(Op::NewClosure, closure, words as u16, id.0 as i32);
        for capture in captures.iter() {
            self.store_capture(closure, capture);
        }
        if closure != dst {
            self.op(Op::Mov, dst, closure, 0);
        }
    }

    /// Puts a variable into a closure object: its value, or the address of its cell.
    pub fn store_capture(&mut self, closure: u16, capture: &Capture) {
        let storage = self.locals[&capture.obj];
        if !capture.by_ref {
            let value = self.load_storage(storage, capture.ty);
            let shape = self.shape(capture.ty);
            return self.store_words(closure, capture.offset as i32, &shape, capture.ty, value);
        }
        let address = match storage {
            Storage::Cell(reg) => reg,
            Storage::Mem { base, off } => {
                let reg = self.alloc(1);
                self.opi(Op::AddImm, reg, base, off);
                reg
            }
            Storage::Reg(_) => unreachable!("a variable captured by reference has a cell"),
        };
        self.opi(Op::StP, address, closure, capture.offset as i32);
    }

    /// Stores a value as a closure object holds it.
    pub fn store_words(&mut self, base: u16, off: i32, shape: &Shape, ty: Ty, value: u16) {
        if shape.memory {
            return self.store_mem(base, off, ty, value);
        }
        for part in &shape.parts {
            let op = match part.piece {
                Piece::F64 => Op::StF,
                Piece::F32 => Op::StS,
                Piece::Ptr => Op::StP,
                Piece::Str => Op::StStr,
                Piece::Iface => Op::StIface,
                Piece::Slice => Op::StSlice,
                _ => Op::St64,
            };
            self.opi(op, value + part.reg, base, off + 8 * i32::from(part.reg));
        }
    }

    /// Loads a value as a closure object holds it; of a memory value, its address.
    pub fn load_words(&mut self, base: u16, off: i32, shape: &Shape, dst: u16) {
        if shape.memory {
            return self.opi(Op::AddImm, dst, base, off);
        }
        for part in &shape.parts {
            let op = match part.piece {
                Piece::F64 => Op::LdF,
                Piece::F32 => Op::LdS,
                Piece::Str | Piece::Iface => Op::Ld2,
                Piece::Slice => Op::Ld3,
                _ => Op::Ld64,
            };
            self.opi(op, dst + part.reg, base, off + 8 * i32::from(part.reg));
        }
    }

    /// Makes captured variables known, loading them from the closure object in `r0`.
    pub fn load_captures(&mut self, captures: &[Capture]) {
        for capture in captures {
            let shape = self.shape(capture.ty);
            let off = capture.offset as i32;
            let storage = if capture.by_ref {
                let cell = self.alloc(1);
                self.opi(Op::Ld64, cell, 0, off);
                Storage::Cell(cell)
            } else if shape.memory {
                Storage::Mem { base: 0, off }
            } else {
                let reg = self.alloc(shape.regs);
                self.load_words(0, off, &shape, reg);
                Storage::Reg(reg)
            };
            self.locals.insert(capture.obj, storage);
        }
    }
}
