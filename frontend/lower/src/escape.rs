//! Escape analysis: which variables whose address is taken, and which new objects, can live in frame
//! memory.
//!
//! The analysis of a body records where addresses of variables and values of pointer variables flow:
//! into another variable, into a parameter of a known function, or out of sight, which is a leak. It
//! ignores the order of statements. An address that is stored in memory other than a local variable
//! leaks, so what a pointer points to need not be followed. Parameters of functions are summarised on
//! demand; in a recursion they leak. A variable may flow into one of an inner or the same block only:
//! frame memory is reused when a block ends.

use rustc_hash::FxHashMap;
use vo_syntax::ast::{Block, CallExpr, Decl, Expr, ExprKind, Stmt, StmtKind, UnaryOp};
use vo_syntax::{FileId, NodeId};
use vo_types::{Builtin, FileInfo, Mode, Obj, SelectionKind, Ty, TypeKind, VarKind};

use crate::expr::function_ident;
use crate::func::Lower;
use crate::program::Program;

/// Summaries of calls nested deeper than this are not computed.
const MAX_DEPTH: u32 = 24;

/// Where a value goes.
#[derive(Clone, Copy, Debug)]
enum Sink {
    /// Nobody keeps it.
    Nowhere,
    Leak,
    Variable(Obj),
    /// Parameter of a function; 0 is the receiver or, without one, the first parameter.
    Param(Obj, u32),
    /// Kept until the function returns.
    Deferred,
    /// As an argument of a deferred call.
    DeferredParam(Obj, u32),
}

/// What has an address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Site {
    Variable(Obj),
    /// The object that `&T{...}` (the literal) or `new(T)` (the call) makes.
    New(NodeId),
}

/// How values flow in a body.
#[derive(Default)]
pub(crate) struct Flows {
    addresses: FxHashMap<Site, Vec<Sink>>,
    values: FxHashMap<Obj, Vec<Sink>>,
    levels: FxHashMap<Site, u32>,
    has_goto: bool,
}

/// What is known of functions' parameters.
#[derive(Default)]
pub(crate) struct Summaries {
    /// Bit k is set if parameter k leaks; absent while being computed.
    leaks: FxHashMap<Obj, Option<u64>>,
    depth: u32,
}

struct Scan<'p, 'c, 'a> {
    p: &'p mut Program<'c, 'a>,
    file: FileId,
    flows: Flows,
    level: u32,
}

impl<'a> Lower<'_, '_, 'a> {
    /// Finds the variables of a body whose address does not outlive them.
    pub fn analyse_escapes(&mut self, params: &[Obj], stmts: &'a [Stmt]) {
        let flows = scan(self.p, self.file, params, stmts);
        if flows.has_goto {
            return;
        }
        for &site in flows.addresses.keys() {
            if self.p.address_leaks(&flows, site) {
                continue;
            }
            match site {
                Site::Variable(obj) => self.frame_vars.insert(obj),
                Site::New(node) => self.frame_objects.insert(node),
            };
        }
    }
}

fn scan<'a>(p: &mut Program<'_, 'a>, file: FileId, params: &[Obj], stmts: &'a [Stmt]) -> Flows {
    let mut scan = Scan { p, file, flows: Flows::default(), level: 0 };
    params.iter().for_each(|&param| scan.declare(Some(param)));
    scan.stmts(stmts);
    scan.flows
}

impl<'c, 'a> Program<'c, 'a> {
    fn address_leaks(&mut self, flows: &Flows, site: Site) -> bool {
        let level = flows.levels.get(&site).copied().unwrap_or(0);
        let mut open = Vec::new();
        flows
            .addresses
            .get(&site)
            .is_some_and(|sinks| sinks.iter().any(|&s| self.sink_leaks(flows, s, level, &mut open)))
    }

    fn value_leaks(&mut self, flows: &Flows, obj: Obj, open: &mut Vec<Obj>, level: u32) -> bool {
        if open.contains(&obj) {
            return false;
        }
        open.push(obj);
        flows.values.get(&obj).is_some_and(|sinks| sinks.iter().any(|&s| self.sink_leaks(flows, s, level, open)))
    }

