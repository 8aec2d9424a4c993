//! Append-only storage whose contents live as long as the arena itself.
//!
//! Syntax trees and type structures are allocated here, so that the checker can hold plain
//! shared references to them while it mutates its own tables.
//! Invariant: nothing is moved or freed before the arena is dropped.

use std::cell::RefCell;

use vo_syntax::ast;

use crate::ty::{Field, Interface, Signature, StructType, Ty, UnionTerm};

/// An append-only arena of one type.
pub struct TypedArena<T> {
    items: RefCell<Vec<*mut T>>,
}

impl<T> Default for TypedArena<T> {
    fn default() -> Self {
        TypedArena { items: RefCell::new(Vec::new()) }
    }
}

impl<T> TypedArena<T> {
    /// Stores `value` and returns a reference that is valid as long as the arena.
    pub fn alloc(&self, value: T) -> &T {
        let pointer = Box::into_raw(Box::new(value));
        self.items.borrow_mut().push(pointer);
        // SAFETY: the box is freed only in `drop`, which needs the arena unborrowed; only shared
        // references to it are ever made.
        unsafe { &*pointer }
    }
}

impl<T> Drop for TypedArena<T> {
    fn drop(&mut self) {
        for &pointer in self.items.get_mut().iter() {
            // SAFETY: `alloc` obtained the pointer from `Box::into_raw`, and each is freed once.
            drop(unsafe { Box::from_raw(pointer) });
        }
    }
}

/// Storage for everything a [`crate::Checker`] refers to.
#[derive(Default)]
pub struct Arena {
    files: TypedArena<ast::File>,
    bodies: TypedArena<ast::Block>,
    types: TypedArena<Box<[Ty]>>,
    fields: TypedArena<StructType>,
    signatures: TypedArena<Signature>,
    interfaces: TypedArena<Interface>,
    terms: TypedArena<Box<[UnionTerm]>>,
}

impl Arena {
    /// An empty arena.
    pub fn new() -> Arena {
        Arena::default()
    }

    /// Stores a parsed file.
    pub fn file(&self, file: ast::File) -> &ast::File {
        self.files.alloc(file)
    }

    /// Stores a function body that was parsed on demand.
    pub fn body(&self, body: ast::Block) -> &ast::Block {
        self.bodies.alloc(body)
    }

    pub(crate) fn type_list(&self, list: &[Ty]) -> &[Ty] {
        if list.is_empty() { &[] } else { self.types.alloc(list.into()) }
    }

    pub(crate) fn struct_type(&self, fields: Box<[Field]>) -> &StructType {
        self.fields.alloc(StructType { fields })
    }

    pub(crate) fn signature(&self, signature: Signature) -> &Signature {
        self.signatures.alloc(signature)
    }

    pub(crate) fn interface(&self, interface: Interface) -> &Interface {
        self.interfaces.alloc(interface)
    }

    pub(crate) fn union(&self, terms: Box<[UnionTerm]>) -> &[UnionTerm] {
        self.terms.alloc(terms)
    }
}
