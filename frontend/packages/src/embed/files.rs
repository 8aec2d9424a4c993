//! The files that a `//go:embed` pattern means.
//!
//! Invariants: what is found lies in the package's folder or below, in its module, and is a regular file; names are
//! relative to the folder, with slashes, sorted. Messages are the Go command's.

use std::fs;
use std::path::Path;

use super::glob;

/// Names that version control keeps for itself: they are in no module.
const REPOSITORIES: &[&str] = &["", ".bzr", ".hg", ".git", ".svn"];

/// Names that some systems keep for devices, whatever follows the first dot.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// The files below a folder that a pattern means.
///
/// # Errors
/// What is wrong with the pattern, or with what it matches.
pub(super) fn matching(dir: &Path, pattern: &str) -> Result<Vec<String>, String> {
    let (all, glob) = pattern.strip_prefix("all:").map_or((false, pattern), |glob| (true, glob));
    if !glob::is_valid(glob) || !is_pattern_path(glob) {
        return Err("invalid pattern syntax".to_owned());
    }
    let mut files = Vec::new();
    for name in if glob == "." { vec![".".to_owned()] } else { glob::expand(dir, glob) } {
        add(dir, &name, all, &mut files)?;
    }
    if files.is_empty() {
        return Err("no matching files found".to_owned());
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// Whether a pattern stays in the folder, with no needless elements.
fn is_pattern_path(path: &str) -> bool {
    path == "." || path.split('/').all(|element| !matches!(element, "" | "." | ".."))
}

/// Adds a file, or the files in a folder.
fn add(dir: &Path, name: &str, all: bool, files: &mut Vec<String>) -> Result<(), String> {
    let path = dir.join(name);
    let kind = fs::symlink_metadata(&path).map_err(|e| e.to_string())?.file_type();
    let what = if kind.is_dir() { "directory" } else { "file" };
    if let Some(why) = misplacement(dir, name) {
        return Err(format!("cannot embed {what} {name}: {why}"));
    }
    if kind.is_file() {
        files.push(name.to_owned());
    } else if kind.is_dir() {
        let before = files.len();
        add_tree(dir, name, all, files).map_err(|e| e.to_string())?;
        if files.len() == before {
            return Err(format!("cannot embed directory {name}: contains no embeddable files"));
        }
    } else {
        return Err(format!("cannot embed irregular file {name}"));
    }
    Ok(())
}

/// Why what lies at a name can't be embedded.
fn misplacement(dir: &Path, name: &str) -> Option<String> {
    if name == "." {
        return None;
    }
    let base = name.rsplit('/').next().unwrap_or(name);
    if !name.split('/').all(is_portable) || REPOSITORIES.contains(&base) {
        return Some(format!("invalid name {base}"));
    }
    let ends = name.match_indices('/').map(|(at, _)| at).chain([name.len()]);
    for folder in ends.map(|end| &name[..end]) {
        if dir.join(folder).join("go.mod").exists() {
            return Some("in different module".to_owned());
        }
        let last = folder.rsplit('/').next().unwrap_or(folder);
        if folder != name && REPOSITORIES.contains(&last) {
            return Some(format!("in invalid directory {last}"));
        }
        if folder != name && !dir.join(folder).symlink_metadata().is_ok_and(|m| m.is_dir()) {
            return Some(format!("in non-directory {folder}"));
        }
    }
    None
}

/// Adds the files in a folder and below that belong to the module; those with hidden names only if all are wanted.
fn add_tree(dir: &Path, folder: &str, all: bool, files: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(dir.join(folder))? {
        let entry = entry?;
        let Ok(base) = entry.file_name().into_string() else { continue };
        let hidden = base.starts_with(['.', '_']) && !all;
        if hidden || !is_portable(&base) || REPOSITORIES.contains(&base.as_str()) {
            continue;
        }
        let name = if folder == "." { base } else { format!("{folder}/{base}") };
        let kind = entry.file_type()?;
        if kind.is_file() {
            files.push(name);
        } else if kind.is_dir() && !entry.path().join("go.mod").exists() {
            add_tree(dir, &name, all, files)?;
        }
    }
    Ok(())
}

/// Whether all systems allow an element of a path: the rule for files in modules.
fn is_portable(element: &str) -> bool {
    let allowed = |c: char| {
        if c.is_ascii() { c.is_ascii_alphanumeric() || "!#$%&()+,-.=@[]^_{}~ ".contains(c) } else { c.is_alphabetic() }
    };
    let stem = element.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_device = DEVICES.contains(&stem.as_str()) || numbered.is_some_and(|n| matches!(n.as_bytes(), [b'1'..=b'9']));
    element.chars().all(allowed) && !element.ends_with('.') && !is_device
}
