//! Which registers a loop header needs: what an on-stack replacement entry has to load, for the loop and
//! for the landing pad that a panic in it may lead to.

use vo_bytecode::module::Access;
use vo_bytecode::{Class, FuncId, Function, Module};

use crate::facts::BitSet;
use crate::flow::Flow;

/// Registers, with their class, that are read before they are written from any of `places` on, in blocks
/// reachable from there.
pub fn live_at(module: &Module, func: FuncId, function: &Function, flow: &Flow, places: &[u32]) -> Vec<(u16, Class)> {
    let key = |reg: u16, class: Class| 3 * usize::from(reg) + class as usize;
    let bits = 3 * (function.nregs as usize + 1);
    let mut at_start = vec![BitSet::empty(bits); flow.blocks.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for (k, block) in flow.blocks.iter().enumerate().rev() {
            let mut live = BitSet::empty(bits);
            for &s in &block.successors {
                live.unite(&at_start[flow.block_index(s).expect("a successor is reachable")]);
            }
            for pc in (block.start..block.end).rev() {
                let inst = function.code[pc as usize];
                module.for_each_reg(func, inst, |reg, class, access| {
                    if access == Access::Def {
                        live.remove(key(reg, class));
                    }
                });
                module.for_each_reg(func, inst, |reg, class, access| {
                    if access == Access::Use {
                        live.insert(key(reg, class));
                    }
                });
            }
            changed |= at_start[k].unite(&live);
        }
    }
    let mut entry = BitSet::empty(bits);
    for &place in places {
        entry.unite(&at_start[flow.block_index(place).expect("roots are reachable")]);
    }
    (0..function.nregs)
        .flat_map(|reg| [Class::I, Class::F, Class::S].map(|class| (reg, class)))
        .filter(|&(reg, class)| entry.contains(key(reg, class)))
        .collect()
}
