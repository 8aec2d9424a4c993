//! Run-time panics that are no instruction's.

use crate::panics::{self, RuntimeError, Sliced};
use crate::strings;

use super::{args, define_natives, native_table};

native_table! {
    "rt.panic_slice_convert" panic_slice_convert "II" "";
    "rt.panic_slice_unsigned" panic_slice_unsigned "IIIIII" "";
    "rt.panic_plain" panic_plain "II" "";
    "rt.panic_bare" panic_bare "II" "";
    "rt.panic_range_exit" panic_range_exit "I" "";
    "rt.unsafe_slice" unsafe_slice "III" "";
    "rt.unsafe_string" unsafe_string "III" "";
}

define_natives! {
    /// A slice is shorter than the array that it is converted to: length of each.
    panic_slice_convert |ctx, slots| {
        let [len, want] = args(slots);
        let text = format!(
            "cannot convert slice with length {len} to array or pointer to array with length {want}"
        );
        panics::panic_text(ctx, &text);
    }

    /// Bounds of a slice expression, of which some are unsigned and one is 2^63 or more.
    panic_slice_unsigned |ctx, slots| {
        let [lo, hi, max, limit, unsigned, form] = args(slots);
        let bound = |k: u32, bits: u64| {
            if unsigned >> k & 1 == 1 { i128::from(bits) } else { i128::from(bits as i64) }
        };
        let sliced = if form & 1 == 0 { Sliced::Slice } else { Sliced::Fixed };
        let max = (form & 2 != 0).then(|| bound(2, max));
        panics::panic_slice(ctx, sliced, bound(0, lo), bound(1, hi), max, limit as i64);
    }

    /// A run-time error with a text of the compiler's choice, after "runtime error: ".
    panic_plain |ctx, slots| {
        let [p, len] = args(slots);
        let error = RuntimeError::plain(String::from_utf8_lossy(strings::bytes(p, len)));
        panics::panic_error(ctx, error);
    }

    /// The same with the text alone.
    panic_bare |ctx, slots| {
        let [p, len] = args(slots);
        let error = RuntimeError::bare(String::from_utf8_lossy(strings::bytes(p, len)));
        panics::panic_error(ctx, error);
    }

    /// The iterator of a range statement calls the loop's body after that has ended the loop (state 1), after it has
    /// itself returned (2) or after the body's panic (3); or it has returned and hidden that panic (4).
    panic_range_exit |ctx, slots| {
        let [state] = args(slots);
        let fault = match state {
            1 => "continued iteration after function for loop body returned false",
            2 => "continued iteration after whole loop exit",
            3 => "continued iteration after loop body panic",
            _ => "recovered a loop body panic and did not resume panicking",
        };
        panics::panic_text(ctx, &format!("range function {fault}"));
    }

    /// Checks pointer and length of `unsafe.Slice`; the third argument is the element's size.
    unsafe_slice |ctx, slots| {
        let [ptr, len, size] = args(slots);
        if let Some(problem) = unsafe_length_problem(ptr, len, size) {
            panics::panic_text(ctx, &format!("unsafe.Slice: {problem}"));
        }
    }

    /// Checks pointer and length of `unsafe.String`.
    unsafe_string |ctx, slots| {
        let [ptr, len, size] = args(slots);
        if let Some(problem) = unsafe_length_problem(ptr, len, size) {
            panics::panic_text(ctx, &format!("unsafe.String: {problem}"));
        }
    }
}

/// Why `len` elements of `size` bytes can't lie at `ptr`.
fn unsafe_length_problem(ptr: u64, len: u64, size: u64) -> Option<&'static str> {
    if (len as i64) < 0 {
        return Some("len out of range");
    }
    if ptr == 0 {
        return (len > 0).then_some("ptr is nil and len is not zero");
    }
    // The last byte has to have an address.
    let last = len.checked_mul(size).and_then(|bytes| ptr.checked_add(bytes.saturating_sub(1)));
    last.is_none().then_some("len out of range")
}
