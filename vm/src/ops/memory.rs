//! Loads, stores, element addresses, and copying.
//!
//! Addresses below [`NIL_PAGE`] are nil dereferences. Pointer stores share the handlers of plain stores:
//! the collector stops the world, so there is no barrier; a barrier would get handlers of its own here.

use std::ptr;

use crate::dispatch::{after, next};
use crate::instr::{load, reg, set};
use crate::ops::panic::{
    bound_exceeded, bound_imm_exceeded, bound_unsigned_exceeded, index_out_of_range, negative_shift, nil_dereference,
    stack_overflow,
};

/// No object lies below this address.
pub(crate) const NIL_PAGE: u64 = 4096;

/// The three kinds of load of one width: field, checked element, unchecked element.
macro_rules! loads {
    ($($field:ident $checked:ident $unchecked:ident $ty:ty as $wide:ty;)*) => {$(
        handler! { $field |ip, fp, ctx, w| {
            let base = reg(fp, w.b());
            if base < NIL_PAGE {
                return nil_dereference(ip, fp, ctx, w);
            }
            let value = (base.wrapping_add(w.imm() as u64) as *const $ty).read_unaligned();
            set(fp, w.a(), value as $wide as u64);
            next(ip, fp, ctx)
        } }
        handler! { $checked |ip, fp, ctx, w| {
            let (base, len, index) = (reg(fp, w.b()), reg(fp, w.b() + 1), reg(fp, w.c()));
            if index >= len {
                return index_out_of_range(ip, fp, ctx, w);
            }
            let value = (base as *const $ty).wrapping_add(index as usize).read_unaligned();
            set(fp, w.a(), value as $wide as u64);
            next(ip, fp, ctx)
        } }
        handler! { $unchecked |ip, fp, ctx, w| {
            let (base, index) = (reg(fp, w.b()), reg(fp, w.c()));
            let value = (base as *const $ty).wrapping_add(index as usize).read_unaligned();
            set(fp, w.a(), value as $wide as u64);
            next(ip, fp, ctx)
        } }
    )*};
}

loads! {
    ld_8s ldx_8s lde_8s i8 as i64;
    ld_8u ldx_8u lde_8u u8 as u64;
    ld_16s ldx_16s lde_16s i16 as i64;
    ld_16u ldx_16u lde_16u u16 as u64;
    ld_32s ldx_32s lde_32s i32 as i64;
    ld_32u ldx_32u lde_32u u32 as u64;
    ld_64 ldx_64 lde_64 u64 as u64;
}

/// The three kinds of store of one width.
macro_rules! stores {
    ($($field:ident $checked:ident $unchecked:ident $ty:ty;)*) => {$(
        handler! { $field |ip, fp, ctx, w| {
            let base = reg(fp, w.b());
            if base < NIL_PAGE {
                return nil_dereference(ip, fp, ctx, w);
            }
            (base.wrapping_add(w.imm() as u64) as *mut $ty).write_unaligned(reg(fp, w.a()) as $ty);
            next(ip, fp, ctx)
        } }
        handler! { $checked |ip, fp, ctx, w| {
            let (base, len, index) = (reg(fp, w.b()), reg(fp, w.b() + 1), reg(fp, w.c()));
            if index >= len {
                return index_out_of_range(ip, fp, ctx, w);
            }
            (base as *mut $ty).wrapping_add(index as usize).write_unaligned(reg(fp, w.a()) as $ty);
            next(ip, fp, ctx)
        } }
        handler! { $unchecked |ip, fp, ctx, w| {
            let (base, index) = (reg(fp, w.b()), reg(fp, w.c()));
            (base as *mut $ty).wrapping_add(index as usize).write_unaligned(reg(fp, w.a()) as $ty);
            next(ip, fp, ctx)
        } }
    )*};
}

stores! {
    st_8 stx_8 ste_8 u8;
    st_16 stx_16 ste_16 u16;
    st_32 stx_32 ste_32 u32;
    st_64 stx_64 ste_64 u64;
}

handler! {
    /// `N` words at `b + imm` to registers.
    ld_words<const N: usize> |ip, fp, ctx, w| {
        let base = reg(fp, w.b());
        if base < NIL_PAGE {
            return nil_dereference(ip, fp, ctx, w);
        }
        let value = load::<N>(base.wrapping_add(w.imm() as u64) as *const u64);
        fp.add(w.a()).cast::<[u64; N]>().write_unaligned(value);
        next(ip, fp, ctx)
    }
}

handler! {
    /// `N` registers to the words at `b + imm`.
    st_words<const N: usize> |ip, fp, ctx, w| {
        let base = reg(fp, w.b());
        if base < NIL_PAGE {
            return nil_dereference(ip, fp, ctx, w);
        }
        let value = load::<N>(fp.add(w.a()));
        (base.wrapping_add(w.imm() as u64) as *mut [u64; N]).write_unaligned(value);
        next(ip, fp, ctx)
    }
}

