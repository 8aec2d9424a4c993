//! The syntax of regular expressions (RE2's), translated to the automata's intermediate form.
//!
//! Errors are a number of [`Code`] and the part of the pattern that Go's message quotes.

use std::ops::Range;

use regex_syntax::hir::{Capture, Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, Repetition};

/// What is wrong with a pattern; the numbers are `regexp`'s indices of texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Code {
    InvalidCharRange = 1,
    InvalidEscape,
    InvalidNamedCapture,
    InvalidPerlOp,
    InvalidRepeatOp,
    InvalidRepeatSize,
    InvalidUtf8,
    MissingBracket,
    MissingParen,
    MissingRepeatArgument,
    TrailingBackslash,
    UnexpectedParen,
    NestingDepth,
    Large,
}

pub type Failure = (Code, Range<usize>);
type Result<T> = std::result::Result<T, Failure>;

/// A pattern: its form, and the names of the groups, the whole match included.
#[derive(Debug)]
pub struct Pattern {
    pub hir: Hir,
    pub names: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
struct Flags {
    fold: bool,
    multi_line: bool,
    dot_newline: bool,
    ungreedy: bool,
}

const MAX_DEPTH: usize = 1000;
const MAX_REPEAT: u32 = 1000;

/// Parses a pattern. `posix` leaves out what Perl added, and has `^` and `$` match at lines.
pub fn parse(pattern: &str, posix: bool) -> Result<Pattern> {
    let flags = Flags { fold: false, multi_line: posix, dot_newline: false, ungreedy: false };
    let mut parser = Parser { text: pattern, at: 0, flags, posix, names: vec![String::new()], depth: 0 };
    let hir = parser.alternation()?;
    if parser.at < pattern.len() {
        return Err((Code::UnexpectedParen, 0..pattern.len()));
    }
    Ok(Pattern { hir, names: parser.names })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    flags: Flags,
    posix: bool,
    names: Vec<String>,
    depth: usize,
}

/// An operand of a concatenation, and the largest product of repeat counts in it.
struct Item {
    hir: Hir,
    repeats: u32,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    fn alternation(&mut self) -> Result<Hir> {
        Ok(self.alternatives()?.hir)
    }

    /// Alternatives up to a closing parenthesis or the end.
    fn alternatives(&mut self) -> Result<Item> {
        let mut branches = Vec::new();
        let mut repeats = 1;
        loop {
            let branch = self.concatenation()?;
            repeats = repeats.max(branch.repeats);
            branches.push(branch.hir);
            if !self.eat("|") {
                break;
            }
        }
        Ok(Item { hir: Hir::alternation(branches), repeats })
    }

    fn concatenation(&mut self) -> Result<Item> {
        let mut items: Vec<Item> = Vec::new();
        // Where the last repetition operator began, if it was the last thing.
        let mut operator: Option<usize> = None;
        while let Some(c) = self.peek() {
            let start = self.at;
            match c {
                '|' | ')' => break,
                '*' | '+' | '?' => {
                    self.at += 1;
                    let (min, max) = match c {
                        '*' => (0, None),
                        '+' => (1, None),
                        _ => (0, Some(1)),
                    };
                    self.repeat(&mut items, start, operator, min, max)?;
                    operator = Some(start);
                    continue;
                }
                '{' => {
                    if let Some((min, max)) = self.counts()? {
                        self.repeat(&mut items, start, operator, min, max)?;
                        operator = Some(start);
                        continue;
                    }
                    self.at += 1;
                    items.push(self.literal('{'));
                }
                _ => {
                    if let Some(new) = self.atom(c)? {
                        items.extend(new);
                    } else {
                        operator = None;
                        continue;
                    }
                }
            }
            operator = None;
        }
        let repeats = items.iter().map(|i| i.repeats).max().unwrap_or(1);
        Ok(Item { hir: Hir::concat(items.into_iter().map(|i| i.hir).collect()), repeats })
    }

