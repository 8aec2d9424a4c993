//! The text form of functions: a header with all that is not code, then an instruction a line.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::LazyLock;

use super::cursor::{Cursor, TextError, quote};
use super::value::Text;
use crate::ids::{ConstId, FuncId, ItabId, NativeId, Reg, SigId, StrId, TypeId};
use crate::isa::{Field, Inst, OPS, Op, Operand, Role};
use crate::module::{Function, LineEntry, Module};

/// Columns of the operation and of the position.
const OPERANDS_AT: usize = 22;
const POSITION_AT: usize = 50;
/// Characters of a constant string that are shown.
const SHOWN: usize = 40;

/// Writes a function.
pub(super) fn put(module: &Module, func: FuncId, out: &mut String) {
    let function = &module.functions[func.index()];
    let in_body = positions_fit(function);
    let header = Function {
        code: Vec::new(),
        lines: if in_body { Vec::new() } else { function.lines.clone() },
        name: function.name.clone(),
        loops: function.loops.clone(),
        jump_tables: function.jump_tables.clone(),
        moves: function.moves.clone(),
        ..*function
    };
    let _ = write!(out, "func {func} ");
    header.put(out);
    out.push('\n');
    let mut lines = if in_body { function.lines.iter().peekable() } else { [].iter().peekable() };
    for (pc, &inst) in function.code.iter().enumerate() {
        let start = out.len();
        let _ = write!(out, "{pc:5}  ");
        put_inst(module, inst, start, out);
        if let Some(entry) = lines.next_if(|entry| entry.pc as usize == pc) {
            pad(out, start, POSITION_AT);
            let _ = write!(out, "  ; {}:{}", entry.line, entry.col);
        }
        put_comment(module, inst, start, out);
        out.push('\n');
    }
    out.push_str("end\n");
}

/// Whether each position belongs to an instruction of its own, in order.
fn positions_fit(function: &Function) -> bool {
    let ordered = function.lines.windows(2).all(|pair| pair[0].pc < pair[1].pc);
    ordered && function.lines.last().is_none_or(|last| (last.pc as usize) < function.code.len())
}

fn pad(out: &mut String, start: usize, column: usize) {
    let width = out[start..].chars().count();
    out.extend(std::iter::repeat_n(' ', column.saturating_sub(width)));
}

fn put_inst(module: &Module, inst: Inst, start: usize, out: &mut String) {
    let info = inst.op.info();
    out.push_str(info.mnemonic);
    let mut separator = " ";
    for operand in info.operands {
        if separator == " " {
            pad(out, start, OPERANDS_AT);
        }
        out.push_str(separator);
        separator = ", ";
        put_operand(module, inst, *operand, out);
    }
    for (field, name) in unused(inst.op) {
        let value = inst.field(field);
        if value != 0 {
            let _ = write!(out, " .{name}={value}");
        }
    }
}

/// The fields that an operation does not use.
fn unused(op: Op) -> impl Iterator<Item = (Field, char)> {
    let used = move |field| {
        let wide = matches!(field, Field::C | Field::D);
        op.info().operands.iter().any(|o| o.field == field || (wide && o.field == Field::Cd))
    };
    [(Field::A, 'a'), (Field::B, 'b'), (Field::C, 'c'), (Field::D, 'd')].into_iter().filter(move |&(f, _)| !used(f))
}

/// Number of registers that are shown for an operand with more than one.
fn width(role: Role) -> u16 {
    role.regs().map_or(1, |(n, ..)| n)
}

/// The value of an operand that is no register, as an index.
fn index(inst: Inst, field: Field) -> usize {
    if field == Field::Cd { inst.index() } else { usize::from(inst.field(field)) }
}

fn put_operand(module: &Module, inst: Inst, Operand { field, role }: Operand, out: &mut String) {
    let k = index(inst, field);
    let _ = match role {
        Role::Imm if field == Field::Cd => write!(out, "{}", inst.cd()),
        Role::Imm => write!(out, "{}", inst.field(field) as i16),
        Role::Target => write!(out, "@{}", k),
        Role::LoopId => write!(out, "loop{k}"),
        Role::Table => write!(out, "table{k}"),
        Role::Func => named(FuncId(k as u32), module.functions.get(k).map(|f| &f.name), out),
        Role::Type => named(TypeId(k as u32), module.types.get(k).map(|t| &t.name), out),
        Role::Native => named(NativeId(k as u32), module.natives.get(k).map(|n| &n.name), out),
        Role::Itab => {
            let ty = module.itabs.get(k).and_then(|itab| module.types.get(itab.ty.index()));
            named(ItabId(k as u32), ty.map(|t| &t.name), out)
        }
        Role::Str => write!(out, "{}", StrId(k as u32)),
        Role::Const => write!(out, "{}", ConstId(k as u32)),
        Role::Sig => write!(out, "{}", SigId(k as u16)),
        _ if width(role) > 1 => write!(out, "{}:{}", Reg(k as u16), width(role)),
        _ => write!(out, "{}", Reg(k as u16)),
    };
}

