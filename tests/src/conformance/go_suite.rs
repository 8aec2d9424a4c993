//! The test suite of Go's compiler, where Debian's `golang-1.19-src` puts it.

use std::path::{Path, PathBuf};

use super::layout::{files_with, read};
use super::recipe::{NoRecipe, Recipe};

/// The folders with tests. Others hold what these are about.
const FOLDERS: &[&str] = &[
    "",
    "ken",
    "chan",
    "interface",
    "syntax",
    "dwarf",
    "fixedbugs",
    "codegen",
    "runtime",
    "abi",
    "typeparam",
    "typeparam/mdempsky",
];

/// A file with a recipe.
pub struct GoTest {
    /// `go/` and the path in the suite.
    pub name: String,
    pub path: PathBuf,
    pub source: String,
    pub recipe: Result<Recipe, NoRecipe>,
}

/// The folder of the suite: `VO_GO_TESTS`, or that of the newest installed package.
pub fn locate() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("VO_GO_TESTS") {
        return Some(PathBuf::from(path));
    }
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/share")
        .ok()?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with("go-1.")))
        .map(|p| p.join("test"))
        .filter(|p| p.join("run.go").is_file())
        .collect();
    found.sort();
    found.pop()
}

/// All tests of the suite, by folder and name.
pub fn tests(root: &Path) -> Vec<GoTest> {
    let mut tests = Vec::new();
    for folder in FOLDERS {
        for path in files_with(&root.join(folder), "go").unwrap_or_default() {
            let relative = path.strip_prefix(root).expect("the file lies in the suite");
            let name = format!("go/{}", relative.display());
            let source = read(&path);
            let recipe = Recipe::parse(&source);
            tests.push(GoTest { name, path, source, recipe });
        }
    }
    tests
}

impl GoTest {
    /// The folder that belongs to the test.
    pub fn folder(&self) -> PathBuf {
        self.path.with_extension("dir")
    }

    /// What the program prints: nothing, if no file says otherwise.
    pub fn expected_output(&self) -> String {
        read(&self.path.with_extension("out"))
    }
}
