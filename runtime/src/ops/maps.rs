//! Operations on maps, as goroutines make them: with panics, and with the check that no two of them use a
//! map that one of them is changing.
//!
//! A map carries a mark while it is changed, as Go's do. Goroutines are switched at safepoints only, so a
//! change ends with one while the mark is still there: whoever then comes upon the map finds what it
//! would find with goroutines in parallel.

use crate::alloc::ContextAlloc;
use crate::context::{Context, Status};
use crate::fatal;
use crate::map::{self, GoMap, MapError, MapIter, MapType};
use crate::panics;

use super::{Outcome, safepoint};

const WRITES: &str = "concurrent map writes";
const READ: &str = "concurrent map read and map write";
const ITERATION: &str = "concurrent map iteration and map write";

/// Makes a map with room for about `hint` entries.
///
/// # Safety
/// `ctx` is the running goroutine's, and maps are live and of their type, in all functions of this module.
pub unsafe fn make(ctx: *mut Context, ty: &MapType, hint: u64) -> *mut GoMap {
    let hint = usize::try_from(hint as i64).unwrap_or(0);
    // SAFETY: the caller's promise.
    unsafe { map::make(ty, hint, &mut ContextAlloc(ctx)).unwrap_or_else(|error| fatal::out_of_memory(ctx, error)) }
}

/// Looks into a map, or nil.
#[inline(always)]
unsafe fn reading<T>(ctx: *mut Context, m: *const GoMap, what: &str, operation: impl FnOnce() -> T) -> T {
    // SAFETY: the caller's promise.
    unsafe {
        if m.as_ref().is_some_and(GoMap::is_changing) {
            fatal::throw(ctx, what);
        }
    }
    operation()
}

/// Changes a map that is not nil.
#[inline(always)]
unsafe fn changing<T>(ctx: *mut Context, m: *mut GoMap, operation: impl FnOnce() -> T) -> T {
    // SAFETY: the caller's promise.
    unsafe {
        if (*m).is_changing() {
            fatal::throw(ctx, WRITES);
        }
        (*m).set_changing(true);
        let result = operation();
        safepoint(ctx);
        (*m).set_changing(false);
        result
    }
}

/// The element of an integer key, or null.
///
/// # Safety
/// See [`make`]; the map, or nil, has integer keys.
#[inline]
pub unsafe fn get_int(ctx: *mut Context, m: *const GoMap, key: u64) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe { reading(ctx, m, READ, || map::get_int(m, key)) }
}

/// The element of a string key, or null.
///
/// # Safety
/// See [`make`]; the map, or nil, has string keys.
#[inline]
pub unsafe fn get_str(ctx: *mut Context, m: *const GoMap, p: u64, len: u64) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe { reading(ctx, m, READ, || map::get_str(m, p as *const u8, len as usize)) }
}

/// The element of the key at an address, or null.
///
/// # Safety
/// See [`make`]; the map may be nil.
pub unsafe fn get_any(ctx: *mut Context, ty: *const MapType, m: *const GoMap, key: u64) -> Outcome<*mut u8> {
    // SAFETY: the caller's promise.
    unsafe {
        let found = reading(ctx, m, READ, || map::get_generic(ty, m, key as *const u8));
        settle(ctx, ty, m, key, false, found)
    }
}

/// The element of an integer key, added if it was absent.
///
/// # Safety
/// See [`get_int`].
#[inline]
pub unsafe fn insert_int(ctx: *mut Context, m: *mut GoMap, key: u64) -> Outcome<*mut u8> {
    // SAFETY: the caller's promise.
    unsafe {
        check_not_nil(ctx, m)?;
        let found = changing(ctx, m, || map::insert_int(m, key, &mut ContextAlloc(ctx)));
        settle(ctx, (*m).ty, m, key, true, found)
    }
}

/// The element of a string key, added if it was absent.
///
/// # Safety
/// See [`get_str`].
#[inline]
pub unsafe fn insert_str(ctx: *mut Context, m: *mut GoMap, p: u64, len: u64) -> Outcome<*mut u8> {
    // SAFETY: the caller's promise.
    unsafe {
        check_not_nil(ctx, m)?;
        let found = changing(ctx, m, || map::insert_str(m, p as *const u8, len as usize, &mut ContextAlloc(ctx)));
        settle(ctx, (*m).ty, m, p, true, found)
    }
}