    /// Repeats the last operand. The operator begins at `start`; its text ends here.
    fn repeat(
        &mut self,
        items: &mut Vec<Item>,
        start: usize,
        before: Option<usize>,
        min: u32,
        max: Option<u32>,
    ) -> Result<()> {
        let mut greedy = !self.flags.ungreedy;
        if !self.posix {
            if self.eat("?") {
                greedy = !greedy;
            }
            if let Some(before) = before {
                return Err((Code::InvalidRepeatOp, before..self.at));
            }
        }
        let Some(last) = items.pop() else {
            return Err((Code::MissingRepeatArgument, start..self.at));
        };
        let count = max.unwrap_or(min).max(1);
        let counted = self.text.as_bytes()[start] == b'{';
        let repeats = if counted { last.repeats.saturating_mul(count) } else { last.repeats };
        if counted && repeats > MAX_REPEAT {
            return Err((Code::InvalidRepeatSize, start..self.at));
        }
        let hir = Hir::repetition(Repetition { min, max, greedy, sub: Box::new(last.hir) });
        items.push(Item { hir, repeats });
        Ok(())
    }

    /// Reads {n}, {n,} or {n,m}; nothing if it is none of these.
    fn counts(&mut self) -> Result<Option<(u32, Option<u32>)>> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        let number = |at: &mut usize| -> Option<u32> {
            let from = *at;
            while bytes.get(*at).is_some_and(u8::is_ascii_digit) {
                *at += 1;
            }
            let digits = &self.text[from..*at];
            if digits.is_empty() || digits.len() > 1 && digits.starts_with('0') {
                return None;
            }
            Some(digits.parse().unwrap_or(u32::MAX))
        };
        let Some(min) = number(&mut at) else { return Ok(None) };
        let max = if bytes.get(at) == Some(&b',') {
            at += 1;
            if bytes.get(at) == Some(&b'}') {
                None
            } else {
                match number(&mut at) {
                    Some(max) => Some(max),
                    None => return Ok(None),
                }
            }
        } else {
            Some(min)
        };
        if bytes.get(at) != Some(&b'}') {
            return Ok(None);
        }
        self.at = at + 1;
        if min > MAX_REPEAT || max.is_some_and(|max| max > MAX_REPEAT || max < min) {
            return Err((Code::InvalidRepeatSize, start..self.at));
        }
        Ok(Some((min, max)))
    }

    fn look(&self, look: Look) -> Option<Vec<Item>> {
        one(Hir::look(look))
    }

    /// Anything but an operator; nothing if it only set flags.
    fn atom(&mut self, c: char) -> Result<Option<Vec<Item>>> {
        match c {
            '(' => self.group(),
            '[' => Ok(one(self.bracket()?)),
            '.' => {
                self.at += 1;
                let mut class = ClassUnicode::new([ClassUnicodeRange::new('\0', char::MAX)]);
                if !self.flags.dot_newline {
                    class.difference(&ClassUnicode::new([ClassUnicodeRange::new('\n', '\n')]));
                }
                Ok(one(Hir::class(Class::Unicode(class))))
            }
            '^' => {
                self.at += 1;
                Ok(self.look(if self.flags.multi_line { Look::StartLF } else { Look::Start }))
            }
            '$' => {
                self.at += 1;
                Ok(self.look(if self.flags.multi_line { Look::EndLF } else { Look::End }))
            }
            '\\' => self.backslash(),
            _ => {
                self.at += c.len_utf8();
                Ok(Some(vec![self.literal(c)]))
            }
        }
    }

    fn literal(&self, c: char) -> Item {
        let hir = if self.flags.fold {
            let mut class = ClassUnicode::new([ClassUnicodeRange::new(c, c)]);
            class.case_fold_simple();
            Hir::class(Class::Unicode(class))
        } else {
            Hir::literal(c.encode_utf8(&mut [0; 4]).as_bytes().to_vec())
        };
        Item { hir, repeats: 1 }
    }

