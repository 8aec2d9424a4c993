//! Finds the source of packages, as the Go command does, and parses it.
//!
//! A [`Target`] is what a user names: files, a folder, an import path. A [`Loader`] finds the packages that it
//! imports, and theirs, in the main module, its replacements, its `vendor` folder and the module cache, and
//! hands them over in dependency order ([`PackageGraph`]), or says what is wrong with the imports. Packages of the
//! standard library are not part of the graph: a [`LibraryImporter`] finds each when the checker asks for it.
//!
//! Invariants: what is in the graph resolves completely: every import is a package of the graph, one of the
//! library, or `unsafe`. Files are read and parsed in parallel, and yet numbered in an order that depends on the
//! sources alone. This crate checks no types; where the library's source is kept, its caller knows.

mod directives;
mod directory;
mod embed;
mod environment;
pub mod go_mod;
mod goroot;
mod graph;
mod library;
mod loader;
mod modules;
mod parallel;
mod target;
mod test_program;
mod vendor;
pub mod version;

pub use directory::holds_assembly;
pub use environment::Environment;
pub use goroot::{Goroot, Search};
pub use graph::{LoadedPackage, PackageGraph};
pub use library::{Library, LibraryFile, LibraryImporter};
pub use loader::Loader;
pub use target::{Target, split_arguments};
pub use test_program::{has_tests, path_of};
