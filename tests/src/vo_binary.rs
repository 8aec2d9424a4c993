//! Finds the `vo` executable that belongs to the running test, and builds it.
//!
//! `cargo test` does not build the binaries of other packages, so a `vo` found
//! beside the test may be older than the sources: it is always brought up to date
//! first, which costs a fraction of a second when nothing changed. `VO_BIN` names
//! an executable to use as it is.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

static VO: OnceLock<PathBuf> = OnceLock::new();

/// The path of an up-to-date `vo`.
///
/// # Panics
/// When it can't be built.
pub fn vo() -> &'static Path {
    VO.get_or_init(|| match std::env::var_os("VO_BIN") {
        Some(path) => PathBuf::from(path),
        None => build(),
    })
}

/// The folder of the profile the running test was built with: `target/<profile>`.
fn profile_folder() -> PathBuf {
    let test = std::env::current_exe().expect("the test has a path");
    let folder = test.parent().expect("an executable lies in a folder");
    // Tests are built into a folder of their own.
    let profile = if folder.ends_with("deps") { folder.parent() } else { Some(folder) };
    profile.expect("executables are built into target/<profile>").to_path_buf()
}

fn build() -> PathBuf {
    let folder = profile_folder();
    let profile = match folder.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(name) => name,
    };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--quiet", "-p", "vo-cli", "--profile", profile])
        .current_dir(crate::root())
        .env("CARGO_TARGET_DIR", folder.parent().expect("target/<profile> has a parent"))
        .status()
        .expect("cargo starts");
    assert!(status.success(), "building vo failed");
    let vo = folder.join(format!("vo{}", std::env::consts::EXE_SUFFIX));
    assert!(vo.exists(), "{} was built", vo.display());
    vo
}
