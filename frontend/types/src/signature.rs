//! Function types and declarations (spec: Function types, Function declarations, Method
//! declarations).

use std::rc::Rc;

use vo_syntax::ast::{self, Expr, ExprKind};
use vo_syntax::{Pos, sym};

use crate::checker::Checker;
use crate::decl::{Delayed, FuncContext, ResultsContext};
use crate::info::Mode;
use crate::object::{FuncCtxId, Obj, ObjKind, VarKind};
use crate::package::PkgId;
use crate::scope::ScopeId;
use crate::subst::Subst;
use crate::ty::{Basic, NamedId, Signature, Ty, TypeKind};
use vo_syntax::printer::expr_string;

/// A checked signature with its objects.
pub(crate) struct SignatureParts {
    pub ty: Ty,
    pub params: Vec<Obj>,
    pub results: Vec<Obj>,
    pub result_types: Vec<Ty>,
    pub named_results: bool,
}

impl SignatureParts {
    pub fn results_context(&self) -> Rc<ResultsContext> {
        Rc::new(ResultsContext {
            types: self.result_types.clone().into(),
            objects: self.results.clone().into(),
            named: self.named_results,
        })
    }
}

impl<'a> Checker<'a> {
    /// Checks a function type; type parameters, the receiver, parameters and results are declared in `scope`, the names
    /// of values once all types are known: those don't see them.
    pub(crate) fn signature(
        &mut self,
        receiver: Option<(ast::Ident, Obj)>,
        func: &'a ast::FuncType,
        scope: ScopeId,
    ) -> SignatureParts {
        let outer = std::mem::replace(&mut self.env.scope, scope);
        let declaring = self.signature_of.take();
        let type_params = if func.type_params.is_empty() {
            Vec::new()
        } else {
            self.collect_type_params(&func.type_params, |_, _| {})
        };
        if let Some(obj) = declaring
            && !type_params.is_empty()
        {
            // The rest of the signature may instantiate the function.
            let ty = Signature {
                type_params: type_params.clone().into(),
                params: Box::new([]),
                results: Box::new([]),
                variadic: false,
            };
            self.object_mut(obj).ty = self.types.signature(ty);
        }
        let (params, variadic) = self.collect_params(&func.params, VarKind::Param, true);
        let (results, _) = self.collect_params(&func.results, VarKind::Result, false);
        let named_results = func.results.iter().any(|group| !group.names.is_empty());
        for (ident, obj) in receiver.iter().chain(&params.idents).chain(&results.idents) {
            self.declare_local(*ident, *obj, Pos::NONE);
        }
        self.env.scope = outer;
        let ty = self.types.signature(Signature {
            type_params: type_params.into(),
            params: params.types.into(),
            results: results.types.clone().into(),
            variadic,
        });
        SignatureParts {
            ty,
            params: params.objects,
            results: results.objects,
            result_types: results.types,
            named_results,
        }
    }

    fn collect_params(&mut self, groups: &'a [ast::Param], kind: VarKind, may_be_variadic: bool) -> (Params, bool) {
        let mut params = Params::default();
        let mut variadic = false;
        let last_group = groups.len().saturating_sub(1);
        for (i, group) in groups.iter().enumerate() {
            let mut ty = self.var_type(&group.ty);
            if let Some(at) = group.ellipsis {
                if may_be_variadic && i == last_group && group.names.len() <= 1 {
                    variadic = true;
                    if ty != Ty::INVALID {
                        ty = self.types.slice(ty);
                    }
                } else {
                    self.error_at(at, "can only use ... with final parameter in list");
                }
            }
            if group.names.is_empty() {
                let obj = self.new_var(sym::EMPTY, group.ty.span.lo, kind, ty);
                self.set_used(obj, true);
                self.file_info_mut().set_object(group.id, obj);
                params.objects.push(obj);
                params.types.push(ty);
            }
            for name in &group.names {
                let obj = self.new_var(name.name, name.span.lo, kind, ty);
                self.set_used(obj, true);
                params.idents.push((*name, obj));
                params.objects.push(obj);
                params.types.push(ty);
            }
        }
        (params, variadic)
    }