    fn backslash(&mut self) -> Result<Option<Vec<Item>>> {
        if !self.posix {
            match self.rest().as_bytes().get(1) {
                Some(b'A') => return Ok(self.short(Hir::look(Look::Start))),
                Some(b'z') => return Ok(self.short(Hir::look(Look::End))),
                Some(b'b') => return Ok(self.short(Hir::look(Look::WordAscii))),
                Some(b'B') => return Ok(self.short(Hir::look(Look::WordAsciiNegate))),
                Some(b'C') => return Err((Code::InvalidEscape, self.at..self.at + 2)),
                Some(b'Q') => {
                    self.at += 2;
                    let rest = self.rest();
                    let (quoted, skip) = match rest.find(r"\E") {
                        Some(end) => (&rest[..end], end + 2),
                        None => (rest, rest.len()),
                    };
                    let items: Vec<_> = quoted.chars().map(|c| self.literal(c)).collect();
                    self.at += skip;
                    return Ok(if items.is_empty() { None } else { Some(items) });
                }
                _ => {}
            }
            if let Some(class) = self.named_class()? {
                return Ok(one(Hir::class(Class::Unicode(class))));
            }
        }
        let c = self.escape()?;
        Ok(Some(vec![self.literal(c)]))
    }

    /// An item of two bytes of the pattern.
    fn short(&mut self, hir: Hir) -> Option<Vec<Item>> {
        self.at += 2;
        one(hir)
    }

    /// `\d` and the like, `\pN`, `\p{Name}`: nothing, and no step, if it is something else.
    fn named_class(&mut self) -> Result<Option<ClassUnicode>> {
        let rest = self.rest();
        let Some(letter) = rest.strip_prefix('\\').and_then(|r| r.chars().next()) else { return Ok(None) };
        let mut class = match letter.to_ascii_lowercase() {
            'd' => ascii_class("digit"),
            's' => ClassUnicode::new(['\t', '\n', '\x0c', '\r', ' '].map(|c| ClassUnicodeRange::new(c, c))),
            'w' => ascii_class("word"),
            'p' => return self.property(letter == 'P').map(Some),
            _ => return Ok(None),
        };
        if self.flags.fold {
            class.case_fold_simple();
        }
        if letter.is_ascii_uppercase() {
            class.negate();
        }
        self.at += 2;
        Ok(Some(class))
    }

    fn property(&mut self, mut negated: bool) -> Result<ClassUnicode> {
        let start = self.at;
        let rest = self.rest();
        let name = match rest[2..].chars().next() {
            None => return Err((Code::InvalidCharRange, start..self.text.len())),
            Some('{') => {
                let Some(end) = rest.find('}') else {
                    return Err((Code::InvalidCharRange, start..self.text.len()));
                };
                self.at += end + 1;
                &rest[3..end]
            }
            Some(c) => {
                self.at += 2 + c.len_utf8();
                &rest[2..2 + c.len_utf8()]
            }
        };
        let bare = match name.strip_prefix('^') {
            Some(bare) => {
                negated = !negated;
                bare
            }
            None => name,
        };
        let known = bare.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let parsed = if known && !bare.is_empty() {
            regex_syntax::Parser::new().parse(&format!("\\p{{{bare}}}")).ok()
        } else {
            None
        };
        let Some(HirKind::Class(Class::Unicode(mut class))) = parsed.map(Hir::into_kind) else {
            return Err((Code::InvalidCharRange, start..self.at));
        };
        if self.flags.fold {
            class.case_fold_simple();
        }
        if negated {
            class.negate();
        }
        Ok(class)
    }

