//! The decoded form of an instruction, and access to registers.
//!
//! An instruction is 16 bytes: the address of its handler and a word of operands. The word is laid out
//! as one of
//! - `a b c d`: four fields of 16 bits;
//! - `a b imm`: `imm` a signed 32-bit immediate or a jump distance in bytes;
//! - `a address`: a register and a 48-bit address, for what the decoder resolved.
//!
//! Nothing here knows what an instruction does.

use std::sync::atomic::AtomicI32;

use vo_runtime::context::Context;

/// Code of an instruction. Returns when the run loop ends (tail dispatch), or what to execute next.
#[cfg(target_arch = "x86_64")]
pub(crate) type Handler = unsafe extern "sysv64" fn(*mut Instr, *mut u64, *mut Context, Word) -> u64;
/// Code of an instruction. Returns what to execute next.
#[cfg(not(target_arch = "x86_64"))]
pub(crate) type Handler = unsafe extern "C" fn(*mut Instr, *mut u64, *mut Context, Word) -> u64;

/// A decoded instruction.
#[repr(C, align(16))]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instr {
    pub handler: Handler,
    pub word: Word,
}

/// Bytes of an instruction, the unit of jump distances.
pub(crate) const INSTR_BYTES: usize = size_of::<Instr>();

/// The operands of an instruction.
#[repr(transparent)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word(pub u64);

impl Word {
    pub const fn abcd(a: u16, b: u16, c: u16, d: u16) -> Word {
        Word(a as u64 | (b as u64) << 16 | (c as u64) << 32 | (d as u64) << 48)
    }

    pub const fn ab_imm(a: u16, b: u16, imm: i32) -> Word {
        Word(a as u64 | (b as u64) << 16 | (imm as u32 as u64) << 32)
    }

    /// `a` and an address of at most 48 bits.
    pub fn address(a: u16, address: usize) -> Word {
        assert!(address >> 48 == 0, "user addresses have 48 bits");
        Word(u64::from(a) | (address as u64) << 16)
    }

    #[inline(always)]
    pub const fn a(self) -> usize {
        (self.0 & 0xffff) as usize
    }

    #[inline(always)]
    pub const fn b(self) -> usize {
        (self.0 >> 16 & 0xffff) as usize
    }

    #[inline(always)]
    pub const fn c(self) -> usize {
        (self.0 >> 32 & 0xffff) as usize
    }

    #[inline(always)]
    pub const fn d(self) -> usize {
        (self.0 >> 48) as usize
    }

    /// The 32-bit immediate or jump distance.
    #[inline(always)]
    pub const fn imm(self) -> i64 {
        self.0 as i64 >> 32
    }

    /// `b` as a signed immediate.
    #[inline(always)]
    pub const fn b_imm(self) -> i64 {
        (self.0 >> 16) as i16 as i64
    }

    /// The address of the `a address` layout.
    #[inline(always)]
    pub const fn to_address(self) -> usize {
        (self.0 >> 16) as usize
    }
}

/// The instruction `bytes` further.
///
/// # Safety
/// The distance stays within the function's code.
#[inline(always)]
pub(crate) unsafe fn offset(ip: *mut Instr, bytes: i64) -> *mut Instr {
    ip.wrapping_byte_offset(bytes as isize)
}

/// The counter that a `loop` instruction carries in its upper operand half.
///
/// # Safety
/// `ip` is a `loop` instruction.
#[inline(always)]
pub(crate) unsafe fn loop_counter<'a>(ip: *mut Instr) -> &'a AtomicI32 {
    // SAFETY: the upper half of the word is aligned, and only ever accessed as this counter.
    unsafe { &*ip.cast::<AtomicI32>().add(3) }
}

/// Reads a register.
///
/// # Safety
/// The register is one of the frame's.
#[inline(always)]
pub(crate) unsafe fn reg(fp: *mut u64, r: usize) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { *fp.add(r) }
}

/// Writes a register.
///
/// # Safety
/// The register is one of the frame's.
#[inline(always)]
pub(crate) unsafe fn set(fp: *mut u64, r: usize, value: u64) {
    // SAFETY: the caller's promise.
    unsafe { *fp.add(r) = value }
}

/// Reads `N` words. Up to four are read each by itself: a vector load of words that were just stored one
/// by one waits until the stores have left the store buffer. More do not fit the free registers.
///
/// # Safety
/// The words are readable.
#[inline(always)]
pub(crate) unsafe fn load<const N: usize>(words: *const u64) -> [u64; N] {
    if N > 4 {
        // SAFETY: the caller's promise.
        return unsafe { words.cast::<[u64; N]>().read_unaligned() };
    }
    let mut values = [0; N];
    for (k, value) in values.iter_mut().enumerate() {
        // SAFETY: the caller's promise. Volatile, so that the loads stay apart.
        *value = unsafe { words.add(k).read_volatile() };
    }
    values
}
