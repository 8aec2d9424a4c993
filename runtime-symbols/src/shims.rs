//! The functions behind the symbols.
//!
//! Invariants:
//! - The thunks have stored the caller's frame, so the runtime may collect, panic and trace.
//! - A function that raised a panic which a deferred call recovered leaves by [`unwind`] and never
//!   returns to its caller; nothing with a destructor is live then.

use std::ptr;
use std::slice;

use vo_runtime::alloc::{self, ContextAlloc};
use vo_runtime::context::{Context, STATUS_OK, Status};
use vo_runtime::fatal;
use vo_runtime::map::{self, GoMap, MapError};
use vo_runtime::native::NativeFn;
use vo_runtime::panics::{self, ErrorKind, RuntimeError, Sliced};
use vo_runtime::slices;
use vo_runtime::strings;
use vo_runtime::types::TypeDesc;

use crate::table::SliceForm;
use crate::unwind::unwind;

type Ctx = *mut Context;

/// Leaves for where a recovered panic lands, if one was raised.
#[inline(always)]
unsafe fn finish(ctx: Ctx, status: Status) {
    if status != STATUS_OK {
        // SAFETY: the status says that a recovered panic unwinds.
        unsafe { unwind(ctx) }
    }
}

#[inline(always)]
unsafe fn scratch(ctx: Ctx, word: usize) -> u64 {
    // SAFETY: every shim gets the running goroutine's context.
    unsafe { (*ctx).scratch[word] }
}

#[inline(always)]
unsafe fn set_scratch(ctx: Ctx, word: usize, value: u64) {
    // SAFETY: as above.
    unsafe { (*ctx).scratch[word] = value }
}

// Each shim is called from compiled code with the operands that its row of the table lists, which is the
// safety contract of all of them.

pub unsafe extern "C" fn panic_index(ctx: Ctx) {
    // SAFETY: see above.
    unsafe { finish(ctx, panics::panic_index(ctx, scratch(ctx, 0) as i64, scratch(ctx, 1) as i64)) }
}

pub unsafe extern "C" fn panic_nil(ctx: Ctx) {
    // SAFETY: see above.
    unsafe { finish(ctx, panics::panic_nil(ctx)) }
}

pub unsafe extern "C" fn panic_divide(ctx: Ctx) {
    // SAFETY: see above.
    unsafe { finish(ctx, panics::panic_divide(ctx)) }
}

pub unsafe extern "C" fn panic_shift(ctx: Ctx) {
    // SAFETY: see above.
    unsafe { finish(ctx, panics::panic_shift(ctx)) }
}

pub unsafe extern "C" fn panic_slice(ctx: Ctx) {
    // SAFETY: see above.
    unsafe {
        let [low, high, max, limit] = [0, 1, 2, 3].map(|k| scratch(ctx, k) as i64);
        let form = SliceForm::from_u64(scratch(ctx, 4)).expect("codegen stores a form");
        let (sliced, max) = match form {
            SliceForm::Slice => (Sliced::Slice, None),
            SliceForm::Length => (Sliced::Fixed, None),
            SliceForm::Slice3 => (Sliced::Slice, Some(max)),
            SliceForm::Length3 => (Sliced::Fixed, Some(max)),
        };
        finish(ctx, panics::panic_slice(ctx, sliced, low, high, max, limit));
    }
}

pub unsafe extern "C" fn panic_go(ctx: Ctx) {
    // SAFETY: see above.
    unsafe { finish(ctx, panics::panic_value(ctx, scratch(ctx, 0), scratch(ctx, 1))) }
}

pub unsafe extern "C" fn panic_unreachable(ctx: Ctx) {
    // SAFETY: see above.
    unsafe { fatal::throw(ctx, "unreachable code reached") }
}

pub unsafe extern "C" fn stack_check(ctx: Ctx) {
    let marker = 0u8;
    // SAFETY: see above.
    unsafe {
        if (*ctx).stack_limit == usize::MAX {
            (*ctx).stack_limit = (*ctx).real_stack_limit;
            if (&raw const marker as usize) >= (*ctx).real_stack_limit {
                (*ctx).world().scheduler().yield_now(ctx);
                return;
            }
        }
        fatal::stack_overflow(ctx);
    }
}

pub unsafe extern "C" fn memory_overflow(ctx: Ctx) {
    // SAFETY: see above.
    unsafe { fatal::stack_overflow(ctx) }
}

