//! The ends of a process: uncaught panics, fatal errors, exit codes.
//!
//! Texts are Go's. Output goes to standard error in one write.

use std::fmt::Write as _;
use std::io::Write as _;

use vo_bytecode::Kind;

use crate::context::Context;
use crate::equality::data_address;
use crate::goroutine::{Deadlock, RUNNING, Scheduler};
use crate::heap::OutOfMemory;
use crate::panics::{PanicRecord, method_text};
use crate::strings;
use crate::trace;
use crate::types::TypeDesc;
use crate::world::World;

/// Exit code of uncaught panics and fatal errors.
pub const EXIT_PANIC: i32 = 2;

/// Prints the goroutine's panics and a trace, and ends the process.
///
/// # Safety
/// `ctx` is the running goroutine's, and its engine has stored where its frames are.
pub unsafe fn uncaught_panic(ctx: *mut Context) -> ! {
    // SAFETY: references into the context are not held across calls of Go code.
    unsafe {
        if std::mem::replace(&mut (*ctx).printing_panic, true) {
            panic_while_printing(ctx);
        }
        let mut out = String::new();
        let mut signal = false;
        let mut previous: Option<PanicRecord> = None;
        // Methods run before the trace is taken: they are on top of the frames that it shows.
        for index in 0..(*ctx).panics.len() {
            let record = (&(*ctx).panics)[index].clone();
            signal |= record.error.as_ref().is_some_and(|e| e.signal);
            // A panic that was raised again is told once.
            let told = previous.as_ref().is_some_and(|p| p.repanicked);
            if !told && !record.goexit {
                if previous.as_ref().is_some_and(|p| !p.goexit) {
                    out.push('\t');
                }
                print_panic(ctx, &record, &mut out);
            }
            previous = Some(record);
        }
        if signal {
            out.push_str("[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]\n");
        }
        die(&*ctx, out)
    }
}

unsafe fn print_panic(ctx: *mut Context, record: &PanicRecord, out: &mut String) {
    out.push_str("panic: ");
    match &record.error {
        Some(error) => out.push_str(&error.text()),
        // SAFETY: the caller's promise.
        None => unsafe { describe(ctx, record.value, out) },
    }
    if record.repanicked {
        out.push_str(" [recovered, repanicked]");
    } else if record.recovered {
        out.push_str(" [recovered]");
    }
    out.push('\n');
}

/// The `Error` or `String` method of a panic's value has panicked itself.
unsafe fn panic_while_printing(ctx: *mut Context) -> ! {
    // SAFETY: the caller's promise; the words are an `interface{}`.
    unsafe {
        let last = (*ctx).panics.last().map(|p| (p.value, p.error.clone()));
        let what = match last {
            Some((_, Some(_))) => "type runtime.Error".to_owned(),
            Some((value, None)) => match (value[0] as *const TypeDesc).as_ref() {
                Some(ty) if ty.kind == Kind::String => {
                    let [address, len] = data_address(ty, &value[1]).cast::<[u64; 2]>().read();
                    String::from_utf8_lossy(strings::bytes(address, len)).into_owned()
                }
                ty => format!("type {}", ty.map_or("nil", |ty| &ty.def().name)),
            },
            None => String::new(),
        };
        throw(ctx, &format!("panic while printing panic value: {what}"))
    }
}

/// A fatal error of the runtime, which no program can recover from.
///
/// # Safety
/// See [`uncaught_panic`].
#[cold]
pub unsafe fn throw(ctx: *mut Context, message: &str) -> ! {
    // SAFETY: the caller's promise.
    unsafe { die(&*ctx, format!("fatal error: {message}\n")) }
}

/// # Safety
/// See [`uncaught_panic`].
pub unsafe fn out_of_memory(ctx: *mut Context, error: OutOfMemory) -> ! {
    // SAFETY: the caller's promise.
    unsafe { die(&*ctx, format!("runtime: {error}\nfatal error: runtime: out of memory\n")) }
}

