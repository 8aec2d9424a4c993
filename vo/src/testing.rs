//! `vo test`: the tests of packages, each package's in a process of its own, reported as the Go command does.
//!
//! Invariants: a package's tests run in its folder; standard output and standard error of a process are one stream;
//! a package that fails, or does not compile, keeps no other from being tested.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use vo_bytecode::Module;
use vo_packages::{Environment, Target, has_tests};

use crate::compile::compile;
use crate::errors::Error;
use crate::script;
use crate::sources::environment;

/// What a test run was asked for.
#[derive(Clone, Debug, Default)]
pub struct TestOptions {
    /// Packages or patterns of packages; the current folder if there are none.
    pub packages: Vec<String>,
    /// Arguments of `vo run` that choose tiers.
    pub run_arguments: Vec<String>,
    /// Arguments of each test program.
    pub program_arguments: Vec<String>,
    /// Show what tests print even if they pass.
    pub show_output: bool,
}

/// How the tests of a package ended.
struct TestRun {
    status: ExitStatus,
    output: Vec<u8>,
    took: Duration,
}

/// Runs the tests of packages and writes reports to standard output. Says whether all passed.
///
/// # Errors
/// If a package is not found, or a process or a file can't be had.
pub fn test(options: &TestOptions) -> Result<bool, Error> {
    let env = environment()?;
    let is_list = !options.packages.is_empty();
    let here = [".".to_owned()];
    let named = if is_list { options.packages.as_slice() } else { &here };
    let mut passed = true;
    for argument in named {
        let targets = Target::of_pattern(argument, &env).map_err(|e| Error::io(argument, e))?;
        for target in targets {
            passed &= test_package(&folder_of(target)?, options, is_list, &env)?;
        }
    }
    if !passed && is_list {
        println!("FAIL");
    }
    Ok(passed)
}

fn folder_of(target: Target) -> Result<PathBuf, Error> {
    match target {
        Target::Directory(dir) => Ok(dir),
        _ => Err(Error::Setting("tests are found in folders: name them as ./folder or ./...".into())),
    }
}

/// Tests one package and reports it.
fn test_package(dir: &Path, options: &TestOptions, is_list: bool, env: &Environment) -> Result<bool, Error> {
    let path = vo_packages::path_of(dir, env).map_err(Error::Source)?;
    if !has_tests(&env.absolute(dir), env) {
        println!("?   \t{path}\t[no test files]");
        return Ok(true);
    }
    let module = match compile(Target::Tests(dir.to_owned()), env) {
        Ok(compiled) => compiled.module,
        Err(Error::Source(errors)) => {
            eprintln!("# {path} [{path}.test]\n{}", errors.trim_start_matches(&format!("# {path}\n")));
            println!("FAIL\t{path} [build failed]");
            return Ok(false);
        }
        Err(error) => return Err(error),
    };
    let run = run(&module, &program_name(&path), &env.absolute(dir), options).map_err(|e| Error::io(dir, e))?;
    report(&path, &run, options, is_list).map_err(|e| Error::io("standard output", e))?;
    Ok(run.status.success())
}

/// The name of the program that tests the package of a path.
fn program_name(path: &str) -> String {
    format!("{}.test", path.rsplit('/').next().unwrap_or_default())
}

/// Runs a test program in a folder.
fn run(program: &Module, name: &str, dir: &Path, options: &TestOptions) -> io::Result<TestRun> {
    let scratch = tempfile::tempdir()?;
    let file = scratch.path().join(name);
    script::write(&file, program)?;
    let (mut reader, writer) = io::pipe()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("run").args(&options.run_arguments).arg(&file).args(&options.program_arguments);
    command.current_dir(dir).stdout(writer.try_clone()?).stderr(writer);
    let start = Instant::now();
    let mut child = command.spawn()?;
    // The writing ends that it holds would keep the pipe open.
    drop(command);
    let mut output = Vec::new();
    reader.read_to_end(&mut output)?;
    Ok(TestRun { status: child.wait()?, output, took: start.elapsed() })
}

fn report(path: &str, run: &TestRun, options: &TestOptions, is_list: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let passed = run.status.success();
    if !passed || options.show_output || !is_list {
        out.write_all(&run.output)?;
    }
    let seconds = run.took.as_secs_f64();
    if !passed {
        if !is_list {
            writeln!(out, "{}", run.status.to_string().replace("exit status: ", "exit status "))?;
        }
        return writeln!(out, "FAIL\t{path}\t{seconds:.3}s");
    }
    let nothing = run.output.starts_with(b"testing: warning: no tests to run\n");
    let remark = if nothing { " [no tests to run]" } else { "" };
    writeln!(out, "ok  \t{path}\t{seconds:.3}s{remark}")
}
