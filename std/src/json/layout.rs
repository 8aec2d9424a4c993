//! Valid JSON with other space between its tokens.

use super::strings;
use crate::sink::Sink;

/// Writes `src` without space; what is of meaning in HTML and JavaScript is escaped if `html`.
pub fn compact(out: &mut Sink, src: &[u8], html: bool) {
    let mut at = 0;
    while at < src.len() {
        match src[at] {
            b' ' | b'\t' | b'\r' | b'\n' => at += 1,
            b'"' => {
                let end = at + 1 + strings::end(&src[at + 1..]);
                let string = &src[at..end];
                if html {
                    escape_html(out, string)
                } else {
                    out.push_all(string)
                }
                at = end;
            }
            c => {
                out.push(c);
                at += 1;
            }
        }
    }
}

fn escape_html(out: &mut Sink, string: &[u8]) {
    let mut start = 0;
    for (at, &c) in string.iter().enumerate() {
        match c {
            b'<' | b'>' | b'&' => {
                out.push_all(&string[start..at]);
                strings::escape_by_number(out, c);
                start = at + 1;
            }
            0xe2 => {
                if let Some(c) = strings::separator(&string[at..]) {
                    out.push_all(&string[start..at]);
                    strings::escape_separator(out, c);
                    start = at + 3;
                }
            }
            _ => {}
        }
    }
    out.push_all(&string[start..]);
}

/// Writes `src` with each element and member on a line of its own. Space after the value stays.
pub fn indent(out: &mut Sink, src: &[u8], prefix: &[u8], indent: &[u8]) {
    let is_space = |c: &u8| matches!(c, b' ' | b'\t' | b'\r' | b'\n');
    let value_len = src.iter().rposition(|c| !is_space(c)).map_or(0, |k| k + 1);
    let (value, tail) = src.split_at(value_len);
    let newline = |out: &mut Sink, depth: usize| {
        out.push(b'\n');
        out.push_all(prefix);
        (0..depth).for_each(|_| out.push_all(indent));
    };
    let (mut at, mut depth, mut opened) = (0, 0, false);
    while at < value.len() {
        let c = value[at];
        if is_space(&c) {
            at += 1;
            continue;
        }
        if opened && c != b']' && c != b'}' {
            depth += 1;
            newline(out, depth);
        }
        let len = if c == b'"' { 1 + strings::end(&value[at + 1..]) } else { 1 };
        if matches!(c, b']' | b'}') && !opened {
            depth -= 1;
            newline(out, depth);
        }
        out.push_all(&value[at..at + len]);
        match c {
            b',' => newline(out, depth),
            b':' => out.push(b' '),
            _ => {}
        }
        opened = matches!(c, b'{' | b'[');
        at += len;
    }
    out.push_all(tail);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Sink)) -> String {
        let mut dst = [0; 200];
        let mut out = Sink::new(&mut dst);
        write(&mut out);
        let len = out.len();
        String::from_utf8(dst[..len].to_vec()).expect("the sources are UTF-8")
    }

    #[test]
    fn space_is_taken_from_between_tokens_only() {
        let src = "{ \"a b\" : [ 1 ,\t2 ] }\n";
        assert_eq!(written(|out| compact(out, src.as_bytes(), false)), r#"{"a b":[1,2]}"#);
        let src = "\"<\u{2028}\"";
        assert_eq!(written(|out| compact(out, src.as_bytes(), true)), r#""\u003c\u2028""#);
    }

    #[test]
    fn members_and_elements_get_lines() {
        let src = r#"{"a":[1,{}],"b":""} "#;
        let expected = "{\n>.\"a\": [\n>..1,\n>..{}\n>.],\n>.\"b\": \"\"\n>} ";
        assert_eq!(written(|out| indent(out, src.as_bytes(), b">", b".")), expected);
    }
}
