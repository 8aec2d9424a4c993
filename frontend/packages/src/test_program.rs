//! The tests of a package: which files hold them, and the program that runs them.
//!
//! Invariants: what counts as a test is decided by names alone, as the Go command does; whether a test has the right
//! type, the checker finds out where the program lists it.

use std::fmt::Write as _;
use std::path::Path;

use vo_syntax::ast::{self, Decl, FuncBody, FuncDecl};
use vo_syntax::{ParseMode, SourceFile, parse_file};

use crate::directory::{Folder, NamedText};
use crate::environment::Environment;
use crate::modules::Modules;

/// The path of the program that runs a package's tests.
pub(crate) fn test_program_path(tested: &str) -> String {
    format!("{tested}.test")
}

/// The path of the package of tests that import the tested one.
pub(crate) fn external_tests_path(tested: &str) -> String {
    format!("{tested}_test")
}

/// Whether a folder holds tests that belong to the build.
pub fn has_tests(dir: &Path, env: &Environment) -> bool {
    Folder::read_with_tests(dir, env).is_ok_and(|folder| !folder.tests.is_empty())
}

/// The import path of the package in a folder, or what messages call it outside modules.
///
/// # Errors
/// What is wrong with the module.
pub fn path_of(dir: &Path, env: &Environment) -> Result<String, String> {
    let dir = env.absolute(dir);
    Ok(Modules::of(&dir, env)?.path_of(&dir).unwrap_or_else(|| env.short(&dir)))
}

/// A package's files with those of its tests.
pub(crate) struct TestFiles {
    /// The package and the tests within it.
    pub package: Vec<NamedText>,
    /// The tests that import the package.
    pub external: Vec<NamedText>,
    listed: Listed,
}

/// The functions that the program runs, each as an element of the list it belongs to.
#[derive(Default)]
struct Listed {
    tests: String,
    benchmarks: String,
    fuzz: String,
    examples: String,
    /// The function that controls the run.
    test_main: Option<String>,
    names_package: bool,
    names_external: bool,
}

impl TestFiles {
    /// Sorts a folder's files, which `name` names.
    pub fn of(folder: Folder, name: impl Fn(&Path) -> String) -> TestFiles {
        let package = folder.files.into_iter().map(|f| (name(&f.path), f.text)).collect();
        let mut files = TestFiles { package, external: Vec::new(), listed: Listed::default() };
        for file in folder.tests {
            let source = SourceFile::standalone("", file.text.clone());
            let tree = parse_file(&source, ParseMode::default()).tree;
            let is_external = tree.package.name.as_str().ends_with("_test");
            files.listed.add_file(&source, &tree, is_external);
            let list = if is_external { &mut files.external } else { &mut files.package };
            list.push((name(&file.path), file.text));
        }
        files
    }

    /// The text of the program.
    pub fn main(&self, path: &str) -> String {
        let Listed { tests, benchmarks, fuzz, examples, test_main, .. } = &self.listed;
        let import =
            |name: &str, path: &str, used: bool| format!("import {} {path:?}\n", if used { name } else { "_" });
        let mut text = String::from("package main\n\nimport \"os\"\nimport \"testing\"\n");
        if !self.package.is_empty() {
            text += &import(PACKAGE, path, self.listed.names_package);
        }
        if !self.external.is_empty() {
            text += &import(EXTERNAL, &external_tests_path(path), self.listed.names_external);
        }
        let run = match test_main {
            Some(function) => format!("{function}(m)\n\tos.Exit(testing.ExitCode(m))"),
            None => "os.Exit(m.Run())".to_owned(),
        };
        let _ = write!(
            text,
            "\nfunc main() {{\n\tm := testing.Start({path:?},\n\
             \t\t[]testing.InternalTest{{{tests}}},\n\
             \t\t[]testing.InternalBenchmark{{{benchmarks}}},\n\
             \t\t[]testing.InternalFuzzTarget{{{fuzz}}},\n\
             \t\t[]testing.InternalExample{{{examples}}})\n\t{run}\n}}\n"
        );
        text
    }
}

/// The names by which the program imports what it tests.
const PACKAGE: &str = "_test";
const EXTERNAL: &str = "_xtest";

