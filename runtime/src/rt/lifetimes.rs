//! Finalizers, cleanups and weak pointers, for `runtime` and `weak`.

use vo_bytecode::{Kind, TypeFlags};

use crate::fatal;
use crate::finalizers::Finalizer;
use crate::image::Image;
use crate::types::TypeDesc;

use super::{args, define_natives, give, native_table};

native_table! {
    "runtime.setFinalizer" set_finalizer "IIIII" "";
    "runtime.addCleanup" add_cleanup "III" "I";
    "runtime.stopCleanup" stop_cleanup "I" "";
    "runtime.pointerAt" pointer_at "II" "I";
    "runtime.sameObject" same_object "II" "I";
    "runtime.runDue" run_due "" "I";
    "weak.handleOf" handle_of "I" "I";
    "weak.valueOf" value_of "I" "I";
}

/// Whether a function can be called with a pointer of some type alone.
fn accepts(image: &Image, function: &TypeDesc, pointer: &TypeDesc) -> bool {
    let [parameter] = function.def().params[..] else { return false };
    let parameter = image.ty(parameter);
    if function.flags.contains(TypeFlags::VARIADIC) {
        return false;
    }
    match parameter.kind {
        Kind::Interface => image.try_itab(parameter, pointer).is_some(),
        Kind::Pointer => {
            let is_named = |ty: &TypeDesc| ty.flags.contains(TypeFlags::NAMED);
            parameter.id == pointer.id
                || (parameter.elem == pointer.elem && !(is_named(parameter) && is_named(pointer)))
        }
        _ => false,
    }
}

define_natives! {
    /// Object and finalizer as `any`s, and the closure of the goroutine that runs what is due.
    set_finalizer |ctx, slots| {
        let [object_type, object, function_type, function, runner] = args(slots);
        let finalizers = (*ctx).world().finalizers();
        match (object_type as *const TypeDesc).as_ref() {
            None => fatal::throw(ctx, "runtime.SetFinalizer: first argument is nil"),
            Some(ty) if ty.kind != Kind::Pointer => {
                let text = format!("runtime.SetFinalizer: first argument is {}, not pointer", ty.def().name);
                fatal::throw(ctx, &text)
            }
            Some(_) if object == 0 => fatal::throw(ctx, "nil elem type!"),
            Some(_) => {}
        }
        let Some(ty) = (function_type as *const TypeDesc).as_ref() else {
            return finalizers.clear(object as usize);
        };
        if ty.kind != Kind::Func {
            let text = format!("runtime.SetFinalizer: second argument is {}, not a function", ty.def().name);
            fatal::throw(ctx, &text);
        }
        if !accepts((*ctx).world().image(), ty, &*(object_type as *const TypeDesc)) {
            let (object, function) = (&(*(object_type as *const TypeDesc)).def().name, &ty.def().name);
            let dots = if ty.flags.contains(TypeFlags::VARIADIC) { " because dotdotdot" } else { "" };
            let text = format!("runtime.SetFinalizer: cannot pass {object} to finalizer {function}{dots}");
            fatal::throw(ctx, &text);
        }
        let finalizer = Finalizer {
            object_type: object_type as *const TypeDesc,
            object: object as usize,
            function_type: ty,
            function,
        };
        if !finalizers.set(finalizer, runner) {
            fatal::throw(ctx, "runtime.SetFinalizer: finalizer already set");
        }
    }

    /// Address, closure, runner; gives the cleanup's number.
    add_cleanup |ctx, slots| {
        let [object, closure, runner] = args(slots);
        give(slots, [(*ctx).world().finalizers().add_cleanup(object as usize, closure, runner)]);
    }

    stop_cleanup |ctx, slots| {
        let [id] = args(slots);
        (*ctx).world().finalizers().stop_cleanup(id);
    }

    /// A pointer as an `any`; gives the pointer that it points to, nil if none.
    pointer_at |_ctx, slots| {
        let [ty, pointer] = args(slots);
        let pointee = (*(ty as *const TypeDesc)).elem();
        let is_pointer = matches!(pointee.kind, Kind::Pointer | Kind::UnsafePointer);
        give(slots, [if is_pointer { (pointer as *const u64).read() } else { 0 }]);
    }

    /// Two addresses; gives whether they lie in one object of the heap.
    same_object |ctx, slots| {
        let [a, b] = args(slots);
        let heap = (*ctx).world().heap();
        let cells = heap.resolve(a as usize).zip(heap.resolve(b as usize));
        give(slots, [u64::from(cells.is_some_and(|(a, b)| a.start == b.start))]);
    }

    /// Runs one thing that is due; gives whether there was one.
    run_due |ctx, slots| {
        if let Ok(ran) = (*ctx).world().finalizers().run_next(ctx) {
            give(slots, [u64::from(ran)]);
        }
    }

    /// The handle of weak pointers to an address.
    handle_of |ctx, slots| {
        let [object] = args(slots);
        give(slots, [(*ctx).world().finalizers().weak_handle(ctx, object as usize) as u64]);
    }

    /// The address that a handle holds, or nil.
    value_of |ctx, slots| {
        let [handle] = args(slots);
        give(slots, [(handle as *const u64).read()]);
    }
}
