//! Types as messages show them.

use std::fmt::Write;

use vo_syntax::Symbol;

use crate::checker::Checker;
use crate::object::Obj;
use crate::package::PkgId;
use crate::ty::{Basic, ChanDir, Interface, Signature, Ty, TypeKind};

struct TypeWriter<'c, 'a> {
    checker: &'c Checker<'a>,
    relative_to: PkgId,
    full_paths: bool,
    param_names: bool,
    out: String,
    depth: u32,
}

/// Types are cut off at this nesting.
const MAX_DEPTH: u32 = 60;

impl<'a> Checker<'a> {
    /// The type as messages in package `relative_to` show it: names of other packages qualified.
    pub fn type_string(&self, ty: Ty, relative_to: PkgId) -> String {
        let mut writer = self.writer(relative_to);
        writer.ty(ty);
        writer.out
    }

    fn writer(&self, relative_to: PkgId) -> TypeWriter<'_, 'a> {
        TypeWriter { checker: self, relative_to, full_paths: false, param_names: true, out: String::new(), depth: 0 }
    }

    /// The type relative to the package being checked.
    pub(crate) fn tstr(&self, ty: Ty) -> String {
        self.type_string(ty, self.env.pkg)
    }

    pub(crate) fn type_list_string(&self, list: &[Ty]) -> String {
        let mut writer = self.writer(self.env.pkg);
        writer.list(list);
        writer.out
    }

    /// A generic alias with its type parameters.
    pub(crate) fn generic_alias_string(&self, obj: Obj, params: &[Ty]) -> String {
        let mut writer = self.writer(self.env.pkg);
        writer.object_name(obj);
        writer.type_param_list(params);
        writer.out
    }

    /// Name and signature of a method, without parameter names.
    pub(crate) fn method_string(&self, name: Symbol, signature: Ty, full_paths: bool) -> String {
        let mut writer = self.writer(self.env.pkg);
        writer.param_names = false;
        writer.full_paths = full_paths;
        writer.out.push_str(name.as_str());
        if let TypeKind::Signature(s) = self.types.kind(signature) {
            writer.signature(s, signature);
        }
        writer.out
    }

    /// `have (int, string)`: types of operands or parameters in a row.
    pub(crate) fn types_summary(&self, list: &[Ty], variadic: bool, has_dots: bool) -> String {
        let mut parts = Vec::with_capacity(list.len());
        for (i, &ty) in list.iter().enumerate() {
            parts.push(match self.types.kind(ty) {
                _ if ty == Ty::INVALID => "unknown type".to_owned(),
                TypeKind::Basic(basic) if basic.is_untyped() => {
                    if basic.is_numeric() {
                        "number".to_owned()
                    } else {
                        basic.name()["untyped ".len()..].to_owned()
                    }
                }
                TypeKind::Slice(elem) if variadic && i + 1 == list.len() => format!("...{}", self.tstr(elem)),
                _ => self.tstr(ty),
            });
        }
        if let (true, Some(last)) = (has_dots, parts.last_mut()) {
            last.push_str("...");
        }
        format!("({})", parts.join(", "))
    }
}

/// Which of the names of `uint8`, `int32` and `any` the user's files mention: a type does not
/// remember by which it was written.
#[derive(Clone, Copy, Default)]
pub(crate) struct Spellings {
    pub uint8: bool,
    pub int32: bool,
    pub any: bool,
    /// `interface{}`
    pub empty_interface: bool,
}

impl<'a> Checker<'a> {
    fn spelling(&self, basic: Basic) -> &'static str {
        match basic {
            Basic::Uint8 if !self.spellings.uint8 => "byte",
            Basic::Int32 if !self.spellings.int32 => "rune",
            _ => basic.name(),
        }
    }
}

impl TypeWriter<'_, '_> {
    fn ty(&mut self, ty: Ty) {
        if self.depth > MAX_DEPTH {
            self.out.push('…');
            return;
        }
        self.depth += 1;
        self.kind(ty);
        self.depth -= 1;
    }

    fn list(&mut self, list: &[Ty]) {
        for (i, &ty) in list.iter().enumerate() {
            if i > 0 {
                self.out.push_str(", ");
            }
            self.ty(ty);
        }
    }

    fn type_args(&mut self, list: &[Ty]) {
        self.out.push('[');
        self.list(list);
        self.out.push(']');
    }

    fn object_name(&mut self, obj: Obj) {
        let object = self.checker.object(obj);
        self.package_prefix(object.pkg);
        self.out.push_str(object.name.as_str());
    }

    fn package_prefix(&mut self, pkg: PkgId) {
        if pkg == PkgId::UNIVERSE || (pkg == self.relative_to && !self.full_paths) {
            return;
        }
        let package = self.checker.package(pkg);
        let same_name =
            self.checker.packages.iter().any(|other| other.name == package.name && other.path != package.path);
        if self.full_paths || same_name {
            let path = package.path.as_str();
            if same_name && !self.full_paths {
                let _ = write!(self.out, "{path:?}.");
            } else {
                let _ = write!(self.out, "{path}.");
            }
        } else {
            let _ = write!(self.out, "{}.", package.name);
        }
    }

