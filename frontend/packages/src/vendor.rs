//! `vendor/modules.txt`: which modules a vendor folder holds copies of (the Go Modules Reference, "Vendoring").
//!
//! Invariants: the list is compared with `go.mod` before any package is taken from the folder, so that a stale
//! folder is an error rather than old code.

use std::collections::BTreeMap;
use std::path::Path;

use crate::go_mod::{GoMod, ModuleVersion};
use crate::version::GoVersion;

/// What `modules.txt` says of a module.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct VendoredModule {
    pub version: String,
    /// `go.mod` requires it by name.
    pub explicit: bool,
    pub go: Option<GoVersion>,
}

/// The modules of a vendor folder by path.
#[derive(Debug, Default)]
pub(crate) struct ModulesTxt {
    pub modules: BTreeMap<String, VendoredModule>,
    /// The module of each package.
    packages: BTreeMap<String, String>,
}

impl ModulesTxt {
    pub fn parse(text: &str) -> ModulesTxt {
        let mut list = ModulesTxt::default();
        let mut current: Option<String> = None;
        for line in text.lines() {
            if let Some(annotations) = line.strip_prefix("## ") {
                let Some(module) = current.as_ref().and_then(|path| list.modules.get_mut(path)) else { continue };
                for annotation in annotations.split(';').map(str::trim) {
                    module.explicit |= annotation == "explicit";
                    module.go = annotation.strip_prefix("go ").and_then(GoVersion::parse).or(module.go);
                }
            } else if let Some(module) = line.strip_prefix("# ") {
                let mut words = module.split_whitespace();
                let path = words.next().unwrap_or_default().to_owned();
                let version = words.next().filter(|&v| v != "=>").unwrap_or_default().to_owned();
                // A last section repeats replacements without versions.
                let entry = list.modules.entry(path.clone()).or_default();
                if !version.is_empty() {
                    entry.version = version;
                }
                current = Some(path);
            } else if let Some(module) = current.as_ref().filter(|_| !line.trim().is_empty()) {
                list.packages.insert(line.trim().to_owned(), module.clone());
            }
        }
        list
    }

    /// The language version of a vendored package.
    pub fn go_version(&self, package: &str) -> GoVersion {
        let module = self.packages.get(package).and_then(|module| self.modules.get(module));
        module.and_then(|m| m.go).unwrap_or(GoVersion::UNSTATED)
    }

    /// Compares with the main module's requirements. The error is Go's, complete.
    pub fn check(&self, main: &GoMod, dir: &Path) -> Result<(), String> {
        let mut problems = Vec::new();
        for required in main.require.iter().map(|r| &r.module) {
            match self.modules.get(&required.path) {
                Some(have) if have.explicit && have.version == required.version => {}
                _ => problems.push(format!(
                    "{required}: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt"
                )),
            }
        }
        for (path, have) in self.modules.iter().filter(|(_, m)| m.explicit) {
            let module = ModuleVersion { path: path.clone(), version: have.version.clone() };
            if !main.require.iter().any(|r| r.module == module) {
                problems.push(format!(
                    "{module}: is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod"
                ));
            }
        }
        if problems.is_empty() {
            return Ok(());
        }
        Err(format!(
            "go: inconsistent vendoring in {}:\n\t{}\n\n\tTo sync the vendor directory, run:\n\t\tgo mod vendor",
            dir.display(),
            problems.join("\n\t")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# a.b/c v1.0.0\n## explicit; go 1.20\na.b/c\na.b/c/d\n# e.f/g v1.1.0 => ../g\n## explicit\ne.f/g\n\
                        # h.i/j v0.1.0\nh.i/j\n# e.f/g => ../g\n";

    #[test]
    fn the_list_is_compared_with_the_requirements() {
        let list = ModulesTxt::parse(LIST);
        assert_eq!(list.go_version("a.b/c/d"), GoVersion { major: 1, minor: 20 });
        let main = |text: &str| GoMod::parse(text, "go.mod").unwrap();
        let dir = Path::new("/m");
        assert_eq!(list.check(&main("module m\nrequire (\na.b/c v1.0.0\ne.f/g v1.1.0\n)\n"), dir), Ok(()));
        let error = list.check(&main("module m\nrequire (\na.b/c v1.0.1\ne.f/g v1.1.0\n)\n"), dir).unwrap_err();
        assert!(error.contains("a.b/c@v1.0.1: is explicitly required in go.mod, but not marked"), "{error}");
        assert!(error.contains("a.b/c@v1.0.0: is marked as explicit in vendor/modules.txt, but not"), "{error}");
    }
}
