//! Compiled programs on disk, by content: a program that was compiled before starts without compiling.
//!
//! A key covers the paths and texts of the program's own source files and of what they embed, which Go is installed
//! if its library is compiled too, and the executable that compiles them. Files are written whole and renamed into
//! place; what can't be read back whole is ignored, and replaced.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};
use vo_bytecode::Module;
use vo_packages::Environment;
use vo_syntax::SourceMap;
use vo_types::Embed;

use crate::compile::Compiled;
use crate::script;

/// Programs kept; the oldest go when there are more.
const MAX_ENTRIES: usize = 256;

/// The place of one program in the cache: a folder, named by the key, with a file that has the program's name.
#[derive(Clone, Debug)]
pub struct Entry {
    path: PathBuf,
}

impl Entry {
    /// The place of the program of that name with these source files and embedded ones; `None` without a cache.
    pub fn of<'e>(
        name: &str,
        sources: &SourceMap,
        embeds: impl Iterator<Item = &'e Embed>,
        env: &Environment,
    ) -> Option<Entry> {
        let folder = env.cache.as_ref()?;
        let mut hash = Sha256::new();
        add_compiler(&mut hash)?;
        // The embedded library imports none but its own packages: whether the program needs another is known by now.
        if let Some(go) = env.goroot.found() {
            // A folder without a version is one that nobody installed: it is told by its path alone.
            add_file(&mut hash, &go.folder.to_string_lossy(), go.version.as_bytes());
        }
        for file in sources.all() {
            add_file(&mut hash, &file.path, &file.text);
        }
        for embed in embeds {
            hash.update(embed.variable.0.to_le_bytes());
            for file in &embed.files {
                add_file(&mut hash, &file.name, &file.text);
            }
        }
        let key: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Entry { path: env.absolute(&folder.join(key).join(name)) })
    }

    /// The program, if it is there.
    pub fn load(&self) -> Option<Compiled> {
        let text = fs::read(&self.path).ok()?;
        let (bytecode, can_be_run) = script::bytecode(&text);
        let module = Module::from_vob(bytecode).ok()?;
        Some(Compiled { module, file: can_be_run.then(|| self.path.clone()) })
    }

    /// Keeps a program; gives its file if that can be run. A cache that can't be written is no error: programs run
    /// without it.
    pub fn store(&self, module: &Module) -> Option<PathBuf> {
        let folder = self.path.parent()?;
        fs::create_dir_all(folder).ok()?;
        let partial = self.path.with_extension(format!("{}.part", std::process::id()));
        let written = script::write(&partial, module);
        let kept = written.and_then(|can_be_run| fs::rename(&partial, &self.path).map(|()| can_be_run));
        if kept.is_err() {
            // Nothing is left behind that a later run could mistake for a program.
            let _ = fs::remove_file(&partial);
        }
        prune(folder.parent()?);
        kept.ok()?.then(|| self.path.clone())
    }
}

/// Adds a file to what a key covers, so that no two lists of files are alike.
fn add_file(hash: &mut Sha256, name: &str, text: &[u8]) {
    for part in [name.as_bytes(), text] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
}

/// Removes the oldest entries beyond the limit.
fn prune(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut files: Vec<_> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    if files.len() <= MAX_ENTRIES {
        return;
    }
    files.sort();
    for (_, path) in &files[..files.len() - MAX_ENTRIES] {
        // Another process may have removed it already.
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
}

/// Adds what tells one build of this compiler from another, the executable's size and time, and its path, which the
/// programs name as what runs them.
fn add_compiler(hash: &mut Sha256) -> Option<()> {
    let executable = std::env::current_exe().ok()?;
    let metadata = fs::metadata(&executable).ok()?;
    let time = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let mut identity = [0; 24];
    identity[..8].copy_from_slice(&metadata.len().to_le_bytes());
    identity[8..].copy_from_slice(&time.as_nanos().to_le_bytes());
    add_file(hash, &executable.to_string_lossy(), &identity);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_loaded_and_damage_is_ignored() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let entry = Entry { path: dir.path().join("key/k") };
        assert!(entry.load().is_none());
        let source = b"package main\nfunc main() {}\n".to_vec();
        let env = vo_packages::Environment::of_process().expect("a current folder");
        let target = vo_packages::Target::Texts(vec![("k.go".into(), source)]);
        let module = crate::compile::compile(target, &env).expect("compiles").module;
        assert_eq!(entry.store(&module).as_ref(), Some(&entry.path));
        let loaded = entry.load().expect("was stored");
        assert_eq!((loaded.module, loaded.file.as_ref()), (module, Some(&entry.path)));
        let mut bytes = fs::read(&entry.path).expect("was written");
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(&entry.path, bytes).expect("can be written");
        assert!(entry.load().is_none());
    }
}
