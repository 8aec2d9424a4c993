//! Statements (spec: `Statements`).

use super::Parser;
use crate::ast::*;
use crate::printer::{expr_string, simple_stmt_string};
use crate::span::Pos;
use crate::token::{Op, Tok};

/// The statement whose header is parsed; it decides what a simple statement may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Header {
    None,
    If,
    Switch,
    For,
}

/// A simple statement, or the clauses that look like one but belong to a header.
enum Simple {
    Stmt(Stmt),
    Range(RangeClause),
    /// `bind := x.(type)`
    TypeSwitch(TypeSwitchGuard),
}

struct RangeClause {
    lhs: Vec<Expr>,
    define: bool,
    op_pos: Pos,
    range_pos: Pos,
    x: Expr,
}

struct TypeSwitchGuard {
    bind: Option<Ident>,
    x: Expr,
}

/// The parts of the header of `if`, `switch` and `for`.
struct HeaderParts {
    init: Option<Stmt>,
    cond: Option<Simple>,
    post: Option<Stmt>,
    /// The semicolon after `init`: position and kind.
    semi: Option<(Pos, &'static str)>,
}

impl Parser<'_> {
    /// A block. With a context ("if clause") a missing brace is reported as such.
    pub(super) fn block(&mut self, context: &str) -> Block {
        self.nested(|p| p.block_of_stmts(context))
    }

    fn block_of_stmts(&mut self, context: &str) -> Block {
        let id = self.id();
        let lbrace = self.pos();
        if !self.got(Tok::Lbrace) {
            self.syntax_error(&format!("expected {{ after {context}"));
            self.advance(&[Tok::Name, Tok::Rbrace]);
            let rbrace = self.pos();
            if self.got(Tok::Rbrace) {
                return Block { id, lbrace, stmts: Vec::new(), rbrace };
            }
        }
        let stmts = self.stmt_list();
        let rbrace = self.pos();
        self.want(Tok::Rbrace);
        Block { id, lbrace, stmts, rbrace }
    }

    fn stmt_list(&mut self) -> Vec<Stmt> {
        let mut stmts = Vec::new();
        while !matches!(self.tok.kind, Tok::Eof | Tok::Rbrace | Tok::Case | Tok::Default) {
            let Some(stmt) = self.stmt_or_none() else { break };
            stmts.push(stmt);
            if !self.got(Tok::Semi) && !self.at(Tok::Rbrace) {
                self.syntax_error("at end of statement");
                self.advance(&[Tok::Semi, Tok::Rbrace, Tok::Case, Tok::Default]);
                self.got(Tok::Semi);
            }
        }
        stmts
    }

    fn stmt_at(&mut self, lo: Pos, kind: StmtKind) -> Stmt {
        Stmt { id: self.id(), span: self.span_from(lo), kind }
    }

    fn stmt_or_none(&mut self) -> Option<Stmt> {
        self.nested(Self::stmt_of_any_kind)
    }

    fn stmt_of_any_kind(&mut self) -> Option<Stmt> {
        let lo = self.pos();
        let kind = match self.tok.kind {
            Tok::Name => return self.labeled_or_simple(),
            Tok::Literal
            | Tok::Func
            | Tok::Lparen
            | Tok::Lbrack
            | Tok::Struct
            | Tok::Map
            | Tok::Chan
            | Tok::Interface
            | Tok::Arrow
            | Tok::Star => return Some(self.plain_simple_stmt()),
            Tok::Operator if self.at_unary_op() => return Some(self.plain_simple_stmt()),
            Tok::Const | Tok::Type | Tok::Var => StmtKind::Decl(Box::new(self.const_type_var_decl()?)),
            Tok::Lbrace => StmtKind::Block(Box::new(self.block(""))),
            Tok::For => self.for_stmt(),
            Tok::Switch => self.switch_stmt(),
            Tok::Select => self.select_stmt(),
            Tok::If => self.if_stmt(),
            Tok::Fallthrough => self.branch(BranchKind::Fallthrough),
            Tok::Break => self.branch(BranchKind::Break),
            Tok::Continue => self.branch(BranchKind::Continue),
            Tok::Goto => self.branch(BranchKind::Goto),
            Tok::Go => {
                self.next();
                StmtKind::Go(Box::new(self.call_operand("go")))
            }
            Tok::Defer => {
                self.next();
                StmtKind::Defer(Box::new(self.call_operand("defer")))
            }
            Tok::Return => {
                self.next();
                let ends = matches!(self.tok.kind, Tok::Semi | Tok::Rbrace);
                StmtKind::Return(if ends { Vec::new() } else { self.expr_list() })
            }
            Tok::Semi => StmtKind::Empty,
            _ => return None,
        };
        Some(self.stmt_at(lo, kind))
    }

