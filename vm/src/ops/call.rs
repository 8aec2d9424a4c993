//! Calls, returns, and what function counters and loop counters lead to.
//!
//! A call writes the callee's frame header (return instruction, caller's frame pointer, record) below
//! the window and continues at the record's code, which is the function's first instruction, or a stub
//! that decodes it or enters compiled code.

use std::sync::atomic::Ordering::{Acquire, Relaxed};

use vo_runtime::context::{Context, STATUS_OK, STATUS_UNWIND};
use vo_runtime::ops::safepoint;
use vo_runtime::types::ITAB_FUNCS;
use vo_runtime::{fatal, panics};

use crate::dispatch::{after, goto};
use crate::instr::{Instr, Word, load, loop_counter, offset, reg, set};
use crate::native;
use crate::ops::memory::NIL_PAGE;
use crate::ops::panic::{nil_dereference, unwind};
use crate::record::{CALLER, FuncRecord, RECORD, RETURN, record_of};

/// Calls the function of `record` with the window at register `a`.
///
/// Counting and the check for the end of the slot stack share the slow path, which does both again.
#[inline(always)]
unsafe fn call<const STORE_WORD: bool>(
    ip: *mut Instr,
    fp: *mut u64,
    ctx: *mut Context,
    w: Word,
    record: *const FuncRecord,
    callee: u64,
) -> u64 {
    // SAFETY: records live as long as the program; the window lies in the caller's frame, and the
    // callee's frame is checked against the end of the slot stack.
    unsafe {
        let window = fp.add(w.a());
        let left = (*record).counter.load(Relaxed).wrapping_sub(1);
        (*record).counter.store(left, Relaxed);
        let end = window.wrapping_byte_add((*record).frame_bytes as usize);
        if left < 0 || end > (*ctx).vm_limit {
            // The window's header is dead until it is written, so it can carry the operands.
            *window.offset(RECORD) = record as u64;
            *window = callee;
            return call_slow(ip, fp, ctx, w);
        }
        *window.offset(RETURN) = ip.wrapping_add(1) as u64;
        *window.offset(CALLER) = fp as u64;
        *window.offset(RECORD) = record as u64;
        if STORE_WORD {
            *window = callee;
        }
        goto((*record).code.load(Relaxed), window, ctx)
    }
}

outlined! {
    /// A call whose callee's counter has run out, or whose frame does not fit. The record and the callee
    /// word lie in the window.
    #[cold]
    call_slow |ip, fp, ctx, w| {
        let window = fp.add(w.a());
        let record = *window.offset(RECORD) as *const FuncRecord;
        if window.wrapping_byte_add((*record).frame_bytes as usize) > (*ctx).vm_limit {
            fatal::stack_overflow(ctx);
        }
        if (*record).counter.load(Relaxed) < 0 {
            (*record).count_out();
            safepoint(ctx);
        }
        *window.offset(RETURN) = ip.wrapping_add(1) as u64;
        *window.offset(CALLER) = fp as u64;
        (*ctx).vm_fp = window;
        (*record).code.load(Acquire) as u64
    }
}

handler! {
    /// A call of the record at the address; the callee does not read its callee word.
    call_direct |ip, fp, ctx, w| {
        call::<false>(ip, fp, ctx, w, w.to_address() as *const FuncRecord, 0)
    }
}

/// Continues in the caller of the frame `fp`.
///
/// # Safety
/// `fp` is a frame whose results are in place.
#[inline(always)]
pub(crate) unsafe fn return_to_caller(fp: *mut u64, ctx: *mut Context) -> u64 {
    // SAFETY: a frame's header holds where its caller continues.
    unsafe { goto(*fp.offset(RETURN) as *mut Instr, *fp.offset(CALLER) as *mut u64, ctx) }
}

handler! {
    /// A call of the record at the address.
    call_direct_word |ip, fp, ctx, w| {
        let record = w.to_address() as *const FuncRecord;
        call::<true>(ip, fp, ctx, w, record, u64::from((*record).func.0))
    }
}

/// Makes the code generator hold the record's address in one register, not as base and index: the handler
/// has just enough registers that the callee need not save any.
#[inline(always)]
fn in_register(mut record: *const FuncRecord) -> *const FuncRecord {
    #[cfg(target_arch = "x86_64")]
    #[allow(clippy::pointers_in_nomem_asm_block)]
    // SAFETY: the block has no code.
    unsafe {
        std::arch::asm!("/* {0} */", inout(reg) record, options(pure, nomem, nostack, preserves_flags));
    }
    record
}

