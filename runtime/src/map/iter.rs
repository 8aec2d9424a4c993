//! Iteration: `for k, v := range m`.
//!
//! An iterator starts at a random position and goes round the array once, over the positions
//! that were in use when it began. Entries added later are not produced unless they come to lie
//! in such a position, so iteration always ends.

use crate::hash::hash_int;

use super::entry::{DeadBits, GoMap, MapType, entry_at};
use super::key::{GenericKey, KeyKind};
use super::table::find_stored;

/// The state of an iteration: eight words of any scanned memory, without an address of its own.
/// After `iter_next` has returned true, `key` (offset 0) and `elem` (offset 8) point to the
/// entry, until the next operation on the map.
#[repr(C)]
pub struct MapIter {
    pub key: *mut u8,
    pub elem: *mut u8,
    map: *mut GoMap,
    /// The array that the iteration began with.
    entries: *mut u8,
    cap: u32,
    /// Positions in use when the iteration began.
    end: u32,
    /// The position to visit next.
    next: u32,
    /// How many of the `end` positions are left.
    left: u32,
    clears: u32,
    _pad: [u32; 3],
}

const _: () = assert!(size_of::<MapIter>() == 64);

/// Begins an iteration; `m` may be null.
///
/// # Safety
/// `m` is null or a live map; `it` is writable.
pub unsafe fn iter_init(m: *mut GoMap, it: *mut MapIter) {
    let mut iter = MapIter {
        key: std::ptr::null_mut(),
        elem: std::ptr::null_mut(),
        map: m,
        entries: std::ptr::null_mut(),
        cap: 0,
        end: 0,
        next: 0,
        left: 0,
        clears: 0,
        _pad: [0; 3],
    };
    // SAFETY: the caller's promise.
    unsafe {
        if let Some(map) = m.as_mut()
            && map.len != 0
        {
            map.iterated = true;
            map.iterations = map.iterations.wrapping_add(1);
            let random = hash_int(u64::from(map.iterations), map.seed) >> 32;
            iter.entries = map.entries;
            iter.cap = map.cap;
            iter.end = map.used;
            iter.left = map.used;
            iter.next = ((random * u64::from(map.used)) >> 32) as u32;
            iter.clears = map.clears;
        }
        *it = iter;
    }
}

/// Moves on to the next entry; false, with a null `key`, at the end.
///
/// # Safety
/// `it` was set up by `iter_init`, and its map is live.
pub unsafe fn iter_next(it: *mut MapIter) -> bool {
    // SAFETY: the iterator keeps its array; positions below `end` are within it.
    unsafe {
        let it = &mut *it;
        while it.left != 0 {
            let position = it.next;
            it.left -= 1;
            it.next = if position + 1 == it.end { 0 } else { position + 1 };
            let m = &*it.map;
            let entry = entry_at(it.entries, position, m.entry_size);
            if DeadBits::of(it.entries, it.cap, m.entry_size).get(position) {
                continue;
            }
            if it.entries != m.entries {
                if it.visit_moved(m, entry) {
                    return true;
                }
            } else if position < m.used {
                it.visit(entry, &*m.ty);
                return true;
            }
        }
        it.key = std::ptr::null_mut();
        it.elem = std::ptr::null_mut();
        false
    }
}

impl MapIter {
    /// The map, or null.
    #[inline]
    pub fn map(&self) -> *mut GoMap {
        self.map
    }

    #[inline(always)]
    unsafe fn visit(&mut self, entry: *mut u8, ty: &MapType) {
        // SAFETY: the entry is one of the type.
        unsafe {
            self.key = entry.add(ty.key_offset as usize);
            self.elem = entry.add(ty.elem_offset as usize);
        }
    }

    /// Visits an entry of an array that the map has left behind, if its key is still there.
    #[cold]
    unsafe fn visit_moved(&mut self, m: &GoMap, entry: *mut u8) -> bool {
        // SAFETY: the entry is a live one of the old array.
        unsafe {
            let ty = &*m.ty;
            let key = entry.add(ty.key_offset as usize);
            if let Some(found) = find_stored(m, key) {
                self.visit(m.entry(found.position), ty);
                return true;
            }
            // A key that does not equal itself can't be found, but neither deleted nor updated.
            let lasting =
                ty.key_kind == KeyKind::Generic && self.clears == m.clears && !GenericKey::is_reflexive(ty, key);
            if lasting {
                self.visit(entry, ty);
            }
            lasting
        }
    }
}
