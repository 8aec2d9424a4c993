//! Go maps: an insertion-ordered array of entries, and an open-addressing index into it.
//!
//! All parts of a map are ordinary objects of the heap, so the collector needs no special case:
//! - the header, `GoMap`, whose first word is the length;
//! - the entries: `cap` entries of `entry_size` bytes, then one bit per entry that is set where
//!   the entry is dead (deleted);
//! - the index (absent up to eight entries): `mask + 1` slots of 32 bits. A slot is 0 if empty;
//!   else its bits under `mask` are an entry's position plus one, or all ones if the entry was
//!   deleted, and the bits above are a tag taken from the key's hash. A lookup that misses thus
//!   seldom touches an entry, and one that hits touches one slot and one entry.
//!
//! Invariants:
//! - Entries are appended at `used`; in a map without index a dead entry is reused when the
//!   array is full. At most 5/8 of the index's slots are not empty.
//! - An iterator visits each position that was in use when it began at most once. It keeps the
//!   array it began with: growth makes a new array and leaves the old one as it was, and the
//!   iterator then looks up each old key in the map, which tells deleted entries from live ones
//!   and finds current values. Compaction happens in place only if no iterator has begun on the
//!   array.
//! - A pointer to an element is valid until the next insertion, deletion or clearing.
//!
//! Keys are integers (by width), strings, plain memory, or generic with the type's hash and
//! equality functions. This module does not know Go's types beyond that, nor what panics look
//! like: it returns errors.

mod entry;
mod iter;
mod key;
mod table;
#[cfg(test)]
mod tests;

use crate::heap::{GcDesc, OutOfMemory};

pub use entry::{EntryLayout, GoMap, MapType};
pub use iter::{MapIter, iter_init, iter_next};
pub use key::{EqFn, HashFn, HashResult, KeyKind};

use key::{GenericKey, IntKey, Key, MemoryKey, StrKey};
use table::{Found, find};

/// What a map needs of its surroundings.
pub trait MapAlloc {
    /// Allocates zeroed memory, which may start a collection.
    ///
    /// # Safety
    /// As for `Heap::alloc`.
    unsafe fn alloc(&mut self, payload: usize, desc: *const GcDesc) -> Result<*mut u8, OutOfMemory>;

