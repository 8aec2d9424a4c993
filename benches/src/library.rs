//! What the standard library's functions cost: programs of `library/` that spend their time in them, as
//! compiled Go and under `vo`.

use crate::engines::{Engine, Workshop};
use crate::measure::{Row, measure};
use crate::report::table;

/// The folder of the programs, which is the beginning of their names.
pub const FOLDER: &str = "library/";

/// The programs and their sizes: elements, bytes, or a number whose factorial is wanted.
const PROGRAMS: [(&str, u32); 10] = [
    ("builder", 300_000),
    ("strconv", 3_000_000),
    ("sprintf", 1_000_000),
    ("sort", 1_000_000),
    ("words", 3_000_000),
    ("scanner", 100_000_000),
    ("json_unmarshal", 10_000_000),
    ("json_marshal", 60_000),
    ("regexp", 10_000_000),
    ("factorial", 20_000),
];

const ENGINES: [Engine; 3] = [Engine::Go, Engine::VoAuto, Engine::VoAot];

/// Measures all programs, `runs` times each.
pub fn library(workshop: &mut Workshop, runs: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, size) in PROGRAMS {
        eprintln!("library: {name}");
        let mut row = measure(workshop, &format!("{FOLDER}{name}"), &[size.to_string()], &ENGINES, runs);
        row.name = name.to_string();
        rows.push(row);
    }
    rows
}

/// The measurements as Markdown.
pub fn markdown(rows: &[Row], runs: usize) -> String {
    format!(
        "Medians of {runs} interleaved runs, wall time of whole processes in milliseconds, and in \
         parentheses the ratio to Go.\n\n{}",
        table(rows, Engine::Go)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_program_has_a_source() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
        for (name, _) in PROGRAMS {
            assert!(root.join(format!("{name}.go")).is_file(), "{name}");
        }
    }
}
