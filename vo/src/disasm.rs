//! The forms of a program's code, as text: bytecode, Cranelift's intermediate form, machine code.

use std::fmt::Write;

use vo_bytecode::FuncId;
use vo_jit::JitCompiler;
use vo_runtime::{World, WorldConfig};

use crate::instance::natives;
use crate::{Error, Program};

/// Which form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Bytecode,
    Clif,
    Machine,
}

/// The text of a function, or of all of them.
///
/// # Errors
/// If no function has this name, or it can't be compiled.
pub fn disassemble(program: &Program, name: Option<&str>, form: Form) -> Result<String, Error> {
    let module = program.module();
    let Some(name) = name else {
        if form == Form::Bytecode {
            return Ok(module.to_text());
        }
        let all: Vec<FuncId> = (0..module.functions.len()).map(FuncId::from).collect();
        return functions(program, &all, form);
    };
    let named: Vec<FuncId> = (0..module.functions.len())
        .map(FuncId::from)
        .filter(|f| {
            module.functions[f.index()].name == name || module.functions[f.index()].name == format!("main.{name}")
        })
        .collect();
    if named.is_empty() {
        let mut message = format!("no function {name}; the program has:");
        for function in &module.functions {
            let _ = write!(message, "\n  {}", function.name);
        }
        return Err(Error::Setting(message));
    }
    functions(program, &named, form)
}

fn functions(program: &Program, list: &[FuncId], form: Form) -> Result<String, Error> {
    let module = program.module();
    if form == Form::Bytecode {
        return Ok(list.iter().map(|&f| vo_bytecode::text::function(module, f)).collect());
    }
    let world = World::new(module.clone(), &natives(), WorldConfig::default())?;
    let jit = JitCompiler::new(&world).map_err(|e| Error::Jit(e.to_string()))?;
    let mut out = String::new();
    for &func in list {
        let text = if form == Form::Clif { jit.clif_text(func) } else { jit.machine_text(func) };
        let text = text.map_err(|e| Error::Jit(e.to_string()))?;
        let _ = writeln!(out, "{} <{}>:\n{text}", func, module.functions[func.index()].name);
    }
    Ok(out)
}
