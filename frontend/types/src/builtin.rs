//! Built-in functions (spec: Built-in functions).

use vo_syntax::ast::{CallExpr, Expr, ExprKind};

use crate::checker::Checker;
use crate::constant::{self, Value};
use crate::expr::Expect;
use crate::info::Mode;
use crate::object::Builtin;
use crate::operand::Operand;
use crate::ty::{Basic, ChanDir, Ty, TypeKind};
use vo_syntax::printer::expr_string;

impl<'a> Checker<'a> {
    pub(crate) fn builtin_call(&mut self, x: &mut Operand<'a>, e: &'a Expr, call: &'a CallExpr, builtin: Builtin) {
        let name = builtin.name();
        if call.ellipsis.is_some() && builtin != Builtin::Append {
            self.error(e.span, format!("invalid operation: invalid use of ... with built-in {name}"));
            self.use_exprs(&call.args);
            return;
        }
        let call_or_recv = std::mem::replace(&mut self.env.has_call_or_recv, false);
        let args = match builtin {
            Builtin::Make | Builtin::New | Builtin::UnsafeOffsetof => Vec::new(),
            _ => self.arguments(&call.args),
        };
        let met_call = self.env.has_call_or_recv;
        self.env.has_call_or_recv = call_or_recv || met_call;
        if args.iter().any(|a| !a.is_valid()) {
            return;
        }
        let count = if args.is_empty() { call.args.len() } else { args.len() };
        let (least, variadic) = builtin.arity();
        if count < least || (count > least && !variadic) {
            let text = expr_string(e);
            let qualifier = if count < least { "not enough" } else { "too many" };
            self.error(
                e.span,
                format!("invalid operation: {qualifier} arguments for {text} (expected {least}, found {count})"),
            );
            if args.is_empty() {
                self.use_exprs(&call.args);
            }
            return;
        }
        let (since, what) = match builtin {
            Builtin::Clear => (21, "clear".to_owned()),
            Builtin::Min | Builtin::Max => (21, format!("built-in {name}")),
            Builtin::UnsafeAdd | Builtin::UnsafeSlice => (17, format!("unsafe.{name}")),
            Builtin::UnsafeSliceData | Builtin::UnsafeString | Builtin::UnsafeStringData => {
                (20, format!("unsafe.{name}"))
            }
            _ => (0, String::new()),
        };
        self.require_version(call.fun.span, since, &what);
        match builtin {
            Builtin::Append => self.append(x, call, args),
            Builtin::Cap | Builtin::Len => self.length(x, builtin, args, met_call),
            Builtin::Clear => self.clear(x, args),
            Builtin::Close => self.close(x, args),
            Builtin::Complex => self.complex(x, e, args),
            Builtin::Copy => self.copy(x, args),
            Builtin::Delete => self.delete(x, args),
            Builtin::Real | Builtin::Imag => self.real_imag(x, builtin, args),
            Builtin::Make => self.make(x, e, call),
            Builtin::Min | Builtin::Max => self.min_max(x, builtin, args),
            Builtin::New => self.new_builtin(x, call),
            Builtin::Panic => self.panic_builtin(x, e, args),
            Builtin::Print | Builtin::Println => {
                for mut arg in args {
                    self.assignment(&mut arg, None, &format!("argument to built-in {name}"));
                    if !arg.is_valid() {
                        return;
                    }
                }
                x.mode = Mode::NoValue;
                x.ty = Ty::EMPTY_TUPLE;
            }
            Builtin::Recover => x.set_value(Ty::ANY),
            _ => self.unsafe_builtin(x, call, builtin, args),
        }
    }

    fn no_value(x: &mut Operand<'a>) {
        x.mode = Mode::NoValue;
        x.ty = Ty::EMPTY_TUPLE;
    }

