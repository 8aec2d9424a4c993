//! Comparison of interface values, and type assertions.
//!
//! Rules: Go specification, "Comparison operators", "Type assertions".

use vo_bytecode::{Kind, TypeDef, TypeFlags};

use crate::context::Context;
use crate::equality::{self, Incomparable};
use crate::panics::{self, ErrorKind, RuntimeError};
use crate::types::TypeDesc;

use super::{args, define_natives, give, native_table};

native_table! {
    "rt.iface_eq" iface_eq "IIII" "I";
    "rt.type_eq" type_eq "III" "I";
    "rt.assert_iface" assert_iface "II" "I";
    "rt.assert_iface_ok" assert_iface_ok "II" "I";
    "rt.panic_assert" panic_assert "III" "";
    "hash/maphash.hashOf" hash_of "III" "I";
}

define_natives! {
    /// Whether two interface values are equal: type descriptor (or 0) and data of each.
    iface_eq |ctx, slots| {
        let [t1, d1, t2, d2] = args(slots);
        let result = equality::interfaces_equal(t1 as *const TypeDesc, d1, t2 as *const TypeDesc, d2);
        give_equality(ctx, slots, result);
    }

    /// Whether two values in memory are equal: type, addresses.
    type_eq |ctx, slots| {
        let [ty, p, q] = args(slots);
        let result = equality::equal(&*(ty as *const TypeDesc), p as *const u8, q as *const u8);
        give_equality(ctx, slots, result);
    }

    /// Seed, type descriptor (or 0) and data of a value.
    hash_of |ctx, slots| {
        let [seed, ty, data] = args(slots);
        let hash = match (ty as *const TypeDesc).as_ref() {
            None => Ok(seed),
            Some(ty) if !ty.flags.contains(TypeFlags::COMPARABLE) => Err(Incomparable(ty)),
            Some(ty) => equality::hash(ty, equality::data_address(ty, &data), seed),
        };
        match hash {
            Ok(hash) => give(slots, [hash]),
            Err(Incomparable(ty)) => {
                panics::panic_text(ctx, &format!("hash of unhashable type {}", (*ty).def().name));
            }
        }
    }

    /// `x.(I)`: interface type, dynamic type of x (0: x is nil); gives the itab.
    assert_iface |ctx, slots| {
        let [iface, dynamic] = args(slots);
        let iface = &*(iface as *const TypeDesc);
        match (dynamic as *const TypeDesc).as_ref() {
            None => fail(ctx, format!("interface is nil, not {}", iface.def().name)),
            Some(ty) => match (*ctx).world().image().itab_for(iface, ty) {
                Ok(itab) => give(slots, [itab as u64]),
                Err(method) => {
                    let text = format!("{} is not {}: missing method {method}", ty.def().name, iface.def().name);
                    fail(ctx, text);
                }
            },
        }
    }

    /// `v, ok = x.(I)`: likewise; gives the itab, or 0.
    assert_iface_ok |ctx, slots| {
        let [iface, dynamic] = args(slots);
        let itab = (dynamic as *const TypeDesc)
            .as_ref()
            .and_then(|ty| (*ctx).world().image().try_itab(&*(iface as *const TypeDesc), ty));
        give(slots, [itab.map_or(0, |itab| itab as u64)]);
    }

    /// `x.(T)` has failed: T, dynamic type of x (0: x is nil), static type of x.
    panic_assert |ctx, slots| {
        let [wanted, found, iface] = args(slots);
        let wanted = (*(wanted as *const TypeDesc)).def();
        let iface = match wanted.kind {
            Kind::Interface => "interface",
            _ => &(*(iface as *const TypeDesc)).def().name,
        };
        let text = match (found as *const TypeDesc).as_ref().map(TypeDesc::def) {
            None => format!("{iface} is nil, not {}", wanted.name),
            Some(found) => {
                let confusion = match (found.name == wanted.name, declared_in(found) == declared_in(wanted)) {
                    (false, _) => "",
                    (true, false) => " (types from different packages)",
                    (true, true) => " (types from different scopes)",
                };
                format!("{iface} is {}, not {}{confusion}", found.name, wanted.name)
            }
        };
        fail(ctx, text);
    }
}

/// The package of a named type, or that whose unexported field names a struct has.
fn declared_in(ty: &TypeDef) -> &str {
    let fields = ty.fields.iter().map(|field| field.pkg.as_str());
    std::iter::once(ty.pkg.as_str()).chain(fields).find(|pkg| !pkg.is_empty()).unwrap_or_default()
}

unsafe fn give_equality(ctx: *mut Context, slots: *mut u64, result: Result<bool, Incomparable>) {
    // SAFETY: one result; the error names a live descriptor.
    unsafe {
        match result {
            Ok(equal) => give(slots, [u64::from(equal)]),
            Err(Incomparable(ty)) => {
                panics::panic_text(ctx, &format!("comparing uncomparable type {}", (*ty).def().name));
            }
        }
    }
}

unsafe fn fail(ctx: *mut Context, text: String) {
    let message = format!("interface conversion: {text}");
    // SAFETY: natives run with the engine's frames stored.
    unsafe { panics::panic_error(ctx, RuntimeError { kind: ErrorKind::TypeAssertion, message, signal: false }) };
}
