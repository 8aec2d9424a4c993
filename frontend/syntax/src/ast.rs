//! The syntax tree of a Go file.
//!
//! Invariants: every [`Expr`], [`Ident`], [`Stmt`] and each other node with an `id` has a number of its own,
//! dense from 0 per file, so later stages keep what they know of a node in vectors indexed by [`NodeId`].
//! Types and expressions share [`Expr`], since a parser can't tell `f[T](x)` from a conversion. Nothing is
//! resolved here: a tree says what was written, not what it means.

use crate::span::{FileId, Pos, Span};
use crate::symbol::Symbol;

/// A node's number within its file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

impl NodeId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An occurrence of an identifier, declaring or using.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ident {
    pub id: NodeId,
    pub name: Symbol,
    pub span: Span,
}

// ---------------------------------------------------------------------------------------------- files

/// One parsed file.
#[derive(Debug)]
pub struct File {
    pub file: FileId,
    /// Position of the `package` keyword.
    pub package_pos: Pos,
    pub package: Ident,
    pub decls: Vec<Decl>,
    /// All `//go:` directives of the file, in order.
    pub directives: Vec<Directive>,
    /// The `//go:build` line before the package clause, if there is one.
    pub build_constraint: Option<Directive>,
    /// The number of nodes: the length of side tables, and the first id of bodies that are parsed later.
    pub node_count: u32,
}

impl File {
    /// The import specs, in source order.
    pub fn imports(&self) -> impl Iterator<Item = &ImportSpec> {
        self.decls.iter().flat_map(|d| match d {
            Decl::Import(group) => group.specs.as_slice(),
            _ => &[],
        })
    }
}

/// A comment of the form `//go:name arguments`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Directive {
    pub span: Span,
    /// The comment without its slashes: `go:noinline`.
    pub text: Box<str>,
}

/// A range of [`File::directives`]: those between the previous declaration and this one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DirectiveRange {
    pub start: u32,
    pub end: u32,
}

impl DirectiveRange {
    pub fn of(self, directives: &[Directive]) -> &[Directive] {
        &directives[self.start as usize..self.end as usize]
    }
}

// ---------------------------------------------------------------------------------------- declarations

#[derive(Debug)]
pub enum Decl {
    /// Text that is no declaration; a diagnostic has been reported.
    Bad(Span),
    Import(DeclGroup<ImportSpec>),
    Const(DeclGroup<ConstSpec>),
    Type(DeclGroup<TypeSpec>),
    Var(DeclGroup<VarSpec>),
    Func(Box<FuncDecl>),
}

/// A keyword and its specs: `const x = 1`, `var ( ... )`.
#[derive(Debug)]
pub struct DeclGroup<Spec> {
    pub span: Span,
    pub keyword: Pos,
    /// Whether the specs stand in parentheses.
    pub grouped: bool,
    pub directives: DirectiveRange,
    pub specs: Vec<Spec>,
}

#[derive(Debug)]
pub struct ImportSpec {
    /// The number of the implicit object of an import without a name.
    pub id: NodeId,
    pub span: Span,
    /// The local name, `_`, or `.` (as [`crate::symbol::sym::DOT`]).
    pub name: Option<Ident>,
    /// The literal as written, of kind string.
    pub path: Expr,
    /// The decoded path; empty if the literal was wrong.
    pub path_text: Symbol,
}

/// `names [type] = values`. In a group, a spec with neither type nor values repeats those of the last spec
/// that has them (`Constant declarations`); its `iota` is its own.
#[derive(Debug)]
pub struct ConstSpec {
    pub span: Span,
    pub names: Vec<Ident>,
    pub ty: Option<Expr>,
    pub values: Vec<Expr>,
    pub iota: u32,
}

#[derive(Debug)]
pub struct VarSpec {
    pub span: Span,
    pub names: Vec<Ident>,
    pub ty: Option<Expr>,
    pub values: Vec<Expr>,
    pub directives: DirectiveRange,
}

