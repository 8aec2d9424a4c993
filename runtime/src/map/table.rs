//! Looking up, adding, removing; growth and compaction.

use crate::heap::OutOfMemory;

use super::MapAlloc;
use super::entry::{DeadBits, GoMap, HEADER_DESC, MapType, SMALL, entry_at};
use super::key::{GenericKey, IntKey, Key, KeyKind, MemoryKey, StrKey};

/// Slots of the smallest index.
const MIN_SLOTS: u32 = 32;
const MAX_SLOTS: u32 = 1 << 31;

/// Entries for which an index of `slots` slots has room.
const fn capacity(slots: u32) -> u32 {
    slots / 2 + slots / 8
}

/// Where a key was found; `slot` has no meaning in a map without index.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub position: u32,
    slot: u32,
}

#[inline(always)]
pub(super) unsafe fn find<K: Key>(m: *const GoMap, key: K) -> Option<Found> {
    // SAFETY: the caller has a live map with this kind of keys; slots hold positions in use.
    unsafe {
        let m = &*m;
        if m.mask == 0 {
            return find_small(m, key);
        }
        let hash = key.hash(m.seed);
        let tag = hash as u32 & !m.mask;
        let mut slot = (hash >> 32) as u32 & m.mask;
        loop {
            let content = *m.index.add(slot as usize);
            // Under an equal tag, 1 to mask-1 is left: a position plus one.
            let position = (content ^ tag).wrapping_sub(1);
            if position < m.mask - 1 {
                if key.matches(m.entry(position)) {
                    return Some(Found { position, slot });
                }
            } else if content == 0 {
                return None;
            }
            slot = (slot + 1) & m.mask;
        }
    }
}

#[inline(always)]
unsafe fn find_small<K: Key>(m: &GoMap, key: K) -> Option<Found> {
    // SAFETY: as for `find`; positions below `used` are within the array.
    unsafe {
        for position in 0..m.used {
            if key.matches(m.entry(position)) && !m.dead().get(position) {
                return Some(Found { position, slot: 0 });
            }
        }
    }
    None
}

pub(super) unsafe fn make(
    ty: *const MapType,
    hint: usize,
    alloc: &mut impl MapAlloc,
) -> Result<*mut GoMap, OutOfMemory> {
    // SAFETY: the header is fresh, zeroed and large enough; the type is live.
    unsafe {
        let m = alloc.alloc(size_of::<GoMap>(), &HEADER_DESC)?.cast::<GoMap>();
        (*m).ty = ty;
        (*m).seed = alloc.random();
        (*m).entry_size = (*ty).entry_size;
        (*m).elem_offset = (*ty).elem_offset;
        if hint > SMALL as usize {
            let mut slots = MIN_SLOTS;
            while (capacity(slots) as usize) < hint {
                if slots == MAX_SLOTS {
                    return Err(OutOfMemory { bytes: usize::MAX });
                }
                slots *= 2;
            }
            let arrays = Arrays::allocate(&*m, slots, alloc)?;
            arrays.install(m);
        }
        Ok(m)
    }
}

/// A new array of entries and a new index, not yet a map's.
struct Arrays {
    entries: *mut u8,
    index: *mut u32,
    cap: u32,
    mask: u32,
}

impl Arrays {
    /// `slots` is 0 for a map without index.
    unsafe fn allocate(m: &GoMap, slots: u32, alloc: &mut impl MapAlloc) -> Result<Arrays, OutOfMemory> {
        let cap = if slots == 0 { SMALL } else { capacity(slots) };
        let bytes = DeadBits::array_bytes(cap, m.entry_size);
        let bytes = bytes.ok_or(OutOfMemory { bytes: usize::MAX })?;
        // SAFETY: the type is live; `entries` stays on the stack while the index is allocated.
        unsafe {
            let entries = alloc.alloc(bytes, (*m.ty).entry_desc)?;
            let index = match slots {
                0 => std::ptr::null_mut(),
                _ => alloc.alloc(slots as usize * 4, std::ptr::null())?.cast(),
            };
            Ok(Arrays { entries, index, cap, mask: slots.saturating_sub(1) })
        }
    }

