//! Instantiations without end (spec: Instantiations; Go's compilers reject what they can't
//! enumerate): a type parameter that flows, wrapped in further types, back into itself.
//!
//! Type parameters are vertices. An instantiation whose argument for `Q` mentions `P` is an edge from
//! `P` to `Q`, of weight one if it wraps `P` and zero if it is `P`. A cycle of positive weight needs
//! infinitely many instances.

use rustc_hash::FxHashMap;
use vo_syntax::{Diagnostic, Span};

use crate::checker::Checker;
use crate::ty::{Ty, TypeKind};

/// All flows between type parameters.
#[derive(Default)]
pub(crate) struct InstanceGraph {
    vertices: Vec<Vertex>,
    index: FxHashMap<Ty, usize>,
    edges: Vec<Edge>,
}

struct Vertex {
    param: Ty,
    weight: u32,
    /// The last edge of the heaviest known path to here, and the path's length.
    last: usize,
    length: usize,
}

struct Edge {
    from: usize,
    to: usize,
    weight: u32,
    at: Span,
    arg: Ty,
}

impl InstanceGraph {
    fn vertex(&mut self, param: Ty) -> usize {
        let vertices = &mut self.vertices;
        *self.index.entry(param).or_insert_with(|| {
            vertices.push(Vertex { param, weight: 0, last: 0, length: 0 });
            vertices.len() - 1
        })
    }

    /// A method's receiver gives the parameters of its type names of its own.
    pub fn same(&mut self, receiver_param: Ty, type_param: Ty) {
        let vertex = self.vertex(type_param);
        self.index.insert(receiver_param, vertex);
    }
}

impl<'a> Checker<'a> {
    /// Notes an instantiation in the user's program.
    pub(crate) fn note_instance(&mut self, params: &[Ty], args: &[Ty], at: Span) {
        if self.package(self.env.pkg).lazy {
            return;
        }
        for (&param, &arg) in params.iter().zip(args) {
            if self.types.is_parameterized(arg) {
                self.note_flow(param, arg, arg, at, 0);
            }
        }
    }

    fn note_flow(&mut self, param: Ty, arg: Ty, part: Ty, at: Span, depth: u32) {
        if depth > 50 || !self.types.is_parameterized(part) {
            return;
        }
        let walk = |checker: &mut Self, part: Ty| checker.note_flow(param, arg, part, at, depth + 1);
        match self.types.kind(part) {
            TypeKind::TypeParam(_) => {
                let (from, to) = (self.instances.vertex(part), self.instances.vertex(param));
                let weight = u32::from(part != arg);
                self.instances.edges.push(Edge { from, to, weight, at, arg });
            }
            TypeKind::Named(id) => self.types.named(id).type_args.iter().for_each(|&ty| walk(self, ty)),
            TypeKind::Pointer(elem)
            | TypeKind::Slice(elem)
            | TypeKind::Array { elem, .. }
            | TypeKind::Chan { elem, .. } => {
                walk(self, elem);
            }
            TypeKind::Map { key, value } => {
                walk(self, key);
                walk(self, value);
            }
            TypeKind::Struct(s) => s.fields.iter().for_each(|f| walk(self, f.ty)),
            TypeKind::Tuple(list) => list.iter().for_each(|&ty| walk(self, ty)),
            TypeKind::Signature(s) => s.params.iter().chain(&s.results).for_each(|&ty| walk(self, ty)),
            TypeKind::Interface(i) => {
                i.methods.iter().for_each(|m| walk(self, m.ty));
                i.embedded.iter().for_each(|&ty| walk(self, ty));
            }
            TypeKind::Union(terms) => terms.iter().for_each(|t| walk(self, t.ty)),
            TypeKind::Basic(_) => {}
        }
    }

    /// Looks for a cycle of positive weight: paths that keep getting heavier.
    pub(crate) fn reject_endless_instances(&mut self) {
        let graph = &mut self.instances;
        let count = graph.vertices.len();
        let mut again = true;
        while std::mem::take(&mut again) {
            for index in 0..graph.edges.len() {
                let edge = &graph.edges[index];
                let (from, to) = (edge.from, edge.to);
                let weight = graph.vertices[from].weight + edge.weight;
                if weight <= graph.vertices[to].weight {
                    continue;
                }
                let length = graph.vertices[from].length + 1;
                let target = &mut graph.vertices[to];
                (target.last, target.length) = (index, length);
                if length >= count {
                    return self.report_instance_cycle(to);
                }
                target.weight = weight;
                again = true;
            }
        }
    }

    fn report_instance_cycle(&mut self, vertex: usize) {
        let graph = &self.instances;
        // Going back as many steps as there are vertices ends up within the cycle.
        let mut start = vertex;
        for _ in 0..graph.vertices.len() {
            start = graph.edges[graph.vertices[start].last].from;
        }
        let mut cycle: Vec<(Ty, Span, Ty)> = Vec::new();
        let mut at = start;
        loop {
            let edge = &graph.edges[graph.vertices[at].last];
            cycle.push((graph.vertices[at].param, edge.at, edge.arg));
            at = edge.from;
            if at == start || cycle.len() > graph.vertices.len() {
                break;
            }
        }
        let pos = match self.types.kind(cycle[0].0) {
            TypeKind::TypeParam(id) => self.object(self.types.type_param(id).obj).pos,
            _ => vo_syntax::Pos::NONE,
        };
        let mut diagnostic = Diagnostic::new(pos.span(), "instantiation cycle:");
        for (param, at, arg) in cycle {
            diagnostic = diagnostic.with_note(at, format!("{} instantiated as {}", self.tstr(param), self.tstr(arg)));
        }
        self.report(diagnostic);
    }
}
