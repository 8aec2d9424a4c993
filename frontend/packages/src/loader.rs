//! From targets to a graph: packages are loaded in waves, each wave the imports of the one before.
//!
//! Invariants: the files of a wave are read and parsed in parallel but enter the source map in the order in which
//! their packages were met. A package that can't be loaded becomes the error of its imports, never a panic or a
//! hole in the graph.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use vo_syntax::{Diagnostic, FileNameRules, ParseMode, Parsed, SourceFile, SourceMap, Span, ast, parse_file};
use vo_types::PackageSource;

use crate::directives::wrong_directives;
use crate::directory::{Folder, NamedText};
use crate::embed::embeds_of;
use crate::environment::Environment;
use crate::graph::{Import, Judge, LoadedPackage, Node, PackageGraph, Resolution};
use crate::library::{Library, is_in_library, is_library_form, not_in_library};
use crate::modules::Modules;
use crate::parallel;
use crate::target::Target;
use crate::test_program::{TestFiles, external_tests_path, test_program_path};
use crate::version::GoVersion;

/// The name of a package that files on the command line make.
const COMMAND_LINE: &str = "command-line-arguments";

/// Loads packages with all they import.
pub struct Loader<'e> {
    env: &'e Environment,
    library: &'e dyn Library,
    sources: Arc<SourceMap>,
}

impl<'e> Loader<'e> {
    /// A loader that adds what it reads to a source map.
    pub fn new(env: &'e Environment, library: &'e dyn Library, sources: Arc<SourceMap>) -> Loader<'e> {
        Loader { env, library, sources }
    }

    /// Loads targets and all packages below them. Syntax errors in files are no errors here: they are kept with
    /// each package.
    ///
    /// # Errors
    /// Targets and imports that can't be found or are not allowed, in the Go command's words. Errors that have no
    /// place in a source file have no span.
    pub fn load(&self, targets: &[Target]) -> Result<PackageGraph, Vec<Diagnostic>> {
        let modules = Modules::of(&self.base(targets), self.env).map_err(|e| vec![without_place(e)])?;
        let mut load = Load { loader: self, modules, nodes: Vec::new(), resolutions: FxHashMap::default() };
        let roots = load.roots(targets)?;
        load.load_imports(&roots)?;
        let order = Judge::order(&load.nodes, &load.resolutions, &roots)?;
        Ok(load.graph(&order, &roots))
    }

    /// The folder whose module the build belongs to: that of the first target.
    fn base(&self, targets: &[Target]) -> PathBuf {
        let parent = |file: &Path| self.env.absolute(file).parent().map(Path::to_owned);
        let base = match targets.first() {
            Some(Target::Files(files)) => files.first().and_then(|f| parent(f)),
            Some(Target::Texts(files)) => files.first().and_then(|(name, _)| parent(Path::new(name))),
            Some(Target::Directory(dir) | Target::Tests(dir)) => Some(self.env.absolute(dir)),
            Some(Target::ImportPath(_)) | None => None,
        };
        base.unwrap_or_else(|| self.env.directory.clone())
    }
}

fn without_place(message: String) -> Diagnostic {
    Diagnostic::new(Span::NONE, message)
}

/// A package about to be loaded.
struct Candidate {
    path: String,
    module_path: Option<String>,
    dir: PathBuf,
    go: GoVersion,
    files: CandidateFiles,
}

enum CandidateFiles {
    Given(Vec<NamedText>),
    /// Those in the folder that belong to the build, shown below this name or, without one, as is shortest.
    InFolder(Option<PathBuf>),
}

/// Why a package can't be loaded.
enum Failure {
    /// What to say of its imports, or of the target.
    Package(String),
    /// An error in one of its files.
    At(Diagnostic),
}

impl Failure {
    fn diagnostic(self) -> Diagnostic {
        match self {
            Failure::Package(message) => without_place(message),
            Failure::At(diagnostic) => diagnostic,
        }
    }
}

/// A load that is going on.
struct Load<'l> {
    loader: &'l Loader<'l>,
    modules: Modules,
    nodes: Vec<Node>,
    resolutions: FxHashMap<String, Resolution>,
}

