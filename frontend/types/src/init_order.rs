//! Package initialisation (spec: Package initialization): the order of variables' initialisers.

use rustc_hash::{FxHashMap, FxHashSet};
use vo_syntax::Diagnostic;

use crate::checker::Checker;
use crate::decl::DeclKind;
use crate::object::{Obj, ObjKind};
use crate::package::{Initializer, PkgId};

impl<'a> Checker<'a> {
    /// The initialisers of a package's variables in the order in which they run. Of a lazy package
    /// this declares all its variables and checks what their initialisers refer to.
    pub fn init_order(&mut self, pkg: PkgId) -> Vec<Initializer<'a>> {
        if let Some(order) = &self.package(pkg).init_order {
            return order.clone();
        }
        let objects = self.package(pkg).objects.clone();
        let values: Vec<Obj> = objects
            .iter()
            .copied()
            .filter(|&o| matches!(self.object(o).kind, ObjKind::Var(_) | ObjKind::Const { .. }))
            .collect();
        for &obj in &values {
            if matches!(self.object(obj).kind, ObjKind::Var(_)) {
                self.declare_object(obj);
            }
        }
        self.process_delayed(0);
        let mut order = Order { emitted: FxHashSet::default(), reach: FxHashMap::default(), list: Vec::new() };
        self.report_init_cycles(&values);
        for &obj in &values {
            self.emit(obj, pkg, &mut order, 0);
        }
        let list = order.list;
        self.packages[pkg.index()].init_order = Some(list.clone());
        list
    }

    /// Emits what `obj` depends on, then `obj`: variables are thereby initialised in source order
    /// as far as their dependencies allow.
    fn emit(&mut self, obj: Obj, pkg: PkgId, order: &mut Order<'a>, depth: u32) {
        if depth > 2_000 || !order.emitted.insert(obj) {
            return;
        }
        let mut needed: Vec<Obj> = self.reachable_variables(obj, pkg, order);
        needed.sort_by_key(|&o| self.object(o).pos);
        for var in needed {
            self.emit(var, pkg, order, depth + 1);
        }
        let Some(info) = self.decls.get(&obj) else { return };
        let DeclKind::Var { lhs, init: Some(rhs), .. } = &info.kind else { return };
        if lhs.iter().any(|&o| o != obj && order.list.iter().any(|i| i.lhs.contains(&o))) {
            return;
        }
        let initializer = Initializer { lhs: lhs.to_vec(), rhs, file: info.file };
        for &var in lhs.iter() {
            order.emitted.insert(var);
        }
        order.list.push(initializer);
    }

    /// Package variables that a declaration refers to, directly or through functions.
    fn reachable_variables(&mut self, obj: Obj, pkg: PkgId, order: &mut Order<'a>) -> Vec<Obj> {
        if let Some(known) = order.reach.get(&obj) {
            return known.clone();
        }
        let mut variables = Vec::new();
        let mut seen: FxHashSet<Obj> = FxHashSet::default();
        let mut open = self.dependencies(obj);
        while let Some(next) = open.pop() {
            if !seen.insert(next) || self.object(next).pkg != pkg {
                continue;
            }
            match self.object(next).kind {
                ObjKind::Var(_) => variables.push(next),
                ObjKind::Func(_) => open.extend(self.dependencies(next)),
                _ => {}
            }
        }
        order.reach.insert(obj, variables.clone());
        variables
    }

    /// What a declaration refers to; function bodies are checked for that.
    fn dependencies(&mut self, obj: Obj) -> Vec<Obj> {
        if self.object(obj).as_func().is_some_and(|f| f.has_body) {
            self.ensure_body(obj);
        }
        self.decls.get(&obj).map_or(Vec::new(), |info| info.deps.iter().copied().collect())
    }

    fn report_init_cycles(&mut self, values: &[Obj]) {
        let mut done: FxHashSet<Obj> = FxHashSet::default();
        let lazy = values.first().is_some_and(|&o| self.package(self.object(o).pkg).lazy);
        if lazy {
            return;
        }
        for &obj in values {
            if done.contains(&obj) {
                continue;
            }
            let mut path = Vec::new();
            let mut seen = FxHashSet::default();
            if self.find_cycle(obj, obj, &mut path, &mut seen) {
                done.extend(path.iter().copied());
                self.report_init_cycle(&path);
            }
        }
    }

    fn find_cycle(&mut self, from: Obj, to: Obj, path: &mut Vec<Obj>, seen: &mut FxHashSet<Obj>) -> bool {
        if path.len() > 2_000 {
            return false;
        }
        path.push(from);
        for next in self.dependencies(from) {
            if next == to {
                return true;
            }
            if seen.insert(next) && self.object(next).pkg == self.object(to).pkg && self.find_cycle(next, to, path, seen) {
                return true;
            }
        }
        path.pop();
        false
    }

    fn report_init_cycle(&mut self, cycle: &[Obj]) {
        let first = cycle[0];
        let name = |checker: &Self, o: Obj| checker.object(o).name;
        let span = self.object(first).pos.span();
        if cycle.len() == 1 {
            let text = name(self, first);
            self.error(span, format!("initialization cycle: {text} refers to itself"));
            return;
        }
        let mut diagnostic = Diagnostic::new(span, format!("initialization cycle for {}", name(self, first)));
        for (i, &obj) in cycle.iter().enumerate() {
            let next = cycle[(i + 1) % cycle.len()];
            let at = self.object(obj).pos.span();
            diagnostic = diagnostic.with_note(at, format!("{} refers to {}", name(self, obj), name(self, next)));
        }
        self.report(diagnostic);
    }
}

struct Order<'a> {
    emitted: FxHashSet<Obj>,
    reach: FxHashMap<Obj, Vec<Obj>>,
    list: Vec<Initializer<'a>>,
}