pub unsafe extern "C" fn new_object(ctx: Ctx) {
    // SAFETY: see above.
    unsafe {
        let ty = &*(scratch(ctx, 0) as *const TypeDesc);
        let object = alloc::object(ctx, ty);
        set_scratch(ctx, 0, object as u64);
    }
}

pub unsafe extern "C" fn new_closure(ctx: Ctx) {
    // SAFETY: see above.
    unsafe {
        let object = alloc::closure(ctx, scratch(ctx, 0), scratch(ctx, 1) as usize);
        set_scratch(ctx, 0, object as u64);
    }
}

pub unsafe extern "C" fn grow_slice(ctx: Ctx) {
    // SAFETY: see above; the new array has room for the old elements.
    unsafe {
        let [base, len, cap, added] = [0, 1, 2, 3].map(|k| scratch(ctx, k));
        let elem = &*(scratch(ctx, 4) as *const TypeDesc);
        let size = elem.size as usize;
        let wanted = (len as i64).checked_add(added as i64).and_then(|n| usize::try_from(n).ok());
        let grown = wanted.and_then(|n| slices::grown_capacity(n, cap as usize, size, elem.has_pointers));
        let (Some(wanted), Some(grown)) = (wanted, grown) else {
            let message = "growslice: len out of range".into();
            let status = panics::panic_error(ctx, RuntimeError { kind: ErrorKind::Plain, message, signal: false });
            return finish(ctx, status);
        };
        let array = alloc::array(ctx, elem, grown);
        if len != 0 {
            ptr::copy_nonoverlapping(base as *const u8, array, len as usize * size);
        }
        set_scratch(ctx, 0, array as u64);
        set_scratch(ctx, 1, wanted as u64);
        set_scratch(ctx, 2, grown as u64);
    }
}

pub unsafe extern "C" fn make_slice(ctx: Ctx, elem: u64, len: u64, cap: u64) -> u64 {
    // SAFETY: see above.
    unsafe {
        let elem = &*(elem as *const TypeDesc);
        let fits = |n: u64| slices::can_hold(n as i64, elem.size);
        if !fits(len) {
            finish(ctx, panics::panic_text(ctx, "makeslice: len out of range"));
        } else if !fits(cap) || len > cap {
            finish(ctx, panics::panic_text(ctx, "makeslice: cap out of range"));
        }
        alloc::array(ctx, elem, cap as usize) as u64
    }
}

pub unsafe extern "C" fn zero_memory(to: u64, count: u64) {
    // SAFETY: see above.
    unsafe { ptr::write_bytes(to as *mut u8, 0, count as usize) }
}

pub unsafe extern "C" fn move_memory(to: u64, from: u64, count: u64) {
    // SAFETY: see above.
    unsafe {
        if count != 0 {
            ptr::copy(from as *const u8, to as *mut u8, count as usize);
        }
    }
}

pub unsafe extern "C" fn str_eq(p: u64, q: u64, len: u64) -> u64 {
    // SAFETY: see above.
    unsafe { u64::from(p == q || strings::bytes(p, len) == strings::bytes(q, len)) }
}

pub unsafe extern "C" fn str_cmp(p: u64, p_len: u64, q: u64, q_len: u64) -> u64 {
    // SAFETY: see above.
    unsafe { strings::compare(strings::bytes(p, p_len), strings::bytes(q, q_len)) as u64 }
}

pub unsafe extern "C" fn str_rune(p: u64, len: u64, index: u64) -> u64 {
    // SAFETY: see above; the index is in range.
    let (rune, width) = unsafe { strings::decode_rune(&strings::bytes(p, len)[index as usize..]) };
    u64::from(rune) | (width as u64) << 32
}

pub unsafe extern "C" fn concat(ctx: Ctx, pairs: u64, count: u64) -> u64 {
    // SAFETY: see above; the new string has room for all parts.
    unsafe {
        let parts = slice::from_raw_parts(pairs as *const [u64; 2], count as usize);
        let total: u64 = parts.iter().map(|part| part[1]).sum();
        if let Some(whole) = parts.iter().find(|part| part[1] == total) {
            return whole[0];
        }
        let start = alloc::bytes(ctx, total as usize, ptr::null());
        let mut end = start;
        for &[p, len] in parts {
            let text = strings::bytes(p, len);
            ptr::copy_nonoverlapping(text.as_ptr(), end, text.len());
            end = end.add(text.len());
        }
        start as u64
    }
}

pub unsafe extern "C" fn map_get_64(map: u64, key: u64) -> u64 {
    // SAFETY: see above.
    unsafe { map::get_int(map as *const GoMap, key) as u64 }
}

