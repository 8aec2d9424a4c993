//! Identifiers and selectors (spec: Declarations and scope, Qualified identifiers, Selectors,
//! Method expressions, Method values).

use vo_syntax::ast::{Expr, ExprKind, Ident};
use vo_syntax::{Pos, Symbol, sym};

use crate::checker::Checker;
use crate::constant::Value;
use crate::expr::Expect;
use crate::info::{Mode, SelectionKind};
use crate::lookup::{Lookup, NameMatch};
use crate::object::{FuncCtxId, Obj, ObjKind, VarKind};
use crate::operand::Operand;
use crate::package::PkgId;
use crate::ty::{Signature, Ty, TypeKind};
use vo_syntax::printer::expr_string;

impl<'a> Checker<'a> {
    /// The object that `name` denotes at `pos` in the current scope.
    pub(crate) fn resolve(&mut self, name: Symbol, pos: Pos) -> Option<Obj> {
        // What a constant inherits is resolved where the constant is declared.
        let pos = self.env.inherited_at.map_or(pos, |at| at.lo);
        let package = self.env.pkg;
        let package_scope = self.package(package).scope;
        let mut scope = Some(self.env.scope);
        while let Some(id) = scope {
            let found = match id == package_scope {
                true => self.lookup_in_package(package, name),
                false => self.scopes.lookup(id, name),
            };
            if let Some(obj) = found {
                let object = self.object(obj);
                let local = object.scope_pos.is_known();
                if !local || object.scope_pos <= pos {
                    return Some(obj);
                }
            }
            scope = self.scopes.parent(id);
        }
        None
    }

    /// An identifier as operand or type.
    pub(crate) fn identifier(&mut self, x: &mut Operand<'a>, e: &'a Expr, name: Symbol, expect: Expect<'a>) {
        let Some(obj) = self.resolve(name, e.span.lo) else {
            if name.is_blank() {
                self.error(e.span, "cannot use _ as value or type");
            } else {
                self.error(e.span, format!("undefined: {name}"));
            }
            return;
        };
        self.file_info_mut().set_object(e.id, obj);
        if matches!(name, sym::ANY | sym::COMPARABLE) && self.object(obj).pkg == PkgId::UNIVERSE {
            self.require_version(e.span, 18, &format!("predeclared {name}"));
        }
        self.note_dot_import_use(obj);
        self.object_operand(x, e.id, obj, expect);
    }

    /// The operand that an object of the current or another package is.
    fn object_operand(&mut self, x: &mut Operand<'a>, ident: vo_syntax::NodeId, obj: Obj, expect: Expect<'a>) {
        // An object being declared, whose type is known already, may be used; type names only as
        // values.
        let object = self.object(obj);
        let is_type = matches!(object.kind, ObjKind::TypeName { .. });
        if !self.is_being_declared(obj) || object.ty == Ty::INVALID || (is_type && expect.want_type) {
            self.declare_object(obj);
        }
        let object = self.object(obj);
        let ty = object.ty;
        match &object.kind {
            ObjKind::PkgName { .. } => {
                let name = object.name;
                self.error(x.span, format!("use of package {name} not in selector"));
            }
            ObjKind::Const { value } => {
                let value = value.clone();
                self.note_dependency(obj);
                if ty == Ty::INVALID {
                    return;
                }
                if self.universe.as_ref().is_some_and(|u| u.iota == obj) {
                    match self.env.iota {
                        Some(iota) => x.set_const(ty, Value::Int(i64::from(iota))),
                        None => self.error(x.span, "cannot use iota outside constant declaration"),
                    }
                    return;
                }
                x.set_const(ty, value.unwrap_or(Value::Unknown));
            }
            ObjKind::TypeName { .. } => {
                self.note_spelling(obj);
                if ty == Ty::INVALID {
                    return;
                }
                x.mode = Mode::Type;
                x.ty = ty;
            }
            ObjKind::Var(_) => {
                self.use_variable(obj);
                if ty == Ty::INVALID {
                    return;
                }
                x.mode = Mode::Variable;
                x.ty = ty;
            }
            ObjKind::Func(_) => {
                self.note_dependency(obj);
                if ty == Ty::INVALID {
                    return;
                }
                x.set_value(ty);
                self.infer_from_target(x, ident, expect);
            }
            ObjKind::Builtin(builtin) => {
                x.mode = Mode::Builtin(*builtin);
            }
            ObjKind::Nil => {
                x.mode = Mode::Nil;
                x.ty = Ty::UNTYPED_NIL;
            }
            ObjKind::Label { .. } => {}
        }
    }

