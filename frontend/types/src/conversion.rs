//! Representability, implicit conversion of untyped operands, and conversions
//! (spec: Representability, Constants, Conversions).

use num_traits::Signed;
use vo_syntax::ast::{BinaryOp, Expr, ExprKind};
use vo_syntax::{Span, sym};

use crate::checker::Checker;
use crate::constant::{Value, rational_to_f32, rational_to_f64};
use crate::info::Mode;
use crate::operand::Operand;
use crate::ty::{Basic, Ty, TypeKind};

/// Why an untyped operand has no value of the type wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Misfit {
    /// A fraction for an integer.
    Truncated,
    Overflows,
    Other,
}

/// The value as one of type `basic`, rounded; `None` if it is not representable.
pub(crate) fn represent(value: &Value, basic: Basic) -> Option<Value> {
    if !value.is_known() {
        return Some(Value::Unknown);
    }
    if basic.is_integer() {
        let int = value.to_int();
        if !int.is_known() {
            return None;
        }
        let fits = match basic {
            Basic::UntypedInt | Basic::UntypedRune => true,
            _ => fits_integer(&int, basic),
        };
        return fits.then_some(int);
    }
    match basic {
        Basic::UntypedFloat => Some(value.to_float()).filter(Value::is_known),
        Basic::Float32 | Basic::Float64 => match value.to_float() {
            Value::Float(r) => round_float(&r, basic == Basic::Float32),
            Value::Huge(huge) if huge.is_tiny() => Some(Value::Int(0).to_float()),
            _ => None,
        },
        Basic::UntypedComplex => Some(value.to_complex()).filter(Value::is_known),
        // A real value stays real.
        Basic::Complex64 | Basic::Complex128 if !matches!(value, Value::Complex(..)) => {
            let real = if basic == Basic::Complex64 { Basic::Float32 } else { Basic::Float64 };
            let rounded = represent(value, real)?;
            Some(if value.to_int().is_known() && rounded == value.to_float() { value.clone() } else { rounded })
        }
        Basic::Complex64 | Basic::Complex128 => match value.to_complex() {
            Value::Complex(re, im) => {
                let single = basic == Basic::Complex64;
                match (round_float(&re, single)?, round_float(&im, single)?) {
                    (Value::Float(re), Value::Float(im)) => Some(Value::Complex(re, im)),
                    _ => None,
                }
            }
            _ => None,
        },
        Basic::String | Basic::UntypedString => matches!(value, Value::Str(_)).then(|| value.clone()),
        Basic::Bool | Basic::UntypedBool => matches!(value, Value::Bool(_)).then(|| value.clone()),
        _ => None,
    }
}

fn round_float(r: &num_rational::BigRational, single: bool) -> Option<Value> {
    let float = if single { f64::from(rational_to_f32(r)) } else { rational_to_f64(r) };
    float.is_finite().then(|| Value::from_f64(float))
}

fn fits_integer(value: &Value, basic: Basic) -> bool {
    let bits = integer_bits(basic);
    match value {
        Value::Int(i) if basic.is_unsigned() => *i >= 0 && (bits == 64 || *i < 1 << bits),
        Value::Int(i) => bits == 64 || (*i >= -(1 << (bits - 1)) && *i < 1 << (bits - 1)),
        Value::Big(b) => basic.is_unsigned() && bits == 64 && !b.is_negative() && b.bits() <= 64,
        _ => false,
    }
}

/// The width of an integer type.
pub(crate) fn integer_bits(basic: Basic) -> u32 {
    match basic {
        Basic::Int8 | Basic::Uint8 => 8,
        Basic::Int16 | Basic::Uint16 => 16,
        Basic::Int32 | Basic::Uint32 => 32,
        _ => 64,
    }
}

