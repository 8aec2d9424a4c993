//! Handlers of hot instructions are leaf code: no calls, no saved registers.
//!
//! A call on a slow path inside a handler would make the compiler save registers on the fast path; a
//! dispatch that is no jump would let the stack grow.
#![cfg(all(target_arch = "x86_64", not(debug_assertions)))]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Handlers whose work is a function of the mathematics library where the processor may lack the
/// instruction.
const MATHEMATICS: [&str; 5] = ["floor_f", "ceil_f", "trunc_f", "roundeven_f", "fma_f"];
/// Families that must be leaves.
const FAMILIES: [&str; 8] = ["int", "float", "branch", "memory", "call", "slice", "object", "pair"];

/// The instructions of each function of the interpreter in this executable, by `family::handler`.
fn handlers() -> Option<BTreeMap<String, Vec<String>>> {
    let exe = std::env::current_exe().ok()?;
    let output = Command::new("objdump").args(["-d", "-C", "--no-show-raw-insn"]).arg(exe).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut functions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = None;
    for line in text.lines() {
        if let Some((_, name)) = line.split_once(" <vo_vm::ops::").filter(|_| line.ends_with(">:")) {
            current = Some(name.trim_end_matches(">:").to_owned());
        } else if line.is_empty() {
            current = None;
        } else if let (Some(name), Some((_, instruction))) = (&current, line.split_once(":\t")) {
            functions.entry(name.clone()).or_default().push(instruction.to_owned());
        }
    }
    Some(functions)
}

#[test]
fn hot_handlers_neither_call_nor_save_registers() {
    // Keeps the interpreter in the executable.
    let mut p = support::Program::default();
    let fib = support::define_fib(&mut p);
    assert_eq!(p.run(fib, &[10]), [55]);

    let Some(functions) = handlers() else {
        eprintln!("no objdump: skipped");
        return;
    };
    let outlined: BTreeSet<&str> = functions.keys().filter_map(|name| name.strip_suffix("::body")).collect();
    let mut checked = 0;
    for (name, code) in &functions {
        let Some((family, handler)) = name.split_once("::") else { continue };
        let leaf = FAMILIES.contains(&family) && !handler.contains("::") && !MATHEMATICS.contains(&handler);
        if !leaf || outlined.contains(name.as_str()) || handler == "loop_counted_out" {
            continue;
        }
        checked += 1;
        // Slicing needs more values at once than there are free registers.
        let may_save = family == "slice";
        let bad = code.iter().find(|i| i.starts_with("call") || i.starts_with("push") && !may_save);
        assert_eq!(bad, None, "in {name}:\n{}", code.join("\n"));
    }
    assert!(checked > 150, "only {checked} handlers found");
}
