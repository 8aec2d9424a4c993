//! Recognises JSON, and finds where values end, without recursion.

use std::borrow::Cow;

use super::names::Names;
use super::strings;

/// The deepest nesting allowed.
const MAX_DEPTH: usize = 10_000;

/// What JSON's grammar leaves open.
#[derive(Clone, Copy)]
pub struct Rules {
    /// Strings are UTF-8, and escaped surrogates stand in pairs.
    pub unicode: bool,
    /// The names of an object's members differ.
    pub unique_names: bool,
    pub max_depth: usize,
}

pub struct Scanner<'a> {
    data: &'a [u8],
    at: usize,
    rules: Rules,
    names: Names<'a>,
}

impl<'a> Scanner<'a> {
    pub fn new(data: &'a [u8]) -> Scanner<'a> {
        Scanner::with_rules(data, 0, Rules { unicode: false, unique_names: false, max_depth: MAX_DEPTH })
    }

    pub fn with_rules(data: &'a [u8], at: usize, rules: Rules) -> Scanner<'a> {
        Scanner { data, at, rules, names: Names::default() }
    }

    /// The end of the value that begins here, if it is valid.
    pub fn checked_value_end(mut self) -> Option<usize> {
        self.value()?;
        Some(self.at)
    }

    /// Whether the data is one value.
    pub fn document(mut self) -> bool {
        self.space();
        let is_value = self.value().is_some();
        self.space();
        is_value && self.at == self.data.len()
    }

    /// The end of the value that begins at `i`. The data is valid.
    pub fn value_end(mut self, i: usize) -> usize {
        self.at = i;
        match self.value() {
            Some(()) => self.at,
            None => self.data.len(),
        }
    }

    /// Goes past the value that begins here; `None` if there is none.
    fn value(&mut self) -> Option<()> {
        let mut open: Vec<u8> = Vec::new();
        loop {
            let closer = self.scalar_or_opening()?;
            if let Some(closer) = closer {
                if open.len() == self.rules.max_depth {
                    return None;
                }
                self.space();
                if self.peek()? != closer {
                    open.push(closer);
                    if closer == b'}' {
                        self.open_names();
                        self.key()?;
                    }
                    continue;
                }
                self.at += 1;
            }
            if !self.after_value(&mut open)? {
                return Some(());
            }
        }
    }

    /// Goes past a scalar, or past the opening of an array or object, of which it gives the closing.
    #[inline]
    fn scalar_or_opening(&mut self) -> Option<Option<u8>> {
        match self.next()? {
            b'{' => return Some(Some(b'}')),
            b'[' => return Some(Some(b']')),
            b'"' => self.string()?,
            b't' => self.word(b"rue")?,
            b'f' => self.word(b"alse")?,
            b'n' => self.word(b"ull")?,
            c @ (b'-' | b'0'..=b'9') => self.number(c)?,
            _ => return None,
        }
        Some(None)
    }

    /// Closes what ends here, and goes on to the next value inside of what is open; false if there is none.
    #[inline]
    fn after_value(&mut self, open: &mut Vec<u8>) -> Option<bool> {
        while let Some(&closer) = open.last() {
            self.space();
            match self.next()? {
                b',' => {
                    self.space();
                    if closer == b'}' {
                        self.key()?;
                    }
                    return Some(true);
                }
                c if c == closer => {
                    open.pop();
                    if closer == b'}' && self.rules.unique_names {
                        self.names.close();
                    }
                }
                _ => return None,
            }
        }
        Some(false)
    }

    #[inline]
    fn open_names(&mut self) {
        if self.rules.unique_names {
            self.names.open();
        }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.data.get(self.at).copied()
    }

    #[inline]
    fn next(&mut self) -> Option<u8> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    #[inline]
    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn word(&mut self, rest: &[u8]) -> Option<()> {
        let end = self.at + rest.len();
        let matches = self.data.get(self.at..end)? == rest;
        self.at = end;
        matches.then_some(())
    }

    /// A member's name, and what separates it from the value.
    fn key(&mut self) -> Option<()> {
        (self.next()? == b'"').then_some(())?;
        let start = self.at;
        self.string()?;
        if self.rules.unique_names {
            self.add_name(start)?;
        }
        self.space();
        (self.next()? == b':').then_some(())?;
        self.space();
        Some(())
    }

    /// Notes the name that begins at `start` and ends here; `None` if there has been another.
    #[inline(never)]
    fn add_name(&mut self, start: usize) -> Option<()> {
        let quoted = &self.data[start..self.at - 1];
        let name = strings::unquote(quoted).map_or(Cow::Borrowed(quoted), Cow::Owned);
        self.names.add(name).then_some(())
    }

    #[inline(never)]
    fn unicode_string(&mut self) -> Option<()> {
        let (len, _) = strings::scan(&self.data[self.at..])?;
        self.at += len;
        Some(())
    }

    /// Goes past the string whose quote has been read.
    #[inline]
    fn string(&mut self) -> Option<()> {
        if self.rules.unicode {
            return self.unicode_string();
        }
        loop {
            self.at += strings::plain_prefix(&self.data[self.at..], strings::Plain::Scan);
            match self.next()? {
                b'"' => return Some(()),
                b'\\' => match self.next()? {
                    b'b' | b'f' | b'n' | b'r' | b't' | b'\\' | b'/' | b'"' => {}
                    b'u' => {
                        let digits = self.data.get(self.at..self.at + 4)?;
                        digits.iter().all(u8::is_ascii_hexdigit).then_some(())?;
                        self.at += 4;
                    }
                    _ => return None,
                },
                _ => return None,
            }
        }
    }

    /// At least one digit.
    #[inline]
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    /// Goes past the number whose first character has been read.
    #[inline]
    fn number(&mut self, first: u8) -> Option<()> {
        let leading = if first == b'-' { self.next()? } else { first };
        if !leading.is_ascii_digit() {
            return None;
        }
        if leading != b'0' {
            self.at -= 1;
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_from_what_is_none() {
        for good in ["0", "-0.5e+7", r#" { "a" : [ ] , "b":[1, "\u00e9\n" ,{}],"c":null}"#, "[[true],false]\n"] {
            assert!(Scanner::new(good.as_bytes()).document(), "{good}");
        }
        let bad = [
            "",
            "01",
            "-",
            "1.",
            "1e",
            "[1,]",
            "{,}",
            r#"{"a"}"#,
            r#""\x""#,
            r#""\u12g4""#,
            "\"\n\"",
            "[1}",
            "tru",
            "1 2",
        ];
        for bad in bad {
            assert!(!Scanner::new(bad.as_bytes()).document(), "{bad}");
        }
        let deep = |n| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(Scanner::new(deep(MAX_DEPTH).as_bytes()).document());
        assert!(!Scanner::new(deep(MAX_DEPTH + 1).as_bytes()).document());
    }

    #[test]
    fn rules_forbid_what_the_grammar_allows() {
        let all = Rules { unicode: true, unique_names: true, max_depth: 2 };
        let end = |text: &[u8], rules| Scanner::with_rules(text, 0, rules).checked_value_end();
        assert_eq!(end(br#"{"a":{"a":1},"b":{"a":2}} "#, all), Some(25));
        assert_eq!(end(br#"{"a":1,"\u0061":2}"#, all), None);
        assert_eq!(end(br#"{"a":1,"\u0061":2}"#, Rules { unique_names: false, ..all }), Some(18));
        assert_eq!(end(b"[\"\xff\"]", all), None);
        assert_eq!(end(b"[\"\xff\"]", Rules { unicode: false, ..all }), Some(5));
        assert_eq!(end(b"[[[]]]", all), None);
        assert_eq!(end(b"[[]]", all), Some(4));
    }

    #[test]
    fn a_value_ends_where_the_next_character_is_not_its_own() {
        let text = br#"[{"a":[1,2]},3]"#;
        assert_eq!(Scanner::new(text).value_end(1), 12);
        assert_eq!(Scanner::new(text).value_end(13), 14);
        assert_eq!(Scanner::new(text).value_end(0), text.len());
    }
}
