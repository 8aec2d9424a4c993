//! The runtime library of executables compiled ahead of time: loads the object's module, fills its
//! tables, publishes its code, and runs the program.
//!
//! Contains the interpreter, for functions that could not be compiled, and knows nothing of code
//! generation.

use std::ffi::{CStr, c_char, c_int};
use std::slice;
use std::sync::Arc;

use vo_bytecode::{FuncId, Module, SigId};
use vo_runtime::native::NativeRegistry;
use vo_runtime::world::{LoadError, World, WorldConfig};
use vo_runtime_symbols::program::read_region;
use vo_runtime_symbols::{AddressTable, AotProgram, address_in};
use vo_vm::{Vm, VmConfig};

/// Why an executable can't start.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error("the executable's module is damaged: {0}")]
    Module(#[from] vo_bytecode::VobError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error("the executable's side tables are damaged")]
    SideTables,
}

/// What the object's `main` continues in.
///
/// # Safety
/// Called once, with the process' arguments and the header of the object that this library is linked with.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn vo_aot_start(argc: c_int, argv: *const *const c_char, program: *const AotProgram) -> c_int {
    // SAFETY: the caller's promise; argv has argc strings.
    let args = (0..argc as usize).map(|k| unsafe { CStr::from_ptr(*argv.add(k)) }.to_string_lossy().into_owned());
    // SAFETY: the caller's promise.
    match unsafe { run(&*program, args.collect()) } {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("{error}");
            1
        }
    }
}

unsafe fn run(program: &AotProgram, args: Vec<String>) -> Result<(), StartError> {
    // SAFETY: the header's parts are as the compiler wrote them.
    let module = unsafe { slice::from_raw_parts(program.module, program.module_len) };
    let module = Arc::new(Module::from_vob(module)?);
    let mut natives = NativeRegistry::default();
    natives.register(vo_runtime::rt::natives());
    natives.register(vo_std::natives());
    let config = WorldConfig { args, ..WorldConfig::default() };
    let world = World::new(module, &natives, config)?;
    let vm = Vm::new(&world, VmConfig::default());
    vm.install(&world);
    // SAFETY: as above; no code runs yet.
    unsafe {
        fill_addresses(program, &world);
        register(program, &world)?;
        publish(program, &world, &vm);
    }
    world.run_process()
}

/// Writes the addresses that code loads.
unsafe fn fill_addresses(program: &AotProgram, world: &World) {
    for (k, address) in AddressTable::new(world.module()).iter().enumerate() {
        // SAFETY: the compiler reserved a word for each.
        unsafe { program.addresses.add(k).write(address_in(world, address)) };
    }
}

/// Registers all code with the unwinder.
unsafe fn register(program: &AotProgram, world: &World) -> Result<(), StartError> {
    // SAFETY: the header's parts are as the compiler wrote them.
    let (mut tables, starts) = unsafe {
        (
            slice::from_raw_parts(program.side_tables, program.side_tables_len),
            slice::from_raw_parts(program.region_starts, program.region_count),
        )
    };
    for &start in starts {
        let region = read_region(start, &mut tables).ok_or(StartError::SideTables)?;
        world.code_map().register(region);
    }
    Ok(())
}

/// Publishes all code in FUNC_TABLE.
unsafe fn publish(program: &AotProgram, world: &World, vm: &Vm) {
    let (module, table) = (world.module(), world.func_table());
    // SAFETY: the tables have an entry for each signature and function.
    unsafe {
        for k in 0..module.sigs.len() {
            table.publish_enter(SigId::from(k), *program.enters.add(k) as *const u8);
        }
        for (k, function) in module.functions.iter().enumerate() {
            let func = FuncId::from(k);
            match *program.code.add(k) {
                0 => table.set_stub(func, *program.stubs.add(function.sig.index()) as *const u8),
                code => {
                    table.publish(func, code as *const u8);
                    vm.publish(func);
                }
            }
        }
    }
}
