//! The modules of a build: which versions are chosen, and which folder an import path means.
//!
//! Versions are chosen by minimal version selection (Russ Cox, "Minimal Version Selection", 2018): of each module
//! the greatest version that anything reachable from the main module requires. Requirements of modules of
//! Go 1.17 and later are not followed further (graph pruning), since the main module's file lists what they need.
//!
//! Invariants: nothing is downloaded: a module is found in its replacement's folder, in `vendor`, or in the
//! module cache, or its absence is an error that says what to run. No package is read here.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use crate::directory::holds_source;
use crate::environment::{Environment, relative};
use crate::go_mod::{GoMod, ModuleVersion, Replacement};
use crate::vendor::ModulesTxt;
use crate::version::{self, GoVersion};

/// The module that the build belongs to.
#[derive(Debug)]
pub(crate) struct MainModule {
    pub dir: PathBuf,
    pub file: GoMod,
}

/// The modules of a build.
#[derive(Debug, Default)]
pub(crate) struct Modules {
    pub main: Option<MainModule>,
    /// Of each module other than the main one the version chosen.
    selected: BTreeMap<String, String>,
    vendored: Option<ModulesTxt>,
}

/// Where a package is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    pub dir: PathBuf,
    pub go: GoVersion,
}

const NO_GO_MOD: &str = "go.mod file not found in current directory or any parent directory; see 'go help modules'";

impl Modules {
    /// Finds the main module from a folder upwards, and chooses versions.
    ///
    /// # Errors
    /// What is wrong with `go.mod`, complete.
    pub fn of(dir: &Path, env: &Environment) -> Result<Modules, String> {
        let Some(root) = dir.ancestors().find(|d| d.join("go.mod").is_file()) else { return Ok(Modules::default()) };
        let main = MainModule { dir: root.to_owned(), file: read_main(&root.join("go.mod"), env)? };
        let vendor = root.join("vendor");
        if main.file.go_version() >= GoVersion::VENDORING && vendor.is_dir() {
            let list = fs::read_to_string(vendor.join("modules.txt")).unwrap_or_default();
            let list = ModulesTxt::parse(&list);
            list.check(&main.file, root)?;
            return Ok(Modules { main: Some(main), selected: BTreeMap::new(), vendored: Some(list) });
        }
        let selected = select_versions(&main, env)?;
        Ok(Modules { main: Some(main), selected, vendored: None })
    }

    /// The import path of a folder of the main module.
    pub fn path_of(&self, dir: &Path) -> Option<String> {
        let main = self.main.as_ref()?;
        let below = dir.strip_prefix(&main.dir).ok()?;
        if !lies_in_module(dir, &main.dir) {
            return None;
        }
        let below = below.to_str()?;
        Some(if below.is_empty() { main.file.module.clone() } else { format!("{}/{below}", main.file.module) })
    }

    /// The language version of the main module's packages.
    pub fn go_version(&self) -> GoVersion {
        self.main.as_ref().map_or(GoVersion::CURRENT, |m| m.file.go_version())
    }

    /// The folder of the package with an import path.
    ///
    /// # Errors
    /// Why there is none, in Go's words.
    pub fn find(&self, path: &str, env: &Environment) -> Result<Place, String> {
        let Some(main) = &self.main else {
            return Err(format!("no required module provides package {path}: {NO_GO_MOD}"));
        };
        let mut found: Vec<(String, Place)> = Vec::new();
        if let Some(dir) = folder_in(path, &main.file.module, &main.dir) {
            found.push((main.file.module.clone(), Place { dir, go: main.file.go_version() }));
        }
        let mut absent = None;
        if let Some(list) = &self.vendored {
            let dir = main.dir.join("vendor").join(path);
            if holds_source(&dir) {
                found.push(("vendor".to_owned(), Place { dir, go: list.go_version(path) }));
            }
        } else {
            absent = self.find_selected(path, main, env, &mut found);
        }
        match found.len() {
            1 => Ok(found.remove(0).1),
            0 => Err(absent.unwrap_or_else(|| self.absence(path))),
            _ => {
                let list: Vec<String> = found.iter().map(|(m, p)| format!("{m} ({})", p.dir.display())).collect();
                Err(format!("ambiguous import: found package {path} in multiple modules:\n\t{}", list.join("\n\t")))
            }
        }
    }

    /// Adds the places of a package in the chosen modules; the result is why a module could not be looked into.
    fn find_selected(
        &self,
        path: &str,
        main: &MainModule,
        env: &Environment,
        found: &mut Vec<(String, Place)>,
    ) -> Option<String> {
        let mut absent = None;
        // From the longest prefix to the shortest.
        for (name, version) in self.selected.iter().rev().filter(|(name, _)| below(path, name).is_some()) {
            let module = ModuleVersion { path: name.clone(), version: version.clone() };
            match module_folder(&module, main, env) {
                Ok(root) => {
                    if let Some(dir) = folder_in(path, name, &root) {
                        let file = fs::read_to_string(root.join("go.mod")).unwrap_or_default();
                        let go =
                            GoMod::parse_dependency(&file, "go.mod").map_or(GoVersion::UNSTATED, |f| f.go_version());
                        found.push((format!("{name} {version}"), Place { dir, go }));
                    }
                }
                Err(why) => absent = absent.or(Some(why)),
            }
        }
        absent
    }

    fn absence(&self, path: &str) -> String {
        if self.vendored.is_some() {
            return format!(
                "cannot find module providing package {path}: import lookup disabled by -mod=vendor\n\t\
                 (Go version in go.mod is at least 1.14 and vendor directory exists.)"
            );
        }
        format!("no required module provides package {path}; to add it:\n\tgo get {path}")
    }
}

