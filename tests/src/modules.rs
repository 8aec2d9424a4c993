//! Whole modules and what the Go command makes of them.
//!
//! Each folder of `modules/` is a module. Its `expected.txt` is a transcript: a line `$ run ./cmd/x` or
//! `$ test -v ./...` is a command, the lines below it are what real `go` printed, and `[exit N]` ends them if the
//! command failed. A program's transcript has its standard output, that of a failure the messages too. Times are
//! written `0.00s`, and lines about package names (`# m/p`) and excerpts are left out.
//!
//! A folder `modcache` in a module is its module cache.

use std::path::{Path, PathBuf};
use std::time::Duration;

use regex::Regex;

use crate::mode::{Mode, vo_command};
use crate::process::{End, Outcome, run};
use crate::report::{first_difference, strip_ansi};

/// A command of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub command: Vec<String>,
    pub output: String,
    pub exit: i32,
}

/// A module with its transcript.
#[derive(Debug, Clone)]
pub struct Module {
    /// `modules/name`.
    pub name: String,
    pub dir: PathBuf,
    pub steps: Vec<Step>,
}

/// All modules.
pub fn modules() -> Vec<Module> {
    let root = crate::root().join("modules");
    let entries = std::fs::read_dir(&root).unwrap_or_else(|e| panic!("{}: {e}", root.display()));
    let mut modules: Vec<Module> = entries.map(|entry| load(entry.expect("modules are readable").path())).collect();
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    modules
}

fn load(dir: PathBuf) -> Module {
    let transcript = dir.join("expected.txt");
    let text = std::fs::read_to_string(&transcript).unwrap_or_else(|e| panic!("{}: {e}", transcript.display()));
    let name = dir.file_name().expect("a module has a name").to_string_lossy();
    Module { name: format!("modules/{name}"), steps: steps(&text), dir }
}

fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            let command = command.split_whitespace().map(str::to_owned).collect();
            steps.push(Step { command, output: String::new(), exit: 0 });
            continue;
        }
        let step = steps.last_mut().expect("a transcript begins with a command");
        match line.strip_prefix("[exit ").and_then(|code| code.strip_suffix(']')) {
            Some(code) => step.exit = code.parse().expect("an exit code is a number"),
            None => step.output += &format!("{line}\n"),
        }
    }
    steps
}

impl Module {
    /// Runs all commands that a mode can run, and says how the first that does differs from the transcript.
    pub fn check(&self, mode: Mode, scratch: &Path, timeout: Duration) -> Result<(), String> {
        for step in &self.steps {
            let outcome = self.execute(step, mode, scratch, timeout);
            let Some(outcome) = outcome.map_err(|e| format!("did not start: {e}"))? else { continue };
            compare(step, &outcome).map_err(|why| format!("{}: {why}", step.command.join(" ")))?;
        }
        Ok(())
    }

    /// Runs a command; none if there is no such command in the mode.
    fn execute(&self, step: &Step, mode: Mode, scratch: &Path, timeout: Duration) -> std::io::Result<Option<Outcome>> {
        let cache = self.dir.join("modcache").display().to_string();
        let env = [("GOMODCACHE", cache.as_str())];
        match step.command.as_slice() {
            [verb, package] if verb == "run" => {
                mode.execute_in(&self.dir, package.as_ref(), scratch, &env, timeout).map(Some)
            }
            [verb, rest @ ..] if verb == "test" && mode != Mode::Aot => {
                let mut command = vo_command(&self.dir);
                command.arg("test").arg(mode.option()).args(rest).envs(mode.thresholds()).envs(env);
                run(&mut command, timeout).map(Some)
            }
            _ => Ok(None),
        }
    }
}

fn compare(step: &Step, outcome: &Outcome) -> Result<(), String> {
    let mut output = String::from_utf8_lossy(&outcome.stdout).into_owned();
    let messages = strip_ansi(&outcome.stderr_text());
    if outcome.end != End::Exit(step.exit) {
        return Err(format!("{}, expected exit {}; {output}{messages}", outcome.end, step.exit));
    }
    if step.exit != 0 {
        output = messages + &output;
    }
    let output = stable(&output);
    if output == step.output {
        return Ok(());
    }
    Err(first_difference(step.output.as_bytes(), output.as_bytes()))
}

/// Output without what differs from run to run, and from Go by design.
fn stable(output: &str) -> String {
    let time = Regex::new(r"\b\d+\.\d+s").expect("a valid pattern");
    let kept = output.lines().filter(|line| !line.starts_with("# ") && !line.contains(" │ "));
    kept.map(|line| time.replace_all(line, "0.00s").into_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_has_commands_outputs_and_exits() {
        let found = steps("$ run .\na\nb\n$ test ./...\nFAIL\n[exit 1]\n");
        let step = |command: &[&str], output: &str, exit| Step {
            command: command.iter().map(|&word| word.to_owned()).collect(),
            output: output.to_owned(),
            exit,
        };
        assert_eq!(found, [step(&["run", "."], "a\nb\n", 0), step(&["test", "./..."], "FAIL\n", 1)]);
    }

    #[test]
    fn times_and_excerpts_do_not_count() {
        assert_eq!(stable("# m/p\nx.go:1:1: e\n 1 │ x\nok  \tm\t1.234s\n"), "x.go:1:1: e\nok  \tm\t0.00s\n");
    }
}
