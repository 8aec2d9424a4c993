//! Type descriptors that reflection asks for: the module's own where it has them, else made at run time.
//!
//! Invariant: types that are written alike have one descriptor, whoever made it. Descriptors made here
//! live as long as the process; their ids follow those of the module. They have no methods.

use std::collections::HashMap;
use std::ptr;

use parking_lot::Mutex;
use vo_bytecode::{Kind, Module, TypeDef, TypeFlags, TypeId};

use crate::equality::map_type;
use crate::heap::{GcDesc, GcKind};
use crate::types::TypeDesc;

/// What a type without a name is made of; types by the addresses of their descriptors.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Structure {
    pub kind: Kind,
    pub elem: usize,
    pub key: usize,
    /// Length of an array, direction of a channel, 1 for a variadic function.
    pub len: u64,
    /// Parameters, then results.
    pub parts: Vec<usize>,
    pub params: usize,
}

impl Structure {
    /// A type that is made of an element and perhaps a key.
    pub fn of_elem(kind: Kind, elem: &TypeDesc, key: Option<&TypeDesc>, len: u64) -> Structure {
        let key = key.map_or(0, |key| ptr::from_ref(key) as usize);
        Structure { kind, elem: ptr::from_ref(elem) as usize, key, len, parts: Vec::new(), params: 0 }
    }
}

/// The types of a program by structure.
#[derive(Debug, Default)]
pub struct MadeTypes {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// Empty until reflection first asks.
    known: HashMap<Structure, usize>,
    made: Vec<&'static TypeDesc>,
}

impl MadeTypes {
    /// The `k`th type made at run time.
    pub fn get(&self, k: usize) -> Option<&'static TypeDesc> {
        self.inner.lock().made.get(k).copied()
    }

    /// The descriptor of a structure; `types` are the module's.
    pub fn find(&self, module: &Module, types: &[TypeDesc], wanted: Structure) -> *const TypeDesc {
        let mut inner = self.inner.lock();
        if inner.known.is_empty() {
            inner.known = types.iter().filter_map(|ty| Some((structure_of(module, types, ty)?, address(ty)))).collect();
        }
        if let Some(&known) = inner.known.get(&wanted) {
            return known as *const TypeDesc;
        }
        let id = TypeId::from(types.len() + inner.made.len());
        let desc: &'static TypeDesc = Box::leak(Box::new(make(&wanted, id)));
        inner.made.push(desc);
        inner.known.insert(wanted, address(desc));
        desc
    }
}

fn address(ty: &TypeDesc) -> usize {
    ptr::from_ref(ty) as usize
}

fn structure_of(module: &Module, types: &[TypeDesc], ty: &TypeDesc) -> Option<Structure> {
    let def = &module.types[ty.id.index()];
    let structured =
        matches!(def.kind, Kind::Array | Kind::Chan | Kind::Func | Kind::Map | Kind::Pointer | Kind::Slice);
    if !structured || def.flags.contains(TypeFlags::NAMED) {
        return None;
    }
    let len = if def.kind == Kind::Func { u64::from(def.flags.contains(TypeFlags::VARIADIC)) } else { def.len };
    let parts = def.params.iter().chain(&def.results).map(|id| address(&types[id.index()])).collect();
    Some(Structure {
        kind: def.kind,
        elem: ty.elem as usize,
        key: ty.key as usize,
        len,
        parts,
        params: def.params.len(),
    })
}

/// The descriptor at an address in a structure.
fn desc(address: usize) -> &'static TypeDesc {
    // SAFETY: structures are made of descriptors, which live as long as the program.
    unsafe { &*(address as *const TypeDesc) }
}

