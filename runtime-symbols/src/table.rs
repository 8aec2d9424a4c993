//! The table of runtime entry points: one row a symbol, from which the enumeration, the link names, the
//! assembly thunks, the addresses and the signature checks derive.

use vo_bytecode::Class;

/// How compiled code enters a symbol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Convention {
    /// No arguments: operands and results lie in the context's scratch words. Every register but the
    /// flags survives, so the call costs the path around it nothing.
    Cold,
    /// Arguments and result in registers; records where the caller is, so the callee may allocate,
    /// panic and trace.
    Recording,
    /// Arguments and result in registers; the callee does none of these.
    Leaf,
}

/// Calls `$m!` with all rows:
/// `Variant link_name shim Convention fn(parameters) -> result "what it does"`.
///
/// `Ctx` is the goroutine's context, which every shim that needs it takes first (cold ones take nothing
/// else). For cold symbols the text lists the scratch words.
#[macro_export]
macro_rules! for_each_symbol {
    ($m:ident) => {
        $m! {
            // Run-time panics; none returns.
            PanicIndex vo_panic_index panic_index Cold fn(Ctx) "index out of range: 0 index, 1 length";
            PanicIndexUnsigned vo_panic_index_unsigned panic_index_unsigned Cold fn(Ctx) "index out of range: 0 index, unsigned, 1 length";
            PanicNil vo_panic_nil panic_nil Cold fn(Ctx) "nil dereference";
            PanicDivide vo_panic_divide panic_divide Cold fn(Ctx) "integer divide by zero";
            PanicShift vo_panic_shift panic_shift Cold fn(Ctx) "negative shift amount: 0 the count";
            PanicSlice vo_panic_slice panic_slice Cold fn(Ctx) "slice bounds out of range: 0 low, 1 high, 2 max, 3 limit, 4 form (`SliceForm`)";
            PanicGo vo_panic panic_go Cold fn(Ctx) "panic(v): 0 type word, 1 data word of an interface{}";
            PanicUnreachable vo_panic_unreachable panic_unreachable Cold fn(Ctx) "fatal error: code that control never reaches";

            // Slow paths of what is inlined.
            StackCheck vo_stack_check stack_check Cold fn(Ctx) "the stack pointer is below the limit: overflow, or a safepoint is requested";
            MemoryOverflow vo_memory_overflow memory_overflow Cold fn(Ctx) "the memory stack is exhausted; never returns";
            New vo_new new_object Cold fn(Ctx) "allocate: 0 type; result 0 address";
            NewClosure vo_new_closure new_closure Cold fn(Ctx) "allocate: 0 func_id, 1 captured words; result 0 address";
            GrowSlice vo_grow_slice grow_slice Cold fn(Ctx) "0 ptr, 1 len, 2 cap, 3 added elements, 4 element type; results 0 ptr, 1 len, 2 cap";

            // Allocation and memory.
            MakeSlice vo_make_slice make_slice Recording fn(Ctx, u64, u64, u64) -> u64 "address of a zeroed array: element type, len, cap";
            Zero vo_zero zero_memory Leaf fn(u64, u64) "zero bytes: address, count";
            Move vo_move move_memory Leaf fn(u64, u64, u64) "move bytes: to, from, count";

            // Strings.
            StrEq vo_str_eq str_eq Leaf fn(u64, u64, u64) -> u64 "whether two strings of one length are equal: ptr, ptr, len";
            StrCmp vo_str_cmp str_cmp Leaf fn(u64, u64, u64, u64) -> u64 "-1, 0, 1: ptr, len, ptr, len";
            StrRune vo_str_rune str_rune Leaf fn(u64, u64, u64) -> u64 "rune at an index, its width in the upper half: ptr, len, index";
            Concat vo_concat concat Recording fn(Ctx, u64, u64) -> u64 "bytes of a concatenation: address of ptr-len pairs, count";

            // Maps.
            MapGet64 vo_map_get_64 map_get_64 Recording fn(Ctx, u64, u64) -> u64 "element or 0: map, key";
            MapGetStr vo_map_get_str map_get_str Recording fn(Ctx, u64, u64, u64) -> u64 "element or 0: map, ptr, len";
            MapGetAny vo_map_get_any map_get_any Recording fn(Ctx, u64, u64) -> u64 "element or 0: map, address of the key";
            MapSet64 vo_map_set_64 map_set_64 Recording fn(Ctx, u64, u64) -> u64 "element: map, key";
            MapSetStr vo_map_set_str map_set_str Recording fn(Ctx, u64, u64, u64) -> u64 "element: map, ptr, len";
            MapSetAny vo_map_set_any map_set_any Recording fn(Ctx, u64, u64) -> u64 "element: map, address of the key";

            // Calls into other code.
            Interpret vo_interpret interpret Recording fn(Ctx, u64, u64) "run in the interpreter: callee word, slots";
            CallNative vo_call_native call_native Recording fn(Ctx, u64, u64) "call a native: slots, address";

            // Defer and recover.
            Defer vo_defer push_defer Recording fn(Ctx, u64, u64) "defer for a frame: closure, frame pointer";
            AdoptDefers vo_adopt_defers adopt_defers Leaf fn(Ctx, u64, u64) "calls deferred by a frame of the interpreter belong to the compiled frame that goes on for it: the interpreter's frame, frame pointer";
            RunDefers vo_run_defers run_defers Recording fn(Ctx, u64) "run deferred calls down to a depth";
            Recover vo_recover recover Recording fn(Ctx, u64) "recover if the token allows; the value comes in scratch words 0 and 1";
            KeepRecover vo_keep_recover keep_recover Recording fn(Ctx, u64) "drop the permission to recover unless the closure's function uses it";

            // Arithmetic that not every processor has.
            Fma vo_fma fma Leaf fn(f64, f64, f64) -> f64 "a * b + c, rounded once";
        }
    };
}

