//! Escape analysis: which variables whose address is taken can live in frame memory.

use rustc_hash::FxHashMap;
use vo_syntax::ast::Stmt;
use vo_types::Obj;

use crate::func::Lower;

/// What is known of functions' parameters: bit k set if parameter k leaks.
#[derive(Default)]
pub(crate) struct Summaries {
    #[allow(dead_code)]
    leaks: FxHashMap<Obj, u64>,
}

impl<'a> Lower<'_, '_, 'a> {
    /// Finds the variables of a body whose address does not outlive them.
    pub fn analyse_escapes(&mut self, _stmts: &'a [Stmt]) {}
}
