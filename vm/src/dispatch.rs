//! How one handler gives way to the next: by tail calls, or through a loop.
//!
//! With `tail_dispatch` (and no debug assertions) a handler ends in a call that the code generator turns into a jump, so the whole
//! run of an activation is one chain of jumps and the last handler's return value is the activation's
//! status. Otherwise a handler returns the address of the next instruction and leaves the frame pointer
//! in `Context::vm_fp`; values below [`FIRST_IP`] are the status.
//!
//! What handlers must obey for the jumps to be jumps: nothing with a destructor, no local whose address
//! escapes, at most six integer arguments. Anything else belongs in the body of an `outlined!` handler,
//! which is an ordinary function.

use vo_runtime::context::{Context, Status};

use crate::instr::Instr;

/// Below this, what a handler or a body returns is a status, not the address of an instruction.
pub(crate) const FIRST_IP: u64 = 4096;

/// Continues with the instruction at `ip` in the frame `fp`.
///
/// # Safety
/// `ip` is an instruction of the function whose frame is `fp`.
#[cfg(all(tail_dispatch, not(debug_assertions)))]
#[inline(always)]
pub(crate) unsafe fn goto(ip: *mut Instr, fp: *mut u64, ctx: *mut Context) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { ((*ip).handler)(ip, fp, ctx, (*ip).word) }
}

/// Continues with the instruction at `ip` in the frame `fp`.
///
/// # Safety
/// `ip` is an instruction of the function whose frame is `fp`.
#[cfg(not(all(tail_dispatch, not(debug_assertions))))]
#[inline(always)]
pub(crate) unsafe fn goto(ip: *mut Instr, fp: *mut u64, ctx: *mut Context) -> u64 {
    // SAFETY: the context is the goroutine's own.
    unsafe { (*ctx).vm_fp = fp };
    ip as u64
}

/// Continues with the instruction after `ip`.
///
/// # Safety
/// As for [`goto`].
#[inline(always)]
pub(crate) unsafe fn next(ip: *mut Instr, fp: *mut u64, ctx: *mut Context) -> u64 {
    // SAFETY: code never falls off its end.
    unsafe { goto(ip.add(1), fp, ctx) }
}

/// Continues as the body of a slow path decided: an instruction, in the frame `Context::vm_fp`, or the
/// status with which the activation ends.
///
/// # Safety
/// As for [`goto`].
#[inline(always)]
pub(crate) unsafe fn resume(next: u64, ctx: *mut Context) -> u64 {
    if next < FIRST_IP {
        return next;
    }
    // SAFETY: the caller's promise.
    unsafe { goto(next as *mut Instr, (*ctx).vm_fp, ctx) }
}

/// Executes from `ip` until the activation ends.
///
/// # Safety
/// `fp` is a complete frame of the function that `ip` lies in.
#[cfg(all(tail_dispatch, not(debug_assertions)))]
pub(crate) unsafe fn execute(ip: *mut Instr, fp: *mut u64, ctx: *mut Context) -> Status {
    // SAFETY: the caller's promise.
    unsafe { goto(ip, fp, ctx) }
}

/// Executes from `ip` until the activation ends.
///
/// # Safety
/// `fp` is a complete frame of the function that `ip` lies in.
#[cfg(not(all(tail_dispatch, not(debug_assertions))))]
pub(crate) unsafe fn execute(ip: *mut Instr, fp: *mut u64, ctx: *mut Context) -> Status {
    // SAFETY: the caller's promise; each handler returns an instruction of the frame in `vm_fp`.
    unsafe {
        let mut next = goto(ip, fp, ctx);
        while next >= FIRST_IP {
            let ip = next as *mut Instr;
            next = ((*ip).handler)(ip, (*ctx).vm_fp, ctx, (*ip).word);
        }
        next
    }
}

/// Defines handlers: `name |ip, fp, ctx, word| { ...; goto(...) }`.
#[cfg(target_arch = "x86_64")]
macro_rules! handler {
    ($(#[$meta:meta])* $name:ident $(<$(const $n:ident: usize),+>)? |$ip:ident, $fp:ident, $ctx:ident, $w:ident| $body:block) => {
        $(#[$meta])*
        #[allow(unused_variables, unused_unsafe)]
        pub(crate) unsafe extern "sysv64" fn $name $(<$(const $n: usize),+>)? (
            $ip: *mut crate::instr::Instr,
            $fp: *mut u64,
            $ctx: *mut vo_runtime::context::Context,
            $w: crate::instr::Word,
        ) -> u64 {
            // SAFETY: the decoder took registers and jump distances from verified bytecode, and frames
            // are checked against the end of the slot stack when they are made.
            unsafe { $body }
        }
    };
}
#[cfg(not(target_arch = "x86_64"))]
macro_rules! handler {
    ($(#[$meta:meta])* $name:ident $(<$(const $n:ident: usize),+>)? |$ip:ident, $fp:ident, $ctx:ident, $w:ident| $body:block) => {
        $(#[$meta])*
        #[allow(unused_variables, unused_unsafe)]
        pub(crate) unsafe extern "C" fn $name $(<$(const $n: usize),+>)? (
            $ip: *mut crate::instr::Instr,
            $fp: *mut u64,
            $ctx: *mut vo_runtime::context::Context,
            $w: crate::instr::Word,
        ) -> u64 {
            // SAFETY: the decoder took registers and jump distances from verified bytecode, and frames
            // are checked against the end of the slot stack when they are made.
            unsafe { $body }
        }
    };
}

/// Defines handlers whose work is an ordinary function: slow paths, and instructions that call the
/// runtime. The current frame and instruction are stored first; the body returns the instruction to
/// continue with in the frame `vm_fp`, or the activation's status.
macro_rules! outlined {
    ($($(#[$meta:meta])* $name:ident |$ip:ident, $fp:ident, $ctx:ident, $w:ident| $body:block)*) => {$(
        handler! {
            $(#[$meta])*
            #[inline(never)]
            $name |ip, fp, ctx, w| {
                #[inline(never)]
                #[allow(unused_variables, unused_unsafe)]
                unsafe fn body(
                    $ip: *mut crate::instr::Instr,
                    $fp: *mut u64,
                    $ctx: *mut vo_runtime::context::Context,
                    $w: crate::instr::Word,
                ) -> u64 {
                    // SAFETY: as for the handler; the context is the goroutine's own.
                    unsafe { $body }
                }
                (*ctx).vm_fp = fp;
                (*ctx).vm_ip = ip as usize;
                let next = body(ip, fp, ctx, w);
                crate::dispatch::resume(next, ctx)
            }
        }
    )*};
}

/// What a body returns to continue after `ip`.
#[inline(always)]
pub(crate) fn after(ip: *mut Instr) -> u64 {
    ip.wrapping_add(1) as u64
}
