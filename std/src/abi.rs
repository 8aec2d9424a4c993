//! How natives take arguments and give results: one slot a register, see `vo_runtime::native`.
//!
//! [`native!`] makes a [`NativeEntry`](vo_runtime::NativeEntry) from a function body over typed
//! parameters; the letters of its signature follow from the types.

use std::slice;

/// A parameter type.
pub trait Arg {
    /// Register classes, a letter each.
    const CLASSES: &'static str;
    /// Reads the value that begins at `slots`.
    ///
    /// # Safety
    /// The slots hold what the caller's Go declaration says.
    unsafe fn read(slots: *const u64) -> Self;
}

/// A result type.
pub trait Ret {
    const CLASSES: &'static str;
    /// Writes the value from `slots` on.
    ///
    /// # Safety
    /// There are as many slots as classes.
    unsafe fn write(self, slots: *mut u64);
}

macro_rules! scalars {
    ($($t:ty),*) => {$(
        impl Arg for $t {
            const CLASSES: &'static str = "I";
            #[inline]
            unsafe fn read(slots: *const u64) -> Self {
                // SAFETY: the caller's promise.
                unsafe { *slots as $t }
            }
        }
        impl Ret for $t {
            const CLASSES: &'static str = "I";
            #[inline]
            unsafe fn write(self, slots: *mut u64) {
                // SAFETY: the caller's promise. Signed values are sign-extended, others zero-extended.
                unsafe { *slots = self as i64 as u64 }
            }
        }
    )*};
}
scalars!(i64, u64, i32, u32, u8, usize);

impl Arg for bool {
    const CLASSES: &'static str = "I";
    #[inline]
    unsafe fn read(slots: *const u64) -> Self {
        // SAFETY: the caller's promise.
        unsafe { *slots & 1 != 0 }
    }
}

impl Ret for bool {
    const CLASSES: &'static str = "I";
    #[inline]
    unsafe fn write(self, slots: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe { *slots = u64::from(self) }
    }
}

impl Arg for f64 {
    const CLASSES: &'static str = "F";
    #[inline]
    unsafe fn read(slots: *const u64) -> Self {
        // SAFETY: the caller's promise.
        unsafe { f64::from_bits(*slots) }
    }
}

impl Ret for f64 {
    const CLASSES: &'static str = "F";
    #[inline]
    unsafe fn write(self, slots: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe { *slots = self.to_bits() }
    }
}

impl<T> Arg for *mut T {
    const CLASSES: &'static str = "I";
    #[inline]
    unsafe fn read(slots: *const u64) -> Self {
        // SAFETY: the caller's promise.
        unsafe { *slots as *mut T }
    }
}

impl<T> Arg for *const T {
    const CLASSES: &'static str = "I";
    #[inline]
    unsafe fn read(slots: *const u64) -> Self {
        // SAFETY: the caller's promise.
        unsafe { *slots as *const T }
    }
}

impl<T> Ret for *mut T {
    const CLASSES: &'static str = "I";
    #[inline]
    unsafe fn write(self, slots: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe { *slots = self as u64 }
    }
}

impl<T> Ret for *const T {
    const CLASSES: &'static str = "I";
    #[inline]
    unsafe fn write(self, slots: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe { *slots = self as u64 }
    }
}

/// A Go string for the length of a call.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text(pub &'static [u8]);

impl Arg for Text {
    const CLASSES: &'static str = "II";
    #[inline]
    unsafe fn read(slots: *const u64) -> Self {
        // SAFETY: a string is the address and length of immutable bytes, alive while its user runs; the
        // call's frame keeps it.
        unsafe {
            match *slots.add(1) as usize {
                0 => Text(&[]),
                len => Text(slice::from_raw_parts(*slots as *const u8, len)),
            }
        }
    }
}

impl Ret for Text {
    const CLASSES: &'static str = "II";
    #[inline]
    unsafe fn write(self, slots: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe {
            *slots = self.0.as_ptr() as u64;
            *slots.add(1) = self.0.len() as u64;
        }
    }
}

/// A Go string in the heap: address and length.
#[derive(Clone, Copy, Debug)]
pub struct HeapText(pub u64, pub u64);

impl Ret for HeapText {
    const CLASSES: &'static str = "II";
    #[inline]
    unsafe fn write(self, slots: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe {
            *slots = self.0;
            *slots.add(1) = self.1;
        }
    }
}

/// A Go `[]byte`.
#[derive(Clone, Copy, Debug)]
pub struct Bytes {
    ptr: *mut u8,
    len: usize,
}

impl Bytes {
    /// The bytes, for as long as nothing else touches them.
    #[inline]
    pub fn as_mut(&mut self) -> &mut [u8] {
        match self.len {
            0 => &mut [],
            // SAFETY: a slice is the address and length of live memory; natives run alone on their
            // goroutine, and Go forbids races.
            len => unsafe { slice::from_raw_parts_mut(self.ptr, len) },
        }
    }
}

impl Arg for Bytes {
    const CLASSES: &'static str = "III";
    #[inline]
    unsafe fn read(slots: *const u64) -> Self {
        // SAFETY: the caller's promise.
        unsafe { Bytes { ptr: *slots as *mut u8, len: *slots.add(1) as usize } }
    }
}

