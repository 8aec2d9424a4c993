//! Which source a program consists of, and what is wrong with its imports. The messages were taken from
//! `go build` and `go run` 1.27; where vo always says the place, Go sometimes names the chain of imports instead.

use std::fs;
use std::sync::Arc;

use tempfile::TempDir;
use vo_packages::{Environment, Library, LibraryFile, LibraryImporter, Loader, PackageGraph, Search, Target};
use vo_syntax::{Diagnostic, SourceMap};
use vo_types::{Importer, Part};

/// A library of few packages.
struct Std;

impl Std {
    fn text(path: &str) -> Option<&'static [u8]> {
        match path {
            "fmt" => Some(b"package fmt\nfunc Println(args ...any) {}\n"),
            "embed" => Some(b"package embed\ntype FS struct{}\n"),
            "internal/abi" => Some(b"package abi\n"),
            _ => None,
        }
    }
}

impl Library for Std {
    fn name(&self, path: &str) -> Option<&str> {
        let names = [("fmt", "fmt"), ("embed", "embed"), ("internal/abi", "abi")];
        names.iter().find(|(known, _)| *known == path).map(|(_, name)| *name)
    }

    fn file(&self, path: &str, _number: u32) -> LibraryFile<'_> {
        LibraryFile { name: "lib.go", text: Std::text(path).unwrap() }
    }

    fn parts(&self, path: &str, _name: &str) -> Vec<Part> {
        self.all_parts(path)
    }

    fn initial_parts(&self, _path: &str) -> Vec<Part> {
        Vec::new()
    }

    fn all_parts(&self, path: &str) -> Vec<Part> {
        let text = Std::text(path).unwrap();
        let lo = text.iter().position(|&b| b == b'\n').unwrap() as u32;
        vec![Part { file: 0, lo, hi: text.len() as u32 }]
    }
}

/// Folders made of a text: `-- path --` begins a file.
struct Tree {
    dir: TempDir,
    env: Environment,
}

