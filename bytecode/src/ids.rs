//! Typed indices into a [`Module`](crate::Module), and register classes.

use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($repr:ty) $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        #[repr(transparent)]
        pub struct $name(pub $repr);

        impl $name {
            /// The index as a `usize`, to index the module's table.
            #[inline]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(index: usize) -> Self {
                $name(<$repr>::try_from(index).expect(concat!(stringify!($name), " out of range")))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self, f)
            }
        }
    )*};
}

ids! {
    /// A function of the program: index into `Module::functions` and into FUNC_TABLE.
    FuncId(u32) "f";
    /// A virtual register of a function: a 64-bit slot of its window.
    Reg(u16) "r";
    /// A type descriptor: index into `Module::types`.
    TypeId(u32) "t";
    /// A register-level signature: index into `Module::sigs`. Equal shapes share one id.
    SigId(u16) "sig";
    /// A constant string: index into `Module::strings`.
    StrId(u32) "str";
    /// A 64-bit constant: index into `Module::consts`.
    ConstId(u32) "k";
    /// A native function that the module imports: index into `Module::natives`.
    NativeId(u32) "n";
    /// An interface table built by the compiler: index into `Module::itabs`.
    ItabId(u32) "itab";
}

impl Reg {
    /// The register `n` places after this one.
    #[inline]
    pub const fn offset(self, n: u16) -> Reg {
        Reg(self.0 + n)
    }
}

/// What a register holds; decides the machine register it gets in compiled code. In the interpreter
/// every class is a 64-bit slot: an f32 lies in the low half, the upper half is zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Class {
    /// Integers of every width (kept sign- or zero-extended to 64 bits), bools, pointers.
    I = 0,
    /// f64.
    F = 1,
    /// f32.
    S = 2,
}

impl Class {
    /// The letter used in the text form.
    pub const fn letter(self) -> char {
        match self {
            Class::I => 'I',
            Class::F => 'F',
            Class::S => 'S',
        }
    }

    /// The class with this letter, or with this `repr` value.
    pub const fn from_u8(v: u8) -> Option<Class> {
        match v {
            0 | b'I' => Some(Class::I),
            1 | b'F' => Some(Class::F),
            2 | b'S' => Some(Class::S),
            _ => None,
        }
    }
}
