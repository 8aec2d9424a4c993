//! Declarations, checked when needed (spec: Declarations and scope).
//!
//! A package-level object is white until its declaration is checked, grey while that goes on, and
//! black after. Meeting a grey object again means a cycle.

use std::rc::Rc;

use indexmap::IndexSet;
use vo_syntax::ast::{self, Expr};
use vo_syntax::{Diagnostic, FileId, NodeId, Pos, Span, Symbol};

use crate::checker::Checker;
use crate::constant::Value;
use crate::expr::{Expect, TargetName, report_span};
use crate::object::{Color, FuncCtxId, Obj, ObjKind, VarData, VarKind};
use crate::package::PkgId;
use crate::scope::ScopeId;
use crate::size_limits::Sized;
use crate::ty::{Basic, Ty, TypeKind};

/// Where and how a package-level object is declared.
pub(crate) struct DeclInfo<'a> {
    pub pkg: PkgId,
    pub file: FileId,
    pub scope: ScopeId,
    pub kind: DeclKind<'a>,
    /// Package-level objects and methods that initialiser or body refer to.
    pub deps: IndexSet<Obj>,
}

/// The syntax of a declaration.
#[derive(Clone)]
pub(crate) enum DeclKind<'a> {
    Const {
        ty: Option<&'a Expr>,
        init: Option<&'a Expr>,
        iota: u32,
        /// Type and value are those of an earlier specification.
        inherited: Option<Span>,
    },
    /// `lhs` has several variables if one initialiser serves them all.
    Var {
        lhs: Rc<[Obj]>,
        ty: Option<&'a Expr>,
        init: Option<&'a Expr>,
    },
    Type(&'a ast::TypeSpec),
    Func(&'a ast::FuncDecl),
}

/// The context in which expressions and statements are being checked.
#[derive(Clone)]
pub(crate) struct Environment<'a> {
    pub pkg: PkgId,
    pub file: FileId,
    pub scope: ScopeId,
    /// The package-level declaration whose dependencies are being collected.
    pub decl: Option<Obj>,
    pub iota: Option<u32>,
    /// Errors in an inherited constant initialiser are reported here.
    pub inherited_at: Option<Span>,
    pub result: Option<Rc<ResultsContext>>,
    pub func: FuncCtxId,
    /// A call or receive has been met (arguments of `len` and `cap` are then not constant).
    pub has_call_or_recv: bool,
    pub in_func: bool,
    pub in_type_params: bool,
    pub lifetime: std::marker::PhantomData<&'a ()>,
}

impl Environment<'_> {
    pub fn outside() -> Self {
        Environment {
            pkg: PkgId::UNIVERSE,
            file: FileId(u32::MAX),
            scope: ScopeId(0),
            decl: None,
            iota: None,
            inherited_at: None,
            result: None,
            func: FuncCtxId::NONE,
            has_call_or_recv: false,
            in_func: false,
            in_type_params: false,
            lifetime: std::marker::PhantomData,
        }
    }
}

/// What `return` statements must agree with.
pub(crate) struct ResultsContext {
    pub types: Box<[Ty]>,
    pub objects: Box<[Obj]>,
    pub named: bool,
}

/// A function body as a context of variables.
pub(crate) struct FuncContext {
    pub parent: FuncCtxId,
    pub captures: Vec<Obj>,
}

/// Checks put off until what they depend on is known.
pub(crate) enum Delayed<'a> {
    FuncLit { env: Environment<'a>, lit: &'a ast::FuncLit, node: NodeId },
    FuncBody(Obj),
    Check(Environment<'a>, Box<dyn FnOnce(&mut Checker<'a>) + 'a>),
}