/// A machine type that symbols take or return.
pub(crate) trait Scalar {
    const CLASS: Class;
}

impl Scalar for u64 {
    const CLASS: Class = Class::I;
}

impl Scalar for f64 {
    const CLASS: Class = Class::F;
}

/// Goroutine contexts are passed by address.
type Ctx = u64;

macro_rules! define_symbols {
    ($($variant:ident $link:ident $shim:ident $convention:ident fn($($param:ident),*) $(-> $result:ident)? $doc:literal;)*) => {
        /// A runtime entry point that compiled code calls.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u32)]
        pub enum Symbol {
            $(#[doc = $doc] $variant,)*
        }

        impl Symbol {
            /// Every symbol, in order of its number.
            pub const ALL: &'static [Symbol] = &[$(Symbol::$variant),*];

            /// The name that AOT objects import.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Symbol::$variant => stringify!($link),)*
                }
            }

            /// How it is entered.
            pub const fn convention(self) -> Convention {
                match self {
                    $(Symbol::$variant => Convention::$convention,)*
                }
            }

            /// Classes of the arguments, the context included; cold symbols take none in registers.
            pub fn params(self) -> &'static [Class] {
                match self {
                    $(Symbol::$variant => match Convention::$convention {
                        Convention::Cold => &[],
                        _ => &[$(<$param as Scalar>::CLASS),*],
                    },)*
                }
            }

            /// Class of the result in a register.
            pub fn result(self) -> Option<Class> {
                match self {
                    $(Symbol::$variant => {
                        let results: &[Class] = &[$(<$result as Scalar>::CLASS)?];
                        results.first().copied()
                    })*
                }
            }
        }
    };
}
for_each_symbol!(define_symbols);

impl Symbol {
    /// The symbol with this number.
    pub fn from_u32(number: u32) -> Option<Symbol> {
        Symbol::ALL.get(number as usize).copied()
    }
}

/// Which operand of a slice expression is checked against what; decides the text of the panic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum SliceForm {
    /// `s[low:high]` of a slice: the limit is its capacity.
    Slice = 0,
    /// `s[low:high]` of a string or array: the limit is its length.
    Length = 1,
    /// `s[low:high:max]` of a slice: the limit is its capacity.
    Slice3 = 2,
    /// `s[low:high:max]` of an array: the limit is its length.
    Length3 = 3,
}

impl SliceForm {
    /// The form with this number.
    pub fn from_u64(number: u64) -> Option<SliceForm> {
        use SliceForm::*;
        [Slice, Length, Slice3, Length3].get(number as usize).copied()
    }
}
