//! The `.vob` format: a module as a versioned, checksummed binary.
//!
//! Layout: the magic `VOB\n`, version (u32 LE), length of the payload (u64 LE), CRC-32 of the payload
//! (u32 LE), payload. In the payload integers are LEB128, sequences carry their length, an option is a
//! byte 0 or 1. [`Module::from_vob`] reads through the verifier: what it returns can be run.

use crate::ids::{Class, ConstId, FuncId, ItabId, NativeId, Reg, SigId, StrId, TypeId};
use crate::isa::{Inst, Op};
use crate::module::{
    FieldDef, FileEntry, FuncFlags, Function, GlobalDef, IfaceMethod, Itab, Kind, LineEntry, MethodDef, Module,
    NativeDef, Signature, TypeDef, TypeFlags, for_each_record,
};
use crate::verify::{VerifyError, verify};

const MAGIC: &[u8; 4] = b"VOB\n";
/// Raised whenever the instruction set or the module changes.
pub const VERSION: u32 = 2;
const HEADER: usize = 4 + 4 + 8 + 4;

/// Why bytes are no module.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VobError {
    #[error("not a vo bytecode file")]
    NotVob,
    #[error("bytecode version {found}, but this is version {VERSION}: compile the program again")]
    Version { found: u32 },
    #[error("truncated bytecode file: {expected} bytes expected, {found} found")]
    Truncated { expected: u64, found: u64 },
    #[error("corrupt bytecode file: checksum mismatch")]
    Checksum,
    #[error("corrupt bytecode file: {what} at byte {offset}")]
    Malformed { what: &'static str, offset: usize },
    #[error("corrupt bytecode file: {0}")]
    Invalid(#[from] VerifyError),
}

impl Module {
    /// The module as a `.vob` file.
    pub fn to_vob(&self) -> Vec<u8> {
        let mut payload = Vec::new();
        self.put(&mut payload);
        let mut out = Vec::with_capacity(HEADER + payload.len());
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&(payload.len() as u64).to_le_bytes());
        out.extend_from_slice(&crc32fast::hash(&payload).to_le_bytes());
        out.append(&mut payload);
        out
    }

    /// Whether the bytes claim to be a `.vob` file.
    pub fn is_vob(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// Reads and verifies a `.vob` file.
    ///
    /// # Errors
    /// If the bytes are anything else, damaged, or of another version.
    pub fn from_vob(bytes: &[u8]) -> Result<Module, VobError> {
        if !Module::is_vob(bytes) {
            return Err(VobError::NotVob);
        }
        if bytes.len() < HEADER {
            return Err(VobError::Truncated { expected: HEADER as u64, found: bytes.len() as u64 });
        }
        let (header, payload) = bytes.split_at(HEADER);
        let u32_at = |at: usize| u32::from_le_bytes(header[at..at + 4].try_into().expect("four bytes"));
        let version = u32_at(4);
        if version != VERSION {
            return Err(VobError::Version { found: version });
        }
        let expected = u64::from_le_bytes(header[8..16].try_into().expect("eight bytes"));
        if expected != payload.len() as u64 {
            return Err(VobError::Truncated { expected, found: payload.len() as u64 });
        }
        if crc32fast::hash(payload) != u32_at(16) {
            return Err(VobError::Checksum);
        }
        let mut reader = Reader { bytes: payload, at: 0 };
        let module = Module::get(&mut reader)?;
        if reader.at != payload.len() {
            return Err(reader.malformed("data after the module"));
        }
        verify(&module)?;
        Ok(module)
    }
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    fn malformed(&self, what: &'static str) -> VobError {
        VobError::Malformed { what, offset: HEADER + self.at }
    }

    fn byte(&mut self) -> Result<u8, VobError> {
        let byte = *self.bytes.get(self.at).ok_or_else(|| self.malformed("unexpected end"))?;
        self.at += 1;
        Ok(byte)
    }

    fn integer(&mut self) -> Result<u64, VobError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                break;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(self.malformed("integer too long"))
    }

    /// The length of a sequence; each element takes at least a byte, so a damaged length is caught
    /// before memory is reserved for it.
    fn length(&mut self) -> Result<usize, VobError> {
        let len = self.integer()?;
        if len > (self.bytes.len() - self.at) as u64 {
            return Err(self.malformed("sequence longer than the file"));
        }
        Ok(len as usize)
    }
}

/// What has a form in the payload.
trait Wire: Sized {
    fn put(&self, out: &mut Vec<u8>);
    fn get(from: &mut Reader) -> Result<Self, VobError>;
}

