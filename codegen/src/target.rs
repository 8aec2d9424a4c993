//! Settings of compilation, and the Cranelift target they make.

use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::settings::{self, Configurable, SetError};

/// Which processor the code runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CpuFeatures {
    /// The one that compiles.
    #[default]
    Host,
    /// Any x86-64 with SSE 4.2 and popcnt (x86-64-v2).
    Baseline,
}

/// How much is inlined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InlineLimits {
    /// Longest callee, in instructions.
    pub callee: usize,
    /// Instructions added to one function in all.
    pub total: usize,
    /// Levels of calls inside calls.
    pub depth: u32,
    /// How often a function may occur inside itself.
    pub recursion: u32,
}

impl Default for InlineLimits {
    fn default() -> Self {
        // fib(35): 42 ms without, 24.6 with one level of itself, 20.7 with two.
        InlineLimits { callee: 40, total: 400, depth: 3, recursion: 2 }
    }
}

impl InlineLimits {
    /// No inlining.
    pub const NONE: InlineLimits = InlineLimits { callee: 0, total: 0, depth: 0, recursion: 0 };
}

/// Settings of compilation.
#[derive(Clone, Debug)]
pub struct Options {
    /// Optimise; else only register allocation is good.
    pub optimize: bool,
    /// Check the IR before compiling it.
    pub verify: bool,
    pub cpu: CpuFeatures,
    pub inline: InlineLimits,
    /// Replace the needless `mov rsp, rbp` in epilogues of functions without a resized frame: fib(35)
    /// takes 62 ms with it, 42 without.
    pub patch_epilogues: bool,
    /// Look at the stack limit in loops that are not counted, so that a safepoint request reaches them.
    /// Counted ones end by themselves, and the look would cost their tightest kinds 5 to 20 %.
    pub poll_loops: bool,
    /// Keep IR and machine code as text.
    pub text: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            optimize: true,
            verify: cfg!(debug_assertions),
            cpu: CpuFeatures::Host,
            inline: InlineLimits::default(),
            patch_epilogues: true,
            poll_loops: true,
            text: false,
        }
    }
}

/// No code can be made for this machine.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    #[error("native code is not supported on this machine: {0}")]
    Host(&'static str),
    #[error("a compiler setting is unknown: {0}")]
    Setting(#[from] SetError),
    #[error("the compiler rejects its settings: {0}")]
    Isa(String),
}

/// Extensions that x86-64-v2 has over the first x86-64.
const BASELINE: [&str; 5] = ["has_sse3", "has_ssse3", "has_sse41", "has_sse42", "has_popcnt"];

impl Options {
    /// The Cranelift target for these settings.
    pub(crate) fn isa(&self) -> Result<OwnedTargetIsa, TargetError> {
        let mut flags = settings::builder();
        let switch = |on: bool| if on { "true" } else { "false" };
        flags.set("opt_level", if self.optimize { "speed" } else { "none" })?;
        flags.set("regalloc_algorithm", "backtracking")?;
        flags.set("enable_pinned_reg", "true")?;
        flags.set("enable_verifier", switch(self.verify))?;
        flags.set("unwind_info", "false")?;
        flags.set("preserve_frame_pointers", "true")?;
        flags.set("enable_alias_analysis", "true")?;
        flags.set("enable_probestack", "false")?;
        flags.set("is_pic", "false")?;
        let flags = settings::Flags::new(flags);
        let mut builder = match self.cpu {
            CpuFeatures::Host => cranelift_native::builder().map_err(TargetError::Host)?,
            CpuFeatures::Baseline => {
                let mut builder = cranelift_native::builder_with_options(false).map_err(TargetError::Host)?;
                for feature in BASELINE {
                    builder.enable(feature)?;
                }
                builder
            }
        };
        if builder.triple().architecture != target_lexicon::Architecture::X86_64 {
            return Err(TargetError::Host("not an x86-64"));
        }
        builder.set("has_avx512f", "false").ok();
        builder.finish(flags).map_err(|e| TargetError::Isa(e.to_string()))
    }
}