impl<'a> Checker<'a> {
    /// The constant's value in type `basic`.
    pub(crate) fn representation(&mut self, x: &Operand<'a>, basic: Basic) -> Result<Value, Misfit> {
        if let Some(value) = represent(&x.val, basic) {
            return Ok(value);
        }
        if self.is_basic(x.ty, Basic::is_numeric) && basic.is_numeric() {
            if !self.is_basic(x.ty, Basic::is_integer) && basic.is_integer() {
                return Err(Misfit::Truncated);
            }
            return Err(Misfit::Overflows);
        }
        Err(Misfit::Other)
    }

    /// Gives the constant the value it has in `basic`, or reports that it has none.
    pub(crate) fn representable(&mut self, x: &mut Operand<'a>, basic: Basic, target: Ty) {
        match self.representation(x, basic) {
            Ok(value) => x.val = value,
            Err(misfit) => {
                self.report_misfit(misfit, x, target);
                x.invalidate();
            }
        }
    }

    pub(crate) fn report_misfit(&mut self, misfit: Misfit, x: &Operand<'a>, target: Ty) {
        let (operand, ty) = (self.describe(x), self.tstr(target));
        let message = match misfit {
            Misfit::Truncated => format!("{operand} truncated to {ty}"),
            Misfit::Overflows => format!("{operand} overflows {ty}"),
            Misfit::Other => format!("cannot convert {operand} to type {ty}"),
        };
        self.error(x.span, message);
    }

    /// After a constant operation: the result must fit its type; untyped integers must not grow
    /// without bounds.
    pub(crate) fn check_overflow(&mut self, x: &mut Operand<'a>, op_span: Span) {
        if !x.val.is_known() {
            self.error(op_span, "constant result is not representable");
            return;
        }
        if self.is_typed(x.ty) {
            if let Some(basic) = self.basic(x.ty) {
                self.representable(x, basic, Ty::basic(basic));
            }
            return;
        }
        if matches!(x.val, Value::Big(_)) && x.val.bit_len() > 512 {
            let op = x.expr.map_or("", operation_name);
            let space = if op.is_empty() { "" } else { " " };
            self.error(op_span, format!("constant {op}{space}overflow"));
            x.val = Value::Unknown;
        }
    }

    /// The type that untyped `x` takes where `target` is wanted, and its value there if that is a
    /// constant of basic type.
    pub(crate) fn implicit_type(&mut self, x: &Operand<'a>, target: Ty) -> Result<(Ty, Option<Value>), Misfit> {
        if !x.is_valid() || self.is_typed(x.ty) || target == Ty::INVALID {
            return Ok((x.ty, None));
        }
        if self.is_untyped(target) {
            return max_untyped(x.ty, target).map(|ty| (ty, None)).ok_or(Misfit::Other);
        }
        if x.is_nil() {
            return if self.has_nil(target) { Ok((target, None)) } else { Err(Misfit::Other) };
        }
        let under = self.under(target);
        match self.types.kind(under) {
            TypeKind::Basic(basic) => {
                if x.is_const() {
                    return self.representation(x, basic).map(|value| (target, Some(value)));
                }
                let fits = match x.ty {
                    Ty::UNTYPED_BOOL => basic.is_boolean(),
                    Ty::UNTYPED_STRING => basic.is_string(),
                    Ty::UNTYPED_NIL => false,
                    _ => basic.is_numeric(),
                };
                if fits { Ok((target, None)) } else { Err(Misfit::Other) }
            }
            TypeKind::TypeParam(_) => {
                let terms = self.specific_types(target).unwrap_or_default();
                let fits = !terms.is_empty()
                    && terms.iter().all(|term| {
                        let under = self.under(term.ty);
                        self.implicit_type(x, under).is_ok()
                    });
                if fits { Ok((target, None)) } else { Err(Misfit::Other) }
            }
            TypeKind::Interface(_) => {
                let set = self.type_set(under);
                if !set.methods.is_empty() || set.terms.is_some() || set.comparable {
                    return Err(Misfit::Other);
                }
                Ok((self.default_type(x.ty), None))
            }
            _ => Err(Misfit::Other),
        }
    }

