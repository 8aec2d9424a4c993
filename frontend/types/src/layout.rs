//! Memory layout as of Go's compiler on amd64 (spec: Size and alignment guarantees).

use crate::checker::Checker;
use crate::ty::{Basic, Ty, TypeKind};

const WORD: i64 = 8;

/// The least multiple of `align` that is not below `offset`; saturating.
pub fn align_up(offset: i64, align: i64) -> i64 {
    match offset.checked_add(align - 1) {
        Some(sum) => sum / align * align,
        None => i64::MAX,
    }
}

impl<'a> Checker<'a> {
    /// The size of a variable of the type, in bytes; saturates for absurd types.
    pub fn size_of(&mut self, ty: Ty) -> i64 {
        self.layout_at(ty, 0).size
    }

    /// The alignment of a variable of the type.
    pub fn align_of(&mut self, ty: Ty) -> i64 {
        self.layout_at(ty, 0).align
    }

    /// Both at once: asking for one after the other at each level would double the work with each.
    fn layout_at(&mut self, ty: Ty, depth: u32) -> Layout {
        if depth > 200 {
            return Layout { size: 0, align: 1 };
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Basic(basic) => basic_layout(basic),
            TypeKind::Array { elem, len } => {
                let Layout { size, align } = self.layout_at(elem, depth + 1);
                Layout { size: size.saturating_mul(len.max(0)), align }
            }
            TypeKind::Slice(_) => Layout { size: 3 * WORD, align: WORD },
            TypeKind::Interface(_) => Layout { size: 2 * WORD, align: WORD },
            TypeKind::Struct(s) => {
                let mut offset = 0i64;
                let mut max_align = 1;
                let mut last_is_empty = false;
                for field in &s.fields {
                    let Layout { size, align } = self.layout_at(field.ty, depth + 1);
                    max_align = max_align.max(align);
                    offset = align_up(offset, align).saturating_add(size);
                    last_is_empty = size == 0;
                }
                // A pointer to a final empty field must not point past the object.
                if last_is_empty && offset > 0 {
                    offset = offset.saturating_add(1);
                }
                Layout { size: align_up(offset, max_align), align: max_align }
            }
            TypeKind::Tuple(_) | TypeKind::Union(_) | TypeKind::TypeParam(_) => Layout { size: 0, align: WORD },
            _ => Layout { size: WORD, align: WORD },
        }
    }

    /// The offsets of a struct's fields.
    pub fn field_offsets(&mut self, ty: Ty) -> Vec<i64> {
        let under = self.under(ty);
        let TypeKind::Struct(s) = self.types.kind(under) else { return Vec::new() };
        let mut offset = 0i64;
        let mut offsets = Vec::with_capacity(s.fields.len());
        for field in &s.fields {
            let Layout { size, align } = self.layout_at(field.ty, 0);
            offset = align_up(offset, align);
            offsets.push(offset);
            offset = offset.saturating_add(size);
        }
        offsets
    }

    /// Whether the size depends on type parameters: then it is no constant.
    pub(crate) fn has_variable_size(&mut self, ty: Ty, depth: u32) -> bool {
        if self.is_type_param(ty) || depth > 200 {
            return true;
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Array { elem, .. } => self.has_variable_size(elem, depth + 1),
            TypeKind::Struct(s) => s.fields.iter().any(|f| self.has_variable_size(f.ty, depth + 1)),
            _ => false,
        }
    }
}

/// Size and alignment of a type, in bytes.
#[derive(Clone, Copy)]
struct Layout {
    size: i64,
    align: i64,
}

fn basic_layout(basic: Basic) -> Layout {
    let (size, align) = match basic {
        Basic::Bool | Basic::Int8 | Basic::Uint8 => (1, 1),
        Basic::Int16 | Basic::Uint16 => (2, 2),
        Basic::Int32 | Basic::Uint32 | Basic::Float32 => (4, 4),
        Basic::Complex64 => (8, 4),
        Basic::Complex128 | Basic::String => (16, WORD),
        Basic::Invalid => (0, 1),
        _ => (8, WORD),
    };
    Layout { size, align }
}
