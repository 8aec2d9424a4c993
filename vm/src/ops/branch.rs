//! Branches, loops and back edges.
//!
//! Each conditional branch has three handlers: forward; back edge to a `loop` instruction, which counts
//! down the loop's counter and continues behind it; and rotated back edge, made by the decoder from a
//! jump to a loop header that begins with the inverse condition, which continues behind that.
//! Every distance is in bytes from the branch to its target (the `loop` instruction for back edges).

use std::sync::atomic::Ordering::Relaxed;

use vo_runtime::context::Context;

use crate::dispatch::{goto, next};
use crate::instr::{INSTR_BYTES, Instr, Word, loop_counter, offset, reg, set};
use crate::ops::call::{back_edge_slow, loop_slow};

/// Takes the back edge to the `loop` instruction at the branch's distance and continues `SKIP`
/// instructions behind it.
///
/// # Safety
/// `ip` is a back edge with operands `w` in the frame `fp`.
#[inline(always)]
pub(crate) unsafe fn back_edge<const SKIP: usize>(ip: *mut Instr, fp: *mut u64, ctx: *mut Context, w: Word) -> u64 {
    // SAFETY: the decoder makes back edges only to `loop` instructions.
    unsafe {
        let target = offset(ip, w.imm());
        let counter = loop_counter(target);
        let left = counter.load(Relaxed).wrapping_sub(1);
        counter.store(left, Relaxed);
        if left < 0 {
            return back_edge_slow(ip, fp, ctx, w);
        }
        goto(offset(target, (SKIP * INSTR_BYTES) as i64), fp, ctx)
    }
}

macro_rules! branches {
    ($($forward:ident $back:ident $rotated:ident |$fp:ident, $w:ident| $cond:expr;)*) => {$(
        handler! { $forward |ip, $fp, ctx, $w| {
            if $cond {
                return goto(offset(ip, $w.imm()), $fp, ctx);
            }
            next(ip, $fp, ctx)
        } }
        handler! { $back |ip, $fp, ctx, $w| {
            if $cond {
                return back_edge::<1>(ip, $fp, ctx, $w);
            }
            next(ip, $fp, ctx)
        } }
        handler! { $rotated |ip, $fp, ctx, $w| {
            if $cond {
                return back_edge::<2>(ip, $fp, ctx, $w);
            }
            next(ip, $fp, ctx)
        } }
    )*};
}

/// A register as a signed integer.
#[inline(always)]
unsafe fn int(fp: *mut u64, r: usize) -> i64 {
    // SAFETY: the caller's frame has the register.
    unsafe { reg(fp, r) as i64 }
}

/// A register as an f64.
#[inline(always)]
unsafe fn float(fp: *mut u64, r: usize) -> f64 {
    // SAFETY: the caller's frame has the register.
    unsafe { f64::from_bits(reg(fp, r)) }
}

/// `!(x < y)`: true for NaN.
#[inline(always)]
fn not_less(x: f64, y: f64) -> bool {
    x >= y || x.is_nan() || y.is_nan()
}

/// `!(x <= y)`: true for NaN.
#[inline(always)]
fn not_less_equal(x: f64, y: f64) -> bool {
    x > y || x.is_nan() || y.is_nan()
}

