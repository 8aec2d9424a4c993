//! Descriptors that tell the collector which words of an object may be pointers.
//!
//! A descriptor is immutable and outlives every object that names it: it belongs to a type
//! descriptor or to a module's data. Each flagged word is treated conservatively (any value is
//! allowed; what doesn't resolve to a cell is ignored), so a flagged word that sometimes holds a
//! scalar, such as an interface's data word, is harmless.

/// How the bitmap of a `GcDesc` covers an object.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GcKind {
    /// The bitmap describes the object's first `nbits` words; the rest holds no pointers.
    Object = 0,
    /// The object is an array of elements of `size` bytes, each described by the bitmap, up to
    /// the end of the cell.
    Array = 1,
    /// Every word of the cell may be a pointer; the bitmap is not used.
    Conservative = 2,
}

/// Layout of an object with pointers, as the collector sees it.
#[repr(C)]
#[derive(Debug)]
pub struct GcDesc {
    /// Bytes of the object, or of one element: a multiple of 8 for arrays.
    pub size: u64,
    pub kind: GcKind,
    /// Words that the bitmap covers; trailing words without pointers may be left out.
    pub nbits: u32,
    /// `nbits.div_ceil(64)` words, read only if `nbits > 64`.
    pub bitmap: *const u64,
    /// The first 64 bits of the bitmap.
    pub mask: u64,
}

// SAFETY: a descriptor is immutable, and so is the bitmap it points to.
unsafe impl Send for GcDesc {}
// SAFETY: as above.
unsafe impl Sync for GcDesc {}

impl GcDesc {
    /// An object whose pointers lie in its first 64 words.
    pub const fn object(size: usize, mask: u64) -> GcDesc {
        GcDesc::small(GcKind::Object, size, mask)
    }

    /// An array of elements whose pointers lie in their first 64 words.
    pub const fn array(elem_size: usize, mask: u64) -> GcDesc {
        GcDesc::small(GcKind::Array, elem_size, mask)
    }

    /// An object in which every word may be a pointer.
    pub const fn conservative() -> GcDesc {
        GcDesc::small(GcKind::Conservative, 8, 1)
    }

    const fn small(kind: GcKind, size: usize, mask: u64) -> GcDesc {
        let nbits = 64 - mask.leading_zeros();
        GcDesc { size: size as u64, kind, nbits, bitmap: std::ptr::null(), mask }
    }

    /// A descriptor over a bitmap of any length, which must live as long as the descriptor.
    pub const fn with_bitmap(kind: GcKind, size: usize, bitmap: &'static [u64]) -> GcDesc {
        let mut words = bitmap.len();
        while words > 0 && bitmap[words - 1] == 0 {
            words -= 1;
        }
        if words == 0 {
            return GcDesc::small(kind, size, 0);
        }
        let nbits = words as u32 * 64 - bitmap[words - 1].leading_zeros();
        GcDesc { size: size as u64, kind, nbits, bitmap: bitmap.as_ptr(), mask: bitmap[0] }
    }
}
