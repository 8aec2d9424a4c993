//! Allocation for the running goroutine: objects, slices, strings, closures.
//!
//! Running out of memory is fatal, as in Go; a size that no allocation can have is a panic of the caller's
//! operation.

use std::ptr;

use crate::context::Context;
use crate::fatal;
use crate::heap::{GcDesc, OutOfMemory, zero_base};
use crate::map::MapAlloc;
use crate::types::TypeDesc;

/// Closure objects: the func_id, then captures, any of which may be a pointer.
pub static CLOSURE_DESC: GcDesc = GcDesc::conservative();

/// Zeroed memory of `size` bytes, described by `desc` (null: no pointers).
///
/// # Safety
/// `ctx` is the running goroutine's; all live pointers are where the collector looks.
#[inline]
pub unsafe fn bytes(ctx: *mut Context, size: usize, desc: *const GcDesc) -> *mut u8 {
    // SAFETY: the caller's promise; the worker is the context's own.
    unsafe {
        if size == 0 {
            return zero_base();
        }
        let cache = &raw mut (*(*ctx).worker).cache;
        match (*ctx).world().heap().alloc(cache, size, desc) {
            Ok(p) => p,
            Err(error) => fatal::out_of_memory(ctx, error),
        }
    }
}

/// A zeroed object of a type.
///
/// # Safety
/// See [`bytes`].
#[inline]
pub unsafe fn object(ctx: *mut Context, ty: &TypeDesc) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe { bytes(ctx, ty.size as usize, ty.object_desc()) }
}

/// A zeroed array of `n` elements of a type; the size does not overflow.
///
/// # Safety
/// See [`bytes`].
#[inline]
pub unsafe fn array(ctx: *mut Context, elem: &TypeDesc, n: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe { bytes(ctx, elem.size as usize * n, elem.array_desc()) }
}

/// A closure object of a function with `captures` zeroed words.
///
/// # Safety
/// See [`bytes`].
#[inline]
pub unsafe fn closure(ctx: *mut Context, func: u64, captures: usize) -> *mut u8 {
    // SAFETY: the caller's promise; the object has room for the func_id.
    unsafe {
        let p = bytes(ctx, 8 + 8 * captures, &CLOSURE_DESC);
        *p.cast::<u64>() = func;
        p
    }
}

/// A new string with these bytes, as address and length.
///
/// # Safety
/// See [`bytes`].
pub unsafe fn string(ctx: *mut Context, text: &[u8]) -> (u64, u64) {
    if text.is_empty() {
        return (0, 0);
    }
    // SAFETY: the caller's promise; the new memory has room for the text.
    unsafe {
        let p = bytes(ctx, text.len(), ptr::null());
        ptr::copy_nonoverlapping(text.as_ptr(), p, text.len());
        (p as u64, text.len() as u64)
    }
}

/// Lets maps allocate for the running goroutine.
pub struct ContextAlloc(pub *mut Context);

impl MapAlloc for ContextAlloc {
    unsafe fn alloc(&mut self, payload: usize, desc: *const GcDesc) -> Result<*mut u8, OutOfMemory> {
        // SAFETY: whoever made this value vouches for the context.
        unsafe {
            let cache = &raw mut (*(*self.0).worker).cache;
            (*self.0).world().heap().alloc(cache, payload, desc)
        }
    }

    fn random(&mut self) -> u64 {
        // SAFETY: as above.
        unsafe { (*self.0).world().scheduler().random() }
    }
}
