//! The kernels in bytecode.

use vo_bytecode::{FuncId, FunctionBuilder, Kind, Op, TypeDef, TypeId};

use crate::support::Program;

fn scalar(p: &mut Program, kind: Kind, size: u64) -> TypeId {
    p.module.types.push(TypeDef { kind, size, align: size as u32, ..TypeDef::default() });
    TypeId::from(p.module.types.len() - 1)
}

fn float(p: &mut Program, value: f64) -> i32 {
    p.module.consts.push(value.to_bits());
    p.module.consts.len() as i32 - 1
}

/// `for i := from; i < bound; i++ { body }`; `bound` a register.
fn count(b: &mut FunctionBuilder, i: u16, from: i32, bound: u16, body: impl FnOnce(&mut FunctionBuilder)) {
    b.ab_imm(Op::ConstI, i, 0, from);
    let exit = b.label();
    let head = b.loop_header();
    b.branch(Op::BrLeS, bound, i, exit);
    body(b);
    b.ab_imm(Op::AddImm, i, i, 1);
    b.jump(head);
    b.bind(exit);
}

/// Two nested loops that sum.
pub fn loops(p: &mut Program) -> FuncId {
    p.function("loops", "I", "I", 8, |b| {
        b.ab_imm(Op::ConstI, 4, 0, 0);
        count(b, 2, 0, 1, |b| {
            count(b, 3, 0, 1, |b| {
                b.abc(Op::Xor, 5, 2, 3);
                b.abc(Op::Add, 4, 4, 5);
            });
        });
        b.abc(Op::Ret, 4, 0, 0);
    })
}

/// The sieve of Eratosthenes up to n: the number of primes.
pub fn sieve(p: &mut Program) -> FuncId {
    let byte = scalar(p, Kind::Bool, 1);
    p.function("sieve", "I", "I", 16, |b| {
        b.ab_imm(Op::AddImm, 2, 1, 1);
        b.abc(Op::Mov, 3, 2, 0);
        b.ab_imm(Op::MakeSlice, 4, 2, byte.0 as i32);
        b.ab_imm(Op::ConstI, 7, 0, 0);
        b.ab_imm(Op::ConstI, 10, 0, 1);
        count(b, 8, 2, 2, |b| {
            let composite = b.label();
            b.abc(Op::Ldx8U, 9, 4, 8);
            b.branch(Op::BrT, 9, 0, composite);
            b.ab_imm(Op::AddImm, 7, 7, 1);
            b.abc(Op::Add, 9, 8, 8);
            let head = b.loop_header();
            b.branch(Op::BrLtS, 1, 9, composite);
            b.abc(Op::Stx8, 10, 4, 9);
            b.abc(Op::Add, 9, 9, 8);
            b.jump(head);
            b.bind(composite);
        });
        b.abc(Op::Ret, 7, 0, 0);
    })
}

/// The product of two n by n matrices of slices; the trace of it.
pub fn matmul(p: &mut Program) -> FuncId {
    let f64_type = scalar(p, Kind::Float64, 8);
    p.module.types.push(TypeDef { kind: Kind::Slice, size: 24, align: 8, ptr_words: vec![1], ..TypeDef::default() });
    let row_type = TypeId::from(p.module.types.len() - 1);
    // matrix(n, k): element (i, j) is i - j + k.
    let matrix = p.function("matrix", "II", "III", 20, |b| {
        b.abc(Op::Mov, 3, 1, 0);
        b.abc(Op::Mov, 4, 1, 0);
        b.ab_imm(Op::MakeSlice, 5, 3, row_type.0 as i32);
        count(b, 8, 0, 1, |b| {
            b.ab_imm(Op::MakeSlice, 9, 3, f64_type.0 as i32);
            count(b, 12, 0, 1, |b| {
                b.abc(Op::Sub, 13, 8, 12);
                b.abc(Op::Add, 13, 13, 2);
                b.abc(Op::I64ToF, 13, 13, 0);
                b.abc(Op::StxF, 13, 9, 12);
            });
            b.abc(Op::StxSlice, 9, 5, 8);
        });
        b.abc(Op::Ret, 5, 0, 0);
    });
    let zero = float(p, 0.0);
    p.function("matmul", "I", "F", 48, |b| {
        for (k, at) in [(1, 2), (2, 5), (0, 8)] {
            b.abc(Op::Mov, 41, 1, 0);
            b.ab_imm(Op::ConstI, 42, 0, k);
            b.call(40, matrix);
            b.abc(Op::Mov3, at, 40, 0);
        }
        b.ab_imm(Op::ConstF, 20, 0, zero);
        count(b, 11, 0, 1, |b| {
            b.abc(Op::Ldx3, 14, 2, 11);
            b.abc(Op::Ldx3, 17, 8, 11);
            count(b, 12, 0, 1, |b| {
                b.ab_imm(Op::ConstF, 21, 0, zero);
                count(b, 13, 0, 1, |b| {
                    b.abc(Op::LdxF, 22, 14, 13);
                    b.abc(Op::Ldx3, 24, 5, 13);
                    b.abc(Op::LdxF, 23, 24, 12);
                    b.abc(Op::MulF, 23, 22, 23);
                    b.abc(Op::AddF, 21, 21, 23);
                });
                b.abc(Op::StxF, 21, 17, 12);
            });
            b.abc(Op::LdxF, 22, 17, 11);
            b.abc(Op::AddF, 20, 20, 22);
        });
        b.abc(Op::Ret, 20, 0, 0);
    })
}