    /// Spec: Appending to and copying slices.
    fn append(&mut self, x: &mut Operand<'a>, call: &'a CallExpr, mut args: Vec<Operand<'a>>) {
        let slice = args[0].clone();
        let elem = match self.common_slice_element(&slice) {
            Ok(elem) => elem,
            Err(cause) => {
                if slice.ty != Ty::INVALID {
                    self.error(slice.span, format!("invalid append: {cause}"));
                }
                return;
            }
        };
        x.set_value(slice.ty);
        // `append([]byte, string...)`
        if call.ellipsis.is_some() && args.len() == 2 {
            let is_bytes = self.is_basic(elem, |b| b == Basic::Uint8);
            let text = self.core_bytes_or_string(args[1].ty);
            let is_text = text.is_some_and(|t| t == Ty::STRING || t == Ty::UNTYPED_STRING);
            if is_bytes && is_text {
                if self.is_untyped(args[1].ty) {
                    let mut text = args[1].clone();
                    self.convert_untyped(&mut text, Ty::STRING);
                }
                return;
            }
        }
        let last = args.len() - 1;
        if call.ellipsis.is_some() {
            if args.len() > 2 {
                let have: Vec<Ty> = args.iter().map(|a| a.ty).collect();
                let have = self.types_summary(&have, false, true);
                let want = format!("({}, ...{})", self.tstr(slice.ty), self.tstr(elem));
                self.error(args[2].span, format!("too many arguments in call to append\n\thave {have}\n\twant {want}"));
                return;
            }
            let mut spread = args.swap_remove(last);
            let target = self.types.slice(elem);
            if last > 0 {
                self.assignment(&mut spread, Some(target), "argument to append");
            } else {
                let want = format!("({}, ...{})", self.tstr(slice.ty), self.tstr(elem));
                let have = self.types_summary(&[slice.ty], false, true);
                self.error(slice.span, format!("not enough arguments in call to append\n\thave {have}\n\twant {want}"));
            }
            return;
        }
        for arg in args.iter_mut().skip(1) {
            self.assignment(arg, Some(elem), "argument to append");
        }
    }

    /// The element type of a slice, or of all slices in a type parameter's type set.
    fn common_slice_element(&mut self, x: &Operand<'a>) -> Result<Ty, String> {
        let mut common: Option<Ty> = None;
        for term in self.specific_types(x.ty).unwrap_or_default() {
            let under = self.under(term.ty);
            let TypeKind::Slice(elem) = self.types.kind(under) else {
                common = None;
                break;
            };
            if let Some(other) = common
                && !self.identical(other, elem)
            {
                let (a, b, text) = (self.tstr(other), self.tstr(elem), self.describe(x));
                return Err(format!("mismatched slice element types {a} and {b} in {text}"));
            }
            common = Some(elem);
        }
        common.ok_or_else(|| {
            let have = if x.is_nil() { "untyped nil".to_owned() } else { self.describe(x) };
            format!("argument must be a slice; have {have}")
        })
    }

    /// Spec: Length and capacity.
    fn length(&mut self, x: &mut Operand<'a>, builtin: Builtin, args: Vec<Operand<'a>>, met_call: bool) {
        let arg = &args[0];
        let is_len = builtin == Builtin::Len;
        let under = self.implicit_array(arg.ty);
        let mut ok = false;
        match self.types.kind(under) {
            TypeKind::Basic(basic) if basic.is_string() && is_len => {
                ok = true;
                if let (true, Some(text)) = (arg.is_const(), arg.val.as_str()) {
                    x.set_const(Ty::INT, Value::Int(text.len() as i64));
                    if self.is_untyped(arg.ty)
                        && let Some(e) = arg.expr
                    {
                        self.update_expr_type(e, Ty::STRING, true);
                    }
                    return;
                }
            }
            TypeKind::Array { len, .. } => {
                ok = true;
                if !met_call {
                    x.set_const(Ty::INT, Value::Int(len.max(0)));
                    return;
                }
            }
            TypeKind::Slice(_) | TypeKind::Chan { .. } => ok = true,
            TypeKind::Map { .. } => ok = is_len,
            TypeKind::TypeParam(_) => {
                let terms = self.specific_types(arg.ty).unwrap_or_default();
                ok = !terms.is_empty()
                    && terms.iter().all(|term| {
                        let under = self.implicit_array(term.ty);
                        match self.types.kind(under) {
                            TypeKind::Basic(basic) => basic.is_string() && is_len,
                            TypeKind::Array { .. } | TypeKind::Slice(_) | TypeKind::Chan { .. } => true,
                            TypeKind::Map { .. } => is_len,
                            _ => false,
                        }
                    });
            }
            _ => {}
        }
        if !ok {
            if under != Ty::INVALID {
                let (text, name) = (self.describe(arg), builtin.name());
                self.error(arg.span, format!("invalid argument: {text} for built-in {name}"));
            }
            return;
        }
        if self.is_untyped(arg.ty)
            && let Some(e) = arg.expr
        {
            self.update_expr_type(e, Ty::STRING, true);
        }
        x.set_value(Ty::INT);
    }