fn make(s: &Structure, id: TypeId) -> TypeDesc {
    let def: &'static TypeDef = Box::leak(Box::new(define(s)));
    let size = def.size as usize;
    let (elem, key) = (s.elem as *const TypeDesc, s.key as *const TypeDesc);
    TypeDesc {
        gc: GcDesc::with_bitmap(GcKind::Object, size, &def.ptr_words),
        gc_array: GcDesc::with_bitmap(GcKind::Array, size, &def.ptr_words),
        size: def.size,
        align: def.align,
        id,
        kind: def.kind,
        flags: def.flags,
        has_pointers: def.has_pointers(),
        elem,
        key,
        len: def.len,
        map: (s.kind == Kind::Map).then(|| Box::new(map_type(desc(s.key), desc(s.elem)))),
        def,
    }
}

fn define(s: &Structure) -> TypeDef {
    let comparable = TypeFlags::COMPARABLE | TypeFlags::REGULAR_MEMORY;
    let (size, align, flags, ptr_words) = match s.kind {
        Kind::Slice => (24, 8, TypeFlags::empty(), vec![1]),
        Kind::Array => {
            let elem = desc(s.elem);
            (elem.size * s.len, elem.align, elem.flags & comparable, repeated_pointers(elem, s.len))
        }
        Kind::Pointer | Kind::Chan => (8, 8, comparable | TypeFlags::DIRECT_IFACE, vec![1]),
        _ => (8, 8, TypeFlags::DIRECT_IFACE, vec![1]),
    };
    let variadic = if s.kind == Kind::Func && s.len == 1 { TypeFlags::VARIADIC } else { TypeFlags::empty() };
    let ids = |parts: &[usize]| parts.iter().map(|&part| desc(part).id).collect::<Vec<_>>();
    TypeDef {
        name: name(s),
        kind: s.kind,
        flags: flags | variadic,
        size,
        align,
        ptr_words,
        elem: (s.elem != 0).then(|| desc(s.elem).id),
        key: (s.key != 0).then(|| desc(s.key).id),
        len: if s.kind == Kind::Func { 0 } else { s.len },
        params: ids(&s.parts[..s.params]),
        results: ids(&s.parts[s.params..]),
        ..TypeDef::default()
    }
}

fn repeated_pointers(elem: &TypeDesc, len: u64) -> Vec<u64> {
    if !elem.has_pointers || len == 0 {
        return Vec::new();
    }
    let mut words = vec![0u64; (elem.size * len).div_ceil(8 * 64) as usize];
    for k in 0..len {
        for offset in (0..elem.size).step_by(8).filter(|&offset| elem.def().is_pointer_word(offset)) {
            let word = ((k * elem.size + offset) / 8) as usize;
            words[word / 64] |= 1 << (word % 64);
        }
    }
    words
}

/// The type as `%T` prints it.
fn name(s: &Structure) -> String {
    let elem = if s.elem == 0 { "" } else { desc(s.elem).def().name.as_str() };
    match s.kind {
        Kind::Pointer => format!("*{elem}"),
        Kind::Slice => format!("[]{elem}"),
        Kind::Array => format!("[{}]{elem}", s.len),
        Kind::Map => format!("map[{}]{elem}", desc(s.key).def().name),
        Kind::Chan => match s.len {
            1 => format!("<-chan {elem}"),
            2 => format!("chan<- {elem}"),
            _ if elem.starts_with("<-") => format!("chan ({elem})"),
            _ => format!("chan {elem}"),
        },
        _ => func_name(s),
    }
}

fn func_name(s: &Structure) -> String {
    let mut params: Vec<String> = s.parts[..s.params].iter().map(|&p| desc(p).def().name.clone()).collect();
    if s.len == 1
        && let Some(last) = params.last_mut()
    {
        *last = format!("...{}", &last[2..]);
    }
    let results: Vec<&str> = s.parts[s.params..].iter().map(|&p| desc(p).def().name.as_str()).collect();
    let params = params.join(", ");
    match results[..] {
        [] => format!("func({params})"),
        [one] => format!("func({params}) {one}"),
        _ => format!("func({params}) ({})", results.join(", ")),
    }
}