/// The element of the key at an address, added if it was absent.
///
/// # Safety
/// See [`get_any`].
pub unsafe fn insert_any(ctx: *mut Context, m: *mut GoMap, key: u64) -> Outcome<*mut u8> {
    // SAFETY: the caller's promise.
    unsafe {
        check_not_nil(ctx, m)?;
        let ty = (*m).ty;
        let found = changing(ctx, m, || map::insert_generic(ty, m, key as *const u8, &mut ContextAlloc(ctx)));
        settle(ctx, ty, m, key, true, found)
    }
}

/// Removes an integer key.
///
/// # Safety
/// See [`get_int`].
pub unsafe fn delete_int(ctx: *mut Context, m: *mut GoMap, key: u64) {
    if !m.is_null() {
        // SAFETY: the caller's promise.
        unsafe { changing(ctx, m, || map::delete_int(m, key)) }
    }
}

/// Removes a string key.
///
/// # Safety
/// See [`get_str`].
pub unsafe fn delete_str(ctx: *mut Context, m: *mut GoMap, p: u64, len: u64) {
    if !m.is_null() {
        // SAFETY: the caller's promise.
        unsafe { changing(ctx, m, || map::delete_str(m, p as *const u8, len as usize)) }
    }
}

/// Removes the key at an address.
///
/// # Safety
/// See [`get_any`].
pub unsafe fn delete_any(ctx: *mut Context, m: *mut GoMap, key: u64) -> Outcome<()> {
    if m.is_null() {
        return Ok(());
    }
    // SAFETY: the caller's promise.
    unsafe {
        let ty = (*m).ty;
        let done = changing(ctx, m, || map::delete_generic(ty, m, key as *const u8));
        settle(ctx, ty, m, key, false, done)
    }
}

/// Removes all entries.
///
/// # Safety
/// See [`make`]; the map may be nil.
pub unsafe fn clear(ctx: *mut Context, m: *mut GoMap) {
    if !m.is_null() {
        // SAFETY: the caller's promise.
        unsafe { changing(ctx, m, || map::clear(m)) }
    }
}

/// Begins an iteration; the map may be nil.
///
/// # Safety
/// See [`make`]; `it` is writable.
pub unsafe fn start_iteration(ctx: *mut Context, m: *mut GoMap, it: *mut MapIter) {
    // SAFETY: the caller's promise.
    unsafe { reading(ctx, m, ITERATION, || map::iter_init(m, it)) }
}

/// Moves an iterator on; gives the addresses of the key, null at the end, and of the element.
///
/// # Safety
/// See [`make`]; `it` has begun.
pub unsafe fn next(ctx: *mut Context, it: *mut MapIter) -> [u64; 2] {
    // SAFETY: the caller's promise.
    unsafe {
        reading(ctx, (*it).map(), ITERATION, || map::iter_next(it));
        [(*it).key as u64, (*it).elem as u64]
    }
}

/// Panics for an insertion into a nil map.
#[inline(always)]
unsafe fn check_not_nil(ctx: *mut Context, m: *mut GoMap) -> Outcome<()> {
    // SAFETY: the caller's promise.
    if m.is_null() { Err(unsafe { panics::panic_nil_map(ctx) }) } else { Ok(()) }
}

/// Turns the errors of maps into panics; running out of memory ends the program.
#[inline(always)]
unsafe fn settle<T>(
    ctx: *mut Context,
    ty: *const MapType,
    m: *const GoMap,
    key: u64,
    inserting: bool,
    result: Result<T, MapError>,
) -> Outcome<T> {
    // SAFETY: the caller's promise.
    result.map_err(|error| unsafe { fail(ctx, ty, m, key, inserting, error) })
}

#[cold]
unsafe fn fail(
    ctx: *mut Context,
    ty: *const MapType,
    m: *const GoMap,
    key: u64,
    inserting: bool,
    error: MapError,
) -> Status {
    // SAFETY: the caller's promise.
    unsafe {
        match error {
            MapError::OutOfMemory(error) => fatal::out_of_memory(ctx, error),
            MapError::Unhashable => panics::panic_unhashable(ctx, ty, m, key as *const u8, inserting),
        }
    }
}
