//! Limits of Go's compiler on the sizes of types, which it looks at in programs that are right otherwise.

use vo_syntax::Span;

use crate::checker::Checker;
use crate::ty::{Ty, TypeKind};

/// Where the address space ends for Go's compiler.
const ADDRESS_SPACE: i64 = 1 << 50;
/// Elements of channels are smaller.
const CHANNEL_ELEMENT: i64 = 1 << 16;

/// A type whose size is limited by its use.
pub(crate) enum Sized {
    ChannelElement(Ty, Span),
    /// Of a variable or a declared type.
    Declared(Ty, Span),
}

impl Checker<'_> {
    /// Has a size looked at when the package turns out to be right otherwise.
    pub(crate) fn limit_size(&mut self, sized: Sized) {
        if !self.package(self.env.pkg).lazy {
            self.sized.push(sized);
        }
    }

    /// Reports the types of a package that are too large.
    pub(crate) fn check_sizes(&mut self) {
        let sized = std::mem::take(&mut self.sized);
        if !self.errors.is_empty() {
            return;
        }
        for sized in sized {
            match sized {
                Sized::ChannelElement(elem, span) => {
                    if !self.has_variable_size(elem, 0) && self.size_of(elem) >= CHANNEL_ELEMENT {
                        self.error(span, "channel element type too large (>64kB)");
                    }
                }
                Sized::Declared(ty, span) => {
                    if let Some(array) = self.endless_array(ty) {
                        let text = self.tstr(array);
                        self.error(span, format!("type {text} larger than address space"));
                    }
                }
            }
        }
    }

    /// The innermost array in a value of the type that no address space holds.
    fn endless_array(&mut self, ty: Ty) -> Option<Ty> {
        if self.has_variable_size(ty, 0) || self.size_of(ty) < ADDRESS_SPACE {
            return None;
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Array { elem, .. } => self.endless_array(elem).or(Some(under)),
            TypeKind::Struct(s) => s.fields.iter().find_map(|field| self.endless_array(field.ty)),
            _ => None,
        }
    }
}
