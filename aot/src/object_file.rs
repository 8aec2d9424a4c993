//! The layout of the object: symbols, tables, relocations.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::ir;
use cranelift_codegen::isa::{CallConv, OwnedTargetIsa};
use cranelift_module::{
    DataDescription, DataId, FuncId as ObjectFunc, Linkage, Module as _, ModuleError, ModuleReloc, ModuleRelocTarget,
    default_libcall_names,
};
use cranelift_object::{ObjectBuilder, ObjectModule};
use vo_bytecode::Module;
use vo_codegen::{CompiledFunction, RelocKind, RelocTarget};
use vo_runtime_symbols::program::{PROGRAM_SYMBOL, PROGRAM_WORDS, START_SYMBOL, write_region};
use vo_runtime_symbols::{AddressTable, Symbol};

use crate::{AotError, Code};

impl From<ModuleError> for AotError {
    fn from(error: ModuleError) -> Self {
        AotError::Object(error.to_string())
    }
}

/// `lea rdx, [rip + program]; jmp start`: passes argc and argv on, with the program as third argument.
const MAIN: [u8; 12] = [0x48, 0x8d, 0x15, 0, 0, 0, 0, 0xe9, 0, 0, 0, 0];
const MAIN_PROGRAM: u32 = 3;
const MAIN_START: u32 = 8;

/// The object under construction.
struct Writer {
    object: ObjectModule,
    /// Cranelift wants a signature with every symbol; what is called and how is settled already.
    signature: ir::Signature,
    symbols: HashMap<Symbol, ObjectFunc>,
    names: HashMap<String, u32>,
    address_table: DataId,
    regions: Vec<ObjectFunc>,
    side_tables: Vec<u8>,
}

/// The object file of a module's code.
pub fn write(module: &Module, isa: OwnedTargetIsa, code: &Code) -> Result<Vec<u8>, AotError> {
    let mut builder = ObjectBuilder::new(isa, module.name.clone(), default_libcall_names())?;
    builder.unwind_info(false);
    let mut object = ObjectModule::new(builder);
    let address_table = object.declare_data("vo_address_table", Linkage::Local, true, false)?;
    let mut zeroes = DataDescription::new();
    zeroes.define_zeroinit(8 * AddressTable::new(module).len());
    zeroes.set_align(8);
    object.define_data(address_table, &zeroes)?;
    let mut writer = Writer {
        object,
        signature: ir::Signature::new(CallConv::SystemV),
        symbols: HashMap::new(),
        names: HashMap::new(),
        address_table,
        regions: Vec::new(),
        side_tables: Vec::new(),
    };
    let mut functions = Vec::new();
    for (function, code) in module.functions.iter().zip(&code.functions) {
        functions.push(match code {
            Some(code) => Some(writer.function(&function.name, code)?),
            None => None,
        });
    }
    let mut trampolines = |prefix: &str, code: &[CompiledFunction]| {
        code.iter()
            .enumerate()
            .map(|(k, code)| writer.function(&format!("{prefix}{k}"), code).map(Some))
            .collect::<Result<Vec<_>, _>>()
    };
    let (enters, stubs) = (trampolines("vo_enter_", &code.enters)?, trampolines("vo_stub_", &code.stubs)?);
    writer.header(module, &functions, &enters, &stubs)?;
    writer.object.finish().emit().map_err(|e| AotError::Object(e.to_string()))
}

impl Writer {
    /// Defines code under a name, made unique if it is taken.
    fn function(&mut self, name: &str, code: &CompiledFunction) -> Result<ObjectFunc, AotError> {
        let uses = self.names.entry(name.to_owned()).or_default();
        let name = if *uses == 0 { name.to_owned() } else { format!("{name}#{uses}") };
        *uses += 1;
        let id = self.object.declare_function(&name, Linkage::Local, &self.signature)?;
        let mut relocations = Vec::with_capacity(code.relocations.len());
        for relocation in &code.relocations {
            let name = match relocation.target {
                RelocTarget::Symbol(symbol) => self.import(symbol)?.into(),
                RelocTarget::AddressTable => self.address_table.into(),
                RelocTarget::Local(offset) => ModuleRelocTarget::FunctionOffset(id, offset),
            };
            let kind = match relocation.kind {
                RelocKind::Abs8 => Reloc::Abs8,
                RelocKind::PcRel4 => Reloc::X86PCRel4,
            };
            relocations.push(ModuleReloc { offset: relocation.offset, kind, name, addend: relocation.addend });
        }
        self.object.define_function_bytes(id, 16, &code.bytes, &relocations)?;
        self.regions.push(id);
        write_region(&code.region(0), &mut self.side_tables);
        Ok(id)
    }