    fn at_unary_op(&self) -> bool {
        use BinaryOp::{Add, And, Sub, Xor};
        matches!(self.tok.op, Op::Binary(Add | Sub | And | Xor) | Op::Not)
    }

    fn branch(&mut self, kind: BranchKind) -> StmtKind {
        self.next();
        let label = match kind {
            BranchKind::Goto => Some(self.name()),
            BranchKind::Break | BranchKind::Continue if self.at(Tok::Name) => Some(self.name()),
            _ => None,
        };
        StmtKind::Branch(kind, label)
    }

    // ------------------------------------------------------------------------------- simple statements

    fn labeled_or_simple(&mut self) -> Option<Stmt> {
        let lhs = self.expr_list();
        if let [first] = lhs.as_slice()
            && let Some(label) = first.as_ident()
            && self.at(Tok::Colon)
        {
            return self.labeled_stmt(label);
        }
        let simple = self.simple_stmt_from(lhs, Header::None);
        Some(self.expect_stmt(simple))
    }

    fn labeled_stmt(&mut self, label: Ident) -> Option<Stmt> {
        let lo = label.span.lo;
        let colon = self.pos();
        self.next();
        let stmt = if self.at(Tok::Rbrace) {
            let here = self.pos();
            self.stmt_at(here, StmtKind::Empty)
        } else {
            match self.stmt_or_none() {
                Some(stmt) => stmt,
                None => {
                    self.syntax_error_at(colon, "missing statement after label");
                    return None;
                }
            }
        };
        Some(self.stmt_at(lo, StmtKind::Labeled(Box::new(LabeledStmt { label, stmt }))))
    }

    fn plain_simple_stmt(&mut self) -> Stmt {
        let simple = self.simple_stmt(Header::None);
        self.expect_stmt(simple)
    }

    /// Clauses arise in the headers that allow them only.
    fn expect_stmt(&mut self, simple: Simple) -> Stmt {
        match simple {
            Simple::Stmt(stmt) => stmt,
            Simple::Range(RangeClause { x, .. }) | Simple::TypeSwitch(TypeSwitchGuard { x, .. }) => {
                self.stmt_at(x.span.lo, StmtKind::Bad)
            }
        }
    }

    fn simple_stmt(&mut self, header: Header) -> Simple {
        if header == Header::For && self.at(Tok::Range) {
            let pos = self.pos();
            return self.range_clause(Vec::new(), false, pos);
        }
        let lhs = self.expr_list();
        self.simple_stmt_from(lhs, header)
    }

