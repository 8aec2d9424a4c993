//! The files of a package's folder, and which of them belong to a build.
//!
//! Invariants: files are in the order of their names, with names free of folders. Nothing is parsed here beyond
//! the lines that choose files, and no import path is known.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vo_syntax::FileNameRules;

use crate::environment::Environment;

/// A file's name as messages show it, and its text.
pub(crate) type NamedText = (String, Arc<[u8]>);

/// A file that was read.
#[derive(Clone, Debug)]
pub(crate) struct FoundFile {
    pub path: PathBuf,
    pub text: Arc<[u8]>,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    pub files: Vec<FoundFile>,
    /// Source files that build constraints exclude.
    pub excluded: usize,
    /// Files of tests, `*_test.go`, where they are asked for or there is nothing else.
    pub tests: Vec<FoundFile>,
}

impl Folder {
    /// Reads the source files that belong to the build.
    pub fn read(dir: &Path, env: &Environment) -> io::Result<Folder> {
        let folder = Folder::read_some(dir, env, false)?;
        if folder.files.is_empty() { Folder::read_with_tests(dir, env) } else { Ok(folder) }
    }

    /// Reads the source files that belong to the build, and those of tests.
    pub fn read_with_tests(dir: &Path, env: &Environment) -> io::Result<Folder> {
        Folder::read_some(dir, env, true)
    }

    fn read_some(dir: &Path, env: &Environment, with_tests: bool) -> io::Result<Folder> {
        let mut folder = Folder::default();
        for name in source_names(dir)? {
            let rules = FileNameRules::of(&name);
            if rules.ignored || rules.is_test && !with_tests {
                continue;
            }
            if !env.admits_name(&name) {
                folder.excluded += 1;
                continue;
            }
            let path = dir.join(&name);
            let text: Arc<[u8]> = fs::read(&path)?.into();
            if !env.admits_text(&text) {
                folder.excluded += 1;
            } else if rules.is_test {
                folder.tests.push(FoundFile { path, text });
            } else {
                folder.files.push(FoundFile { path, text });
            }
        }
        Ok(folder)
    }

    /// Why a folder without files of the build is no package.
    pub fn emptiness(&self, path: &str, dir: &str) -> String {
        if self.excluded > 0 {
            format!("build constraints exclude all Go files in {dir}")
        } else if !self.tests.is_empty() {
            format!("{path}: no non-test Go files in {dir}")
        } else {
            format!("no Go files in {dir}")
        }
    }
}

/// Whether a file of this name is source.
pub(crate) fn is_source_name(name: &str) -> bool {
    name.ends_with(".go") || name.ends_with(".vo")
}

/// The names of all source files in a folder, sorted.
fn source_names(dir: &Path) -> io::Result<Vec<String>> {
    file_names(dir, is_source_name)
}

/// The names of the files in a folder that are wanted, sorted.
fn file_names(dir: &Path, is_wanted: impl Fn(&str) -> bool) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        // A link may lead to a file; a folder can be called anything.
        if is_wanted(&name) && (entry.file_type()?.is_file() || entry.path().is_file()) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Whether a folder holds source files at all, of this build or not: that makes it a package.
pub(crate) fn holds_source(dir: &Path) -> bool {
    source_names(dir).is_ok_and(|names| !names.is_empty())
}

/// Whether a folder holds assembly that belongs to the build, where functions without body may be written.
pub fn holds_assembly(dir: &Path, env: &Environment) -> bool {
    file_names(dir, |name| name.ends_with(".s")).is_ok_and(|names| any_belongs(dir, &names, env))
}

/// Whether a folder holds a file that belongs to the build.
fn holds_package(dir: &Path, env: &Environment) -> bool {
    source_names(dir).is_ok_and(|names| any_belongs(dir, &names, env))
}

/// Whether one of the files of these names belongs to the build.
fn any_belongs(dir: &Path, names: &[String], env: &Environment) -> bool {
    let admits_text = |name: &str| fs::read(dir.join(name)).is_ok_and(|text| env.admits_text(&text));
    names.iter().any(|name| env.admits_name(name) && admits_text(name))
}

/// The folders at and below one that hold packages of the build, as `./...` means them: nested modules, `vendor`,
/// `testdata` and names that begin with `_` or `.` are left out. In the order of their paths.
pub(crate) fn package_folders(dir: &Path, env: &Environment) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if holds_package(dir, env) {
        found.push(dir.to_owned());
    }
    let mut folders: Vec<PathBuf> = fs::read_dir(dir)?.filter_map(Result::ok).map(|e| e.path()).collect();
    folders.sort();
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let skipped = name.starts_with(['_', '.']) || matches!(&*name, "vendor" | "testdata");
        // Links are not followed: they may lead in circles.
        let is_folder = folder.symlink_metadata().is_ok_and(|m| m.is_dir());
        if is_folder && !skipped && !folder.join("go.mod").is_file() {
            found.extend(package_folders(&folder, env)?);
        }
    }
    Ok(found)
}