#[derive(Debug)]
pub struct TypeSpec {
    pub span: Span,
    pub name: Ident,
    pub type_params: Vec<TypeParamGroup>,
    /// Position of the `=` of an alias declaration.
    pub alias: Option<Pos>,
    pub ty: Expr,
    pub directives: DirectiveRange,
}

#[derive(Debug)]
pub struct FuncDecl {
    pub id: NodeId,
    pub span: Span,
    /// Position of the `func` keyword.
    pub keyword: Pos,
    /// The receiver: at most one name. Type parameters of a generic receiver are the indices of `ty`.
    pub recv: Option<Box<Param>>,
    pub name: Ident,
    /// Type parameters of the function or (since Go 1.27) method are in here.
    pub ty: FuncType,
    pub body: FuncBody,
    pub directives: DirectiveRange,
}

#[derive(Debug)]
pub enum FuncBody {
    /// Declared elsewhere (assembly, linkname).
    Absent,
    /// Skipped: the braces' range, for [`crate::parse_body`].
    Unparsed(Span),
    Parsed(Block),
}

// ------------------------------------------------------------------------------------- signature parts

/// `[P, Q constraint]`: one group of a type parameter list.
#[derive(Debug)]
pub struct TypeParamGroup {
    pub span: Span,
    pub names: Vec<Ident>,
    /// Any type, a `|` union ([`BinaryOp::Or`]) or `~T` ([`UnaryOp::Tilde`]).
    pub constraint: Expr,
}

#[derive(Debug)]
pub struct FuncType {
    pub span: Span,
    pub type_params: Vec<TypeParamGroup>,
    pub lparen: Pos,
    pub params: Vec<Param>,
    pub rparen: Pos,
    pub results: Vec<Param>,
    /// Whether the results stand in parentheses.
    pub results_in_parens: bool,
}

/// `a, b T`: one group of a parameter or result list.
#[derive(Debug)]
pub struct Param {
    /// The number of the implicit object of a parameter without a name.
    pub id: NodeId,
    pub span: Span,
    /// Empty in lists without names.
    pub names: Vec<Ident>,
    /// Position of `...`; then `ty` is the element type.
    pub ellipsis: Option<Pos>,
    pub ty: Expr,
}

// ----------------------------------------------------------------------------------------- expressions

#[derive(Debug)]
pub struct Expr {
    pub id: NodeId,
    pub span: Span,
    pub kind: ExprKind,
}

#[derive(Debug)]
pub enum ExprKind {
    /// Text that is no expression; a diagnostic has been reported.
    Bad,
    Name(Symbol),
    BasicLit(BasicLit),
    CompositeLit(Box<CompositeLit>),
    FuncLit(Box<FuncLit>),
    Paren(Box<Expr>),
    Selector(Box<Expr>, Ident),
    /// `x[i]`, or an instantiation `f[A, B]`.
    Index(Box<IndexExpr>),
    Slice(Box<SliceExpr>),
    TypeAssert(Box<TypeAssertExpr>),
    Call(Box<CallExpr>),
    /// `*x`: indirection or pointer type.
    Star(Box<Expr>),
    Unary(UnaryOp, Box<Expr>),
    Binary(BinaryExpr),

    /// `[]T`
    SliceType(Box<Expr>),
    /// `[N]T` or `[...]T`
    ArrayType(Box<ArrayType>),
    StructType(Box<StructType>),
    FuncType(Box<FuncType>),
    InterfaceType(Box<InterfaceType>),
    MapType(Box<MapType>),
    ChanType(ChanDir, Box<Expr>),
}

impl Expr {
    /// The identifier, if the expression is one.
    pub fn as_ident(&self) -> Option<Ident> {
        match self.kind {
            ExprKind::Name(name) => Some(Ident { id: self.id, name, span: self.span }),
            _ => None,
        }
    }

    pub fn is_blank(&self) -> bool {
        matches!(self.kind, ExprKind::Name(name) if name.is_blank())
    }

