//! Addresses that compiled code needs and only a loaded program has, and the table through which
//! ahead-of-time code finds them.

use vo_bytecode::{ItabId, Module, NativeId, StrId, TypeId};
use vo_runtime::world::World;
use vo_runtime::{alloc, heap};

/// Something at an address that loading decides.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Address {
    /// Package variables.
    Globals,
    /// The object that stands for all objects of size zero.
    ZeroBase,
    /// Descriptor of closure objects for the collector.
    ClosureDesc,
    /// A type descriptor.
    Type(TypeId),
    /// An itab of the module.
    Itab(ItabId),
    /// The bytes of a constant string.
    Str(StrId),
    /// Code of a native.
    Native(NativeId),
}

/// Where something lies in a loaded program.
pub fn address_in(world: &World, address: Address) -> u64 {
    let image = world.image();
    match address {
        Address::Globals => image.globals() as u64,
        Address::ZeroBase => heap::zero_base() as u64,
        Address::ClosureDesc => (&raw const alloc::CLOSURE_DESC) as u64,
        Address::Type(id) => std::ptr::from_ref(image.ty(id)) as u64,
        Address::Itab(id) => image.itab(id) as u64,
        Address::Str(id) => image.string(id).0 as u64,
        Address::Native(id) => world.natives()[id.index()] as usize as u64,
    }
}

const FIXED: u32 = 3;

/// Positions of a module's addresses in the table that an AOT object reserves and the runtime fills
/// before any of its code runs.
#[derive(Clone, Copy, Debug)]
pub struct AddressTable {
    types: u32,
    itabs: u32,
    strings: u32,
    natives: u32,
}

impl AddressTable {
    /// The layout for a module.
    pub fn new(module: &Module) -> AddressTable {
        AddressTable {
            types: module.types.len() as u32,
            itabs: module.itabs.len() as u32,
            strings: module.strings.len() as u32,
            natives: module.natives.len() as u32,
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        (FIXED + self.types + self.itabs + self.strings + self.natives) as usize
    }

    /// Whether the table has no words; it always has some.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// Where an address lies in the table.
    pub fn position(&self, address: Address) -> u32 {
        match address {
            Address::Globals => 0,
            Address::ZeroBase => 1,
            Address::ClosureDesc => 2,
            Address::Type(id) => FIXED + id.0,
            Address::Itab(id) => FIXED + self.types + id.0,
            Address::Str(id) => FIXED + self.types + self.itabs + id.0,
            Address::Native(id) => FIXED + self.types + self.itabs + self.strings + id.0,
        }
    }

    /// Every address, in order of its position.
    pub fn iter(self) -> impl Iterator<Item = Address> {
        [Address::Globals, Address::ZeroBase, Address::ClosureDesc]
            .into_iter()
            .chain((0..self.types).map(|k| Address::Type(TypeId(k))))
            .chain((0..self.itabs).map(|k| Address::Itab(ItabId(k))))
            .chain((0..self.strings).map(|k| Address::Str(StrId(k))))
            .chain((0..self.natives).map(|k| Address::Native(NativeId(k))))
    }
}
