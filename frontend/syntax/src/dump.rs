//! A tree as text, for tests: one node a line, indented, with the ids that side tables use.
//!
//! Invariant: every node with an id appears, so a dump also shows that ids are dense and unique.

use crate::ast::*;
use crate::printer::{expr_string, signature_string};
use std::fmt::Write;

/// The declarations of a file.
pub fn dump_file(file: &File) -> String {
    let mut dump = Dump::default();
    dump.line(format_args!("package {} #{}", file.package.name, file.package.id.0));
    if let Some(constraint) = &file.build_constraint {
        dump.line(format_args!("constraint {}", constraint.text));
    }
    for decl in &file.decls {
        dump.decl(decl, &file.directives);
    }
    dump.out
}

/// The statements of a block.
pub fn dump_block(block: &Block) -> String {
    let mut dump = Dump::default();
    dump.block("block", block);
    dump.out
}

#[derive(Default)]
struct Dump {
    out: String,
    depth: usize,
}

impl Dump {
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        // Raw strings may contain newlines.
        let text = text.to_string().replace('\n', "\\n");
        let _ = writeln!(self.out, "{:1$}{text}", "", self.depth * 2);
    }

    fn inside(&mut self, f: impl FnOnce(&mut Self)) {
        self.depth += 1;
        f(self);
        self.depth -= 1;
    }

    fn directives(&mut self, range: DirectiveRange, directives: &[Directive]) {
        for directive in range.of(directives) {
            self.line(format_args!("//{}", directive.text));
        }
    }

    // ----------------------------------------------------------------------------------- declarations

    fn decl(&mut self, decl: &Decl, directives: &[Directive]) {
        match decl {
            Decl::Bad(_) => self.line(format_args!("bad declaration")),
            Decl::Import(group) => {
                for spec in &group.specs {
                    let name = spec.name.map_or(String::new(), |n| format!("{} #{} ", n.name, n.id.0));
                    self.line(format_args!("import #{} {name}{:?} #{}", spec.id.0, spec.path_text, spec.path.id.0));
                }
            }
            Decl::Const(group) => {
                for spec in &group.specs {
                    self.line(format_args!("const {} iota={}", names(&spec.names), spec.iota));
                    self.inside(|d| d.type_and_values(&spec.ty, &spec.values));
                }
            }
            Decl::Var(group) => {
                for spec in &group.specs {
                    self.directives(spec.directives, directives);
                    self.line(format_args!("var {}", names(&spec.names)));
                    self.inside(|d| d.type_and_values(&spec.ty, &spec.values));
                }
            }
            Decl::Type(group) => {
                for spec in &group.specs {
                    self.directives(spec.directives, directives);
                    let alias = if spec.alias.is_some() { " =" } else { "" };
                    self.line(format_args!("type {}{alias}", names(&[spec.name])));
                    self.inside(|d| {
                        d.type_params(&spec.type_params);
                        d.expr(&spec.ty);
                    });
                }
            }
            Decl::Func(func) => {
                self.directives(func.directives, directives);
                self.func_decl(func);
            }
        }
    }

    fn type_and_values(&mut self, ty: &Option<Expr>, values: &[Expr]) {
        if let Some(ty) = ty {
            self.line(format_args!("type"));
            self.inside(|d| d.expr(ty));
        }
        self.exprs(values);
    }

    fn func_decl(&mut self, func: &FuncDecl) {
        self.line(format_args!("func {} #{}", names(&[func.name]), func.id.0));
        self.inside(|d| {
            if let Some(recv) = &func.recv {
                d.params("receiver", std::slice::from_ref(recv));
            }
            d.func_type(&func.ty);
            match &func.body {
                FuncBody::Absent => {}
                FuncBody::Unparsed(span) => d.line(format_args!("unparsed {}", span.hi.0 - span.lo.0)),
                FuncBody::Parsed(block) => d.block("body", block),
            }
        });
    }

    fn type_params(&mut self, groups: &[TypeParamGroup]) {
        for group in groups {
            self.line(format_args!("type parameter {}", names(&group.names)));
            self.inside(|d| d.expr(&group.constraint));
        }
    }

    fn func_type(&mut self, ty: &FuncType) {
        self.type_params(&ty.type_params);
        self.params("parameter", &ty.params);
        self.params("result", &ty.results);
    }

    fn params(&mut self, what: &str, params: &[Param]) {
        for param in params {
            let dots = if param.ellipsis.is_some() { " ..." } else { "" };
            let names = if param.names.is_empty() { "-".into() } else { names(&param.names) };
            self.line(format_args!("{what} {names}{dots} #{}", param.id.0));
            self.inside(|d| d.expr(&param.ty));
        }
    }

    // ------------------------------------------------------------------------------------ expressions

    fn exprs(&mut self, exprs: &[Expr]) {
        for x in exprs {
            self.expr(x);
        }
    }

    fn expr(&mut self, x: &Expr) {
        let id = x.id.0;
        let text = expr_string(x);
        match &x.kind {
            ExprKind::Bad => self.line(format_args!("bad #{id}")),
            ExprKind::Name(name) => self.line(format_args!("name {name} #{id}")),
            ExprKind::BasicLit(lit) => self.line(format_args!("literal {:?} {} #{id}", lit.kind, lit.text)),
            ExprKind::CompositeLit(lit) => self.node(format_args!("composite literal {text} #{id}"), |d| {
                d.exprs(lit.ty.as_slice());
                for element in &lit.elements {
                    d.node(format_args!("element"), |d| {
                        d.exprs(element.key.as_slice());
                        d.expr(&element.value);
                    });
                }
            }),
            ExprKind::FuncLit(lit) => {
                self.node(format_args!("function literal {} #{id}", signature_string(&lit.ty)), |d| {
                    d.func_type(&lit.ty);
                    d.block("body", &lit.body);
                });
            }
            ExprKind::Paren(x) => self.node(format_args!("parentheses {text} #{id}"), |d| d.expr(x)),
            ExprKind::Selector(x, sel) => {
                self.node(format_args!("selector {text} #{id} .{} #{}", sel.name, sel.id.0), |d| d.expr(x));
            }
            ExprKind::Index(index) => self.node(format_args!("index {text} #{id}"), |d| {
                d.expr(&index.x);
                d.exprs(&index.indices);
            }),
            ExprKind::Slice(slice) => self.node(format_args!("slice {text} #{id}"), |d| {
                d.expr(&slice.x);
                for part in [&slice.lo, &slice.hi, &slice.max] {
                    d.exprs(part.as_slice());
                }
            }),
            ExprKind::TypeAssert(assert) => self.node(format_args!("assertion {text} #{id}"), |d| {
                d.expr(&assert.x);
                d.exprs(assert.ty.as_slice());
            }),
            ExprKind::Call(call) => self.node(format_args!("call {text} #{id}"), |d| {
                d.expr(&call.fun);
                d.exprs(&call.args);
            }),
            ExprKind::Star(x) => self.node(format_args!("star {text} #{id}"), |d| d.expr(x)),
            ExprKind::Unary(op, x) => self.node(format_args!("unary {op:?} {text} #{id}"), |d| d.expr(x)),
            ExprKind::Binary(binary) => self.node(format_args!("binary {:?} {text} #{id}", binary.op), |d| {
                d.expr(&binary.x);
                d.expr(&binary.y);
            }),
            _ => self.type_expr(x),
        }
    }

    fn type_expr(&mut self, x: &Expr) {
        let id = x.id.0;
        let text = expr_string(x);
        self.node(format_args!("type {text} #{id}"), |d| match &x.kind {
            ExprKind::SliceType(elem) | ExprKind::ChanType(_, elem) => d.expr(elem),
            ExprKind::ArrayType(array) => {
                d.exprs(array.len.as_slice());
                d.expr(&array.elem);
            }
            ExprKind::MapType(map) => {
                d.expr(&map.key);
                d.expr(&map.value);
            }
            ExprKind::FuncType(ty) => d.func_type(ty),
            ExprKind::StructType(ty) => {
                for field in &ty.fields {
                    let tag = field.tag.as_ref().map_or("", |tag| &tag.lit.text);
                    let names = if field.is_embedded() { "embedded".into() } else { names(&field.names) };
                    d.node(format_args!("field {names} #{} {tag}", field.id.0), |d| d.expr(&field.ty));
                }
            }
            ExprKind::InterfaceType(ty) => {
                for elem in &ty.elems {
                    match elem {
                        InterfaceElem::Method { name, ty } => {
                            d.node(format_args!("method {}", names(&[*name])), |d| d.func_type(ty));
                        }
                        InterfaceElem::Embedded(x) => d.expr(x),
                    }
                }
            }
            _ => d.line(format_args!("no type")),
        });
    }

    fn node(&mut self, text: std::fmt::Arguments<'_>, children: impl FnOnce(&mut Self)) {
        self.line(text);
        self.inside(children);
    }

    // ------------------------------------------------------------------------------------- statements

    fn block(&mut self, what: &str, block: &Block) {
        self.node(format_args!("{what} #{}", block.id.0), |d| d.stmts(&block.stmts));
    }

    fn stmts(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let id = stmt.id.0;
        match &stmt.kind {
            StmtKind::Bad => self.line(format_args!("bad statement #{id}")),
            StmtKind::Empty => self.line(format_args!("empty #{id}")),
            StmtKind::Decl(decl) => self.node(format_args!("declaration #{id}"), |d| d.decl(decl, &[])),
            StmtKind::Labeled(s) => {
                self.node(format_args!("label {} #{id}", names(&[s.label])), |d| d.stmt(&s.stmt));
            }
            StmtKind::Expr(x) => self.node(format_args!("expression #{id}"), |d| d.expr(x)),
            StmtKind::Send(s) => self.node(format_args!("send #{id}"), |d| {
                d.expr(&s.chan);
                d.expr(&s.value);
            }),
            StmtKind::IncDec(s) => {
                let op = if s.increment { "++" } else { "--" };
                self.node(format_args!("{op} #{id}"), |d| d.expr(&s.x));
            }
            StmtKind::Assign(s) => {
                let op = s.op.map_or("", BinaryOp::as_str);
                self.node(format_args!("assign {op}= #{id}"), |d| d.sides(&s.lhs, &s.rhs));
            }
            StmtKind::Define(s) => self.node(format_args!("define #{id}"), |d| d.sides(&s.lhs, &s.rhs)),
            StmtKind::Go(x) => self.node(format_args!("go #{id}"), |d| d.expr(x)),
            StmtKind::Defer(x) => self.node(format_args!("defer #{id}"), |d| d.expr(x)),
            StmtKind::Return(results) => self.node(format_args!("return #{id}"), |d| d.exprs(results)),
            StmtKind::Branch(kind, label) => {
                let label = label.map_or(String::new(), |l| names(&[l]));
                self.line(format_args!("{} {label} #{id}", kind.as_str()));
            }
            _ => self.compound(stmt),
        }
    }

    fn sides(&mut self, lhs: &[Expr], rhs: &[Expr]) {
        self.exprs(lhs);
        self.line(format_args!("to"));
        self.exprs(rhs);
    }

    fn compound(&mut self, stmt: &Stmt) {
        let id = stmt.id.0;
        match &stmt.kind {
            StmtKind::Block(block) => self.node(format_args!("block statement #{id}"), |d| d.block("block", block)),
            StmtKind::If(s) => self.node(format_args!("if #{id}"), |d| {
                d.stmts(s.init.as_slice());
                d.expr(&s.cond);
                d.block("then", &s.then);
                d.stmts(s.els.as_slice());
            }),
            StmtKind::Switch(s) => self.node(format_args!("switch #{id}"), |d| {
                d.stmts(s.init.as_slice());
                d.exprs(s.tag.as_slice());
                d.case_clauses(&s.clauses);
            }),
            StmtKind::TypeSwitch(s) => {
                let bind = s.bind.map_or(String::new(), |b| names(&[b]));
                self.node(format_args!("type switch {bind} #{id}"), |d| {
                    d.stmts(s.init.as_slice());
                    d.expr(&s.x);
                    d.case_clauses(&s.clauses);
                });
            }
            StmtKind::Select(s) => self.node(format_args!("select #{id}"), |d| {
                for clause in &s.clauses {
                    d.node(format_args!("communication #{}", clause.id.0), |d| {
                        d.stmts(clause.comm.as_slice());
                        d.line(format_args!("do"));
                        d.stmts(&clause.body);
                    });
                }
            }),
            StmtKind::For(s) => self.node(format_args!("for #{id}"), |d| {
                for (part, stmt) in [("init", &s.init), ("post", &s.post)] {
                    if let Some(stmt) = stmt {
                        d.node(format_args!("{part}"), |d| d.stmt(stmt));
                    }
                }
                d.exprs(s.cond.as_slice());
                d.block("body", &s.body);
            }),
            StmtKind::Range(s) => {
                let op = if s.define { " :=" } else { "" };
                self.node(format_args!("range{op} #{id}"), |d| {
                    d.exprs(&s.lhs);
                    d.line(format_args!("over"));
                    d.expr(&s.x);
                    d.block("body", &s.body);
                });
            }
            _ => {}
        }
    }

    fn case_clauses(&mut self, clauses: &[CaseClause]) {
        for clause in clauses {
            let what = if clause.is_default { "default" } else { "case" };
            self.node(format_args!("{what} #{}", clause.id.0), |d| {
                d.exprs(&clause.exprs);
                d.line(format_args!("do"));
                d.stmts(&clause.body);
            });
        }
    }
}

fn names(names: &[Ident]) -> String {
    names.iter().map(|n| format!("{} #{}", n.name, n.id.0)).collect::<Vec<_>>().join(", ")
}