    /// A random word, for a new map's seed.
    fn random(&mut self) -> u64;
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MapError {
    #[error(transparent)]
    OutOfMemory(#[from] OutOfMemory),
    /// The key is an interface that holds a value of a type without equality.
    #[error("hash of unhashable type")]
    Unhashable,
}

/// Makes a map with room for about `hint` entries.
///
/// # Safety
/// `ty` outlives the map.
pub unsafe fn make(ty: *const MapType, hint: usize, alloc: &mut impl MapAlloc) -> Result<*mut GoMap, OutOfMemory> {
    // SAFETY: the header is fresh, and `ty` is the caller's promise.
    unsafe { table::make(ty, hint, alloc) }
}

// Only as many low bits of the key count as its type has.
macro_rules! int_operations {
    ($($get:ident $insert:ident $delete:ident $int:ty;)*) => {$(
        /// The element of an integer key, or null.
        ///
        /// # Safety
        /// `m` is null or a live map with integer keys of this width.
        #[inline]
        pub unsafe fn $get(m: *const GoMap, key: u64) -> *mut u8 {
            // SAFETY: the caller's promise.
            unsafe { get(m, IntKey(key as $int)) }
        }

        /// The element of an integer key, added as zero if it was absent.
        ///
        /// # Safety
        /// `m` is a live map with integer keys of this width.
        #[inline]
        pub unsafe fn $insert(m: *mut GoMap, key: u64, alloc: &mut impl MapAlloc) -> Result<*mut u8, MapError> {
            // SAFETY: the caller's promise.
            unsafe { insert(m, IntKey(key as $int), alloc) }
        }

        /// Removes an integer key.
        ///
        /// # Safety
        /// `m` is null or a live map with integer keys of this width.
        pub unsafe fn $delete(m: *mut GoMap, key: u64) {
            // SAFETY: the caller's promise.
            unsafe { delete(m, IntKey(key as $int)) }
        }
    )*};
}

int_operations! {
    get_8 insert_8 delete_8 u8;
    get_16 insert_16 delete_16 u16;
    get_32 insert_32 delete_32 u32;
    get_64 insert_64 delete_64 u64;
}

#[inline(always)]
unsafe fn get<K: Key>(m: *const GoMap, key: K) -> *mut u8 {
    if m.is_null() {
        return std::ptr::null_mut();
    }
    // SAFETY: `m` is a live map with this kind of keys.
    unsafe {
        match find(m, key) {
            Some(found) => (*m).elem(found.position),
            None => std::ptr::null_mut(),
        }
    }
}

#[inline(always)]
unsafe fn insert<K: Key>(m: *mut GoMap, key: K, alloc: &mut impl MapAlloc) -> Result<*mut u8, MapError> {
    // SAFETY: `m` is a live map with this kind of keys.
    unsafe {
        match find(m, key) {
            Some(Found { position, .. }) => {
                key.update((*m).entry(position));
                Ok((*m).elem(position))
            }
            None => Ok(table::add(m, key, alloc)?),
        }
    }
}

#[inline(always)]
unsafe fn delete<K: Key>(m: *mut GoMap, key: K) {
    if m.is_null() {
        return;
    }
    // SAFETY: `m` is a live map with this kind of keys.
    unsafe {
        if let Some(found) = find(m, key) {
            table::remove(m, found);
        }
    }
}

/// The element of an integer key of any width, or null.
///
/// # Safety
/// `m` is null or a live map with integer keys.
pub unsafe fn get_int(m: *const GoMap, key: u64) -> *mut u8 {
    if m.is_null() {
        return std::ptr::null_mut();
    }
    // SAFETY: the width is the map's own.
    unsafe {
        match (*(*m).ty).key_kind {
            KeyKind::Int8 => get_8(m, key),
            KeyKind::Int16 => get_16(m, key),
            KeyKind::Int32 => get_32(m, key),
            _ => get_64(m, key),
        }
    }
}

/// The element of an integer key of any width, added as zero if it was absent.
///
/// # Safety
/// `m` is a live map with integer keys.
pub unsafe fn insert_int(m: *mut GoMap, key: u64, alloc: &mut impl MapAlloc) -> Result<*mut u8, MapError> {
    // SAFETY: the width is the map's own.
    unsafe {
        match (*(*m).ty).key_kind {
            KeyKind::Int8 => insert_8(m, key, alloc),
            KeyKind::Int16 => insert_16(m, key, alloc),
            KeyKind::Int32 => insert_32(m, key, alloc),
            _ => insert_64(m, key, alloc),
        }
    }
}

/// Removes an integer key of any width.
///
/// # Safety
/// `m` is null or a live map with integer keys.
pub unsafe fn delete_int(m: *mut GoMap, key: u64) {
    if m.is_null() {
        return;
    }
    // SAFETY: the width is the map's own.
    unsafe {
        match (*(*m).ty).key_kind {
            KeyKind::Int8 => delete_8(m, key),
            KeyKind::Int16 => delete_16(m, key),
            KeyKind::Int32 => delete_32(m, key),
            _ => delete_64(m, key),
        }
    }
}

/// The element of a string key, or null.
///
/// # Safety
/// `m` is null or a live map with string keys; the string is readable.
#[inline]
pub unsafe fn get_str(m: *const GoMap, ptr: *const u8, len: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe { get(m, StrKey { ptr, len }) }
}

/// The element of a string key, added as zero if it was absent. A new entry keeps the string.
///
/// # Safety
/// `m` is a live map with string keys; the string is readable and never changes.
#[inline]
pub unsafe fn insert_str(
    m: *mut GoMap,
    ptr: *const u8,
    len: usize,
    alloc: &mut impl MapAlloc,
) -> Result<*mut u8, MapError> {
    // SAFETY: the caller's promise.
    unsafe { insert(m, StrKey { ptr, len }, alloc) }
}

/// Removes a string key.
///
/// # Safety
/// `m` is null or a live map with string keys; the string is readable.
pub unsafe fn delete_str(m: *mut GoMap, ptr: *const u8, len: usize) {
    // SAFETY: the caller's promise.
    unsafe { delete(m, StrKey { ptr, len }) }
}

/// The element of the key stored at `key`, or null; for maps of every kind. The type is passed
/// along because an unhashable key is an error even with a nil map.
///
/// # Safety
/// `ty` is the map's type; `m` is null or a live map; a key of the type is readable at `key`.
pub unsafe fn get_generic(ty: *const MapType, m: *const GoMap, key: *const u8) -> Result<*mut u8, MapError> {
    // SAFETY: the caller's promise.
    unsafe {
        match (*ty).key_kind {
            KeyKind::Str => {
                let StrKey { ptr, len } = StrKey::read(key);
                Ok(get_str(m, ptr, len))
            }
            KeyKind::Memory => Ok(get(m, MemoryKey::new(ty, key))),
            KeyKind::Generic => Ok(get(m, GenericKey::new(ty, m, key)?)),
            kind => Ok(get_int(m, key::read_int(kind, key))),
        }
    }
}

/// The element of the key stored at `key`, added as zero if it was absent; for maps of every
/// kind. The key is copied.
///
/// # Safety
/// As for `get_generic`, with a map that is not null.
pub unsafe fn insert_generic(
    ty: *const MapType,
    m: *mut GoMap,
    key: *const u8,
    alloc: &mut impl MapAlloc,
) -> Result<*mut u8, MapError> {
    // SAFETY: the caller's promise.
    unsafe {
        match (*ty).key_kind {
            KeyKind::Str => insert(m, StrKey::read(key), alloc),
            KeyKind::Memory => insert(m, MemoryKey::new(ty, key), alloc),
            KeyKind::Generic => insert(m, GenericKey::new(ty, m, key)?, alloc),
            kind => insert_int(m, key::read_int(kind, key), alloc),
        }
    }
}

/// Removes the key stored at `key`; for maps of every kind.
///
/// # Safety
/// As for `get_generic`.
pub unsafe fn delete_generic(ty: *const MapType, m: *mut GoMap, key: *const u8) -> Result<(), MapError> {
    // SAFETY: the caller's promise.
    unsafe {
        match (*ty).key_kind {
            KeyKind::Str => delete(m, StrKey::read(key)),
            KeyKind::Memory => delete(m, MemoryKey::new(ty, key)),
            KeyKind::Generic => delete(m, GenericKey::new(ty, m, key)?),
            kind => delete_int(m, key::read_int(kind, key)),
        }
    }
    Ok(())
}

/// Removes all entries and keeps the capacity.
///
/// # Safety
/// `m` is null or a live map.
pub unsafe fn clear(m: *mut GoMap) {
    if !m.is_null() {
        // SAFETY: the caller's promise.
        unsafe { table::clear(m) }
    }
}

/// A map with the same entries, as `maps.Clone` makes it: elements are copied flat.
///
/// # Safety
/// `m` is a live map.
pub unsafe fn clone(m: *const GoMap, alloc: &mut impl MapAlloc) -> Result<*mut GoMap, OutOfMemory> {
    // SAFETY: the caller's promise.
    unsafe { table::clone(m, alloc) }
}

/// The number of entries; 0 for nil.
///
/// # Safety
/// `m` is null or a live map.
#[inline]
pub unsafe fn len(m: *const GoMap) -> i64 {
    // SAFETY: the caller's promise.
    unsafe { m.as_ref().map_or(0, |m| m.len) }
}
