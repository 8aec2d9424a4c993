//! `//go:linkname`: functions of the library that are declared in one package and written in another.
//!
//! Invariants: only what stands for functions without body is looked for, and only in library packages that are part
//! of the program. A function that no other stands for is a native.

use vo_syntax::{Symbol, ast};
use vo_types::Obj;

use crate::program::Program;

/// The local name and the linked one of each `go:linkname` directive in a file that has both.
fn links(file: &ast::File) -> impl Iterator<Item = (&str, &str)> {
    file.directives.iter().filter_map(|directive| {
        let mut words = directive.text.strip_prefix("go:linkname ")?.split_whitespace();
        Some((words.next()?, words.next()?))
    })
}

/// The package's path and the function of a linked name.
fn split(linked: &str) -> Option<(&str, &str)> {
    let element = linked.rfind('/').map_or(0, |slash| slash + 1);
    let (last, function) = linked[element..].split_once('.')?;
    Some((&linked[..element + last.len()], function))
}

impl Program<'_, '_> {
    /// The function that stands for one without body: the one with a body that its own file names, or else one of
    /// another package that names it.
    pub fn linked_function(&mut self, obj: Obj) -> Option<Obj> {
        let object = self.chk.object(obj);
        let own_file = object.as_func()?.file;
        let package = self.chk.package(object.pkg);
        if !package.lazy {
            return None;
        }
        let file = package.files.iter().find(|file| file.file == own_file)?;
        let (own_name, own_path) = (object.name, package.path);
        let pulled = links(file).find(|&(local, _)| local == own_name.as_str()).and_then(|(_, linked)| split(linked));
        let pulled = pulled.and_then(|(path, name)| {
            // A package may name another's function without importing it: a program has `time` and `runtime`.
            self.chk.import(path, own_path.as_str()).ok()?;
            self.function(path, name)
        });
        let has_body = |&obj: &Obj| self.chk.object(obj).as_func().is_some_and(|func| func.has_body);
        pulled.filter(has_body).or_else(|| self.function_pushed_to(obj))
    }

    fn function_pushed_to(&self, obj: Obj) -> Option<Obj> {
        let wanted = self.native_name(obj);
        let own_package = self.chk.object(obj).pkg;
        let own_path = self.chk.package(own_package).path;
        let others = self.chk.packages().iter().filter(|package| package.lazy && package.path != own_path);
        others.into_iter().find_map(|package| {
            let mut links = package.files.iter().copied().flat_map(links);
            let (local, _) = links.find(|&(_, linked)| linked == wanted)?;
            self.function(package.path.as_str(), local)
        })
    }

    fn function(&self, path: &str, name: &str) -> Option<Obj> {
        let package = self.chk.package_by_path(Symbol::intern(path))?;
        let obj = self.chk.lookup_in_package(package, Symbol::intern(name))?;
        self.chk.object(obj).as_func().is_some().then_some(obj)
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn linked_names_are_split_behind_the_last_element_of_the_path() {
        assert_eq!(split("net/textproto.readMIMEHeader"), Some(("net/textproto", "readMIMEHeader")));
        assert_eq!(split("runtime.rand"), Some(("runtime", "rand")));
        assert_eq!(split("golang.org/x/p.f"), Some(("golang.org/x/p", "f")));
        assert_eq!(split("net/http.(*Transport).RoundTrip"), Some(("net/http", "(*Transport).RoundTrip")));
        assert_eq!(split("plain"), None);
    }
}
