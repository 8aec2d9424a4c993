//! Making the caller's registers visible to a conservative scan of its stack.

/// Registers that a function must preserve, and which may hold the only pointer to an object.
#[cfg(target_arch = "x86_64")]
const SAVED: usize = 6;
#[cfg(target_arch = "aarch64")]
const SAVED: usize = 12;

/// Saves the callee-saved registers to the stack, and calls `f` with an address below which
/// nothing of the caller lies: scanning from it to the stack's top sees all that the caller and
/// its callers hold.
#[inline(never)]
pub fn spill_registers_and<R>(f: impl FnOnce(*const usize) -> R) -> R {
    let mut saved = [0usize; SAVED];
    let at = saved.as_mut_ptr();
    #[cfg(target_arch = "x86_64")]
    // SAFETY: the stores fill `saved` and change nothing else.
    unsafe {
        std::arch::asm!(
            "mov [{0}], rbx", "mov [{0} + 8], rbp", "mov [{0} + 16], r12",
            "mov [{0} + 24], r13", "mov [{0} + 32], r14", "mov [{0} + 40], r15",
            in(reg) at, options(nostack, preserves_flags)
        );
    }
    #[cfg(target_arch = "aarch64")]
    // SAFETY: the stores fill `saved` and change nothing else.
    unsafe {
        std::arch::asm!(
            "stp x19, x20, [{0}]", "stp x21, x22, [{0}, #16]", "stp x23, x24, [{0}, #32]",
            "stp x25, x26, [{0}, #48]", "stp x27, x28, [{0}, #64]", "stp x29, x30, [{0}, #80]",
            in(reg) at, options(nostack, preserves_flags)
        );
    }
    let result = f(at);
    std::hint::black_box(&mut saved);
    result
}
