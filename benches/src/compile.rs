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

/// A way to compile.
#[derive(Clone, Copy)]
enum Way {
    /// To a bytecode file.
    Bytecode,
    /// In memory, and run: the option that selects the tier.
    Run(&'static str),
    /// To an executable.
    Build(Engine),
}

const WAYS: [(&str, Way); 5] = [
    ("vo compile (bytecode)", Way::Bytecode),
    ("vo run --tier=vm", Way::Run("--tier=vm")),
    ("vo run --jit-only", Way::Run("--jit-only")),
    ("vo build (executable)", Way::Build(Engine::VoAot)),
    ("go build (library cached)", Way::Build(Engine::Go)),
];

impl Way {
    fn command(self, workshop: &Workshop, source: &Path, output: &Path) -> Command {
        match self {
            Way::Bytecode => vo(workshop, &["compile"], source, Some(output)),
            Way::Run(option) => vo(workshop, &["run", option], source, None),
            Way::Build(engine) => workshop.build_command(engine, source, output),
        }
    }

    fn is_installed(self, workshop: &Workshop) -> bool {
        match self {
            Way::Build(engine) => workshop.version(engine).is_some(),
            Way::Bytecode | Way::Run(_) => true,
        }
    }
}

/// Measures each compiler `runs` times; each time on a text it has not seen, so
/// that no cache answers.
pub fn compile_speed(workshop: &Workshop, runs: usize) -> std::io::Result<CompileSpeed> {
    let source = workshop.scratch().join("generated.go");
    let ways: Vec<(&str, Way)> = WAYS.into_iter().filter(|(_, way)| way.is_installed(workshop)).collect();
    let mut samples: Vec<Result<Vec<Duration>, String>> = vec![Ok(Vec::new()); ways.len()];
    for run in 0..runs {
        for (i, (_, way)) in ways.iter().enumerate() {
            let stamp = run * ways.len() + i;
            let output = workshop.scratch().join(format!("generated.{stamp}"));
            std::fs::write(&source, generate(stamp))?;
            let Ok(times) = &mut samples[i] else { continue };
            match time(&mut way.command(workshop, &source, &output)) {
                Ok(duration) => times.push(duration),
                Err(why) => samples[i] = Err(why),
            }
        }
    }
    let rows = ways.iter().zip(samples);
    let rows = rows.map(|((what, _), times)| Compiled { what, time: times.map(median) });
    Ok(CompileSpeed { lines: generate(0).lines().count(), rows: rows.collect() })
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
