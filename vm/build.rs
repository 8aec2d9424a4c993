//! Enables tail-call dispatch where the code generator is known to turn the handlers' last calls into
//! jumps: x86-64 at optimisation levels that eliminate sibling calls (level 1 does so only partly). The
//! code also requires that debug assertions are off, whose checks keep calls from being the last.

fn main() {
    println!("cargo:rustc-check-cfg=cfg(tail_dispatch)");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=VO_VM_LOOP_DISPATCH");
    let var = |name: &str| std::env::var(name).unwrap_or_default();
    let optimised = matches!(var("OPT_LEVEL").as_str(), "2" | "3" | "s");
    let forced_loop = !var("VO_VM_LOOP_DISPATCH").is_empty();
    if optimised && !forced_loop && var("CARGO_CFG_TARGET_ARCH") == "x86_64" {
        println!("cargo:rustc-cfg=tail_dispatch");
    }
}
