//! Emission of a function's code: labels with forward references, loops, lines.
//!
//! Knows nothing of register allocation; lowering decides every register number.

use crate::ids::FuncId;
use crate::isa::{Inst, Op, OpFlags};
use crate::module::{FileEntry, Function, LineEntry};

/// A branch target that may not be placed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Label(u32);

const UNBOUND: u32 = u32::MAX;

/// Builds the code of one [`Function`].
#[derive(Debug, Default)]
pub struct FunctionBuilder {
    function: Function,
    labels: Vec<u32>,
    /// Instructions whose `cd` holds a label number.
    fixups: Vec<u32>,
    /// Jump tables hold label numbers until `finish`.
    landing: Option<Label>,
    position: (u32, u32),
    /// The file of the instructions that follow, if it is another one than that of those before.
    moved: Option<u32>,
}

impl FunctionBuilder {
    /// A builder that adds code to `function` (whose code must be empty).
    pub fn new(function: Function) -> Self {
        debug_assert!(function.code.is_empty());
        FunctionBuilder { function, ..Default::default() }
    }

    /// The function under construction, to set its name, signature, flags and register count.
    pub fn function_mut(&mut self) -> &mut Function {
        &mut self.function
    }

    /// Index of the next instruction.
    pub fn pc(&self) -> u32 {
        self.function.code.len() as u32
    }

    /// Sets the source position of the instructions that follow.
    pub fn set_position(&mut self, line: u32, col: u32) {
        self.position = (line, col);
    }

    /// Sets the source file of the instructions that follow.
    pub fn set_file(&mut self, file: u32) {
        let last = self.function.moves.last().map_or(self.function.file, |entry| entry.file);
        self.moved = (file != last).then_some(file);
    }

    /// Appends an instruction and returns its index.
    pub fn emit(&mut self, inst: Inst) -> u32 {
        let pc = self.pc();
        let (line, col) = self.position;
        if self.function.lines.last().is_none_or(|last| (last.line, last.col) != (line, col)) {
            self.function.lines.push(LineEntry { pc, line, col });
        }
        if let Some(file) = self.moved.take() {
            self.function.moves.push(FileEntry { pc, file });
        }
        self.function.code.push(inst);
        pc
    }

    /// Appends `op a, b, c, d`.
    pub fn abcd(&mut self, op: Op, a: u16, b: u16, c: u16, d: u16) -> u32 {
        self.emit(Inst::new(op, a, b, c, d))
    }

    /// Appends `op a, b, c`.
    pub fn abc(&mut self, op: Op, a: u16, b: u16, c: u16) -> u32 {
        self.emit(Inst::new(op, a, b, c, 0))
    }

    /// Appends `op a, b, cd`, with a 32-bit operand.
    pub fn ab_imm(&mut self, op: Op, a: u16, b: u16, cd: i32) -> u32 {
        self.emit(Inst::with_cd(op, a, b, cd))
    }

    /// A new label, to be bound later.
    pub fn label(&mut self) -> Label {
        self.labels.push(UNBOUND);
        Label(self.labels.len() as u32 - 1)
    }

    /// Places the label at the next instruction.
    pub fn bind(&mut self, label: Label) {
        debug_assert_eq!(self.labels[label.0 as usize], UNBOUND, "label bound twice");
        self.labels[label.0 as usize] = self.pc();
    }

    /// Whether the label has been placed.
    pub fn is_bound(&self, label: Label) -> bool {
        self.labels[label.0 as usize] != UNBOUND
    }

    /// Appends a branch: `a` and `b` are registers or an immediate, as the operation says.
    pub fn branch(&mut self, op: Op, a: u16, b: u16, target: Label) -> u32 {
        debug_assert!(op.info().flags.contains(OpFlags::BRANCH));
        let pc = self.emit(Inst::with_cd(op, a, b, target.0 as i32));
        self.fixups.push(pc);
        pc
    }

    /// Appends `jmp target`.
    pub fn jump(&mut self, target: Label) -> u32 {
        self.branch(Op::Jmp, 0, 0, target)
    }

    /// Appends a `loop` header with a new loop id and returns a label bound to it: back edges go there.
    pub fn loop_header(&mut self) -> Label {
        let id = self.function.loops.len();
        let label = self.label();
        self.bind(label);
        let pc = self.emit(Inst::with_cd(Op::Loop, 0, 0, id as i32));
        self.function.loops.push(pc);
        label
    }

    /// Appends `br.table a` over the given targets.
    pub fn branch_table(&mut self, a: u16, targets: &[Label]) -> u32 {
        let table = self.function.jump_tables.len();
        self.function.jump_tables.push(targets.iter().map(|l| l.0).collect());
        self.emit(Inst::with_cd(Op::BrTable, a, 0, table as i32))
    }

    /// Makes `label` the landing pad.
    pub fn set_landing(&mut self, label: Label) {
        self.landing = Some(label);
    }

    /// Raises the register count to at least `n`.
    pub fn reserve_regs(&mut self, n: u16) {
        self.function.nregs = self.function.nregs.max(n);
    }

    /// Appends a direct call with window `w`.
    pub fn call(&mut self, w: u16, callee: FuncId) -> u32 {
        self.ab_imm(Op::Call, w, 0, callee.0 as i32)
    }

    /// Resolves all labels and returns the function.
    ///
    /// # Panics
    /// If a label that is used was never bound: a defect of the caller.
    pub fn finish(mut self) -> Function {
        let labels = &self.labels;
        let resolve = |label: u32| {
            let target = labels[label as usize];
            assert_ne!(target, UNBOUND, "label used and never bound in {}", self.function.name);
            target
        };
        for &pc in &self.fixups {
            let inst = &mut self.function.code[pc as usize];
            *inst = Inst::with_cd(inst.op, inst.a, inst.b, resolve(inst.index() as u32) as i32);
        }
        for target in self.function.jump_tables.iter_mut().flatten() {
            *target = resolve(*target);
        }
        self.function.landing = self.landing.map(|l| resolve(l.0));
        self.function
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forward_and_backward_branches_resolve_to_instruction_indices() {
        let mut b = FunctionBuilder::default();
        let exit = b.label();
        let head = b.loop_header();
        b.branch(Op::BrGeSImm, 1, 10, exit);
        b.ab_imm(Op::AddImm, 1, 1, 1);
        b.jump(head);
        b.bind(exit);
        b.abc(Op::Ret, 1, 0, 0);
        let f = b.finish();
        assert_eq!(f.loops, [0]);
        assert_eq!(f.code[1].cd(), 4);
        assert_eq!(f.code[3].cd(), 0);
    }

    #[test]
    fn lines_are_recorded_once_per_change() {
        let mut b = FunctionBuilder::default();
        b.set_position(3, 1);
        b.abc(Op::Mov, 1, 2, 0);
        b.abc(Op::Mov, 1, 2, 0);
        b.set_position(4, 2);
        b.abc(Op::Ret, 1, 0, 0);
        let f = b.finish();
        assert_eq!(f.lines.len(), 2);
        assert_eq!(f.line_at(1), (3, 1));
        assert_eq!(f.line_at(2), (4, 2));
    }
}