/// The goroutine's stack is exhausted.
///
/// # Safety
/// See [`uncaught_panic`].
pub unsafe fn stack_overflow(ctx: *mut Context) -> ! {
    let text = "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n";
    // SAFETY: the caller's promise.
    unsafe { die(&*ctx, text.to_owned()) }
}

/// No goroutine can go on.
pub fn deadlock(world: &World, how: Deadlock) -> ! {
    if how.main_exited && world.scheduler().live() == 0 {
        finish(world, "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n");
    }
    let mut out = String::from("fatal error: all goroutines are asleep - deadlock!\n");
    // SAFETY: no goroutine runs.
    unsafe { print_goroutines(world, &mut out) };
    finish(world, &out)
}

/// SIGQUIT has come; `running` is the goroutine that runs, if one does.
///
/// # Safety
/// See [`uncaught_panic`], for the running goroutine.
pub(crate) unsafe fn quit(world: &World, running: Option<&Context>) -> ! {
    let mut out = String::from("SIGQUIT: quit\nPC=0x0 m=0 sigcode=0\n");
    // SAFETY: the caller's promise; parked goroutines have stored where their frames are.
    unsafe {
        match running {
            Some(ctx) => {
                out.push('\n');
                out.push_str(&goroutine_traces(ctx, 0, true));
            }
            None => print_goroutines(world, &mut out),
        }
    }
    finish(world, &out)
}

/// Prints all goroutines, none of which runs.
unsafe fn print_goroutines(world: &World, out: &mut String) {
    world.scheduler().for_each(|ctx, _| {
        out.push('\n');
        // SAFETY: parked goroutines have stored where their frames are.
        unsafe { print_goroutine(ctx, ctx.waiting_for(), 0, out) };
    });
}

/// The trace of a goroutine without its innermost `skip` frames, or of all, the given one first.
///
/// # Safety
/// See [`uncaught_panic`].
pub unsafe fn goroutine_traces(ctx: &Context, skip: usize, all: bool) -> String {
    let mut out = String::new();
    // SAFETY: the caller's promise; others are parked, and have stored where their frames are.
    unsafe {
        print_goroutine(ctx, RUNNING, skip, &mut out);
        if all {
            ctx.world().scheduler().for_each(|other, running| {
                // One that has not run yet has no frames.
                if !running && !other.activation.is_null() {
                    out.push('\n');
                    print_goroutine(other, other.waiting_for(), 0, &mut out);
                }
            });
        }
    }
    out
}

/// Prints a goroutine's number, what it does, its frames but the innermost `skip`, and who started it.
unsafe fn print_goroutine(ctx: &Context, doing: &str, skip: usize, out: &mut String) {
    let world = ctx.world();
    let _ = writeln!(out, "goroutine {} [{doing}]:", ctx.id);
    // SAFETY: the caller's promise.
    unsafe { trace::print(ctx, skip, out) };
    if let Some((frame, goroutine)) = Scheduler::creator(ctx) {
        trace::print_creator(world, frame, goroutine, out);
    }
}

/// Prints the text, a blank line and the goroutine's trace, and ends the process.
unsafe fn die(ctx: &Context, mut out: String) -> ! {
    out.push('\n');
    // SAFETY: the caller's promise.
    unsafe { print_goroutine(ctx, RUNNING, 0, &mut out) };
    finish(ctx.world(), &out)
}

fn finish(world: &World, text: &str) -> ! {
    // Nothing is left to tell if standard error is closed.
    let _ = std::io::stderr().write_all(text.as_bytes());
    world.exit(EXIT_PANIC)
}