    unsafe fn install(self, m: *mut GoMap) {
        // SAFETY: the caller has a live map.
        let m = unsafe { &mut *m };
        m.entries = self.entries;
        m.index = self.index;
        m.cap = self.cap;
        m.mask = self.mask;
        m.used = 0;
        m.iterated = false;
    }
}

/// Adds a key that is absent; returns its element, which is zero.
#[inline(never)]
pub(super) unsafe fn add<K: Key>(m: *mut GoMap, key: K, alloc: &mut impl MapAlloc) -> Result<*mut u8, OutOfMemory> {
    // SAFETY: the caller has a live map with this kind of keys.
    unsafe {
        let position = if (*m).used < (*m).cap {
            (*m).used += 1;
            (*m).used - 1
        } else if (*m).mask == 0 && (*m).len < i64::from((*m).cap) {
            reuse_dead(&*m)
        } else {
            make_room::<K>(m, alloc)?;
            (*m).used += 1;
            (*m).used - 1
        };
        let map = &mut *m;
        map.len += 1;
        let entry = map.entry(position);
        if map.mask == 0 {
            key.store(entry, None);
        } else {
            let hash = key.hash(map.seed);
            key.store(entry, Some(hash));
            link(map, hash, position);
        }
        Ok(entry.add(map.elem_offset as usize))
    }
}

/// A dead entry of a full map without index, which `remove` has zeroed.
unsafe fn reuse_dead(m: &GoMap) -> u32 {
    // SAFETY: the positions are within the array.
    unsafe {
        let position = (0..m.cap).find(|&p| m.dead().get(p));
        let position = position.expect("a full array with fewer live entries has a dead one");
        m.dead().set(position, false);
        position
    }
}

/// Enters a position into the index, which has an empty slot.
#[inline(always)]
unsafe fn link(m: &GoMap, hash: u64, position: u32) {
    let mut slot = (hash >> 32) as u32 & m.mask;
    // SAFETY: slots are within the index.
    unsafe {
        while *m.index.add(slot as usize) != 0 {
            slot = (slot + 1) & m.mask;
        }
        *m.index.add(slot as usize) = hash as u32 & !m.mask | (position + 1);
    }
}

/// Makes sure that an entry can be appended: grows, or drops dead entries.
#[cold]
#[inline(never)]
unsafe fn make_room<K: Key>(m: *mut GoMap, alloc: &mut impl MapAlloc) -> Result<(), OutOfMemory> {
    // SAFETY: the caller has a live map with this kind of keys.
    unsafe {
        let map = &*m;
        if map.cap == 0 {
            let arrays = Arrays::allocate(map, 0, alloc)?;
            arrays.install(m);
            return Ok(());
        }
        let crowded = map.len > i64::from(map.cap / 2);
        if map.mask != 0 && !crowded && !map.iterated {
            compact::<K>(&mut *m);
            return Ok(());
        }
        let slots = match map.mask {
            0 => MIN_SLOTS,
            mask if crowded && mask + 1 == MAX_SLOTS => return Err(OutOfMemory { bytes: usize::MAX }),
            mask if crowded => (mask + 1) * 2,
            mask => mask + 1,
        };
        let arrays = Arrays::allocate(map, slots, alloc)?;
        move_entries::<K>(&mut *m, arrays);
        Ok(())
    }
}

/// Copies the live entries into new arrays. The old array stays as it is, for iterators.
unsafe fn move_entries<K: Key>(m: &mut GoMap, arrays: Arrays) {
    // SAFETY: the new array is larger than the number of live entries; both have this kind of keys.
    unsafe {
        let (old, dead, used, size) = (m.entries, m.dead(), m.used, m.entry_size);
        let kept = m.mask != 0;
        arrays.install(m);
        for position in 0..used {
            if dead.get(position) {
                continue;
            }
            let to = m.entry(m.used);
            std::ptr::copy_nonoverlapping(entry_at(old, position, size), to, size as usize);
            link(m, K::hash_stored(m, to, kept), m.used);
            m.used += 1;
        }
    }
}

