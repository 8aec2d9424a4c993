//! Expressions and types back as Go source, as error texts show them.
//!
//! Invariants: the form is compact (one line, bodies and element lists shortened to `…`), and parentheses are
//! those of the source. What it prints is for people; only forms without `…` parse again.

use crate::ast::*;

/// An expression or type in compact Go source.
pub fn expr_string(x: &Expr) -> String {
    let mut out = String::new();
    expr(&mut out, x);
    out
}

/// A parameter list's types and names and the results: `(x int) string`.
pub fn signature_string(ty: &FuncType) -> String {
    let mut out = String::new();
    signature(&mut out, ty);
    out
}

/// A simple statement in compact Go source.
pub fn simple_stmt_string(stmt: &Stmt) -> String {
    let mut out = String::new();
    match &stmt.kind {
        StmtKind::Expr(x) => expr(&mut out, x),
        StmtKind::Send(s) => {
            expr(&mut out, &s.chan);
            out.push_str(" <- ");
            expr(&mut out, &s.value);
        }
        StmtKind::IncDec(s) => {
            expr(&mut out, &s.x);
            out.push_str(if s.increment { "++" } else { "--" });
        }
        StmtKind::Assign(s) => {
            list(&mut out, &s.lhs);
            out.push(' ');
            out.push_str(s.op.map_or("", BinaryOp::as_str));
            out.push_str("= ");
            list(&mut out, &s.rhs);
        }
        StmtKind::Define(s) => {
            list(&mut out, &s.lhs);
            out.push_str(" := ");
            list(&mut out, &s.rhs);
        }
        _ => out.push('…'),
    }
    out
}

fn list(out: &mut String, exprs: &[Expr]) {
    for (i, x) in exprs.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        expr(out, x);
    }
}

fn expr(out: &mut String, x: &Expr) {
    match &x.kind {
        ExprKind::Bad => out.push_str("<bad expr>"),
        ExprKind::Name(name) => out.push_str(name.as_str()),
        ExprKind::BasicLit(lit) => out.push_str(&lit.text),
        ExprKind::CompositeLit(lit) => {
            if let Some(ty) = &lit.ty {
                expr(out, ty);
            }
            out.push_str(shortened(lit.elements.is_empty()));
        }
        ExprKind::FuncLit(lit) => {
            out.push_str("func");
            signature(out, &lit.ty);
            out.push(' ');
            out.push_str(shortened(lit.body.stmts.is_empty()));
        }
        ExprKind::Paren(x) => {
            out.push('(');
            expr(out, x);
            out.push(')');
        }
        ExprKind::Selector(x, sel) => {
            expr(out, x);
            out.push('.');
            out.push_str(sel.name.as_str());
        }
        ExprKind::Index(index) => {
            expr(out, &index.x);
            out.push('[');
            list(out, &index.indices);
            out.push(']');
        }
        ExprKind::Slice(slice) => slice_expr(out, slice),
        ExprKind::TypeAssert(assert) => {
            expr(out, &assert.x);
            out.push_str(".(");
            match &assert.ty {
                Some(ty) => expr(out, ty),
                None => out.push_str("type"),
            }
            out.push(')');
        }
        ExprKind::Call(call) => {
            expr(out, &call.fun);
            out.push('(');
            list(out, &call.args);
            if call.ellipsis.is_some() {
                out.push_str("...");
            }
            out.push(')');
        }
        ExprKind::Star(x) => {
            out.push('*');
            expr(out, x);
        }
        ExprKind::Unary(op, x) => {
            out.push_str(op.as_str());
            expr(out, x);
        }
        ExprKind::Binary(binary) => {
            expr(out, &binary.x);
            out.push(' ');
            out.push_str(binary.op.as_str());
            out.push(' ');
            expr(out, &binary.y);
        }
        _ => type_expr(out, x),
    }
}

fn shortened(empty: bool) -> &'static str {
    if empty { "{}" } else { "{…}" }
}

fn slice_expr(out: &mut String, slice: &SliceExpr) {
    expr(out, &slice.x);
    out.push('[');
    if let Some(lo) = &slice.lo {
        expr(out, lo);
    }
    out.push(':');
    if let Some(hi) = &slice.hi {
        expr(out, hi);
    }
    if slice.full {
        out.push(':');
        if let Some(max) = &slice.max {
            expr(out, max);
        }
    }
    out.push(']');
}

fn type_expr(out: &mut String, x: &Expr) {
    match &x.kind {
        ExprKind::SliceType(elem) => {
            out.push_str("[]");
            expr(out, elem);
        }
        ExprKind::ArrayType(array) => {
            out.push('[');
            match &array.len {
                Some(len) => expr(out, len),
                None => out.push_str("..."),
            }
            out.push(']');
            expr(out, &array.elem);
        }
        ExprKind::StructType(ty) => {
            out.push_str("struct{");
            for (i, group) in ty.fields.iter().enumerate() {
                out.push_str(if i > 0 { "; " } else { "" });
                let names: Vec<&str> = group.names.iter().map(|n| n.name.as_str()).collect();
                out.push_str(&names.join(", "));
                out.push_str(if names.is_empty() { "" } else { " " });
                expr(out, &group.ty);
                if let Some(tag) = &group.tag {
                    out.push(' ');
                    out.push_str(&tag.lit.text);
                }
            }
            out.push('}');
        }
        ExprKind::FuncType(ty) => {
            out.push_str("func");
            signature(out, ty);
        }
        ExprKind::InterfaceType(ty) => {
            out.push_str("interface{");
            for (i, elem) in ty.elems.iter().enumerate() {
                out.push_str(if i > 0 { "; " } else { "" });
                match elem {
                    InterfaceElem::Method { name, ty } => {
                        out.push_str(name.name.as_str());
                        signature(out, ty);
                    }
                    InterfaceElem::Embedded(x) => expr(out, x),
                }
            }
            out.push('}');
        }
        ExprKind::MapType(map) => {
            out.push_str("map[");
            expr(out, &map.key);
            out.push(']');
            expr(out, &map.value);
        }
        ExprKind::ChanType(dir, elem) => {
            out.push_str(match dir {
                ChanDir::Both => "chan ",
                ChanDir::Send => "chan<- ",
                ChanDir::Recv => "<-chan ",
            });
            // Without parentheses the arrow would belong to the outer channel.
            let ambiguous = *dir != ChanDir::Recv && matches!(elem.kind, ExprKind::ChanType(ChanDir::Recv, _));
            out.push_str(if ambiguous { "(" } else { "" });
            expr(out, elem);
            out.push_str(if ambiguous { ")" } else { "" });
        }
        _ => out.push('_'),
    }
}

fn signature(out: &mut String, ty: &FuncType) {
    params(out, &ty.params);
    match ty.results.as_slice() {
        [] => {}
        [result] if result.names.is_empty() => {
            out.push(' ');
            expr(out, &result.ty);
        }
        results => {
            out.push(' ');
            params(out, results);
        }
    }
}

fn params(out: &mut String, params: &[Param]) {
    out.push('(');
    for (i, param) in params.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        for (j, name) in param.names.iter().enumerate() {
            out.push_str(if j > 0 { ", " } else { "" });
            out.push_str(name.name.as_str());
        }
        if !param.names.is_empty() {
            out.push(' ');
        }
        if param.ellipsis.is_some() {
            out.push_str("...");
        }
        expr(out, &param.ty);
    }
    out.push(')');
}
