//! Labels and the statements that use them (spec: Labeled statements, Break, Continue, Goto).
//!
//! Works on a function body without those of function literals within: these have labels of their
//! own.

use rustc_hash::FxHashMap;
use vo_syntax::ast::{Block, BranchKind, Ident, Stmt, StmtKind};
use vo_syntax::{Diagnostic, Pos, Symbol};

use crate::checker::Checker;
use crate::object::ObjKind;
use crate::ty::Ty;

/// A label of the function.
struct Label {
    pos: Pos,
    used: bool,
}

/// A labelled statement around the current one, or a mark of its kind.
#[derive(Clone, Copy)]
struct Enclosing {
    name: Symbol,
    is_loop: bool,
    breakable: bool,
}

/// A `goto` whose label has not been met in its block.
struct Jump {
    label: Ident,
}

struct Labels<'c, 'a> {
    checker: &'c mut Checker<'a>,
    all: FxHashMap<Symbol, Label>,
}

impl<'a> Checker<'a> {
    pub(crate) fn check_labels(&mut self, body: &'a Block) {
        if !mentions_labels(&body.stmts) {
            return;
        }
        let mut labels = Labels { checker: self, all: FxHashMap::default() };
        labels.collect(&body.stmts);
        let mut enclosing = Vec::new();
        let jumps = labels.block(&body.stmts, &mut enclosing);
        for jump in jumps {
            let name = jump.label.name;
            let message = match labels.all.get_mut(&name) {
                Some(label) => {
                    label.used = true;
                    format!("goto {name} jumps into block")
                }
                None => format!("label {name} not defined"),
            };
            labels.checker.error(jump.label.span, message);
        }
        let mut unused: Vec<(Pos, Symbol)> =
            labels.all.iter().filter(|(_, l)| !l.used).map(|(name, l)| (l.pos, *name)).collect();
        unused.sort();
        for (pos, name) in unused {
            self.error_at(pos, format!("label {name} defined and not used"));
        }
    }
}

/// Most functions have no labels: they are spared the rest.
fn mentions_labels(list: &[Stmt]) -> bool {
    let clauses = |c: &vo_syntax::ast::CaseClause| mentions_labels(&c.body);
    list.iter().any(|s| match &s.kind {
        StmtKind::Labeled(_) => true,
        StmtKind::Branch(_, label) => label.is_some(),
        StmtKind::Block(b) => mentions_labels(&b.stmts),
        StmtKind::If(i) => mentions_labels(&i.then.stmts) || i.els.as_ref().is_some_and(|s| mentions_labels(std::slice::from_ref(s))),
        StmtKind::Switch(s) => s.clauses.iter().any(clauses),
        StmtKind::TypeSwitch(s) => s.clauses.iter().any(clauses),
        StmtKind::Select(s) => s.clauses.iter().any(|c| mentions_labels(&c.body)),
        StmtKind::For(f) => mentions_labels(&f.body.stmts),
        StmtKind::Range(r) => mentions_labels(&r.body.stmts),
        _ => false,
    })
}

