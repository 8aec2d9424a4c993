//! Type descriptors and itabs, as addresses: what interfaces, maps, the collector and reflection use.
//!
//! Invariants: descriptors are unique per program (equal types have one address), immutable after
//! loading, and live as long as the program. Compiled code and the interpreter address `ItabHeader` by
//! offset.

use std::sync::atomic::AtomicPtr;

use vo_bytecode::{FieldDef, Kind, TypeDef, TypeFlags, TypeId};

use crate::description::Description;
use crate::heap::GcDesc;
use crate::map::MapType;

/// A type at run time. Its address is the type word of interfaces without methods.
#[repr(C)]
#[derive(Debug)]
pub struct TypeDesc {
    /// How the collector scans one value of the type.
    pub gc: GcDesc,
    /// How it scans an array of them.
    pub gc_array: GcDesc,
    pub size: u64,
    pub align: u32,
    pub id: TypeId,
    pub kind: Kind,
    pub flags: TypeFlags,
    pub has_pointers: bool,
    /// Element of array, chan, map, pointer, slice; null for others.
    pub elem: *const TypeDesc,
    /// Key of a map.
    pub key: *const TypeDesc,
    /// Length of an array.
    pub len: u64,
    /// What package reflect has asked for.
    pub description: AtomicPtr<Description>,
    /// Types of a struct's fields.
    pub field_types: Box<[*const TypeDesc]>,
    /// For maps: what the map implementation needs.
    pub map: Option<Box<MapType>>,
    /// Names, fields, methods.
    pub def: *const TypeDef,
}

// SAFETY: descriptors are immutable once loaded, atomics excepted, and so is all they point to.
unsafe impl Send for TypeDesc {}
// SAFETY: as above.
unsafe impl Sync for TypeDesc {}

impl TypeDesc {
    /// The module's definition of the type.
    #[inline]
    pub fn def(&self) -> &TypeDef {
        // SAFETY: the definition belongs to the module, which lives as long as its image.
        unsafe { &*self.def }
    }

    /// The descriptor for an allocation of one value: null if it has no pointers.
    #[inline]
    pub fn object_desc(&self) -> *const GcDesc {
        if self.has_pointers { &self.gc } else { std::ptr::null() }
    }

    /// The descriptor for an allocation of an array of values: null if they have no pointers.
    #[inline]
    pub fn array_desc(&self) -> *const GcDesc {
        if self.has_pointers { &self.gc_array } else { std::ptr::null() }
    }

    /// Whether an interface's data word holds the value itself.
    #[inline]
    pub fn is_direct(&self) -> bool {
        self.flags.contains(TypeFlags::DIRECT_IFACE)
    }

    /// The fields of a struct and their types.
    pub fn fields(&self) -> impl Iterator<Item = (&FieldDef, &TypeDesc)> {
        // SAFETY: the descriptors of fields live as long as this one.
        self.def().fields.iter().zip(&self.field_types).map(|(field, &ty)| (field, unsafe { &*ty }))
    }

    /// What the map implementation needs of a map type.
    ///
    /// # Panics
    /// If the type is no map's: the caller has looked at the kind.
    #[inline]
    pub fn map_type(&self) -> &MapType {
        self.map.as_deref().expect("a map type has what maps need")
    }

    /// Element type.
    ///
    /// # Panics
    /// If the type has none: the caller has looked at the kind.
    #[inline]
    pub fn elem(&self) -> &TypeDesc {
        assert!(!self.elem.is_null(), "type {} has an element", self.def().name);
        // SAFETY: element descriptors live as long as this one.
        unsafe { &*self.elem }
    }
}

/// An interface table: the type word of interfaces with methods. Method `k`'s func_id is the `u32` at
/// [`ITAB_FUNCS`] + 4k.
#[repr(C)]
#[derive(Debug)]
pub struct ItabHeader {
    pub ty: *const TypeDesc,
    pub iface: *const TypeDesc,
}

pub use vo_bytecode::ITAB_FUNCS;
const _: () = assert!(ITAB_FUNCS == size_of::<ItabHeader>());
