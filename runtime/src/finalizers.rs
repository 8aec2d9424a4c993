//! Finalizers, cleanups and weak pointers: what happens when an object has become unreachable.
//!
//! Invariants:
//! - The table keeps objects by address only, so it does not keep them alive; the closures that it will
//!   call are roots.
//! - What is due runs in a goroutine of its own, started after the collection that found it due.
//! - A weak pointer's handle is an object without pointers that holds the address, or 0.

use std::collections::VecDeque;

use parking_lot::Mutex;
use rustc_hash::FxHashMap;
use vo_bytecode::{FuncId, Kind};

use crate::alloc;
use crate::context::{Context, STATUS_OK, Status};
use crate::heap::{Interest, Marker, Watch};
use crate::panics;
use crate::types::TypeDesc;

/// Number of a cleanup.
pub type CleanupId = u64;

/// What to do when an object is found unreachable.
#[derive(Clone, Copy, Debug)]
enum Plan {
    Finalize(Finalizer),
    /// Calls a closure without parameters.
    Clean {
        id: CleanupId,
        closure: u64,
    },
    /// Clears the handle.
    Forget {
        handle: usize,
    },
}

impl Plan {
    fn interest(&self) -> Interest {
        match self {
            Plan::Finalize(_) => Interest::Finalizer,
            Plan::Clean { .. } => Interest::Burial,
            Plan::Forget { .. } => Interest::WeakPointer,
        }
    }
}

/// A finalizer and the object to call it with: words of interface values.
#[derive(Clone, Copy, Debug)]
pub struct Finalizer {
    pub object_type: *const TypeDesc,
    pub object: usize,
    pub function_type: *const TypeDesc,
    pub function: u64,
}

#[derive(Clone, Copy, Debug)]
enum Due {
    Finalize(Finalizer),
    Call(u64),
}

#[derive(Default)]
struct Table {
    plans: Vec<(usize, Plan)>,
    /// Handles of weak pointers by the address that they hold.
    handles: FxHashMap<usize, usize>,
    due: VecDeque<Due>,
    /// The closure of the goroutine that runs what is due.
    runner: u64,
    last_cleanup: CleanupId,
}

// SAFETY: descriptors live as long as the program, and objects are only named.
unsafe impl Send for Table {}

/// The table of one world.
#[derive(Default)]
pub struct Finalizers(Mutex<Table>);

impl Finalizers {
    /// Sets an object's finalizer; `runner` is the closure that runs what is due. Tells whether it had none.
    pub fn set(&self, finalizer: Finalizer, runner: u64) -> bool {
        let mut table = self.0.lock();
        let taken = |&(object, plan): &(usize, Plan)| object == finalizer.object && matches!(plan, Plan::Finalize(_));
        if table.plans.iter().any(taken) {
            return false;
        }
        table.runner = runner;
        table.plans.push((finalizer.object, Plan::Finalize(finalizer)));
        true
    }

    /// Removes an object's finalizer.
    pub fn clear(&self, object: usize) {
        self.0.lock().plans.retain(|&(o, plan)| o != object || !matches!(plan, Plan::Finalize(_)));
    }

    /// Has a closure called when an object is gone.
    pub fn add_cleanup(&self, object: usize, closure: u64, runner: u64) -> CleanupId {
        let mut table = self.0.lock();
        table.runner = runner;
        table.last_cleanup += 1;
        let id = table.last_cleanup;
        table.plans.push((object, Plan::Clean { id, closure }));
        id
    }

    /// Cancels a cleanup.
    pub fn stop_cleanup(&self, id: CleanupId) {
        self.0.lock().plans.retain(|&(_, plan)| !matches!(plan, Plan::Clean { id: other, .. } if other == id));
    }

    /// The handle of weak pointers to an address.
    ///
    /// # Safety
    /// As for [`alloc::bytes`]; the caller holds the object.
    pub unsafe fn weak_handle(&self, ctx: *mut Context, object: usize) -> usize {
        if let Some(&handle) = self.0.lock().handles.get(&object) {
            return handle;
        }
        // SAFETY: the caller's promise; allocating takes no lock of this table while it is held.
        let handle = unsafe {
            let handle = alloc::bytes(ctx, 8, std::ptr::null());
            handle.cast::<usize>().write(object);
            handle as usize
        };
        let mut table = self.0.lock();
        table.handles.insert(object, handle);
        table.plans.push((object, Plan::Forget { handle }));
        handle
    }

