//! Package initialisation (spec: Package initialization): the order of variables' initialisers.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::{FxHashMap, FxHashSet};
use vo_syntax::Diagnostic;

use crate::checker::Checker;
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
        self.report_init_cycles(&values);
        let order = self.order_of_initialization(&values, pkg);
        self.packages[pkg.index()].init_order = Some(order.clone());
        order
    }

    /// Repeatedly takes the object that is earliest in declaration order and depends on none that is left. As in Go,
    /// constants and variables without initialisers count too, though nothing happens when they are taken. What is
    /// left over by a cycle (an error) follows in declaration order.
    pub(crate) fn order_of_initialization(&mut self, values: &[Obj], pkg: PkgId) -> Vec<Initializer<'a>> {
        let index_of: FxHashMap<Obj, usize> = values.iter().enumerate().map(|(index, &obj)| (obj, index)).collect();
        let mut missing: Vec<usize> = vec![0; values.len()];
        let mut dependents: Vec<Vec<usize>> = vec![Vec::new(); values.len()];
        for (index, &obj) in values.iter().enumerate() {
            let needed = self.reachable_values(obj, pkg);
            let needed: FxHashSet<usize> = needed.iter().filter_map(|value| index_of.get(value).copied()).collect();
            for other in needed.into_iter().filter(|&other| other != index) {
                missing[index] += 1;
                dependents[other].push(index);
            }
        }
        let mut ready: BinaryHeap<Reverse<usize>> =
            (0..values.len()).filter(|&i| missing[i] == 0).map(Reverse).collect();
        let mut order: Vec<usize> = Vec::with_capacity(values.len());
        while let Some(Reverse(index)) = ready.pop() {
            order.push(index);
            for &dependent in &dependents[index] {
                missing[dependent] -= 1;
                if missing[dependent] == 0 {
                    ready.push(Reverse(dependent));
                }
            }
        }
        order.extend((0..values.len()).filter(|&i| missing[i] > 0));
        let mut initialized: FxHashSet<Obj> = FxHashSet::default();
        let initializers = order.into_iter().filter_map(|index| {
            let initializer = self.initializer(values[index])?;
            initialized.insert(initializer.lhs[0]).then_some(initializer)
        });
        initializers.collect()
    }

    /// Constants and package variables that a declaration refers to, directly or through functions.
    fn reachable_values(&mut self, obj: Obj, pkg: PkgId) -> Vec<Obj> {
        let mut values = Vec::new();
        let mut seen: FxHashSet<Obj> = FxHashSet::default();
        let mut open = self.dependencies(obj);
        while let Some(next) = open.pop() {
            if !seen.insert(next) || self.object(next).pkg != pkg {
                continue;
            }
            match self.object(next).kind {
                ObjKind::Var(_) | ObjKind::Const { .. } => values.push(next),
                ObjKind::Func(_) => open.extend(self.dependencies(next)),
                _ => {}
            }
        }
        values
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
        path.push(from);
        for next in self.dependencies(from) {
            if next == to {
                return true;
            }
            let at = self.object(next).pos.span();
            if seen.insert(next)
                && self.object(next).pkg == self.object(to).pkg
                && self.nested(at, |checker| checker.find_cycle(next, to, path, seen)) == Some(true)
            {
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
