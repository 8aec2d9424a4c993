//! Go's syntax: source positions, interned names, the lexer, the parser and the tree it makes.
//!
//! Invariants: any bytes whatsoever parse to a tree and a list of diagnostics, without panic and in bounded
//! stack; a tree without diagnostics obeys the grammar of the Go specification (1.27). This crate resolves no
//! name, knows no type and reads no file.

pub mod ast;
mod branches;
pub mod build_constraint;
pub mod dump;
mod lexer;
mod line_directive;
pub mod linkname;
pub mod literal;
mod parser;
pub mod printer;
mod source_text;
pub mod span;
pub mod stack;
pub mod symbol;
mod token;

pub use ast::NodeId;
pub use build_constraint::{BuildConstraint, FileNameRules};
pub use parser::{ParseMode, Parsed, parse_body, parse_file, parse_part};
pub use span::{Diagnostic, FileId, Pos, Position, SourceFile, SourceMap, Span};
pub use symbol::{Symbol, sym};
