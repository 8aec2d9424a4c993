//! Lowering: a checked program to bytecode.
//!
//! [`lower_program`] follows references from `main.main` and the packages' initialisation, and makes
//! bytecode of the functions it meets, one instance for each list of type arguments. What can't be
//! lowered yet is a diagnostic, never wrong code.
//!
//! Invariants: every register number is decided here; code is emitted in one pass over a function's
//! syntax, after a scan that tells what the function contains; the module that comes out passes the
//! bytecode's verifier.
//!
//! This crate knows nothing of engines, of the heap or of the library; it names natives, which the
//! runtime and the library provide ([`natives`]).

mod abi;
mod access;
mod arith;
mod assign;
mod builtins;
mod call;
mod capture;
mod chan;
mod closure;
mod composite;
mod cond;
mod convert;
mod decl;
mod effects;
mod embed;
mod escape;
mod expr;
mod func;
mod iface;
mod interval;
mod intrinsics;
mod layout;
mod linkname;
mod loops;
mod map;
mod method;
mod names;
pub mod natives;
mod place;
mod program;
mod rangefunc;
mod reflect_stubs;
mod runtime;
mod stmt;
mod switch;
mod thunk;
mod tuple;
mod types_table;

use vo_bytecode::Module;
use vo_syntax::{Diagnostic, SourceMap};
use vo_types::{Checker, PkgId};

/// Lowers the main package of a checked program, with all it needs.
///
/// # Errors
/// What the checker finds wrong in library bodies that are checked on the way, and what lowering does
/// not support.
pub fn lower_program(chk: &mut Checker<'_>, sources: &SourceMap) -> Result<Module, Vec<Diagnostic>> {
    let packages = chk.packages().len();
    let is_main = |k: &usize| chk.package(PkgId(*k as u32)).name == vo_syntax::sym::MAIN;
    // A program that runs the tests of another one is checked after it.
    let Some(main) = (0..packages).rev().find(is_main) else {
        return Err(vec![Diagnostic::new(vo_syntax::Span::NONE, "no main package")]);
    };
    let mut program = program::Program::new(chk, sources);
    program.lower(PkgId(main as u32));
    let errors = std::mem::take(&mut program.errors);
    let module = std::mem::take(&mut program.module);
    // Where the checker complains, what lowering says of the same code follows from it.
    for found in [chk.sorted_errors(), errors] {
        if !found.is_empty() {
            return Err(found);
        }
    }
    if cfg!(debug_assertions)
        && let Err(error) = vo_bytecode::verify(&module)
    {
        return Err(vec![Diagnostic::new(vo_syntax::Span::NONE, format!("internal error: {error}"))]);
    }
    Ok(module)
}
