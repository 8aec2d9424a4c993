//! `go.mod` files: what a module is called and what it requires (the Go Modules Reference, "go.mod files").
//!
//! Invariants: a [`GoMod`] without errors has a module path, canonical versions, and replacements that are either
//! a directory or a module with its version. Errors are Go's, all of a file's at once. No other file is read here.

mod lexer;

use std::fmt;

use crate::version::{self, GoVersion};
use lexer::Line;

/// A module at a version.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ModuleVersion {
    pub path: String,
    /// Canonical; empty for the main module and for what is replaced at any version.
    pub version: String,
}

impl fmt::Display for ModuleVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.version.is_empty() { f.write_str(&self.path) } else { write!(f, "{}@{}", self.path, self.version) }
    }
}

/// A `require` line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Requirement {
    pub module: ModuleVersion,
    pub indirect: bool,
}

/// What stands in for a module.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Replacement {
    /// As written: relative to the folder of the `go.mod` file, or rooted.
    Directory(String),
    Module(ModuleVersion),
}

/// A `replace` line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replace {
    /// With an empty version, all versions are replaced.
    pub old: ModuleVersion,
    pub new: Replacement,
}

/// A parsed file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GoMod {
    pub module: String,
    /// As written.
    pub go: Option<String>,
    pub toolchain: Option<String>,
    pub require: Vec<Requirement>,
    pub replace: Vec<Replace>,
    pub exclude: Vec<ModuleVersion>,
}

/// What is wrong with a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ModError {
    pub line: u32,
    pub column: Option<u32>,
    pub message: String,
}

impl ModError {
    /// As Go prints it, with the file's name.
    pub fn in_file(&self, file: &str) -> String {
        match self.column {
            Some(column) => format!("{file}:{}:{column}: {}", self.line, self.message),
            None => format!("{file}:{}: {}", self.line, self.message),
        }
    }
}

const REPLACE_USAGE: &str = "usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory";

impl GoMod {
    /// Parses a file. `file` is its name in messages.
    ///
    /// # Errors
    /// All wrong lines.
    pub fn parse(text: &str, file: &str) -> Result<GoMod, Vec<ModError>> {
        let mut parser = Parser { file: GoMod::default(), strict: true, errors: Vec::new() };
        parser.parse(text, file);
        if parser.errors.is_empty() { Ok(parser.file) } else { Err(parser.errors) }
    }

    /// Parses the file of a dependency: unknown directives, replacements and exclusions have no effect there.
    ///
    /// # Errors
    /// All wrong lines among those that count.
    pub fn parse_dependency(text: &str, file: &str) -> Result<GoMod, Vec<ModError>> {
        let mut parser = Parser { file: GoMod::default(), strict: false, errors: Vec::new() };
        parser.parse(text, file);
        if parser.errors.is_empty() { Ok(parser.file) } else { Err(parser.errors) }
    }

    /// The version of the language that the module's packages are written in.
    pub fn go_version(&self) -> GoVersion {
        self.go.as_deref().and_then(GoVersion::parse).unwrap_or(GoVersion::UNSTATED)
    }

    /// What replaces a module at a version: a line with that version goes before one for all.
    pub fn replacement(&self, module: &ModuleVersion) -> Option<&Replacement> {
        let of = |version: &str| self.replace.iter().rfind(|r| r.old.path == module.path && r.old.version == version);
        of(&module.version).or_else(|| of("")).map(|r| &r.new)
    }
}

struct Parser {
    file: GoMod,
    /// Whether everything counts: the file is the main module's.
    strict: bool,
    errors: Vec<ModError>,
}

