//! The parser: recursive descent over the tokens of one file.
//!
//! Invariants: it always ends, on any input, having consumed the file or given up at a nesting limit; each error
//! is reported once and syntax errors in a row have different lines; recovery skips to tokens at which a construct can
//! continue, never backwards. Error texts and recovery points are those of Go's compiler, since users know them.
//! The parser resolves no names: the few ambiguities of the grammar are settled by the shape of expressions.

mod decl;
mod expr;
mod params;
mod stmt;
mod types;

use crate::ast::*;
use crate::lexer::Lexer;
use crate::source_text;
use crate::span::{Diagnostic, Pos, SourceFile, Span};
use crate::stack::StackBudget;
use crate::symbol::sym;
use crate::token::{Op, Tok, TokSet, Token};

/// What to parse of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ParseMode {
    /// Skip the bodies of top-level functions; [`parse_body`] parses them later.
    pub lazy_bodies: bool,
    /// Stop after the imports.
    pub imports_only: bool,
}

/// A tree, and what was wrong with the text, ordered by position.
#[derive(Debug)]
pub struct Parsed<T> {
    pub tree: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Parsed<T> {
    /// Whether the tree is too doubtful to be checked. Wrong literals and branches leave it sound enough.
    pub fn has_syntax_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.message.starts_with(SYNTAX_ERROR))
    }
}

/// How the messages of errors against the grammar begin.
const SYNTAX_ERROR: &str = "syntax error: ";

/// Parses a file.
pub fn parse_file(source: &SourceFile, mode: ParseMode) -> Parsed<File> {
    let (text, wrong_bytes) = source_text::clean(&source.text);
    // Wrong bytes are reported by this parse alone, so nothing may be left for later.
    let lazy = mode.lazy_bodies && wrong_bytes.is_empty();
    let mode = ParseMode { lazy_bodies: lazy, ..mode };
    let mut parser = Parser::new(source, Lexer::new(&text), source.base, mode, 0);
    parser.wrong_bytes = wrong_bytes;
    parser.wrong_bytes.reverse();
    for (at, message) in &source.line_directives().errors {
        parser.report(source.pos(*at as usize).span(), message.clone());
    }
    parser.next();
    let tree = parser.file();
    parser.finish(tree)
}

/// Parses a function body that [`parse_file`] has skipped. Its nodes are numbered from `next_id` on, which
/// advances past them.
pub fn parse_body(source: &SourceFile, body: Span, next_id: &mut NodeId) -> Parsed<Block> {
    let (text, _) = source_text::clean(source.slice(body));
    let mut parser = Parser::new(source, Lexer::new(&text), body.lo.0, ParseMode::default(), next_id.0);
    parser.next();
    let block = parser.func_body();
    *next_id = NodeId(parser.next_id);
    parser.finish(block)
}

/// Parses the top-level declarations in a part of a file, which ends where one of them does; function bodies are
/// skipped. Nodes are numbered from `next_id` on. Of the tree, the package clause is empty.
pub fn parse_part(source: &SourceFile, part: Span, next_id: NodeId) -> Parsed<File> {
    let (text, _) = source_text::clean(source.slice(part));
    let mode = ParseMode { lazy_bodies: true, imports_only: false };
    let mut parser = Parser::new(source, Lexer::new(&text), part.lo.0, mode, next_id.0);
    parser.next();
    let tree = parser.part();
    parser.finish(tree)
}

/// What a level of nesting costs of the stack at most (measured with opt-level 1).
const BYTES_PER_LEVEL: usize = 2 << 10;

/// How many operators or selections may follow one another without parentheses: they make a tree just as deep,
/// whose visitors recurse, but no frames of the parser.
const MAX_CHAIN: usize = 50_000;
/// What a visitor needs at least for a link of such a chain.
const BYTES_PER_LINK: usize = 100;

pub(crate) struct Parser<'a> {
    source: &'a SourceFile,
    /// Position of the lexer's first byte.
    base: u32,
    lexer: Lexer<'a>,
    mode: ParseMode,
    tok: Token,
    /// End of the token before `tok`.
    prev_end: u32,
    next_id: u32,
    /// Function nesting: recovery stops at statement keywords inside functions.
    function_nesting: u32,
    /// Negative in the header of a statement, where `{` begins a block rather than a composite literal.
    expr_level: i32,
    nesting: usize,
    stack: StackBudget,
    /// Directives up to this one belong to earlier declarations.
    directives_taken: usize,
    diagnostics: Vec<Diagnostic>,
    /// Kept apart: a wrong branch doesn't make the text around it doubtful.
    branch_diagnostics: Vec<Diagnostic>,
    /// The line of the last syntax error.
    last_error_line: u32,
    /// Offsets and messages of what was cleaned from the text, last first, as far as not yet reached.
    wrong_bytes: Vec<(usize, &'static str)>,
}

