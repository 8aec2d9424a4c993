//! The header of a map, its type, and the layout of an entry.

use crate::heap::GcDesc;

use super::key::{EqFn, HashFn, KeyKind};

/// Entries of a map without index.
pub(super) const SMALL: u32 = 8;

/// Where the parts of an entry lie: the key's hash (string, memory and generic keys only), the
/// key, the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryLayout {
    pub key_offset: u32,
    pub elem_offset: u32,
    pub entry_size: u32,
}

impl EntryLayout {
    pub const fn new(
        kind: KeyKind,
        key_size: usize,
        key_align: usize,
        elem_size: usize,
        elem_align: usize,
    ) -> EntryLayout {
        let key_offset = kind.key_offset();
        let elem_offset = (key_offset + key_size).next_multiple_of(elem_align);
        let mut align = if key_offset != 0 { 8 } else { key_align };
        if elem_align > align {
            align = elem_align;
        }
        let size = (elem_offset + elem_size).next_multiple_of(align);
        EntryLayout { key_offset: key_offset as u32, elem_offset: elem_offset as u32, entry_size: size as u32 }
    }
}

/// What maps of one Go type have in common. Immutable, and outlives the maps.
#[repr(C)]
#[derive(Debug)]
pub struct MapType {
    pub key_kind: KeyKind,
    pub key_size: u32,
    pub elem_size: u32,
    pub key_offset: u32,
    pub elem_offset: u32,
    pub entry_size: u32,
    /// An array descriptor of element size `entry_size`, or null if entries hold no pointers.
    pub entry_desc: *const GcDesc,
    /// For generic keys.
    pub hash: Option<HashFn>,
    /// For generic keys.
    pub eq: Option<EqFn>,
    /// Passed to `hash` and `eq`.
    pub key_ty: *const u8,
}

// SAFETY: a map type is immutable, and so is what it points to.
unsafe impl Send for MapType {}
// SAFETY: as above.
unsafe impl Sync for MapType {}

/// A map. `len` is at offset 0, so that `len(m)` is one load.
#[repr(C)]
pub struct GoMap {
    pub len: i64,
    pub ty: *const MapType,
    pub(super) entries: *mut u8,
    pub(super) index: *mut u32,
    pub(super) seed: u64,
    /// Slots of the index less one; 0 if there is no index.
    pub(super) mask: u32,
    pub(super) entry_size: u32,
    pub(super) elem_offset: u32,
    /// Entries appended so far, dead ones included.
    pub(super) used: u32,
    pub(super) cap: u32,
    /// How often the map was cleared.
    pub(super) clears: u32,
    /// Grows with each iteration, for its random start.
    pub(super) iterations: u32,
    /// An iterator has begun on the present array of entries.
    pub(super) iterated: bool,
    /// A goroutine is changing the map.
    pub(super) changing: bool,
}

/// Words 2 and 3 of the header are the entries and the index.
pub(super) static HEADER_DESC: GcDesc = GcDesc::object(size_of::<GoMap>(), 0b1100);

impl GoMap {
    /// Whether a goroutine has marked the map as being changed.
    #[inline]
    pub fn is_changing(&self) -> bool {
        self.changing
    }

    /// Marks the map, or takes the mark away.
    #[inline]
    pub fn set_changing(&mut self, changing: bool) {
        self.changing = changing;
    }

    #[inline(always)]
    pub(super) unsafe fn entry(&self, position: u32) -> *mut u8 {
        debug_assert!(position < self.cap);
        // SAFETY: the position is within the array.
        unsafe { entry_at(self.entries, position, self.entry_size) }
    }

    #[inline(always)]
    pub(super) unsafe fn elem(&self, position: u32) -> *mut u8 {
        // SAFETY: as for `entry`; the element lies within the entry.
        unsafe { self.entry(position).add(self.elem_offset as usize) }
    }

    #[inline(always)]
    pub(super) unsafe fn dead(&self) -> DeadBits {
        // SAFETY: the bits follow the array.
        unsafe { DeadBits::of(self.entries, self.cap, self.entry_size) }
    }
}

#[inline(always)]
pub(super) unsafe fn entry_at(entries: *mut u8, position: u32, entry_size: u32) -> *mut u8 {
    // SAFETY: the caller's position is within the array.
    unsafe { entries.add(position as usize * entry_size as usize) }
}

/// The bits behind an array of entries that tell which of them are deleted.
#[derive(Clone, Copy)]
pub(super) struct DeadBits(*mut u8);

impl DeadBits {
    /// Bytes of an array of `cap` entries with its dead bits.
    pub fn array_bytes(cap: u32, entry_size: u32) -> Option<usize> {
        (cap as usize).checked_mul(entry_size as usize)?.checked_add(cap.div_ceil(8) as usize)
    }

    #[inline(always)]
    pub unsafe fn of(entries: *mut u8, cap: u32, entry_size: u32) -> DeadBits {
        // SAFETY: the bits start where the entries end.
        DeadBits(unsafe { entry_at(entries, cap, entry_size) })
    }

    #[inline(always)]
    pub unsafe fn get(self, position: u32) -> bool {
        // SAFETY: the position is within the array.
        unsafe { *self.0.add(position as usize / 8) >> (position % 8) & 1 != 0 }
    }

    #[inline(always)]
    pub unsafe fn set(self, position: u32, dead: bool) {
        // SAFETY: the position is within the array.
        unsafe {
            let byte = self.0.add(position as usize / 8);
            *byte = *byte & !(1 << (position % 8)) | u8::from(dead) << (position % 8);
        }
    }

    pub unsafe fn clear(self, cap: u32) {
        // SAFETY: these are the bits of the whole array.
        unsafe { std::ptr::write_bytes(self.0, 0, cap.div_ceil(8) as usize) }
    }
}
