//! Checks labels and branch statements of a function body (spec: `Labeled statements`, `Break statements`,
//! `Continue statements`, `Goto statements`, `Fallthrough statements`).
//!
//! Invariants: a body without diagnostics from here has a target for every branch. Function literals inside are
//! functions of their own, and are checked when they are parsed. What a branch leads to is not recorded: with
//! the rules kept, the innermost enclosing statement (of that label) is it.

use crate::ast::*;
use crate::printer::expr_string;
use crate::span::{Diagnostic, Pos, SourceFile};
use crate::symbol::Symbol;
use std::collections::HashMap;

/// Checks a body, and adds what is wrong to the diagnostics.
pub(crate) fn check_branches(source: &SourceFile, body: &Block, diagnostics: &mut Vec<Diagnostic>) {
    let mut checker = Checker { source, diagnostics, labels: HashMap::new(), order: Vec::new() };
    let mut scope = Scope::default();
    let pending = checker.stmts(&body.stmts, body.lbrace, &mut scope, Context::default());
    for goto in pending {
        checker.unresolved(goto);
    }
    checker.report_unused();
}

/// What may stand in a statement list, because of the statements around it.
#[derive(Clone, Copy, Default)]
struct Context {
    in_loop: bool,
    /// In a loop, switch or select.
    breakable: bool,
    /// The innermost breakable statement is a switch or type switch, and whether it is the latter.
    switch: Option<SwitchKind>,
    clause: Clause,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SwitchKind {
    Values,
    Types,
}

/// The list is that of a switch clause itself.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Clause {
    #[default]
    None,
    Inner,
    Last,
}

/// The lists that enclose the statement at hand: their labels, and the labeled statements it is part of.
#[derive(Default)]
struct Scope {
    visible: Vec<Symbol>,
    enclosing: Vec<(Symbol, Labeled)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Labeled {
    Loop,
    /// Switch or select.
    Switch,
    Other,
}

struct Label {
    pos: Pos,
    /// Where the block that it stands in begins.
    block: Pos,
    used: bool,
}

/// A goto whose label has not come yet.
struct Pending {
    label: Ident,
    /// The last variable declared after it, in the list that is being walked.
    jumps_over: Option<(String, Pos)>,
}

struct Checker<'a> {
    source: &'a SourceFile,
    diagnostics: &'a mut Vec<Diagnostic>,
    labels: HashMap<Symbol, Label>,
    order: Vec<Symbol>,
}

