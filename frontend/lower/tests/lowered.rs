//! Text tests: each `lowered/*.go` holds a program, and what its functions lower to, in a comment at its
//! end. `VO_BLESS=1` writes the comments anew.

use std::path::Path;
use std::sync::Arc;

use vo_bytecode::{FuncId, Module, text, verify};
use vo_syntax::{FileId, ParseMode, SourceMap, Span, ast, parse_file};
use vo_types::{Arena, Checker, Importer, PackageSource};

const MARK: &str = "\n/* lowered\n";

struct NoImports;

impl Importer for NoImports {
    fn import(&mut self, path: &str, _from: &str) -> Result<PackageSource, String> {
        Err(format!("these programs import nothing, so not {path}"))
    }
    fn parse_body(&mut self, _: FileId, _: Span, first: u32) -> (ast::Block, u32, Vec<vo_syntax::Diagnostic>) {
        unreachable!("no body is skipped, from node {first} on")
    }
}

fn lower(name: &str, source: &str) -> Result<Module, Vec<String>> {
    let sources = Arc::new(SourceMap::new());
    let file = sources.add(name, source.as_bytes().to_vec()).expect("the file is small");
    let parsed = parse_file(&file, ParseMode::default());
    let package = PackageSource {
        path: "main".into(),
        files: vec![parsed.tree],
        errors: parsed.diagnostics,
        ..Default::default()
    };
    let (mut importer, arena) = (NoImports, Arena::new());
    let mut checker = Checker::new(&arena, &mut importer);
    checker.check_package(package);
    let texts = |errors: Vec<vo_syntax::Diagnostic>| errors.into_iter().map(|e| e.message).collect::<Vec<_>>();
    let errors = checker.sorted_errors();
    if !errors.is_empty() {
        return Err(texts(errors));
    }
    vo_lower::lower_program(&mut checker, &sources).map_err(texts)
}

/// The code of the functions of package main, but for `main` itself.
fn code_of(module: &Module) -> String {
    let shown = |k: &usize| {
        let name = &module.functions[*k].name;
        name.starts_with("main.") && name != "main.main"
    };
    (0..module.functions.len()).filter(shown).map(|k| text::function(module, FuncId::from(k))).collect()
}

#[test]
fn programs_lower_to_the_code_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lowered");
    let bless = std::env::var_os("VO_BLESS").is_some();
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let content = std::fs::read_to_string(&path).expect("the file can be read");
        let (source, expected) = content.split_once(MARK).unwrap_or((&content, ""));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let module = lower(&name, source).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        if let Err(error) = verify(&module) {
            panic!("{name}: {error}");
        }
        let code = code_of(&module);
        if bless {
            std::fs::write(&path, format!("{}\n{MARK}{code}*/\n", source.trim_end())).expect("the file can be written");
        } else if expected.strip_suffix("*/\n") != Some(&code) {
            wrong.push(format!("{name} lowers to\n{code}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_nothing_refers_to_is_not_lowered() {
    let module = lower("a.go", "package main\nfunc unused() {}\nvar v = []int{1}\nfunc main() {}\n").unwrap();
    assert!(module.function_named("main.unused").is_none());
    assert!(module.function_named("main.init").is_none());
}

#[test]
fn instances_that_never_end_are_an_error() {
    let source = "package main\ntype box[T any] struct{ v T }\nfunc f[T any](n int, v T) { if n > 0 { f(n-1, box[T]{v}) } }\nfunc main() { f(3, 1) }\n";
    let errors = lower("a.go", source).unwrap_err();
    assert!(errors.iter().any(|e| e.contains("instantiat")), "{errors:?}");
}
