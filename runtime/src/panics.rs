//! Panics, deferred calls and recovery, for all tiers.
//!
//! A panic runs the goroutine's deferred calls on top of the stack, newest first. When one of them
//! recovers, [`start`] returns with [`Context::unwind`] naming the frame that deferred it; the engine
//! that raised the panic unwinds its own frames down to that one, or hands `STATUS_UNWIND` to the engine
//! below. The frame lands at its function's landing pad, which runs the rest of its deferred calls and
//! returns. When none recovers, the panic is printed with a trace, and the process exits with code 2.
//!
//! Every function here that raises a panic returns only to be unwound: `Context::unwind` is set then.
//!
//! Rules: Go specification, "Handling panics", "Run-time panics".

use vo_bytecode::{FuncFlags, Module, Op};

use crate::context::{Context, FrameId, STATUS_OK, STATUS_UNWIND, Status};
use crate::fatal;
use crate::map::{GoMap, MapType};
use crate::strings;
use crate::types::TypeDesc;

/// A deferred call.
#[derive(Clone, Copy, Debug)]
pub struct DeferRecord {
    /// Closure without parameters and results.
    pub closure: u64,
    /// The frame that deferred it.
    pub frame: FrameId,
}

/// A panic in progress.
#[derive(Clone, Debug)]
pub struct PanicRecord {
    /// The value: type word and data word of an `interface{}`; not made yet for run-time errors.
    pub value: [u64; 2],
    /// A run-time error, until a `recover` wants its value.
    pub error: Option<RuntimeError>,
    pub recovered: bool,
    /// Recovered, and then raised again with the same value.
    pub repanicked: bool,
    /// `runtime.Goexit`: runs deferred calls, can't be recovered.
    pub goexit: bool,
    /// Length of the defer stack when the running deferred call was taken from it. A later panic that takes
    /// records below it goes past this one, which is then aborted.
    floor: usize,
}

/// The Go types of run-time errors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum ErrorKind {
    /// `runtime.Error` whose text is "runtime error: " and the message.
    Plain = 0,
    /// `*runtime.TypeAssertionError`: the message alone.
    TypeAssertion = 1,
    /// `*runtime.PanicNilError`: "runtime error: " and the message.
    PanicNil = 2,
    /// A `runtime.Error` with the message alone.
    Bare = 3,
}

/// A run-time error before it is a Go value.
#[derive(Clone, Debug)]
pub struct RuntimeError {
    pub kind: ErrorKind,
    pub message: String,
    /// Printed on a line of its own under the message of an uncaught panic.
    pub signal: bool,
}

impl RuntimeError {
    /// An error whose text is "runtime error: " and the message.
    pub fn plain(message: impl Into<String>) -> Self {
        RuntimeError { kind: ErrorKind::Plain, message: message.into(), signal: false }
    }

    /// An error whose text is the message alone.
    pub fn bare(message: impl Into<String>) -> Self {
        RuntimeError { kind: ErrorKind::Bare, message: message.into(), signal: false }
    }

    /// The text of its `Error` method.
    pub fn text(&self) -> String {
        match self.kind {
            ErrorKind::Plain | ErrorKind::PanicNil => format!("runtime error: {}", self.message),
            _ => self.message.clone(),
        }
    }
}

/// The Go function that makes the value of a run-time error: `func(kind int, message string) any`.
pub const ERROR_CONSTRUCTOR: &str = "runtime.newError";

/// Panics with an `interface{}` value.
///
/// # Safety
/// `ctx` is the running goroutine's; its current engine has stored where its frames are. The same holds
/// for all functions of this module that take a context.
pub unsafe fn panic_value(ctx: *mut Context, type_word: u64, data: u64) -> Status {
    let error = (type_word == 0).then(|| RuntimeError {
        kind: ErrorKind::PanicNil,
        message: "panic called with nil argument".into(),
        signal: false,
    });
    // SAFETY: the caller's promise.
    unsafe { start(ctx, [type_word, data], error) }
}

/// Panics with a run-time error.
///
/// # Safety
/// See [`panic_value`].
pub unsafe fn panic_error(ctx: *mut Context, error: RuntimeError) -> Status {
    // SAFETY: the caller's promise.
    unsafe { start(ctx, [0, 0], Some(error)) }
}

