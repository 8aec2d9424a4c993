//! Builds small programs by hand and runs them.

#![allow(dead_code)]

use std::sync::Arc;

use vo_bytecode::{
    Class, FuncFlags, FuncId, Function, FunctionBuilder, Kind, Module, Op, SigId, Signature, TypeDef, TypeId,
};
use vo_runtime::{NativeEntry, NativeRegistry, World, WorldConfig};
use vo_vm::{TierHook, Vm, VmConfig};

/// A module under construction. Function 0 is the entry.
pub struct Program {
    pub module: Module,
    pub natives: Vec<NativeEntry>,
    pub config: WorldConfig,
}

impl Default for Program {
    fn default() -> Self {
        let module = Module { globals_size: 1024, ..Module::default() };
        let mut program = Program { module, natives: Vec::new(), config: WorldConfig::default() };
        program.module.functions.push(Function::default());
        program.sig("", "");
        program
    }
}

fn classes(letters: &str) -> Vec<Class> {
    letters.bytes().map(|b| Class::from_u8(b).expect("a class")).collect()
}

impl Program {
    pub fn sig(&mut self, params: &str, results: &str) -> SigId {
        let sig = Signature { params: classes(params), results: classes(results) };
        let known = self.module.sigs.iter().position(|s| *s == sig);
        SigId::from(known.unwrap_or_else(|| {
            self.module.sigs.push(sig);
            self.module.sigs.len() - 1
        }))
    }

    /// The type `int`.
    pub fn int_type(&mut self) -> TypeId {
        let int = TypeDef { name: "int".into(), kind: Kind::Int, size: 8, align: 8, ..TypeDef::default() };
        self.module.types.push(int);
        TypeId::from(self.module.types.len() - 1)
    }

    /// Declares a function, to be called before it is defined.
    pub fn declare(&mut self, name: &str, params: &str, results: &str) -> FuncId {
        let sig = self.sig(params, results);
        self.module.functions.push(Function { name: name.into(), sig, ..Function::default() });
        FuncId::from(self.module.functions.len() - 1)
    }

    pub fn define(&mut self, func: FuncId, nregs: u16, build: impl FnOnce(&mut FunctionBuilder)) {
        let mut builder = FunctionBuilder::new(std::mem::take(&mut self.module.functions[func.index()]));
        builder.reserve_regs(nregs);
        build(&mut builder);
        self.module.functions[func.index()] = builder.finish();
    }

    pub fn function(
        &mut self,
        name: &str,
        params: &str,
        results: &str,
        nregs: u16,
        build: impl FnOnce(&mut FunctionBuilder),
    ) -> FuncId {
        let func = self.declare(name, params, results);
        self.define(func, nregs, build);
        func
    }

    pub fn flag(&mut self, func: FuncId, flags: FuncFlags) {
        self.module.functions[func.index()].flags |= flags;
    }

    /// Runs the function with integer arguments (floats as bits) and returns its results.
    pub fn run(self, func: FuncId, args: &[u64]) -> Vec<u64> {
        self.run_with(func, args, VmConfig::default(), None).0
    }

    /// The same, reporting to a tier; also returns the calls per function.
    pub fn run_with(
        self,
        func: FuncId,
        args: &[u64],
        config: VmConfig,
        tier: Option<Arc<dyn TierHook>>,
    ) -> (Vec<u64>, Vec<vo_vm::CallCount>) {
        self.run_prepared(func, args, config, |_, vm| {
            if let Some(tier) = tier {
                vm.set_tier(tier);
            }
        })
    }

    /// The same, after `prepare` has seen the loaded program.
    pub fn run_prepared(
        mut self,
        func: FuncId,
        args: &[u64],
        config: VmConfig,
        prepare: impl FnOnce(&World, &Vm),
    ) -> (Vec<u64>, Vec<vo_vm::CallCount>) {
        let results = self.module.sig_of(func).results.len();
        self.module.consts.extend_from_slice(args);
        let first = self.module.consts.len() - args.len();
        self.define(FuncId(0), 32, |b| {
            const WINDOW: u16 = 4;
            for k in 0..args.len() {
                b.ab_imm(Op::Const64, WINDOW + 1 + k as u16, 0, (first + k) as i32);
            }
            b.call(WINDOW, func);
            b.ab_imm(Op::GlobalAddr, 30, 0, 0);
            for k in 0..results {
                b.ab_imm(Op::St64, WINDOW + k as u16, 30, 8 * k as i32);
            }
            b.abc(Op::Ret, 0, 0, 0);
        });
        let mut natives = NativeRegistry::default();
        natives.register(&self.natives);
        let world = World::new(Arc::new(self.module), &natives, self.config).expect("loads");
        let vm = Vm::new(&world, config);
        prepare(&world, &vm);
        vm.install(&world);
        world.run();
        let globals = world.image().globals().cast::<u64>();
        // SAFETY: the entry function has stored that many words.
        let values = (0..results).map(|k| unsafe { *globals.add(k) }).collect();
        (values, vm.call_counts())
    }
}

/// `fib(n)`, recursively.
pub fn define_fib(program: &mut Program) -> FuncId {
    let fib = program.declare("fib", "I", "I");
    program.define(fib, 10, |b| {
        let recurse = b.label();
        b.branch(Op::BrGeSImm, 1, 2, recurse);
        b.abc(Op::Ret, 1, 0, 0);
        b.bind(recurse);
        b.ab_imm(Op::AddImm, 6, 1, -1);
        b.call(5, fib);
        b.abc(Op::Mov, 2, 5, 0);
        b.ab_imm(Op::AddImm, 7, 1, -2);
        b.call(6, fib);
        b.abc(Op::Add, 0, 2, 6);
        b.abc(Op::Ret, 0, 0, 0);
    });
    fib
}
