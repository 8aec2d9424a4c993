//! Loops: where they let other goroutines run.
//!
//! A loop polls in each round, unless it is short, or counts. A counting loop is mined in strips: it runs
//! up to a limit some thousand rounds away, at most its bound, and polls there. That costs a round
//! next to nothing (2 % at most), where a poll of its own costs tight loops much (sieve 11 %, matmul 3 %).

use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{Block, InstBuilder, Value};

use super::Translator;
use crate::counting::{self, Bound, CountingLoop, Step};

/// Binary logarithm of the rounds between two polls.
const ROUNDS: u32 = 12;

/// A counting loop under translation.
#[derive(Clone, Copy)]
pub(super) struct Strip {
    counting: CountingLoop,
    header: u32,
    /// Where a round starts that is not the first of a strip.
    round: Block,
    /// Where the strip ends.
    limit: Value,
}

impl Translator<'_, '_> {
    pub(super) fn loop_header(&mut self, pc: u32) {
        if !self.options.poll_loops {
            return;
        }
        let scope = &self.scope;
        let counting =
            counting::counting_loop(self.module, scope.func, scope.function, &scope.flow, self.block_index(pc));
        match counting {
            Some(counting) if counting.is_short => {}
            Some(counting) => self.start_strip(pc, counting),
            None => {
                self.set_position(pc);
                self.poll();
            }
        }
    }

    /// A strip ends after so many rounds from here, or at the bound, whichever comes first. Where the sum
    /// overflows, strips are short or long, and the bound still holds.
    fn start_strip(&mut self, pc: u32, counting: CountingLoop) {
        let counter = self.int(counting.counter);
        let far = match counting.step {
            Step::Constant(step) => self.b.ins().iadd_imm_s(counter, step << ROUNDS),
            Step::Register(step) => {
                let step = self.int(step);
                let distance = self.b.ins().ishl_imm_u(step, i64::from(ROUNDS));
                self.b.ins().iadd(counter, distance)
            }
        };
        let bound = self.bound(&counting);
        let is_nearer = self.b.ins().icmp(counting.condition, far, bound);
        let round = self.b.create_block();
        let limit = self.b.append_block_param(round, I64);
        // A branch, not a minimum: that is a pure value, which Cranelift computes in each round.
        self.b.ins().brif(is_nearer, round, &[far.into()], round, &[bound.into()]);
        self.b.switch_to_block(round);
        self.scope.strips.push(Strip { counting, header: pc, round, limit });
    }

    fn bound(&mut self, counting: &CountingLoop) -> Value {
        match counting.bound {
            Bound::Register(reg) => self.int(reg),
            Bound::Constant(n) => self.iconst(n),
        }
    }

    /// Translates the branch at `pc` if it is the way back of a loop that is mined in strips.
    pub(super) fn strip_back_edge(&mut self, pc: u32) -> bool {
        let Some(&Strip { counting, header, round, limit }) =
            self.scope.strips.iter().find(|s| s.counting.branch == pc)
        else {
            return false;
        };
        let counter = self.int(counting.counter);
        let (end, poll) = (self.b.create_block(), self.b.create_block());
        let in_strip = self.b.ins().icmp(counting.condition, counter, limit);
        self.b.ins().brif(in_strip, round, &[limit.into()], end, &[]);
        self.b.seal_block(round);
        self.b.seal_block(end);

        self.b.switch_to_block(end);
        let bound = self.bound(&counting);
        let goes_on = self.b.ins().icmp(counting.condition, counter, bound);
        let after = self.block_at(pc + 1);
        self.b.ins().brif(goes_on, poll, &[], after, &[]);
        self.arrived(pc + 1);
        self.b.seal_block(poll);

        self.b.set_cold_block(poll);
        self.b.switch_to_block(poll);
        self.set_position(header);
        self.poll();
        self.jump_to(header);
        true
    }
}
