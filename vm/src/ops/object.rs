//! Heap objects, strings, maps, interfaces, and the defer mechanism.

use std::{ptr, slice};

use vo_runtime::context::Context;
use vo_runtime::heap::GcDesc;
use vo_runtime::map::GoMap;
use vo_runtime::ops::{self, Outcome, maps};
use vo_runtime::{alloc, panics, strings};

use crate::dispatch::{after, next};
use crate::instr::{Instr, reg, set};
use crate::ops::panic::unwind;

/// What `new` needs of a type with a size class; in the function's pool.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct NewPool {
    pub desc: *const GcDesc,
    /// Byte offset of the class in the worker's cache.
    pub class: u32,
    /// Bytes of a cell.
    pub cell: u32,
    /// Payload bytes, for the slow path.
    pub size: u64,
}

handler! {
    /// An object of a pointer-free class. The address is that of a [`NewPool`].
    new_plain |ip, fp, ctx, w| {
        let pool = w.to_address() as *const NewPool;
        let range = (*ctx).worker.cast::<u8>().add((*pool).class as usize).cast::<usize>();
        let cell = *range;
        let end = cell.wrapping_add((*pool).cell as usize);
        if end > *range.add(1) {
            return new_slow(ip, fp, ctx, w);
        }
        *range = end;
        set(fp, w.a(), cell as u64);
        next(ip, fp, ctx)
    }
}

handler! {
    /// An object of a class with pointers. The address is that of a [`NewPool`].
    new_scanned |ip, fp, ctx, w| {
        let pool = w.to_address() as *const NewPool;
        let range = (*ctx).worker.cast::<u8>().add((*pool).class as usize).cast::<usize>();
        let cell = *range;
        let end = cell.wrapping_add((*pool).cell as usize);
        if end > *range.add(1) {
            return new_slow(ip, fp, ctx, w);
        }
        *range = end;
        *(cell as *mut *const GcDesc) = (*pool).desc;
        set(fp, w.a(), cell.wrapping_add(vo_runtime::heap::HEADER) as u64);
        next(ip, fp, ctx)
    }
}

outlined! {
    /// An object of any size. The address is that of a [`NewPool`].
    new_slow |ip, fp, ctx, w| {
        let pool = w.to_address() as *const NewPool;
        set(fp, w.a(), alloc::bytes(ctx, (*pool).size as usize, (*pool).desc) as u64);
        after(ip)
    }

    new_closure |ip, fp, ctx, w| {
        set(fp, w.a(), alloc::closure(ctx, u64::from(w.imm() as u32), w.b()) as u64);
        after(ip)
    }
}

handler! { str_eq |ip, fp, ctx, w| {
    let (p, q) = (reg(fp, w.b()), reg(fp, w.c()));
    let (len, other) = (reg(fp, w.b() + 1), reg(fp, w.c() + 1));
    if len != other {
        set(fp, w.a(), 0);
    } else if p == q {
        set(fp, w.a(), 1);
    } else {
        return str_eq_bytes(ip, fp, ctx, w);
    }
    next(ip, fp, ctx)
} }

/// The two strings in registers `b` and `c`.
unsafe fn string_at<'a>(fp: *mut u64, r: usize) -> &'a [u8] {
    // SAFETY: the registers hold a string of the program.
    unsafe { strings::bytes(reg(fp, r), reg(fp, r + 1)) }
}

outlined! {
    /// Strings of one length, compared.
    str_eq_bytes |ip, fp, ctx, w| {
        set(fp, w.a(), u64::from(string_at(fp, w.b()) == string_at(fp, w.c())));
        after(ip)
    }

    str_cmp |ip, fp, ctx, w| {
        set(fp, w.a(), strings::compare(string_at(fp, w.b()), string_at(fp, w.c())) as u64);
        after(ip)
    }

    concat |ip, fp, ctx, w| {
        let parts = slice::from_raw_parts(fp.add(w.b()).cast::<[u64; 2]>(), w.c());
        let whole = ops::concat(ctx, parts);
        fp.add(w.a()).cast::<[u64; 2]>().write(whole);
        after(ip)
    }

    /// A rune of more than one byte.
    str_rune_multibyte |ip, fp, ctx, w| {
        let index = reg(fp, w.c());
        let (rune, width) = strings::decode_rune(&string_at(fp, w.b())[index as usize..]);
        set(fp, w.a(), u64::from(rune));
        set(fp, w.a() + 1, index + width as u64);
        after(ip)
    }
}