    /// A generic function assigned to a variable of function type takes its type arguments from it.
    pub(crate) fn infer_from_target(&mut self, x: &mut Operand<'a>, ident: vo_syntax::NodeId, expect: Expect<'a>) {
        if let Some(target) = expect.target
            && self.is_generic(x.ty)
        {
            if matches!(self.core_type(target.ty).map(|c| self.types.kind(c)), Some(TypeKind::Signature(_))) {
                let allowed = self.require_version(x.span, 18, "implicit function instantiation");
                let _ = allowed && self.require_version(x.span, 21, "implicitly instantiated function in assignment");
            }
            self.instantiate_for_target(x, ident, &[], target);
        }
    }

    fn note_spelling(&mut self, obj: Obj) {
        let object = self.object(obj);
        if object.pkg != PkgId::UNIVERSE || self.package(self.env.pkg).lazy {
            return;
        }
        match object.name {
            sym::UINT8 => self.spellings.uint8 = true,
            sym::INT32 => self.spellings.int32 = true,
            sym::ANY => self.spellings.any = true,
            _ => {}
        }
    }

    fn note_dot_import_use(&mut self, obj: Obj) {
        let pkg = self.object(obj).pkg;
        if pkg == self.env.pkg || pkg == PkgId::UNIVERSE || self.dot_imports.is_empty() {
            return;
        }
        let key = (self.env.file, pkg);
        if let Some(&import) = self.dot_imports.get(&key)
            && let ObjKind::PkgName { used, .. } = &mut self.object_mut(import).kind
        {
            *used = true;
        }
    }

    /// The declaration being checked refers to a package-level object.
    pub(crate) fn note_dependency(&mut self, obj: Obj) {
        if let Some(decl) = self.env.decl
            && self.decls.contains_key(&obj)
            && let Some(info) = self.decls.get_mut(&decl)
        {
            info.deps.insert(obj);
        }
    }

    /// Notes a use of a variable: for "declared and not used", captures, initialisation order.
    pub(crate) fn use_variable(&mut self, obj: Obj) {
        let func = self.env.func;
        let ObjKind::Var(var) = &mut self.object_mut(obj).kind else { return };
        var.used = true;
        if var.kind == VarKind::Package {
            return self.note_dependency(obj);
        }
        let owner = var.owner;
        if owner == func {
            return;
        }
        var.captured = true;
        let mut ctx = func;
        while ctx != owner && ctx != FuncCtxId::NONE {
            let context = &mut self.func_ctxs[ctx.0 as usize];
            if !context.captures.contains(&obj) {
                context.captures.push(obj);
            }
            ctx = context.parent;
        }
    }

    pub(crate) fn set_used(&mut self, obj: Obj, is_used: bool) {
        if let ObjKind::Var(var) = &mut self.object_mut(obj).kind {
            var.used = is_used;
        }
    }

    /// The local variable that an expression names directly.
    pub(crate) fn local_variable(&mut self, e: &Expr) -> Option<Obj> {
        let ident = e.unparen().as_ident()?;
        let obj = self.resolve(ident.name, ident.span.lo)?;
        let local = self.object(obj).as_var().is_some_and(|v| v.kind != VarKind::Package);
        local.then_some(obj)
    }

