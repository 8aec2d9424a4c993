//! The type table: descriptors of every type that lowered code mentions.
//!
//! Invariants: identical types share one descriptor. Methods are entered only for *dynamic* types
//! (those whose values get into interfaces, and what reflection reaches from them), and only those that
//! some interface of the program demands.

use vo_bytecode::{FieldDef, FuncId, IfaceMethod, Itab, ItabId, Kind, MethodDef, TypeDef, TypeFlags, TypeId};
use vo_syntax::Symbol;
use vo_types::{Basic, ChanDir, PkgId, Selection, Ty, TypeKind};

use crate::program::{Program, ReceiverFrom};

/// Whether an interface's data word holds a value of this kind itself.
pub(crate) fn is_direct(kind: Kind) -> bool {
    use Kind::*;
    !matches!(kind, Invalid | Complex64 | Complex128 | Array | Interface | Slice | String | Struct)
}

pub(crate) fn kind_of_basic(basic: Basic) -> Kind {
    match basic {
        Basic::Bool | Basic::UntypedBool => Kind::Bool,
        Basic::Int | Basic::UntypedInt => Kind::Int,
        Basic::Int8 => Kind::Int8,
        Basic::Int16 => Kind::Int16,
        Basic::Int32 | Basic::UntypedRune => Kind::Int32,
        Basic::Int64 => Kind::Int64,
        Basic::Uint => Kind::Uint,
        Basic::Uint8 => Kind::Uint8,
        Basic::Uint16 => Kind::Uint16,
        Basic::Uint32 => Kind::Uint32,
        Basic::Uint64 => Kind::Uint64,
        Basic::Uintptr => Kind::Uintptr,
        Basic::Float32 => Kind::Float32,
        Basic::Float64 | Basic::UntypedFloat => Kind::Float64,
        Basic::Complex64 => Kind::Complex64,
        Basic::Complex128 | Basic::UntypedComplex => Kind::Complex128,
        Basic::String | Basic::UntypedString => Kind::String,
        Basic::UnsafePointer | Basic::UntypedNil => Kind::UnsafePointer,
        Basic::Invalid => Kind::Invalid,
    }
}

