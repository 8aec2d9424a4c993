//! The assembly between compiled code and the shims, one thunk a symbol, named as AOT objects import it.
//!
//! A recording thunk stores the caller's frame pointer and return address and continues in the shim. A
//! cold thunk also saves every register that Rust code may change: compiled code calls it as if nothing
//! happened.

use core::arch::naked_asm;
use std::mem::offset_of;

use vo_runtime::context::Context;

use crate::for_each_symbol;
use crate::shims;
use crate::table::Symbol;

const NATIVE_FP: usize = offset_of!(Context, native_fp);
const NATIVE_PC: usize = offset_of!(Context, native_pc);

/// What all cold thunks share. On entry rax, saved on the stack, holds the shim's address. Nine pushes
/// after the return address leave the stack 16-aligned for the call.
#[unsafe(naked)]
unsafe extern "C" fn cold() {
    naked_asm!(
        "push rcx",
        "mov rcx, [rsp + 16]",
        "mov [r15 + {fp}], rbp",
        "mov [r15 + {pc}], rcx",
        "push rdx",
        "push rsi",
        "push rdi",
        "push r8",
        "push r9",
        "push r10",
        "push r11",
        "sub rsp, 256",
        "movups [rsp], xmm0",
        "movups [rsp + 16], xmm1",
        "movups [rsp + 32], xmm2",
        "movups [rsp + 48], xmm3",
        "movups [rsp + 64], xmm4",
        "movups [rsp + 80], xmm5",
        "movups [rsp + 96], xmm6",
        "movups [rsp + 112], xmm7",
        "movups [rsp + 128], xmm8",
        "movups [rsp + 144], xmm9",
        "movups [rsp + 160], xmm10",
        "movups [rsp + 176], xmm11",
        "movups [rsp + 192], xmm12",
        "movups [rsp + 208], xmm13",
        "movups [rsp + 224], xmm14",
        "movups [rsp + 240], xmm15",
        "mov rdi, r15",
        "call rax",
        "movups xmm0, [rsp]",
        "movups xmm1, [rsp + 16]",
        "movups xmm2, [rsp + 32]",
        "movups xmm3, [rsp + 48]",
        "movups xmm4, [rsp + 64]",
        "movups xmm5, [rsp + 80]",
        "movups xmm6, [rsp + 96]",
        "movups xmm7, [rsp + 112]",
        "movups xmm8, [rsp + 128]",
        "movups xmm9, [rsp + 144]",
        "movups xmm10, [rsp + 160]",
        "movups xmm11, [rsp + 176]",
        "movups xmm12, [rsp + 192]",
        "movups xmm13, [rsp + 208]",
        "movups xmm14, [rsp + 224]",
        "movups xmm15, [rsp + 240]",
        "add rsp, 256",
        "pop r11",
        "pop r10",
        "pop r9",
        "pop r8",
        "pop rdi",
        "pop rsi",
        "pop rdx",
        "pop rcx",
        "pop rax",
        "ret",
        fp = const NATIVE_FP,
        pc = const NATIVE_PC,
    )
}

macro_rules! thunk {
    (Cold $link:ident $shim:ident) => {
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $link() {
            naked_asm!(
                "push rax",
                "lea rax, [rip + {shim}]",
                "jmp {cold}",
                shim = sym shims::$shim,
                cold = sym cold,
            )
        }
    };
    (Recording $link:ident $shim:ident) => {
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $link() {
            naked_asm!(
                "mov r11, [rsp]",
                "mov [r15 + {fp}], rbp",
                "mov [r15 + {pc}], r11",
                "jmp {shim}",
                fp = const NATIVE_FP,
                pc = const NATIVE_PC,
                shim = sym shims::$shim,
            )
        }
    };
    (Leaf $link:ident $shim:ident) => {
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $link() {
            naked_asm!("jmp {shim}", shim = sym shims::$shim)
        }
    };
}

type Ctx = *mut Context;

macro_rules! define_thunks {
    ($($variant:ident $link:ident $shim:ident $convention:ident fn($($param:ident),*) $(-> $result:ident)? $doc:literal;)*) => {
        $(
            thunk!($convention $link $shim);
            // The shim has the signature that the table says.
            const _: unsafe extern "C" fn($($param),*) $(-> $result)? = shims::$shim;
        )*

        impl Symbol {
            /// The address that compiled code calls.
            pub fn address(self) -> *const u8 {
                match self {
                    $(Symbol::$variant => $link as *const u8,)*
                }
            }
        }
    };
}
for_each_symbol!(define_thunks);

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::table::Convention;

    #[test]
    fn every_symbol_has_a_name_and_an_address_of_its_own() {
        let names: HashSet<_> = Symbol::ALL.iter().map(|s| s.name()).collect();
        let addresses: HashSet<_> = Symbol::ALL.iter().map(|s| s.address()).collect();
        assert_eq!(names.len(), Symbol::ALL.len());
        assert_eq!(addresses.len(), Symbol::ALL.len());
        assert!(Symbol::ALL.iter().enumerate().all(|(k, &s)| Symbol::from_u32(k as u32) == Some(s)));
    }

    #[test]
    fn cold_symbols_pass_nothing_in_registers() {
        for symbol in Symbol::ALL {
            if symbol.convention() == Convention::Cold {
                assert!(symbol.params().is_empty() && symbol.result().is_none(), "{}", symbol.name());
            } else {
                assert!(symbol.params().len() <= 6, "{} passes arguments on the stack", symbol.name());
            }
        }
    }
}
