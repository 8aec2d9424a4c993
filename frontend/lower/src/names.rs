//! Names: of functions as stack traces print them, of types as `%T` prints them, of natives.

use vo_syntax::literal::quote_string;
use vo_types::{Basic, ChanDir, Field, Obj, PkgId, Ty, TypeKind};

use crate::program::Program;

impl<'a> Program<'_, 'a> {
    /// The path of a package as symbols show it: `main` for the main package.
    pub fn package_path(&self, pkg: PkgId) -> String {
        let package = self.chk.package(pkg);
        if package.name == vo_syntax::sym::MAIN { "main".to_owned() } else { package.path.to_string() }
    }

    /// `path.Name` of a package-level object.
    pub fn qualified_name(&self, obj: Obj) -> String {
        let object = self.chk.object(obj);
        format!("{}.{}", self.package_path(object.pkg), object.name)
    }

    /// `main.f`, `main.T.m`, `main.(*T).m`, `main.f[...]`, `main.init.0`.
    pub fn func_name(&mut self, obj: Obj) -> String {
        let object = self.chk.object(obj);
        let (pkg, name, ty) = (object.pkg, object.name, object.ty);
        let path = self.package_path(pkg);
        let Some(func) = object.as_func() else { return format!("{path}.{name}") };
        let generic = matches!(self.chk.types.kind(ty), TypeKind::Signature(s) if !s.type_params.is_empty());
        let dots = if generic { "[...]" } else { "" };
        if name == vo_syntax::sym::INIT && func.recv.is_none() {
            let index = self.chk.package(pkg).inits.iter().position(|&o| o == obj).unwrap_or(0);
            return format!("{path}.init.{index}");
        }
        let (Some(base), ptr) = (func.recv_base, func.ptr_recv) else { return format!("{path}.{name}{dots}") };
        let type_args = if func.recv_type_params.is_empty() { "" } else { "[...]" };
        let base_name = self.chk.types.as_named(base).map_or(name, |n| self.chk.object(n.obj).name);
        if ptr {
            format!("{path}.(*{base_name}{type_args}).{name}{dots}")
        } else {
            format!("{path}.{base_name}{type_args}.{name}{dots}")
        }
    }

    /// A receiver's type as the names of methods show it: `main.T`, `main.(*T)`, `main.(*T[...])`.
    pub fn receiver_name(&mut self, recv: Ty) -> String {
        let (base, is_pointer) = match self.chk.types.kind(recv) {
            TypeKind::Pointer(base) => (base, true),
            _ => (recv, false),
        };
        let mut name = self.type_name(base);
        if self.chk.types.as_named(base).is_some()
            && let Some(type_args) = name.find('[')
        {
            name.replace_range(type_args.., "[...]");
        }
        if is_pointer {
            let path_end = name.find('[').unwrap_or(name.len());
            let start = name[..path_end].rfind('.').map_or(0, |dot| dot + 1);
            name.insert_str(start, "(*");
            name.push(')');
        }
        name
    }

    /// `path.Func` or `path.Type.Method`, as natives are registered.
    pub fn native_name(&self, obj: Obj) -> String {
        let object = self.chk.object(obj);
        let path = self.package_path(object.pkg);
        let base = object.as_func().and_then(|f| f.recv_base).and_then(|base| self.chk.types.as_named(base));
        match base {
            Some(named) => format!("{path}.{}.{}", self.chk.object(named.obj).name, object.name),
            None => format!("{path}.{}", object.name),
        }
    }

    /// A type as `%T` prints it.
    pub fn type_name(&mut self, ty: Ty) -> String {
        let mut out = String::new();
        self.write_type(&mut out, ty, false);
        out
    }

    fn write_type_args(&mut self, out: &mut String, args: &[Ty]) {
        for (k, &arg) in args.iter().enumerate() {
            if k > 0 {
                out.push(',');
            }
            self.write_type(out, arg, true);
        }
    }

    /// The number that tells a type declared in a function from others of its name: its place among all such types
    /// of the package.
    fn local_type_number(&mut self, obj: Obj) -> Option<usize> {
        let pkg = self.chk.object(obj).pkg;
        if pkg == PkgId::UNIVERSE {
            return None;
        }
        let chk = &*self.chk;
        let numbers = self.local_types.entry(pkg).or_insert_with(|| {
            let mut objs = chk.local_types(pkg);
            objs.sort_by_key(|&obj| chk.object(obj).pos);
            objs.into_iter().zip(1..).collect()
        });
        numbers.get(&obj).copied()
    }

    fn write_type(&mut self, out: &mut String, ty: Ty, full_path: bool) {
        match self.chk.types.kind(ty) {
            TypeKind::Basic(Basic::UntypedNil) => out.push_str("nil"),
            TypeKind::Basic(basic) => out.push_str(basic.name()),
            TypeKind::Named(id) => {
                let named = self.chk.types.named(id);
                let obj = named.obj;
                let (own, outer) = self.chk.types.own_and_outer_args(named);
                let object = self.chk.object(obj);
                let (pkg, name) = (object.pkg, object.name);
                if pkg != PkgId::UNIVERSE {
                    if full_path {
                        out.push_str(&self.package_path(pkg));
                    } else {
                        out.push_str(self.chk.package(pkg).name.as_str());
                    }
                    out.push('.');
                }
                out.push_str(name.as_str());
                if !outer.is_empty() || !own.is_empty() {
                    out.push('[');
                    self.write_type_args(out, outer);
                    if !outer.is_empty() && !own.is_empty() {
                        out.push(';');
                    }
                    self.write_type_args(out, own);
                    out.push(']');
                }
                if full_path && let Some(number) = self.local_type_number(obj) {
                    out.push_str(&format!("·{number}"));
                }
            }
            TypeKind::Pointer(elem) => {
                out.push('*');
                self.write_type(out, elem, full_path);
            }
            TypeKind::Slice(elem) => {
                out.push_str("[]");
                self.write_type(out, elem, full_path);
            }
            TypeKind::Array { elem, len } => {
                out.push_str(&format!("[{len}]"));
                self.write_type(out, elem, full_path);
            }
            TypeKind::Map { key, value } => {
                out.push_str("map[");
                self.write_type(out, key, full_path);
                out.push(']');
                self.write_type(out, value, full_path);
            }
            TypeKind::Chan { dir, elem } => {
                out.push_str(match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Recv => "<-chan ",
                });
                let inner_recv = matches!(self.chk.types.kind(elem), TypeKind::Chan { dir: ChanDir::Recv, .. })
                    && dir == ChanDir::Both;
                if inner_recv {
                    out.push('(');
                }
                self.write_type(out, elem, full_path);
                if inner_recv {
                    out.push(')');
                }
            }
            TypeKind::Struct(s) => {
                out.push_str("struct {");
                for (k, field) in s.fields.iter().enumerate() {
                    out.push_str(if k > 0 { "; " } else { " " });
                    self.write_field_name(out, field, full_path);
                    self.write_type(out, field.ty, full_path);
                    if field.tag != vo_syntax::sym::EMPTY {
                        out.push(' ');
                        out.push_str(&quote_string(field.tag.as_str().as_bytes()));
                    }
                }
                out.push_str(if s.fields.is_empty() { "}" } else { " }" });
            }
            TypeKind::Signature(s) => {
                out.push_str("func");
                self.write_signature(out, &s.params, &s.results, s.variadic, full_path);
            }
            TypeKind::Interface(_) => self.write_interface(out, ty, full_path),
            TypeKind::Tuple(list) => {
                out.push('(');
                self.write_list(out, list, full_path);
                out.push(')');
            }
            TypeKind::Union(_) => out.push_str("union"),
            TypeKind::TypeParam(id) => {
                let obj = self.chk.types.type_param(id).obj;
                out.push_str(self.chk.object(obj).name.as_str());
            }
        }
    }

    /// A field's name, as far as its type does not say it. In the arguments of generic types, where packages must be
    /// told apart, names that are not exported have their package's path.
    fn write_field_name(&mut self, out: &mut String, field: &Field, full_path: bool) {
        if field.embedded && !(full_path && self.is_renamed(field)) {
            return;
        }
        if full_path && field.pkg != PkgId::UNIVERSE {
            out.push_str(&self.package_path(field.pkg));
            out.push('.');
        }
        out.push_str(field.name.as_str());
        out.push_str(if field.embedded { " = " } else { " " });
    }

    /// Whether an embedded field is called otherwise than its type: that of an alias or a predeclared type.
    fn is_renamed(&self, field: &Field) -> bool {
        let base = match self.chk.types.kind(field.ty) {
            TypeKind::Pointer(elem) => elem,
            _ => field.ty,
        };
        let Some(named) = self.chk.types.as_named(base) else { return true };
        let object = self.chk.object(named.obj);
        object.name != field.name || object.pkg == PkgId::UNIVERSE
    }

    fn write_interface(&mut self, out: &mut String, ty: Ty, full_path: bool) {
        let methods = self.chk.interface_methods(ty);
        out.push_str("interface {");
        for (k, method) in methods.iter().enumerate() {
            out.push_str(if k > 0 { "; " } else { " " });
            if method.pkg != PkgId::UNIVERSE {
                out.push_str(self.chk.package(method.pkg).name.as_str());
                out.push('.');
            }
            out.push_str(method.name.as_str());
            if let TypeKind::Signature(s) = self.chk.types.kind(method.ty) {
                self.write_signature(out, &s.params, &s.results, s.variadic, full_path);
            }
        }
        out.push_str(if methods.is_empty() { "}" } else { " }" });
    }

    fn write_list(&mut self, out: &mut String, list: &[Ty], full_path: bool) {
        for (k, &ty) in list.iter().enumerate() {
            if k > 0 {
                out.push_str(", ");
            }
            self.write_type(out, ty, full_path);
        }
    }

    fn write_signature(&mut self, out: &mut String, params: &[Ty], results: &[Ty], variadic: bool, full_path: bool) {
        out.push('(');
        for (k, &param) in params.iter().enumerate() {
            if k > 0 {
                out.push_str(", ");
            }
            match self.chk.types.kind(param) {
                TypeKind::Slice(elem) if variadic && k + 1 == params.len() => {
                    out.push_str("...");
                    self.write_type(out, elem, full_path);
                }
                _ => self.write_type(out, param, full_path),
            }
        }
        out.push(')');
        match results {
            [] => {}
            [one] => {
                out.push(' ');
                self.write_type(out, *one, full_path);
            }
            many => {
                out.push_str(" (");
                self.write_list(out, many, full_path);
                out.push(')');
            }
        }
    }
}
