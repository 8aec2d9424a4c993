//! The standard library that this executable carries: its sources, and an index of what they declare.

use vo_packages::{Library, LibraryFile};
use vo_types::Part;

/// Where in its files a package declares what.
struct PackageIndex {
    path: &'static str,
    name: &'static str,
    parts: &'static [Part],
    /// By name, sorted: the numbers of the parts that declare it, methods of types included.
    names: &'static [(&'static str, &'static [u32])],
    /// Parts with `func init()`.
    initial: &'static [u32],
}

include!(concat!(env!("OUT_DIR"), "/library_index.rs"));

impl PackageIndex {
    fn of(path: &str) -> Option<&'static PackageIndex> {
        PACKAGES.binary_search_by(|p| p.path.cmp(path)).ok().map(|k| &PACKAGES[k])
    }

    fn parts(&self, numbers: &[u32]) -> Vec<Part> {
        numbers.iter().map(|&number| self.parts[number as usize]).collect()
    }
}

/// The embedded library.
pub struct Embedded;

impl Library for Embedded {
    fn name(&self, path: &str) -> Option<&str> {
        PackageIndex::of(path).map(|index| index.name)
    }

    fn file(&self, path: &str, number: u32) -> LibraryFile<'_> {
        let package = vo_std::package(path).expect("what is in the index is in the library");
        let file = &package.files[number as usize];
        LibraryFile { name: file.name, text: file.text.as_bytes() }
    }

    fn parts(&self, path: &str, name: &str) -> Vec<Part> {
        let Some(index) = PackageIndex::of(path) else { return Vec::new() };
        let found = index.names.binary_search_by(|(declared, _)| (*declared).cmp(name));
        found.map_or(Vec::new(), |k| index.parts(index.names[k].1))
    }

    fn initial_parts(&self, path: &str) -> Vec<Part> {
        PackageIndex::of(path).map_or(Vec::new(), |index| index.parts(index.initial))
    }

    fn all_parts(&self, path: &str) -> Vec<Part> {
        PackageIndex::of(path).map_or(Vec::new(), |index| index.parts.to_vec())
    }
}
