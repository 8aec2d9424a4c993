//! Type expressions (spec: Types).

use vo_syntax::ast::{self, Expr, ExprKind};
use vo_syntax::{Diagnostic, Span, Symbol, sym};

use crate::checker::Checker;
use crate::expr::{Expect, report_span};
use crate::info::Mode;
use crate::object::{Obj, ObjKind, VarKind};
use crate::operand::Operand;
use crate::package::PkgId;
use crate::size_limits::Sized;
use crate::subst::Subst;
use crate::ty::{Basic, ChanDir, Field, IfaceMethod, Ty, TypeKind, UnionTerm};
use vo_syntax::printer::expr_string;

/// Unions and type sets may have no more terms.
const MAX_TERMS: usize = 100;

impl<'a> Checker<'a> {
    /// The type that an expression denotes; reports and gives the invalid type if none.
    pub(crate) fn type_expr(&mut self, e: &'a Expr) -> Ty {
        let ty = self.generic_type_expr(e);
        if ty != Ty::INVALID && self.is_uninstantiated(e, ty) {
            let text = self.tstr(ty);
            self.error(e.span, format!("cannot use generic type {text} without instantiation"));
            return Ty::INVALID;
        }
        ty
    }

    /// A generic type, or the bare name of a generic alias.
    pub(crate) fn is_uninstantiated(&mut self, e: &'a Expr, ty: Ty) -> bool {
        if matches!(self.types.kind(ty), TypeKind::Named(_)) && self.is_generic(ty) {
            return true;
        }
        let ident = match &e.unparen().kind {
            ExprKind::Name(_) => e.unparen().id,
            ExprKind::Selector(_, name) => name.id,
            _ => return false,
        };
        let Some(obj) = self.file_info().object(ident) else { return false };
        matches!(self.object(obj).kind, ObjKind::TypeName { alias: true, alias_params } if !alias_params.is_empty())
    }

    /// The type of a variable: constraint interfaces are rejected, once their type set is known.
    pub(crate) fn var_type(&mut self, e: &'a Expr) -> Ty {
        let ty = self.type_expr(e);
        self.reject_constraint_later(ty, e.span);
        ty
    }

    pub(crate) fn reject_constraint_later(&mut self, ty: Ty, at: Span) {
        if ty == Ty::INVALID || !matches!(self.types.kind(ty), TypeKind::Named(_) | TypeKind::Interface(_)) {
            return;
        }
        if matches!(self.types.kind(ty), TypeKind::Interface(i) if i.embedded.is_empty() && !i.comparable) {
            return;
        }
        if let TypeKind::Named(id) = self.types.kind(ty)
            && let Some(rhs) = self.types.named(id).rhs
            && !matches!(self.types.kind(rhs), TypeKind::Interface(_) | TypeKind::Named(_))
        {
            return;
        }
        self.later(move |checker| checker.reject_constraint(ty, at));
    }

    fn reject_constraint(&mut self, ty: Ty, at: Span) {
        if !self.is_interface(ty) {
            return;
        }
        let set = self.type_set(ty);
        if set.is_method_set() {
            return;
        }
        let text = self.tstr(ty);
        let why = if set.comparable { "is (or embeds) comparable" } else { "contains type constraints" };
        self.error(at, format!("cannot use type {text} outside a type constraint: interface {why}"));
    }

    /// A type that may be a generic type without arguments.
    pub(crate) fn generic_type_expr(&mut self, e: &'a Expr) -> Ty {
        let ty = self.nested(e.span, |checker| checker.type_kind(e)).unwrap_or(Ty::INVALID);
        let mode = if ty == Ty::INVALID { Mode::None } else { Mode::Type };
        self.file_info_mut().set_expr(e.id, mode, ty, None);
        ty
    }

