//! Checking small programs in tests.

use std::sync::Arc;

use vo_syntax::{Diagnostic, FileId, ParseMode, SourceMap, Span, ast};
use vo_types::{Arena, Checker, Importer, PackageSource, PkgId};

/// Knows the packages that a test gives it as pairs of path and text.
pub struct Library<'t> {
    pub map: Arc<SourceMap>,
    pub packages: &'t [(&'t str, &'t str)],
}

impl Importer for Library<'_> {
    fn import(&mut self, path: &str, _from: &str) -> Result<PackageSource, String> {
        let found = self.packages.iter().find(|(known, _)| *known == path);
        let (_, text) = found.ok_or_else(|| format!("package {path} is not in std"))?;
        Ok(package(&self.map, path, text, true))
    }

    fn parse_body(&mut self, file: FileId, unparsed: Span, first_id: u32) -> (ast::Block, u32, Vec<Diagnostic>) {
        let source = self.map.file(file).expect("the checker names files of the map");
        let mut next = vo_syntax::NodeId(first_id);
        let parsed = vo_syntax::parse_body(&source, unparsed, &mut next);
        (parsed.tree, next.0, parsed.diagnostics)
    }
}

fn package(map: &SourceMap, path: &str, text: &str, lazy: bool) -> PackageSource {
    let file = map.add(format!("{path}.go"), text.as_bytes()).expect("tests are small");
    let parsed = vo_syntax::parse_file(&file, ParseMode { lazy_bodies: lazy, imports_only: false });
    PackageSource {
        path: path.to_owned(),
        files: vec![parsed.tree],
        errors: parsed.diagnostics,
        lazy,
        ..PackageSource::default()
    }
}

/// Checks package `main` of this text and hands the checker to `look`.
pub fn checked<R>(
    text: &str,
    packages: &[(&str, &str)],
    look: impl FnOnce(&mut Checker<'_>, PkgId, &SourceMap) -> R,
) -> R {
    let map = Arc::new(SourceMap::new());
    let mut library = Library { map: map.clone(), packages };
    let arena = Arena::new();
    let source = package(&map, "main", text, false);
    let mut checker = Checker::new(&arena, &mut library);
    checker.set_source_map(map.clone());
    let pkg = checker.check_package(source);
    look(&mut checker, pkg, &map)
}
