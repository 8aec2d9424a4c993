//! Type descriptors that reflection asks for: the module's own where it has them, else made at run time.
//!
//! Invariant: types that are written alike have one descriptor, whoever made it. Descriptors made here
//! live as long as the process; their ids follow those of the module. Of methods they have only those that
//! a struct gets from its first field.

use std::collections::HashMap;
use std::ptr;
use std::sync::atomic::AtomicPtr;

use parking_lot::Mutex;
use vo_bytecode::{FieldDef, Kind, MethodDef, Module, TypeDef, TypeFlags, TypeId};

use crate::equality::map_type;
use crate::heap::{GcDesc, GcKind};
use crate::types::TypeDesc;

/// What a type without a name is made of; types by the addresses of their descriptors.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Structure {
    /// Array, chan, map, pointer or slice; `len` is the length of an array, the direction of a channel.
    Elem {
        kind: Kind,
        elem: usize,
        key: usize,
        len: u64,
    },
    /// Parameters, then results.
    Func {
        parts: Vec<usize>,
        params: usize,
        variadic: bool,
    },
    Struct(Vec<StructField>),
}

/// A field of a struct type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StructField {
    pub name: String,
    /// Package of an unexported field; empty for exported ones.
    pub pkg: String,
    pub tag: String,
    pub ty: usize,
    pub embedded: bool,
}

impl Structure {
    /// A type that is made of an element and perhaps a key.
    pub fn of_elem(kind: Kind, elem: &TypeDesc, key: Option<&TypeDesc>, len: u64) -> Structure {
        Structure::Elem { kind, elem: address(elem), key: key.map_or(0, address), len }
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
    if def.flags.contains(TypeFlags::NAMED) {
        return None;
    }
    let part = |id: TypeId| address(&types[id.index()]);
    match def.kind {
        Kind::Array | Kind::Chan | Kind::Map | Kind::Pointer | Kind::Slice => {
            Some(Structure::Elem { kind: def.kind, elem: ty.elem as usize, key: ty.key as usize, len: def.len })
        }
        Kind::Func => Some(Structure::Func {
            parts: def.params.iter().chain(&def.results).map(|&id| part(id)).collect(),
            params: def.params.len(),
            variadic: def.flags.contains(TypeFlags::VARIADIC),
        }),
        Kind::Struct => {
            let field = |f: &FieldDef| StructField {
                name: f.name.clone(),
                pkg: f.pkg.clone(),
                tag: f.tag.clone(),
                ty: part(f.ty),
                embedded: f.embedded,
            };
            Some(Structure::Struct(def.fields.iter().map(field).collect()))
        }
        _ => None,
    }
}

/// The descriptor at an address in a structure.
fn desc(address: usize) -> &'static TypeDesc {
    // SAFETY: structures are made of descriptors, which live as long as the program.
    unsafe { &*(address as *const TypeDesc) }
}

fn make(structure: &Structure, id: TypeId) -> TypeDesc {
    let def: &'static TypeDef = Box::leak(Box::new(define(structure)));
    let size = def.size as usize;
    let (elem, key) = match structure {
        Structure::Elem { elem, key, .. } => (*elem as *const TypeDesc, *key as *const TypeDesc),
        _ => (ptr::null(), ptr::null()),
    };
    let field_types = match structure {
        Structure::Struct(fields) => fields.iter().map(|field| field.ty as *const TypeDesc).collect(),
        _ => Box::default(),
    };
    let map = (def.kind == Kind::Map).then(|| Box::new(map_type(desc(key as usize), desc(elem as usize))));
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
        description: AtomicPtr::default(),
        field_types,
        map,
        def,
    }
}

fn define(structure: &Structure) -> TypeDef {
    match structure {
        Structure::Elem { kind, elem, key, len } => TypeDef {
            elem: Some(desc(*elem).id),
            key: (*key != 0).then(|| desc(*key).id),
            len: *len,
            name: elem_name(*kind, desc(*elem), *key, *len),
            ..define_elem(*kind, desc(*elem), *len)
        },
        Structure::Func { parts, params, variadic } => {
            let ids = |parts: &[usize]| parts.iter().map(|&part| desc(part).id).collect();
            let flags = if *variadic { TypeFlags::VARIADIC } else { TypeFlags::empty() };
            TypeDef {
                name: func_name(&parts[..*params], &parts[*params..], *variadic),
                flags: flags | TypeFlags::DIRECT_IFACE,
                params: ids(&parts[..*params]),
                results: ids(&parts[*params..]),
                ..word(Kind::Func)
            }
        }
        Structure::Struct(fields) => define_struct(fields),
    }
}

