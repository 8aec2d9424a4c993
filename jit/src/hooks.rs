//! The engine hooks of a program that runs compiled code only, without an interpreter.

use std::mem::MaybeUninit;

use vo_bytecode::FuncId;
use vo_runtime::context::{Activation, Context, Engine, Status};
use vo_runtime::fatal;
use vo_runtime::world::{Hooks, VmFrame};

type Enter = unsafe extern "sysv64" fn(ctx: *mut Context, code: *const u8, callee: u64, slots: *mut u64) -> Status;

/// Hooks for programs whose every function is compiled before it runs.
pub const COMPILED_ONLY: Hooks = Hooks { engine: 0, call, interpret, frame, frame_end };

unsafe fn call(ctx: *mut Context, callee: u64, slots: *mut u64) -> Status {
    // SAFETY: the runtime passes a live context and slots for the callee's signature; FUNC_TABLE's code
    // and trampoline belong to that signature.
    unsafe {
        let world = (*ctx).world();
        let func = FuncId(if callee >> 32 == 0 { callee as u32 } else { *(callee as *const u64) as u32 });
        let sig = world.module().functions[func.index()].sig;
        let table = world.func_table();
        let (Some(code), Some(enter)) = (table.compiled(func), table.enter(sig)) else {
            return interpret(ctx, callee, slots);
        };
        let enter: Enter = std::mem::transmute(enter);
        let mut activation = MaybeUninit::<Activation>::uninit();
        (*ctx).enter(activation.as_mut_ptr(), Engine::Native);
        let status = enter(ctx, code, callee, slots);
        (*ctx).leave(activation.as_ptr());
        status
    }
}

unsafe fn interpret(ctx: *mut Context, callee: u64, _: *mut u64) -> Status {
    // SAFETY: the runtime passes a live context.
    unsafe { fatal::throw(ctx, &format!("function {callee:#x} is not compiled, and there is no interpreter")) }
}

unsafe fn frame(_: *const u64, _: usize) -> VmFrame {
    unreachable!("no interpreter has frames")
}

unsafe fn frame_end(_: *const u64) -> *const u64 {
    unreachable!("no interpreter has frames")
}
