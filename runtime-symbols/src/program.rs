//! What an ahead-of-time object and the runtime that loads it agree on: one header, and the form of the
//! side tables.

use vo_bytecode::FuncId;
use vo_runtime::code_map::{CallSite, CodeKind, CodePosition, CodeRegion};

/// The symbol of the header that every object exports.
pub const PROGRAM_SYMBOL: &str = "vo_aot_program";
/// The function of the runtime that the object's `main` continues in: `(argc, argv, program)`.
pub const START_SYMBOL: &str = "vo_aot_start";

/// The header: where the object keeps its parts. All words; code addresses are 0 where there is none.
#[repr(C)]
#[derive(Debug)]
pub struct AotProgram {
    /// The module as a `.vob` file.
    pub module: *const u8,
    pub module_len: usize,
    /// Side tables of all code, see [`write_region`].
    pub side_tables: *const u8,
    pub side_tables_len: usize,
    /// Address of each region, in the order of the side tables.
    pub region_starts: *const usize,
    pub region_count: usize,
    /// Code by function, trampolines and stubs by signature.
    pub code: *const usize,
    pub enters: *const usize,
    pub stubs: *const usize,
    /// To be filled before any code runs, see [`crate::AddressTable`].
    pub addresses: *mut u64,
}

/// Words of the header.
pub const PROGRAM_WORDS: usize = size_of::<AotProgram>() / 8;

const FUNCTION: u32 = 0;
const ENTER: u32 = 1;
const STUB: u32 = 2;

/// Appends the side tables of a region, all but its start, as little-endian 32-bit words.
pub fn write_region(region: &CodeRegion, out: &mut Vec<u8>) {
    let mut word = |value: u32| out.extend_from_slice(&value.to_le_bytes());
    let (kind, func) = match region.kind {
        CodeKind::Function(func) => (FUNCTION, func.0),
        CodeKind::Enter => (ENTER, 0),
        CodeKind::InterpreterStub => (STUB, 0),
    };
    word(kind);
    word(func);
    word(region.len as u32);
    word(region.call_sites.len() as u32);
    for site in &region.call_sites {
        word(site.ret);
        word(site.frame);
        word(site.handler.map_or(u32::MAX, |h| h));
    }
    word(region.lines.len() as u32);
    for &(start, position) in &region.lines {
        word(start);
        word(position);
    }
    word(region.positions.len() as u32);
    for position in &region.positions {
        word(position.func.0);
        word(position.pc);
        word(position.inlined_at.map_or(u32::MAX, |p| p));
    }
}

/// Reads back what [`write_region`] wrote; `None` if the bytes are something else.
pub fn read_region(start: usize, bytes: &mut &[u8]) -> Option<CodeRegion> {
    let mut word = || {
        let (first, rest) = bytes.split_first_chunk::<4>()?;
        *bytes = rest;
        Some(u32::from_le_bytes(*first))
    };
    let some = |value: u32| (value != u32::MAX).then_some(value);
    let (kind, func, len) = (word()?, FuncId(word()?), word()? as usize);
    let kind = match kind {
        FUNCTION => CodeKind::Function(func),
        ENTER => CodeKind::Enter,
        STUB => CodeKind::InterpreterStub,
        _ => return None,
    };
    let call_sites = (0..word()?)
        .map(|_| Some(CallSite { ret: word()?, frame: word()?, handler: some(word()?) }))
        .collect::<Option<_>>()?;
    let lines = (0..word()?).map(|_| Some((word()?, word()?))).collect::<Option<_>>()?;
    let positions = (0..word()?)
        .map(|_| Some(CodePosition { func: FuncId(word()?), pc: word()?, inlined_at: some(word()?) }))
        .collect::<Option<_>>()?;
    Some(CodeRegion { start, len, kind, call_sites, lines, positions })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn side_tables_read_back_as_they_were_written() {
        let region = CodeRegion {
            start: 0x1000,
            len: 64,
            kind: CodeKind::Function(FuncId(7)),
            call_sites: vec![CallSite { ret: 8, frame: 16, handler: Some(40) }],
            lines: vec![(0, 0), (6, 1)],
            positions: vec![
                CodePosition { func: FuncId(7), pc: 3, inlined_at: None },
                CodePosition { func: FuncId(9), pc: 1, inlined_at: Some(0) },
            ],
        };
        let mut bytes = Vec::new();
        write_region(&region, &mut bytes);
        let mut rest = &bytes[..];
        let back = read_region(0x1000, &mut rest).expect("it was written so");
        assert!(rest.is_empty());
        assert_eq!(back.kind, region.kind);
        assert_eq!(back.call_sites, region.call_sites);
        assert_eq!((back.lines, back.positions), (region.lines, region.positions));
        assert!(read_region(0, &mut &bytes[..10]).is_none());
    }
}