impl<'a> Checker<'a> {
    /// Puts off a check until the current statement or all declarations are done.
    pub(crate) fn later(&mut self, check: impl FnOnce(&mut Checker<'a>) + 'a) {
        self.delayed.push(Delayed::Check(self.env.clone(), Box::new(check)));
    }

    /// Runs the checks put off since the queue had `from` entries.
    pub(crate) fn process_delayed(&mut self, from: usize) {
        let mut next = from;
        while next < self.delayed.len() {
            let batch: Vec<Delayed<'a>> = self.delayed.drain(next..).collect();
            for action in batch {
                let at = self.delayed.len();
                self.run_delayed(action);
                // What an action has put off comes before the actions after it, as in source order.
                if self.delayed.len() > at {
                    self.process_delayed(at);
                }
            }
            next = from.min(self.delayed.len());
            if self.delayed.len() <= from {
                break;
            }
        }
    }

    fn run_delayed(&mut self, action: Delayed<'a>) {
        match action {
            Delayed::FuncLit { env, lit, node } => {
                let saved = std::mem::replace(&mut self.env, env);
                let ctx = self.env.func;
                self.function_body(&lit.body);
                let captures = self.func_ctxs[ctx.0 as usize].captures.clone();
                if let Some(info) = self.file_info().func_lit(node) {
                    let mut info = info.clone();
                    info.captures = captures;
                    self.file_info_mut().set_func_lit(node, info);
                }
                self.env = saved;
            }
            Delayed::FuncBody(func) => self.check_body(func),
            Delayed::Check(env, check) => {
                let saved = std::mem::replace(&mut self.env, env);
                check(self);
                self.env = saved;
            }
        }
    }

    /// Makes sure that an object's type (and constant value) is known.
    pub fn ensure_declared(&mut self, obj: Obj) {
        self.declare_object(obj);
        if self.obj_path.is_empty() && !self.env.in_func {
            self.process_delayed(0);
        }
    }

    pub(crate) fn declare_object(&mut self, obj: Obj) {
        match self.object(obj).color {
            Color::Black => {}
            Color::White => {
                let Some(info) = self.decls.get(&obj) else {
                    self.object_mut(obj).color = Color::Black;
                    return;
                };
                let kind = info.kind.clone();
                let env = Environment {
                    pkg: info.pkg,
                    file: info.file,
                    scope: info.scope,
                    decl: Some(obj),
                    ..Environment::outside()
                };
                let at = self.object(obj).pos.span();
                let saved = std::mem::replace(&mut self.env, env);
                let index = self.obj_path.len() as u32;
                self.obj_path.push(obj);
                self.object_mut(obj).color = Color::Grey(index);
                self.nested(at, |checker| checker.declaration(obj, kind));
                self.object_mut(obj).color = Color::Black;
                self.obj_path.pop();
                self.env = saved;
            }
            Color::Grey(start) => {
                let valid = self.valid_cycle(start as usize);
                let invalidate = match self.object(obj).kind {
                    ObjKind::Func(_) => false,
                    _ => !valid,
                };
                if invalidate {
                    self.object_mut(obj).ty = Ty::INVALID;
                }
            }
        }
    }

    /// Whether a type's declaration is over as far as its values need; reports the cycle if not.
    pub(crate) fn require_complete(&mut self, ty: Ty) -> bool {
        if self.obj_path.is_empty() {
            return true;
        }
        let mut ty = ty;
        for _ in 0..100 {
            let Some(named) = self.types.as_named(ty) else { return true };
            let (obj, origin, rhs) = (named.obj, named.origin, named.rhs);
            if let Some(start) = self.obj_path.iter().position(|&o| o == obj) {
                let cycle = self.obj_path[start..].to_vec();
                self.report_cycle(&cycle);
                return false;
            }
            ty = match (rhs, origin) {
                (Some(rhs), _) => rhs,
                (None, Some(origin)) => origin,
                (None, None) => return true,
            };
        }
        true
    }

    pub(crate) fn is_being_declared(&self, obj: Obj) -> bool {
        matches!(self.object(obj).color, Color::Grey(_))
    }

    fn declaration(&mut self, obj: Obj, kind: DeclKind<'a>) {
        match kind {
            DeclKind::Const { ty, init, iota, inherited } => self.const_declaration(obj, ty, init, iota, inherited),
            DeclKind::Var { lhs, ty, init } => self.var_declaration(obj, &lhs, ty, init),
            DeclKind::Type(spec) => self.type_declaration(obj, spec),
            DeclKind::Func(decl) => self.func_declaration(obj, decl),
        }
    }

    /// Whether a cycle of declarations is legal; reports it if not.
    fn valid_cycle(&mut self, start: usize) -> bool {
        let cycle: Vec<Obj> = self.obj_path[start..].to_vec();
        let (mut values, mut definitions) = (0, 0);
        for &obj in &cycle {
            // Cycles through type parameter lists are fine.
            if self.env.in_type_params
                && matches!(self.object(obj).kind, ObjKind::TypeName { .. })
                && self.is_generic(self.object(obj).ty)
            {
                return true;
            }
            match self.object(obj).kind {
                ObjKind::Const { .. } | ObjKind::Var(_) => values += 1,
                ObjKind::TypeName { alias, .. } => definitions += usize::from(!alias),
                _ => {}
            }
        }
        // Cycles of values are found as initialisation cycles.
        if values == cycle.len() || (values == 0 && definitions > 0) {
            return true;
        }
        self.report_cycle(&cycle);
        false
    }

    /// Reports a cycle of declarations from its first object in the source on.
    fn report_cycle(&mut self, cycle: &[Obj]) {
        let start = (0..cycle.len()).min_by_key(|&i| self.object(cycle[i]).pos).unwrap_or(0);
        let named: Vec<(Obj, String)> = (0..cycle.len())
            .map(|i| cycle[(start + i) % cycle.len()])
            .map(|obj| (obj, self.object(obj).name.to_string()))
            .collect();
        self.report_named_cycle(&named);
    }

    /// `invalid recursive type` or `invalid cycle in declaration`.
    pub(crate) fn report_named_cycle(&mut self, cycle: &[(Obj, String)]) {
        let Some((first, name)) = cycle.first() else { return };
        let is_type = matches!(self.object(*first).kind, ObjKind::TypeName { .. });
        if is_type && !self.cycles_reported.insert(*first) {
            return;
        }
        let span = self.object(*first).pos.span();
        if cycle.len() == 1 {
            let what = if is_type { "recursive type" } else { "cycle in declaration" };
            self.error(span, format!("invalid {what}: {name} refers to itself"));
            return;
        }
        let what = if is_type { "recursive type" } else { "cycle in declaration of" };
        let mut diagnostic = Diagnostic::new(span, format!("invalid {what} {name}"));
        for (i, (obj, name)) in cycle.iter().enumerate() {
            let next = &cycle[(i + 1) % cycle.len()].1;
            diagnostic = diagnostic.with_note(self.object(*obj).pos.span(), format!("{name} refers to {next}"));
        }
        self.report(diagnostic);
    }

    /// Spec: Constant declarations.
    fn const_declaration(
        &mut self,
        obj: Obj,
        ty: Option<&'a Expr>,
        init: Option<&'a Expr>,
        iota: u32,
        inherited: Option<Span>,
    ) {
        self.env.iota = Some(iota);
        self.object_mut(obj).kind = ObjKind::Const { value: Some(Value::Unknown) };
        let mut declared = None;
        if let Some(expr) = ty {
            let t = self.type_expr(expr);
            if t != Ty::INVALID && !self.is_basic(t, Basic::is_constant_type) {
                let text = self.tstr(t);
                if self.under(t) != Ty::INVALID {
                    self.error(report_span(expr), format!("invalid constant type {text}"));
                }
                self.object_mut(obj).ty = Ty::INVALID;
                return;
            }
            self.object_mut(obj).ty = t;
            declared = Some(t);
        }
        let Some(init) = init else {
            self.object_mut(obj).ty = declared.unwrap_or(Ty::INVALID);
            return;
        };
        if inherited.is_some() {
            self.env.inherited_at = Some(self.object(obj).pos.span());
        }
        let x = self.expr(init);
        self.init_constant(obj, declared, x);
    }

    pub(crate) fn init_constant(&mut self, obj: Obj, declared: Option<Ty>, mut x: crate::operand::Operand<'a>) {
        if !x.is_valid() || x.ty == Ty::INVALID || declared == Some(Ty::INVALID) {
            self.object_mut(obj).ty = Ty::INVALID;
            return;
        }
        if !x.is_const() {
            let text = self.describe(&x);
            self.error(x.span, format!("{text} is not constant"));
            self.object_mut(obj).ty = Ty::INVALID;
            return;
        }
        let target = declared.unwrap_or(x.ty);
        self.object_mut(obj).ty = target;
        self.assignment(&mut x, Some(target), "constant declaration");
        if !x.is_valid() {
            return;
        }
        self.object_mut(obj).kind = ObjKind::Const { value: Some(x.val) };
    }

    /// Spec: Variable declarations.
    fn var_declaration(&mut self, obj: Obj, lhs: &Rc<[Obj]>, ty: Option<&'a Expr>, init: Option<&'a Expr>) {
        if let Some(expr) = ty {
            let t = self.var_type(expr);
            self.limit_size(Sized::Declared(t, self.object(obj).pos.span()));
            for &var in lhs.iter() {
                self.object_mut(var).ty = t;
                if t == Ty::INVALID {
                    self.invalid_vars.insert(var);
                }
            }
        }
        let Some(init) = init else { return };
        if lhs.len() <= 1 {
            let declared = ty.map(|_| self.object(obj).ty);
            let mut x =
                self.expr_expecting(init, Expect::assigned_to(declared, TargetName::Name(self.object(obj).name)));
            self.init_variable(obj, &mut x, "variable declaration");
            return;
        }
        // One initialiser for all: the declaration belongs to each of them.
        for &var in lhs.iter() {
            if var != obj {
                self.object_mut(var).color = Color::Black;
            }
        }
        self.init_variables(lhs, std::slice::from_ref(init), None);
        if let Some(deps) = self.decls.get(&obj).map(|d| d.deps.clone()) {
            for var in lhs.iter() {
                if let Some(info) = self.decls.get_mut(var) {
                    info.deps = deps.clone();
                }
            }
        }
    }

    /// Spec: Type declarations.
    pub(crate) fn type_declaration(&mut self, obj: Obj, spec: &'a ast::TypeSpec) {
        if spec.alias.is_some() {
            match spec.type_params.first() {
                Some(group) => self.require_version(group.span, 23, "generic type alias"),
                None => self.require_version(spec.name.span, 9, "type alias"),
            };
            return self.alias_declaration(obj, spec);
        }
        if let Some(group) = spec.type_params.first() {
            self.require_version(group.span, 18, "type parameter");
        }
        let outer_params = self.type_params_in_scope();
        let named = self.types.new_named(obj, &outer_params);
        let TypeKind::Named(id) = self.types.kind(named) else { unreachable!("new_named makes a named type") };
        self.object_mut(obj).ty = named;
        self.attach_methods(obj, id);
        let outer = self.env.scope;
        if !spec.type_params.is_empty() {
            self.env.scope = self.scopes.open(Some(outer));
            let params = self
                .collect_type_params(&spec.type_params, |checker, params| checker.types.set_type_params(id, params));
            self.types.set_type_params(id, &params);
        }
        self.later(move |checker| checker.check_valid_type(obj));
        let rhs = self.type_expr(&spec.ty);
        self.env.scope = outer;
        if self.is_type_param(rhs) {
            self.error(spec.ty.span, "cannot use a type parameter as RHS in type declaration");
            self.types.named_mut(id).rhs = Some(Ty::INVALID);
            return;
        }
        self.types.named_mut(id).rhs = Some(rhs);
        self.limit_size(Sized::Declared(named, spec.name.span));
        self.later(move |checker| checker.check_method_names(named));
    }

    /// The type parameters of the function that the current scope lies in.
    fn type_params_in_scope(&self) -> Vec<Ty> {
        let mut params = Vec::new();
        if !self.env.in_func {
            return params;
        }
        let mut next = Some(self.env.scope);
        while let Some(scope) = next {
            let types = self.scopes.entries(scope).iter().map(|&(_, obj)| self.object(obj).ty);
            params
                .extend(types.filter(|&ty| matches!(self.types.kind(ty), TypeKind::TypeParam(_))).collect::<Vec<_>>());
            next = self.scopes.parent(scope);
        }
        params.sort();
        params.dedup();
        params
    }

    /// Spec: Alias declarations.
    fn alias_declaration(&mut self, obj: Obj, spec: &'a ast::TypeSpec) {
        let outer = self.env.scope;
        let mut alias_params: &'a [Ty] = &[];
        if !spec.type_params.is_empty() {
            self.env.scope = self.scopes.open(Some(outer));
            let params = self.collect_type_params(&spec.type_params, |_, _| {});
            alias_params = self.arena.type_list(&params);
        }
        self.object_mut(obj).ty = Ty::INVALID;
        let rhs = self.type_expr(&spec.ty);
        self.env.scope = outer;
        if alias_params.contains(&rhs) {
            self.error(spec.ty.span, "cannot use type parameter declared in alias declaration as RHS");
            return;
        }
        self.object_mut(obj).ty = rhs;
        self.object_mut(obj).kind = ObjKind::TypeName { alias: true, alias_params };
    }

    /// Methods must have distinct names, and none of a field.
    fn check_method_names(&mut self, named: Ty) {
        let Some(data) = self.types.as_named(named) else { return };
        let methods = data.methods.clone();
        if methods.is_empty() {
            return;
        }
        let under = self.under(named);
        let TypeKind::Struct(s) = self.types.kind(under) else { return };
        for method in methods {
            let (name, pos) = (self.object(method).name, self.object(method).pos);
            if name.is_blank() || !s.fields.iter().any(|f| f.name == name) {
                continue;
            }
            let field_pos = self.field_positions.get(&(under, name)).copied().unwrap_or(Pos::NONE);
            let diagnostic = Diagnostic::new(pos.span(), format!("field and method with the same name {name}"));
            let diagnostic = if field_pos.is_known() {
                diagnostic.with_note(field_pos.span(), format!("other declaration of {name}"))
            } else {
                diagnostic
            };
            self.report(diagnostic);
        }
    }

    /// Creates a local object and enters it into the current scope, visible from `scope_pos` on.
    /// False if the name is taken.
    pub(crate) fn declare_local(&mut self, ident: ast::Ident, obj: Obj, scope_pos: Pos) -> bool {
        self.file_info_mut().set_object(ident.id, obj);
        self.object_mut(obj).scope_pos = scope_pos;
        if ident.name.is_blank() {
            return true;
        }
        let scope = self.env.scope;
        self.object_mut(obj).parent = Some(scope);
        match self.scopes.insert(scope, ident.name, obj) {
            Some(other) => {
                self.report_redeclared(ident.span, ident.name.as_str(), other);
                false
            }
            None => true,
        }
    }

    pub(crate) fn new_var(&mut self, name: Symbol, pos: Pos, kind: VarKind, ty: Ty) -> Obj {
        let owner = if kind == VarKind::Package { FuncCtxId::NONE } else { self.env.func };
        let data = VarData { kind, used: false, address_taken: false, captured: false, reassigned: false, owner };
        let pkg = self.env.pkg;
        self.new_object(name, pkg, pos, ObjKind::Var(data), ty)
    }

    /// Declarations within functions (spec: Blocks, Declarations and scope).
    pub(crate) fn local_declaration(&mut self, decl: &'a ast::Decl) {
        match decl {
            ast::Decl::Const(group) => self.local_constants(group),
            ast::Decl::Var(group) => {
                for spec in &group.specs {
                    self.local_variables(spec);
                }
            }
            ast::Decl::Type(group) => {
                for spec in &group.specs {
                    let kind = ObjKind::TypeName { alias: spec.alias.is_some(), alias_params: &[] };
                    let pkg = self.env.pkg;
                    let obj = self.new_object(spec.name.name, pkg, spec.name.span.lo, kind, Ty::INVALID);
                    self.declare_local(spec.name, obj, spec.name.span.lo);
                    let index = self.obj_path.len() as u32;
                    self.obj_path.push(obj);
                    self.object_mut(obj).color = Color::Grey(index);
                    self.type_declaration(obj, spec);
                    self.obj_path.pop();
                    self.object_mut(obj).color = Color::Black;
                }
            }
            _ => {}
        }
    }

    fn local_constants(&mut self, group: &'a ast::DeclGroup<ast::ConstSpec>) {
        let mut last: Option<&'a ast::ConstSpec> = None;
        for spec in &group.specs {
            let inherited = spec.ty.is_none() && spec.values.is_empty();
            if !inherited {
                last = Some(spec);
            }
            let source = last.unwrap_or(spec);
            let mut objects = Vec::with_capacity(spec.names.len());
            for (i, name) in spec.names.iter().enumerate() {
                let pkg = self.env.pkg;
                let obj = self.new_object(name.name, pkg, name.span.lo, ObjKind::Const { value: None }, Ty::INVALID);
                objects.push(obj);
                let saved = (self.env.iota, self.env.inherited_at);
                let at = inherited.then_some(name.span);
                self.const_declaration(obj, source.ty.as_ref(), source.values.get(i), spec.iota, at);
                (self.env.iota, self.env.inherited_at) = saved;
            }
            self.const_arity(spec, source, inherited);
            for (name, obj) in spec.names.iter().zip(objects) {
                self.declare_local(*name, obj, spec.span.hi);
            }
        }
    }

    /// As many values as names.
    pub(crate) fn const_arity(&mut self, spec: &'a ast::ConstSpec, source: &'a ast::ConstSpec, inherited: bool) {
        let (names, values) = (spec.names.len(), source.values.len());
        if names < values {
            let extra = &source.values[names];
            if inherited {
                let at = self.position_text(extra.span.lo);
                self.error(spec.names[0].span, format!("extra init expr at {at}"));
            } else {
                let text = vo_syntax::printer::expr_string(extra);
                self.error(extra.span, format!("extra init expr {text}"));
            }
        } else if names > values && (values > 0 || source.ty.is_some() || inherited) {
            let missing = spec.names[values];
            self.error(missing.span, format!("missing init expr for {}", missing.name));
        } else if values == 0 {
            let missing = spec.names[0];
            self.error(missing.span, format!("missing init expr for {}", missing.name));
        }
    }

    fn local_variables(&mut self, spec: &'a ast::VarSpec) {
        let objects: Vec<Obj> =
            spec.names.iter().map(|name| self.new_var(name.name, name.span.lo, VarKind::Local, Ty::INVALID)).collect();
        let mut declared = None;
        if let Some(expr) = &spec.ty {
            let ty = self.var_type(expr);
            declared = Some(ty);
            self.limit_size(Sized::Declared(ty, spec.names[0].span));
            for &obj in &objects {
                self.object_mut(obj).ty = ty;
                if ty == Ty::INVALID {
                    self.invalid_vars.insert(obj);
                }
            }
        }
        if let ([single], true) = (&spec.values[..], objects.len() > 1) {
            self.init_variables(&objects, std::slice::from_ref(single), None);
        } else {
            for (&obj, value) in objects.iter().zip(&spec.values) {
                let mut x =
                    self.expr_expecting(value, Expect::assigned_to(declared, TargetName::Name(self.object(obj).name)));
                self.init_variable(obj, &mut x, "variable declaration");
            }
            self.var_arity(spec);
        }
        for (name, &obj) in spec.names.iter().zip(&objects) {
            if self.declare_local(*name, obj, spec.span.hi) {
                self.note_local(obj);
            }
        }
    }

    /// A local variable must be used by the end of its function.
    pub(crate) fn note_local(&mut self, obj: Obj) {
        if !self.object(obj).name.is_blank() {
            self.locals.push(obj);
        }
    }
}