    /// The rest of a simple statement after its first expressions.
    fn simple_stmt_from(&mut self, mut lhs: Vec<Expr>, header: Header) -> Simple {
        let lo = lhs[0].span.lo;
        let op_pos = self.pos();
        if matches!(self.tok.kind, Tok::Assign | Tok::Define) {
            return self.assignment(lhs, header);
        }
        if lhs.len() > 1 {
            self.syntax_error("expected := or = or comma");
            self.advance(&[Tok::Semi, Tok::Rbrace]);
            lhs.truncate(1);
            let x = Box::new(lhs.remove(0));
            return Simple::Stmt(self.stmt_at(lo, StmtKind::Expr(x)));
        }
        let x = lhs.remove(0);
        let kind = match (self.tok.kind, self.tok.op) {
            (Tok::AssignOp, Op::Binary(op)) => {
                self.next();
                let rhs = vec![self.expr()];
                StmtKind::Assign(Box::new(AssignStmt { lhs: vec![x], op: Some(op), op_pos, rhs }))
            }
            (Tok::IncOp, op) => {
                self.next();
                let increment = op == Op::Binary(BinaryOp::Add);
                StmtKind::IncDec(Box::new(IncDecStmt { x, op_pos, increment }))
            }
            (Tok::Arrow, _) => {
                self.next();
                let value = self.expr();
                StmtKind::Send(Box::new(SendStmt { chan: x, arrow: op_pos, value }))
            }
            _ => StmtKind::Expr(Box::new(x)),
        };
        Simple::Stmt(self.stmt_at(lo, kind))
    }

    fn assignment(&mut self, lhs: Vec<Expr>, header: Header) -> Simple {
        let lo = lhs[0].span.lo;
        let op_pos = self.pos();
        let define = self.at(Tok::Define);
        self.next();
        if header == Header::For && self.at(Tok::Range) {
            return self.range_clause(lhs, define, op_pos);
        }
        let mut rhs = self.expr_list();
        if header == Header::Switch
            && define
            && let ([name], [guard]) = (lhs.as_slice(), rhs.as_slice())
            && let Some(bind) = name.as_ident()
            && is_type_switch_guard(guard)
        {
            let x = rhs.remove(0);
            return Simple::TypeSwitch(TypeSwitchGuard { bind: Some(bind), x: guarded(x) });
        }
        let kind = match define {
            true => StmtKind::Define(Box::new(DefineStmt { lhs, op_pos, rhs })),
            false => StmtKind::Assign(Box::new(AssignStmt { lhs, op: None, op_pos, rhs })),
        };
        Simple::Stmt(self.stmt_at(lo, kind))
    }

    fn range_clause(&mut self, lhs: Vec<Expr>, define: bool, op_pos: Pos) -> Simple {
        let range_pos = self.pos();
        self.next();
        let x = self.expr();
        Simple::Range(RangeClause { lhs, define, op_pos, range_pos, x })
    }

    // ---------------------------------------------------------------------------------------- headers

    /// Everything between the keyword and the block of `if`, `switch` and `for`.
    fn header(&mut self, keyword: Header) -> HeaderParts {
        self.next();
        let mut parts = HeaderParts { init: None, cond: None, post: None, semi: None };
        if self.at(Tok::Lbrace) {
            if keyword == Header::If {
                self.syntax_error("missing condition in if statement");
            }
            return parts;
        }
        let outer = std::mem::replace(&mut self.expr_level, -1);
        let first = (!self.at(Tok::Semi)).then(|| {
            if self.got(Tok::Var) {
                let keyword = header_text(keyword);
                self.syntax_error(&format!("var declaration not allowed in {keyword} initializer"));
            }
            self.simple_stmt(keyword)
        });
        match first {
            Some(Simple::Range(_)) => parts.cond = first,
            _ if self.at(Tok::Lbrace) => parts.cond = first,
            _ => {
                parts.init = first.map(|s| self.header_init(s));
                self.header_rest(keyword, &mut parts);
            }
        }
        self.expr_level = outer;
        parts
    }

    fn header_init(&mut self, first: Simple) -> Stmt {
        self.expect_stmt(first)
    }