    /// A character after a backslash.
    fn escape(&mut self) -> Result<char> {
        let start = self.at;
        self.at += 1;
        let Some(c) = self.next() else {
            return Err((Code::TrailingBackslash, start..start));
        };
        let invalid = |end: usize| Err((Code::InvalidEscape, start..end));
        match c {
            '1'..='7' if !self.peek().is_some_and(|c| ('0'..='7').contains(&c)) => invalid(self.at),
            '0'..='7' => {
                let mut value = c as u32 - 48;
                for _ in 0..2 {
                    match self.peek() {
                        Some(d @ '0'..='7') => value = value * 8 + d as u32 - 48,
                        _ => break,
                    }
                    self.at += 1;
                }
                char::from_u32(value).ok_or((Code::InvalidEscape, start..self.at))
            }
            'x' => {
                let mut value = 0u32;
                if self.eat("{") {
                    let mut digits = 0;
                    loop {
                        match self.next() {
                            Some('}') if digits > 0 => break,
                            Some(d) if d.is_ascii_hexdigit() => {
                                value = (value << 4) + d.to_digit(16).expect("checked");
                                digits += 1;
                                if value > 0x10FFFF {
                                    return invalid(self.at);
                                }
                            }
                            _ => return invalid(self.at),
                        }
                    }
                } else {
                    for _ in 0..2 {
                        match self.next() {
                            Some(d) if d.is_ascii_hexdigit() => {
                                value = (value << 4) + d.to_digit(16).expect("checked");
                            }
                            _ => return invalid(self.at),
                        }
                    }
                }
                Ok(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER))
            }
            'a' => Ok('\x07'),
            'f' => Ok('\x0c'),
            'n' => Ok('\n'),
            'r' => Ok('\r'),
            't' => Ok('\t'),
            'v' => Ok('\x0b'),
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => Ok(c),
            _ => invalid(self.at),
        }
    }

    /// `[...]`
    fn bracket(&mut self) -> Result<Hir> {
        let start = self.at;
        self.at += 1;
        let negated = self.eat("^");
        let mut class = ClassUnicode::empty();
        if negated && self.posix {
            class.push(ClassUnicodeRange::new('\n', '\n'));
        }
        let mut first = true;
        loop {
            let Some(c) = self.peek() else {
                return Err((Code::MissingBracket, start..self.text.len()));
            };
            if c == ']' && !first {
                self.at += 1;
                break;
            }
            if c == '-' && self.posix && !first && !self.rest().starts_with("-]") {
                let end = self.at + 1 + self.rest()[1..].chars().next().map_or(0, char::len_utf8);
                return Err((Code::InvalidCharRange, self.at..end));
            }
            first = false;
            if self.rest().starts_with("[:")
                && let Some(end) = self.rest().find(":]")
            {
                let name = &self.rest()[2..end];
                let (name, not) = name.strip_prefix('^').map_or((name, false), |n| (n, true));
                if !ASCII_CLASSES.iter().any(|(n, _)| *n == name) {
                    return Err((Code::InvalidCharRange, self.at..self.at + end + 2));
                }
                self.at += end + 2;
                self.add(&mut class, ascii_class(name), not);
                continue;
            }
            if !self.posix
                && let Some(named) = self.named_class()?
            {
                class.union(&named);
                continue;
            }
            let from = self.at;
            let lo = self.class_char(start)?;
            let mut hi = lo;
            if self.rest().starts_with('-') && !self.rest().starts_with("-]") && self.rest().len() > 1 {
                self.at += 1;
                hi = self.class_char(start)?;
                if hi < lo {
                    return Err((Code::InvalidCharRange, from..self.at));
                }
            }
            self.add(&mut class, ClassUnicode::new([ClassUnicodeRange::new(lo, hi)]), false);
        }
        if negated {
            class.negate();
        }
        Ok(Hir::class(Class::Unicode(class)))
    }

    fn add(&self, class: &mut ClassUnicode, mut part: ClassUnicode, negated: bool) {
        if self.flags.fold {
            part.case_fold_simple();
        }
        if negated {
            part.negate();
        }
        class.union(&part);
    }

    fn class_char(&mut self, bracket: usize) -> Result<char> {
        match self.peek() {
            None => Err((Code::MissingBracket, bracket..self.text.len())),
            Some('\\') => self.escape(),
            Some(c) => {
                self.at += c.len_utf8();
                Ok(c)
            }
        }
    }

    /// A group, or flags for what follows.
    fn group(&mut self) -> Result<Option<Vec<Item>>> {
        let outer = self.flags;
        let start = self.at;
        let mut index = None;
        if !self.posix && self.rest().starts_with("(?") {
            if self.rest().starts_with("(?P<") || self.rest().starts_with("(?<") {
                index = Some(self.group_name()?);
            } else if !self.group_flags()? {
                return Ok(None);
            }
        } else {
            self.at += 1;
            index = Some(self.names.len());
            self.names.push(String::new());
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err((Code::NestingDepth, 0..self.text.len()));
        }
        let inner = self.alternatives()?;
        self.depth -= 1;
        if !self.eat(")") {
            return Err((Code::MissingParen, 0..self.text.len()));
        }
        debug_assert!(start < self.at);
        self.flags = outer;
        let hir = match index {
            None => inner.hir,
            Some(k) => Hir::capture(Capture {
                index: u32::try_from(k).expect("patterns are short"),
                name: None,
                sub: Box::new(inner.hir),
            }),
        };
        Ok(Some(vec![Item { hir, repeats: inner.repeats }]))
    }

    /// `(?P<name>` or `(?<name>`: the group's number.
    fn group_name(&mut self) -> Result<usize> {
        let start = self.at;
        let open = self.text[start..].find('<').expect("the caller saw it") + start + 1;
        let Some(length) = self.text[open..].find('>') else {
            return Err((Code::InvalidNamedCapture, start..self.text.len()));
        };
        let name = &self.text[open..open + length];
        let valid = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !valid {
            return Err((Code::InvalidNamedCapture, start..open + length + 1));
        }
        self.at = open + length + 1;
        self.names.push(name.to_owned());
        Ok(self.names.len() - 1)
    }

    /// `(?flags)` or `(?flags:`: whether a group follows.
    fn group_flags(&mut self) -> Result<bool> {
        let start = self.at;
        self.at += 2;
        let mut flags = self.flags;
        let mut on = true;
        let mut any = false;
        loop {
            let Some(c) = self.next() else {
                return Err((Code::InvalidPerlOp, start..self.text.len()));
            };
            match c {
                'i' => flags.fold = on,
                'm' => flags.multi_line = on,
                's' => flags.dot_newline = on,
                'U' => flags.ungreedy = on,
                '-' if on => {
                    on = false;
                    any = false;
                    continue;
                }
                ':' | ')' if on || any => {
                    self.flags = flags;
                    return Ok(c == ':');
                }
                _ => return Err((Code::InvalidPerlOp, start..self.at)),
            }
            any = true;
        }
    }
}

