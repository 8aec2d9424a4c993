//! The verifier: after it, no index of a module is out of range and control stays inside functions.
//!
//! It checks what engines rely on: ids, registers and windows within the frame, branch targets, loop
//! headers at the target of every backward branch, signatures, type layouts. It does not check that a
//! register was written before it is read; lowering promises that.

use std::fmt;

use crate::ids::FuncId;
use crate::isa::{Field, Inst, Op, Role};
use crate::module::{Function, Kind, Module, TypeDef};
use crate::{FRAME_HEADER, MAX_RESULT_REGS};

/// What is wrong with a module, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// `function main.f, instruction 12 (add 1 2 3 0)`, `type 4 (main.T)`.
    pub place: String,
    pub problem: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

impl std::error::Error for VerifyError {}

type Problem = Result<(), String>;

/// More bytes than the globals or a type may have.
const MAX_SIZE: u64 = 1 << 40;

/// Checks a whole module.
///
/// # Errors
/// The first thing found wrong.
pub fn verify(module: &Module) -> Result<(), VerifyError> {
    let at = |place: String| move |problem| VerifyError { place, problem };
    header(module).map_err(at("module".into()))?;
    for (k, ty) in module.types.iter().enumerate() {
        type_def(module, ty).map_err(at(format!("type {k} ({})", ty.name)))?;
    }
    acyclic_layouts(module).map_err(at("types".into()))?;
    for (k, itab) in module.itabs.iter().enumerate() {
        check_itab(module, k).map_err(at(format!("itab {k} (type {})", itab.ty)))?;
    }
    for (k, function) in module.functions.iter().enumerate() {
        let id = FuncId::from(k);
        frame(module, function).map_err(at(format!("function {}", function.name)))?;
        for (pc, &inst) in function.code.iter().enumerate() {
            let place = || format!("function {}, instruction {pc} ({inst:?})", function.name);
            instruction(module, id, pc, inst).map_err(|problem| VerifyError { place: place(), problem })?;
        }
    }
    Ok(())
}

fn in_range(what: &str, index: usize, len: usize) -> Problem {
    if index < len { Ok(()) } else { Err(format!("{what} {index} of {len}")) }
}

fn header(m: &Module) -> Problem {
    in_range("entry function", m.entry.index(), m.functions.len())?;
    let entry_sig = m.functions[m.entry.index()].sig;
    in_range("signature", entry_sig.index(), m.sigs.len())?;
    if m.sigs[entry_sig.index()] != Default::default() {
        return Err("the entry function has parameters or results".into());
    }
    if m.globals_size > MAX_SIZE {
        return Err(format!("{} bytes of globals", m.globals_size));
    }
    for sig in &m.sigs {
        if sig.results.len() > MAX_RESULT_REGS {
            return Err(format!("a signature with {} result registers", sig.results.len()));
        }
    }
    m.natives.iter().try_for_each(|n| in_range("signature", n.sig.index(), m.sigs.len()))?;
    m.globals.iter().try_for_each(|g| {
        in_range("type", g.ty.index(), m.types.len())?;
        let end = g.offset.checked_add(m.ty(g.ty).size).filter(|&end| end <= m.globals_size);
        end.map(|_| ()).ok_or_else(|| format!("global {} lies beyond the globals", g.name))
    })
}

fn type_def(m: &Module, ty: &TypeDef) -> Problem {
    let known = |id: crate::TypeId| in_range("type", id.index(), m.types.len());
    ty.elem.into_iter().chain(ty.key).chain(ty.ptr_to).try_for_each(known)?;
    ty.params.iter().chain(&ty.results).copied().try_for_each(known)?;
    ty.iface_methods.iter().try_for_each(|method| known(method.ty))?;
    for method in &ty.methods {
        known(method.ty)?;
        in_range("function", method.func.index(), m.functions.len())?;
    }
    let needs_elem = matches!(ty.kind, Kind::Array | Kind::Chan | Kind::Map | Kind::Pointer | Kind::Slice);
    if needs_elem && ty.elem.is_none() || ty.kind == Kind::Map && ty.key.is_none() {
        return Err("element or key type missing".into());
    }
    if ty.size > MAX_SIZE || !ty.align.is_power_of_two() || ty.align > 8 {
        return Err(format!("size {} or alignment {} out of range", ty.size, ty.align));
    }
    if ty.ptr_words.len() as u64 > ty.size.div_ceil(8 * 64) {
        return Err("pointer bitmap longer than the type".into());
    }
    if let Some(last) = ty.ptr_words.last().filter(|w| **w != 0) {
        let words = 64 * ty.ptr_words.len() as u64 - u64::from(last.leading_zeros());
        if 8 * words > ty.size {
            return Err("pointer beyond the end of the type".into());
        }
    }
    for field in &ty.fields {
        known(field.ty)?;
        let end = field.offset.checked_add(m.ty(field.ty).size).filter(|&end| end <= ty.size);
        end.ok_or_else(|| format!("field {} lies beyond the type", field.name))?;
    }
    if ty.kind == Kind::Array {
        let elem = m.ty(ty.elem.expect("checked above"));
        if elem.size.checked_mul(ty.len) != Some(ty.size) {
            return Err("array size is not length times element size".into());
        }
    }
    Ok(())
}

