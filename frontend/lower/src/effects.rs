//! Questions about syntax that need no lowering: does an expression call anything, has it effects.

use vo_syntax::ast::{self, Decl, Expr, ExprKind, Stmt, StmtKind, UnaryOp};
use vo_types::{Builtin, FileInfo, Mode};

/// Visits expressions and statements in source order; stops descending where `enter` returns false.
pub(crate) trait Visitor<'t> {
    fn enter_expr(&mut self, e: &'t Expr) -> bool;
    fn enter_stmt(&mut self, _s: &'t Stmt) -> bool {
        true
    }
}

pub(crate) fn walk_expr<'t>(v: &mut impl Visitor<'t>, e: &'t Expr) {
    if !v.enter_expr(e) {
        return;
    }
    match &e.kind {
        ExprKind::CompositeLit(lit) => {
            for element in &lit.elements {
                element.key.iter().for_each(|k| walk_expr(v, k));
                walk_expr(v, &element.value);
            }
        }
        ExprKind::FuncLit(lit) => walk_stmts(v, &lit.body.stmts),
        ExprKind::Paren(x) | ExprKind::Selector(x, _) | ExprKind::Star(x) | ExprKind::Unary(_, x) => walk_expr(v, x),
        ExprKind::Index(index) => {
            walk_expr(v, &index.x);
            index.indices.iter().for_each(|i| walk_expr(v, i));
        }
        ExprKind::Slice(slice) => {
            walk_expr(v, &slice.x);
            [&slice.lo, &slice.hi, &slice.max].into_iter().flatten().for_each(|i| walk_expr(v, i));
        }
        ExprKind::TypeAssert(assert) => walk_expr(v, &assert.x),
        ExprKind::Call(call) => {
            walk_expr(v, &call.fun);
            call.args.iter().for_each(|a| walk_expr(v, a));
        }
        ExprKind::Binary(binary) => {
            walk_expr(v, &binary.x);
            walk_expr(v, &binary.y);
        }
        _ => {}
    }
}

pub(crate) fn walk_stmts<'t>(v: &mut impl Visitor<'t>, stmts: &'t [Stmt]) {
    stmts.iter().for_each(|s| walk_stmt(v, s));
}

pub(crate) fn walk_stmt<'t>(v: &mut impl Visitor<'t>, s: &'t Stmt) {
    if !v.enter_stmt(s) {
        return;
    }
    match &s.kind {
        StmtKind::Decl(decl) => {
            if let Decl::Var(group) = &**decl {
                group.specs.iter().flat_map(|spec| &spec.values).for_each(|e| walk_expr(v, e));
            }
        }
        StmtKind::Labeled(labeled) => walk_stmt(v, &labeled.stmt),
        StmtKind::Expr(e) | StmtKind::Go(e) | StmtKind::Defer(e) => walk_expr(v, e),
        StmtKind::Send(send) => {
            walk_expr(v, &send.chan);
            walk_expr(v, &send.value);
        }
        StmtKind::IncDec(incdec) => walk_expr(v, &incdec.x),
        StmtKind::Assign(assign) => assign.lhs.iter().chain(&assign.rhs).for_each(|e| walk_expr(v, e)),
        StmtKind::Define(define) => define.lhs.iter().chain(&define.rhs).for_each(|e| walk_expr(v, e)),
        StmtKind::Return(values) => values.iter().for_each(|e| walk_expr(v, e)),
        StmtKind::Block(block) => walk_stmts(v, &block.stmts),
        StmtKind::If(if_) => {
            if_.init.iter().for_each(|s| walk_stmt(v, s));
            walk_expr(v, &if_.cond);
            walk_stmts(v, &if_.then.stmts);
            if_.els.iter().for_each(|s| walk_stmt(v, s));
        }
        StmtKind::Switch(switch) => {
            switch.init.iter().for_each(|s| walk_stmt(v, s));
            switch.tag.iter().for_each(|e| walk_expr(v, e));
            walk_clauses(v, &switch.clauses);
        }
        StmtKind::TypeSwitch(switch) => {
            switch.init.iter().for_each(|s| walk_stmt(v, s));
            walk_expr(v, &switch.x);
            switch.clauses.iter().for_each(|c| walk_stmts(v, &c.body));
        }
        StmtKind::Select(select) => {
            for clause in &select.clauses {
                clause.comm.iter().for_each(|s| walk_stmt(v, s));
                walk_stmts(v, &clause.body);
            }
        }
        StmtKind::For(for_) => {
            for_.init.iter().for_each(|s| walk_stmt(v, s));
            for_.cond.iter().for_each(|e| walk_expr(v, e));
            for_.post.iter().for_each(|s| walk_stmt(v, s));
            walk_stmts(v, &for_.body.stmts);
        }
        StmtKind::Range(range) => {
            range.lhs.iter().for_each(|e| walk_expr(v, e));
            walk_expr(v, &range.x);
            walk_stmts(v, &range.body.stmts);
        }
        StmtKind::Bad | StmtKind::Empty | StmtKind::Branch(..) => {}
    }
}