impl Checker<'_> {
    fn error(&mut self, pos: Pos, message: String) {
        self.diagnostics.push(Diagnostic::new(pos.span(), message));
    }

    /// Walks a list of statements; returns the gotos that no label in it has caught.
    fn stmts(&mut self, stmts: &[Stmt], block: Pos, scope: &mut Scope, context: Context) -> Vec<Pending> {
        let visible = scope.visible.len();
        let mut pending = Vec::new();
        let trailing_empty = stmts.iter().rev().take_while(|s| matches!(s.kind, StmtKind::Empty)).count();
        let last = (stmts.len() - trailing_empty).saturating_sub(1);
        for (i, stmt) in stmts.iter().enumerate() {
            // Only the last statement of a clause may be a fallthrough.
            let clause = if i >= last { context.clause } else { Clause::None };
            let context = Context { clause, ..context };
            self.stmt(stmt, block, scope, context, &mut pending);
        }
        scope.visible.truncate(visible);
        // A label further out is reached after the variables of this list have gone.
        for goto in &mut pending {
            goto.jumps_over = None;
        }
        pending
    }

    fn stmt(&mut self, stmt: &Stmt, block: Pos, scope: &mut Scope, context: Context, pending: &mut Vec<Pending>) {
        match &stmt.kind {
            StmtKind::Labeled(labeled) => {
                let is_new = self.declare(labeled.label, block, scope, pending);
                let kind = match labeled.stmt.kind {
                    _ if !is_new => Labeled::Other,
                    StmtKind::For(_) | StmtKind::Range(_) => Labeled::Loop,
                    StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_) => Labeled::Switch,
                    _ => Labeled::Other,
                };
                scope.enclosing.push((labeled.label.name, kind));
                self.stmt(&labeled.stmt, block, scope, context, pending);
                scope.enclosing.pop();
            }
            StmtKind::Branch(kind, label) => self.branch(stmt, *kind, *label, scope, context, pending),
            StmtKind::Define(define) => {
                note_variable(pending, || names_text(&define.lhs), define.op_pos);
            }
            StmtKind::Decl(decl) => {
                if let Decl::Var(group) = &**decl {
                    for spec in &group.specs {
                        let names = || spec.names.iter().map(|n| n.name.as_str()).collect::<Vec<_>>().join(", ");
                        note_variable(pending, names, spec.span.lo);
                    }
                }
            }
            _ => self.compound(stmt, scope, context, pending),
        }
    }

    fn compound(&mut self, stmt: &Stmt, scope: &mut Scope, context: Context, pending: &mut Vec<Pending>) {
        let inner = Context { clause: Clause::None, ..context };
        let in_loop = Context { in_loop: true, breakable: true, switch: None, clause: Clause::None };
        match &stmt.kind {
            StmtKind::Block(block) => pending.extend(self.stmts(&block.stmts, block.lbrace, scope, inner)),
            StmtKind::If(s) => {
                pending.extend(self.stmts(&s.then.stmts, s.then.lbrace, scope, inner));
                if let Some(els) = &s.els {
                    self.compound(els, scope, context, pending);
                }
            }
            StmtKind::For(s) => pending.extend(self.stmts(&s.body.stmts, s.body.lbrace, scope, in_loop)),
            StmtKind::Range(s) => pending.extend(self.stmts(&s.body.stmts, s.body.lbrace, scope, in_loop)),
            StmtKind::Switch(s) => self.clauses(&s.clauses, SwitchKind::Values, scope, context, pending),
            StmtKind::TypeSwitch(s) => self.clauses(&s.clauses, SwitchKind::Types, scope, context, pending),
            StmtKind::Select(s) => {
                let inner = Context { breakable: true, switch: None, ..inner };
                for clause in &s.clauses {
                    pending.extend(self.stmts(&clause.body, clause.span.lo, scope, inner));
                }
            }
            _ => {}
        }
    }

    fn clauses(
        &mut self,
        clauses: &[CaseClause],
        kind: SwitchKind,
        scope: &mut Scope,
        context: Context,
        pending: &mut Vec<Pending>,
    ) {
        for (i, clause) in clauses.iter().enumerate() {
            let position = if i + 1 == clauses.len() { Clause::Last } else { Clause::Inner };
            let inner = Context { breakable: true, switch: Some(kind), clause: position, ..context };
            pending.extend(self.stmts(&clause.body, clause.span.lo, scope, inner));
        }
    }

    /// A label: it catches the gotos before it, in this list and in lists inside it. False if the function
    /// has it already.
    fn declare(&mut self, label: Ident, block: Pos, scope: &mut Scope, pending: &mut Vec<Pending>) -> bool {
        if label.name.is_blank() {
            return true;
        }
        if let Some(earlier) = self.labels.get(&label.name) {
            let at = self.source.position(earlier.pos);
            self.error(label.span.lo, format!("label {} already defined at {at}", label.name));
            return false;
        }
        let mut used = false;
        for goto in pending.extract_if(.., |p| p.label.name == label.name) {
            used = true;
            if let Some((names, pos)) = goto.jumps_over {
                let at = self.source.position(pos);
                let message = format!("goto {} jumps over declaration of {names} at {at}", label.name);
                self.error(goto.label.span.lo, message);
            }
        }
        self.labels.insert(label.name, Label { pos: label.span.lo, block, used });
        self.order.push(label.name);
        scope.visible.push(label.name);
        true
    }

    fn branch(
        &mut self,
        stmt: &Stmt,
        kind: BranchKind,
        label: Option<Ident>,
        scope: &Scope,
        context: Context,
        pending: &mut Vec<Pending>,
    ) {
        let pos = stmt.span.lo;
        match (kind, label) {
            (BranchKind::Goto, Some(label)) => {
                if scope.visible.contains(&label.name) {
                    self.mark_used(label.name);
                } else {
                    pending.push(Pending { label, jumps_over: None });
                }
            }
            (BranchKind::Fallthrough, _) => self.fallthrough(pos, context),
            (_, Some(label)) => self.labeled_branch(kind, label, scope),
            (BranchKind::Break, None) if !context.breakable => {
                self.error(pos, "break is not in a loop, switch, or select".into());
            }
            (BranchKind::Continue, None) if !context.in_loop => {
                self.error(pos, "continue is not in a loop".into());
            }
            _ => {}
        }
    }

    fn fallthrough(&mut self, pos: Pos, context: Context) {
        let message = match (context.switch, context.clause) {
            (Some(SwitchKind::Types), _) => "cannot fallthrough in type switch",
            (Some(SwitchKind::Values), Clause::Inner) => return,
            (Some(SwitchKind::Values), Clause::Last) => "cannot fallthrough final case in switch",
            _ => "fallthrough statement out of place",
        };
        self.error(pos, message.into());
    }

    /// `break` or `continue` with a label: that of an enclosing statement of the right kind.
    fn labeled_branch(&mut self, kind: BranchKind, label: Ident, scope: &Scope) {
        let keyword = kind.as_str();
        if !self.labels.contains_key(&label.name) {
            return self.error(label.span.lo, format!("{keyword} label not defined: {}", label.name));
        }
        self.mark_used(label.name);
        let target = scope.enclosing.iter().rev().find(|(name, _)| *name == label.name);
        let allowed = match target {
            Some((_, Labeled::Loop)) => true,
            Some((_, Labeled::Switch)) => kind == BranchKind::Break,
            _ => false,
        };
        if !allowed {
            self.error(label.span.lo, format!("invalid {keyword} label {}", label.name));
        }
    }

    fn mark_used(&mut self, name: Symbol) {
        if let Some(label) = self.labels.get_mut(&name) {
            label.used = true;
        }
    }

    /// A goto that no enclosing list has a label for.
    fn unresolved(&mut self, goto: Pending) {
        let (name, pos) = (goto.label.name, goto.label.span.lo);
        match self.labels.get(&name).map(|label| label.block) {
            Some(block) => {
                self.mark_used(name);
                let at = self.source.position(block);
                self.error(pos, format!("goto {name} jumps into block starting at {at}"));
            }
            None => self.error(pos, format!("label {name} not defined")),
        }
    }

    fn report_unused(&mut self) {
        for name in std::mem::take(&mut self.order) {
            let label = &self.labels[&name];
            if !label.used {
                self.error(label.pos, format!("label {name} defined and not used"));
            }
        }
    }
}

/// A variable is declared after the gotos that wait for a label.
fn note_variable(pending: &mut [Pending], names: impl FnOnce() -> String, pos: Pos) {
    if pending.is_empty() {
        return;
    }
    let names = names();
    for goto in pending {
        goto.jumps_over = Some((names.clone(), pos));
    }
}

fn names_text(names: &[Expr]) -> String {
    names.iter().map(expr_string).collect::<Vec<_>>().join(", ")
}
