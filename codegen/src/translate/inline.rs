//! Inlining: a small callee's bytecode is translated in place of the call.
//!
//! Positions keep the chain of calls, so traces show the same frames as without inlining.

use cranelift_codegen::ir::Value;
use smallvec::SmallVec;
use vo_bytecode::{Class, FuncFlags, FuncId, Op};

use super::{Body, Refusal, Returns, Scope, Translator};

impl Translator<'_, '_> {
    /// Whether a call of `callee` here is better translated in place.
    pub(super) fn may_inline(&self, callee: FuncId) -> bool {
        let limits = self.options.inline;
        let function = &self.module.functions[callee.index()];
        let refused = FuncFlags::HAS_DEFER.union(FuncFlags::USES_RECOVER).union(FuncFlags::NO_INLINE);
        let occurrences = self.chain.iter().filter(|&&f| f == callee).count() as u32;
        function.code.len() <= limits.callee
            && self.scope.depth < limits.depth
            && self.inlined_instructions + function.code.len() <= limits.total
            && occurrences <= limits.recursion
            && !function.flags.intersects(refused)
            && !function.code.iter().any(|inst| matches!(inst.op, Op::DeferBase | Op::Recover | Op::KeepRecover))
    }

    /// Translates `callee` with these arguments (callee word first), of which those with the numbers in
    /// `narrow` are below 2^32; gives its results.
    pub(super) fn inline(
        &mut self,
        pc: u32,
        callee: FuncId,
        args: &[Value],
        narrow: &[u16],
    ) -> Result<SmallVec<[Value; 8]>, Refusal> {
        let module = self.module;
        let sig = module.sig_of(callee);
        let position = self.set_position(pc);
        let after = self.block_for_results(&sig.results);
        let depth = self.scope.depth + 1;
        let body = Body { function: &module.functions[callee.index()], origin: None };
        let inner =
            Scope::new(&mut self.b, module, callee, body, &[0], narrow, Returns::Inlined(after), Some(position), depth);
        let outer = std::mem::replace(&mut self.scope, inner);
        self.chain.push(callee);
        self.tally.inlined_calls += 1;
        self.inlined_instructions += self.scope.function.code.len();

        self.define(0, Class::I, args[0]);
        for (k, &class) in sig.params.iter().enumerate() {
            self.define(1 + k as u16, class, args[1 + k]);
        }
        self.jump_to(0);
        self.translate_blocks()?;

        self.chain.pop();
        self.scope = outer;
        self.b.seal_block(after);
        self.b.switch_to_block(after);
        self.set_position(pc);
        Ok(self.b.block_params(after).iter().copied().collect())
    }
}
