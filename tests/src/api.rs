//! The exported interfaces of packages, as declarations in a normal form that can be compared.
//!
//! Functions, types, variables, constants and methods of exported types count. The form leaves out what callers
//! can't see: names of parameters and type parameters, unexported fields and methods, values. Aliases of types of
//! other packages stand for those.
//!
//! Nothing here type-checks: declarations are compared as texts.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use vo_syntax::ast::{
    ConstSpec, Decl, Expr, ExprKind, FuncDecl, FuncType, InterfaceElem, Param, TypeParamGroup, TypeSpec,
};
use vo_syntax::printer::expr_string;
use vo_syntax::{BuildConstraint, FileNameRules, ParseMode, SourceFile, Symbol, parse_file};

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// `const`, `var`, `func`, `method` or `type`.
    pub kind: &'static str,
    /// The type, if the declaration tells it.
    pub ty: Option<String>,
}

impl Item {
    /// Whether callers can use both alike, as far as the declarations tell.
    pub fn agrees(&self, other: &Item) -> bool {
        let types = self.ty.as_ref().zip(other.ty.as_ref());
        self.kind == other.kind && types.is_none_or(|(a, b)| a == b)
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind, self.ty.as_deref().unwrap_or_default())
    }
}

/// Items by name: `Name`, `Type.Method`.
pub type Api = BTreeMap<String, Item>;

/// Declarations of a package, compared with those of the same package of Go.
pub struct Comparison {
    /// Names that only Go has.
    pub missing: Vec<String>,
    /// Names whose items differ, with ours and Go's.
    pub different: Vec<(String, Item, Item)>,
    /// Names that only we have.
    pub extra: Vec<String>,
    /// Number of Go's names.
    pub all: usize,
}

impl Comparison {
    pub fn new(ours: &Api, theirs: &Api) -> Comparison {
        let missing = theirs.keys().filter(|name| !ours.contains_key(*name)).cloned().collect();
        let extra = ours.keys().filter(|name| !theirs.contains_key(*name)).cloned().collect();
        let both = theirs.iter().filter_map(|(name, go)| Some((name, ours.get(name)?, go)));
        let different = both.filter(|(_, a, b)| !a.agrees(b)).map(|(n, a, b)| (n.clone(), a.clone(), b.clone()));
        Comparison { missing, different: different.collect(), extra, all: theirs.len() }
    }

    /// Number of names that agree.
    pub fn covered(&self) -> usize {
        self.all - self.missing.len() - self.different.len()
    }
}

/// The directory of the installed Go's packages.
pub fn go_sources() -> Option<PathBuf> {
    crate::installed_go().map(|root| root.join("src")).filter(|sources| sources.is_dir())
}

/// The interface of a package of the library.
pub fn of_package(package: &vo_std::Package) -> Api {
    of_files(package.files.iter().map(|file| (file.name.to_owned(), file.text.as_bytes().to_vec())))
}

/// The interface of the package in a directory, as built for Linux on x86-64.
pub fn of_directory(dir: &Path) -> Api {
    let Ok(entries) = dir.read_dir() else { return Api::new() };
    let paths = entries.flatten().map(|e| e.path());
    of_files(paths.filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let wanted = name.ends_with(".go") && !name.ends_with("_test.go");
        if !wanted || !FileNameRules::of(&name).matches(&mut has_tag) {
            return None;
        }
        let text = std::fs::read(&path).ok()?;
        is_built(&text).then_some((name, text))
    }))
}

/// The tags of Go's own builds that its library asks for.
fn has_tag(tag: &str) -> bool {
    matches!(tag, "linux" | "amd64" | "unix" | "gc" | "goexperiment.jsonv2") || tag.starts_with("go1.")
}

/// Whether the file's build constraint holds.
fn is_built(text: &[u8]) -> bool {
    String::from_utf8_lossy(text)
        .lines()
        .take_while(|line| !line.starts_with("package "))
        .filter(|line| line.starts_with("//go:build"))
        .all(|line| BuildConstraint::parse(line).is_ok_and(|c| c.eval(&mut has_tag)))
}

