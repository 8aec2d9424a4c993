//! Offsets of what compiled code reads and writes in the runtime's structures.

use std::mem::offset_of;

use vo_bytecode::Class;
use vo_runtime::context::Context;
use vo_runtime::types::{ITAB_FUNCS, ItabHeader, TypeDesc};

pub const STACK_LIMIT: i32 = offset_of!(Context, stack_limit) as i32;
pub const FUNC_TABLE: i32 = offset_of!(Context, func_table) as i32;
pub const MEM_SP: i32 = offset_of!(Context, mem_sp) as i32;
pub const MEM_LIMIT: i32 = offset_of!(Context, mem_limit) as i32;
pub const WORKER: i32 = offset_of!(Context, worker) as i32;
pub const DEFER_DEPTH: i32 = offset_of!(Context, defer_depth) as i32;
pub const RECOVER_ARMED: i32 = offset_of!(Context, recover_armed) as i32;
pub const STATIC_CLOSURES: i32 = offset_of!(Context, static_closures) as i32;

/// Offset of a scratch word of the context.
pub const fn scratch(word: usize) -> i32 {
    (offset_of!(Context, scratch) + 8 * word) as i32
}

pub const TYPE_GC: i64 = offset_of!(TypeDesc, gc) as i64;
pub const ITAB_TYPE: i32 = offset_of!(ItabHeader, ty) as i32;

/// Offset of the func_id of an itab's method.
pub const fn itab_func(method: u16) -> i32 {
    ITAB_FUNCS as i32 + 4 * method as i32
}

/// Offset of the allocation cursor of a size class in the worker; its limit lies 8 bytes further.
pub const fn alloc_cursor(class: usize) -> i32 {
    16 * class as i32
}

/// The machine type of a register class.
pub const fn machine_type(class: Class) -> cranelift_codegen::ir::Type {
    use cranelift_codegen::ir::types::{F32, F64, I64};
    match class {
        Class::I => I64,
        Class::F => F64,
        Class::S => F32,
    }
}
