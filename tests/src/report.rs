//! Texts for people: where two outputs part, and what a test run came to.

/// Removes the escape sequences that colour a terminal.
pub fn strip_ansi(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            for c in chars.by_ref() {
                if c.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Shows the first line in which `actual` differs from `expected`.
pub fn first_difference(expected: &[u8], actual: &[u8]) -> String {
    let expected = String::from_utf8_lossy(expected);
    let actual = String::from_utf8_lossy(actual);
    let (mut want, mut have) = (expected.lines(), actual.lines());
    let mut number = 1;
    loop {
        let (w, h) = (want.next(), have.next());
        if w != h {
            return format!(
                "line {number}:\n      expected {}\n      actual   {}",
                shown(w, expected.lines().count()),
                shown(h, actual.lines().count())
            );
        }
        if w.is_none() {
            return "the same lines with different ends".to_string();
        }
        number += 1;
    }
}

fn shown(line: Option<&str>, lines: usize) -> String {
    const WIDTH: usize = 200;
    match line {
        Some(line) if line.chars().count() > WIDTH => {
            format!("{}…", line.chars().take(WIDTH).collect::<String>())
        }
        Some(line) => line.to_string(),
        None => format!("(end, after {lines} lines)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_removed() {
        assert_eq!(strip_ansi("\u{1b}[31merror\u{1b}[0m: x"), "error: x");
    }

    #[test]
    fn the_first_differing_line_is_shown_with_its_number() {
        let text = first_difference(b"a\nb\nc\n", b"a\nx\nc\n");
        assert!(text.starts_with("line 2:") && text.contains("expected b"), "{text}");
        assert!(first_difference(b"a\n", b"a\nb\n").contains("(end, after 1 lines)"));
    }
}
