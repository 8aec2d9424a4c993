//! Links `vo` at a fixed address: an executable that can be moved patches the addresses in its tables at each start,
//! which is an eighth of the time of a small program (docs/decisions/070-startup.md).

fn main() {
    println!("cargo::rustc-link-arg-bins=-no-pie");
}
