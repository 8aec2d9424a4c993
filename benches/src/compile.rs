//! How fast the compilers are, on a generated program of many functions.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::engines::{Engine, Workshop};
use crate::measure::median;

/// One way to compile, with its median time.
pub struct Compiled {
    pub what: &'static str,
    pub time: Result<Duration, String>,
}

pub struct CompileSpeed {
    pub lines: usize,
    pub rows: Vec<Compiled>,
}

const FUNCTIONS: usize = 1_000;

/// A program of `FUNCTIONS` functions of about fifteen lines that call each other.
fn generate(stamp: usize) -> String {
    let mut text = format!("// Generated, number {stamp}.\npackage main\n\nimport \"fmt\"\n\n");
    text.push_str("type item struct {\n\tkey  int\n\tname string\n\tnext *item\n}\n\n");
    for i in 0..FUNCTIONS {
        let callee = if i == 0 { "x".to_string() } else { format!("f{}(x - 1)", i - 1) };
        let _ = write!(
            text,
            "func f{i}(x int) int {{\n\
             \tif x <= 0 {{\n\t\treturn {i}\n\t}}\n\
             \ta := make([]int, x%7+1)\n\
             \tsum := {callee}\n\
             \tfor j := range a {{\n\t\ta[j] = sum*{i} + j\n\t\tif a[j]&1 == 0 {{\n\t\t\tsum += a[j] % 1000\n\t\t}}\n\t}}\n\
             \tit := &item{{sum, \"f{i}\", nil}}\n\
             \tswitch it.key % 3 {{\n\tcase 0:\n\t\tsum++\n\tcase 1:\n\t\tsum += len(it.name)\n\t}}\n\
             \treturn sum & 0xffff\n}}\n\n"
        );
    }
    let _ = writeln!(text, "func main() {{\n\tfmt.Println(f{}(20))\n}}", FUNCTIONS - 1);
    text
}

/// Measures each compiler `runs` times; each time on a text it has not seen, so
/// that no cache answers.
pub fn compile_speed(workshop: &Workshop, runs: usize) -> std::io::Result<CompileSpeed> {
    let source = workshop.scratch().join("generated.go");
    let output = workshop.scratch().join("generated.out");
    let lines = generate(0).lines().count();
    let mut ways: Vec<(&'static str, Box<dyn Fn() -> Command + '_>)> = vec![
        ("vo compile (bytecode)", Box::new(|| vo(workshop, &["compile"], &source, Some(&output)))),
        ("vo run --tier=vm", Box::new(|| vo(workshop, &["run", "--tier=vm"], &source, None))),
        ("vo run --jit-only", Box::new(|| vo(workshop, &["run", "--jit-only"], &source, None))),
        ("vo build (executable)", Box::new(|| workshop.build_command(Engine::VoAot, &source, &output))),
    ];
    if workshop.version(Engine::Go).is_some() {
        ways.push(("go build (library cached)", Box::new(|| workshop.build_command(Engine::Go, &source, &output))));
    }
    let mut samples: Vec<Result<Vec<Duration>, String>> = vec![Ok(Vec::new()); ways.len()];
    for run in 0..runs {
        for (way, (_, command)) in ways.iter().enumerate() {
            std::fs::write(&source, generate(run * ways.len() + way))?;
            let Ok(times) = &mut samples[way] else { continue };
            match time(&mut command()) {
                Ok(duration) => times.push(duration),
                Err(why) => samples[way] = Err(why),
            }
        }
    }
    let rows = ways.iter().zip(samples);
    let rows = rows.map(|((what, _), times)| Compiled { what, time: times.map(median) }).collect();
    Ok(CompileSpeed { lines, rows })
}

fn vo(workshop: &Workshop, args: &[&str], source: &Path, output: Option<&Path>) -> Command {
    let mut command = Command::new(workshop.vo());
    command.args(args).arg(source);
    if let Some(output) = output {
        command.arg("-o").arg(output);
    }
    command
}

fn time(command: &mut Command) -> Result<Duration, String> {
    let start = Instant::now();
    let output = command.output().map_err(|e| e.to_string())?;
    let duration = start.elapsed();
    if output.status.success() {
        return Ok(duration);
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    Err(stderr.lines().next().unwrap_or("no message").to_string())
}
