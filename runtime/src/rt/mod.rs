//! The natives of the language: what bytecode calls by name because an instruction would not pay.
//!
//! Slots are as in [`crate::native`]. A native that panics returns with `Context::unwind` set, and its
//! result slots undefined; engines look after each call. A native stores nothing that needs dropping
//! across a call that may panic or park.
//!
//! Names are `rt.` and a verb; those of packages of the library that belong to the scheduler or the heap
//! carry their package's name.

mod channels;
mod conversions;
mod failures;
mod interfaces;
mod lifetimes;
mod maps;
mod print;
mod reflected_calls;
mod reflection;
mod scheduling;

use std::sync::LazyLock;

use crate::native::NativeEntry;

/// All natives of the language.
pub fn natives() -> &'static [NativeEntry] {
    static ALL: LazyLock<Vec<NativeEntry>> = LazyLock::new(|| {
        [
            channels::NATIVES,
            conversions::NATIVES,
            failures::NATIVES,
            interfaces::NATIVES,
            lifetimes::NATIVES,
            maps::NATIVES,
            print::NATIVES,
            reflected_calls::NATIVES,
            reflection::NATIVES,
            scheduling::NATIVES,
        ]
        .concat()
    });
    &ALL
}

/// The table of a file's natives: `"name" function "parameters" "results"`.
macro_rules! native_table {
    ($($name:literal $func:ident $params:literal $results:literal;)*) => {
        pub(super) const NATIVES: &[crate::native::NativeEntry] = &[
            $(crate::native::NativeEntry { name: $name, func: $func, params: $params, results: $results },)*
        ];
    };
}
use native_table;

/// Defines natives: `name |ctx, slots| { body }`, where `slots` points to as many words as a native takes
/// or gives.
macro_rules! define_natives {
    ($($(#[$meta:meta])* $name:ident |$ctx:ident, $slots:ident| $body:block)*) => {$(
        $(#[$meta])*
        #[allow(unused_unsafe, unused_variables, reason = "some natives need no context, or no slots")]
        unsafe extern "C" fn $name($ctx: *mut crate::context::Context, $slots: *mut u64) {
            // SAFETY: the engine passes its goroutine's context, and slots with the arguments of the
            // signature that the native is registered with; loading has checked that it is the import's.
            unsafe { $body }
        }
    )*};
}
use define_natives;

/// The arguments, as words.
unsafe fn args<const N: usize>(slots: *const u64) -> [u64; N] {
    // SAFETY: the caller's native takes as many.
    unsafe { slots.cast::<[u64; N]>().read() }
}

/// Stores the results.
unsafe fn give<const N: usize>(slots: *mut u64, results: [u64; N]) {
    // SAFETY: the caller's native gives as many.
    unsafe { slots.cast::<[u64; N]>().write(results) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_signatures_well_formed() {
        let mut names = std::collections::HashSet::new();
        for entry in natives() {
            assert!(names.insert(entry.name), "{} twice", entry.name);
            let letters = entry.params.chars().chain(entry.results.chars());
            assert!(letters.into_iter().all(|c| "IFS".contains(c)), "{}", entry.name);
        }
    }
}
