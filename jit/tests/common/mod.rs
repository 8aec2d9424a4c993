//! Programs built by hand, and their runs in compiled code.

#![allow(dead_code, reason = "each test program uses a part")]

use std::sync::Arc;

use vo_bytecode::{Class, FuncFlags, FuncId, Function, FunctionBuilder, Module, Op, SigId, Signature};
use vo_jit::{JitCompiler, Options};
use vo_runtime::native::NativeRegistry;
use vo_runtime::world::{World, WorldConfig};

/// A program under construction.
pub struct Program {
    pub module: Module,
}

impl Program {
    pub fn new() -> Program {
        let mut program = Program { module: Module { globals_size: 4096, ..Module::default() } };
        program.sig("", "");
        program
    }

    /// The id of a signature, as class letters.
    pub fn sig(&mut self, params: &str, results: &str) -> SigId {
        let classes = |s: &str| s.bytes().map(|b| Class::from_u8(b).expect("I, F or S")).collect();
        let sig = Signature { params: classes(params), results: classes(results) };
        match self.module.sigs.iter().position(|s| *s == sig) {
            Some(k) => SigId::from(k),
            None => {
                self.module.sigs.push(sig);
                SigId::from(self.module.sigs.len() - 1)
            }
        }
    }

    /// Adds a function.
    pub fn function(
        &mut self,
        name: &str,
        (params, results): (&str, &str),
        flags: FuncFlags,
        build: impl FnOnce(&mut FunctionBuilder),
    ) -> FuncId {
        let sig = self.sig(params, results);
        let mut b = FunctionBuilder::new(Function { name: name.into(), sig, flags, nregs: 40, ..Function::default() });
        build(&mut b);
        self.module.functions.push(b.finish());
        FuncId::from(self.module.functions.len() - 1)
    }

    /// The id that the next function will have.
    pub fn next_id(&self) -> FuncId {
        FuncId::from(self.module.functions.len())
    }

    /// Adds a constant.
    pub fn constant(&mut self, value: u64) -> i32 {
        self.module.consts.push(value);
        self.module.consts.len() as i32 - 1
    }

    /// Adds the entry function, and loads and compiles the program.
    pub fn load(mut self, options: Options, entry: impl FnOnce(&mut FunctionBuilder)) -> Loaded {
        self.module.entry = self.function("main.main", ("", ""), FuncFlags::empty(), entry);
        let world = World::new(Arc::new(self.module), &NativeRegistry::default(), WorldConfig::default())
            .expect("the program loads");
        let jit = JitCompiler::with_options(&world, options).expect("this machine has a compiler");
        jit.init_runtime();
        jit.compile_module().expect("every function compiles");
        Loaded { jit, world }
    }
}

/// A compiled program.
pub struct Loaded {
    pub jit: JitCompiler,
    pub world: Box<World>,
}

impl Loaded {
    /// Runs it, and gives the word at the start of its globals.
    pub fn run(&self) -> i64 {
        self.jit.run();
        // SAFETY: the globals are mapped, and the program has ended.
        unsafe { self.world.image().globals().cast::<i64>().read() }
    }
}

/// Emits a call of `callee` with constant arguments, and stores its first result at the start of the
/// globals.
pub fn call_and_keep(b: &mut FunctionBuilder, callee: FuncId, args: &[i32]) {
    for (k, &arg) in args.iter().enumerate() {
        b.ab_imm(Op::ConstI, 11 + k as u16, 0, arg);
    }
    b.call(10, callee);
    b.ab_imm(Op::GlobalAddr, 1, 0, 0);
    b.ab_imm(Op::St64, 10, 1, 0);
    b.abc(Op::Ret, 1, 0, 0);
}

/// `fib(n)`, recursive.
pub fn add_fib(program: &mut Program) -> FuncId {
    let fib = program.next_id();
    program.function("main.fib", ("I", "I"), FuncFlags::empty(), |b| {
        let recurse = b.label();
        b.branch(Op::BrGeSImm, 1, 2, recurse);
        b.abc(Op::Ret, 1, 0, 0);
        b.bind(recurse);
        b.ab_imm(Op::AddImm, 9, 1, -1);
        b.call(8, fib);
        b.abc(Op::Mov, 2, 8, 0);
        b.ab_imm(Op::AddImm, 9, 1, -2);
        b.call(8, fib);
        b.abc(Op::Add, 2, 2, 8);
        b.abc(Op::Ret, 2, 0, 0);
    })
}