/// Panics with a run-time error of the usual form, "runtime error: " and the message.
///
/// # Safety
/// See [`panic_value`].
pub unsafe fn panic_text(ctx: *mut Context, message: &str) -> Status {
    // SAFETY: the caller's promise.
    unsafe { panic_error(ctx, RuntimeError::plain(message)) }
}

/// An index, signed or unsigned, that is not below the length.
///
/// # Safety
/// See [`panic_value`].
pub unsafe fn panic_index(ctx: *mut Context, index: impl Into<i128>, len: i64) -> Status {
    let index = index.into();
    let message = if index < 0 {
        format!("index out of range [{index}]")
    } else {
        format!("index out of range [{index}] with length {len}")
    };
    // SAFETY: the caller's promise.
    unsafe { panic_text(ctx, &message) }
}

/// # Safety
/// See [`panic_value`].
pub unsafe fn panic_nil(ctx: *mut Context) -> Status {
    let error =
        RuntimeError { signal: true, ..RuntimeError::plain("invalid memory address or nil pointer dereference") };
    // SAFETY: the caller's promise.
    unsafe { panic_error(ctx, error) }
}

/// # Safety
/// See [`panic_value`].
pub unsafe fn panic_divide(ctx: *mut Context) -> Status {
    // SAFETY: the caller's promise.
    unsafe { panic_text(ctx, "integer divide by zero") }
}

/// # Safety
/// See [`panic_value`].
pub unsafe fn panic_shift(ctx: *mut Context) -> Status {
    // SAFETY: the caller's promise.
    unsafe { panic_text(ctx, "negative shift amount") }
}

/// # Safety
/// See [`panic_value`].
pub unsafe fn panic_nil_map(ctx: *mut Context) -> Status {
    // SAFETY: the caller's promise.
    unsafe { panic_error(ctx, RuntimeError::bare("assignment to entry in nil map")) }
}

/// A map key, or a part of it, whose type has no equality; `inserting` tells that an entry was to be made.
/// Go finds out in different ways, with different words, when it only looks into an empty map.
///
/// # Safety
/// See [`panic_value`]; a key of the map's type is readable at `key`.
pub unsafe fn panic_unhashable(
    ctx: *mut Context,
    ty: *const MapType,
    map: *const GoMap,
    key: *const u8,
    inserting: bool,
) -> Status {
    // SAFETY: the caller's promise; a map's key type is a descriptor.
    unsafe {
        let key_type = &*(*ty).key_ty.cast::<TypeDesc>();
        let part = crate::equality::unhashable_part((*ctx).world().image(), key_type, key);
        let error = if inserting || crate::map::len(map) > 0 {
            RuntimeError::plain(format!("hash of unhashable type {part}"))
        } else {
            RuntimeError::bare(format!("hash of unhashable type: {part}"))
        };
        panic_error(ctx, error)
    }
}

/// What is sliced, for the words of a panic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum Sliced {
    Slice = 0,
    /// Arrays and strings: bounded by their length.
    Fixed = 1,
}

/// The message for `s[lo:hi:max]` out of range (`max` absent: `None`); `bound` is the capacity of a slice,
/// the length of an array or string. `None` if the bounds are right.
pub fn slice_message(sliced: Sliced, lo: i128, hi: i128, max: Option<i128>, bound: i64) -> Option<String> {
    let measure = if sliced == Sliced::Slice { "capacity" } else { "length" };
    let bound = i128::from(bound);
    let above = |x: i128, limit: i128| !(0..=limit).contains(&x);
    let range = "slice bounds out of range";
    let Some(max) = max else {
        return if above(hi, bound) {
            Some(if hi < 0 { format!("{range} [:{hi}]") } else { format!("{range} [:{hi}] with {measure} {bound}") })
        } else if above(lo, hi) {
            Some(if lo < 0 { format!("{range} [{lo}:]") } else { format!("{range} [{lo}:{hi}]") })
        } else {
            None
        };
    };
    if above(max, bound) {
        Some(if max < 0 { format!("{range} [::{max}]") } else { format!("{range} [::{max}] with {measure} {bound}") })
    } else if above(hi, max) {
        Some(if hi < 0 { format!("{range} [:{hi}:]") } else { format!("{range} [:{hi}:{max}]") })
    } else if above(lo, hi) {
        Some(if lo < 0 { format!("{range} [{lo}::]") } else { format!("{range} [{lo}:{hi}:]") })
    } else {
        None
    }
}

