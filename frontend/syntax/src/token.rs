//! The tokens of Go, as the parser wants them.
//!
//! Invariants: operators that the grammar treats alike are one kind, told apart by [`Op`]; `*`, `<-` and `=` have
//! kinds of their own because the grammar uses them in other roles too. Keywords are numbered as their symbols.

use crate::ast::{BinaryOp, LitKind};
use crate::symbol::{KEYWORD_COUNT, Symbol};

/// The kind of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Tok {
    Break,
    Case,
    Chan,
    Const,
    Continue,
    Default,
    Defer,
    Else,
    Fallthrough,
    For,
    Func,
    Go,
    Goto,
    If,
    Import,
    Interface,
    Map,
    Package,
    Range,
    Return,
    Select,
    Struct,
    Switch,
    Type,
    Var,
    Eof,
    Name,
    Literal,
    /// Binary and unary operators except `*`.
    Operator,
    /// `op=`
    AssignOp,
    /// `++` and `--`
    IncOp,
    Assign,
    Define,
    Arrow,
    Star,
    Lparen,
    Lbrack,
    Lbrace,
    Rparen,
    Rbrack,
    Rbrace,
    Comma,
    Semi,
    Colon,
    Dot,
    DotDotDot,
}

const KEYWORDS: [Tok; KEYWORD_COUNT as usize] = [
    Tok::Break,
    Tok::Case,
    Tok::Chan,
    Tok::Const,
    Tok::Continue,
    Tok::Default,
    Tok::Defer,
    Tok::Else,
    Tok::Fallthrough,
    Tok::For,
    Tok::Func,
    Tok::Go,
    Tok::Goto,
    Tok::If,
    Tok::Import,
    Tok::Interface,
    Tok::Map,
    Tok::Package,
    Tok::Range,
    Tok::Return,
    Tok::Select,
    Tok::Struct,
    Tok::Switch,
    Tok::Type,
    Tok::Var,
];

impl Tok {
    /// The keyword a symbol is, or [`Tok::Name`].
    pub(crate) fn of_symbol(symbol: Symbol) -> Tok {
        KEYWORDS.get(symbol.0 as usize).copied().unwrap_or(Tok::Name)
    }

    pub(crate) fn is_keyword(self) -> bool {
        (self as u32) < KEYWORD_COUNT
    }

    /// The token as error texts name it.
    pub(crate) fn description(self) -> String {
        match self.is_keyword() {
            true => format!("keyword {}", self.text()),
            false => self.text().into(),
        }
    }

    /// The token as error texts spell it.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Tok::Eof => "EOF",
            Tok::Name => "name",
            Tok::Literal => "literal",
            Tok::Operator => "op",
            Tok::AssignOp => "op=",
            Tok::IncOp => "opop",
            Tok::Assign => "=",
            Tok::Define => ":=",
            Tok::Arrow => "<-",
            Tok::Star => "*",
            Tok::Lparen => "(",
            Tok::Lbrack => "[",
            Tok::Lbrace => "{",
            Tok::Rparen => ")",
            Tok::Rbrack => "]",
            Tok::Rbrace => "}",
            Tok::Comma => "comma",
            Tok::Semi => "semicolon or newline",
            Tok::Colon => ":",
            Tok::Dot => ".",
            Tok::DotDotDot => "...",
            keyword => Symbol(keyword as u32).as_str(),
        }
    }
}

/// A set of token kinds, for error recovery.
#[derive(Clone, Copy)]
pub(crate) struct TokSet(u64);

impl TokSet {
    pub(crate) const fn of(toks: &[Tok]) -> TokSet {
        let mut bits = 0;
        let mut i = 0;
        while i < toks.len() {
            bits |= 1 << toks[i] as u64;
            i += 1;
        }
        TokSet(bits)
    }

    pub(crate) fn contains(self, tok: Tok) -> bool {
        self.0 >> tok as u64 & 1 != 0
    }

    pub(crate) fn or(self, other: TokSet) -> TokSet {
        TokSet(self.0 | other.0)
    }
}

/// Which operator a token of kind `Operator`, `Star`, `AssignOp` or `IncOp` is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Op {
    Binary(BinaryOp),
    Not,
    Tilde,
}

impl Op {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Op::Binary(op) => op.as_str(),
            Op::Not => "!",
            Op::Tilde => "~",
        }
    }
}

/// One token: its kind, its range of offsets, and what belongs to some kinds only.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub kind: Tok,
    pub op: Op,
    pub lit: LitKind,
    /// A literal in which the lexer found an error.
    pub bad: bool,
    pub lo: u32,
    pub hi: u32,
    pub name: Symbol,
}
