//! Lowers Go files and prints the code: `cargo run --example lower file.go`.

use std::sync::Arc;

use vo_bytecode::{Module, verify};
use vo_syntax::{FileId, ParseMode, SourceMap, Span, ast, parse_file};
use vo_types::{Arena, Checker, Importer, PackageSource};

struct NoImports;

impl Importer for NoImports {
    fn import(&mut self, path: &str, _from: &str) -> Result<PackageSource, String> {
        Err(format!("package {path} is not available here"))
    }
    fn parse_body(&mut self, _: FileId, _: Span, first: u32) -> (ast::Block, u32, Vec<vo_syntax::Diagnostic>) {
        unreachable!("nothing is skipped, so node {first} is parsed")
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
    let mut importer = NoImports;
    let arena = Arena::new();
    let mut checker = Checker::new(&arena, &mut importer);
    checker.check_package(package);
    match vo_lower::lower_program(&mut checker, &sources) {
        Ok(module) => {
            print(&module);
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