/// Panics for slicing out of range by signed or unsigned bounds; see [`slice_message`].
///
/// # Safety
/// See [`panic_value`].
pub unsafe fn panic_slice<I: Into<i128>>(
    ctx: *mut Context,
    sliced: Sliced,
    lo: I,
    hi: I,
    max: Option<I>,
    bound: i64,
) -> Status {
    let message = slice_message(sliced, lo.into(), hi.into(), max.map(Into::into), bound)
        .unwrap_or_else(|| "slice bounds out of range".into());
    // SAFETY: the caller's promise.
    unsafe { panic_text(ctx, &message) }
}

/// Starts a panic and runs deferred calls until one recovers: then returns `STATUS_UNWIND` with
/// `Context::unwind` set. Without recovery it prints the panic and ends the process.
///
/// # Safety
/// See [`panic_value`].
pub unsafe fn start(ctx: *mut Context, value: [u64; 2], error: Option<RuntimeError>) -> Status {
    // SAFETY: references into the context are not held across calls of Go code.
    unsafe {
        if error.is_none() {
            mark_repanic(&mut *ctx, value);
        }
        let record =
            PanicRecord { value, error, recovered: false, repanicked: false, goexit: false, floor: usize::MAX };
        (*ctx).panics.push(record);
        run_deferred(ctx)
    }
}

/// Ends the goroutine after running its deferred calls (`runtime.Goexit`): returns only to be unwound.
///
/// # Safety
/// See [`panic_value`].
pub unsafe fn goexit(ctx: *mut Context) -> Status {
    // SAFETY: the caller's promise.
    unsafe {
        let record = PanicRecord {
            value: [0, 0],
            error: None,
            recovered: false,
            repanicked: false,
            goexit: true,
            floor: usize::MAX,
        };
        (*ctx).panics.push(record);
        run_deferred(ctx)
    }
}

/// Notes on a recovered panic that is raised again with the same value.
fn mark_repanic(ctx: &mut Context, value: [u64; 2]) {
    if let Some(last) = ctx.panics.last_mut().filter(|p| p.recovered && p.value == value) {
        last.repanicked = true;
    }
}

unsafe fn run_deferred(ctx: *mut Context) -> Status {
    // SAFETY: as in `start`.
    unsafe {
        let index = (*ctx).panics.len() - 1;
        loop {
            let Some(record) = pop_defer(&mut *ctx) else {
                if (&(*ctx).panics)[index].goexit {
                    return finish_goexit(ctx);
                }
                fatal::uncaught_panic(ctx);
            };
            (&mut (*ctx).panics)[index].floor = (*ctx).defers.len();
            let status = call_deferred(ctx, record.closure, true);
            if status == STATUS_UNWIND {
                return STATUS_UNWIND;
            }
            debug_assert_eq!(status, STATUS_OK);
            if (&(*ctx).panics)[index].recovered {
                land(&mut *ctx, index, record.frame);
                return STATUS_UNWIND;
            }
        }
    }
}

/// Removes a recovered panic and those that it went past, and names the frame to land in.
fn land(ctx: &mut Context, index: usize, frame: FrameId) {
    let depth = ctx.defers.len();
    ctx.panics.truncate(index);
    while ctx.panics.last().is_some_and(|p| p.floor != usize::MAX && depth < p.floor) {
        ctx.panics.pop();
    }
    ctx.unwind = Some(frame);
}

/// All deferred calls have run: the goroutine is over.
unsafe fn finish_goexit(ctx: *mut Context) -> Status {
    // SAFETY: the caller's promise.
    unsafe {
        (*ctx).panics.clear();
        (*ctx).world().scheduler().exit_current(ctx)
    }
}

/// Takes the newest deferred call off the goroutine's stack of them.
pub fn pop_defer(ctx: &mut Context) -> Option<DeferRecord> {
    let record = ctx.defers.pop();
    ctx.defer_depth = ctx.defers.len() as u64;
    record
}

