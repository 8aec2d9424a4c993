//! The image: a module's types, strings, globals and itabs at their addresses.
//!
//! Made once when a program is loaded; immutable afterwards, the globals' contents and the cache of
//! run-time itabs excepted. Engines take every address that they embed from here.

use std::ptr;
use std::sync::atomic::AtomicPtr;
use std::sync::atomic::Ordering::{Acquire, Release};
use std::sync::{Arc, OnceLock};

use parking_lot::Mutex;
use rustc_hash::FxHashMap;
use vo_bytecode::{FuncFlags, FuncId, IfaceMethod, ItabId, Kind, Module, Signature, StrId, TypeDef, TypeId};

use crate::equality::map_type;
use crate::heap::{GcDesc, GcKind};
use crate::made_types::{MadeTypes, Structure};
use crate::memory::Region;
use crate::types::{ItabHeader, TypeDesc};

/// A loaded module.
#[derive(Debug)]
pub struct Image {
    module: Arc<Module>,
    types: Box<[TypeDesc]>,
    itabs: Vec<*const ItabHeader>,
    globals: Region,
    /// One word a function: its func_id; a func value of a plain function points here.
    closures: Region,
    /// Types that reflection has made.
    made: MadeTypes,
    /// The stubs of functions that reflection makes, by signature and flag; found when it first asks.
    stubs: OnceLock<FxHashMap<(Signature, FuncFlags), FuncId>>,
    /// What is known of types and interfaces at run time.
    dynamic: DynamicItabs,
}

/// What a type is to an interface type: its itab, or `None` if it lacks a method.
#[derive(Debug)]
struct Known {
    /// Interface and concrete type.
    key: (TypeId, TypeId),
    itab: Option<*const ItabHeader>,
}

/// Itabs made at run time: all of them behind a lock, and before it, without a lock, the one that was last
/// asked for of those that share a place (a type switch over interfaces asks for the same ones again).
#[derive(Debug)]
struct DynamicItabs {
    recent: Box<[AtomicPtr<Known>]>,
    all: Mutex<FxHashMap<(TypeId, TypeId), &'static Known>>,
}

impl DynamicItabs {
    /// A power of two.
    const RECENT: usize = 1024;

    fn new() -> DynamicItabs {
        DynamicItabs { recent: (0..Self::RECENT).map(|_| AtomicPtr::default()).collect(), all: Mutex::default() }
    }

    #[inline]
    fn get(
        &self,
        key: (TypeId, TypeId),
        make: impl FnOnce() -> Option<*const ItabHeader>,
    ) -> Option<*const ItabHeader> {
        let place = &self.recent[(key.0.index() * 37 + key.1.index()) % Self::RECENT];
        // SAFETY: what is known stays so, and is never freed.
        match unsafe { place.load(Acquire).as_ref() } {
            Some(known) if known.key == key => known.itab,
            _ => {
                let known =
                    *self.all.lock().entry(key).or_insert_with(|| Box::leak(Box::new(Known { key, itab: make() })));
                place.store(ptr::from_ref(known).cast_mut(), Release);
                known.itab
            }
        }
    }
}

// SAFETY: the raw pointers of an image name immutable memory that it owns; globals are the program's
// own memory, with Go's memory model.
unsafe impl Send for Image {}
// SAFETY: as above.
unsafe impl Sync for Image {}

impl Image {
    /// Materialises a verified module.
    pub fn new(module: Arc<Module>) -> std::io::Result<Image> {
        let types = load_types(&module);
        let globals = Region::reserve(module.globals_size.max(8) as usize)?;
        let closures = Region::reserve((8 * module.functions.len()).max(8))?;
        let words = closures.base().cast::<u64>();
        for k in 0..module.functions.len() {
            // SAFETY: the region holds a word for each function.
            unsafe { words.add(k).write(k as u64) };
        }
        let itabs = module
            .itabs
            .iter()
            .map(|itab| new_itab(&types[itab.ty.index()], &types[itab.iface.index()], &itab.funcs))
            .collect();
        Ok(Image {
            module,
            types,
            itabs,
            globals,
            closures,
            made: MadeTypes::default(),
            stubs: OnceLock::new(),
            dynamic: DynamicItabs::new(),
        })
    }

    /// The module as it was loaded.
    pub fn module(&self) -> &Arc<Module> {
        &self.module
    }

    /// The descriptor of a type; its address is its identity.
    pub fn ty(&self, id: TypeId) -> &TypeDesc {
        match self.types.get(id.index()) {
            Some(ty) => ty,
            None => self.made.get(id.index() - self.types.len()).expect("a type's id is the module's, or was made"),
        }
    }

    /// The descriptor of a type by what it is made of.
    pub fn type_of(&self, structure: Structure) -> *const TypeDesc {
        self.made.find(&self.module, &self.types, structure)
    }

    /// The function with this flag of stubs, and this signature.
    pub fn stub(&self, signature: &Signature, flag: FuncFlags) -> Option<FuncId> {
        let stubs = self.stubs.get_or_init(|| {
            let all = FuncFlags::MAKE_FUNC_STUB.union(FuncFlags::METHOD_VALUE_STUB);
            let flagged = self.module.functions.iter().enumerate().filter(|(_, f)| f.flags.intersects(all));
            let keyed =
                flagged.map(|(k, f)| ((self.module.sigs[f.sig.index()].clone(), f.flags & all), FuncId::from(k)));
            keyed.collect()
        });
        stubs.get(&(signature.clone(), flag)).copied()
    }

