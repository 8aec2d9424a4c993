//! Natives of `slices`: sorting the types whose equal values can't be told apart.

use std::cmp::Ordering;
use std::slice;

use vo_runtime::NativeEntry;

use crate::abi::native;

/// A Go string as it lies in memory.
#[derive(Clone, Copy)]
#[repr(C)]
struct RawString {
    ptr: *const u8,
    len: usize,
}

impl RawString {
    fn bytes(&self) -> &[u8] {
        match self.len {
            0 => &[],
            // SAFETY: a string in a live slice.
            len => unsafe { slice::from_raw_parts(self.ptr, len) },
        }
    }
}

/// Sorts with NaNs first; false if there is a negative zero, whose place among zeros is not determined.
fn sort_floats(floats: &mut [f64]) -> bool {
    if floats.iter().any(|x| x.to_bits() == 1 << 63) {
        return false;
    }
    floats.sort_unstable_by(|a, b| match (a.is_nan(), b.is_nan()) {
        (false, false) => a.partial_cmp(b).expect("neither is NaN"),
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    });
    true
}

pub const NATIVES: &[NativeEntry] = &[
    native!("slices.sortInt64s", |p: *mut i64, n: usize| {
        // SAFETY: the caller passes a slice's elements.
        unsafe { slice::from_raw_parts_mut(p, n) }.sort_unstable();
    }),
    native!("slices.sortFloat64s", |p: *mut f64, n: usize| -> bool {
        // SAFETY: the caller passes a slice's elements.
        sort_floats(unsafe { slice::from_raw_parts_mut(p, n) })
    }),
    native!("slices.sortStrings", |p: *mut RawString, n: usize| {
        // SAFETY: the caller passes a slice's elements.
        let strings = unsafe { slice::from_raw_parts_mut(p, n) };
        strings.sort_unstable_by(|a, b| a.bytes().cmp(b.bytes()));
    }),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_sorted_with_nans_first_unless_a_zero_is_negative() {
        let mut floats = [2.0, f64::NAN, -1.0, f64::NEG_INFINITY];
        assert!(sort_floats(&mut floats));
        assert!(floats[0].is_nan());
        assert_eq!(floats[1..], [f64::NEG_INFINITY, -1.0, 2.0]);
        assert!(!sort_floats(&mut [0.0, -0.0]));
    }
}
