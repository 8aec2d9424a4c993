//! Where compiled code finds the addresses that loading decides.

use vo_runtime_symbols::Address;

/// How code gets hold of an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// It is known: the code embeds it.
    Constant(u64),
    /// It stands in this word of the object's address table.
    Table(u32),
}

/// Resolves addresses for the code under compilation.
pub trait Environment: Sync {
    /// Where the code finds `address`.
    fn place(&self, address: Address) -> Place;
}