/// Keywords that begin statements, where recovery inside functions stops.
const STATEMENT_KEYWORDS: TokSet = TokSet::of(&[
    Tok::Break,
    Tok::Const,
    Tok::Continue,
    Tok::Defer,
    Tok::Fallthrough,
    Tok::For,
    Tok::Go,
    Tok::Goto,
    Tok::If,
    Tok::Return,
    Tok::Select,
    Tok::Switch,
    Tok::Type,
    Tok::Var,
]);

impl<'a> Parser<'a> {
    fn new(source: &'a SourceFile, lexer: Lexer<'a>, base: u32, mode: ParseMode, next_id: u32) -> Parser<'a> {
        let tok = Token { kind: Tok::Eof, op: Op::Not, lit: LitKind::Int, bad: false, lo: 0, hi: 0, name: sym::EMPTY };
        Parser {
            source,
            base,
            lexer,
            mode,
            tok,
            prev_end: 0,
            next_id,
            function_nesting: 0,
            expr_level: 0,
            nesting: 0,
            stack: StackBudget::here(),
            directives_taken: 0,
            diagnostics: Vec::new(),
            branch_diagnostics: Vec::new(),
            last_error_line: 0,
            wrong_bytes: Vec::new(),
        }
    }

    fn finish<T>(mut self, tree: T) -> Parsed<T> {
        self.take_lex_errors();
        self.take_wrong_bytes(usize::MAX);
        self.diagnostics.append(&mut self.branch_diagnostics);
        self.diagnostics.sort_by_key(|d| d.span.lo);
        let line = |d: &Diagnostic| self.source.line(d.span.lo);
        self.diagnostics.dedup_by(|a, b| a.message == b.message && line(a) == line(b));
        Parsed { tree, diagnostics: self.diagnostics }
    }

    // ------------------------------------------------------------------------------------------ tokens

    fn next(&mut self) {
        self.prev_end = self.tok.hi;
        self.tok = self.lexer.next();
        if !self.lexer.errors.is_empty() {
            self.take_lex_errors();
        }
        if !self.wrong_bytes.is_empty() {
            self.take_wrong_bytes(self.tok.hi as usize);
        }
    }

    fn take_wrong_bytes(&mut self, end: usize) {
        while let Some((at, message)) = self.wrong_bytes.pop_if(|(at, _)| *at < end) {
            self.report(self.pos_at(at as u32).span(), message.into());
        }
    }

    fn take_lex_errors(&mut self) {
        for error in std::mem::take(&mut self.lexer.errors) {
            let pos = self.pos_at(error.at);
            self.report(pos.span(), error.message);
        }
    }

    fn at(&self, kind: Tok) -> bool {
        self.tok.kind == kind
    }

    fn at_op(&self, op: Op) -> bool {
        self.tok.kind == Tok::Operator && self.tok.op == op
    }

    fn got(&mut self, kind: Tok) -> bool {
        let got = self.at(kind);
        if got {
            self.next();
        }
        got
    }

    fn want(&mut self, kind: Tok) {
        if !self.got(kind) {
            self.syntax_error(&format!("expected {}", kind.description()));
            self.skip_token();
        }
    }

    fn pos_at(&self, offset: u32) -> Pos {
        Pos(self.base + offset)
    }

    /// Position of the current token.
    fn pos(&self) -> Pos {
        self.pos_at(self.tok.lo)
    }

    fn span_from(&self, lo: Pos) -> Span {
        Span { lo, hi: self.pos_at(self.prev_end).max(lo) }
    }

    fn token_text(&self) -> &'a str {
        &self.lexer.text()[self.tok.lo as usize..self.tok.hi as usize]
    }

    /// What kind of semicolon the current token is.
    fn semi_text(&self) -> &'static str {
        match self.lexer.text().as_bytes().get(self.tok.lo as usize) {
            Some(b';') => "semicolon",
            Some(_) => "newline",
            None => "EOF",
        }
    }

    // ------------------------------------------------------------------------------------------ errors

    fn report(&mut self, span: Span, message: String) {
        self.diagnostics.push(Diagnostic::new(span, message));
    }

    /// An error of the grammar; one in a line is enough, unless others came between.
    fn report_syntax(&mut self, pos: Pos, message: String) {
        let line = self.source.line(pos);
        if std::mem::replace(&mut self.last_error_line, line) != line {
            let at_token = pos == self.pos();
            let span = if at_token { Span { lo: pos, hi: self.pos_at(self.tok.hi) } } else { pos.span() };
            self.report(span, format!("{SYNTAX_ERROR}{message}"));
        }
    }

    fn error(&mut self, message: &str) {
        self.report(self.pos().span(), message.into());
    }

    fn syntax_error(&mut self, message: &str) {
        self.syntax_error_at(self.pos(), message);
    }

    /// A message that begins with "in", "at", "after" or "expected" is about the current token, which it names.
    fn syntax_error_at(&mut self, pos: Pos, message: &str) {
        if self.at(Tok::Eof) && !self.diagnostics.is_empty() {
            return;
        }
        let separator = match message.split(' ').next() {
            Some("in" | "at" | "after") => " ",
            Some("expected") => ", ",
            _ => return self.report_syntax(pos, message.into()),
        };
        let token = self.token_description();
        self.report_syntax(pos, format!("unexpected {token}{separator}{message}"));
    }

    fn token_description(&self) -> String {
        match self.tok.kind {
            Tok::Name => format!("name {}", self.tok.name),
            Tok::Semi => self.semi_text().into(),
            Tok::Literal => format!("literal {}", self.token_text()),
            Tok::Operator => self.tok.op.text().into(),
            Tok::AssignOp => format!("{}=", self.tok.op.text()),
            Tok::IncOp => self.tok.op.text().repeat(2),
            kind => kind.description(),
        }
    }

    fn skip_token(&mut self) {
        if !self.at(Tok::Eof) {
            self.next();
        }
    }

    /// Skips to one of some tokens; inside functions, also to a keyword that begins a statement.
    fn advance(&mut self, to: &[Tok]) {
        let mut stops = TokSet::of(to).or(TokSet::of(&[Tok::Eof]));
        if self.function_nesting > 0 {
            stops = stops.or(STATEMENT_KEYWORDS);
        }
        while !stops.contains(self.tok.kind) {
            self.next();
        }
    }

    /// Runs a parse one level deeper, or gives the file up when it nests too deeply.
    fn nested<T>(&mut self, parse: impl FnOnce(&mut Self) -> T) -> T {
        self.nesting += 1;
        if self.nesting > self.stack.levels(BYTES_PER_LEVEL) {
            self.give_up("nesting depth limit exceeded");
        }
        let result = parse(self);
        self.nesting -= 1;
        result
    }

    fn give_up(&mut self, why: &str) {
        if !self.at(Tok::Eof) {
            self.report(self.pos().span(), why.into());
            self.lexer.stop();
            self.next();
        }
    }

    // ------------------------------------------------------------------------------------------- nodes

    fn id(&mut self) -> NodeId {
        let id = NodeId(self.next_id);
        self.next_id += 1;
        id
    }

    /// An expression that began at `lo` and ends with the last token.
    fn expr_at(&mut self, lo: Pos, kind: ExprKind) -> Expr {
        Expr { id: self.id(), span: self.span_from(lo), kind }
    }

    fn bad_expr(&mut self) -> Expr {
        Expr { id: self.id(), span: self.pos().span(), kind: ExprKind::Bad }
    }

    fn name_expr(&mut self) -> Expr {
        ident_expr(self.name())
    }

    fn name(&mut self) -> Ident {
        if self.at(Tok::Name) {
            let ident = Ident { id: self.id(), name: self.tok.name, span: self.token_span() };
            self.next();
            return ident;
        }
        let ident = self.missing_name();
        self.syntax_error("expected name");
        self.skip_token();
        ident
    }

    fn missing_name(&mut self) -> Ident {
        Ident { id: self.id(), name: sym::BLANK, span: self.pos().span() }
    }

    fn token_span(&self) -> Span {
        Span { lo: self.pos(), hi: self.pos_at(self.tok.hi) }
    }

    /// The rest of a list of names.
    fn name_list(&mut self, first: Ident) -> Vec<Ident> {
        let mut names = vec![first];
        while self.got(Tok::Comma) {
            names.push(self.name());
        }
        names
    }

    fn basic_lit(&mut self) -> BasicLit {
        let lit = BasicLit { kind: self.tok.lit, bad: self.tok.bad, text: self.token_text().into() };
        self.next();
        lit
    }

    fn literal_expr(&mut self) -> Option<Expr> {
        if !self.at(Tok::Literal) {
            return None;
        }
        let lo = self.pos();
        let lit = self.basic_lit();
        Some(self.expr_at(lo, ExprKind::BasicLit(lit)))
    }

    /// Elements separated by `separator` (optional before `close`) up to and including `close`, whose position
    /// is returned. An element that returns true ends the list.
    fn list(&mut self, context: &str, separator: Tok, close: Tok, mut element: impl FnMut(&mut Self) -> bool) -> Pos {
        let mut done = false;
        while !self.at(Tok::Eof) && !self.at(close) && !done {
            done = element(self);
            if !self.got(separator) && !self.at(close) {
                let (separator, close_text) = (separator.text(), close.text());
                self.syntax_error(&format!("in {context}; possibly missing {separator} or {close_text}"));
                self.advance(&[Tok::Rparen, Tok::Rbrack, Tok::Rbrace]);
                if !self.at(close) {
                    return self.pos();
                }
            }
        }
        let pos = self.pos();
        self.want(close);
        pos
    }
}

fn ident_expr(ident: Ident) -> Expr {
    Expr { id: ident.id, span: ident.span, kind: ExprKind::Name(ident.name) }
}