    /// Converts untyped `x` to `target` and reports if that can't be.
    pub(crate) fn convert_untyped(&mut self, x: &mut Operand<'a>, target: Ty) {
        match self.implicit_type(x, target) {
            Ok((ty, value)) => {
                if let Some(value) = value {
                    x.val = value;
                    self.update_const_value(x);
                }
                if ty != x.ty {
                    x.ty = ty;
                    if let Some(expr) = x.expr {
                        self.update_expr_type(expr, ty, false);
                    }
                }
            }
            Err(misfit) => {
                let target = if self.is_type_param(target) { target } else { self.under(target) };
                self.report_misfit(misfit, x, target);
                x.invalidate();
            }
        }
    }

    /// Records the operand's current constant value with its expression.
    pub(crate) fn update_const_value(&mut self, x: &Operand<'a>) {
        if let (Some(expr), Mode::Const) = (x.expr, x.mode) {
            let ty = self.file_info_mut().ty(expr.id);
            let value = x.val.clone();
            self.file_info_mut().set_expr(expr.id, Mode::Const, ty, Some(value));
        }
    }

    /// Gives untyped expression `expr`, and the operands that determine its type, type `ty`.
    /// With `is_final`, or a typed `ty`, the type can't change any more.
    pub(crate) fn update_expr_type(&mut self, expr: &'a Expr, ty: Ty, is_final: bool) {
        let mut expr = expr;
        loop {
            let old = self.file_info().expr(expr.id);
            if old.mode == Mode::None || !self.is_untyped(old.ty) {
                return;
            }
            let mut descend = None;
            match &expr.kind {
                ExprKind::Paren(inner) => descend = Some(&**inner),
                ExprKind::Unary(_, inner) if old.mode != Mode::Const => descend = Some(&**inner),
                ExprKind::Binary(binary) if old.mode != Mode::Const => {
                    if binary.op.is_comparison() {
                        // The result is independent of the operands' types.
                    } else if binary.op.is_shift() {
                        descend = Some(&*binary.x);
                    } else {
                        self.update_expr_type(&binary.y, ty, is_final);
                        descend = Some(&*binary.x);
                    }
                }
                _ => {}
            }
            self.settle_type(expr, old, ty, is_final);
            match descend {
                Some(inner) => expr = inner,
                None => return,
            }
        }
    }

    fn settle_type(&mut self, expr: &'a Expr, old: crate::info::ExprInfo, ty: Ty, is_final: bool) {
        if !is_final && self.is_untyped(ty) {
            let under = self.under(ty);
            self.file_info_mut().set_type(expr.id, under);
            return;
        }
        // The left operand of a non-constant shift must be an integer after all.
        if self.shift_operands.contains(&(self.env.file, expr.id)) && !self.all_basic(ty, Basic::is_integer) {
            let (text, ty) = (vo_syntax::printer::expr_string(expr), self.tstr(ty));
            self.error(expr.span, format!("invalid operation: shifted operand {text} (type {ty}) must be integer"));
            return;
        }
        if old.mode == Mode::Const
            && let Some(value) = self.file_info().constant(expr.id).cloned()
        {
            let mut constant =
                Operand { mode: Mode::Const, ty: old.ty, val: value, expr: Some(expr), span: expr.span, label: None };
            if let Some(basic) = self.basic(ty)
                && self.is_typed(ty)
            {
                self.representable(&mut constant, basic, ty);
                if !constant.is_valid() {
                    return;
                }
                self.file_info_mut().set_expr(expr.id, Mode::Const, ty, Some(constant.val));
                return;
            }
        }
        self.file_info_mut().set_type(expr.id, ty);
    }

