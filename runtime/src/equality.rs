//! Equality and hashing of values in memory, by type.
//!
//! Rules: Go specification, "Comparison operators". Interfaces holding types without equality are an
//! error, which callers turn into the run-time panic; struct blank fields don't count.

use std::ptr;
use std::slice;

use vo_bytecode::{Kind, TypeFlags};

use crate::hash::{combine, hash_bytes, hash_f64, hash_int};
use crate::heap::{GcDesc, GcKind};
use crate::image::Image;
use crate::map::{EntryLayout, HashResult, KeyKind, MapType};
use crate::types::{ItabHeader, TypeDesc};

/// A type that an interface holds has no equality.
#[derive(Clone, Copy, Debug)]
pub struct Incomparable(pub *const TypeDesc);

/// Whether the values of type `ty` at `p` and `q` are equal.
///
/// # Errors
/// If interfaces inside hold a type without equality.
///
/// # Safety
/// Both addresses are readable for a value of the type.
pub unsafe fn equal(ty: &TypeDesc, p: *const u8, q: *const u8) -> Result<bool, Incomparable> {
    // SAFETY: the layouts are those of the type; the caller vouches for the memory.
    unsafe {
        if ty.flags.contains(TypeFlags::REGULAR_MEMORY) {
            return Ok(slice::from_raw_parts(p, ty.size as usize) == slice::from_raw_parts(q, ty.size as usize));
        }
        match ty.kind {
            Kind::Float32 => Ok(*p.cast::<f32>() == *q.cast::<f32>()),
            Kind::Float64 => Ok(*p.cast::<f64>() == *q.cast::<f64>()),
            Kind::Complex64 => Ok(*p.cast::<[f32; 2]>() == *q.cast::<[f32; 2]>()),
            Kind::Complex128 => Ok(*p.cast::<[f64; 2]>() == *q.cast::<[f64; 2]>()),
            Kind::String => Ok(string_at(p) == string_at(q)),
            Kind::Interface => {
                let (a, b) = (*p.cast::<[u64; 2]>(), *q.cast::<[u64; 2]>());
                interfaces_equal(type_word(ty, a[0]), a[1], type_word(ty, b[0]), b[1])
            }
            Kind::Struct => {
                if differ_at_a_glance(ty, p, q) {
                    return Ok(false);
                }
                for (field, field_ty) in ty.fields().filter(|(f, _)| f.name != "_") {
                    let offset = field.offset as usize;
                    if !equal(field_ty, p.add(offset), q.add(offset))? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Kind::Array => {
                let elem = ty.elem();
                for k in 0..ty.len as usize {
                    let offset = k * elem.size as usize;
                    if !equal(elem, p.add(offset), q.add(offset))? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Kind::Func | Kind::Map | Kind::Slice => Err(Incomparable(ty)),
            _ => Ok(slice::from_raw_parts(p, ty.size as usize) == slice::from_raw_parts(q, ty.size as usize)),
        }
    }
}

/// Whether structs differ in memory or in the lengths of strings, which takes no look at what strings hold.
/// Fields from the first on whose comparison may panic are left out: a panic comes before later differences.
unsafe fn differ_at_a_glance(ty: &TypeDesc, p: *const u8, q: *const u8) -> bool {
    let compared = ty.fields().filter(|(f, _)| f.name != "_");
    let mut plain =
        compared.take_while(|(_, ty)| ty.kind == Kind::String || ty.flags.contains(TypeFlags::REGULAR_MEMORY));
    plain.any(|(field, ty)| {
        let (at, size) = match ty.kind {
            Kind::String => (field.offset as usize + size_of::<usize>(), size_of::<usize>()),
            _ => (field.offset as usize, ty.size as usize),
        };
        // SAFETY: the caller of `equal` vouches for the memory of the fields.
        unsafe { slice::from_raw_parts(p.add(at), size) != slice::from_raw_parts(q.add(at), size) }
    })
}

/// Whether two interface values, given as dynamic type (null for nil) and data word, are equal.
///
/// # Errors
/// If their type is the same and has no equality.
///
/// # Safety
/// The words are those of live interface values.
pub unsafe fn interfaces_equal(
    t1: *const TypeDesc,
    d1: u64,
    t2: *const TypeDesc,
    d2: u64,
) -> Result<bool, Incomparable> {
    if t1 != t2 {
        return Ok(false);
    }
    // SAFETY: a non-null type word is a descriptor's address.
    let Some(ty) = (unsafe { t1.as_ref() }) else { return Ok(true) };
    if !ty.flags.contains(TypeFlags::COMPARABLE) {
        return Err(Incomparable(t1));
    }
    // SAFETY: the data words are of this type.
    unsafe { equal(ty, data_address(ty, &d1), data_address(ty, &d2)) }
}

/// Hash of the value of type `ty` at `p`, equal for equal values.
///
/// # Errors
/// If interfaces inside hold a type without equality.
///
/// # Safety
/// The address is readable for a value of the type.
pub unsafe fn hash(ty: &TypeDesc, p: *const u8, seed: u64) -> Result<u64, Incomparable> {
    // SAFETY: as in `equal`.
    unsafe {
        Ok(match ty.kind {
            Kind::Float32 => hash_f64(f64::from(*p.cast::<f32>()), seed),
            Kind::Float64 => hash_f64(*p.cast::<f64>(), seed),
            Kind::Complex64 => {
                let [re, im] = *p.cast::<[f32; 2]>();
                combine(hash_f64(f64::from(re), seed), hash_f64(f64::from(im), seed))
            }
            Kind::Complex128 => {
                let [re, im] = *p.cast::<[f64; 2]>();
                combine(hash_f64(re, seed), hash_f64(im, seed))
            }
            Kind::String => hash_bytes(string_at(p), seed),
            Kind::Interface => {
                let [word, data] = *p.cast::<[u64; 2]>();
                let dynamic = type_word(ty, word);
                let Some(inner) = dynamic.as_ref() else { return Ok(hash_int(0, seed)) };
                if !inner.flags.contains(TypeFlags::COMPARABLE) {
                    return Err(Incomparable(inner));
                }
                combine(hash_int(dynamic as u64, seed), hash(inner, data_address(inner, &data), seed)?)
            }
            Kind::Struct => {
                let mut h = seed;
                for (field, field_ty) in ty.fields().filter(|(f, _)| f.name != "_") {
                    h = combine(h, hash(field_ty, p.add(field.offset as usize), seed)?);
                }
                h
            }
            Kind::Array => {
                let elem = ty.elem();
                let mut h = seed;
                for k in 0..ty.len as usize {
                    h = combine(h, hash(elem, p.add(k * elem.size as usize), seed)?);
                }
                h
            }
            Kind::Func | Kind::Map | Kind::Slice => return Err(Incomparable(ty)),
            _ => hash_bytes(slice::from_raw_parts(p, ty.size as usize), seed),
        })
    }
}

/// Where the value of an interface's data word lies: in the word itself, or at the address it holds.
pub fn data_address(ty: &TypeDesc, data: &u64) -> *const u8 {
    if ty.is_direct() { ptr::from_ref(data).cast() } else { *data as *const u8 }
}

/// The dynamic type of an interface value of static type `iface`: its type word is an itab if the
/// interface has methods.
///
/// # Safety
/// `word` is the type word of such a value.
pub unsafe fn type_word(iface: &TypeDesc, word: u64) -> *const TypeDesc {
    if word == 0 || iface.def().iface_methods.is_empty() {
        word as *const TypeDesc
    } else {
        // SAFETY: the word is an itab's address.
        unsafe { (*(word as *const ItabHeader)).ty }
    }
}

/// The bytes of the string at `p`.
///
/// # Safety
/// A string header lies at `p`, and its bytes are live for `'a`.
pub unsafe fn string_at<'a>(p: *const u8) -> &'a [u8] {
    // SAFETY: the caller's promise.
    unsafe {
        let [address, len] = *p.cast::<[usize; 2]>();
        if len == 0 { &[] } else { slice::from_raw_parts(address as *const u8, len) }
    }
}

unsafe extern "C" fn hash_key(key: *const u8, seed: u64, ty: *const u8) -> HashResult {
    // SAFETY: maps pass the key's own type.
    match unsafe { hash(&*ty.cast::<TypeDesc>(), key, seed) } {
        Ok(hash) => HashResult { hash, ok: 1 },
        Err(_) => HashResult { hash: 0, ok: 0 },
    }
}

unsafe extern "C" fn equal_keys(p: *const u8, q: *const u8, ty: *const u8) -> bool {
    // SAFETY: maps pass the key's own type. A key that can't be compared has failed to hash before.
    unsafe { equal(&*ty.cast::<TypeDesc>(), p, q) }.unwrap_or(false)
}

/// The type in `key` (an interface, or a struct or array around one) that has no equality, after hashing
/// it failed.
///
/// # Safety
/// A key of the type is readable at `key`.
pub unsafe fn unhashable_part(image: &Image, key_type: &TypeDesc, key: *const u8) -> String {
    // SAFETY: the caller's promise.
    match unsafe { hash(key_type, key, 0) } {
        Err(Incomparable(ty)) => {
            // SAFETY: error values name live descriptors.
            image.ty(unsafe { (*ty).id }).def().name.clone()
        }
        Ok(_) => key_type.def().name.clone(),
    }
}

/// How maps with such keys work.
fn key_kind(key: &TypeDesc) -> KeyKind {
    match key.kind {
        Kind::Bool | Kind::Int8 | Kind::Uint8 => KeyKind::Int8,
        Kind::Int16 | Kind::Uint16 => KeyKind::Int16,
        Kind::Int32 | Kind::Uint32 => KeyKind::Int32,
        Kind::Int | Kind::Int64 | Kind::Uint | Kind::Uint64 | Kind::Uintptr => KeyKind::Int64,
        Kind::Chan | Kind::Pointer | Kind::UnsafePointer => KeyKind::Int64,
        Kind::String => KeyKind::Str,
        _ if key.flags.contains(TypeFlags::REGULAR_MEMORY) => KeyKind::Memory,
        _ => KeyKind::Generic,
    }
}

/// What the map implementation needs of a map type with these keys and elements. Its descriptor is never
/// freed: types live as long as their program.
pub(crate) fn map_type(key: &TypeDesc, elem: &TypeDesc) -> MapType {
    let kind = key_kind(key);
    let layout = EntryLayout::new(
        kind,
        key.size as usize,
        key.align.max(1) as usize,
        elem.size as usize,
        elem.align.max(1) as usize,
    );
    let mut bitmap = vec![0u64; (layout.entry_size as usize).div_ceil(8 * 64)];
    for (ty, base) in [(key, layout.key_offset), (elem, layout.elem_offset)] {
        for offset in (0..ty.size).step_by(8).filter(|&offset| ty.def().is_pointer_word(offset)) {
            let word = (u64::from(base) + offset) as usize / 8;
            bitmap[word / 64] |= 1 << (word % 64);
        }
    }
    let entry_desc = if bitmap.iter().any(|&w| w != 0) {
        let bitmap = Box::leak(bitmap.into_boxed_slice());
        Box::leak(Box::new(GcDesc::with_bitmap(GcKind::Array, layout.entry_size as usize, bitmap)))
    } else {
        ptr::null()
    };
    let generic = kind == KeyKind::Generic;
    MapType {
        key_kind: kind,
        key_size: key.size as u32,
        elem_size: elem.size as u32,
        key_offset: layout.key_offset,
        elem_offset: layout.elem_offset,
        entry_size: layout.entry_size,
        entry_desc,
        hash: generic.then_some(hash_key as _),
        eq: generic.then_some(equal_keys as _),
        key_ty: ptr::from_ref(key).cast(),
    }
}
