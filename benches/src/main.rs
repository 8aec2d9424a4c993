//! Measures `vo` against compiled Go and other languages' engines, and writes
//! tables and a chart into `results/` and the README.
//!
//! It knows `vo` only as a command. Outputs are compared with Go's in each run.

mod chart;
mod compile;
mod engines;
mod library;
mod measure;
mod programs;
mod publication;
mod report;

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Parser;

use engines::{Engine, Workshop};
use measure::{Row, measure};
use programs::{Length, PROGRAMS, Program};
use report::{Results, splice};

/// Measures vo against compiled Go, LuaJIT, Node and PyPy.
#[derive(Parser)]
struct Options {
    /// Smaller sizes and three runs: a look, not a measurement to keep.
    #[arg(long)]
    quick: bool,
    /// Only these programs, separated by commas.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Only the programs of `library/`, which measure the standard library.
    #[arg(long)]
    library: bool,
    /// How often each is run.
    #[arg(long)]
    runs: Option<usize>,
    /// Where the results go; the README is updated only without this.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The vo executable; built from this workspace when not given.
    #[arg(long)]
    vo: Option<PathBuf>,
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let options = Options::parse();
    let selected = select(&options.only)?;
    let vo = match &options.vo {
        Some(path) => path.canonicalize()?,
        None => build_vo()?,
    };
    let mut workshop = Workshop::open(vo)?;
    if options.library {
        return write_library(&mut workshop, &options);
    }
    let results = run(&mut workshop, &selected, &options)?;
    write_results(&results, &workshop, &options)?;
    if is_whole(&options) { write_library(&mut workshop, &options) } else { Ok(()) }
}

/// Whether the run measures everything at full size, for the usual folder.
fn is_whole(options: &Options) -> bool {
    options.out.is_none() && options.only.is_empty() && !options.quick
}

/// Measures the standard library, and writes its section of the README.
fn write_library(workshop: &mut Workshop, options: &Options) -> Outcome<()> {
    let runs = options.runs.unwrap_or(if options.quick { 3 } else { 5 }).max(1);
    let rows = library::library(workshop, runs);
    let markdown = library::markdown(&rows, runs);
    println!("{markdown}");
    if is_whole(options) { write_section("library", &markdown) } else { Ok(()) }
}

/// Replaces a section of the README.
fn write_section(name: &str, markdown: &str) -> Outcome<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = splice(&std::fs::read_to_string(&path)?, name, markdown)
        .ok_or_else(|| format!("README.md has lost the marks around its section {name:?}"))?;
    Ok(std::fs::write(path, readme)?)
}

fn select(only: &[String]) -> Outcome<Vec<Program>> {
    for name in only {
        if !PROGRAMS.iter().any(|program| program.name == name) {
            let known: Vec<&str> = PROGRAMS.iter().map(|program| program.name).collect();
            return Err(format!("no program {name:?}; there are {}", known.join(", ")).into());
        }
    }
    let wanted = |program: &&Program| only.is_empty() || only.iter().any(|n| n == program.name);
    Ok(PROGRAMS.iter().filter(wanted).copied().collect())
}

/// Builds `vo` with optimisation, into the folder this program was built into.
fn build_vo() -> Outcome<PathBuf> {
    let this = std::env::current_exe()?;
    let target = this.parent().and_then(Path::parent).ok_or("no target folder")?;
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--release", "--quiet", "-p", "vo-cli"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CARGO_TARGET_DIR", target)
        .status()?;
    if !status.success() {
        return Err("building vo failed".into());
    }
    Ok(target.join("release").join(format!("vo{}", std::env::consts::EXE_SUFFIX)))
}

fn run(workshop: &mut Workshop, selected: &[Program], options: &Options) -> Outcome<Results> {
    use Engine::{Go, LuaJit, LuaJitInterpreter, Node, PyPy, VoAot, VoAuto, VoJit, VoVm};
    let runs = options.runs.unwrap_or(if options.quick { 3 } else { 5 }).max(1);
    let (long, medium) = if options.quick { (Length::Medium, Length::Short) } else { (Length::Long, Length::Medium) };
    let native = [Go, VoAuto, VoJit, VoAot, LuaJit, Node, PyPy];
    let native = section(workshop, "native", selected, long, &native, runs);
    let interpreters = [Go, VoVm, LuaJitInterpreter];
    let interpreted = section(workshop, "interpreters", selected, medium, &interpreters, runs);
    let engines = [Go, VoVm, VoAuto, VoJit];
    let short = section(workshop, "short", selected, Length::Short, &engines, runs);
    eprintln!("startup");
    let installed: Vec<Engine> = Engine::ALL.into_iter().filter(|&e| workshop.version(e).is_some()).collect();
    let startup = measure(workshop, "hello", &[], &installed, runs.max(3) * 4);
    eprintln!("compile speed");
    let compile = compile::compile_speed(workshop, runs)?;
    eprintln!("publication");
    let publication = publication::publication(workshop, runs)?;
    Ok(Results { runs, quick: options.quick, native, interpreted, short, startup, compile, publication })
}

fn section(
    workshop: &mut Workshop,
    title: &str,
    selected: &[Program],
    length: Length,
    engines: &[Engine],
    runs: usize,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for program in selected {
        eprintln!("{title}: {}", program.name);
        let able: Vec<Engine> = engines.iter().copied().filter(|&e| workshop.can_run(e, program)).collect();
        rows.push(measure(workshop, program.name, &[program.size(length)], &able, runs));
    }
    rows
}

fn write_results(results: &Results, workshop: &Workshop, options: &Options) -> Outcome<()> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = options.out.clone().unwrap_or_else(|| home.join("results"));
    std::fs::create_dir_all(&out)?;
    let markdown = results.markdown(workshop);
    std::fs::write(out.join("results.md"), format!("# Results\n\n{markdown}"))?;
    std::fs::write(out.join("results.csv"), results.csv())?;
    chart::draw(&results.native, &out.join("native.svg"))?;
    println!("{markdown}");
    if is_whole(options) {
        write_section("results", &format!("![time relative to Go](results/native.svg)\n\n{markdown}"))?;
    }
    eprintln!("written to {}", out.display());
    Ok(())
}
