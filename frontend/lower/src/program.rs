//! The program being lowered: tables of the module, and the worklist of functions.
//!
//! Invariants: a function gets its id when it is first named, and its code when the worklist reaches
//! it; equal strings, constants, signatures and natives share one entry; a package variable has an
//! offset, and its initialiser a function, only once lowered code refers to it (or the initialiser has
//! effects of its own).

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use vo_bytecode::{
    Class, ConstId, FuncFlags, FuncId, Function, GlobalDef, ItabId, Module, NativeDef, NativeId, Op, SigId, Signature,
    StrId, TypeId,
};
use vo_syntax::{Diagnostic, FileId, SourceFile, SourceMap, Span, ast};
use vo_types::{Checker, Initializer, Obj, PkgId, Selection, Subst, Ty};

use crate::abi::Abi;
use crate::capture::Capture;
use crate::layout::Shape;
use crate::thunk::ThunkTarget;

/// Lowering ends after this many errors.
const MAX_ERRORS: usize = 100;

/// Type arguments nest no deeper: an instance that needs more needs instances without end.
const MAX_NESTING: u32 = 64;

/// What calls of a declared function go to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Callee {
    Func(FuncId),
    Native(NativeId),
}

/// A declared function, instantiated.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub callee: Callee,
    pub abi: Rc<Abi>,
}

/// How the receiver reaches a method wrapper.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum ReceiverFrom {
    /// As an interface's data word.
    DataWord,
    /// As the first parameter: a method expression.
    Param,
    /// As the capture of a closure: a method value.
    Capture,
}

/// Receiver type, method, how the receiver comes, and type arguments of the method's own.
pub(crate) type WrapperKey = (Ty, (vo_syntax::Symbol, PkgId), ReceiverFrom, Vec<Ty>);

