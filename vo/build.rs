//! Makes the index of the embedded library: where in its files each package declares what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

use vo_syntax::ast::{Decl, Directive, Expr, ExprKind, File, FuncBody};
use vo_syntax::linkname::split_linked;
use vo_syntax::{ParseMode, SourceFile, Span, parse_file};

fn main() -> io::Result<()> {
    let sources = env::var("DEP_VO_STD_SOURCES").expect("set by the build script of vo-std");
    println!("cargo::rerun-if-changed={sources}");
    let mut table = String::from("static PACKAGES: &[PackageIndex] = &[\n");
    let sources = fs::read_to_string(sources)?;
    let packages = sources.lines().map(|line| line.split_once('\t').expect("a package has files"));
    let paths: BTreeSet<&str> = packages.clone().map(|(path, _)| path).collect();
    for (path, files) in packages {
        let mut index = PackageIndex::default();
        for (number, file) in files.split('\t').enumerate() {
            println!("cargo::rerun-if-changed={file}");
            index.add_file(number, &SourceFile::standalone(file, fs::read(file)?));
        }
        let is_inside = |name: &str| split_linked(name).is_some_and(|(package, _)| paths.contains(package));
        let outside = index.pulled.iter().find(|name| !is_inside(name));
        assert!(outside.is_none(), "{path} needs {outside:?}, which is not in the library");
        index.write(path, &mut table);
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo")).join("library_index.rs");
    fs::write(out, table)
}

/// A declaration, or a group of them: number of the file, offsets of the first byte and past the last.
type Part = (usize, usize, usize);

/// What a package declares. Parts are named by their number in `parts`.
#[derive(Default)]
struct PackageIndex {
    name: String,
    parts: Vec<Part>,
    /// Where a name is declared.
    names: BTreeMap<String, usize>,
    /// The names of types that a part declares.
    types: BTreeMap<usize, Vec<String>>,
    methods: BTreeMap<String, BTreeSet<usize>>,
    /// Parts with `func init()`.
    initial: Vec<usize>,
    /// Functions of other packages, and those that stand for them here by `//go:linkname`.
    pushed: BTreeMap<String, String>,
    /// Functions of other packages that stand for those without body here.
    pulled: BTreeSet<String>,
}

impl PackageIndex {
    fn add_file(&mut self, number: usize, source: &SourceFile) {
        let parsed = parse_file(source, ParseMode { lazy_bodies: true, imports_only: false });
        assert!(parsed.diagnostics.is_empty(), "{}: {:?}", source.name, parsed.diagnostics);
        let file = parsed.tree;
        self.name = file.package.name.to_string();
        for decl in &file.decls {
            let Some(span) = with_directives(decl, &file) else { continue };
            let part = self.parts.len();
            self.parts.push((number, source.offset(span.lo), source.offset(span.hi)));
            if let Decl::Func(func) = decl {
                let links = func.directives.of(&file.directives).iter().filter_map(Directive::full_link);
                let links = links.map(|(local, linked)| (linked.to_owned(), local.to_owned()));
                match func.body {
                    FuncBody::Absent => self.pulled.extend(links.map(|(linked, _)| linked)),
                    _ => self.pushed.extend(links),
                }
            }
            self.add_declaration(part, decl);
        }
    }

    fn add_declaration(&mut self, part: usize, decl: &Decl) {
        match decl {
            Decl::Const(group) => group.specs.iter().flat_map(|s| &s.names).for_each(|n| self.add_name(part, n.name)),
            Decl::Var(group) => group.specs.iter().flat_map(|s| &s.names).for_each(|n| self.add_name(part, n.name)),
            Decl::Type(group) => {
                for spec in &group.specs {
                    self.add_name(part, spec.name.name);
                    if spec.alias.is_none() {
                        self.types.entry(part).or_default().push(spec.name.name.to_string());
                    }
                }
            }
            Decl::Func(func) => match &func.recv {
                Some(recv) => {
                    self.methods.entry(base_name(&recv.ty)).or_default().insert(part);
                }
                None if func.name.name.as_str() == "init" => self.initial.push(part),
                None => self.add_name(part, func.name.name),
            },
            Decl::Import(_) | Decl::Bad(_) => {}
        }
    }

    fn add_name(&mut self, part: usize, name: vo_syntax::Symbol) {
        if !name.is_blank() {
            let before = self.names.insert(name.to_string(), part);
            assert!(before.is_none(), "{name} is declared twice in package {}", self.name);
        }
    }

    /// The parts that declare a name: with it come the methods of all types of its group.
    fn parts_of(&self, part: usize) -> Vec<usize> {
        let types = self.types.get(&part).into_iter().flatten();
        let methods = types.filter_map(|name| self.methods.get(name)).flatten().copied();
        std::iter::once(part).chain(methods).collect()
    }

    fn write(&self, path: &str, table: &mut String) {
        let declared: BTreeSet<_> = self.types.values().flatten().collect();
        let lost = self.methods.keys().find(|name| !declared.contains(name));
        assert!(lost.is_none(), "{path} has methods of {lost:?}, which is no type that it defines");
        let parts: Vec<_> =
            self.parts.iter().map(|(file, lo, hi)| format!("Part {{ file: {file}, lo: {lo}, hi: {hi} }}")).collect();
        let names: Vec<_> =
            self.names.iter().map(|(name, &part)| format!("({name:?}, &{:?})", self.parts_of(part))).collect();
        writeln!(
            table,
            "PackageIndex {{ path: {path:?}, name: {:?}, parts: &[{}], names: &[{}], initial: &{:?}, pushed: &{:?} }},",
            self.name,
            parts.join(", "),
            names.join(", "),
            self.initial,
            self.pushed.iter().collect::<Vec<_>>()
        )
        .expect("writing to a string");
    }
}

/// A declaration's span with that of the directives before it. Imports belong to the files' heads.
fn with_directives(decl: &Decl, file: &File) -> Option<Span> {
    let (span, directives) = match decl {
        Decl::Import(_) | Decl::Bad(_) => return None,
        Decl::Const(group) => (group.span, group.directives),
        Decl::Var(group) => (group.span, group.directives),
        Decl::Type(group) => (group.span, group.directives),
        Decl::Func(func) => (func.span, func.directives),
    };
    let first = directives.of(&file.directives).first();
    Some(first.map_or(span, |directive| directive.span.to(span)))
}

/// The name of a receiver's type.
fn base_name(recv: &Expr) -> String {
    match &recv.unparen().kind {
        ExprKind::Star(inner) => base_name(inner),
        ExprKind::Index(index) => base_name(&index.x),
        ExprKind::Name(name) => name.to_string(),
        other => panic!("a receiver of type {other:?}"),
    }
}
