//! Interned names: one number per distinct string, the same in every thread of the process.
//!
//! Invariants: a symbol's text never moves and is never freed; equal text means equal symbol; the symbols of
//! [`sym`] have fixed numbers, keywords first. Lookup of a symbol's text takes no lock; interning takes the lock
//! of one shard, which lexers avoid for repeated names with a cache of their own ([`SymbolCache`]).

use rustc_hash::FxHasher;
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{LazyLock, Mutex, OnceLock};

/// An interned name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(pub u32);

impl Symbol {
    pub fn intern(text: &str) -> Symbol {
        INTERNER.intern(text)
    }

    pub fn as_str(self) -> &'static str {
        INTERNER.text(self)
    }

    /// Whether the name is the blank identifier `_`.
    pub fn is_blank(self) -> bool {
        self == sym::BLANK
    }

    /// Whether the name is visible in other packages: its first character is an upper case letter.
    pub fn is_exported(self) -> bool {
        self.as_str().chars().next().is_some_and(char::is_uppercase)
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

macro_rules! known_symbols {
    ($($name:ident = $text:literal,)*) => {
        /// Symbols with numbers known at compile time: keywords, predeclared names and the like.
        pub mod sym {
            use super::Symbol;
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            #[repr(u32)]
            enum Index { $($name,)* }
            $(pub const $name: Symbol = Symbol(Index::$name as u32);)*
        }
        const KNOWN: &[&str] = &[$($text,)*];
    };
}

known_symbols! {
    BREAK = "break", CASE = "case", CHAN = "chan", CONST = "const", CONTINUE = "continue", DEFAULT = "default",
    DEFER = "defer", ELSE = "else", FALLTHROUGH = "fallthrough", FOR = "for", FUNC = "func", GO = "go",
    GOTO = "goto", IF = "if", IMPORT = "import", INTERFACE = "interface", MAP = "map", PACKAGE = "package",
    RANGE = "range", RETURN = "return", SELECT = "select", STRUCT = "struct", SWITCH = "switch", TYPE = "type",
    VAR = "var",
    BLANK = "_", EMPTY = "", DOT = ".", INIT = "init", MAIN = "main", UNSAFE = "unsafe", C = "C",
    ANY = "any", BOOL = "bool", BYTE = "byte", COMPARABLE = "comparable", COMPLEX64 = "complex64",
    COMPLEX128 = "complex128", ERROR = "error", FLOAT32 = "float32", FLOAT64 = "float64", INT = "int",
    INT8 = "int8", INT16 = "int16", INT32 = "int32", INT64 = "int64", RUNE = "rune", STRING = "string",
    UINT = "uint", UINT8 = "uint8", UINT16 = "uint16", UINT32 = "uint32", UINT64 = "uint64",
    UINTPTR = "uintptr", TRUE = "true", FALSE = "false", IOTA = "iota", NIL = "nil", APPEND = "append",
    CAP = "cap", CLEAR = "clear", CLOSE = "close", COMPLEX = "complex", COPY = "copy", DELETE = "delete",
    IMAG = "imag", LEN = "len", MAKE = "make", MAX = "max", MIN = "min", NEW = "new", PANIC = "panic",
    PRINT = "print", PRINTLN = "println", REAL = "real", RECOVER = "recover", ERROR_METHOD = "Error",
    POINTER = "Pointer", ADD = "Add", ALIGNOF = "Alignof", OFFSETOF = "Offsetof", SIZEOF = "Sizeof",
    SLICE = "Slice", SLICE_DATA = "SliceData", UNSAFE_STRING = "String", STRING_DATA = "StringData",
}

/// How many of the first symbols are Go's keywords.
pub(crate) const KEYWORD_COUNT: u32 = 25;

const SHARDS: usize = 16;
const FIRST_CHUNK_BITS: u32 = 10;
const ARENA_BLOCK: usize = 64 * 1024;

type FxBuild = BuildHasherDefault<FxHasher>;

#[derive(Default)]
struct Shard {
    symbols: HashMap<&'static str, Symbol, FxBuild>,
    arena: &'static mut [u8],
}

impl Shard {
    /// Copies a name into memory that lives as long as the process.
    fn keep(&mut self, text: &str) -> &'static str {
        if self.arena.len() < text.len() {
            self.arena = Box::leak(vec![0; ARENA_BLOCK.max(text.len())].into_boxed_slice());
        }
        let (head, rest) = std::mem::take(&mut self.arena).split_at_mut(text.len());
        self.arena = rest;
        head.copy_from_slice(text.as_bytes());
        std::str::from_utf8(head).expect("a copy of a str is UTF-8")
    }
}

