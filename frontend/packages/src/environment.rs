//! What surrounds a build: folders that packages come from, and the tags that choose files.
//!
//! Invariants: the environment is read once, here; all else is told what it says. Paths are absolute.

use std::collections::BTreeSet;
use std::env;
use std::io;
use std::path::{Component, Path, PathBuf};

use vo_syntax::{BuildConstraint, FileNameRules, ParseMode, SourceFile, parse_file};

use crate::goroot::Search;
use crate::version::GoVersion;

/// The surroundings of a build.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The current directory: arguments are relative to it, and so are names in messages.
    pub directory: PathBuf,
    /// Where downloaded modules lie.
    pub module_cache: Option<PathBuf>,
    /// Where what is costly to find out is kept from one process to the next.
    pub cache: Option<PathBuf>,
    /// An installed Go, for packages that the embedded library lacks.
    pub goroot: Search,
    /// The build tags that hold, `go1.N` left aside.
    pub tags: BTreeSet<String>,
}

/// The tags of every build: the system that programs are compiled for, and this implementation. `gc` holds
/// since sources offer their alternatives to assembly and compiler intrinsics under it as Go's own tools see them;
/// the tags that ask for Go instead of assembly and C hold too, and those of experiments that are on in Go.
const TAGS: &[&str] = &[
    "linux",
    "amd64",
    "amd64.v1",
    "unix",
    "gc",
    "vo",
    "purego",
    "math_big_pure_go",
    "netgo",
    "noasm",
    "codec.safe",
    "osusergo",
    "goexperiment.jsonv2",
];

impl Environment {
    /// The surroundings that this process was started in: its current directory, `GOMODCACHE` or `GOPATH`, `GOROOT`,
    /// and `VO_CACHE`, which names the folder of what is kept, or is `off`; else it is `vo` in the user's cache folder.
    ///
    /// # Errors
    /// If there is no current directory.
    pub fn of_process() -> io::Result<Environment> {
        let directory = env::current_dir()?;
        let named = |name: &str| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let gopath = || {
            // Of several folders, modules are kept in the first.
            let list = named("GOPATH").and_then(|list| env::split_paths(&list).next());
            list.or_else(|| named("HOME").map(|home| home.join("go")))
        };
        let module_cache = named("GOMODCACHE").or_else(|| gopath().map(|p| p.join("pkg/mod")));
        let cache = match env::var_os("VO_CACHE") {
            Some(value) if value == "off" => None,
            Some(value) => Some(value.into()),
            None => {
                let base = named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")));
                base.map(|base| base.join("vo"))
            }
        };
        let goroot = Search::of_process(cache.clone());
        Ok(Environment { module_cache, cache, goroot, ..Environment::bare(directory) })
    }

    /// A directory alone: no caches, no installed Go.
    pub fn bare(directory: PathBuf) -> Environment {
        let tags = TAGS.iter().map(|&t| t.to_owned()).collect();
        Environment { directory, module_cache: None, cache: None, goroot: Search::nowhere(), tags }
    }

    /// Whether a build tag holds.
    pub fn has_tag(&self, tag: &str) -> bool {
        let minor = tag.strip_prefix("go1.").and_then(|minor| minor.parse::<u32>().ok());
        minor.map_or_else(|| self.tags.contains(tag), |minor| (1..=GoVersion::CURRENT.minor).contains(&minor))
    }

    /// Whether a file's name allows it in this build. Tests are another matter.
    pub fn admits_name(&self, file_name: &str) -> bool {
        FileNameRules::of(file_name).matches(&mut |tag| self.has_tag(tag))
    }

