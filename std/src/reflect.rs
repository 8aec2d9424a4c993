//! Natives of `internal/reflectlite`, `reflect` and `errors`: values by address.

use std::ptr;

use vo_bytecode::TypeFlags;
use vo_runtime::map::{self, GoMap, MapIter};
use vo_runtime::{Context, NativeEntry, TypeDesc, alloc};

use crate::abi::{TypeWord, native};

/// The descriptor at an address that Go code holds as a type.
fn desc(ty: *const TypeDesc) -> &'static TypeDesc {
    // SAFETY: types are made only of the type words of interfaces, and of what descriptors refer to;
    // descriptors live as long as the program.
    unsafe { &*ty }
}

/// Copies up to `n` entries of a map to arrays of keys and values.
unsafe fn copy_entries(ty: &TypeDesc, m: *mut GoMap, mut keys: *mut u8, mut values: *mut u8, n: usize) -> usize {
    let (key_size, value_size) = (desc(ty.key).size as usize, ty.elem().size as usize);
    let mut iter = std::mem::MaybeUninit::<MapIter>::uninit();
    let mut copied = 0;
    // SAFETY: the map is null or live; the arrays have room for `n` elements of the map's types.
    unsafe {
        map::iter_init(m, iter.as_mut_ptr());
        while copied < n && map::iter_next(iter.as_mut_ptr()) {
            let entry = iter.assume_init_ref();
            ptr::copy_nonoverlapping(entry.key, keys, key_size);
            ptr::copy_nonoverlapping(entry.elem, values, value_size);
            keys = keys.add(key_size);
            values = values.add(value_size);
            copied += 1;
        }
    }
    copied
}

fn new_array(ctx: *mut Context, ty: *const TypeDesc, n: usize) -> *mut u8 {
    // SAFETY: the context is the running goroutine's; the size is that of memory that exists.
    unsafe { alloc::array(ctx, desc(ty), n) }
}

fn copy_values(ty: *const TypeDesc, dst: *mut u8, src: *const u8, n: usize) {
    // SAFETY: both are places of as many values of that type.
    unsafe { ptr::copy(src, dst, desc(ty).size as usize * n) }
}

pub const NATIVES: &[NativeEntry] = &[
    native!("errors.isComparable", |x: TypeWord| -> bool {
        let ty = x.0 as *const TypeDesc;
        ty.is_null() || desc(ty).flags.contains(TypeFlags::COMPARABLE)
    }),
    native!("internal/reflectlite.newArray", |ctx; ty: *const TypeDesc, n: usize| -> *mut u8 { new_array(ctx, ty, n) }),
    native!("reflect.newArray", |ctx; ty: *const TypeDesc, n: usize| -> *mut u8 { new_array(ctx, ty, n) }),
    native!("internal/reflectlite.copyValues", |ty: *const TypeDesc, dst: *mut u8, src: *const u8, n: usize| {
        copy_values(ty, dst, src, n)
    }),
    native!("reflect.copyValues", |ty: *const TypeDesc, dst: *mut u8, src: *const u8, n: usize| {
        copy_values(ty, dst, src, n)
    }),
    native!("internal/reflectlite.swapBytes", |p: *mut u8, q: *mut u8, size: usize| {
        if p != q {
            // SAFETY: different elements of one slice.
            unsafe { ptr::swap_nonoverlapping(p, q, size) }
        }
    }),
    native!("internal/reflectlite.mapEntries", |ty: *const TypeDesc,
                                                m: *mut GoMap,
                                                keys: *mut u8,
                                                values: *mut u8,
                                                n: usize|
     -> usize {
        // SAFETY: reflectlite passes arrays that it has made for the map's length.
        unsafe { copy_entries(desc(ty), m, keys, values, n) }
    }),
];
