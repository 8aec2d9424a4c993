//! Parses Go files and prints what is wrong with them, then how fast it went:
//! `parse [--lazy | --lazy-then-bodies | --imports] [-n N] FILE...`

use std::time::{Duration, Instant};
use vo_syntax::ast::{Decl, FuncBody};
use vo_syntax::{NodeId, ParseMode, SourceFile, SourceMap, parse_body, parse_file};

/// Parses a file, and perhaps the bodies that were skipped; returns the number of nodes.
fn parse(file: &SourceFile, mode: ParseMode, bodies: bool) -> usize {
    let tree = parse_file(file, mode).tree;
    let mut next_id = NodeId(tree.node_count);
    for decl in tree.decls.iter().filter(|_| bodies) {
        if let Decl::Func(func) = decl
            && let FuncBody::Unparsed(range) = func.body
        {
            parse_body(file, range, &mut next_id);
        }
    }
    next_id.index()
}

fn main() {
    let mut mode = ParseMode::default();
    let (mut rounds, mut bodies) = (1, false);
    let mut paths = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--lazy" => mode.lazy_bodies = true,
            "--lazy-then-bodies" => (mode.lazy_bodies, bodies) = (true, true),
            "--imports" => mode.imports_only = true,
            "-n" => rounds = args.next().and_then(|n| n.parse().ok()).unwrap_or(1),
            _ => paths.push(arg),
        }
    }
    let map = SourceMap::new();
    let read = |path: &String| map.add(path.as_str(), std::fs::read(path).expect("readable file")).expect("room");
    let files: Vec<_> = paths.iter().map(read).collect();
    for file in &files {
        for diagnostic in parse_file(file, mode).diagnostics {
            println!("{}: {}", file.position(diagnostic.span.lo), diagnostic.message);
        }
    }
    let lines: usize = files.iter().map(|f| f.line_count()).sum();
    let bytes: usize = files.iter().map(|f| f.text.len()).sum();
    let mut best = Duration::MAX;
    let mut nodes = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        nodes = files.iter().map(|f| parse(f, mode, bodies)).sum();
        best = best.min(start.elapsed());
    }
    eprintln!(
        "{} files, {lines} lines, {bytes} bytes, {nodes} nodes: {best:?}, {:.2} M lines/s, {:.0} MB/s",
        files.len(),
        lines as f64 / best.as_secs_f64() / 1e6,
        bytes as f64 / best.as_secs_f64() / 1e6
    );
}
