//! Calls of functions whose types are known at run time only, and by functions that are made then.
//!
//! They follow the calling convention of lowered code (`frontend/lower/src/abi.rs`), which is told from the
//! function's type: structs of up to eight registers are split, others and arrays go by address. Results that
//! do not fit go to memory, whose address is the first parameter, the receiver excepted.

use smallvec::SmallVec;
use vo_bytecode::{Class, FuncFlags, FuncId, Kind, MAX_RESULT_REGS, Signature, TypeId};

use crate::alloc::{self, CLOSURE_DESC};
use crate::context::{Context, STATUS_OK};
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

/// Values of more registers go by address.
const MAX_VALUE_REGS: usize = 8;

/// How one register of a value is loaded and stored.
#[derive(Clone, Copy)]
struct Piece {
    offset: u32,
    size: u8,
    signed: bool,
    class: Class,
}

type Pieces = SmallVec<[Piece; 8]>;

/// The registers of a value of a type; `None` if it goes by address.
fn pieces(ty: &TypeDesc) -> Option<Pieces> {
    let mut all = Pieces::new();
    add_pieces(ty, 0, &mut all).then_some(all)
}

fn add_pieces(ty: &TypeDesc, offset: u32, all: &mut Pieces) -> bool {
    let mut add = |k: u32, size: u8, signed: bool, class: Class| {
        all.push(Piece { offset: offset + k * u32::from(size), size, signed, class });
    };
    match ty.kind {
        Kind::Array => return ty.size == 0,
        Kind::Struct => {
            let first = all.len();
            for (field, field_ty) in ty.fields() {
                if !add_pieces(field_ty, offset + field.offset as u32, all) {
                    return false;
                }
            }
            return all.len() - first <= MAX_VALUE_REGS;
        }
        Kind::Float32 => add(0, 4, false, Class::S),
        Kind::Float64 => add(0, 8, false, Class::F),
        Kind::Complex64 => (0..2).for_each(|k| add(k, 4, false, Class::S)),
        Kind::Complex128 => (0..2).for_each(|k| add(k, 8, false, Class::F)),
        Kind::String | Kind::Interface => (0..2).for_each(|k| add(k, 8, false, Class::I)),
        Kind::Slice => (0..3).for_each(|k| add(k, 8, false, Class::I)),
        kind => {
            let signed = matches!(kind, Kind::Int8 | Kind::Int16 | Kind::Int32);
            add(0, ty.size as u8, signed, Class::I);
        }
    }
    true
}

unsafe fn load(at: *const u8, piece: Piece) -> u64 {
    // SAFETY: the piece lies in the value at `at`.
    unsafe {
        let p = at.add(piece.offset as usize);
        match (piece.size, piece.signed) {
            (1, false) => u64::from(p.read()),
            (1, true) => p.cast::<i8>().read() as i64 as u64,
            (2, false) => u64::from(p.cast::<u16>().read()),
            (2, true) => p.cast::<i16>().read() as i64 as u64,
            (4, false) => u64::from(p.cast::<u32>().read()),
            (4, true) => p.cast::<i32>().read() as i64 as u64,
            _ => p.cast::<u64>().read(),
        }
    }
}

unsafe fn store(at: *mut u8, piece: Piece, value: u64) {
    // SAFETY: the piece lies in the value at `at`; values lie with their low bytes first.
    unsafe {
        let p = at.add(piece.offset as usize);
        std::ptr::copy_nonoverlapping((&raw const value).cast::<u8>(), p, piece.size as usize);
    }
}

/// The registers of each of a function's results; `None` if they come back in memory, laid out as a struct.
fn result_registers(image: &Image, ty: &TypeDesc) -> Option<SmallVec<[Pieces; 4]>> {
    let all: Option<SmallVec<[Pieces; 4]>> = ty.def().results.iter().map(|&id| pieces(image.ty(id))).collect();
    all.filter(|all| all.iter().map(|p| p.len()).sum::<usize>() <= MAX_RESULT_REGS)
}

/// Offset of each result in memory, and the size of all.
fn result_offsets(image: &Image, results: &[TypeId]) -> (SmallVec<[usize; 4]>, usize) {
    let (mut offsets, mut size) = (SmallVec::new(), 0u64);
    for &id in results {
        let ty = image.ty(id);
        size = size.next_multiple_of(u64::from(ty.align.max(1)));
        offsets.push(size as usize);
        size += ty.size;
    }
    (offsets, size.next_multiple_of(8) as usize)
}