/// Bodies of 56 bytes (x y z vx vy vz mass) in a slice; n steps, then the sum of the positions.
pub fn nbody(p: &mut Program) -> FuncId {
    p.module.types.push(TypeDef { kind: Kind::Struct, size: 56, align: 8, ..TypeDef::default() });
    let body_type = TypeId::from(p.module.types.len() - 1);
    let advance = define_advance(p);
    let (zero, scale) = (float(p, 0.0), float(p, 0.37));
    p.function("nbody", "I", "F", 40, |b| {
        b.ab_imm(Op::ConstI, 2, 0, 5);
        b.ab_imm(Op::ConstI, 3, 0, 5);
        b.ab_imm(Op::MakeSlice, 4, 2, body_type.0 as i32);
        b.ab_imm(Op::ConstF, 12, 0, scale);
        count(b, 7, 0, 2, |b| {
            b.abcd(Op::IdxAddr, 8, 4, 7, 56);
            for field in 0..7 {
                b.ab_imm(Op::AddImm, 9, 7, field + 1);
                b.abc(Op::Mul, 9, 9, 9);
                b.abc(Op::I64ToF, 10, 9, 0);
                b.abc(Op::MulF, 10, 10, 12);
                b.ab_imm(Op::StF, 10, 8, 8 * field);
            }
        });
        count(b, 7, 0, 1, |b| {
            b.abc(Op::Mov3, 31, 4, 0);
            b.call(30, advance);
        });
        b.ab_imm(Op::ConstF, 11, 0, zero);
        count(b, 7, 0, 2, |b| {
            b.abcd(Op::IdxAddr, 8, 4, 7, 56);
            b.ab_imm(Op::LdF, 10, 8, 0);
            b.abc(Op::AddF, 11, 11, 10);
        });
        b.abc(Op::Ret, 11, 0, 0);
    })
}

fn define_advance(p: &mut Program) -> FuncId {
    let dt = float(p, 0.01);
    p.function("advance", "III", "", 40, |b| {
        b.ab_imm(Op::ConstF, 4, 0, dt);
        count(b, 5, 0, 2, |b| {
            b.abcd(Op::IdxAddr, 6, 1, 5, 56);
            b.ab_imm(Op::AddImm, 7, 5, 1);
            let exit = b.label();
            let head = b.loop_header();
            b.branch(Op::BrLeS, 2, 7, exit);
            b.abcd(Op::IdxAddr, 8, 1, 7, 56);
            for axis in 0..3u16 {
                b.ab_imm(Op::LdF, 12, 6, 8 * i32::from(axis));
                b.ab_imm(Op::LdF, 13, 8, 8 * i32::from(axis));
                b.abc(Op::SubF, 9 + axis, 12, 13);
            }
            b.abc(Op::MulF, 14, 9, 9);
            b.abc(Op::MulF, 15, 10, 10);
            b.abc(Op::AddF, 14, 14, 15);
            b.abc(Op::MulF, 15, 11, 11);
            b.abc(Op::AddF, 14, 14, 15);
            b.abc(Op::SqrtF, 15, 14, 0);
            b.abc(Op::MulF, 15, 14, 15);
            b.abc(Op::DivF, 15, 4, 15);
            b.ab_imm(Op::LdF, 16, 8, 48);
            b.abc(Op::MulF, 16, 16, 15);
            b.ab_imm(Op::LdF, 17, 6, 48);
            b.abc(Op::MulF, 17, 17, 15);
            for (body, factor, op) in [(6, 16, Op::SubF), (8, 17, Op::AddF)] {
                for axis in 0..3u16 {
                    let offset = 24 + 8 * i32::from(axis);
                    b.ab_imm(Op::LdF, 18, body, offset);
                    b.abc(Op::MulF, 19, 9 + axis, factor);
                    b.abc(op, 18, 18, 19);
                    b.ab_imm(Op::StF, 18, body, offset);
                }
            }
            b.ab_imm(Op::AddImm, 7, 7, 1);
            b.jump(head);
            b.bind(exit);
        });
        count(b, 5, 0, 2, |b| {
            b.abcd(Op::IdxAddr, 6, 1, 5, 56);
            for axis in 0..3 {
                b.ab_imm(Op::LdF, 18, 6, 8 * axis);
                b.ab_imm(Op::LdF, 19, 6, 24 + 8 * axis);
                b.abc(Op::MulF, 19, 19, 4);
                b.abc(Op::AddF, 18, 18, 19);
                b.ab_imm(Op::StF, 18, 6, 8 * axis);
            }
        });
        b.abc(Op::Ret, 0, 0, 0);
    })
}