/// What a function's code is made from.
pub(crate) enum Body<'a> {
    /// A declared function or method.
    Decl(Obj),
    /// A function literal.
    Lit { lit: &'a ast::FuncLit, node: ast::NodeId, captures: Rc<[Capture]> },
    /// The body of a `range` over a function.
    Range(Rc<crate::rangefunc::RangeBody<'a>>),
    /// Defers the closures of a list.
    DeferCollector,
    /// Initialisation of package variables.
    Init { lhs: Vec<Obj>, rhs: &'a ast::Expr },
    /// Initialisation of a package variable that embeds files.
    Embed(Obj),
    /// Passes its parameters on to a native.
    NativeShim(NativeId),
    /// Calls a method, finding its receiver from a value of type `recv`.
    Method { recv: Ty, selection: Selection, from: ReceiverFrom, own_args: Vec<Ty> },
    /// Calls with captured operands: a deferred call or one of a `go` statement.
    Thunk { target: ThunkTarget, abi: Rc<Abi> },
    /// A deferred or spawned call of a predeclared function, with captured arguments.
    BuiltinThunk { call: &'a ast::Expr, captures: Rc<[(ast::NodeId, Ty)]> },
}

/// A function whose code is to be made.
pub(crate) struct Work<'a> {
    pub id: FuncId,
    pub file: Option<FileId>,
    pub abi: Rc<Abi>,
    pub subst: Rc<Subst>,
    pub body: Body<'a>,
}

/// An initialiser that runs only if something refers to its variables.
struct PendingInit<'a> {
    pkg: PkgId,
    file: FileId,
    body: Body<'a>,
}

/// What initialises a package: a range of the program's initialisers, and its `init` functions.
struct EnteredPackage {
    initializers: std::ops::Range<usize>,
    calls: Vec<FuncId>,
}

/// All state of a lowering.
pub(crate) struct Program<'c, 'a> {
    pub chk: &'c mut Checker<'a>,
    pub sources: &'c SourceMap,
    pub module: Module,
    pub errors: Vec<Diagnostic>,
    pub shapes: Vec<Option<Rc<Shape>>>,
    pub abis: FxHashMap<(Option<Ty>, Ty), Rc<Abi>>,
    pub work: Vec<Work<'a>>,
    pub types: FxHashMap<Ty, TypeId>,
    pub type_list: Vec<Ty>,
    pub itabs: FxHashMap<(Ty, Ty), ItabId>,
    /// Types whose values get into interfaces.
    pub dynamic_types: Vec<Ty>,
    pub dynamic_seen: FxHashSet<Ty>,
    /// Names of methods that interfaces of the program demand.
    pub wanted_methods: FxHashSet<vo_syntax::Symbol>,
    /// Package reflect is part of the program: it finds the methods of addresses of values.
    pub reflects: bool,
    /// The program may look methods up by name or number: interfaces demand all exported ones.
    pub finds_methods: bool,
    /// (type, method) pairs that have been entered in the type table.
    pub method_done: FxHashSet<(Ty, vo_syntax::Symbol, PkgId)>,
    pub wrappers: FxHashMap<WrapperKey, FuncId>,
    pub escape: crate::escape::Summaries,
    plain_funcs: FxHashMap<Obj, Target>,
    instances: FxHashMap<(Obj, Vec<Ty>), Target>,
    /// The numbers of types that functions of a package declare.
    pub local_types: FxHashMap<PkgId, FxHashMap<Obj, usize>>,
    shims: FxHashMap<NativeId, FuncId>,
    sigs: FxHashMap<Signature, SigId>,
    strings: FxHashMap<Rc<[u8]>, StrId>,
    consts: FxHashMap<u64, ConstId>,
    natives: FxHashMap<String, NativeId>,
    /// Constant strings that interface values refer to: offsets in the globals.
    string_boxes: FxHashMap<StrId, u64>,
    globals: FxHashMap<Obj, u64>,
    files: FxHashMap<FileId, (u32, std::sync::Arc<SourceFile>)>,
    pending: FxHashMap<Obj, usize>,
    pending_inits: Vec<Option<PendingInit<'a>>>,
    /// Functions of initialisers, by position in the program's order of initialisation.
    init_funcs: Vec<Option<FuncId>>,
    /// The functions that initialise variables of indexed packages.
    indexed_inits: FxHashMap<Obj, FuncId>,
    pub no_subst: Rc<Subst>,
    /// A function is instantiated without end; lowering has to stop.
    endless: bool,
}

impl<'c, 'a> Program<'c, 'a> {
    pub fn new(chk: &'c mut Checker<'a>, sources: &'c SourceMap) -> Program<'c, 'a> {
        Program {
            chk,
            sources,
            module: Module::default(),
            errors: Vec::new(),
            shapes: Vec::new(),
            abis: FxHashMap::default(),
            work: Vec::new(),
            types: FxHashMap::default(),
            type_list: Vec::new(),
            itabs: FxHashMap::default(),
            dynamic_types: Vec::new(),
            dynamic_seen: FxHashSet::default(),
            wanted_methods: FxHashSet::default(),
            reflects: false,
            finds_methods: false,
            method_done: FxHashSet::default(),
            wrappers: FxHashMap::default(),
            escape: Default::default(),
            plain_funcs: FxHashMap::default(),
            instances: FxHashMap::default(),
            local_types: FxHashMap::default(),
            shims: FxHashMap::default(),
            sigs: FxHashMap::default(),
            strings: FxHashMap::default(),
            consts: FxHashMap::default(),
            natives: FxHashMap::default(),
            string_boxes: FxHashMap::default(),
            globals: FxHashMap::default(),
            files: FxHashMap::default(),
            pending: FxHashMap::default(),
            pending_inits: Vec::new(),
            init_funcs: Vec::new(),
            indexed_inits: FxHashMap::default(),
            no_subst: Rc::default(),
            endless: false,
        }
    }

    /// Reports what lowering can't do.
    pub fn error(&mut self, span: Span, message: impl Into<String>) {
        self.errors.push(Diagnostic::new(span, message));
    }

    // ------------------------------------------------------------------------------ interned tables

    pub fn sig(&mut self, signature: Signature) -> SigId {
        if let Some(&id) = self.sigs.get(&signature) {
            return id;
        }
        let id = SigId::from(self.module.sigs.len());
        self.module.sigs.push(signature.clone());
        self.sigs.insert(signature, id);
        id
    }

    pub fn string(&mut self, text: &[u8]) -> StrId {
        if let Some(&id) = self.strings.get(text) {
            return id;
        }
        let id = StrId::from(self.module.strings.len());
        self.module.strings.push(text.to_vec());
        self.strings.insert(text.into(), id);
        id
    }

    /// Offset in the globals of a string variable that holds the constant, and never changes.
    pub fn string_box(&mut self, text: &[u8]) -> u64 {
        let id = self.string(text);
        *self.string_boxes.entry(id).or_insert_with(|| {
            let offset = self.module.globals_size.next_multiple_of(8);
            self.module.globals_size = offset + 16;
            offset
        })
    }

    pub fn constant(&mut self, bits: u64) -> ConstId {
        *self.consts.entry(bits).or_insert_with(|| {
            self.module.consts.push(bits);
            ConstId::from(self.module.consts.len() - 1)
        })
    }

    /// The native of this name. A name has one signature.
    pub fn native(&mut self, name: &str, params: &[Class], results: &[Class]) -> NativeId {
        if let Some(&id) = self.natives.get(name) {
            return id;
        }
        let sig = self.sig(Signature { params: params.to_vec(), results: results.to_vec() });
        self.native_with_sig(name, sig)
    }

    /// Whether lowered code calls the native of this name.
    pub fn uses_native(&self, name: &str) -> bool {
        self.natives.contains_key(name)
    }

    fn native_with_sig(&mut self, name: &str, sig: SigId) -> NativeId {
        if let Some(&id) = self.natives.get(name) {
            return id;
        }
        let id = NativeId::from(self.module.natives.len());
        self.module.natives.push(NativeDef { name: name.to_owned(), sig });
        self.natives.insert(name.to_owned(), id);
        id
    }

    /// A source file and its index in the module.
    pub fn file(&mut self, file: FileId) -> (u32, std::sync::Arc<SourceFile>) {
        if let Some(known) = self.files.get(&file) {
            return known.clone();
        }
        let source = self.sources.file(file).expect("a checked file is in the source map");
        let index = self.module.files.len() as u32;
        self.module.files.push(source.path.to_string());
        self.files.insert(file, (index, source.clone()));
        (index, source)
    }

    /// The index of a file that a line directive names.
    pub fn traced_file(&mut self, path: &str) -> u32 {
        let path = if path.is_empty() { "??" } else { path };
        let known = self.module.files.iter().position(|file| file == path);
        known.unwrap_or_else(|| {
            self.module.files.push(path.to_owned());
            self.module.files.len() - 1
        }) as u32
    }

    // ------------------------------------------------------------------------------------ functions

    /// Makes a function whose code follows from `work`.
    pub fn declare(
        &mut self,
        name: String,
        file: Option<FileId>,
        abi: Rc<Abi>,
        flags: FuncFlags,
        subst: Rc<Subst>,
        body: Body<'a>,
    ) -> FuncId {
        let id = FuncId::from(self.module.functions.len());
        let file_index = file.map_or(0, |f| self.file(f).0);
        self.module.functions.push(Function { name, file: file_index, sig: abi.sig, flags, ..Function::default() });
        self.work.push(Work { id, file, abi, subst, body });
        id
    }

    /// The function or method `obj`, with type arguments for the receiver's parameters and then its own.
    pub fn target(&mut self, obj: Obj, args: &[Ty]) -> Target {
        let known = match args {
            [] => self.plain_funcs.get(&obj),
            _ => self.instances.get(&(obj, args.to_vec())),
        };
        if let Some(target) = known {
            return target.clone();
        }
        let target = self.make_target(obj, args);
        match args {
            [] => self.plain_funcs.insert(obj, target.clone()),
            _ => self.instances.insert((obj, args.to_vec()), target.clone()),
        };
        target
    }

    /// How deeply type arguments nest in a type; stops counting at the limit.
    fn nesting(&self, ty: Ty, limit: u32) -> u32 {
        use vo_types::TypeKind;
        if limit == 0 {
            return 0;
        }
        match self.chk.types.kind(ty) {
            TypeKind::Named(id) => {
                let args = self.chk.types.named(id).type_args;
                args.iter().map(|&arg| 1 + self.nesting(arg, limit - 1)).max().unwrap_or(0)
            }
            TypeKind::Pointer(elem) | TypeKind::Slice(elem) => 1 + self.nesting(elem, limit - 1),
            TypeKind::Array { elem, .. } | TypeKind::Chan { elem, .. } => 1 + self.nesting(elem, limit - 1),
            TypeKind::Map { key, value } => 1 + self.nesting(key, limit - 1).max(self.nesting(value, limit - 1)),
            _ => 0,
        }
    }

    fn make_target(&mut self, obj: Obj, args: &[Ty]) -> Target {
        self.chk.ensure_declared(obj);
        if !self.chk.object(obj).as_func().is_some_and(|func| func.has_body)
            && let Some(linked) = self.linked_function(obj)
        {
            return self.make_target(linked, args);
        }
        if args.iter().any(|&ty| self.nesting(ty, MAX_NESTING) >= MAX_NESTING) {
            let object = self.chk.object(obj);
            let (pos, name) = (object.pos, object.name);
            self.error(pos.span(), format!("instantiation cycle: {name} is instantiated without end"));
            self.endless = true;
        }
        let object = self.chk.object(obj);
        let func = object.as_func().expect("a call target is a function");
        let (recv, file, has_body) = (func.recv, func.file, func.has_body);
        let (recv_params, sig) = (func.recv_type_params, object.ty);
        let noinline = func.directives.iter().any(|directive| &*directive.text == "go:noinline");
        let mut subst = Subst::default();
        if !args.is_empty() {
            let (for_recv, own) = args.split_at(recv_params.len().min(args.len()));
            subst.extend(recv_params, for_recv);
            if let vo_types::TypeKind::Signature(s) = self.chk.types.kind(sig) {
                subst.extend(&s.type_params, own);
            }
        }
        let recv = recv.map(|ty| self.chk.subst(ty, &subst));
        let sig = self.chk.subst(sig, &subst);
        let abi = self.abi(recv, sig);
        let callee = if has_body {
            let name = self.func_name(obj);
            let flags = if noinline { FuncFlags::NO_INLINE } else { FuncFlags::empty() };
            Callee::Func(self.declare(name, Some(file), abi.clone(), flags, Rc::new(subst), Body::Decl(obj)))
        } else {
            let name = self.native_name(obj);
            Callee::Native(self.native_with_sig(&name, abi.sig))
        };
        Target { callee, abi }
    }

    /// The bytecode function that stands for a target: of a native, one that calls it.
    pub fn func_of(&mut self, target: &Target) -> FuncId {
        match target.callee {
            Callee::Func(id) => id,
            Callee::Native(native) => {
                if let Some(&id) = self.shims.get(&native) {
                    return id;
                }
                let name = self.module.native(native).name.clone();
                let subst = self.no_subst.clone();
                let body = Body::NativeShim(native);
                let id = self.declare(name, None, target.abi.clone(), FuncFlags::WRAPPER, subst, body);
                self.shims.insert(native, id);
                id
            }
        }
    }

    // -------------------------------------------------------------------------------------- globals

    /// Offset of a package variable.
    pub fn global(&mut self, obj: Obj) -> u64 {
        if let Some(&offset) = self.globals.get(&obj) {
            return offset;
        }
        self.chk.ensure_declared(obj);
        let ty = self.chk.object(obj).ty;
        let shape = self.shape(ty);
        let offset = self.module.globals_size.next_multiple_of(u64::from(shape.align.max(8)));
        self.module.globals_size = (offset + shape.size.max(8)).next_multiple_of(8);
        self.globals.insert(obj, offset);
        let name = self.qualified_name(obj);
        let ty = self.type_id(ty);
        self.module.globals.push(GlobalDef { name, ty, offset });
        if let Some(pending) = self.pending.remove(&obj) {
            self.run_initializer(pending);
        } else if self.chk.package(self.chk.object(obj).pkg).is_indexed() {
            self.run_indexed_initializer(obj);
        }
        offset
    }

    /// Makes the function that initialises a variable of an indexed package.
    fn run_indexed_initializer(&mut self, variable: Obj) {
        if self.indexed_inits.contains_key(&variable) {
            return;
        }
        let Some(Initializer { lhs, rhs, file }) = self.chk.initializer(variable) else { return };
        let pkg = self.chk.object(variable).pkg;
        let id = self.declare_initializer(PendingInit { pkg, file, body: Body::Init { lhs: lhs.clone(), rhs } });
        self.indexed_inits.extend(lhs.into_iter().map(|obj| (obj, id)));
    }

    /// Appends an initialiser to the program's order of initialisation.
    fn add_initializer(&mut self, variables: &[Obj], init: PendingInit<'a>) -> usize {
        let index = self.pending_inits.len();
        self.pending.extend(variables.iter().map(|&obj| (obj, index)));
        self.pending_inits.push(Some(init));
        self.init_funcs.push(None);
        index
    }

    /// Makes the function of an initialiser.
    fn run_initializer(&mut self, index: usize) {
        let Some(init) = self.pending_inits[index].take() else { return };
        self.init_funcs[index] = Some(self.declare_initializer(init));
    }

    fn declare_initializer(&mut self, PendingInit { pkg, file, body }: PendingInit<'a>) -> FuncId {
        let name = format!("{}.init", self.package_path(pkg));
        let abi = self.abi(None, vo_types::Ty::INVALID);
        let subst = self.no_subst.clone();
        self.declare(name, Some(file), abi, FuncFlags::empty(), subst, body)
    }

    /// The packages that `main` needs in the order of their initialisation: of those whose imports come before,
    /// always the first by import path (spec: Program initialization).
    fn packages_in_order(&self, main: PkgId) -> Vec<PkgId> {
        let mut importers: FxHashMap<PkgId, Vec<PkgId>> = FxHashMap::default();
        let mut missing: FxHashMap<PkgId, usize> = FxHashMap::default();
        let mut open = vec![main];
        while let Some(pkg) = open.pop() {
            if missing.contains_key(&pkg) {
                continue;
            }
            let imports = &self.chk.package(pkg).imports;
            missing.insert(pkg, imports.len());
            for &import in imports {
                importers.entry(import).or_default().push(pkg);
                open.push(import);
            }
        }
        let ranked = |pkg: PkgId| Reverse((self.chk.package(pkg).path.as_str(), pkg));
        let is_ready = |(&pkg, &left): (&PkgId, &usize)| (left == 0).then_some(ranked(pkg));
        let mut ready: BinaryHeap<_> = missing.iter().filter_map(is_ready).collect();
        let mut order = Vec::new();
        while let Some(Reverse((_, pkg))) = ready.pop() {
            order.push(pkg);
            for importer in importers.remove(&pkg).unwrap_or_default() {
                let left = missing.entry(importer).or_default();
                *left -= 1;
                if *left == 0 {
                    ready.push(ranked(importer));
                }
            }
        }
        order
    }

    /// Lowers everything reachable from package `main`.
    pub fn lower(&mut self, main: PkgId) {
        self.module.name = self.package_path(main);
        let main_func = self.chk.lookup_in_package(main, vo_syntax::sym::MAIN);
        let main_id = main_func.map(|obj| {
            let target = self.target(obj, &[]);
            self.func_of(&target)
        });
        let mut entered = FxHashMap::default();
        self.lower_reached(main, &mut entered);
        self.lower_error_constructor();
        self.add_reflect_stubs();
        self.lower_reached(main, &mut entered);
        let calls = self.initialization(main, &entered);
        self.make_entry(&calls.into_iter().chain(main_id).collect::<Vec<_>>());
    }

    fn lower_reached(&mut self, main: PkgId, entered: &mut FxHashMap<PkgId, EnteredPackage>) {
        while self.enter_packages(main, entered) {
            self.drain();
        }
    }

    /// Enters the packages that `main` needs and that are not yet in `entered`, with what initialises them; reports
    /// whether there were any. Lowering finds further ones: the imports of an indexed package are known as far as it
    /// has been parsed.
    fn enter_packages(&mut self, main: PkgId, entered: &mut FxHashMap<PkgId, EnteredPackage>) -> bool {
        let packages = self.packages_in_order(main);
        self.note_reflection(&packages);
        let before = entered.len();
        for pkg in packages {
            if pkg != PkgId::UNIVERSE && pkg != PkgId::UNSAFE && !entered.contains_key(&pkg) {
                let package = self.enter_package(pkg);
                entered.insert(pkg, package);
            }
        }
        entered.len() > before
    }

    fn enter_package(&mut self, pkg: PkgId) -> EnteredPackage {
        let start = self.pending_inits.len();
        // What is embedded is there before anything runs.
        for obj in self.chk.embedding_variables(pkg) {
            let Some((_, embed)) = self.chk.embed(obj) else { continue };
            self.add_initializer(&[obj], PendingInit { pkg, file: embed.file, body: Body::Embed(obj) });
        }
        if !self.chk.package(pkg).is_indexed() {
            for init in self.chk.init_order(pkg) {
                let runs = !self.is_on_demand(&init) || init.lhs.iter().any(|obj| self.globals.contains_key(obj));
                let Initializer { lhs, rhs, file } = init;
                let body = Body::Init { lhs: lhs.clone(), rhs };
                let index = self.add_initializer(&lhs, PendingInit { pkg, file, body });
                if runs {
                    self.run_initializer(index);
                }
            }
        }
        let inits = self.chk.package(pkg).inits.clone();
        let calls = inits.iter().map(|&obj| self.init_func(obj)).collect();
        EnteredPackage { initializers: start..self.pending_inits.len(), calls }
    }

    /// The functions that initialise the packages, in the order in which they run.
    fn initialization(&mut self, main: PkgId, entered: &FxHashMap<PkgId, EnteredPackage>) -> Vec<FuncId> {
        let mut calls = Vec::new();
        for pkg in self.packages_in_order(main) {
            let Some(package) = entered.get(&pkg) else { continue };
            if self.chk.package(pkg).is_indexed() {
                let Program { chk, indexed_inits, .. } = self;
                let order = chk.init_order_of(pkg, |obj| indexed_inits.contains_key(&obj));
                calls.extend(order.iter().map(|init| self.indexed_inits[&init.lhs[0]]));
            }
            calls.extend(self.init_funcs[package.initializers.clone()].iter().flatten().copied());
            calls.extend(&package.calls);
        }
        calls
    }

    /// Tells how the program uses package reflect. Of the library only templates look methods up.
    fn note_reflection(&mut self, packages: &[PkgId]) {
        let is = |pkg: PkgId, path: &str| self.chk.package(pkg).path.as_str() == path;
        let reflects = packages.iter().any(|&pkg| is(pkg, "reflect"));
        self.finds_methods = packages.iter().any(|&pkg| {
            let package = self.chk.package(pkg);
            (!package.lazy || is(pkg, "text/template")) && package.imports.iter().any(|&used| is(used, "reflect"))
        });
        if reflects && !self.reflects {
            self.begin_reflection();
        }
    }

    fn init_func(&mut self, obj: Obj) -> FuncId {
        let target = self.target(obj, &[]);
        self.func_of(&target)
    }

    /// Whether the initialiser may be left out if nothing uses its variables.
    fn is_on_demand(&self, init: &Initializer<'_>) -> bool {
        let is_named = |&obj: &Obj| !self.chk.object(obj).name.is_blank();
        init.lhs.iter().all(is_named) && crate::effects::is_effect_free(self.chk.info(init.file), init.rhs)
    }

    /// Whether the checker has found errors: bodies of the library are checked on the way, and what is wrong is not
    /// lowered.
    pub fn is_wrong(&self) -> bool {
        !self.chk.errors().is_empty()
    }

    /// Lowers functions until no new one is named, entering methods in the type table as they are
    /// found to be callable through interfaces.
    pub fn drain(&mut self) {
        loop {
            while let Some(work) = self.work.pop() {
                if self.errors.len() > MAX_ERRORS || self.endless || self.is_wrong() {
                    return;
                }
                crate::func::lower_function(self, work);
            }
            if !self.add_dynamic_methods() {
                return;
            }
        }
    }

    /// Lowers the function that makes values of run-time errors, which the runtime calls by name when a
    /// program recovers from one.
    fn lower_error_constructor(&mut self) {
        let recovers = self.module.functions.iter().any(|f| f.flags.contains(FuncFlags::USES_RECOVER));
        let Some(runtime) = recovers.then(|| self.chk.import("runtime", "").ok()).flatten() else { return };
        if let Some(obj) = self.chk.lookup_in_package(runtime, vo_syntax::Symbol::intern("newError")) {
            let target = self.target(obj, &[]);
            self.func_of(&target);
            self.drain();
        }
    }

    /// The runtime calls these methods of a value that an uncaught panic prints.
    pub fn want_panic_texts(&mut self) {
        self.wanted_methods.extend(["Error", "String"].map(vo_syntax::Symbol::intern));
    }

    fn make_entry(&mut self, calls: &[FuncId]) {
        let sig = self.sig(Signature::default());
        let mut b = vo_bytecode::FunctionBuilder::new(Function {
            name: "runtime.main".to_owned(),
            sig,
            flags: FuncFlags::WRAPPER,
            nregs: 6,
            ..Function::default()
        });
        let mut boxes: Vec<(StrId, u64)> = self.string_boxes.iter().map(|(&id, &offset)| (id, offset)).collect();
        boxes.sort();
        for (id, offset) in boxes {
            b.ab_imm(Op::ConstStr, 1, 0, id.0 as i32);
            b.ab_imm(Op::GlobalAddr, 3, 0, offset as i32);
            b.ab_imm(Op::StStr, 1, 3, 0);
        }
        for &id in calls {
            b.call(4, id);
        }
        b.abc(Op::Ret, 1, 0, 0);
        self.module.entry = FuncId::from(self.module.functions.len());
        self.module.functions.push(b.finish());
    }
}