    /// What follows the first simple statement of a header, from its semicolon on.
    fn header_rest(&mut self, keyword: Header, parts: &mut HeaderParts) {
        if self.at(Tok::Semi) {
            parts.semi = Some((self.pos(), self.semi_text()));
            self.next();
        } else {
            // Asking for the brace rather than a semicolon makes the better message.
            self.want(Tok::Lbrace);
            if !self.at(Tok::Lbrace) {
                self.advance(&[Tok::Lbrace, Tok::Rbrace]);
            }
        }
        if keyword != Header::For {
            if !self.at(Tok::Lbrace) {
                parts.cond = Some(self.simple_stmt(keyword));
            }
            return;
        }
        if !self.at(Tok::Semi) {
            if self.at(Tok::Lbrace) {
                return self.syntax_error("expected for loop condition");
            }
            parts.cond = Some(self.simple_stmt(Header::None));
        }
        self.want(Tok::Semi);
        if !self.at(Tok::Lbrace) {
            let post = self.plain_simple_stmt();
            if let StmtKind::Define(define) = &post.kind {
                self.syntax_error_at(define.op_pos, "cannot declare in post statement of for loop");
            }
            parts.post = Some(post);
        }
    }

    /// The condition a header's last statement is.
    fn condition(&mut self, cond: Option<Simple>) -> Option<Expr> {
        let stmt = match cond? {
            Simple::Stmt(stmt) => stmt,
            clause => self.expect_stmt(clause),
        };
        let span = stmt.span;
        let text = match &stmt.kind {
            StmtKind::Expr(_) => String::new(),
            StmtKind::Assign(assign) if assign.op.is_none() => {
                let (lhs, rhs) = (emphasize(&assign.lhs), emphasize(&assign.rhs));
                format!("assignment {lhs} = {rhs}")
            }
            _ => simple_stmt_string(&stmt),
        };
        let op_pos = match stmt.kind {
            StmtKind::Expr(x) => return Some(*x),
            StmtKind::Assign(s) => s.op_pos,
            StmtKind::Define(s) => s.op_pos,
            StmtKind::IncDec(s) => s.op_pos,
            StmtKind::Send(s) => s.arrow,
            _ => return Some(self.bad_expr()),
        };
        self.syntax_error_at(op_pos, &format!("cannot use {text} as value"));
        Some(Expr { id: self.id(), span, kind: ExprKind::Bad })
    }

    // ------------------------------------------------------------------------------ compound statements

    fn if_stmt(&mut self) -> StmtKind {
        let mut parts = self.header(Header::If);
        let semi = parts.semi;
        let cond = match self.condition(parts.cond.take()) {
            Some(cond) => cond,
            None => {
                match semi {
                    Some((pos, "semicolon")) => self.syntax_error_at(pos, "missing condition in if statement"),
                    Some((pos, text)) => {
                        self.syntax_error_at(pos, &format!("unexpected {text}, expected {{ after if clause"));
                    }
                    None => {}
                }
                self.bad_expr()
            }
        };
        let then = self.block("if clause");
        let els = self.got(Tok::Else).then(|| self.else_branch());
        StmtKind::If(Box::new(IfStmt { init: parts.init, cond, then, els }))
    }

    fn else_branch(&mut self) -> Stmt {
        let lo = self.pos();
        let kind = match self.tok.kind {
            Tok::If => self.nested(Self::if_stmt),
            Tok::Lbrace => StmtKind::Block(Box::new(self.block(""))),
            _ => {
                self.syntax_error("else must be followed by if or statement block");
                self.advance(&[Tok::Name, Tok::Rbrace]);
                StmtKind::Bad
            }
        };
        self.stmt_at(lo, kind)
    }

    fn for_stmt(&mut self) -> StmtKind {
        let mut parts = self.header(Header::For);
        if let Some(Simple::Range(clause)) = parts.cond {
            let RangeClause { lhs, define, op_pos, range_pos, x } = clause;
            let body = self.block("for clause");
            return StmtKind::Range(Box::new(RangeStmt { lhs, define, op_pos, range_pos, x, body }));
        }
        let cond = self.condition(parts.cond.take());
        let body = self.block("for clause");
        StmtKind::For(Box::new(ForStmt { init: parts.init, cond, post: parts.post, body }))
    }

