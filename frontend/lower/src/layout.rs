//! Shapes: how a value of a type lies in registers and in memory.
//!
//! A value occupies consecutive registers, those of its *parts*; a struct's are its fields', one after
//! the other. Types that would need more than [`MAX_VALUE_REGS`] registers and arrays are *memory
//! values*: their one register holds the address of memory that holds the value. Zero-sized values
//! occupy no register. Memory has the layout of Go on amd64, which the checker computes.

use std::rc::Rc;

use smallvec::SmallVec;
use vo_bytecode::{Class, Op};
use vo_types::{Basic, Ty, TypeKind};

use crate::program::Program;

/// Structs of more registers live in memory.
pub(crate) const MAX_VALUE_REGS: u16 = 8;

/// What one load or store instruction moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    /// 64 bits without a pointer.
    Word,
    Ptr,
    F64,
    F32,
    Str,
    Iface,
    Slice,
}

impl Piece {
    pub fn regs(self) -> u16 {
        match self {
            Piece::Str | Piece::Iface => 2,
            Piece::Slice => 3,
            _ => 1,
        }
    }

    pub fn class(self) -> Class {
        match self {
            Piece::F64 => Class::F,
            Piece::F32 => Class::S,
            _ => Class::I,
        }
    }

    pub fn size(self) -> u64 {
        match self {
            Piece::I8 | Piece::U8 => 1,
            Piece::I16 | Piece::U16 => 2,
            Piece::I32 | Piece::U32 | Piece::F32 => 4,
            Piece::Word | Piece::Ptr | Piece::F64 => 8,
            Piece::Str | Piece::Iface => 16,
            Piece::Slice => 24,
        }
    }

    pub fn load(self) -> Op {
        match self {
            Piece::I8 => Op::Ld8S,
            Piece::U8 => Op::Ld8U,
            Piece::I16 => Op::Ld16S,
            Piece::U16 => Op::Ld16U,
            Piece::I32 => Op::Ld32S,
            Piece::U32 => Op::Ld32U,
            Piece::Word | Piece::Ptr => Op::Ld64,
            Piece::F64 => Op::LdF,
            Piece::F32 => Op::LdS,
            Piece::Str | Piece::Iface => Op::Ld2,
            Piece::Slice => Op::Ld3,
        }
    }

    pub fn store(self) -> Op {
        match self {
            Piece::I8 | Piece::U8 => Op::St8,
            Piece::I16 | Piece::U16 => Op::St16,
            Piece::I32 | Piece::U32 => Op::St32,
            Piece::Word => Op::St64,
            Piece::Ptr => Op::StP,
            Piece::F64 => Op::StF,
            Piece::F32 => Op::StS,
            Piece::Str => Op::StStr,
            Piece::Iface => Op::StIface,
            Piece::Slice => Op::StSlice,
        }
    }

    /// Load of an element of a slice in registers, bounds-checked.
    pub fn load_indexed(self) -> Op {
        match self {
            Piece::I8 => Op::Ldx8S,
            Piece::U8 => Op::Ldx8U,
            Piece::I16 => Op::Ldx16S,
            Piece::U16 => Op::Ldx16U,
            Piece::I32 => Op::Ldx32S,
            Piece::U32 => Op::Ldx32U,
            Piece::Word | Piece::Ptr => Op::Ldx64,
            Piece::F64 => Op::LdxF,
            Piece::F32 => Op::LdxS,
            Piece::Str | Piece::Iface => Op::Ldx2,
            Piece::Slice => Op::Ldx3,
        }
    }

    pub fn store_indexed(self) -> Op {
        match self {
            Piece::I8 | Piece::U8 => Op::Stx8,
            Piece::I16 | Piece::U16 => Op::Stx16,
            Piece::I32 | Piece::U32 => Op::Stx32,
            Piece::Word => Op::Stx64,
            Piece::Ptr => Op::StxP,
            Piece::F64 => Op::StxF,
            Piece::F32 => Op::StxS,
            Piece::Str => Op::StxStr,
            Piece::Iface => Op::StxIface,
            Piece::Slice => Op::StxSlice,
        }
    }

    /// Unchecked load of an element of an array in memory, for pieces of one register.
    pub fn load_elem(self) -> Option<Op> {
        Some(match self {
            Piece::I8 => Op::Lde8S,
            Piece::U8 => Op::Lde8U,
            Piece::I16 => Op::Lde16S,
            Piece::U16 => Op::Lde16U,
            Piece::I32 => Op::Lde32S,
            Piece::U32 => Op::Lde32U,
            Piece::Word | Piece::Ptr => Op::Lde64,
            Piece::F64 => Op::LdeF,
            Piece::F32 => Op::LdeS,
            _ => return None,
        })
    }

    pub fn store_elem(self) -> Option<Op> {
        Some(match self {
            Piece::I8 | Piece::U8 => Op::Ste8,
            Piece::I16 | Piece::U16 => Op::Ste16,
            Piece::I32 | Piece::U32 => Op::Ste32,
            Piece::Word => Op::Ste64,
            Piece::Ptr => Op::SteP,
            Piece::F64 => Op::SteF,
            Piece::F32 => Op::SteS,
            _ => return None,
        })
    }
}

/// A piece of a value: where it lies in memory and in registers, relative to the value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub piece: Piece,
    pub offset: u32,
    pub reg: u16,
}