fn put_integer(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

macro_rules! integers {
    ($($ty:ty)*) => {$(
        impl Wire for $ty {
            fn put(&self, out: &mut Vec<u8>) {
                put_integer(u64::from(*self), out);
            }

            fn get(from: &mut Reader) -> Result<Self, VobError> {
                <$ty>::try_from(from.integer()?).map_err(|_| from.malformed("integer out of range"))
            }
        }
    )*};
}
integers!(u8 u16 u32 u64);

macro_rules! ids {
    ($($ty:ident)*) => {$(
        impl Wire for $ty {
            fn put(&self, out: &mut Vec<u8>) {
                self.0.put(out);
            }

            fn get(from: &mut Reader) -> Result<Self, VobError> {
                Wire::get(from).map($ty)
            }
        }
    )*};
}
ids!(FuncId Reg TypeId SigId StrId ConstId NativeId ItabId);

macro_rules! flags {
    ($($ty:ident)*) => {$(
        impl Wire for $ty {
            fn put(&self, out: &mut Vec<u8>) {
                self.bits().put(out);
            }

            fn get(from: &mut Reader) -> Result<Self, VobError> {
                $ty::from_bits(Wire::get(from)?).ok_or_else(|| from.malformed("unknown flag"))
            }
        }
    )*};
}
flags!(FuncFlags TypeFlags);

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn get(from: &mut Reader) -> Result<Self, VobError> {
        match from.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(from.malformed("neither true nor false")),
        }
    }
}

impl Wire for Class {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }

    fn get(from: &mut Reader) -> Result<Self, VobError> {
        Class::from_u8(from.byte()?).ok_or_else(|| from.malformed("unknown register class"))
    }
}

impl Wire for Kind {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }

    fn get(from: &mut Reader) -> Result<Self, VobError> {
        Kind::from_u8(from.byte()?).ok_or_else(|| from.malformed("unknown kind"))
    }
}

impl Wire for Inst {
    fn put(&self, out: &mut Vec<u8>) {
        (self.op as u16).put(out);
        [self.a, self.b, self.c, self.d].iter().for_each(|field| field.put(out));
    }

    fn get(from: &mut Reader) -> Result<Self, VobError> {
        let op = Op::from_u16(Wire::get(from)?).ok_or_else(|| from.malformed("unknown operation"))?;
        Ok(Inst { op, a: Wire::get(from)?, b: Wire::get(from)?, c: Wire::get(from)?, d: Wire::get(from)? })
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        put_integer(self.len() as u64, out);
        out.extend_from_slice(self.as_bytes());
    }

    fn get(from: &mut Reader) -> Result<Self, VobError> {
        let len = from.length()?;
        let bytes = from.bytes[from.at..from.at + len].to_vec();
        from.at += len;
        String::from_utf8(bytes).map_err(|_| from.malformed("name that is not UTF-8"))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        put_integer(self.len() as u64, out);
        self.iter().for_each(|element| element.put(out));
    }

    fn get(from: &mut Reader) -> Result<Self, VobError> {
        let len = from.length()?;
        let mut elements = Vec::with_capacity(len.min(1 << 16));
        for _ in 0..len {
            elements.push(T::get(from)?);
        }
        Ok(elements)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn get(from: &mut Reader) -> Result<Self, VobError> {
        Ok(if bool::get(from)? { Some(T::get(from)?) } else { None })
    }
}

macro_rules! records {
    ($($ty:ident { $($field:ident),* })*) => {$(
        impl Wire for $ty {
            fn put(&self, out: &mut Vec<u8>) {
                // Names every field, so that one that is added can't be forgotten here.
                let $ty { $($field),* } = self;
                $($field.put(out);)*
            }

            fn get(from: &mut Reader) -> Result<Self, VobError> {
                Ok($ty { $($field: Wire::get(from)?),* })
            }
        }
    )*};
}

for_each_record!(records);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;

    #[test]
    fn a_module_survives_the_round_trip() {
        let module = sample();
        assert_eq!(Module::from_vob(&module.to_vob()), Ok(module));
    }

    #[test]
    fn names_outside_ascii_survive_the_round_trip() {
        let module = Module { name: "größe/日本".into(), ..sample() };
        assert_eq!(Module::from_vob(&module.to_vob()), Ok(module));
    }

    #[test]
    fn every_truncation_is_an_error() {
        let vob = sample().to_vob();
        for len in 0..vob.len() {
            assert!(Module::from_vob(&vob[..len]).is_err(), "{len} bytes");
        }
    }

    #[test]
    fn damage_behind_a_valid_checksum_is_an_error_or_a_verified_module() {
        let vob = sample().to_vob();
        for bit in 8 * HEADER..8 * vob.len() {
            let mut bad = vob.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Module::from_vob(&bad), Err(VobError::Checksum));
            let sum = crc32fast::hash(&bad[HEADER..]);
            bad[16..20].copy_from_slice(&sum.to_le_bytes());
            if let Ok(module) = Module::from_vob(&bad) {
                assert_eq!(verify(&module), Ok(()));
            }
        }
    }

    #[test]
    fn foreign_bytes_are_told_apart() {
        assert_eq!(Module::from_vob(b"\x7fELF and so on"), Err(VobError::NotVob));
        let mut other = sample().to_vob();
        other[4] = 99;
        assert_eq!(Module::from_vob(&other), Err(VobError::Version { found: 99 }));
    }
}
