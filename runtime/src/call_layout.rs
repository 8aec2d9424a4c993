//! Call layouts: where a function whose type is known at run time only takes its parameters and leaves its
//! results.
//!
//! This is the calling convention of lowered code (`frontend/lower/src/abi.rs`), told from the function's
//! type: structs of up to eight registers are split, others and arrays go by address. Results that do not
//! fit go to memory, whose address is the first parameter, the receiver excepted.
//!
//! Knows nothing of calls: it says which word goes where.

use std::ptr;

use smallvec::SmallVec;
use vo_bytecode::{Class, Kind, MAX_RESULT_REGS, Signature, TypeId};

use crate::image::Image;
use crate::types::TypeDesc;

/// Values of more registers go by address.
const MAX_VALUE_REGS: usize = 8;

/// How one register of a value is loaded and stored.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    offset: u32,
    size: u8,
    signed: bool,
    class: Class,
}

impl Piece {
    /// The register of the value at `at`.
    ///
    /// # Safety
    /// A value of the piece's type is readable there.
    pub unsafe fn load(self, at: *const u8) -> u64 {
        // SAFETY: the piece lies in the value at `at`.
        unsafe {
            let p = at.add(self.offset as usize);
            match (self.size, self.signed) {
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

    /// Stores the register to the value at `at`.
    ///
    /// # Safety
    /// A value of the piece's type may be written there.
    pub unsafe fn store(self, at: *mut u8, value: u64) {
        // SAFETY: the piece lies in the value at `at`.
        unsafe {
            let p = at.add(self.offset as usize);
            match self.size {
                1 => p.write(value as u8),
                2 => p.cast::<u16>().write(value as u16),
                4 => p.cast::<u32>().write(value as u32),
                _ => p.cast::<u64>().write(value),
            }
        }
    }
}

type Pieces = SmallVec<[Piece; 3]>;

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

/// A parameter.
#[derive(Debug)]
pub struct Param {
    pub ty: *const TypeDesc,
    /// `None` if the address of a copy is passed.
    pub pieces: Option<Pieces>,
}

/// The results.
#[derive(Debug)]
pub enum Results {
    /// In consecutive registers, each in some of them.
    Registers(Box<[Pieces]>),
    /// In memory of a size, each so many bytes long at an offset.
    Memory { size: usize, places: Box<[(usize, usize)]> },
}

/// How functions of a type are called.
#[derive(Debug)]
pub struct CallLayout {
    pub params: Box<[Param]>,
    pub results: Results,
}

// SAFETY: the types that a layout names are immutable and live as long as the program.
unsafe impl Send for CallLayout {}
// SAFETY: as above.
unsafe impl Sync for CallLayout {}

impl CallLayout {
    /// The layout of a function type.
    pub fn new(image: &Image, ty: &TypeDesc) -> CallLayout {
        let param = |&id: &TypeId| Param { ty: ptr::from_ref(image.ty(id)), pieces: pieces(image.ty(id)) };
        let params = ty.def().params.iter().map(param).collect();
        let registers: Option<Box<[Pieces]>> = ty.def().results.iter().map(|&id| pieces(image.ty(id))).collect();
        let results = match registers {
            Some(all) if all.iter().map(|p| p.len()).sum::<usize>() <= MAX_RESULT_REGS => Results::Registers(all),
            _ => results_in_memory(image, &ty.def().results),
        };
        CallLayout { params, results }
    }

    /// The registers of a function's parameters and results, without a receiver.
    pub fn signature(&self) -> Signature {
        let classes = |pieces: &Pieces| pieces.iter().map(|piece| piece.class).collect::<Vec<_>>();
        let mut signature = Signature::default();
        match &self.results {
            Results::Registers(results) => signature.results = results.iter().flat_map(classes).collect(),
            Results::Memory { .. } => signature.params.push(Class::I),
        }
        for param in &self.params {
            signature.params.extend(param.pieces.as_ref().map_or_else(|| vec![Class::I], classes));
        }
        signature
    }
}

/// Results laid out as the fields of a struct.
fn results_in_memory(image: &Image, results: &[TypeId]) -> Results {
    let mut end = 0u64;
    let place = |&id: &TypeId| {
        let ty = image.ty(id);
        let offset = end.next_multiple_of(u64::from(ty.align.max(1)));
        end = offset + ty.size;
        (offset as usize, ty.size as usize)
    };
    let places = results.iter().map(place).collect();
    Results::Memory { size: end.next_multiple_of(8) as usize, places }
}
