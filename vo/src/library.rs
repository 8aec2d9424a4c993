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
    /// Names of functions of other packages, and the functions of this one that stand for them.
    pushed: &'static [(&'static str, &'static str)],
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

    fn pushed(&self, function: &str) -> Option<(&str, &str)> {
        PACKAGES.iter().find_map(|index| {
            let (_, own) = index.pushed.iter().find(|(other, _)| *other == function)?;
            Some((index.path, *own))
        })
    }

    fn all_parts(&self, path: &str) -> Vec<Part> {
        PackageIndex::of(path).map_or(Vec::new(), |index| index.parts.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vo_syntax::ast::Decl;
    use vo_syntax::{NodeId, ParseMode, SourceFile, Span, parse_file, parse_part};

    fn text(path: &str, part: Part) -> &str {
        let file = Embedded.file(path, part.file);
        std::str::from_utf8(&file.text[part.lo as usize..part.hi as usize]).unwrap()
    }

    #[test]
    fn names_lead_to_their_declarations() {
        let [only] = Embedded.parts("fmt", "Println")[..] else { panic!("a function has one part") };
        assert!(text("fmt", only).starts_with("func Println("));
        let file = Embedded.parts("os", "File");
        assert!(text("os", file[0]).starts_with("type File "));
        assert!(file[1..].iter().any(|&part| text("os", part).starts_with("func (f *File) Close(")));
        assert!(file[1..].iter().all(|&part| text("os", part).starts_with("func (")));
        assert!(Embedded.parts("fmt", "Printline").is_empty());
        assert!(Embedded.parts("nowhere", "F").is_empty());
        assert_eq!(Embedded.name("math/rand/v2"), Some("rand"));
    }

    #[test]
    fn the_parts_of_a_package_are_all_that_its_files_declare() {
        for package in PACKAGES {
            let sources: Vec<_> = vo_std::package(package.path).unwrap().files.iter().collect();
            let mut found = 0;
            for part in Embedded.all_parts(package.path) {
                let source = SourceFile::standalone("part.go", sources[part.file as usize].text.as_bytes());
                let span = Span { lo: source.pos(part.lo as usize), hi: source.pos(part.hi as usize) };
                let parsed = parse_part(&source, span, NodeId(0));
                assert!(parsed.diagnostics.is_empty(), "{}: {:?}", package.path, parsed.diagnostics);
                found += parsed.tree.decls.len();
            }
            let declared = sources.iter().map(|file| {
                let source = SourceFile::standalone(file.name, file.text.as_bytes());
                let tree = parse_file(&source, ParseMode { lazy_bodies: true, imports_only: false }).tree;
                tree.decls.iter().filter(|decl| !matches!(decl, Decl::Import(_))).count()
            });
            assert_eq!(found, declared.sum::<usize>(), "{}", package.path);
        }
    }
}
