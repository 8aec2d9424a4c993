//! Package variables that embed files (`//go:embed`).
//!
//! Invariants: the files' bytes are constant strings of the module, so that every form of a program carries them. An
//! `embed.FS` is made by package embed from one string, in which files follow one another by name, each as
//! `NAME NUL LENGTH NUL BYTES`.

use vo_bytecode::{FRAME_HEADER, Op};
use vo_syntax::Symbol;
use vo_types::{EmbedKind, EmbeddedFile, Obj};

use crate::call::Emitted;
use crate::func::Lower;

/// The function of package embed that makes an `FS`.
const NEW_FILE_SYSTEM: &str = "newFS";

impl Lower<'_, '_, '_> {
    pub fn embedding_variable(&mut self, obj: Obj) {
        self.prologue(false, false);
        let Some((kind, embed)) = self.p.chk.embed(obj).cloned() else { return };
        let text = match (kind, embed.files.as_slice()) {
            (EmbedKind::FileSystem, files) => archive(files),
            (_, files) => files.iter().flat_map(|file| &file.text).copied().collect(),
        };
        let text_id = self.p.string(&text);
        let text = self.alloc(2);
        self.opi(Op::ConstStr, text, 0, text_id.0 as i32);
        let value = match kind {
            EmbedKind::String => text,
            EmbedKind::Bytes => self.native_ints("rt.bytes_from_string", &[text, text + 1], 3),
            EmbedKind::FileSystem => self.new_file_system(text),
        };
        let ty = self.obj_ty(obj);
        let place = self.variable(obj);
        self.store(place, ty, value);
        self.emit_ret(1);
    }

    /// Makes an `embed.FS` of an archive's registers; returns the register of its value.
    fn new_file_system(&mut self, archive: u16) -> u16 {
        let package = self.p.chk.import("embed", "").expect("the type of the variable is declared there");
        let make = self.p.chk.lookup_in_package(package, Symbol::intern(NEW_FILE_SYSTEM));
        let target = self.p.target(make.expect("package embed declares it"), &[]);
        let window = self.next + FRAME_HEADER;
        self.enter_window(window + 1 + target.abi.arg_regs);
        self.op(Op::Mov2, window + 1 + target.abi.param_regs[0], archive, 0);
        self.emit_call_op(Emitted::Callee(target.callee), window, &target.abi);
        window
    }
}

fn archive(files: &[EmbeddedFile]) -> Vec<u8> {
    let mut archive = Vec::new();
    for file in files {
        archive.extend_from_slice(format!("{}\0{}\0", file.name, file.text.len()).as_bytes());
        archive.extend_from_slice(&file.text);
    }
    archive
}