/// Structs and arrays don't contain themselves: equality and printing recurse over them.
fn acyclic_layouts(m: &Module) -> Problem {
    const DONE: u8 = 2;
    const OPEN: u8 = 1;
    let mut state = vec![0u8; m.types.len()];
    for start in 0..m.types.len() {
        let mut stack = vec![(start, false)];
        while let Some((k, leaving)) = stack.pop() {
            if leaving {
                state[k] = DONE;
                continue;
            }
            if state[k] == DONE {
                continue;
            }
            if state[k] == OPEN {
                return Err(format!("type {k} contains itself"));
            }
            state[k] = OPEN;
            stack.push((k, true));
            let ty = &m.types[k];
            let parts: Vec<usize> = match ty.kind {
                Kind::Struct => ty.fields.iter().map(|f| f.ty.index()).collect(),
                Kind::Array => ty.elem.into_iter().map(|e| e.index()).collect(),
                _ => Vec::new(),
            };
            for part in parts {
                if state[part] == OPEN {
                    return Err(format!("type {part} contains itself"));
                }
                stack.push((part, false));
            }
        }
    }
    Ok(())
}

fn check_itab(m: &Module, k: usize) -> Problem {
    let itab = &m.itabs[k];
    in_range("type", itab.iface.index(), m.types.len())?;
    in_range("type", itab.ty.index(), m.types.len())?;
    if m.ty(itab.iface).kind != Kind::Interface || m.ty(itab.iface).iface_methods.len() != itab.funcs.len() {
        return Err("method count differs from the interface's".into());
    }
    itab.funcs.iter().try_for_each(|f| in_range("function", f.index(), m.functions.len()))
}

fn frame(m: &Module, f: &Function) -> Problem {
    in_range("signature", f.sig.index(), m.sigs.len())?;
    let sig = &m.sigs[f.sig.index()];
    if usize::from(f.nregs) < (1 + sig.params.len()).max(sig.results.len()) {
        return Err(format!("{} registers can't hold parameters and results", f.nregs));
    }
    let last = f.code.last().ok_or("no code")?;
    if last.op.falls_through() {
        return Err("control runs off the end".into());
    }
    let len = f.code.len();
    for (id, &pc) in f.loops.iter().enumerate() {
        in_range("loop header", pc as usize, len)?;
        let header = f.code[pc as usize];
        if header.op != Op::Loop || header.index() != id {
            return Err(format!("loop {id} has no header at {pc}"));
        }
    }
    f.jump_tables.iter().flatten().try_for_each(|&t| in_range("branch target", t as usize, len))?;
    if let Some(landing) = f.landing {
        in_range("landing pad", landing as usize, len)?;
    }
    let has_defer = f.code.iter().any(|i| i.op == Op::Defer);
    if has_defer && f.landing.is_none() {
        return Err("defer without a landing pad".into());
    }
    Ok(())
}

fn instruction(m: &Module, func: FuncId, pc: usize, inst: Inst) -> Problem {
    let f = &m.functions[func.index()];
    let nregs = usize::from(f.nregs);
    for operand in inst.op.info().operands {
        let value = inst.field(operand.field);
        let wide = if operand.field == Field::Cd { inst.index() } else { usize::from(value) };
        if let Some((n, ..)) = operand.role.regs() {
            in_range("register", usize::from(value) + usize::from(n) - 1, nregs)?;
            continue;
        }
        match operand.role {
            Role::Target => target(f, pc, wide)?,
            Role::LoopId => {
                in_range("loop", wide, f.loops.len())?;
                in_range("second header of loop", pc, f.loops[wide] as usize + 1)?;
            }
            Role::Table => {
                in_range("jump table", wide, f.jump_tables.len())?;
                f.jump_tables[wide].iter().try_for_each(|&t| target(f, pc, t as usize))?;
            }
            Role::Func => in_range("function", wide, m.functions.len())?,
            Role::Type => in_range("type", wide, m.types.len())?,
            Role::Str => in_range("string", wide, m.strings.len())?,
            Role::Const => in_range("constant", wide, m.consts.len())?,
            Role::Native => in_range("native", wide, m.natives.len())?,
            Role::Itab => in_range("itab", wide, m.itabs.len())?,
            Role::Sig => in_range("signature", wide, m.sigs.len())?,
            Role::Strings => in_range("register", usize::from(value) + 2 * usize::from(inst.c), nregs + 1)?,
            Role::Results => in_range("register", usize::from(value) + m.sig_of(func).results.len(), nregs + 1)?,
            Role::Window | Role::NativeWindow => window(m, inst, operand.role, nregs)?,
            _ => {}
        }
    }
    immediates(m, inst)
}

