//! Files and declarations (spec: `Source file organization`, `Declarations and scope`).

use super::params::FirstParam;
use super::{Parser, ident_expr};
use crate::ast::*;
use crate::branches::check_branches;
use crate::literal::unquote_string;
use crate::span::{Pos, Span};
use crate::symbol::{Symbol, sym};
use crate::token::Tok;

const DECLARATION_KEYWORDS: &[Tok] = &[Tok::Import, Tok::Const, Tok::Type, Tok::Var, Tok::Func];

impl Parser<'_> {
    pub(super) fn file(&mut self) -> File {
        let mut file = self.empty_file();
        file.build_constraint = self.build_constraint();
        self.directives_taken = self.lexer.directives.len();
        if self.got(Tok::Package) {
            file.package = self.name();
            self.want(Tok::Semi);
            if self.diagnostics.is_empty() {
                self.top_level_decls(&mut file.decls);
            }
        } else {
            file.package = self.missing_name();
            self.syntax_error("package statement must be first");
        }
        self.finish_file(file)
    }

    /// A file without package clause.
    pub(super) fn part(&mut self) -> File {
        let mut file = self.empty_file();
        self.top_level_decls(&mut file.decls);
        self.finish_file(file)
    }

    fn empty_file(&self) -> File {
        let package_pos = self.pos();
        File {
            file: self.source.id,
            package_pos,
            package: Ident { id: NodeId(0), name: sym::BLANK, span: package_pos.span() },
            decls: Vec::new(),
            directives: Vec::new(),
            build_constraint: None,
            node_count: 0,
        }
    }

    fn finish_file(&mut self, mut file: File) -> File {
        let directives = std::mem::take(&mut self.lexer.directives);
        file.directives = directives.iter().map(|&range| self.directive(range)).collect();
        file.node_count = self.next_id;
        file
    }

    fn directive(&self, (lo, hi): (u32, u32)) -> Directive {
        let text = self.lexer.text()[lo as usize + 2..hi as usize].trim_end();
        let span = Span { lo: self.pos_at(lo), hi: self.pos_at(lo + 2 + text.len() as u32) };
        Directive { span, text: text.into() }
    }

    /// The last `//go:build` line before the package clause.
    fn build_constraint(&self) -> Option<Directive> {
        let is_constraint = |d: &Directive| d.text.strip_prefix("go:build").is_some_and(|t| t.starts_with([' ', '\t']));
        self.lexer.directives.iter().rev().map(|&range| self.directive(range)).find(is_constraint)
    }

    /// The directives between the last declaration and here; none inside functions.
    fn take_directives(&mut self) -> DirectiveRange {
        if self.function_nesting > 0 {
            return DirectiveRange::default();
        }
        let end = self.lexer.directives.partition_point(|&(lo, _)| lo < self.tok.lo);
        let start = std::mem::replace(&mut self.directives_taken, end);
        DirectiveRange { start: start.min(end) as u32, end: end as u32 }
    }

    /// Directives up to the last token belong to what has been parsed, not to what follows.
    fn drop_inner_directives(&mut self) {
        let end = self.lexer.directives.partition_point(|&(lo, _)| lo < self.prev_end);
        self.directives_taken = self.directives_taken.max(end);
    }

    fn top_level_decls(&mut self, decls: &mut Vec<Decl>) {
        let mut after_import = true;
        while !self.at(Tok::Eof) {
            let at_import = self.at(Tok::Import);
            if self.mode.imports_only && !at_import {
                return;
            }
            if at_import && !after_import {
                self.syntax_error("imports must appear before other declarations");
            }
            after_import = at_import;
            match self.top_level_decl() {
                Some(decl) => decls.push(decl),
                None => {
                    let misplaced_body = self.at(Tok::Lbrace)
                        && matches!(decls.last(), Some(Decl::Func(f)) if matches!(f.body, FuncBody::Absent));
                    self.syntax_error(match misplaced_body {
                        true => "unexpected semicolon or newline before {",
                        false => "non-declaration statement outside function body",
                    });
                    let lo = self.pos();
                    self.advance(DECLARATION_KEYWORDS);
                    decls.push(Decl::Bad(self.span_from(lo)));
                    continue;
                }
            }
            // A directive behind a declaration, on its line, is about none.
            self.directives_taken = self.lexer.directives.partition_point(|&(lo, _)| lo < self.tok.lo);
            if !self.at(Tok::Eof) && !self.got(Tok::Semi) {
                self.syntax_error("after top level declaration");
                self.advance(DECLARATION_KEYWORDS);
            }
        }
    }

    fn top_level_decl(&mut self) -> Option<Decl> {
        match self.tok.kind {
            Tok::Import => Some(Decl::Import(self.decl_group(Self::import_spec))),
            Tok::Func => Some(Decl::Func(Box::new(self.func_decl()))),
            _ => self.const_type_var_decl(),
        }
    }

    /// The declarations that may also stand in functions.
    pub(super) fn const_type_var_decl(&mut self) -> Option<Decl> {
        match self.tok.kind {
            Tok::Const => Some(Decl::Const(self.decl_group(Self::const_spec))),
            Tok::Type => Some(Decl::Type(self.decl_group(Self::type_spec))),
            Tok::Var => Some(Decl::Var(self.decl_group(Self::var_spec))),
            _ => None,
        }
    }

    /// A keyword, and one spec or several in parentheses. Specs are told their index.
    fn decl_group<Spec>(&mut self, spec: fn(&mut Self, u32, DirectiveRange) -> Spec) -> DeclGroup<Spec> {
        let keyword = self.pos();
        let directives = self.take_directives();
        self.next();
        let grouped = self.at(Tok::Lparen);
        let mut specs = Vec::new();
        if grouped {
            self.next();
            self.list("grouped declaration", Tok::Semi, Tok::Rparen, |p| {
                let inner = p.take_directives();
                specs.push(spec(p, specs.len() as u32, inner));
                p.drop_inner_directives();
                false
            });
        } else {
            specs.push(spec(self, 0, directives));
        }
        DeclGroup { span: self.span_from(keyword), keyword, grouped, directives, specs }
    }

    /// `[ "." | name ] path`
    fn import_spec(&mut self, _index: u32, _directives: DirectiveRange) -> ImportSpec {
        let lo = self.pos();
        let name = match self.tok.kind {
            Tok::Name => Some(self.name()),
            Tok::Dot => {
                let dot = Ident { id: self.id(), name: sym::DOT, span: self.token_span() };
                self.next();
                Some(dot)
            }
            _ => None,
        };
        let path = match self.literal_expr() {
            Some(path) => path,
            None => {
                let missing = self.bad_expr();
                self.syntax_error("missing import path");
                self.advance(&[Tok::Semi, Tok::Rparen]);
                missing
            }
        };
        let path_text = self.import_path(&path);
        ImportSpec { id: self.id(), span: self.span_from(lo), name, path, path_text }
    }

    fn import_path(&mut self, path: &Expr) -> Symbol {
        let ExprKind::BasicLit(lit) = &path.kind else { return sym::EMPTY };
        if lit.bad {
            return sym::EMPTY;
        }
        if lit.kind != LitKind::String {
            self.syntax_error_at(path.span.lo, "import path must be a string");
            return sym::EMPTY;
        }
        let bytes = unquote_string(&lit.text).unwrap_or_default();
        std::str::from_utf8(&bytes).map_or(sym::EMPTY, Symbol::intern)
    }

    /// `names [ [type] "=" values ]`
    fn const_spec(&mut self, index: u32, _directives: DirectiveRange) -> ConstSpec {
        let lo = self.pos();
        let first = self.name();
        let names = self.name_list(first);
        let (mut ty, mut values) = (None, Vec::new());
        if !matches!(self.tok.kind, Tok::Eof | Tok::Semi | Tok::Rparen) {
            ty = self.type_or_none();
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        ConstSpec { span: self.span_from(lo), names, ty, values, iota: index }
    }

    /// `names ( type [ "=" values ] | "=" values )`
    fn var_spec(&mut self, _index: u32, directives: DirectiveRange) -> VarSpec {
        let lo = self.pos();
        let first = self.name();
        let names = self.name_list(first);
        let (mut ty, mut values) = (None, Vec::new());
        if self.got_assign() {
            values = self.expr_list();
        } else {
            ty = Some(self.type_());
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        VarSpec { span: self.span_from(lo), names, ty, values, directives }
    }

    fn got_assign(&mut self) -> bool {
        if self.at(Tok::Define) {
            self.syntax_error("expected =");
            self.next();
            return true;
        }
        self.got(Tok::Assign)
    }

    /// `name [type parameters] [ "=" ] type`
    fn type_spec(&mut self, _index: u32, directives: DirectiveRange) -> TypeSpec {
        let lo = self.pos();
        let name = self.name();
        let (mut type_params, mut alias) = (Vec::new(), None);
        let ty = if self.at(Tok::Lbrack) {
            self.type_params_or_array(&mut type_params, &mut alias)
        } else {
            alias = self.alias_sign();
            self.type_or_none()
        };
        let ty = match ty {
            Some(ty) => ty,
            None => {
                let bad = self.bad_expr();
                self.syntax_error("in type declaration");
                self.advance(&[Tok::Semi, Tok::Rparen]);
                bad
            }
        };
        TypeSpec { span: self.span_from(lo), name, type_params, alias, ty, directives }
    }

    fn alias_sign(&mut self) -> Option<Pos> {
        let pos = self.pos();
        self.got_assign().then_some(pos)
    }

    /// What follows `type T` and begins with a bracket: type parameters and a type, or an array or slice type.
    ///
    /// `T[P` may go on as either. The text up to `]` or `,` is parsed as an expression, which is then a parameter
    /// name, a name and a constraint, or an array length (spec: `Type parameter declarations`).
    fn type_params_or_array(&mut self, type_params: &mut Vec<TypeParamGroup>, alias: &mut Option<Pos>) -> Option<Expr> {
        let lbrack = self.pos();
        self.next();
        match self.tok.kind {
            Tok::Name => {
                let name = self.name();
                let first = match self.tok.kind {
                    Tok::Lbrack => ident_expr(name),
                    _ => self.expr_from_name(name),
                };
                let followed_by_comma = self.at(Tok::Comma);
                match split_type_param(first, followed_by_comma) {
                    Ok((name, constraint)) if constraint.is_some() || !self.at(Tok::Rbrack) => {
                        let first = Some(FirstParam { name, ty: constraint });
                        *type_params = self.type_param_list(first);
                        *alias = self.alias_sign();
                        self.type_or_none()
                    }
                    Ok((name, _)) => Some(self.array_type(lbrack, Some(ident_expr(name)))),
                    Err(length) => Some(self.array_type(lbrack, Some(*length))),
                }
            }
            Tok::Rbrack => {
                self.next();
                Some(self.slice_type(lbrack))
            }
            _ => Some(self.array_type(lbrack, None)),
        }
    }

    fn func_decl(&mut self) -> FuncDecl {
        let keyword = self.pos();
        let directives = self.take_directives();
        self.next();
        let is_method = self.at(Tok::Lparen);
        let recv = if is_method { self.receiver() } else { None };
        let (name, ty) = if self.at(Tok::Name) {
            let name = self.name();
            (name, self.func_type(name.span.lo, None))
        } else {
            let name = self.missing_name();
            self.syntax_error(if is_method { "expected name" } else { "expected name or (" });
            self.advance(&[Tok::Lbrace, Tok::Semi]);
            (name, self.empty_func_type())
        };
        let body = match self.at(Tok::Lbrace) {
            true => self.top_level_body(),
            false => FuncBody::Absent,
        };
        FuncDecl { id: self.id(), span: self.span_from(keyword), keyword, recv, name, ty, body, directives }
    }

    /// The receiver of a method: a parameter list of one.
    fn receiver(&mut self) -> Option<Box<Param>> {
        self.next();
        let params = self.param_list(None, Tok::Rparen, false, false);
        let count: usize = params.iter().map(|p| p.names.len().max(1)).sum();
        match count {
            0 => self.error("method has no receiver"),
            1 => {}
            _ => self.error("method has multiple receivers"),
        }
        let mut first = params.into_iter().next()?;
        first.names.truncate(1);
        Some(Box::new(first))
    }

    fn top_level_body(&mut self) -> FuncBody {
        if self.mode.lazy_bodies {
            let lo = self.pos();
            if self.lexer.skip_to_closing_brace() {
                let end = self.lexer.offset();
                self.next();
                self.prev_end = end;
                return FuncBody::Unparsed(self.span_from(lo));
            }
        }
        FuncBody::Parsed(self.func_body())
    }

    pub(super) fn func_body(&mut self) -> Block {
        let errors_before = self.diagnostics.len();
        self.function_nesting += 1;
        let body = self.block("");
        self.function_nesting -= 1;
        if self.diagnostics.len() == errors_before {
            check_branches(self.source, &body, &mut self.branch_diagnostics);
        }
        body
    }
}

/// Splits `P`, `P *C`, `P (C)` or `P *C|Q` into a type parameter's name and the beginning of its constraint. Where
/// the text would also make an expression, `force` (a comma follows) decides for a parameter.
fn split_type_param(x: Expr, force: bool) -> Result<(Ident, Option<Expr>), Box<Expr>> {
    if let Some(name) = x.as_ident() {
        return Ok((name, None));
    }
    if !begins_with_constraint(&x, force) {
        return Err(Box::new(x));
    }
    let Expr { id, span, kind } = x;
    match kind {
        ExprKind::Binary(BinaryExpr { op: BinaryOp::Mul, op_pos, x: name, y }) => {
            let span = Span { lo: op_pos, hi: span.hi };
            let name = name.as_ident().expect("checked by begins_with_constraint");
            Ok((name, Some(Expr { id, span, kind: ExprKind::Star(y) })))
        }
        ExprKind::Binary(BinaryExpr { op, op_pos, x: left, y }) => {
            let (name, constraint) = split_type_param(*left, true)?;
            let first_term = constraint.expect("checked by begins_with_constraint");
            let span = Span { lo: first_term.span.lo, hi: span.hi };
            let kind = ExprKind::Binary(BinaryExpr { op, op_pos, x: Box::new(first_term), y });
            Ok((name, Some(Expr { id, span, kind })))
        }
        ExprKind::Call(call) => {
            let CallExpr { fun, lparen, mut args, .. } = *call;
            let name = fun.as_ident().expect("checked by begins_with_constraint");
            let inner = args.pop().expect("checked by begins_with_constraint");
            let span = Span { lo: lparen, hi: span.hi };
            Ok((name, Some(Expr { id, span, kind: ExprKind::Paren(Box::new(inner)) })))
        }
        kind => Err(Box::new(Expr { id, span, kind })),
    }
}

fn begins_with_constraint(x: &Expr, force: bool) -> bool {
    match &x.kind {
        ExprKind::Binary(BinaryExpr { op: BinaryOp::Mul, x, y, .. }) => {
            x.as_ident().is_some() && (force || is_type_element(y))
        }
        ExprKind::Binary(BinaryExpr { op: BinaryOp::Or, x, y, .. }) => {
            begins_with_constraint(x, force || is_type_element(y))
        }
        ExprKind::Call(call) => {
            call.fun.as_ident().is_some()
                && call.ellipsis.is_none()
                && matches!(call.args.as_slice(), [arg] if force || is_type_element(arg))
        }
        _ => false,
    }
}

/// Whether the expression can only be a type element.
fn is_type_element(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::ArrayType(_)
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType(_)
        | ExprKind::ChanType(..)
        | ExprKind::Unary(UnaryOp::Tilde, _) => true,
        ExprKind::Unary(_, x) | ExprKind::Star(x) | ExprKind::Paren(x) => is_type_element(x),
        ExprKind::Binary(b) => is_type_element(&b.x) || is_type_element(&b.y),
        _ => false,
    }
}
