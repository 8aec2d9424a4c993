//! Lowers Go files and prints the code: `cargo run --example lower file.go`. Imports come from the
//! sources of the Go installation that `GOROOT` names. `VO_QUIET=1` prints sizes only.

use std::path::PathBuf;
use std::sync::Arc;

use vo_bytecode::{Module, verify};
use vo_syntax::{
    BuildConstraint, FileId, FileNameRules, NodeId, ParseMode, SourceMap, Span, ast, parse_body, parse_file,
};
use vo_types::{Arena, Checker, Importer, PackageSource};

struct Goroot {
    root: PathBuf,
    sources: Arc<SourceMap>,
}

fn has_tag(tag: &str) -> bool {
    matches!(tag, "linux" | "amd64" | "unix" | "gc" | "purego") || tag.starts_with("go1.")
}

impl Importer for Goroot {
    fn import(&mut self, path: &str, _from: &str) -> Result<PackageSource, String> {
        let plain = self.root.join("src").join(path);
        let dir = if plain.is_dir() { plain } else { self.root.join("src/vendor").join(path) };
        let mut package = PackageSource { path: path.to_owned(), lazy: true, ..Default::default() };
        let mut names: Vec<_> =
            std::fs::read_dir(&dir).map_err(|e| e.to_string())?.filter_map(|e| Some(e.ok()?.path())).collect();
        names.sort();
        for name in names {
            let base = name.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            let rules = FileNameRules::of(base);
            if !base.ends_with(".go") || base.ends_with("_test.go") || !rules.matches(&mut has_tag) {
                continue;
            }
            let text = std::fs::read(&name).map_err(|e| e.to_string())?;
            let file = self.sources.add(name.to_string_lossy(), text).map_err(|e| e.to_string())?;
            let parsed = parse_file(&file, ParseMode { lazy_bodies: true, ..Default::default() });
            let excluded =
                parsed.tree.build_constraint.as_ref().is_some_and(|c| {
                    BuildConstraint::parse(&format!("//{}", c.text)).is_ok_and(|c| !c.eval(&mut has_tag))
                });
            if !excluded {
                package.files.push(parsed.tree);
                package.errors.extend(parsed.diagnostics);
            }
        }
        Ok(package)
    }

    fn parse_body(&mut self, file: FileId, body: Span, first: u32) -> (ast::Block, u32, Vec<vo_syntax::Diagnostic>) {
        let source = self.sources.file(file).expect("a body lies in a known file");
        let mut next = NodeId(first);
        let parsed = parse_body(&source, body, &mut next);
        (parsed.tree, next.0, parsed.diagnostics)
    }
}

fn main() {
    let sources = Arc::new(SourceMap::new());
    let mut package = PackageSource { path: "main".into(), ..Default::default() };
    for name in std::env::args().skip(1) {
        let text = std::fs::read(&name).expect("the file can be read");
        let file = sources.add(name, text).expect("the file is small");
        let parsed = parse_file(&file, ParseMode::default());
        package.files.push(parsed.tree);
        package.errors.extend(parsed.diagnostics);
    }
    let root = std::env::var("GOROOT").unwrap_or_default().into();
    let mut importer = Goroot { root, sources: sources.clone() };
    let arena = Arena::new();
    let mut checker = Checker::new(&arena, &mut importer);
    let start = std::time::Instant::now();
    checker.check_package(package);
    let checked = start.elapsed();
    match vo_lower::lower_program(&mut checker, &sources) {
        Ok(module) => {
            if std::env::var_os("VO_QUIET").is_none() {
                print(&module);
            }
            let code: usize = module.functions.iter().map(|f| f.code.len()).sum();
            println!("{} functions, {code} instructions, {} types", module.functions.len(), module.types.len());
            println!("checked in {checked:?}, lowered in {:?}", start.elapsed() - checked);
            if let Err(error) = verify(&module) {
                println!("VERIFY: {error}");
            }
        }
        Err(errors) => {
            for error in errors {
                let at = sources.position(error.span.lo).map(|p| p.to_string()).unwrap_or_default();
                println!("{at}: {}", error.message);
            }
        }
    }
}

fn print(module: &Module) {
    for function in &module.functions {
        println!("{} nregs={} sig={:?}", function.name, function.nregs, module.sigs[function.sig.index()]);
        for (pc, inst) in function.code.iter().enumerate() {
            let cd = inst.cd();
            println!("  {pc:4} {:12} {} {} {} {}  ({cd})", inst.op.info().mnemonic, inst.a, inst.b, inst.c, inst.d);
        }
    }
}
