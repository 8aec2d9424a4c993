//! The text form of a module: a disassembly that can be read back to the same module.
//!
//! ```text
//! module {name: "main", files: ["prog.go"], entry: f1}
//! sig sig1 {params: [I], results: [I]}
//! string str0 "hello\n"
//! func f0 {name: "main.sum", sig: sig1, nregs: 4, loops: [2]}
//!     0  const          r2, 0                        ; 3:2
//!     1  br.les.imm     r1, 0, @6
//!     2  loop           loop0
//!     ...
//! end
//! ```
//!
//! Records leave out fields at their default. In a function, `; line:col` is the source position from that
//! instruction on. An operand that names something has its name in `<>`; that, and what follows `//`, is
//! for readers and means nothing. `r3:2` is a pair of registers, `.d=5` a field that the operation does not
//! use. Which operands an instruction has, and what fields records have, is decided by the tables of
//! [`crate::isa`] and [`crate::module`] alone.

mod body;
mod cursor;
mod value;

use std::fmt::Write;

use crate::ids::{ConstId, FuncId, ItabId, NativeId, SigId, StrId, TypeId};
use crate::module::Module;
use crate::verify::verify;

use cursor::Cursor;
pub use cursor::TextError;
use value::Text;

impl Module {
    /// The text form.
    pub fn to_text(&self) -> String {
        let Module {
            name,
            files,
            types,
            sigs,
            functions,
            natives,
            itabs,
            strings,
            consts,
            globals_size,
            globals,
            entry,
        } = self;
        let header = Module {
            name: name.clone(),
            files: files.clone(),
            globals_size: *globals_size,
            entry: *entry,
            ..Module::default()
        };
        let mut out = String::new();
        put_item("module", "", &header, &mut out);
        put_section("type", types, |k| TypeId::from(k).to_string(), &mut out);
        put_section("sig", sigs, |k| SigId::from(k).to_string(), &mut out);
        put_section("native", natives, |k| NativeId::from(k).to_string(), &mut out);
        put_section("itab", itabs, |k| ItabId::from(k).to_string(), &mut out);
        put_section("string", strings, |k| StrId::from(k).to_string(), &mut out);
        for (k, &bits) in consts.iter().enumerate() {
            let _ = writeln!(out, "const {} 0x{bits:x}  // {}", ConstId::from(k), body::constant(bits));
        }
        put_section("global", globals, |k| format!("g{k}"), &mut out);
        for k in 0..functions.len() {
            out.push('\n');
            body::put(self, FuncId::from(k), &mut out);
        }
        out
    }

    /// Reads and verifies a text form.
    ///
    /// # Errors
    /// If the text is anything else, or describes a module that can't be run.
    pub fn from_text(text: &str) -> Result<Module, TextError> {
        let mut from = Cursor::new(text);
        from.expect("module")?;
        let mut module = Module::get(&mut from)?;
        while !from.is_at_end() {
            get_item(&mut from, &mut module)?;
        }
        verify(&module).map_err(|error| from.error(format!("invalid module: {error}")))?;
        Ok(module)
    }
}

/// The text form of one function of a module.
pub fn function(module: &Module, func: FuncId) -> String {
    let mut out = String::new();
    body::put(module, func, &mut out);
    out
}

fn put_item<T: Text>(keyword: &str, id: &str, value: &T, out: &mut String) {
    out.push_str(keyword);
    if !id.is_empty() {
        out.push(' ');
        out.push_str(id);
    }
    out.push(' ');
    value.put(out);
    out.push('\n');
}

fn put_section<T: Text>(keyword: &str, items: &[T], id: impl Fn(usize) -> String, out: &mut String) {
    for (k, item) in items.iter().enumerate() {
        put_item(keyword, &id(k), item, out);
    }
}

/// Reads one item: its keyword, its id, which has to be the next of its kind, and its value.
fn get_item(from: &mut Cursor, module: &mut Module) -> Result<(), TextError> {
    let keyword = from.word("an item")?;
    match keyword {
        "type" => get_next(from, &mut module.types, "t"),
        "sig" => get_next(from, &mut module.sigs, "sig"),
        "native" => get_next(from, &mut module.natives, "n"),
        "itab" => get_next(from, &mut module.itabs, "itab"),
        "string" => get_next(from, &mut module.strings, "str"),
        "const" => get_next(from, &mut module.consts, "k"),
        "global" => get_next(from, &mut module.globals, "g"),
        "func" => {
            get_next(from, &mut module.functions, "f")?;
            let function = module.functions.last_mut().expect("one was read");
            body::get(from, function)
        }
        _ => Err(from.error(format!("unknown item `{keyword}`"))),
    }
}

fn get_next<T: Text>(from: &mut Cursor, items: &mut Vec<T>, prefix: &str) -> Result<(), TextError> {
    let expected = format!("{prefix}{}", items.len());
    let id = from.word("an id")?;
    if id != expected {
        return Err(from.error(format!("expected {expected}, found {id}")));
    }
    items.push(T::get(from)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isa::{Field, Inst, OPS, Role};
    use crate::sample::sample;

    #[test]
    fn a_module_survives_the_round_trip() {
        let module = sample();
        let text = module.to_text();
        assert_eq!(Module::from_text(&text), Ok(module), "{text}");
    }

    #[test]
    fn every_operation_survives_with_extreme_operands() {
        let mut module = sample();
        let fields = [(0, 0), (1, 0), (0x7fff, 0x7fff), (0x8000, 0x8000), (0xffff, 0xffff)];
        let insts = OPS.iter().flat_map(|info| {
            // Branches and names are checked against the module elsewhere.
            fields.map(|(x, y)| Inst::new(info.op, x, y, x, y))
        });
        module.functions[0].code = insts.collect();
        module.functions[0].lines = vec![crate::LineEntry { pc: 9, line: 1, col: 2 }];
        let text = function(&module, FuncId(0));
        let mut from = Cursor::new(&text);
        let mut read = Module::default();
        get_item(&mut from, &mut read).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(read.functions[0], module.functions[0]);
    }

    #[test]
    fn operands_are_printed_by_role() {
        let text = sample().to_text();
        for part in
            ["r1, 0, @6", "f0<main.sum>", "n0<rt.print_int>", "// \"text \\xff", "; 3:2", "// 1.5", "r4:2, str0"]
        {
            assert!(text.contains(part), "{part} in\n{text}");
        }
        // Each role that names something has a field that can hold it.
        for operand in OPS.iter().flat_map(|info| info.operands) {
            let wide = matches!(operand.role, Role::Func | Role::Type | Role::Str | Role::Const | Role::Target);
            assert!(!wide || operand.field == Field::Cd);
        }
    }

    #[test]
    fn errors_say_where() {
        let fails = |text: &str, line: u32, message: &str| {
            let error = Module::from_text(text).expect_err("must be rejected");
            assert!(error.message.contains(message), "{error}");
            assert_eq!(error.line, line, "{error}");
        };
        fails("modul", 1, "expected `module`");
        fails("module {}\nsig sig1 {}", 2, "expected sig0");
        fails("module {nam: 1}", 1, "no field nam");
        fails("module {}\nfunc f0 {}\n  0  frob r1\nend", 3, "unknown operation");
        fails("module {}\nfunc f0 {}\n  0  mov r1, 7\nend", 3, "expected `r`");
        fails("module {}\nstring str0 \"abc", 2, "unterminated");
        fails("module {entry: f7}\n", 2, "entry function 7");
    }
}
