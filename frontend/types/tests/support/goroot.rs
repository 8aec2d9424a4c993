//! An importer that takes packages from the sources of an installed Go.

use std::path::PathBuf;
use std::sync::Arc;

use vo_syntax::{BuildConstraint, Diagnostic, FileId, FileNameRules, NodeId, ParseMode, SourceMap, Span, ast};
use vo_types::{Checker, Importer, ObjKind, PackageSource};

pub struct GorootImporter {
    root: PathBuf,
    map: Arc<SourceMap>,
}

/// The tags of a build for linux on amd64.
fn has_tag(tag: &str) -> bool {
    match tag.strip_prefix("go1.") {
        Some(minor) => minor.parse::<u32>().is_ok_and(|minor| minor <= 27),
        None => matches!(tag, "linux" | "amd64" | "unix" | "gc"),
    }
}

impl GorootImporter {
    pub fn new(map: Arc<SourceMap>) -> GorootImporter {
        let root = std::env::var("GOROOT").ok().or_else(|| {
            let output = std::process::Command::new("go").args(["env", "GOROOT"]).output().ok()?;
            Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        });
        GorootImporter { root: PathBuf::from(root.unwrap_or_default()), map }
    }
}

impl Importer for GorootImporter {
    fn import(&mut self, path: &str, _from: &str) -> Result<PackageSource, String> {
        let mut dir = self.root.join("src").join(path);
        if !dir.is_dir() {
            dir = self.root.join("src/vendor").join(path);
        }
        let entries = std::fs::read_dir(&dir).map_err(|_| format!("package {path} is not in std"))?;
        let mut names: Vec<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        let mut source = PackageSource { path: path.to_owned(), lazy: true, ..PackageSource::default() };
        for name in names {
            if !name.ends_with(".go")
                || name.ends_with("_test.go")
                || !FileNameRules::of(&name).matches(&mut |tag| has_tag(tag))
            {
                continue;
            }
            let full = dir.join(&name);
            let text = std::fs::read(&full).map_err(|error| error.to_string())?;
            let file = self.map.add(full.to_string_lossy().into_owned(), text).map_err(|error| error.to_string())?;
            let parsed = vo_syntax::parse_file(&file, ParseMode { lazy_bodies: true, imports_only: false });
            let excluded = parsed.tree.build_constraint.as_ref().is_some_and(|line| {
                BuildConstraint::parse(&line.text).is_ok_and(|constraint| !constraint.eval(&mut |tag| has_tag(tag)))
            });
            if excluded {
                continue;
            }
            source.errors.extend(parsed.diagnostics);
            source.files.push(parsed.tree);
        }
        if source.files.is_empty() {
            return Err(format!("no Go files in {}", dir.display()));
        }
        Ok(source)
    }

    fn parse_body(&mut self, file: FileId, unparsed: Span, first_id: u32) -> (ast::Block, u32, Vec<Diagnostic>) {
        let source = self.map.file(file).expect("the checker names files of the map");
        let mut next = NodeId(first_id);
        let parsed = vo_syntax::parse_body(&source, unparsed, &mut next);
        (parsed.tree, next.0, parsed.diagnostics)
    }
}

/// Checks the bodies of all functions of all packages.
#[allow(dead_code)]
pub fn check_all_bodies(checker: &mut Checker<'_>) {
    let packages: Vec<_> =
        checker.packages().iter().map(|p| (p.objects.clone(), p.methods.clone(), p.inits.clone())).collect();
    for (objects, methods, inits) in packages {
        for obj in objects.into_iter().chain(methods).chain(inits) {
            checker.ensure_declared(obj);
            if matches!(checker.object(obj).kind, ObjKind::Func(_)) {
                checker.ensure_body(obj);
            }
        }
    }
}

/// `file:line:column: message`, with notes indented below.
pub fn render(map: &SourceMap, diagnostic: &Diagnostic) -> String {
    let place = |span: Span| map.position(span.lo).map_or_else(|| "?".to_owned(), |p| p.to_string());
    let mut text = format!("{}: {}", place(diagnostic.span), diagnostic.message);
    for (span, note) in &diagnostic.notes {
        text.push_str(&format!("\n\t{}: {note}", place(*span)));
    }
    text
}