impl Listed {
    fn add_file(&mut self, source: &SourceFile, tree: &ast::File, is_external: bool) {
        let package = if is_external { EXTERNAL } else { PACKAGE };
        for decl in &tree.decls {
            let Decl::Func(function) = decl else { continue };
            if function.recv.is_none() && self.add_function(source, function, package) {
                let named = if is_external { &mut self.names_external } else { &mut self.names_package };
                *named = true;
            }
        }
    }

    /// Adds a function if it is to be run.
    fn add_function(&mut self, source: &SourceFile, function: &FuncDecl, package: &str) -> bool {
        let name = function.name.name.as_str();
        let qualified = format!("{package}.{name}");
        let takes_main = || is_pointer_to_m(function);
        if name == "TestMain" && takes_main() {
            self.test_main = Some(qualified);
            return true;
        }
        let list = if is_test_name(name, "Test") {
            &mut self.tests
        } else if is_test_name(name, "Benchmark") {
            &mut self.benchmarks
        } else if is_test_name(name, "Fuzz") {
            &mut self.fuzz
        } else {
            let output = is_test_name(name, "Example").then(|| promised_output(source, function)).flatten();
            let Some((output, unordered)) = output else { return false };
            let output = vo_syntax::literal::quote_string(output.as_bytes());
            let _ = write!(self.examples, "{{{name:?}, {qualified}, {output}, {unordered}}}, ");
            return true;
        };
        let _ = write!(list, "{{{name:?}, {qualified}}}, ");
        true
    }
}

/// Whether the only parameter has a type `*M` or `*testing.M`.
fn is_pointer_to_m(function: &FuncDecl) -> bool {
    let [param] = function.ty.params.as_slice() else { return false };
    let ast::ExprKind::Star(inner) = &param.ty.kind else { return false };
    match &inner.kind {
        ast::ExprKind::Selector(_, name) => name.name.as_str() == "M",
        _ => inner.as_ident().is_some_and(|ident| ident.name.as_str() == "M"),
    }
}

/// Whether a name is a prefix and no lower-case letter after it.
fn is_test_name(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_lowercase))
}

/// The output that the comment at the end of an example promises, and whether its lines may come in any order.
fn promised_output(source: &SourceFile, function: &FuncDecl) -> Option<(String, bool)> {
    let FuncBody::Parsed(block) = &function.body else { return None };
    let text = &source.text[source.offset(block.lbrace)..source.offset(block.rbrace)];
    let text = String::from_utf8_lossy(text);
    let is_blank_end = |line: &&str| line.trim().is_empty();
    let mut comment: Vec<&str> =
        text.lines().rev().skip_while(is_blank_end).map_while(|line| line.trim().strip_prefix("//")).collect();
    comment.reverse();
    let first = comment.first()?.trim();
    let lower = first.to_ascii_lowercase();
    let unordered = lower.starts_with("unordered output:");
    let keyword = if unordered { "unordered output:" } else { "output:" };
    if !lower.starts_with(keyword) {
        return None;
    }
    let mut lines = vec![first[keyword.len()..].to_owned()];
    lines.extend(comment[1..].iter().map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned()));
    Some((lines.join("\n").trim().to_owned() + "\n", unordered))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> Listed {
        let source = SourceFile::standalone("x_test.go", text.as_bytes());
        let tree = parse_file(&source, ParseMode::default()).tree;
        let mut listed = Listed::default();
        listed.add_file(&source, &tree, false);
        listed
    }

    #[test]
    fn functions_are_tests_by_their_names() {
        let found = listed("package p\nfunc TestA(t *T) {}\nfunc Testify() {}\nfunc Test() {}\nfunc BenchmarkÉ() {}\n");
        assert_eq!(found.tests, "{\"TestA\", _test.TestA}, {\"Test\", _test.Test}, ");
        assert_eq!(found.benchmarks, "{\"BenchmarkÉ\", _test.BenchmarkÉ}, ");
        assert_eq!(listed("package p\nfunc TestMain(m *testing.M) {}\n").test_main.as_deref(), Some("_test.TestMain"));
    }

    #[test]
    fn examples_with_output_are_run() {
        let found = listed("package p\nfunc Example() {\n\tf()\n\t// Output: a\n\t//  b\n}\nfunc ExampleT() { f() }\n");
        assert_eq!(found.examples, "{\"Example\", _test.Example, \"a\\n b\\n\", false}, ");
    }
}
