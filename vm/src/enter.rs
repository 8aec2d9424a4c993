//! Activations of the interpreter: how the runtime and compiled code call into it, and how they read its
//! frames.
//!
//! Invariant: while control is outside the interpreter, `Context::vm_fp` is its innermost frame, of
//! whichever activation, or null if it has none; a new activation's frames start above that one.

use std::mem::MaybeUninit;
use std::ptr;

use vo_bytecode::FuncId;
use vo_runtime::context::{Activation, Context, Engine, Status};
use vo_runtime::fatal;
use vo_runtime::world::{Hooks, VmFrame, World};

use crate::dispatch::execute;
use crate::instr::{INSTR_BYTES, Instr, Word};
use crate::native;
use crate::ops::call::{HEADER, exit};
use crate::record::{CALLER, FuncRecord, RECORD, RETURN, Vm, record_of};

impl Vm {
    /// Makes this interpreter the engine that runs the world's Go code.
    pub fn install(&self, world: &World) {
        let engine = ptr::from_ref(self) as usize;
        world.set_hooks(Hooks { engine, call, interpret, frame, frame_end });
    }
}

/// The interpreter of a context's program.
unsafe fn vm_of<'a>(ctx: *mut Context) -> &'a Vm {
    // SAFETY: `install` registered an interpreter, which outlives the world's goroutines.
    unsafe { &*((*ctx).world().hooks().engine as *const Vm) }
}

/// The function that a callee word names.
unsafe fn callee_record<'a>(ctx: *mut Context, callee: u64) -> &'a FuncRecord {
    // SAFETY: a callee word is a func_id or the address of a closure object.
    let func = if callee >> 32 == 0 { callee } else { unsafe { *(callee as *const u64) } };
    // SAFETY: as above.
    unsafe { vm_of(ctx) }.record(FuncId(func as u32))
}

unsafe fn call(ctx: *mut Context, callee: u64, slots: *mut u64) -> Status {
    // SAFETY: the runtime passes a live context and a window for the callee's signature.
    unsafe {
        let record = callee_record(ctx, callee);
        match native::enter(ctx, record, callee, slots) {
            Some(status) => status,
            None => run(ctx, record, callee, slots),
        }
    }
}

unsafe fn interpret(ctx: *mut Context, callee: u64, slots: *mut u64) -> Status {
    // SAFETY: the runtime passes a live context and a window for the callee's signature.
    unsafe { run(ctx, callee_record(ctx, callee), callee, slots) }
}

/// Runs a function in an activation of its own, and counts the call: what only compiled code calls must
/// get hot too. Nothing here may need to be dropped: a panic that no one
/// recovers ends the process, one that is recovered returns as a status.
unsafe fn run(ctx: *mut Context, record: &FuncRecord, callee: u64, slots: *mut u64) -> Status {
    static EXIT: ExitCode = ExitCode(Instr { handler: exit, word: Word(0) });
    // SAFETY: the new frame lies above all frames of the interpreter and below the end of the slot stack;
    // the activation stays in place until it is left.
    unsafe {
        let outer = (*ctx).vm_fp;
        let base = if outer.is_null() { (*ctx).vm_base } else { frame_end(outer).cast_mut() };
        let fp = base.add(HEADER);
        let marker = 0u8;
        let native_stack_left = (&raw const marker as usize).saturating_sub((*ctx).real_stack_limit);
        if fp.wrapping_byte_add(record.frame_bytes as usize) > (*ctx).vm_limit || native_stack_left == 0 {
            fatal::stack_overflow(ctx);
        }
        fp.write(callee);
        fp.add(1).copy_from_nonoverlapping(slots.add(1), record.params as usize);
        *fp.offset(RETURN) = (&raw const EXIT.0) as u64;
        *fp.offset(CALLER) = 0;
        *fp.offset(RECORD) = ptr::from_ref(record) as u64;
        record.count_entry();
        let code = record.decode();
        let mut activation = MaybeUninit::<Activation>::uninit();
        (*ctx).enter(activation.as_mut_ptr(), Engine::Interpreter);
        (*ctx).vm_fp = fp;
        (*ctx).vm_ip = code as usize;
        let status = execute(code, fp, ctx);
        (*ctx).leave(activation.as_ptr());
        (*ctx).vm_fp = outer;
        slots.copy_from_nonoverlapping(fp, record.results as usize);
        status
    }
}

/// An instruction that never changes.
struct ExitCode(Instr);

// SAFETY: it is never written.
unsafe impl Sync for ExitCode {}

unsafe fn frame(fp: *const u64, ip: usize) -> VmFrame {
    // SAFETY: the runtime passes frames that this interpreter stored or returned.
    unsafe {
        let record = record_of(fp);
        let caller = *fp.offset(CALLER) as *const u64;
        // The instruction that called, since the frame below is inside of it.
        let call = *fp.offset(RETURN) as usize - INSTR_BYTES;
        VmFrame {
            func: record.func,
            pc: record.decoded().pc_of(ip),
            replaced: ip == native::REPLACED,
            caller: (!caller.is_null()).then_some((caller, call)),
        }
    }
}

unsafe fn frame_end(fp: *const u64) -> *const u64 {
    // SAFETY: the runtime passes frames that this interpreter stored.
    unsafe { fp.wrapping_byte_add(record_of(fp).frame_bytes as usize) }
}