/// The type word of an `interface{}`, whose data word is of no interest.
#[derive(Clone, Copy, Debug)]
pub struct TypeWord(pub u64);

impl Arg for TypeWord {
    const CLASSES: &'static str = "II";
    #[inline]
    unsafe fn read(slots: *const u64) -> Self {
        // SAFETY: the caller's promise.
        unsafe { TypeWord(*slots) }
    }
}

impl Ret for () {
    const CLASSES: &'static str = "";
    #[inline]
    unsafe fn write(self, _slots: *mut u64) {}
}

macro_rules! tuples {
    ($(($($t:ident $v:ident),*))*) => {$(
        impl<$($t: Ret),*> Ret for ($($t,)*) {
            const CLASSES: &'static str = {
                const fn joined<$($t: Ret),*>() -> Letters { letters(&[$($t::CLASSES),*]) }
                struct Of<$($t),*>(std::marker::PhantomData<($($t,)*)>);
                impl<$($t: Ret),*> Of<$($t),*> {
                    const LETTERS: Letters = joined::<$($t),*>();
                    const TEXT: &'static str = text(&Self::LETTERS);
                }
                Of::<$($t),*>::TEXT
            };
            #[inline]
            unsafe fn write(self, slots: *mut u64) {
                let ($($v,)*) = self;
                let mut _at = 0;
                // SAFETY: the caller's promise.
                unsafe { $( $v.write(slots.add(_at)); _at += $t::CLASSES.len(); )* }
            }
        }
    )*};
}
tuples! { (A a, B b) (A a, B b, C c) (A a, B b, C c, D d) }

/// Up to 24 letters.
pub type Letters = ([u8; 24], usize);

/// Concatenates letters.
pub const fn letters(parts: &[&str]) -> Letters {
    let mut all = [0; 24];
    let mut n = 0;
    let mut k = 0;
    while k < parts.len() {
        let part = parts[k].as_bytes();
        let mut i = 0;
        while i < part.len() {
            all[n] = part[i];
            n += 1;
            i += 1;
        }
        k += 1;
    }
    (all, n)
}

/// The letters as a text.
pub const fn text(letters: &'static Letters) -> &'static str {
    match std::str::from_utf8(letters.0.split_at(letters.1).0) {
        Ok(text) => text,
        Err(_) => panic!("letters are ASCII"),
    }
}

/// A native: its name, and a closure-like body. `|ctx; a: A, b: B| -> R` names the context too.
macro_rules! native {
    ($name:expr, || $(-> $ret:ty)? $body:block) => {
        native!($name, |_ctx;| $(-> $ret)? $body)
    };
    ($name:expr, |$($arg:ident : $ty:ty),*| $(-> $ret:ty)? $body:block) => {
        native!($name, |_ctx; $($arg: $ty),*| $(-> $ret)? $body)
    };
    ($name:expr, |$ctx:ident; $($arg:ident : $ty:ty),*| $body:block) => {
        native!($name, |$ctx; $($arg: $ty),*| -> () $body)
    };
    ($name:expr, |$ctx:ident; $($arg:ident : $ty:ty),*| -> $ret:ty $body:block) => {{
        unsafe extern "C" fn native(ctx: *mut vo_runtime::Context, slots: *mut u64) {
            #[inline(always)]
            #[allow(clippy::too_many_arguments)]
            unsafe fn body($ctx: *mut vo_runtime::Context $(, $arg: $ty)*) -> $ret $body
            let mut _at = 0;
            // SAFETY: the loader has checked the import's signature against the letters, so that the
            // slots hold the arguments and have room for the results.
            unsafe {
                $(
                    let $arg = <$ty as $crate::abi::Arg>::read(slots.add(_at));
                    _at += <$ty as $crate::abi::Arg>::CLASSES.len();
                )*
                let result: $ret = body(ctx $(, $arg)*);
                $crate::abi::Ret::write(result, slots);
            }
        }
        const PARAMS: $crate::abi::Letters =
            $crate::abi::letters(&[$(<$ty as $crate::abi::Arg>::CLASSES),*]);
        vo_runtime::NativeEntry {
            name: $name,
            func: native,
            params: $crate::abi::text(&PARAMS),
            results: <$ret as $crate::abi::Ret>::CLASSES,
        }
    }};
}
pub(crate) use native;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_follow_from_types() {
        let entry = native!("p.f", |s: Text, x: f64, b: Bytes| -> (f64, i64, bool) {
            (x * s.0.len() as f64, { b }.as_mut().len() as i64, true)
        });
        assert_eq!((entry.params, entry.results), ("IIFIII", "FII"));
        let text = "four";
        let mut slots = [text.as_ptr() as u64, 4, 2.5f64.to_bits(), 0, 0, 0];
        // SAFETY: the slots are what the signature says; the native ignores the context.
        unsafe { (entry.func)(std::ptr::null_mut(), slots.as_mut_ptr()) };
        assert_eq!((f64::from_bits(slots[0]), slots[1], slots[2]), (10.0, 0, 1));
    }
}
