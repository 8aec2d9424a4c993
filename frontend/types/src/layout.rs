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
        self.size_at(ty, 0)
    }

    /// The alignment of a variable of the type.
    pub fn align_of(&mut self, ty: Ty) -> i64 {
        self.align_at(ty, 0)
    }

    fn size_at(&mut self, ty: Ty, depth: u32) -> i64 {
        if depth > 200 {
            return 0;
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Basic(basic) => basic_size(basic),
            TypeKind::Array { elem, len } => {
                let size = self.size_at(elem, depth + 1);
                size.saturating_mul(len.max(0))
            }
            TypeKind::Slice(_) => 3 * WORD,
            TypeKind::Interface(_) => 2 * WORD,
            TypeKind::Struct(s) => {
                let mut offset = 0i64;
                let mut max_align = 1;
                let mut last_is_empty = false;
                for field in &s.fields {
                    let align = self.align_at(field.ty, depth + 1);
                    max_align = max_align.max(align);
                    let size = self.size_at(field.ty, depth + 1);
                    offset = align_up(offset, align).saturating_add(size);
                    last_is_empty = size == 0;
                }
                // A pointer to a final empty field must not point past the object.
                if last_is_empty && offset > 0 {
                    offset = offset.saturating_add(1);
                }
                align_up(offset, max_align)
            }
            TypeKind::Tuple(_) | TypeKind::Union(_) | TypeKind::TypeParam(_) => 0,
            _ => WORD,
        }
    }

    fn align_at(&mut self, ty: Ty, depth: u32) -> i64 {
        if depth > 200 {
            return 1;
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Basic(basic) => match basic {
                Basic::Complex64 => 4,
                Basic::Complex128 | Basic::String => WORD,
                _ => basic_size(basic).clamp(1, WORD),
            },
            TypeKind::Array { elem, .. } => self.align_at(elem, depth + 1),
            TypeKind::Struct(s) => s.fields.iter().map(|f| self.align_at(f.ty, depth + 1)).max().unwrap_or(1),
            _ => WORD,
        }
    }

    /// The offsets of a struct's fields.
    pub fn field_offsets(&mut self, ty: Ty) -> Vec<i64> {
        let under = self.under(ty);
        let TypeKind::Struct(s) = self.types.kind(under) else { return Vec::new() };
        let mut offset = 0i64;
        let mut offsets = Vec::with_capacity(s.fields.len());
        for field in &s.fields {
            offset = align_up(offset, self.align_of(field.ty));
            offsets.push(offset);
            offset = offset.saturating_add(self.size_of(field.ty));
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

fn basic_size(basic: Basic) -> i64 {
    match basic {
        Basic::Bool | Basic::Int8 | Basic::Uint8 => 1,
        Basic::Int16 | Basic::Uint16 => 2,
        Basic::Int32 | Basic::Uint32 | Basic::Float32 => 4,
        Basic::Complex128 | Basic::String => 16,
        Basic::Invalid => 0,
        _ => 8,
    }
}
