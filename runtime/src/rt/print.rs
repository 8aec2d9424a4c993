//! The built-in functions `print` and `println`: to standard error, unbuffered.

use std::io::Write;

use crate::fatal::{print_complex, print_float, print_float32};
use crate::strings;

use super::{args, define_natives, native_table};

native_table! {
    "rt.print_int" print_int "I" "";
    "rt.print_uint" print_uint "I" "";
    "rt.print_float" print_f64 "F" "";
    "rt.print_float32" print_f32 "F" "";
    "rt.print_complex64" print_c64 "FF" "";
    "rt.print_bool" print_bool "I" "";
    "rt.print_string" print_string "II" "";
    "rt.print_pointer" print_pointer "I" "";
    "rt.print_complex" print_c128 "FF" "";
    "rt.print_iface" print_iface "II" "";
    "rt.print_slice" print_slice "III" "";
    "rt.print_nl" print_nl "" "";
    "rt.print_sp" print_sp "" "";
}

fn print(text: &[u8]) {
    // As in Go, nothing can be done about a standard error that is closed.
    let _ = std::io::stderr().write_all(text);
}

define_natives! {
    print_int |ctx, slots| {
        let [v] = args(slots);
        print((v as i64).to_string().as_bytes());
    }

    print_uint |ctx, slots| {
        let [v] = args(slots);
        print(v.to_string().as_bytes());
    }

    print_f64 |ctx, slots| {
        let [v] = args(slots);
        print(print_float(f64::from_bits(v)).as_bytes());
    }

    /// A float32, widened.
    print_f32 |ctx, slots| {
        let [v] = args(slots);
        print(print_float32(f64::from_bits(v) as f32).as_bytes());
    }

    /// A complex64, widened.
    print_c64 |ctx, slots| {
        let [re, im] = args(slots);
        let parts = [re, im].map(|bits| print_float32(f64::from_bits(bits) as f32));
        print(print_complex(&parts[0], &parts[1]).as_bytes());
    }

    print_bool |ctx, slots| {
        let [v] = args(slots);
        print(if v != 0 { b"true" } else { b"false" });
    }

    print_string |ctx, slots| {
        let [p, len] = args(slots);
        print(strings::bytes(p, len));
    }

    print_pointer |ctx, slots| {
        let [v] = args(slots);
        print(format!("0x{v:x}").as_bytes());
    }

    print_c128 |ctx, slots| {
        let [re, im] = args(slots);
        let parts = [re, im].map(|bits| print_float(f64::from_bits(bits)));
        print(print_complex(&parts[0], &parts[1]).as_bytes());
    }

    print_iface |ctx, slots| {
        let [word, data] = args(slots);
        print(format!("(0x{word:x},0x{data:x})").as_bytes());
    }

    print_slice |ctx, slots| {
        let [at, len, cap] = args(slots);
        print(format!("[{len}/{cap}]0x{at:x}").as_bytes());
    }

    print_nl |ctx, slots| {
        print(b"\n");
    }

    print_sp |ctx, slots| {
        print(b" ");
    }
}