    /// A function or method declaration; its body is checked later.
    pub(crate) fn func_declaration(&mut self, obj: Obj, decl: &'a ast::FuncDecl) {
        let scope = self.scopes.open(Some(self.env.scope));
        let ctx = FuncCtxId(self.func_ctxs.len() as u32);
        self.func_ctxs.push(FuncContext { parent: FuncCtxId::NONE, captures: Vec::new() });
        self.env.func = ctx;
        // Its own signature may mention the function.
        self.object_mut(obj).ty = self.types.func(&[], &[], false);
        let receiver = decl.recv.as_ref().map(|recv| self.receiver(obj, recv, scope));
        // What the signature mentions is no dependency of the body's.
        self.env.decl = None;
        self.signature_of = Some(obj);
        let named =
            receiver.as_ref().and_then(|(_, var, _)| Some((decl.recv.as_ref()?.names.first().copied()?, (*var)?)));
        let parts = self.signature(named, &decl.ty, scope);
        self.signature_of = None;
        let results = parts.results_context();
        let is_generic = !decl.ty.type_params.is_empty();
        if let (Some(group), None) = (decl.ty.type_params.first(), &decl.recv)
            && decl.name.name != sym::INIT
        {
            self.require_version(group.span, 18, "type parameter");
        }
        self.object_mut(obj).ty = parts.ty;
        let ObjKind::Func(func) = &mut self.object_mut(obj).kind else { return };
        func.params = parts.params;
        func.results = parts.results;
        func.body_context = Some(crate::object::BodyContext { scope, ctx, results });
        if let Some((recv_ty, recv_var, params)) = receiver {
            func.recv = Some(recv_ty);
            func.recv_var = recv_var;
            func.recv_type_params = params;
        }
        if is_generic && !func.has_body {
            self.error(decl.name.span, "generic function is missing function body");
        }
        if !self.package(self.env.pkg).lazy {
            self.delayed.push(Delayed::FuncBody(obj));
        }
    }

    /// The receiver (spec: Method declarations): its type, object, and the type parameters that it
    /// declares. Its name is declared with the parameters'.
    fn receiver(&mut self, method: Obj, recv: &'a ast::Param, scope: ScopeId) -> (Ty, Option<Obj>, &'a [Ty]) {
        let outer = std::mem::replace(&mut self.env.scope, scope);
        let (base_expr, pointers) = strip_pointers(&recv.ty);
        let (ty, type_params) = match &base_expr.kind {
            ExprKind::Index(index) => self.generic_receiver(index, base_expr),
            _ => {
                let ty = self.generic_type_expr(base_expr);
                if ty != Ty::INVALID && named_is_instance(self, ty) {
                    let text = self.tstr(ty);
                    self.error(base_expr.span, format!("cannot define new methods on instantiated type {text}"));
                    (Ty::INVALID, &[][..])
                } else if ty != Ty::INVALID && self.types.as_named(ty).is_some() && self.is_generic(ty) {
                    let text = self.tstr(ty);
                    self.error(base_expr.span, format!("cannot use generic type {text} without instantiation"));
                    (Ty::INVALID, &[][..])
                } else {
                    (ty, &[][..])
                }
            }
        };
        let mut recv_ty = ty;
        for _ in 0..pointers {
            recv_ty = if recv_ty == Ty::INVALID { recv_ty } else { self.types.pointer(recv_ty) };
        }
        self.file_info_mut().set_expr(recv.ty.id, Mode::Type, recv_ty, None);
        let name = recv.names.first().copied();
        let var = self.new_var(name.map_or(sym::EMPTY, |n| n.name), recv.span.lo, VarKind::Receiver, recv_ty);
        self.set_used(var, true);
        match name {
            Some(name) => self.object_mut(var).pos = name.span.lo,
            None => self.file_info_mut().set_object(recv.id, var),
        }
        self.env.scope = outer;
        let at = base_expr.span;
        let pkg = self.env.pkg;
        if ty != Ty::INVALID {
            // An alias may stand for the pointer.
            let (base, pointers) = match self.types.kind(ty) {
                TypeKind::Pointer(elem) => (elem, pointers + 1),
                _ => (ty, pointers),
            };
            if let ObjKind::Func(func) = &mut self.object_mut(method).kind {
                func.ptr_recv = pointers > 0;
            }
            self.later(move |checker| checker.check_receiver(base, recv_ty, pointers, at, pkg));
        }
        (recv_ty, Some(var), type_params)
    }