/// A type of one word, which is a pointer.
fn word(kind: Kind) -> TypeDef {
    TypeDef { kind, size: 8, align: 8, ptr_words: vec![1], flags: TypeFlags::DIRECT_IFACE, ..TypeDef::default() }
}

/// Equality of all bytes of a type, if there is one of its parts.
const COMPARABLE: TypeFlags = TypeFlags::COMPARABLE.union(TypeFlags::REGULAR_MEMORY);

/// The layout of a type with an element.
fn define_elem(kind: Kind, elem: &TypeDesc, len: u64) -> TypeDef {
    match kind {
        Kind::Slice => TypeDef { kind, size: 24, align: 8, ptr_words: vec![1], ..TypeDef::default() },
        Kind::Array => {
            let mut ptr_words = Vec::new();
            let marked = if elem.has_pointers { len } else { 0 };
            (0..marked).for_each(|k| mark_pointers(&mut ptr_words, elem, k * elem.size));
            let (size, flags) = (elem.size * len, elem.flags & COMPARABLE);
            TypeDef { kind, size, align: elem.align, flags, ptr_words, ..TypeDef::default() }
        }
        Kind::Pointer | Kind::Chan => TypeDef { flags: COMPARABLE | TypeFlags::DIRECT_IFACE, ..word(kind) },
        _ => word(kind),
    }
}

/// A struct's layout as of Go's compiler: see `frontend/types/src/layout.rs`.
fn define_struct(fields: &[StructField]) -> TypeDef {
    let mut def =
        TypeDef { name: struct_name(fields), kind: Kind::Struct, align: 1, flags: COMPARABLE, ..TypeDef::default() };
    for field in fields {
        let ty = desc(field.ty);
        let align = ty.align.max(1);
        let offset = def.size.next_multiple_of(u64::from(align));
        if offset != def.size || field.name == "_" {
            def.flags -= TypeFlags::REGULAR_MEMORY;
        }
        def.flags &= ty.flags;
        def.align = def.align.max(align);
        mark_pointers(&mut def.ptr_words, ty, offset);
        def.fields.push(FieldDef {
            name: field.name.clone(),
            pkg: field.pkg.clone(),
            ty: ty.id,
            offset,
            embedded: field.embedded,
            tag: field.tag.clone(),
        });
        def.size = offset + ty.size;
    }
    let end = def.size;
    if end > 0 && fields.last().is_some_and(|last| desc(last.ty).size == 0) {
        def.size += 1;
    }
    def.size = def.size.next_multiple_of(u64::from(def.align));
    if def.size != end {
        def.flags -= TypeFlags::REGULAR_MEMORY;
    }
    def.methods = promoted_methods(fields);
    def
}

/// The methods of an embedded first field whose data word is its address: that is the struct's own.
fn promoted_methods(fields: &[StructField]) -> Vec<MethodDef> {
    match fields.first().filter(|first| first.embedded).map(|first| desc(first.ty)) {
        Some(ty) if !ty.is_direct() => ty.def().methods.clone(),
        _ => Vec::new(),
    }
}

/// Marks the words of a value at an offset that may hold pointers.
fn mark_pointers(words: &mut Vec<u64>, ty: &TypeDesc, offset: u64) {
    if !ty.has_pointers {
        return;
    }
    words.resize(words.len().max((offset + ty.size).div_ceil(8 * 64) as usize), 0);
    for at in (0..ty.size).step_by(8).filter(|&at| ty.def().is_pointer_word(at)) {
        let word = ((offset + at) / 8) as usize;
        words[word / 64] |= 1 << (word % 64);
    }
}

/// The type as `%T` prints it.
fn elem_name(kind: Kind, elem: &TypeDesc, key: usize, len: u64) -> String {
    let elem = &elem.def().name;
    match kind {
        Kind::Pointer => format!("*{elem}"),
        Kind::Slice => format!("[]{elem}"),
        Kind::Array => format!("[{len}]{elem}"),
        Kind::Map => format!("map[{}]{elem}", desc(key).def().name),
        _ => match len {
            1 => format!("<-chan {elem}"),
            2 => format!("chan<- {elem}"),
            _ if elem.starts_with("<-") => format!("chan ({elem})"),
            _ => format!("chan {elem}"),
        },
    }
}

fn func_name(params: &[usize], results: &[usize], variadic: bool) -> String {
    let names = |parts: &[usize]| parts.iter().map(|&part| desc(part).def().name.clone()).collect::<Vec<_>>();
    let (mut params, results) = (names(params), names(results));
    if let Some(last) = params.last_mut().filter(|_| variadic) {
        *last = format!("...{}", &last[2..]);
    }
    let params = params.join(", ");
    match &results[..] {
        [] => format!("func({params})"),
        [one] => format!("func({params}) {one}"),
        _ => format!("func({params}) ({})", results.join(", ")),
    }
}

