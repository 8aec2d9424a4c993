//! Descriptions: what package reflect reads of a type beyond its descriptor, in Go's own layout.
//!
//! Invariants: a description is made when reflection first asks for it, and is immutable from then on, what
//! it learns about pointers and calls excepted; it lives as long as the program, as the names and types do
//! that it refers to. The Go side of the layout is `internal/reflectlite/desc.go`.

use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::AtomicPtr;
use std::sync::atomic::Ordering::{Acquire, Release};

use vo_bytecode::{FuncId, Kind, TypeFlags, TypeId};

use crate::call_layout::CallLayout;
use crate::image::Image;
use crate::made_types::StructField;
use crate::strings;
use crate::types::TypeDesc;

/// A constant string.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Text {
    ptr: *const u8,
    len: usize,
}

impl Text {
    fn new(text: &str) -> Text {
        Text { ptr: text.as_ptr(), len: text.len() }
    }

    /// A copy of the text; Go allows any bytes, where types have only valid UTF-8.
    fn to_owned(self) -> String {
        // SAFETY: the text is constant, or a live string of the program.
        String::from_utf8_lossy(unsafe { strings::bytes(self.ptr as u64, self.len as u64) }).into_owned()
    }
}

/// A slice that never changes.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct List<T> {
    ptr: *const T,
    len: usize,
    cap: usize,
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let items: Box<[T]> = items.into_iter().collect();
        let items = Box::leak(items);
        List { ptr: items.as_ptr(), len: items.len(), cap: items.len() }
    }
}

/// A field of a struct.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    name: Text,
    pkg: Text,
    tag: Text,
    ty: *const TypeDesc,
    offset: u64,
    embedded: bool,
}

impl FieldInfo {
    /// The field as part of a type to be made; its offset follows from the others.
    pub fn to_field(&self) -> StructField {
        StructField {
            name: self.name.to_owned(),
            pkg: self.pkg.to_owned(),
            tag: self.tag.to_owned(),
            ty: self.ty as usize,
            embedded: self.embedded,
        }
    }
}

/// A method that reflection shows: of an interface type all that it demands, else those that are exported.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct MethodInfo {
    name: Text,
    pkg: Text,
    ty: *const TypeDesc,
    func: u64,
}

/// What a type consists of.
#[repr(C)]
#[derive(Debug)]
pub struct Description {
    /// As `%T` prints it.
    text: Text,
    /// Of a named type, without its package.
    name: Text,
    pkg: Text,
    fields: List<FieldInfo>,
    params: List<*const TypeDesc>,
    results: List<*const TypeDesc>,
    methods: List<MethodInfo>,
    /// The type of pointers to values of the type, once it is known.
    pub pointer: AtomicPtr<TypeDesc>,
    /// How functions of the type are called: not for Go.
    pub calls: OnceLock<CallLayout>,
}

/// The description of a type.
pub fn describe(image: &Image, ty: &TypeDesc) -> *const Description {
    let known = ty.description.load(Acquire);
    if !known.is_null() {
        return known;
    }
    let made = Box::into_raw(Box::new(describe_type(image, ty)));
    match ty.description.compare_exchange(ptr::null_mut(), made, Release, Acquire) {
        Ok(_) => made,
        Err(other) => other,
    }
}

fn describe_type(image: &Image, ty: &TypeDesc) -> Description {
    let def = ty.def();
    let address = |id: TypeId| ptr::from_ref(image.ty(id));
    let method = |name: &str, pkg: &str, ty: TypeId, func: FuncId| MethodInfo {
        name: Text::new(name),
        pkg: Text::new(pkg),
        ty: address(ty),
        func: u64::from(func.0),
    };
    let fields = ty.fields().map(|(f, ty)| FieldInfo {
        name: Text::new(&f.name),
        pkg: Text::new(&f.pkg),
        tag: Text::new(&f.tag),
        ty,
        offset: f.offset,
        embedded: f.embedded,
    });
    let methods = if def.kind == Kind::Interface {
        def.iface_methods.iter().map(|m| method(&m.name, &m.pkg, m.ty, FuncId(0))).collect()
    } else {
        let exported = def.methods.iter().filter(|m| m.pkg.is_empty());
        exported.map(|m| method(&m.name, "", m.ty, m.func)).collect()
    };
    let named = def.flags.contains(TypeFlags::NAMED);
    Description {
        text: Text::new(&def.name),
        name: Text::new(if named { own_name(&def.name) } else { "" }),
        pkg: Text::new(&def.pkg),
        fields: fields.collect(),
        params: def.params.iter().map(|&id| address(id)).collect(),
        results: def.results.iter().map(|&id| address(id)).collect(),
        methods,
        pointer: AtomicPtr::new(def.ptr_to.map_or(ptr::null_mut(), |id| address(id).cast_mut())),
        calls: OnceLock::new(),
    }
}

/// What follows the package of a type's name, whose type arguments may have packages too.
fn own_name(text: &str) -> &str {
    let end = text.find('[').unwrap_or(text.len());
    text[..end].rfind('.').map_or(text, |dot| &text[dot + 1..])
}

#[cfg(test)]
mod tests {
    use super::own_name;

    #[test]
    fn the_own_name_of_a_type_keeps_its_type_arguments() {
        assert_eq!(own_name("int"), "int");
        assert_eq!(own_name("main.T"), "T");
        assert_eq!(own_name("main.Pair[int,example.com/x.T]"), "Pair[int,example.com/x.T]");
    }
}
