//! From bytecode to decoded instructions, once a function is first called.
//!
//! The decoder resolves what has an address to the address, puts wider constants into a pool, turns
//! branch targets into distances, and fuses adjacent instructions where no branch leads between them
//! (`fuse`). It relies on verified bytecode, and keeps the index of the bytecode instruction for each
//! decoded one: panics, traces and landing pads are told by it.

mod fuse;
mod select;

use std::ptr;

use vo_bytecode::{FuncFlags, FuncId, Function, Inst, ItabId, Module, Op, SigId, StrId, TypeId};
use vo_runtime::heap::{class_for, zero_base};
use vo_runtime::image::Image;
use vo_runtime::types::TypeDesc;

use crate::instr::{Handler, INSTR_BYTES, Instr, Word};
use crate::ops::branch::{br_table, jmp, jmp_back, loop_header};
use crate::ops::call::{call_direct, call_direct_word, call_native, ret, ret_words, run_defers};
use crate::ops::int::{const_address, const_imm, const_pool, const_pool2};
use crate::ops::memory::{copy, copy_words, zero, zero_words};
use crate::ops::object::{NewPool, new_plain, new_scanned, new_slow};
use crate::ops::pair::{Kind, pair_of};
use crate::record::{Owed, Vm};
use select::{BranchHandlers, branch_handlers, kind_of, plain_handler};

/// A function's decoded code.
#[derive(Debug)]
pub(crate) struct Decoded {
    code: *mut [Instr],
    /// Bytecode index of each instruction.
    pcs: Box<[u32]>,
    /// Index of the landing pad.
    landing: Option<usize>,
    /// Back edges until the tier is asked about a loop, by loop id.
    owed: Box<[Owed]>,
    /// Constants that instructions point to.
    _pool: Vec<Box<[u64]>>,
}

// SAFETY: the code is only changed through the atomics of loop counters.
unsafe impl Send for Decoded {}
// SAFETY: as above.
unsafe impl Sync for Decoded {}

impl Drop for Decoded {
    fn drop(&mut self) {
        // SAFETY: made from a box by `decode`.
        drop(unsafe { Box::from_raw(self.code) });
    }
}

impl Decoded {
    /// First instruction.
    pub fn entry(&self) -> *mut Instr {
        self.code.cast()
    }

    /// Bytecode index of the instruction at `ip`; 0 if `ip` is one of the function's stubs.
    pub fn pc_of(&self, ip: usize) -> u32 {
        let index = ip.wrapping_sub(self.code.addr()) / INSTR_BYTES;
        self.pcs.get(index).copied().unwrap_or(0)
    }

    /// Back edges until the tier is asked about a loop.
    pub fn owed(&self, loop_id: u32) -> &Owed {
        &self.owed[loop_id as usize]
    }

    /// The landing pad.
    pub fn landing(&self) -> *mut Instr {
        let index = self.landing.expect("a function with defer has a landing pad");
        self.entry().wrapping_add(index)
    }
}

/// Decodes a function.
pub(crate) fn decode(vm: &Vm, func: FuncId) -> Decoded {
    let module: &Module = vm.world().module();
    let function = &module.functions[func.index()];
    let mut decoder = Decoder {
        vm,
        module,
        function,
        code: &function.code,
        targets: branch_targets(function),
        out: Vec::with_capacity(function.code.len() + 1),
        kinds: Vec::with_capacity(function.code.len() + 1),
        pcs: Vec::with_capacity(function.code.len() + 1),
        starts: vec![0; function.code.len() + 1],
        fixups: Vec::new(),
        tables: Vec::new(),
        owed: function.loops.iter().map(|_| vm.loop_counter().1).collect(),
        pool: Vec::new(),
    };
    decoder.run();
    decoder.finish()
}