    fn import(&mut self, symbol: Symbol) -> Result<ObjectFunc, AotError> {
        match self.symbols.entry(symbol) {
            Entry::Occupied(known) => Ok(*known.get()),
            Entry::Vacant(new) => {
                let id = self.object.declare_function(symbol.name(), Linkage::Import, &self.signature)?;
                Ok(*new.insert(id))
            }
        }
    }

    /// Read-only bytes.
    fn bytes(&mut self, name: &str, bytes: Vec<u8>) -> Result<DataId, AotError> {
        let id = self.object.declare_data(name, Linkage::Local, false, false)?;
        let mut data = DataDescription::new();
        data.define(bytes.into_boxed_slice());
        data.set_align(8);
        self.object.define_data(id, &data)?;
        Ok(id)
    }

    /// A table of code addresses.
    fn code_table(&mut self, name: &str, code: &[Option<ObjectFunc>]) -> Result<DataId, AotError> {
        let id = self.object.declare_data(name, Linkage::Local, false, false)?;
        let mut data = DataDescription::new();
        data.define(vec![0; 8 * code.len().max(1)].into_boxed_slice());
        data.set_align(8);
        for (k, func) in code.iter().enumerate() {
            if let Some(func) = *func {
                let func = self.object.declare_func_in_data(func, &mut data);
                data.write_function_addr(8 * k as u32, func);
            }
        }
        self.object.define_data(id, &data)?;
        Ok(id)
    }

    /// The header, its tables, and `main`.
    fn header(
        &mut self,
        module: &Module,
        functions: &[Option<ObjectFunc>],
        enters: &[Option<ObjectFunc>],
        stubs: &[Option<ObjectFunc>],
    ) -> Result<(), AotError> {
        let vob = module.to_vob();
        let side_tables = std::mem::take(&mut self.side_tables);
        let regions: Vec<_> = self.regions.iter().map(|&id| Some(id)).collect();
        let (vob_len, side_tables_len) = (vob.len(), side_tables.len());
        let module = self.bytes("vo_module", vob)?;
        let side_tables = self.bytes("vo_side_tables", side_tables)?;
        let starts = self.code_table("vo_region_table", &regions)?;
        let code = self.code_table("vo_code_table", functions)?;
        let enters = self.code_table("vo_enter_table", enters)?;
        let stubs = self.code_table("vo_stub_table", stubs)?;
        let words: [Word; PROGRAM_WORDS] = [
            Word::Address(module),
            Word::Number(vob_len),
            Word::Address(side_tables),
            Word::Number(side_tables_len),
            Word::Address(starts),
            Word::Number(regions.len()),
            Word::Address(code),
            Word::Address(enters),
            Word::Address(stubs),
            Word::Address(self.address_table),
        ];
        let program = self.object.declare_data(PROGRAM_SYMBOL, Linkage::Export, false, false)?;
        let mut data = DataDescription::new();
        data.set_align(8);
        let numbers = words.iter().flat_map(|word| match word {
            Word::Number(number) => number.to_le_bytes(),
            Word::Address(_) => [0; 8],
        });
        data.define(numbers.collect());
        for (k, word) in words.iter().enumerate() {
            if let Word::Address(target) = *word {
                let target = self.object.declare_data_in_data(target, &mut data);
                data.write_data_addr(8 * k as u32, target, 0);
            }
        }
        self.object.define_data(program, &data)?;
        self.main(program)
    }

    fn main(&mut self, program: DataId) -> Result<(), AotError> {
        let start = self.object.declare_function(START_SYMBOL, Linkage::Import, &self.signature)?;
        let main = self.object.declare_function("main", Linkage::Export, &self.signature)?;
        let relocation = |offset, name| ModuleReloc { offset, kind: Reloc::X86PCRel4, name, addend: -4 };
        let relocations = [relocation(MAIN_PROGRAM, program.into()), relocation(MAIN_START, start.into())];
        Ok(self.object.define_function_bytes(main, 16, &MAIN, &relocations)?)
    }
}

/// A word of the header.
#[derive(Clone, Copy)]
enum Word {
    Address(DataId),
    Number(usize),
}