fn of_files(files: impl Iterator<Item = (String, Vec<u8>)>) -> Api {
    let sources: Vec<_> = files.map(|(name, text)| SourceFile::standalone(&name, text)).collect();
    let mode = ParseMode { lazy_bodies: true, imports_only: false };
    let trees: Vec<_> = sources.iter().map(|source| parse_file(source, mode).tree).collect();
    let decls = || trees.iter().filter(|t| t.package.name.as_str() != "main").flat_map(|t| &t.decls);
    let mut normal = Normal::default();
    for spec in decls().filter_map(|d| if let Decl::Type(group) = d { Some(&group.specs) } else { None }).flatten() {
        if spec.alias.is_some() && spec.type_params.is_empty() && matches!(spec.ty.kind, ExprKind::Selector(..)) {
            normal.names.insert(spec.name.name, expr_string(&spec.ty));
        }
    }
    let mut api = Api::new();
    for decl in decls() {
        normal.collect(decl, &mut api);
    }
    api
}

/// Writes types in their normal form.
#[derive(Clone, Default)]
struct Normal {
    /// What names stand for: aliases, and type parameters, which are known by position.
    names: HashMap<Symbol, String>,
}

impl Normal {
    fn collect(&self, decl: &Decl, api: &mut Api) {
        let mut add = |name: Symbol, kind, ty| {
            if name.is_exported() {
                api.insert(name.as_str().to_owned(), Item { kind, ty });
            }
        };
        match decl {
            Decl::Const(group) => {
                let mut ty = None;
                for spec in &group.specs {
                    ty = self.constant_type(spec, ty);
                    spec.names.iter().for_each(|n| add(n.name, "const", ty.clone()));
                }
            }
            Decl::Var(group) => {
                for spec in &group.specs {
                    let ty = spec.ty.as_ref().map(|ty| self.ty(ty));
                    spec.names.iter().for_each(|n| add(n.name, "var", ty.clone()));
                }
            }
            Decl::Type(group) => {
                group.specs.iter().for_each(|spec| add(spec.name.name, "type", Some(self.type_spec(spec))));
            }
            Decl::Func(func) => match &func.recv {
                None => add(func.name.name, "func", Some(self.signature(&func.ty))),
                Some(recv) => self.method(func, recv, api),
            },
            Decl::Import(_) | Decl::Bad(_) => {}
        }
    }

    /// The type of a group's constants, which repeats where a specification says nothing.
    fn constant_type(&self, spec: &ConstSpec, before: Option<String>) -> Option<String> {
        if spec.ty.is_none() && spec.values.is_empty() { before } else { spec.ty.as_ref().map(|ty| self.ty(ty)) }
    }

    fn method(&self, func: &FuncDecl, recv: &Param, api: &mut Api) {
        let (star, base) = match &recv.ty.unparen().kind {
            ExprKind::Star(inner) => ("*", inner.unparen()),
            _ => ("", recv.ty.unparen()),
        };
        let mut inner = self.clone();
        let name = match &base.kind {
            ExprKind::Name(name) => *name,
            ExprKind::Index(index) => {
                let ExprKind::Name(name) = index.x.kind else { return };
                let params = index.indices.iter().enumerate();
                inner.names.extend(params.filter_map(|(k, param)| match param.kind {
                    ExprKind::Name(param) => Some((param, format!("${k}"))),
                    _ => None,
                }));
                name
            }
            _ => return,
        };
        if name.is_exported() && func.name.name.is_exported() {
            let ty = Some(format!("{star} {}", inner.signature(&func.ty)));
            api.insert(format!("{}.{}", name.as_str(), func.name.name.as_str()), Item { kind: "method", ty });
        }
    }

    fn type_spec(&self, spec: &TypeSpec) -> String {
        let (inner, params) = self.with_params(&spec.type_params, '$');
        let alias = if spec.alias.is_some() { "= " } else { "" };
        format!("{params}{alias}{}", inner.ty(&spec.ty))
    }

    /// Gives type parameters their normal names; the list of their constraints.
    fn with_params(&self, groups: &[TypeParamGroup], sigil: char) -> (Normal, String) {
        let mut inner = self.clone();
        let all: Vec<_> = groups.iter().flat_map(|g| g.names.iter().map(move |n| (n.name, &g.constraint))).collect();
        inner.names.extend(all.iter().enumerate().map(|(k, (name, _))| (*name, format!("{sigil}{k}"))));
        let constraints: Vec<_> = all.iter().map(|(_, constraint)| inner.ty(constraint)).collect();
        let list = if constraints.is_empty() { String::new() } else { format!("[{}] ", constraints.join(", ")) };
        (inner, list)
    }

    fn signature(&self, ty: &FuncType) -> String {
        // A method of a generic type may have parameters of its own.
        let (inner, constraints) = self.with_params(&ty.type_params, '%');
        format!("{constraints}({}) ({})", inner.params(&ty.params), inner.params(&ty.results))
    }

