//! Moves, constants, integer arithmetic and comparisons.

use crate::dispatch::next;
use crate::instr::{load, reg, set};
use crate::ops::panic::divide_by_zero;

/// `a = f(b, c)`.
macro_rules! binary {
    ($($name:ident |$x:ident, $y:ident| $e:expr;)*) => {$(
        handler! { $name |ip, fp, ctx, w| {
            let ($x, $y) = (reg(fp, w.b()), reg(fp, w.c()));
            set(fp, w.a(), $e);
            next(ip, fp, ctx)
        } }
    )*};
}

/// `a = f(b, imm)`, a 32-bit immediate.
macro_rules! immediate {
    ($($name:ident |$x:ident, $y:ident| $e:expr;)*) => {$(
        handler! { $name |ip, fp, ctx, w| {
            let $x = reg(fp, w.b());
            let $y = w.imm();
            set(fp, w.a(), $e);
            next(ip, fp, ctx)
        } }
    )*};
}

/// `a = f(b)`.
macro_rules! unary {
    ($($name:ident |$x:ident| $e:expr;)*) => {$(
        handler! { $name |ip, fp, ctx, w| {
            let $x = reg(fp, w.b());
            set(fp, w.a(), $e);
            next(ip, fp, ctx)
        } }
    )*};
}

/// `a = f(b, c)`, a panic if `c` is zero.
macro_rules! division {
    ($($name:ident |$x:ident, $y:ident| $e:expr;)*) => {$(
        handler! { $name |ip, fp, ctx, w| {
            let ($x, $y) = (reg(fp, w.b()), reg(fp, w.c()));
            if $y == 0 {
                return divide_by_zero(ip, fp, ctx, w);
            }
            set(fp, w.a(), $e);
            next(ip, fp, ctx)
        } }
    )*};
}

const fn sext32(x: u64) -> u64 {
    x as i32 as i64 as u64
}

const fn zext32(x: u64) -> u64 {
    x as u32 as u64
}

handler! {
    /// `N` registers from `b` to `a`.
    mov_words<const N: usize> |ip, fp, ctx, w| {
        let value = load::<N>(fp.add(w.b()));
        fp.add(w.a()).cast::<[u64; N]>().write_unaligned(value);
        next(ip, fp, ctx)
    }
}

handler! {
    /// `a = imm`.
    const_imm |ip, fp, ctx, w| {
        set(fp, w.a(), w.imm() as u64);
        next(ip, fp, ctx)
    }
}

handler! {
    /// `a = address`.
    const_address |ip, fp, ctx, w| {
        set(fp, w.a(), w.to_address() as u64);
        next(ip, fp, ctx)
    }
}

handler! {
    /// `a` = the word at the address.
    const_pool |ip, fp, ctx, w| {
        set(fp, w.a(), *(w.to_address() as *const u64));
        next(ip, fp, ctx)
    }
}

handler! {
    /// `a, a+1` = the two words at the address.
    const_pool2 |ip, fp, ctx, w| {
        let pool = w.to_address() as *const u64;
        set(fp, w.a(), *pool);
        set(fp, w.a() + 1, *pool.add(1));
        next(ip, fp, ctx)
    }
}

binary! {
    add |x, y| x.wrapping_add(y);
    sub |x, y| x.wrapping_sub(y);
    mul |x, y| x.wrapping_mul(y);
    and |x, y| x & y;
    or |x, y| x | y;
    xor |x, y| x ^ y;
    andnot |x, y| x & !y;
    shl |x, y| if y < 64 { x << y } else { 0 };
    shr_u |x, y| if y < 64 { x >> y } else { 0 };
    shr_s |x, y| (x as i64 >> y.min(63)) as u64;
    mulhi_u |x, y| ((u128::from(x) * u128::from(y)) >> 64) as u64;
    add_i32 |x, y| sext32(x.wrapping_add(y));
    sub_i32 |x, y| sext32(x.wrapping_sub(y));
    mul_i32 |x, y| sext32(x.wrapping_mul(y));
    shl_i32 |x, y| if y < 32 { sext32(x << y) } else { 0 };
    add_u32 |x, y| zext32(x.wrapping_add(y));
    sub_u32 |x, y| zext32(x.wrapping_sub(y));
    mul_u32 |x, y| zext32(x.wrapping_mul(y));
    shl_u32 |x, y| if y < 32 { zext32(x << y) } else { 0 };
    rotl_u32 |x, y| u64::from((x as u32).rotate_left(y as u32 & 31));
    rotl_64 |x, y| x.rotate_left(y as u32 & 63);
    eq |x, y| u64::from(x == y);
    ne |x, y| u64::from(x != y);
    lt_s |x, y| u64::from((x as i64) < y as i64);
    le_s |x, y| u64::from(x as i64 <= y as i64);
    lt_u |x, y| u64::from(x < y);
    le_u |x, y| u64::from(x <= y);
}

division! {
    div_s |x, y| (x as i64).wrapping_div(y as i64) as u64;
    div_u |x, y| x / y;
    rem_s |x, y| (x as i64).wrapping_rem(y as i64) as u64;
    rem_u |x, y| x % y;
}

immediate! {
    add_imm |x, i| x.wrapping_add(i as u64);
    mul_imm |x, i| x.wrapping_mul(i as u64);
    and_imm |x, i| x & i as u64;
    or_imm |x, i| x | i as u64;
    xor_imm |x, i| x ^ i as u64;
    eq_imm |x, i| u64::from(x as i64 == i);
    add_imm_i32 |x, i| sext32(x.wrapping_add(i as u64));
    add_imm_u32 |x, i| zext32(x.wrapping_add(i as u64));
    shl_imm |x, i| x << (i as u32 & 63);
    shr_u_imm |x, i| x >> (i as u32 & 63);
    shr_s_imm |x, i| (x as i64 >> (i as u32 & 63)) as u64;
    shl_imm_i32 |x, i| sext32(x << (i as u32 & 31));
    shl_imm_u32 |x, i| zext32(x << (i as u32 & 31));
    rotl_imm_u32 |x, i| u64::from((x as u32).rotate_left(i as u32 & 31));
    rotl_imm_64 |x, i| x.rotate_left(i as u32 & 63);
}

unary! {
    mov |x| x;
    neg |x| x.wrapping_neg();
    not |x| !x;
    not_b |x| x ^ 1;
    not_u32 |x| zext32(!x);
    clz_64 |x| u64::from(x.leading_zeros());
    ctz_64 |x| u64::from(x.trailing_zeros());
    popcnt_64 |x| u64::from(x.count_ones());
    bswap_64 |x| x.swap_bytes();
    sext_8 |x| x as i8 as i64 as u64;
    sext_16 |x| x as i16 as i64 as u64;
    sext_32 |x| sext32(x);
    zext_8 |x| x & 0xff;
    zext_16 |x| x & 0xffff;
    zext_32 |x| zext32(x);
}
