//! Input that no one writes: the parser reports it and ends, without panic and without overflowing the stack.

use vo_syntax::{ParseMode, SourceFile, parse_file};

fn parse(text: impl Into<Vec<u8>>) -> Vec<String> {
    let file = SourceFile::standalone("x.go", text.into());
    let lazy = ParseMode { lazy_bodies: true, ..ParseMode::default() };
    let imports = ParseMode { imports_only: true, ..ParseMode::default() };
    parse_file(&file, lazy);
    parse_file(&file, imports);
    parse_file(&file, ParseMode::default()).diagnostics.into_iter().map(|d| d.message).collect()
}

#[test]
fn deep_nesting_is_reported_not_overflowed() {
    let pieces = [
        "(",
        "[",
        "{",
        "-",
        "<-",
        "*",
        "&",
        "!",
        "f(",
        "a[",
        "T{",
        "T{{",
        "[]",
        "func(",
        "func() {",
        "func() func() ",
        "struct{a ",
        "interface{ f() ",
        "map[",
        "map[int]",
        "chan ",
        "x.(",
        "x == (y, ",
        "[1]",
        "f[func(",
        "interface{ ~",
        "*(",
        "(*",
        "T[T[",
        "func(x ...",
        "go func() {",
        "[...]",
        "a[b:",
        "map[T{",
    ];
    let statements = [
        "if x {",
        "if true { } else ",
        "for {",
        "switch { case x: ",
        "select { case <-x: ",
        "{",
        "L: ",
        "go f(",
        "func() {",
        "if x := func() {",
        "type T struct { a ",
        "var x = (",
        "defer func() {",
    ];
    for piece in pieces {
        let deep = piece.repeat(100_000);
        for (before, after) in [("var x = ", ""), ("var x ", ""), ("type T ", ""), ("type T[P ", ""), ("func f(", "")] {
            let messages = parse(format!("package p\n{before}{deep}{after}"));
            assert!(!messages.is_empty(), "{before}{piece}");
        }
    }
    for piece in statements.iter().chain(&pieces) {
        let messages = parse(format!("package p\nfunc f() {{\n{}", piece.repeat(100_000)));
        assert!(!messages.is_empty(), "{piece}");
    }
}

#[test]
fn long_chains_are_reported_not_overflowed() {
    for piece in ["+ 1 ", "| a ", ".b", "[0]", "()", ".(T)", "[:]", "&& a == b "] {
        let messages = parse(format!("package p\nvar x = a{}", piece.repeat(100_000)));
        assert!(messages.iter().any(|m| m == "expression too long"), "{piece}: {messages:?}");
    }
    assert_eq!(parse(format!("package p\nvar x = a{}", " + 1".repeat(5_000))), [""; 0]);
}

#[test]
fn garbage_ends_with_diagnostics() {
    // A small generator, so that failures repeat.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below
    };
    let words = [
        "if",
        "for",
        "func",
        "type",
        "struct",
        "interface",
        "switch",
        "case",
        "default",
        "select",
        "range",
        "go",
        "defer",
        "return",
        "goto",
        "x",
        "T",
        "1",
        "\"s\"",
        "'a",
        "`r`",
        "\"",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        "\n",
        ":",
        ":=",
        "=",
        "...",
        "<-",
        "*",
        "+",
        "~",
        "|",
        ".",
        "/*",
        "//",
        "\\",
        "\u{feff}",
        "é",
        "²",
        "map",
        "chan",
        "const",
        "var",
        "import",
        "package",
        "else",
        "0x",
        "1e",
        "0b2",
    ];
    for _ in 0..2_000 {
        let mut text = b"package p\nfunc f() {\n".to_vec();
        for _ in 0..random(60) {
            text.extend_from_slice(words[random(words.len())].as_bytes());
            text.push(b' ');
        }
        parse(text.clone());
        for _ in 0..random(4) {
            let at = random(text.len());
            text[at] = random(256) as u8;
        }
        parse(text);
    }
}