impl<'a> Labels<'_, 'a> {
    /// Finds all labels, and reports those declared twice.
    fn collect(&mut self, list: &'a [Stmt]) {
        for s in list {
            match &s.kind {
                StmtKind::Labeled(labeled) => {
                    self.declare(labeled.label);
                    self.collect(std::slice::from_ref(&labeled.stmt));
                }
                StmtKind::Block(b) => self.collect(&b.stmts),
                StmtKind::If(i) => {
                    self.collect(&i.then.stmts);
                    if let Some(els) = &i.els {
                        self.collect(std::slice::from_ref(els));
                    }
                }
                StmtKind::Switch(s) => s.clauses.iter().for_each(|c| self.collect(&c.body)),
                StmtKind::TypeSwitch(s) => s.clauses.iter().for_each(|c| self.collect(&c.body)),
                StmtKind::Select(s) => s.clauses.iter().for_each(|c| self.collect(&c.body)),
                StmtKind::For(f) => self.collect(&f.body.stmts),
                StmtKind::Range(r) => self.collect(&r.body.stmts),
                _ => {}
            }
        }
    }

    fn declare(&mut self, label: Ident) {
        if label.name.is_blank() {
            return;
        }
        let pos = label.span.lo;
        if let Some(other) = self.all.get(&label.name) {
            let at = self.checker.position_text(other.pos);
            let diagnostic = Diagnostic::new(label.span, format!("label {} already defined at {at}", label.name));
            self.checker.report(diagnostic);
            return;
        }
        self.all.insert(label.name, Label { pos, used: false });
        let pkg = self.checker.env.pkg;
        let obj = self.checker.new_object(label.name, pkg, pos, ObjKind::Label { used: false }, Ty::INVALID);
        self.checker.file_info_mut().set_object(label.id, obj);
    }

    /// Checks the jumps of a block; gives the forward jumps that it does not resolve.
    fn block(&mut self, list: &'a [Stmt], enclosing: &mut Vec<Enclosing>) -> Vec<Jump> {
        let mut pending: Vec<Jump> = Vec::new();
        let mut here: Vec<Symbol> = Vec::new();
        // The latest variable declaration, and the jumps before it.
        let mut declaration: Option<Pos> = None;
        let mut before_declaration: Vec<Pos> = Vec::new();
        for s in list {
            let mut s = s;
            let mut label: Option<Symbol> = None;
            while let StmtKind::Labeled(labeled) = &s.kind {
                let name = labeled.label.name;
                here.push(name);
                label = Some(name);
                let resolved: Vec<Jump> = {
                    let (resolved, rest) = pending.into_iter().partition(|j| j.label.name == name);
                    pending = rest;
                    resolved
                };
                for jump in resolved {
                    self.mark_used(name);
                    if let Some(pos) = declaration
                        && before_declaration.contains(&jump.label.span.lo)
                    {
                        let line = self.checker.line_of(pos);
                        self.checker.error(
                            jump.label.span,
                            format!("goto {name} jumps over variable declaration at line {line}"),
                        );
                    }
                }
                s = &labeled.stmt;
            }
            if declares_variable(s) {
                declaration = Some(s.span.lo);
                before_declaration = pending.iter().map(|j| j.label.span.lo).collect();
            }
            let nested = self.nested_blocks(s, label, enclosing, &here);
            for jump in nested {
                // A backward jump to a label of this block is fine.
                if here.contains(&jump.label.name) {
                    self.mark_used(jump.label.name);
                } else {
                    pending.push(jump);
                }
            }
        }
        pending
    }

    fn mark_used(&mut self, name: Symbol) {
        if let Some(label) = self.all.get_mut(&name) {
            label.used = true;
        }
    }

    fn nested_blocks(&mut self, s: &'a Stmt, label: Option<Symbol>, enclosing: &mut Vec<Enclosing>, here: &[Symbol]) -> Vec<Jump> {
        let mut jumps = Vec::new();
        let depth = enclosing.len();
        if let Some(name) = label {
            let is_loop = matches!(s.kind, StmtKind::For(_) | StmtKind::Range(_));
            let breakable =
                is_loop || matches!(s.kind, StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_));
            enclosing.push(Enclosing { name, is_loop, breakable });
        }
        match &s.kind {
            StmtKind::Branch(kind, Some(target)) => self.branch(*kind, *target, enclosing, here, &mut jumps),
            StmtKind::Block(b) => jumps.extend(self.block(&b.stmts, enclosing)),
            StmtKind::If(i) => {
                jumps.extend(self.block(&i.then.stmts, enclosing));
                if let Some(els) = &i.els {
                    jumps.extend(self.block(std::slice::from_ref(els), enclosing));
                }
            }
            StmtKind::Switch(s) => s.clauses.iter().for_each(|c| jumps.extend(self.block(&c.body, enclosing))),
            StmtKind::TypeSwitch(s) => s.clauses.iter().for_each(|c| jumps.extend(self.block(&c.body, enclosing))),
            StmtKind::Select(s) => s.clauses.iter().for_each(|c| jumps.extend(self.block(&c.body, enclosing))),
            StmtKind::For(f) => jumps.extend(self.block(&f.body.stmts, enclosing)),
            StmtKind::Range(r) => jumps.extend(self.block(&r.body.stmts, enclosing)),
            _ => {}
        }
        enclosing.truncate(depth);
        jumps
    }

    fn branch(&mut self, kind: BranchKind, target: Ident, enclosing: &[Enclosing], here: &[Symbol], jumps: &mut Vec<Jump>) {
        let name = target.name;
        if kind == BranchKind::Goto {
            if here.contains(&name) {
                self.mark_used(name);
            } else {
                jumps.push(Jump { label: target });
            }
            return;
        }
        if !self.all.contains_key(&name) {
            let message = match kind {
                BranchKind::Break => format!("break label not defined: {name}"),
                _ => format!("continue label not defined: {name}"),
            };
            self.checker.error(target.span, message);
            return;
        }
        self.mark_used(name);
        let found = enclosing.iter().rev().find(|e| e.name == name);
        let valid = found.is_some_and(|e| if kind == BranchKind::Continue { e.is_loop } else { e.breakable });
        if !valid {
            let what = if kind == BranchKind::Continue { "continue" } else { "break" };
            self.checker.error(target.span, format!("invalid {what} label {name}"));
        }
    }
}

/// A statement that a `goto` must not jump over.
fn declares_variable(s: &Stmt) -> bool {
    match &s.kind {
        StmtKind::Define(_) => true,
        StmtKind::Decl(decl) => matches!(&**decl, vo_syntax::ast::Decl::Var(_)),
        _ => false,
    }
}
