//! The ways to execute a program with `vo`, which must be indistinguishable.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::process::{End, Outcome, run};
use crate::vo_binary::vo;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The interpreter alone.
    Vm,
    /// Tiered execution with the usual thresholds.
    Auto,
    /// Tiered execution where everything is hot at its first call or back edge.
    AutoFirst,
    /// The same at the second, so that frames move between tiers.
    AutoSecond,
    /// Everything compiled before `main`, no interpreter.
    JitOnly,
    /// A native executable.
    Aot,
}

impl Mode {
    pub const ALL: [Mode; 6] = [Mode::Vm, Mode::Auto, Mode::AutoFirst, Mode::AutoSecond, Mode::JitOnly, Mode::Aot];

    pub fn name(self) -> &'static str {
        match self {
            Mode::Vm => "vm",
            Mode::Auto => "auto",
            Mode::AutoFirst => "auto-1",
            Mode::AutoSecond => "auto-2",
            Mode::JitOnly => "jit-only",
            Mode::Aot => "aot",
        }
    }

    pub fn named(name: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// Executes `source` in its own folder, with `scratch` for an executable.
    pub fn execute(
        self,
        source: &Path,
        scratch: &Path,
        env: &[(&str, &str)],
        timeout: Duration,
    ) -> std::io::Result<Outcome> {
        let mut command = match self {
            Mode::Vm => vo_run("--tier=vm", source),
            Mode::Auto => vo_run("--tier=auto", source),
            Mode::AutoFirst => with_thresholds("1", source),
            Mode::AutoSecond => with_thresholds("2", source),
            Mode::JitOnly => vo_run("--jit-only", source),
            Mode::Aot => {
                let executable = scratch.join("program");
                let built = run(&mut vo_build(source, &executable), timeout)?;
                if built.end != End::Exit(0) {
                    return Ok(built);
                }
                let mut command = Command::new(executable);
                command.current_dir(folder(source));
                command
            }
        };
        command.envs(env.iter().copied());
        run(&mut command, timeout)
    }
}

fn folder(source: &Path) -> &Path {
    source.parent().expect("a source file lies in a folder")
}

fn vo_command(source: &Path) -> Command {
    let mut command = Command::new(vo());
    // No package of an installed Go stands in for what the library lacks.
    command.current_dir(folder(source)).env("NO_COLOR", "1").env("GOROOT", "");
    command
}

fn vo_run(option: &str, source: &Path) -> Command {
    let mut command = vo_command(source);
    command.args(["run", option]).arg(source.file_name().expect("a source file has a name"));
    command
}

fn with_thresholds(threshold: &str, source: &Path) -> Command {
    let mut command = vo_run("--tier=auto", source);
    command.env("VO_CALL_THRESHOLD", threshold).env("VO_LOOP_THRESHOLD", threshold);
    command
}

/// The command that compiles `source` to a native executable.
pub fn vo_build(source: &Path, executable: &Path) -> Command {
    let mut command = vo_command(source);
    let name = source.file_name().expect("a source file has a name");
    command.arg("build").arg(name).arg("-o").arg(executable);
    command
}

/// The command that compiles `source` to a bytecode file.
pub fn vo_compile(source: &Path, vob: &Path) -> Command {
    let mut command = vo_command(source);
    let name = source.file_name().expect("a source file has a name");
    command.arg("compile").arg(name).arg("-o").arg(vob);
    command
}

/// The command that runs a bytecode file in the interpreter.
pub fn vo_run_vob(vob: &Path) -> Command {
    vo_run("--tier=vm", vob)
}
