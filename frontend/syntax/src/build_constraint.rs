//! Which files belong to a build: `//go:build` lines and file names (`go help buildconstraint`).
//!
//! Invariants: parsing and evaluating are apart, so that a constraint can be asked about any set of tags. What
//! tags a build has, and in which directory files lie, is not known here.

use std::fmt;

/// The expression of a `//go:build` line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BuildConstraint {
    Tag(String),
    Not(Box<BuildConstraint>),
    And(Box<BuildConstraint>, Box<BuildConstraint>),
    Or(Box<BuildConstraint>, Box<BuildConstraint>),
}

/// Why a line is no constraint; the offset is that in the line.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("parsing //go:build line: {message}")]
pub struct ConstraintError {
    pub offset: usize,
    pub message: String,
}

/// How deeply parentheses and negations may nest.
const MAX_NESTING: usize = 100;

impl BuildConstraint {
    /// Parses a line, with or without its slashes: `//go:build linux && !cgo`, `go:build linux`.
    pub fn parse(line: &str) -> Result<BuildConstraint, ConstraintError> {
        let text = line.trim_end();
        let start = text.find("go:build").filter(|&at| matches!(&text[..at], "" | "//"));
        let Some(start) = start.map(|at| at + "go:build".len()) else {
            return Err(ConstraintError { offset: 0, message: "not a build constraint".into() });
        };
        let mut parser = ConstraintParser { text, at: start, nesting: 0 };
        let constraint = parser.or()?;
        match parser.peek() {
            None => Ok(constraint),
            Some(c) => parser.error(format!("unexpected token {}", token_text(c))),
        }
    }

    /// Whether the constraint holds for a build that has the tags of which `has_tag` is true.
    pub fn eval(&self, has_tag: &mut dyn FnMut(&str) -> bool) -> bool {
        match self {
            BuildConstraint::Tag(tag) => has_tag(tag),
            BuildConstraint::Not(x) => !x.eval(has_tag),
            BuildConstraint::And(x, y) => x.eval(has_tag) && y.eval(has_tag),
            BuildConstraint::Or(x, y) => x.eval(has_tag) || y.eval(has_tag),
        }
    }

    /// The least minor version of Go 1 that the constraint implies (`go1.22 && linux` implies 22): a file may
    /// demand a newer language than its module.
    pub fn go_version(&self) -> Option<u32> {
        match self {
            BuildConstraint::Tag(tag) => tag.strip_prefix("go1.").and_then(|minor| minor.parse().ok()),
            BuildConstraint::Not(_) => None,
            BuildConstraint::And(x, y) => x.go_version().max(y.go_version()),
            BuildConstraint::Or(x, y) => Some(x.go_version()?.min(y.go_version()?)),
        }
    }
}

impl fmt::Display for BuildConstraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |f: &mut fmt::Formatter<'_>, x: &BuildConstraint, parens: bool| match parens {
            true => write!(f, "({x})"),
            false => write!(f, "{x}"),
        };
        match self {
            BuildConstraint::Tag(tag) => f.write_str(tag),
            BuildConstraint::Not(x) => {
                f.write_str("!")?;
                part(f, x, matches!(**x, BuildConstraint::And(..) | BuildConstraint::Or(..)))
            }
            BuildConstraint::And(x, y) => {
                part(f, x, matches!(**x, BuildConstraint::Or(..)))?;
                f.write_str(" && ")?;
                part(f, y, matches!(**y, BuildConstraint::Or(..)))
            }
            BuildConstraint::Or(x, y) => write!(f, "{x} || {y}"),
        }
    }
}

struct ConstraintParser<'a> {
    text: &'a str,
    at: usize,
    nesting: usize,
}

impl ConstraintParser<'_> {
    fn error<T>(&self, message: impl Into<String>) -> Result<T, ConstraintError> {
        Err(ConstraintError { offset: self.at, message: message.into() })
    }

    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        self.text[self.at..].chars().next()
    }

    fn got(&mut self, token: &str) -> bool {
        self.peek();
        let got = self.text[self.at..].starts_with(token);
        if got {
            self.at += token.len();
        }
        got
    }

    fn or(&mut self) -> Result<BuildConstraint, ConstraintError> {
        let mut x = self.and()?;
        while self.got("||") {
            x = BuildConstraint::Or(Box::new(x), Box::new(self.and()?));
        }
        Ok(x)
    }

    fn and(&mut self) -> Result<BuildConstraint, ConstraintError> {
        let mut x = self.not()?;
        while self.got("&&") {
            x = BuildConstraint::And(Box::new(x), Box::new(self.not()?));
        }
        Ok(x)
    }

    fn not(&mut self) -> Result<BuildConstraint, ConstraintError> {
        self.nesting += 1;
        if self.nesting > MAX_NESTING {
            return self.error("build expression too deep");
        }
        let x = if self.got("!") {
            if self.peek() == Some('!') {
                return self.error("double negation not allowed");
            }
            BuildConstraint::Not(Box::new(self.not()?))
        } else if self.got("(") {
            let inner = self.or()?;
            if !self.got(")") {
                return self.error("missing close paren");
            }
            inner
        } else {
            self.tag()?
        };
        self.nesting -= 1;
        Ok(x)
    }

    fn tag(&mut self) -> Result<BuildConstraint, ConstraintError> {
        let first = self.peek();
        let rest = &self.text[self.at..];
        let len = rest.find(|c: char| !is_tag_char(c)).unwrap_or(rest.len());
        if len == 0 {
            return match first {
                None => self.error("unexpected end of expression"),
                Some(c) if "()!&|".contains(c) => self.error(format!("unexpected token {}", token_text(c))),
                Some(c) => self.error(format!("invalid syntax at {c}")),
            };
        }
        self.at += len;
        Ok(BuildConstraint::Tag(rest[..len].into()))
    }
}

