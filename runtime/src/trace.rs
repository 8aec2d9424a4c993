//! Traces: the frames of a goroutine, of all tiers alike, innermost first.
//!
//! Walks the chain of activations; within each, the interpreter's frames through its hooks, compiled
//! frames by frame pointer and code map. Inlined calls appear as frames of their own.

use std::fmt::Write;

use vo_bytecode::{FuncFlags, FuncId};

use crate::code_map::CodeKind;
use crate::context::{Context, Engine};
use crate::world::World;

/// A frame of Go code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    pub func: FuncId,
    /// Index of the bytecode instruction that it executes.
    pub pc: u32,
}

/// The frames of a goroutine that is inside the runtime, at most `limit`, innermost first.
///
/// # Safety
/// `ctx` is live, and its current engine has stored where its frames are.
pub unsafe fn frames(ctx: &Context, limit: usize) -> Vec<Frame> {
    let mut frames = Vec::new();
    let world = ctx.world();
    // SAFETY: activations are live while they are in the chain; frames below them are intact.
    unsafe {
        let mut activation = ctx.activation;
        let mut innermost = true;
        let (mut fp, mut pc) = (0, 0);
        while let Some(current) = activation.as_ref() {
            if innermost {
                (fp, pc) = match current.engine {
                    Engine::Interpreter => (ctx.vm_fp as usize, ctx.vm_ip),
                    Engine::Native => (ctx.native_fp, ctx.native_pc),
                };
                innermost = false;
            }
            match current.engine {
                Engine::Interpreter => interpreter_frames(world, fp, pc, limit, &mut frames),
                Engine::Native => native_frames(world, fp, pc, limit, &mut frames),
            }
            if frames.len() >= limit {
                break;
            }
            (fp, pc) = (current.outer_fp, current.outer_pc);
            activation = current.prev;
        }
    }
    frames
}

unsafe fn interpreter_frames(world: &World, fp: usize, ip: usize, limit: usize, frames: &mut Vec<Frame>) {
    let mut next = (fp != 0).then_some((fp as *const u64, ip));
    while let Some((fp, ip)) = next.filter(|_| frames.len() < limit) {
        // SAFETY: the caller walks live frames.
        let frame = unsafe { (world.hooks().frame)(fp, ip) };
        if !frame.replaced {
            frames.push(Frame { func: frame.func, pc: frame.pc });
        }
        next = frame.caller;
    }
}

unsafe fn native_frames(world: &World, mut fp: usize, mut ret: usize, limit: usize, frames: &mut Vec<Frame>) {
    while frames.len() < limit && ret != 0 {
        let Some(region) = world.code_map().find(ret - 1) else { return };
        match region.kind {
            CodeKind::Enter => return,
            CodeKind::InterpreterStub => {}
            CodeKind::Function(_) => {
                let chain = region.positions_of_call(ret);
                frames.extend(chain.iter().map(|p| Frame { func: p.func, pc: p.pc }));
            }
        }
        // SAFETY: compiled code keeps frame pointers: the caller's lies at fp, the return address above it.
        unsafe {
            ret = *((fp + 8) as *const usize);
            fp = *(fp as *const usize);
        }
    }
}

/// The innermost frame of a goroutine that is inside the runtime, wrappers left out.
///
/// # Safety
/// See [`frames`].
pub unsafe fn innermost(ctx: &Context) -> Option<Frame> {
    // SAFETY: the caller's promise.
    let nearest = unsafe { frames(ctx, 1) };
    match nearest.first() {
        Some(&frame) if is_shown(ctx.world(), frame) => Some(frame),
        // SAFETY: the caller's promise.
        _ => unsafe { visible_frames(ctx, 1) }.first().copied(),
    }
}

/// The frames of a goroutine, wrappers left out; at most `limit`.
///
/// # Safety
/// See [`frames`].
pub unsafe fn visible_frames(ctx: &Context, limit: usize) -> Vec<Frame> {
    // SAFETY: the caller's promise.
    let mut all = unsafe { frames(ctx, usize::MAX) };
    all.retain(|&frame| is_shown(ctx.world(), frame));
    all.truncate(limit);
    all
}

/// Whether traces show a frame: wrappers, and the function that starts the program, are the compiler's.
fn is_shown(world: &World, frame: Frame) -> bool {
    let module = world.module();
    frame.func != module.entry && !module.functions[frame.func.index()].flags.contains(FuncFlags::WRAPPER)
}

/// Frames printed at each end of a long trace.
const TRACE_ENDS: usize = 50;

/// Prints frames as Go does: function, then file and line, two lines a frame. Wrappers are left out.
pub fn print(world: &World, frames: &[Frame], out: &mut String) {
    let shown: Vec<Frame> = frames.iter().copied().filter(|&frame| is_shown(world, frame)).collect();
    for (k, frame) in shown.iter().enumerate() {
        if shown.len() > 2 * TRACE_ENDS && (TRACE_ENDS..shown.len() - TRACE_ENDS).contains(&k) {
            if k == TRACE_ENDS {
                let _ = writeln!(out, "...{} frames elided...", shown.len() - 2 * TRACE_ENDS);
            }
            continue;
        }
        let args = if has_parameters(world, *frame) { "(...)" } else { "()" };
        print_frame(world, *frame, args, out);
    }
}

/// Prints which frame started a goroutine, as Go does.
pub fn print_creator(world: &World, frame: Frame, goroutine: u64, out: &mut String) {
    out.push_str("created by ");
    print_frame(world, frame, &format!(" in goroutine {goroutine}"), out);
}

fn has_parameters(world: &World, frame: Frame) -> bool {
    let module = world.module();
    !module.sig_of(frame.func).params.is_empty()
}

fn print_frame(world: &World, frame: Frame, suffix: &str, out: &mut String) {
    let module = world.module();
    let function = &module.functions[frame.func.index()];
    let file = module.files.get(function.file as usize).map_or("?", String::as_str);
    let (line, _) = function.line_at(frame.pc);
    let _ = writeln!(out, "{}{suffix}\n\t{file}:{line} +0x{:x}", function.name, frame.pc);
}
