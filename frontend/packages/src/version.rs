//! Versions of modules and of Go: their form, their order, and how the module cache spells them.
//!
//! Invariants: the order is that of Semantic Versioning 2.0.0, §11, build metadata left aside. Nothing here
//! knows of files or requirements.

use std::cmp::Ordering;
use std::fmt;

/// A parsed `vMAJOR.MINOR.PATCH[-PRERELEASE][+BUILD]`.
#[derive(Clone, Copy, Debug)]
struct Semver<'a> {
    numbers: [&'a str; 3],
    prerelease: &'a str,
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'))
}

fn parse(version: &str) -> Option<Semver<'_>> {
    let rest = version.strip_prefix('v')?;
    let (rest, build) = rest.split_once('+').map_or((rest, None), |(v, b)| (v, Some(b)));
    let (core, prerelease) = rest.split_once('-').map_or((rest, None), |(v, p)| (v, Some(p)));
    let mut parts = core.split('.');
    let numbers = [parts.next()?, parts.next()?, parts.next()?];
    let identifiers = |text: &str, numeric: bool| {
        text.split('.').all(|id| {
            let digits = id.bytes().all(|b| b.is_ascii_digit());
            !id.is_empty()
                && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && (!numeric || !digits || is_number(id))
        })
    };
    let valid = parts.next().is_none()
        && numbers.iter().all(|n| is_number(n))
        && prerelease.is_none_or(|p| identifiers(p, true))
        && build.is_none_or(|b| identifiers(b, false));
    valid.then_some(Semver { numbers, prerelease: prerelease.unwrap_or_default() })
}

/// Whether a version is complete and canonical, as `go.mod` files hold them.
pub fn is_valid(version: &str) -> bool {
    parse(version).is_some()
}

fn compare_numbers(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

fn compare_prereleases(a: &str, b: &str) -> Ordering {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => return Ordering::Equal,
        (true, false) => return Ordering::Greater,
        (false, true) => return Ordering::Less,
        (false, false) => {}
    }
    let (mut left, mut right) = (a.split('.'), b.split('.'));
    loop {
        let (x, y) = match (left.next(), right.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) => (x, y),
        };
        let order = match (is_number(x), is_number(y)) {
            (true, true) => compare_numbers(x, y),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => x.cmp(y),
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// The order of two versions. What is no version comes before all that are.
pub fn compare(a: &str, b: &str) -> Ordering {
    match (parse(a), parse(b)) {
        (None, None) => a.cmp(b),
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(x), Some(y)) => {
            let numbers = x.numbers.iter().zip(y.numbers).map(|(x, y)| compare_numbers(x, y));
            let order = numbers.fold(Ordering::Equal, Ordering::then);
            order.then_with(|| compare_prereleases(x.prerelease, y.prerelease))
        }
    }
}

/// The major version of a canonical version: `v2`.
pub fn major(version: &str) -> &str {
    version.split(['.', '-', '+']).next().unwrap_or(version)
}

/// The major version that a module path ends in, if it does: `v2` of `example.com/m/v2`, `v3` of `gopkg.in/m.v3`.
pub fn path_major(path: &str) -> Option<&str> {
    let suffix = if path.starts_with("gopkg.in/") { path.rsplit_once('.')?.1 } else { path.rsplit_once('/')?.1 };
    let number = suffix.strip_prefix('v')?;
    let in_path = is_number(number) && (path.starts_with("gopkg.in/") || !matches!(number, "0" | "1"));
    in_path.then_some(suffix)
}

/// Checks that a version belongs under a module path; the error says what would (`v0 or v1`).
pub fn check_path_major(version: &str, path: &str) -> Result<(), String> {
    let (have, want) = (major(version), path_major(path));
    let fits = match want {
        Some(want) => have == want || (want == "v1" && have == "v0" && path.starts_with("gopkg.in/")),
        None => matches!(have, "v0" | "v1") || version.ends_with("+incompatible"),
    };
    if fits { Ok(()) } else { Err(format!("should be {}, not {have}", want.unwrap_or("v0 or v1"))) }
}

/// The path or version as the module cache spells it: capitals become `!` and the small letter, so that file
/// systems that don't tell them apart keep them apart.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_uppercase() {
            escaped.push('!');
        }
        escaped.push(c.to_ascii_lowercase());
    }
    escaped
}

