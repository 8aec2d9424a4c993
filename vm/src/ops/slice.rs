//! Slicing, growing and making slices.

use vo_bytecode::TypeId;
use vo_runtime::context::Context;
use vo_runtime::ops;
use vo_runtime::types::TypeDesc;

use crate::dispatch::{after, next};
use crate::instr::{Instr, Word, reg, set};
use crate::ops::panic::{slice_failed, unwind};

/// Writes `b[lo:hi:max]` and continues. Reads the base last: earlier, it would need a register that the
/// handler would have to save.
#[inline(always)]
unsafe fn store(ip: *mut Instr, fp: *mut u64, ctx: *mut Context, w: Word, [lo, hi, max]: [u64; 3]) -> u64 {
    // SAFETY: the caller's frame; the bounds are checked.
    unsafe {
        let cap = max.wrapping_sub(lo);
        let len = hi.wrapping_sub(lo);
        // A slice of no capacity must not point past the end of its array.
        let skip = if cap != 0 { lo.wrapping_mul(w.d() as u64) } else { 0 };
        let base = reg(fp, w.b()).wrapping_add(skip);
        set(fp, w.a(), base);
        set(fp, w.a() + 1, len);
        set(fp, w.a() + 2, cap);
        next(ip, fp, ctx)
    }
}

macro_rules! slicing {
    ($($two:ident $three:ident $cap:literal;)*) => {$(
        handler! { $two |ip, fp, ctx, w| {
            let cap = reg(fp, w.b() + $cap);
            let (lo, hi) = (reg(fp, w.c()), reg(fp, w.c() + 1));
            if hi > cap || lo > hi {
                return slice_failed(ip, fp, ctx, w);
            }
            store(ip, fp, ctx, w, [lo, hi, cap])
        } }
        handler! { $three |ip, fp, ctx, w| {
            let cap = reg(fp, w.b() + $cap);
            let (lo, hi, max) = (reg(fp, w.c()), reg(fp, w.c() + 1), reg(fp, w.c() + 2));
            if max > cap || hi > max || lo > hi {
                return slice_failed(ip, fp, ctx, w);
            }
            store(ip, fp, ctx, w, [lo, hi, max])
        } }
    )*};
}

slicing! {
    slice slice3 2;
    slice_arr slice3_arr 1;
}

handler! { slice_str |ip, fp, ctx, w| {
    let (base, len) = (reg(fp, w.b()), reg(fp, w.b() + 1));
    let (lo, hi) = (reg(fp, w.c()), reg(fp, w.c() + 1));
    if hi > len || lo > hi {
        return slice_failed(ip, fp, ctx, w);
    }
    let left = hi - lo;
    set(fp, w.a(), if left != 0 { base.wrapping_add(lo) } else { base });
    set(fp, w.a() + 1, left);
    next(ip, fp, ctx)
} }

handler! { grow_slice |ip, fp, ctx, w| {
    let (len, cap) = (reg(fp, w.a() + 1), reg(fp, w.a() + 2));
    let grown = len.wrapping_add(reg(fp, w.b()));
    if grown > cap {
        return grow_slice_slow(ip, fp, ctx, w);
    }
    set(fp, w.a() + 1, grown);
    next(ip, fp, ctx)
} }

/// The element type that the instruction names.
unsafe fn elem_type<'a>(ctx: *mut Context, w: Word) -> &'a TypeDesc {
    // SAFETY: descriptors live as long as the program; the id is a verified module's.
    unsafe { (*(*ctx).world).image().ty(TypeId(w.imm() as u32)) }
}

outlined! {
    #[cold]
    grow_slice_slow |ip, fp, ctx, w| {
        let slice = fp.add(w.a()).cast::<[u64; 3]>();
        let Ok(grown) = ops::grow_slice(ctx, slice.read(), reg(fp, w.b()), elem_type(ctx, w)) else {
            return unwind(ctx);
        };
        slice.write(grown);
        after(ip)
    }

    make_slice |ip, fp, ctx, w| {
        let [len, cap] = [reg(fp, w.b()), reg(fp, w.b() + 1)];
        let Ok(array) = ops::make_slice(ctx, elem_type(ctx, w), len, cap) else { return unwind(ctx) };
        fp.add(w.a()).cast::<[u64; 3]>().write([array, len, cap]);
        after(ip)
    }
}
