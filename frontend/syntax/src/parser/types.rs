//! Types (spec: `Types`).

use super::Parser;
use crate::ast::*;
use crate::span::Pos;
use crate::token::{Op, Tok};

impl Parser<'_> {
    /// A type; if there is none, an error.
    pub(super) fn type_(&mut self) -> Expr {
        match self.type_or_none() {
            Some(ty) => ty,
            None => {
                let bad = self.bad_expr();
                self.syntax_error("expected type");
                self.advance(&[Tok::Comma, Tok::Colon, Tok::Semi, Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
                bad
            }
        }
    }

    /// A type, if one begins here.
    pub(super) fn type_or_none(&mut self) -> Option<Expr> {
        self.nested(Self::type_of_any_kind)
    }

    fn type_of_any_kind(&mut self) -> Option<Expr> {
        let lo = self.pos();
        let kind = match self.tok.kind {
            Tok::Name => return Some(self.qualified_name(None)),
            Tok::Star => {
                self.next();
                ExprKind::Star(Box::new(self.type_()))
            }
            Tok::Arrow => {
                self.next();
                self.want(Tok::Chan);
                ExprKind::ChanType(ChanDir::Recv, Box::new(self.chan_elem()))
            }
            Tok::Func => {
                self.next();
                ExprKind::FuncType(Box::new(self.func_type(lo, Some("function type"))))
            }
            Tok::Lbrack => {
                self.next();
                return Some(match self.got(Tok::Rbrack) {
                    true => self.slice_type(lo),
                    false => self.array_type(lo, None),
                });
            }
            Tok::Chan => {
                self.next();
                let dir = if self.got(Tok::Arrow) { ChanDir::Send } else { ChanDir::Both };
                ExprKind::ChanType(dir, Box::new(self.chan_elem()))
            }
            Tok::Map => self.map_type(),
            Tok::Struct => self.struct_type(),
            Tok::Interface => self.interface_type(),
            Tok::Lparen => {
                self.next();
                let inner = self.type_();
                self.want(Tok::Rparen);
                ExprKind::Paren(Box::new(inner))
            }
            _ => return None,
        };
        Some(self.expr_at(lo, kind))
    }

    fn chan_elem(&mut self) -> Expr {
        match self.type_or_none() {
            Some(elem) => elem,
            None => {
                // The type is taken to be missing, so nothing is skipped.
                let bad = self.bad_expr();
                self.syntax_error("missing channel element type");
                bad
            }
        }
    }

    fn map_type(&mut self) -> ExprKind {
        self.next();
        self.want(Tok::Lbrack);
        let key = self.type_();
        self.want(Tok::Rbrack);
        let value = self.type_();
        ExprKind::MapType(Box::new(MapType { key, value }))
    }

    /// The element type after `[]`.
    pub(super) fn slice_type(&mut self, lo: Pos) -> Expr {
        let elem = self.type_();
        self.expr_at(lo, ExprKind::SliceType(Box::new(elem)))
    }

    /// The rest of an array type after `[`, or after `[` and its length.
    pub(super) fn array_type(&mut self, lo: Pos, len: Option<Expr>) -> Expr {
        let len = match len {
            Some(len) => Some(len),
            None if self.got(Tok::DotDotDot) => None,
            None => Some(self.expr_inside()),
        };
        if self.at(Tok::Comma) {
            // Type parameter lists may end in a comma; lengths may not.
            self.syntax_error("unexpected comma; expected ]");
            self.next();
        }
        self.want(Tok::Rbrack);
        let elem = self.type_();
        self.expr_at(lo, ExprKind::ArrayType(Box::new(ArrayType { len, elem })))
    }

    /// After a name: `[n]E` or `[]E`, an array or slice type that the name is declared with, or `[A, B]`, type
    /// arguments of the name. The latter is reported by the flag, and contains the name.
    pub(super) fn array_or_type_args(&mut self, name: Expr) -> (Expr, bool) {
        let lbrack = self.pos();
        self.want(Tok::Lbrack);
        if self.got(Tok::Rbrack) {
            return (self.slice_type(lbrack), false);
        }
        let (mut list, has_comma) = self.type_list(false);
        let rbrack = self.pos();
        self.want(Tok::Rbrack);
        if !has_comma && let Some(elem) = self.type_or_none() {
            let array = ArrayType { len: list.pop(), elem };
            return (self.expr_at(lbrack, ExprKind::ArrayType(Box::new(array))), false);
        }
        let lo = name.span.lo;
        let instance = IndexExpr { x: name, lbrack, indices: list, rbrack };
        (self.expr_at(lo, ExprKind::Index(Box::new(instance))), true)
    }

    /// Types separated by commas, one more allowed at the end; the flag says whether there was a comma. Unless
    /// strict, the first may be any expression.
    pub(super) fn type_list(&mut self, strict: bool) -> (Vec<Expr>, bool) {
        self.expr_level += 1;
        let first = if strict { self.type_() } else { self.expr() };
        let mut list = vec![first];
        let mut has_comma = false;
        while self.got(Tok::Comma) {
            has_comma = true;
            match self.type_or_none() {
                Some(ty) => list.push(ty),
                None => break,
            }
        }
        self.expr_level -= 1;
        (list, has_comma)
    }

    /// `name`, `package.name`, or an instance of it.
    pub(super) fn qualified_name(&mut self, name: Option<Ident>) -> Expr {
        let name = match name {
            Some(name) => name,
            None if self.at(Tok::Name) => self.name(),
            None => {
                let missing = self.missing_name();
                self.syntax_error("expected name");
                self.advance(&[Tok::Dot, Tok::Semi, Tok::Rbrace]);
                missing
            }
        };
        let lo = name.span.lo;
        let mut x = super::ident_expr(name);
        if self.got(Tok::Dot) {
            let sel = self.name();
            x = self.expr_at(lo, ExprKind::Selector(Box::new(x), sel));
        }
        if self.at(Tok::Lbrack) {
            let lbrack = self.pos();
            self.next();
            let indices = self.type_args();
            let rbrack = self.pos();
            self.want(Tok::Rbrack);
            x = self.expr_at(lo, ExprKind::Index(Box::new(IndexExpr { x, lbrack, indices, rbrack })));
        }
        x
    }

    fn type_args(&mut self) -> Vec<Expr> {
        if self.at(Tok::Rbrack) {
            self.syntax_error("expected type argument list");
            return vec![self.bad_expr()];
        }
        self.type_list(true).0
    }

    // -------------------------------------------------------------------------------------- functions

    /// A signature, after `func` or a name; `lo` is where it began. With a context, type parameters are an error.
    pub(super) fn func_type(&mut self, lo: Pos, context: Option<&str>) -> FuncType {
        self.nested(|p| p.signature(lo, context))
    }

    fn signature(&mut self, lo: Pos, context: Option<&str>) -> FuncType {
        let mut type_params = Vec::new();
        let lbrack = self.pos();
        if self.got(Tok::Lbrack) {
            if let Some(context) = context {
                self.syntax_error_at(lbrack, &format!("{context} must have no type parameters"));
            }
            if self.at(Tok::Rbrack) {
                self.syntax_error("empty type parameter list");
                self.next();
            } else {
                type_params = self.type_param_list(None);
            }
        }
        let lparen = self.pos();
        self.want(Tok::Lparen);
        let params = self.param_list(None, Tok::Rparen, false, true);
        let rparen = Pos(self.span_from(lparen).hi.0 - 1);
        let (results, results_in_parens) = self.results();
        FuncType { span: self.span_from(lo), type_params, lparen, params, rparen, results, results_in_parens }
    }

    fn results(&mut self) -> (Vec<Param>, bool) {
        if self.got(Tok::Lparen) {
            return (self.param_list(None, Tok::Rparen, false, false), true);
        }
        match self.type_or_none() {
            Some(ty) => (vec![Param { id: self.id(), span: ty.span, names: Vec::new(), ellipsis: None, ty }], false),
            None => (Vec::new(), false),
        }
    }

    pub(super) fn empty_func_type(&mut self) -> FuncType {
        let pos = self.pos();
        FuncType {
            span: pos.span(),
            type_params: Vec::new(),
            lparen: pos,
            params: Vec::new(),
            rparen: pos,
            results: Vec::new(),
            results_in_parens: false,
        }
    }

    // ---------------------------------------------------------------------------------------- structs

    fn struct_type(&mut self) -> ExprKind {
        self.next();
        self.want(Tok::Lbrace);
        let mut fields = Vec::new();
        let rbrace = self.list("struct type", Tok::Semi, Tok::Rbrace, |p| {
            fields.extend(p.field());
            false
        });
        ExprKind::StructType(Box::new(StructType { fields, rbrace }))
    }

    fn field(&mut self) -> Option<FieldGroup> {
        let lo = self.pos();
        let (names, ty) = match self.tok.kind {
            Tok::Name => self.named_or_embedded_field(),
            Tok::Star => {
                self.next();
                let parenthesized = self.at(Tok::Lparen);
                if parenthesized {
                    self.syntax_error("cannot parenthesize embedded type");
                    self.next();
                }
                let base = self.qualified_name(None);
                if parenthesized {
                    self.got(Tok::Rparen);
                }
                (Vec::new(), self.expr_at(lo, ExprKind::Star(Box::new(base))))
            }
            Tok::Lparen => {
                self.syntax_error("cannot parenthesize embedded type");
                self.next();
                let star = self.got(Tok::Star);
                let mut ty = self.qualified_name(None);
                if star {
                    ty = self.expr_at(lo, ExprKind::Star(Box::new(ty)));
                }
                self.got(Tok::Rparen);
                (Vec::new(), ty)
            }
            _ => {
                self.syntax_error("expected field name or embedded type");
                self.advance(&[Tok::Semi, Tok::Rbrace]);
                return None;
            }
        };
        let tag = self.at(Tok::Literal).then(|| Tag { span: self.token_span(), lit: self.basic_lit() });
        Some(FieldGroup { id: self.id(), span: self.span_from(lo), names, ty, tag })
    }

    fn named_or_embedded_field(&mut self) -> (Vec<Ident>, Expr) {
        let name = self.name();
        if matches!(self.tok.kind, Tok::Dot | Tok::Literal | Tok::Semi | Tok::Rbrace) {
            return (Vec::new(), self.qualified_name(Some(name)));
        }
        let names = self.name_list(name);
        if names.len() == 1 && self.at(Tok::Lbrack) {
            let (ty, is_instance) = self.array_or_type_args(super::ident_expr(name));
            return (if is_instance { Vec::new() } else { names }, ty);
        }
        let ty = self.type_();
        (names, ty)
    }

    // ------------------------------------------------------------------------------------- interfaces

    fn interface_type(&mut self) -> ExprKind {
        self.next();
        self.want(Tok::Lbrace);
        let mut elems = Vec::new();
        let rbrace = self.list("interface type", Tok::Semi, Tok::Rbrace, |p| {
            let elem = match p.tok.kind {
                Tok::Name => p.method_or_embedded(),
                _ => InterfaceElem::Embedded(p.embedded_elem(None)),
            };
            elems.push(elem);
            false
        });
        ExprKind::InterfaceType(Box::new(InterfaceType { elems, rbrace }))
    }

    fn method_or_embedded(&mut self) -> InterfaceElem {
        let name = self.name();
        match self.tok.kind {
            Tok::Lparen => self.interface_method(name),
            Tok::Lbrack => self.generic_method_or_instance(name),
            _ => {
                let ty = self.qualified_name(Some(name));
                InterfaceElem::Embedded(self.embedded_elem(Some(ty)))
            }
        }
    }

    fn interface_method(&mut self, name: Ident) -> InterfaceElem {
        InterfaceElem::Method { name, ty: self.func_type(name.span.lo, Some("interface method")) }
    }

    /// `name[`: an embedded instance, or a method with type parameters, which are parsed to be rejected.
    fn generic_method_or_instance(&mut self, name: Ident) -> InterfaceElem {
        let lbrack = self.pos();
        self.next();
        if self.at(Tok::Rbrack) {
            let pos = self.pos();
            self.next();
            if self.at(Tok::Lparen) {
                self.report(pos.span(), "empty type parameter list".into());
                return self.interface_method(name);
            }
            self.report(pos.span(), "empty type argument list".into());
            return InterfaceElem::Embedded(self.embedded_elem(Some(super::ident_expr(name))));
        }
        let params = self.param_list(None, Tok::Rbrack, false, false);
        if params.first().is_some_and(|p| !p.names.is_empty()) {
            self.report(lbrack.span(), "interface method must have no type parameters".into());
            return self.interface_method(name);
        }
        if params.is_empty() {
            return match self.at(Tok::Lparen) {
                true => self.interface_method(name),
                false => InterfaceElem::Embedded(super::ident_expr(name)),
            };
        }
        let rbrack = Pos(self.span_from(lbrack).hi.0 - 1);
        let indices = params.into_iter().map(|p| p.ty).collect();
        let x = super::ident_expr(name);
        let instance = self.expr_at(name.span.lo, ExprKind::Index(Box::new(IndexExpr { x, lbrack, indices, rbrack })));
        InterfaceElem::Embedded(self.embedded_elem(Some(instance)))
    }

    /// `[~]T { "|" [~]T }`, perhaps with its first term parsed already.
    pub(super) fn embedded_elem(&mut self, first: Option<Expr>) -> Expr {
        let mut x = match first {
            Some(term) => term,
            None => self.embedded_term(),
        };
        let lo = x.span.lo;
        let mut length = 0;
        while self.at_op(Op::Binary(BinaryOp::Or)) {
            length += 1;
            self.limit_chain(length);
            let op_pos = self.pos();
            self.next();
            let y = Box::new(self.embedded_term());
            x = self.expr_at(lo, ExprKind::Binary(BinaryExpr { op: BinaryOp::Or, op_pos, x: Box::new(x), y }));
        }
        x
    }

    fn embedded_term(&mut self) -> Expr {
        let lo = self.pos();
        if self.at_op(Op::Tilde) {
            self.next();
            let ty = self.type_();
            return self.expr_at(lo, ExprKind::Unary(UnaryOp::Tilde, Box::new(ty)));
        }
        match self.type_or_none() {
            Some(ty) => ty,
            None => {
                let bad = self.bad_expr();
                self.syntax_error("expected ~ term or type");
                self.advance(&[Tok::Operator, Tok::Semi, Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
                bad
            }
        }
    }
}
