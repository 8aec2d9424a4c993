//! Natives: functions in Rust that bytecode calls by name.
//!
//! Convention: arguments lie in `slots[0..]`, one register each, results replace them. A string is two
//! registers, a slice three, an interface two; an f32 lies in the low half of its slot. A native runs on
//! the goroutine's stack, may allocate (its locals are scanned), and must not hold a value with a
//! destructor when it starts a panic.
//!
//! A program may import a native that nobody provides, as parts of an installed Go's library do: calling it is a fatal
//! error.

use std::collections::HashMap;

use vo_bytecode::{Class, Module, Op};

use crate::context::Context;
use crate::{fatal, trace};

/// Code of a native.
pub type NativeFn = unsafe extern "C" fn(ctx: *mut Context, slots: *mut u64);

/// A native function and its shape.
#[derive(Clone, Copy, Debug)]
pub struct NativeEntry {
    /// `package path.Function`.
    pub name: &'static str,
    pub func: NativeFn,
    /// A letter (`I`, `F`, `S`) a register.
    pub params: &'static str,
    pub results: &'static str,
}

/// All natives that programs may import.
#[derive(Debug, Default)]
pub struct NativeRegistry {
    by_name: HashMap<&'static str, NativeEntry>,
}

/// A module's import that can't be resolved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NativeError {
    #[error("the program imports the native function {name} as ({found}), but it is ({expected})")]
    Signature { name: String, found: String, expected: String },
}

impl NativeRegistry {
    /// Adds natives; a later one of the same name wins.
    pub fn register(&mut self, entries: &[NativeEntry]) {
        self.by_name.extend(entries.iter().map(|e| (e.name, *e)));
    }

    /// The native of this name.
    pub fn get(&self, name: &str) -> Option<&NativeEntry> {
        self.by_name.get(name)
    }

    /// Code of each of the module's natives, in order; a fatal error for those that are missing.
    ///
    /// # Errors
    /// If one has another signature.
    pub fn resolve(&self, module: &Module) -> Result<Vec<NativeFn>, NativeError> {
        let letters = |classes: &[Class]| classes.iter().map(|c| c.letter()).collect::<String>();
        module
            .natives
            .iter()
            .map(|def| {
                let Some(entry) = self.get(&def.name) else { return Ok(missing as NativeFn) };
                let sig = &module.sigs[def.sig.index()];
                let found = format!("{} -> {}", letters(&sig.params), letters(&sig.results));
                let expected = format!("{} -> {}", entry.params, entry.results);
                if found == expected {
                    Ok(entry.func)
                } else {
                    Err(NativeError::Signature { name: def.name.clone(), found, expected })
                }
            })
            .collect()
    }
}

/// What stands for a native that nobody provides.
unsafe extern "C" fn missing(ctx: *mut Context, _slots: *mut u64) {
    // SAFETY: natives run with the engine's frames stored.
    unsafe {
        let name = called_native(&*ctx).unwrap_or("a function without body");
        fatal::throw(ctx, &format!("{name} has no body, and this runtime does not implement it"));
    }
}

/// The name of the native that a goroutine is in.
///
/// # Safety
/// See [`trace::innermost`].
unsafe fn called_native(ctx: &Context) -> Option<&str> {
    // SAFETY: the caller's promise.
    let frame = unsafe { trace::innermost_of_any(ctx) }?;
    let module = ctx.world().module();
    let call = module.functions[frame.func.index()].code.get(frame.pc as usize)?;
    (call.op == Op::CallNative).then(|| module.natives[call.index()].name.as_str())
}
