//! Two adjacent instructions in one dispatch.
//!
//! The decoder gives the first of a pair this handler and leaves the second as it is: a branch to the
//! second still works, and each slow path continues with its own instruction.
//!
//! Measured on `examples/kernels` (AMD EPYC): matmul 66 to 57 ms, nbody 172 to 147, spectral 44 to 42, fib
//! as before. Calls are no part of pairs: together with paired returns they made fib 140 ms instead of 107.

use vo_runtime::context::Context;

use crate::dispatch::{goto, next};
use crate::instr::{Handler, Instr, Word, load, reg, set};
use crate::ops::memory::NIL_PAGE;
use crate::ops::panic::{index_out_of_range, nil_dereference, unreachable_code};
use crate::ops::{branch, call};

/// An instruction that can be part of a pair, by what it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Mov,
    Mov2,
    Mov3,
    ConstImm,
    Add,
    Sub,
    Mul,
    AddImm,
    ShlImm,
    AddF,
    SubF,
    MulF,
    Load64,
    Load8,
    Store64,
    LoadElement64,
    LoadElement8,
    LoadElement3,
    StoreElement64,
    ElementAddress,
    Ret,
    Ret1,
    Jmp,
    JmpBack,
    IncBrLts,
    IncBrLtsImm,
    /// Any other.
    Other,
}

/// What an instruction does that continues with the next one.
trait Effect {
    /// Where to go when `run` fails; it has changed nothing then.
    const SLOW: Handler = unreachable_code;

    /// Returns whether it succeeded.
    unsafe fn run(fp: *mut u64, w: Word) -> bool;
}

/// How a pair ends.
trait Second {
    unsafe fn finish(ip: *mut Instr, fp: *mut u64, ctx: *mut Context, w: Word) -> u64;
}

impl<E: Effect> Second for E {
    #[inline(always)]
    unsafe fn finish(ip: *mut Instr, fp: *mut u64, ctx: *mut Context, w: Word) -> u64 {
        // SAFETY: the caller's instruction and frame.
        unsafe {
            if !E::run(fp, w) {
                return (E::SLOW)(ip, fp, ctx, w);
            }
            next(ip, fp, ctx)
        }
    }
}

/// An effect, written as in a handler.
macro_rules! effects {
    ($($name:ident $(or $slow:ident)? |$fp:ident, $w:ident| $body:block)*) => {$(
        struct $name;
        impl Effect for $name {
            $(const SLOW: Handler = $slow;)?
            #[inline(always)]
            unsafe fn run($fp: *mut u64, $w: Word) -> bool {
                // SAFETY: the decoder took the registers from verified bytecode.
                unsafe { $body }
            }
        }
    )*};
}

macro_rules! integers {
    ($($name:ident |$x:ident, $y:ident| $e:expr;)*) => {
        effects! {$($name |fp, w| {
            let ($x, $y) = (reg(fp, w.b()), reg(fp, w.c()));
            set(fp, w.a(), $e);
            true
        })*}
    };
}

macro_rules! floats {
    ($($name:ident |$x:ident, $y:ident| $e:expr;)*) => {
        effects! {$($name |fp, w| {
            let ($x, $y) = (f64::from_bits(reg(fp, w.b())), f64::from_bits(reg(fp, w.c())));
            set(fp, w.a(), f64::to_bits($e));
            true
        })*}
    };
}

integers! {
    Add |x, y| x.wrapping_add(y);
    Sub |x, y| x.wrapping_sub(y);
    Mul |x, y| x.wrapping_mul(y);
}

floats! {
    AddF |x, y| x + y;
    SubF |x, y| x - y;
    MulF |x, y| x * y;
}

/// The address of an element of type `T`, if the index in register `c` is in range.
#[inline(always)]
unsafe fn element<T>(fp: *mut u64, w: Word) -> Option<*mut T> {
    // SAFETY: the caller's frame.
    unsafe {
        let (len, index) = (reg(fp, w.b() + 1), reg(fp, w.c()));
        (index < len).then(|| (reg(fp, w.b()) as *mut T).wrapping_add(index as usize))
    }
}

/// The address of a field of type `T`, unless the base in register `b` is nil.
#[inline(always)]
unsafe fn field<T>(fp: *mut u64, w: Word) -> Option<*mut T> {
    // SAFETY: the caller's frame.
    let base = unsafe { reg(fp, w.b()) };
    (base >= NIL_PAGE).then(|| base.wrapping_add(w.imm() as u64) as *mut T)
}

