//! Interfaces: conversion to them, type assertions.
//!
//! The type word is a type descriptor's address for interfaces without methods, else an itab's. The data
//! word is the value itself for types of direct kinds, else the address of a copy on the heap.

use vo_bytecode::Op;
use vo_syntax::Pos;
use vo_types::Ty;

use crate::func::Lower;
use crate::types_table::is_direct;

impl<'a> Lower<'_, '_, 'a> {
    /// `dst, dst+1` = a value of type `from` as interface type `to`.
    pub fn convert_to_interface(&mut self, value: u16, from: Ty, to: Ty, dst: u16) {
        if self.is_interface(from) {
            return self.convert_interface(value, from, to, dst);
        }
        self.p.mark_dynamic(from);
        let mark = self.next;
        let data = self.alloc(1);
        self.box_value(value, from, data);
        self.type_word(from, to, dst);
        self.op(Op::Mov, dst + 1, data, 0);
        self.free_above(mark);
    }

    /// As [`Self::convert_to_interface`] for a constant string, which lies in memory once and for all.
    pub fn constant_string_in_interface(&mut self, text: &[u8], from: Ty, to: Ty, dst: u16) {
        self.p.mark_dynamic(from);
        let offset = self.p.string_box(text);
        self.type_word(from, to, dst);
        self.opi(Op::GlobalAddr, dst + 1, 0, offset as i32);
    }

    /// `dst` = the type word of concrete type `concrete` in interface type `iface`.
    fn type_word(&mut self, concrete: Ty, iface: Ty, dst: u16) {
        if self.is_empty_interface(iface) {
            let id = self.p.type_id(concrete);
            self.opi(Op::TypeAddr, dst, 0, id.0 as i32);
        } else {
            let under = self.under(iface);
            let id = self.p.itab(under, concrete);
            self.opi(Op::ItabAddr, dst, 0, id.0 as i32);
        }
    }

    /// `data` = the data word of a value.
    pub fn box_value(&mut self, value: u16, ty: Ty, data: u16) {
        let shape = self.shape(ty);
        let kind = self.p.kind(ty);
        if is_direct(kind) {
            let piece = shape.parts[0].piece;
            return self.make_data_word(piece, data, value);
        }
        let id = self.p.type_id(ty);
        self.opi(Op::New, data, 0, id.0 as i32);
        self.store_mem(data, 0, ty, value);
    }

    /// `dst` = the value of type `ty` that a data word stands for; of a memory value, its address.
    pub fn unbox(&mut self, data: u16, ty: Ty, dst: u16) {
        let shape = self.shape(ty);
        let kind = self.p.kind(ty);
        if is_direct(kind) {
            return self.value_of_data_word(shape.parts[0].piece.class(), dst, data);
        }
        if shape.regs == 0 {
            return;
        }
        self.load_mem(data, 0, true, ty, dst);
    }

    fn convert_interface(&mut self, value: u16, from: Ty, to: Ty, dst: u16) {
        let same = self.is_empty_interface(from) && self.is_empty_interface(to) || self.same_methods(from, to);
        if same {
            return self.op(Op::Mov2, dst, value, 0);
        }
        let mark = self.next;
        let dynamic = self.dynamic_type(value, from);
        let result = self.alloc(2);
        self.op(Op::Mov, result + 1, value + 1, 0);
        if self.is_empty_interface(to) {
            self.op(Op::Mov, result, dynamic, 0);
        } else {
            let nil = self.b.label();
            self.opi(Op::ConstI, result, 0, 0);
            self.b.branch(Op::BrEqImm, dynamic, 0, nil);
            let iface = self.type_addr(to);
            let w = self.native_ints("rt.assert_iface", &[iface, dynamic], 1);
            self.op(Op::Mov, result, w, 0);
            self.b.bind(nil);
        }
        self.op(Op::Mov2, dst, result, 0);
        self.free_above(mark);
    }

    fn same_methods(&mut self, a: Ty, b: Ty) -> bool {
        let (a, b) = (self.under(a), self.under(b));
        a == b || self.p.chk.canonical(a) == self.p.chk.canonical(b)
    }

    // -------------------------------------------------------------------------------- assertions

    /// `dst` = `value.(ty)`; panics if it isn't one.
    pub fn type_assert(&mut self, value: u16, from: Ty, ty: Ty, dst: u16, pos: Pos) {
        let mark = self.next;
        let dynamic = self.dynamic_type(value, from);
        self.at(pos);
        if self.is_interface(ty) {
            let iface = self.type_addr(ty);
            if self.is_empty_interface(ty) {
                let ok = self.b.label();
                self.b.branch(Op::BrNeImm, dynamic, 0, ok);
                self.native_ints("rt.panic_assert", &[iface, dynamic, iface], 0);
                self.b.bind(ok);
                let data = value + 1;
                let result = self.alloc(2);
                self.op(Op::Mov, result, dynamic, 0);
                self.op(Op::Mov, result + 1, data, 0);
                self.op(Op::Mov2, dst, result, 0);
            } else {
                let w = self.native_ints("rt.assert_iface", &[iface, dynamic], 1);
                let data = self.alloc(1);
                self.op(Op::Mov, data, value + 1, 0);
                self.op(Op::Mov, dst, w, 0);
                self.op(Op::Mov, dst + 1, data, 0);
            }
        } else {
            let want = self.type_addr(ty);
            let ok = self.b.label();
            self.b.branch(Op::BrEq, dynamic, want, ok);
            let iface = self.type_addr(from);
            self.native_ints("rt.panic_assert", &[want, dynamic, iface], 0);
            self.b.bind(ok);
            self.unbox(value + 1, ty, dst);
        }
        self.free_above(mark);
    }

    /// `dst, ok` = `value.(ty)`.
    pub fn type_assert_ok(&mut self, value: u16, from: Ty, ty: Ty, dst: u16, ok: u16) {
        let mark = self.next;
        let dynamic = self.dynamic_type(value, from);
        let (no, end) = (self.b.label(), self.b.label());
        if self.is_interface(ty) {
            let word = if self.is_empty_interface(ty) {
                dynamic
            } else {
                let iface = self.type_addr(ty);
                let word = self.alloc(1);
                self.opi(Op::ConstI, word, 0, 0);
                let nil = self.b.label();
                self.b.branch(Op::BrEqImm, dynamic, 0, nil);
                let w = self.native_ints("rt.assert_iface_ok", &[iface, dynamic], 1);
                self.op(Op::Mov, word, w, 0);
                self.b.bind(nil);
                word
            };
            self.b.branch(Op::BrEqImm, word, 0, no);
            self.op(Op::Mov, dst, word, 0);
            self.op(Op::Mov, dst + 1, value + 1, 0);
        } else {
            let want = self.type_addr(ty);
            self.b.branch(Op::BrNe, dynamic, want, no);
            self.unbox(value + 1, ty, dst);
        }
        self.opi(Op::ConstI, ok, 0, 1);
        self.b.jump(end);
        self.b.bind(no);
        self.zero_value(ty, dst);
        self.opi(Op::ConstI, ok, 0, 0);
        self.b.bind(end);
        self.free_above(mark);
    }
}