handler! { call_closure |ip, fp, ctx, w| {
    let closure = reg(fp, w.b());
    if closure < NIL_PAGE {
        return nil_dereference(ip, fp, ctx, w);
    }
    let func = *(closure as *const u64) as u32 as usize;
    let record = in_register(record_of(fp).records.add(func));
    call::<true>(ip, fp, ctx, w, record, closure)
} }

handler! { call_iface |ip, fp, ctx, w| {
    let itab = reg(fp, w.b());
    if itab < NIL_PAGE {
        return nil_dereference(ip, fp, ctx, w);
    }
    let func = *(itab as *const u8).add(ITAB_FUNCS + 4 * w.c()).cast::<u32>();
    let record = in_register(record_of(fp).records.add(func as usize));
    call::<true>(ip, fp, ctx, w, record, u64::from(func))
} }

outlined! {
    /// A call of the native at the address.
    call_native |ip, fp, ctx, w| {
        let native: vo_runtime::native::NativeFn = std::mem::transmute(w.to_address());
        native(ctx, fp.add(w.a()));
        if (*ctx).unwind.is_some() { unwind(ctx) } else { after(ip) }
    }
}

handler! {
    /// Returns results that lie where the caller expects them.
    ret |ip, fp, ctx, w| {
        return_to_caller(fp, ctx)
    }
}

handler! {
    /// Returns `N` results from `a`.
    ret_words<const N: usize> |ip, fp, ctx, w| {
        let results = load::<N>(fp.add(w.a()));
        fp.cast::<[u64; N]>().write_unaligned(results);
        return_to_caller(fp, ctx)
    }
}

handler! {
    /// What the bottom frame of an activation returns to.
    exit |ip, fp, ctx, w| { STATUS_OK }
}

outlined! {
    /// First code of a function that has not been decoded: decodes it.
    #[cold]
    decode_stub |ip, fp, ctx, w| {
        let record = record_of(fp);
        let code = (*record).decode();
        (*record).install_decoded(code);
        code as u64
    }

    /// First code of a function that has been compiled: calls the compiled code.
    native_stub |ip, fp, ctx, w| {
        native::call_compiled(ctx, fp)
    }

    /// The counter of the loop header at the branch's distance has run out.
    #[cold]
    back_edge_slow |ip, fp, ctx, w| {
        loop_counted_out(offset(ip, w.imm()), fp, ctx)
    }

    /// The counter of this loop header has run out.
    #[cold]
    loop_slow |ip, fp, ctx, w| {
        loop_counted_out(ip, fp, ctx)
    }
}

/// Polls, asks the tier, and goes on in compiled code if there is some for the loop.
unsafe fn loop_counted_out(header: *mut Instr, fp: *mut u64, ctx: *mut Context) -> u64 {
    // SAFETY: `header` is a `loop` instruction of the frame's function.
    unsafe {
        (*ctx).vm_ip = header as usize;
        let record = record_of(fp);
        let loop_id = (*header).word.0 as u32;
        let more = (*record).loop_counted_out(loop_id);
        loop_counter(header).store(more, Relaxed);
        safepoint(ctx);
        match native::enter_loop(ctx, fp, loop_id) {
            None => after(header),
            Some(STATUS_UNWIND) => unwind(ctx),
            Some(_) => {
                (*ctx).vm_fp = *fp.offset(CALLER) as *mut u64;
                *fp.offset(RETURN)
            }
        }
    }
}

outlined! {
    /// Calls deferred closures until the depth is `a`: one at a time, with this instruction's successor,
    /// a jump back, as return address.
    run_defers |ip, fp, ctx, w| {
        if (*ctx).defer_depth <= reg(fp, w.a()) {
            return ip.wrapping_add(2) as u64;
        }
        let closure = panics::pop_defer(&mut *ctx).expect("the depth counts the records").closure;
        // It is called as any function is: it may not recover.
        (*ctx).recover_armed = 0;
        if closure < NIL_PAGE {
            panics::panic_nil(ctx);
            return unwind(ctx);
        }
        let caller = record_of(fp);
        let window = fp.wrapping_byte_add(caller.frame_bytes as usize).add(HEADER);
        let record = caller.records.add(*(closure as *const u64) as u32 as usize);
        if window.wrapping_byte_add((*record).frame_bytes as usize) > (*ctx).vm_limit {
            fatal::stack_overflow(ctx);
        }
        *window.offset(RETURN) = ip.wrapping_add(1) as u64;
        *window.offset(CALLER) = fp as u64;
        *window.offset(RECORD) = record as u64;
        set(window, 0, closure);
        (*ctx).vm_fp = window;
        (*record).code.load(Acquire) as u64
    }
}

/// Slots of a frame header.
pub(crate) const HEADER: usize = vo_bytecode::FRAME_HEADER as usize;
