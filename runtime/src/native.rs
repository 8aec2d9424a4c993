//! Natives: functions in Rust that bytecode calls by name.
//!
//! Convention: arguments lie in `slots[0..]`, one register each, results replace them. A string is two
//! registers, a slice three, an interface two; an f32 lies in the low half of its slot. A native runs on
//! the goroutine's stack, may allocate (its locals are scanned), and must not hold a value with a
//! destructor when it starts a panic.

use std::collections::HashMap;

use vo_bytecode::{Class, Module};

use crate::context::Context;

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
    #[error("the program imports the native function {0}, which this runtime does not have")]
    Missing(String),
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

    /// Code of each of the module's natives, in order.
    ///
    /// # Errors
    /// If one is missing or has another signature.
    pub fn resolve(&self, module: &Module) -> Result<Vec<NativeFn>, NativeError> {
        let letters = |classes: &[Class]| classes.iter().map(|c| c.letter()).collect::<String>();
        module
            .natives
            .iter()
            .map(|def| {
                let entry = self.get(&def.name).ok_or_else(|| NativeError::Missing(def.name.clone()))?;
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
