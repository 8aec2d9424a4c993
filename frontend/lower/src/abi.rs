//! The calling convention: which registers carry the parameters and results of a function type.
//!
//! Parameters lie in `r1..` of the callee in this order: receiver, hidden out pointer, parameters, each
//! in the registers of its [shape](crate::layout). A parameter that is a memory value is passed as the
//! address of a copy that the callee owns.
//!
//! Results lie in consecutive registers, unless one of them is a memory value or they need more than
//! [`MAX_RESULT_REGS`] registers. Then the function has no result registers, and the hidden *out
//! pointer* is the address of memory of the caller, laid out as a struct whose fields are the results,
//! in order; the callee stores them there before it returns.

use std::rc::Rc;

use smallvec::SmallVec;
use vo_bytecode::{Class, MAX_RESULT_REGS, SigId, Signature};
use vo_types::{Ty, TypeKind};

use crate::program::Program;

/// The memory that receives a function's results.
#[derive(Debug)]
pub(crate) struct OutArea {
    /// Register of the out pointer, relative to the first parameter's.
    pub reg: u16,
    pub size: u64,
    pub offsets: SmallVec<[u32; 4]>,
}

/// Registers of a function's parameters and results.
#[derive(Debug)]
pub(crate) struct Abi {
    pub recv: Option<Ty>,
    pub params: SmallVec<[Ty; 6]>,
    /// First register of each parameter, relative to `r1`.
    pub param_regs: SmallVec<[u16; 6]>,
    /// Registers of receiver, out pointer and parameters.
    pub arg_regs: u16,
    pub results: SmallVec<[Ty; 4]>,
    /// First register of each result, relative to the first result's; unused with an out pointer.
    pub result_regs: SmallVec<[u16; 4]>,
    /// Number of result registers.
    pub nres: u16,
    pub out: Option<OutArea>,
    pub sig: SigId,
    pub variadic: bool,
}

impl<'a> Program<'_, 'a> {
    /// The convention of functions of type `sig` with a receiver of type `recv`.
    pub fn abi(&mut self, recv: Option<Ty>, sig: Ty) -> Rc<Abi> {
        let sig = self.chk.under(sig);
        if let Some(abi) = self.abis.get(&(recv, sig)) {
            return abi.clone();
        }
        let abi = Rc::new(match self.chk.types.kind(sig) {
            TypeKind::Signature(s) => self.compute_abi(recv, &s.params, &s.results, s.variadic),
            _ => self.compute_abi(recv, &[], &[], false),
        });
        self.abis.insert((recv, sig), abi.clone());
        abi
    }

    pub fn compute_abi(&mut self, recv: Option<Ty>, params: &[Ty], results: &[Ty], variadic: bool) -> Abi {
        let mut classes: Vec<Class> = Vec::new();
        if let Some(recv) = recv {
            classes.extend(self.shape(recv).classes());
        }
        let shapes: SmallVec<[_; 4]> = results.iter().map(|&ty| self.shape(ty)).collect();
        let total: usize = shapes.iter().map(|s| s.regs as usize).sum();
        let in_memory = shapes.iter().any(|s| s.memory) || total > MAX_RESULT_REGS;
        let out = in_memory.then(|| {
            let reg = classes.len() as u16;
            classes.push(Class::I);
            let (mut size, mut offsets) = (0u64, SmallVec::new());
            for shape in &shapes {
                size = size.next_multiple_of(shape.align.max(1) as u64);
                offsets.push(size as u32);
                size += shape.size;
            }
            OutArea { reg, size: size.next_multiple_of(8), offsets }
        });
        let mut param_regs = SmallVec::new();
        for &param in params {
            param_regs.push(classes.len() as u16);
            classes.extend(self.shape(param).classes());
        }
        let (mut result_regs, mut result_classes) = (SmallVec::new(), Vec::new());
        for shape in &shapes {
            result_regs.push(result_classes.len() as u16);
            if !in_memory {
                result_classes.extend(shape.classes());
            }
        }
        let (arg_regs, nres) = (classes.len() as u16, result_classes.len() as u16);
        let sig = self.sig(Signature { params: classes, results: result_classes });
        Abi {
            recv,
            params: params.into(),
            param_regs,
            arg_regs,
            results: results.into(),
            result_regs,
            nres,
            out,
            sig,
            variadic,
        }
    }
}
