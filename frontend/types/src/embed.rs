//! Variables whose values are files of the build (`//go:embed`).
//!
//! Invariant: of a variable with an unfit type an error is reported, and nothing is known. Which files a directive
//! means, the package's loader has found out.

use vo_syntax::{FileId, Pos, Span};

use crate::checker::Checker;
use crate::decl::Environment;
use crate::object::Obj;
use crate::package::PkgId;
use crate::ty::{Ty, TypeKind};

/// A file that a variable embeds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EmbeddedFile {
    /// Relative to the package's folder, with slashes.
    pub name: String,
    pub text: Vec<u8>,
}

/// What a variable embeds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Embed {
    pub file: FileId,
    /// Where its name is declared.
    pub variable: Pos,
    pub directive: Span,
    /// By name, each once.
    pub files: Vec<EmbeddedFile>,
}

/// How a variable holds what it embeds, by its type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EmbedKind {
    String,
    Bytes,
    /// An `embed.FS`.
    FileSystem,
}

impl Checker<'_> {
    /// What a package variable embeds.
    pub fn embed(&self, obj: Obj) -> Option<&(EmbedKind, Embed)> {
        self.embeds.get(&obj)
    }

    /// The package's variables that embed files, in source order.
    pub fn embedding_variables(&self, pkg: PkgId) -> Vec<Obj> {
        self.package(pkg).objects.iter().copied().filter(|obj| self.embeds.contains_key(obj)).collect()
    }

    /// Judges the variables that embed files by their types.
    pub(crate) fn check_embeds(&mut self, pkg: PkgId, embeds: Vec<Embed>) {
        let saved = std::mem::replace(&mut self.env, Environment { pkg, ..Environment::outside() });
        for embed in embeds {
            let objects = &self.package(pkg).objects;
            let Some(&obj) = objects.iter().find(|&&obj| self.object(obj).pos == embed.variable) else { continue };
            let ty = self.object(obj).ty;
            if ty == Ty::INVALID {
                continue;
            }
            self.env.file = embed.file;
            if !self.require_version(embed.directive, 16, "go:embed") {
                continue;
            }
            let name = embed.variable.span();
            match self.embed_kind(ty) {
                None => {
                    let ty = self.type_string(ty, pkg);
                    self.error(name, format!("go:embed cannot apply to var of type {ty}"));
                }
                Some(kind) if kind != EmbedKind::FileSystem && embed.files.len() > 1 => {
                    let ty = self.type_string(ty, pkg);
                    self.error(name, format!("invalid go:embed: multiple files for type {ty}"));
                }
                Some(kind) => {
                    self.embeds.insert(obj, (kind, embed));
                }
            }
        }
        self.env = saved;
    }

    /// How values of a type hold files, if they can.
    fn embed_kind(&mut self, ty: Ty) -> Option<EmbedKind> {
        if let TypeKind::Named(id) = self.types.kind(ty) {
            let object = self.object(self.types.named(id).obj);
            if object.name.as_str() == "FS" && self.package(object.pkg).path.as_str() == "embed" {
                return Some(EmbedKind::FileSystem);
            }
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Basic(basic) if basic.is_string() => Some(EmbedKind::String),
            TypeKind::Slice(elem) => {
                let elem = self.under(elem);
                (elem == Ty::UINT8).then_some(EmbedKind::Bytes)
            }
            _ => None,
        }
    }
}
