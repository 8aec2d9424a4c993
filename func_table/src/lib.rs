//! FUNC_TABLE: where every tier finds compiled code, by `func_id`.
//!
//! Invariants:
//! - An *entry* always holds something that compiled code can call with the callee's signature: the
//!   compiled function, or a stub that enters the interpreter, once any compiled code exists.
//! - *compiled* holds null until the function has code of its own; the interpreter reads this one.
//! - Publication is the last step after define, finalise and taking the address, and stores with Release;
//!   readers load with Acquire (on x86-64 plain loads, so compiled code needs nothing special).
//!
//! This crate knows addresses and ids, and nothing of bytecode, engines or memory management.

use std::collections::HashMap;
use std::ptr;
use std::sync::RwLock;
use std::sync::atomic::{AtomicPtr, Ordering};

use vo_bytecode::{FuncId, SigId};

/// Machine code, as an address.
pub type Code = *const u8;

/// The table of one program.
#[derive(Debug)]
pub struct FuncTable {
    /// What compiled code calls; its base address stands in every goroutine's context.
    entries: Box<[AtomicPtr<u8>]>,
    compiled: Box<[AtomicPtr<u8>]>,
    /// Trampolines from Rust into compiled code, one a signature.
    enter: Box<[AtomicPtr<u8>]>,
    /// Trampoline from the interpreter into an on-stack replacement entry.
    enter_osr: AtomicPtr<u8>,
    /// On-stack replacement entries, by function and loop id.
    osr: RwLock<HashMap<(FuncId, u32), usize>>,
}

fn nulls(n: usize) -> Box<[AtomicPtr<u8>]> {
    (0..n).map(|_| AtomicPtr::new(ptr::null_mut())).collect()
}

impl FuncTable {
    /// A table for a program of so many functions and signatures, all entries null.
    pub fn new(functions: usize, signatures: usize) -> Self {
        FuncTable {
            entries: nulls(functions),
            compiled: nulls(functions),
            enter: nulls(signatures),
            enter_osr: AtomicPtr::new(ptr::null_mut()),
            osr: RwLock::default(),
        }
    }

    /// Number of functions.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the program has no functions.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Address of entry 0; entry `i` lies `8 * i` bytes further.
    pub fn base(&self) -> *const AtomicPtr<u8> {
        self.entries.as_ptr()
    }

    /// What compiled code calls for `func`; null before any stub is set.
    pub fn entry(&self, func: FuncId) -> Code {
        self.entries[func.index()].load(Ordering::Acquire)
    }

    /// The function's own code, if it has been compiled.
    pub fn compiled(&self, func: FuncId) -> Option<Code> {
        let code = self.compiled[func.index()].load(Ordering::Acquire);
        (!code.is_null()).then_some(code.cast_const())
    }

    /// Sets the stub that enters the interpreter, unless the function has code already.
    pub fn set_stub(&self, func: FuncId, stub: Code) {
        let null = ptr::null_mut();
        // Lost races are fine: whoever came first stored something callable.
        let _ =
            self.entries[func.index()].compare_exchange(null, stub.cast_mut(), Ordering::Release, Ordering::Relaxed);
    }

    /// Publishes compiled code: from now on every tier calls it.
    pub fn publish(&self, func: FuncId, code: Code) {
        self.entries[func.index()].store(code.cast_mut(), Ordering::Release);
        self.compiled[func.index()].store(code.cast_mut(), Ordering::Release);
    }

    /// The trampoline from Rust into compiled code of this signature.
    pub fn enter(&self, sig: SigId) -> Option<Code> {
        let code = self.enter[sig.index()].load(Ordering::Acquire);
        (!code.is_null()).then_some(code.cast_const())
    }

    /// Publishes that trampoline.
    pub fn publish_enter(&self, sig: SigId, code: Code) {
        self.enter[sig.index()].store(code.cast_mut(), Ordering::Release);
    }

    /// The trampoline from the interpreter into on-stack replacement entries.
    pub fn enter_osr(&self) -> Option<Code> {
        let code = self.enter_osr.load(Ordering::Acquire);
        (!code.is_null()).then_some(code.cast_const())
    }

    /// Publishes that trampoline.
    pub fn publish_enter_osr(&self, code: Code) {
        self.enter_osr.store(code.cast_mut(), Ordering::Release);
    }

    /// The on-stack replacement entry for a loop, if compiled.
    pub fn osr(&self, func: FuncId, loop_id: u32) -> Option<Code> {
        self.osr.read().expect("no writer panics").get(&(func, loop_id)).map(|&code| code as Code)
    }

    /// Publishes an on-stack replacement entry.
    pub fn publish_osr(&self, func: FuncId, loop_id: u32, code: Code) {
        self.osr.write().expect("no writer panics").insert((func, loop_id), code as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_never_replaces_compiled_code() {
        let table = FuncTable::new(2, 1);
        let f = FuncId(1);
        table.publish(f, 0x1000 as Code);
        table.set_stub(f, 0x2000 as Code);
        assert_eq!(table.entry(f), 0x1000 as Code);
        table.set_stub(FuncId(0), 0x2000 as Code);
        assert_eq!(table.entry(FuncId(0)), 0x2000 as Code);
        assert_eq!(table.compiled(FuncId(0)), None);
    }
}
