//! Native files: objects, and executables linked by the system's C compiler.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use vo_aot::AotCompiler;

use crate::{Error, Program};

/// File name of the runtime's static library, which executables are linked with.
pub const RUNTIME_LIBRARY: &str = "libvo_aot_rt.a";

/// Writes the program's object file.
///
/// # Errors
/// If a function can't be compiled or the file can't be written.
pub fn object(program: &Program, output: &Path) -> Result<(), Error> {
    let mut compiler = AotCompiler::new(program.module().clone()).map_err(|e| Error::Build(e.to_string()))?;
    compiler.compile_module().map_err(|e| Error::Build(e.to_string()))?;
    let object = compiler.finish().map_err(|e| Error::Build(e.to_string()))?;
    fs::write(output, object.bytes()).map_err(|e| Error::io(output, e))
}

/// Writes the program's executable: its object linked with the runtime's static library by `cc` (or what
/// `CC` names).
///
/// # Errors
/// If compiling fails, or `cc` or the library is missing or fails.
pub fn executable(program: &Program, output: &Path) -> Result<(), Error> {
    let library = find_runtime_library()?;
    let dir = tempfile::tempdir().map_err(|e| Error::io("temporary directory", e))?;
    let object_path = dir.path().join("program.o");
    object(program, &object_path)?;
    let cc = std::env::var("CC").unwrap_or_else(|_| "cc".into());
    let mut command = Command::new(&cc);
    command.arg("-no-pie").arg("-o").arg(output).arg(&object_path).arg(&library);
    // Most of the runtime's library is code and debug information that no program needs.
    command.args(["-lpthread", "-ldl", "-lm", "-Wl,--gc-sections", "-Wl,--strip-debug"]);
    let result = command
        .output()
        .map_err(|e| Error::Build(format!("cannot run the C compiler {cc}, which links executables: {e}")))?;
    if result.status.success() {
        return Ok(());
    }
    Err(Error::Build(format!("{cc} failed to link the executable:\n{}", String::from_utf8_lossy(&result.stderr))))
}

/// Where the runtime's library is: what `VO_RUNTIME_LIB` names, or beside this executable, or in `../lib`.
fn find_runtime_library() -> Result<PathBuf, Error> {
    if let Some(path) = std::env::var_os("VO_RUNTIME_LIB") {
        let path = PathBuf::from(path);
        return if path.is_file() {
            Ok(path)
        } else {
            Err(Error::Build(format!("VO_RUNTIME_LIB names {}, which does not exist", path.display())))
        };
    }
    let exe = std::env::current_exe().map_err(|e| Error::io("this executable", e))?;
    let dir = exe.parent().unwrap_or(Path::new("."));
    let places = [dir.join(RUNTIME_LIBRARY), dir.join("../lib").join(RUNTIME_LIBRARY)];
    places.iter().find(|p| p.is_file()).cloned().ok_or_else(|| {
        Error::Build(format!(
            "the runtime library {RUNTIME_LIBRARY} is not beside {}: build it with `cargo build --release -p vo-aot-rt`, \
             or name it in VO_RUNTIME_LIB",
            exe.display()
        ))
    })
}