    fn sink_leaks(&mut self, flows: &Flows, sink: Sink, level: u32, open: &mut Vec<Obj>) -> bool {
        match sink {
            Sink::Nowhere => false,
            Sink::Leak => true,
            Sink::Variable(into) => {
                let Some(&var) = self.chk.object(into).as_var() else { return true };
                // A variable without level belongs to an enclosing function.
                var.address_taken
                    || matches!(var.kind, VarKind::Package | VarKind::Result)
                    || flows.levels.get(&Site::Variable(into)).is_none_or(|&own| own < level)
                    || self.value_leaks(flows, into, open, level)
            }
            Sink::Param(func, k) => self.param_leaks(func, k),
            Sink::Deferred => level > 0,
            Sink::DeferredParam(func, k) => level > 0 || self.param_leaks(func, k),
        }
    }

    /// Whether a function keeps what a parameter points to.
    pub fn param_leaks(&mut self, func: Obj, k: u32) -> bool {
        if k >= 64 {
            return true;
        }
        match self.escape.leaks.get(&func) {
            Some(Some(bits)) => return bits >> k & 1 != 0,
            Some(None) => return true,
            None => {}
        }
        if self.escape.depth >= MAX_DEPTH {
            return true;
        }
        self.escape.leaks.insert(func, None);
        self.escape.depth += 1;
        let bits = self.summarise(func);
        self.escape.depth -= 1;
        self.escape.leaks.insert(func, Some(bits));
        bits >> k & 1 != 0
    }

    fn summarise(&mut self, func: Obj) -> u64 {
        let Some(body) = self.chk.ensure_body(func) else { return u64::MAX };
        let Some(data) = self.chk.object(func).as_func() else { return u64::MAX };
        let params: Vec<Obj> = data.recv_var.into_iter().chain(data.params.iter().copied()).collect();
        let flows = scan(self, data.file, &params, &body.stmts);
        let mut bits = 0;
        for (k, &param) in params.iter().enumerate().take(64) {
            let taken = self.chk.object(param).as_var().is_none_or(|var| var.address_taken);
            if taken || self.value_leaks(&flows, param, &mut Vec::new(), 0) {
                bits |= 1 << k;
            }
        }
        bits
    }

    /// Whether values of a type may hold addresses.
    fn holds_addresses(&mut self, ty: Ty) -> bool {
        self.chk.types.is_parameterized(ty) || self.shape(ty).pointers
    }
}

impl<'a> Scan<'_, '_, 'a> {
    fn info(&self) -> &FileInfo {
        self.p.chk.info(self.file)
    }

