//! Unwinding of compiled frames to where a recovered panic lands.
//!
//! Walks frame pointers from the frame that entered the runtime. Frames without a handler are stepped
//! over; the frame that deferred the recovering call is landed in at its function's landing pad; a
//! trampoline is always landed in, and tells its Rust caller by its status. No Rust frame other than the
//! runtime's own call, which owns nothing, is crossed.

use vo_runtime::code_map::CodeKind;
use vo_runtime::context::Context;

/// Where to continue.
struct Landing {
    fp: usize,
    sp: usize,
    pc: usize,
}

/// Continues where the recovered panic named by `ctx.unwind` lands, or at the innermost trampoline.
///
/// # Safety
/// Called from a function that compiled code entered through a recording thunk; nothing with a destructor
/// is live in between.
pub unsafe fn unwind(ctx: *mut Context) -> ! {
    // SAFETY: the landing is a handler of a live frame, which expects nothing in registers but these.
    unsafe {
        let Landing { fp, sp, pc } = find_landing(&mut *ctx);
        resume(ctx, fp, sp, pc)
    }
}

/// The frame to land in.
unsafe fn find_landing(ctx: &mut Context) -> Landing {
    let (mut fp, mut ret) = (ctx.native_fp, ctx.native_pc);
    let target = ctx.unwind.filter(|frame| frame.activation == ctx.activation).map(|frame| frame.fp);
    loop {
        let region = ctx.world().code_map().find(ret - 1).expect("compiled frames are called by compiled code");
        if let Some(site) = region.call_site(ret) {
            let lands = match region.kind {
                CodeKind::Enter => true,
                CodeKind::Function(_) => target == Some(fp),
                CodeKind::InterpreterStub => false,
            };
            if let Some(handler) = site.handler.filter(|_| lands) {
                if matches!(region.kind, CodeKind::Function(_)) {
                    ctx.unwind = None;
                }
                return Landing { fp, sp: fp - site.frame as usize, pc: region.start + handler as usize };
            }
        }
        // SAFETY: compiled code keeps frame pointers: the caller's lies at fp, the return address above it.
        unsafe {
            ret = *((fp + 8) as *const usize);
            fp = *(fp as *const usize);
        }
    }
}

/// Puts a frame's registers back and continues in it.
#[unsafe(naked)]
unsafe extern "C" fn resume(ctx: *mut Context, fp: usize, sp: usize, pc: usize) -> ! {
    core::arch::naked_asm!("mov r15, rdi", "mov rbp, rsi", "mov rsp, rdx", "jmp rcx")
}
