//! The compiler's front door: builds IR, runs Cranelift, and takes the result apart.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::ir::{self, ExternalName, LibCall, Opcode, UserFuncName};
use cranelift_codegen::isa::OwnedTargetIsa;
use cranelift_codegen::{
    CompiledCode, Context, FinalizedMachExceptionHandler, FinalizedMachReloc, FinalizedRelocTarget,
};
use cranelift_control::ControlPlane;
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use vo_bytecode::{FuncId, Module, SigId};
use vo_runtime::code_map::{CallSite, CodeKind};
use vo_runtime_symbols::Symbol;

use crate::compiled::{CompiledFunction, RelocKind, RelocTarget, Relocation};
use crate::environment::Environment;
use crate::target::{Options, TargetError};
use crate::translate::{self, Entry, Refusal, Translated};
use crate::{dead_loads, epilogue, trampolines};

/// A function that can't be compiled, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot compile {name}: {reason}")]
pub struct CompileError {
    pub name: String,
    pub reason: String,
}

/// Compiles functions; usable from many threads.
pub struct Compiler {
    isa: OwnedTargetIsa,
    options: Options,
}

impl Compiler {
    /// A compiler with these settings.
    ///
    /// # Errors
    /// If no code can be made for this machine.
    pub fn new(options: Options) -> Result<Compiler, TargetError> {
        Ok(Compiler { isa: options.isa()?, options })
    }

    /// The settings.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The Cranelift target.
    pub fn isa(&self) -> OwnedTargetIsa {
        self.isa.clone()
    }

    /// Compiles a function.
    ///
    /// # Errors
    /// If it can't be compiled.
    pub fn function(
        &self,
        module: &Module,
        env: &dyn Environment,
        func: FuncId,
    ) -> Result<CompiledFunction, CompileError> {
        let signature = translate::signature(module.sig_of(func));
        self.body(module, env, func, Entry::Start, signature)
    }

    /// Compiles the entry of a function at a loop header.
    ///
    /// # Errors
    /// If it can't be compiled.
    pub fn osr(
        &self,
        module: &Module,
        env: &dyn Environment,
        func: FuncId,
        loop_id: u32,
    ) -> Result<CompiledFunction, CompileError> {
        self.body(module, env, func, Entry::Loop(loop_id), trampolines::osr_signature())
    }

    fn body(
        &self,
        module: &Module,
        env: &dyn Environment,
        func: FuncId,
        entry: Entry,
        signature: ir::Signature,
    ) -> Result<CompiledFunction, CompileError> {
        let name = &module.functions[func.index()].name;
        self.compile(name, CodeKind::Function(func), func.0, signature, |b| {
            let (b, translated) = translate::translate(b, module, env, &self.options, func, entry)?;
            b.finalize(self.isa.frontend_config());
            Ok(translated)
        })
    }

    /// Compiles the trampoline from Rust into functions of a signature.
    ///
    /// # Errors
    /// If it can't be compiled.
    pub fn enter(&self, module: &Module, sig: SigId) -> Result<CompiledFunction, CompileError> {
        let signature = trampolines::enter_signature(4);
        self.compile(&format!("enter.{sig}"), CodeKind::Enter, u32::from(sig.0), signature, |mut b| {
            trampolines::enter(&mut b, &module.sigs[sig.index()]);
            b.finalize(self.isa.frontend_config());
            Ok(Translated::default())
        })
    }

    /// Compiles the trampoline from Rust into on-stack replacement code.
    ///
    /// # Errors
    /// If it can't be compiled.
    pub fn enter_osr(&self) -> Result<CompiledFunction, CompileError> {
        self.compile("enter.osr", CodeKind::Enter, 0, trampolines::enter_signature(3), |mut b| {
            trampolines::enter_osr(&mut b);
            b.finalize(self.isa.frontend_config());
            Ok(Translated::default())
        })
    }

    /// Compiles the stub that runs functions of a signature in the interpreter.
    ///
    /// # Errors
    /// If it can't be compiled.
    pub fn stub(&self, module: &Module, sig: SigId) -> Result<CompiledFunction, CompileError> {
        let shape = &module.sigs[sig.index()];
        let signature = translate::signature(shape);
        self.compile(&format!("stub.{sig}"), CodeKind::InterpreterStub, u32::from(sig.0), signature, |mut b| {
            trampolines::stub(&mut b, shape);
            b.finalize(self.isa.frontend_config());
            Ok(Translated::default())
        })
    }

