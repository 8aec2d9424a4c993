//! Composite and function literals (spec: Composite literals, Function literals).

use rustc_hash::{FxHashMap, FxHashSet};
use vo_syntax::ast::{CompositeLit, Element, Expr, ExprKind, FuncLit};

use crate::checker::Checker;
use crate::constant::Value;
use crate::decl::{Delayed, FuncContext};
use crate::expr::{Expect, TargetName};
use crate::info::Mode;
use crate::object::FuncCtxId;
use crate::operand::Operand;
use crate::ty::{StructType, Ty, TypeKind};
use vo_syntax::printer::expr_string;

impl<'a> Checker<'a> {
    pub(crate) fn function_literal(&mut self, x: &mut Operand<'a>, e: &'a Expr, lit: &'a FuncLit) {
        let parent = self.env.func;
        let ctx = FuncCtxId(self.func_ctxs.len() as u32);
        self.func_ctxs.push(FuncContext { parent, captures: Vec::new() });
        let scope = self.scopes.open(Some(self.env.scope));
        let saved = self.env.func;
        self.env.func = ctx;
        let parts = self.signature(None, &lit.ty, scope);
        self.env.func = saved;
        // The body may refer to the type being declared: it is checked at the end of the
        // statement or declaration.
        let mut env = self.env.clone();
        env.func = ctx;
        env.scope = scope;
        env.result = Some(parts.results_context());
        env.in_func = true;
        let literal =
            crate::info::FuncLitInfo { ctx, captures: Vec::new(), params: parts.params, results: parts.results };
        self.file_info_mut().set_func_lit(e.id, literal);
        self.delayed.push(Delayed::FuncLit { env, lit, node: e.id });
        x.set_value(parts.ty);
    }

    pub(crate) fn composite_literal(&mut self, x: &mut Operand<'a>, lit: &'a CompositeLit, elided: Option<Ty>) {
        let (ty, base) = match (&lit.ty, elided) {
            (Some(expr), _) => match &expr.kind {
                ExprKind::ArrayType(array) if array.len.is_none() => {
                    let elem = self.var_type(&array.elem);
                    let len = self.indexed_elements(&lit.elements, elem, -1);
                    let ty = self.types.array(elem, len.max(0));
                    self.file_info_mut().set_expr(expr.id, Mode::Type, ty, None);
                    x.set_value(ty);
                    if elem == Ty::INVALID {
                        x.invalidate();
                    }
                    return;
                }
                _ => {
                    let ty = self.type_expr(expr);
                    (ty, ty)
                }
            },
            (None, Some(hint)) => {
                let core = self.core_type(hint).unwrap_or(Ty::INVALID);
                match self.types.kind(core) {
                    // `&` may be elided too.
                    TypeKind::Pointer(elem) => (hint, elem),
                    _ => (hint, hint),
                }
            }
            (None, None) => {
                self.error(x.span, "missing type in composite literal");
                self.use_elements(&lit.elements);
                return;
            }
        };
        if base == Ty::INVALID {
            return self.use_elements(&lit.elements);
        }
        if !self.require_complete(base) {
            return self.use_elements(&lit.elements);
        }
        let core = self.core_type(base).unwrap_or(Ty::INVALID);
        match self.types.kind(core) {
            TypeKind::Struct(s) => self.struct_literal(lit, base, s),
            TypeKind::Array { elem, len } => {
                self.indexed_elements(&lit.elements, elem, len.max(0));
            }
            TypeKind::Slice(elem) => {
                self.indexed_elements(&lit.elements, elem, -1);
            }
            TypeKind::Map { key, value } => self.map_elements(lit, key, value),
            _ => {
                self.use_elements(&lit.elements);
                if core != Ty::INVALID || self.is_type_param(base) {
                    let text = self.tstr(ty);
                    let cause = if core == Ty::INVALID { " (no common underlying type)" } else { "" };
                    let element = if lit.ty.is_none() { " element" } else { "" };
                    self.error(x.span, format!("invalid composite literal{element} type {text}{cause}"));
                }
                return;
            }
        }
        x.set_value(ty);
    }

    fn use_elements(&mut self, elements: &'a [Element]) {
        for element in elements {
            // Keys may be field names: they are not looked up.
            if let ExprKind::CompositeLit(inner) = &element.value.kind
                && inner.ty.is_none()
            {
                self.use_elements(&inner.elements);
                continue;
            }
            self.use_exprs(std::slice::from_ref(&element.value));
        }
    }

