//! Natives of `sync/atomic`. All operations are sequentially consistent, as in Go.

use std::sync::atomic::{AtomicI32, AtomicI64, AtomicU32, AtomicU64, AtomicUsize, Ordering::SeqCst};

use vo_runtime::NativeEntry;

use crate::abi::native;

/// The operations on one integer type.
macro_rules! operations {
    ($word:ty, $atomic:ty, $name:literal) => {
        [
            native!(concat!("sync/atomic.Add", $name), |p: *mut $word, delta: $word| -> $word {
                // SAFETY: Go code passes the address of a live, aligned variable.
                unsafe { <$atomic>::from_ptr(p) }.fetch_add(delta, SeqCst).wrapping_add(delta)
            }),
            native!(concat!("sync/atomic.And", $name), |p: *mut $word, mask: $word| -> $word {
                // SAFETY: as above.
                unsafe { <$atomic>::from_ptr(p) }.fetch_and(mask, SeqCst)
            }),
            native!(concat!("sync/atomic.Or", $name), |p: *mut $word, mask: $word| -> $word {
                // SAFETY: as above.
                unsafe { <$atomic>::from_ptr(p) }.fetch_or(mask, SeqCst)
            }),
            native!(concat!("sync/atomic.CompareAndSwap", $name), |p: *mut $word, old: $word, new: $word| -> bool {
                // SAFETY: as above.
                unsafe { <$atomic>::from_ptr(p) }.compare_exchange(old, new, SeqCst, SeqCst).is_ok()
            }),
            native!(concat!("sync/atomic.Load", $name), |p: *mut $word| -> $word {
                // SAFETY: as above.
                unsafe { <$atomic>::from_ptr(p) }.load(SeqCst)
            }),
            native!(concat!("sync/atomic.Store", $name), |p: *mut $word, new: $word| {
                // SAFETY: as above.
                unsafe { <$atomic>::from_ptr(p) }.store(new, SeqCst)
            }),
            native!(concat!("sync/atomic.Swap", $name), |p: *mut $word, new: $word| -> $word {
                // SAFETY: as above.
                unsafe { <$atomic>::from_ptr(p) }.swap(new, SeqCst)
            }),
        ]
    };
}

const INTEGERS: [[NativeEntry; 7]; 5] = [
    operations!(i32, AtomicI32, "Int32"),
    operations!(i64, AtomicI64, "Int64"),
    operations!(u32, AtomicU32, "Uint32"),
    operations!(u64, AtomicU64, "Uint64"),
    operations!(usize, AtomicUsize, "Uintptr"),
];

/// Pointers have no arithmetic.
const POINTERS: [NativeEntry; 4] = [
    native!("sync/atomic.CompareAndSwapPointer", |p: *mut usize, old: usize, new: usize| -> bool {
        // SAFETY: Go code passes the address of a live, aligned variable.
        unsafe { AtomicUsize::from_ptr(p) }.compare_exchange(old, new, SeqCst, SeqCst).is_ok()
    }),
    native!("sync/atomic.LoadPointer", |p: *mut usize| -> usize {
        // SAFETY: as above.
        unsafe { AtomicUsize::from_ptr(p) }.load(SeqCst)
    }),
    native!("sync/atomic.StorePointer", |p: *mut usize, new: usize| {
        // SAFETY: as above.
        unsafe { AtomicUsize::from_ptr(p) }.store(new, SeqCst)
    }),
    native!("sync/atomic.SwapPointer", |p: *mut usize, new: usize| -> usize {
        // SAFETY: as above.
        unsafe { AtomicUsize::from_ptr(p) }.swap(new, SeqCst)
    }),
];

/// All of them.
pub fn natives() -> impl Iterator<Item = NativeEntry> {
    INTEGERS.into_iter().flatten().chain(POINTERS)
}
