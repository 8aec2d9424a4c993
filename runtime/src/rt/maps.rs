//! Maps, and clearing them or slices: what is no instruction.

use crate::map::{GoMap, MapIter};
use crate::ops::maps;
use crate::types::TypeDesc;

use super::{args, define_natives, give, native_table};

native_table! {
    "rt.map_make" map_make "II" "I";
    "rt.map_delete_64" map_delete_64 "II" "";
    "rt.map_delete_str" map_delete_str "III" "";
    "rt.map_delete_any" map_delete_any "II" "";
    "rt.map_check_key" map_check_key "II" "";
    "rt.map_clear" map_clear "I" "";
    "rt.map_iter_init" map_iter_init "II" "";
    "rt.map_iter_next" map_iter_next "I" "II";
    "rt.slice_clear" slice_clear "III" "";
}

define_natives! {
    /// `make(map[K]V, hint)`: map type, hint, which is a wish only.
    map_make |ctx, slots| {
        let [ty, hint] = args(slots);
        give(slots, [maps::make(ctx, (*(ty as *const TypeDesc)).map_type(), hint) as u64]);
    }

    map_delete_64 |ctx, slots| {
        let [m, key] = args(slots);
        maps::delete_int(ctx, m as *mut GoMap, key);
    }

    map_delete_str |ctx, slots| {
        let [m, p, len] = args(slots);
        maps::delete_str(ctx, m as *mut GoMap, p, len);
    }

    /// Map, address of the key.
    map_delete_any |ctx, slots| {
        let [m, key] = args(slots);
        // A panic is seen by the engine.
        let _ = maps::delete_any(ctx, m as *mut GoMap, key);
    }

    /// What is to be found in a nil map: map type, address of the key.
    map_check_key |ctx, slots| {
        let [ty, key] = args(slots);
        // A panic is seen by the engine.
        let _ = maps::get_any(ctx, (*(ty as *const TypeDesc)).map_type(), std::ptr::null(), key);
    }

    map_clear |ctx, slots| {
        let [m] = args(slots);
        maps::clear(ctx, m as *mut GoMap);
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
        maps::start_iteration(ctx, m as *mut GoMap, it as *mut MapIter);
    }

    /// Iterator; gives the addresses of the next key (0: none is left) and element.
    map_iter_next |ctx, slots| {
        let [it] = args(slots);
        give(slots, maps::next(ctx, it as *mut MapIter));
    }
}