    /// Whether the `//go:build` line of a file, or else its `// +build` lines, allow it in this build. A wrong line
    /// allows nothing, as in Go.
    pub fn admits_text(&self, text: &[u8]) -> bool {
        if memchr::memmem::find(text, b"//go:build").is_none() {
            return self.admits_old_lines(text);
        }
        let header =
            parse_file(&SourceFile::standalone("", text), ParseMode { imports_only: true, ..Default::default() });
        match header.tree.build_constraint {
            None => self.admits_old_lines(text),
            Some(line) => {
                BuildConstraint::parse(&line.text).is_ok_and(|constraint| constraint.eval(&mut |tag| self.has_tag(tag)))
            }
        }
    }

    /// Whether the `// +build` lines at a file's beginning hold, which stand before a blank line: all of them, in each
    /// one of the alternatives between blanks, in that all terms between commas.
    fn admits_old_lines(&self, text: &[u8]) -> bool {
        if memchr::memmem::find(text, b"+build").is_none() {
            return true;
        }
        let text = String::from_utf8_lossy(text);
        let lines = text.lines().map(str::trim).take_while(|line| line.is_empty() || line.starts_with("//"));
        let header: Vec<&str> = lines.collect();
        let end = header.iter().rposition(|line| line.is_empty()).unwrap_or(0);
        let holds = |term: &str| match term.strip_prefix('!') {
            Some(tag) => !self.has_tag(tag),
            None => self.has_tag(term),
        };
        let constraint = |line: &&'_ str| {
            let options = line.trim_start_matches('/').trim_start().strip_prefix("+build")?;
            let alternatives = options.starts_with([' ', '\t']).then(|| options.split_whitespace())?;
            Some(alternatives.into_iter().any(|option| option.split(',').all(holds)))
        };
        header[..end].iter().filter_map(constraint).all(|holds| holds)
    }

    /// A path as messages show it: relative to the current directory if that is shorter.
    pub fn short(&self, path: &Path) -> String {
        let absolute = self.absolute(path);
        let relative = relative(&self.directory, &absolute).display().to_string();
        let absolute = absolute.display().to_string();
        if relative.len() < absolute.len() { relative } else { absolute }
    }

    /// A path that the current directory is not needed for, without `.` and `..`.
    pub fn absolute(&self, path: &Path) -> PathBuf {
        let mut absolute = PathBuf::new();
        for component in self.directory.join(path).components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => {
                    absolute.pop();
                }
                other => absolute.push(other),
            }
        }
        absolute
    }
}

/// The way from one absolute path to another.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    let relative: PathBuf = up.chain(to.components().skip(common)).collect();
    if relative.as_os_str().is_empty() { PathBuf::from(".") } else { relative }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_those_of_a_build_without_cgo() {
        let env = Environment::bare("/w".into());
        for tag in ["linux", "amd64", "unix", "gc", "go1.1", "go1.27", "vo"] {
            assert!(env.has_tag(tag), "{tag}");
        }
        for tag in ["windows", "arm64", "cgo", "ignore", "go1.28", "go1.0", "gccgo"] {
            assert!(!env.has_tag(tag), "{tag}");
        }
        assert!(env.admits_text(b"// c\n\n//go:build go1.20 && !cgo\n\npackage p\n"));
        assert!(!env.admits_text(b"//go:build ignore\n\npackage p\n"));
        assert!(env.admits_text(b"package p\n\n//go:build ignore\n"));
        assert!(env.admits_text(b"// +build ignore linux,!cgo\n// +build amd64\n\npackage p\n"));
        assert!(!env.admits_text(b"// +build linux\n// +build arm64\n\npackage p\n"));
        assert!(env.admits_text(b"\n// +build ignore\npackage p\n"));
        assert!(env.admits_text(b"// +build ignore\n\n//go:build linux\n\npackage p\n"));
    }

    #[test]
    fn paths_are_shown_relative_if_that_is_shorter() {
        let env = Environment::bare("/long/m".into());
        assert_eq!(env.short(Path::new("./cmd/../x.go")), "x.go");
        assert_eq!(env.short(Path::new("/long/n/x.go")), "../n/x.go");
        assert_eq!(env.short(Path::new("/x.go")), "/x.go");
    }
}
