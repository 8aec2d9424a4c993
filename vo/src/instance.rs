//! A running program: world, interpreter, compiler and tier system joined for one run.

use std::path::Path;
use std::ptr::NonNull;
use std::sync::{Arc, OnceLock};

use vo_bytecode::{FuncId, Module};
use vo_jit::JitCompiler;
use vo_runtime::{NativeRegistry, World, WorldConfig};
use vo_tier::{Background, CodeReport, Compiler, Policy, Tier};
use vo_vm::{Vm, VmConfig};

use crate::{Error, Program, stats};

/// Which tiers a run uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TierMode {
    /// Starts in the interpreter; hot code is compiled while the program runs.
    #[default]
    Auto,
    /// The interpreter alone.
    Vm,
    /// Everything is compiled before `main`; no interpreter.
    Jit,
}

/// Settings of a run.
#[derive(Clone, Debug, Default)]
pub struct RunOptions {
    pub tier: TierMode,
    /// Thresholds; the defaults and `VO_*` variables if absent.
    pub policy: Option<Policy>,
    /// Print statistics to standard error at the end.
    pub stats: bool,
    /// Print each tier event to standard error.
    pub trace_tier: bool,
    /// What `os.Args` gives: the program's name first.
    pub args: Vec<String>,
}

/// A program that is loaded and ready to run. Fields are dropped in order: the background thread stops
/// before what it uses goes away.
pub struct Instance {
    _background: Option<Background>,
    _vm: Arc<Vm>,
    _jit: Option<Arc<JitCompiler>>,
    world: Box<World>,
}

/// All natives that programs can call.
pub fn natives() -> NativeRegistry {
    let mut registry = NativeRegistry::default();
    registry.register(vo_runtime::rt::natives());
    registry.register(vo_std::natives());
    registry
}

impl Instance {
    /// Loads a program and starts the tiers that the options name.
    ///
    /// # Errors
    /// If memory or a thread can't be had, a setting is wrong, or (with [`TierMode::Jit`]) a function
    /// can't be compiled.
    pub fn new(program: Program, options: RunOptions) -> Result<Instance, Error> {
        let module = program.module().clone();
        let policy = match options.policy {
            Some(policy) => policy,
            None => Policy::from_env().map_err(Error::Setting)?,
        };
        let config =
            WorldConfig { args: options.args, file: program.file().map(Path::to_owned), ..WorldConfig::default() };
        let world = World::new(module.clone(), &natives(), config)?;
        let (background, vm, jit, tier) = match options.tier {
            TierMode::Vm => interpreted(&world),
            TierMode::Jit => compiled(&world)?,
            TierMode::Auto => tiered(&world, module.clone(), policy, options.trace_tier)?,
        };
        if options.stats {
            let report = stats::Reporter::new(&world, vm.clone(), tier, jit.clone());
            world.set_at_exit(Box::new(move || eprint!("{}", report.text())));
        }
        Ok(Instance { _background: background, _vm: vm, _jit: jit, world })
    }

    /// Runs the program's `main`. Returns when it does; `os.Exit`, uncaught panics and fatal errors end
    /// the process with Go's exit codes.
    pub fn run(&self) {
        self.world.run();
    }

    /// Runs the program as that of the process, which ends with it.
    pub fn run_process(&self) -> ! {
        self.world.run_process()
    }

    /// Ends the process with this exit code, after the statistics that were asked for.
    pub fn exit(&self, code: i32) -> ! {
        self.world.exit(code)
    }
}

type Engines = (Option<Background>, Arc<Vm>, Option<Arc<JitCompiler>>, Option<Arc<Tier>>);

/// The engine of a run without compiled code.
fn interpreted(world: &World) -> Engines {
    let vm = Vm::new(world, VmConfig::default());
    vm.install(world);
    (None, vm, None, None)
}

/// The engines of a run in which everything is compiled first.
fn compiled(world: &World) -> Result<Engines, Error> {
    let vm = Vm::new(world, VmConfig::default());
    vm.install(world);
    let jit = JitCompiler::new(world).map_err(|e| Error::Jit(e.to_string()))?;
    jit.compile_module().map_err(|e| Error::Jit(e.to_string()))?;
    for k in 0..world.module().functions.len() {
        vm.publish(FuncId::from(k));
    }
    Ok((None, vm, Some(Arc::new(jit)), None))
}

/// The engines of a run that starts in the interpreter.
fn tiered(world: &World, module: Arc<Module>, policy: Policy, trace: bool) -> Result<Engines, Error> {
    let tier = Tier::new(module, policy, trace);
    let vm = Vm::new(world, tier.vm_config());
    vm.install(world);
    vm.set_tier(tier.clone());
    let compiler = Box::new(Jit { world: NonNull::from(world), compiler: OnceLock::new() });
    let background = tier.start(vm.clone(), compiler).map_err(|e| Error::io("compiler thread", e))?;
    Ok((Some(background), vm, None, Some(tier)))
}

/// The JIT as the tier system's compiler: made when something is compiled for the first time, on the
/// thread that compiles, since short programs have no use for it.
struct Jit {
    /// Lives until the background thread has ended.
    world: NonNull<World>,
    compiler: OnceLock<Result<JitCompiler, String>>,
}

// SAFETY: a world is shared by threads; the pointer is only read.
unsafe impl Send for Jit {}
// SAFETY: as above.
unsafe impl Sync for Jit {}

impl Jit {
    fn compiler(&self) -> Result<&JitCompiler, String> {
        // SAFETY: an instance drops its background thread, which owns this, before its world.
        let make = || JitCompiler::new(unsafe { self.world.as_ref() }).map_err(|e| e.to_string());
        self.compiler.get_or_init(make).as_ref().map_err(String::clone)
    }
}

impl Compiler for Jit {
    fn compile_function(&self, func: FuncId) -> Result<CodeReport, String> {
        let report = self.compiler()?.compile_function(func).map_err(|e| e.to_string())?;
        Ok(CodeReport { bytes: report.bytes, time: report.time })
    }

    fn compile_osr(&self, func: FuncId, loop_id: u32) -> Result<CodeReport, String> {
        let report = self.compiler()?.compile_osr(func, loop_id).map_err(|e| e.to_string())?;
        Ok(CodeReport { bytes: report.bytes, time: report.time })
    }
}
