//! Addresses for just-in-time code: all are known, so all are embedded.

use vo_codegen::{Environment, Place};
use vo_runtime::world::World;
use vo_runtime::{alloc, heap};
use vo_runtime_symbols::Address;

/// The addresses of a loaded program.
pub struct LoadedProgram<'w>(pub &'w World);

impl Environment for LoadedProgram<'_> {
    fn place(&self, address: Address) -> Place {
        Place::Constant(address_in(self.0, address))
    }
}

/// Where something lies in a loaded program.
fn address_in(world: &World, address: Address) -> u64 {
    let image = world.image();
    match address {
        Address::Globals => image.globals() as u64,
        Address::ZeroBase => heap::zero_base() as u64,
        Address::ClosureDesc => (&raw const alloc::CLOSURE_DESC) as u64,
        Address::Type(id) => std::ptr::from_ref(image.ty(id)) as u64,
        Address::Itab(id) => image.itab(id) as u64,
        Address::Str(id) => image.string(id).0 as u64,
        Address::Native(id) => world.natives()[id.index()] as usize as u64,
    }
}
