//! The code map: which function, line and handler an address in compiled code belongs to.
//!
//! Compiled code is registered before it is published, and never removed while it can run. The unwinder
//! and traces look addresses up here; nothing else does.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use vo_bytecode::FuncId;

/// What a piece of compiled code is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeKind {
    /// A function's body, entered at its start or as on-stack replacement.
    Function(FuncId),
    /// A trampoline from Rust into compiled code: unwinding stops at its handler, which returns
    /// `STATUS_UNWIND`.
    Enter,
    /// A stub from compiled code into the interpreter.
    InterpreterStub,
}

/// A call in compiled code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CallSite {
    /// Offset of the return address.
    pub ret: u32,
    /// The frame pointer less the stack pointer after the call returned.
    pub frame: u32,
    /// Offset of the landing pad, in functions with `defer` and in trampolines.
    pub handler: Option<u32>,
}

/// A place in the source, inlined calls included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CodePosition {
    pub func: FuncId,
    /// Index of the bytecode instruction.
    pub pc: u32,
    /// Position of the call that was inlined, as an index into `positions`.
    pub inlined_at: Option<u32>,
}

/// One contiguous piece of compiled code.
#[derive(Clone, Debug)]
pub struct CodeRegion {
    pub start: usize,
    pub len: usize,
    pub kind: CodeKind,
    /// Sorted by `ret`.
    pub call_sites: Vec<CallSite>,
    /// Start offset and index into `positions`, sorted by offset.
    pub lines: Vec<(u32, u32)>,
    pub positions: Vec<CodePosition>,
}

/// All compiled code of a program.
#[derive(Debug, Default)]
pub struct CodeMap {
    regions: RwLock<BTreeMap<usize, Arc<CodeRegion>>>,
}

impl CodeMap {
    /// Registers code; must happen before the code can run.
    pub fn register(&self, region: CodeRegion) {
        self.regions.write().expect("no writer panics").insert(region.start, Arc::new(region));
    }

    /// The code that `pc` lies in.
    pub fn find(&self, pc: usize) -> Option<Arc<CodeRegion>> {
        let regions = self.regions.read().expect("no writer panics");
        let (_, region) = regions.range(..=pc).next_back()?;
        (pc < region.start + region.len).then(|| region.clone())
    }
}

impl CodeRegion {
    /// The call that returns to address `ret`.
    pub fn call_site(&self, ret: usize) -> Option<&CallSite> {
        let offset = (ret - self.start) as u32;
        self.call_sites.binary_search_by_key(&offset, |site| site.ret).ok().map(|k| &self.call_sites[k])
    }

    /// The source position of the call that returns to `ret`, innermost first, with the calls that it
    /// was inlined into.
    pub fn positions_of_call(&self, ret: usize) -> Vec<CodePosition> {
        let offset = (ret - self.start - 1) as u32;
        let after = self.lines.partition_point(|&(start, _)| start <= offset);
        let mut chain = Vec::new();
        let mut next = after.checked_sub(1).map(|k| self.lines[k].1);
        while let Some(position) = next.and_then(|k| self.positions.get(k as usize)) {
            chain.push(*position);
            next = position.inlined_at;
        }
        chain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(start: usize, len: usize) -> CodeRegion {
        CodeRegion {
            start,
            len,
            kind: CodeKind::Function(FuncId(7)),
            call_sites: vec![CallSite { ret: 8, frame: 16, handler: Some(40) }],
            lines: vec![(0, 0), (6, 1)],
            positions: vec![
                CodePosition { func: FuncId(7), pc: 3, inlined_at: None },
                CodePosition { func: FuncId(9), pc: 1, inlined_at: Some(0) },
            ],
        }
    }

    #[test]
    fn an_address_finds_its_region_only_inside_it() {
        let map = CodeMap::default();
        map.register(region(0x1000, 0x40));
        assert!(map.find(0xfff).is_none());
        assert!(map.find(0x1040).is_none());
        assert_eq!(map.find(0x103f).map(|r| r.start), Some(0x1000));
    }

    #[test]
    fn a_return_address_belongs_to_the_call_before_it() {
        let r = region(0x1000, 0x40);
        assert_eq!(r.call_site(0x1008).and_then(|s| s.handler), Some(40));
        let chain = r.positions_of_call(0x1008);
        assert_eq!(chain.iter().map(|p| p.func).collect::<Vec<_>>(), [FuncId(9), FuncId(7)]);
        assert_eq!(r.positions_of_call(0x1006).len(), 1);
    }
}
