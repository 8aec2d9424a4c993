//! Objects: their symbols, and what they import.

use std::sync::Arc;

use object::{Object, ObjectSymbol};
use vo_aot::{AotCompiler, START_SYMBOL};
use vo_bytecode::{Class, FuncFlags, FuncId, Function, FunctionBuilder, Kind, Module, Op, Signature, TypeDef};
use vo_runtime_symbols::Symbol;

fn function(name: &str, sig: u16, build: impl FnOnce(&mut FunctionBuilder)) -> Function {
    let flags = FuncFlags::NO_INLINE;
    let mut b = FunctionBuilder::new(Function {
        name: name.into(),
        sig: vo_bytecode::SigId(sig),
        flags,
        nregs: 24,
        ..Function::default()
    });
    build(&mut b);
    b.finish()
}

/// `main.main` calls `main.f`, which indexes an array, allocates, and uses a string.
fn module() -> Module {
    let f = function("main.f", 1, |b| {
        b.ab_imm(Op::BoundImm, 1, 0, 5);
        b.ab_imm(Op::New, 2, 0, 0);
        b.ab_imm(Op::St64, 1, 2, 0);
        b.ab_imm(Op::ConstStr, 3, 0, 0);
        b.abc(Op::Add, 4, 4, 1);
        b.abc(Op::Ret, 4, 0, 0);
    });
    let main = function("main.main", 0, |b| {
        b.ab_imm(Op::ConstI, 11, 0, 3);
        b.call(10, FuncId(0));
        b.abc(Op::Ret, 1, 0, 0);
    });
    Module {
        name: "main".into(),
        types: vec![TypeDef { name: "int".into(), kind: Kind::Int, size: 8, align: 8, ..TypeDef::default() }],
        sigs: vec![Signature::default(), Signature { params: vec![Class::I], results: vec![Class::I] }],
        functions: vec![f, main],
        strings: vec![b"text".to_vec()],
        globals_size: 8,
        entry: FuncId(1),
        ..Module::default()
    }
}

#[test]
fn an_object_defines_go_functions_and_imports_only_runtime_symbols() {
    let mut compiler = AotCompiler::new(Arc::new(module())).expect("this machine has a compiler");
    compiler.compile_module().expect("trampolines compile");
    assert!(compiler.refused().is_empty());
    let output = compiler.finish().expect("the object is written");
    let file = object::File::parse(output.bytes()).expect("an object file");
    let defined: Vec<_> = file.symbols().filter(|s| !s.is_undefined()).filter_map(|s| s.name().ok()).collect();
    for name in ["main.f", "main.main", "main", "vo_aot_program", "vo_code_table", "vo_module"] {
        assert!(defined.contains(&name), "{name} is missing in {defined:?}");
    }
    let known: Vec<_> = Symbol::ALL.iter().map(|s| s.name()).chain([START_SYMBOL, ""]).collect();
    for symbol in file.symbols().filter(|s| s.is_undefined()) {
        let name = symbol.name().expect("a name in UTF-8");
        assert!(known.contains(&name), "{name} is imported and not a runtime symbol");
    }
}
