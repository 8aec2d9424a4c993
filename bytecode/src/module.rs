//! The module: a whole program (packages linked) in bytecode, with its types, constants and names.
//!
//! All tables are plain vectors indexed by the ids of [`crate::ids`]. Nothing here holds an address; the
//! runtime materialises types, strings and globals when it loads a module.

use crate::ids::{Class, FuncId, ItabId, NativeId, SigId, StrId, TypeId};
use crate::isa::{Inst, Op, Role};

/// A whole program in bytecode.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Module {
    /// Import path of the main package, for messages.
    pub name: String,
    /// Source files, as the user named them; traces print them.
    pub files: Vec<String>,
    pub types: Vec<TypeDef>,
    pub sigs: Vec<Signature>,
    pub functions: Vec<Function>,
    pub natives: Vec<NativeDef>,
    pub itabs: Vec<Itab>,
    /// Constant strings: any bytes.
    pub strings: Vec<Vec<u8>>,
    /// 64-bit constants.
    pub consts: Vec<u64>,
    /// Bytes of zeroed memory for package variables; 8-aligned, scanned conservatively.
    pub globals_size: u64,
    /// Package variables, for debuggers; not needed to run.
    pub globals: Vec<GlobalDef>,
    /// The function that initialises all packages and calls `main.main`: no parameters, no results.
    pub entry: FuncId,
}

/// The register classes of a function's parameters and results. Parameters lie in `r1..` of the callee
/// (the callee word in `r0`), one register each; results in as many registers, at most
/// [`crate::MAX_RESULT_REGS`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signature {
    pub params: Vec<Class>,
    pub results: Vec<Class>,
}

bitflags::bitflags! {
    /// Facts about a function that engines and the runtime act on.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
    pub struct FuncFlags: u16 {
        /// Calls `recover` (has `recover.token`).
        const USES_RECOVER = 1;
        /// Has `defer` instructions, and a landing pad.
        const HAS_DEFER = 2;
        /// Must not be inlined (`//go:noinline`).
        const NO_INLINE = 4;
        /// Made by the compiler (method wrapper, deferred-call thunk): left out of traces.
        const WRAPPER = 8;
        /// Reads captures through its callee word.
        const CLOSURE = 16;
        /// What calls of function values of its signature go to that `reflect.MakeFunc` made: passes its
        /// closure, and the address of its parameters one word each, to package reflect.
        const MAKE_FUNC_STUB = 32;
        /// What calls of method values of its signature go to that reflection made: calls the method whose
        /// func_id and receiver its closure holds.
        const METHOD_VALUE_STUB = 64;
    }
}

/// A function in bytecode.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Function {
    /// As traces print it: `main.f`, `main.(*T).m`, `main.f.func1`.
    pub name: String,
    /// Index into `Module::files`.
    pub file: u32,
    pub sig: SigId,
    pub flags: FuncFlags,
    /// Registers of the frame, windows of outgoing calls (header, callee word, arguments, results) included.
    pub nregs: u16,
    pub code: Vec<Inst>,
    /// Sorted by `pc`; an entry covers the instructions up to the next one.
    pub lines: Vec<LineEntry>,
    /// Where the file is another one than `file`: sorted by `pc`, as `lines` are.
    pub moves: Vec<FileEntry>,
    /// Loop headers: index of the `loop` instruction of each loop id.
    pub loops: Vec<u32>,
    /// Tables of `br.table`: branch targets.
    pub jump_tables: Vec<Vec<u32>>,
    /// Where a frame with `defer` continues after a deferred call recovered a panic: the rest of its
    /// deferred calls has to run, and its current results have to be returned. Only registers set by
    /// `defer.base` and `frame`, and memory, hold what they held.
    pub landing: Option<u32>,
}

/// Source position of the instructions from `pc` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineEntry {
    pub pc: u32,
    pub line: u32,
    pub col: u32,
}

/// Source file, an index into `Module::files`, of the instructions from `pc` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileEntry {
    pub pc: u32,
    pub file: u32,
}

/// A native function that bytecode calls by name.
#[derive(Clone, Debug, PartialEq)]
pub struct NativeDef {
    /// `package.name`, as registered by the runtime or the standard library.
    pub name: String,
    pub sig: SigId,
}

/// Method table of a concrete type for an interface type.
#[derive(Clone, Debug, PartialEq)]
pub struct Itab {
    pub iface: TypeId,
    pub ty: TypeId,
    /// In the order of the interface's methods; each takes the interface's data word as first parameter.
    pub funcs: Vec<FuncId>,
}

