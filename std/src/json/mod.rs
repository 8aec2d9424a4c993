//! Natives of `encoding/json` and its packages: scanning of JSON text, and strings to and from it.
//!
//! Text that is not JSON is only recognised here: what is wrong with it, and where, is found by the Go code.

mod layout;
mod names;
mod scan;
mod skim;
mod strings;

use std::ptr;

use vo_runtime::{Context, NativeEntry};

use crate::abi::{Bytes, HeapText, Text, native};
use crate::sink::Sink;
use scan::{Rules, Scanner};
use skim::{Skimmed, skim};
use strings::Escapes;

/// The string that begins at `i` in valid JSON, and the position after it. Text without escapes is that of
/// `data` itself if `shared`.
fn string_at(ctx: *mut Context, data: &[u8], i: usize, shared: bool) -> (HeapText, usize) {
    let end = i + 1 + strings::end(&data[i + 1..]);
    let quoted = &data[i + 1..end - 1];
    let (at, len) = match strings::unquote(quoted) {
        None if quoted.is_empty() => (ptr::null::<u8>() as u64, 0),
        None if shared => (quoted.as_ptr() as u64, quoted.len() as u64),
        // SAFETY: the context is the running goroutine's.
        None => unsafe { vo_runtime::alloc::string(ctx, quoted) },
        // SAFETY: as above.
        Some(text) => unsafe { vo_runtime::alloc::string(ctx, &text) },
    };
    (HeapText(at, len), end)
}

/// Where the string at `i` ends, and whether it has no escape sequences; `None` if it is not valid.
fn scan_string(s: &[u8], i: usize) -> Option<(i64, bool)> {
    let quoted = s.get(i..)?.strip_prefix(b"\"")?;
    let (len, plain) = strings::scan(quoted)?;
    Some(((i + 1 + len) as i64, plain))
}

/// Lets `write` append to `dst`, and tells how much it wrote or needs.
fn append(dst: Bytes, write: impl FnOnce(&mut Sink)) -> usize {
    let mut dst = dst;
    let mut out = Sink::new(dst.as_mut());
    write(&mut out);
    out.len()
}

pub const NATIVES: &[NativeEntry] = &[
    native!("encoding/json.isValid", |data: Text| -> bool { Scanner::new(data.0).document() }),
    native!("encoding/json.skip", |data: Text, i: usize| -> usize { Scanner::new(data.0).value_end(i) }),
    native!("encoding/json.text", |ctx; data: Text, i: usize| -> (HeapText, usize) {
        string_at(ctx, data.0, i, false)
    }),
    native!("encoding/json.name", |ctx; data: Text, i: usize| -> (HeapText, usize) {
        string_at(ctx, data.0, i, true)
    }),
    native!("encoding/json/internal/jsonwire.scanString", |s: Text, i: usize| -> (i64, bool) {
        scan_string(s.0, i).unwrap_or((-1, false))
    }),
    native!("encoding/json/internal/jsonwire.valueEnd", |s: Text,
                                                         i: usize,
                                                         unicode: bool,
                                                         unique_names: bool,
                                                         max_depth: usize|
     -> i64 {
        let rules = Rules { unicode, unique_names, max_depth };
        Scanner::with_rules(s.0, i, rules).checked_value_end().map_or(-1, |end| end as i64)
    }),
    native!("encoding/json/internal/jsonwire.skim", |s: Text,
                                                     at: usize,
                                                     depth: usize,
                                                     in_string: bool|
     -> (usize, usize, bool) {
        let now = skim(s.0, Skimmed { at, depth, in_string });
        (now.at, now.depth, now.in_string)
    }),
    native!("encoding/json/internal/jsonwire.unquote", |ctx; s: Text| -> HeapText { string_at(ctx, s.0, 0, false).0 }),
    native!("encoding/json/internal/jsonwire.quote", |dst: Bytes, s: Text, html: bool, separators: bool| -> usize {
        append(dst, |out| strings::quote(out, s.0, Escapes { html, separators }))
    }),
    native!("encoding/json.compact", |dst: Bytes, src: Text, html: bool| -> usize {
        append(dst, |out| layout::compact(out, src.0, html))
    }),
    native!("encoding/json.indent", |dst: Bytes, src: Text, prefix: Text, indent: Text| -> usize {
        append(dst, |out| layout::indent(out, src.0, prefix.0, indent.0))
    }),
];
