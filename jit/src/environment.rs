//! Addresses for just-in-time code: all are known, so all are embedded.

use vo_codegen::{Environment, Place};
use vo_runtime::world::World;
use vo_runtime_symbols::{Address, address_in};

/// The addresses of a loaded program.
pub struct LoadedProgram<'w>(pub &'w World);

impl Environment for LoadedProgram<'_> {
    fn place(&self, address: Address) -> Place {
        Place::Constant(address_in(self.0, address))
    }
}
