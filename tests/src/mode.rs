//! The ways to execute a program with `vo`, which must be indistinguishable.

use std::ffi::OsStr;
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

    /// The option of `vo run` and `vo test` that chooses the mode.
    pub fn option(self) -> &'static str {
        match self {
            Mode::Vm => "--tier=vm",
            Mode::JitOnly => "--jit-only",
            Mode::Auto | Mode::AutoFirst | Mode::AutoSecond | Mode::Aot => "--tier=auto",
        }
    }

    /// The variables that set after how many calls and back edges code is compiled, if the mode sets them.
    pub fn thresholds(self) -> Vec<(&'static str, &'static str)> {
        let threshold = match self {
            Mode::AutoFirst => "1",
            Mode::AutoSecond => "2",
            _ => return Vec::new(),
        };
        vec![("VO_CALL_THRESHOLD", threshold), ("VO_LOOP_THRESHOLD", threshold)]
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
        self.execute_in(folder(source), file_name(source), scratch, env, timeout)
    }

    /// Executes the program that `name` means in a folder.
    pub fn execute_in(
        self,
        folder: &Path,
        name: &OsStr,
        scratch: &Path,
        env: &[(&str, &str)],
        timeout: Duration,
    ) -> std::io::Result<Outcome> {
        let mut command = vo_command(folder);
        command.envs(env.iter().copied());
        match self {
            Mode::Aot => {
                let executable = scratch.join("program");
                command.arg("build").arg(name).arg("-o").arg(&executable);
                let built = run(&mut command, timeout)?;
                if built.end != End::Exit(0) {
                    return Ok(built);
                }
                command = Command::new(executable);
                command.current_dir(folder).envs(env.iter().copied());
            }
            _ => {
                command.arg("run").arg(self.option()).arg(name).envs(self.thresholds());
            }
        }
        run(&mut command, timeout)
    }
}

fn folder(source: &Path) -> &Path {
    source.parent().expect("a source file lies in a folder")
}

fn file_name(source: &Path) -> &OsStr {
    source.file_name().expect("a source file has a name")
}

/// The command `vo` in a folder.
pub fn vo_command(folder: &Path) -> Command {
    let mut command = Command::new(vo());
    // No package of an installed Go stands in for what the library lacks.
    command.current_dir(folder).env("NO_COLOR", "1").env("GOROOT", "");
    command
}

/// The command that compiles `source` to a bytecode file.
pub fn vo_compile(source: &Path, vob: &Path) -> Command {
    let mut command = vo_command(folder(source));
    command.arg("compile").arg(file_name(source)).arg("-o").arg(vob);
    command
}

/// The command that runs a bytecode file in the interpreter.
pub fn vo_run_vob(vob: &Path) -> Command {
    let mut command = vo_command(folder(vob));
    command.arg("run").arg(Mode::Vm.option()).arg(file_name(vob));
    command
}