    fn params(&self, params: &[Param]) -> String {
        let each = params.iter().flat_map(|param| {
            let dots = if param.ellipsis.is_some() { "..." } else { "" };
            std::iter::repeat_n(format!("{dots}{}", self.ty(&param.ty)), param.names.len().max(1))
        });
        each.collect::<Vec<_>>().join(", ")
    }

    fn ty(&self, x: &Expr) -> String {
        match &x.unparen().kind {
            ExprKind::Name(name) => self.name(*name),
            ExprKind::Star(inner) => format!("*{}", self.ty(inner)),
            ExprKind::SliceType(elem) => format!("[]{}", self.ty(elem)),
            ExprKind::ArrayType(array) => {
                format!("[{}]{}", array.len.as_ref().map_or("...".into(), expr_string), self.ty(&array.elem))
            }
            ExprKind::MapType(map) => format!("map[{}]{}", self.ty(&map.key), self.ty(&map.value)),
            ExprKind::ChanType(dir, elem) => format!("chan {dir:?} {}", self.ty(elem)),
            ExprKind::FuncType(ty) => format!("func{}", self.signature(ty)),
            ExprKind::StructType(ty) => {
                let fields = ty.fields.iter().flat_map(|field| {
                    let ty = self.ty(&field.ty);
                    let names: Vec<_> = field.names.iter().filter(|n| n.name.is_exported()).collect();
                    let embedded = field.is_embedded() && ends_exported(&ty);
                    let named = names.iter().map(|n| format!("{} {ty}", n.name.as_str())).collect::<Vec<_>>();
                    named.into_iter().chain(embedded.then_some(ty))
                });
                format!("struct{{{}}}", fields.collect::<Vec<_>>().join("; "))
            }
            ExprKind::InterfaceType(ty) => {
                let elems = ty.elems.iter().filter_map(|elem| match elem {
                    InterfaceElem::Method { name, ty } => {
                        name.name.is_exported().then(|| format!("{}{}", name.name.as_str(), self.signature(ty)))
                    }
                    InterfaceElem::Embedded(ty) => Some(self.ty(ty)),
                });
                let mut elems: Vec<_> = elems.collect();
                elems.sort();
                format!("interface{{{}}}", elems.join("; "))
            }
            ExprKind::Index(index) => {
                let args: Vec<_> = index.indices.iter().map(|arg| self.ty(arg)).collect();
                format!("{}[{}]", self.ty(&index.x), args.join(", "))
            }
            ExprKind::Binary(union) => format!("{} | {}", self.ty(&union.x), self.ty(&union.y)),
            ExprKind::Unary(_, inner) => format!("~{}", self.ty(inner)),
            _ => expr_string(x),
        }
    }

    fn name(&self, name: Symbol) -> String {
        match name.as_str() {
            "any" => "interface{}".into(),
            "byte" => "uint8".into(),
            "rune" => "int32".into(),
            text => self.names.get(&name).cloned().unwrap_or_else(|| text.to_owned()),
        }
    }
}

/// Whether an embedded field's type has an exported name.
fn ends_exported(ty: &str) -> bool {
    ty.trim_start_matches('*').rsplit('.').next().is_some_and(|name| name.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(text: &str) -> Api {
        of_files(std::iter::once(("p.go".to_owned(), format!("package p\n{text}").into_bytes())))
    }

    #[test]
    fn names_of_parameters_do_not_matter_and_types_do() {
        let a = api("func F[T any, S ~[]T](a, b T, s S) (n int, err error)\nfunc G(x byte)\n");
        let b = api("func F[E interface{}, L ~[]E](E, E, L) (int, error)\nfunc G(x int)\n");
        let c = Comparison::new(&a, &b);
        assert_eq!((c.all, c.covered(), c.different.len()), (2, 1, 1));
        assert_eq!(c.different[0].0, "G");
    }

    #[test]
    fn unexported_parts_are_left_out_and_aliases_stand_for_what_they_name() {
        let a = api("type M = fs.M\ntype T struct { X, y M; z }\nfunc (t *T) F(m M)\n");
        let b = api("type M = fs.M\ntype T struct { q int; X fs.M }\nfunc (*T) F(fs.M)\n");
        let c = Comparison::new(&a, &b);
        assert_eq!((c.all, c.covered()), (3, 3));
    }
}
