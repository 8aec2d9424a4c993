//! Statements (spec: Statements).

use vo_syntax::ast::{self, Block, CallExpr, Expr, ExprKind, Stmt, StmtKind};
use vo_syntax::{Diagnostic, Pos};

use crate::binary::BinaryContext;
use crate::checker::Checker;
use crate::constant::Value;
use crate::expr::{Expect, TargetName};
use crate::info::Mode;
use crate::object::{Obj, ObjKind};
use crate::operand::Operand;
use crate::ty::{Basic, ChanDir, Ty, TypeKind};
use vo_syntax::printer::expr_string;

impl<'a> Checker<'a> {
    /// The body of a function or function literal, in the environment of its own.
    pub(crate) fn function_body(&mut self, body: &'a Block) {
        let locals = std::mem::take(&mut self.locals);
        self.statements(&body.stmts);
        let has_results = self.env.result.as_ref().is_some_and(|r| !r.types.is_empty());
        if has_results && !self.is_terminating_list(&body.stmts) {
            self.error_at(body.rbrace, "missing return");
        }
        let declared = std::mem::replace(&mut self.locals, locals);
        self.unused_variables(declared);
    }

    /// Function literals within have been checked by then: their statement was over.
    fn unused_variables(&mut self, declared: Vec<Obj>) {
        for obj in declared {
            let object = self.object(obj);
            if object.as_var().is_some_and(|v| !v.used) {
                let (name, pos) = (object.name, object.pos);
                self.error_at(pos, format!("declared and not used: {name}"));
            }
        }
    }

