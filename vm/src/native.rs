//! From the interpreter into compiled code: calls of compiled functions, and on-stack replacement.
//!
//! Both push an activation and go through a trampoline that FUNC_TABLE names. Nothing here knows who
//! compiled the code.

use std::mem::MaybeUninit;

use vo_runtime::context::{Activation, Context, Engine, STATUS_OK, Status};

use crate::instr::INSTR_BYTES;
use crate::ops::panic::unwind;
use crate::record::{CALLER, FuncRecord, RETURN, record_of};

/// Trampoline of a signature: arguments in `slots[1..]`, results in `slots[0..]`.
#[cfg(target_arch = "x86_64")]
type Enter = unsafe extern "sysv64" fn(ctx: *mut Context, code: *const u8, callee: u64, slots: *mut u64) -> Status;
#[cfg(not(target_arch = "x86_64"))]
type Enter = unsafe extern "C" fn(ctx: *mut Context, code: *const u8, callee: u64, slots: *mut u64) -> Status;

/// Trampoline of on-stack replacement: registers in `fp[0..]`, results in `fp[0..]`.
#[cfg(target_arch = "x86_64")]
type EnterLoop = unsafe extern "sysv64" fn(ctx: *mut Context, code: *const u8, fp: *mut u64) -> Status;
#[cfg(not(target_arch = "x86_64"))]
type EnterLoop = unsafe extern "C" fn(ctx: *mut Context, code: *const u8, fp: *mut u64) -> Status;

/// The instruction of a frame that goes on in compiled code: none.
pub(crate) const REPLACED: usize = 1;

/// Enters the compiled code of a function, if it has some that can be entered.
///
/// # Safety
/// `slots` holds the arguments from 1 on, and has room for the results.
pub(crate) unsafe fn enter(ctx: *mut Context, record: &FuncRecord, callee: u64, slots: *mut u64) -> Option<Status> {
    // SAFETY: FUNC_TABLE's code and trampoline belong to the function's signature.
    unsafe {
        let table = (*ctx).world().func_table();
        let code = table.compiled(record.func)?;
        let enter: Enter = std::mem::transmute(table.enter(record.sig)?);
        let mut activation = MaybeUninit::<Activation>::uninit();
        (*ctx).enter(activation.as_mut_ptr(), Engine::Native);
        let status = enter(ctx, code, callee, slots);
        (*ctx).leave(activation.as_ptr());
        Some(status)
    }
}

/// Calls the compiled code of the function whose frame `fp` has just been made, and returns to its
/// caller.
///
/// # Safety
/// `fp` is a frame whose arguments are in place, and has a caller in this activation.
pub(crate) unsafe fn call_compiled(ctx: *mut Context, fp: *mut u64) -> u64 {
    // SAFETY: the caller's promise.
    unsafe {
        let record = record_of(fp);
        let callee = if record.reads_callee_word { *fp } else { u64::from(record.func.0) };
        // The function's frame is the compiled one; the interpreter's innermost frame is the caller's.
        (*ctx).vm_fp = *fp.offset(CALLER) as *mut u64;
        (*ctx).vm_ip = *fp.offset(RETURN) as usize - INSTR_BYTES;
        match enter(ctx, record, callee, fp) {
            Some(STATUS_OK) => *fp.offset(RETURN),
            Some(_) => unwind(ctx),
            None => {
                (*ctx).vm_fp = fp;
                record.decode() as u64
            }
        }
    }
}

/// Continues the loop of the frame `fp` in compiled code, if there is some. The results are in `fp[0..]`
/// afterwards.
///
/// # Safety
/// `fp` is the current frame, at the loop's header.
pub(crate) unsafe fn enter_loop(ctx: *mut Context, fp: *mut u64, loop_id: u32) -> Option<Status> {
    // SAFETY: the caller's promise; FUNC_TABLE's code belongs to the loop.
    unsafe {
        let table = (*ctx).world().func_table();
        let enter: EnterLoop = std::mem::transmute(table.enter_osr()?);
        let code = table.osr(record_of(fp).func, loop_id)?;
        let mut activation = MaybeUninit::<Activation>::uninit();
        (*ctx).vm_ip = REPLACED;
        (*ctx).enter(activation.as_mut_ptr(), Engine::Native);
        let status = enter(ctx, code, fp);
        (*ctx).leave(activation.as_ptr());
        Some(status)
    }
}