fn walk_clauses<'t>(v: &mut impl Visitor<'t>, clauses: &'t [ast::CaseClause]) {
    for clause in clauses {
        clause.exprs.iter().for_each(|e| walk_expr(v, e));
        walk_stmts(v, &clause.body);
    }
}

/// Whether `found` holds for an expression or a part of it.
pub(crate) fn any_part(e: &Expr, found: impl FnMut(&Expr) -> bool) -> bool {
    struct Finder<F>(F, bool);
    impl<'t, F: FnMut(&Expr) -> bool> Visitor<'t> for Finder<F> {
        fn enter_expr(&mut self, e: &'t Expr) -> bool {
            self.1 = self.1 || (self.0)(e);
            !self.1
        }
    }
    let mut finder = Finder(found, false);
    walk_expr(&mut finder, e);
    finder.1
}

/// Whether an expression calls a function or receives, outside of function literals.
pub(crate) fn has_call(info: &FileInfo, e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Name(_) | ExprKind::BasicLit(_) | ExprKind::FuncLit(_) => return false,
        _ => {}
    }
    let mut finder = CallFinder { info, found: false };
    walk_expr(&mut finder, e);
    finder.found
}

struct CallFinder<'i> {
    info: &'i FileInfo,
    found: bool,
}

impl<'t> Visitor<'t> for CallFinder<'_> {
    fn enter_expr(&mut self, e: &'t Expr) -> bool {
        match &e.kind {
            ExprKind::Call(call) => match self.info.expr(call.fun.id).mode {
                Mode::Type => {}
                Mode::Builtin(
                    Builtin::Append | Builtin::Copy | Builtin::Recover | Builtin::Delete | Builtin::Clear,
                ) => self.found = true,
                Mode::Builtin(_) => {}
                _ => self.found |= self.info.constant(e.id).is_none(),
            },
            ExprKind::Unary(UnaryOp::Recv, _) => self.found = true,
            ExprKind::FuncLit(_) => return false,
            _ => {}
        }
        !self.found
    }
}

/// Whether evaluating an initialiser can be left out if nothing uses what it makes.
pub(crate) fn is_effect_free(info: &FileInfo, e: &Expr) -> bool {
    struct Finder<'i>(&'i FileInfo, bool);
    impl<'t> Visitor<'t> for Finder<'_> {
        fn enter_expr(&mut self, e: &'t Expr) -> bool {
            if self.0.constant(e.id).is_some() {
                return false;
            }
            match &e.kind {
                ExprKind::Call(call) => {
                    let mode = self.0.expr(call.fun.id).mode;
                    let pure = matches!(mode, Mode::Type | Mode::Builtin(Builtin::New | Builtin::Make | Builtin::Len));
                    self.1 |= !pure;
                }
                ExprKind::FuncLit(_) => return false,
                // These may panic.
                ExprKind::Index(_) | ExprKind::Slice(_) | ExprKind::TypeAssert(_) | ExprKind::Star(_) => self.1 = true,
                ExprKind::Unary(UnaryOp::Recv, _) => self.1 = true,
                ExprKind::Binary(_) => self.1 = true,
                _ => {}
            }
            !self.1
        }
    }
    let mut finder = Finder(info, false);
    walk_expr(&mut finder, e);
    !finder.1
}

/// What a function's body contains, function literals left out.
#[derive(Default)]
pub(crate) struct BodyFacts<'t> {
    pub recover: bool,
    pub defer: bool,
    pub ranges: Vec<&'t ast::RangeStmt>,
    pub gotos: Vec<(vo_syntax::Symbol, vo_syntax::Pos)>,
    pub labels: Vec<vo_syntax::Symbol>,
}

pub(crate) fn body_facts<'t>(info: &FileInfo, stmts: &'t [Stmt]) -> BodyFacts<'t> {
    struct Finder<'i, 't>(&'i FileInfo, BodyFacts<'t>);
    impl<'t> Visitor<'t> for Finder<'_, 't> {
        fn enter_expr(&mut self, e: &'t Expr) -> bool {
            if let ExprKind::Call(call) = &e.kind
                && self.0.expr(call.fun.unparen().id).mode == Mode::Builtin(Builtin::Recover)
            {
                self.1.recover = true;
            }
            !matches!(e.kind, ExprKind::FuncLit(_))
        }
        fn enter_stmt(&mut self, s: &'t Stmt) -> bool {
            match &s.kind {
                StmtKind::Defer(_) => self.1.defer = true,
                StmtKind::Labeled(labeled) => self.1.labels.push(labeled.label.name),
                StmtKind::Range(range) => self.1.ranges.push(range),
                StmtKind::Branch(ast::BranchKind::Goto, Some(label)) => self.1.gotos.push((label.name, s.span.lo)),
                _ => {}
            }
            true
        }
    }
    let mut finder = Finder(info, BodyFacts::default());
    walk_stmts(&mut finder, stmts);
    finder.1
}