/// A package variable.
#[derive(Clone, Debug, PartialEq)]
pub struct GlobalDef {
    pub name: String,
    pub ty: TypeId,
    pub offset: u64,
}

/// Kind of a type; numbers are those of Go's `reflect.Kind`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    #[default]
    Invalid = 0,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    Array,
    Chan,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
    UnsafePointer,
}

impl Kind {
    /// The kind with this number.
    pub fn from_u8(n: u8) -> Option<Kind> {
        use Kind::*;
        const ALL: [Kind; 27] = [
            Invalid,
            Bool,
            Int,
            Int8,
            Int16,
            Int32,
            Int64,
            Uint,
            Uint8,
            Uint16,
            Uint32,
            Uint64,
            Uintptr,
            Float32,
            Float64,
            Complex64,
            Complex128,
            Array,
            Chan,
            Func,
            Interface,
            Map,
            Pointer,
            Slice,
            String,
            Struct,
            UnsafePointer,
        ];
        ALL.get(n as usize).copied()
    }
}

bitflags::bitflags! {
    /// Facts about a type.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct TypeFlags: u16 {
        /// An interface's data word holds the value itself (one register), not the address of a copy.
        const DIRECT_IFACE = 1;
        /// `==` is defined (it may still panic for interfaces inside).
        const COMPARABLE = 2;
        /// Equality is equality of bytes: no padding, floats, strings or interfaces inside.
        const REGULAR_MEMORY = 4;
        /// A defined (named) type.
        const NAMED = 8;
        /// A function type whose last parameter is variadic.
        const VARIADIC = 16;
    }
}

/// A type as the runtime needs it: layout, pointers, and what printing and reflection show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypeDef {
    /// As `%T` and `%v` print it: `int`, `main.T`, `[]string`, `map[string]main.T`.
    pub name: String,
    /// Import path of the package that declares a named type; else empty.
    pub pkg: String,
    pub kind: Kind,
    pub flags: TypeFlags,
    pub size: u64,
    pub align: u32,
    /// Bit k set: the word at offset 8k may hold a pointer. Empty if none does.
    pub ptr_words: Vec<u64>,
    /// Element of array, chan, map, pointer, slice.
    pub elem: Option<TypeId>,
    /// Key of a map.
    pub key: Option<TypeId>,
    /// Length of an array; direction of a chan (1 receive, 2 send, 3 both).
    pub len: u64,
    pub fields: Vec<FieldDef>,
    /// Parameters and results of a function type.
    pub params: Vec<TypeId>,
    pub results: Vec<TypeId>,
    /// Methods of an interface type, sorted by name (then package for unexported ones).
    pub iface_methods: Vec<IfaceMethod>,
    /// Method set of a concrete type, sorted likewise. Holds every method that can be called through
    /// an interface in this program.
    pub methods: Vec<MethodDef>,
    /// The type `*T`, if the program has it.
    pub ptr_to: Option<TypeId>,
}

/// A struct field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldDef {
    pub name: String,
    /// Package of an unexported field; empty for exported ones.
    pub pkg: String,
    pub ty: TypeId,
    pub offset: u64,
    pub embedded: bool,
    pub tag: String,
}

/// A method that an interface demands.
#[derive(Clone, Debug, PartialEq)]
pub struct IfaceMethod {
    pub name: String,
    /// Package of an unexported method; empty for exported ones.
    pub pkg: String,
    /// Its function type, without receiver.
    pub ty: TypeId,
}

/// A method that a concrete type has.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodDef {
    pub name: String,
    pub pkg: String,
    pub ty: TypeId,
    /// Takes an interface's data word as receiver.
    pub func: FuncId,
}

/// How an instruction touches a register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    Use,
    Def,
}

impl Module {
    /// The signature of a function.
    pub fn sig_of(&self, func: FuncId) -> &Signature {
        &self.sigs[self.functions[func.index()].sig.index()]
    }

    /// The signature of the callee of a call instruction; `None` for other instructions.
    pub fn callee_sig(&self, inst: Inst) -> Option<SigId> {
        match inst.op {
            Op::Call => Some(self.functions[inst.index()].sig),
            Op::CallClosure | Op::CallIface => Some(SigId(inst.d)),
            Op::CallNative => Some(self.natives[inst.index()].sig),
            _ => None,
        }
    }

