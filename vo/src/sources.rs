//! From a path to its source files or bytecode.

use std::fs;
use std::path::{Path, PathBuf};

use vo_bytecode::Module;

use crate::compile::{Input, check, compile};
use crate::errors::Error;

/// Compiles or reads the program at a path.
///
/// # Errors
/// If it can't be read, or is no valid program.
pub fn load(path: &Path) -> Result<Module, Error> {
    match read(path)? {
        Found::Source(inputs) => compile(inputs),
        Found::Bytecode(bytes) => {
            Module::from_vob(&bytes).map_err(|error| Error::Vob { path: path.to_owned(), error })
        }
    }
}

/// Checks the package at a path without running it.
///
/// # Errors
/// If it can't be read, or is no valid package.
pub fn check_path(path: &Path) -> Result<(), Error> {
    match read(path)? {
        Found::Source(inputs) => check(inputs),
        Found::Bytecode(_) => load(path).map(|_| ()),
    }
}

enum Found {
    Source(Vec<Input>),
    Bytecode(Vec<u8>),
}

fn read(path: &Path) -> Result<Found, Error> {
    if path.is_dir() {
        return package_files(path).map(Found::Source);
    }
    let text = fs::read(path).map_err(|e| Error::io(path, e))?;
    if Module::is_vob(&text) || path.extension().is_some_and(|e| e == "vob") {
        return Ok(Found::Bytecode(text));
    }
    // Text with a stray NUL gets the lexer's message with its position; other binary data does not.
    let head = &text[..text.len().min(512)];
    let control = head.iter().filter(|&&b| b < 9 || (14..27).contains(&b)).count();
    if control > head.len() / 16 && control > 1 {
        return Err(Error::Binary(path.to_owned()));
    }
    Ok(Found::Source(vec![Input { name: path.display().to_string(), text }]))
}

/// The source files of the package in a directory, tests and files for other systems left out.
fn package_files(dir: &Path) -> Result<Vec<Input>, Error> {
    let entries = fs::read_dir(dir).map_err(|e| Error::io(dir, e))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).filter(|p| is_source(p)).collect();
    paths.sort();
    let mut inputs = Vec::new();
    for path in paths {
        let text = fs::read(&path).map_err(|e| Error::io(&path, e))?;
        inputs.push(Input { name: path.display().to_string(), text });
    }
    if inputs.is_empty() { Err(Error::NoGoFiles(dir.to_owned())) } else { Ok(inputs) }
}

fn is_source(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.strip_suffix(".go").or_else(|| name.strip_suffix(".vo"));
    stem.is_some_and(|s| !s.ends_with("_test")) && !name.starts_with(['_', '.'])
}
