//! Compiler directives that a program may not use, or not where they stand (cmd/compile: Compiler directives).
//!
//! Invariants: errors come in the compiler's words, at the text after the slashes. `//go:embed` is judged by
//! [`crate::embed`]; directives that the compiler does not know are comments.

use std::collections::HashSet;
use std::sync::Arc;

use vo_syntax::ast::{self, Decl, Directive, FuncBody};
use vo_syntax::{Diagnostic, Pos, SourceFile, Span, Symbol};

/// Directives that are about the function declared after them.
const OF_FUNCTIONS: &[&str] = &[
    "go:cgo_unsafe_args",
    "go:nocheckptr",
    "go:noescape",
    "go:noinline",
    "go:nointerface",
    "go:norace",
    "go:nosplit",
    "go:registerparams",
    "go:uintptrescapes",
];

/// Directives of Go's own runtime.
const OF_RUNTIME: &[&str] = &["go:nowritebarrier", "go:nowritebarrierrec", "go:systemstack", "go:yeswritebarrierrec"];

const MISPLACED: &str = "misplaced compiler directive";

/// What is wrong with the directives in the files of a package.
pub(crate) fn wrong_directives(files: &[(Arc<SourceFile>, &ast::File)]) -> Vec<Diagnostic> {
    let mut linked = HashSet::new();
    let declared = files.iter().flat_map(|(_, tree)| &tree.decls).flat_map(linkable_names).collect();
    let mut errors = Vec::new();
    for (source, tree) in files {
        let functions = || tree.decls.iter().filter_map(|d| if let Decl::Func(f) = d { Some(f) } else { None });
        let placed: HashSet<Pos> =
            functions().flat_map(|f| f.directives.of(&tree.directives)).map(|d| d.span.lo).collect();
        for directive in &tree.directives {
            let wrong = if !begins_line(source, directive) {
                Some(MISPLACED.to_owned())
            } else if directive.text.starts_with("go:linkname ") {
                wrong_link(directive, tree, &declared, &mut linked)
            } else {
                wrong_pragma(directive, tree, placed.contains(&directive.span.lo))
            };
            errors.extend(wrong.map(|why| Diagnostic::new(after_slashes(directive), why)));
        }
        for function in functions().filter(|f| !matches!(f.body, FuncBody::Absent)) {
            if function.directives.of(&tree.directives).iter().any(|d| verb(d) == "go:noescape") {
                let why = "can only use //go:noescape with external func implementations";
                errors.push(Diagnostic::new(function.name.span, why));
            }
        }
    }
    errors
}

/// The place of a directive as the compiler names it.
pub(crate) fn after_slashes(directive: &Directive) -> Span {
    Span::new(Pos(directive.span.lo.0 + 2), directive.span.hi)
}

/// Whether nothing stands before a directive on its line.
fn begins_line(source: &SourceFile, directive: &Directive) -> bool {
    let before = &source.text[..source.offset(directive.span.lo)];
    let line = before.iter().rposition(|&b| b == b'\n').map_or(0, |newline| newline + 1);
    before[line..].iter().all(u8::is_ascii_whitespace)
}

fn verb(directive: &Directive) -> &str {
    directive.text.split(' ').next().unwrap_or_default()
}

fn wrong_pragma(directive: &Directive, tree: &ast::File, of_function: bool) -> Option<String> {
    let verb = verb(directive);
    if OF_RUNTIME.contains(&verb) {
        return Some(format!("//{verb} only allowed in runtime"));
    }
    let misplaced = match verb {
        "go:build" => directive.span.lo > tree.package_pos,
        verb => OF_FUNCTIONS.contains(&verb) && !of_function,
    };
    misplaced.then(|| MISPLACED.to_owned())
}

/// What is wrong with a `//go:linkname`.
fn wrong_link(
    directive: &Directive,
    tree: &ast::File,
    declared: &HashSet<Symbol>,
    linked: &mut HashSet<Symbol>,
) -> Option<String> {
    let words: Vec<&str> = directive.text.split_whitespace().skip(1).collect();
    let (&[local] | &[local, _]) = words.as_slice() else {
        return Some("usage: //go:linkname localname [linkname]".to_owned());
    };
    if !tree.imports().any(|spec| spec.path_text.as_str() == "unsafe") {
        return Some("//go:linkname only allowed in Go files that import \"unsafe\"".to_owned());
    }
    let name = Symbol::intern(local);
    if !declared.contains(&name) {
        return Some("//go:linkname must refer to declared function or variable".to_owned());
    }
    (!linked.insert(name)).then(|| format!("duplicate //go:linkname for {local}"))
}

/// The functions and variables of a package that a declaration declares.
fn linkable_names(decl: &Decl) -> Vec<Symbol> {
    match decl {
        Decl::Func(func) if func.recv.is_none() => vec![func.name.name],
        Decl::Var(group) => group.specs.iter().flat_map(|spec| &spec.names).map(|ident| ident.name).collect(),
        _ => Vec::new(),
    }
}
