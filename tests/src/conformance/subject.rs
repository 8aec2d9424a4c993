//! What is tested: `vo` in one of its modes, or, to test the tests, Go itself.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;

use super::checker::{self, Request};
use super::expected_errors::Reported;
use super::layout::{self, Package};
use super::{Verdict, cause};
use crate::mode::Mode;
use crate::process::{Combined, End, run_combined};
use crate::vo_binary::vo;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Vo(Mode),
    /// The interpreter, collecting garbage at every slow path of the allocator.
    GcStress,
    /// The installed Go.
    Go,
}

impl Subject {
    pub fn named(name: &str) -> Option<Subject> {
        match name {
            "gc-stress" => Some(Subject::GcStress),
            "go" => Some(Subject::Go),
            _ => Mode::named(name).map(Subject::Vo),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Subject::Vo(mode) => mode.name(),
            Subject::GcStress => "gc-stress",
            Subject::Go => "go",
        }
    }

    /// Runs the program at `path`, a file or a folder, and returns both its streams as one.
    pub fn run(self, path: &Path, args: &[String], cwd: &Path, place: &Place<'_>) -> io::Result<Combined> {
        let executable = place.scratch.join("a.exe");
        let mut command = match self {
            Subject::Vo(Mode::Aot) => {
                let mut build = Command::new(vo());
                build.arg("build").arg(path).arg("-o").arg(&executable).current_dir(cwd);
                let built = place.run(&mut build)?;
                if built.end != End::Exit(0) {
                    return Ok(built);
                }
                Command::new(executable)
            }
            Subject::Vo(mode) => vo_run(mode, path),
            Subject::GcStress => {
                let mut command = vo_run(Mode::Vm, path);
                command.env("VO_GC_STRESS", "1");
                command
            }
            Subject::Go => {
                let mut build = Command::new(place.go());
                build.arg("build").arg("-o").arg(&executable).env("GOFLAGS", "-mod=mod");
                if path.is_dir() {
                    build.arg(".").current_dir(path)
                } else {
                    build.arg(path).current_dir(cwd)
                };
                let built = place.run(&mut build)?;
                if built.end != End::Exit(0) {
                    return Ok(built);
                }
                Command::new(executable)
            }
        };
        place.run(command.args(args).current_dir(cwd))
    }

    /// Compiles a main package, a file or a folder, without running it.
    pub fn compile(self, path: &Path, place: &Place<'_>) -> io::Result<Combined> {
        let mut command = match self {
            Subject::Go => {
                let mut command = Command::new(place.go());
                command.arg("build").arg("-o").arg(place.scratch.join("a.exe")).env("GOFLAGS", "-mod=mod");
                if path.is_dir() {
                    command.arg(".").current_dir(path)
                } else {
                    command.arg(path)
                };
                command
            }
            _ => {
                let mut command = Command::new(vo());
                command.arg("compile").arg(path).arg("-o").arg(place.scratch.join("a.vob"));
                command
            }
        };
        place.run(&mut command)
    }

    /// All errors in a package that may import `others`, or why there is no answer.
    pub fn errors(
        self,
        package: &Package,
        others: &[Package],
        flags: &[String],
        place: &Place<'_>,
    ) -> Result<Vec<Reported>, Verdict> {
        if self == Subject::Go {
            return errors_of_go(package, others, flags, place);
        }
        let language = flags.iter().find_map(|flag| checker::language_of_flag(flag));
        let request = Request { package: Some(package), others, language, goroot: place.goroot, ..Request::default() };
        answer(&request, place)
    }
}

/// Runs a worker and reads its answer.
pub fn answer(request: &Request<'_>, place: &Place<'_>) -> Result<Vec<Reported>, Verdict> {
    let mut command = request.command().map_err(|e| not_started(&e))?;
    let outcome = place.run(&mut command).map_err(|e| not_started(&e))?;
    cause::of_process(&outcome.end, &outcome.output)?;
    Ok(checker::parse_answer(&String::from_utf8_lossy(&outcome.output)))
}

pub fn not_started(error: &io::Error) -> Verdict {
    Verdict::Fail(format!("did not start: {error}"))
}

fn vo_run(mode: Mode, path: &Path) -> Command {
    let mut command = Command::new(vo());
    command.arg("run").arg(mode.option()).arg(path).envs(mode.thresholds());
    command
}