/// Calls a deferred closure; `panicking` tells whether it may recover, if its function uses `recover`.
unsafe fn call_deferred(ctx: *mut Context, closure: u64, panicking: bool) -> Status {
    // SAFETY: a deferred closure is nil or a live closure object without parameters and results.
    unsafe {
        if closure == 0 {
            return panic_nil(ctx);
        }
        // The token names the panic: the depth of the stack of panics with it on top.
        let may_recover = panicking && uses_recover(&*ctx, closure);
        (*ctx).recover_armed = if may_recover { (*ctx).panics.len() as u64 } else { 0 };
        let call = (*ctx).world().hooks().call;
        let mut slots = [0u64; 8];
        let status = call(ctx, closure, slots.as_mut_ptr());
        (*ctx).recover_armed = 0;
        status
    }
}

/// Whether the function of a callee word calls `recover`.
///
/// # Safety
/// `callee` is a func_id or the address of a closure object.
unsafe fn uses_recover(ctx: &Context, callee: u64) -> bool {
    // SAFETY: the caller's promise.
    let func = unsafe { callee_func(callee) };
    calls_recover(ctx.world().module(), func as usize)
}

/// Whether a function calls `recover`: itself, or as the wrapper of a method that does or may.
fn calls_recover(module: &Module, func: usize) -> bool {
    let function = &module.functions[func];
    let by_callee = || {
        function.code.iter().any(|inst| match inst.op {
            Op::Call => calls_recover(module, inst.index()),
            op => op == Op::CallIface,
        })
    };
    let flags = function.flags;
    flags.contains(FuncFlags::USES_RECOVER) || (flags.contains(FuncFlags::WRAPPER) && by_callee())
}

/// The func_id of a callee word: itself if below 2^32, else the first word of the closure object.
///
/// # Safety
/// `callee` is a func_id or the address of a closure object.
#[inline]
pub unsafe fn callee_func(callee: u64) -> u64 {
    // SAFETY: the caller's promise.
    if callee >> 32 == 0 { callee } else { unsafe { *(callee as *const u64) } }
}

/// `defer`: pushes a closure for the frame.
///
/// # Safety
/// See [`panic_value`].
pub unsafe fn defer(ctx: *mut Context, closure: u64, fp: usize) {
    // SAFETY: the caller's promise.
    let ctx = unsafe { &mut *ctx };
    ctx.defers.push(DeferRecord { closure, frame: FrameId { activation: ctx.activation, fp } });
    ctx.defer_depth = ctx.defers.len() as u64;
}

/// A frame of the interpreter goes on as the compiled frame `fp`, in an activation of its own: so do the
/// calls that it has deferred.
///
/// # Safety
/// See [`panic_value`]; `replaced` is a frame of the activation around the current one.
pub unsafe fn adopt_defers(ctx: *mut Context, replaced: usize, fp: usize) {
    // SAFETY: the caller's promise; on-stack replacement happens inside an activation.
    let (ctx, outer) = unsafe { (&mut *ctx, (*(*ctx).activation).prev) };
    let old = FrameId { activation: outer, fp: replaced };
    let new = FrameId { activation: ctx.activation, fp };
    ctx.defers.iter_mut().rev().take_while(|record| record.frame == old).for_each(|record| record.frame = new);
}

/// `run.defers`: calls the frame's deferred closures, newest first, until the depth is `base`.
///
/// # Safety
/// See [`panic_value`].
pub unsafe fn run_defers(ctx: *mut Context, base: u64) -> Status {
    // SAFETY: references into the context are not held across calls of Go code.
    unsafe {
        while (*ctx).defer_depth > base {
            let record = pop_defer(&mut *ctx).expect("the depth counts the records");
            let status = call_deferred(ctx, record.closure, false);
            if status != STATUS_OK {
                return status;
            }
        }
        STATUS_OK
    }
}

/// `recover.token`: takes the permission to recover that the defer mechanism gave to this call.
///
/// # Safety
/// See [`panic_value`].
#[inline]
pub unsafe fn recover_token(ctx: *mut Context) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { std::mem::take(&mut (*ctx).recover_armed) }
}

/// `keep.recover`: in a deferred call's wrapper, keeps the permission only for a function that uses it.
///
/// # Safety
/// See [`panic_value`]; `closure` is a func_id, a closure object or nil.
pub unsafe fn keep_recover(ctx: *mut Context, closure: u64) {
    // SAFETY: the caller's promise.
    unsafe {
        if closure == 0 || !uses_recover(&*ctx, closure) {
            (*ctx).recover_armed = 0;
        }
    }
}

