//! Terminating statements (spec: Terminating statements).

use vo_syntax::Symbol;
use vo_syntax::ast::{Block, BranchKind, CaseClause, ExprKind, Stmt, StmtKind};

use crate::checker::Checker;

impl<'a> Checker<'a> {
    pub(crate) fn is_terminating_list(&self, list: &'a [Stmt]) -> bool {
        let last = list.iter().rfind(|s| !matches!(s.kind, StmtKind::Empty));
        last.is_some_and(|s| self.is_terminating(s, None))
    }

    fn is_terminating(&self, s: &'a Stmt, label: Option<Symbol>) -> bool {
        match &s.kind {
            StmtKind::Return(_) | StmtKind::Branch(BranchKind::Goto | BranchKind::Fallthrough, _) => true,
            StmtKind::Expr(e) => match &e.unparen().kind {
                ExprKind::Call(_) => self.panic_calls.contains(&(self.env.file, e.unparen().id)),
                _ => false,
            },
            StmtKind::Labeled(labeled) => self.is_terminating(&labeled.stmt, Some(labeled.label.name)),
            StmtKind::Block(block) => self.is_terminating_list(&block.stmts),
            StmtKind::If(_) => self.is_terminating_if(s),
            StmtKind::Switch(switch) => self.are_terminating_clauses(&switch.clauses, label),
            StmtKind::TypeSwitch(switch) => self.are_terminating_clauses(&switch.clauses, label),
            StmtKind::Select(select) => select
                .clauses
                .iter()
                .all(|c| self.is_terminating_list(&c.body) && !has_break_list(&c.body, label, true)),
            StmtKind::For(for_) => for_.cond.is_none() && !has_break_block(&for_.body, label, true),
            _ => false,
        }
    }

    /// Chains of `else if` are walked in a loop.
    fn is_terminating_if(&self, s: &'a Stmt) -> bool {
        let mut s = s;
        while let StmtKind::If(if_) = &s.kind {
            if !self.is_terminating_list(&if_.then.stmts) {
                return false;
            }
            match &if_.els {
                Some(els) => s = els,
                None => return false,
            }
        }
        self.is_terminating(s, None)
    }

    fn are_terminating_clauses(&self, clauses: &'a [CaseClause], label: Option<Symbol>) -> bool {
        clauses.iter().any(|c| c.is_default)
            && clauses.iter().all(|c| self.is_terminating_list(&c.body) && !has_break_list(&c.body, label, true))
    }
}

fn has_break_block(block: &Block, label: Option<Symbol>, implicit: bool) -> bool {
    has_break_list(&block.stmts, label, implicit)
}

fn has_break_list(list: &[Stmt], label: Option<Symbol>, implicit: bool) -> bool {
    list.iter().any(|s| has_break(s, label, implicit))
}

/// A `break` that refers to the statement labelled `label`, or (with `implicit`) to the nearest.
fn has_break(s: &Stmt, label: Option<Symbol>, implicit: bool) -> bool {
    match &s.kind {
        StmtKind::Branch(BranchKind::Break, None) => implicit,
        StmtKind::Branch(BranchKind::Break, Some(target)) => Some(target.name) == label,
        StmtKind::Labeled(labeled) => has_break(&labeled.stmt, label, implicit),
        StmtKind::Block(block) => has_break_block(block, label, implicit),
        StmtKind::If(if_) => {
            has_break_block(&if_.then, label, implicit)
                || if_.els.as_ref().is_some_and(|s| has_break(s, label, implicit))
        }
        StmtKind::Switch(s) => label.is_some() && s.clauses.iter().any(|c| has_break_list(&c.body, label, false)),
        StmtKind::TypeSwitch(s) => label.is_some() && s.clauses.iter().any(|c| has_break_list(&c.body, label, false)),
        StmtKind::Select(s) => label.is_some() && s.clauses.iter().any(|c| has_break_list(&c.body, label, false)),
        StmtKind::For(f) => label.is_some() && has_break_block(&f.body, label, false),
        StmtKind::Range(r) => label.is_some() && has_break_block(&r.body, label, false),
        _ => false,
    }
}
