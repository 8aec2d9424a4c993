//! The functions behind the symbols.
//!
//! Invariants:
//! - The thunks have stored the caller's frame, so the runtime may collect, panic and trace.
//! - A function that raised a panic which a deferred call recovered leaves by [`unwind`] and never
//!   returns to its caller; nothing with a destructor is live then.

use std::ptr;
use std::slice;

use vo_runtime::alloc;
use vo_runtime::context::{Context, STATUS_OK, Status};
use vo_runtime::fatal;
use vo_runtime::map::GoMap;
use vo_runtime::native::NativeFn;
use vo_runtime::ops::{self, Outcome, maps};
use vo_runtime::panics::{self, Sliced};
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

/// What an operation gives, unless it has panicked.
#[inline(always)]
unsafe fn or_unwind<T>(ctx: Ctx, outcome: Outcome<T>) -> T {
    match outcome {
        Ok(value) => value,
        // SAFETY: a panic comes back only to be unwound.
        Err(_) => unsafe { unwind(ctx) },
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

pub unsafe extern "C" fn panic_index_unsigned(ctx: Ctx) {
    // SAFETY: see above.
    unsafe { finish(ctx, panics::panic_index(ctx, scratch(ctx, 0), scratch(ctx, 1) as i64)) }
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
        if (*ctx).stack_limit == usize::MAX && (&raw const marker as usize) >= (*ctx).real_stack_limit {
            return ops::safepoint(ctx);
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
    // SAFETY: see above.
    unsafe {
        let [base, len, cap, added] = [0, 1, 2, 3].map(|k| scratch(ctx, k));
        let elem = &*(scratch(ctx, 4) as *const TypeDesc);
        let grown = or_unwind(ctx, ops::grow_slice(ctx, [base, len, cap], added, elem));
        grown.into_iter().enumerate().for_each(|(k, word)| set_scratch(ctx, k, word));
    }
}

pub unsafe extern "C" fn make_slice(ctx: Ctx, elem: u64, len: u64, cap: u64) -> u64 {
    // SAFETY: see above.
    unsafe { or_unwind(ctx, ops::make_slice(ctx, &*(elem as *const TypeDesc), len, cap)) }
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
    // SAFETY: see above.
    unsafe { ops::concat(ctx, slice::from_raw_parts(pairs as *const [u64; 2], count as usize))[0] }
}

pub unsafe extern "C" fn map_get_64(ctx: Ctx, map: u64, key: u64) -> u64 {
    // SAFETY: see above.
    unsafe { maps::get_int(ctx, map as *const GoMap, key) as u64 }
}

pub unsafe extern "C" fn map_get_str(ctx: Ctx, map: u64, p: u64, len: u64) -> u64 {
    // SAFETY: see above.
    unsafe { maps::get_str(ctx, map as *const GoMap, p, len) as u64 }
}

pub unsafe extern "C" fn map_get_any(ctx: Ctx, map: u64, key: u64) -> u64 {
    let m = map as *const GoMap;
    if m.is_null() {
        return 0;
    }
    // SAFETY: see above.
    unsafe { or_unwind(ctx, maps::get_any(ctx, (*m).ty, m, key)) as u64 }
}

pub unsafe extern "C" fn map_set_64(ctx: Ctx, map: u64, key: u64) -> u64 {
    // SAFETY: see above.
    unsafe { or_unwind(ctx, maps::insert_int(ctx, map as *mut GoMap, key)) as u64 }
}

pub unsafe extern "C" fn map_set_str(ctx: Ctx, map: u64, p: u64, len: u64) -> u64 {
    // SAFETY: see above.
    unsafe { or_unwind(ctx, maps::insert_str(ctx, map as *mut GoMap, p, len)) as u64 }
}

pub unsafe extern "C" fn map_set_any(ctx: Ctx, map: u64, key: u64) -> u64 {
    // SAFETY: see above.
    unsafe { or_unwind(ctx, maps::insert_any(ctx, map as *mut GoMap, key)) as u64 }
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
