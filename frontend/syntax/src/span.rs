//! Source positions: compact global offsets, and the map that turns them into file, line and column.
//!
//! Invariants: files occupy disjoint, increasing ranges of the offset space, each `[base, base + len]` inclusive
//! of the end position; `Pos(0)` belongs to no file and means "no position". A [`SourceMap`] only grows, so a
//! position once handed out stays meaningful. This module knows nothing of tokens or syntax; of text, it asks
//! for the line directives.

use std::fmt;
use std::sync::{Arc, RwLock};

use crate::line_directive::LineDirectives;

/// A file of a [`SourceMap`], numbered in order of addition.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// A byte offset in the concatenation of all files of a [`SourceMap`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Pos(pub u32);

impl Pos {
    /// The position of nothing.
    pub const NONE: Pos = Pos(0);

    pub fn is_known(self) -> bool {
        self.0 != 0
    }

    /// The empty span at this position.
    pub fn span(self) -> Span {
        Span { lo: self, hi: self }
    }
}

/// A half-open range of source text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    pub lo: Pos,
    pub hi: Pos,
}

impl Span {
    pub const NONE: Span = Span { lo: Pos::NONE, hi: Pos::NONE };

    pub fn new(lo: Pos, hi: Pos) -> Span {
        Span { lo, hi }
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
    }

    pub fn is_known(self) -> bool {
        self.lo.is_known()
    }

    pub fn contains(self, pos: Pos) -> bool {
        self.lo <= pos && pos < self.hi
    }
}

/// Where a position lies, as a user reads it and as line directives have it. Lines and columns count from 1,
/// columns in bytes; a column that is unknown is 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    pub file: Arc<str>,
    pub line: u32,
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        if self.column > 0 { write!(f, ":{}", self.column) } else { Ok(()) }
    }
}

/// One file's text and its place in the offset space.
#[derive(Debug)]
pub struct SourceFile {
    pub id: FileId,
    /// As messages name it.
    pub name: Arc<str>,
    /// As programs see it, in traces and by reflection on callers.
    pub path: Arc<str>,
    /// Offset of the file's first byte; never 0.
    pub base: u32,
    /// The bytes as read: not necessarily UTF-8.
    pub text: Arc<[u8]>,
    line_starts: std::sync::OnceLock<Vec<u32>>,
    line_directives: std::sync::OnceLock<LineDirectives>,
}

impl SourceFile {
    /// A file outside any map, at base 1; for tests and for tools that look at one file.
    pub fn standalone(name: &str, text: impl Into<Arc<[u8]>>) -> SourceFile {
        SourceFile::at(FileId(0), [name.into(), name.into()], 1, text.into())
    }

    fn at(id: FileId, [name, path]: [Arc<str>; 2], base: u32, text: Arc<[u8]>) -> SourceFile {
        let (line_starts, line_directives) = (std::sync::OnceLock::new(), std::sync::OnceLock::new());
        SourceFile { id, name, path, base, text, line_starts, line_directives }
    }

    pub fn pos(&self, offset: usize) -> Pos {
        Pos(self.base + offset as u32)
    }

    pub fn offset(&self, pos: Pos) -> usize {
        (pos.0 - self.base) as usize
    }

    /// The span of the whole file.
    pub fn span(&self) -> Span {
        Span { lo: self.pos(0), hi: self.pos(self.text.len()) }
    }

    fn contains(&self, pos: Pos) -> bool {
        self.base <= pos.0 && (pos.0 - self.base) as usize <= self.text.len()
    }

    /// Offsets at which lines begin; computed at first use, since most files never need it.
    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let newlines = self.text.iter().enumerate().filter(|&(_, &b)| b == b'\n');
            std::iter::once(0).chain(newlines.map(|(i, _)| i as u32 + 1)).collect()
        })
    }

    pub(crate) fn line_directives(&self) -> &LineDirectives {
        self.line_directives.get_or_init(|| LineDirectives::of(&self.text))
    }

    /// Line and byte column in the text, both from 1.
    pub fn line_column(&self, pos: Pos) -> (u32, u32) {
        let offset = pos.0 - self.base;
        let starts = self.line_starts();
        let line = starts.partition_point(|&s| s <= offset);
        (line as u32, offset - starts[line - 1] + 1)
    }

    pub fn line(&self, pos: Pos) -> u32 {
        self.line_column(pos).0
    }

    pub fn line_count(&self) -> usize {
        self.line_starts().len()
    }

    /// The text of a line (from 1), without its newline.
    pub fn line_text(&self, line: u32) -> &[u8] {
        let starts = self.line_starts();
        let Some(&lo) = (line as usize).checked_sub(1).and_then(|i| starts.get(i)) else { return &[] };
        let hi = starts.get(line as usize).map_or(self.text.len(), |&next| next as usize - 1);
        let text = &self.text[lo as usize..hi];
        text.strip_suffix(b"\r").unwrap_or(text)
    }

    pub fn slice(&self, span: Span) -> &[u8] {
        &self.text[self.offset(span.lo)..self.offset(span.hi)]
    }

    pub fn position(&self, pos: Pos) -> Position {
        self.relocated(pos, &self.name).unwrap_or_else(|| {
            let (line, column) = self.line_column(pos);
            Position { file: self.name.clone(), line, column }
        })
    }

    /// The position that programs see, if a line directive says another one than that in the text.
    pub fn traced(&self, pos: Pos) -> Option<Position> {
        self.relocated(pos, &self.path)
    }

    /// What a line directive says of a position in this file, which is called `own`.
    fn relocated(&self, pos: Pos, own: &Arc<str>) -> Option<Position> {
        let directives = &self.line_directives().valid;
        let offset = pos.0 - self.base;
        let directive = &directives[directives.partition_point(|d| d.from <= offset).checked_sub(1)?];
        let (line, column) = self.line_column(pos);
        let (first_line, first_column) = self.line_column(self.pos(directive.from as usize));
        let column = match directive.column {
            None => 0,
            Some(start) if line == first_line => start + (column - first_column),
            Some(_) => column,
        };
        Some(Position { file: directive.file_beside(own), line: directive.line + (line - first_line), column })
    }
}

