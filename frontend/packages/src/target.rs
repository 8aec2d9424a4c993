//! What a user can name as a package: files, a folder, an import path.
//!
//! Invariants: a target is decided by its form and by what exists, nothing is read here.

use std::path::{Path, PathBuf};

use crate::directory::{is_source_name, package_folders};
use crate::environment::Environment;

/// A package as named on a command line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// Files that make a package, whatever build constraints say.
    Files(Vec<PathBuf>),
    /// The text of such files, with their names.
    Texts(Vec<(String, Vec<u8>)>),
    Directory(PathBuf),
    /// The program that runs the tests of the package in a folder.
    Tests(PathBuf),
    ImportPath(String),
}

impl Target {
    /// What an argument means: a source file, a folder (`./cmd/x`, `.`, or the name of one that exists), or else an
    /// import path.
    pub fn of_argument(argument: &str, env: &Environment) -> Target {
        if is_source_name(argument) {
            return Target::Files(vec![argument.into()]);
        }
        let relative = matches!(argument, "." | "..") || argument.starts_with("./") || argument.starts_with("../");
        if relative || argument.starts_with('/') || env.directory.join(argument).is_dir() {
            return Target::Directory(argument.into());
        }
        Target::ImportPath(argument.to_owned())
    }

    /// The packages that an argument means which may end in `/...`: all folders at and below the one before that
    /// hold packages.
    ///
    /// # Errors
    /// If a folder can't be read.
    pub fn of_pattern(argument: &str, env: &Environment) -> std::io::Result<Vec<Target>> {
        let Some(root) = argument.strip_suffix("...") else { return Ok(vec![Target::of_argument(argument, env)]) };
        let root = Path::new(root.strip_suffix('/').unwrap_or(root));
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        let folders = package_folders(&env.directory.join(root), env)?;
        // As the user would name them: relative, if the pattern is.
        let named = |dir: PathBuf| dir.strip_prefix(&env.directory).map(Path::to_owned).unwrap_or(dir);
        let is_relative = root.is_relative();
        Ok(folders.into_iter().map(|dir| Target::Directory(if is_relative { named(dir) } else { dir })).collect())
    }
}

/// How many of a command's arguments name the program: all leading ones that name source files, or the first.
/// What follows belongs to the program.
pub fn split_arguments<S: AsRef<str>>(arguments: &[S]) -> usize {
    let files = arguments.iter().take_while(|a| is_source_name(a.as_ref())).count();
    files.max(1).min(arguments.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_name_files_folders_or_import_paths() {
        let env = Environment::bare(env!("CARGO_MANIFEST_DIR").into());
        let of = |a| Target::of_argument(a, &env);
        assert_eq!(of("x/prog.go"), Target::Files(vec!["x/prog.go".into()]));
        assert_eq!(of("./cmd/x"), Target::Directory("./cmd/x".into()));
        assert_eq!(of("src"), Target::Directory("src".into()));
        assert_eq!(of("example.com/a/prog"), Target::ImportPath("example.com/a/prog".into()));
        assert_eq!(split_arguments(&["a.go", "b.vo", "c", "d.go"]), 2);
        assert_eq!(split_arguments(&["dir", "d.go"]), 1);
        assert_eq!(split_arguments::<&str>(&[]), 0);
    }
}
