//! The standard library: Go sources of the packages, and the native functions that they stand on.
//!
//! A function without a body in `go/<import path>/*.go` is the native `<import path>.<name>`: of
//! [`natives`], or, if it belongs to the scheduler or the heap, of the runtime. Natives never call back into Go code, and hold no lock while they park a goroutine.
//!
//! This crate must not know how packages are compiled, or which engine runs them.

mod abi;
mod atomics;
mod bignum;
mod bytealg;
mod digest;
mod float;
mod json;
mod long_division;
mod maths;
mod process;
mod random;
mod reflect;
mod regex;
mod signals;
mod sink;
mod sorting;
mod spawn;
mod system_call;
mod unicode;
mod waits;

use std::sync::OnceLock;

pub use vo_runtime::NativeEntry;

/// A package of the library.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    /// Import path.
    pub path: &'static str,
    pub files: &'static [SourceFile],
}

/// A Go source file of a package.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile {
    /// File name, without directory.
    pub name: &'static str,
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/packages.rs"));

/// All packages, sorted by import path.
pub fn packages() -> &'static [Package] {
    PACKAGES
}

/// The package with this import path.
pub fn package(path: &str) -> Option<&'static Package> {
    PACKAGES.binary_search_by(|p| p.path.cmp(path)).ok().map(|k| &PACKAGES[k])
}

/// All native functions of the library.
pub fn natives() -> &'static [NativeEntry] {
    static ALL: OnceLock<Vec<NativeEntry>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = [
            bignum::NATIVES,
            bytealg::NATIVES,
            digest::NATIVES,
            float::NATIVES,
            json::NATIVES,
            maths::NATIVES,
            process::NATIVES,
            random::NATIVES,
            reflect::NATIVES,
            regex::NATIVES,
            signals::NATIVES,
            sorting::NATIVES,
            spawn::NATIVES,
            unicode::NATIVES,
            waits::NATIVES,
        ]
        .concat();
        all.extend(atomics::natives());
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_found_by_path() {
        assert!(package("fmt").is_some_and(|p| p.files.iter().any(|f| f.name == "print.go")));
        assert!(package("unicode/utf8").is_some());
        assert!(package("nowhere").is_none());
    }

    #[test]
    fn natives_are_named_once_and_each_belongs_to_a_declaration() {
        let mut names: Vec<_> = natives().iter().map(|n| n.name).collect();
        names.extend(vo_runtime::rt::natives().iter().map(|n| n.name).filter(|n| !n.starts_with("rt.")));
        names.sort_unstable();
        assert!(names.windows(2).all(|w| w[0] != w[1]));
        let mut declared = declarations();
        declared.sort_unstable();
        assert_eq!(names, declared);
    }

    /// Whether a directive's second name is that of a function of the library with a body.
    fn is_written_in_go(names: &str) -> bool {
        let linked = names.split(' ').nth(1).and_then(|linked| linked.rsplit_once('.'));
        let Some((package, name)) = linked.and_then(|(path, name)| Some((package(path)?, name))) else { return false };
        let start = format!("func {name}(");
        package.files.iter().flat_map(|f| f.text.lines()).any(|line| line.starts_with(&start) && line.contains('{'))
    }

    /// Names of the functions without bodies that are natives.
    fn declarations() -> Vec<String> {
        let mut all = Vec::new();
        for package in packages() {
            let lines: Vec<_> = package.files.iter().flat_map(|f| f.text.lines()).collect();
            for pair in lines.windows(2) {
                let Some(rest) = pair[1].strip_prefix("func ") else { continue };
                if rest.starts_with('(') || rest.contains('{') || rest.ends_with('(') || rest.ends_with('}') {
                    continue;
                }
                if pair[0].strip_prefix("//go:linkname ").is_some_and(is_written_in_go) {
                    continue;
                }
                let name = rest.split(['(', '[']).next().expect("split gives one part");
                all.push(format!("{}.{name}", package.path));
            }
        }
        all
    }
}
