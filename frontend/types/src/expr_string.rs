//! Expressions as messages show them: on one line, bodies elided.

use std::fmt::Write;

use vo_syntax::ast::{self, ChanDir, Expr, ExprKind, UnaryOp};

/// The expression's text in Go's normalised form.
pub(crate) fn expr_string(expr: &Expr) -> String {
    let mut out = String::new();
    write_expr(&mut out, expr, 0);
    out
}

/// Expressions are cut off at this nesting.
const MAX_DEPTH: u32 = 100;

fn write_list(out: &mut String, list: &[Expr], depth: u32) {
    for (i, expr) in list.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        write_expr(out, expr, depth);
    }
}

fn write_expr(out: &mut String, expr: &Expr, depth: u32) {
    if depth > MAX_DEPTH {
        out.push('…');
        return;
    }
    let depth = depth + 1;
    match &expr.kind {
        ExprKind::Bad => out.push_str("BadExpr"),
        ExprKind::Name(name) => out.push_str(name.as_str()),
        ExprKind::BasicLit(lit) => out.push_str(&lit.text),
        ExprKind::CompositeLit(lit) => {
            if let Some(ty) = &lit.ty {
                write_expr(out, ty, depth);
            }
            out.push_str(if lit.elements.is_empty() { "{}" } else { "{…}" });
        }
        ExprKind::FuncLit(lit) => {
            write_func_type(out, &lit.ty, depth);
            out.push_str(if lit.body.stmts.is_empty() { " {}" } else { " {…}" });
        }
        ExprKind::Paren(x) => {
            out.push('(');
            write_expr(out, x, depth);
            out.push(')');
        }
        ExprKind::Selector(x, name) => {
            write_expr(out, x, depth);
            let _ = write!(out, ".{}", name.name);
        }
        ExprKind::Index(index) => {
            write_expr(out, &index.x, depth);
            out.push('[');
            write_list(out, &index.indices, depth);
            out.push(']');
        }
        ExprKind::Slice(slice) => {
            write_expr(out, &slice.x, depth);
            out.push('[');
            for (i, part) in [&slice.lo, &slice.hi, &slice.max].into_iter().enumerate() {
                if i == 1 || (i == 2 && slice.full) {
                    out.push(':');
                }
                if let Some(part) = part {
                    write_expr(out, part, depth);
                }
            }
            out.push(']');
        }
        ExprKind::TypeAssert(assert) => {
            write_expr(out, &assert.x, depth);
            out.push_str(".(");
            match &assert.ty {
                Some(ty) => write_expr(out, ty, depth),
                None => out.push_str("type"),
            }
            out.push(')');
        }
        ExprKind::Call(call) => {
            write_expr(out, &call.fun, depth);
            out.push('(');
            write_list(out, &call.args, depth);
            if call.ellipsis.is_some() {
                out.push_str("...");
            }
            out.push(')');
        }
        ExprKind::Star(x) => {
            out.push('*');
            write_expr(out, x, depth);
        }
        ExprKind::Unary(op, x) => {
            out.push_str(op.as_str());
            if let (UnaryOp::Recv, ExprKind::Unary(UnaryOp::Recv, _)) = (op, &x.kind) {
                out.push(' ');
            }
            write_expr(out, x, depth);
        }
        ExprKind::Binary(_) => write_binary(out, expr, depth),
        ExprKind::SliceType(elem) => {
            out.push_str("[]");
            write_expr(out, elem, depth);
        }
        ExprKind::ArrayType(array) => {
            out.push('[');
            match &array.len {
                Some(len) => write_expr(out, len, depth),
                None => out.push_str("..."),
            }
            out.push(']');
            write_expr(out, &array.elem, depth);
        }
        ExprKind::StructType(s) => write_struct_type(out, s, depth),
        ExprKind::FuncType(func) => write_func_type(out, func, depth),
        ExprKind::InterfaceType(interface) => write_interface_type(out, interface, depth),
        ExprKind::MapType(map) => {
            out.push_str("map[");
            write_expr(out, &map.key, depth);
            out.push(']');
            write_expr(out, &map.value, depth);
        }
        ExprKind::ChanType(dir, elem) => {
            out.push_str(match dir {
                ChanDir::Both => "chan ",
                ChanDir::Send => "chan<- ",
                ChanDir::Recv => "<-chan ",
            });
            write_expr(out, elem, depth);
        }
    }
}

/// Left-nested operands are written in a loop: such chains can be very long.
fn write_binary(out: &mut String, expr: &Expr, depth: u32) {
    let mut spine = Vec::new();
    let mut leftmost = expr;
    while let ExprKind::Binary(binary) = &leftmost.kind {
        spine.push(binary);
        leftmost = &binary.x;
    }
    if spine.len() > 2 * MAX_DEPTH as usize {
        out.push('…');
        spine.truncate(MAX_DEPTH as usize);
    } else {
        write_expr(out, leftmost, depth);
    }
    for binary in spine.into_iter().rev() {
        let _ = write!(out, " {} ", binary.op.as_str());
        write_expr(out, &binary.y, depth);
    }
}

fn write_params(out: &mut String, params: &[ast::Param], depth: u32) {
    for (i, param) in params.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        for (j, name) in param.names.iter().enumerate() {
            let _ = write!(out, "{}{}", if j > 0 { ", " } else { "" }, name.name);
        }
        if !param.names.is_empty() {
            out.push(' ');
        }
        if param.ellipsis.is_some() {
            out.push_str("...");
        }
        write_expr(out, &param.ty, depth);
    }
}

fn write_func_type(out: &mut String, func: &ast::FuncType, depth: u32) {
    out.push_str("func");
    write_signature(out, func, depth);
}

fn write_signature(out: &mut String, func: &ast::FuncType, depth: u32) {
    out.push('(');
    write_params(out, &func.params, depth);
    out.push(')');
    match &func.results[..] {
        [] => {}
        [single] if single.names.is_empty() => {
            out.push(' ');
            write_expr(out, &single.ty, depth);
        }
        results => {
            out.push_str(" (");
            write_params(out, results, depth);
            out.push(')');
        }
    }
}

fn write_struct_type(out: &mut String, s: &ast::StructType, depth: u32) {
    out.push_str("struct{");
    for (i, field) in s.fields.iter().enumerate() {
        if i > 0 {
            out.push_str("; ");
        }
        for (j, name) in field.names.iter().enumerate() {
            let _ = write!(out, "{}{}", if j > 0 { ", " } else { "" }, name.name);
        }
        if !field.names.is_empty() {
            out.push(' ');
        }
        write_expr(out, &field.ty, depth);
        if let Some(tag) = &field.tag {
            let _ = write!(out, " {}", tag.lit.text);
        }
    }
    out.push('}');
}

fn write_interface_type(out: &mut String, interface: &ast::InterfaceType, depth: u32) {
    out.push_str("interface{");
    for (i, elem) in interface.elems.iter().enumerate() {
        if i > 0 {
            out.push_str("; ");
        }
        match elem {
            ast::InterfaceElem::Method { name, ty } => {
                out.push_str(name.name.as_str());
                write_signature(out, ty, depth);
            }
            ast::InterfaceElem::Embedded(expr) => write_expr(out, expr, depth),
        }
    }
    out.push('}');
}
