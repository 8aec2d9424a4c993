//! Versions of the language: a module, or a file in its `//go:build` line, may ask for an older one
//! (`go help mod`: the go directive), in which younger features are errors.

use vo_syntax::{BuildConstraint, Diagnostic, FileId, Span, ast};

use crate::checker::Checker;

/// The minor version of Go 1 that a file is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Language {
    pub minor: u32,
    /// The file itself says so, not the module.
    pub by_file: bool,
}

impl Language {
    /// All features.
    pub const CURRENT: Language = Language { minor: u32::MAX, by_file: false };
    /// Since this version files may differ from their module, but not to anything older.
    const FILE_VERSIONS: u32 = 21;

    /// The language of a file in a module of version `module`.
    pub fn of(file: &ast::File, module: Option<u32>) -> Language {
        let line = file.build_constraint.as_ref().and_then(|line| BuildConstraint::parse(&line.text).ok());
        match (line.and_then(|line| line.go_version()), module) {
            (Some(minor), Some(_)) => Language { minor: minor.max(Language::FILE_VERSIONS), by_file: true },
            (_, Some(minor)) => Language { minor, by_file: false },
            (_, None) => Language::CURRENT,
        }
    }
}

impl<'a> Checker<'a> {
    /// Whether a file's language has the features of Go 1.`minor`.
    pub fn file_allows(&self, file: FileId, minor: u32) -> bool {
        self.file_state(file).language.minor >= minor
    }

    /// Whether the file being checked may use the features of Go 1.`minor`.
    pub(crate) fn allows(&self, minor: u32) -> bool {
        self.env.file.0 == u32::MAX || self.file_allows(self.env.file, minor)
    }

    /// Reports `what` unless the file being checked may use the features of Go 1.`minor`.
    pub(crate) fn require_version(&mut self, at: Span, minor: u32, what: &str) -> bool {
        if self.allows(minor) {
            return true;
        }
        self.error(at, format!("{what} requires go1.{minor} or later"));
        false
    }

    /// Says where the language version comes from, in a message about it.
    pub(crate) fn explain_version(&self, diagnostic: &mut Diagnostic) {
        if self.env.file.0 == u32::MAX || !diagnostic.message.contains("requires go1.") {
            return;
        }
        let language = self.file_state(self.env.file).language;
        if language == Language::CURRENT || !diagnostic.message.contains(" or later") {
            return;
        }
        let minor = language.minor;
        let origin = if language.by_file {
            format!(" (file declares //go:build go1.{minor})")
        } else {
            format!(" (-lang was set to go1.{minor}; check go.mod)")
        };
        diagnostic.message.push_str(&origin);
    }
}