handler! { str_rune |ip, fp, ctx, w| {
    let index = reg(fp, w.c());
    let first = *(reg(fp, w.b()) as *const u8).wrapping_add(index as usize);
    if first >= 0x80 {
        return str_rune_multibyte(ip, fp, ctx, w);
    }
    set(fp, w.a(), u64::from(first));
    set(fp, w.a() + 1, index.wrapping_add(1));
    next(ip, fp, ctx)
} }

handler! { map_len |ip, fp, ctx, w| {
    let m = reg(fp, w.b()) as *const u64;
    // The length is the first word of a map.
    set(fp, w.a(), if m.is_null() { 0 } else { *m });
    next(ip, fp, ctx)
} }

/// Stores the element that a map operation found and continues, or unwinds.
unsafe fn found(ip: *mut Instr, fp: *mut u64, ctx: *mut Context, a: usize, elem: Outcome<*mut u8>) -> u64 {
    // SAFETY: the register is one of the frame's.
    unsafe {
        let Ok(elem) = elem else { return unwind(ctx) };
        set(fp, a, elem as u64);
        after(ip)
    }
}

outlined! {
    map_get_64 |ip, fp, ctx, w| {
        set(fp, w.a(), maps::get_int(ctx, reg(fp, w.b()) as *const _, reg(fp, w.c())) as u64);
        after(ip)
    }

    map_get_str |ip, fp, ctx, w| {
        let (ptr, len) = (reg(fp, w.c()), reg(fp, w.c() + 1));
        set(fp, w.a(), maps::get_str(ctx, reg(fp, w.b()) as *const _, ptr, len) as u64);
        after(ip)
    }

    map_get_any |ip, fp, ctx, w| {
        let m = reg(fp, w.b()) as *const GoMap;
        let elem = if m.is_null() { Ok(ptr::null_mut()) } else { maps::get_any(ctx, (*m).ty, m, reg(fp, w.c())) };
        found(ip, fp, ctx, w.a(), elem)
    }

    map_set_64 |ip, fp, ctx, w| {
        let elem = maps::insert_int(ctx, reg(fp, w.b()) as *mut _, reg(fp, w.c()));
        found(ip, fp, ctx, w.a(), elem)
    }

    map_set_str |ip, fp, ctx, w| {
        let elem = maps::insert_str(ctx, reg(fp, w.b()) as *mut _, reg(fp, w.c()), reg(fp, w.c() + 1));
        found(ip, fp, ctx, w.a(), elem)
    }

    map_set_any |ip, fp, ctx, w| {
        let elem = maps::insert_any(ctx, reg(fp, w.b()) as *mut _, reg(fp, w.c()));
        found(ip, fp, ctx, w.a(), elem)
    }
}

handler! { iface_type |ip, fp, ctx, w| {
    let itab = reg(fp, w.b()) as *const u64;
    // The type descriptor is the first word of an itab.
    set(fp, w.a(), if itab.is_null() { 0 } else { *itab });
    next(ip, fp, ctx)
} }

handler! { defer_base |ip, fp, ctx, w| {
    set(fp, w.a(), (*ctx).defer_depth);
    next(ip, fp, ctx)
} }

handler! { recover_token |ip, fp, ctx, w| {
    set(fp, w.a(), (*ctx).recover_armed);
    (*ctx).recover_armed = 0;
    next(ip, fp, ctx)
} }

handler! { keep_recover |ip, fp, ctx, w| {
    if (*ctx).recover_armed != 0 {
        return keep_recover_armed(ip, fp, ctx, w);
    }
    next(ip, fp, ctx)
} }

outlined! {
    #[cold]
    keep_recover_armed |ip, fp, ctx, w| {
        panics::keep_recover(ctx, reg(fp, w.a()));
        after(ip)
    }

    defer |ip, fp, ctx, w| {
        panics::defer(ctx, reg(fp, w.a()), fp as usize);
        after(ip)
    }

    recover |ip, fp, ctx, w| {
        let value = panics::recover(ctx, reg(fp, w.b()));
        ptr::write(fp.add(w.a()).cast(), value);
        after(ip)
    }
}