/// Reads and checks the main module's file.
fn read_main(path: &Path, env: &Environment) -> Result<GoMod, String> {
    let name = env.short(path);
    let text = fs::read_to_string(path).map_err(|e| format!("go: reading {name}: {e}"))?;
    let file = GoMod::parse(&text, &name).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|e| e.in_file(&name)).collect();
        format!("go: errors parsing {name}:\n{}", lines.join("\n"))
    })?;
    if file.module.is_empty() {
        return Err(format!(
            "go: error reading {name}: missing module declaration. To specify the module path:\n\tgo mod edit -module=example.com/mod"
        ));
    }
    if file.go_version() > GoVersion::CURRENT {
        let wanted = file.go.as_deref().unwrap_or_default();
        let GoVersion { major, minor } = GoVersion::CURRENT;
        return Err(format!("go: {name} requires go >= {wanted} (running go {major}.{minor})"));
    }
    Ok(file)
}

/// The rest of an import path after a module's path, if it lies in the module by its name.
fn below<'a>(path: &'a str, module: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(module)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

/// The folder of a package in a module, if there is source in it.
fn folder_in(path: &str, module: &str, root: &Path) -> Option<PathBuf> {
    let below = below(path, module)?;
    let dir = if below.is_empty() { root.to_owned() } else { root.join(below) };
    (lies_in_module(&dir, root) && holds_source(&dir)).then_some(dir)
}

/// Whether no other module begins between a module's root and a folder below it.
fn lies_in_module(dir: &Path, root: &Path) -> bool {
    dir.ancestors().take_while(|&d| d != root).all(|d| !d.join("go.mod").is_file())
}

/// The folder that holds a module.
fn module_folder(module: &ModuleVersion, main: &MainModule, env: &Environment) -> Result<PathBuf, String> {
    let module = match main.file.replacement(module) {
        Some(Replacement::Directory(dir)) => {
            let folder = env.absolute(&main.dir.join(dir));
            return match folder.join("go.mod").is_file() {
                true => Ok(folder),
                false if !folder.is_dir() => Err(format!("{module}: replacement directory {dir} does not exist")),
                false => {
                    let (name, file) = (relative(&main.dir, &folder.join("go.mod")), folder.join("go.mod"));
                    Err(format!(
                        "{module} (replaced by {dir}): reading {}: open {}: no such file or directory",
                        name.display(),
                        file.display()
                    ))
                }
            };
        }
        Some(Replacement::Module(other)) => other,
        None => module,
    };
    let cached = env.module_cache.as_ref().map(|cache| cache.join(cache_name(module)));
    cached.filter(|dir| dir.is_dir()).ok_or_else(|| {
        format!("{module}: module is not in the module cache; to download it:\n\tgo mod download {}", module.path)
    })
}

/// The folder of a module's files in the module cache.
fn cache_name(module: &ModuleVersion) -> String {
    format!("{}@{}", version::escape(&module.path), version::escape(&module.version))
}

/// The `go.mod` file of a module other than the main one, as far as it can be found: a module without one has no
/// requirements, and one that is not in the cache contributes none.
fn requirements_of(module: &ModuleVersion, main: &MainModule, env: &Environment) -> Result<GoMod, String> {
    let (name, places): (ModuleVersion, Vec<PathBuf>) = match main.file.replacement(module) {
        Some(Replacement::Directory(dir)) => (module.clone(), vec![env.absolute(&main.dir.join(dir)).join("go.mod")]),
        replacement => {
            let actual = match replacement {
                Some(Replacement::Module(other)) => other,
                _ => module,
            };
            let Some(cache) = &env.module_cache else { return Ok(GoMod::default()) };
            let (path, version) = (version::escape(&actual.path), version::escape(&actual.version));
            let downloaded = cache.join("cache/download").join(path).join("@v").join(format!("{version}.mod"));
            (actual.clone(), vec![downloaded, cache.join(cache_name(actual)).join("go.mod")])
        }
    };
    let Some((place, text)) =
        places.into_iter().find_map(|p| Some((fs::read_to_string(&p).ok()?, p))).map(|(t, p)| (p, t))
    else {
        return Ok(GoMod::default());
    };
    let file_name = env.short(&place);
    GoMod::parse_dependency(&text, &file_name).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|e| e.in_file(&file_name)).collect();
        format!("go: {name}: errors parsing go.mod:\n{}", lines.join("\n"))
    })
}

/// Minimal version selection over the requirements reachable from the main module.
fn select_versions(main: &MainModule, env: &Environment) -> Result<BTreeMap<String, String>, String> {
    let pruning = main.file.go_version() >= GoVersion::PRUNING;
    let mut selected: BTreeMap<String, String> = BTreeMap::new();
    // For each version met, whether its own requirements were followed.
    let mut followed: HashMap<ModuleVersion, bool> = HashMap::new();
    let mut work: Vec<(ModuleVersion, bool)> = main.file.require.iter().map(|r| (r.module.clone(), true)).collect();
    while let Some((module, follow)) = work.pop() {
        if main.file.exclude.contains(&module) || module.path == main.file.module {
            continue;
        }
        let seen = followed.get(&module).copied();
        if seen.is_some_and(|already| already || !follow) {
            continue;
        }
        if seen.is_none() {
            let version = selected.entry(module.path.clone()).or_default();
            if version::compare(version, &module.version).is_lt() {
                version.clone_from(&module.version);
            }
        }
        followed.insert(module.clone(), follow);
        if follow {
            let file = requirements_of(&module, main, env)?;
            let prune = pruning && file.go_version() >= GoVersion::PRUNING;
            work.extend(file.require.into_iter().map(|r| (r.module, !prune)));
        }
    }
    Ok(selected)
}
