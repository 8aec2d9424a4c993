//! Source text to bytecode: parse, check, lower.

use std::sync::Arc;

use vo_bytecode::Module;
use vo_syntax::{Diagnostic, FileId, ParseMode, SourceMap, Span, ast, parse_body, parse_file};
use vo_types::{Arena, Checker, Importer, PackageSource};

use crate::errors::{Error, render};

/// A source file to compile: its name in messages, and its text.
#[derive(Clone, Debug)]
pub struct Input {
    pub name: String,
    pub text: Vec<u8>,
}

/// What to do with a package beyond checking it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Goal {
    Check,
    Lower,
}

/// Compiles the files of a main package.
///
/// # Errors
/// All errors in the source, rendered.
pub fn compile(inputs: Vec<Input>) -> Result<Module, Error> {
    run(inputs, Goal::Lower).map(|module| module.expect("lowering was asked for"))
}

/// Checks the files of a package of any name.
///
/// # Errors
/// All errors in the source, rendered.
pub fn check(inputs: Vec<Input>) -> Result<(), Error> {
    run(inputs, Goal::Check).map(|_| ())
}

fn run(inputs: Vec<Input>, goal: Goal) -> Result<Option<Module>, Error> {
    let sources = Arc::new(SourceMap::new());
    let fail = |diagnostics| Error::Source(render(&sources, diagnostics, false));
    let mut package = PackageSource { path: "main".into(), ..Default::default() };
    let mut syntax_errors = false;
    for input in inputs {
        let file = sources.add(input.name, input.text).map_err(|e| Error::Source(e.to_string()))?;
        let parsed = parse_file(&file, ParseMode::default());
        syntax_errors |= parsed.has_syntax_errors();
        package.files.push(parsed.tree);
        package.errors.extend(parsed.diagnostics);
    }
    if syntax_errors {
        return Err(fail(package.errors));
    }
    let name = package.files.first().map_or("", |f| f.package.name.as_str()).to_owned();
    let mut importer = Library { sources: sources.clone() };
    let arena = Arena::new();
    let mut checker = Checker::new(&arena, &mut importer);
    checker.check_package(package);
    let errors = checker.sorted_errors();
    if !errors.is_empty() {
        return Err(fail(errors));
    }
    match goal {
        Goal::Check => Ok(None),
        Goal::Lower if name != "main" => Err(Error::NotMain(name)),
        Goal::Lower => vo_lower::lower_program(&mut checker, &sources).map(Some).map_err(fail),
    }
}

/// Finds packages in the embedded standard library.
struct Library {
    sources: Arc<SourceMap>,
}

impl Importer for Library {
    fn import(&mut self, path: &str, _from: &str) -> Result<PackageSource, String> {
        let files = vo_std::source(path).ok_or_else(|| format!("package {path} is not in std"))?;
        let mut package = PackageSource { path: path.to_owned(), lazy: true, ..Default::default() };
        for file in files {
            let name = format!("{path}/{}", file.name);
            let source = self.sources.add(name, file.text.as_bytes()).map_err(|e| e.to_string())?;
            let parsed = parse_file(&source, ParseMode { lazy_bodies: true, imports_only: false });
            package.files.push(parsed.tree);
            package.errors.extend(parsed.diagnostics);
        }
        Ok(package)
    }

    fn parse_body(&mut self, file: FileId, unparsed: Span, first_id: u32) -> (ast::Block, u32, Vec<Diagnostic>) {
        let source = self.sources.file(file).expect("a file that was parsed is in the map");
        let mut next = vo_syntax::NodeId(first_id);
        let parsed = parse_body(&source, unparsed, &mut next);
        (parsed.tree, next.0, parsed.diagnostics)
    }
}
