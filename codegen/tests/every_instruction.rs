//! Every instruction of the table compiles, in a function of its own.

use vo_bytecode::{Class, isa::OPS};
use vo_bytecode::{
    FuncFlags, FuncId, Function, Inst, Itab, Kind, Module, NativeDef, Op, OpFlags, Role, SigId, Signature, TypeDef,
    TypeId,
};
use vo_codegen::{Compiler, Environment, Options, Place};
use vo_runtime_symbols::{Address, AddressTable};

/// Addresses from a table, as in ahead-of-time code.
struct Table(AddressTable);

impl Environment for Table {
    fn place(&self, address: Address) -> Place {
        Place::Table(self.0.position(address))
    }
}

/// Addresses known, as in just-in-time code.
struct Known;

impl Environment for Known {
    fn place(&self, _: Address) -> Place {
        Place::Constant(0x1234_5678_9abc)
    }
}

fn module(function: Function) -> Module {
    let int = TypeDef { name: "int".into(), kind: Kind::Int, size: 8, align: 8, ..TypeDef::default() };
    let unit = Signature { params: vec![Class::I], results: vec![Class::I] };
    let callee = Function {
        name: "callee".into(),
        sig: SigId(0),
        nregs: 4,
        code: vec![Inst::new(Op::Ret, 1, 0, 0, 0)],
        ..Function::default()
    };
    Module {
        types: vec![int],
        sigs: vec![unit],
        functions: vec![function, callee],
        natives: vec![NativeDef { name: "native".into(), sig: SigId(0) }],
        itabs: vec![Itab { iface: TypeId(0), ty: TypeId(0), funcs: vec![FuncId(1)] }],
        strings: vec![b"text".to_vec()],
        consts: vec![1],
        globals_size: 64,
        ..Module::default()
    }
}

/// An instruction with operands that are in range.
fn instance(op: Op) -> Inst {
    let mut inst = Inst::new(op, 4, 8, 12, 16);
    for operand in op.info().operands {
        let value = match operand.role {
            Role::Target => 1,
            Role::Func => 1,
            Role::Imm => 2,
            Role::LoopId
            | Role::Table
            | Role::Type
            | Role::Str
            | Role::Const
            | Role::Native
            | Role::Itab
            | Role::Sig => 0,
            _ => continue,
        };
        inst = match operand.field {
            vo_bytecode::Field::A => Inst { a: value, ..inst },
            vo_bytecode::Field::B => Inst { b: value, ..inst },
            vo_bytecode::Field::C => Inst { c: value, ..inst },
            vo_bytecode::Field::D => Inst { d: value, ..inst },
            vo_bytecode::Field::Cd => Inst::with_cd(op, inst.a, inst.b, i32::from(value)),
        };
    }
    inst
}

fn function(op: Op, flags: FuncFlags) -> Function {
    let mut code = vec![instance(op), Inst::new(Op::Ret, 1, 0, 0, 0)];
    if op.info().flags.contains(OpFlags::TERMINATOR) && op != Op::Jmp {
        code.truncate(1);
        code.push(Inst::new(Op::Ret, 1, 0, 0, 0));
    }
    let landing = flags.contains(FuncFlags::HAS_DEFER).then_some(1);
    Function {
        name: op.info().mnemonic.into(),
        sig: SigId(0),
        flags,
        nregs: 40,
        code,
        loops: vec![0],
        jump_tables: vec![vec![1, 1, 1]],
        landing,
        ..Function::default()
    }
}

#[test]
fn every_instruction_compiles_for_both_environments_with_and_without_defer() {
    let compiler = Compiler::new(Options { verify: true, ..Options::default() }).expect("this machine has a compiler");
    for info in OPS {
        for flags in [FuncFlags::empty(), FuncFlags::HAS_DEFER] {
            let module = module(function(info.op, flags));
            let table = Table(AddressTable::new(&module));
            let environments: [&dyn Environment; 2] = [&Known, &table];
            for env in environments {
                if let Err(error) = compiler.function(&module, env, FuncId(0)) {
                    panic!("{error}");
                }
            }
        }
    }
}

#[test]
fn a_function_with_defer_can_be_replaced_on_the_stack() {
    let compiler = Compiler::new(Options { verify: true, ..Options::default() }).expect("this machine has a compiler");
    let module = module(function(Op::Loop, FuncFlags::HAS_DEFER));
    let code = compiler.osr(&module, &Known, FuncId(0), 0).unwrap_or_else(|error| panic!("{error}"));
    assert!(!code.bytes.is_empty());
}
