//! What starts panics, and how frames of this activation are unwound.

use vo_runtime::context::{Context, STATUS_UNWIND};

use crate::instr::reg;
use crate::record::record_of;
use crate::rt;

/// Continues a recovered panic: at the landing pad of the frame that it unwinds to, if that belongs to
/// this activation, else in the activation below.
///
/// # Safety
/// `Context::unwind` names a live frame.
#[cold]
pub(crate) unsafe fn unwind(ctx: *mut Context) -> u64 {
    // SAFETY: the frame that deferred the recovering call is live, and its function has a landing pad.
    unsafe {
        let Some(target) = (*ctx).unwind else { unreachable!("a panic returns only to unwind") };
        if target.activation != (*ctx).activation {
            return STATUS_UNWIND;
        }
        (*ctx).unwind = None;
        let fp = target.fp as *mut u64;
        (*ctx).vm_fp = fp;
        record_of(fp).decoded().landing() as u64
    }
}

outlined! {
    #[cold]
    divide_by_zero |ip, fp, ctx, w| {
        rt::panic_divide(ctx);
        unwind(ctx)
    }

    #[cold]
    nil_dereference |ip, fp, ctx, w| {
        rt::panic_nil(ctx);
        unwind(ctx)
    }

    /// Index `c` of the slice or string at `b`.
    #[cold]
    index_out_of_range |ip, fp, ctx, w| {
        rt::panic_index(ctx, reg(fp, w.c()), reg(fp, w.b() + 1));
        unwind(ctx)
    }

    #[cold]
    bound_exceeded |ip, fp, ctx, w| {
        rt::panic_index(ctx, reg(fp, w.a()), reg(fp, w.b()));
        unwind(ctx)
    }

    #[cold]
    bound_imm_exceeded |ip, fp, ctx, w| {
        rt::panic_index(ctx, reg(fp, w.a()), w.imm() as u64);
        unwind(ctx)
    }

    #[cold]
    negative_shift |ip, fp, ctx, w| {
        rt::panic_shift(ctx);
        unwind(ctx)
    }

    /// Which bound fails is found from the bytecode instruction.
    #[cold]
    slice_failed |ip, fp, ctx, w| {
        let record = record_of(fp);
        let pc = record.decoded().pc_of(ip as usize);
        let inst = record.function().code[pc as usize];
        rt::panic_slice(ctx, inst, fp);
        unwind(ctx)
    }

    /// Ends the program.
    #[cold]
    stack_overflow |ip, fp, ctx, w| {
        rt::stack_overflow(ctx)
    }

    /// `panic(a)`.
    #[cold]
    panic_value |ip, fp, ctx, w| {
        rt::panic_value(ctx, [reg(fp, w.a()), reg(fp, w.a() + 1)]);
        unwind(ctx)
    }

    #[cold]
    unreachable_code |ip, fp, ctx, w| {
        rt::unreachable_code(ctx)
    }
}