/// A panic's value as an uncaught panic prints it.
unsafe fn describe(ctx: *mut Context, value: [u64; 2], out: &mut String) {
    // SAFETY: the words are an `interface{}`.
    unsafe {
        let Some(ty) = (value[0] as *const TypeDesc).as_ref() else {
            out.push_str("nil");
            return;
        };
        if let Some(text) = method_text(ctx, value) {
            out.push_str(&indent(&text));
            return;
        }
        let p = data_address(ty, &value[1]);
        let plain = match ty.kind {
            Kind::Bool => (*p != 0).to_string(),
            Kind::Int | Kind::Int64 => p.cast::<i64>().read().to_string(),
            Kind::Int8 => p.cast::<i8>().read().to_string(),
            Kind::Int16 => p.cast::<i16>().read().to_string(),
            Kind::Int32 => p.cast::<i32>().read().to_string(),
            Kind::Uint | Kind::Uint64 | Kind::Uintptr => p.cast::<u64>().read().to_string(),
            Kind::Uint8 => p.read().to_string(),
            Kind::Uint16 => p.cast::<u16>().read().to_string(),
            Kind::Uint32 => p.cast::<u32>().read().to_string(),
            Kind::Float32 => print_float32(p.cast::<f32>().read()),
            Kind::Float64 => print_float(p.cast::<f64>().read()),
            Kind::Complex64 => {
                let [re, im] = p.cast::<[f32; 2]>().read();
                print_complex(&print_float32(re), &print_float32(im))
            }
            Kind::Complex128 => {
                let [re, im] = p.cast::<[f64; 2]>().read();
                print_complex(&print_float(re), &print_float(im))
            }
            Kind::String => {
                let [address, len] = p.cast::<[u64; 2]>().read();
                let text = String::from_utf8_lossy(strings::bytes(address, len)).into_owned();
                let text = indent(&text);
                if is_predeclared(ty) { text } else { format!("\"{text}\"") }
            }
            _ => {
                let _ = write!(out, "({}) 0x{:x}", ty.def().name, value[1]);
                return;
            }
        };
        let _ = if is_predeclared(ty) { write!(out, "{plain}") } else { write!(out, "{}({plain})", ty.def().name) };
    }
}

/// Whether a type of basic kind is the predeclared one: no package declares it.
fn is_predeclared(ty: &TypeDesc) -> bool {
    ty.def().pkg.is_empty()
}

/// Continuation lines of a panic's text are indented.
fn indent(text: &str) -> String {
    text.replace('\n', "\n\t")
}

/// A float as the built-in `print` writes it: the shortest digits that read back as the same value, with
/// an exponent where that is below -4, or 6 and more.
pub fn print_float(v: f64) -> String {
    shortest(v, &format!("{v:e}"))
}

/// The same for a float32.
pub fn print_float32(v: f32) -> String {
    shortest(f64::from(v), &format!("{v:e}"))
}

/// A complex number as the built-in `print` writes it, from its formatted parts.
pub fn print_complex(re: &str, im: &str) -> String {
    let sign = if im.starts_with(['+', '-']) { "" } else { "+" };
    format!("({re}{sign}{im}i)")
}

/// Lays out the digits of a number in Rust's scientific notation.
fn shortest(v: f64, scientific: &str) -> String {
    if v.is_nan() {
        return "NaN".into();
    }
    if v.is_infinite() {
        return if v > 0.0 { "+Inf".into() } else { "-Inf".into() };
    }
    let (mantissa, exponent) = scientific.split_once('e').expect("scientific notation has an exponent");
    let exponent: i32 = exponent.parse().expect("an exponent is a number");
    if !(-4..6).contains(&exponent) {
        return format!("{mantissa}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs());
    }
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits = mantissa.replace('.', "");
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(-exponent as usize - 1));
    }
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        format!("{sign}{digits}{}", "0".repeat(whole - digits.len()))
    } else {
        format!("{sign}{}.{}", &digits[..whole], &digits[whole..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_writes_floats_as_go_does() {
        // As printed by Go 1.27.
        for (v, text) in [
            (1.5, "1.5"),
            (0.0, "0"),
            (-0.0, "-0"),
            (100.0, "100"),
            (123456.5, "123456.5"),
            (1e6, "1e+06"),
            (123456789.0, "1.23456789e+08"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (-2.5e-10, "-2.5e-10"),
            (1e100, "1e+100"),
            (1.0 / 3.0, "0.3333333333333333"),
            (f64::NEG_INFINITY, "-Inf"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(print_float(v), text);
        }
        assert_eq!(print_float32(0.1), "0.1");
        assert_eq!(print_complex("1.5", "-2"), "(1.5-2i)");
        assert_eq!(print_complex("0", "+Inf"), "(0+Infi)");
    }
}
