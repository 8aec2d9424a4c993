//! The kinds of keys: how each is hashed, compared and stored.

use crate::hash::{hash_int, hash_memory};

use super::MapError;
use super::entry::{GoMap, MapType};

/// How a map's keys are hashed and compared.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyKind {
    /// Integers of one byte, and booleans.
    Int8 = 0,
    Int16 = 1,
    Int32 = 2,
    /// Integers of eight bytes, pointers, channels.
    Int64 = 3,
    Str = 4,
    /// Structs and arrays that are equal exactly if their bytes are.
    Memory = 5,
    /// All else: floats, complex numbers, interfaces, and what contains them or strings.
    Generic = 6,
}

impl KeyKind {
    /// Where the key lies in its entry: behind its hash, if that is kept.
    pub const fn key_offset(self) -> usize {
        match self {
            KeyKind::Int8 | KeyKind::Int16 | KeyKind::Int32 | KeyKind::Int64 => 0,
            KeyKind::Str | KeyKind::Memory | KeyKind::Generic => 8,
        }
    }
}

/// The result of a type's hash function; `ok` is 0 if the key can't be hashed.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct HashResult {
    pub hash: u64,
    pub ok: u64,
}

/// `hash(key, seed, key_ty)`.
pub type HashFn = unsafe extern "C" fn(*const u8, u64, *const u8) -> HashResult;
/// `eq(a, b, key_ty)`; never asked about keys that can't be hashed.
pub type EqFn = unsafe extern "C" fn(*const u8, *const u8, *const u8) -> bool;

/// A key on its way into a lookup. Entries are addressed at their start; whoever calls vouches
/// that they belong to a map with this kind of keys.
pub(super) trait Key: Copy {
    unsafe fn hash(self, seed: u64) -> u64;
    unsafe fn matches(self, entry: *const u8) -> bool;
    /// Fills a new entry's key; `hash` is present if the map has an index.
    unsafe fn store(self, entry: *mut u8, hash: Option<u64>);
    /// Called when the key is inserted again.
    #[inline(always)]
    unsafe fn update(self, _entry: *mut u8) {}
    /// The hash of a stored key; `kept` tells that the map had an index when it was stored.
    unsafe fn hash_stored(m: &GoMap, entry: *mut u8, kept: bool) -> u64;
}

#[derive(Clone, Copy)]
pub(super) struct IntKey<T>(pub T);

impl<T: Copy + Eq + Into<u64>> Key for IntKey<T> {
    #[inline(always)]
    unsafe fn hash(self, seed: u64) -> u64 {
        hash_int(self.0.into(), seed)
    }

    #[inline(always)]
    unsafe fn matches(self, entry: *const u8) -> bool {
        // SAFETY: an entry with integer keys starts with its key.
        unsafe { *entry.cast::<T>() == self.0 }
    }

    #[inline(always)]
    unsafe fn store(self, entry: *mut u8, _: Option<u64>) {
        // SAFETY: as above.
        unsafe { *entry.cast::<T>() = self.0 }
    }

    #[inline(always)]
    unsafe fn hash_stored(m: &GoMap, entry: *mut u8, _: bool) -> u64 {
        // SAFETY: as above.
        hash_int(unsafe { *entry.cast::<T>() }.into(), m.seed)
    }
}

/// Reads an integer key of the given kind.
pub(super) unsafe fn read_int(kind: KeyKind, key: *const u8) -> u64 {
    // SAFETY: the caller's key has this kind.
    unsafe {
        match kind {
            KeyKind::Int8 => u64::from(*key),
            KeyKind::Int16 => u64::from(*key.cast::<u16>()),
            KeyKind::Int32 => u64::from(*key.cast::<u32>()),
            _ => *key.cast::<u64>(),
        }
    }
}

#[derive(Clone, Copy)]
#[repr(C)]
pub(super) struct StrKey {
    pub ptr: *const u8,
    pub len: usize,
}

#[repr(C)]
struct StrEntry {
    hash: u64,
    key: StrKey,
}

impl StrKey {
    pub unsafe fn read(key: *const u8) -> StrKey {
        // SAFETY: the caller's key is a string header.
        unsafe { *key.cast::<StrKey>() }
    }
}

impl Key for StrKey {
    #[inline(always)]
    unsafe fn hash(self, seed: u64) -> u64 {
        // SAFETY: the string is readable.
        unsafe { hash_memory(self.ptr, self.len, seed) }
    }

    #[inline(always)]
    unsafe fn matches(self, entry: *const u8) -> bool {
        // SAFETY: strings in a map are live, and so is this one.
        unsafe {
            let stored = (*entry.cast::<StrEntry>()).key;
            stored.len == self.len && same_bytes(stored.ptr, self.ptr, self.len)
        }
    }

    #[inline(always)]
    unsafe fn store(self, entry: *mut u8, hash: Option<u64>) {
        // SAFETY: the entry is one of a map with string keys.
        unsafe { *entry.cast::<StrEntry>() = StrEntry { hash: hash.unwrap_or(0), key: self } }
    }