    fn kind(&mut self, ty: Ty) -> TypeKind<'a> {
        let under = self.p.chk.under(ty);
        self.p.chk.types.kind(under)
    }

    fn expr_kind(&mut self, e: &Expr) -> TypeKind<'a> {
        let ty = self.info().ty(e.id);
        self.kind(ty)
    }

    /// Whether slicing or indexing the operand makes an address of a part of it.
    fn may_be_array(&mut self, e: &Expr) -> bool {
        matches!(self.expr_kind(e), TypeKind::Array { .. } | TypeKind::TypeParam(_))
    }

    fn variable(&self, e: &Expr) -> Option<Obj> {
        let obj = self.info().object(e.as_ident()?.id)?;
        let var = self.p.chk.object(obj).as_var()?;
        (var.kind != VarKind::Package).then_some(obj)
    }

    fn declare(&mut self, obj: Option<Obj>) {
        if let Some(obj) = obj {
            self.flows.levels.entry(Site::Variable(obj)).or_insert(self.level);
        }
    }

    fn value_flows(&mut self, obj: Obj, sink: Sink) {
        if !matches!(sink, Sink::Nowhere) {
            self.flows.values.entry(obj).or_default().push(sink);
        }
    }

    fn address_flows(&mut self, obj: Obj, sink: Sink) {
        self.flows.addresses.entry(Site::Variable(obj)).or_default().push(sink);
    }

    /// A new object's address goes to `sink`.
    fn new_object(&mut self, node: NodeId, sink: Sink) {
        self.flows.levels.insert(Site::New(node), self.level);
        self.flows.addresses.entry(Site::New(node)).or_default().push(sink);
    }

    // ------------------------------------------------------------------------------------ statements

    fn block(&mut self, block: &'a Block) {
        self.scope(&block.stmts);
    }

    fn scope(&mut self, stmts: &'a [Stmt]) {
        self.level += 1;
        self.stmts(stmts);
        self.level -= 1;
    }

    fn stmts(&mut self, stmts: &'a [Stmt]) {
        stmts.iter().for_each(|s| self.stmt(s));
    }

    fn stmt(&mut self, s: &'a Stmt) {
        match &s.kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Branch(kind, _) => self.flows.has_goto |= *kind == vo_syntax::ast::BranchKind::Goto,
            StmtKind::Decl(decl) => {
                if let Decl::Var(group) = &**decl {
                    for spec in &group.specs {
                        let objs: Vec<Option<Obj>> = spec.names.iter().map(|n| self.info().object(n.id)).collect();
                        objs.iter().for_each(|&obj| self.declare(obj));
                        self.pairs(&objs, &spec.values);
                    }
                }
            }
            StmtKind::Labeled(labeled) => self.stmt(&labeled.stmt),
            StmtKind::Expr(e) => self.value(e, Sink::Nowhere),
            StmtKind::Send(send) => {
                self.value(&send.chan, Sink::Nowhere);
                self.value(&send.value, Sink::Leak);
            }
            StmtKind::IncDec(incdec) => self.operands(&incdec.x),
            StmtKind::Assign(assign) => self.assignment(&assign.lhs, &assign.rhs, assign.op.is_some()),
            StmtKind::Define(define) => {
                let objs: Vec<Option<Obj>> =
                    define.lhs.iter().map(|l| if l.is_blank() { None } else { self.info().object(l.id) }).collect();
                for (obj, lhs) in objs.iter().zip(&define.lhs) {
                    if obj.is_some_and(|obj| self.p.chk.object(obj).pos == lhs.span.lo) {
                        self.declare(*obj);
                    }
                }
                self.pairs(&objs, &define.rhs);
            }
            StmtKind::Go(e) => self.later(e, true),
            StmtKind::Defer(e) => self.later(e, false),
            StmtKind::Return(values) => values.iter().for_each(|v| self.value(v, Sink::Leak)),
            StmtKind::Block(block) => self.block(block),
            _ => self.compound(s),
        }
    }

    fn compound(&mut self, s: &'a Stmt) {
        self.level += 1;
        match &s.kind {
            StmtKind::If(if_) => {
                if_.init.iter().for_each(|s| self.stmt(s));
                self.value(&if_.cond, Sink::Nowhere);
                self.block(&if_.then);
                if_.els.iter().for_each(|s| self.stmt(s));
            }
            StmtKind::Switch(switch) => {
                switch.init.iter().for_each(|s| self.stmt(s));
                switch.tag.iter().for_each(|e| self.value(e, Sink::Nowhere));
                for clause in &switch.clauses {
                    clause.exprs.iter().for_each(|e| self.value(e, Sink::Nowhere));
                    self.scope(&clause.body);
                }
            }
            StmtKind::TypeSwitch(switch) => {
                switch.init.iter().for_each(|s| self.stmt(s));
                self.level += 1;
                self.value(&switch.x, Sink::Nowhere);
                for clause in &switch.clauses {
                    if let Some(obj) = self.info().object(clause.id) {
                        self.declare(Some(obj));
                        self.value(&switch.x, Sink::Variable(obj));
                    }
                    self.stmts(&clause.body);
                }
                self.level -= 1;
            }
            StmtKind::Select(select) => {
                for clause in &select.clauses {
                    self.level += 1;
                    clause.comm.iter().for_each(|s| self.stmt(s));
                    self.stmts(&clause.body);
                    self.level -= 1;
                }
            }
            StmtKind::For(for_) => {
                for_.init.iter().for_each(|s| self.stmt(s));
                // What these make is made anew in each iteration.
                self.level += 1;
                for_.cond.iter().for_each(|e| self.value(e, Sink::Nowhere));
                for_.post.iter().for_each(|s| self.stmt(s));
                self.level -= 1;
                self.block(&for_.body);
            }
            StmtKind::Range(range) => {
                let is_array = matches!(self.expr_kind(&range.x), TypeKind::Array { .. });
                let target = range.lhs.get(1).filter(|_| is_array);
                let sink = match target {
                    Some(target) if range.define => self.info().object(target.id).map_or(Sink::Nowhere, Sink::Variable),
                    Some(_) => Sink::Leak,
                    None => Sink::Nowhere,
                };
                self.value(&range.x, sink);
                for lhs in &range.lhs {
                    if range.define {
                        let obj = self.info().object(lhs.id);
                        self.declare(obj);
                    } else {
                        self.operands(lhs);
                    }
                }
                self.stmts(&range.body.stmts);
            }
            _ => {}
        }
        self.level -= 1;
    }

    fn pairs(&mut self, objs: &[Option<Obj>], values: &'a [Expr]) {
        if objs.len() == values.len() {
            for (obj, value) in objs.iter().zip(values) {
                self.value(value, obj.map_or(Sink::Nowhere, Sink::Variable));
            }
        } else {
            values.iter().for_each(|v| self.value(v, Sink::Leak));
        }
    }

    fn assignment(&mut self, lhs: &'a [Expr], rhs: &'a [Expr], with_op: bool) {
        let mut sinks = Vec::with_capacity(lhs.len());
        for target in lhs {
            let target = target.unparen();
            if target.is_blank() {
                sinks.push(Sink::Nowhere);
                continue;
            }
            self.operands(target);
            sinks.push(match self.root(target) {
                Some(obj) => Sink::Variable(obj),
                None => Sink::Leak,
            });
        }
        if with_op {
            rhs.iter().for_each(|v| self.value(v, Sink::Nowhere));
        } else if lhs.len() == rhs.len() {
            for (value, sink) in rhs.iter().zip(sinks) {
                self.value(value, sink);
            }
        } else {
            rhs.iter().for_each(|v| self.value(v, Sink::Leak));
        }
    }

    /// `go` and `defer`.
    fn later(&mut self, e: &'a Expr, go: bool) {
        let ExprKind::Call(call) = &e.unparen().kind else { return };
        if go {
            self.value(&call.fun, Sink::Leak);
            if let ExprKind::Selector(x, _) = &call.fun.unparen().kind
                && let Some(root) = self.root(x)
            {
                self.address_flows(root, Sink::Leak);
            }
            call.args.iter().for_each(|a| self.value(a, Sink::Leak));
            return;
        }
        self.call(call, Sink::Nowhere, true);
    }

    // ----------------------------------------------------------------------------------- expressions

    /// The local variable that an operand is a part of, if no pointer lies between.
    fn root(&mut self, e: &Expr) -> Option<Obj> {
        match &e.kind {
            ExprKind::Paren(x) => self.root(x),
            ExprKind::Name(_) => self.variable(e),
            ExprKind::Selector(x, _) => {
                let direct =
                    self.info().selection(e.id).is_some_and(|s| s.kind == SelectionKind::FieldVal && !s.indirect);
                if direct { self.root(x) } else { None }
            }
            ExprKind::Index(index) => match self.expr_kind(&index.x) {
                TypeKind::Array { .. } | TypeKind::TypeParam(_) => self.root(&index.x),
                _ => None,
            },
            _ => None,
        }
    }

    /// The operands of a place that is assigned to.
    fn operands(&mut self, e: &'a Expr) {
        match &e.kind {
            ExprKind::Paren(x) | ExprKind::Selector(x, _) => self.operands(x),
            ExprKind::Star(x) => self.value(x, Sink::Nowhere),
            ExprKind::Index(index) => {
                self.operands(&index.x);
                // A key stays in its map.
                let in_map = matches!(self.expr_kind(&index.x), TypeKind::Map { .. });
                index.indices.iter().for_each(|i| self.value(i, if in_map { Sink::Leak } else { Sink::Nowhere }));
            }
            ExprKind::Name(_) => {}
            _ => self.value(e, Sink::Nowhere),
        }
    }

    /// An expression whose value goes to `sink`.
    fn value(&mut self, e: &'a Expr, sink: Sink) {
        let info = self.info().expr(e.id);
        if matches!(info.mode, Mode::Const | Mode::Type | Mode::Nil) {
            return;
        }
        let sink = if matches!(sink, Sink::Nowhere) || self.p.holds_addresses(info.ty) { sink } else { Sink::Nowhere };
        match &e.kind {
            ExprKind::Paren(x) => self.value(x, sink),
            ExprKind::Name(_) => {
                if let Some(obj) = self.variable(e) {
                    self.value_flows(obj, sink);
                }
            }
            ExprKind::Unary(UnaryOp::Addr, x) => self.address(x, sink),
            ExprKind::Unary(_, x) => self.value(x, Sink::Nowhere),
            ExprKind::Selector(x, _) => self.selector(e, x, sink),
            ExprKind::Index(index) => {
                let array = self.may_be_array(&index.x);
                self.value(&index.x, if array { sink } else { Sink::Nowhere });
                index.indices.iter().for_each(|i| self.value(i, Sink::Nowhere));
            }
            ExprKind::Star(x) => self.value(x, Sink::Nowhere),
            ExprKind::Slice(slice) => {
                if self.may_be_array(&slice.x) {
                    self.address(&slice.x, sink);
                }
                self.value(&slice.x, sink);
                [&slice.lo, &slice.hi, &slice.max].into_iter().flatten().for_each(|i| self.value(i, Sink::Nowhere));
            }
            ExprKind::TypeAssert(assert) => self.value(&assert.x, sink),
            ExprKind::Binary(binary) => {
                self.value(&binary.x, Sink::Nowhere);
                self.value(&binary.y, Sink::Nowhere);
            }
            ExprKind::CompositeLit(_) => self.composite(e, sink),
            ExprKind::FuncLit(lit) => self.literal(e, lit, sink),
            ExprKind::Call(call) => {
                if self.info().expr(call.fun.id).mode == Mode::Builtin(Builtin::New) {
                    self.new_object(e.id, sink);
                }
                self.call(call, sink, false);
            }
            _ => {}
        }
    }

    fn selector(&mut self, e: &'a Expr, x: &'a Expr, sink: Sink) {
        let Some(selection) = self.info().selection(e.id).cloned() else { return };
        match selection.kind {
            SelectionKind::FieldVal if selection.indirect => self.value(x, Sink::Nowhere),
            SelectionKind::FieldVal => self.value(x, sink),
            SelectionKind::MethodExpr => {}
            // A method value holds its receiver.
            SelectionKind::MethodVal => {
                self.value(x, sink);
                if let Some(root) = self.root(x) {
                    self.address_flows(root, sink);
                }
            }
        }
    }

    /// The address of an operand goes to `sink`.
    fn address(&mut self, x: &'a Expr, sink: Sink) {
        let x = x.unparen();
        match &x.kind {
            ExprKind::CompositeLit(_) => {
                self.new_object(x.id, sink);
                self.composite(x, if matches!(sink, Sink::Nowhere) { Sink::Nowhere } else { Sink::Leak });
            }
            ExprKind::Name(_) => {
                if let Some(obj) = self.variable(x) {
                    self.address_flows(obj, sink);
                }
            }
            ExprKind::Selector(base, _) => match self.info().selection(x.id).map(|s| s.indirect) {
                Some(true) => self.pointer_base(base, sink),
                Some(false) => self.address(base, sink),
                None => {}
            },
            ExprKind::Index(index) => {
                index.indices.iter().for_each(|i| self.value(i, Sink::Nowhere));
                if self.may_be_array(&index.x) {
                    self.address(&index.x, sink);
                } else {
                    self.value(&index.x, sink);
                }
            }
            ExprKind::Star(base) => self.value(base, sink),
            _ => self.value(x, sink),
        }
    }

    /// A field's address is taken through a pointer somewhere in `base`.
    fn pointer_base(&mut self, base: &'a Expr, sink: Sink) {
        self.value(base, sink);
    }

    fn composite(&mut self, e: &'a Expr, sink: Sink) {
        let ExprKind::CompositeLit(lit) = &e.kind else { return };
        // Slices and maps keep their elements on the heap.
        let sink = match self.expr_kind(e) {
            TypeKind::Struct(_) | TypeKind::Array { .. } => sink,
            _ => Sink::Leak,
        };
        let keys = matches!(self.expr_kind(e), TypeKind::Map { .. });
        for element in &lit.elements {
            if let Some(key) = element.key.as_ref().filter(|_| keys) {
                self.value(key, sink);
            }
            self.value(&element.value, sink);
        }
    }

    fn literal(&mut self, e: &'a Expr, lit: &'a vo_syntax::ast::FuncLit, sink: Sink) {
        let captures = self.info().func_lit(e.id).map(|l| l.captures.clone()).unwrap_or_default();
        for obj in captures {
            self.address_flows(obj, sink);
            self.value_flows(obj, sink);
        }
        self.level += 1;
        self.stmts(&lit.body.stmts);
        self.level -= 1;
    }

    fn call(&mut self, call: &'a CallExpr, sink: Sink, deferred: bool) {
        let fun = call.fun.unparen();
        match self.info().expr(fun.id).mode {
            Mode::Type => return call.args.iter().for_each(|a| self.value(a, sink)),
            Mode::Builtin(builtin) => return self.builtin(builtin, call, sink, deferred),
            _ => {}
        }
        let named = match &fun.kind {
            ExprKind::Index(index) => index.x.unparen(),
            _ => fun,
        };
        let selection = self.info().selection(named.id).cloned();
        let func = match &selection {
            Some(s) if s.kind == SelectionKind::MethodVal && s.iface_index.is_none() => s.method,
            Some(_) => None,
            None => function_ident(named)
                .and_then(|ident| self.info().object(ident))
                .filter(|&obj| self.p.chk.object(obj).as_func().is_some()),
        };
        let Some(func) = func else {
            // An unknown function keeps its arguments.
            match (&named.kind, selection) {
                (ExprKind::Selector(x, _), Some(s)) if s.kind == SelectionKind::MethodVal => self.value(x, Sink::Leak),
                _ => self.value(&call.fun, if deferred { Sink::Deferred } else { Sink::Nowhere }),
            }
            return call.args.iter().for_each(|a| self.value(a, Sink::Leak));
        };
        let param = |k: u32| if deferred { Sink::DeferredParam(func, k) } else { Sink::Param(func, k) };
        let data = self.p.chk.object(func).as_func();
        let (ptr_recv, has_recv, declared) =
            data.map_or((false, false, 0), |f| (f.ptr_recv, f.recv.is_some(), f.params.len()));
        if let (ExprKind::Selector(x, _), Some(s)) = (&named.kind, &selection) {
            if ptr_recv && !s.indirect && !matches!(self.expr_kind(x), TypeKind::Pointer(_)) {
                self.address(x, param(0));
            } else {
                self.value(x, param(0));
            }
        }
        let first = u32::from(has_recv);
        let sig = self.p.chk.object(func).ty;
        let variadic = matches!(self.p.chk.types.kind(sig), TypeKind::Signature(s) if s.variadic);
        for (k, arg) in call.args.iter().enumerate() {
            // What is packed into a variadic parameter's slice is out of sight.
            let packed = variadic && call.ellipsis.is_none() && k + 1 >= declared;
            self.value(arg, if packed { Sink::Leak } else { param(first + k as u32) });
        }
    }

    fn builtin(&mut self, builtin: Builtin, call: &'a CallExpr, sink: Sink, deferred: bool) {
        let keep = if deferred { Sink::Leak } else { Sink::Nowhere };
        match builtin {
            Builtin::Append => {
                self.value(&call.args[0], sink);
                let rest = if call.ellipsis.is_some() { keep } else { Sink::Leak };
                call.args[1..].iter().for_each(|a| self.value(a, rest));
            }
            Builtin::Panic | Builtin::New => call.args.iter().for_each(|a| self.value(a, Sink::Leak)),
            Builtin::Len
            | Builtin::Cap
            | Builtin::Copy
            | Builtin::Clear
            | Builtin::Delete
            | Builtin::Print
            | Builtin::Println
            | Builtin::Make
            | Builtin::Close => call.args.iter().for_each(|a| self.value(a, keep)),
            _ => call.args.iter().for_each(|a| self.value(a, if deferred { Sink::Leak } else { sink })),
        }
    }
}
