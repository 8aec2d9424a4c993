//! Parameter lists of functions and types (spec: `Function types`, `Type parameter declarations`).
//!
//! `a, b` may be two names that wait for a type or two types; which, is known at the end of the list. So entries
//! are collected first, then told apart and grouped.

use super::{Parser, ident_expr};
use crate::ast::*;
use crate::span::{Pos, Span};
use crate::symbol::sym;
use crate::token::{Op, Tok};

/// A parameter already parsed by a caller that had to look ahead.
pub(super) struct FirstParam {
    pub name: Ident,
    pub ty: Option<Expr>,
}

/// An entry of a list, before it is known what its name is.
#[derive(Default)]
struct Entry {
    name: Option<Ident>,
    ellipsis: Option<Pos>,
    ty: Option<Expr>,
}

impl Entry {
    fn of_type(ty: Expr) -> Entry {
        Entry { ty: Some(ty), ..Entry::default() }
    }

    fn pos(&self) -> Option<Pos> {
        let ty = || self.ellipsis.or(self.ty.as_ref().map(|t| t.span.lo));
        self.name.map(|n| n.span.lo).or_else(ty)
    }
}

impl Parser<'_> {
    /// Type parameters, after the opening bracket, up to and including the closing one.
    pub(super) fn type_param_list(&mut self, first: Option<FirstParam>) -> Vec<TypeParamGroup> {
        let groups = self.param_list(first, Tok::Rbrack, true, false);
        groups.into_iter().map(|g| TypeParamGroup { span: g.span, names: g.names, constraint: g.ty }).collect()
    }

    /// Parameters, after the opening parenthesis or bracket, up to and including the closing one.
    pub(super) fn param_list(
        &mut self,
        first: Option<FirstParam>,
        close: Tok,
        require_names: bool,
        ellipsis_ok: bool,
    ) -> Vec<Param> {
        let mut entries = Vec::new();
        let mut end = self.pos();
        let mut first = first;
        if let Some(FirstParam { name, ty: Some(_) }) = first
            && self.at(close)
        {
            self.next();
            let ty = first.and_then(|f| f.ty);
            entries.push(Entry { name: Some(name), ty, ellipsis: None });
        } else {
            self.expr_level += 1;
            end = self.list("parameter list", Tok::Comma, close, |p| {
                let entry = match first.take() {
                    Some(FirstParam { name, ty: Some(ty) }) => {
                        Some(Entry { name: Some(name), ty: Some(ty), ellipsis: None })
                    }
                    Some(FirstParam { name, ty: None }) => p.param_entry(Some(name), close),
                    None => p.param_entry(None, close),
                };
                entries.extend(entry);
                false
            });
            self.expr_level -= 1;
        }
        self.distribute_types(&mut entries, end, require_names);
        self.check_ellipses(&mut entries, ellipsis_ok);
        self.group_params(entries)
    }

    /// `[name] [ "..." ] [type]`, or a type element in brackets.
    fn param_entry(&mut self, name: Option<Ident>, close: Tok) -> Option<Entry> {
        let unions_ok = close == Tok::Rbrack;
        if name.is_none() && unions_ok && self.at_op(Op::Tilde) {
            return Some(Entry::of_type(self.embedded_elem(None)));
        }
        let mut entry = Entry::default();
        if self.at(Tok::Name) || name.is_some() {
            let name = match name {
                Some(name) => name,
                None => self.name(),
            };
            match self.tok.kind {
                Tok::Lbrack => {
                    let (ty, is_instance) = self.array_or_type_args(ident_expr(name));
                    let ty = self.union_rest_if(unions_ok, ty);
                    // `name [n]E` declares a parameter; `name[A]` is a type.
                    let name = (!is_instance).then_some(name);
                    return Some(Entry { name, ty: Some(ty), ellipsis: None });
                }
                Tok::Dot => {
                    let ty = self.qualified_name(Some(name));
                    return Some(Entry::of_type(self.union_rest_if(unions_ok, ty)));
                }
                Tok::Operator if unions_ok && self.at_op(Op::Binary(BinaryOp::Or)) => {
                    return Some(Entry::of_type(self.embedded_elem(Some(ident_expr(name)))));
                }
                _ => entry.name = Some(name),
            }
        }
        if self.at(Tok::DotDotDot) {
            entry.ellipsis = Some(self.pos());
            self.next();
            entry.ty = self.type_or_none();
            if entry.ty.is_none() {
                entry.ty = Some(self.bad_expr());
                entry.ellipsis = None;
                self.syntax_error("... is missing type");
            }
            return Some(entry);
        }
        if unions_ok && self.at_op(Op::Tilde) {
            entry.ty = Some(self.embedded_elem(None));
            return Some(entry);
        }
        entry.ty = self.type_or_none();
        if let Some(ty) = entry.ty.take() {
            entry.ty = Some(self.union_rest_if(unions_ok, ty));
        }
        if entry.name.is_some() || entry.ty.is_some() {
            return Some(entry);
        }
        self.syntax_error(&format!("expected {}", close.text()));
        self.advance(&[Tok::Comma, close]);
        None
    }

    fn union_rest_if(&mut self, unions_ok: bool, ty: Expr) -> Expr {
        match unions_ok && self.at_op(Op::Binary(BinaryOp::Or)) {
            true => self.embedded_elem(Some(ty)),
            false => ty,
        }
    }

    /// Decides which names are types, and complains about names or types that are missing.
    fn distribute_types(&mut self, entries: &mut [Entry], end: Pos, require_names: bool) {
        let named = entries.iter().filter(|e| e.name.is_some() && e.ty.is_some()).count();
        let typed = entries.iter().filter(|e| e.ty.is_some()).count();
        if named == 0 && !require_names {
            for entry in entries {
                if let Some(name) = entry.name.take() {
                    entry.ty = Some(ident_expr(name));
                }
            }
            return;
        }
        if named == entries.len() {
            return;
        }
        let mut error_pos = None;
        let mut has_later_type = false;
        for entry in entries.iter_mut().rev() {
            if let Some(ty) = &entry.ty {
                has_later_type = true;
                if entry.name.is_none() {
                    let pos = entry.ellipsis.unwrap_or(ty.span.lo);
                    error_pos = Some(pos);
                    entry.name = Some(Ident { id: self.id(), name: sym::BLANK, span: pos.span() });
                }
            } else if let (false, Some(name)) = (has_later_type, entry.name) {
                error_pos = Some(name.span.lo);
                entry.ty = Some(Expr { id: self.id(), span: name.span, kind: ExprKind::Bad });
            }
        }
        let Some(error_pos) = error_pos else { return };
        let (pos, message) = match (named == typed, require_names) {
            (true, true) => (end, "missing type constraint"),
            (true, false) => (end, "missing parameter type"),
            (false, true) if entries.len() == 1 => (error_pos, "missing type parameter name or invalid array length"),
            (false, true) => (error_pos, "missing type parameter name"),
            (false, false) => (error_pos, "missing parameter name"),
        };
        self.syntax_error_at(pos, message);
    }

    /// `...` is for the last parameter of a function, and for one name.
    fn check_ellipses(&mut self, entries: &mut [Entry], ellipsis_ok: bool) {
        let last = entries.len().saturating_sub(1);
        let mut reported = false;
        let mut shares_type = false;
        for (i, entry) in entries.iter_mut().enumerate() {
            let wrong = entry.ellipsis.take_if(|_| !ellipsis_ok || i < last || shares_type);
            shares_type = entry.ty.is_none();
            if let Some(pos) = wrong
                && !std::mem::replace(&mut reported, true)
            {
                let message = if ellipsis_ok { "can only use ... with final parameter" } else { "invalid use of ..." };
                self.report(pos.span(), message.into());
            }
        }
    }

    /// Joins names with the type that follows them.
    fn group_params(&mut self, entries: Vec<Entry>) -> Vec<Param> {
        let mut params = Vec::with_capacity(entries.len());
        let mut names = Vec::new();
        let mut lo = None;
        for entry in entries {
            lo = lo.or(entry.pos());
            names.extend(entry.name);
            let Some(ty) = entry.ty else { continue };
            let span = Span { lo: lo.take().unwrap_or(ty.span.lo), hi: ty.span.hi };
            let names = std::mem::take(&mut names);
            params.push(Param { id: self.id(), span, names, ellipsis: entry.ellipsis, ty });
        }
        params
    }
}
