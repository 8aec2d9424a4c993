//! The first lines of a test of Go's suite: what is to be done with the file, and where.

use vo_syntax::BuildConstraint;

/// What a test asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    pub directive: String,
    /// Arguments of the program; leading `.go` files belong to its source.
    pub args: Vec<String>,
    /// Flags of the compiler.
    pub flags: Vec<String>,
    pub timeout_seconds: Option<u64>,
    /// Compilation must fail.
    pub want_error: bool,
    /// Each file of the folder is a package, whatever its name.
    pub single_file_packages: bool,
}

/// Why a file is not a test here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRecipe {
    /// The suite leaves it out on this system.
    Excluded(String),
    /// It has no directive that is known.
    Unknown(String),
}

const EXECUTING: &[&str] =
    &["run", "rundir", "runindir", "runoutput", "buildrun", "buildrundir", "errorcheckandrundir", "errorcheckoutput"];
const OTHER: &[&str] =
    &["compile", "compiledir", "build", "builddir", "asmcheck", "errorcheck", "errorcheckdir", "errorcheckwithauto"];

impl Recipe {
    /// Reads the recipe of a test from its source.
    pub fn parse(source: &str) -> Result<Recipe, NoRecipe> {
        let unknown = |why: &str| Err(NoRecipe::Unknown(why.to_string()));
        let Some((mut action, _)) = source.split_once("\n\n") else { return unknown("no blank line after the recipe") };
        if source.starts_with('\n') {
            return unknown("starts with an empty line");
        }
        if let Some((first, rest)) = action.split_once('\n')
            && first.contains("+build")
        {
            action = rest;
        }
        let action = action.strip_prefix("//").unwrap_or(action);
        let header = source.split_once("\npackage").map_or(action, |(header, _)| header);
        if let Some(line) = excluding_constraint(header) {
            return Err(NoRecipe::Excluded(line.to_string()));
        }
        let mut words = split_quoted(action).into_iter();
        let directive = words.next().unwrap_or_default();
        if directive == "skip" {
            return Err(NoRecipe::Excluded("skip".to_string()));
        }
        if !EXECUTING.contains(&directive.as_str()) && !OTHER.contains(&directive.as_str()) {
            return unknown(&format!("directive {directive:?}"));
        }
        let want_error = directive.starts_with("errorcheck") && directive != "errorcheckandrundir";
        let mut recipe = Recipe {
            directive,
            args: Vec::new(),
            flags: Vec::new(),
            timeout_seconds: None,
            want_error,
            single_file_packages: false,
        };
        recipe.take_arguments(words);
        Ok(recipe)
    }

    fn take_arguments(&mut self, mut words: impl Iterator<Item = String>) {
        while let Some(word) = words.next() {
            match word.as_str() {
                "-1" => self.want_error = true,
                "-0" => self.want_error = false,
                "-s" => self.single_file_packages = true,
                "-t" => self.timeout_seconds = words.next().and_then(|n| n.parse().ok()),
                "-goexperiment" => self.flags.push(format!("-goexperiment={}", words.next().unwrap_or_default())),
                _ if word.starts_with('-') => self.flags.push(word),
                _ => {
                    self.args.push(word);
                    self.args.extend(words);
                    return;
                }
            }
        }
    }

    /// Whether a program runs, so that the mode matters.
    pub fn executes(&self) -> bool {
        EXECUTING.contains(&self.directive.as_str())
    }

    /// The language version that a flag asks for.
    pub fn language(&self) -> Option<&str> {
        self.flags.iter().find_map(|flag| flag.strip_prefix("-lang="))
    }
}

/// The first constraint in the head of a file that excludes it here.
fn excluding_constraint(header: &str) -> Option<&str> {
    header.lines().take_while(|line| !line.starts_with("package ")).find(|line| !satisfied(line))
}

fn satisfied(line: &str) -> bool {
    if let Some(terms) = line.strip_prefix("//").and_then(|rest| rest.trim_start().strip_prefix("+build ")) {
        return terms.split_whitespace().any(|all| all.split(',').all(plain_tag));
    }
    BuildConstraint::parse(line).map_or(true, |constraint| constraint.eval(&mut |tag| has_tag(tag)))
}

fn plain_tag(tag: &str) -> bool {
    match tag.strip_prefix('!') {
        Some(tag) => !has_tag(tag),
        None => has_tag(tag),
    }
}

/// The tags that the suite's own driver sets on linux and amd64, without cgo.
fn has_tag(tag: &str) -> bool {
    matches!(tag, "linux" | "amd64" | "gc" | "test_run")
}

/// Splits at white space outside of quotes, as Go's tools do.
fn split_quoted(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut open = false;
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match quote {
            _ if c == '\\' => word.extend(chars.next()),
            Some(q) if c == q => quote = None,
            Some(_) => word.push(c),
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                open = true;
            }
            None if c.is_whitespace() => {
                if open || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                open = false;
            }
            None => word.push(c),
        }
    }
    if open || !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_come_before_arguments() {
        let recipe = Recipe::parse("// run -gcflags=\"-l -d\" ./other.go x -y\n\npackage main\n").unwrap();
        assert_eq!(recipe.directive, "run");
        assert_eq!(recipe.flags, ["-gcflags=-l -d"]);
        assert_eq!(recipe.args, ["./other.go", "x", "-y"]);
        assert!(recipe.executes() && !recipe.want_error);
    }

    #[test]
    fn a_diagnostics_test_may_expect_success() {
        let recipe = Recipe::parse("// errorcheck -0 -lang=go1.17 -t 10\n\npackage p\n").unwrap();
        assert!(!recipe.want_error);
        assert_eq!(recipe.language(), Some("go1.17"));
        assert_eq!(recipe.timeout_seconds, Some(10));
    }

    #[test]
    fn constraints_exclude_other_systems() {
        let with = |line: &str| Recipe::parse(&format!("// run\n\n{line}\n\npackage main\n"));
        assert!(with("//go:build linux && !cgo").is_ok());
        assert!(matches!(with("//go:build windows"), Err(NoRecipe::Excluded(_))));
        assert!(with("// +build arm64 linux,amd64").is_ok());
        assert!(matches!(with("// +build !gc"), Err(NoRecipe::Excluded(_))));
    }
}
