//! Executable memory: one memory file mapped twice, writable and executable, so that no page is ever
//! both. `docs/decisions/010-code-memory.md` tells why not `JITModule`'s.
//!
//! Layout: an island of jumps to the runtime's entry points first, then code. Everything lies within
//! reach of a 32-bit displacement, so code calls the island directly, wherever the process' own text is.
//!
//! Code is never moved or freed while the memory lives.

use std::io;
use std::ptr;

use parking_lot::Mutex;
use vo_codegen::{CompiledFunction, RelocTarget};
use vo_runtime_symbols::Symbol;

/// Address space reserved; pages are committed as code fills them.
const RESERVE: usize = 256 << 20;
/// `jmp [rip + 2]`, two bytes of padding, then the address.
const JUMP: [u8; 8] = [0xff, 0x25, 2, 0, 0, 0, 0x0f, 0x0b];
const JUMP_SLOT: usize = 16;
const ALIGN: usize = 32;

/// Why code can't be placed.
#[derive(Debug, thiserror::Error)]
pub enum CodeMemoryError {
    #[error("cannot map executable memory: {0}")]
    Map(#[from] io::Error),
    #[error("the code memory of {} MB is full", RESERVE >> 20)]
    Full,
    #[error("a relocation does not reach its target")]
    OutOfReach,
    #[error("just-in-time code has no address table")]
    NoAddressTable,
}

/// The code of one program.
#[derive(Debug)]
pub struct CodeMemory {
    writable: *mut u8,
    executable: *const u8,
    used: Mutex<usize>,
}

// SAFETY: the mapping is the memory's own; `used` hands out disjoint parts.
unsafe impl Send for CodeMemory {}
// SAFETY: as above.
unsafe impl Sync for CodeMemory {}

impl CodeMemory {
    /// Maps the memory and writes the island.
    pub fn new() -> Result<CodeMemory, CodeMemoryError> {
        let (writable, executable) = map_twice()?;
        let memory = CodeMemory { writable, executable, used: Mutex::new(0) };
        let island: Vec<u8> =
            Symbol::ALL.iter().flat_map(|symbol| [JUMP, (symbol.address() as u64).to_le_bytes()].concat()).collect();
        let (place, _) = memory.reserve(island.len())?;
        // SAFETY: the place was just reserved for this.
        unsafe { ptr::copy_nonoverlapping(island.as_ptr(), place, island.len()) };
        Ok(memory)
    }

    /// Takes memory for `len` bytes: where to write it, and where it will run.
    fn reserve(&self, len: usize) -> Result<(*mut u8, usize), CodeMemoryError> {
        let mut used = self.used.lock();
        let end = used.checked_add(len).filter(|&end| end <= RESERVE).ok_or(CodeMemoryError::Full)?;
        let start = *used;
        *used = end.next_multiple_of(ALIGN);
        // SAFETY: the range lies inside the mappings.
        Ok(unsafe { (self.writable.add(start), self.executable.add(start) as usize) })
    }

    /// The jump to a runtime entry point.
    fn symbol(&self, symbol: Symbol) -> usize {
        self.executable as usize + symbol as usize * JUMP_SLOT
    }

    /// Places code with its relocations applied, and gives its address. On x86-64 the instruction cache
    /// sees the write; the publication that follows orders it before any call.
    pub fn place(&self, function: &CompiledFunction) -> Result<usize, CodeMemoryError> {
        let mut bytes = function.bytes.clone();
        let (place, base) = self.reserve(bytes.len())?;
        for relocation in &function.relocations {
            let target = match relocation.target {
                RelocTarget::Symbol(symbol) => self.symbol(symbol),
                RelocTarget::Local(offset) => base + offset as usize,
                RelocTarget::AddressTable => return Err(CodeMemoryError::NoAddressTable),
            };
            relocation.apply(&mut bytes, base, target).ok_or(CodeMemoryError::OutOfReach)?;
        }
        // SAFETY: the place was just reserved for this, and nobody runs it yet.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), place, bytes.len()) };
        Ok(base)
    }

    /// Bytes in use.
    pub fn used(&self) -> usize {
        *self.used.lock()
    }
}

impl Drop for CodeMemory {
    fn drop(&mut self) {
        // SAFETY: the mappings are this memory's own; whoever drops it has stopped running its code.
        unsafe {
            libc::munmap(self.writable.cast(), RESERVE);
            libc::munmap(self.executable.cast_mut().cast(), RESERVE);
        }
    }
}

/// Maps one anonymous file at two addresses.
fn map_twice() -> io::Result<(*mut u8, *const u8)> {
    // SAFETY: system calls with valid arguments; every result is checked.
    unsafe {
        let file = libc::memfd_create(c"vo-code".as_ptr(), libc::MFD_CLOEXEC);
        if file < 0 {
            return Err(io::Error::last_os_error());
        }
        let map = |protection| {
            libc::mmap(ptr::null_mut(), RESERVE, protection, libc::MAP_SHARED | libc::MAP_NORESERVE, file, 0)
        };
        let result = if libc::ftruncate(file, RESERVE as libc::off_t) == 0 {
            let writable = map(libc::PROT_READ | libc::PROT_WRITE);
            let executable = map(libc::PROT_READ | libc::PROT_EXEC);
            if writable == libc::MAP_FAILED || executable == libc::MAP_FAILED {
                Err(io::Error::last_os_error())
            } else {
                Ok((writable.cast(), executable.cast_const().cast()))
            }
        } else {
            Err(io::Error::last_os_error())
        };
        libc::close(file);
        result
    }
}
