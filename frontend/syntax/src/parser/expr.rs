//! Expressions (spec: `Expressions`).

use super::{BYTES_PER_LINK, MAX_CHAIN, Parser, ident_expr};
use crate::ast::*;
use crate::printer::expr_string;
use crate::span::{Pos, Span};
use crate::token::{Op, Tok};

impl Parser<'_> {
    pub(super) fn expr(&mut self) -> Expr {
        let x = self.unary_expr();
        self.binary_rest(x, 0)
    }

    /// An expression inside brackets or parentheses, where composite literals are no trouble.
    pub(super) fn expr_inside(&mut self) -> Expr {
        self.expr_level += 1;
        let x = self.expr();
        self.expr_level -= 1;
        x
    }

    /// An expression of which the first operand is a name already consumed.
    pub(super) fn expr_from_name(&mut self, name: Ident) -> Expr {
        self.expr_level += 1;
        let x = self.primary_rest(ident_expr(name));
        let x = self.binary_rest(x, 0);
        self.expr_level -= 1;
        x
    }

    pub(super) fn expr_list(&mut self) -> Vec<Expr> {
        let first = self.expr();
        self.expr_list_rest(first)
    }

    pub(super) fn expr_list_rest(&mut self, first: Expr) -> Vec<Expr> {
        let mut list = vec![first];
        while self.got(Tok::Comma) {
            list.push(self.expr());
        }
        list
    }

    /// Gives up on chains whose trees would be too deep for their visitors.
    pub(super) fn limit_chain(&mut self, length: usize) {
        if length > MAX_CHAIN.min(self.stack.levels(BYTES_PER_LINK)) {
            self.give_up("expression too long");
        }
    }

    fn binary_op(&self) -> Option<BinaryOp> {
        match (self.tok.kind, self.tok.op) {
            (Tok::Operator | Tok::Star, Op::Binary(op)) => Some(op),
            _ => None,
        }
    }

    /// The operators and operands after a first one, while they bind stronger than `precedence`.
    fn binary_rest(&mut self, mut x: Expr, precedence: u8) -> Expr {
        let mut length = 0;
        while let Some(op) = self.binary_op().filter(|op| op.precedence() > precedence) {
            length += 1;
            self.limit_chain(length);
            let op_pos = self.pos();
            self.next();
            let y = self.unary_expr();
            let y = Box::new(self.binary_rest(y, op.precedence()));
            x = self.expr_at(x.span.lo, ExprKind::Binary(BinaryExpr { op, op_pos, x: Box::new(x), y }));
        }
        x
    }

    fn unary_expr(&mut self) -> Expr {
        self.nested(Self::unary_of_any_kind)
    }

    fn unary_of_any_kind(&mut self) -> Expr {
        let lo = self.pos();
        let op = match (self.tok.kind, self.tok.op) {
            (Tok::Star, _) => {
                self.next();
                let x = Box::new(self.unary_expr());
                return self.expr_at(lo, ExprKind::Star(x));
            }
            (Tok::Arrow, _) => return self.receive_or_chan_type(),
            (Tok::Operator, Op::Binary(BinaryOp::Add)) => UnaryOp::Plus,
            (Tok::Operator, Op::Binary(BinaryOp::Sub)) => UnaryOp::Neg,
            (Tok::Operator, Op::Binary(BinaryOp::Xor)) => UnaryOp::Compl,
            (Tok::Operator, Op::Binary(BinaryOp::And)) => UnaryOp::Addr,
            (Tok::Operator, Op::Not) => UnaryOp::Not,
            (Tok::Operator, Op::Tilde) => UnaryOp::Tilde,
            _ => return self.primary_expr(),
        };
        self.next();
        let x = Box::new(self.unary_expr());
        self.expr_at(lo, ExprKind::Unary(op, x))
    }

    /// `<-x`. If `x` turns out to be a channel type, the arrow is part of that: `<-chan T`.
    fn receive_or_chan_type(&mut self) -> Expr {
        let lo = self.pos();
        self.next();
        let mut x = self.unary_expr();
        if !matches!(x.kind, ExprKind::ChanType(..)) {
            return self.expr_at(lo, ExprKind::Unary(UnaryOp::Recv, Box::new(x)));
        }
        x.span.lo = lo;
        self.move_arrow_into(&mut x);
        x
    }

    /// Makes `<-` + `chan<- T` into `<-chan (<-T)`: each arrow moves one channel type inwards, until one has none.
    fn move_arrow_into(&mut self, x: &mut Expr) {
        let mut dir = ChanDir::Send;
        let mut t = x;
        while dir == ChanDir::Send {
            if !matches!(t.kind, ExprKind::ChanType(..)) {
                let text = expr_string(t);
                return self.syntax_error(&format!("unexpected {text}, expected chan"));
            }
            let ExprKind::ChanType(chan_dir, elem) = &mut t.kind else { return };
            dir = std::mem::replace(chan_dir, ChanDir::Recv);
            if dir == ChanDir::Recv {
                self.syntax_error("unexpected <-, expected chan");
            }
            t = elem;
        }
    }

    fn operand(&mut self) -> Expr {
        let lo = self.pos();
        match self.tok.kind {
            Tok::Name => self.name_expr(),
            Tok::Literal => {
                let lit = self.basic_lit();
                self.expr_at(lo, ExprKind::BasicLit(lit))
            }
            Tok::Lparen => {
                self.next();
                let x = Box::new(self.expr_inside());
                self.want(Tok::Rparen);
                self.expr_at(lo, ExprKind::Paren(x))
            }
            Tok::Func => self.func_lit_or_type(),
            Tok::Lbrack | Tok::Chan | Tok::Map | Tok::Struct | Tok::Interface => self.type_(),
            _ => {
                let bad = self.bad_expr();
                self.syntax_error("expected expression");
                self.advance(&[Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
                bad
            }
        }
    }

    fn func_lit_or_type(&mut self) -> Expr {
        let lo = self.pos();
        self.next();
        let ty = self.func_type(lo, Some("function type"));
        if !self.at(Tok::Lbrace) {
            return self.expr_at(lo, ExprKind::FuncType(Box::new(ty)));
        }
        self.expr_level += 1;
        let body = self.func_body();
        self.expr_level -= 1;
        self.expr_at(lo, ExprKind::FuncLit(Box::new(FuncLit { ty, body })))
    }

    pub(super) fn primary_expr(&mut self) -> Expr {
        let x = self.operand();
        self.primary_rest(x)
    }

    /// Selections, indices, calls and composite literal bodies after an operand.
    fn primary_rest(&mut self, mut x: Expr) -> Expr {
        let mut length = 0;
        loop {
            length += 1;
            self.limit_chain(length);
            x = match self.tok.kind {
                Tok::Dot => self.selector_or_assertion(x),
                Tok::Lbrack => self.index_or_slice(x),
                Tok::Lparen => self.call(x),
                Tok::Lbrace if self.may_be_literal_type(x.unparen()) => {
                    if matches!(x.kind, ExprKind::Paren(_)) {
                        self.syntax_error("cannot parenthesize type in composite literal");
                    }
                    let lo = x.span.lo;
                    self.composite_lit(Some(x), lo)
                }
                _ => return x,
            };
        }
    }

    /// Whether a brace after this begins a composite literal. In statement headers only where no block can begin.
    fn may_be_literal_type(&self, x: &Expr) -> bool {
        match &x.kind {
            ExprKind::Name(_) | ExprKind::Selector(..) => self.expr_level >= 0,
            ExprKind::Index(index) => self.expr_level >= 0 && !index.indices.iter().any(is_value),
            ExprKind::ArrayType(_) | ExprKind::SliceType(_) | ExprKind::StructType(_) | ExprKind::MapType(_) => true,
            _ => false,
        }
    }

    fn selector_or_assertion(&mut self, x: Expr) -> Expr {
        let lo = x.span.lo;
        self.next();
        match self.tok.kind {
            Tok::Name => {
                let sel = self.name();
                self.expr_at(lo, ExprKind::Selector(Box::new(x), sel))
            }
            Tok::Lparen => {
                let lparen = self.pos();
                self.next();
                let ty = if self.got(Tok::Type) { None } else { Some(self.type_()) };
                let rparen = self.pos();
                self.want(Tok::Rparen);
                self.expr_at(lo, ExprKind::TypeAssert(Box::new(TypeAssertExpr { x, ty, lparen, rparen })))
            }
            _ => {
                self.syntax_error("expected name or (");
                self.advance(&[Tok::Semi, Tok::Rparen]);
                x
            }
        }
    }

    fn index_or_slice(&mut self, x: Expr) -> Expr {
        let lo = x.span.lo;
        let lbrack = self.pos();
        self.next();
        let mut first = None;
        if !self.at(Tok::Colon) {
            let (mut indices, has_comma) = if self.at(Tok::Rbrack) {
                let bad = self.bad_expr();
                self.syntax_error("expected operand");
                (vec![bad], false)
            } else {
                self.type_list(false)
            };
            if has_comma || self.at(Tok::Rbrack) {
                let rbrack = self.pos();
                self.want(Tok::Rbrack);
                return self.expr_at(lo, ExprKind::Index(Box::new(IndexExpr { x, lbrack, indices, rbrack })));
            }
            first = indices.pop();
        }
        if !self.got(Tok::Colon) {
            self.syntax_error("expected comma, : or ]");
            self.advance(&[Tok::Comma, Tok::Colon, Tok::Rbrack]);
        }
        self.slice(x, lbrack, first)
    }

    /// The rest of a slice expression, after its first colon.
    fn slice(&mut self, x: Expr, lbrack: Pos, low: Option<Expr>) -> Expr {
        let lo = x.span.lo;
        self.expr_level += 1;
        let hi = (!matches!(self.tok.kind, Tok::Colon | Tok::Rbrack)).then(|| self.expr());
        let full = self.at(Tok::Colon);
        let mut max = None;
        if full {
            if hi.is_none() {
                self.error("middle index required in 3-index slice");
            }
            self.next();
            if self.at(Tok::Rbrack) {
                self.error("final index required in 3-index slice");
            } else {
                max = Some(self.expr());
            }
        }
        self.expr_level -= 1;
        let rbrack = self.pos();
        self.want(Tok::Rbrack);
        self.expr_at(lo, ExprKind::Slice(Box::new(SliceExpr { x, lbrack, lo: low, hi, max, full, rbrack })))
    }

    fn call(&mut self, fun: Expr) -> Expr {
        let lo = fun.span.lo;
        let lparen = self.pos();
        self.next();
        let mut args = Vec::new();
        let mut ellipsis = None;
        self.expr_level += 1;
        let rparen = self.list("argument list", Tok::Comma, Tok::Rparen, |p| {
            args.push(p.expr());
            if p.at(Tok::DotDotDot) {
                ellipsis = Some(p.pos());
                p.next();
            }
            ellipsis.is_some()
        });
        self.expr_level -= 1;
        self.expr_at(lo, ExprKind::Call(Box::new(CallExpr { fun, lparen, args, ellipsis, rparen })))
    }

    /// The braces of a composite literal.
    fn composite_lit(&mut self, ty: Option<Expr>, lo: Pos) -> Expr {
        let lbrace = self.pos();
        self.expr_level += 1;
        self.want(Tok::Lbrace);
        let mut elements = Vec::new();
        let rbrace = self.list("composite literal", Tok::Comma, Tok::Rbrace, |p| {
            let first = p.element();
            let element = match p.got(Tok::Colon) {
                true => Element { key: Some(first), value: p.element() },
                false => Element { key: None, value: first },
            };
            elements.push(element);
            false
        });
        self.expr_level -= 1;
        self.expr_at(lo, ExprKind::CompositeLit(Box::new(CompositeLit { ty, lbrace, elements, rbrace })))
    }

    /// A key or value of a composite literal: an expression, or a literal whose type is elided.
    fn element(&mut self) -> Expr {
        if self.at(Tok::Lbrace) {
            let lo = self.pos();
            return self.nested(|p| p.composite_lit(None, lo));
        }
        self.expr()
    }

    /// The operand of `go` or `defer`.
    pub(super) fn call_operand(&mut self, keyword: &str) -> Expr {
        let mut x = self.primary_expr();
        if matches!(x.kind, ExprKind::Paren(_)) {
            let span = Span { lo: x.span.lo, hi: x.span.lo };
            self.report(span, format!("expression in {keyword} must not be parenthesized"));
            while let ExprKind::Paren(inner) = x.kind {
                x = *inner;
            }
        }
        x
    }
}

/// Whether the expression is surely no type.
fn is_value(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::BasicLit(_)
        | ExprKind::CompositeLit(_)
        | ExprKind::FuncLit(_)
        | ExprKind::Slice(_)
        | ExprKind::TypeAssert(_)
        | ExprKind::Call(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary(_) => true,
        ExprKind::Paren(inner) => is_value(inner),
        ExprKind::Index(index) => is_value(&index.x) || index.indices.iter().any(is_value),
        _ => false,
    }
}