    fn type_kind(&mut self, e: &'a Expr) -> Ty {
        match &e.kind {
            ExprKind::Bad => Ty::INVALID,
            ExprKind::Name(name) => {
                if let Some(obj) = self.resolve(*name, e.span.lo)
                    && let Some(kind) = self.object_kind(obj)
                {
                    self.file_info_mut().set_object(e.id, obj);
                    if let ObjKind::Var(_) = self.object(obj).kind {
                        self.set_used(obj, true);
                    }
                    if let ObjKind::PkgName { used, .. } = &mut self.object_mut(obj).kind {
                        *used = true;
                    }
                    self.error(e.span, format!("{name} ({kind}) is not a type"));
                    return Ty::INVALID;
                }
                let mut x = Operand::invalid(e);
                self.identifier(&mut x, e, *name, Expect { generic: true, want_type: true, ..Expect::default() });
                self.operand_as_type(x, e)
            }
            ExprKind::Selector(base, name) => {
                let mut x = Operand::invalid(e);
                self.selector(&mut x, e, base, *name, Expect { generic: true, want_type: true, ..Expect::default() });
                self.operand_as_type(x, e)
            }
            ExprKind::Index(index) => self.instantiated_type(index),
            ExprKind::Paren(inner) => self.generic_type_expr(inner),
            ExprKind::SliceType(elem) => {
                let elem = self.var_type(elem);
                self.types.slice(elem)
            }
            ExprKind::ArrayType(array) => {
                let Some(len) = &array.len else {
                    self.error(e.span, "invalid use of [...] array (outside a composite literal)");
                    self.var_type(&array.elem);
                    return Ty::INVALID;
                };
                let len = self.array_length(len);
                let elem = self.var_type(&array.elem);
                if len < 0 { Ty::INVALID } else { self.types.array(elem, len) }
            }
            ExprKind::Star(inner) => {
                let elem = self.var_type(inner);
                if elem == Ty::INVALID { Ty::INVALID } else { self.types.pointer(elem) }
            }
            ExprKind::FuncType(func) => {
                let scope = self.scopes.open(Some(self.env.scope));
                self.signature(None, func, scope).ty
            }
            ExprKind::StructType(s) => self.struct_type(s),
            ExprKind::InterfaceType(interface) => self.interface_type(interface),
            ExprKind::MapType(map) => self.map_type(map),
            ExprKind::ChanType(dir, elem) => {
                let dir = match dir {
                    ast::ChanDir::Both => ChanDir::Both,
                    ast::ChanDir::Send => ChanDir::Send,
                    ast::ChanDir::Recv => ChanDir::Recv,
                };
                let elem = self.var_type(elem);
                self.limit_size(Sized::ChannelElement(elem, e.span));
                self.types.chan(dir, elem)
            }
            _ => {
                let text = expr_string(e);
                self.error(e.span, format!("{text} is not a type"));
                self.use_exprs(std::slice::from_ref(e));
                Ty::INVALID
            }
        }
    }

    fn operand_as_type(&mut self, x: Operand<'a>, e: &'a Expr) -> Ty {
        match x.mode {
            Mode::None => Ty::INVALID,
            Mode::Type => x.ty,
            Mode::NoValue => {
                let text = self.describe(&x);
                self.error(e.span, format!("{text} used as type"));
                Ty::INVALID
            }
            _ => {
                let text = self.describe(&x);
                self.error(e.span, format!("{text} is not a type"));
                Ty::INVALID
            }
        }
    }