/// Which instructions are reached other than by falling through.
fn branch_targets(function: &Function) -> Vec<bool> {
    let mut targets = vec![false; function.code.len() + 1];
    for inst in &function.code {
        if branch_handlers(inst.op).is_some() || inst.op == Op::Jmp {
            targets[inst.index()] = true;
        }
    }
    let tables = function.jump_tables.iter().flatten();
    for &pc in tables.chain(&function.loops).chain(&function.landing) {
        targets[pc as usize] = true;
    }
    targets
}

struct Decoder<'a> {
    vm: &'a Vm,
    module: &'a Module,
    function: &'a Function,
    code: &'a [Inst],
    targets: Vec<bool>,
    out: Vec<Instr>,
    kinds: Vec<Kind>,
    pcs: Vec<u32>,
    /// Index of the first decoded instruction of each bytecode instruction.
    starts: Vec<usize>,
    /// Decoded branches and their bytecode targets.
    fixups: Vec<(usize, u32)>,
    /// Decoded `br.table`s: their index, their table in the pool, and the bytecode's table.
    tables: Vec<(usize, usize, usize)>,
    owed: Box<[Owed]>,
    pool: Vec<Box<[u64]>>,
}

impl Decoder<'_> {
    fn run(&mut self) {
        let mut pc = 0;
        while pc < self.code.len() {
            let consumed = self.fuse(pc).unwrap_or_else(|| {
                self.starts[pc] = self.out.len();
                self.one(pc, self.code[pc]);
                1
            });
            pc += consumed;
        }
    }

    /// Notes that the `n` bytecode instructions from `pc` on begin at the next decoded one.
    fn begin(&mut self, pc: usize, n: usize) {
        let start = self.out.len();
        self.starts[pc..pc + n].fill(start);
    }

    fn push(&mut self, pc: usize, handler: Handler, word: Word) {
        self.out.push(Instr { handler, word });
        self.kinds.push(Kind::Other);
        self.pcs.push(pc as u32);
    }

    /// Says what the last instruction is, which may become part of a pair.
    fn set_kind(&mut self, kind: Kind) {
        *self.kinds.last_mut().expect("called after a push") = kind;
    }

    /// Appends a branch whose distance is filled in later.
    fn push_branch(&mut self, pc: usize, handler: Handler, a: u16, b: u16, target: u32) {
        self.fixups.push((self.out.len(), target));
        self.push(pc, handler, Word::ab_imm(a, b, 0));
    }

    /// Whether a branch at `pc` to `target` is a counted back edge.
    fn is_back_edge(&self, pc: usize, target: u32) -> bool {
        target as usize <= pc && self.code[target as usize].op == Op::Loop
    }

    fn constants<const N: usize>(&mut self, words: [u64; N]) -> usize {
        let words: Box<[u64]> = Box::new(words);
        let address = words.as_ptr().addr();
        self.pool.push(words);
        address
    }

    fn image(&self) -> &Image {
        self.vm.world().image()
    }

    fn ty(&self, inst: Inst) -> &TypeDesc {
        self.image().ty(TypeId(inst.index() as u32))
    }

    /// Decodes one instruction by itself.
    fn one(&mut self, pc: usize, inst: Inst) {
        let word = Word::abcd(inst.a, inst.b, inst.c, inst.d);
        if let Some(handler) = plain_handler(inst.op) {
            self.push(pc, handler, word);
            return self.set_kind(kind_of(inst.op));
        }
        if let Some(BranchHandlers { forward, back, .. }) = branch_handlers(inst.op) {
            let target = inst.index() as u32;
            let handler = if self.is_back_edge(pc, target) { back } else { forward };
            return self.push_branch(pc, handler, inst.a, inst.b, target);
        }
        match inst.op {
            Op::Jmp => self.jump(pc, inst.index() as u32),
            Op::Loop => {
                let id = inst.index() as u32;
                let (counter, _) = self.vm.loop_counter();
                self.push(pc, loop_header, Word::ab_imm(id as u16, (id >> 16) as u16, counter));
            }
            Op::BrTable => self.branch_table(pc, inst),
            Op::Call => self.call(pc, inst),
            Op::CallNative => {
                let native = self.vm.world().natives()[inst.index()];
                self.push(pc, call_native, Word::address(inst.a, native as usize));
            }
            Op::Ret => self.ret(pc, inst.a),
            Op::RunDefers => {
                self.push(pc, run_defers, word);
                self.push(pc, jmp, Word::ab_imm(0, 0, -(INSTR_BYTES as i32)));
            }
            Op::New => self.new_object(pc, inst),
            Op::Zero => self.zero(pc, inst, inst.cd() as u32 as u64),
            Op::ZeroTyped => self.zero(pc, inst, self.ty(inst).size),
            Op::CopyMem => self.copy(pc, inst, inst.cd() as u32 as u64),
            Op::CopyTyped => self.copy(pc, inst, self.ty(inst).size),
            _ => self.constant(pc, inst),
        }
    }

    fn jump(&mut self, pc: usize, target: u32) {
        let (handler, kind): (Handler, _) =
            if self.is_back_edge(pc, target) { (jmp_back, Kind::JmpBack) } else { (jmp, Kind::Jmp) };
        self.push_branch(pc, handler, 0, 0, target);
        self.set_kind(kind);
    }

    fn branch_table(&mut self, pc: usize, inst: Inst) {
        let targets = &self.function.jump_tables[inst.index()];
        let table: Box<[u64]> = std::iter::once(targets.len() as u64).chain(targets.iter().map(|_| 0)).collect();
        let word = Word::address(inst.a, table.as_ptr().addr());
        self.tables.push((self.out.len(), self.pool.len(), inst.index()));
        self.pool.push(table);
        self.push(pc, br_table, word);
    }

    fn call(&mut self, pc: usize, inst: Inst) {
        let record = self.vm.record(FuncId(inst.index() as u32));
        let handler = if record.reads_callee_word { call_direct_word } else { call_direct };
        self.push(pc, handler, Word::address(inst.a, ptr::from_ref(record).addr()));
    }

    fn ret(&mut self, pc: usize, a: u16) {
        let SigId(sig) = self.function.sig;
        let results = if a == 0 { 0 } else { self.module.sigs[sig as usize].results.len() };
        let handler = match results {
            0 => ret,
            1 => ret_words::<1>,
            2 => ret_words::<2>,
            3 => ret_words::<3>,
            4 => ret_words::<4>,
            5 => ret_words::<5>,
            6 => ret_words::<6>,
            7 => ret_words::<7>,
            _ => ret_words::<8>,
        };
        self.push(pc, handler, Word::abcd(a, 0, 0, 0));
        match results {
            0 => self.set_kind(Kind::Ret),
            1 => self.set_kind(Kind::Ret1),
            _ => {}
        }
    }

    fn new_object(&mut self, pc: usize, inst: Inst) {
        let ty = self.ty(inst);
        let (size, desc) = (ty.size, ty.object_desc());
        if size == 0 {
            return self.push(pc, const_address, Word::address(inst.a, zero_base().addr()));
        }
        let class = class_for(size as usize, !desc.is_null());
        let (handler, (class, cell)): (Handler, _) = match class {
            Some(class) if desc.is_null() => (new_plain, class),
            Some(class) => (new_scanned, class),
            None => (new_slow, (0, 0)),
        };
        let pool = NewPool { desc, class: 16 * class as u32, cell: cell as u32, size };
        // SAFETY: the pool entry is plain words of the same size.
        let words: [u64; 3] = unsafe { std::mem::transmute(pool) };
        let address = self.constants(words);
        self.push(pc, handler, Word::address(inst.a, address));
    }

    fn zero(&mut self, pc: usize, inst: Inst, bytes: u64) {
        let handler = match bytes {
            0 => return,
            8 => zero_words::<1>,
            16 => zero_words::<2>,
            24 => zero_words::<3>,
            32 => zero_words::<4>,
            40 => zero_words::<5>,
            48 => zero_words::<6>,
            56 => zero_words::<7>,
            64 => zero_words::<8>,
            _ => zero,
        };
        self.push(pc, handler, Word::ab_imm(inst.a, 0, bytes as i32));
    }

    fn copy(&mut self, pc: usize, inst: Inst, bytes: u64) {
        let handler = match bytes {
            0 => return,
            8 => copy_words::<1>,
            16 => copy_words::<2>,
            24 => copy_words::<3>,
            32 => copy_words::<4>,
            40 => copy_words::<5>,
            48 => copy_words::<6>,
            56 => copy_words::<7>,
            64 => copy_words::<8>,
            _ => copy,
        };
        self.push(pc, handler, Word::ab_imm(inst.a, inst.b, bytes as i32));
    }

    /// Decodes what puts a constant or an address into a register.
    fn constant(&mut self, pc: usize, inst: Inst) {
        let image = self.image();
        let value = match inst.op {
            Op::ConstI => inst.cd() as i64 as u64,
            Op::Const64 | Op::ConstF => self.module.consts[inst.index()],
            Op::ConstS => self.module.consts[inst.index()] & 0xffff_ffff,
            Op::FuncVal => image.static_closures().wrapping_add(inst.index()).addr() as u64,
            Op::GlobalAddr => image.globals().wrapping_add(inst.cd() as u32 as usize).addr() as u64,
            Op::TypeAddr => ptr::from_ref(self.ty(inst)).addr() as u64,
            Op::ItabAddr => image.itab(ItabId(inst.index() as u32)).addr() as u64,
            Op::ConstStr => {
                let (text, len) = image.string(StrId(inst.index() as u32));
                let address = self.constants([text.addr() as u64, len as u64]);
                return self.push(pc, const_pool2, Word::address(inst.a, address));
            }
            op => unreachable!("{op:?} is decoded above"),
        };
        if let Ok(imm) = i32::try_from(value as i64) {
            self.push(pc, const_imm, Word::ab_imm(inst.a, 0, imm));
            self.set_kind(Kind::ConstImm);
        } else if value >> 48 == 0 {
            self.push(pc, const_address, Word::address(inst.a, value as usize));
        } else {
            let address = self.constants([value]);
            self.push(pc, const_pool, Word::address(inst.a, address));
        }
    }

    /// Gives the first of each two instructions that make a pair the pair's handler.
    fn pair(&mut self) {
        let mut k = 0;
        while k + 1 < self.out.len() {
            match pair_of(self.kinds[k], self.kinds[k + 1]) {
                Some(handler) => {
                    self.out[k].handler = handler;
                    k += 2;
                }
                None => k += 1,
            }
        }
    }

    fn finish(mut self) -> Decoded {
        let distance = |from: usize, to: u32| (self.starts[to as usize] as i64 - from as i64) * INSTR_BYTES as i64;
        for &(index, target) in &self.fixups {
            let distance = i32::try_from(distance(index, target)).expect("a function's code is below 2 GB");
            let word = &mut self.out[index].word;
            *word = Word::ab_imm(word.a() as u16, word.b() as u16, distance);
        }
        for &(index, pool, table) in &self.tables {
            let targets = &self.function.jump_tables[table];
            for (slot, &target) in self.pool[pool][1..].iter_mut().zip(targets) {
                *slot = distance(index, target) as u64;
            }
        }
        self.pair();
        let landing = self.function.landing.map(|pc| self.starts[pc as usize]);
        debug_assert!(landing.is_some() || !self.function.flags.contains(FuncFlags::HAS_DEFER));
        Decoded {
            code: Box::into_raw(self.out.into_boxed_slice()),
            pcs: self.pcs.into_boxed_slice(),
            landing,
            owed: self.owed,
            _pool: self.pool,
        }
    }
}