pub unsafe extern "C" fn map_get_str(map: u64, p: u64, len: u64) -> u64 {
    // SAFETY: see above.
    unsafe { map::get_str(map as *const GoMap, p as *const u8, len as usize) as u64 }
}

/// The element that a map operation found.
unsafe fn element(ctx: Ctx, map: *const GoMap, key: u64, inserting: bool, result: Result<*mut u8, MapError>) -> u64 {
    // SAFETY: see above; a map's key type is a descriptor.
    unsafe {
        match result {
            Ok(element) => element as u64,
            Err(MapError::OutOfMemory(error)) => fatal::out_of_memory(ctx, error),
            Err(MapError::Unhashable) => {
                finish(ctx, panics::panic_unhashable(ctx, map, key as *const u8, inserting));
                0
            }
        }
    }
}

/// Panics for an insertion into a nil map.
unsafe fn check_map(ctx: Ctx, map: u64) {
    if map == 0 {
        // SAFETY: see above.
        unsafe { finish(ctx, panics::panic_nil_map(ctx)) }
    }
}

pub unsafe extern "C" fn map_get_any(ctx: Ctx, map: u64, key: u64) -> u64 {
    let m = map as *const GoMap;
    if m.is_null() {
        return 0;
    }
    // SAFETY: see above.
    unsafe { element(ctx, m, key, false, map::get_generic((*m).ty, m, key as *const u8)) }
}

pub unsafe extern "C" fn map_set_64(ctx: Ctx, map: u64, key: u64) -> u64 {
    // SAFETY: see above.
    unsafe {
        check_map(ctx, map);
        let m = map as *mut GoMap;
        element(ctx, m, key, true, map::insert_int(m, key, &mut ContextAlloc(ctx)))
    }
}

pub unsafe extern "C" fn map_set_str(ctx: Ctx, map: u64, p: u64, len: u64) -> u64 {
    // SAFETY: see above.
    unsafe {
        check_map(ctx, map);
        let m = map as *mut GoMap;
        element(ctx, m, p, true, map::insert_str(m, p as *const u8, len as usize, &mut ContextAlloc(ctx)))
    }
}

pub unsafe extern "C" fn map_set_any(ctx: Ctx, map: u64, key: u64) -> u64 {
    // SAFETY: see above.
    unsafe {
        check_map(ctx, map);
        let m = map as *mut GoMap;
        element(ctx, m, key, true, map::insert_generic((*m).ty, m, key as *const u8, &mut ContextAlloc(ctx)))
    }
}

pub unsafe extern "C" fn interpret(ctx: Ctx, callee: u64, slots: u64) {
    // SAFETY: see above.
    unsafe {
        let status = ((*ctx).world().hooks().interpret)(ctx, callee, slots as *mut u64);
        finish(ctx, status);
    }
}

pub unsafe extern "C" fn call_native(ctx: Ctx, slots: u64, code: u64) {
    // SAFETY: see above; the code is a native's.
    unsafe {
        let native: NativeFn = std::mem::transmute(code as *const ());
        native(ctx, slots as *mut u64);
        if (*ctx).unwind.is_some() {
            unwind(ctx);
        }
    }
}

pub unsafe extern "C" fn push_defer(ctx: Ctx, closure: u64, frame: u64) {
    // SAFETY: see above.
    unsafe {
        panics::defer(ctx, closure, frame as usize);
    }
}

pub unsafe extern "C" fn adopt_defers(ctx: Ctx, replaced: u64, frame: u64) {
    // SAFETY: see above.
    unsafe { panics::adopt_defers(ctx, replaced as usize, frame as usize) }
}

pub unsafe extern "C" fn run_defers(ctx: Ctx, depth: u64) {
    // SAFETY: see above.
    unsafe { finish(ctx, panics::run_defers(ctx, depth)) }
}

pub unsafe extern "C" fn recover(ctx: Ctx, token: u64) {
    // SAFETY: see above.
    unsafe {
        let value = panics::recover(ctx, token);
        if (*ctx).unwind.is_some() {
            unwind(ctx);
        }
        set_scratch(ctx, 0, value[0]);
        set_scratch(ctx, 1, value[1]);
    }
}

pub unsafe extern "C" fn keep_recover(ctx: Ctx, closure: u64) {
    // SAFETY: see above.
    unsafe { panics::keep_recover(ctx, closure) }
}

pub unsafe extern "C" fn fma(x: f64, y: f64, z: f64) -> f64 {
    x.mul_add(y, z)
}