impl Load<'_> {
    fn env(&self) -> &Environment {
        self.loader.env
    }

    // ----------------------------------------------------------------------------------------- targets

    fn roots(&mut self, targets: &[Target]) -> Result<Vec<usize>, Vec<Diagnostic>> {
        let mut errors = Vec::new();
        let mut candidates = Vec::new();
        for target in targets {
            let named = match target {
                Target::Tests(dir) => self.test_candidates(dir),
                _ => self.candidate(target).map(|candidate| vec![candidate]),
            };
            match named {
                Ok(named) => candidates.extend(named),
                Err(message) => errors.push(without_place(message)),
            }
        }
        let paths: Vec<String> = candidates.iter().map(|c| c.path.clone()).collect();
        let mut roots = Vec::new();
        for (path, added) in paths.into_iter().zip(self.add(candidates)?) {
            match added {
                Ok(node) => {
                    roots.push(node);
                    self.resolutions.insert(path, Resolution::Node(node));
                }
                Err(failure) => errors.push(failure.diagnostic()),
            }
        }
        if errors.is_empty() { Ok(roots) } else { Err(errors) }
    }

    fn candidate(&self, target: &Target) -> Result<Candidate, String> {
        match target {
            Target::Files(files) => {
                let read = |path: &PathBuf| {
                    let text = fs::read(self.env().absolute(path)).map_err(|e| io_message(path, &e))?;
                    Ok((path.display().to_string(), text))
                };
                self.command_line(&files.iter().map(read).collect::<Result<Vec<_>, String>>()?)
            }
            Target::Texts(files) => self.command_line(files),
            Target::Directory(named) | Target::Tests(named) => {
                let dir = self.env().absolute(named);
                if !dir.is_dir() {
                    return Err(format!("stat {}: directory not found", dir.display()));
                }
                let module_path = self.modules.path_of(&dir);
                let path = module_path.clone().unwrap_or_else(|| self.env().short(&dir));
                let shown = Some(clean(named));
                let go = self.modules.go_version();
                Ok(Candidate { path, module_path, dir, go, files: CandidateFiles::InFolder(shown) })
            }
            Target::ImportPath(path) => match self.resolve(path) {
                Ok(Some(candidate)) => Ok(candidate),
                Ok(None) => Err(format!("package {path} is not a main package")),
                Err(message) => Err(message),
            },
        }
    }

    /// The program that runs the tests of the package in a folder, that package with its own tests, and the package
    /// of tests from outside.
    fn test_candidates(&self, named: &Path) -> Result<Vec<Candidate>, String> {
        let tested = self.candidate(&Target::Directory(named.to_owned()))?;
        let folder = Folder::read_with_tests(&tested.dir, self.env()).map_err(|e| io_message(&tested.dir, &e))?;
        let name = |path: &Path| clean(&named.join(file_name(path))).display().to_string();
        let tests = TestFiles::of(folder, name);
        let made = |path: String, files: Vec<NamedText>| Candidate {
            path,
            module_path: tested.module_path.clone(),
            dir: tested.dir.clone(),
            go: tested.go,
            files: CandidateFiles::Given(files),
        };
        let main = ("_testmain.go".to_owned(), tests.main(&tested.path).into_bytes().into());
        let mut candidates = vec![made(test_program_path(&tested.path), vec![main])];
        if !tests.external.is_empty() {
            candidates.push(made(external_tests_path(&tested.path), tests.external));
        }
        if !tests.package.is_empty() {
            candidates.push(made(tested.path.clone(), tests.package));
        }
        Ok(candidates)
    }

    /// The package that named files make.
    fn command_line(&self, files: &[(String, Vec<u8>)]) -> Result<Candidate, String> {
        let folder = |name: &str| self.env().absolute(Path::new(name)).parent().map(Path::to_owned).unwrap_or_default();
        let dir = files.first().map(|(name, _)| folder(name)).unwrap_or_default();
        for (name, _) in files {
            if FileNameRules::of(file_name(Path::new(name))).is_test {
                return Err(format!("cannot run *_test.go files ({name})"));
            }
            if folder(name) != dir {
                let (have, other) = (self.env().short(&dir), self.env().short(&folder(name)));
                return Err(format!("named files must all be in one directory; have {have} and {other}"));
            }
        }
        let given =
            files.iter().map(|(name, text)| (clean(Path::new(name)).display().to_string(), text.as_slice().into()));
        Ok(Candidate {
            path: COMMAND_LINE.to_owned(),
            module_path: self.modules.path_of(&dir),
            go: self.modules.go_version(),
            dir,
            files: CandidateFiles::Given(given.collect()),
        })
    }

    // ----------------------------------------------------------------------------------------- imports

    fn load_imports(&mut self, roots: &[usize]) -> Result<(), Vec<Diagnostic>> {
        let mut wave: Vec<usize> = roots.to_vec();
        while !wave.is_empty() {
            let mut candidates = Vec::new();
            let imports = wave.iter().flat_map(|&node| self.nodes[node].imports.iter().map(|i| i.path.clone()));
            for path in imports.collect::<Vec<_>>() {
                if self.resolutions.contains_key(&path) {
                    continue;
                }
                let resolution = match self.resolve(&path) {
                    Ok(None) => Resolution::Library,
                    Ok(Some(candidate)) => {
                        candidates.push(candidate);
                        // Until it is loaded; keeps a second import from loading it again.
                        Resolution::Missing(String::new())
                    }
                    Err(message) => Resolution::Missing(message),
                };
                self.resolutions.insert(path, resolution);
            }
            let paths: Vec<String> = candidates.iter().map(|c| c.path.clone()).collect();
            wave.clear();
            for (path, added) in paths.into_iter().zip(self.add(candidates)?) {
                let resolution = match added {
                    Ok(node) => Resolution::Node(node),
                    Err(Failure::Package(message)) => Resolution::Missing(message),
                    Err(Failure::At(diagnostic)) => return Err(vec![diagnostic]),
                };
                if let Resolution::Node(node) = resolution {
                    wave.push(node);
                }
                self.resolutions.insert(path, resolution);
            }
        }
        Ok(())
    }

    /// The package that an import path means; none if it is the library's.
    fn resolve(&self, path: &str) -> Result<Option<Candidate>, String> {
        if path.starts_with("./") || path.starts_with("../") || matches!(path, "." | "..") {
            return Err(format!("\"{path}\" is relative, but relative import paths are not supported in module mode"));
        }
        if path.starts_with('/') {
            return Err(format!("\"{path}\" is not a package path; see 'go help packages'"));
        }
        if !is_import_path(path) {
            return Err(format!("invalid import path: {path}"));
        }
        let env = self.env();
        if is_in_library(path, self.loader.library, env) {
            return Ok(None);
        }
        let found = self.modules.find(path, env);
        let place = found.map_err(|why| if is_library_form(path) { not_in_library(path, env) } else { why })?;
        Ok(Some(Candidate {
            path: path.to_owned(),
            module_path: Some(path.to_owned()),
            dir: place.dir,
            go: place.go,
            files: CandidateFiles::InFolder(None),
        }))
    }

    // ------------------------------------------------------------------------------------------- files

    /// Reads and parses packages; each becomes a node or a message.
    fn add(&mut self, candidates: Vec<Candidate>) -> Result<Vec<Result<usize, Failure>>, Vec<Diagnostic>> {
        let env = self.env();
        /// Reading a package takes about as long as parsing this much.
        const READING: usize = 64 * 1024;
        let texts = parallel::map(&candidates, candidates.len() * READING, |candidate| read(candidate, env));
        let mut files: Vec<Arc<SourceFile>> = Vec::new();
        let mut counts = Vec::new();
        for (texts, candidate) in texts.into_iter().zip(&candidates) {
            counts.push(texts.as_ref().map(Vec::len).map_err(Clone::clone));
            for (name, text) in texts.unwrap_or_default() {
                let path = candidate.dir.join(file_name(Path::new(&name)));
                let file = self.loader.sources.add_traced(name, path.display().to_string(), text);
                files.push(file.map_err(|e| vec![without_place(e.to_string())])?);
            }
        }
        let bytes = files.iter().map(|f| f.text.len()).sum();
        let parsed = parallel::map(&files, bytes, |file| parse_file(file, ParseMode::default()));
        let mut parsed = files.into_iter().zip(parsed);
        let mut added = Vec::new();
        for (candidate, count) in candidates.into_iter().zip(counts) {
            added.push(match count {
                Ok(count) => self.add_node(candidate, parsed.by_ref().take(count).collect()),
                Err(message) => Err(Failure::Package(message)),
            });
        }
        Ok(added)
    }

    fn add_node(
        &mut self,
        candidate: Candidate,
        files: Vec<(Arc<SourceFile>, Parsed<ast::File>)>,
    ) -> Result<usize, Failure> {
        let Candidate { path, module_path, dir, go, .. } = candidate;
        let source = PackageSource { path: path.clone(), go_version: Some(go.minor), ..Default::default() };
        let mut node = Node {
            path,
            module_path,
            name: String::new(),
            dir,
            go,
            has_syntax_errors: false,
            source,
            imports: Vec::new(),
        };
        if files.iter().all(|(_, parsed)| cgo_import(&parsed.tree).is_some()) {
            let place = files.iter().find_map(|(file, parsed)| Some(file.position(cgo_import(&parsed.tree)?.span.lo)));
            let place = place.map_or(String::new(), |place| format!("{place}: "));
            return Err(Failure::Package(format!("{place}import \"C\": cgo is not supported")));
        }
        let mut first: Option<&Arc<SourceFile>> = None;
        for (file, parsed) in &files {
            let name = parsed.tree.package.name;
            if cgo_import(&parsed.tree).is_some() || name.is_blank() || name.as_str().is_empty() {
                continue;
            }
            match first {
                None => (node.name, first) = (name.to_string(), Some(file)),
                Some(other) if node.name != name.as_str() => {
                    let (a, b) = (file_name(Path::new(&*other.name)), file_name(Path::new(&*file.name)));
                    let dir = node.dir.display();
                    let message = format!("found packages {} ({a}) and {name} ({b}) in {dir}", node.name);
                    return Err(Failure::Package(message));
                }
                Some(_) => {}
            }
        }
        let files: Vec<_> = files.into_iter().filter(|(_, parsed)| cgo_import(&parsed.tree).is_none()).collect();
        if !files.iter().any(|(_, parsed)| parsed.has_syntax_errors()) {
            let trees: Vec<_> = files.iter().map(|(file, parsed)| (file.clone(), &parsed.tree)).collect();
            let package = embeds_of(&trees, &node.dir).map_err(Failure::At)?;
            node.has_syntax_errors |= !package.errors.is_empty();
            node.source.errors = package.errors;
            node.source.embeds = package.embeds;
            node.source.errors.extend(wrong_directives(&trees));
        }
        for (file, parsed) in files {
            node.has_syntax_errors |= parsed.has_syntax_errors();
            add_imports(&mut node.imports, &parsed.tree, file_name(Path::new(&*file.name)));
            node.source.files.push(parsed.tree);
            node.source.errors.extend(parsed.diagnostics);
        }
        node.imports.sort_by(|a, b| a.path.cmp(&b.path));
        self.nodes.push(node);
        Ok(self.nodes.len() - 1)
    }

    /// The nodes as packages, in the order given.
    fn graph(self, order: &[usize], roots: &[usize]) -> PackageGraph {
        let positions: FxHashMap<usize, usize> = order.iter().enumerate().map(|(at, &node)| (node, at)).collect();
        let mut nodes: Vec<Option<Node>> = self.nodes.into_iter().map(Some).collect();
        let packages = order.iter().map(|&index| {
            let node = nodes[index].take().expect("an order names each node once");
            let imports = node.imports.iter().filter_map(|import| match self.resolutions[&import.path] {
                Resolution::Node(target) => Some(positions[&target]),
                _ => None,
            });
            LoadedPackage {
                imports: imports.collect(),
                path: node.path,
                name: node.name,
                dir: node.dir,
                go: node.go,
                has_syntax_errors: node.has_syntax_errors,
                source: node.source,
            }
        });
        let packages = packages.collect();
        PackageGraph { packages, roots: roots.iter().map(|root| positions[root]).collect() }
    }
}

