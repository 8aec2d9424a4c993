//! Folders of the suite as packages, and as modules that a Go tool accepts.
//!
//! A test `x.go` that is about a folder has its packages in `x.dir`, side by side: files with the same
//! package clause are one package, known as `test/` and the name of its first file, and imported by
//! the others as `./name`. Tools that know modules get a scratch folder with one folder per package.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

/// A package of a test's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The name in its package clause.
    pub name: String,
    /// `test/a` for the package whose first file is `a.go`.
    pub path: String,
    pub files: Vec<PathBuf>,
}

impl Package {
    /// A package of one file outside of any folder.
    pub fn single(file: &Path, source: &str) -> Package {
        let name = package_name(source).unwrap_or_default();
        Package { path: "p".to_string(), name, files: vec![file.to_path_buf()] }
    }

    pub fn has_main(&self) -> bool {
        static MAIN: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"(?m)^func main\(\)|;\s*func main\(\)").expect("a valid pattern"));
        self.name == "main" && self.files.iter().any(|f| MAIN.is_match(&read(f)))
    }
}

/// A file's text, with what is no UTF-8 replaced.
pub fn read(file: &Path) -> String {
    std::fs::read(file).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

fn package_name(source: &str) -> Option<String> {
    static CLAUSE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^package (\w+)").expect("a valid pattern"));
    CLAUSE.captures(source).map(|found| found[1].to_string())
}

/// The packages of a folder, in the order of their first files.
pub fn packages(folder: &Path, single_file_packages: bool) -> io::Result<Vec<Package>> {
    let mut packages: Vec<Package> = Vec::new();
    for file in files_with(folder, "go")? {
        let name = package_name(&read(&file)).unwrap_or_default();
        match packages.iter_mut().find(|p| p.name == name && !single_file_packages) {
            Some(package) => package.files.push(file),
            None => {
                let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                packages.push(Package { name, path: format!("test/{stem}"), files: vec![file] });
            }
        }
    }
    Ok(packages)
}

/// The files of a folder with an extension, by name.
pub fn files_with(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.is_file() && path.extension().is_some_and(|e| e == extension))
        .collect();
    files.sort();
    Ok(files)
}

/// Lays packages out as module `test` in a scratch folder, the last one at its root.
pub fn as_module(packages: &[Package], scratch: &Path) -> io::Result<()> {
    static IMPORT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?m)^(\s*(?:import\s+)?(?:[\w.]+\s+)?)"\./([^"]*)""#).expect("a valid pattern"));
    std::fs::write(scratch.join("go.mod"), "module test\n\ngo 1.27\n")?;
    for (i, package) in packages.iter().enumerate() {
        let folder = match package.path.strip_prefix("test/") {
            Some(name) if i + 1 < packages.len() => scratch.join(name),
            _ => scratch.to_path_buf(),
        };
        std::fs::create_dir_all(&folder)?;
        for file in &package.files {
            let text = read(file);
            let text = IMPORT.replace_all(&text, "${1}\"test/${2}\"");
            std::fs::write(folder.join(name_in_module(file)), text.as_bytes())?;
        }
    }
    Ok(())
}

/// In a module, a file whose name ends in `_test` is no part of the package.
fn name_in_module(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match name.strip_suffix("_test.go") {
        Some(stem) => format!("{stem}_test_.go"),
        None => name,
    }
}

/// Makes a folder that mirrors `source` with links to its files, as a module of its name.
pub fn mirror_as_module(source: &Path, scratch: &Path) -> io::Result<PathBuf> {
    let name = source.file_name().unwrap_or_default();
    let root = scratch.join(name);
    mirror(source, &root)?;
    let module = root.join("go.mod");
    if !module.exists() {
        std::fs::write(module, format!("module {}\n\ngo 1.27\n", name.to_string_lossy()))?;
    }
    Ok(root)
}

fn mirror(source: &Path, target: &Path) -> io::Result<()> {
    std::fs::create_dir_all(target)?;
    for entry in std::fs::read_dir(source)? {
        let entry = entry?;
        let (from, to) = (entry.path(), target.join(entry.file_name()));
        if from.is_dir() { mirror(&from, &to)? } else { link(&from, &to)? }
    }
    Ok(())
}

/// A module with links to the files.
pub fn folder_of(files: &[PathBuf], scratch: &Path) -> io::Result<PathBuf> {
    let folder = scratch.join("program");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("go.mod"), "module program\n\ngo 1.27\n")?;
    for file in files {
        link(file, &folder.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(folder)
}

fn link(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::symlink(from, to);
    #[cfg(not(unix))]
    return std::fs::copy(from, to).map(|_| ());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_becomes_a_module_with_a_folder_per_package() {
        let source = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(source.path().join(name), text).unwrap();
        write("a.go", "package a\n");
        write("a2.go", "package a\n");
        write("b.go", "package main\nimport q \"./a\"\nfunc main() { println(\"./a\") }\n");
        let found = packages(source.path(), false).unwrap();
        assert_eq!(
            found.iter().map(|p| (p.path.as_str(), p.files.len())).collect::<Vec<_>>(),
            [("test/a", 2), ("test/b", 1)]
        );
        assert_eq!(packages(source.path(), true).unwrap().len(), 3);
        assert!(found[1].has_main() && !found[0].has_main());

        let module = tempfile::tempdir().unwrap();
        as_module(&found, module.path()).unwrap();
        assert!(module.path().join("a/a2.go").exists());
        let main = read(&module.path().join("b.go"));
        assert!(main.contains("import q \"test/a\"") && main.contains("println(\"./a\")"), "{main}");
    }
}