fn struct_name(fields: &[StructField]) -> String {
    let field = |f: &StructField| {
        let name = if f.embedded { String::new() } else { format!("{} ", f.name) };
        let tag = if f.tag.is_empty() { String::new() } else { format!(" {:?}", f.tag) };
        format!(" {name}{}{tag}", desc(f.ty).def().name)
    };
    if fields.is_empty() {
        return "struct {}".into();
    }
    format!("struct {{{} }}", fields.iter().map(field).collect::<Vec<_>>().join(";"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use vo_bytecode::{Class, Module};

    use super::*;
    use crate::call_layout::{CallLayout, Results};
    use crate::image::Image;

    const BYTE: TypeId = TypeId(0);
    const STRING: TypeId = TypeId(1);
    const FLOAT: TypeId = TypeId(2);

    /// A program whose types are a byte, a string, a float64 and `[]string`.
    fn image() -> Image {
        let named = |name: &str, kind, size, flags, ptr_words: &[u64]| TypeDef {
            name: name.into(),
            kind,
            size,
            align: size.min(8) as u32,
            flags: flags | TypeFlags::NAMED,
            ptr_words: ptr_words.to_vec(),
            ..TypeDef::default()
        };
        let types = vec![
            named("uint8", Kind::Uint8, 1, COMPARABLE | TypeFlags::DIRECT_IFACE, &[]),
            named("string", Kind::String, 16, TypeFlags::COMPARABLE, &[1]),
            named("float64", Kind::Float64, 8, TypeFlags::COMPARABLE | TypeFlags::DIRECT_IFACE, &[]),
            TypeDef { name: "[]string".into(), elem: Some(STRING), ..define_slice() },
        ];
        Image::new(Arc::new(Module { types, ..Module::default() })).expect("memory can be reserved")
    }

    fn define_slice() -> TypeDef {
        TypeDef { kind: Kind::Slice, size: 24, align: 8, ptr_words: vec![1], ..TypeDef::default() }
    }

    fn field(image: &Image, name: &str, ty: TypeId) -> StructField {
        let ty = address(image.ty(ty));
        StructField { name: name.into(), pkg: String::new(), tag: String::new(), ty, embedded: false }
    }

    fn made(image: &Image, structure: Structure) -> &TypeDesc {
        // SAFETY: descriptors live as long as the program.
        unsafe { &*image.type_of(structure) }
    }

    fn structure(image: &Image) -> Structure {
        Structure::Struct(vec![field(image, "A", BYTE), field(image, "B", STRING), field(image, "C", BYTE)])
    }

    #[test]
    fn a_made_struct_is_laid_out_as_the_compiler_does() {
        let image = image();
        let ty = made(&image, structure(&image));
        let offsets: Vec<u64> = ty.fields().map(|(field, _)| field.offset).collect();
        assert_eq!((ty.size, ty.align, offsets), (32, 8, vec![0, 8, 24]));
        assert_eq!(ty.def().name, "struct { A uint8; B string; C uint8 }");
        assert!(ty.def().is_pointer_word(8) && !ty.def().is_pointer_word(0) && !ty.def().is_pointer_word(16));
        assert_eq!(ty.flags, TypeFlags::COMPARABLE);
    }

    #[test]
    fn types_that_are_written_alike_are_one() {
        let image = image();
        assert!(ptr::eq(made(&image, structure(&image)), made(&image, structure(&image))));
        let slice = made(&image, Structure::of_elem(Kind::Slice, image.ty(STRING), None, 0));
        assert!(ptr::eq(slice, image.ty(TypeId(3))), "the module's own");
        let pair = Structure::of_elem(Kind::Array, slice, None, 2);
        assert_eq!(made(&image, pair).def().name, "[2][]string");
    }

    #[test]
    fn parameters_and_results_go_in_registers_as_far_as_they_fit() {
        let image = image();
        let ty = address(made(&image, structure(&image)));
        let (string, float) = (address(image.ty(STRING)), address(image.ty(FLOAT)));
        let layout = |parts: Vec<usize>, params| {
            let func = made(&image, Structure::Func { parts, params, variadic: false });
            CallLayout::new(&image, func)
        };
        let split = layout(vec![ty, float, string], 2).signature();
        assert_eq!(split.params, [Class::I, Class::I, Class::I, Class::I, Class::F]);
        assert_eq!(split.results, [Class::I, Class::I]);
        let many = layout(vec![float, ty, ty, ty], 1);
        assert!(matches!(&many.results, Results::Memory { size: 96, places } if places[1] == (32, 32)));
        assert_eq!(many.signature().params, [Class::I, Class::F]);
    }
}