    fn kind(&mut self, ty: Ty) {
        match self.checker.types.kind(ty) {
            TypeKind::Basic(basic) => self.out.push_str(self.checker.spelling(basic)),
            TypeKind::Named(id) => {
                let named = self.checker.types.named(id);
                let (obj, params) = (named.obj, named.type_params);
                let (args, _) = self.checker.types.own_and_outer_args(named);
                self.object_name(obj);
                if !args.is_empty() {
                    self.type_args(args);
                } else if !params.is_empty() {
                    self.type_param_list(params);
                }
            }
            TypeKind::TypeParam(id) => {
                let obj = self.checker.types.type_param(id).obj;
                self.out.push_str(self.checker.object(obj).name.as_str());
            }
            TypeKind::Pointer(elem) => {
                self.out.push('*');
                self.ty(elem);
            }
            TypeKind::Slice(Ty::UINT8) => self.out.push_str("[]byte"),
            TypeKind::Slice(elem) => {
                self.out.push_str("[]");
                self.ty(elem);
            }
            TypeKind::Array { elem, len } => {
                let _ = write!(self.out, "[{len}]");
                self.ty(elem);
            }
            TypeKind::Map { key, value } => {
                self.out.push_str("map[");
                self.ty(key);
                self.out.push(']');
                self.ty(value);
            }
            TypeKind::Chan { dir, elem } => self.channel(dir, elem),
            TypeKind::Struct(s) => {
                self.out.push_str("struct{");
                for (i, field) in s.fields.iter().enumerate() {
                    if i > 0 {
                        self.out.push_str("; ");
                    }
                    if !field.embedded {
                        let _ = write!(self.out, "{} ", field.name);
                    }
                    self.ty(field.ty);
                    if field.tag.as_str() != "" {
                        let _ =
                            write!(self.out, " {}", vo_syntax::literal::quote_string(field.tag.as_str().as_bytes()));
                    }
                }
                self.out.push('}');
            }
            TypeKind::Tuple(list) => {
                self.out.push('(');
                self.list(list);
                self.out.push(')');
            }
            TypeKind::Signature(s) => {
                self.out.push_str("func");
                self.signature(s, ty);
            }
            TypeKind::Interface(i) => self.interface(i),
            TypeKind::Union(terms) => {
                for (i, term) in terms.iter().enumerate() {
                    if i > 0 {
                        self.out.push_str(" | ");
                    }
                    if term.tilde {
                        self.out.push('~');
                    }
                    self.ty(term.ty);
                }
            }
        }
    }

    fn channel(&mut self, dir: ChanDir, elem: Ty) {
        self.out.push_str(match dir {
            ChanDir::Both => "chan ",
            ChanDir::Send => "chan<- ",
            ChanDir::Recv => "<-chan ",
        });
        let parens = dir != ChanDir::Send
            && matches!(self.checker.types.kind(elem), TypeKind::Chan { dir: ChanDir::Recv, .. })
            && dir == ChanDir::Both;
        if parens {
            self.out.push('(');
        }
        self.ty(elem);
        if parens {
            self.out.push(')');
        }
    }

    fn interface(&mut self, interface: &Interface) {
        if interface.methods.is_empty() && interface.embedded.is_empty() {
            let spellings = self.checker.spellings;
            self.out.push_str(match interface.comparable {
                true => "comparable",
                false if spellings.empty_interface && !spellings.any => "interface{}",
                false => "any",
            });
            return;
        }
        self.out.push_str("interface{");
        let mut first = true;
        for method in &interface.methods {
            if !std::mem::take(&mut first) {
                self.out.push_str("; ");
            }
            self.out.push_str(method.name.as_str());
            if let TypeKind::Signature(s) = self.checker.types.kind(method.ty) {
                self.signature(s, method.ty);
            }
        }
        for &elem in &interface.embedded {
            if !std::mem::take(&mut first) {
                self.out.push_str("; ");
            }
            self.ty(elem);
        }
        self.out.push('}');
    }

    fn type_param_list(&mut self, params: &[Ty]) {
        self.out.push('[');
        let mut previous: Option<Ty> = None;
        for (i, &param) in params.iter().enumerate() {
            let TypeKind::TypeParam(id) = self.checker.types.kind(param) else { continue };
            let bound = self.checker.types.type_param(id).bound;
            if i > 0 {
                if previous.is_some_and(|p| p != bound) {
                    self.out.push(' ');
                    self.ty(previous.unwrap_or(bound));
                }
                self.out.push_str(", ");
            }
            previous = Some(bound);
            self.ty(param);
        }
        if let Some(bound) = previous {
            self.out.push(' ');
            self.ty(bound);
        }
        self.out.push(']');
    }

    fn signature(&mut self, s: &Signature, ty: Ty) {
        if !s.type_params.is_empty() {
            self.type_param_list(&s.type_params);
        }
        let names = match &self.checker.named_signature {
            Some((named, names)) if *named == ty && self.param_names => Some(names.clone()),
            _ => None,
        };
        self.params(&s.params, names.as_deref(), s.variadic);
        match &s.results[..] {
            [] => {}
            &[result] if names.as_ref().and_then(|n| n.get(s.params.len())).is_none_or(|n| n.as_str().is_empty()) => {
                self.out.push(' ');
                self.ty(result);
            }
            results => {
                self.out.push(' ');
                self.params(results, names.as_deref().and_then(|n| n.get(s.params.len()..)), false);
            }
        }
    }

    fn params(&mut self, list: &[Ty], names: Option<&[Symbol]>, variadic: bool) {
        self.out.push('(');
        for (i, &ty) in list.iter().enumerate() {
            if i > 0 {
                self.out.push_str(", ");
            }
            if let Some(name) = names.and_then(|n| n.get(i)).filter(|n| !n.as_str().is_empty()) {
                let _ = write!(self.out, "{name} ");
            }
            match self.checker.types.kind(ty) {
                TypeKind::Slice(elem) if variadic && i + 1 == list.len() => {
                    self.out.push_str("...");
                    self.ty(elem);
                }
                TypeKind::Basic(Basic::String) if variadic && i + 1 == list.len() => self.out.push_str("string..."),
                _ => self.ty(ty),
            }
        }
        self.out.push(')');
    }
}
