//! Line directives: `//line file:line` and `/*line file:line:column*/`, which say what position the text
//! after them has for its users (cmd/compile: Compiler directives).
//!
//! Invariants: directives are in order of their offsets. What they say changes positions in messages and
//! traces only, never what text is read or excerpted.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::lexer::Lexer;
use crate::source_text;
use crate::token::Tok;

/// Lines and columns end here.
const MAX: u64 = 1 << 30;

/// What a directive says of the text from an offset on.
#[derive(Debug)]
pub(crate) struct LineDirective {
    /// The first offset it is about.
    pub from: u32,
    /// The file as named; nothing: the one in which the directive is.
    file: Option<Arc<str>>,
    pub line: u32,
    /// Nothing: columns are unknown.
    pub column: Option<u32>,
}

impl LineDirective {
    /// The file that it names where its own file is called `own`: relative to its folder.
    pub fn file_beside(&self, own: &Arc<str>) -> Arc<str> {
        match &self.file {
            None => own.clone(),
            Some(file) if file.is_empty() => file.clone(),
            Some(file) => beside(own, file).into(),
        }
    }
}

/// The line directives of a file, and what is wrong with others, with offsets.
#[derive(Debug, Default)]
pub(crate) struct LineDirectives {
    pub valid: Vec<LineDirective>,
    pub errors: Vec<(u32, String)>,
}

impl LineDirectives {
    pub fn of(bytes: &[u8]) -> LineDirectives {
        let mut found = LineDirectives::default();
        let may_have = |start: &[u8]| memchr::memmem::find(bytes, start).is_some();
        if !may_have(b"//line ") && !may_have(b"/*line ") {
            return found;
        }
        let (text, _) = source_text::clean(bytes);
        let mut lexer = Lexer::new(&text);
        while lexer.next().kind != Tok::Eof {}
        for &(lo, hi) in &lexer.line_comments {
            found.add(&text, lo, hi);
        }
        found
    }

    /// Adds what the comment at `lo..hi` says.
    fn add(&mut self, text: &str, lo: u32, hi: u32) {
        const START: usize = "//line ".len();
        let comment = &text[lo as usize..hi as usize];
        let general = comment.starts_with("/*");
        let said = if general { comment.strip_suffix("*/") } else { comment.strip_suffix('\r') };
        let said = &said.unwrap_or(comment)[START..];
        let at = |offset: usize| lo + (START + offset) as u32;
        let Some((rest, last)) = said.rsplit_once(':') else { return };
        let Ok(last_number) = last.parse::<u64>() else {
            return self.errors.push((at(rest.len() + 1), format!("invalid line number: {last}")));
        };
        let three = rest.rsplit_once(':').and_then(|(file, line)| Some((file, line, line.parse::<u64>().ok()?)));
        let (file, line, number, column) = match three {
            Some((file, line, number)) => (file, line, number, Some(last_number)),
            None => (rest, last, last_number, None),
        };
        let wrong = |number: u64| number == 0 || number > MAX;
        if column.is_some_and(wrong) {
            return self.errors.push((at(rest.len() + 1), format!("invalid column number: {last}")));
        }
        if wrong(number) {
            return self.errors.push((at(file.len() + 1), format!("invalid line number: {line}")));
        }
        let file = match (file, column) {
            ("", Some(_)) => self.valid.last().and_then(|earlier| earlier.file.clone()),
            _ => Some(file.into()),
        };
        let from = if general { hi } else { hi + 1 };
        self.valid.push(LineDirective { from, file, line: number as u32, column: column.map(|c| c as u32) });
    }
}

/// The file that a directive in the file `name` names: relative to its folder.
fn beside(name: &str, file: &str) -> String {
    let mut path = PathBuf::new();
    for component in Path::new(name).parent().unwrap_or(Path::new("")).join(file).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if path.file_name().is_some_and(|last| last != "..") => {
                path.pop();
            }
            component => path.push(component),
        }
    }
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use crate::SourceFile;

    /// The positions of each `x` in a file `dir/a.go`.
    fn places(text: &str) -> Vec<String> {
        let file = SourceFile::standalone("dir/a.go", text.as_bytes());
        let offsets = text.match_indices('x').map(|(at, _)| at);
        offsets.map(|at| file.position(file.pos(at)).to_string()).collect()
    }

    #[test]
    fn a_directive_gives_the_position_of_the_next_line() {
        assert_eq!(places("x\n//line b.y:10\nx\n x"), ["dir/a.go:1:1", "dir/b.y:10", "dir/b.y:11"]);
        assert_eq!(places("//line /b.y:10:5\nx\n x"), ["/b.y:10:5", "/b.y:11:2"]);
    }

    #[test]
    fn a_general_comment_gives_the_position_of_what_follows() {
        assert_eq!(places("/*line b:7:3*/x x\nx"), ["dir/b:7:3", "dir/b:7:5", "dir/b:8:1"]);
    }

    #[test]
    fn an_empty_name_is_the_last_one_if_there_is_a_column() {
        assert_eq!(places("//line :5:1\nx\n//line ../b:1\nx\n//line :3:1\nx"), ["dir/a.go:5:1", "b:1", "b:3:1"]);
        assert_eq!(places("//line :5\nx"), [":5"]);
    }

    #[test]
    fn other_text_is_no_directive() {
        assert_eq!(places(" //line b:7\nx"), ["dir/a.go:2:1"]);
        assert_eq!(places("//line b\nx"), ["dir/a.go:2:1"]);
        assert_eq!(places("`\n//line b:7\n`\nx"), ["dir/a.go:4:1"]);
    }

    #[test]
    fn wrong_numbers_are_errors() {
        let file = SourceFile::standalone("a.go", b"package p\n//line b:0\n//line b:1:0\n//line b:y\n".as_slice());
        let parsed = crate::parse_file(&file, crate::ParseMode::default());
        let errors: Vec<_> =
            parsed.diagnostics.iter().map(|d| format!("{}: {}", file.position(d.span.lo), d.message)).collect();
        assert_eq!(
            errors,
            [
                "a.go:2:10: invalid line number: 0",
                "a.go:3:12: invalid column number: 0",
                "a.go:4:10: invalid line number: y"
            ]
        );
    }
}