/// Where and how long a test may work.
pub struct Place<'a> {
    pub scratch: &'a Path,
    pub timeout: Duration,
    pub goroot: Option<&'a Path>,
}

impl Place<'_> {
    /// The go command. That in PATH may be a wrapper, which costs more than the compiler.
    fn go(&self) -> PathBuf {
        self.goroot.map(|root| root.join("bin/go")).filter(|go| go.is_file()).unwrap_or_else(|| "go".into())
    }

    fn run(&self, command: &mut Command) -> io::Result<Combined> {
        // Go ignores a module that lies in the folder of temporary files itself.
        let temporary = self.scratch.join("tmp");
        std::fs::create_dir_all(&temporary)?;
        // An empty root is none for vo: no package of the installed Go stands in for what our library lacks.
        command
            .env("GOROOT", "")
            .env("NO_COLOR", "1")
            .env("GOOS", "linux")
            .env("GOARCH", "amd64")
            .env("TMPDIR", temporary);
        run_combined(command, self.timeout)
    }
}

/// Go's compiler, without the go command.
fn errors_of_go(
    package: &Package,
    others: &[Package],
    flags: &[String],
    place: &Place<'_>,
) -> Result<Vec<Reported>, Verdict> {
    let mut config = exports(others.iter().chain([package]), place).map_err(|e| not_started(&e))?;
    for other in others {
        let archive = place.scratch.join(format!("{}.a", other.path.replace('/', "_")));
        go_compile(other, &archive, &config, &[], place)?;
        config.push_str(&format!("packagefile {}={}\n", other.path, archive.display()));
    }
    let outcome = go_compile(package, &place.scratch.join("p.a"), &config, flags, place)?;
    Ok(parse_go_errors(&String::from_utf8_lossy(&outcome.output)))
}

fn go_compile(
    package: &Package,
    archive: &Path,
    config: &str,
    flags: &[String],
    place: &Place<'_>,
) -> Result<Combined, Verdict> {
    let importcfg = place.scratch.join("importcfg");
    std::fs::write(&importcfg, config).map_err(|e| not_started(&e))?;
    let mut command = Command::new(place.go());
    command.args(["tool", "compile", "-e", "-d=panic", "-D", "test", "-p", &package.path, "-o"]).arg(archive);
    command.arg("-importcfg").arg(&importcfg).args(flags).args(&package.files).current_dir(place.scratch);
    place.run(&mut command).map_err(|e| not_started(&e))
}

/// The lines `packagefile path=archive` of what the packages import, from the go command.
fn exports<'a>(packages: impl Iterator<Item = &'a Package>, place: &Place<'_>) -> io::Result<String> {
    static KNOWN: Mutex<Option<String>> = Mutex::new(None);
    let mut known = KNOWN.lock().expect("no user of the map panics");
    if known.is_none() {
        let format = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}";
        let output = Command::new(place.go()).args(["list", "-export", "-f", format, "std"]).output()?;
        *known = Some(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let wanted: BTreeSet<PathBuf> = packages.flat_map(|p| p.files.clone()).collect();
    let texts: Vec<String> = wanted.iter().map(|f| layout::read(f)).collect();
    let lines = known.as_deref().unwrap_or_default().lines().filter(|line| {
        let path = line.trim_start_matches("packagefile ").split('=').next().unwrap_or_default();
        texts.iter().any(|text| text.contains(&format!("\"{path}\"")))
    });
    Ok(lines.map(|line| format!("{line}\n")).collect())
}

fn parse_go_errors(text: &str) -> Vec<Reported> {
    let mut errors: Vec<Reported> = Vec::new();
    for line in text.lines() {
        if line.starts_with('\t') {
            if let Some(last) = errors.last_mut() {
                last.message.push('\n');
                last.message.push_str(line);
            }
            continue;
        }
        let mut parts = line.splitn(4, ':');
        let (Some(file), Some(row), Some(column), Some(message)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let (Ok(line), Ok(column)) = (row.parse(), column.parse()) else { continue };
        let file = file.rsplit('/').next().unwrap_or(file).to_string();
        errors.push(Reported { file, line, column, message: message.trim_start().to_string() });
    }
    errors
}
