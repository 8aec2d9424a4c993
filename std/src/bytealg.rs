//! Natives of `internal/bytealg`: searching bytes.

use memchr::memmem;
use vo_runtime::NativeEntry;

use crate::abi::{Text, native};

fn index(found: Option<usize>) -> i64 {
    found.map_or(-1, |k| k as i64)
}

pub const NATIVES: &[NativeEntry] = &[
    native!("internal/bytealg.IndexByteString", |s: Text, c: u8| -> i64 { index(memchr::memchr(c, s.0)) }),
    native!("internal/bytealg.LastIndexByteString", |s: Text, c: u8| -> i64 { index(memchr::memrchr(c, s.0)) }),
    native!("internal/bytealg.IndexString", |s: Text, sub: Text| -> i64 { index(memmem::find(s.0, sub.0)) }),
    native!("internal/bytealg.LastIndexString", |s: Text, sub: Text| -> i64 { index(memmem::rfind(s.0, sub.0)) }),
    native!("internal/bytealg.CountString", |s: Text, c: u8| -> i64 { memchr::memchr_iter(c, s.0).count() as i64 }),
    native!("internal/bytealg.CountSubstring", |s: Text, sub: Text| -> i64 {
        memmem::find_iter(s.0, sub.0).count() as i64
    }),
    native!("internal/bytealg.CompareString", |a: Text, b: Text| -> i64 { a.0.cmp(b.0) as i64 }),
];