    /// Builds with `build`, compiles, and turns every kind of failure into an error with its reason.
    fn compile(
        &self,
        name: &str,
        kind: CodeKind,
        number: u32,
        signature: ir::Signature,
        build: impl FnOnce(FunctionBuilder<'_>) -> Result<Translated, Refusal>,
    ) -> Result<CompiledFunction, CompileError> {
        let began = Instant::now();
        // Contexts are dropped after use: kept ones hold on to the memory of the largest function.
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let mut func = ir::Function::with_name_signature(UserFuncName::user(0, number), signature);
            let mut builder_context = FunctionBuilderContext::new();
            let translated = build(FunctionBuilder::new(&mut func, &mut builder_context))?;
            dead_loads::remove(&mut func);
            self.machine_code(kind, func, translated)
        }));
        let result = attempt.unwrap_or_else(|panic| Err(panic_text(&*panic)));
        match result {
            Ok(mut compiled) => {
                compiled.compile_time = began.elapsed();
                Ok(compiled)
            }
            Err(reason) => Err(CompileError { name: name.into(), reason }),
        }
    }

    fn machine_code(
        &self,
        kind: CodeKind,
        func: ir::Function,
        translated: Translated,
    ) -> Result<CompiledFunction, Refusal> {
        let clif = self.options.text.then(|| func.display().to_string());
        let mut context = Context::for_function(func);
        context.set_disasm(self.options.text);
        context.compile(&*self.isa, &mut ControlPlane::default()).map_err(|e| format!("{:?}", e.inner))?;
        let code = context.take_compiled_code().ok_or("the compiler gave no code")?;
        let frame_size = code.buffer.frame_layout().map_or(0, |layout| layout.frame_to_fp_offset);
        let mut bytes = code.buffer.data().to_vec();
        if self.options.patch_epilogues && frame_size == 0 {
            epilogue::patch(&mut bytes, returns(&context.func));
        }
        let relocations =
            code.buffer.relocs().iter().map(|r| relocation(r, &context.func)).collect::<Result<_, _>>()?;
        Ok(CompiledFunction {
            kind,
            bytes,
            relocations,
            call_sites: call_sites(&code),
            lines: lines(&code),
            positions: translated.positions,
            called_signatures: translated.called_signatures,
            frame_size,
            instructions: translated.tally.instructions,
            inlined_calls: translated.tally.inlined_calls,
            compile_time: Default::default(),
            clif,
            disassembly: code.vcode.clone(),
        })
    }
}

/// Return instructions in the function's reachable code.
fn returns(func: &ir::Function) -> usize {
    func.layout
        .blocks()
        .filter(|&block| {
            func.layout.last_inst(block).is_some_and(|inst| func.dfg.insts[inst].opcode() == Opcode::Return)
        })
        .count()
}

fn relocation(reloc: &FinalizedMachReloc, func: &ir::Function) -> Result<Relocation, Refusal> {
    let kind = match reloc.kind {
        Reloc::Abs8 => RelocKind::Abs8,
        Reloc::X86PCRel4 | Reloc::X86CallPCRel4 => RelocKind::PcRel4,
        other => return Err(format!("relocation {other:?}")),
    };
    let target = match &reloc.target {
        FinalizedRelocTarget::Func(offset) => RelocTarget::Local(*offset),
        FinalizedRelocTarget::ExternalName(ExternalName::User(name)) => {
            let name = &func.params.user_named_funcs()[*name];
            match name.namespace {
                translate::SYMBOLS => Symbol::from_u32(name.index).map(RelocTarget::Symbol),
                translate::ADDRESS_TABLE => Some(RelocTarget::AddressTable),
                _ => None,
            }
            .ok_or_else(|| format!("reference to {name}"))?
        }
        FinalizedRelocTarget::ExternalName(ExternalName::LibCall(LibCall::FmaF64)) => RelocTarget::Symbol(Symbol::Fma),
        FinalizedRelocTarget::ExternalName(other) => return Err(format!("reference to {other:?}")),
    };
    Ok(Relocation { offset: reloc.offset, kind, target, addend: reloc.addend })
}

/// The calls that have a handler.
fn call_sites(code: &CompiledCode) -> Vec<CallSite> {
    let mut sites: Vec<CallSite> = code
        .buffer
        .call_sites()
        .filter_map(|site| {
            let handler = site.exception_handlers.iter().find_map(|handler| match handler {
                FinalizedMachExceptionHandler::Default(offset) => Some(*offset),
                _ => None,
            })?;
            Some(CallSite { ret: site.ret_addr, frame: site.frame_offset.unwrap_or(0), handler: Some(handler) })
        })
        .collect();
    sites.sort_by_key(|site| site.ret);
    sites
}

/// Start offsets of the code of each position.
fn lines(code: &CompiledCode) -> Vec<(u32, u32)> {
    code.buffer
        .get_srclocs_sorted()
        .iter()
        .filter(|range| !range.loc.is_default())
        .map(|range| (range.start, range.loc.bits()))
        .collect()
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("the compiler failed: {}", text.unwrap_or("unknown panic"))
}
