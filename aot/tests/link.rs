//! Executables: an object linked with the runtime's library runs as the program it was made from.
//!
//! Needs `libvo_aot_rt.a`: named by `VO_RUNTIME_LIB`, or in the directory of the build. Without it there
//! is nothing to link, and the test says so.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Arc;

use vo_aot::AotCompiler;
use vo_bytecode::{Class, FuncFlags, FuncId, Function, FunctionBuilder, LineEntry, Module, Op, SigId, Signature};

fn runtime_library() -> Option<PathBuf> {
    let named = std::env::var_os("VO_RUNTIME_LIB").map(PathBuf::from);
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.parent()?.join("libvo_aot_rt.a")));
    named.or(beside).filter(|path| path.is_file())
}

fn function(name: &str, sig: u16, flags: FuncFlags, build: impl FnOnce(&mut FunctionBuilder)) -> Function {
    let mut b =
        FunctionBuilder::new(Function { name: name.into(), sig: SigId(sig), flags, nregs: 24, ..Function::default() });
    b.set_position(10, 1);
    build(&mut b);
    b.finish()
}

/// `main.main` calls `main.get(index)`, which indexes an array of five.
fn module(index: i32) -> Module {
    let get = function("main.get", 1, FuncFlags::NO_INLINE, |b| {
        b.ab_imm(Op::BoundImm, 1, 0, 5);
        b.abc(Op::Ret, 1, 0, 0);
    });
    let main = function("main.main", 0, FuncFlags::empty(), |b| {
        b.ab_imm(Op::ConstI, 11, 0, index);
        b.call(10, FuncId(0));
        b.abc(Op::Ret, 1, 0, 0);
    });
    let start = function("runtime.main", 0, FuncFlags::empty(), |b| {
        b.call(10, FuncId(1));
        b.abc(Op::Ret, 1, 0, 0);
    });
    debug_assert!(matches!(main.lines[..], [LineEntry { line: 10, .. }]));
    Module {
        name: "main".into(),
        files: vec!["prog.go".into()],
        sigs: vec![Signature::default(), Signature { params: vec![Class::I], results: vec![Class::I] }],
        functions: vec![get, main, start],
        globals_size: 8,
        entry: FuncId(2),
        ..Module::default()
    }
}

fn build_and_run(index: i32, library: &PathBuf) -> Output {
    let dir = std::env::temp_dir().join(format!("vo-link-{}-{index}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a temporary directory");
    let (object, executable) = (dir.join("prog.o"), dir.join("prog"));
    let mut compiler = AotCompiler::new(Arc::new(module(index))).expect("this machine has a compiler");
    compiler.compile_module().expect("trampolines compile");
    std::fs::write(&object, compiler.finish().expect("the object is written").bytes()).expect("it fits on the disk");
    let linked = Command::new("cc")
        .args(["-no-pie", "-o"])
        .args([&executable, &object, library])
        .args(["-lpthread", "-ldl", "-lm"])
        .output()
        .expect("cc runs");
    assert!(linked.status.success(), "{}", String::from_utf8_lossy(&linked.stderr));
    let output = Command::new(&executable).output().expect("the executable runs");
    std::fs::remove_dir_all(&dir).expect("it was made above");
    output
}

#[test]
fn an_executable_runs_and_its_panics_have_traces() {
    let Some(library) = runtime_library() else {
        eprintln!("skipped: build libvo_aot_rt.a first, or name it in VO_RUNTIME_LIB");
        return;
    };
    let good = build_and_run(3, &library);
    assert_eq!(good.status.code(), Some(0), "{}", String::from_utf8_lossy(&good.stderr));
    let bad = build_and_run(7, &library);
    assert_eq!(bad.status.code(), Some(2));
    let text = String::from_utf8_lossy(&bad.stderr);
    assert!(text.contains("panic: runtime error: index out of range [7] with length 5"), "{text}");
    assert!(text.contains("main.get(...)\n\tprog.go:10"), "{text}");
}
