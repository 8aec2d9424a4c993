//! Natives of `unicode`: categories, ranges and cases of code points.

mod ranges;
mod tables;

use vo_runtime::NativeEntry;

use crate::abi::{Text, native};
use tables::{CASES, CATEGORIES, FOLDS};

const MAX_RUNE: i32 = 0x10ffff;

/// Categories by number: Lu 1, Ll, Lt, Lm, Lo 5, Mn, Mc, Me 8, Nd, Nl, No 11, Pc, Pd, Ps, Pe, Pi, Pf, Po 18,
/// Sm, Sc, Sk, So 22, Zs 23, Zl, Zp, Cc 26, Cf, Co, Cs; 0 is unassigned.
fn category(r: i32) -> u32 {
    if !(0..=MAX_RUNE).contains(&r) {
        return 0;
    }
    let after = CATEGORIES.partition_point(|&run| (run >> 8) as i32 <= r);
    CATEGORIES[after - 1] & 0xff
}

/// A letter, mark, number, punctuation or symbol.
fn is_visible(r: i32) -> bool {
    matches!(category(r), 1..=22)
}

/// What Go's `strconv.IsPrint` says.
pub fn is_print(r: i32) -> bool {
    r == i32::from(b' ') || is_visible(r)
}

/// What Go's `unicode.IsGraphic` says.
pub fn is_graphic(r: i32) -> bool {
    is_visible(r) || category(r) == 23
}

/// The encoded ranges of a category, script, property or folding.
fn range_data(name: &[u8]) -> &'static [u8] {
    ranges::RANGES.binary_search_by(|(n, _)| n.as_bytes().cmp(name)).map_or(&[], |k| ranges::RANGES[k].1)
}

/// Maps to upper (0), lower (1) or title case (2).
fn to_case(which: usize, r: i32) -> i32 {
    let point = r as u32;
    let after = CASES.partition_point(|&(first, ..)| first <= point);
    // Ranges with a step may interleave: look at the last few that begin before.
    for &(first, last, step, upper, lower, title) in CASES[..after].iter().rev().take(4) {
        if point <= last && (point - first).is_multiple_of(step) {
            return r + [upper, lower, title][which];
        }
    }
    r
}

/// The next code point that is equal to `r` under simple case folding.
fn simple_fold(r: i32) -> i32 {
    if let Ok(k) = FOLDS.binary_search_by_key(&(r as u32), |&(from, _)| from) {
        return FOLDS[k].1 as i32;
    }
    match to_case(1, r) {
        lower if lower != r => lower,
        _ => to_case(0, r),
    }
}

pub const NATIVES: &[NativeEntry] = &[
    native!("unicode.category", |r: i32| -> u32 { category(r) }),
    native!("unicode.rangeData", |name: Text| -> Text { Text(range_data(name.0)) }),
    native!("unicode.toCase", |which: usize, r: i32| -> i32 { to_case(which, r) }),
    native!("unicode.simpleFold", |r: i32| -> i32 { simple_fold(r) }),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_of_well_known_code_points() {
        let of = |c: char| c as i32;
        assert_eq!([of('A'), of('é'), of('ǅ'), of('5'), of(' '), of('世')].map(category), [1, 2, 3, 9, 23, 5]);
        assert_eq!([-1, MAX_RUNE + 1, 0x378].map(category), [0, 0, 0]);
        assert!(
            !range_data(b"Han").is_empty() && !range_data(b"p:White_Space").is_empty() && range_data(b"x").is_empty()
        );
    }

    #[test]
    fn cases_are_those_of_rust_where_they_are_single() {
        // Rust's tables may be of another version: compare what is old.
        for c in ('\0'..='\u{2000}').filter(|c| !('\u{10a0}'..='\u{13ff}').contains(c) && *c != 'ß' && *c != 'İ') {
            let lower: Vec<char> = c.to_lowercase().collect();
            if let [lower] = lower[..] {
                assert_eq!(to_case(1, c as i32), lower as i32, "{c}");
            }
        }
    }

    #[test]
    fn folding_goes_round() {
        assert_eq!([0x6b, 0x212a, 0x4b].map(simple_fold), [0x212a, 0x4b, 0x6b]);
        assert_eq!(simple_fold('1' as i32), '1' as i32);
    }
}
