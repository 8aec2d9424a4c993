//! Loaded packages and their order; what is wrong with how they import one another.
//!
//! Invariants: the rules of imports (no cycles, no programs, `internal` folders) are judged here, on paths alone,
//! in the order in which the Go command meets them: depth first, each package's imports by path. No file is read.

use std::path::PathBuf;

use rustc_hash::{FxHashMap, FxHashSet};
use vo_syntax::{Diagnostic, FileId, Span};
use vo_types::PackageSource;

use crate::library::is_library_form;
use crate::test_program::{external_tests_path, test_program_path};
use crate::version::GoVersion;

/// A package with its files parsed.
pub struct LoadedPackage {
    /// As messages name it: the import path, or `command-line-arguments`.
    pub path: String,
    /// From the package clauses.
    pub name: String,
    pub dir: PathBuf,
    /// The language version of its module.
    pub go: GoVersion,
    /// Packages of the graph that it imports, by their index there.
    pub imports: Vec<usize>,
    /// Whether a file's text is against the grammar: the package can't be checked.
    pub has_syntax_errors: bool,
    /// What to give to the checker.
    pub source: PackageSource,
}

impl LoadedPackage {
    /// The files it consists of.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.source.files.iter().map(|f| f.file)
    }
}

/// All packages of a build but the library's.
pub struct PackageGraph {
    /// Each after those it imports.
    pub packages: Vec<LoadedPackage>,
    /// The packages that were asked for, in the order of the targets, by their index.
    pub roots: Vec<usize>,
}

/// An import as written.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    pub path: String,
    pub span: Span,
    /// The name of the file, without its folder.
    pub file: String,
}

/// A package while the graph is built.
pub(crate) struct Node {
    pub path: String,
    /// The path by which it stands in its module, for `internal`; `None` outside modules.
    pub module_path: Option<String>,
    pub name: String,
    pub dir: PathBuf,
    pub go: GoVersion,
    pub has_syntax_errors: bool,
    pub source: PackageSource,
    /// By path, each once.
    pub imports: Vec<Import>,
}

/// What an import path came to.
#[derive(Clone, Debug)]
pub(crate) enum Resolution {
    Library,
    Node(usize),
    Missing(String),
}

/// Orders packages and judges their imports.
pub(crate) struct Judge<'n> {
    nodes: &'n [Node],
    resolutions: &'n FxHashMap<String, Resolution>,
    errors: Vec<Diagnostic>,
    reported: FxHashSet<String>,
    order: Vec<usize>,
    done: FxHashSet<usize>,
    /// The packages from a root to the current one, each with the import that led to the next.
    stack: Vec<(usize, Option<&'n Import>)>,
}

impl<'n> Judge<'n> {
    /// The nodes, each after those it imports.
    ///
    /// # Errors
    /// All that is wrong with imports.
    pub fn order(
        nodes: &'n [Node],
        resolutions: &'n FxHashMap<String, Resolution>,
        roots: &[usize],
    ) -> Result<Vec<usize>, Vec<Diagnostic>> {
        let mut judge = Judge {
            nodes,
            resolutions,
            errors: Vec::new(),
            reported: FxHashSet::default(),
            order: Vec::new(),
            done: FxHashSet::default(),
            stack: Vec::new(),
        };
        for &root in roots {
            judge.visit(root);
        }
        if judge.errors.is_empty() { Ok(judge.order) } else { Err(judge.errors) }
    }

    fn visit(&mut self, index: usize) {
        if !self.done.insert(index) {
            return;
        }
        let node = &self.nodes[index];
        self.stack.push((index, None));
        for import in &node.imports {
            if let Some(top) = self.stack.last_mut() {
                top.1 = Some(import);
            }
            self.import(node, import);
        }
        self.stack.pop();
        self.order.push(index);
    }

    fn import(&mut self, node: &Node, import: &'n Import) {
        let report = |judge: &mut Self, message: String| judge.errors.push(Diagnostic::new(import.span, message));
        match &self.resolutions[&import.path] {
            Resolution::Missing(why) => {
                if self.reported.insert(import.path.clone()) {
                    report(self, why.clone());
                }
            }
            Resolution::Library => {
                let from_library = node.module_path.as_deref().is_some_and(is_of_library_module);
                if !from_library && !internal_allows(&import.path, None) {
                    report(self, format!("use of internal package {} not allowed", import.path));
                }
            }
            &Resolution::Node(target) => {
                let imported = &self.nodes[target];
                if self.stack.iter().any(|(index, _)| *index == target) {
                    let chain = self.chain(&import.path);
                    return self.errors.push(Diagnostic::new(Span::NONE, chain));
                }
                if !internal_allows(&import.path, node.module_path.as_deref()) {
                    report(self, format!("use of internal package {} not allowed", import.path));
                }
                if imported.name == "main" && !tests(&node.path, &imported.path) {
                    report(self, format!("import \"{}\" is a program, not an importable package", import.path));
                }
                self.visit(target);
            }
        }
    }

    /// The imports from the root to a cycle's end, as Go lists them.
    fn chain(&self, last: &str) -> String {
        let mut text = format!("package {}", self.nodes[self.stack[0].0].path);
        for (depth, (_, import)) in self.stack.iter().enumerate() {
            let next = self.stack.get(depth + 1).map_or(last, |(index, _)| &self.nodes[*index].path);
            let file = import.map_or("", |i| i.file.as_str());
            text.push_str(&format!("\n\timports {next} from {file}"));
        }
        text + ": import cycle not allowed"
    }
}

/// Whether a package holds or runs the tests of another, which then may be a program.
fn tests(importer: &str, imported: &str) -> bool {
    importer == test_program_path(imported) || importer == external_tests_path(imported)
}

/// Whether a package belongs to the module of the library itself, as in the source of an installed Go.
fn is_of_library_module(path: &str) -> bool {
    path.starts_with("std/")
}

/// Whether a package may import a path by the rule of `internal` folders: they are for what lies below the folder
/// that holds them.
fn internal_allows(path: &str, importer: Option<&str>) -> bool {
    let elements: Vec<&str> = path.split('/').collect();
    let Some(at) = elements.iter().rposition(|&e| e == "internal") else { return true };
    let parent = elements[..at].join("/");
    let Some(importer) = importer else { return false };
    // The library's own folders are for the library alone, which is not judged here.
    if parent.is_empty() && is_library_form(path) {
        return false;
    }
    importer == parent || importer.strip_prefix(&parent).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::internal_allows;

    #[test]
    fn internal_folders_are_for_their_neighbours() {
        assert!(internal_allows("m.x/a/internal/b", Some("m.x/a")));
        assert!(internal_allows("m.x/a/internal/b", Some("m.x/a/c/d")));
        assert!(internal_allows("m.x/internals", Some("n.x")));
        assert!(!internal_allows("m.x/a/internal/b", Some("m.x/ab")));
        assert!(!internal_allows("m.x/a/internal", Some("m.x")));
        assert!(!internal_allows("internal/abi", Some("m.x")));
        assert!(!internal_allows("net/http/internal", None));
    }
}