    /// What a name denotes, if it is no type, in the words of messages.
    fn object_kind(&self, obj: Obj) -> Option<&'static str> {
        Some(match &self.object(obj).kind {
            ObjKind::PkgName { .. } => "package name",
            ObjKind::Const { .. } => "constant",
            ObjKind::TypeName { .. } => return None,
            ObjKind::Var(var) => match var.kind {
                VarKind::Package => "package-level variable",
                VarKind::Local => "local variable",
                VarKind::Receiver => "receiver",
                VarKind::Param => "parameter",
                VarKind::Result => "result variable",
            },
            ObjKind::Func(_) => "function",
            ObjKind::Label { .. } => "label",
            ObjKind::Builtin(_) => "built-in function",
            ObjKind::Nil => "untyped nil",
        })
    }

    fn map_type(&mut self, map: &'a ast::MapType) -> Ty {
        let key = self.var_type(&map.key);
        let value = self.var_type(&map.value);
        let at = report_span(&map.key);
        if key != Ty::INVALID && !matches!(self.types.kind(key), TypeKind::Basic(b) if b != Basic::Invalid) {
            self.later(move |checker| {
                if checker.under(key) == Ty::INVALID {
                    return;
                }
                if checker.incomparable_cause(key, true, 0).is_some() {
                    let why = if checker.is_type_param(key) { " (missing comparable constraint)" } else { "" };
                    let text = checker.tstr(key);
                    checker.error(at, format!("invalid map key type {text}{why}"));
                }
            });
        }
        self.types.map(key, value)
    }

    /// The length of an array type (spec: Array types); negative after an error.
    fn array_length(&mut self, e: &'a Expr) -> i64 {
        if let ExprKind::Name(name) = &e.kind {
            match self.resolve(*name, e.span.lo) {
                None => {
                    self.error(e.span, format!("undefined array length {name} or missing type constraint"));
                    return -1;
                }
                Some(obj) if !matches!(self.object(obj).kind, ObjKind::Const { .. }) => {
                    self.file_info_mut().set_object(e.id, obj);
                    if matches!(self.object(obj).kind, ObjKind::Var(_)) {
                        self.set_used(obj, true);
                    }
                    self.error(e.span, format!("invalid array length {name}"));
                    return -1;
                }
                Some(_) => {}
            }
        }
        let x = self.expr(e);
        if !x.is_valid() {
            return -1;
        }
        let text = self.describe(&x);
        if !x.is_const() {
            self.error(x.span, format!("array length {text} must be constant"));
            return -1;
        }
        if self.is_untyped(x.ty) || self.is_basic(x.ty, Basic::is_integer) {
            let value = x.val.to_int();
            if value.is_known() {
                if let Some(len) = value.as_i64().filter(|&len| len >= 0) {
                    return len;
                }
                self.error(x.span, format!("invalid array length {text}"));
                return -1;
            }
            if !x.val.is_known() {
                return -1;
            }
        }
        if self.is_basic(x.ty, Basic::is_integer) {
            self.error(x.span, format!("invalid array length {text}"));
        } else {
            self.error(x.span, format!("array length {text} must be integer"));
        }
        -1
    }

    /// `G[A, B]` as a type (spec: Instantiations).
    fn instantiated_type(&mut self, index: &'a ast::IndexExpr) -> Ty {
        self.require_version(index.x.span, 18, "type instantiation");
        let generic = self.generic_type_expr(&index.x);
        if generic != Ty::INVALID && !self.is_generic(generic) && !self.is_uninstantiated(&index.x, generic) {
            let (text, ty) = (expr_string(&index.x), self.tstr(generic));
            let list: Vec<String> = index.indices.iter().map(expr_string).collect();
            self.error(
                index.x.span,
                format!("invalid operation: {text}[{}] ({ty} is not a generic type)", list.join(", ")),
            );
            return Ty::INVALID;
        }
        let args: Vec<Ty> = index.indices.iter().map(|arg| self.var_type(arg)).collect();
        if generic == Ty::INVALID || args.contains(&Ty::INVALID) {
            return Ty::INVALID;
        }
        let alias = match &index.x.unparen().kind {
            ExprKind::Name(_) => self.file_info().object(index.x.unparen().id),
            ExprKind::Selector(_, name) => self.file_info().object(name.id),
            _ => None,
        };
        if let Some(obj) = alias
            && let ObjKind::TypeName { alias: true, alias_params } = self.object(obj).kind
            && !alias_params.is_empty()
        {
            let name = self.object(obj).name;
            if !self.type_arg_count(index, name.as_str(), args.len(), alias_params.len()) {
                return Ty::INVALID;
            }
            self.verify_later(index, alias_params.to_vec(), args.clone());
            return self.subst(generic, &Subst::new(alias_params, &args));
        }
        let params = match self.types.as_named(generic) {
            Some(named) if named.origin.is_none() && !named.type_params.is_empty() => named.type_params,
            _ => return Ty::INVALID,
        };
        let name = self.types.as_named(generic).map(|named| named.obj);
        let name = name.map_or(String::new(), |obj| self.object(obj).name.to_string());
        let instance = self.types.instance(generic, &args);
        if !self.type_arg_count(index, &name, args.len(), params.len()) {
            // A type without underlying type: little can be said against it.
            return instance;
        }
        self.verify_later(index, params.to_vec(), args);
        instance
    }

    fn type_arg_count(&mut self, index: &'a ast::IndexExpr, name: &str, have: usize, want: usize) -> bool {
        if have == want {
            return true;
        }
        let qualifier = if have < want { "not enough" } else { "too many" };
        self.error(index.x.span, format!("{qualifier} type arguments for type {name}: have {have}, want {want}"));
        false
    }

    fn verify_later(&mut self, index: &'a ast::IndexExpr, params: Vec<Ty>, args: Vec<Ty>) {
        self.note_instance(&params, &args, index.x.span);
        self.later(move |checker| {
            if let Some((i, cause)) = checker.verify_instance(&params, &args) {
                let at = index.indices.get(i).map_or(index.x.span, |e| e.span);
                checker.error(at, cause);
            }
        });
    }

    /// Spec: Struct types.
    fn struct_type(&mut self, s: &'a ast::StructType) -> Ty {
        let mut fields: Vec<Field> = Vec::new();
        let mut positions: Vec<(Symbol, Span)> = Vec::new();
        let is_new =
            |positions: &[(Symbol, Span)], name: Symbol| name.is_blank() || !positions.iter().any(|p| p.0 == name);
        for group in &s.fields {
            let tag = group.tag.as_ref().and_then(|tag| vo_syntax::literal::unquote_string(&tag.lit.text).ok());
            let tag = tag.map_or(sym::EMPTY, |tag| Symbol::intern(&String::from_utf8_lossy(&tag)));
            if group.is_embedded() {
                let ty = self.type_expr(&group.ty);
                let name = embedded_name(&group.ty);
                let Some(name) = name else {
                    let text = expr_string(&group.ty);
                    self.error(group.ty.span, format!("invalid embedded field type {text}"));
                    continue;
                };
                self.check_embedded_later(ty, group.ty.span);
                if is_new(&positions, name.name) {
                    fields.push(self.field(name.name, ty, true, tag));
                }
                positions.push((name.name, name.span));
                continue;
            }
            let ty = self.var_type(&group.ty);
            for name in &group.names {
                if is_new(&positions, name.name) {
                    fields.push(self.field(name.name, ty, false, tag));
                }
                positions.push((name.name, name.span));
            }
        }
        self.reject_duplicate_fields(&positions);
        let ty = self.types.struct_type(fields);
        for (name, span) in positions {
            self.field_positions.entry((ty, name)).or_insert(span.lo);
        }
        ty
    }

    fn field(&self, name: Symbol, ty: Ty, embedded: bool, tag: Symbol) -> Field {
        let pkg = if name.is_exported() { PkgId::UNIVERSE } else { self.env.pkg };
        Field { name, pkg, ty, embedded, tag }
    }

    fn reject_duplicate_fields(&mut self, positions: &[(Symbol, Span)]) {
        let mut seen: rustc_hash::FxHashMap<Symbol, Span> = rustc_hash::FxHashMap::default();
        for &(name, span) in positions {
            if name.is_blank() {
                continue;
            }
            if let Some(&other) = seen.get(&name) {
                let diagnostic = Diagnostic::new(span, format!("{name} redeclared"));
                self.report(diagnostic.with_note(other, format!("other declaration of {name}")));
            } else {
                seen.insert(name, span);
            }
        }
    }

    fn check_embedded_later(&mut self, ty: Ty, at: Span) {
        if ty == Ty::INVALID {
            return;
        }
        self.later(move |checker| {
            let (base, is_pointer) = match checker.types.kind(ty) {
                TypeKind::Pointer(elem) => (elem, true),
                _ => (ty, false),
            };
            let under = checker.under(base);
            match checker.types.kind(under) {
                TypeKind::Basic(Basic::UnsafePointer) => {
                    checker.error(at, "embedded field type cannot be unsafe.Pointer");
                }
                TypeKind::Pointer(_) => checker.error(at, "embedded field type cannot be a pointer"),
                TypeKind::TypeParam(_) => {
                    checker.error(at, "embedded field type cannot be a (pointer to a) type parameter");
                }
                TypeKind::Interface(_) if is_pointer => {
                    checker.error(at, "embedded field type cannot be a pointer to an interface");
                }
                TypeKind::Interface(_) => checker.reject_constraint(base, at),
                _ => {}
            }
        });
    }

    /// Spec: Interface types.
    fn interface_type(&mut self, interface: &'a ast::InterfaceType) -> Ty {
        let mut methods: Vec<IfaceMethod> = Vec::new();
        let mut embedded: Vec<Ty> = Vec::new();
        let mut positions: Vec<(Symbol, Span)> = Vec::new();
        let mut embedded_spans: Vec<Span> = Vec::new();
        for elem in &interface.elems {
            match elem {
                ast::InterfaceElem::Method { name, ty } => {
                    if name.name.is_blank() {
                        self.error(name.span, "methods must have a unique non-blank name");
                        continue;
                    }
                    let scope = self.scopes.open(Some(self.env.scope));
                    let signature = self.signature(None, ty, scope).ty;
                    if let Some(&(_, other)) = positions.iter().find(|(n, _)| *n == name.name) {
                        let diagnostic = Diagnostic::new(name.span, format!("duplicate method {}", name.name));
                        self.report(diagnostic.with_note(other, format!("other declaration of method {}", name.name)));
                        continue;
                    }
                    positions.push((name.name, name.span));
                    let pkg = if name.name.is_exported() { PkgId::UNIVERSE } else { self.env.pkg };
                    methods.push(IfaceMethod { name: name.name, pkg, ty: signature });
                }
                ast::InterfaceElem::Embedded(expr) => {
                    let ty = self.constraint_elem(expr);
                    if self.is_type_param(ty) {
                        self.error(expr.span, "term cannot be a type parameter");
                    } else if ty != Ty::INVALID {
                        embedded.push(ty);
                        embedded_spans.push(expr.span);
                    }
                }
            }
        }
        if interface.elems.is_empty() && !self.package(self.env.pkg).lazy {
            self.spellings.empty_interface = true;
        }
        let has_embedded = !embedded.is_empty();
        let ty = self.types.interface(methods, embedded, false);
        if has_embedded {
            self.later(move |checker| checker.check_embedded_methods(ty, &positions, &embedded_spans));
        }
        ty
    }

    /// Methods of the same name from several embedded interfaces must be identical.
    fn check_embedded_methods(&mut self, ty: Ty, positions: &[(Symbol, Span)], spans: &[Span]) {
        let TypeKind::Interface(interface) = self.types.kind(ty) else { return };
        let mut seen: Vec<(IfaceMethod, Span)> = Vec::new();
        for method in &interface.methods {
            let span = positions.iter().find(|(name, _)| *name == method.name).map_or(Span::NONE, |p| p.1);
            seen.push((*method, span));
        }
        for (&elem, &span) in interface.embedded.iter().zip(spans) {
            if self.under(elem) == Ty::INVALID {
                continue;
            }
            if !self.is_interface(elem) {
                let text = self.tstr(elem);
                let is_union = matches!(self.types.kind(elem), TypeKind::Union(_));
                let what = if is_union { "interface element" } else { "non-interface type" };
                self.require_version(span, 18, &format!("embedding {what} {text}"));
                continue;
            }
            let foreign = self.types.as_named(elem).map(|named| self.object(named.obj).pkg);
            let foreign = foreign.is_some_and(|pkg| pkg != self.env.pkg && pkg != PkgId::UNIVERSE);
            if foreign && !self.allows(18) && !self.type_set(elem).is_method_set() {
                let text = self.tstr(elem);
                self.require_version(span, 18, &format!("embedding constraint interface {text}"));
            }
            for method in self.interface_methods(elem) {
                let other = seen.iter().find(|(m, _)| m.name == method.name && m.pkg == method.pkg).copied();
                match other {
                    Some((first, at)) if !self.allows(14) || !self.identical(first.ty, method.ty) => {
                        let diagnostic = Diagnostic::new(span, format!("duplicate method {}", method.name));
                        let note = format!("other declaration of method {}", method.name);
                        self.report(if at.is_known() { diagnostic.with_note(at, note) } else { diagnostic });
                    }
                    Some(_) => {}
                    None => seen.push((method, span)),
                }
            }
        }
    }

    /// An embedded element or constraint: an interface, a type, `~T`, or a union of those.
    pub(crate) fn constraint_elem(&mut self, e: &'a Expr) -> Ty {
        let mut parts: Vec<&'a Expr> = Vec::new();
        let mut rest = e;
        while let ExprKind::Binary(binary) = &rest.kind {
            if binary.op != ast::BinaryOp::Or {
                break;
            }
            parts.push(&binary.y);
            rest = &binary.x;
        }
        parts.push(rest);
        parts.reverse();
        let is_tilde = |e: &Expr| matches!(e.kind, ExprKind::Unary(ast::UnaryOp::Tilde, _));
        if parts.len() == 1 && !is_tilde(parts[0]) {
            let ty = self.type_expr(parts[0]);
            return ty;
        }
        let mut terms: Vec<UnionTerm> = Vec::new();
        let mut spans: Vec<Span> = Vec::new();
        let single = parts.len() == 1;
        for part in parts {
            let (tilde, operand) = match &part.kind {
                ExprKind::Unary(ast::UnaryOp::Tilde, inner) => (true, &**inner),
                _ => (false, part),
            };
            let ty = self.type_expr(operand);
            if self.is_type_param(ty) {
                if tilde {
                    let text = expr_string(operand);
                    self.error(operand.span, format!("type in term ~{text} cannot be a type parameter"));
                } else {
                    self.error(operand.span, "term cannot be a type parameter");
                }
                return Ty::INVALID;
            }
            if ty == Ty::INVALID {
                return Ty::INVALID;
            }
            terms.push(UnionTerm { tilde, ty });
            spans.push(part.span);
        }
        if let Some(&excess) = spans.get(MAX_TERMS) {
            self.error(excess, format!("cannot handle more than {MAX_TERMS} union terms (implementation limitation)"));
            return Ty::INVALID;
        }
        let union = self.types.union(terms.clone());
        self.file_info_mut().set_expr(e.id, Mode::Type, union, None);
        self.later(move |checker| checker.check_union(&terms, &spans, single));
        union
    }

    fn check_union(&mut self, terms: &[UnionTerm], spans: &[Span], single: bool) {
        let union = self.types.union(terms.to_vec());
        let implicit = self.types.interface(Vec::new(), vec![union], false);
        if self.type_set(implicit).terms.as_ref().is_some_and(|t| t.len() > MAX_TERMS) {
            self.error(
                spans[0],
                format!("cannot handle more than {MAX_TERMS} union terms (implementation limitation)"),
            );
            return;
        }
        for (i, term) in terms.iter().enumerate() {
            let under = self.under(term.ty);
            let text = self.tstr(term.ty);
            if matches!(self.types.kind(under), TypeKind::Interface(_)) {
                if term.tilde {
                    self.error(spans[i], format!("invalid use of ~ ({text} is an interface)"));
                    continue;
                }
                if single {
                    continue;
                }
                let set = self.type_set(under);
                if !set.methods.is_empty() {
                    let text = self.terms_string(&[*term]);
                    self.error(spans[i], format!("cannot use {text} in union ({text} contains methods)"));
                } else if self.universe.as_ref().is_some_and(|u| u.comparable == term.ty) {
                    self.error(spans[i], "cannot use comparable in union");
                } else if set.comparable {
                    let text = self.terms_string(&[*term]);
                    self.error(spans[i], format!("cannot use {text} in union ({text} embeds comparable)"));
                }
                continue;
            }
            if term.tilde && !self.identical(under, term.ty) {
                let u = self.tstr(under);
                self.error(spans[i], format!("invalid use of ~ (underlying type of {text} is {u})"));
                continue;
            }
            let overlap = terms[..i].iter().copied().find(|&other| {
                !self.is_interface(other.ty) && (self.term_includes(other, *term) || self.term_includes(*term, other))
            });
            if let Some(other) = overlap {
                let (a, b) = (self.terms_string(&[*term]), self.terms_string(&[other]));
                self.error(spans[i], format!("overlapping terms {a} and {b}"));
            }
        }
    }

    /// Type parameters of a declaration, entered into the current scope, with their constraints
    /// (spec: Type parameter declarations). `publish` is called with the parameters before the
    /// constraints are checked.
    pub(crate) fn collect_type_params(
        &mut self,
        groups: &'a [ast::TypeParamGroup],
        publish: impl FnOnce(&mut Self, &[Ty]),
    ) -> Vec<Ty> {
        let mut params: Vec<Ty> = Vec::new();
        for group in groups {
            for name in &group.names {
                let ty = self.declare_type_param(*name, params.len());
                params.push(ty);
            }
        }
        publish(self, &params);
        let saved = std::mem::replace(&mut self.env.in_type_params, true);
        let mut index = 0;
        for group in groups {
            let bound = self.constraint(&group.constraint);
            for _ in &group.names {
                if let TypeKind::TypeParam(id) = self.types.kind(params[index]) {
                    self.types.type_param_mut(id).bound = bound;
                }
                index += 1;
            }
        }
        self.env.in_type_params = saved;
        params
    }

    /// Declares a type parameter in the current scope.
    pub(crate) fn declare_type_param(&mut self, name: ast::Ident, index: usize) -> Ty {
        let pkg = self.env.pkg;
        let kind = ObjKind::TypeName { alias: false, alias_params: &[] };
        let obj = self.new_object(name.name, pkg, name.span.lo, kind, Ty::INVALID);
        let ty = self.types.new_type_param(obj, index);
        self.object_mut(obj).ty = ty;
        self.declare_local(name, obj, vo_syntax::Pos::NONE);
        ty
    }

    fn constraint(&mut self, e: &'a Expr) -> Ty {
        let ty = self.constraint_elem(e);
        if ty == Ty::INVALID {
            return Ty::ANY;
        }
        if self.is_type_param(ty) {
            self.error(e.span, "cannot use a type parameter as constraint");
            return Ty::ANY;
        }
        ty
    }
}

/// The implicit name of an embedded field.
fn embedded_name(e: &Expr) -> Option<ast::Ident> {
    match &e.kind {
        ExprKind::Name(_) => e.as_ident(),
        ExprKind::Star(inner) => match &inner.kind {
            ExprKind::Star(_) => None,
            _ => embedded_name(inner),
        },
        ExprKind::Selector(_, name) => Some(*name),
        ExprKind::Index(index) => embedded_name(&index.x),
        ExprKind::Paren(inner) => embedded_name(inner),
        _ => None,
    }
}
