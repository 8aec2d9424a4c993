//! Run-time panics that are no instruction's.

use crate::panics;

use super::{args, define_natives, native_table};

native_table! {
    "rt.panic_slice_convert" panic_slice_convert "II" "";
    "rt.panic_range_exit" panic_range_exit "" "";
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

    /// The iterator of a range statement calls the loop's body after that has ended the loop.
    panic_range_exit |ctx, slots| {
        let text = "range function continued iteration after function for loop body returned false";
        panics::panic_text(ctx, text);
    }
}