    /// `T[A, B]` declares type parameters `A` and `B`, bounded as those of `T`.
    fn generic_receiver(&mut self, index: &'a ast::IndexExpr, whole: &'a Expr) -> (Ty, &'a [Ty]) {
        let base = self.generic_type_expr(&index.x);
        self.require_version(index.x.span, 18, "type instantiation");
        if let Some(ident) = index.x.as_ident()
            && let Some(obj) = self.file_info().object(ident.id)
            && let ObjKind::TypeName { alias: true, alias_params } = self.object(obj).kind
            && !alias_params.is_empty()
        {
            let text = self.generic_alias_string(obj, alias_params);
            self.error(index.x.span, format!("cannot define new methods on generic alias type {text}"));
            return (Ty::INVALID, &[]);
        }
        let mut fresh: Vec<Ty> = Vec::new();
        for arg in &index.indices {
            match arg.as_ident() {
                Some(name) => {
                    let ty = self.declare_type_param(name, fresh.len());
                    self.file_info_mut().set_expr(arg.id, Mode::Type, ty, None);
                    fresh.push(ty);
                }
                None => {
                    let text = expr_string(arg);
                    self.error(arg.span, format!("receiver type parameter {text} must be an identifier"));
                }
            }
        }
        let Some(named) = self.types.as_named(base) else {
            if base != Ty::INVALID {
                let text = self.tstr(base);
                self.error(index.x.span, format!("{text} is not a generic type"));
            }
            return (Ty::INVALID, &[]);
        };
        let params = named.type_params;
        if named.origin.is_some() || params.is_empty() {
            let text = self.tstr(base);
            let message = if named_is_instance(self, base) {
                format!("cannot define new methods on instantiated type {text}")
            } else {
                format!("{text} is not a generic type")
            };
            self.error(index.x.span, message);
            return (Ty::INVALID, &[]);
        }
        if index.indices.len() != fresh.len() {
            return (Ty::INVALID, &[]);
        }
        if params.len() != fresh.len() {
            let (got, want) = (fresh.len(), params.len());
            let plural = |n: usize| if n == 1 { format!("{n} type parameter") } else { format!("{n} type parameters") };
            self.error(
                index.x.span,
                format!("receiver declares {}, but receiver base type declares {want}", plural(got)),
            );
            return (Ty::INVALID, &[]);
        }
        let subst = Subst::new(params, &fresh);
        for (&param, &new) in params.iter().zip(&fresh) {
            self.instances.same(new, param);
            let bound = self.bound(param);
            let bound = self.subst(bound, &subst);
            if let TypeKind::TypeParam(id) = self.types.kind(new) {
                self.types.type_param_mut(id).bound = bound;
            }
        }
        let instance = self.types.instance(base, &fresh);
        self.file_info_mut().set_expr(whole.id, Mode::Type, instance, None);
        (instance, self.arena.type_list(&fresh))
    }

    fn check_receiver(&mut self, base: Ty, recv: Ty, pointers: u32, at: vo_syntax::Span, pkg: PkgId) {
        let text = self.tstr(recv);
        if pointers > 1 {
            self.error(at, format!("invalid receiver type {text}"));
            return;
        }
        match self.types.kind(base) {
            TypeKind::Named(id) => {
                let named = self.types.named(id);
                let obj = named.obj;
                if self.object(obj).pkg != pkg {
                    let text = self.tstr(base);
                    self.error(at, format!("cannot define new methods on non-local type {text}"));
                    return;
                }
                let under = self.under(base);
                match self.types.kind(under) {
                    TypeKind::Pointer(_) | TypeKind::Interface(_) => {
                        self.error(
                            at,
                            format!("invalid receiver type {} (pointer or interface type)", self.tstr(base)),
                        );
                    }
                    TypeKind::Basic(Basic::UnsafePointer) => {
                        self.error(at, format!("invalid receiver type {} (unsafe.Pointer)", self.tstr(base)));
                    }
                    _ => {}
                }
            }
            TypeKind::Basic(basic) if basic != Basic::Invalid => {
                let text = self.tstr(base);
                self.error(at, format!("cannot define new methods on non-local type {text}"));
            }
            _ => self.error(at, format!("invalid receiver type {text}")),
        }
    }

    /// Enters the methods declared for `obj` into its type.
    pub(crate) fn attach_methods(&mut self, obj: Obj, named: NamedId) {
        let Some(methods) = self.methods_of.remove(&obj) else { return };
        let base = self.object(obj).ty;
        for method in methods {
            if let ObjKind::Func(func) = &mut self.object_mut(method).kind {
                func.recv_base = Some(base);
            }
            let (name, pos) = (self.object(method).name, self.object(method).pos);
            if name.is_blank() {
                continue;
            }
            if let Some(&other) = self.method_index.get(&(named, name)) {
                let type_name = self.object(obj).name;
                let at = self.position_text(self.object(other).pos);
                self.error_at(pos, format!("method {type_name}.{name} already declared at {at}"));
                continue;
            }
            self.method_index.insert((named, name), method);
            self.types.named_mut(named).methods.push(method);
        }
    }
}

#[derive(Default)]
struct Params {
    objects: Vec<Obj>,
    types: Vec<Ty>,
    idents: Vec<(ast::Ident, Obj)>,
}

fn named_is_instance(checker: &Checker<'_>, ty: Ty) -> bool {
    checker.types.as_named(ty).is_some_and(|named| named.origin.is_some())
}

/// The receiver's base type expression, and the number of pointers around it.
pub(crate) fn strip_pointers(e: &Expr) -> (&Expr, u32) {
    let (mut e, mut pointers) = (e, 0);
    loop {
        match &e.kind {
            ExprKind::Paren(inner) => e = inner,
            ExprKind::Star(inner) => {
                e = inner;
                pointers += 1;
            }
            _ => return (e, pointers),
        }
    }
}
