//! Crates form floors, and each imports only what lies below it.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// For each crate the crates of the workspace it may import. What is not listed
/// for a crate is above it, beside it, or none of its business.
const FLOORS: &[(&str, &[&str])] = &[
    ("vo-bytecode", &[]),
    ("vo-func-table", &["vo-bytecode"]),
    ("vo-runtime", &["vo-bytecode", "vo-func-table"]),
    ("vo-runtime-symbols", &["vo-bytecode", "vo-func-table", "vo-runtime"]),
    ("vo-vm", &["vo-bytecode", "vo-func-table", "vo-runtime", "vo-runtime-symbols"]),
    ("vo-codegen", &["vo-bytecode", "vo-func-table", "vo-runtime", "vo-runtime-symbols"]),
    ("vo-jit", &["vo-bytecode", "vo-func-table", "vo-runtime", "vo-runtime-symbols", "vo-codegen"]),
    ("vo-aot", &["vo-bytecode", "vo-func-table", "vo-runtime", "vo-runtime-symbols", "vo-codegen"]),
    (
        "vo-tier",
        &[
            "vo-bytecode",
            "vo-func-table",
            "vo-runtime",
            "vo-runtime-symbols",
            "vo-vm",
            "vo-codegen",
            "vo-jit",
            "vo-aot",
        ],
    ),
    ("vo-std", &["vo-bytecode", "vo-runtime"]),
    ("vo-aot-rt", &["vo-bytecode", "vo-func-table", "vo-runtime", "vo-runtime-symbols", "vo-vm", "vo-std"]),
    ("vo-syntax", &["vo-bytecode"]),
    ("vo-types", &["vo-bytecode", "vo-syntax"]),
    ("vo-packages", &["vo-syntax", "vo-types"]),
    ("vo-lower", &["vo-bytecode", "vo-syntax", "vo-types"]),
    (
        "vo",
        &[
            "vo-bytecode",
            "vo-func-table",
            "vo-runtime",
            "vo-runtime-symbols",
            "vo-vm",
            "vo-codegen",
            "vo-jit",
            "vo-aot",
            "vo-tier",
            "vo-syntax",
            "vo-types",
            "vo-packages",
            "vo-lower",
            "vo-std",
        ],
    ),
    ("vo-cli", &["vo"]),
    ("vo-tests", &["vo-std", "vo-syntax", "vo-types"]),
    ("benches", &[]),
];

/// The crates of the workspace with what each imports of it, tests left aside.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = MetadataCommand::new().current_dir(vo_tests::root()).no_deps().exec().expect("cargo metadata runs");
    let packages = metadata.workspace_packages();
    let members: BTreeSet<String> = packages.iter().map(|p| p.name.to_string()).collect();
    let mut imports = BTreeMap::new();
    for package in packages {
        let used = package
            .dependencies
            .iter()
            .filter(|d| d.kind != DependencyKind::Development && members.contains(&d.name))
            .map(|d| d.name.clone())
            .collect();
        imports.insert(package.name.to_string(), used);
    }
    imports
}

#[test]
fn every_crate_imports_only_floors_below_its_own() {
    let floors: BTreeMap<&str, &[&str]> = FLOORS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (name, used) in imports() {
        let Some(allowed) = floors.get(name.as_str()) else {
            wrong.push(format!("{name} has no floor: add it to the table"));
            continue;
        };
        for import in used.iter().filter(|import| !allowed.contains(&import.as_str())) {
            wrong.push(format!("{name} imports {import}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_interpreter_and_the_compilers_do_not_know_each_other() {
    let imports = imports();
    for (crate_name, other) in [("vo-vm", "vo-jit"), ("vo-vm", "vo-codegen"), ("vo-jit", "vo-vm"), ("vo-aot", "vo-vm")]
    {
        assert!(!imports[crate_name].contains(other), "{crate_name} imports {other}");
    }
}

#[test]
fn the_table_of_floors_has_no_cycle() {
    let mut seen = BTreeSet::new();
    for (name, allowed) in FLOORS {
        for import in *allowed {
            assert!(seen.contains(import), "{import} stands above {name} in the table");
        }
        seen.insert(name);
    }
}