    /// The underlying type, of an array if `ty` points to one.
    fn implicit_array(&mut self, ty: Ty) -> Ty {
        let under = self.under(ty);
        if let TypeKind::Pointer(base) = self.types.kind(under)
            && self.is_array(base)
        {
            return self.under(base);
        }
        under
    }

    /// Spec: Clear.
    fn clear(&mut self, x: &mut Operand<'a>, args: Vec<Operand<'a>>) {
        let arg = &args[0];
        let terms = self.specific_types(arg.ty).unwrap_or_default();
        let ok = !terms.is_empty()
            && terms.iter().all(|term| {
                let under = self.under(term.ty);
                matches!(self.types.kind(under), TypeKind::Map { .. } | TypeKind::Slice(_))
            });
        if !ok {
            let text = self.describe(arg);
            self.error(
                arg.span,
                format!("invalid argument: cannot clear {text}: argument must be (or constrained by) map or slice"),
            );
            return;
        }
        Self::no_value(x);
    }

    /// Spec: Close.
    fn close(&mut self, x: &mut Operand<'a>, args: Vec<Operand<'a>>) {
        let arg = &args[0];
        let terms = self.specific_types(arg.ty).unwrap_or_default();
        let mut problem = terms.is_empty().then_some("non-channel");
        for term in terms {
            let under = self.under(term.ty);
            match self.types.kind(under) {
                TypeKind::Chan { dir: ChanDir::Recv, .. } => problem = Some("receive-only channel"),
                TypeKind::Chan { .. } => {}
                _ => problem = Some("non-channel"),
            }
        }
        if let Some(problem) = problem {
            let text = self.describe(arg);
            self.error(arg.span, format!("invalid operation: cannot close {problem} {text}"));
            return;
        }
        Self::no_value(x);
    }