/// `recover`: the current panic's value, which is then recovered; nil words without permission.
///
/// # Safety
/// See [`panic_value`].
pub unsafe fn recover(ctx: *mut Context, token: u64) -> [u64; 2] {
    // SAFETY: references into the context are not held across calls of Go code.
    unsafe {
        let Some(last) = (*ctx).panics.last() else { return [0, 0] };
        if token != (*ctx).panics.len() as u64 || last.recovered || last.goexit {
            return [0, 0];
        }
        let index = (*ctx).panics.len() - 1;
        if let Some(error) = (&mut (*ctx).panics)[index].error.take() {
            let value = error_value(ctx, &error);
            let record = &mut (&mut (*ctx).panics)[index];
            record.value = value;
            record.error = Some(error);
        }
        let record = &mut (&mut (*ctx).panics)[index];
        record.recovered = true;
        record.value
    }
}

/// Makes the Go value of a run-time error.
unsafe fn error_value(ctx: *mut Context, error: &RuntimeError) -> [u64; 2] {
    // SAFETY: the constructor has the signature that its name promises.
    unsafe {
        let world = (*ctx).world();
        let constructor = world.error_constructor().unwrap_or_else(|| {
            fatal::throw(ctx, &format!("the program lacks {ERROR_CONSTRUCTOR}, which makes run-time errors"))
        });
        let text = crate::alloc::string(ctx, error.message.as_bytes());
        let mut slots = [0u64; 8];
        slots[1] = error.kind as u64;
        slots[2] = text.0;
        slots[3] = text.1;
        let status = (world.hooks().call)(ctx, u64::from(constructor.0), slots.as_mut_ptr());
        assert_eq!(status, STATUS_OK, "the constructor of run-time errors does not panic");
        [slots[0], slots[1]]
    }
}

/// The text of a value's `Error` or `String` method, if its type has one.
///
/// # Safety
/// See [`panic_value`]; the words are an `interface{}`.
pub unsafe fn method_text(ctx: *mut Context, value: [u64; 2]) -> Option<String> {
    // SAFETY: a method with that name and signature takes the data word and returns a string.
    unsafe {
        let ty = (value[0] as *const TypeDesc).as_ref()?;
        let def = ty.def();
        let method = ["Error", "String"].iter().find_map(|&name| def.methods.iter().find(|m| m.name == name))?;
        let module = (*ctx).world().module();
        let signature = module.ty(method.ty);
        let returns_string = matches!(signature.results[..], [r] if module.ty(r).kind == vo_bytecode::Kind::String);
        if !signature.params.is_empty() || !returns_string {
            return None;
        }
        let mut slots = [0u64; 8];
        slots[1] = value[1];
        let status = ((*ctx).world().hooks().call)(ctx, u64::from(method.func.0), slots.as_mut_ptr());
        (status == STATUS_OK).then(|| String::from_utf8_lossy(strings::bytes(slots[0], slots[1])).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slice_bounds_are_reported_in_gos_words() {
        let s = |lo, hi, bound| slice_message(Sliced::Slice, lo, hi, None, bound);
        assert_eq!(s(0, 5, 5), None);
        assert_eq!(s(0, 9, 5).as_deref(), Some("slice bounds out of range [:9] with capacity 5"));
        assert_eq!(s(5, 3, 5).as_deref(), Some("slice bounds out of range [5:3]"));
        assert_eq!(s(-1, 3, 5).as_deref(), Some("slice bounds out of range [-1:]"));
        assert_eq!(s(0, -2, 5).as_deref(), Some("slice bounds out of range [:-2]"));
        let string = slice_message(Sliced::Fixed, 0, 9, None, 5);
        assert_eq!(string.as_deref(), Some("slice bounds out of range [:9] with length 5"));
        let unsigned = s(0, i128::from(u64::MAX), 5);
        assert_eq!(unsigned.as_deref(), Some("slice bounds out of range [:18446744073709551615] with capacity 5"));
        let full = slice_message(Sliced::Slice, 0, 4, Some(3), 5);
        assert_eq!(full.as_deref(), Some("slice bounds out of range [:4:3]"));
    }
}