/// All files of a build; shared between threads, grows as files are found.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: RwLock<Vec<Arc<SourceFile>>>,
}

/// The 32-bit offset space is exhausted: about 4 GB of source.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("too much source text: more than 4 GB in one build")]
pub struct SourceSpaceExhausted;

impl SourceMap {
    pub fn new() -> SourceMap {
        SourceMap::default()
    }

    /// Adds a file after all others.
    pub fn add(
        &self,
        name: impl Into<Arc<str>>,
        text: impl Into<Arc<[u8]>>,
    ) -> Result<Arc<SourceFile>, SourceSpaceExhausted> {
        let name = name.into();
        self.add_traced(name.clone(), name, text)
    }

    /// Adds a file that programs see under another name than messages show.
    pub fn add_traced(
        &self,
        name: impl Into<Arc<str>>,
        path: impl Into<Arc<str>>,
        text: impl Into<Arc<[u8]>>,
    ) -> Result<Arc<SourceFile>, SourceSpaceExhausted> {
        let text = text.into();
        let mut files = self.files.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        let base = files.last().map_or(1, |f| u64::from(f.base) + f.text.len() as u64 + 1);
        if base + text.len() as u64 >= u64::from(u32::MAX) {
            return Err(SourceSpaceExhausted);
        }
        let file = Arc::new(SourceFile::at(FileId(files.len() as u32), [name.into(), path.into()], base as u32, text));
        files.push(file.clone());
        Ok(file)
    }

    fn files(&self) -> std::sync::RwLockReadGuard<'_, Vec<Arc<SourceFile>>> {
        self.files.read().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// All files so far, in the order in which they were added.
    pub fn all(&self) -> Vec<Arc<SourceFile>> {
        self.files().clone()
    }

    pub fn file(&self, id: FileId) -> Option<Arc<SourceFile>> {
        self.files().get(id.0 as usize).cloned()
    }

    /// The file a position lies in.
    pub fn file_of(&self, pos: Pos) -> Option<Arc<SourceFile>> {
        let files = self.files();
        let index = files.partition_point(|f| f.base <= pos.0).checked_sub(1)?;
        files.get(index).filter(|f| f.contains(pos)).cloned()
    }

    pub fn position(&self, pos: Pos) -> Option<Position> {
        Some(self.file_of(pos)?.position(pos))
    }

    /// The text of a span, as far as it is UTF-8.
    pub fn snippet(&self, span: Span) -> Option<String> {
        Some(String::from_utf8_lossy(self.file_of(span.lo)?.slice(span)).into_owned())
    }
}

/// A message about source text, as the compiler's users see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    pub span: Span,
    pub message: String,
    /// Further places that explain the message ("other declaration of x").
    pub notes: Vec<(Span, String)>,
}

impl Diagnostic {
    pub fn new(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { span, message: message.into(), notes: Vec::new() }
    }

    pub fn with_note(mut self, span: Span, note: impl Into<String>) -> Diagnostic {
        self.notes.push((span, note.into()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_of_two_files_do_not_mix() {
        let map = SourceMap::new();
        let a = map.add("a.go", b"x\ny".as_slice()).unwrap();
        let b = map.add("b.go", b"\n\nzz".as_slice()).unwrap();
        assert_eq!(map.position(a.pos(2)).unwrap().to_string(), "a.go:2:1");
        assert_eq!(map.position(a.pos(3)).unwrap().to_string(), "a.go:2:2");
        assert_eq!(map.position(b.pos(3)).unwrap().to_string(), "b.go:3:2");
        assert_eq!(map.position(Pos::NONE), None);
        assert_eq!(map.position(Pos(b.base + 5)), None);
        assert_eq!(b.line_text(3), b"zz");
        assert_eq!(b.line_text(4), b"");
    }
}