handler! {
    /// An element of `N` words to registers.
    ldx_words<const N: usize> |ip, fp, ctx, w| {
        let (base, len, index) = (reg(fp, w.b()), reg(fp, w.b() + 1), reg(fp, w.c()));
        if index >= len {
            return index_out_of_range(ip, fp, ctx, w);
        }
        let value = load::<N>((base as *const [u64; N]).wrapping_add(index as usize).cast());
        fp.add(w.a()).cast::<[u64; N]>().write_unaligned(value);
        next(ip, fp, ctx)
    }
}

handler! {
    /// `N` registers to an element.
    stx_words<const N: usize> |ip, fp, ctx, w| {
        let (base, len, index) = (reg(fp, w.b()), reg(fp, w.b() + 1), reg(fp, w.c()));
        if index >= len {
            return index_out_of_range(ip, fp, ctx, w);
        }
        let value = load::<N>(fp.add(w.a()));
        (base as *mut [u64; N]).wrapping_add(index as usize).write_unaligned(value);
        next(ip, fp, ctx)
    }
}

handler! { idx_addr |ip, fp, ctx, w| {
    let (base, len, index) = (reg(fp, w.b()), reg(fp, w.b() + 1), reg(fp, w.c()));
    if index >= len {
        return index_out_of_range(ip, fp, ctx, w);
    }
    set(fp, w.a(), base.wrapping_add(index.wrapping_mul(w.d() as u64)));
    next(ip, fp, ctx)
} }

handler! { elem_addr |ip, fp, ctx, w| {
    let (base, index) = (reg(fp, w.b()), reg(fp, w.c()));
    set(fp, w.a(), base.wrapping_add(index.wrapping_mul(w.d() as u64)));
    next(ip, fp, ctx)
} }

handler! { nil_chk |ip, fp, ctx, w| {
    if reg(fp, w.a()) < NIL_PAGE {
        return nil_dereference(ip, fp, ctx, w);
    }
    next(ip, fp, ctx)
} }

handler! { bound |ip, fp, ctx, w| {
    if reg(fp, w.a()) >= reg(fp, w.b()) {
        return bound_exceeded(ip, fp, ctx, w);
    }
    next(ip, fp, ctx)
} }

handler! { bound_unsigned |ip, fp, ctx, w| {
    if reg(fp, w.a()) >= reg(fp, w.b()) {
        return bound_unsigned_exceeded(ip, fp, ctx, w);
    }
    next(ip, fp, ctx)
} }

handler! { bound_imm |ip, fp, ctx, w| {
    if reg(fp, w.a()) >= w.imm() as u64 {
        return bound_imm_exceeded(ip, fp, ctx, w);
    }
    next(ip, fp, ctx)
} }

handler! { chk_shift |ip, fp, ctx, w| {
    if (reg(fp, w.a()) as i64) < 0 {
        return negative_shift(ip, fp, ctx, w);
    }
    next(ip, fp, ctx)
} }

handler! {
    /// Zeroes `N` words at `a`.
    zero_words<const N: usize> |ip, fp, ctx, w| {
        (reg(fp, w.a()) as *mut [u64; N]).write_unaligned([0; N]);
        next(ip, fp, ctx)
    }
}

handler! {
    /// Copies `N` words from `b` to `a`; they may overlap.
    copy_words<const N: usize> |ip, fp, ctx, w| {
        let value = load::<N>(reg(fp, w.b()) as *const u64);
        (reg(fp, w.a()) as *mut [u64; N]).write_unaligned(value);
        next(ip, fp, ctx)
    }
}

outlined! {
    /// Zeroes `imm` bytes at `a`.
    zero |ip, fp, ctx, w| {
        ptr::write_bytes(reg(fp, w.a()) as *mut u8, 0, w.imm() as u32 as usize);
        after(ip)
    }

    /// Copies `imm` bytes from `b` to `a`.
    copy |ip, fp, ctx, w| {
        ptr::copy(reg(fp, w.b()) as *const u8, reg(fp, w.a()) as *mut u8, w.imm() as u32 as usize);
        after(ip)
    }

    move_mem |ip, fp, ctx, w| {
        ptr::copy(reg(fp, w.b()) as *const u8, reg(fp, w.a()) as *mut u8, reg(fp, w.c()) as usize);
        after(ip)
    }
}

handler! { frame |ip, fp, ctx, w| {
    let base = (*ctx).mem_sp;
    let end = base.wrapping_add(w.imm() as usize);
    if end > (*ctx).mem_limit {
        return stack_overflow(ip, fp, ctx, w);
    }
    (*ctx).mem_sp = end;
    set(fp, w.a(), base as u64);
    next(ip, fp, ctx)
} }

handler! { unframe |ip, fp, ctx, w| {
    (*ctx).mem_sp = reg(fp, w.a()) as usize;
    next(ip, fp, ctx)
} }

handler! { reframe |ip, fp, ctx, w| {
    (*ctx).mem_sp = (reg(fp, w.a()) as usize).wrapping_add(w.imm() as usize);
    next(ip, fp, ctx)
} }