    /// The variable whose storage an addressable expression denotes: itself, a field or an array
    /// element of it. None beyond pointers and slices.
    fn storage_variable(&mut self, e: &'a Expr) -> Option<Obj> {
        let mut e = e;
        loop {
            match &e.kind {
                ExprKind::Paren(inner) => e = inner,
                ExprKind::Name(_) => {
                    let obj = self.file_info().object(e.id)?;
                    return self.object(obj).as_var().map(|_| obj);
                }
                ExprKind::Selector(base, name) => {
                    if let Some(selection) = self.file_info().selection(e.id) {
                        if selection.indirect {
                            return None;
                        }
                        e = base;
                    } else {
                        let obj = self.file_info().object(name.id)?;
                        return self.object(obj).as_var().map(|_| obj);
                    }
                }
                ExprKind::Index(index) => {
                    let base = self.file_info().ty(index.x.id);
                    let under = self.under(base);
                    if !matches!(self.types.kind(under), TypeKind::Array { .. }) {
                        return None;
                    }
                    e = &index.x;
                }
                _ => return None,
            }
        }
    }

    pub(crate) fn mark_address_taken(&mut self, e: &'a Expr) {
        if let Some(obj) = self.storage_variable(e)
            && let ObjKind::Var(var) = &mut self.object_mut(obj).kind
        {
            var.address_taken = true;
        }
    }

    pub(crate) fn mark_reassigned(&mut self, e: &'a Expr) {
        if let Some(obj) = self.storage_variable(e) {
            self.mark_variable_reassigned(obj);
        }
    }

    pub(crate) fn mark_variable_reassigned(&mut self, obj: Obj) {
        if let ObjKind::Var(var) = &mut self.object_mut(obj).kind {
            var.reassigned = true;
        }
    }

    /// The package that an expression names, if it is the name of an import.
    pub(crate) fn imported_package(&mut self, base: &Expr) -> Option<(Obj, PkgId)> {
        let ident = base.as_ident()?;
        let obj = self.resolve(ident.name, ident.span.lo)?;
        match self.object(obj).kind {
            ObjKind::PkgName { imported, .. } => Some((obj, imported)),
            _ => None,
        }
    }