fn one(hir: Hir) -> Option<Vec<Item>> {
    Some(vec![Item { hir, repeats: 1 }])
}

/// POSIX's classes of ASCII.
const ASCII_CLASSES: &[(&str, &[(char, char)])] = &[
    ("alnum", &[('0', '9'), ('A', 'Z'), ('a', 'z')]),
    ("alpha", &[('A', 'Z'), ('a', 'z')]),
    ("ascii", &[('\0', '\x7f')]),
    ("blank", &[('\t', '\t'), (' ', ' ')]),
    ("cntrl", &[('\0', '\x1f'), ('\x7f', '\x7f')]),
    ("digit", &[('0', '9')]),
    ("graph", &[('!', '~')]),
    ("lower", &[('a', 'z')]),
    ("print", &[(' ', '~')]),
    ("punct", &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
    ("space", &[('\t', '\r'), (' ', ' ')]),
    ("upper", &[('A', 'Z')]),
    ("word", &[('0', '9'), ('A', 'Z'), ('a', 'z'), ('_', '_')]),
    ("xdigit", &[('0', '9'), ('A', 'F'), ('a', 'f')]),
];

fn ascii_class(name: &str) -> ClassUnicode {
    let ranges = ASCII_CLASSES.iter().find(|(n, _)| *n == name).expect("a class of the table").1;
    ClassUnicode::new(ranges.iter().map(|&(lo, hi)| ClassUnicodeRange::new(lo, hi)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_quote_a_part_of_the_pattern() {
        let error = |p: &'static str| parse(p, false).map(|_| ()).map_err(|(code, at)| (code, &p[at]));
        assert_eq!(error("a**"), Err((Code::InvalidRepeatOp, "**")));
        assert_eq!(error("(a"), Err((Code::MissingParen, "(a")));
        assert_eq!(error("a[z-b]"), Err((Code::InvalidCharRange, "z-b")));
        assert_eq!(error("a{2,1}"), Err((Code::InvalidRepeatSize, "{2,1}")));
        assert_eq!(error("(?=a)"), Err((Code::InvalidPerlOp, "(?=")));
        assert_eq!(error("a{,2}"), Ok(()));
    }
}