/// Ten multiplications of a vector by A and its transpose; the quotient's square root.
pub fn spectral_norm(p: &mut Program) -> FuncId {
    let f64_type = scalar(p, Kind::Float64, 8);
    let (zero, one) = (float(p, 0.0), float(p, 1.0));
    let a = p.function("A", "II", "F", 6, |b| {
        b.abc(Op::Add, 3, 1, 2);
        b.ab_imm(Op::AddImm, 4, 3, 1);
        b.abc(Op::Mul, 3, 3, 4);
        // Division by two of a number whose sign is not known.
        b.abc(Op::ShrUImm, 4, 3, 63);
        b.abc(Op::Add, 3, 3, 4);
        b.abc(Op::ShrSImm, 3, 3, 1);
        b.abc(Op::Add, 3, 3, 1);
        b.ab_imm(Op::AddImm, 3, 3, 1);
        b.abc(Op::I64ToF, 4, 3, 0);
        b.ab_imm(Op::ConstF, 5, 0, one);
        b.abc(Op::DivF, 4, 5, 4);
        b.abc(Op::Ret, 4, 0, 0);
    });
    // times(v, u): v[i] = sum of A(i, j) * u[j]; the transpose swaps the arguments of A.
    let mut times = |name: &str, transposed: bool| {
        p.function(name, "IIIIII", "", 24, |b| {
            count(b, 7, 0, 2, |b| {
                b.ab_imm(Op::ConstF, 8, 0, zero);
                count(b, 9, 0, 5, |b| {
                    let (i, j) = if transposed { (9, 7) } else { (7, 9) };
                    b.abc(Op::Mov, 16, i, 0);
                    b.abc(Op::Mov, 17, j, 0);
                    b.call(15, a);
                    b.abc(Op::LdxF, 10, 4, 9);
                    b.abc(Op::MulF, 10, 15, 10);
                    b.abc(Op::AddF, 8, 8, 10);
                });
                b.abc(Op::StxF, 8, 1, 7);
            });
            b.abc(Op::Ret, 0, 0, 0);
        })
    };
    let times_a = times("times", false);
    let times_at = times("timesTransposed", true);
    p.function("spectralNorm", "I", "F", 48, |b| {
        b.abc(Op::Mov, 2, 1, 0);
        for at in [3, 6, 9] {
            b.ab_imm(Op::MakeSlice, at, 1, f64_type.0 as i32);
        }
        b.ab_imm(Op::ConstF, 12, 0, one);
        count(b, 13, 0, 1, |b| {
            b.abc(Op::StxF, 12, 3, 13);
        });
        b.ab_imm(Op::ConstI, 15, 0, 10);
        count(b, 14, 0, 15, |b| {
            // v = At A u; u = At A v. Vectors: u at 3, v at 6, the product in between at 9.
            for (from, to) in [(3, 6), (6, 3)] {
                for (func, x, y) in [(times_a, 9, from), (times_at, to, 9)] {
                    b.abc(Op::Mov3, 31, x, 0);
                    b.abc(Op::Mov3, 34, y, 0);
                    b.call(30, func);
                }
            }
        });
        b.ab_imm(Op::ConstF, 16, 0, zero);
        b.ab_imm(Op::ConstF, 17, 0, zero);
        count(b, 13, 0, 1, |b| {
            b.abc(Op::LdxF, 18, 3, 13);
            b.abc(Op::LdxF, 19, 6, 13);
            b.abc(Op::MulF, 18, 18, 19);
            b.abc(Op::AddF, 16, 16, 18);
            b.abc(Op::MulF, 19, 19, 19);
            b.abc(Op::AddF, 17, 17, 19);
        });
        b.abc(Op::DivF, 16, 16, 17);
        b.abc(Op::SqrtF, 16, 16, 0);
        b.abc(Op::Ret, 16, 0, 0);
    })
}