/// The names and texts of a package's files.
fn read(candidate: &Candidate, env: &Environment) -> Result<Vec<NamedText>, String> {
    let shown = match &candidate.files {
        CandidateFiles::Given(files) => return Ok(files.clone()),
        CandidateFiles::InFolder(shown) => shown,
    };
    let folder = Folder::read(&candidate.dir, env).map_err(|e| io_message(&candidate.dir, &e))?;
    if folder.files.is_empty() {
        let why = folder.emptiness(&candidate.path, &candidate.dir.display().to_string());
        // A target has no import beside which the message could stand.
        let named = shown.is_some() && folder.excluded > 0;
        return Err(if named { format!("package {}: {why}", candidate.path) } else { why });
    }
    let name = |path: &Path| match shown {
        Some(named) => clean(&named.join(file_name(path))).display().to_string(),
        None => env.short(path),
    };
    Ok(folder.files.into_iter().map(|f| (name(&f.path), f.text)).collect())
}

/// Adds the imports of a file that have a source to be found, but those that another file has.
fn add_imports(imports: &mut Vec<Import>, file: &ast::File, name: &str) {
    for spec in file.imports() {
        let path = spec.path_text.as_str();
        if !path.is_empty() && path != "unsafe" && !imports.iter().any(|i| i.path == path) {
            imports.push(Import { path: path.to_owned(), span: spec.span, file: name.to_owned() });
        }
    }
}

fn cgo_import(file: &ast::File) -> Option<&ast::ImportSpec> {
    file.imports().find(|spec| spec.path_text.as_str() == "C")
}

/// Whether a path has the form of an import path: no characters that file systems or shells take amiss.
fn is_import_path(path: &str) -> bool {
    let valid = |c: char| c.is_alphanumeric() || "-._~/+!@".contains(c) || (c > '\u{7f}' && !c.is_whitespace());
    path.chars().all(valid) && path.split('/').all(|e| !matches!(e, "" | "." | ".."))
}

fn file_name(path: &Path) -> &str {
    path.file_name().and_then(OsStr::to_str).unwrap_or_default()
}

/// A path as the user named it, without needless dots.
fn clean(path: &Path) -> PathBuf {
    let clean: PathBuf = path.components().filter(|c| !matches!(c, Component::CurDir)).collect();
    if clean.as_os_str().is_empty() { PathBuf::from(".") } else { clean }
}

/// An error of the system in Go's words.
fn io_message(path: &Path, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => format!("stat {}: no such file or directory", path.display()),
        std::io::ErrorKind::PermissionDenied => format!("open {}: permission denied", path.display()),
        _ => format!("{}: {error}", path.display()),
    }
}
