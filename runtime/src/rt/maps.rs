//! Maps, and clearing them or slices: what is no instruction.

use crate::alloc::ContextAlloc;
use crate::fatal;
use crate::map::{self, GoMap, MapError, MapIter};
use crate::panics;
use crate::types::TypeDesc;

use super::{args, define_natives, give, native_table};

native_table! {
    "rt.map_make" map_make "II" "I";
    "rt.map_delete_64" map_delete_64 "II" "";
    "rt.map_delete_str" map_delete_str "III" "";
    "rt.map_delete_any" map_delete_any "II" "";
    "rt.map_clear" map_clear "I" "";
    "rt.map_iter_init" map_iter_init "II" "";
    "rt.map_iter_next" map_iter_next "I" "II";
    "rt.slice_clear" slice_clear "III" "";
}

define_natives! {
    /// `make(map[K]V, hint)`: map type, hint, which is a wish only.
    map_make |ctx, slots| {
        let [ty, hint] = args(slots);
        let ty = &*(ty as *const TypeDesc);
        let map_type = ty.map.as_deref().expect("a map type has what maps need");
        let hint = usize::try_from(hint as i64).unwrap_or(0);
        match map::make(map_type, hint, &mut ContextAlloc(ctx)) {
            Ok(made) => give(slots, [made as u64]),
            Err(error) => fatal::out_of_memory(ctx, error),
        }
    }

    map_delete_64 |ctx, slots| {
        let [m, key] = args(slots);
        map::delete_int(m as *mut GoMap, key);
    }

    map_delete_str |ctx, slots| {
        let [m, p, len] = args(slots);
        map::delete_str(m as *mut GoMap, p as *const u8, len as usize);
    }

    /// Map, address of the key.
    map_delete_any |ctx, slots| {
        let [m, key] = args(slots);
        let map = m as *mut GoMap;
        if map.is_null() {
            return;
        }
        match map::delete_generic((*map).ty, map, key as *const u8) {
            Ok(()) => {}
            Err(MapError::OutOfMemory(error)) => fatal::out_of_memory(ctx, error),
            Err(MapError::Unhashable) => {
                panics::panic_unhashable(ctx, map, key as *const u8, false);
            }
        }
    }

    map_clear |ctx, slots| {
        let [m] = args(slots);
        map::clear(m as *mut GoMap);
    }

    /// `clear(s)`: element type, address, length.
    slice_clear |ctx, slots| {
        let [elem, at, len] = args(slots);
        let size = (*(elem as *const TypeDesc)).size as usize * len as usize;
        if size > 0 {
            (at as *mut u8).write_bytes(0, size);
        }
    }

    /// Map, address of the iterator.
    map_iter_init |ctx, slots| {
        let [m, it] = args(slots);
        map::iter_init(m as *mut GoMap, it as *mut MapIter);
    }

    /// Iterator; gives the addresses of the next key (0: none is left) and element.
    map_iter_next |ctx, slots| {
        let [it] = args(slots);
        let it = it as *mut MapIter;
        map::iter_next(it);
        give(slots, [(*it).key as u64, (*it).elem as u64]);
    }
}
