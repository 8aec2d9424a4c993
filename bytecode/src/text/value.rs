//! The text form of values: numbers, ids, names, sequences, and records `{field: value, ...}`, whose
//! fields at their default are left out.

use std::fmt::Write;

use super::cursor::{Cursor, TextError, quote};
use crate::ids::{Class, ConstId, FuncId, ItabId, NativeId, Reg, SigId, StrId, TypeId};
use crate::isa::{Inst, Op};
use crate::module::{
    FieldDef, FileEntry, FuncFlags, Function, GlobalDef, IfaceMethod, Itab, Kind, LineEntry, MethodDef, Module,
    NativeDef, Signature, TypeDef, TypeFlags, for_each_record,
};

/// What has a text form.
pub(super) trait Text: Sized {
    fn put(&self, out: &mut String);
    fn get(from: &mut Cursor) -> Result<Self, TextError>;
}

macro_rules! integers {
    ($($ty:ty)*) => {$(
        impl Text for $ty {
            fn put(&self, out: &mut String) {
                let _ = write!(out, "{self}");
            }

            fn get(from: &mut Cursor) -> Result<Self, TextError> {
                from.integer(0, i128::from(<$ty>::MAX)).map(|v| v as $ty)
            }
        }
    )*};
}
integers!(u16 u32 u64);

macro_rules! ids {
    ($($ty:ident $prefix:literal)*) => {$(
        impl Text for $ty {
            fn put(&self, out: &mut String) {
                let _ = write!(out, "{self}");
            }

            fn get(from: &mut Cursor) -> Result<Self, TextError> {
                from.expect($prefix)?;
                let id = Text::get(from).map($ty);
                from.skip_gloss();
                id
            }
        }
    )*};
}
ids!(FuncId "f" Reg "r" TypeId "t" SigId "sig" StrId "str" ConstId "k" NativeId "n" ItabId "itab");

macro_rules! flags {
    ($($ty:ident)*) => {$(
        impl Text for $ty {
            fn put(&self, out: &mut String) {
                let names: Vec<&str> = self.iter_names().map(|(name, _)| name).collect();
                out.push_str(&names.join("|"));
            }

            fn get(from: &mut Cursor) -> Result<Self, TextError> {
                let mut flags = $ty::empty();
                loop {
                    let name = from.word("a flag")?;
                    flags |= $ty::from_name(name).ok_or_else(|| from.error(format!("unknown flag {name}")))?;
                    if !from.eat("|") {
                        return Ok(flags);
                    }
                }
            }
        }
    )*};
}
flags!(FuncFlags TypeFlags);

impl Text for bool {
    fn put(&self, out: &mut String) {
        let _ = write!(out, "{self}");
    }

    fn get(from: &mut Cursor) -> Result<Self, TextError> {
        match from.word("true or false")? {
            "true" => Ok(true),
            "false" => Ok(false),
            other => Err(from.error(format!("{other} is neither true nor false"))),
        }
    }
}

impl Text for Class {
    fn put(&self, out: &mut String) {
        out.push(self.letter());
    }

    fn get(from: &mut Cursor) -> Result<Self, TextError> {
        let word = from.word("a register class")?;
        match *word.as_bytes() {
            [letter @ (b'I' | b'F' | b'S')] => Ok(Class::from_u8(letter).expect("one of the letters")),
            _ => Err(from.error(format!("unknown register class {word}"))),
        }
    }
}

impl Text for Kind {
    fn put(&self, out: &mut String) {
        let _ = write!(out, "{self:?}");
    }

    fn get(from: &mut Cursor) -> Result<Self, TextError> {
        let word = from.word("a kind")?;
        let mut all = (0..).map_while(Kind::from_u8);
        all.find(|kind| format!("{kind:?}") == word).ok_or_else(|| from.error(format!("unknown kind {word}")))
    }
}

impl Text for String {
    fn put(&self, out: &mut String) {
        quote(self.as_bytes(), out);
    }

    fn get(from: &mut Cursor) -> Result<Self, TextError> {
        String::from_utf8(from.quoted()?).map_err(|_| from.error("name that is not UTF-8"))
    }
}

/// Constant strings, and nothing else, are bytes.
impl Text for Vec<u8> {
    fn put(&self, out: &mut String) {
        quote(self, out);
    }

    fn get(from: &mut Cursor) -> Result<Self, TextError> {
        from.quoted()
    }
}

macro_rules! sequences {
    ($($ty:ty)*) => {$(
        impl Text for Vec<$ty> {
            fn put(&self, out: &mut String) {
                put_sequence(self, out);
            }

            fn get(from: &mut Cursor) -> Result<Self, TextError> {
                get_sequence(from)
            }
        }
    )*};
}
sequences! {
    u32 u64 Vec<u32> Vec<u8> String Class FuncId TypeId Inst LineEntry FileEntry TypeDef Signature Function NativeDef Itab GlobalDef
    FieldDef IfaceMethod MethodDef
}

fn put_sequence<T: Text>(elements: &[T], out: &mut String) {
    out.push('[');
    for (k, element) in elements.iter().enumerate() {
        if k > 0 {
            out.push_str(", ");
        }
        element.put(out);
    }
    out.push(']');
}

fn get_sequence<T: Text>(from: &mut Cursor) -> Result<Vec<T>, TextError> {
    let mut elements = Vec::new();
    from.expect("[")?;
    while !from.eat("]") {
        elements.push(T::get(from)?);
        if !from.eat(",") {
            from.expect("]")?;
            break;
        }
    }
    Ok(elements)
}

/// Absent options are defaults, which records leave out.
impl<T: Text> Text for Option<T> {
    fn put(&self, out: &mut String) {
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn get(from: &mut Cursor) -> Result<Self, TextError> {
        T::get(from).map(Some)
    }
}

/// An instruction outside a function's body: all fields as numbers.
impl Text for Inst {
    fn put(&self, out: &mut String) {
        let _ = write!(out, "{self:?}");
    }

    fn get(from: &mut Cursor) -> Result<Self, TextError> {
        let mnemonic = from.word("an operation")?;
        let op = Op::from_mnemonic(mnemonic).ok_or_else(|| from.error(format!("unknown operation {mnemonic}")))?;
        Ok(Inst { op, a: Text::get(from)?, b: Text::get(from)?, c: Text::get(from)?, d: Text::get(from)? })
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! records {
    ($($ty:ident { $($field:ident),* })*) => {$(
        impl Text for $ty {
            fn put(&self, out: &mut String) {
                let $ty { $($field),* } = self;
                out.push('{');
                let empty = out.len();
                $(if !is_default($field) {
                    if out.len() > empty {
                        out.push_str(", ");
                    }
                    out.push_str(concat!(stringify!($field), ": "));
                    $field.put(out);
                })*
                out.push('}');
            }

            fn get(from: &mut Cursor) -> Result<Self, TextError> {
                let mut record = $ty { $($field: Default::default()),* };
                from.expect("{")?;
                while !from.eat("}") {
                    let field = from.word("a field")?;
                    from.expect(":")?;
                    match field {
                        $(stringify!($field) => record.$field = Text::get(from)?,)*
                        _ => return Err(from.error(format!(concat!("no field {} in ", stringify!($ty)), field))),
                    }
                    if !from.eat(",") {
                        from.expect("}")?;
                        break;
                    }
                }
                Ok(record)
            }
        }
    )*};
}
for_each_record!(records);
