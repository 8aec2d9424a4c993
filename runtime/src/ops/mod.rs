//! What instructions and natives of both engines do that takes more than a few machine instructions:
//! growth and making of slices, concatenation, map operations, safepoints.
//!
//! Invariant: before a call the engine has stored where its frames are. An operation that panics gives
//! `Err` with the panic's status once a deferred call has recovered it: the engine has to unwind.
//!
//! Nothing here knows how an engine keeps operands.

pub mod maps;

use std::ptr;

use crate::alloc;
use crate::context::{Context, Status};
use crate::fatal;
use crate::panics::{self, RuntimeError};
use crate::quit;
use crate::slices;
use crate::strings;
use crate::types::TypeDesc;

/// What an operation gives, or the status of a panic that was recovered.
pub type Outcome<T> = Result<T, Status>;

/// Lets other goroutines run if that has been requested.
///
/// # Safety
/// `ctx` is the running goroutine's; the same holds for all functions of this module.
#[inline]
pub unsafe fn safepoint(ctx: *mut Context) {
    // SAFETY: the caller's promise.
    unsafe {
        if (*ctx).stack_limit == usize::MAX {
            make_way(ctx);
        }
    }
}

#[cold]
unsafe fn make_way(ctx: *mut Context) {
    // SAFETY: the caller's promise.
    unsafe {
        (*ctx).stack_limit = (*ctx).real_stack_limit;
        if quit::requested() {
            fatal::quit((*ctx).world(), Some(&*ctx));
        }
        (*ctx).world().scheduler().yield_now(ctx);
    }
}

/// A slice with room for `added` more elements, and their length: `{ptr, len, cap}`.
///
/// # Safety
/// See [`safepoint`]; the slice has elements of the type.
pub unsafe fn grow_slice(
    ctx: *mut Context,
    [base, len, cap]: [u64; 3],
    added: u64,
    elem: &TypeDesc,
) -> Outcome<[u64; 3]> {
    let size = elem.size as usize;
    let wanted = (len as i64).checked_add(added as i64).and_then(|n| usize::try_from(n).ok());
    let grown = wanted.and_then(|n| slices::grown_capacity(n, cap as usize, size, elem.has_pointers));
    // SAFETY: the caller's promise; the new array has room for the old elements.
    unsafe {
        let (Some(wanted), Some(grown)) = (wanted, grown) else {
            return Err(panics::panic_error(ctx, RuntimeError::bare("growslice: len out of range")));
        };
        let array = alloc::array(ctx, elem, grown);
        if len != 0 {
            ptr::copy_nonoverlapping(base as *const u8, array, len as usize * size);
        }
        Ok([array as u64, wanted as u64, grown as u64])
    }
}

/// The zeroed array of `make([]T, len, cap)`.
///
/// # Safety
/// See [`safepoint`].
pub unsafe fn make_slice(ctx: *mut Context, elem: &TypeDesc, len: u64, cap: u64) -> Outcome<u64> {
    let fits = |n: u64| slices::can_hold(n as i64, elem.size);
    // SAFETY: the caller's promise; the size does not overflow.
    unsafe {
        if !fits(len) {
            return Err(panics::panic_text(ctx, "makeslice: len out of range"));
        }
        if !fits(cap) || len > cap {
            return Err(panics::panic_text(ctx, "makeslice: cap out of range"));
        }
        Ok(alloc::array(ctx, elem, cap as usize) as u64)
    }
}

/// The bytes of strings one after the other: those of one of them if the others are empty.
///
/// # Safety
/// See [`safepoint`]; the parts are strings.
pub unsafe fn concat(ctx: *mut Context, parts: &[[u64; 2]]) -> [u64; 2] {
    let total: u64 = parts.iter().map(|part| part[1]).sum();
    if let Some(&whole) = parts.iter().find(|part| part[1] == total) {
        return whole;
    }
    // SAFETY: the caller's promise; the new string has room for all parts.
    unsafe {
        let start = alloc::bytes(ctx, total as usize, ptr::null());
        let mut end = start;
        for &[p, len] in parts {
            let text = strings::bytes(p, len);
            ptr::copy_nonoverlapping(text.as_ptr(), end, text.len());
            end = end.add(text.len());
        }
        [start as u64, total]
    }
}