/// How values of a type are laid out.
#[derive(Debug)]
pub(crate) struct Shape {
    pub size: u64,
    pub align: u32,
    /// Registers of a value; 1 for memory values.
    pub regs: u16,
    /// The register holds the address of the value.
    pub memory: bool,
    /// Empty for memory values.
    pub parts: SmallVec<[Part; 4]>,
    /// Values may hold pointers.
    pub pointers: bool,
}

impl Shape {
    /// The classes of the value's registers.
    pub fn classes(&self) -> impl Iterator<Item = Class> + '_ {
        let memory = self.memory.then_some(Class::I);
        memory.into_iter().chain(
            self.parts.iter().flat_map(|part| std::iter::repeat_n(part.piece.class(), part.piece.regs() as usize)),
        )
    }

    /// The value's only piece, if it has one that fills it.
    pub fn single(&self) -> Option<Piece> {
        match self.parts.as_slice() {
            [part] if part.piece.size() == self.size => Some(part.piece),
            _ => None,
        }
    }
}

fn basic_piece(basic: Basic) -> Option<Piece> {
    Some(match basic {
        Basic::Bool | Basic::Uint8 | Basic::UntypedBool => Piece::U8,
        Basic::Int8 => Piece::I8,
        Basic::Int16 => Piece::I16,
        Basic::Uint16 => Piece::U16,
        Basic::Int32 | Basic::UntypedRune => Piece::I32,
        Basic::Uint32 => Piece::U32,
        Basic::Int | Basic::Int64 | Basic::Uint | Basic::Uint64 | Basic::Uintptr | Basic::UntypedInt => Piece::Word,
        Basic::Float32 => Piece::F32,
        Basic::Float64 | Basic::UntypedFloat => Piece::F64,
        Basic::String | Basic::UntypedString => Piece::Str,
        Basic::UnsafePointer | Basic::UntypedNil => Piece::Ptr,
        Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex | Basic::Invalid => return None,
    })
}

impl<'a> Program<'_, 'a> {
    /// The shape of values of type `ty`.
    pub fn shape(&mut self, ty: Ty) -> Rc<Shape> {
        if let Some(Some(shape)) = self.shapes.get(ty.index()) {
            return shape.clone();
        }
        let shape = Rc::new(self.compute_shape(ty));
        if self.shapes.len() <= ty.index() {
            self.shapes.resize(self.chk.types.len().max(ty.index() + 1), None);
        }
        self.shapes[ty.index()] = Some(shape.clone());
        shape
    }

    fn compute_shape(&mut self, ty: Ty) -> Shape {
        let under = self.chk.under(ty);
        let kind = self.chk.types.kind(under);
        let one = |piece: Piece, pointers: bool| Shape {
            size: piece.size(),
            align: piece.size().min(8) as u32,
            regs: piece.regs(),
            memory: false,
            parts: SmallVec::from_elem(Part { piece, offset: 0, reg: 0 }, 1),
            pointers,
        };
        match kind {
            TypeKind::Basic(basic) => match basic_piece(basic) {
                Some(piece) => one(piece, matches!(piece, Piece::Str | Piece::Ptr)),
                None => complex_shape(basic),
            },
            TypeKind::Pointer(_) | TypeKind::Map { .. } | TypeKind::Chan { .. } | TypeKind::Signature(_) => {
                one(Piece::Ptr, true)
            }
            TypeKind::Slice(_) => one(Piece::Slice, true),
            TypeKind::Interface(_) => one(Piece::Iface, true),
            TypeKind::Array { elem, len } => {
                let elem = self.shape(elem);
                let (size, align) = (self.chk.size_of(under) as u64, self.chk.align_of(under) as u32);
                let memory = len > 0 && size > 0;
                let pointers = memory && elem.pointers;
                Shape { size, align, regs: memory as u16, memory, parts: SmallVec::new(), pointers }
            }
            TypeKind::Struct(s) => {
                let tys: SmallVec<[Ty; 8]> = s.fields.iter().map(|f| f.ty).collect();
                self.struct_shape(under, &tys)
            }
            // A type error reached lowering, or a tuple is asked for as a value: neither has a value.
            TypeKind::Tuple(_) | TypeKind::Named(_) | TypeKind::Union(_) | TypeKind::TypeParam(_) => {
                Shape { size: 0, align: 1, regs: 0, memory: false, parts: SmallVec::new(), pointers: false }
            }
        }
    }

    fn struct_shape(&mut self, ty: Ty, fields: &[Ty]) -> Shape {
        let offsets = self.chk.field_offsets(ty);
        let (size, align) = (self.chk.size_of(ty) as u64, self.chk.align_of(ty) as u32);
        let mut parts = SmallVec::new();
        let (mut regs, mut memory, mut pointers) = (0, false, false);
        for (&field, &offset) in fields.iter().zip(&offsets) {
            let shape = self.shape(field);
            pointers |= shape.pointers;
            memory |= shape.memory;
            for part in &shape.parts {
                parts.push(Part { piece: part.piece, offset: offset as u32 + part.offset, reg: regs + part.reg });
            }
            regs += shape.regs;
        }
        if memory || regs > MAX_VALUE_REGS {
            return Shape { size, align, regs: 1, memory: true, parts: SmallVec::new(), pointers };
        }
        Shape { size, align, regs, memory, parts, pointers }
    }
}

fn complex_shape(basic: Basic) -> Shape {
    let piece = if basic == Basic::Complex64 { Piece::F32 } else { Piece::F64 };
    let size = piece.size();
    let parts = (0..2).map(|k| Part { piece, offset: k * size as u32, reg: k as u16 }).collect();
    Shape { size: 2 * size, align: size as u32, regs: 2, memory: false, parts, pointers: false }
}
