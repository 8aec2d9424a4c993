//! Parses the library of an installed Go: real code has no syntax errors, and lazy parsing loses nothing of it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use vo_syntax::ast::{Decl, File, FuncBody};
use vo_syntax::dump::{dump_block, dump_file};
use vo_syntax::{ParseMode, SourceFile, parse_body, parse_file};

const DIRECTORIES: &[&str] =
    &["fmt", "strings", "sort", "slices", "maps", "iter", "reflect", "encoding/json", "go/types", "net/http"];

fn go_root() -> Option<PathBuf> {
    let output = Command::new("go").args(["env", "GOROOT"]).output().ok()?;
    let root = String::from_utf8(output.stdout).ok()?;
    let source = Path::new(root.trim()).join("src");
    source.is_dir().then_some(source)
}

fn library_files() -> Vec<SourceFile> {
    let Some(root) = go_root() else {
        eprintln!("skipped: no Go installed");
        return Vec::new();
    };
    let directories = DIRECTORIES.iter().filter_map(|d| std::fs::read_dir(root.join(d)).ok());
    let paths = directories.flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let go_files = paths.filter(|path| path.extension().is_some_and(|e| e == "go"));
    go_files
        .filter_map(|path| {
            let text = std::fs::read(&path).ok()?;
            Some(SourceFile::standalone(&path.to_string_lossy(), text))
        })
        .collect()
}

#[test]
fn the_library_parses_without_diagnostics() {
    for file in library_files() {
        let parsed = parse_file(&file, ParseMode::default());
        assert_eq!(parsed.diagnostics, [], "{}", file.name);
    }
}

#[test]
fn node_ids_are_dense_and_unique() {
    for file in library_files().iter().step_by(7) {
        let tree = parse_file(file, ParseMode::default()).tree;
        let dump = dump_file(&tree);
        let ids = |line: &str| -> Vec<u32> {
            line.split(" #").skip(1).filter_map(|s| s.split([' ', ',']).next()?.parse().ok()).collect()
        };
        // Literals may contain what looks like an id: look at nodes without text.
        let all: Vec<u32> = dump.lines().filter(|l| !l.contains(['"', '`', '\''])).flat_map(ids).collect();
        let distinct: HashSet<u32> = all.iter().copied().collect();
        assert_eq!(all.len(), distinct.len(), "{}: ids are unique", file.name);
        assert!(all.iter().all(|&id| id < tree.node_count), "{}: ids are below the count", file.name);
    }
}

fn bodies(file: &File) -> impl Iterator<Item = &FuncBody> {
    file.decls.iter().filter_map(|d| match d {
        Decl::Func(f) => Some(&f.body),
        _ => None,
    })
}

fn without_ids(dump: &str) -> String {
    dump.split('#').map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit())).collect()
}

#[test]
fn bodies_parsed_later_are_the_same() {
    for file in library_files().iter().step_by(3) {
        let whole = parse_file(file, ParseMode::default()).tree;
        let lazy = parse_file(file, ParseMode { lazy_bodies: true, ..ParseMode::default() }).tree;
        let mut next_id = vo_syntax::NodeId(lazy.node_count);
        assert_eq!(whole.decls.len(), lazy.decls.len(), "{}", file.name);
        for (parsed, unparsed) in bodies(&whole).zip(bodies(&lazy)) {
            match (parsed, unparsed) {
                (FuncBody::Absent, FuncBody::Absent) => {}
                (FuncBody::Parsed(expected), &FuncBody::Unparsed(range)) => {
                    let later = parse_body(file, range, &mut next_id);
                    assert_eq!(later.diagnostics, []);
                    assert_eq!(without_ids(&dump_block(&later.tree)), without_ids(&dump_block(expected)));
                    assert_eq!(later.tree.span(), range);
                }
                other => panic!("{}: {other:?}", file.name),
            }
        }
        assert_eq!(next_id.0, whole.node_count, "{}: as many nodes either way", file.name);
    }
}