/// An id, and the name of what it stands for.
fn named(id: impl std::fmt::Display, name: Option<&String>, out: &mut String) -> std::fmt::Result {
    write!(out, "{id}")?;
    match name {
        Some(name) => write!(out, "<{}>", name.replace(['>', '\n'], "?")),
        None => Ok(()),
    }
}

/// Shows constants.
fn put_comment(module: &Module, inst: Inst, start: usize, out: &mut String) {
    for operand in inst.op.info().operands {
        let k = index(inst, operand.field);
        let mut comment = String::new();
        match operand.role {
            Role::Str => {
                let Some(bytes) = module.strings.get(k) else { continue };
                quote(&bytes[..bytes.len().min(SHOWN)], &mut comment);
                if bytes.len() > SHOWN {
                    comment.push_str("...");
                }
            }
            Role::Const => {
                let Some(&bits) = module.consts.get(k) else { continue };
                comment = match inst.op {
                    Op::ConstF => format!("{:?}", f64::from_bits(bits)),
                    Op::ConstS => format!("{:?}", f32::from_bits(bits as u32)),
                    _ => (bits as i64).to_string(),
                };
            }
            _ => continue,
        }
        pad(out, start, POSITION_AT);
        let _ = write!(out, "  // {comment}");
    }
}

/// A 64-bit constant as an integer, and as a float if it looks like one.
pub(super) fn constant(bits: u64) -> String {
    let (integer, float) = (bits as i64, f64::from_bits(bits));
    if (1e-100..1e100).contains(&float.abs()) { format!("{integer}, {float:?}") } else { integer.to_string() }
}

/// Reads the body of a function whose header has been read.
pub(super) fn get(from: &mut Cursor, function: &mut Function) -> Result<(), TextError> {
    while !from.eat("end") {
        let pc = from.integer(0, i128::from(u32::MAX))? as usize;
        if pc != function.code.len() {
            return Err(from.error(format!("instruction {pc} where {} was expected", function.code.len())));
        }
        let inst = get_inst(from)?;
        function.code.push(inst);
        if from.eat(";") {
            let line = u32::get(from)?;
            from.expect(":")?;
            function.lines.push(LineEntry { pc: pc as u32, line, col: u32::get(from)? });
        }
    }
    Ok(())
}

fn get_inst(from: &mut Cursor) -> Result<Inst, TextError> {
    static BY_MNEMONIC: LazyLock<HashMap<&str, Op>> =
        LazyLock::new(|| OPS.iter().map(|info| (info.mnemonic, info.op)).collect());
    let mnemonic = from.word("an operation")?;
    let Some(&op) = BY_MNEMONIC.get(mnemonic) else {
        return Err(from.error(format!("unknown operation {mnemonic}")));
    };
    let mut inst = Inst::new(op, 0, 0, 0, 0);
    for (k, operand) in op.info().operands.iter().enumerate() {
        if k > 0 {
            from.expect(",")?;
        }
        let value = get_operand(from, *operand)?;
        set(&mut inst, operand.field, value);
    }
    while from.eat(".") {
        let name = from.word("a field")?;
        let Some((field, _)) = unused(op).find(|&(_, letter)| name == letter.to_string()) else {
            return Err(from.error(format!("{mnemonic} has no unused field {name}")));
        };
        from.expect("=")?;
        let value = u16::get(from)?;
        set(&mut inst, field, i64::from(value));
    }
    Ok(inst)
}

fn set(inst: &mut Inst, field: Field, value: i64) {
    match field {
        Field::A => inst.a = value as u16,
        Field::B => inst.b = value as u16,
        Field::C => inst.c = value as u16,
        Field::D => inst.d = value as u16,
        Field::Cd => *inst = Inst::with_cd(inst.op, inst.a, inst.b, value as i32),
    }
}

fn get_operand(from: &mut Cursor, Operand { field, role }: Operand) -> Result<i64, TextError> {
    let bits = if field == Field::Cd { 32 } else { 16 };
    let prefix = match role {
        Role::Imm => return from.integer(-(1 << (bits - 1)), (1 << (bits - 1)) - 1).map(|v| v as i64),
        Role::Target => "@",
        Role::LoopId => "loop",
        Role::Table => "table",
        Role::Func => "f",
        Role::Type => "t",
        Role::Native => "n",
        Role::Itab => "itab",
        Role::Str => "str",
        Role::Const => "k",
        Role::Sig => "sig",
        _ => "r",
    };
    from.expect(prefix)?;
    let value = from.integer(0, (1 << bits) - 1)? as i64;
    from.skip_gloss();
    let n = width(role);
    if n > 1 {
        from.expect(":")?;
        from.integer(n.into(), n.into())?;
    }
    Ok(value)
}