    fn switch_stmt(&mut self) -> StmtKind {
        let mut parts = self.header(Header::Switch);
        let (guard, tag) = match parts.cond.take() {
            Some(Simple::TypeSwitch(guard)) => (Some(guard), None),
            cond => match self.condition(cond) {
                Some(x) if is_type_switch_guard(&x) => (Some(TypeSwitchGuard { bind: None, x: guarded(x) }), None),
                tag => (None, tag),
            },
        };
        let lbrace = self.pos();
        if !self.got(Tok::Lbrace) {
            self.syntax_error("missing { after switch clause");
            self.advance(&[Tok::Case, Tok::Default, Tok::Rbrace]);
        }
        let mut clauses = Vec::new();
        while !matches!(self.tok.kind, Tok::Eof | Tok::Rbrace) {
            clauses.push(self.case_clause());
        }
        let rbrace = self.pos();
        self.want(Tok::Rbrace);
        let init = parts.init;
        match guard {
            Some(TypeSwitchGuard { bind, x }) => {
                StmtKind::TypeSwitch(Box::new(TypeSwitchStmt { init, bind, x, lbrace, clauses, rbrace }))
            }
            None => StmtKind::Switch(Box::new(SwitchStmt { init, tag, lbrace, clauses, rbrace })),
        }
    }

    fn case_clause(&mut self) -> CaseClause {
        let lo = self.pos();
        let id = self.id();
        let is_default = self.at(Tok::Default);
        let exprs = match self.clause_keyword() {
            true => self.expr_list(),
            false => Vec::new(),
        };
        let colon = self.pos();
        self.want(Tok::Colon);
        let body = self.stmt_list();
        CaseClause { id, span: self.span_from(lo), exprs, is_default, colon, body }
    }

    /// Consumes `case` (true) or `default` (false), or complains.
    fn clause_keyword(&mut self) -> bool {
        match self.tok.kind {
            Tok::Case => {
                self.next();
                return true;
            }
            Tok::Default => self.next(),
            _ => {
                self.syntax_error("expected case or default or }");
                self.advance(&[Tok::Colon, Tok::Case, Tok::Default, Tok::Rbrace]);
            }
        }
        false
    }

    fn select_stmt(&mut self) -> StmtKind {
        self.next();
        let lbrace = self.pos();
        if !self.got(Tok::Lbrace) {
            self.syntax_error("missing { after select clause");
            self.advance(&[Tok::Case, Tok::Default, Tok::Rbrace]);
        }
        let mut clauses = Vec::new();
        while !matches!(self.tok.kind, Tok::Eof | Tok::Rbrace) {
            clauses.push(self.comm_clause());
        }
        let rbrace = self.pos();
        self.want(Tok::Rbrace);
        StmtKind::Select(Box::new(SelectStmt { lbrace, clauses, rbrace }))
    }

    fn comm_clause(&mut self) -> CommClause {
        let lo = self.pos();
        let id = self.id();
        let comm = match self.clause_keyword() {
            true => Some(self.plain_simple_stmt()),
            false => None,
        };
        let colon = self.pos();
        self.want(Tok::Colon);
        let body = self.stmt_list();
        CommClause { id, span: self.span_from(lo), comm, colon, body }
    }
}

fn header_text(header: Header) -> &'static str {
    match header {
        Header::If => "if",
        Header::Switch => "switch",
        Header::For | Header::None => "for",
    }
}

fn is_type_switch_guard(x: &Expr) -> bool {
    matches!(&x.kind, ExprKind::TypeAssert(assert) if assert.ty.is_none())
}

/// The operand of a type switch guard.
fn guarded(x: Expr) -> Expr {
    match x.kind {
        ExprKind::TypeAssert(assert) => assert.x,
        kind => Expr { kind, ..x },
    }
}

/// One side of an assignment where a condition should be; parentheses make the `=` stand out.
fn emphasize(list: &[Expr]) -> String {
    let text = list.iter().map(expr_string).collect::<Vec<_>>().join(", ");
    match list {
        [Expr { kind: ExprKind::Binary(_), .. }] => format!("({text})"),
        _ => text,
    }
}