branches! {
    br_t br_t_back br_t_rotated |fp, w| reg(fp, w.a()) != 0;
    br_f br_f_back br_f_rotated |fp, w| reg(fp, w.a()) == 0;
    br_eq br_eq_back br_eq_rotated |fp, w| reg(fp, w.a()) == reg(fp, w.b());
    br_ne br_ne_back br_ne_rotated |fp, w| reg(fp, w.a()) != reg(fp, w.b());
    br_lts br_lts_back br_lts_rotated |fp, w| int(fp, w.a()) < int(fp, w.b());
    br_les br_les_back br_les_rotated |fp, w| int(fp, w.a()) <= int(fp, w.b());
    br_ltu br_ltu_back br_ltu_rotated |fp, w| reg(fp, w.a()) < reg(fp, w.b());
    br_leu br_leu_back br_leu_rotated |fp, w| reg(fp, w.a()) <= reg(fp, w.b());
    br_eq_imm br_eq_imm_back br_eq_imm_rotated |fp, w| int(fp, w.a()) == w.b_imm();
    br_ne_imm br_ne_imm_back br_ne_imm_rotated |fp, w| int(fp, w.a()) != w.b_imm();
    br_lts_imm br_lts_imm_back br_lts_imm_rotated |fp, w| int(fp, w.a()) < w.b_imm();
    br_les_imm br_les_imm_back br_les_imm_rotated |fp, w| int(fp, w.a()) <= w.b_imm();
    br_gts_imm br_gts_imm_back br_gts_imm_rotated |fp, w| int(fp, w.a()) > w.b_imm();
    br_ges_imm br_ges_imm_back br_ges_imm_rotated |fp, w| int(fp, w.a()) >= w.b_imm();
    br_eq_f br_eq_f_back br_eq_f_rotated |fp, w| float(fp, w.a()) == float(fp, w.b());
    br_ne_f br_ne_f_back br_ne_f_rotated |fp, w| float(fp, w.a()) != float(fp, w.b());
    br_lt_f br_lt_f_back br_lt_f_rotated |fp, w| float(fp, w.a()) < float(fp, w.b());
    br_le_f br_le_f_back br_le_f_rotated |fp, w| float(fp, w.a()) <= float(fp, w.b());
    br_nlt_f br_nlt_f_back br_nlt_f_rotated |fp, w| not_less(float(fp, w.a()), float(fp, w.b()));
    br_nle_f br_nle_f_back br_nle_f_rotated |fp, w| not_less_equal(float(fp, w.a()), float(fp, w.b()));
}

/// Back edges of counting loops: `a += 1; if a ? b continue the loop`.
macro_rules! counting {
    ($($back:ident $rotated:ident |$x:ident, $fp:ident, $w:ident| $cond:expr;)*) => {$(
        counting!(@ $back 1 |$x, $fp, $w| $cond);
        counting!(@ $rotated 2 |$x, $fp, $w| $cond);
    )*};
    (@ $name:ident $skip:literal |$x:ident, $fp:ident, $w:ident| $cond:expr) => {
        handler! { $name |ip, $fp, ctx, $w| {
            let $x = int($fp, $w.a()).wrapping_add(1);
            set($fp, $w.a(), $x as u64);
            if $cond {
                return back_edge::<$skip>(ip, $fp, ctx, $w);
            }
            next(ip, $fp, ctx)
        } }
    };
}

counting! {
    inc_br_lts_back inc_br_lts_rotated |x, fp, w| x < int(fp, w.b());
    inc_br_les_back inc_br_les_rotated |x, fp, w| x <= int(fp, w.b());
    inc_br_lts_imm_back inc_br_lts_imm_rotated |x, fp, w| x < w.b_imm();
    inc_br_les_imm_back inc_br_les_imm_rotated |x, fp, w| x <= w.b_imm();
}

handler! { jmp |ip, fp, ctx, w| { goto(offset(ip, w.imm()), fp, ctx) } }

handler! { jmp_back |ip, fp, ctx, w| { back_edge::<1>(ip, fp, ctx, w) } }

handler! {
    /// A loop header that is fallen into, or reached by a jump that is no counted back edge.
    loop_header |ip, fp, ctx, w| {
        let counter = loop_counter(ip);
        let left = counter.load(Relaxed).wrapping_sub(1);
        counter.store(left, Relaxed);
        if left < 0 {
            return loop_slow(ip, fp, ctx, w);
        }
        next(ip, fp, ctx)
    }
}

handler! {
    /// The address is that of a table: its length, then distances in bytes.
    br_table |ip, fp, ctx, w| {
        let table = w.to_address() as *const i64;
        let index = reg(fp, w.a());
        if index < *table as u64 {
            return goto(offset(ip, *table.add(1 + index as usize)), fp, ctx);
        }
        next(ip, fp, ctx)
    }
}
