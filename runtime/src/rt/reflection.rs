//! What package reflect needs of type descriptors, maps and channels.

use std::sync::atomic::Ordering::Release;

use vo_bytecode::Kind;

use crate::chan::{self, Case, Chan, ChanError};
use crate::context::Context;
use crate::description::{FieldInfo, describe as describe_type};
use crate::equality;
use crate::image::Image;
use crate::made_types::Structure;
use crate::map::{GoMap, MapIter};
use crate::ops::maps;
use crate::panics::{self, RuntimeError};
use crate::types::TypeDesc;

use super::{args, define_natives, give, native_table};

native_table! {
    "internal/reflectlite.describe" describe "I" "";
    "reflect.describe" describe "I" "";
    "reflect.typeImplements" type_implements "II" "I";
    "internal/reflectlite.assertTo" type_implements "II" "I";
    "reflect.makeType" make_type "IIII" "I";
    "reflect.makePointerType" make_pointer_type "I" "I";
    "reflect.makeFuncType" make_func_type "IIII" "I";
    "reflect.makeStructType" make_struct_type "II" "I";
    "reflect.itabFunc" itab_func "II" "I";
    "reflect.valuesEqual" values_equal "III" "I";
    "reflect.makeMap" make_map "II" "I";
    "reflect.mapGet" map_get "III" "I";
    "reflect.mapSet" map_set "IIII" "";
    "reflect.mapDelete" map_delete "III" "";
    "reflect.mapClear" map_clear "I" "";
    "reflect.mapIterSize" map_iter_size "" "I";
    "reflect.mapIterInit" map_iter_init "II" "";
    "reflect.mapIterNext" map_iter_next "I" "II";
    "reflect.makeChan" make_chan "II" "I";
    "reflect.chanLen" chan_len "I" "I";
    "reflect.chanCap" chan_cap "I" "I";
    "reflect.chanClose" chan_close "I" "";
    "reflect.chanSelect" chan_select "III" "II";
}

pub(super) unsafe fn desc<'a>(word: u64) -> &'a TypeDesc {
    // SAFETY: package reflect passes addresses of descriptors.
    unsafe { &*(word as *const TypeDesc) }
}

pub(super) unsafe fn image<'a>(ctx: *mut Context) -> &'a Image {
    // SAFETY: the world outlives its goroutines.
    unsafe { (*ctx).world().image() }
}

unsafe fn raise(ctx: *mut Context, error: ChanError) {
    // SAFETY: natives run with the engine's frames stored.
    unsafe { panics::panic_error(ctx, RuntimeError::bare(error.to_string())) };
}