    /// Marks the closures that will be called, and what finalizers that are due will get.
    pub(crate) fn mark_roots(&self, marker: &mut Marker) {
        let table = self.0.lock();
        marker.mark_word(table.runner as usize);
        for (_, plan) in &table.plans {
            match plan {
                Plan::Finalize(finalizer) => marker.mark_word(finalizer.function as usize),
                Plan::Clean { closure, .. } => marker.mark_word(*closure as usize),
                Plan::Forget { .. } => {}
            }
        }
        for due in &table.due {
            match due {
                Due::Finalize(finalizer) => {
                    marker.mark_word(finalizer.object);
                    marker.mark_word(finalizer.function as usize);
                }
                Due::Call(closure) => marker.mark_word(*closure as usize),
            }
        }
    }

    /// The objects that a collection has to look at: each plan's, then each weak handle.
    pub(crate) fn watched(&self) -> Vec<Watch> {
        let table = self.0.lock();
        let watch = |object, interest| Watch { object, interest, dead: false };
        let objects = table.plans.iter().map(|&(object, plan)| watch(object, plan.interest()));
        let handles = table.plans.iter().filter_map(|&(_, plan)| match plan {
            Plan::Forget { handle } => Some(watch(handle, Interest::Burial)),
            _ => None,
        });
        objects.chain(handles).collect()
    }

    /// Acts on what a collection found out about [`Finalizers::watched`]. Gives the closure of a goroutine
    /// to start if something has become due.
    pub(crate) fn bury(&self, watched: &[Watch]) -> Option<u64> {
        let mut table = self.0.lock();
        let Table { plans, handles, due, runner, .. } = &mut *table;
        let (objects, handle_fates) = watched.split_at(plans.len());
        let mut objects = objects.iter();
        let mut handle_fates = handle_fates.iter();
        let before = due.len();
        plans.retain(|&(object, plan)| {
            let dead = objects.next().is_some_and(|w| w.dead);
            match plan {
                Plan::Finalize(finalizer) if dead => due.push_back(Due::Finalize(finalizer)),
                Plan::Clean { closure, .. } if dead => due.push_back(Due::Call(closure)),
                Plan::Forget { handle } => {
                    let unused = handle_fates.next().is_some_and(|w| w.dead);
                    if dead && !unused {
                        // SAFETY: the handle is a live object of one word.
                        unsafe { (handle as *mut usize).write(0) };
                    }
                    if dead || unused {
                        handles.remove(&object);
                    }
                    return !dead && !unused;
                }
                _ => {}
            }
            !dead
        });
        (before == 0 && !due.is_empty()).then_some(*runner)
    }

    /// Runs one thing that is due; tells whether there was one.
    ///
    /// # Errors
    /// A status that unwinds.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's, and its engine has stored where its frames are.
    pub unsafe fn run_next(&self, ctx: *mut Context) -> Result<bool, Status> {
        let Some(due) = self.0.lock().due.pop_front() else { return Ok(false) };
        let mut slots = [0u64; 16];
        // SAFETY: the closure has the parameters that are filled in.
        let status = unsafe {
            let closure = match due {
                Due::Call(closure) => closure,
                Due::Finalize(finalizer) => {
                    finalizer.fill(ctx, &mut slots);
                    finalizer.function
                }
            };
            ((*ctx).world().hooks().call)(ctx, closure, slots.as_mut_ptr())
        };
        if status == STATUS_OK { Ok(true) } else { Err(status) }
    }
}

impl Finalizer {
    /// Fills in the arguments of the call, from slot 1 on: memory for results that need some, the object.
    unsafe fn fill(&self, ctx: *mut Context, slots: &mut [u64; 16]) {
        // SAFETY: the function is a live closure of its type.
        unsafe {
            let world = (*ctx).world();
            let function_type = (*self.function_type).def();
            let parameter = function_type.params.first().map(|&id| world.image().ty(id));
            let arguments = match parameter {
                Some(ty) if ty.kind == Kind::Interface && ty.def().iface_methods.is_empty() => {
                    [Some(self.object_type as u64), Some(self.object as u64)]
                }
                Some(ty) if ty.kind == Kind::Interface => {
                    let itab = world.image().itab_for(ty, &*self.object_type);
                    [Some(itab.map_or(0, |itab| itab as u64)), Some(self.object as u64)]
                }
                _ => [Some(self.object as u64), None],
            };
            let arguments = arguments.into_iter().flatten();
            let func = FuncId(panics::callee_func(self.function) as u32);
            let has_out = world.module().sig_of(func).params.len() > arguments.clone().count();
            if has_out {
                // The results, laid out as a struct, need no more than each of them padded to 16 bytes.
                let size: u64 = function_type.results.iter().map(|&r| world.image().ty(r).size + 16).sum();
                slots[1] = alloc::bytes(ctx, size as usize, &alloc::CLOSURE_DESC) as u64;
            }
            for (slot, argument) in slots[1 + usize::from(has_out)..].iter_mut().zip(arguments) {
                *slot = argument;
            }
        }
    }
}
