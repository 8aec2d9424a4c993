//! A small module that the tests of this crate share.

use crate::builder::FunctionBuilder;
use crate::ids::{Class, FuncId, SigId, TypeId};
use crate::isa::Op;
use crate::module::{FieldDef, Function, GlobalDef, Kind, Module, NativeDef, Signature, TypeDef, TypeFlags};

/// A module with two functions (one loops and calls), types, strings, constants and a native.
pub fn sample() -> Module {
    let int = TypeDef {
        name: "int".into(),
        kind: Kind::Int,
        flags: TypeFlags::COMPARABLE | TypeFlags::REGULAR_MEMORY | TypeFlags::DIRECT_IFACE,
        size: 8,
        align: 8,
        ..Default::default()
    };
    let field = FieldDef {
        name: "X".into(),
        pkg: String::new(),
        ty: TypeId(0),
        offset: 0,
        embedded: false,
        tag: "json:\"x\"".into(),
    };
    let point = TypeDef {
        name: "main.Point".into(),
        pkg: "main".into(),
        kind: Kind::Struct,
        flags: TypeFlags::NAMED | TypeFlags::COMPARABLE,
        size: 8,
        align: 8,
        fields: vec![field],
        ..Default::default()
    };
    Module {
        name: "main".into(),
        files: vec!["sample.go".into()],
        types: vec![int, point],
        sigs: vec![Signature::default(), Signature { params: vec![Class::I], results: vec![Class::I] }],
        functions: vec![sum(), main()],
        natives: vec![NativeDef { name: "rt.print_int".into(), sig: SigId(1) }],
        strings: vec![b"text \xff \"quoted\"\n".to_vec()],
        consts: vec![1.5f64.to_bits(), u64::MAX],
        globals_size: 16,
        globals: vec![GlobalDef { name: "main.g".into(), ty: TypeId(0), offset: 8 }],
        entry: FuncId(1),
        ..Default::default()
    }
}

fn sum() -> Function {
    let mut b =
        FunctionBuilder::new(Function { name: "main.sum".into(), sig: SigId(1), nregs: 4, ..Default::default() });
    let exit = b.label();
    b.set_position(3, 2);
    b.ab_imm(Op::ConstI, 2, 0, 0);
    b.branch(Op::BrLeSImm, 1, 0, exit);
    let head = b.loop_header();
    b.set_position(4, 3);
    b.abc(Op::Add, 2, 2, 1);
    b.ab_imm(Op::AddImm, 1, 1, -1);
    b.branch(Op::BrGtSImm, 1, 0, head);
    b.bind(exit);
    b.abc(Op::Ret, 2, 0, 0);
    b.finish()
}

fn main() -> Function {
    let mut b = FunctionBuilder::new(Function { name: "main.main".into(), nregs: 10, ..Default::default() });
    b.ab_imm(Op::ConstI, 5, 0, 100);
    b.call(4, FuncId(0));
    b.ab_imm(Op::CallNative, 4, 0, 0);
    b.ab_imm(Op::ConstStr, 4, 0, 0);
    b.ab_imm(Op::ConstF, 6, 0, 0);
    b.abc(Op::Ret, 0, 0, 0);
    b.finish()
}
