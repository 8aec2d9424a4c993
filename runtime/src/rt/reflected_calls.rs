//! Calls of functions whose types are known at run time only, and by functions that are made then.

use smallvec::SmallVec;
use vo_bytecode::{FuncFlags, FuncId, MAX_RESULT_REGS};

use crate::alloc::{self, CLOSURE_DESC};
use crate::call_layout::{CallLayout, Results};
use crate::context::{Context, STATUS_OK};
use crate::description::describe;
use crate::image::Image;
use crate::panics;
use crate::types::TypeDesc;

use super::reflection::{desc, image};
use super::{args, define_natives, give, native_table};

native_table! {
    "reflect.call" call "IIIIII" "";
    "reflect.makeFuncCode" make_func_code "I" "I";
    "reflect.methodValueCode" method_value_code "I" "I";
    "reflect.methodExpression" method_expression "II" "I";
    "reflect.takeArguments" take_arguments "IIII" "";
    "reflect.giveResults" give_results "III" "";
}

fn layout<'a>(image: &'a Image, ty: &TypeDesc) -> &'a CallLayout {
    // SAFETY: descriptions live as long as the program.
    unsafe { (*describe(image, ty)).calls.get_or_init(|| CallLayout::new(image, ty)) }
}

/// Calls a function of type `ty`: callee word, receiver's data word if there is one, addresses of the
/// arguments, and of places for the results.
unsafe fn call_function(
    ctx: *mut Context,
    ty: &TypeDesc,
    callee: u64,
    receiver: Option<u64>,
    arguments: *const *const u8,
    outs: *const *mut u8,
) {
    // SAFETY: package reflect passes as many addresses, of values of the function's types.
    unsafe {
        let layout = layout(image(ctx), ty);
        let area = match layout.results {
            Results::Memory { size, .. } => Some(alloc::bytes(ctx, size.max(8), &CLOSURE_DESC)),
            Results::Registers(_) => None,
        };
        let mut slots: SmallVec<[u64; 24]> = SmallVec::from_slice(&[0]);
        slots.extend(receiver);
        slots.extend(area.map(|area| area as u64));
        for (k, param) in layout.params.iter().enumerate() {
            let at = *arguments.add(k);
            match &param.pieces {
                Some(pieces) => pieces.iter().for_each(|piece| slots.push(piece.load(at))),
                None => {
                    let ty = &*param.ty;
                    let copy = alloc::object(ctx, ty);
                    std::ptr::copy_nonoverlapping(at, copy, ty.size as usize);
                    slots.push(copy as u64);
                }
            }
        }
        let room = slots.len().max(MAX_RESULT_REGS) + 1;
        slots.resize(room, 0);
        let status = ((*ctx).world().hooks().call)(ctx, callee, slots.as_mut_ptr());
        if status != STATUS_OK {
            return;
        }
        match &layout.results {
            Results::Registers(results) => {
                let mut next = slots.iter();
                for (k, pieces) in results.iter().enumerate() {
                    pieces.iter().zip(&mut next).for_each(|(piece, &value)| piece.store(*outs.add(k), value));
                }
            }
            Results::Memory { places, .. } => {
                let area = area.expect("results in memory have an area");
                for (k, &(offset, size)) in places.iter().enumerate() {
                    std::ptr::copy_nonoverlapping(area.add(offset), *outs.add(k), size);
                }
            }
        }
    }
}

/// Copies the parameters of a call of a made function from `words` to `places`.
unsafe fn take_parameters(layout: &CallLayout, mut words: *const u64, places: *const *mut u8) {
    // SAFETY: the stub has stored the parameters' registers at `words`; package reflect has made the places.
    unsafe {
        if let Results::Memory { .. } = layout.results {
            words = words.add(1);
        }
        for (k, param) in layout.params.iter().enumerate() {
            let place = *places.add(k);
            match &param.pieces {
                Some(pieces) => {
                    for piece in pieces {
                        piece.store(place, *words);
                        words = words.add(1);
                    }
                }
                None => {
                    std::ptr::copy_nonoverlapping(*words as *const u8, place, (*param.ty).size as usize);
                    words = words.add(1);
                }
            }
        }
    }
}

/// Copies results from `values` to where the caller of a made function expects them.
unsafe fn give_back(layout: &CallLayout, mut words: *mut u64, values: *const *const u8) {
    // SAFETY: as in `take_parameters`; the stub loads the results' registers from `words`.
    unsafe {
        match &layout.results {
            Results::Registers(results) => {
                for (k, pieces) in results.iter().enumerate() {
                    for piece in pieces {
                        *words = piece.load(*values.add(k));
                        words = words.add(1);
                    }
                }
            }
            Results::Memory { places, .. } => {
                let area = *words as *mut u8;
                for (k, &(offset, size)) in places.iter().enumerate() {
                    std::ptr::copy_nonoverlapping(*values.add(k), area.add(offset), size);
                }
            }
        }
    }
}

/// The func_id of the stub for functions of type `ty`; 0, which is no stub, if no code calls such functions.
fn stub(image: &Image, ty: &TypeDesc, flag: FuncFlags) -> u64 {
    image.stub(&layout(image, ty).signature(), flag).map_or(0, |func| u64::from(func.0))
}

define_natives! {
    /// Function type, callee, whether there is a receiver, its data word, addresses of arguments, of
    /// results.
    call |ctx, slots| {
        let [ty, callee, has_receiver, receiver, arguments, outs] = args(slots);
        let receiver = (has_receiver & 1 != 0).then_some(receiver);
        call_function(ctx, desc(ty), callee, receiver, arguments as *const *const u8, outs as *const *mut u8);
    }

    make_func_code |ctx, slots| {
        let [ty] = args(slots);
        give(slots, [stub(image(ctx), desc(ty), FuncFlags::MAKE_FUNC_STUB)]);
    }

    method_value_code |ctx, slots| {
        let [ty] = args(slots);
        give(slots, [stub(image(ctx), desc(ty), FuncFlags::METHOD_VALUE_STUB)]);
    }

    /// Function type with the receiver first, func_id of a method; gives a func value if the method takes its
    /// receiver as an ordinary parameter, else 0.
    method_expression |ctx, slots| {
        let [ty, func] = args(slots);
        let (image, ty) = (image(ctx), desc(ty));
        let layout = layout(image, ty);
        let takes_word = layout.params.first().is_some_and(|receiver| (*receiver.ty).is_direct());
        let fits = takes_word && *image.module().sig_of(FuncId(func as u32)) == layout.signature();
        give(slots, [if fits { image.static_closures().add(func as usize) as u64 } else { 0 }]);
    }

    /// Function type, address of the stub's words, addresses of the places, closure that is called next: it
    /// may recover if the stub may.
    take_arguments |ctx, slots| {
        let [ty, words, places, next] = args(slots);
        take_parameters(layout(image(ctx), desc(ty)), words as *const u64, places as *const *mut u8);
        panics::keep_recover(ctx, next);
    }

    /// Function type, address of the stub's words, addresses of the results.
    give_results |ctx, slots| {
        let [ty, words, values] = args(slots);
        give_back(layout(image(ctx), desc(ty)), words as *mut u64, values as *const *const u8);
    }
}
