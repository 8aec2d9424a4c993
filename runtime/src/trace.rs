//! Traces: the frames of a goroutine, of all tiers alike, innermost first.
//!
//! Walks the chain of activations; within each, the interpreter's frames through its hooks, compiled
//! frames by frame pointer and code map. Inlined calls appear as frames of their own.

use std::collections::VecDeque;
use std::fmt::Write;
use std::ops::ControlFlow;

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

/// Whether a walk goes on.
type Step = ControlFlow<()>;

/// Calls `visit` with the frames of a goroutine that is inside the runtime, innermost first, wrappers left
/// out, until it breaks.
///
/// # Safety
/// `ctx` is live, and its current engine has stored where its frames are.
unsafe fn walk(ctx: &Context, mut visit: impl FnMut(Frame) -> Step) {
    let world = ctx.world();
    let visit = |frame| if is_shown(world, frame) { visit(frame) } else { Step::Continue(()) };
    // SAFETY: the caller's promise.
    unsafe { walk_all(ctx, visit) }
}

/// As [`walk`], with wrappers.
///
/// # Safety
/// See [`walk`].
unsafe fn walk_all(ctx: &Context, mut visit: impl FnMut(Frame) -> Step) {
    let world = ctx.world();
    // SAFETY: activations are live while they are in the chain; frames below them are intact.
    unsafe {
        let Some(mut current) = ctx.activation.as_ref() else { return };
        let (mut fp, mut pc) = match current.engine {
            Engine::Interpreter => (ctx.vm_fp as usize, ctx.vm_ip),
            Engine::Native => (ctx.native_fp, ctx.native_pc),
        };
        loop {
            let step = match current.engine {
                Engine::Interpreter => interpreter_frames(world, fp, pc, &mut visit),
                Engine::Native => native_frames(world, fp, pc, &mut visit),
            };
            if step.is_break() {
                return;
            }
            (fp, pc) = (current.outer_fp, current.outer_pc);
            let Some(outer) = current.prev.as_ref() else { return };
            current = outer;
        }
    }
}

unsafe fn interpreter_frames(world: &World, fp: usize, ip: usize, visit: &mut impl FnMut(Frame) -> Step) -> Step {
    let mut next = (fp != 0).then_some((fp as *const u64, ip));
    while let Some((fp, ip)) = next {
        // SAFETY: the caller walks live frames.
        let frame = unsafe { (world.hooks().frame)(fp, ip) };
        if !frame.replaced {
            visit(Frame { func: frame.func, pc: frame.pc })?;
        }
        next = frame.caller;
    }
    Step::Continue(())
}

unsafe fn native_frames(world: &World, mut fp: usize, mut ret: usize, visit: &mut impl FnMut(Frame) -> Step) -> Step {
    while ret != 0 {
        let Some(region) = world.code_map().find(ret - 1) else { break };
        match region.kind {
            CodeKind::Enter => break,
            CodeKind::InterpreterStub => {}
            CodeKind::Function(_) => {
                for position in region.positions_of_call(ret) {
                    visit(Frame { func: position.func, pc: position.pc })?;
                }
            }
        }
        // SAFETY: compiled code keeps frame pointers: the caller's lies at fp, the return address above it.
        unsafe {
            ret = *((fp + 8) as *const usize);
            fp = *(fp as *const usize);
        }
    }
    Step::Continue(())
}

/// The innermost frame of a goroutine that is inside the runtime, wrappers left out.
///
/// # Safety
/// `ctx` is live, and its current engine has stored where its frames are.
pub unsafe fn innermost(ctx: &Context) -> Option<Frame> {
    // SAFETY: the caller's promise.
    unsafe { visible_frames(ctx, 1) }.first().copied()
}

/// The innermost frame, be it a wrapper's.
///
/// # Safety
/// See [`innermost`].
pub unsafe fn innermost_of_any(ctx: &Context) -> Option<Frame> {
    let mut first = None;
    let visit = |frame| {
        first = Some(frame);
        Step::Break(())
    };
    // SAFETY: the caller's promise.
    unsafe { walk_all(ctx, visit) };
    first
}

/// The frames of a goroutine, wrappers left out; at most `limit`.
///
/// # Safety
/// See [`innermost`].
pub unsafe fn visible_frames(ctx: &Context, limit: usize) -> Vec<Frame> {
    let mut frames = Vec::new();
    let visit = |frame| {
        if frames.len() < limit {
            frames.push(frame);
        }
        if frames.len() < limit { Step::Continue(()) } else { Step::Break(()) }
    };
    // SAFETY: the caller's promise.
    unsafe { walk(ctx, visit) };
    frames
}

/// Whether traces show a frame: wrappers, and the function that starts the program, are the compiler's.
fn is_shown(world: &World, frame: Frame) -> bool {
    let module = world.module();
    frame.func != module.entry && !module.functions[frame.func.index()].flags.contains(FuncFlags::WRAPPER)
}

/// Frames printed at each end of a long trace.
const TRACE_ENDS: usize = 50;

/// Prints a goroutine's frames as Go does: function, then file and line, two lines a frame. Wrappers are
/// left out, and the innermost `skip`, and the middle of a long trace, which may have more frames than fit in
/// memory once more.
///
/// # Safety
/// See [`innermost`].
pub unsafe fn print(ctx: &Context, skip: usize, out: &mut String) {
    let world = ctx.world();
    let mut to_skip = skip;
    let (mut inner, mut outer, mut elided) = (Vec::new(), VecDeque::new(), 0);
    let visit = |frame| {
        if to_skip > 0 {
            to_skip -= 1;
        } else if inner.len() < TRACE_ENDS {
            inner.push(frame);
        } else {
            outer.push_back(frame);
        }
        if outer.len() > TRACE_ENDS {
            outer.pop_front();
            elided += 1;
        }
        Step::Continue(())
    };
    // SAFETY: the caller's promise.
    unsafe { walk(ctx, visit) };
    let print = |frame: &Frame, out: &mut String| {
        let args = if has_parameters(world, *frame) { "(...)" } else { "()" };
        print_frame(world, *frame, args, out);
    };
    inner.iter().for_each(|frame| print(frame, out));
    if elided > 0 {
        let _ = writeln!(out, "...{elided} frames elided...");
    }
    outer.iter().for_each(|frame| print(frame, out));
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
    let (file, line) = module.place_at(frame.func, frame.pc);
    let _ = writeln!(out, "{}{suffix}\n\t{file}:{line} +0x{:x}", function.name, frame.pc);
}