    /// The expression inside all parentheses.
    pub fn unparen(&self) -> &Expr {
        let mut expr = self;
        while let ExprKind::Paren(inner) = &expr.kind {
            expr = inner;
        }
        expr
    }

    pub fn pos(&self) -> Pos {
        self.span.lo
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LitKind {
    Int,
    Float,
    Imag,
    Rune,
    String,
}

/// A literal as written; [`crate::literal`] decodes strings and runes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BasicLit {
    pub kind: LitKind,
    /// The lexer has reported an error in the literal: it has no value, and deserves no second message.
    pub bad: bool,
    pub text: Box<str>,
}

#[derive(Debug)]
pub struct CompositeLit {
    /// Absent where the type is elided inside another composite literal.
    pub ty: Option<Expr>,
    pub lbrace: Pos,
    pub elements: Vec<Element>,
    pub rbrace: Pos,
}

/// `[key:] value` of a composite literal.
#[derive(Debug)]
pub struct Element {
    pub key: Option<Expr>,
    pub value: Expr,
}

impl Element {
    pub fn span(&self) -> Span {
        self.key.as_ref().map_or(self.value.span, |k| k.span.to(self.value.span))
    }
}

#[derive(Debug)]
pub struct FuncLit {
    pub ty: FuncType,
    pub body: Block,
}

#[derive(Debug)]
pub struct IndexExpr {
    pub x: Expr,
    pub lbrack: Pos,
    /// At least one.
    pub indices: Vec<Expr>,
    pub rbrack: Pos,
}

#[derive(Debug)]
pub struct SliceExpr {
    pub x: Expr,
    pub lbrack: Pos,
    pub lo: Option<Expr>,
    pub hi: Option<Expr>,
    pub max: Option<Expr>,
    /// Whether there are two colons.
    pub full: bool,
    pub rbrack: Pos,
}

#[derive(Debug)]
pub struct TypeAssertExpr {
    pub x: Expr,
    /// Absent in `x.(type)` outside a type switch, which the checker rejects.
    pub ty: Option<Expr>,
    pub lparen: Pos,
    pub rparen: Pos,
}

#[derive(Debug)]
pub struct CallExpr {
    pub fun: Expr,
    pub lparen: Pos,
    pub args: Vec<Expr>,
    /// Position of the `...` after the last argument.
    pub ellipsis: Option<Pos>,
    pub rparen: Pos,
}

#[derive(Debug)]
pub struct BinaryExpr {
    pub op: BinaryOp,
    pub op_pos: Pos,
    pub x: Box<Expr>,
    pub y: Box<Expr>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnaryOp {
    Plus,
    Neg,
    Not,
    /// Bitwise complement `^x`.
    Compl,
    /// Address `&x`.
    Addr,
    /// Receive `<-x`.
    Recv,
    /// `~T` in constraints.
    Tilde,
}

impl UnaryOp {
    pub fn as_str(self) -> &'static str {
        match self {
            UnaryOp::Plus => "+",
            UnaryOp::Neg => "-",
            UnaryOp::Not => "!",
            UnaryOp::Compl => "^",
            UnaryOp::Addr => "&",
            UnaryOp::Recv => "<-",
            UnaryOp::Tilde => "~",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BinaryOp {
    LOr,
    LAnd,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Add,
    Sub,
    Or,
    Xor,
    Mul,
    Div,
    Rem,
    And,
    AndNot,
    Shl,
    Shr,
}

impl BinaryOp {
    pub fn as_str(self) -> &'static str {
        match self {
            BinaryOp::LOr => "||",
            BinaryOp::LAnd => "&&",
            BinaryOp::Eq => "==",
            BinaryOp::Ne => "!=",
            BinaryOp::Lt => "<",
            BinaryOp::Le => "<=",
            BinaryOp::Gt => ">",
            BinaryOp::Ge => ">=",
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Or => "|",
            BinaryOp::Xor => "^",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::Rem => "%",
            BinaryOp::And => "&",
            BinaryOp::AndNot => "&^",
            BinaryOp::Shl => "<<",
            BinaryOp::Shr => ">>",
        }
    }

    /// `Operator precedence`: 5 binds strongest, 1 weakest.
    pub fn precedence(self) -> u8 {
        match self {
            BinaryOp::LOr => 1,
            BinaryOp::LAnd => 2,
            BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => 3,
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Or | BinaryOp::Xor => 4,
            _ => 5,
        }
    }

    pub fn is_comparison(self) -> bool {
        self.precedence() == 3
    }

    pub fn is_shift(self) -> bool {
        matches!(self, BinaryOp::Shl | BinaryOp::Shr)
    }

    pub fn is_logical(self) -> bool {
        matches!(self, BinaryOp::LOr | BinaryOp::LAnd)
    }
}

// ----------------------------------------------------------------------------------------------- types

#[derive(Debug)]
pub struct ArrayType {
    /// Absent for `[...]T`.
    pub len: Option<Expr>,
    pub elem: Expr,
}

#[derive(Debug)]
pub struct StructType {
    pub fields: Vec<FieldGroup>,
    pub rbrace: Pos,
}

/// `a, b T "tag"`, or an embedded field.
#[derive(Debug)]
pub struct FieldGroup {
    /// The number of the implicit object of an embedded field.
    pub id: NodeId,
    pub span: Span,
    /// Empty for an embedded field.
    pub names: Vec<Ident>,
    /// For an embedded field: `T`, `p.T`, `T[A]` or a [`ExprKind::Star`] of those.
    pub ty: Expr,
    pub tag: Option<Tag>,
}

impl FieldGroup {
    pub fn is_embedded(&self) -> bool {
        self.names.is_empty()
    }
}

/// A struct tag, as a literal of kind string.
#[derive(Debug)]
pub struct Tag {
    pub span: Span,
    pub lit: BasicLit,
}

#[derive(Debug)]
pub struct InterfaceType {
    pub elems: Vec<InterfaceElem>,
    pub rbrace: Pos,
}

#[derive(Debug)]
pub enum InterfaceElem {
    Method {
        name: Ident,
        ty: FuncType,
    },
    /// An embedded interface, or a union of terms.
    Embedded(Expr),
}

#[derive(Debug)]
pub struct MapType {
    pub key: Expr,
    pub value: Expr,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    Both,
    Send,
    Recv,
}

// ------------------------------------------------------------------------------------------ statements

/// Statements in braces, a scope.
#[derive(Debug)]
pub struct Block {
    pub id: NodeId,
    pub lbrace: Pos,
    pub stmts: Vec<Stmt>,
    /// Position of the closing brace, where "missing return" is reported.
    pub rbrace: Pos,
}

impl Block {
    pub fn span(&self) -> Span {
        Span { lo: self.lbrace, hi: Pos(self.rbrace.0 + 1) }
    }
}

#[derive(Debug)]
pub struct Stmt {
    pub id: NodeId,
    pub span: Span,
    pub kind: StmtKind,
}

#[derive(Debug)]
pub enum StmtKind {
    /// Text that is no statement; a diagnostic has been reported.
    Bad,
    Empty,
    Decl(Box<Decl>),
    Labeled(Box<LabeledStmt>),
    Expr(Box<Expr>),
    Send(Box<SendStmt>),
    IncDec(Box<IncDecStmt>),
    /// `=` and `op=`.
    Assign(Box<AssignStmt>),
    /// `:=`. The left side are names, or the parser has complained.
    Define(Box<DefineStmt>),
    Go(Box<Expr>),
    Defer(Box<Expr>),
    Return(Vec<Expr>),
    Branch(BranchKind, Option<Ident>),
    Block(Box<Block>),
    If(Box<IfStmt>),
    Switch(Box<SwitchStmt>),
    TypeSwitch(Box<TypeSwitchStmt>),
    Select(Box<SelectStmt>),
    For(Box<ForStmt>),
    Range(Box<RangeStmt>),
}

#[derive(Debug)]
pub struct LabeledStmt {
    pub label: Ident,
    pub stmt: Stmt,
}

#[derive(Debug)]
pub struct SendStmt {
    pub chan: Expr,
    pub arrow: Pos,
    pub value: Expr,
}

#[derive(Debug)]
pub struct IncDecStmt {
    pub x: Expr,
    pub op_pos: Pos,
    /// `++`, else `--`.
    pub increment: bool,
}

#[derive(Debug)]
pub struct AssignStmt {
    pub lhs: Vec<Expr>,
    /// The operation of `op=`; then both sides are single.
    pub op: Option<BinaryOp>,
    pub op_pos: Pos,
    pub rhs: Vec<Expr>,
}

#[derive(Debug)]
pub struct DefineStmt {
    pub lhs: Vec<Expr>,
    pub op_pos: Pos,
    pub rhs: Vec<Expr>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BranchKind {
    Break,
    Continue,
    Goto,
    Fallthrough,
}

impl BranchKind {
    pub fn as_str(self) -> &'static str {
        match self {
            BranchKind::Break => "break",
            BranchKind::Continue => "continue",
            BranchKind::Goto => "goto",
            BranchKind::Fallthrough => "fallthrough",
        }
    }
}

#[derive(Debug)]
pub struct IfStmt {
    pub init: Option<Stmt>,
    pub cond: Expr,
    pub then: Block,
    /// [`StmtKind::If`] or [`StmtKind::Block`].
    pub els: Option<Stmt>,
}

#[derive(Debug)]
pub struct SwitchStmt {
    pub init: Option<Stmt>,
    pub tag: Option<Expr>,
    pub lbrace: Pos,
    pub clauses: Vec<CaseClause>,
    pub rbrace: Pos,
}

/// `switch init; bind := x.(type) { ... }`. The object that `bind` stands for in each clause is the clause's id.
#[derive(Debug)]
pub struct TypeSwitchStmt {
    pub init: Option<Stmt>,
    pub bind: Option<Ident>,
    pub x: Expr,
    pub lbrace: Pos,
    pub clauses: Vec<CaseClause>,
    pub rbrace: Pos,
}

/// `case exprs:` or `default:`, and its statements; a scope.
#[derive(Debug)]
pub struct CaseClause {
    pub id: NodeId,
    pub span: Span,
    /// Values, or types (and `nil`) in a type switch. Empty for `default`.
    pub exprs: Vec<Expr>,
    pub is_default: bool,
    pub colon: Pos,
    pub body: Vec<Stmt>,
}

#[derive(Debug)]
pub struct SelectStmt {
    pub lbrace: Pos,
    pub clauses: Vec<CommClause>,
    pub rbrace: Pos,
}

/// `case send or receive:` or `default:`, and its statements; a scope.
#[derive(Debug)]
pub struct CommClause {
    pub id: NodeId,
    pub span: Span,
    /// Absent for `default`. Send, Expr, Assign or Define; the checker verifies that it is a communication.
    pub comm: Option<Stmt>,
    pub colon: Pos,
    pub body: Vec<Stmt>,
}

#[derive(Debug)]
pub struct ForStmt {
    pub init: Option<Stmt>,
    pub cond: Option<Expr>,
    pub post: Option<Stmt>,
    pub body: Block,
}

/// `for lhs := range x { ... }`.
#[derive(Debug)]
pub struct RangeStmt {
    /// Key, value; the checker rejects more than two.
    pub lhs: Vec<Expr>,
    /// `:=`, else `=` (or nothing, when `lhs` is empty).
    pub define: bool,
    pub op_pos: Pos,
    /// Position of the `range` keyword.
    pub range_pos: Pos,
    pub x: Expr,
    pub body: Block,
}
