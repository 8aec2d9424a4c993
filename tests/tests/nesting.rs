//! Programs that nest as deeply as no person writes, but generators do.

use std::path::Path;
use std::time::Duration;

use vo_tests::mode::{vo_compile, vo_run_vob};
use vo_tests::process::{End, run};

const DEPTH: usize = 10_000;
const TIMEOUT: Duration = Duration::from_secs(60);

/// What the program with this body of `main` prints.
fn output(folder: &Path, name: &str, body: &str) -> String {
    let source = folder.join(format!("{name}.go"));
    let vob = folder.join(format!("{name}.vob"));
    let text =
        format!("package main\n\nfunc f(x int) int {{ return x + 1 }}\n\nfunc main() {{\n\tx := 1\n{body}\n}}\n");
    std::fs::write(&source, text).expect("the scratch folder takes files");
    let compiled = run(&mut vo_compile(&source, &vob), TIMEOUT).expect("vo starts");
    assert_eq!(compiled.end, End::Exit(0), "{name}: {}", compiled.stderr_text());
    run(&mut vo_run_vob(&vob), TIMEOUT).expect("vo starts").stderr_text()
}

#[test]
fn constructs_nest_ten_thousand_deep() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let deep =
        |before: &str, inner: &str, after: &str| format!("{}{inner}{}", before.repeat(DEPTH), after.repeat(DEPTH));
    let cases = [
        ("parentheses", format!("println({})", deep("(", "x", ")")), "1\n"),
        ("operands", format!("println({})", deep("(x + ", "x", ")")), "10001\n"),
        ("chain", format!("println({})", deep("x + ", "x", "")), "10001\n"),
        ("calls", format!("println({})", deep("f(", "x", ")")), "10001\n"),
        ("constants", format!("const c = {}\nprintln(c + x)", deep("(1 + ", "1", ")")), "10002\n"),
        ("blocks", deep("if x > 0 {\n", "println(x)\n", "}\n"), "1\n"),
    ];
    for (name, body, printed) in cases {
        assert_eq!(output(folder.path(), name, &body), printed, "{name}");
    }
}

#[test]
fn a_chain_of_five_thousand_conditions_compiles() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let links: String = (1..5_000).map(|i| format!(" else if x == {} {{\n\t\tprintln({i})\n\t}}", i + 1)).collect();
    assert_eq!(output(folder.path(), "conditions", &format!("\tif x == 0 {{\n\t}}{links}")), "");
    let links = links.replace("x ==", "x+4999 ==");
    assert_eq!(output(folder.path(), "conditions", &format!("\tif x == 0 {{\n\t}}{links}")), "4999\n");
}