    /// Checks a function's body if that has not been done. Gives the body, or `None` if the
    /// function has none.
    pub fn ensure_body(&mut self, func: Obj) -> Option<&'a Block> {
        self.declare_object(func);
        self.check_body(func);
        self.process_delayed(0);
        let data = self.object(func).as_func()?;
        match (&data.decl?.body, data.late_body) {
            (_, Some(body)) => Some(body),
            (ast::FuncBody::Parsed(body), None) => Some(body),
            _ => None,
        }
    }

    pub(crate) fn check_body(&mut self, func: Obj) {
        let pkg = self.object(func).pkg;
        let Some(data) = self.object(func).as_func() else { return };
        if data.body_checked {
            return;
        }
        let (Some(decl), Some(context)) = (data.decl, data.body_context.clone()) else { return };
        let file = data.file;
        if let ObjKind::Func(data) = &mut self.object_mut(func).kind {
            data.body_checked = true;
        }
        let body = match &decl.body {
            // Written elsewhere, or a native: lowering knows.
            ast::FuncBody::Absent => return,
            ast::FuncBody::Parsed(body) => body,
            ast::FuncBody::Unparsed(span) => match self.parse_late_body(func, file, *span) {
                Some(body) => body,
                None => return,
            },
        };
        let env = crate::decl::Environment {
            pkg,
            file,
            scope: context.scope,
            decl: Some(func),
            result: Some(context.results),
            func: context.ctx,
            in_func: true,
            ..crate::decl::Environment::outside()
        };
        let saved = std::mem::replace(&mut self.env, env);
        let from = self.delayed.len();
        self.function_body(body);
        self.process_delayed(from);
        self.env = saved;
    }

    fn parse_late_body(&mut self, func: Obj, file: vo_syntax::FileId, span: vo_syntax::Span) -> Option<&'a Block> {
        let first = self.file_state(file).info.node_count();
        let importer = self.importer.as_deref_mut()?;
        let (body, end, errors) = importer.parse_body(file, span, first);
        self.errors.extend(errors);
        self.file_state_mut(file).info.grow(end);
        let body = self.arena.body(body);
        if let ObjKind::Func(data) = &mut self.object_mut(func).kind {
            data.late_body = Some(body);
        }
        Some(body)
    }

    /// Statements in a scope of their own.
    pub(crate) fn block(&mut self, block: &'a Block) {
        self.scoped(|checker| checker.statements(&block.stmts));
    }

    pub(crate) fn scoped<R>(&mut self, check: impl FnOnce(&mut Self) -> R) -> R {
        let outer = self.env.scope;
        self.env.scope = self.scopes.open(Some(outer));
        let result = check(self);
        self.env.scope = outer;
        result
    }

    pub(crate) fn statements(&mut self, list: &'a [Stmt]) {
        for stmt in list {
            self.statement(stmt);
        }
    }

    pub(crate) fn statement(&mut self, s: &'a Stmt) {
        let from = self.delayed.len();
        self.nested(s.span, |checker| checker.statement_kind(s));
        if self.delayed.len() > from {
            self.process_delayed(from);
        }
    }

    fn statement_kind(&mut self, s: &'a Stmt) {
        match &s.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Decl(decl) => self.local_declaration(decl),
            StmtKind::Labeled(labeled) => self.statement(&labeled.stmt),
            StmtKind::Expr(e) => self.expression_statement(e),
            StmtKind::Send(send) => self.send_statement(send),
            StmtKind::IncDec(incdec) => self.inc_dec_statement(incdec),
            StmtKind::Assign(assign) => self.assign_statement(assign, s.span),
            StmtKind::Define(define) => self.define_statement(define, s.span),
            StmtKind::Go(e) => self.suspended_call("go", e),
            StmtKind::Defer(e) => self.suspended_call("defer", e),
            StmtKind::Return(values) => self.return_statement(s, values),
            // The parser has checked branches and labels.
            StmtKind::Branch(..) => {}
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(if_) => self.if_statement(if_),
            StmtKind::Switch(switch) => self.switch_statement(switch),
            StmtKind::TypeSwitch(switch) => self.type_switch_statement(switch),
            StmtKind::Select(select) => self.select_statement(select),
            StmtKind::For(for_) => self.for_statement(for_),
            StmtKind::Range(range) => self.range_statement(range),
        }
    }

    /// Spec: Expression statements.
    fn expression_statement(&mut self, e: &'a Expr) {
        let x = self.raw_expr(e, Expect::default());
        let message = match x.mode {
            Mode::None | Mode::NoValue => return,
            Mode::Builtin(_) => "must be called",
            Mode::Type => "is not an expression",
            _ => {
                let e = e.unparen();
                let statement = match &e.kind {
                    ExprKind::Call(call) => !self.is_value_only_call(call),
                    ExprKind::Unary(ast::UnaryOp::Recv, _) => true,
                    _ => false,
                };
                if statement {
                    return;
                }
                "is not used"
            }
        };
        let text = self.describe(&x);
        self.error(x.span, format!("{text} {message}"));
    }

    /// Conversions and calls of functions without effect are no statements.
    fn is_value_only_call(&mut self, call: &'a CallExpr) -> bool {
        use crate::object::Builtin as B;
        match self.file_info().expr(call.fun.id).mode {
            Mode::Type => true,
            Mode::Builtin(builtin) => !matches!(
                builtin,
                B::Clear | B::Close | B::Copy | B::Delete | B::Panic | B::Print | B::Println | B::Recover
            ),
            _ => false,
        }
    }

    /// Spec: Send statements.
    fn send_statement(&mut self, s: &'a ast::SendStmt) {
        let channel = self.expr(&s.chan);
        let elem = match self.core_type(channel.ty).map(|core| self.types.kind(core)) {
            Some(TypeKind::Chan { elem, .. }) => Some(elem),
            _ => None,
        };
        let mut value = self.expr_expecting(&s.value, Expect::assigned_to(elem, TargetName::Text("send")));
        if !channel.is_valid() || !value.is_valid() {
            return;
        }
        if let Some(elem) = self.channel_element(&channel, ChanDir::Send) {
            self.assignment(&mut value, Some(elem), "send");
        }
    }

    /// Spec: IncDec statements.
    fn inc_dec_statement(&mut self, s: &'a ast::IncDecStmt) {
        let mut x = self.expr(&s.x);
        if !x.is_valid() {
            return;
        }
        let op = if s.increment { "++" } else { "--" };
        if !self.all_basic(x.ty, Basic::is_numeric) {
            let (text, ty) = (expr_string(&s.x), self.tstr(x.ty));
            self.error(s.x.span, format!("invalid operation: {text}{op} (non-numeric type {ty})"));
            return;
        }
        let one = Operand {
            mode: Mode::Const,
            ty: Ty::UNTYPED_INT,
            val: Value::Int(1),
            expr: None,
            span: s.x.span,
            label: None,
        };
        let binary = if s.increment { ast::BinaryOp::Add } else { ast::BinaryOp::Sub };
        self.binary_op(&mut x, one, binary, BinaryContext::Assign { lhs: &s.x, rhs: None, op_pos: s.op_pos });
        self.assign_operation_result(&s.x, x);
    }

    /// Spec: Go statements, Defer statements.
    fn suspended_call(&mut self, keyword: &str, e: &'a Expr) {
        let ExprKind::Call(call) = &e.kind else {
            let parenthesised = matches!(e.unparen().kind, ExprKind::Call(_));
            self.use_exprs(std::slice::from_ref(e));
            let problem = if parenthesised { "must not be parenthesized" } else { "must be function call" };
            self.error(e.span, format!("expression in {keyword} {problem}"));
            return;
        };
        let x = self.raw_expr(e, Expect::default());
        let message = match x.mode {
            Mode::None | Mode::NoValue => return,
            _ if self.file_info().expr(call.fun.id).mode == Mode::Type => "requires function call, not conversion",
            _ if self.is_value_only_call(call) => "discards result of",
            _ => return,
        };
        let text = self.describe(&x);
        self.error(x.span, format!("{keyword} {message} {text}"));
    }

    /// Spec: Return statements.
    fn return_statement(&mut self, s: &'a Stmt, values: &'a [Expr]) {
        let Some(result) = self.env.result.clone() else {
            self.use_exprs(values);
            return;
        };
        if values.is_empty() {
            if result.named {
                self.reject_shadowed_results(s, &result.objects);
            } else if !result.types.is_empty() {
                let want = self.types_summary(&result.types, false, false);
                self.error(s.span, format!("not enough return values\n\thave ()\n\twant {want}"));
            }
            return;
        }
        if result.types.is_empty() {
            let mut types = Vec::new();
            let mut valid = true;
            for value in values {
                let x = self.multi_expr_or_novalue(value);
                valid &= x.is_valid();
                types.push(x.ty);
            }
            if valid {
                if let [single] = &types[..]
                    && let TypeKind::Tuple(list) = self.types.kind(*single)
                {
                    types = list.to_vec();
                }
                let have = self.types_summary(&types, false, false);
                self.error(values[0].span, format!("too many return values\n\thave {have}\n\twant ()"));
            }
            return;
        }
        self.init_variables(&result.objects, values, Some(s.span));
        // Deferred functions see what `return` stores into named results.
        if result.named {
            for &obj in &result.objects {
                self.mark_variable_reassigned(obj);
            }
        }
    }

    fn multi_expr_or_novalue(&mut self, e: &'a Expr) -> Operand<'a> {
        self.multi_expr(e, Expect::default())
    }

    /// A bare `return` needs its results in scope.
    fn reject_shadowed_results(&mut self, s: &'a Stmt, results: &[Obj]) {
        for &result in results {
            let name = self.object(result).name;
            if name.is_blank() {
                continue;
            }
            let Some(found) = self.resolve(name, s.span.lo) else { continue };
            if found != result {
                let pos = self.object(found).pos;
                let ty = self.tstr(self.object(found).ty);
                let diagnostic = Diagnostic::new(s.span, format!("result parameter {name} not in scope at return"));
                self.report(diagnostic.with_note(pos.span(), format!("inner declaration of var {name} {ty}")));
            }
        }
    }

    /// Spec: If statements.
    fn if_statement(&mut self, s: &'a ast::IfStmt) {
        self.scoped(|checker| {
            if let Some(init) = &s.init {
                checker.statement(init);
            }
            checker.condition(&s.cond, "if");
            checker.block(&s.then);
            if let Some(els) = &s.els {
                checker.statement(els);
            }
        });
    }

    pub(crate) fn condition(&mut self, e: &'a Expr, what: &str) {
        let x = self.expr(e);
        if x.is_valid() && !self.all_basic(x.ty, Basic::is_boolean) {
            self.error(e.span, format!("non-boolean condition in {what} statement"));
        }
    }

    /// Spec: For statements.
    fn for_statement(&mut self, s: &'a ast::ForStmt) {
        self.scoped(|checker| {
            if let Some(init) = &s.init {
                checker.statement(init);
            }
            if let Some(cond) = &s.cond {
                checker.condition(cond, "for");
            }
            if let Some(post) = &s.post {
                if matches!(post.kind, StmtKind::Define(_)) {
                    checker.error(post.span, "cannot declare in post statement of for loop");
                }
                checker.statement(post);
            }
            checker.block(&s.body);
        });
    }

    /// Spec: Select statements.
    fn select_statement(&mut self, s: &'a ast::SelectStmt) {
        let mut default: Option<Pos> = None;
        for clause in &s.clauses {
            if clause.comm.is_none() {
                match default {
                    Some(first) => {
                        let first = self.position_text(first);
                        self.error(clause.span, format!("multiple defaults (first at {first})"));
                    }
                    None => default = Some(clause.span.lo),
                }
            }
            if let Some(comm) = &clause.comm
                && !is_communication(comm)
            {
                self.error(comm.span, "select case must be send or receive (possibly with assignment)");
                continue;
            }
            self.scoped(|checker| {
                if let Some(comm) = &clause.comm {
                    checker.statement(comm);
                }
                checker.statements(&clause.body);
            });
        }
    }
}

/// A send or a receive, possibly with assignment.
fn is_communication(s: &Stmt) -> bool {
    let receive = |e: &Expr| matches!(e.unparen().kind, ExprKind::Unary(ast::UnaryOp::Recv, _));
    match &s.kind {
        StmtKind::Send(_) => true,
        StmtKind::Expr(e) => receive(e),
        StmtKind::Assign(a) => a.op.is_none() && a.rhs.len() == 1 && receive(&a.rhs[0]),
        StmtKind::Define(d) => d.rhs.len() == 1 && receive(&d.rhs[0]),
        _ => false,
    }
}
