//! Natives of `internal/reflectlite` and `errors`: type descriptors, and values by address.

use std::ptr;

use vo_bytecode::{Kind, TypeFlags};
use vo_runtime::map::{self, GoMap, MapIter};
use vo_runtime::types::ItabHeader;
use vo_runtime::{Context, NativeEntry, TypeDesc, alloc};

use crate::abi::{Text, TypeWord, native};

/// The descriptor at an address that Go code holds as a type.
fn desc(ty: *const TypeDesc) -> &'static TypeDesc {
    // SAFETY: reflectlite makes types only of the type words of interfaces, and of what these natives
    // return; descriptors live as long as the program.
    unsafe { &*ty }
}

/// Flags of `typeFlags`, as reflectlite declares them.
fn flags(ty: &TypeDesc) -> i64 {
    i64::from(ty.is_direct()) | i64::from(ty.has_pointers) << 1
}

/// Name, type, offset, and whether it is exported, of a field.
fn field(ctx: *mut Context, ty: &'static TypeDesc, k: usize) -> (Text, *const TypeDesc, u64, bool) {
    let field = &ty.def().fields[k];
    // SAFETY: the context is the running goroutine's.
    let image = unsafe { (*ctx).world() }.image();
    (Text(field.name.as_bytes()), image.ty(field.ty), field.offset, field.pkg.is_empty())
}

/// Whether values of the type have an `Error() string` method.
fn has_error_method(ctx: *mut Context, ty: &TypeDesc) -> bool {
    // SAFETY: the context is the running goroutine's.
    let image = unsafe { (*ctx).world() }.image();
    ty.def().methods.iter().any(|m| {
        let func = image.ty(m.ty).def();
        m.name == "Error"
            && func.params.is_empty()
            && matches!(func.results[..], [one] if image.ty(one).kind == Kind::String && image.ty(one).def().name == "string")
    })
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

pub const NATIVES: &[NativeEntry] = &[
    native!("errors.isComparable", |x: TypeWord| -> bool {
        let ty = x.0 as *const TypeDesc;
        ty.is_null() || desc(ty).flags.contains(TypeFlags::COMPARABLE)
    }),
    native!("internal/reflectlite.typeKind", |ty: *const TypeDesc| -> i64 { desc(ty).kind as i64 }),
    native!("internal/reflectlite.typeFlags", |ty: *const TypeDesc| -> i64 { flags(desc(ty)) }),
    native!("internal/reflectlite.typeSize", |ty: *const TypeDesc| -> u64 { desc(ty).size }),
    native!("internal/reflectlite.typeString", |ty: *const TypeDesc| -> Text { Text(desc(ty).def().name.as_bytes()) }),
    native!("internal/reflectlite.typeElem", |ty: *const TypeDesc| -> *const TypeDesc { desc(ty).elem }),
    native!("internal/reflectlite.typeKey", |ty: *const TypeDesc| -> *const TypeDesc { desc(ty).key }),
    native!("internal/reflectlite.typeLen", |ty: *const TypeDesc| -> u64 { desc(ty).len }),
    native!("internal/reflectlite.typeNumField", |ty: *const TypeDesc| -> usize { desc(ty).def().fields.len() }),
    native!("internal/reflectlite.typeField", |ctx; ty: *const TypeDesc, k: usize| -> (Text, *const TypeDesc, u64, bool) {
        field(ctx, desc(ty), k)
    }),
    native!("internal/reflectlite.typeNumMethod", |ty: *const TypeDesc| -> usize {
        desc(ty).def().iface_methods.len()
    }),
    native!("internal/reflectlite.itabType", |itab: *const ItabHeader| -> *const TypeDesc {
        // SAFETY: the first word of a non-nil interface with methods.
        unsafe { (*itab).ty }
    }),
    native!("internal/reflectlite.assertTo", |ctx; iface: *const TypeDesc, ty: *const TypeDesc| -> *const ItabHeader {
        // SAFETY: the context is the running goroutine's.
        let image = unsafe { (*ctx).world() }.image();
        image.itab_for(desc(iface), desc(ty)).unwrap_or(ptr::null())
    }),
    native!("internal/reflectlite.hasErrorMethod", |ctx; ty: *const TypeDesc| -> bool { has_error_method(ctx, desc(ty)) }),
    native!("internal/reflectlite.newArray", |ctx; ty: *const TypeDesc, n: usize| -> *mut u8 {
        // SAFETY: the context is the running goroutine's; the size is that of memory that exists.
        unsafe { alloc::array(ctx, desc(ty), n) }
    }),
    native!("internal/reflectlite.copyValue", |ty: *const TypeDesc, dst: *mut u8, src: *const u8| {
        // SAFETY: both are places of that type.
        unsafe { ptr::copy(src, dst, desc(ty).size as usize) }
    }),
    native!("internal/reflectlite.swapBytes", |p: *mut u8, q: *mut u8, size: usize| {
        if p != q {
            // SAFETY: different elements of one slice.
            unsafe { ptr::swap_nonoverlapping(p, q, size) }
        }
    }),
    native!("internal/reflectlite.mapLen", |_ty: *const TypeDesc, m: *const GoMap| -> i64 {
        // SAFETY: a map value is null or a live map.
        unsafe { map::len(m) }
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
    native!("internal/reflectlite.typeComparable", |ty: *const TypeDesc| -> bool {
        desc(ty).flags.contains(TypeFlags::COMPARABLE)
    }),
    native!("reflect.newArray", |ctx; ty: *const TypeDesc, n: usize| -> *mut u8 {
        // SAFETY: the context is the running goroutine's; the size is that of memory that exists.
        unsafe { alloc::array(ctx, desc(ty), n) }
    }),
    native!("reflect.copyValues", |ty: *const TypeDesc, dst: *mut u8, src: *const u8, n: usize| {
        // SAFETY: both are places of as many values of that type.
        unsafe { ptr::copy(src, dst, desc(ty).size as usize * n) }
    }),
];
