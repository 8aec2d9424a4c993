//! Bytecode files that the system runs as programs: a first line names this executable, as that of a script names its
//! interpreter. A Go program that starts itself once more, by `os.Args[0]` or `os.Executable`, starts such a file.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use vo_bytecode::Module;

/// The longest first line that the system reads.
const MAX_LINE: usize = 255;

/// Writes a program to a new file, and tells whether that can be run: where no first line can name this executable, that
/// is left out, and `vo run` alone runs the file.
///
/// # Errors
/// If the file can't be written.
pub fn write(path: &Path, module: &Module) -> io::Result<bool> {
    let line = interpreter_line();
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o755).open(path)?;
    file.write_all(line.as_deref().unwrap_or_default())?;
    file.write_all(&module.to_vob())?;
    Ok(line.is_some())
}

/// What follows the first line if that names an interpreter, else the whole file; and whether it does.
pub fn bytecode(file: &[u8]) -> (&[u8], bool) {
    match file.iter().position(|&byte| byte == b'\n') {
        Some(end) if file.starts_with(b"#!") => (&file[end + 1..], true),
        _ => (file, false),
    }
}

fn interpreter_line() -> Option<Vec<u8>> {
    let executable = std::env::current_exe().ok()?;
    let path = executable.as_os_str().as_bytes();
    // The system takes what follows white space for an argument.
    let fits = path.len() + b"#! run\n".len() <= MAX_LINE && !path.iter().any(u8::is_ascii_whitespace);
    fits.then(|| [b"#!", path, b" run\n"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_left_out_where_it_names_an_interpreter() {
        assert_eq!(bytecode(b"#!/bin/vo run\nVOB"), (b"VOB".as_slice(), true));
        assert_eq!(bytecode(b"VOB\nrest"), (b"VOB\nrest".as_slice(), false));
        assert_eq!(bytecode(b"#!/bin/vo"), (b"#!/bin/vo".as_slice(), false));
    }
}