    /// `x.f`
    pub(crate) fn selector(
        &mut self,
        x: &mut Operand<'a>,
        e: &'a Expr,
        base: &'a Expr,
        name: Ident,
        expect: Expect<'a>,
    ) {
        if let Some((import, pkg)) = self.imported_package(base) {
            return self.qualified_identifier(x, e, base, import, pkg, name, expect);
        }
        let operand = self.expr_or_type(base, false);
        match operand.mode {
            Mode::None => return,
            Mode::Builtin(_) => {
                let text = self.describe(&operand);
                self.error(name.span, format!("invalid use of {text} in selector expression"));
                return;
            }
            Mode::Nil => {
                let text = expr_string(base);
                self.error(
                    name.span,
                    format!("{text}.{} undefined (type untyped nil has no field or method {})", name.name, name.name),
                );
                return;
            }
            _ => {}
        }
        if !self.require_complete(operand.ty) {
            return;
        }
        if let TypeKind::Pointer(elem) = self.types.kind(operand.ty)
            && operand.mode != Mode::Type
            && !self.require_complete(elem)
        {
            return;
        }
        if expect.want_type {
            let text = expr_string(e);
            self.error(name.span, format!("{text} is not a type"));
            return;
        }
        if self.under(operand.ty) == Ty::INVALID {
            return;
        }
        let addressable = operand.mode == Mode::Variable;
        match self.lookup(operand.ty, addressable, name.name, self.env.pkg, NameMatch::Exact) {
            Lookup::Found(selection) => {
                if operand.mode == Mode::Type {
                    self.method_expression(x, e, &operand, name, selection, expect);
                } else {
                    self.selected_value(x, e, base, operand, name, selection, expect);
                }
            }
            Lookup::Ambiguous => {
                let text = expr_string(base);
                self.error(name.span, format!("ambiguous selector {text}.{}", name.name));
            }
            Lookup::PointerReceiver => {
                let ty = self.tstr(operand.ty);
                let name_text = name.name;
                if operand.mode == Mode::Type {
                    self.error(
                        name.span,
                        format!(
                            "invalid method expression {ty}.{name_text} (needs pointer receiver (*{ty}).{name_text})"
                        ),
                    );
                } else {
                    self.error(name.span, format!("cannot call pointer method {name_text} on {ty}"));
                }
            }
            Lookup::NotFound => {
                let why = if self.is_interface_pointer(operand.ty) {
                    self.interface_pointer_error(operand.ty)
                } else {
                    self.lookup_error(operand.ty, name.name, false)
                };
                let text = expr_string(base);
                self.error(name.span, format!("{text}.{} undefined ({why})", name.name));
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn qualified_identifier(
        &mut self,
        x: &mut Operand<'a>,
        e: &'a Expr,
        base: &'a Expr,
        import: Obj,
        pkg: PkgId,
        name: Ident,
        expect: Expect<'a>,
    ) {
        self.file_info_mut().set_object(base.id, import);
        if let ObjKind::PkgName { used, .. } = &mut self.object_mut(import).kind {
            *used = true;
        }
        let Some(obj) = self.lookup_in_package(pkg, name.name) else {
            if !self.package(pkg).fake {
                let text = expr_string(e);
                self.parse_whole(pkg);
                let scope = self.package(pkg).scope;
                let fold =
                    self.scopes.entries(scope).iter().find(|(other, _)| {
                        other.is_exported() && other.as_str().eq_ignore_ascii_case(name.name.as_str())
                    });
                let hint = fold.map_or(String::new(), |(other, _)| format!(" (but have {other})"));
                self.error(name.span, format!("undefined: {text}{hint}"));
            }
            return;
        };
        if !name.name.is_exported() {
            let package = self.package(pkg).name;
            self.error(name.span, format!("name {} not exported by package {package}", name.name));
            return;
        }
        self.file_info_mut().set_object(name.id, obj);
        self.object_operand(x, name.id, obj, expect);
        if let Mode::Const | Mode::Value | Mode::Variable | Mode::Type = x.mode {
            x.expr = Some(e);
        }
    }

    /// `T.m` (spec: Method expressions).
    fn method_expression(
        &mut self,
        x: &mut Operand<'a>,
        e: &'a Expr,
        operand: &Operand<'a>,
        name: Ident,
        mut selection: crate::info::Selection,
        expect: Expect<'a>,
    ) {
        if selection.kind == SelectionKind::FieldVal {
            let ty = self.tstr(operand.ty);
            self.error(operand.span, format!("operand for field selector {} must be value of type {ty}", name.name));
            return;
        }
        let TypeKind::Signature(s) = self.types.kind(selection.ty) else { return };
        let mut params = vec![operand.ty];
        params.extend_from_slice(&s.params);
        let signature = Signature {
            type_params: s.type_params.clone(),
            params: params.into(),
            results: s.results.clone(),
            variadic: s.variadic,
        };
        let ty = self.types.signature(signature);
        if let Some(method) = selection.method {
            self.note_dependency(method);
            self.file_info_mut().set_object(name.id, method);
        }
        selection.kind = SelectionKind::MethodExpr;
        selection.ty = ty;
        self.file_info_mut().set_selection(e.id, selection);
        x.set_value(ty);
        self.infer_from_target(x, name.id, expect);
    }

    #[allow(clippy::too_many_arguments)]
    fn selected_value(
        &mut self,
        x: &mut Operand<'a>,
        e: &'a Expr,
        base: &'a Expr,
        operand: Operand<'a>,
        name: Ident,
        selection: crate::info::Selection,
        expect: Expect<'a>,
    ) {
        let ty = selection.ty;
        match selection.kind {
            SelectionKind::FieldVal => {
                x.mode =
                    if operand.mode == Mode::Variable || selection.indirect { Mode::Variable } else { Mode::Value };
                x.ty = ty;
            }
            _ => {
                if let Some(method) = selection.method {
                    self.note_dependency(method);
                    self.file_info_mut().set_object(name.id, method);
                    let ptr_recv = self.object(method).as_func().is_some_and(|f| f.ptr_recv);
                    // The receiver's address is taken implicitly.
                    if ptr_recv && !selection.indirect {
                        self.mark_address_taken(base);
                    }
                }
                x.set_value(ty);
            }
        }
        let is_method = selection.kind != SelectionKind::FieldVal;
        self.file_info_mut().set_selection(e.id, selection);
        if ty == Ty::INVALID {
            x.invalidate();
        } else if is_method {
            self.infer_from_target(x, name.id, expect);
        }
    }
}