effects! {
    Mov |fp, w| {
        set(fp, w.a(), reg(fp, w.b()));
        true
    }
    Mov2 |fp, w| {
        let value = load::<2>(fp.add(w.b()));
        fp.add(w.a()).cast::<[u64; 2]>().write_unaligned(value);
        true
    }
    Mov3 |fp, w| {
        let value = load::<3>(fp.add(w.b()));
        fp.add(w.a()).cast::<[u64; 3]>().write_unaligned(value);
        true
    }
    ConstImm |fp, w| {
        set(fp, w.a(), w.imm() as u64);
        true
    }
    AddImm |fp, w| {
        set(fp, w.a(), reg(fp, w.b()).wrapping_add(w.imm() as u64));
        true
    }
    ShlImm |fp, w| {
        set(fp, w.a(), reg(fp, w.b()) << (w.imm() as u32 & 63));
        true
    }
    Load64 or nil_dereference |fp, w| {
        let Some(p) = field::<u64>(fp, w) else { return false };
        set(fp, w.a(), p.read_unaligned());
        true
    }
    Load8 or nil_dereference |fp, w| {
        let Some(p) = field::<u8>(fp, w) else { return false };
        set(fp, w.a(), u64::from(p.read()));
        true
    }
    Store64 or nil_dereference |fp, w| {
        let Some(p) = field::<u64>(fp, w) else { return false };
        p.write_unaligned(reg(fp, w.a()));
        true
    }
    LoadElement64 or index_out_of_range |fp, w| {
        let Some(p) = element::<u64>(fp, w) else { return false };
        set(fp, w.a(), p.read_unaligned());
        true
    }
    LoadElement8 or index_out_of_range |fp, w| {
        let Some(p) = element::<u8>(fp, w) else { return false };
        set(fp, w.a(), u64::from(p.read()));
        true
    }
    LoadElement3 or index_out_of_range |fp, w| {
        let Some(p) = element::<[u64; 3]>(fp, w) else { return false };
        let value = load::<3>(p.cast());
        fp.add(w.a()).cast::<[u64; 3]>().write_unaligned(value);
        true
    }
    StoreElement64 or index_out_of_range |fp, w| {
        let Some(p) = element::<u64>(fp, w) else { return false };
        p.write_unaligned(reg(fp, w.a()));
        true
    }
    ElementAddress or index_out_of_range |fp, w| {
        let Some(base) = element::<u8>(fp, w) else { return false };
        let index = reg(fp, w.c());
        // `element` has added the index once.
        set(fp, w.a(), (base as u64).wrapping_sub(index).wrapping_add(index.wrapping_mul(w.d() as u64)));
        true
    }
}

/// Instructions that continue elsewhere, as the second of a pair.
macro_rules! seconds {
    ($($name:ident |$ip:ident, $fp:ident, $ctx:ident, $w:ident| $body:block)*) => {$(
        struct $name;
        impl Second for $name {
            #[inline(always)]
            unsafe fn finish($ip: *mut Instr, $fp: *mut u64, $ctx: *mut Context, $w: Word) -> u64 {
                // SAFETY: the caller's instruction and frame.
                unsafe { $body }
            }
        }
    )*};
}

seconds! {
    Ret |_ip, fp, ctx, _w| { call::return_to_caller(fp, ctx) }
    Ret1 |_ip, fp, ctx, w| {
        set(fp, 0, reg(fp, w.a()));
        call::return_to_caller(fp, ctx)
    }
    Jmp |ip, fp, ctx, w| { goto(crate::instr::offset(ip, w.imm()), fp, ctx) }
    JmpBack |ip, fp, ctx, w| { branch::back_edge::<1>(ip, fp, ctx, w) }
    IncBrLts |ip, fp, ctx, w| {
        let x = (reg(fp, w.a()) as i64).wrapping_add(1);
        set(fp, w.a(), x as u64);
        if x < reg(fp, w.b()) as i64 {
            return branch::back_edge::<2>(ip, fp, ctx, w);
        }
        next(ip, fp, ctx)
    }
    IncBrLtsImm |ip, fp, ctx, w| {
        let x = (reg(fp, w.a()) as i64).wrapping_add(1);
        set(fp, w.a(), x as u64);
        if x < w.b_imm() {
            return branch::back_edge::<2>(ip, fp, ctx, w);
        }
        next(ip, fp, ctx)
    }
}

macro_rules! pair_handler {
    ($abi:literal) => {
        unsafe extern $abi fn pair<X: Effect, Y: Second>(
            ip: *mut Instr,
            fp: *mut u64,
            ctx: *mut Context,
            w: Word,
        ) -> u64 {
            // SAFETY: as for every handler; the second instruction follows the first.
            unsafe {
                if !X::run(fp, w) {
                    return (X::SLOW)(ip, fp, ctx, w);
                }
                let second = ip.add(1);
                Y::finish(second, fp, ctx, (*second).word)
            }
        }
    };
}
#[cfg(target_arch = "x86_64")]
pair_handler!("sysv64");
#[cfg(not(target_arch = "x86_64"))]
pair_handler!("C");

macro_rules! pairs {
    (first $($first:ident)*; second $($second:ident)*;) => {
        /// The handler of two adjacent instructions, if they make a pair.
        pub(crate) fn pair_of(first: Kind, second: Kind) -> Option<Handler> {
            match first {
                $(Kind::$first => seconds_of::<$first>(second),)*
                _ => None,
            }
        }

        fn seconds_of<X: Effect>(second: Kind) -> Option<Handler> {
            Some(match second {
                $(Kind::$second => pair::<X, $second>,)*
                _ => return None,
            })
        }
    };
}

pairs! {
    first Mov Mov2 Mov3 ConstImm Add Sub Mul AddImm ShlImm AddF SubF MulF Load64 Load8 Store64 LoadElement64
        LoadElement8 LoadElement3 StoreElement64 ElementAddress;
    second Mov Mov2 Mov3 ConstImm Add Sub Mul AddImm ShlImm AddF SubF MulF Load64 Load8 Store64 LoadElement64
        LoadElement8 LoadElement3 StoreElement64 ElementAddress Ret Ret1 Jmp JmpBack IncBrLts IncBrLtsImm;
}