    /// Calls `f` for each register that `inst` (of function `func`) reads, then for each that it writes.
    pub fn for_each_reg(&self, func: FuncId, inst: Inst, mut f: impl FnMut(u16, Class, Access)) {
        for access in [Access::Use, Access::Def] {
            for operand in inst.op.info().operands {
                let reg = inst.field(operand.field);
                if let Some((n, class, uses, defs)) = operand.role.regs() {
                    if (access == Access::Use && uses) || (access == Access::Def && defs) {
                        (0..n).for_each(|k| f(reg + k, class, access));
                    }
                    continue;
                }
                self.window_regs(func, inst, operand.role, reg, access, &mut f);
            }
        }
    }

    fn window_regs(
        &self,
        func: FuncId,
        inst: Inst,
        role: Role,
        reg: u16,
        access: Access,
        f: &mut impl FnMut(u16, Class, Access),
    ) {
        let mut each = |first: u16, classes: &[Class]| {
            for (k, &class) in classes.iter().enumerate() {
                f(first + k as u16, class, access);
            }
        };
        match role {
            Role::Strings if access == Access::Use => {
                for k in 0..2 * inst.c {
                    each(reg + k, &[Class::I]);
                }
            }
            Role::Results if access == Access::Use => each(reg, &self.sig_of(func).results),
            Role::Window | Role::NativeWindow => {
                let sig = self.callee_sig(inst).expect("a window belongs to a call");
                let sig = &self.sigs[sig.index()];
                match access {
                    Access::Use => each(reg + u16::from(role == Role::Window), &sig.params),
                    Access::Def => each(reg, &sig.results),
                }
            }
            _ => {}
        }
    }

    /// The type descriptor of an id.
    pub fn ty(&self, id: TypeId) -> &TypeDef {
        &self.types[id.index()]
    }

    /// The native import of an id.
    pub fn native(&self, id: NativeId) -> &NativeDef {
        &self.natives[id.index()]
    }

    /// The itab of an id.
    pub fn itab(&self, id: ItabId) -> &Itab {
        &self.itabs[id.index()]
    }

    /// The bytes of a constant string.
    pub fn string(&self, id: StrId) -> &[u8] {
        &self.strings[id.index()]
    }

    /// File and line of the instruction at `pc` of a function; "?" or 0 if unknown.
    pub fn place_at(&self, func: FuncId, pc: u32) -> (&str, u32) {
        let function = &self.functions[func.index()];
        let moved = function.moves.partition_point(|entry| entry.pc <= pc).checked_sub(1);
        let file = moved.map_or(function.file, |k| function.moves[k].file);
        (self.files.get(file as usize).map_or("?", String::as_str), function.line_at(pc).0)
    }

    /// The function with this name, as traces print it.
    pub fn function_named(&self, name: &str) -> Option<FuncId> {
        self.functions.iter().position(|f| f.name == name).map(FuncId::from)
    }
}

impl Function {
    /// Line and column of the instruction at `pc`; (0, 0) if unknown.
    pub fn line_at(&self, pc: u32) -> (u32, u32) {
        let after = self.lines.partition_point(|entry| entry.pc <= pc);
        after.checked_sub(1).map_or((0, 0), |k| (self.lines[k].line, self.lines[k].col))
    }
}

impl TypeDef {
    /// Whether values of the type may hold pointers.
    pub fn has_pointers(&self) -> bool {
        self.ptr_words.iter().any(|&w| w != 0)
    }

    /// Whether the word at byte offset `offset` may hold a pointer.
    pub fn is_pointer_word(&self, offset: u64) -> bool {
        let word = (offset / 8) as usize;
        self.ptr_words.get(word / 64).is_some_and(|w| w >> (word % 64) & 1 != 0)
    }
}

/// Calls `$m!` with every record of a module and its fields, in order: the binary form and the text form
/// both derive from this list.
macro_rules! for_each_record {
    ($m:ident) => {
        $m! {
            Module { name, files, types, sigs, functions, natives, itabs, strings, consts, globals_size, globals, entry }
            Signature { params, results }
            Function { name, file, sig, flags, nregs, code, lines, moves, loops, jump_tables, landing }
            LineEntry { pc, line, col }
            FileEntry { pc, file }
            NativeDef { name, sig }
            Itab { iface, ty, funcs }
            GlobalDef { name, ty, offset }
            TypeDef {
                name, pkg, kind, flags, size, align, ptr_words, elem, key, len, fields, params, results, iface_methods,
                methods, ptr_to
            }
            FieldDef { name, pkg, ty, offset, embedded, tag }
            IfaceMethod { name, pkg, ty }
            MethodDef { name, pkg, ty, func }
        }
    };
}
pub(crate) use for_each_record;
