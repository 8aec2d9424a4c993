//! Packages: collecting their objects, resolving imports, checking everything
//! (spec: Packages, Import declarations).

use std::rc::Rc;

use indexmap::IndexSet;
use vo_syntax::ast::{self, Expr, ExprKind};
use vo_syntax::{Diagnostic, FileId, Pos, Span, Symbol, sym};

use crate::arena::Arena;
use crate::checker::{Checker, FileState};
use crate::decl::{DeclInfo, DeclKind, Environment};
use crate::indexed::ParsedParts;
use crate::info::FileInfo;
use crate::object::{Color, FuncData, Obj, ObjKind, VarKind};
use crate::package::{Importer, Package, PackageSource, PkgId};
use crate::scope::ScopeId;
use crate::signature::strip_pointers;
use crate::ty::{Ty, TypeKind};

impl<'a> Checker<'a> {
    /// A checker of a new program, which asks `importer` for packages.
    pub fn new(arena: &'a Arena, importer: &'a mut dyn Importer) -> Checker<'a> {
        Checker::with_importer(arena, Some(importer))
    }

    /// Checks a package with everything in it (unless it is lazy: then only names are collected).
    pub fn check_package(&mut self, mut source: PackageSource) -> PkgId {
        let embeds = std::mem::take(&mut source.embeds);
        let pkg = self.add_package(source);
        if !self.package(pkg).lazy {
            self.check_all(pkg);
        }
        self.check_embeds(pkg, embeds);
        pkg
    }

    /// The package of an import path, imported if it was not yet.
    pub fn import(&mut self, path: &str, from: &str) -> Result<PkgId, String> {
        let Some(importer) = self.importer.as_deref_mut() else {
            let symbol = Symbol::intern(path);
            return self.packages_by_path.get(&symbol).copied().ok_or_else(|| "no importer".to_owned());
        };
        let canonical = Symbol::intern(&importer.canonical_path(path, from));
        if let Some(&pkg) = self.packages_by_path.get(&canonical) {
            if self.importing.contains(&canonical) {
                return Err("import cycle not allowed".to_owned());
            }
            return Ok(pkg);
        }
        let source = importer.import(path, from)?;
        self.importing.push(canonical);
        let saved = std::mem::replace(&mut self.env, Environment::outside());
        let pkg = self.add_package(source);
        self.packages_by_path.insert(canonical, pkg);
        if !self.package(pkg).lazy {
            self.check_all(pkg);
        }
        self.env = saved;
        self.importing.pop();
        Ok(pkg)
    }

    fn add_package(&mut self, source: PackageSource) -> PkgId {
        let pkg = PkgId(self.packages.len() as u32);
        let universe = self.universe.as_ref().map(|u| u.scope);
        let scope = self.scopes.open(universe);
        let name = source.indexed.or(source.files.first().map(|f| f.package.name)).unwrap_or(sym::BLANK);
        let path = Symbol::intern(&source.path);
        self.packages.push(Package {
            path,
            name,
            files: Vec::new(),
            scope,
            imports: Vec::new(),
            objects: Vec::new(),
            inits: Vec::new(),
            methods: Vec::new(),
            init_order: None,
            lazy: source.lazy,
            parsed: source.indexed.map(|_| ParsedParts::default()),
            fake: false,
        });
        self.packages_by_path.entry(path).or_insert(pkg);
        self.errors.extend(source.errors);
        let go_version = source.go_version;
        let mut files = Vec::new();
        for file in source.files {
            let file = self.arena.file(file);
            if file.package.name.is_blank() {
                self.error(file.package.span, "invalid package name _");
            }
            if file.package.name != name && !file.package.name.is_blank() {
                self.error_at(file.package.span.lo, format!("package {}; expected package {name}", file.package.name));
                continue;
            }
            files.push(file);
        }
        self.packages[pkg.index()].files = files;
        let saved = std::mem::replace(&mut self.env, Environment { pkg, ..Environment::outside() });
        self.collect_objects(pkg, go_version);
        if let (Some(_), Some(importer)) = (source.indexed, self.importer.as_deref()) {
            let parts = importer.initial_parts(path.as_str());
            self.parse_parts(pkg, &parts);
        }
        self.env = saved;
        pkg
    }

    /// Declares the package's objects and the files' imports, without looking into them.
    fn collect_objects(&mut self, pkg: PkgId, go_version: Option<u32>) {
        let mut methods: Vec<(Obj, &'a Expr, FileId)> = Vec::new();
        let files = self.package(pkg).files.clone();
        let package_scope = self.package(pkg).scope;
        for file in &files {
            let scope = self.scopes.open(Some(package_scope));
            let info = FileInfo::with_nodes(file.node_count);
            let language = crate::language::Language::of(file, go_version);
            self.add_file(file.file, FileState { pkg, scope, info, language });
            self.env.file = file.file;
            self.env.scope = scope;
            self.collect_declarations(pkg, file, scope, &mut methods);
        }
        for file in &files {
            self.reject_import_conflicts(file.file, package_scope);
        }
        self.associate_methods(pkg, methods);
    }

    /// Declares what a file, or a part of one, declares.
    pub(crate) fn collect_declarations(
        &mut self,
        pkg: PkgId,
        tree: &'a ast::File,
        scope: ScopeId,
        methods: &mut Vec<(Obj, &'a Expr, FileId)>,
    ) {
        let file = tree.file;
        for decl in &tree.decls {
            match decl {
                ast::Decl::Bad(_) => {}
                ast::Decl::Import(group) => {
                    group.specs.iter().for_each(|spec| self.import_declaration(pkg, file, scope, spec));
                }
                ast::Decl::Const(group) => self.collect_constants(pkg, file, scope, group),
                ast::Decl::Var(group) => {
                    group.specs.iter().for_each(|spec| self.collect_variables(pkg, file, scope, spec));
                }
                ast::Decl::Type(group) => {
                    for spec in &group.specs {
                        let kind = ObjKind::TypeName { alias: spec.alias.is_some(), alias_params: &[] };
                        let obj = self.package_object(pkg, spec.name, kind);
                        self.add_decl(obj, file, scope, DeclKind::Type(spec));
                    }
                }
                ast::Decl::Func(decl) => self.collect_function(pkg, tree, scope, decl, methods),
            }
        }
    }

    fn add_decl(&mut self, obj: Obj, file: FileId, scope: ScopeId, kind: DeclKind<'a>) {
        let pkg = self.object(obj).pkg;
        self.decls.insert(obj, DeclInfo { pkg, file, scope, kind, deps: IndexSet::new() });
    }

    /// A white object in package scope.
    fn package_object(&mut self, pkg: PkgId, ident: ast::Ident, kind: ObjKind<'a>) -> Obj {
        let is_func = matches!(kind, ObjKind::Func(_));
        let obj = self.new_object(ident.name, pkg, ident.span.lo, kind, Ty::INVALID);
        self.object_mut(obj).color = Color::White;
        self.file_info_mut().set_object(ident.id, obj);
        self.packages[pkg.index()].objects.push(obj);
        if ident.name.is_blank() {
            return obj;
        }
        if ident.name == sym::INIT && !is_func {
            self.error(ident.span, "cannot declare init - must be func");
            return obj;
        }
        if ident.name == sym::MAIN && !is_func && self.package(pkg).name == sym::MAIN {
            self.error(ident.span, "cannot declare main - must be func");
            return obj;
        }
        let scope = self.package(pkg).scope;
        self.object_mut(obj).parent = Some(scope);
        if let Some(other) = self.scopes.insert(scope, ident.name, obj) {
            self.report_redeclared(ident.span, ident.name.as_str(), other);
        }
        obj
    }

    fn collect_constants(
        &mut self,
        pkg: PkgId,
        file: FileId,
        scope: ScopeId,
        group: &'a ast::DeclGroup<ast::ConstSpec>,
    ) {
        let mut last: Option<&'a ast::ConstSpec> = None;
        for spec in &group.specs {
            let inherited = spec.ty.is_none() && spec.values.is_empty();
            if !inherited {
                last = Some(spec);
            }
            let source = last.unwrap_or(spec);
            for (i, name) in spec.names.iter().enumerate() {
                let obj = self.package_object(pkg, *name, ObjKind::Const { value: None });
                let kind = DeclKind::Const {
                    ty: source.ty.as_ref(),
                    init: source.values.get(i),
                    iota: spec.iota,
                    inherited: inherited.then_some(name.span),
                };
                self.add_decl(obj, file, scope, kind);
            }
            self.const_arity(spec, source, inherited);
        }
    }

    fn collect_variables(&mut self, pkg: PkgId, file: FileId, scope: ScopeId, spec: &'a ast::VarSpec) {
        let objects: Vec<Obj> = spec
            .names
            .iter()
            .map(|name| {
                let var = self.new_var(name.name, name.span.lo, VarKind::Package, Ty::INVALID);
                let kind = std::mem::replace(&mut self.object_mut(var).kind, ObjKind::Nil);
                self.package_object(pkg, *name, kind)
            })
            .collect();
        let shared = objects.len() > 1 && spec.values.len() == 1;
        let all: Rc<[Obj]> = objects.clone().into();
        for (i, &obj) in objects.iter().enumerate() {
            let lhs: Rc<[Obj]> = if shared { all.clone() } else { Rc::new([obj]) };
            let init = if shared { spec.values.first() } else { spec.values.get(i) };
            self.add_decl(obj, file, scope, DeclKind::Var { lhs, ty: spec.ty.as_ref(), init });
        }
        self.var_arity(spec);
    }

    /// As many initialisers as variables, or none, or one for all.
    pub(crate) fn var_arity(&mut self, spec: &'a ast::VarSpec) {
        let (names, values) = (spec.names.len(), spec.values.len());
        if values <= 1 && (values == 0 || names > 1) || names == values {
            return;
        }
        if names < values {
            let extra = &spec.values[names];
            let text = vo_syntax::printer::expr_string(extra);
            self.error(extra.span, format!("extra init expr {text}"));
        } else {
            let missing = spec.names[values];
            self.error(missing.span, format!("missing init expr for {}", missing.name));
        }
    }

    fn collect_function(
        &mut self,
        pkg: PkgId,
        tree: &'a ast::File,
        scope: ScopeId,
        decl: &'a ast::FuncDecl,
        methods: &mut Vec<(Obj, &'a Expr, FileId)>,
    ) {
        let file = tree.file;
        let has_body = !matches!(decl.body, ast::FuncBody::Absent);
        let ptr_recv = decl.recv.as_ref().is_some_and(|recv| strip_pointers(&recv.ty).1 > 0);
        let kind = ObjKind::Func(FuncData {
            decl: Some(decl),
            directives: decl.directives.of(&tree.directives),
            file,
            recv_base: None,
            ptr_recv,
            recv: None,
            recv_type_params: &[],
            params: Vec::new(),
            results: Vec::new(),
            recv_var: None,
            body_checked: false,
            body_context: None,
            late_body: None,
            has_body,
        });
        let name = decl.name;
        if let (Some(group), Some(_)) = (decl.ty.type_params.first(), &decl.recv) {
            self.require_version(group.span, 27, "generic method");
        }
        let obj = if let Some(recv) = &decl.recv {
            let obj = self.new_object(name.name, pkg, name.span.lo, kind, Ty::INVALID);
            self.object_mut(obj).color = Color::White;
            self.file_info_mut().set_object(name.id, obj);
            self.packages[pkg.index()].methods.push(obj);
            methods.push((obj, &recv.ty, file));
            obj
        } else if name.name == sym::INIT || (name.name == sym::MAIN && self.package(pkg).name == sym::MAIN) {
            if let Some(first) = decl.ty.type_params.first() {
                self.error(first.span, format!("func {} must have no type parameters", name.name));
            }
            if !decl.ty.params.is_empty() || !decl.ty.results.is_empty() {
                self.error(name.span, format!("func {} must have no arguments and no return values", name.name));
            }
            if name.name == sym::INIT {
                let obj = self.new_object(name.name, pkg, name.span.lo, kind, Ty::INVALID);
                self.object_mut(obj).color = Color::White;
                self.file_info_mut().set_object(name.id, obj);
                self.packages[pkg.index()].inits.push(obj);
                if !has_body {
                    self.error_at(name.span.lo, "func init must have a body");
                }
                obj
            } else {
                self.package_object(pkg, name, kind)
            }
        } else {
            self.package_object(pkg, name, kind)
        };
        self.add_decl(obj, file, scope, DeclKind::Func(decl));
    }

    /// Finds the type that each method belongs to, by name only.
    pub(crate) fn associate_methods(&mut self, pkg: PkgId, methods: Vec<(Obj, &'a Expr, FileId)>) {
        for (method, recv, _) in methods {
            let (mut base, _) = strip_pointers(recv);
            if let ExprKind::Index(index) = &base.kind {
                base = &index.x;
            }
            let Some(mut name) = base.as_ident().map(|i| i.name) else { continue };
            let scope = self.package(pkg).scope;
            // Aliases of local types are followed; a chain of aliases is finite or an error.
            let mut all_pointers = strip_pointers(recv).1;
            for _ in 0..100 {
                let Some(obj) = self.scopes.lookup(scope, name) else { break };
                let Some(DeclKind::Type(spec)) = self.decls.get(&obj).map(|d| d.kind.clone()) else { break };
                if all_pointers > 1 {
                    break;
                }
                if spec.alias.is_none() {
                    self.methods_of.entry(obj).or_default().push(method);
                    break;
                }
                let (target, pointers) = strip_pointers(&spec.ty);
                all_pointers += pointers;
                if pointers > 0
                    && let ObjKind::Func(func) = &mut self.object_mut(method).kind
                {
                    func.ptr_recv = true;
                }
                match target.as_ident() {
                    Some(ident) => name = ident.name,
                    None => break,
                }
            }
        }
    }

    /// Spec: Import declarations.
    fn import_declaration(&mut self, pkg: PkgId, file: FileId, scope: ScopeId, spec: &'a ast::ImportSpec) {
        let path = spec.path_text.as_str();
        if let Some(why) = invalid_import_path(path) {
            self.error(spec.path.span, format!("invalid import path ({why})"));
            return;
        }
        let from = self.package(pkg).path.as_str();
        let imported = if path == "unsafe" {
            PkgId::UNSAFE
        } else {
            match self.import(path, from) {
                Ok(imported) => imported,
                Err(why) => {
                    self.error(spec.path.span, why);
                    self.fake_package(path)
                }
            }
        };
        if imported != PkgId::UNSAFE && !self.packages[pkg.index()].imports.contains(&imported) {
            self.packages[pkg.index()].imports.push(imported);
        }
        let name = match spec.name {
            Some(name) => name.name,
            None => self.package(imported).name,
        };
        if name == sym::INIT {
            self.error(spec.span, "cannot import package as init - init must be a func");
            return;
        }
        let pos = spec.name.map_or(spec.path.span.lo, |n| n.span.lo);
        let kind = ObjKind::PkgName { imported, used: self.package(imported).fake };
        let obj = self.new_object(name, pkg, pos, kind, Ty::INVALID);
        match spec.name {
            Some(ident) => self.file_info_mut().set_object(ident.id, obj),
            None => self.file_info_mut().set_object(spec.id, obj),
        }
        if name.is_blank() {
            return;
        }
        self.imports_of_files.push((file, obj, spec.name.map(|n| n.name), spec.path_text));
        if name == sym::DOT {
            self.dot_imports.insert((file, imported), obj);
            self.parse_whole(imported);
            let source = self.package(imported).scope;
            for (name, other) in self.scopes.entries(source).to_vec() {
                if name.is_exported()
                    && let Some(previous) = self.scopes.insert(scope, name, other)
                {
                    self.report_redeclared(spec.span, name.as_str(), previous);
                }
            }
            return;
        }
        if let Some(other) = self.scopes.insert(scope, name, obj) {
            self.report_redeclared(pos.span(), name.as_str(), other);
        }
    }

    fn fake_package(&mut self, path: &str) -> PkgId {
        let symbol = Symbol::intern(path);
        if let Some(&pkg) = self.packages_by_path.get(&symbol) {
            return pkg;
        }
        let pkg = PkgId(self.packages.len() as u32);
        let scope = self.scopes.open(None);
        let name = Symbol::intern(path.rsplit('/').next().unwrap_or(path));
        self.packages.push(Package {
            path: symbol,
            name,
            files: Vec::new(),
            scope,
            imports: Vec::new(),
            objects: Vec::new(),
            inits: Vec::new(),
            methods: Vec::new(),
            init_order: Some(Vec::new()),
            lazy: true,
            parsed: None,
            fake: true,
        });
        self.packages_by_path.insert(symbol, pkg);
        pkg
    }

    /// A name can't be both imported into a file and declared in the package.
    fn reject_import_conflicts(&mut self, file: FileId, package_scope: ScopeId) {
        let scope = self.file_state(file).scope;
        for (name, obj) in self.scopes.entries(scope).to_vec() {
            let Some(other) = self.scopes.lookup(package_scope, name) else { continue };
            let import = match self.object(obj).kind {
                ObjKind::PkgName { imported, .. } => Some(imported),
                _ => None,
            };
            let at = self.object(other).pos;
            let note_at = self.object(obj).pos;
            let message = match import {
                Some(imported) => {
                    let package = self.package(imported);
                    format!(
                        "{name} already declared through import of package {} ({:?})",
                        package.name,
                        package.path.as_str()
                    )
                }
                None => {
                    let package = self.package(self.object(obj).pkg);
                    format!(
                        "{name} already declared through dot-import of package {} ({:?})",
                        package.name,
                        package.path.as_str()
                    )
                }
            };
            let diagnostic = Diagnostic::new(at.span(), message);
            self.report(diagnostic.with_note(note_at.span(), format!("other declaration of {name}")));
        }
    }

    /// Checks every declaration and body of a package.
    fn check_all(&mut self, pkg: PkgId) {
        let saved = std::mem::replace(&mut self.env, Environment { pkg, ..Environment::outside() });
        let package = self.package(pkg);
        let all: Vec<Obj> = package.objects.iter().chain(&package.methods).chain(&package.inits).copied().collect();
        // Aliases last: what they stand for should have been declared through its own name.
        let is_alias =
            |checker: &Self, obj: Obj| matches!(checker.object(obj).kind, ObjKind::TypeName { alias: true, .. });
        let is_type = |checker: &Self, obj: Obj| matches!(checker.object(obj).kind, ObjKind::TypeName { .. });
        for &obj in all.iter().filter(|&&obj| is_type(self, obj) && !is_alias(self, obj)).collect::<Vec<_>>() {
            self.declare_object(obj);
        }
        for &obj in &all {
            self.declare_object(obj);
        }
        self.process_delayed(0);
        self.init_order(pkg);
        self.unused_imports(pkg);
        if self.errors.is_empty() {
            self.reject_endless_instances();
        }
        self.check_sizes();
        self.env = saved;
    }

    /// Spec: Import declarations: "it is illegal to import a package without using it".
    fn unused_imports(&mut self, pkg: PkgId) {
        let imports = std::mem::take(&mut self.imports_of_files);
        for &(file, obj, name, path) in &imports {
            if self.file_state(file).pkg != pkg {
                continue;
            }
            let ObjKind::PkgName { imported, used: false } = self.object(obj).kind else { continue };
            let last = path.as_str().rsplit('/').next().unwrap_or("");
            let declared = self.package(imported).name.as_str();
            let at: Span = self.object(obj).pos.span();
            let same = name.is_none_or(|n| n.as_str() == last || n == sym::DOT);
            if name.is_none() && declared != last || !same {
                let shown = name.map_or(declared, |n| n.as_str());
                self.error(at, format!("{:?} imported as {shown} and not used", path.as_str()));
            } else {
                self.error(at, format!("{:?} imported and not used", path.as_str()));
            }
        }
        self.imports_of_files = imports;
    }

    /// `file:line:column` as messages mention places; filled in by the source map's owner, if any.
    pub(crate) fn position_text(&self, pos: Pos) -> String {
        self.source_map
            .as_ref()
            .and_then(|map| map.position(pos))
            .map_or_else(|| format!("offset {}", pos.0), |position| position.to_string())
    }

    /// The type of a defined type name, for callers that look names up.
    pub fn type_of_name(&mut self, pkg: PkgId, name: Symbol) -> Option<Ty> {
        let obj = self.lookup_in_package(pkg, name)?;
        self.ensure_declared(obj);
        let ty = self.object(obj).ty;
        (ty != Ty::INVALID && !matches!(self.types.kind(ty), TypeKind::Tuple(_))).then_some(ty)
    }
}

/// Why no package can have this path (spec: Import declarations, "implementation restriction").
fn invalid_import_path(path: &str) -> Option<String> {
    if path.is_empty() {
        return Some("empty string".into());
    }
    let is_bad = |c: &char| c.is_control() || c.is_whitespace() || "!\"#$%&'()*,:;<=>?[\\]^`{|}\u{fffd}".contains(*c);
    let bad = path.chars().find(is_bad)?;
    let shown = if bad.is_control() { String::new() } else { format!(" '{bad}'") };
    Some(format!("invalid character U+{:04X}{shown}", u32::from(bad)))
}
