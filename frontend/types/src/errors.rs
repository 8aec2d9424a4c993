//! Reporting: how the checker's complaints are collected.
//!
//! Texts follow those of Go's compiler, since users and tests know them. A complaint that mentions
//! an invalid operand or type follows from an earlier one and is dropped.

use vo_syntax::stack::StackBudget;
use vo_syntax::{Diagnostic, Pos, Span};

use crate::checker::Checker;
use crate::object::Obj;

impl<'a> Checker<'a> {
    pub(crate) fn error(&mut self, at: Span, message: impl Into<String>) {
        self.report(Diagnostic::new(at, message));
    }

    pub(crate) fn error_at(&mut self, at: Pos, message: impl Into<String>) {
        self.report(Diagnostic::new(at.span(), message));
    }

    pub(crate) fn report(&mut self, mut diagnostic: Diagnostic) {
        self.named_signature = None;
        self.explain_version(&mut diagnostic);
        if !self.errors.is_empty() {
            let follows_on = |text: &str| diagnostic.message.find(text).is_some_and(|at| at > 0);
            if follows_on("invalid operand") || follows_on("invalid type") {
                return;
            }
        }
        if let Some(at) = self.env.inherited_at {
            diagnostic.span = at;
        }
        self.errors.push(diagnostic);
    }

    /// `x redeclared in this block`, with the other declaration's place if it has one.
    pub(crate) fn report_redeclared(&mut self, at: Span, name: &str, other: Obj) {
        let other_pos = self.object(other).pos;
        let diagnostic = Diagnostic::new(at, format!("{name} redeclared in this block"));
        self.report(self.noting_other_declaration(diagnostic, name, other_pos));
    }

    pub(crate) fn noting_other_declaration(&self, diagnostic: Diagnostic, name: &str, other: Pos) -> Diagnostic {
        if other.is_known() {
            diagnostic.with_note(other.span(), format!("other declaration of {name}"))
        } else {
            diagnostic
        }
    }

    /// Runs `descend` unless the stack budget is used up: then the result is `None`, after an
    /// error.
    #[inline]
    pub(crate) fn nested<R>(&mut self, at: Span, descend: impl FnOnce(&mut Self) -> R) -> Option<R> {
        if self.nesting == 0 {
            self.stack = StackBudget::here();
        }
        if self.stack.is_exhausted() {
            if !self.nesting_reported {
                self.nesting_reported = true;
                self.error(at, "program is nested too deeply");
            }
            return None;
        }
        self.nesting += 1;
        let result = descend(self);
        self.nesting -= 1;
        Some(result)
    }
}