/// A version of the Go language: `1.N`, later parts left aside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct GoVersion {
    pub major: u32,
    pub minor: u32,
}

impl GoVersion {
    /// The language that this implementation follows.
    pub const CURRENT: GoVersion = GoVersion { major: 1, minor: 27 };
    /// What a `go.mod` file without a `go` line means.
    pub const UNSTATED: GoVersion = GoVersion { major: 1, minor: 16 };
    /// From here on a `vendor` folder is used without being asked for.
    pub const VENDORING: GoVersion = GoVersion { major: 1, minor: 14 };
    /// From here on a `go.mod` file lists all that its packages need, and the requirements of what it lists are
    /// not followed further.
    pub const PRUNING: GoVersion = GoVersion { major: 1, minor: 17 };

    /// Parses `1.24`, `1.24.3`, `1.25rc1`.
    pub fn parse(text: &str) -> Option<GoVersion> {
        let mut parts = text.splitn(3, '.');
        let major = number(parts.next()?)?;
        let Some(second) = parts.next() else { return Some(GoVersion { major, minor: 0 }) };
        let digits = second.find(|c: char| !c.is_ascii_digit()).unwrap_or(second.len());
        let (minor, prerelease) = second.split_at(digits);
        let last = match (prerelease, parts.next()) {
            ("", None) => true,
            ("", Some(patch)) => number(patch).is_some(),
            (pre, None) => pre.strip_prefix("rc").or(pre.strip_prefix("beta")).and_then(number).is_some(),
            _ => false,
        };
        if !last {
            return None;
        }
        Some(GoVersion { major, minor: number(minor)? })
    }
}

impl fmt::Display for GoVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

fn number(text: &str) -> Option<u32> {
    if is_number(text) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_as_semantic_versioning_says() {
        let ordered = [
            "v0.0.0-20200101000000-abcdefabcdef",
            "v0.9.0",
            "v1.0.0-alpha",
            "v1.0.0-alpha.1",
            "v1.0.0-alpha.beta",
            "v1.0.0-beta.2",
            "v1.0.0-beta.11",
            "v1.0.0-rc.1",
            "v1.0.0",
            "v1.2.0",
            "v1.10.0",
            "v2.0.0+incompatible",
        ];
        for (i, a) in ordered.iter().enumerate() {
            for (j, b) in ordered.iter().enumerate() {
                assert_eq!(compare(a, b), i.cmp(&j), "{a} {b}");
            }
        }
        assert_eq!(compare("v1.0.0+a", "v1.0.0"), Ordering::Equal);
    }

    #[test]
    fn only_canonical_versions_are_valid() {
        assert!(is_valid("v1.2.3") && is_valid("v1.2.3-0.20200101000000-abc") && is_valid("v2.0.0+incompatible"));
        for wrong in ["1.2.3", "v1", "v1.2", "v01.2.3", "v1.2.3-", "v1.2.3-01", "v1.2.3.4", "latest"] {
            assert!(!is_valid(wrong), "{wrong}");
        }
    }

    #[test]
    fn major_versions_fit_their_paths() {
        assert_eq!(check_path_major("v2.0.0", "example.com/m"), Err("should be v0 or v1, not v2".into()));
        assert_eq!(check_path_major("v1.0.0", "example.com/m/v2"), Err("should be v2, not v1".into()));
        assert!(check_path_major("v2.0.0+incompatible", "example.com/m").is_ok());
        assert!(check_path_major("v3.1.0", "gopkg.in/yaml.v3").is_ok());
    }

    #[test]
    fn go_versions_parse() {
        assert_eq!(GoVersion::parse("1.21.3"), Some(GoVersion { major: 1, minor: 21 }));
        assert_eq!(GoVersion::parse("1.22rc1"), Some(GoVersion { major: 1, minor: 22 }));
        assert_eq!(GoVersion::parse("1.x"), None);
        assert_eq!(GoVersion::parse("1.2.3.4"), None);
        assert_eq!(GoVersion::parse("v1.2"), None);
    }

    #[test]
    fn the_cache_spells_capitals_with_a_mark() {
        assert_eq!(escape("github.com/BurntSushi/toml"), "github.com/!burnt!sushi/toml");
    }
}