/// Directives that may stand before a block in parentheses.
const BLOCKS: &[&str] = &["module", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore"];

impl Parser {
    fn error(&mut self, line: &Line, message: impl Into<String>) {
        self.errors.push(ModError { line: line.number, column: None, message: message.into() });
    }

    fn parse(&mut self, text: &str, file: &str) {
        let lines = lexer::lines(text, &mut self.errors);
        let mut block: Option<(&Line, &str)> = None;
        for line in &lines {
            let words = line.words();
            match (block, words.as_slice()) {
                (Some(_), [")"]) => block = None,
                (Some((_, directive)), words) if BLOCKS.contains(&directive) => self.directive(line, directive, words),
                (Some(_), _) => {}
                (None, [directive, "("]) => {
                    block = Some((line, directive));
                    if !BLOCKS.contains(directive) && self.strict {
                        self.error(line, format!("unknown block type: {directive}"));
                    }
                }
                (None, [_, "(", ")"]) => {}
                (None, [directive, arguments @ ..]) => self.directive(line, directive, arguments),
                (None, []) => unreachable!("a line has tokens"),
            }
        }
        if let Some((open, _)) = block {
            let column = open.tokens[0].column;
            let message = format!("syntax error (unterminated block started at {file}:{}:{column})", open.number);
            let line = text.split('\n').count() as u32;
            self.errors.push(ModError { line, column: None, message });
        }
        self.errors.sort_by_key(|e| e.line);
    }

    fn directive(&mut self, line: &Line, directive: &str, arguments: &[&str]) {
        match directive {
            "module" => self.module(line, arguments),
            "go" => self.go(line, arguments),
            "require" => self.require(line, arguments),
            _ if !self.strict => {}
            "toolchain" => self.toolchain(line, arguments),
            "exclude" => self.exclude(line, arguments),
            "replace" => self.replace(line, arguments),
            "retract" => self.retract(line, arguments),
            // They bear on the Go command, not on what packages mean.
            "godebug" | "tool" | "ignore" => {}
            _ => self.error(line, format!("unknown directive: {directive}")),
        }
    }

    fn module(&mut self, line: &Line, arguments: &[&str]) {
        if !self.file.module.is_empty() {
            return self.error(line, "repeated module statement");
        }
        match arguments {
            [path] => self.file.module = (*path).to_owned(),
            _ => self.error(line, "usage: module module/path"),
        }
    }

    fn go(&mut self, line: &Line, arguments: &[&str]) {
        if self.file.go.is_some() {
            return self.error(line, "repeated go statement");
        }
        match arguments {
            [version] if GoVersion::parse(version).is_some() => self.file.go = Some((*version).to_owned()),
            // A dependency may be of a later form; it is read as well as can be.
            [_] if !self.strict => {}
            [version] => self.error(line, format!("invalid go version '{version}': must match format 1.23.0")),
            _ => self.error(line, "go directive expects exactly one argument"),
        }
    }

    fn toolchain(&mut self, line: &Line, arguments: &[&str]) {
        if self.file.toolchain.is_some() {
            return self.error(line, "repeated toolchain statement");
        }
        match arguments {
            [name]
                if name.strip_prefix("go").is_some_and(|v| v.starts_with(char::is_numeric)) || *name == "default" =>
            {
                self.file.toolchain = Some((*name).to_owned());
            }
            [name] => {
                self.error(line, format!("invalid toolchain version '{name}': must match format go1.23.0 or default"))
            }
            _ => self.error(line, "toolchain directive expects exactly one argument"),
        }
    }

    /// A module and its version, both checked; an error begins with the directive's name.
    fn module_version(&mut self, line: &Line, directive: &str, path: &str, version: &str) -> Option<ModuleVersion> {
        let module = ModuleVersion { path: path.to_owned(), version: version.to_owned() };
        if !version::is_valid(version) {
            let message = format!("{directive} {path}: version \"{version}\" invalid: must be of the form v1.2.3");
            self.error(line, message);
            return None;
        }
        if let Err(problem) = version::check_path_major(version, path) {
            self.error(line, format!("{directive} {path}: version \"{version}\" invalid: {problem}"));
            return None;
        }
        Some(module)
    }

    fn require(&mut self, line: &Line, arguments: &[&str]) {
        let [path, version] = arguments else {
            return self.error(line, "usage: require module/path v1.2.3");
        };
        if let Some(module) = self.module_version(line, "require", path, version) {
            let comment = &line.comment;
            let indirect = comment == "indirect" || comment.starts_with("indirect;");
            self.file.require.push(Requirement { module, indirect });
        }
    }

    fn exclude(&mut self, line: &Line, arguments: &[&str]) {
        let [path, version] = arguments else {
            return self.error(line, "usage: exclude module/path v1.2.3");
        };
        if let Some(module) = self.module_version(line, "exclude", path, version) {
            self.file.exclude.push(module);
        }
    }

    fn replace(&mut self, line: &Line, arguments: &[&str]) {
        let (old, new) = match arguments {
            [path, "=>", new @ ..] => (ModuleVersion { path: (*path).to_owned(), version: String::new() }, new),
            [path, version, "=>", new @ ..] => match self.module_version(line, "replace", path, version) {
                Some(old) => (old, new),
                None => return,
            },
            _ => return self.error(line, REPLACE_USAGE),
        };
        let new = match new {
            [dir] if is_directory_path(dir) => Replacement::Directory((*dir).to_owned()),
            [_] => {
                let message =
                    "replacement module without version must be directory path (rooted or starting with . or ..)";
                return self.error(line, message);
            }
            [dir, _] if is_directory_path(dir) => {
                return self.error(line, format!("replacement module directory path \"{dir}\" cannot have version"));
            }
            [path, version] => match self.module_version(line, "replace", path, version) {
                Some(module) => Replacement::Module(module),
                None => return,
            },
            _ => return self.error(line, REPLACE_USAGE),
        };
        self.file.replace.push(Replace { old, new });
    }

    /// Retracted versions matter to who chooses a version; here they are chosen already.
    fn retract(&mut self, line: &Line, arguments: &[&str]) {
        let valid = match arguments {
            [version] => version::is_valid(version),
            ["[", low, ",", high, "]"] => version::is_valid(low) && version::is_valid(high),
            _ => false,
        };
        if !valid {
            self.error(line, "usage: retract v1.2.3\n\t or retract [v1.2.3, v1.4.5]".to_owned());
        }
    }
}

fn is_directory_path(path: &str) -> bool {
    matches!(path, "." | "..") || path.starts_with("./") || path.starts_with("../") || path.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(path: &str, version: &str) -> ModuleVersion {
        ModuleVersion { path: path.into(), version: version.into() }
    }

    #[test]
    fn all_directives_are_understood() {
        let text = "// The module.\nmodule \"example.com/m\" // name\n\ngo 1.24.1\ntoolchain go1.25.0\n\nrequire example.com/a v1.2.3\n\
                    require (\n\texample.com/b/v2 v2.0.0-rc.1 // indirect; why\n\t`example.com/c` v3.0.0+incompatible\n)\n\
                    replace example.com/a v1.2.3 => ../a\nreplace (\n\texample.com/c => example.com/fork/c v1.0.0\n)\n\
                    exclude example.com/a v1.2.2\nretract [v0.1.0, v0.2.0] // broken\nretract v0.3.0\ntool example.com/a/cmd\n";
        let file = GoMod::parse(text, "go.mod").unwrap();
        assert_eq!((file.module.as_str(), file.go_version()), ("example.com/m", GoVersion { major: 1, minor: 24 }));
        let required: Vec<_> = file.require.iter().map(|r| (r.module.to_string(), r.indirect)).collect();
        let expected = [
            ("example.com/a@v1.2.3", false),
            ("example.com/b/v2@v2.0.0-rc.1", true),
            ("example.com/c@v3.0.0+incompatible", false),
        ];
        assert_eq!(required, expected.map(|(m, i)| (m.to_owned(), i)));
        assert_eq!(file.replacement(&module("example.com/a", "v1.2.3")), Some(&Replacement::Directory("../a".into())));
        assert_eq!(file.replacement(&module("example.com/a", "v1.2.4")), None);
        let fork = Replacement::Module(module("example.com/fork/c", "v1.0.0"));
        assert_eq!(file.replacement(&module("example.com/c", "v9.9.9")), Some(&fork));
        assert_eq!(file.exclude, [module("example.com/a", "v1.2.2")]);
    }

    /// The messages are those of `go build` 1.27.
    #[test]
    fn wrong_lines_are_reported_in_gos_words() {
        let cases = [
            ("modul x\n", "go.mod:1: unknown directive: modul"),
            ("module\n", "go.mod:1: usage: module module/path"),
            ("module m.x\ngo 1.x\n", "go.mod:2: invalid go version '1.x': must match format 1.23.0"),
            ("module m.x\nmodule d\n", "go.mod:2: repeated module statement"),
            ("module m.x\ngo 1.20\ngo 1.21\n", "go.mod:3: repeated go statement"),
            ("module m.x\ngo 1.20 1.21\n", "go.mod:2: go directive expects exactly one argument"),
            ("module m.x\nrequire (\n a v1\n", "go.mod:4: syntax error (unterminated block started at go.mod:2:1)"),
            (
                "module m.x\nrequire a.b/c v2.0.0\n",
                "go.mod:2: require a.b/c: version \"v2.0.0\" invalid: should be v0 or v1, not v2",
            ),
            ("module m.x\nrequire a.b/c\n", "go.mod:2: usage: require module/path v1.2.3"),
            ("module m.x\nfoo (\nbar\n)\n", "go.mod:2: unknown block type: foo"),
            ("module m.x\n)\n", "go.mod:2: unknown directive: )"),
            ("module m.x /* c */\n", "go.mod:1:12: mod files must use // comments (not /* */ comments)"),
            ("module m.x\nrequire \"a.b v1.0.0 // indirect\n", "go.mod:2:32: unexpected newline in string"),
            ("module m.x,d\n", "go.mod:1: usage: module module/path"),
            (
                "module m.x\nreplace a => dir\n",
                "go.mod:2: replacement module without version must be directory path (rooted or starting with . or ..)",
            ),
            (
                "module m.x\nreplace a => ./d v1.0.0\n",
                "go.mod:2: replacement module directory path \"./d\" cannot have version",
            ),
        ];
        for (text, expected) in cases {
            let errors = GoMod::parse(text, "go.mod").unwrap_err();
            let printed: Vec<String> = errors.iter().map(|e| e.in_file("go.mod")).collect();
            assert!(printed.iter().any(|p| p == expected), "{text:?}: {printed:?}");
        }
    }

    #[test]
    fn no_text_whatever_upsets_the_parser() {
        let text =
            "module \"é/m\"\nrequire (\n\ta.b/c v1.0.0 // indirect\n)\nreplace `a` => ../é\nretract [v1.0.0, v1.2.0]\n";
        for (at, _) in text.char_indices() {
            for inserted in ["\"", "`", "(", ")", "=>", "/*", "//", "\\", "é", "\n", "\r"] {
                let changed = format!("{}{inserted}{}", &text[..at], &text[at..]);
                let cut = &changed[..at + inserted.len()];
                for text in [changed.as_str(), cut] {
                    let _ = GoMod::parse(text, "go.mod");
                    let _ = GoMod::parse_dependency(text, "go.mod");
                }
            }
        }
    }

    #[test]
    fn dependencies_are_read_leniently() {
        let file = GoMod::parse_dependency("module m.x\ngo 2.future\nshiny new\nreplace a -> b\n", "go.mod").unwrap();
        assert_eq!((file.module.as_str(), file.replace.len()), ("m.x", 0));
    }
}
