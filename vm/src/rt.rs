//! What the interpreter asks of the runtime.
//!
//! Callers have stored the current frame and instruction in the context. Functions that may panic
//! return with `Context::unwind` set if a deferred call recovered.

use std::ptr;

use vo_bytecode::{Inst, Op, TypeId};
use vo_runtime::alloc::{self, ContextAlloc};
use vo_runtime::context::Context;
use vo_runtime::fatal;
use vo_runtime::heap::GcDesc;
use vo_runtime::map::{self, GoMap, MapError};
use vo_runtime::panics::{self, Sliced};
use vo_runtime::slices;
use vo_runtime::strings;
use vo_runtime::types::TypeDesc;

use crate::instr::reg;

pub(crate) use vo_runtime::alloc::bytes as alloc;
pub(crate) use vo_runtime::fatal::stack_overflow;

/// Lets other goroutines run if that has been requested.
///
/// # Safety
/// `ctx` is the running goroutine's.
pub(crate) unsafe fn safepoint(ctx: *mut Context) {
    // SAFETY: the caller's promise.
    unsafe {
        if (*ctx).stack_limit == usize::MAX {
            (*ctx).stack_limit = (*ctx).real_stack_limit;
            (*ctx).world().scheduler().yield_now(ctx);
        }
    }
}

/// # Safety
/// `ctx` is the running goroutine's; the same holds for all functions of this module.
pub(crate) unsafe fn panic_index(ctx: *mut Context, index: u64, len: u64) {
    // SAFETY: the caller's promise.
    unsafe { panics::panic_index(ctx, index as i64, len as i64) };
}

/// # Safety
/// See [`panic_index`].
pub(crate) unsafe fn panic_nil(ctx: *mut Context) {
    // SAFETY: the caller's promise.
    unsafe { panics::panic_nil(ctx) };
}

/// # Safety
/// See [`panic_index`].
pub(crate) unsafe fn panic_divide(ctx: *mut Context) {
    // SAFETY: the caller's promise.
    unsafe { panics::panic_divide(ctx) };
}

/// # Safety
/// See [`panic_index`].
pub(crate) unsafe fn panic_shift(ctx: *mut Context) {
    // SAFETY: the caller's promise.
    unsafe { panics::panic_shift(ctx) };
}

/// # Safety
/// See [`panic_index`].
pub(crate) unsafe fn panic_value(ctx: *mut Context, value: [u64; 2]) {
    // SAFETY: the caller's promise.
    unsafe { panics::panic_value(ctx, value[0], value[1]) };
}

/// # Safety
/// See [`panic_index`].
pub(crate) unsafe fn unreachable_code(ctx: *mut Context) -> ! {
    // SAFETY: the caller's promise.
    unsafe { fatal::throw(ctx, "unreachable code reached") }
}

/// The panic of a slicing instruction whose bounds are out of range.
///
/// # Safety
/// See [`panic_index`]; `fp` is the frame of the instruction.
pub(crate) unsafe fn panic_slice(ctx: *mut Context, inst: Inst, fp: *mut u64) {
    // SAFETY: the caller's promise.
    unsafe {
        let at = |r: u16| reg(fp, r as usize) as i64;
        let (sliced, bound) = match inst.op {
            Op::SliceSl | Op::Slice3Sl => (Sliced::Slice, at(inst.b + 2)),
            _ => (Sliced::Fixed, at(inst.b + 1)),
        };
        let max = matches!(inst.op, Op::Slice3Sl | Op::Slice3Arr).then(|| at(inst.c + 2));
        panics::panic_slice(ctx, sliced, at(inst.c), at(inst.c + 1), max, bound);
    }
}

unsafe fn type_desc<'a>(ctx: *mut Context, id: u32) -> &'a TypeDesc {
    // SAFETY: descriptors live as long as the program; the id is a verified module's.
    unsafe { (*(*ctx).world).image().ty(TypeId(id)) }
}

/// Grows the slice in three registers by `added` elements, reallocating.
///
/// # Safety
/// See [`panic_index`]; `slice` points to the registers.
pub(crate) unsafe fn grow_slice(ctx: *mut Context, slice: *mut u64, added: u64, elem: u32) {
    // SAFETY: the caller's promise; the new array holds what is copied.
    unsafe {
        let elem = type_desc(ctx, elem);
        let [base, len, cap] = slice.cast::<[u64; 3]>().read();
        let wanted = (len as i64).checked_add(added as i64).and_then(|n| usize::try_from(n).ok());
        let size = elem.size as usize;
        let new_cap = wanted.and_then(|n| slices::grown_capacity(n, cap as usize, size, elem.has_pointers));
        let (Some(wanted), Some(new_cap)) = (wanted, new_cap) else {
            panics::panic_error(ctx, growth_error());
            return;
        };
        let array = alloc::array(ctx, elem, new_cap);
        if len != 0 {
            ptr::copy_nonoverlapping(base as *const u8, array, len as usize * size);
        }
        slice.cast::<[u64; 3]>().write([array as u64, wanted as u64, new_cap as u64]);
    }
}

fn growth_error() -> panics::RuntimeError {
    panics::RuntimeError {
        kind: panics::ErrorKind::Plain,
        message: "growslice: len out of range".into(),
        signal: false,
    }
}

