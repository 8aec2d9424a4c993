//! The arm of every instruction.

use cranelift_codegen::ir::InstBuilder;
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::types::{F32, F64, I8, I16, I32};
use vo_bytecode::{Class, Inst, ItabId, Op, StrId, TypeId};
use vo_runtime_symbols::{Address, Symbol};

use super::arith::{Extend, Shift};
use super::memory::Cell;
use super::{Refusal, Translator};

impl Translator<'_, '_> {
    /// Translates the instruction at `pc` of the current scope.
    pub(super) fn instruction(&mut self, pc: u32, i: Inst) -> Result<(), Refusal> {
        use Class::{F, I, S};
        let module = self.module;
        match i.op {
            Op::Mov => self.convert(i, I, I, |_, x| x),
            Op::MovF => self.convert(i, F, F, |_, x| x),
            Op::MovS => self.convert(i, S, S, |_, x| x),
            Op::Mov2 => {
                let values = self.ints::<2>(i.b);
                self.set_ints(i.a, &values);
            }
            Op::Mov3 => {
                let values = self.ints::<3>(i.b);
                self.set_ints(i.a, &values);
            }
            Op::ConstI => {
                let value = self.iconst(i64::from(i.cd()));
                self.set_int(i.a, value);
            }
            Op::Const64 => {
                let value = self.iconst(module.consts[i.index()] as i64);
                self.set_int(i.a, value);
            }
            Op::ConstF => {
                let value = self.b.ins().f64const(f64::from_bits(module.consts[i.index()]));
                self.define(i.a, F, value);
            }
            Op::ConstS => {
                let value = self.b.ins().f32const(f32::from_bits(module.consts[i.index()] as u32));
                self.define(i.a, S, value);
            }
            Op::ConstStr => {
                let id = StrId(i.index() as u32);
                let (ptr, len) = (self.address(Address::Str(id)), self.iconst(module.string(id).len() as i64));
                self.set_ints(i.a, &[ptr, len]);
            }
            Op::FuncVal => self.func_val(i),
            Op::GlobalAddr => {
                let base = self.address(Address::Globals);
                let address = self.b.ins().iadd_imm_s(base, i64::from(i.cd()));
                self.set_int(i.a, address);
            }
            Op::TypeAddr => {
                let address = self.address(Address::Type(TypeId(i.index() as u32)));
                self.set_int(i.a, address);
            }
            Op::ItabAddr => {
                let address = self.address(Address::Itab(ItabId(i.index() as u32)));
                self.set_int(i.a, address);
            }

            Op::Add => self.binary(i, |b, x, y| b.ins().iadd(x, y)),
            Op::Sub => self.binary(i, |b, x, y| b.ins().isub(x, y)),
            Op::Mul => self.binary(i, |b, x, y| b.ins().imul(x, y)),
            Op::And => self.binary(i, |b, x, y| b.ins().band(x, y)),
            Op::Or => self.binary_or_rotation(i, |b, x, y| b.ins().bor(x, y)),
            Op::Xor => self.binary_or_rotation(i, |b, x, y| b.ins().bxor(x, y)),
            Op::AndNot => self.binary(i, |b, x, y| b.ins().band_not(x, y)),
            Op::Shl => self.shift(i, Shift::Left),
            Op::ShrU => {
                let count = self.int(i.c);
                self.shift_right_unsigned(i, count);
            }
            Op::ShrS => self.shift(i, Shift::RightSign),
            Op::DivS => self.divide_signed(i, false),
            Op::DivU => self.divide_unsigned(i, false),
            Op::RemS => self.divide_signed(i, true),
            Op::RemU => self.divide_unsigned(i, true),
            Op::Neg => self.unary(i, |b, x| b.ins().ineg(x)),
            Op::Not => self.unary(i, |b, x| b.ins().bnot(x)),
            Op::NotB => self.unary(i, |b, x| b.ins().bxor_imm_s(x, 1)),
            Op::MulHiU => self.binary(i, |b, x, y| b.ins().umulhi(x, y)),
            Op::AddImm => self.binary_wide_imm(i, |b, x, y| b.ins().iadd(x, y)),
            Op::MulImm => self.binary_wide_imm(i, |b, x, y| b.ins().imul(x, y)),
            Op::AndImm => self.binary_wide_imm(i, |b, x, y| b.ins().band(x, y)),
            Op::OrImm => self.binary_wide_imm(i, |b, x, y| b.ins().bor(x, y)),
            Op::XorImm => self.binary_wide_imm(i, |b, x, y| b.ins().bxor(x, y)),
            Op::ShlImm => self.binary_imm(i, |b, x, y| b.ins().ishl(x, y)),
            Op::ShrUImm => {
                let count = self.iconst(i64::from(i.c as i16));
                self.shift_right_unsigned(i, count);
            }
            Op::ShrSImm => self.binary_imm(i, |b, x, y| b.ins().sshr(x, y)),

            Op::AddI32 => {
                self.binary(i, |b, x, y| b.ins().iadd(x, y));
                self.narrow(i, Extend::Sign);
            }
            Op::SubI32 => {
                self.binary(i, |b, x, y| b.ins().isub(x, y));
                self.narrow(i, Extend::Sign);
            }
            Op::MulI32 => {
                self.binary(i, |b, x, y| b.ins().imul(x, y));
                self.narrow(i, Extend::Sign);
            }
            Op::ShlI32 => {
                let count = self.int(i.c);
                self.shift_left_32(i, count, Extend::Sign);
            }
            Op::AddU32 => {
                self.binary_or_rotation(i, |b, x, y| b.ins().iadd(x, y));
                self.narrow(i, Extend::Zero);
            }
            Op::SubU32 => {
                self.binary(i, |b, x, y| b.ins().isub(x, y));
                self.narrow(i, Extend::Zero);
            }
            Op::MulU32 => {
                self.binary(i, |b, x, y| b.ins().imul(x, y));
                self.narrow(i, Extend::Zero);
            }
            Op::ShlU32 => {
                let count = self.int(i.c);
                self.shift_left_32(i, count, Extend::Zero);
            }
            Op::NotU32 => {
                self.unary(i, |b, x| b.ins().bnot(x));
                self.narrow(i, Extend::Zero);
            }
            Op::AddImmI32 => {
                self.binary_wide_imm(i, |b, x, y| b.ins().iadd(x, y));
                self.narrow(i, Extend::Sign);
            }
            Op::AddImmU32 => {
                self.binary_wide_imm(i, |b, x, y| b.ins().iadd(x, y));
                self.narrow(i, Extend::Zero);
            }
            Op::ShlImmI32 => {
                self.binary_imm(i, |b, x, y| b.ins().ishl(x, y));
                self.narrow(i, Extend::Sign);
            }
            Op::ShlImmU32 => {
                let count = self.iconst(i64::from(i.c as i16));
                self.shift_left_32(i, count, Extend::Zero);
            }
            Op::RotlU32 => {
                let count = self.int(i.c);
                self.rotate_32(i, count);
            }
            Op::Rotl64 => self.binary(i, |b, x, y| b.ins().rotl(x, y)),
            Op::RotlImmU32 => {
                let count = self.iconst(i64::from(i.c as i16));
                self.rotate_32(i, count);
            }
            Op::RotlImm64 => self.binary_imm(i, |b, x, y| b.ins().rotl(x, y)),
            Op::Clz64 => self.unary(i, |b, x| b.ins().clz(x)),
            Op::Ctz64 => self.unary(i, |b, x| b.ins().ctz(x)),
            Op::Popcnt64 => self.unary(i, |b, x| b.ins().popcnt(x)),
            Op::Bswap64 => self.unary(i, |b, x| b.ins().bswap(x)),
            Op::Sext8 => self.extension(i, I8, Extend::Sign),
            Op::Sext16 => self.extension(i, I16, Extend::Sign),
            Op::Sext32 => self.extension(i, I32, Extend::Sign),
            Op::Zext8 => self.extension(i, I8, Extend::Zero),
            Op::Zext16 => self.extension(i, I16, Extend::Zero),
            Op::Zext32 => self.extension(i, I32, Extend::Zero),

            Op::Eq => self.compare(i, IntCC::Equal),
            Op::Ne => self.compare(i, IntCC::NotEqual),
            Op::LtS => self.compare(i, IntCC::SignedLessThan),
            Op::LeS => self.compare(i, IntCC::SignedLessThanOrEqual),
            Op::LtU => self.compare(i, IntCC::UnsignedLessThan),
            Op::LeU => self.compare(i, IntCC::UnsignedLessThanOrEqual),
            Op::EqImm => self.compare_imm(i, IntCC::Equal),

            Op::AddF => self.float_binary(i, F, |b, x, y| b.ins().fadd(x, y)),
            Op::SubF => self.float_binary(i, F, |b, x, y| b.ins().fsub(x, y)),
            Op::MulF => self.float_binary(i, F, |b, x, y| b.ins().fmul(x, y)),
            Op::DivF => self.float_binary(i, F, |b, x, y| b.ins().fdiv(x, y)),
            Op::NegF => self.convert(i, F, F, |b, x| b.ins().fneg(x)),
            Op::SqrtF => self.convert(i, F, F, |b, x| b.ins().sqrt(x)),
            Op::AbsF => self.convert(i, F, F, |b, x| b.ins().fabs(x)),
            Op::FloorF => self.convert(i, F, F, |b, x| b.ins().floor(x)),
            Op::CeilF => self.convert(i, F, F, |b, x| b.ins().ceil(x)),
            Op::TruncF => self.convert(i, F, F, |b, x| b.ins().trunc(x)),
            Op::RoundEvenF => self.convert(i, F, F, |b, x| b.ins().nearest(x)),
            Op::CopysignF => self.float_binary(i, F, |b, x, y| b.ins().fcopysign(x, y)),
            Op::MinF => self.float_binary(i, F, |b, x, y| b.ins().fmin(x, y)),
            Op::MaxF => self.float_binary(i, F, |b, x, y| b.ins().fmax(x, y)),
            Op::FmaF => self.fused_multiply_add(i),
            Op::EqF => self.compare_float(i, F, FloatCC::Equal),
            Op::NeF => self.compare_float(i, F, FloatCC::NotEqual),
            Op::LtF => self.compare_float(i, F, FloatCC::LessThan),
            Op::LeF => self.compare_float(i, F, FloatCC::LessThanOrEqual),

            Op::AddS => self.float_binary(i, S, |b, x, y| b.ins().fadd(x, y)),
            Op::SubS => self.float_binary(i, S, |b, x, y| b.ins().fsub(x, y)),
            Op::MulS => self.float_binary(i, S, |b, x, y| b.ins().fmul(x, y)),
            Op::DivS32 => self.float_binary(i, S, |b, x, y| b.ins().fdiv(x, y)),
            Op::NegS => self.convert(i, S, S, |b, x| b.ins().fneg(x)),
            Op::SqrtS => self.convert(i, S, S, |b, x| b.ins().sqrt(x)),
            Op::MinS => self.float_binary(i, S, |b, x, y| b.ins().fmin(x, y)),
            Op::MaxS => self.float_binary(i, S, |b, x, y| b.ins().fmax(x, y)),
            Op::EqS => self.compare_float(i, S, FloatCC::Equal),
            Op::NeS => self.compare_float(i, S, FloatCC::NotEqual),
            Op::LtS32 => self.compare_float(i, S, FloatCC::LessThan),
            Op::LeS32 => self.compare_float(i, S, FloatCC::LessThanOrEqual),

            Op::I64ToF => self.convert(i, I, F, |b, x| b.ins().fcvt_from_sint(F64, x)),
            Op::U64ToF => self.convert(i, I, F, |b, x| b.ins().fcvt_from_uint(F64, x)),
            Op::FToI64 => self.float_to_signed(i, F),
            Op::FToU64 => self.float_to_unsigned(i, F),
            Op::I64ToS => self.convert(i, I, S, |b, x| b.ins().fcvt_from_sint(F32, x)),
            Op::U64ToS => self.convert(i, I, S, |b, x| b.ins().fcvt_from_uint(F32, x)),
            Op::SToI64 => self.float_to_signed(i, S),
            Op::SToU64 => self.float_to_unsigned(i, S),
            Op::FToS => self.convert(i, F, S, |b, x| b.ins().fdemote(F32, x)),
            Op::SToF => self.convert(i, S, F, |b, x| b.ins().fpromote(F64, x)),
            Op::BitsOfF => self.float_bits(i, F),
            Op::FOfBits => self.float_of_bits(i, F),
            Op::BitsOfS => self.float_bits(i, S),
            Op::SOfBits => self.float_of_bits(i, S),

            Op::Jmp => self.jump_to(i.index() as u32),
            Op::BrT => self.branch_if(pc, i),
            Op::BrF => self.branch_unless(pc, i),
            Op::BrEq => self.branch_compare(pc, i, IntCC::Equal),
            Op::BrNe => self.branch_compare(pc, i, IntCC::NotEqual),
            Op::BrLtS => self.branch_compare(pc, i, IntCC::SignedLessThan),
            Op::BrLeS => self.branch_compare(pc, i, IntCC::SignedLessThanOrEqual),
            Op::BrLtU => self.branch_compare(pc, i, IntCC::UnsignedLessThan),
            Op::BrLeU => self.branch_compare(pc, i, IntCC::UnsignedLessThanOrEqual),
            Op::BrEqImm => self.branch_compare_imm(pc, i, IntCC::Equal),
            Op::BrNeImm => self.branch_compare_imm(pc, i, IntCC::NotEqual),
            Op::BrLtSImm => self.branch_compare_imm(pc, i, IntCC::SignedLessThan),
            Op::BrLeSImm => self.branch_compare_imm(pc, i, IntCC::SignedLessThanOrEqual),
            Op::BrGtSImm => self.branch_compare_imm(pc, i, IntCC::SignedGreaterThan),
            Op::BrGeSImm => self.branch_compare_imm(pc, i, IntCC::SignedGreaterThanOrEqual),
            Op::BrEqF => self.branch_float(pc, i, FloatCC::Equal),
            Op::BrNeF => self.branch_float(pc, i, FloatCC::NotEqual),
            Op::BrLtF => self.branch_float(pc, i, FloatCC::LessThan),
            Op::BrLeF => self.branch_float(pc, i, FloatCC::LessThanOrEqual),
            Op::BrNltF => self.branch_unless_float(pc, i, FloatCC::LessThan),
            Op::BrNleF => self.branch_unless_float(pc, i, FloatCC::LessThanOrEqual),
            Op::Loop => self.loop_header(pc),
            Op::BrTable => self.branch_table(pc, i),

            Op::NilChk => self.check_nil(i.a),
            Op::Bound => {
                let (index, len) = (self.int(i.a), self.int(i.b));
                self.check_bounds(index, len);
            }
            Op::BoundU => {
                let (index, len) = (self.int(i.a), self.int(i.b));
                self.check_bounds_or(Symbol::PanicIndexUnsigned, index, len);
            }
            Op::BoundImm => {
                let (index, len) = (self.int(i.a), self.iconst(i64::from(i.cd())));
                self.check_bounds(index, len);
            }
            Op::ChkShift => self.check_shift(i.a),

            Op::Ld8S => self.load_field(i, Cell::S8),
            Op::Ld8U => self.load_field(i, Cell::U8),
            Op::Ld16S => self.load_field(i, Cell::S16),
            Op::Ld16U => self.load_field(i, Cell::U16),
            Op::Ld32S => self.load_field(i, Cell::S32),
            Op::Ld32U => self.load_field(i, Cell::U32),
            Op::Ld64 => self.load_field(i, Cell::Word),
            Op::LdF => self.load_field(i, Cell::F64),
            Op::LdS => self.load_field(i, Cell::F32),
            Op::Ld2 => self.load_field_words(i, 2),
            Op::Ld3 => self.load_field_words(i, 3),

            Op::St8 => self.store_field(i, Cell::U8),
            Op::St16 => self.store_field(i, Cell::U16),
            Op::St32 => self.store_field(i, Cell::U32),
            Op::St64 | Op::StP => self.store_field(i, Cell::Word),
            Op::StF => self.store_field(i, Cell::F64),
            Op::StS => self.store_field(i, Cell::F32),
            Op::StStr | Op::StIface => self.store_field_words(i, 2),
            Op::StSlice => self.store_field_words(i, 3),

            Op::Ldx8S => self.load_indexed(i, Cell::S8),
            Op::Ldx8U => self.load_indexed(i, Cell::U8),
            Op::Ldx16S => self.load_indexed(i, Cell::S16),
            Op::Ldx16U => self.load_indexed(i, Cell::U16),
            Op::Ldx32S => self.load_indexed(i, Cell::S32),
            Op::Ldx32U => self.load_indexed(i, Cell::U32),
            Op::Ldx64 => self.load_indexed(i, Cell::Word),
            Op::LdxF => self.load_indexed(i, Cell::F64),
            Op::LdxS => self.load_indexed(i, Cell::F32),
            Op::Ldx2 => self.load_indexed_words(i, 2),
            Op::Ldx3 => self.load_indexed_words(i, 3),
            Op::Stx8 => self.store_indexed(i, Cell::U8),
            Op::Stx16 => self.store_indexed(i, Cell::U16),
            Op::Stx32 => self.store_indexed(i, Cell::U32),
            Op::Stx64 | Op::StxP => self.store_indexed(i, Cell::Word),
            Op::StxF => self.store_indexed(i, Cell::F64),
            Op::StxS => self.store_indexed(i, Cell::F32),
            Op::StxStr | Op::StxIface => self.store_indexed_words(i, 2),
            Op::StxSlice => self.store_indexed_words(i, 3),
            Op::IdxAddr => self.index_address(i),

            Op::Lde8S => self.load_element(i, Cell::S8),
            Op::Lde8U => self.load_element(i, Cell::U8),
            Op::Lde16S => self.load_element(i, Cell::S16),
            Op::Lde16U => self.load_element(i, Cell::U16),
            Op::Lde32S => self.load_element(i, Cell::S32),
            Op::Lde32U => self.load_element(i, Cell::U32),
            Op::Lde64 => self.load_element(i, Cell::Word),
            Op::LdeF => self.load_element(i, Cell::F64),
            Op::LdeS => self.load_element(i, Cell::F32),
            Op::Ste8 => self.store_element(i, Cell::U8),
            Op::Ste16 => self.store_element(i, Cell::U16),
            Op::Ste32 => self.store_element(i, Cell::U32),
            Op::Ste64 | Op::SteP => self.store_element(i, Cell::Word),
            Op::SteF => self.store_element(i, Cell::F64),
            Op::SteS => self.store_element(i, Cell::F32),
            Op::ElemAddr => self.element_address(i),

            Op::SliceSl => self.slice(i),
            Op::Slice3Sl => self.slice3(i),
            Op::SliceArr => self.slice_array(i),
            Op::Slice3Arr => self.slice3_array(i),
            Op::SliceStr => self.slice_string(i),
            Op::GrowSlice => self.grow_slice(i),
            Op::MakeSlice => self.make_slice(i),

            Op::New => self.new_object(i),
            Op::NewClosure => self.new_closure(i),
            Op::Frame => self.frame(i),
            Op::Unframe => self.set_frame_end(i, 0),
            Op::Reframe => self.set_frame_end(i, i.cd()),
            Op::Zero => self.zero(i.a, i.cd() as u32),
            Op::ZeroTyped => self.zero(i.a, self.size_of(TypeId(i.index() as u32))?),
            Op::CopyMem => self.copy(i.a, i.b, i.cd() as u32, false),
            Op::CopyTyped => self.copy(i.a, i.b, self.size_of(TypeId(i.index() as u32))?, true),
            Op::MoveMem => self.move_memory(i),

            Op::Call => self.call_function(pc, i)?,
            Op::CallClosure => self.call_closure(pc, i)?,
            Op::CallIface => self.call_iface(i),
            Op::CallNative => self.call_native(i),
            Op::Ret => self.ret(i),

            Op::StrEq => self.string_equal(i),
            Op::StrCmp => self.string_compare(i),
            Op::Concat => self.concat(i),
            Op::StrRune => self.string_rune(i),

            Op::MapLen => self.map_len(i),
            Op::MapGet64 => self.map_operation(i, Symbol::MapGet64, 1),
            Op::MapGetStr => self.map_operation(i, Symbol::MapGetStr, 2),
            Op::MapGetAny => self.map_operation(i, Symbol::MapGetAny, 1),
            Op::MapSet64 => self.map_operation(i, Symbol::MapSet64, 1),
            Op::MapSetStr => self.map_operation(i, Symbol::MapSetStr, 2),
            Op::MapSetAny => self.map_operation(i, Symbol::MapSetAny, 1),

            Op::IfaceType => self.iface_type(i),

            Op::DeferBase => self.defer_base(i),
            Op::Defer => self.defer(i),
            Op::RunDefers => self.run_defers(i),
            Op::Panic => {
                let value = self.ints::<2>(i.a);
                self.panic_with(Symbol::PanicGo, &value);
            }
            Op::RecoverToken => self.recover_token(i),
            Op::Recover => self.recover(i),
            Op::KeepRecover => self.keep_recover(i),
            Op::Unreachable => self.unreachable(),
        }
        Ok(())
    }
}