/// Calls a function of type `ty`: callee word, receiver's data word if there is one, addresses of the
/// arguments, and of places for the results.
unsafe fn call_function(
    ctx: *mut Context,
    ty: &TypeDesc,
    callee: u64,
    receiver: Option<u64>,
    params: *const *const u8,
    outs: *const *mut u8,
) {
    // SAFETY: package reflect passes as many addresses, of values of the function's types.
    unsafe {
        let image = (*ctx).world().image();
        let def = ty.def();
        let mut slots: SmallVec<[u64; 64]> = SmallVec::from_slice(&[0]);
        slots.extend(receiver);
        let results = result_registers(image, ty);
        let (offsets, size) = result_offsets(image, &def.results);
        let area = results.is_none().then(|| alloc::bytes(ctx, size.max(8), &CLOSURE_DESC));
        slots.extend(area.map(|area| area as u64));
        for (k, &id) in def.params.iter().enumerate() {
            let (ty, at) = (image.ty(id), *params.add(k));
            match pieces(ty) {
                Some(pieces) => slots.extend(pieces.iter().map(|&piece| load(at, piece))),
                None => {
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
        if let Some(area) = area {
            for (k, &id) in def.results.iter().enumerate() {
                std::ptr::copy_nonoverlapping(area.add(offsets[k]), *outs.add(k), image.ty(id).size as usize);
            }
        }
        let mut next = slots.iter();
        for (k, pieces) in results.iter().flatten().enumerate() {
            pieces.iter().zip(&mut next).for_each(|(&piece, &value)| store(*outs.add(k), piece, value));
        }
    }
}

/// Copies the parameters of a call of a made function from `words` to `places`.
unsafe fn take_parameters(image: &Image, ty: &TypeDesc, mut words: *const u64, places: *const *mut u8) {
    // SAFETY: the stub has stored the parameters' registers at `words`; package reflect has made the places.
    unsafe {
        if result_registers(image, ty).is_none() {
            words = words.add(1);
        }
        for (k, &id) in ty.def().params.iter().enumerate() {
            let (ty, place) = (image.ty(id), *places.add(k));
            match pieces(ty) {
                Some(pieces) => {
                    for piece in pieces {
                        store(place, piece, *words);
                        words = words.add(1);
                    }
                }
                None => {
                    std::ptr::copy_nonoverlapping(*words as *const u8, place, ty.size as usize);
                    words = words.add(1);
                }
            }
        }
    }
}

/// Copies results from `values` to where the caller of a made function expects them.
unsafe fn give_back(image: &Image, ty: &TypeDesc, mut words: *mut u64, values: *const *const u8) {
    // SAFETY: as in `take_parameters`; the stub loads the results' registers from `words`.
    unsafe {
        match result_registers(image, ty) {
            Some(results) => {
                for (k, pieces) in results.iter().enumerate() {
                    for &piece in pieces {
                        *words = load(*values.add(k), piece);
                        words = words.add(1);
                    }
                }
            }
            None => {
                let (area, results) = (*words as *mut u8, &ty.def().results);
                for (k, offset) in result_offsets(image, results).0.into_iter().enumerate() {
                    let size = image.ty(results[k]).size as usize;
                    std::ptr::copy_nonoverlapping(*values.add(k), area.add(offset), size);
                }
            }
        }
    }
}

/// The registers of a function's parameters and results.
fn signature(image: &Image, ty: &TypeDesc) -> Signature {
    let mut signature = Signature::default();
    match result_registers(image, ty) {
        Some(results) => signature.results = results.iter().flatten().map(|piece| piece.class).collect(),
        None => signature.params.push(Class::I),
    }
    for &id in &ty.def().params {
        match pieces(image.ty(id)) {
            Some(pieces) => signature.params.extend(pieces.iter().map(|piece| piece.class)),
            None => signature.params.push(Class::I),
        }
    }
    signature
}

/// The func_id of the stub for functions of type `ty`; 0, which is no stub, if no code calls such functions.
fn stub(image: &Image, ty: &TypeDesc, flag: FuncFlags) -> u64 {
    image.stub(&signature(image, ty), flag).map_or(0, |func| u64::from(func.0))
}

define_natives! {
    /// Function type, callee, whether there is a receiver, its data word, addresses of arguments, of
    /// results.
    call |ctx, slots| {
        let [ty, callee, has_receiver, receiver, params, outs] = args(slots);
        let receiver = (has_receiver & 1 != 0).then_some(receiver);
        call_function(ctx, desc(ty), callee, receiver, params as *const *const u8, outs as *const *mut u8);
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
        let signature = signature(image, ty);
        let fits = image.ty(ty.def().params[0]).is_direct()
            && *image.module().sig_of(FuncId(func as u32)) == signature;
        give(slots, [if fits { image.static_closures().add(func as usize) as u64 } else { 0 }]);
    }

    /// Function type, address of the stub's words, addresses of the places, closure that is called next: it
    /// may recover if the stub may.
    take_arguments |ctx, slots| {
        let [ty, words, places, next] = args(slots);
        take_parameters(image(ctx), desc(ty), words as *const u64, places as *const *mut u8);
        panics::keep_recover(ctx, next);
    }

    /// Function type, address of the stub's words, addresses of the results.
    give_results |ctx, slots| {
        let [ty, words, values] = args(slots);
        give_back(image(ctx), desc(ty), words as *mut u64, values as *const *const u8);
    }
}