fn window(m: &Module, inst: Inst, role: Role, nregs: usize) -> Problem {
    // The ids were either checked before (operands are in field order) or are checked here.
    match inst.op {
        Op::Call => in_range("function", inst.index(), m.functions.len())?,
        Op::CallNative => in_range("native", inst.index(), m.natives.len())?,
        _ => in_range("signature", usize::from(inst.d), m.sigs.len())?,
    }
    let id = m.callee_sig(inst).ok_or("window outside a call")?;
    in_range("signature", id.index(), m.sigs.len())?;
    let sig = &m.sigs[id.index()];
    let first = usize::from(inst.a);
    let callee_word = usize::from(role == Role::Window);
    if role == Role::Window && inst.a < FRAME_HEADER {
        return Err("call window without room for the frame header".into());
    }
    let end = first + (callee_word + sig.params.len()).max(sig.results.len());
    in_range("window register", end, nregs + 1)
}

/// Backward branches go to loop headers: there counters, polls and OSR entries are.
fn target(f: &Function, pc: usize, to: usize) -> Problem {
    in_range("branch target", to, f.code.len())?;
    if to <= pc && f.code[to].op != Op::Loop {
        return Err(format!("backward branch to {to}, which is no loop header"));
    }
    Ok(())
}

fn immediates(m: &Module, inst: Inst) -> Problem {
    let imm = inst.c as i16;
    let shift = |limit: i16| {
        if (0..limit).contains(&imm) { Ok(()) } else { Err(format!("shift by {imm}")) }
    };
    match inst.op {
        Op::ShlImm | Op::ShrUImm | Op::ShrSImm => shift(64),
        Op::ShlImmI32 | Op::ShlImmU32 => shift(32),
        Op::RotlImm64 => shift(64),
        Op::RotlImmU32 => shift(32),
        Op::GlobalAddr => {
            let offset = inst.cd();
            if offset >= 0 && offset as u64 <= m.globals_size { Ok(()) } else { Err(format!("global at {offset}")) }
        }
        Op::Frame | Op::Reframe if inst.cd() < 0 || inst.cd() % 16 != 0 => Err(format!("frame of {}", inst.cd())),
        Op::Zero | Op::CopyMem | Op::BoundImm if inst.cd() < 0 => Err(format!("size {}", inst.cd())),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;

    #[track_caller]
    fn rejected(change: impl FnOnce(&mut Module), problem: &str) {
        let mut module = sample();
        change(&mut module);
        let error = verify(&module).expect_err("must be rejected");
        assert!(error.to_string().contains(problem), "{error}");
    }

    #[test]
    fn the_sample_is_accepted() {
        assert_eq!(verify(&sample()), Ok(()));
    }

    #[test]
    fn registers_targets_and_ids_out_of_range_are_rejected() {
        rejected(|m| m.functions[0].code[0].a = 999, "register 999");
        rejected(|m| m.functions[0].code[0] = Inst::with_cd(Op::Jmp, 0, 0, 999), "branch target 999");
        rejected(|m| m.functions[0].code[0] = Inst::with_cd(Op::Call, 3, 0, 999), "function 999");
        rejected(|m| m.functions[0].code[0] = Inst::with_cd(Op::Call, 1, 0, 0), "frame header");
        rejected(|m| m.entry = FuncId(999), "entry function 999");
        rejected(|m| m.functions[0].nregs = 0, "registers");
    }

    #[test]
    fn control_can_not_leave_a_function_or_loop_unseen() {
        rejected(|m| m.functions[0].code.truncate(3), "off the end");
        rejected(|m| m.functions[0].code[1] = Inst::with_cd(Op::Jmp, 0, 0, 0), "no loop header");
    }

    #[test]
    fn a_type_that_contains_itself_is_rejected() {
        rejected(
            |m| {
                let field = crate::FieldDef {
                    name: "x".into(),
                    pkg: String::new(),
                    ty: crate::TypeId(1),
                    offset: 0,
                    embedded: false,
                    tag: String::new(),
                };
                m.types[1].fields = vec![field];
            },
            "contains itself",
        );
    }
}
