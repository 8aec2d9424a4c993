//! Stubs: the code of function values that reflection makes at run time.
//!
//! Such a value is a closure object whose func_id is that of the stub for its signature, so that every engine
//! calls it as any other closure. The runtime finds stubs by their flags. A signature has stubs only if
//! lowered code calls closures of it: other function values that reflection makes, only reflection calls.
//!
//! Closure objects, as package reflect lays them out:
//! - of `MakeFunc`: what follows the func_id is package reflect's own;
//! - of method values: the receiver's data word, then the method's func_id, so that the object can serve as
//!   the itab of its one method.

use std::collections::BTreeSet;

use vo_bytecode::{
    Class, FRAME_HEADER, FuncFlags, FuncId, Function, FunctionBuilder, ITAB_FUNCS, Op, SigId, Signature,
};
use vo_syntax::Symbol;
use vo_types::Ty;

use crate::capture::FIRST_CAPTURE;
use crate::program::Program;

/// The natives that give the runtime's closures their func_ids.
const MAKE_FUNC_CODE: &str = "reflect.makeFuncCode";
const METHOD_VALUE_CODE: &str = "reflect.methodValueCode";

const FLAGS: FuncFlags = FuncFlags::WRAPPER.union(FuncFlags::CLOSURE).union(FuncFlags::USES_RECOVER);

impl Program<'_, '_> {
    /// Makes the stubs that the program may need, once everything else is lowered. The library itself makes
    /// no functions for programs that do not use package reflect.
    pub fn add_reflect_stubs(&mut self) {
        if !self.finds_methods {
            return;
        }
        if self.uses_native(MAKE_FUNC_CODE)
            && let Some(call_made) = self.call_made()
        {
            for sig in self.closure_sigs() {
                self.make_func_stub(sig, call_made);
            }
        }
        if self.uses_native(METHOD_VALUE_CODE) {
            let called = self.closure_sigs();
            for sig in self.method_sigs().intersection(&called) {
                self.method_value_stub(*sig);
            }
        }
    }

    /// The function of package reflect that stubs of `MakeFunc` call.
    fn call_made(&mut self) -> Option<FuncId> {
        let reflect = self.chk.import("reflect", "").ok()?;
        let obj = self.chk.lookup_in_package(reflect, Symbol::intern("callMade"))?;
        let target = self.target(obj, &[]);
        let id = self.func_of(&target);
        self.drain();
        self.module.functions[id.index()].flags |= FuncFlags::WRAPPER;
        Some(id)
    }

    /// The signatures of which closures are called, by code or by the runtime.
    fn closure_sigs(&mut self) -> BTreeSet<SigId> {
        let deferred = self.sig(Signature::default());
        let code = self.module.functions.iter().flat_map(|f| &f.code);
        let mut sigs: BTreeSet<SigId> =
            code.filter(|inst| inst.op == Op::CallClosure).map(|inst| SigId(inst.d)).collect();
        sigs.insert(deferred);
        sigs
    }

    /// The signatures of methods that reflection can find, receivers left out.
    fn method_sigs(&mut self) -> BTreeSet<SigId> {
        let types = self.module.types.iter();
        let methods: BTreeSet<_> =
            types.flat_map(|ty| ty.methods.iter().map(|m| m.ty).chain(ty.iface_methods.iter().map(|m| m.ty))).collect();
        let funcs: Vec<Ty> = methods.into_iter().map(|id| self.type_list[id.index()]).collect();
        funcs.into_iter().map(|ty| self.abi(None, ty).sig).collect()
    }

    /// Stores the parameters to memory, calls package reflect, and loads the results from the same memory.
    fn make_func_stub(&mut self, sig: SigId, call_made: FuncId) {
        let Signature { params, results } = self.module.sigs[sig.index()].clone();
        let words = params.len().max(results.len()).max(1);
        let frame = 1 + words as u16;
        let window = frame + 1 + FRAME_HEADER;
        let mut b = new_stub("reflect.makeFuncStub", sig, FuncFlags::MAKE_FUNC_STUB);
        b.ab_imm(Op::Frame, frame, 0, (8 * words as u32).next_multiple_of(16) as i32);
        for (k, class) in params.iter().enumerate() {
            let op = match class {
                Class::I => Op::StP,
                Class::F => Op::StF,
                Class::S => Op::StS,
            };
            b.ab_imm(op, 1 + k as u16, frame, 8 * k as i32);
        }
        b.abc(Op::Mov, window + 1, 0, 0);
        b.abc(Op::Mov, window + 2, frame, 0);
        b.call(window, call_made);
        for (k, class) in results.iter().enumerate() {
            let op = match class {
                Class::I => Op::Ld64,
                Class::F => Op::LdF,
                Class::S => Op::LdS,
            };
            b.ab_imm(op, 1 + k as u16, frame, 8 * k as i32);
        }
        b.abc(Op::Unframe, frame, 0, 0);
        b.abc(Op::Ret, 1, 0, 0);
        b.reserve_regs(window + 3);
        self.module.functions.push(b.finish());
    }

    /// Calls the method with the receiver before the parameters.
    fn method_value_stub(&mut self, sig: SigId) {
        let Signature { mut params, results } = self.module.sigs[sig.index()].clone();
        params.insert(0, Class::I);
        let window = params.len() as u16 + FRAME_HEADER;
        let mut b = new_stub("reflect.methodValueCall", sig, FuncFlags::METHOD_VALUE_STUB);
        b.ab_imm(Op::Ld32U, window, 0, ITAB_FUNCS as i32);
        b.abc(Op::KeepRecover, window, 0, 0);
        b.ab_imm(Op::Ld64, window + 1, 0, FIRST_CAPTURE as i32);
        for (k, class) in params.iter().enumerate().skip(1) {
            let op = match class {
                Class::I => Op::Mov,
                Class::F => Op::MovF,
                Class::S => Op::MovS,
            };
            b.abc(op, window + 1 + k as u16, k as u16, 0);
        }
        b.reserve_regs(window + 1 + params.len().max(results.len()) as u16);
        let method = self.sig(Signature { params, results });
        b.abcd(Op::CallIface, window, 0, 0, method.0);
        b.abc(Op::Ret, window, 0, 0);
        self.module.functions.push(b.finish());
    }
}

fn new_stub(name: &str, sig: SigId, flag: FuncFlags) -> FunctionBuilder {
    FunctionBuilder::new(Function { name: name.to_owned(), sig, flags: FLAGS | flag, ..Function::default() })
}
