//! Calls of the runtime's natives.

use vo_bytecode::{Class, Op};

use crate::func::Lower;
use crate::layout::Piece;

impl<'a> Lower<'_, '_, 'a> {
    /// Calls native `name` with values in registers; results lie in the register returned.
    pub fn native_call(&mut self, name: &str, args: &[(u16, Piece)], results: &[Class]) -> u16 {
        let params: Vec<Class> =
            args.iter().flat_map(|(_, piece)| std::iter::repeat_n(piece.class(), piece.regs() as usize)).collect();
        let native = self.p.native(name, &params, results);
        let window = self.alloc(params.len().max(results.len()).max(1) as u16);
        let mut to = window;
        for &(reg, piece) in args {
            let op = match piece {
                Piece::F64 => Op::MovF,
                Piece::F32 => Op::MovS,
                Piece::Str | Piece::Iface => Op::Mov2,
                Piece::Slice => Op::Mov3,
                _ => Op::Mov,
            };
            if reg != to {
                self.op(op, to, reg, 0);
            }
            to += piece.regs();
        }
        self.opi(Op::CallNative, window, 0, native.0 as i32);
        self.free_above(window + results.len() as u16);
        window
    }

    /// As [`Self::native_call`], for integer arguments.
    pub fn native_ints(&mut self, name: &str, args: &[u16], results: usize) -> u16 {
        let args: smallvec::SmallVec<[(u16, Piece); 6]> = args.iter().map(|&reg| (reg, Piece::Word)).collect();
        self.native_call(name, &args, &[Class::I; 6][..results])
    }

    /// A register with the address of a type descriptor.
    pub fn type_addr(&mut self, ty: vo_types::Ty) -> u16 {
        let reg = self.alloc(1);
        let id = self.p.type_id(ty);
        self.opi(Op::TypeAddr, reg, 0, id.0 as i32);
        reg
    }
}
