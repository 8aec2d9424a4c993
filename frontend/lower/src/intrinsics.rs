//! Library functions that are instructions.

use vo_bytecode::Op;
use vo_syntax::ast::CallExpr;
use vo_types::Obj;

use crate::func::Lower;

/// An instruction that stands for a function: one result, operands in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Intrinsic {
    op: Op,
    operands: u8,
    after: After,
}

/// What the result needs after the instruction.
#[derive(Clone, Copy, Debug)]
enum After {
    Nothing,
    /// Counting leading zeros of a narrower integer: subtract the bits that it lacks.
    Subtract(i32),
    /// Counting trailing zeros of a narrower integer: no more than its bits.
    TrailingZeros(i32),
    /// Reversing the bytes of a narrower integer: shift down.
    ShiftDown(u16),
    /// Bit length: 64 minus the leading zeros.
    Length,
}

/// The instruction for a function, by package path and name.
fn lookup(path: &str, name: &str) -> Option<Intrinsic> {
    let plain = |op, operands| Some(Intrinsic { op, operands, after: After::Nothing });
    let with = |op, after| Some(Intrinsic { op, operands: 1, after });
    match (path, name) {
        ("math", "Sqrt" | "sqrt") => plain(Op::SqrtF, 1),
        ("math", "Abs") => plain(Op::AbsF, 1),
        ("math", "Floor" | "floor") => plain(Op::FloorF, 1),
        ("math", "Ceil" | "ceil") => plain(Op::CeilF, 1),
        ("math", "Trunc" | "trunc") => plain(Op::TruncF, 1),
        ("math", "RoundToEven") => plain(Op::RoundEvenF, 1),
        ("math", "Copysign") => plain(Op::CopysignF, 2),
        ("math", "FMA") => plain(Op::FmaF, 3),
        ("math", "Float64bits") => plain(Op::BitsOfF, 1),
        ("math", "Float64frombits") => plain(Op::FOfBits, 1),
        ("math", "Float32bits") => plain(Op::BitsOfS, 1),
        ("math", "Float32frombits") => plain(Op::SOfBits, 1),
        ("math/bits", "LeadingZeros" | "LeadingZeros64") => plain(Op::Clz64, 1),
        ("math/bits", "LeadingZeros32") => with(Op::Clz64, After::Subtract(32)),
        ("math/bits", "LeadingZeros16") => with(Op::Clz64, After::Subtract(48)),
        ("math/bits", "LeadingZeros8") => with(Op::Clz64, After::Subtract(56)),
        ("math/bits", "Len" | "Len64" | "Len32" | "Len16" | "Len8") => with(Op::Clz64, After::Length),
        ("math/bits", "TrailingZeros" | "TrailingZeros64") => plain(Op::Ctz64, 1),
        ("math/bits", "TrailingZeros32") => with(Op::Ctz64, After::TrailingZeros(32)),
        ("math/bits", "TrailingZeros16") => with(Op::Ctz64, After::TrailingZeros(16)),
        ("math/bits", "TrailingZeros8") => with(Op::Ctz64, After::TrailingZeros(8)),
        ("math/bits", "OnesCount" | "OnesCount64" | "OnesCount32" | "OnesCount16" | "OnesCount8") => {
            plain(Op::Popcnt64, 1)
        }
        ("math/bits", "RotateLeft" | "RotateLeft64") => plain(Op::Rotl64, 2),
        ("math/bits", "RotateLeft32") => plain(Op::RotlU32, 2),
        ("math/bits", "ReverseBytes" | "ReverseBytes64") => plain(Op::Bswap64, 1),
        ("math/bits", "ReverseBytes32") => with(Op::Bswap64, After::ShiftDown(32)),
        ("math/bits", "ReverseBytes16") => with(Op::Bswap64, After::ShiftDown(48)),
        _ => None,
    }
}

impl<'a> Lower<'_, '_, 'a> {
    pub fn intrinsic(&mut self, obj: Obj) -> Option<Intrinsic> {
        let object = self.p.chk.object(obj);
        let path = self.p.chk.package(object.pkg).path.as_str();
        if !path.starts_with("math") || object.as_func().is_some_and(|f| f.recv_base.is_some()) {
            return None;
        }
        lookup(path, object.name.as_str())
    }

    pub fn intrinsic_into(&mut self, intrinsic: Intrinsic, call: &'a CallExpr, dst: u16) {
        let mut regs = [0u16; 3];
        for (k, arg) in call.args.iter().take(intrinsic.operands as usize).enumerate() {
            // Rotations by a constant have instructions of their own.
            if k == 1
                && let Some(count) = self.const_int(arg)
            {
                let imm = match intrinsic.op {
                    Op::Rotl64 => Some((Op::RotlImm64, count.rem_euclid(64))),
                    Op::RotlU32 => Some((Op::RotlImmU32, count.rem_euclid(32))),
                    _ => None,
                };
                if let Some((op, count)) = imm {
                    return self.op(op, dst, regs[0], count as u16);
                }
            }
            regs[k] = self.expr(arg);
        }
        self.op4(intrinsic.op, dst, regs[0], regs[1], regs[2]);
        match intrinsic.after {
            After::Nothing => {}
            After::Subtract(bits) => self.opi(Op::AddImm, dst, dst, -bits),
            After::ShiftDown(bits) => self.op(Op::ShrUImm, dst, dst, bits),
            After::Length => {
                self.op(Op::Neg, dst, dst, 0);
                self.opi(Op::AddImm, dst, dst, 64);
            }
            After::TrailingZeros(bits) => {
                let fits = self.b.label();
                self.b.branch(Op::BrLeSImm, dst, bits as u16, fits);
                self.opi(Op::ConstI, dst, 0, bits);
                self.b.bind(fits);
            }
        }
    }
}