impl Tree {
    fn new(text: &str) -> Tree {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        for file in text.split("-- ").skip(1) {
            let (name, content) = file.split_once(" --\n").unwrap();
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        let mut env = Environment::bare(root.join("m"));
        env.module_cache = Some(root.join("cache"));
        Tree { dir, env }
    }

    fn load(&self, argument: &str) -> (Arc<SourceMap>, Result<PackageGraph, Vec<Diagnostic>>) {
        let sources = Arc::new(SourceMap::new());
        let target = Target::of_argument(argument, &self.env);
        let graph = Loader::new(&self.env, &Std, sources.clone()).load(&[target]);
        (sources, graph)
    }

    /// The packages in order, each with its files as messages name them.
    fn packages(&self, argument: &str) -> Vec<String> {
        let (sources, graph) = self.load(argument);
        let graph = graph.unwrap_or_else(|errors| panic!("{errors:?}"));
        let show = |p: &vo_packages::LoadedPackage| {
            let files: Vec<String> = p.files().map(|f| sources.file(f).unwrap().name.to_string()).collect();
            format!("{}: {}", p.path, files.join(" "))
        };
        graph.packages.iter().map(show).collect()
    }

    /// The errors, with the temporary folder's name replaced.
    fn errors(&self, argument: &str) -> Vec<String> {
        let (sources, graph) = self.load(argument);
        let root = self.dir.path().canonicalize().unwrap();
        let show = |d: &Diagnostic| {
            let place = sources.position(d.span.lo).map_or(String::new(), |p| format!("{p}: "));
            format!("{place}{}", d.message).replace(root.to_str().unwrap(), "/T")
        };
        graph.err().unwrap_or_default().iter().map(show).collect()
    }
}

#[test]
fn packages_of_a_module_come_in_dependency_order() {
    let tree = Tree::new(
        "-- m/go.mod --\nmodule example.com/m\n\ngo 1.24\n\
         -- m/cmd/x/main.go --\npackage main\nimport (\n\"fmt\"\n\"example.com/m/b\"\n\"example.com/m/a\"\n)\nfunc main() {}\n\
         -- m/a/a.go --\npackage a\nimport \"example.com/m/b\"\n\
         -- m/b/b_linux.go --\npackage b\nimport _ \"example.com/m/b/internal/c\"\nimport \"embed\"\n\
         //go:embed *.txt\nvar X embed.FS\n\
         -- m/b/c.txt --\n-- m/b/a.txt --\n\
         -- m/b/b_windows.go --\nnot Go at all\n\
         -- m/b/b_test.go --\npackage b_test\n\
         -- m/b/gen.go --\n//go:build ignore\n\npackage main\n\
         -- m/b/more.vo --\npackage b\n\
         -- m/b/_off.go --\npackage off\n\
         -- m/none/n_windows.go --\npackage none\n\
         -- m/.off/x.go --\npackage off\n\
         -- m/b/internal/c/c.go --\n//go:build unix && !cgo && go1.20\n\npackage c\n",
    );
    let expected = [
        "example.com/m/b/internal/c: b/internal/c/c.go",
        "example.com/m/b: b/b_linux.go b/more.vo",
        "example.com/m/a: a/a.go",
        "example.com/m/cmd/x: cmd/x/main.go",
    ];
    assert_eq!(tree.packages("./cmd/x"), expected);
    assert_eq!(tree.packages("cmd/x"), expected);
    assert_eq!(tree.packages("example.com/m/cmd/x"), expected);
    let file = tree.packages("./cmd/x/main.go");
    assert_eq!(file[3], "command-line-arguments: cmd/x/main.go");
    let graph = tree.load("./b").1.ok().unwrap();
    let embedded = graph.packages[1].source.embeds.iter().flat_map(|e| &e.files).map(|f| &*f.name);
    assert_eq!(embedded.collect::<Vec<_>>(), ["a.txt", "c.txt"]);
    let all = Target::of_pattern("./...", &tree.env).unwrap();
    assert_eq!(all.len(), 4);
    let graph = Loader::new(&tree.env, &Std, Arc::default()).load(&all).ok().unwrap();
    assert_eq!((graph.packages.len(), graph.roots.len()), (4, 4));
}

#[test]
fn imports_that_cannot_be_found_are_errors_at_the_import() {
    let tree = Tree::new(
        "-- m/go.mod --\nmodule example.com/m\n\ngo 1.24\n\
         -- m/main.go --\npackage main\nimport (\n\"foo/bar\"\n\t_ \"example.com/zz/y\"\n\t\"example.com/m/nope\"\n\t\"example.com/m/empty\"\n\
         \t\"example.com/m/excl\"\n\t\"example.com/m/two\"\n\t\"example.com/m/prog\"\n\t\"example.com/m/tests\"\n\t\"./rel\"\n\t\"/abs\"\n\
         \t\"internal/abi\"\n\t\"example.com/m/k/internal/z\"\n\t\"example.com/m/sub\"\n)\n\
         -- m/empty/x.txt --\n\
         -- m/excl/x_windows.go --\npackage excl\n\
         -- m/two/x.go --\npackage a\n\
         -- m/two/y.go --\npackage b\n\
         -- m/prog/x.go --\npackage main\n\
         -- m/tests/x_test.go --\npackage tests\n\
         -- m/k/internal/z/z.go --\npackage z\n\
         -- m/sub/go.mod --\nmodule example.com/sub\n\
         -- m/sub/x.go --\npackage sub\n",
    );
    let mut errors = tree.errors(".");
    errors.sort();
    let mut expected = [
        "main.go:11:2: \"./rel\" is relative, but relative import paths are not supported in module mode",
        "main.go:12:2: \"/abs\" is not a package path; see 'go help packages'",
        "main.go:6:2: no required module provides package example.com/m/empty; to add it:\n\tgo get example.com/m/empty",
        "main.go:7:2: build constraints exclude all Go files in /T/m/excl",
        "main.go:5:2: no required module provides package example.com/m/nope; to add it:\n\tgo get example.com/m/nope",
        "main.go:8:2: found packages a (x.go) and b (y.go) in /T/m/two",
        "main.go:4:2: no required module provides package example.com/zz/y; to add it:\n\tgo get example.com/zz/y",
        "main.go:3:1: package foo/bar is not in std, as far as it is part of vo, and no installed Go was found (set GOROOT)",
        "main.go:9:2: import \"example.com/m/prog\" is a program, not an importable package",
        "main.go:10:2: example.com/m/tests: no non-test Go files in /T/m/tests",
        "main.go:13:2: use of internal package internal/abi not allowed",
        "main.go:14:2: use of internal package example.com/m/k/internal/z not allowed",
        "main.go:15:2: no required module provides package example.com/m/sub; to add it:\n\tgo get example.com/m/sub",
    ];
    expected.sort_unstable();
    assert_eq!(errors, expected);
}

#[test]
fn targets_that_are_no_packages_are_errors() {
    let tree = Tree::new(
        "-- m/go.mod --\nmodule example.com/m\n\
         -- m/excl/x_windows.go --\npackage excl\n\
         -- m/two/x.go --\npackage a\n\
         -- m/two/y.go --\npackage b\n\
         -- m/tests/x_test.go --\npackage tests\n\
         -- m/c/c.go --\npackage c\nimport \"C\"\n\
         -- m/empty/x.txt --\n",
    );
    let cases = [
        ("./excl", "package example.com/m/excl: build constraints exclude all Go files in /T/m/excl"),
        ("./two", "found packages a (x.go) and b (y.go) in /T/m/two"),
        ("./tests", "example.com/m/tests: no non-test Go files in /T/m/tests"),
        ("./empty", "no Go files in /T/m/empty"),
        ("./nonex", "stat /T/m/nonex: directory not found"),
        ("nonex.go", "stat nonex.go: no such file or directory"),
        ("tests/x_test.go", "cannot run *_test.go files (tests/x_test.go)"),
        ("c/c.go", "c/c.go:2:8: import \"C\": cgo is not supported"),
        ("nope", "package nope is not in std, as far as it is part of vo, and no installed Go was found (set GOROOT)"),
        (
            "example.com/m/no",
            "no required module provides package example.com/m/no; to add it:\n\tgo get example.com/m/no",
        ),
    ];
    for (argument, expected) in cases {
        assert_eq!(tree.errors(argument), [expected], "{argument}");
    }
    assert_eq!(tree.packages("excl/x_windows.go"), ["command-line-arguments: excl/x_windows.go"]);
    let sources = Arc::new(SourceMap::new());
    let files = Target::Files(vec!["two/x.go".into(), "excl/x_windows.go".into()]);
    let errors = Loader::new(&tree.env, &Std, sources).load(&[files]).err().unwrap();
    assert_eq!(errors[0].message, "named files must all be in one directory; have two and excl");
}

#[test]
fn import_cycles_are_shown_as_chains() {
    let tree = Tree::new(
        "-- m/go.mod --\nmodule example.com/b\n\
         -- m/main.go --\npackage main\nimport \"example.com/b/p\"\n\
         -- m/p/p.go --\npackage p\nimport \"example.com/b/q\"\n\
         -- m/q/q.go --\npackage q\nimport \"example.com/b/p\"\n",
    );
    let chain = |root| {
        format!(
            "package {root}\n\timports example.com/b/p from main.go\n\timports example.com/b/q from p.go\n\t\
             imports example.com/b/p from q.go: import cycle not allowed"
        )
    };
    assert_eq!(tree.errors("."), [chain("example.com/b")]);
    assert_eq!(tree.errors("main.go"), [chain("command-line-arguments")]);
}

#[test]
fn without_a_module_only_the_library_can_be_imported() {
    let tree = Tree::new("-- m/main.go --\npackage main\nimport \"fmt\"\nimport _ \"example.com/a\"\n");
    let expected = "main.go:3:8: no required module provides package example.com/a: go.mod file not found in current directory \
                    or any parent directory; see 'go help modules'";
    assert_eq!(tree.errors("main.go"), [expected]);
}

/// A module cache with `Dep`, which requires a later `low` than the main module.
const CACHE: &str = "-- cache/cache/download/example.com/!dep/@v/v1.0.0.mod --\nmodule example.com/Dep\ngo 1.20\nrequire example.com/low v1.1.0\n\
    -- cache/example.com/!dep@v1.0.0/go.mod --\nmodule example.com/Dep\ngo 1.20\nrequire example.com/low v1.1.0\n\
    -- cache/example.com/!dep@v1.0.0/d.go --\npackage dep\nimport _ \"example.com/low\"\n\
    -- cache/example.com/!dep@v1.0.0/sub/s.go --\npackage sub\nimport _ \"example.com/missing/pkg\"\n\
    -- cache/example.com/!dep@v1.0.0/internal/i/i.go --\npackage i\n\
    -- cache/cache/download/example.com/low/@v/v1.1.0.mod --\nmodule example.com/low\nrequire example.com/far v1.0.0\n\
    -- cache/example.com/low@v1.0.0/l.go --\npackage low\n\
    -- cache/example.com/low@v1.1.0/l.go --\npackage low\n\
    -- cache/example.com/low@v1.2.0/l.go --\npackage low\n\
    -- cache/example.com/low/v2@v2.0.0/l.go --\npackage low\n\
    -- cache/example.com/nest@v1.0.0/a/b/b.go --\npackage b\n\
    -- cache/example.com/nest/a@v1.0.0/b/b.go --\npackage b\n";

fn with_cache(text: &str) -> Tree {
    Tree::new(&format!("{CACHE}{text}"))
}

#[test]
fn the_greatest_required_version_is_chosen() {
    let requirements = "-- m/go.mod --\nmodule example.com/m\n\ngo 1.24\n\nrequire (\n\texample.com/Dep v1.0.0\n\texample.com/low v1.0.0\n\
                        \texample.com/low/v2 v2.0.0\n)\n";
    let main = "-- m/main.go --\npackage main\nimport (\n_ \"example.com/Dep\"\n_ \"example.com/low\"\n_ \"example.com/low/v2\"\n)\n";
    let tree = with_cache(&format!("{requirements}{main}"));
    let expected = [
        "example.com/low: ../cache/example.com/low@v1.1.0/l.go",
        "example.com/Dep: ../cache/example.com/!dep@v1.0.0/d.go",
        "example.com/low/v2: ../cache/example.com/low/v2@v2.0.0/l.go",
        "example.com/m: main.go",
    ];
    assert_eq!(tree.packages("."), expected);
    let tree = with_cache(&format!("{requirements}exclude example.com/low v1.1.0\n{main}"));
    assert_eq!(tree.packages(".")[0], "example.com/low: ../cache/example.com/low@v1.0.0/l.go");
    let tree = with_cache(&format!("{requirements}replace example.com/low v1.1.0 => example.com/low v1.2.0\n{main}"));
    assert_eq!(tree.packages(".")[0], "example.com/low: ../cache/example.com/low@v1.2.0/l.go");
}

#[test]
fn modules_are_replaced_by_folders() {
    let text = "-- m/go.mod --\nmodule example.com/m\n\ngo 1.20\nrequire example.com/low v1.0.0\nreplace example.com/low => ../mine\n\
                -- m/main.go --\npackage main\nimport _ \"example.com/low/x\"\n";
    let absent = with_cache(text);
    assert_eq!(
        absent.errors("."),
        ["main.go:2:8: example.com/low@v1.0.0: replacement directory ../mine does not exist"]
    );
    let no_file = with_cache(&format!("{text}-- mine/x/x.go --\npackage x\n"));
    let expected = "main.go:2:8: example.com/low@v1.0.0 (replaced by ../mine): reading ../mine/go.mod: open /T/mine/go.mod: \
                    no such file or directory";
    assert_eq!(no_file.errors("."), [expected]);
    let present =
        with_cache(&format!("{text}-- mine/go.mod --\nmodule example.com/low\n-- mine/x/x.go --\npackage x\n"));
    assert_eq!(present.packages("."), ["example.com/low/x: ../mine/x/x.go", "example.com/m: main.go"]);
}

#[test]
fn what_is_wrong_with_modules_is_said_at_the_import() {
    let tree = with_cache(
        "-- m/go.mod --\nmodule example.com/m\n\ngo 1.24\nrequire (\nexample.com/Dep v1.0.0\nexample.com/gone v1.0.0\nexample.com/nest v1.0.0\n\
         example.com/nest/a v1.0.0\n)\n\
         -- m/x.go --\npackage main\nimport (\n_ \"example.com/Dep/internal/i\"\n_ \"example.com/Dep/sub\"\n_ \"example.com/Dep/none\"\n\
         _ \"example.com/gone/x\"\n_ \"example.com/nest/a/b\"\n)\n",
    );
    let mut errors = tree.errors(".");
    errors.sort();
    let expected = [
        "../cache/example.com/!dep@v1.0.0/sub/s.go:2:8: no required module provides package example.com/missing/pkg; to add it:\n\t\
         go get example.com/missing/pkg",
        "x.go:3:1: use of internal package example.com/Dep/internal/i not allowed",
        "x.go:5:1: no required module provides package example.com/Dep/none; to add it:\n\tgo get example.com/Dep/none",
        "x.go:6:1: example.com/gone@v1.0.0: module is not in the module cache; to download it:\n\tgo mod download example.com/gone",
        "x.go:7:1: ambiguous import: found package example.com/nest/a/b in multiple modules:\n\
         \texample.com/nest/a v1.0.0 (/T/cache/example.com/nest/a@v1.0.0/b)\n\texample.com/nest v1.0.0 (/T/cache/example.com/nest@v1.0.0/a/b)",
    ];
    assert_eq!(errors, expected);
}

#[test]
fn a_vendor_folder_goes_before_the_cache_and_must_be_current() {
    let vendor = "-- m/main.go --\npackage main\nimport _ \"example.com/low\"\nimport _ \"example.com/low/x\"\n\
                  -- m/vendor/modules.txt --\n# example.com/low v1.1.0\n## explicit; go 1.20\nexample.com/low\nexample.com/low/x\n\
                  -- m/vendor/example.com/low/l.go --\npackage low\n";
    let module = |go: &str, low: &str| {
        format!("-- m/go.mod --\nmodule example.com/m\ngo {go}\nrequire example.com/low {low}\n{vendor}")
    };
    let tree = with_cache(&module("1.24", "v1.1.0"));
    let expected = "main.go:3:8: cannot find module providing package example.com/low/x: import lookup disabled by -mod=vendor\n\t\
                    (Go version in go.mod is at least 1.14 and vendor directory exists.)";
    assert_eq!(tree.errors("."), [expected]);
    let x = "-- m/vendor/example.com/low/x/x.go --\npackage x\n";
    let tree = with_cache(&format!("{}{x}", module("1.24", "v1.1.0")));
    assert_eq!(tree.packages(".")[0], "example.com/low: vendor/example.com/low/l.go");
    let tree = with_cache(&module("1.24", "v1.2.0"));
    assert!(
        tree.errors(".")[0]
            .starts_with("go: inconsistent vendoring in /T/m:\n\texample.com/low@v1.2.0: is explicitly required")
    );
    let old = with_cache(&format!(
        "{}{}",
        module("1.13", "v1.2.0"),
        "-- cache/example.com/low@v1.2.0/x/x.go --\npackage x\n"
    ));
    assert_eq!(old.packages(".")[0], "example.com/low: ../cache/example.com/low@v1.2.0/l.go");
}

#[test]
fn wrong_module_files_stop_the_build() {
    let of = |go_mod: &str| Tree::new(&format!("-- m/go.mod --\n{go_mod}-- m/main.go --\npackage main\n")).errors(".");
    assert_eq!(of("modul x\n"), ["go: errors parsing go.mod:\ngo.mod:1: unknown directive: modul"]);
    assert_eq!(of("module m.x\ngo 1.99\n"), ["go: go.mod requires go >= 1.99 (running go 1.27)"]);
    let expected = "go: error reading go.mod: missing module declaration. To specify the module path:\n\tgo mod edit -module=example.com/mod";
    assert_eq!(of("go 1.24\n"), [expected]);
}

#[test]
fn library_packages_are_found_in_the_embedded_source_then_in_an_installed_go() {
    let mut tree = Tree::new(
        "-- go/src/runtime/a.go --\npackage runtime\n\
         -- go/src/fmt/print.go --\npackage fmt\n\
         -- go/src/net/net.go --\npackage net\nimport _ \"golang.org/x/net/dns\"\n\
         -- go/src/net/net_windows.go --\npackage net\n\
         -- go/src/vendor/golang.org/x/net/dns/dns.go --\npackage dns\n",
    );
    let go = tree.dir.path().join("go");
    tree.env.goroot = Search::named(go);
    let sources = Arc::new(SourceMap::new());
    let mut importer = LibraryImporter::new(&tree.env, &Std, sources.clone());
    let fmt = importer.import("fmt", "main").unwrap();
    assert!(fmt.lazy && fmt.files.is_empty());
    assert_eq!(fmt.indexed.unwrap().as_str(), "fmt");
    let (header, _) = importer.open_file("fmt", 0).unwrap();
    assert_eq!(&*sources.file(header.file).unwrap().name, "fmt/lib.go");
    let (part, errors) = importer.parse_part(header.file, importer.parts("fmt", "Println")[0], header.node_count);
    assert_eq!((part.decls.len(), errors.len()), (1, 0));
    assert!(part.node_count > header.node_count);
    assert_eq!(importer.import("net", "main").unwrap().files.len(), 1);
    assert_eq!(importer.canonical_path("golang.org/x/net/dns", "net"), "vendor/golang.org/x/net/dns");
    assert_eq!(importer.canonical_path("golang.org/x/net/dns", "example.com/m"), "golang.org/x/net/dns");
    assert!(importer.import("golang.org/x/net/dns", "net").is_ok());
    assert!(importer.import("nope", "main").err().unwrap().starts_with("package nope is not in std ("));
}

/// Large packages take the parallel way; the numbering of files must not depend on it.
#[test]
fn many_large_files_are_numbered_in_order() {
    let body = "func f() { x := 1; _ = x }\n".replace("f()", "_()").repeat(4000);
    let mut text = "-- m/go.mod --\nmodule m.x\n".to_owned();
    for i in 0..12 {
        text += &format!("-- m/p/f{i:02}.go --\npackage p\n{body}");
    }
    let tree = Tree::new(&text);
    let (sources, graph) = tree.load("./p");
    let graph = graph.ok().unwrap();
    for (i, file) in graph.packages[0].files().enumerate() {
        assert_eq!(file.0 as usize, i);
        assert_eq!(&*sources.file(file).unwrap().name, format!("p/f{i:02}.go"));
    }
}