    /// `T(x)` (spec: Conversions); `target` is how `t` was written.
    pub(crate) fn conversion(&mut self, x: &mut Operand<'a>, t: Ty, target: &Expr) {
        let const_arg = x.is_const();
        let const_type = self.is_basic(t, Basic::is_constant_type);
        let mut cause = String::new();
        let ok = if const_arg && const_type {
            match self.constant_conversion(x, t) {
                Some(value) => {
                    x.val = value;
                    true
                }
                None if self.is_basic(x.ty, Basic::is_integer) && self.is_basic(t, Basic::is_integer) => {
                    let alias = target.as_ident().map(|ident| ident.name).filter(|&n| n == sym::BYTE || n == sym::RUNE);
                    let ty = alias.map_or_else(|| self.tstr(t), |name| name.to_string());
                    let value = x.val.to_string();
                    self.error(x.span, format!("constant {value} overflows {ty}"));
                    x.invalidate();
                    return;
                }
                None => false,
            }
        } else if const_arg && self.is_type_param(t) {
            x.mode = Mode::Value;
            self.constant_to_type_param(x, t, &mut cause)
        } else {
            let ok = self.convertible(x, t, &mut cause);
            if ok {
                x.mode = Mode::Value;
            }
            ok
        };
        if !ok {
            let (operand, ty) = (self.describe(x), self.tstr(t));
            let cause = if cause.is_empty() { cause } else { format!(": {cause}") };
            self.error(x.span, format!("cannot convert {operand} to type {ty}{cause}"));
            x.invalidate();
            return;
        }
        if self.is_untyped(x.ty) {
            let is_plain_interface = self.is_interface(t);
            let final_type = if x.ty == Ty::UNTYPED_NIL {
                t
            } else if is_plain_interface || (const_arg && !const_type) {
                self.default_type(x.ty)
            } else if x.is_const() && self.is_basic(x.ty, Basic::is_integer) && self.all_basic(t, Basic::is_string) {
                x.ty
            } else {
                t
            };
            if let Some(expr) = x.expr {
                self.update_expr_type(expr, final_type, true);
            }
        }
        x.ty = t;
    }

    fn constant_conversion(&mut self, x: &Operand<'a>, t: Ty) -> Option<Value> {
        let basic = self.basic(t)?;
        if let Some(value) = represent(&x.val, basic) {
            return Some(value);
        }
        if self.is_basic(x.ty, Basic::is_integer) && basic.is_string() {
            let c = x.val.as_u64().and_then(|v| u32::try_from(v).ok()).and_then(char::from_u32).unwrap_or('\u{fffd}');
            return Some(Value::string(c.encode_utf8(&mut [0; 4]).as_bytes()));
        }
        None
    }

    fn constant_to_type_param(&mut self, x: &Operand<'a>, t: Ty, cause: &mut String) -> bool {
        let terms = self.specific_types(t).unwrap_or_default();
        if terms.is_empty() {
            *cause = format!("{} does not contain specific types", self.tstr(t));
            return false;
        }
        let mut x = x.clone();
        x.mode = Mode::Const;
        for term in terms {
            let under = self.under(term.ty);
            if self.is_basic(x.ty, Basic::is_string) && self.is_bytes_or_runes(under) {
                continue;
            }
            if self.constant_conversion(&x, under).is_none() {
                let (u, p) = (self.tstr(under), self.tstr(t));
                *cause = if self.is_basic(x.ty, Basic::is_integer) && self.is_basic(under, Basic::is_integer) {
                    format!("constant {} overflows {u} (in {p})", x.val)
                } else {
                    format!("cannot convert {} to type {u} (in {p})", self.describe(&x))
                };
                return false;
            }
        }
        true
    }

