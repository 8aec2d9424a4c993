//! From what the user names to a program: source, or bytecode that was compiled before.

use std::fs;
use std::path::Path;

use vo_bytecode::Module;
use vo_packages::{Environment, Target, split_arguments};

use crate::compile::{Compiled, check, compile};
use crate::errors::Error;
use crate::script;

/// Compiles or reads the program that a path or import path names.
///
/// # Errors
/// If it can't be read, or is no valid program.
pub fn load(path: &Path) -> Result<Compiled, Error> {
    let env = environment()?;
    match read(path, &env)? {
        Found::Source(target) => compile(target, &env),
        Found::Bytecode(program) => Ok(*program),
    }
}

/// Compiles or reads the program that a command's first arguments name: source files of one package, or else a
/// single path. Says how many arguments that were; what follows belongs to the program.
///
/// # Errors
/// If it can't be read, or is no valid program.
pub fn load_arguments(arguments: &[String]) -> Result<(Compiled, usize), Error> {
    let count = split_arguments(arguments);
    match &arguments[..count] {
        [] => Err(Error::Setting("no program named: give a source file, a folder or an import path".into())),
        [program] => Ok((load(Path::new(program))?, count)),
        files => {
            let files = Target::Files(files.iter().map(Into::into).collect());
            Ok((compile(files, &environment()?)?, count))
        }
    }
}

/// Checks what a path names without running it: a package, or all below a folder if it ends in `...`.
///
/// # Errors
/// If it can't be read, or is no valid package.
pub fn check_path(path: &Path) -> Result<(), Error> {
    let env = environment()?;
    if let Some(pattern) = path.to_str().filter(|p| p.ends_with("...")) {
        let targets = Target::of_pattern(pattern, &env).map_err(|e| Error::io(path, e))?;
        return check(&targets, &env);
    }
    match read(path, &env)? {
        Found::Source(target) => check(&[target], &env),
        Found::Bytecode(_) => Ok(()),
    }
}

pub(crate) fn environment() -> Result<Environment, Error> {
    Environment::of_process().map_err(|e| Error::io(".", e))
}

enum Found {
    Source(Target),
    Bytecode(Box<Compiled>),
}

fn read(path: &Path, env: &Environment) -> Result<Found, Error> {
    let is_bytecode_name = path.extension().is_some_and(|e| e == "vob");
    if !path.is_file() && !is_bytecode_name {
        let argument = path.to_str().ok_or_else(|| Error::NotUnicode(path.to_owned()))?;
        return Ok(Found::Source(Target::of_argument(argument, env)));
    }
    let text = fs::read(path).map_err(|e| Error::io(path, e))?;
    let (bytecode, can_be_run) = script::bytecode(&text);
    if Module::is_vob(bytecode) || is_bytecode_name {
        let module = Module::from_vob(bytecode).map_err(|error| Error::Vob { path: path.to_owned(), error })?;
        let file = can_be_run.then(|| env.absolute(path));
        return Ok(Found::Bytecode(Box::new(Compiled { module, file })));
    }
    // Text with a stray NUL gets the lexer's message with its position; other binary data does not.
    let head = &text[..text.len().min(512)];
    let control = head.iter().filter(|&&b| b < 9 || (14..27).contains(&b)).count();
    if control > head.len() / 16 && control > 1 {
        return Err(Error::Binary(path.to_owned()));
    }
    Ok(Found::Source(Target::Texts(vec![(path.display().to_string(), text)])))
}
