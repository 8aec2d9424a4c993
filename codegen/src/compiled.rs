//! What compilation hands over.

use std::time::Duration;

use vo_bytecode::SigId;
use vo_runtime::code_map::{CallSite, CodeKind, CodePosition, CodeRegion};
use vo_runtime_symbols::Symbol;

/// What a relocation refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RelocTarget {
    /// A runtime entry point.
    Symbol(Symbol),
    /// The first word of the object's address table.
    AddressTable,
    /// An offset into the same code.
    Local(u32),
}

/// How a relocation is applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RelocKind {
    /// 64 bits: target + addend.
    Abs8,
    /// 32 bits: target + addend - place.
    PcRel4,
}

/// A place in the code that depends on an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Relocation {
    pub offset: u32,
    pub kind: RelocKind,
    pub target: RelocTarget,
    pub addend: i64,
}

impl Relocation {
    /// Writes the relocated value into `code`, which will run at `base`; `target` is the address of the
    /// relocation's target. `None` if the target is out of reach.
    pub fn apply(&self, code: &mut [u8], base: usize, target: usize) -> Option<()> {
        let at = self.offset as usize;
        let value = (target as i64).wrapping_add(self.addend);
        match self.kind {
            RelocKind::Abs8 => code.get_mut(at..at + 8)?.copy_from_slice(&value.to_le_bytes()),
            RelocKind::PcRel4 => {
                let delta = i32::try_from(value.wrapping_sub((base + at) as i64)).ok()?;
                code.get_mut(at..at + 4)?.copy_from_slice(&delta.to_le_bytes());
            }
        }
        Some(())
    }
}

/// Machine code with all that its publisher and the unwinder need.
#[derive(Clone, Debug)]
pub struct CompiledFunction {
    pub kind: CodeKind,
    pub bytes: Vec<u8>,
    pub relocations: Vec<Relocation>,
    /// Calls that the unwinder can land at, sorted by return address.
    pub call_sites: Vec<CallSite>,
    /// Start offset and index into `positions`, sorted.
    pub lines: Vec<(u32, u32)>,
    pub positions: Vec<CodePosition>,
    /// Signatures of calls through FUNC_TABLE: its entries for all their functions must be callable before
    /// this code runs.
    pub called_signatures: Vec<SigId>,
    /// Bytes between the frame pointer and the stack pointer in the body.
    pub frame_size: u32,
    /// Bytecode instructions translated, inlined ones included.
    pub instructions: u32,
    /// Calls that were inlined.
    pub inlined_calls: u32,
    pub compile_time: Duration,
    /// Cranelift IR and machine code as text, if asked for.
    pub clif: Option<String>,
    pub disassembly: Option<String>,
}

impl CompiledFunction {
    /// The entry of the code map for this code placed at `start`.
    pub fn region(&self, start: usize) -> CodeRegion {
        CodeRegion {
            start,
            len: self.bytes.len(),
            kind: self.kind,
            call_sites: self.call_sites.clone(),
            lines: self.lines.clone(),
            positions: self.positions.clone(),
        }
    }
}