type Chunk = Box<[OnceLock<&'static str>]>;

/// Texts by symbol in chunks of doubling size, so that no text slot ever moves.
struct Interner {
    shards: [Mutex<Shard>; SHARDS],
    chunks: [OnceLock<Chunk>; 32 - FIRST_CHUNK_BITS as usize],
    next: std::sync::atomic::AtomicU32,
}

static INTERNER: LazyLock<Interner> = LazyLock::new(Interner::new);

fn chunk_of(symbol: u32) -> (usize, usize) {
    let shifted = u64::from(symbol) + (1 << FIRST_CHUNK_BITS);
    let bits = 63 - shifted.leading_zeros();
    ((bits - FIRST_CHUNK_BITS) as usize, (shifted - (1 << bits)) as usize)
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

impl Interner {
    fn new() -> Interner {
        let interner = Interner {
            shards: Default::default(),
            chunks: Default::default(),
            next: std::sync::atomic::AtomicU32::new(0),
        };
        for text in KNOWN {
            interner.intern(text);
        }
        interner
    }

    fn intern(&self, text: &str) -> Symbol {
        let shard = &self.shards[(hash(text) >> 59) as usize % SHARDS];
        let mut shard = shard.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(&symbol) = shard.symbols.get(text) {
            return symbol;
        }
        let kept = shard.keep(text);
        let symbol = Symbol(self.next.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        let (chunk, index) = chunk_of(symbol.0);
        let slots = self.chunks[chunk]
            .get_or_init(|| (0..1usize << (FIRST_CHUNK_BITS as usize + chunk)).map(|_| OnceLock::new()).collect());
        slots[index].get_or_init(|| kept);
        shard.symbols.insert(kept, symbol);
        symbol
    }

    fn text(&self, symbol: Symbol) -> &'static str {
        let (chunk, index) = chunk_of(symbol.0);
        self.chunks[chunk].get().and_then(|c| c[index].get()).expect("a symbol comes from the interner")
    }
}

/// A direct-mapped cache in front of the interner, one per lexer: names repeat, locks cost. Lexers of a thread
/// hand it on, since filling it would dominate the parse of a short function body.
pub(crate) struct SymbolCache {
    entries: Box<[(Symbol, &'static str)]>,
}

thread_local! {
    static IDLE_CACHE: Cell<Option<SymbolCache>> = const { Cell::new(None) };
}

impl SymbolCache {
    const SIZE: usize = 1024;

    /// The thread's cache, or a fresh one while that is taken.
    pub(crate) fn take() -> SymbolCache {
        let fresh = || SymbolCache { entries: vec![(sym::EMPTY, ""); Self::SIZE].into_boxed_slice() };
        IDLE_CACHE.take().unwrap_or_else(fresh)
    }

    /// Leaves the entries to the next lexer of the thread.
    pub(crate) fn give_back(&mut self) {
        IDLE_CACHE.set(Some(SymbolCache { entries: std::mem::take(&mut self.entries) }));
    }

    pub(crate) fn intern(&mut self, text: &str) -> Symbol {
        let entry = &mut self.entries[quick_hash(text.as_bytes()) % Self::SIZE];
        if entry.1 != text {
            let symbol = Symbol::intern(text);
            *entry = (symbol, symbol.as_str());
        }
        entry.0
    }
}

/// Mixes length, first and last bytes: enough to spread a file's names, and cheaper than hashing them whole.
fn quick_hash(text: &[u8]) -> usize {
    let at = |i: usize| text.get(i).copied().unwrap_or(0) as usize;
    let n = text.len();
    let ends = at(0) | at(1) << 8 | at(n / 2) << 16 | at(n.wrapping_sub(2)) << 24 | at(n.wrapping_sub(1)) << 32;
    ((ends ^ n << 40).wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> 50
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_text_is_one_symbol_in_all_threads() {
        let names: Vec<String> = (0..5000).map(|i| format!("name{i}")).collect();
        let intern_all = || names.iter().map(|n| Symbol::intern(n)).collect::<Vec<_>>();
        let (a, b) = std::thread::scope(|s| {
            let (a, b) = (s.spawn(intern_all), s.spawn(intern_all));
            (a.join().unwrap(), b.join().unwrap())
        });
        assert_eq!(a, b);
        assert!(a.iter().zip(&names).all(|(s, n)| s.as_str() == n));
    }

    #[test]
    fn known_symbols_have_their_text() {
        assert_eq!(sym::VAR.0, KEYWORD_COUNT - 1);
        assert_eq!(sym::STRING_DATA.as_str(), "StringData");
        assert_eq!(Symbol::intern("iota"), sym::IOTA);
        assert!(Symbol::intern("Élan").is_exported() && !sym::BLANK.is_exported());
    }
}