impl<'a> Program<'_, 'a> {
    /// The kind of a type.
    pub fn kind(&mut self, ty: Ty) -> Kind {
        let under = self.chk.under(ty);
        match self.chk.types.kind(under) {
            TypeKind::Basic(basic) => kind_of_basic(basic),
            TypeKind::Pointer(_) => Kind::Pointer,
            TypeKind::Slice(_) => Kind::Slice,
            TypeKind::Array { .. } => Kind::Array,
            TypeKind::Map { .. } => Kind::Map,
            TypeKind::Chan { .. } => Kind::Chan,
            TypeKind::Struct(_) => Kind::Struct,
            TypeKind::Signature(_) => Kind::Func,
            TypeKind::Interface(_) => Kind::Interface,
            TypeKind::Tuple(_) | TypeKind::Union(_) | TypeKind::TypeParam(_) | TypeKind::Named(_) => Kind::Invalid,
        }
    }

    /// The descriptor of a type.
    pub fn type_id(&mut self, ty: Ty) -> TypeId {
        if let Some(&id) = self.types.get(&ty) {
            return id;
        }
        let canonical = self.chk.canonical(ty);
        if let Some(&id) = self.types.get(&canonical) {
            self.types.insert(ty, id);
            return id;
        }
        let id = TypeId::from(self.module.types.len());
        self.types.insert(canonical, id);
        self.types.insert(ty, id);
        self.module.types.push(TypeDef::default());
        self.type_list.push(canonical);
        let def = self.make_type(canonical);
        let pointee = (def.kind == Kind::Pointer).then_some(def.elem).flatten();
        let ptr_to = self.module.types[id.index()].ptr_to;
        self.module.types[id.index()] = TypeDef { ptr_to, ..def };
        if let Some(elem) = pointee
            && !matches!(self.chk.types.kind(canonical), TypeKind::Named(_))
        {
            self.module.types[elem.index()].ptr_to = Some(id);
        }
        id
    }

    fn make_type(&mut self, ty: Ty) -> TypeDef {
        let under = self.chk.under(ty);
        let shape = self.shape(ty);
        let kind = self.kind(ty);
        let mut def = TypeDef {
            name: self.type_name(ty),
            kind,
            size: shape.size,
            align: shape.align,
            ptr_words: self.pointer_words(ty),
            ..TypeDef::default()
        };
        match self.chk.types.kind(ty) {
            TypeKind::Named(id) => {
                let pkg = self.chk.object(self.chk.types.named(id).obj).pkg;
                if pkg != PkgId::UNIVERSE {
                    def.pkg = self.package_path(pkg);
                }
                def.flags |= TypeFlags::NAMED;
            }
            TypeKind::Basic(basic) => {
                def.flags |= TypeFlags::NAMED;
                if basic == Basic::UnsafePointer {
                    def.pkg = "unsafe".into();
                }
            }
            _ => {}
        }
        if is_direct(kind) {
            def.flags |= TypeFlags::DIRECT_IFACE;
        }
        if self.chk.is_comparable(ty) {
            def.flags |= TypeFlags::COMPARABLE;
            if self.is_regular_memory(ty) {
                def.flags |= TypeFlags::REGULAR_MEMORY;
            }
        }
        self.fill_structure(under, &mut def);
        def
    }

    fn fill_structure(&mut self, under: Ty, def: &mut TypeDef) {
        match self.chk.types.kind(under) {
            TypeKind::Pointer(elem) | TypeKind::Slice(elem) => def.elem = Some(self.type_id(elem)),
            TypeKind::Array { elem, len } => {
                def.elem = Some(self.type_id(elem));
                def.len = len as u64;
                // Slicing an array, and reflection, speak of the slice type.
                let slice = self.chk.types.slice(elem);
                self.type_id(slice);
            }
            TypeKind::Map { key, value } => {
                def.key = Some(self.type_id(key));
                def.elem = Some(self.type_id(value));
            }
            TypeKind::Chan { dir, elem } => {
                def.elem = Some(self.type_id(elem));
                def.len = match dir {
                    ChanDir::Recv => 1,
                    ChanDir::Send => 2,
                    ChanDir::Both => 3,
                };
            }
            TypeKind::Struct(s) => {
                let offsets = self.chk.field_offsets(under);
                for (field, offset) in s.fields.iter().zip(offsets) {
                    let field_def = FieldDef {
                        name: field.name.to_string(),
                        pkg: self.pkg_of_name(field.pkg),
                        ty: self.type_id(field.ty),
                        offset: offset as u64,
                        embedded: field.embedded,
                        tag: field.tag.to_string(),
                    };
                    def.fields.push(field_def);
                }
            }
            TypeKind::Signature(s) => {
                def.params = s.params.iter().map(|&ty| self.type_id(ty)).collect();
                def.results = s.results.iter().map(|&ty| self.type_id(ty)).collect();
                if s.variadic {
                    def.flags |= TypeFlags::VARIADIC;
                }
            }
            TypeKind::Interface(_) => {
                for method in self.chk.interface_methods(under) {
                    self.wanted_methods.insert(method.name);
                    let iface_method = IfaceMethod {
                        name: method.name.to_string(),
                        pkg: self.pkg_of_name(method.pkg),
                        ty: self.type_id(method.ty),
                    };
                    def.iface_methods.push(iface_method);
                }
            }
            _ => {}
        }
    }

    fn pkg_of_name(&self, pkg: PkgId) -> String {
        if pkg == PkgId::UNIVERSE { String::new() } else { self.package_path(pkg) }
    }

    fn pointer_words(&mut self, ty: Ty) -> Vec<u64> {
        let mut words = Vec::new();
        self.mark_pointers(ty, 0, &mut words);
        words
    }

    fn mark_pointers(&mut self, ty: Ty, offset: u64, words: &mut Vec<u64>) {
        let shape = self.shape(ty);
        if !shape.pointers {
            return;
        }
        let mut mark = |offset: u64| {
            let word = (offset / 8) as usize;
            if words.len() <= word / 64 {
                words.resize(word / 64 + 1, 0);
            }
            words[word / 64] |= 1 << (word % 64);
        };
        let under = self.chk.under(ty);
        match self.chk.types.kind(under) {
            TypeKind::Interface(_) => mark(offset + 8),
            TypeKind::Array { elem, len } => {
                let size = self.shape(elem).size;
                for k in 0..len as u64 {
                    self.mark_pointers(elem, offset + k * size, words);
                }
            }
            TypeKind::Struct(s) => {
                let offsets = self.chk.field_offsets(under);
                for (field, at) in s.fields.iter().zip(offsets) {
                    self.mark_pointers(field.ty, offset + at as u64, words);
                }
            }
            _ => mark(offset),
        }
    }

    /// Whether equality of values is equality of their bytes.
    fn is_regular_memory(&mut self, ty: Ty) -> bool {
        let under = self.chk.under(ty);
        match self.chk.types.kind(under) {
            TypeKind::Basic(basic) => !basic.is_float() && !basic.is_complex() && !basic.is_string(),
            TypeKind::Pointer(_) | TypeKind::Chan { .. } => true,
            TypeKind::Array { elem, .. } => self.is_regular_memory(elem),
            TypeKind::Struct(s) => {
                let mut end = 0;
                for (field, offset) in s.fields.iter().zip(self.chk.field_offsets(under)) {
                    if field.name.is_blank() || offset != end || !self.is_regular_memory(field.ty) {
                        return false;
                    }
                    end = offset + self.chk.size_of(field.ty);
                }
                end == self.chk.size_of(under)
            }
            _ => false,
        }
    }

    // ------------------------------------------------------------------------------- dynamic types

    /// Notes that values of `ty` get into interfaces.
    pub fn mark_dynamic(&mut self, ty: Ty) {
        if !self.dynamic_seen.insert(ty) {
            return;
        }
        self.type_id(ty);
        self.dynamic_types.push(ty);
        let under = self.chk.under(ty);
        let embeds = matches!(self.chk.types.kind(ty), TypeKind::Struct(s) if s.fields.iter().any(|f| f.embedded));
        if self.reflects && (embeds || self.chk.types.as_named(ty).is_some()) {
            // A value that can be addressed has the methods of its address.
            let pointer = self.chk.types.pointer(ty);
            self.mark_dynamic(pointer);
        }
        match self.chk.types.kind(under) {
            TypeKind::Pointer(elem)
            | TypeKind::Slice(elem)
            | TypeKind::Array { elem, .. }
            | TypeKind::Chan { elem, .. } => self.mark_dynamic(elem),
            TypeKind::Map { key, value } => {
                self.mark_dynamic(key);
                self.mark_dynamic(value);
            }
            TypeKind::Struct(s) => s.fields.iter().for_each(|field| self.mark_dynamic(field.ty)),
            // Reflection makes arguments, and takes results apart.
            TypeKind::Signature(s) if self.finds_methods => {
                s.params.iter().chain(&s.results).for_each(|&ty| self.mark_dynamic(ty));
            }
            _ => {}
        }
    }

    /// Package reflect has come into the program: it finds methods of the addresses of all values.
    pub fn begin_reflection(&mut self) {
        self.reflects = true;
        for ty in self.dynamic_types.clone() {
            if self.chk.types.as_named(ty).is_some() {
                let pointer = self.chk.types.pointer(ty);
                self.mark_dynamic(pointer);
            }
        }
    }

    /// Whether a type may have methods of its own.
    fn may_have_methods(&mut self, ty: Ty) -> bool {
        let base = match self.chk.types.kind(ty) {
            TypeKind::Pointer(elem) => elem,
            _ => ty,
        };
        match self.chk.types.kind(base) {
            TypeKind::Named(_) => {
                let under = self.chk.under(base);
                !matches!(self.chk.types.kind(under), TypeKind::Interface(_))
            }
            TypeKind::Struct(s) => s.fields.iter().any(|f| f.embedded),
            _ => false,
        }
    }

    /// Enters methods of dynamic types that have become callable; reports whether there were new ones.
    pub fn add_dynamic_methods(&mut self) -> bool {
        let mut found = false;
        let mut next = 0;
        while next < self.dynamic_types.len() {
            let ty = self.dynamic_types[next];
            next += 1;
            if !self.may_have_methods(ty) {
                continue;
            }
            let mut added = false;
            for selection in self.chk.method_set(ty) {
                // Neither interfaces nor reflection see generic methods.
                if matches!(self.chk.types.kind(selection.ty), TypeKind::Signature(s) if !s.type_params.is_empty()) {
                    continue;
                }
                let (name, pkg) = self.method_key(&selection);
                let wanted = self.wanted_methods.contains(&name) || (self.finds_methods && name.is_exported());
                if !wanted || !self.method_done.insert((ty, name, pkg)) {
                    continue;
                }
                let pkg = if name.is_exported() { String::new() } else { self.package_path(pkg) };
                let sig = self.type_id(selection.ty);
                if self.finds_methods && !self.is_of_library(&selection) {
                    self.mark_dynamic(selection.ty);
                }
                let func = self.method_func(ty, &selection, ReceiverFrom::DataWord, &[]);
                let id = self.type_id(ty);
                let def = MethodDef { name: name.to_string(), pkg, ty: sig, func };
                self.module.types[id.index()].methods.push(def);
                added = true;
            }
            if added {
                let id = self.type_id(ty);
                self.module.types[id.index()].methods.sort_by(|a, b| (&a.name, &a.pkg).cmp(&(&b.name, &b.pkg)));
                found = true;
            }
        }
        found
    }

    /// Whether a selected method belongs to the library.
    fn is_of_library(&self, selection: &Selection) -> bool {
        selection.method.is_none_or(|method| self.chk.package(self.chk.object(method).pkg).lazy)
    }

    /// The itab of a concrete type for an interface type with methods.
    pub fn itab(&mut self, iface: Ty, concrete: Ty) -> ItabId {
        if let Some(&id) = self.itabs.get(&(iface, concrete)) {
            return id;
        }
        let iface_id = self.type_id(iface);
        let ty = self.type_id(concrete);
        let mut funcs: Vec<FuncId> = Vec::new();
        for method in self.chk.interface_methods(iface) {
            if let Some(selection) = self.chk.lookup_method(concrete, method.name, method.pkg) {
                funcs.push(self.method_func(concrete, &selection, ReceiverFrom::DataWord, &[]));
            }
        }
        let known = self.module.itabs.iter().position(|itab| itab.iface == iface_id && itab.ty == ty);
        let id = known.map_or_else(
            || {
                self.module.itabs.push(Itab { iface: iface_id, ty, funcs });
                ItabId::from(self.module.itabs.len() - 1)
            },
            ItabId::from,
        );
        self.itabs.insert((iface, concrete), id);
        id
    }

    /// The function that calls method `selection` of a receiver of type `recv` that comes as `from` says.
    pub fn method_func(&mut self, recv: Ty, selection: &Selection, from: ReceiverFrom, own_args: &[Ty]) -> FuncId {
        if from == ReceiverFrom::DataWord
            && selection.path.is_empty()
            && selection.iface_index.is_none()
            && let Some(id) = self.method_itself(recv, selection, own_args)
        {
            return id;
        }
        let key = (recv, self.method_key(selection), from, own_args.to_vec());
        if let Some(&id) = self.wrappers.get(&key) {
            return id;
        }
        let id = self.make_wrapper(recv, selection, from, own_args);
        self.wrappers.insert(key, id);
        id
    }

    /// Name and (if it is not exported) package of a selected method.
    pub fn method_key(&mut self, selection: &Selection) -> (Symbol, PkgId) {
        let (name, pkg) = match (selection.method, selection.iface_index) {
            (Some(method), _) => {
                let object = self.chk.object(method);
                (object.name, object.pkg)
            }
            (None, index) => {
                let methods = self.chk.interface_methods(selection.declared_on);
                let method = methods[index.unwrap_or(0) as usize];
                (method.name, method.pkg)
            }
        };
        (name, if name.is_exported() { PkgId::UNIVERSE } else { pkg })
    }

    /// The declared method, if it can take the data word as its receiver.
    fn method_itself(&mut self, recv: Ty, selection: &Selection, own_args: &[Ty]) -> Option<FuncId> {
        let method = selection.method?;
        let ptr_recv = self.chk.object(method).as_func()?.ptr_recv;
        let is_pointer = matches!(self.chk.types.kind(recv), TypeKind::Pointer(_));
        let kind = self.kind(recv);
        let direct = match (is_pointer, ptr_recv) {
            (true, true) => true,
            (false, false) => is_direct(kind) && !matches!(kind, Kind::Float32 | Kind::Float64),
            _ => false,
        };
        if !direct {
            return None;
        }
        let target = self.method_target(selection, own_args);
        Some(self.func_of(&target))
    }

    /// The declared method of a selection, instantiated for its receiver type.
    pub fn method_target(&mut self, selection: &Selection, own_args: &[Ty]) -> crate::program::Target {
        let method = selection.method.expect("a method selection has a method");
        let mut args: Vec<Ty> =
            self.chk.types.as_named(selection.declared_on).map_or(&[][..], |n| n.type_args).to_vec();
        args.extend_from_slice(own_args);
        self.target(method, &args)
    }

    fn make_wrapper(&mut self, recv: Ty, selection: &Selection, from: ReceiverFrom, own_args: &[Ty]) -> FuncId {
        let name = self.method_key(selection).0;
        let mut sig = selection.ty;
        if !own_args.is_empty() {
            sig = self.chk.instantiate_signature(sig, own_args);
        }
        let type_name = self.receiver_name(recv);
        let (label, abi) = match from {
            ReceiverFrom::DataWord => (format!("{type_name}.{name}"), self.abi(Some(Ty::UNSAFE_POINTER), sig)),
            ReceiverFrom::Capture => (format!("{type_name}.{name}-fm"), self.abi(None, sig)),
            ReceiverFrom::Param => {
                let TypeKind::Signature(s) = self.chk.types.kind(sig) else { unreachable!("a method has a signature") };
                let params: Vec<Ty> = std::iter::once(recv).chain(s.params.iter().copied()).collect();
                let expr_sig = self.chk.types.func(&params, &s.results, s.variadic);
                (format!("{type_name}.{name}"), self.abi(None, expr_sig))
            }
        };
        let subst = self.no_subst.clone();
        let body =
            crate::program::Body::Method { recv, selection: selection.clone(), from, own_args: own_args.to_vec() };
        let mut flags = vo_bytecode::FuncFlags::WRAPPER;
        if from == ReceiverFrom::Capture {
            flags |= vo_bytecode::FuncFlags::CLOSURE;
        }
        self.declare(label, None, abi, flags, subst, body)
    }
}