fn is_tag_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

fn token_text(c: char) -> String {
    match c {
        '&' => "&&".into(),
        '|' => "||".into(),
        c => c.into(),
    }
}

/// The operating systems that file names are known to mean.
pub const KNOWN_OS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
    "zos",
];

/// The architectures that file names are known to mean.
pub const KNOWN_ARCH: &[&str] = &[
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "armbe",
    "arm64",
    "arm64be",
    "loong64",
    "mips",
    "mipsle",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "ppc",
    "ppc64",
    "ppc64le",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

/// What a file's name says about the builds it belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FileNameRules<'a> {
    /// The file belongs to tests: its name ends in `_test.go`.
    pub is_test: bool,
    /// The name begins with `_` or `.`: the file belongs to no build.
    pub ignored: bool,
    pub os: Option<&'a str>,
    pub arch: Option<&'a str>,
}

impl<'a> FileNameRules<'a> {
    /// The rules of a file name without its directory: `name_GOOS_GOARCH_test.go`. System and processor stand
    /// before the first dot.
    pub fn of(file_name: &'a str) -> FileNameRules<'a> {
        let stem = file_name.split('.').next().unwrap_or_default();
        let is_test = file_name.ends_with("_test.go");
        let stem = stem.strip_suffix("_test").unwrap_or(stem);
        let mut rules = FileNameRules { is_test, ignored: file_name.starts_with(['_', '.']), ..Default::default() };
        // Before the first underscore is the name proper, whatever it is.
        let Some((_, suffixes)) = stem.split_once('_') else { return rules };
        let mut parts = suffixes.rsplit('_');
        let (last, before) = (parts.next().unwrap_or_default(), parts.next());
        if KNOWN_ARCH.contains(&last) {
            rules.arch = Some(last);
            rules.os = before.filter(|os| KNOWN_OS.contains(os));
        } else if KNOWN_OS.contains(&last) {
            rules.os = Some(last);
        }
        rules
    }

    /// Whether the name allows the file in a build with these tags. Tests are not left out here.
    pub fn matches(&self, has_tag: &mut dyn FnMut(&str) -> bool) -> bool {
        !self.ignored && self.os.is_none_or(&mut *has_tag) && self.arch.is_none_or(&mut *has_tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(line: &str, tags: &[&str]) -> bool {
        BuildConstraint::parse(line).unwrap().eval(&mut |tag| tags.contains(&tag))
    }

    #[test]
    fn constraints_follow_precedence() {
        assert!(holds("//go:build a || b && c", &["a"]));
        assert!(!holds("//go:build (a || b) && c", &["a"]));
        assert!(holds("go:build !a && !(b || c)", &[]));
        assert!(!holds("//go:build !windows && go1.18", &["windows", "go1.18"]));
    }

    #[test]
    fn wrong_constraints_are_rejected() {
        let wrong = |line| BuildConstraint::parse(line).unwrap_err().message;
        assert_eq!(wrong("//go:build a b"), "unexpected token b");
        assert_eq!(wrong("//go:build !!a"), "double negation not allowed");
        assert_eq!(wrong("//go:build (a"), "missing close paren");
        assert_eq!(wrong("//go:build"), "unexpected end of expression");
        assert_eq!(wrong(&format!("//go:build {}a", "(".repeat(10_000))), "build expression too deep");
    }

    #[test]
    fn constraints_print_with_the_parentheses_they_need() {
        let print = |line| BuildConstraint::parse(line).unwrap().to_string();
        assert_eq!(print("//go:build ((a)||(b))&&!(c&&d)"), "(a || b) && !(c && d)");
    }

    #[test]
    fn constraints_imply_versions() {
        let version = |line| BuildConstraint::parse(line).unwrap().go_version();
        assert_eq!(version("//go:build go1.22 && linux"), Some(22));
        assert_eq!(version("//go:build go1.22 || linux"), None);
        assert_eq!(version("//go:build go1.22 || go1.20"), Some(20));
    }

    #[test]
    fn file_names_name_systems() {
        let rules = |name| {
            let r = FileNameRules::of(name);
            (r.os, r.arch, r.is_test)
        };
        assert_eq!(rules("a_linux.go"), (Some("linux"), None, false));
        assert_eq!(rules("a_b_windows_arm64_test.go"), (Some("windows"), Some("arm64"), true));
        assert_eq!(rules("linux.go"), (None, None, false));
        assert_eq!(rules("a_v1.26_test.go"), (None, None, true));
        assert_eq!(rules("a_linux.v1.go"), (Some("linux"), None, false));
        assert_eq!(rules("amd64_linux_x.go"), (None, None, false));
        assert_eq!(rules("x_foo_amd64.go"), (None, Some("amd64"), false));
        let linux = &mut |tag: &str| tag == "linux" || tag == "amd64";
        assert!(FileNameRules::of("a_linux_amd64.go").matches(linux));
        assert!(!FileNameRules::of("a_windows.go").matches(linux));
        assert!(!FileNameRules::of("_a.go").matches(linux));
    }
}