    fn struct_literal(&mut self, lit: &'a CompositeLit, base: Ty, s: &'a StructType) {
        let Some(first) = lit.elements.first() else { return };
        if first.key.is_some() {
            return self.keyed_fields(lit, base, s);
        }
        for (i, element) in lit.elements.iter().enumerate() {
            if let Some(_key) = &element.key {
                self.error(element.span(), "mixture of field:value and value elements in struct literal");
                continue;
            }
            let Some(field) = s.fields.get(i) else {
                let mut value = self.expr(&element.value);
                let text = self.tstr(base);
                self.error(element.value.span, format!("too many values in struct literal of type {text}"));
                value.invalidate();
                self.use_elements(&lit.elements[i + 1..]);
                break;
            };
            let mut value =
                self.expr_expecting(&element.value, Expect::assigned_to(Some(field.ty), TargetName::Name(field.name)));
            if !field.name.is_exported() && field.pkg != self.env.pkg {
                let text = self.tstr(base);
                self.error(
                    element.value.span,
                    format!("implicit assignment to unexported field {} in struct literal of type {text}", field.name),
                );
                continue;
            }
            self.assignment(&mut value, Some(field.ty), "struct literal");
        }
        if lit.elements.len() < s.fields.len() {
            let text = self.tstr(base);
            self.error_at(lit.rbrace, format!("too few values in struct literal of type {text}"));
        }
    }

    fn keyed_fields(&mut self, lit: &'a CompositeLit, base: Ty, s: &'a StructType) {
        let mut seen: Vec<(vo_syntax::Symbol, Vec<u32>)> = Vec::new();
        for element in &lit.elements {
            let Some(key) = &element.key else {
                self.error(element.value.span, "mixture of field:value and value elements in struct literal");
                self.use_exprs(std::slice::from_ref(&element.value));
                continue;
            };
            let Some(name) = key.as_ident() else {
                let text = expr_string(key);
                self.use_exprs(std::slice::from_ref(&element.value));
                self.error(key.span, format!("invalid field name {text} in struct literal"));
                continue;
            };
            let pkg = self.env.pkg;
            let visible = |f: &&crate::ty::Field| f.name == name.name && (f.name.is_exported() || f.pkg == pkg);
            let direct = s.fields.iter().position(|f| visible(&f) && !name.name.is_blank());
            let (path, field_ty) = match direct {
                Some(i) => (vec![i as u32], s.fields[i].ty),
                None => match self.promoted_field(base, key, name) {
                    Some(found) => found,
                    None => {
                        self.use_exprs(std::slice::from_ref(&element.value));
                        continue;
                    }
                },
            };
            let mut value =
                self.expr_expecting(&element.value, Expect::assigned_to(Some(field_ty), TargetName::Name(name.name)));
            self.assignment(&mut value, Some(field_ty), "struct literal");
            if let Some((other, other_path)) =
                seen.iter().find(|(_, other)| path.starts_with(other) || other.starts_with(&path))
            {
                let message = if *other_path == path {
                    format!("duplicate field name {} in struct literal", name.name)
                } else if other_path.len() < path.len() {
                    format!("cannot specify promoted field {} and enclosing embedded field {other}", name.name)
                } else {
                    format!("cannot specify embedded field {} and enclosed promoted field {other}", name.name)
                };
                self.error(element.span(), message);
                continue;
            }
            seen.push((name.name, path));
        }
    }

    /// Since Go 1.27 keys may name promoted fields; reports when the name is no field.
    fn promoted_field(&mut self, base: Ty, key: &'a Expr, name: vo_syntax::ast::Ident) -> Option<(Vec<u32>, Ty)> {
        use crate::info::SelectionKind;
        use crate::lookup::{Lookup, NameMatch};
        match self.lookup(base, true, name.name, self.env.pkg, NameMatch::Exact) {
            Lookup::Found(s) if s.kind == SelectionKind::FieldVal => {
                if s.indirect {
                    self.error(key.span, format!("invalid implicit pointer indirection to reach {}", name.name));
                    return None;
                }
                let (path, ty) = (s.path.to_vec(), s.ty);
                let text = self.tstr(base);
                let field = self.path_text(base, &path);
                let what = format!("use of promoted field {field} in struct literal of type {text}");
                self.require_version(key.span, 27, &what);
                self.file_info_mut().set_selection(key.id, s);
                Some((path, ty))
            }
            Lookup::Found(_) => {
                let message = self.lookup_error(base, name.name, true);
                self.error(key.span, message);
                None
            }
            _ => {
                let message = self.lookup_error(base, name.name, true);
                self.error(key.span, message);
                None
            }
        }
    }