/// Slides the live entries down over the dead ones, and rebuilds the index.
unsafe fn compact<K: Key>(m: &mut GoMap) {
    // SAFETY: positions and slots are within the arrays.
    unsafe {
        std::ptr::write_bytes(m.index, 0, m.mask as usize + 1);
        let (dead, used, size) = (m.dead(), m.used, m.entry_size as usize);
        let mut next = 0;
        for position in 0..used {
            if dead.get(position) {
                continue;
            }
            let to = m.entry(next);
            if next != position {
                std::ptr::copy_nonoverlapping(m.entry(position), to, size);
            }
            link(m, K::hash_stored(m, to, true), next);
            next += 1;
        }
        std::ptr::write_bytes(entry_at(m.entries, next, m.entry_size), 0, (used - next) as usize * size);
        dead.clear(m.cap);
        m.used = next;
    }
}

/// Removes an entry: zeroes it, marks it dead, and takes it out of the index.
pub(super) unsafe fn remove(m: *mut GoMap, found: Found) {
    // SAFETY: the entry was just found in this live map.
    unsafe {
        let m = &mut *m;
        m.len -= 1;
        std::ptr::write_bytes(m.entry(found.position), 0, m.entry_size as usize);
        m.dead().set(found.position, true);
        if m.mask != 0 {
            // Before an empty slot no search needs to go on.
            let next = *m.index.add(((found.slot + 1) & m.mask) as usize);
            *m.index.add(found.slot as usize) = if next == 0 { 0 } else { m.mask };
        }
    }
}

pub(super) unsafe fn clear(m: *mut GoMap) {
    // SAFETY: the caller has a live map; the ranges are its arrays.
    unsafe {
        let m = &mut *m;
        m.clears = m.clears.wrapping_add(1);
        if m.used == 0 {
            return;
        }
        std::ptr::write_bytes(m.entries, 0, m.used as usize * m.entry_size as usize);
        m.dead().clear(m.cap);
        if m.mask != 0 {
            std::ptr::write_bytes(m.index, 0, m.mask as usize + 1);
        }
        m.used = 0;
        m.len = 0;
    }
}

pub(super) unsafe fn clone(m: *const GoMap, alloc: &mut impl MapAlloc) -> Result<*mut GoMap, OutOfMemory> {
    // SAFETY: the caller has a live map; the new arrays are as large as its own.
    unsafe {
        let copy = make((*m).ty, 0, alloc)?;
        let map = &*m;
        (*copy).seed = map.seed;
        if map.len == 0 {
            return Ok(copy);
        }
        let slots = if map.mask == 0 { 0 } else { map.mask + 1 };
        let arrays = Arrays::allocate(map, slots, alloc)?;
        let bytes = DeadBits::array_bytes(map.cap, map.entry_size).expect("as large as the original");
        std::ptr::copy_nonoverlapping(map.entries, arrays.entries, bytes);
        std::ptr::copy_nonoverlapping(map.index, arrays.index, slots as usize);
        arrays.install(copy);
        (*copy).used = map.used;
        (*copy).len = map.len;
        Ok(copy)
    }
}

/// Where the key that an iterator found in an older array is now.
pub(super) unsafe fn find_stored(m: *const GoMap, key: *const u8) -> Option<Found> {
    // SAFETY: the key is one of this map's type, and was hashed when it was inserted.
    unsafe {
        let ty = (*m).ty;
        match (*ty).key_kind {
            KeyKind::Int8 => find(m, IntKey(*key)),
            KeyKind::Int16 => find(m, IntKey(*key.cast::<u16>())),
            KeyKind::Int32 => find(m, IntKey(*key.cast::<u32>())),
            KeyKind::Int64 => find(m, IntKey(*key.cast::<u64>())),
            KeyKind::Str => find(m, StrKey::read(key)),
            KeyKind::Memory => find(m, MemoryKey::new(ty, key)),
            KeyKind::Generic => find(m, GenericKey::new(ty, m, key).ok()?),
        }
    }
}
