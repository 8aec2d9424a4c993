//! What starts panics, and how frames of this activation are unwound.

use vo_bytecode::Op;
use vo_runtime::context::{Context, STATUS_UNWIND};
use vo_runtime::fatal;
use vo_runtime::panics::{self, Sliced};

use crate::instr::reg;
use crate::record::record_of;

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
        panics::panic_divide(ctx);
        unwind(ctx)
    }

    #[cold]
    nil_dereference |ip, fp, ctx, w| {
        panics::panic_nil(ctx);
        unwind(ctx)
    }

    /// Index `c` of the slice or string at `b`.
    #[cold]
    index_out_of_range |ip, fp, ctx, w| {
        panics::panic_index(ctx, reg(fp, w.c()) as i64, reg(fp, w.b() + 1) as i64);
        unwind(ctx)
    }

    #[cold]
    bound_exceeded |ip, fp, ctx, w| {
        panics::panic_index(ctx, reg(fp, w.a()) as i64, reg(fp, w.b()) as i64);
        unwind(ctx)
    }

    #[cold]
    bound_unsigned_exceeded |ip, fp, ctx, w| {
        panics::panic_index(ctx, reg(fp, w.a()), reg(fp, w.b()) as i64);
        unwind(ctx)
    }

    #[cold]
    bound_imm_exceeded |ip, fp, ctx, w| {
        panics::panic_index(ctx, reg(fp, w.a()) as i64, w.imm());
        unwind(ctx)
    }

    #[cold]
    negative_shift |ip, fp, ctx, w| {
        panics::panic_shift(ctx);
        unwind(ctx)
    }

    /// Which bound fails is found from the bytecode instruction.
    #[cold]
    slice_failed |ip, fp, ctx, w| {
        let record = record_of(fp);
        let pc = record.decoded().pc_of(ip as usize);
        let inst = record.function().code[pc as usize];
        let at = |r: u16| reg(fp, r as usize) as i64;
        let (sliced, bound) = match inst.op {
            Op::SliceSl | Op::Slice3Sl => (Sliced::Slice, at(inst.b + 2)),
            _ => (Sliced::Fixed, at(inst.b + 1)),
        };
        let max = matches!(inst.op, Op::Slice3Sl | Op::Slice3Arr).then(|| at(inst.c + 2));
        panics::panic_slice(ctx, sliced, at(inst.c), at(inst.c + 1), max, bound);
        unwind(ctx)
    }

    /// Ends the program.
    #[cold]
    stack_overflow |ip, fp, ctx, w| {
        fatal::stack_overflow(ctx)
    }

    /// `panic(a)`.
    #[cold]
    panic_value |ip, fp, ctx, w| {
        panics::panic_value(ctx, reg(fp, w.a()), reg(fp, w.a() + 1));
        unwind(ctx)
    }

    #[cold]
    unreachable_code |ip, fp, ctx, w| {
        fatal::throw(ctx, "unreachable code reached")
    }
}