    /// Address of an itab that the compiler made.
    pub fn itab(&self, id: ItabId) -> *const ItabHeader {
        self.itabs[id.index()]
    }

    /// Address and length of a constant string.
    pub fn string(&self, id: StrId) -> (*const u8, usize) {
        let bytes = self.module.string(id);
        (bytes.as_ptr(), bytes.len())
    }

    /// Address of the package variables.
    pub fn globals(&self) -> *mut u8 {
        self.globals.base()
    }

    /// Bytes of package variables, all of which may hold pointers.
    pub fn globals_size(&self) -> usize {
        self.module.globals_size as usize
    }

    /// Address of function 0's static closure object; function `i`'s lies at `8 * i`.
    pub fn static_closures(&self) -> *const u64 {
        self.closures.base().cast()
    }

    /// The itab of a concrete type for an interface type, or the first method that the type lacks.
    ///
    /// # Errors
    /// The name of that method.
    pub fn itab_for(&self, iface: &TypeDesc, ty: &TypeDesc) -> Result<*const ItabHeader, String> {
        self.try_itab(iface, ty).ok_or_else(|| {
            let lacks = |m: &&IfaceMethod| find_method(ty.def(), m).is_none();
            iface.def().iface_methods.iter().find(lacks).map_or_else(String::new, |m| m.name.clone())
        })
    }

    /// The itab of a concrete type for an interface type, if the type has its methods.
    pub fn try_itab(&self, iface: &TypeDesc, ty: &TypeDesc) -> Option<*const ItabHeader> {
        self.dynamic.get((iface.id, ty.id), || {
            let methods = iface.def().iface_methods.iter();
            let funcs: Option<Vec<FuncId>> = methods.map(|wanted| find_method(ty.def(), wanted)).collect();
            funcs.map(|funcs| new_itab(ty, iface, &funcs))
        })
    }
}

/// The method of a concrete type that an interface demands.
fn find_method(ty: &TypeDef, wanted: &IfaceMethod) -> Option<FuncId> {
    let name = (wanted.name.as_str(), wanted.pkg.as_str());
    let first = ty.methods.partition_point(|m| (m.name.as_str(), m.pkg.as_str()) < name);
    let method = ty.methods.get(first)?;
    ((method.name.as_str(), method.pkg.as_str()) == name && method.ty == wanted.ty).then_some(method.func)
}

/// Writes an itab to memory that is never freed.
fn new_itab(ty: &TypeDesc, iface: &TypeDesc, funcs: &[FuncId]) -> *const ItabHeader {
    let header = size_of::<ItabHeader>() / 8;
    let mut words = vec![0u64; header + funcs.len().div_ceil(2)];
    words[0] = ptr::from_ref(ty) as u64;
    words[1] = ptr::from_ref(iface) as u64;
    for (k, func) in funcs.iter().enumerate() {
        words[header + k / 2] |= u64::from(func.0) << (32 * (k % 2));
    }
    Box::leak(words.into_boxed_slice()).as_ptr().cast()
}

/// Makes all descriptors; those that refer to others are linked once all have addresses.
fn load_types(module: &Module) -> Box<[TypeDesc]> {
    let mut types: Box<[TypeDesc]> =
        module.types.iter().enumerate().map(|(k, def)| new_type(def, TypeId::from(k))).collect();
    let base = types.as_mut_ptr();
    let address = |id: Option<TypeId>| match id {
        // SAFETY: a verified module's ids are in range.
        Some(id) => unsafe { base.add(id.index()).cast_const() },
        None => ptr::null(),
    };
    for (k, def) in module.types.iter().enumerate() {
        // SAFETY: the index is in range, and no reference to an element is live.
        unsafe {
            (*base.add(k)).elem = address(def.elem);
            (*base.add(k)).key = address(def.key);
            (*base.add(k)).field_types = def.fields.iter().map(|f| address(Some(f.ty))).collect();
            if def.kind == Kind::Map {
                let (key, elem) = (&*address(def.key), &*address(def.elem));
                (*base.add(k)).map = Some(Box::new(map_type(key, elem)));
            }
        }
    }
    types
}

fn new_type(def: &TypeDef, id: TypeId) -> TypeDesc {
    // The bitmap belongs to the module, which the image keeps alive.
    // SAFETY: extends the borrow to the image's life, which bounds that of the descriptor.
    let bitmap: &'static [u64] = unsafe { &*ptr::from_ref(def.ptr_words.as_slice()) };
    let size = def.size as usize;
    TypeDesc {
        gc: GcDesc::with_bitmap(GcKind::Object, size, bitmap),
        gc_array: GcDesc::with_bitmap(GcKind::Array, size, bitmap),
        size: def.size,
        align: def.align,
        id,
        kind: def.kind,
        flags: def.flags,
        has_pointers: def.has_pointers(),
        elem: ptr::null(),
        key: ptr::null(),
        len: def.len,
        description: AtomicPtr::default(),
        field_types: Box::default(),
        map: None,
        def,
    }
}