    pub(crate) fn is_bytes_or_runes(&mut self, ty: Ty) -> bool {
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Slice(elem) => matches!(self.basic(elem), Some(Basic::Uint8 | Basic::Int32)),
            _ => false,
        }
    }

    /// Whether non-constant `x` converts to `t`.
    pub(crate) fn convertible(&mut self, x: &Operand<'a>, t: Ty, cause: &mut String) -> bool {
        let reason = match self.assignability(x, t) {
            Ok(()) => return true,
            Err(reason) => reason,
        };
        let v = x.ty;
        let (vu, tu) = (self.under(v), self.under(t));
        let (v_param, t_param) = (self.is_type_param(v), self.is_type_param(t));
        if !v_param && !t_param {
            if self.identical_ignoring_tags(vu, tu) {
                return true;
            }
            if let (TypeKind::Pointer(ve), TypeKind::Pointer(te)) = (self.types.kind(v), self.types.kind(t)) {
                let (veu, teu) = (self.under(ve), self.under(te));
                if self.identical_ignoring_tags(veu, teu) && !self.is_type_param(ve) && !self.is_type_param(te) {
                    return true;
                }
            }
            if self.convertible_basic(vu, tu) {
                return true;
            }
            if self.slice_to_array(vu, tu) {
                let to_pointer = matches!(self.types.kind(tu), TypeKind::Pointer(_));
                let (what, since) = if to_pointer { ("array pointer", 17) } else { ("array", 20) };
                if !self.allows(since) {
                    *cause = format!("conversion of slice to {what} requires go1.{since} or later");
                    return false;
                }
                return true;
            }
            *cause = reason;
            return false;
        }
        self.convertible_params(x, t, v_param, t_param, cause)
    }

    fn convertible_basic(&mut self, vu: Ty, tu: Ty) -> bool {
        let number = |b: Basic| b.is_integer() || b.is_float();
        if self.is_basic(vu, number) && self.is_basic(tu, number) {
            return true;
        }
        if self.is_basic(vu, Basic::is_complex) && self.is_basic(tu, Basic::is_complex) {
            return true;
        }
        let from = self.is_basic(vu, |b| b.is_integer()) || self.is_bytes_or_runes(vu);
        if self.is_basic(tu, Basic::is_string) && from {
            return true;
        }
        if self.is_basic(vu, Basic::is_string) && self.is_bytes_or_runes(tu) {
            return true;
        }
        let pointer_like =
            |checker: &mut Self, ty: Ty| matches!(checker.types.kind(ty), TypeKind::Pointer(_)) || ty == Ty::UINTPTR;
        (tu == Ty::UNSAFE_POINTER && (pointer_like(self, vu) || vu == Ty::UNSAFE_POINTER))
            || (vu == Ty::UNSAFE_POINTER && (pointer_like(self, tu) || tu == Ty::UNSAFE_POINTER))
    }

    /// Slices convert to arrays and array pointers (spec: Conversions from slice to array).
    fn slice_to_array(&mut self, vu: Ty, tu: Ty) -> bool {
        let TypeKind::Slice(ve) = self.types.kind(vu) else { return false };
        match self.types.kind(tu) {
            TypeKind::Array { elem, .. } => self.identical(ve, elem),
            TypeKind::Pointer(array) => {
                let array = self.under(array);
                matches!(self.types.kind(array), TypeKind::Array { elem, .. } if self.identical(ve, elem))
            }
            _ => false,
        }
    }

    fn convertible_params(&mut self, x: &Operand<'a>, t: Ty, v_param: bool, t_param: bool, cause: &mut String) -> bool {
        let sources = if v_param { self.specific_types(x.ty).unwrap_or_default() } else { Vec::new() };
        let targets = if t_param { self.specific_types(t).unwrap_or_default() } else { Vec::new() };
        if (v_param && sources.is_empty()) || (t_param && targets.is_empty()) {
            return false;
        }
        let source_types: Vec<Ty> = if v_param { sources.iter().map(|s| s.ty).collect() } else { vec![x.ty] };
        let target_types: Vec<Ty> = if t_param { targets.iter().map(|s| s.ty).collect() } else { vec![t] };
        for &source in &source_types {
            let mut specific = x.clone();
            specific.ty = source;
            for &target in &target_types {
                let mut inner = String::new();
                if self.convertible(&specific, target, &mut inner) {
                    continue;
                }
                let (v, vp) = (self.tstr(source), self.tstr(x.ty));
                let (to, tp) = (self.tstr(target), self.tstr(t));
                *cause = match (v_param, t_param) {
                    (true, true) => format!("cannot convert {v} (in {vp}) to type {to} (in {tp})"),
                    (true, false) => format!("cannot convert {v} (in {vp}) to type {tp}"),
                    _ => format!("cannot convert {vp} to type {to} (in {tp})"),
                };
                return false;
            }
        }
        true
    }

    /// Identity up to struct tags.
    pub(crate) fn identical_ignoring_tags(&mut self, a: Ty, b: Ty) -> bool {
        if self.identical(a, b) {
            return true;
        }
        let (a, b) = (self.without_tags(a, 0), self.without_tags(b, 0));
        self.identical(a, b)
    }

    fn without_tags(&mut self, ty: Ty, depth: u32) -> Ty {
        if depth > 50 {
            return ty;
        }
        let depth = depth + 1;
        match self.types.kind(ty) {
            TypeKind::Struct(s) => {
                let fields = s
                    .fields
                    .iter()
                    .map(|f| crate::ty::Field {
                        ty: self.without_tags(f.ty, depth),
                        tag: vo_syntax::sym::EMPTY,
                        ..f.clone()
                    })
                    .collect();
                self.types.struct_type(fields)
            }
            TypeKind::Pointer(elem) => {
                let elem = self.without_tags(elem, depth);
                self.types.pointer(elem)
            }
            TypeKind::Slice(elem) => {
                let elem = self.without_tags(elem, depth);
                self.types.slice(elem)
            }
            TypeKind::Array { elem, len } => {
                let elem = self.without_tags(elem, depth);
                self.types.array(elem, len)
            }
            TypeKind::Map { key, value } => {
                let (key, value) = (self.without_tags(key, depth), self.without_tags(value, depth));
                self.types.map(key, value)
            }
            TypeKind::Chan { dir, elem } => {
                let elem = self.without_tags(elem, depth);
                self.types.chan(dir, elem)
            }
            TypeKind::Signature(s) => {
                let params: Vec<Ty> = s.params.iter().map(|&ty| self.without_tags(ty, depth)).collect();
                let results: Vec<Ty> = s.results.iter().map(|&ty| self.without_tags(ty, depth)).collect();
                self.types.func(&params, &results, s.variadic)
            }
            TypeKind::Interface(i) if i.embedded.is_empty() => {
                let methods = i
                    .methods
                    .iter()
                    .map(|m| crate::ty::IfaceMethod { ty: self.without_tags(m.ty, depth), ..*m })
                    .collect();
                self.types.interface(methods, Vec::new(), i.comparable)
            }
            _ => ty,
        }
    }
}

/// The larger of two kinds of untyped operands (spec: Constant expressions); `None` if they don't
/// mix.
pub(crate) fn max_untyped(a: Ty, b: Ty) -> Option<Ty> {
    let numeric = |ty: Ty| (Ty::UNTYPED_INT..=Ty::UNTYPED_COMPLEX).contains(&ty);
    if a == b {
        Some(a)
    } else if numeric(a) && numeric(b) {
        Some(a.max(b))
    } else {
        None
    }
}

/// The operation that an overflow message names.
fn operation_name(expr: &Expr) -> &'static str {
    match &expr.kind {
        ExprKind::Binary(binary) => match binary.op {
            BinaryOp::Add => "addition",
            BinaryOp::Sub => "subtraction",
            BinaryOp::Xor => "bitwise XOR",
            BinaryOp::Mul => "multiplication",
            BinaryOp::Shl => "shift",
            _ => "",
        },
        ExprKind::Unary(vo_syntax::ast::UnaryOp::Compl, _) => "bitwise complement",
        _ => "",
    }
}