    /// The names of the fields on a path, with dots between.
    fn path_text(&mut self, base: Ty, path: &[u32]) -> String {
        let mut names: Vec<&str> = Vec::with_capacity(path.len());
        let mut ty = base;
        for &index in path {
            let under = self.under(ty);
            let TypeKind::Struct(s) = self.types.kind(under) else { break };
            let Some(field) = s.fields.get(index as usize) else { break };
            names.push(field.name.as_str());
            ty = field.ty;
        }
        names.join(".")
    }

    fn map_elements(&mut self, lit: &'a CompositeLit, key_ty: Ty, value_ty: Ty) {
        let key_is_interface = self.is_interface(key_ty);
        let mut seen: FxHashMap<String, Vec<Ty>> = FxHashMap::default();
        for element in &lit.elements {
            let Some(key) = &element.key else {
                self.error(element.value.span, "missing key in map literal");
                self.use_exprs(std::slice::from_ref(&element.value));
                continue;
            };
            let mut k = self.element_value(key, key_ty);
            self.assignment(&mut k, Some(key_ty), "map literal");
            if k.is_valid()
                && k.is_const()
                && let Some(constant) = constant_key(&k.val)
            {
                let types = seen.entry(constant).or_default();
                let duplicate = if key_is_interface { types.contains(&k.ty) } else { !types.is_empty() };
                types.push(k.ty);
                if duplicate {
                    let value = k.val.to_string();
                    self.error(k.span, format!("duplicate key {value} in map literal"));
                }
            }
            let mut v = self.element_value(&element.value, value_ty);
            self.assignment(&mut v, Some(value_ty), "map literal");
        }
    }

    /// An element whose literal may elide its type.
    fn element_value(&mut self, e: &'a Expr, ty: Ty) -> Operand<'a> {
        let elided = matches!(&e.kind, ExprKind::CompositeLit(lit) if lit.ty.is_none()).then_some(ty);
        self.expr_expecting(e, Expect { elided, ..Expect::assigned_to(Some(ty), TargetName::Text("element")) })
    }

    /// Elements of arrays and slices; gives the length. `len` is negative if there is no limit.
    fn indexed_elements(&mut self, elements: &'a [Element], elem: Ty, len: i64) -> i64 {
        let mut seen: FxHashSet<i64> = FxHashSet::default();
        let keyed = elements.iter().any(|e| e.key.is_some());
        let (mut index, mut max) = (0i64, 0i64);
        for element in elements {
            let mut valid = false;
            if let Some(key) = &element.key {
                match self.constant_index(key, len) {
                    Some(i) if i >= 0 => {
                        index = i;
                        valid = true;
                    }
                    Some(_) => {}
                    None => {
                        let text = expr_string(key);
                        self.error(key.span, format!("index {text} must be integer constant"));
                    }
                }
            } else if len >= 0 && index >= len {
                self.error(element.value.span, format!("index {index} is out of bounds (>= {len})"));
            } else {
                valid = true;
            }
            if keyed && valid && !seen.insert(index) {
                self.error(element.span(), format!("duplicate index {index} in array or slice literal"));
            }
            index = index.saturating_add(1);
            max = max.max(index);
            let mut value = self.element_value(&element.value, elem);
            self.assignment(&mut value, Some(elem), "array or slice literal");
        }
        max
    }
}

/// A key under which equal constants meet; `None` for kinds whose duplicates are allowed.
pub(crate) fn constant_key(value: &Value) -> Option<String> {
    let int = value.to_int();
    let value = if int.is_known() { &int } else { value };
    match value {
        Value::Str(s) => Some(format!("s{s:?}")),
        Value::Float(r) => Some(format!("f{r}")),
        Value::Int(_) | Value::Big(_) => Some(value.to_string()),
        _ => None,
    }
}
