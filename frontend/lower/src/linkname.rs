//! `//go:linkname`: functions that are declared in one package and written in another.
//!
//! Invariants: only what stands for functions without body is looked for. A function that no other stands for is a
//! native.

use vo_syntax::Symbol;
use vo_syntax::ast::Directive;
use vo_syntax::linkname::split_linked;
use vo_types::Obj;

use crate::program::Program;

impl Program<'_, '_> {
    /// The function that stands for one without body: the one with a body that its own file names, or else one of
    /// another package that names it, or a native that its file names.
    pub fn linked_function(&mut self, obj: Obj) -> Option<Obj> {
        let object = self.chk.object(obj);
        let func = object.as_func()?;
        let package = self.chk.package(object.pkg);
        let file = package.files.iter().find(|file| file.file == func.file);
        // Of indexed packages only what is parsed is at hand.
        let directives = file.map_or(func.directives, |file| &file.directives);
        let mut links = directives.iter().filter_map(Directive::full_link);
        let pulled = links.find(|&(local, _)| local == object.name.as_str());
        let pulled =
            pulled.and_then(|(_, linked)| split_linked(linked)).and_then(|(path, name)| self.function(path, name));
        if let Some(found) = pulled.filter(|&target| self.has_body(target)).or_else(|| self.function_pushed_to(obj)) {
            return Some(found);
        }
        // The embedded library's functions without body are natives.
        pulled.filter(|&target| target != obj && self.chk.package(self.chk.object(target).pkg).is_indexed())
    }

    fn has_body(&self, obj: Obj) -> bool {
        self.chk.object(obj).as_func().is_some_and(|func| func.has_body)
    }

    /// The function with a body in another package whose directive names this one.
    fn function_pushed_to(&mut self, obj: Obj) -> Option<Obj> {
        let wanted = self.native_name(obj);
        if let Some((path, name)) = self.chk.pushed_by_index(&wanted) {
            return self.function(&path, &name);
        }
        let own_path = self.chk.package(self.chk.object(obj).pkg).path;
        let others = self.chk.packages().iter().filter(|package| package.path != own_path);
        let (path, name) = others.into_iter().find_map(|package| {
            let directives = package.files.iter().flat_map(|file| &file.directives);
            let mut links = directives.filter_map(Directive::full_link);
            let (local, _) = links.find(|&(_, linked)| linked == wanted)?;
            Some((package.path, local.to_owned()))
        })?;
        self.function(path.as_str(), &name).filter(|&target| self.has_body(target))
    }

    /// A function of the library, whose package need not be part of the program otherwise.
    fn function(&mut self, path: &str, name: &str) -> Option<Obj> {
        let package = self.chk.import(path, "").ok()?;
        let obj = self.chk.lookup_in_package(package, Symbol::intern(name))?;
        self.chk.object(obj).as_func().is_some().then_some(obj)
    }
}