    /// Spec: Manipulating complex numbers.
    fn complex(&mut self, x: &mut Operand<'a>, e: &'a Expr, args: Vec<Operand<'a>>) {
        let [mut re, mut im] =
            <[Operand<'a>; 2]>::try_from(args).unwrap_or_else(|_| unreachable!("the arity was checked"));
        match (self.is_untyped(re.ty), self.is_untyped(im.ty)) {
            (true, true) => {
                if re.is_const() && im.is_const() {
                    let real = |v: &Value| v.to_float();
                    for part in [&mut re, &mut im] {
                        if self.is_basic(part.ty, Basic::is_numeric) && real(&part.val).is_known() {
                            part.ty = Ty::UNTYPED_FLOAT;
                            part.val = real(&part.val);
                        }
                    }
                } else {
                    self.convert_untyped(&mut re, Ty::FLOAT64);
                    self.convert_untyped(&mut im, Ty::FLOAT64);
                }
            }
            (true, false) => self.convert_untyped(&mut re, im.ty),
            (false, true) => self.convert_untyped(&mut im, re.ty),
            _ => {}
        }
        if !re.is_valid() || !im.is_valid() {
            return;
        }
        if !self.identical(re.ty, im.ty) {
            let (text, a, b) = (expr_string(e), self.tstr(re.ty), self.tstr(im.ty));
            self.error(re.span, format!("invalid operation: {text} (mismatched types {a} and {b})"));
            return;
        }
        let result = match self.basic(re.ty) {
            Some(Basic::Float32) => Ty::COMPLEX64,
            Some(Basic::Float64) => Ty::COMPLEX128,
            Some(Basic::UntypedFloat) => Ty::UNTYPED_COMPLEX,
            _ if self.is_type_param(re.ty) && self.all_basic(re.ty, Basic::is_float) => {
                return self.reject_type_param_argument(&re, "complex");
            }
            _ => {
                let ty = self.tstr(re.ty);
                self.error(re.span, format!("invalid argument: arguments have type {ty}, expected floating-point"));
                return;
            }
        };
        if re.is_const() && im.is_const() {
            let parts = (re.val.complex_parts(), im.val.complex_parts());
            let value = match parts {
                (Some((re, _)), Some((im, _))) => Value::Complex(re, im),
                _ => Value::Unknown,
            };
            x.set_const(result, value);
        } else {
            x.set_value(result);
        }
    }

    /// Operations that Go's compiler does not implement on type parameters.
    fn reject_type_param_argument(&mut self, x: &Operand<'a>, name: &str) {
        let text = self.describe(x);
        self.error(
            x.span,
            format!("{text} not supported as argument to built-in {name} for go1.18 (see go.dev/issue/50937)"),
        );
    }

    fn real_imag(&mut self, x: &mut Operand<'a>, builtin: Builtin, mut args: Vec<Operand<'a>>) {
        let mut arg = args.swap_remove(0);
        if self.is_untyped(arg.ty) {
            if arg.is_const() {
                if self.is_basic(arg.ty, Basic::is_numeric) {
                    arg.ty = Ty::UNTYPED_COMPLEX;
                }
            } else {
                self.convert_untyped(&mut arg, Ty::COMPLEX128);
                if !arg.is_valid() {
                    return;
                }
            }
        }
        let result = match self.basic(arg.ty) {
            Some(Basic::Complex64) => Ty::FLOAT32,
            Some(Basic::Complex128) => Ty::FLOAT64,
            Some(Basic::UntypedComplex) => Ty::UNTYPED_FLOAT,
            _ if self.is_type_param(arg.ty) && self.all_basic(arg.ty, Basic::is_complex) => {
                return self.reject_type_param_argument(&arg, builtin.name());
            }
            _ => {
                let ty = self.tstr(arg.ty);
                self.error(arg.span, format!("invalid argument: argument has type {ty}, expected complex type"));
                return;
            }
        };
        if arg.is_const() {
            let value = if builtin == Builtin::Real { arg.val.real() } else { arg.val.imag() };
            x.set_const(result, value);
        } else {
            x.set_value(result);
        }
    }

    fn copy(&mut self, x: &mut Operand<'a>, args: Vec<Operand<'a>>) {
        let (dst, src) = (&args[0], &args[1]);
        let dst_core = self.core_type(dst.ty).map(|c| self.types.kind(c));
        let src_core = self.core_bytes_or_string(src.ty);
        let src_kind = src_core.map(|c| self.types.kind(c));
        let (Some(TypeKind::Slice(to)), Some(from)) = (
            dst_core,
            match src_kind {
                Some(TypeKind::Slice(elem)) => Some(elem),
                Some(TypeKind::Basic(basic)) if basic.is_string() => Some(Ty::UINT8),
                _ => None,
            },
        ) else {
            let dst_ok = matches!(dst_core, Some(TypeKind::Slice(_)));
            let culprit = if dst_ok { src } else { dst };
            let text = if culprit.is_nil() { "untyped nil".to_owned() } else { self.describe(culprit) };
            if culprit.ty != Ty::INVALID {
                self.error(culprit.span, format!("invalid copy: argument must be a slice; have {text}"));
            }
            return;
        };
        if !self.identical(to, from) {
            let (d, s, t, f) = (self.describe(dst), self.describe(src), self.tstr(to), self.tstr(from));
            self.error(
                dst.span,
                format!("invalid copy: arguments {d} and {s} have different element types {t} and {f}"),
            );
            return;
        }
        if self.is_untyped(src.ty)
            && let Some(e) = src.expr
        {
            self.update_expr_type(e, Ty::STRING, true);
        }
        x.set_value(Ty::INT);
    }

    /// Spec: Deletion of map elements.
    fn delete(&mut self, x: &mut Operand<'a>, mut args: Vec<Operand<'a>>) {
        let map = args[0].clone();
        let terms = self.specific_types(map.ty).unwrap_or_default();
        let mut key: Option<Ty> = None;
        let mut ok = !terms.is_empty();
        for term in terms {
            let under = self.under(term.ty);
            match self.types.kind(under) {
                TypeKind::Map { key: k, .. } => {
                    if key.is_some_and(|key| !self.identical(key, k)) {
                        let text = self.describe(&map);
                        self.error(map.span, format!("invalid argument: maps of {text} must have identical key types"));
                        return;
                    }
                    key = Some(k);
                }
                _ => ok = false,
            }
        }
        if !ok {
            let text = self.describe(&map);
            self.error(map.span, format!("invalid argument: {text} is not a map"));
            return;
        }
        self.assignment(&mut args[1], key, "argument to delete");
        if args[1].is_valid() {
            Self::no_value(x);
        }
    }

    /// Spec: Making slices, maps and channels.
    fn make(&mut self, x: &mut Operand<'a>, e: &'a Expr, call: &'a CallExpr) {
        let ty = self.var_type(&call.args[0]);
        if ty == Ty::INVALID {
            return self.use_exprs(&call.args[1..]);
        }
        let core = self.core_type(ty);
        let least = match core.map(|c| self.types.kind(c)) {
            Some(TypeKind::Slice(_)) => 2,
            Some(TypeKind::Map { .. } | TypeKind::Chan { .. }) => 1,
            _ => {
                let text = expr_string(&call.args[0]);
                let cause = match self.common_underlying(ty) {
                    Err(cause) if self.all_makeable(ty) => cause,
                    Err(cause) if cause == "no specific type" => cause,
                    _ => "type must be slice, map, or channel".to_owned(),
                };
                if core != Some(Ty::INVALID) {
                    self.error(call.args[0].span, format!("invalid argument: cannot make {text}: {cause}"));
                }
                return self.use_exprs(&call.args[1..]);
            }
        };
        let count = call.args.len();
        if count < least || count > least + 1 {
            let text = expr_string(e);
            self.error(
                e.span,
                format!("invalid operation: {text} expects {least} or {} arguments; found {count}", least + 1),
            );
            return;
        }
        let mut sizes: Vec<i64> = Vec::new();
        for arg in &call.args[1..] {
            let mut size = self.expr(arg);
            // A constant that is an integer may be of floating-point kind.
            if self.is_untyped(size.ty)
                && size.is_const()
                && size.val.to_int().is_known()
                && self.is_basic(size.ty, Basic::is_numeric)
            {
                self.convert_untyped(&mut size, Ty::INT);
            }
            if self.valid_index(&mut size, "index", false)
                && size.is_const()
                && let Some(value) = size.val.as_i64()
            {
                sizes.push(value);
            }
        }
        if sizes.len() == 2 && sizes[0] > sizes[1] {
            self.error(call.args[1].span, "invalid argument: length and capacity swapped");
        }
        x.set_value(ty);
    }

    fn all_makeable(&mut self, ty: Ty) -> bool {
        self.specific_types(ty).unwrap_or_default().iter().all(|term| {
            let under = self.under(term.ty);
            matches!(self.types.kind(under), TypeKind::Slice(_) | TypeKind::Map { .. } | TypeKind::Chan { .. })
        })
    }

    /// Spec: Min and max.
    fn min_max(&mut self, x: &mut Operand<'a>, builtin: Builtin, args: Vec<Operand<'a>>) {
        for arg in &args {
            if !self.all_basic(arg.ty, Basic::is_ordered) {
                let text = self.describe(arg);
                self.error(arg.span, format!("invalid argument: {text} cannot be ordered"));
                return;
            }
        }
        let op = if builtin == Builtin::Min { vo_syntax::ast::BinaryOp::Lt } else { vo_syntax::ast::BinaryOp::Gt };
        let mut args = args.into_iter();
        let Some(mut best) = args.next() else { return };
        let mut operands = vec![best.clone()];
        for mut arg in args {
            let (mut a, mut b) = (best.clone(), arg.clone());
            self.match_operands(&mut a, &mut b);
            if !a.is_valid() {
                return;
            }
            if !self.identical(a.ty, b.ty) {
                let (p, t, text) = (self.tstr(best.ty), self.tstr(arg.ty), arg.expr_text());
                self.error(
                    arg.span,
                    format!("invalid argument: mismatched types {p} (previous argument) and {t} (type of {text})"),
                );
                return;
            }
            arg = b.clone();
            if a.is_const() && b.is_const() {
                if constant::compare(&b.val, op, &a.val) == Some(true) {
                    a.val = b.val;
                }
            } else {
                a.mode = Mode::Value;
            }
            best.mode = a.mode;
            best.ty = a.ty;
            best.val = a.val;
            operands.push(arg);
        }
        // Untyped operands take the type of the result.
        if best.mode != Mode::Const {
            best.mode = Mode::Value;
            if self.is_typed(best.ty) {
                for operand in &operands {
                    if let Some(e) = operand.expr {
                        self.update_expr_type(e, best.ty, true);
                    }
                }
            }
        }
        x.mode = best.mode;
        x.ty = best.ty;
        x.val = best.val;
    }

    /// Spec: Allocation; since Go 1.26 the argument may be an expression.
    fn new_builtin(&mut self, x: &mut Operand<'a>, call: &'a CallExpr) {
        let arg = &call.args[0];
        let mut operand = self.expr_or_type(arg, false);
        match operand.mode {
            Mode::None => return,
            Mode::Type => self.reject_constraint_later(operand.ty, arg.span),
            Mode::Builtin(_) => {
                let text = self.describe(&operand);
                self.error(operand.span, format!("{text} must be called"));
                return;
            }
            _ => {
                if operand.mode == Mode::Nil {
                    self.error(operand.span, "use of untyped nil in argument to new");
                    return;
                }
                let text = expr_string(arg);
                self.require_version(call.fun.span, 26, &format!("new({text})"));
                self.assignment(&mut operand, None, "argument to new");
                if !operand.is_valid() {
                    return;
                }
            }
        }
        let ty = self.types.pointer(operand.ty);
        x.set_value(ty);
    }

    /// Spec: Handling panics.
    fn panic_builtin(&mut self, x: &mut Operand<'a>, e: &'a Expr, mut args: Vec<Operand<'a>>) {
        if self.env.result.is_some() {
            self.panic_calls.insert((self.env.file, e.id));
        }
        self.assignment(&mut args[0], Some(Ty::ANY), "argument to panic");
        if args[0].is_valid() {
            Self::no_value(x);
        }
    }

    /// Spec: Package unsafe.
    fn unsafe_builtin(
        &mut self,
        x: &mut Operand<'a>,
        call: &'a CallExpr,
        builtin: Builtin,
        mut args: Vec<Operand<'a>>,
    ) {
        match builtin {
            Builtin::UnsafeAdd => {
                self.assignment(&mut args[0], Some(Ty::UNSAFE_POINTER), "argument to unsafe.Add");
                if args[0].is_valid() && self.valid_index(&mut args[1], "length", true) {
                    x.set_value(Ty::UNSAFE_POINTER);
                }
            }
            Builtin::UnsafeAlignof | Builtin::UnsafeSizeof => {
                self.assignment(&mut args[0], None, &format!("argument to unsafe.{}", builtin.name()));
                if !args[0].is_valid() {
                    return;
                }
                let ty = args[0].ty;
                if self.has_variable_size(ty, 0) {
                    x.set_value(Ty::UINTPTR);
                    return;
                }
                let value = if builtin == Builtin::UnsafeSizeof { self.size_of(ty) } else { self.align_of(ty) };
                if value == i64::MAX {
                    let text = self.describe(&args[0]);
                    self.error(args[0].span, format!("{text} is too large"));
                    return;
                }
                x.set_const(Ty::UINTPTR, Value::Int(value));
            }
            Builtin::UnsafeOffsetof => self.offsetof(x, &call.args[0]),
            Builtin::UnsafeSlice => {
                let core = self.core_type(args[0].ty).unwrap_or(Ty::INVALID);
                let TypeKind::Pointer(elem) = self.types.kind(core) else {
                    let text = self.describe(&args[0]);
                    self.error(args[0].span, format!("invalid argument: {text} is not a pointer"));
                    return;
                };
                if self.valid_index(&mut args[1], "length", false) {
                    x.set_value(Ty::INVALID);
                    x.ty = self.types.slice(elem);
                }
            }
            Builtin::UnsafeSliceData => {
                let core = self.core_type(args[0].ty).unwrap_or(Ty::INVALID);
                let TypeKind::Slice(elem) = self.types.kind(core) else {
                    let text = self.describe(&args[0]);
                    self.error(args[0].span, format!("invalid argument: {text} is not a slice"));
                    return;
                };
                let ty = self.types.pointer(elem);
                x.set_value(ty);
            }
            Builtin::UnsafeString => {
                let bytes = self.types.pointer(Ty::UINT8);
                self.assignment(&mut args[0], Some(bytes), "argument to unsafe.String");
                if args[0].is_valid() && self.valid_index(&mut args[1], "length", false) {
                    x.set_value(Ty::STRING);
                }
            }
            _ => {
                self.assignment(&mut args[0], Some(Ty::STRING), "argument to unsafe.StringData");
                if args[0].is_valid() {
                    let ty = self.types.pointer(Ty::UINT8);
                    x.set_value(ty);
                }
            }
        }
    }

    fn offsetof(&mut self, x: &mut Operand<'a>, arg: &'a Expr) {
        let ExprKind::Selector(base, name) = &arg.unparen().kind else {
            let text = expr_string(arg);
            self.error(arg.span, format!("invalid argument: {text} is not a selector expression"));
            return self.use_exprs(std::slice::from_ref(arg));
        };
        let operand = self.raw_expr(arg, Expect::default());
        if !operand.is_valid() {
            return;
        }
        let Some(selection) = self.file_info().selection(arg.unparen().id).cloned() else { return };
        if selection.kind != crate::info::SelectionKind::FieldVal {
            let text = expr_string(arg);
            self.error(arg.span, format!("invalid argument: {text} is a method value"));
            return;
        }
        let mut ty = match self.types.kind(selection.recv) {
            TypeKind::Pointer(elem) => elem,
            _ => {
                let under = self.under(selection.recv);
                match self.types.kind(under) {
                    TypeKind::Pointer(elem) => elem,
                    _ => selection.recv,
                }
            }
        };
        let base_ty = ty;
        let mut offset = 0i64;
        for (i, &field) in selection.path.iter().enumerate() {
            if i > 0
                && let TypeKind::Pointer(_) = self.types.kind(ty)
            {
                let text = self.tstr(base_ty);
                self.error(
                    base.span,
                    format!("invalid argument: field {} is embedded via a pointer in {text}", name.name),
                );
                return;
            }
            let offsets = self.field_offsets(ty);
            offset = offset.saturating_add(offsets.get(field as usize).copied().unwrap_or(0));
            let under = self.under(ty);
            let TypeKind::Struct(s) = self.types.kind(under) else { return };
            ty = s.fields.get(field as usize).map_or(Ty::INVALID, |f| f.ty);
        }
        if self.has_variable_size(base_ty, 0) {
            x.set_value(Ty::UINTPTR);
        } else if offset == i64::MAX {
            let operand = self.raw_expr(base, Expect::default());
            let text = self.describe(&operand);
            self.error(base.span, format!("{text} is too large"));
        } else {
            x.set_const(Ty::UINTPTR, Value::Int(offset));
        }
    }
}