/// Makes a slice in three registers.
///
/// # Safety
/// See [`panic_index`]; `slice` points to the registers.
pub(crate) unsafe fn make_slice(ctx: *mut Context, slice: *mut u64, len: u64, cap: u64, elem: u32) {
    // SAFETY: the caller's promise.
    unsafe {
        let elem = type_desc(ctx, elem);
        let fits = |n: u64| slices::can_hold(n as i64, elem.size);
        if !fits(len) {
            panics::panic_text(ctx, "makeslice: len out of range");
            return;
        }
        if !fits(cap) || len > cap {
            panics::panic_text(ctx, "makeslice: cap out of range");
            return;
        }
        let array = alloc::array(ctx, elem, cap as usize);
        slice.cast::<[u64; 3]>().write([array as u64, len, cap]);
    }
}

/// # Safety
/// See [`panic_index`].
pub(crate) unsafe fn new_closure(ctx: *mut Context, func: u32, captures: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe { alloc::closure(ctx, u64::from(func), captures) }
}

/// Concatenates strings; the result is one of them if the others are empty.
///
/// # Safety
/// See [`panic_index`]; `strings` points to `n` strings.
pub(crate) unsafe fn concat(ctx: *mut Context, strings: *const [u64; 2], n: usize) -> (u64, u64) {
    // SAFETY: the caller's promise.
    unsafe {
        let parts = std::slice::from_raw_parts(strings, n);
        let total: u64 = parts.iter().map(|s| s[1]).sum();
        if let Some(whole) = parts.iter().find(|s| s[1] == total) {
            return (whole[0], whole[1]);
        }
        let bytes = alloc(ctx, total as usize, ptr::null::<GcDesc>());
        let mut end = bytes;
        for part in parts {
            let text = strings::bytes(part[0], part[1]);
            ptr::copy_nonoverlapping(text.as_ptr(), end, text.len());
            end = end.add(text.len());
        }
        (bytes as u64, total)
    }
}

/// The element that a map operation found; null after a panic.
unsafe fn element(
    ctx: *mut Context,
    map: *const GoMap,
    key: u64,
    inserting: bool,
    result: Result<*mut u8, MapError>,
) -> *mut u8 {
    // SAFETY: the caller's promise; a map's key type is a descriptor.
    unsafe {
        match result {
            Ok(elem) => return elem,
            Err(MapError::OutOfMemory(error)) => fatal::out_of_memory(ctx, error),
            Err(MapError::Unhashable) => {
                panics::panic_unhashable(ctx, map, key as *const u8, inserting);
            }
        }
    }
    ptr::null_mut()
}

/// # Safety
/// See [`panic_index`]; `m` is a map or nil, `key` the address of a key.
pub(crate) unsafe fn map_get_any(ctx: *mut Context, m: u64, key: u64) -> *mut u8 {
    let map = m as *const GoMap;
    if map.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: the caller's promise.
    unsafe { element(ctx, map, key, false, map::get_generic((*map).ty, map, key as *const u8)) }
}

/// # Safety
/// See [`map_get_any`].
pub(crate) unsafe fn map_set_any(ctx: *mut Context, m: u64, key: u64) -> *mut u8 {
    let map = m as *mut GoMap;
    // SAFETY: the caller's promise.
    unsafe {
        if map.is_null() {
            panics::panic_nil_map(ctx);
            return ptr::null_mut();
        }
        element(ctx, map, key, true, map::insert_generic((*map).ty, map, key as *const u8, &mut ContextAlloc(ctx)))
    }
}

/// # Safety
/// See [`panic_index`]; `m` is a map with integer keys or nil.
pub(crate) unsafe fn map_set_64(ctx: *mut Context, m: u64, key: u64) -> *mut u8 {
    let map = m as *mut GoMap;
    // SAFETY: the caller's promise.
    unsafe {
        if map.is_null() {
            panics::panic_nil_map(ctx);
            return ptr::null_mut();
        }
        element(ctx, map, key, true, map::insert_int(map, key, &mut ContextAlloc(ctx)))
    }
}

/// # Safety
/// See [`panic_index`]; `m` is a map with string keys or nil.
pub(crate) unsafe fn map_set_str(ctx: *mut Context, m: u64, text: u64, len: u64) -> *mut u8 {
    let map = m as *mut GoMap;
    // SAFETY: the caller's promise.
    unsafe {
        if map.is_null() {
            panics::panic_nil_map(ctx);
            return ptr::null_mut();
        }
        let result = map::insert_str(map, text as *const u8, len as usize, &mut ContextAlloc(ctx));
        element(ctx, map, text, true, result)
    }
}

/// Takes the goroutine's newest deferred closure if there are more than `depth`; the call of it may not
/// recover.
///
/// # Safety
/// See [`panic_index`].
pub(crate) unsafe fn pop_defer(ctx: *mut Context, depth: u64) -> Option<u64> {
    // SAFETY: the caller's promise.
    let ctx = unsafe { &mut *ctx };
    if ctx.defer_depth <= depth {
        return None;
    }
    let record = ctx.defers.pop()?;
    ctx.defer_depth = ctx.defers.len() as u64;
    ctx.recover_armed = 0;
    Some(record.closure)
}

/// # Safety
/// See [`panic_index`]; `fp` is the current frame.
pub(crate) unsafe fn defer(ctx: *mut Context, closure: u64, fp: *mut u64) {
    // SAFETY: the caller's promise.
    unsafe { panics::defer(ctx, closure, fp as usize) };
}

/// # Safety
/// See [`panic_index`].
pub(crate) unsafe fn recover(ctx: *mut Context, token: u64) -> [u64; 2] {
    // SAFETY: the caller's promise.
    unsafe { panics::recover(ctx, token) }
}

/// # Safety
/// See [`panic_index`].
pub(crate) unsafe fn keep_recover(ctx: *mut Context, closure: u64) {
    // SAFETY: the caller's promise.
    unsafe { panics::keep_recover(ctx, closure) }
}
