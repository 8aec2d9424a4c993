//! The library declares what Go's packages do, with the same signatures.

use vo_tests::api::{Comparison, go_sources, of_directory, of_package};

/// Packages of which not all is there, with the percentage that is. The numbers only grow.
const PARTIAL: &[(&str, f64)] =
    &[("regexp/syntax", 95.0), ("runtime/trace", 63.0), ("syscall", 42.0), ("testing", 76.0), ("unicode", 99.0)];

#[test]
fn every_package_declares_what_go_does() {
    let Some(root) = go_sources() else { return };
    let mut failures = Vec::new();
    for package in vo_std::packages().iter().filter(|p| !p.path.split('/').any(|part| part == "internal")) {
        let theirs = of_directory(&root.join(package.path));
        let comparison = Comparison::new(&of_package(package), &theirs);
        let least = PARTIAL.iter().find(|(path, _)| *path == package.path).map_or(100.0, |(_, least)| *least);
        let percent = 100.0 * comparison.covered() as f64 / comparison.all.max(1) as f64;
        if percent < least {
            let different: Vec<_> = comparison.different.iter().map(|(name, ..)| name).collect();
            failures.push(format!(
                "{}: {percent:.1} %; missing {:?}, different {different:?}",
                package.path, comparison.missing
            ));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