define_natives! {
    /// Fills in the description of a type.
    describe |ctx, slots| {
        let [ty] = args(slots);
        describe_type(image(ctx), desc(ty));
    }

    /// Interface type, concrete type; gives the itab, or 0.
    type_implements |ctx, slots| {
        let [iface, ty] = args(slots);
        let itab = image(ctx).try_itab(desc(iface), desc(ty)).map_or(0, |itab| itab as u64);
        give(slots, [itab]);
    }

    /// Kind, element, key, length.
    make_type |ctx, slots| {
        let [kind, elem, key, len] = args(slots);
        let kind = Kind::from_u8(kind as u8).expect("package reflect knows the kinds");
        let key = (key as *const TypeDesc).as_ref();
        let ty = image(ctx).type_of(Structure::of_elem(kind, desc(elem), key, len));
        give(slots, [ty as u64]);
    }

    /// Type; gives the type of pointers to its values, and notes it in the description.
    make_pointer_type |ctx, slots| {
        let [elem] = args(slots);
        let ty = image(ctx).type_of(Structure::of_elem(Kind::Pointer, desc(elem), None, 0));
        (*describe_type(image(ctx), desc(elem))).pointer.store(ty.cast_mut(), Release);
        give(slots, [ty as u64]);
    }

    /// Address of types, number of all and of parameters, whether it is variadic.
    make_func_type |ctx, slots| {
        let [types, n, params, variadic] = args(slots);
        let parts = (0..n as usize).map(|k| *(types as *const usize).add(k)).collect();
        let ty = image(ctx).type_of(Structure::Func { parts, params: params as usize, variadic: variadic & 1 != 0 });
        give(slots, [ty as u64]);
    }

    /// Address and number of fields.
    make_struct_type |ctx, slots| {
        let [fields, n] = args(slots);
        let fields = (0..n as usize).map(|k| (*(fields as *const FieldInfo).add(k)).to_field()).collect();
        give(slots, [image(ctx).type_of(Structure::Struct(fields)) as u64]);
    }

    /// Itab, index of a method; gives the function.
    itab_func |ctx, slots| {
        let [itab, k] = args(slots);
        let func = *((itab as usize + crate::types::ITAB_FUNCS) as *const u32).add(k as usize);
        give(slots, [u64::from(func)]);
    }

    /// Type, addresses.
    values_equal |ctx, slots| {
        let [ty, p, q] = args(slots);
        match equality::equal(desc(ty), p as *const u8, q as *const u8) {
            Ok(equal) => give(slots, [u64::from(equal)]),
            Err(incomparable) => {
                let name = &(*incomparable.0).def().name;
                panics::panic_text(ctx, &format!("comparing uncomparable type {name}"));
            }
        }
    }

    /// Type, hint.
    make_map |ctx, slots| {
        let [ty, hint] = args(slots);
        give(slots, [maps::make(ctx, desc(ty).map_type(), hint) as u64]);
    }

    /// Type, map, address of the key; gives the element's address, or 0.
    map_get |ctx, slots| {
        let [ty, m, key] = args(slots);
        if let Ok(elem) = maps::get_any(ctx, desc(ty).map_type(), m as *const GoMap, key) {
            give(slots, [elem as u64]);
        }
    }

    /// Type, map, addresses of key and element.
    map_set |ctx, slots| {
        let [ty, m, key, elem] = args(slots);
        if let Ok(place) = maps::insert_any(ctx, m as *mut GoMap, key) {
            std::ptr::copy_nonoverlapping(elem as *const u8, place, desc(ty).elem().size as usize);
        }
    }

    /// Type, map, address of the key.
    map_delete |ctx, slots| {
        let [_, m, key] = args(slots);
        // A panic is seen by the engine.
        let _ = maps::delete_any(ctx, m as *mut GoMap, key);
    }

    map_clear |ctx, slots| {
        let [m] = args(slots);
        maps::clear(ctx, m as *mut GoMap);
    }

    /// Words of an iterator, which may all be pointers.
    map_iter_size |ctx, slots| {
        give(slots, [size_of::<MapIter>().div_ceil(8) as u64]);
    }

    /// Map, address of the iterator.
    map_iter_init |ctx, slots| {
        let [m, it] = args(slots);
        maps::start_iteration(ctx, m as *mut GoMap, it as *mut MapIter);
    }

    /// Iterator; gives the addresses of the next key (0: none is left) and element.
    map_iter_next |ctx, slots| {
        let [it] = args(slots);
        give(slots, maps::next(ctx, it as *mut MapIter));
    }

    /// Type, capacity.
    make_chan |ctx, slots| {
        let [ty, cap] = args(slots);
        match chan::make(ctx, desc(ty).elem(), cap as i64) {
            Ok(made) => give(slots, [made as u64]),
            Err(error) => raise(ctx, error),
        }
    }

    chan_len |ctx, slots| {
        let [chan] = args(slots);
        give(slots, [chan::len(chan as *const Chan)]);
    }

    chan_cap |ctx, slots| {
        let [chan] = args(slots);
        give(slots, [chan::cap(chan as *const Chan)]);
    }

    chan_close |ctx, slots| {
        let [chan] = args(slots);
        if let Err(error) = chan::close(ctx, chan as *mut Chan) {
            raise(ctx, error);
        }
    }

    /// Cases, their number, whether not to wait; gives the case (-1: none can go on) and whether an
    /// element was received.
    chan_select |ctx, slots| {
        let [cases, n, no_wait] = args(slots);
        let cases = if n == 0 { &[][..] } else { std::slice::from_raw_parts(cases as *const Case, n as usize) };
        match chan::select(ctx, cases, no_wait & 1 == 0) {
            Ok(Some(chosen)) => give(slots, [chosen.case as u64, u64::from(chosen.received)]),
            Ok(None) => give(slots, [u64::MAX, 0]),
            Err(error) => raise(ctx, error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::mem::offset_of;

    use super::*;

    #[test]
    fn descriptors_begin_as_package_reflect_reads_them() {
        let offsets = [
            offset_of!(TypeDesc, size),
            offset_of!(TypeDesc, align),
            offset_of!(TypeDesc, kind),
            offset_of!(TypeDesc, flags),
            offset_of!(TypeDesc, elem),
            offset_of!(TypeDesc, key),
            offset_of!(TypeDesc, len),
            offset_of!(TypeDesc, description),
        ];
        assert_eq!(offsets, [64, 72, 80, 82, 88, 96, 104, 112]);
    }
}