    unsafe fn hash_stored(m: &GoMap, entry: *mut u8, kept: bool) -> u64 {
        // SAFETY: as above.
        unsafe {
            let entry = &mut *entry.cast::<StrEntry>();
            if !kept {
                entry.hash = entry.key.hash(m.seed);
            }
            entry.hash
        }
    }
}

/// Whether two ranges of `len` bytes are equal; short ones are compared without a call.
#[inline(always)]
unsafe fn same_bytes(a: *const u8, b: *const u8, len: usize) -> bool {
    if a == b {
        return true;
    }
    // SAFETY: both ranges have `len` readable bytes; reads overlap where they must.
    unsafe {
        let word = |p: *const u8, at: usize| p.add(at).cast::<u64>().read_unaligned();
        let half = |p: *const u8, at: usize| p.add(at).cast::<u32>().read_unaligned();
        if len > 16 {
            libc::memcmp(a.cast(), b.cast(), len) == 0
        } else if len >= 8 {
            word(a, 0) == word(b, 0) && word(a, len - 8) == word(b, len - 8)
        } else if len >= 4 {
            half(a, 0) == half(b, 0) && half(a, len - 4) == half(b, len - 4)
        } else {
            len == 0 || (*a == *b && *a.add(len / 2) == *b.add(len / 2) && *a.add(len - 1) == *b.add(len - 1))
        }
    }
}

/// A key that is equal to another exactly if their bytes are.
#[derive(Clone, Copy)]
pub(super) struct MemoryKey {
    key: *const u8,
    len: usize,
}

impl MemoryKey {
    pub unsafe fn new(ty: *const MapType, key: *const u8) -> MemoryKey {
        // SAFETY: the type is live.
        MemoryKey { key, len: unsafe { (*ty).key_size } as usize }
    }
}

impl Key for MemoryKey {
    #[inline(always)]
    unsafe fn hash(self, seed: u64) -> u64 {
        // SAFETY: the key is readable.
        unsafe { hash_memory(self.key, self.len, seed) }
    }

    #[inline(always)]
    unsafe fn matches(self, entry: *const u8) -> bool {
        // SAFETY: the entry's key lies behind its hash.
        unsafe { same_bytes(entry.add(8), self.key, self.len) }
    }

    unsafe fn store(self, entry: *mut u8, hash: Option<u64>) {
        // SAFETY: as above.
        unsafe {
            *entry.cast::<u64>() = hash.unwrap_or(0);
            std::ptr::copy_nonoverlapping(self.key, entry.add(8), self.len);
        }
    }

    unsafe fn hash_stored(m: &GoMap, entry: *mut u8, kept: bool) -> u64 {
        // SAFETY: as above; the map's type is live.
        unsafe {
            let hash = entry.cast::<u64>();
            if !kept {
                *hash = MemoryKey::new(m.ty, entry.add(8)).hash(m.seed);
            }
            *hash
        }
    }
}

/// A key with functions of its own. Its hash is taken first, and kept in every entry: it is what
/// tells whether the key can be hashed at all, and keys with different hashes are not compared.
#[derive(Clone, Copy)]
pub(super) struct GenericKey {
    ty: *const MapType,
    key: *const u8,
    hash: u64,
}

impl GenericKey {
    pub unsafe fn new(ty: *const MapType, m: *const GoMap, key: *const u8) -> Result<GenericKey, MapError> {
        // SAFETY: the type is live and generic, the map null or live, the key one of its type.
        unsafe {
            let seed = m.as_ref().map_or(0, |m| m.seed);
            let hash = (*ty).hash.expect("a generic key type has a hash function");
            let result = hash(key, seed, (*ty).key_ty);
            if result.ok == 0 {
                return Err(MapError::Unhashable);
            }
            Ok(GenericKey { ty, key, hash: result.hash })
        }
    }

    /// Whether the key equals itself: a NaN, or what contains one, does not.
    pub unsafe fn is_reflexive(ty: *const MapType, key: *const u8) -> bool {
        // SAFETY: as for `new`.
        unsafe { (*ty).eq.is_none_or(|eq| eq(key, key, (*ty).key_ty)) }
    }
}

impl Key for GenericKey {
    #[inline(always)]
    unsafe fn hash(self, _: u64) -> u64 {
        self.hash
    }

    unsafe fn matches(self, entry: *const u8) -> bool {
        // SAFETY: the entry's key lies behind its hash.
        unsafe {
            let eq = (*self.ty).eq.expect("a generic key type has an equality function");
            *entry.cast::<u64>() == self.hash && eq(entry.add(8), self.key, (*self.ty).key_ty)
        }
    }

    unsafe fn store(self, entry: *mut u8, _: Option<u64>) {
        // SAFETY: as above.
        unsafe {
            *entry.cast::<u64>() = self.hash;
            self.update(entry);
        }
    }

    /// Equal keys may differ (+0 and -0): the last one stays.
    unsafe fn update(self, entry: *mut u8) {
        // SAFETY: as above; the key may lie in the entry itself.
        unsafe { std::ptr::copy(self.key, entry.add(8), (*self.ty).key_size as usize) }
    }

    unsafe fn hash_stored(_: &GoMap, entry: *mut u8, _: bool) -> u64 {
        // SAFETY: the hash is the entry's first word.
        unsafe { *entry.cast::<u64>() }
    }
}
