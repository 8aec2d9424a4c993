//! Channels and goroutines, as statements and built-in functions use them.

use std::slice;

use crate::chan::{self, Case, Chan, ChanError};
use crate::context::Context;
use crate::panics::{self, RuntimeError};
use crate::types::TypeDesc;

use super::{args, define_natives, give, native_table};

native_table! {
    "rt.go" go "I" "";
    "rt.chan_make" chan_make "II" "I";
    "rt.chan_send" chan_send "II" "";
    "rt.chan_send_word" chan_send_word "II" "";
    "rt.chan_recv" chan_recv "II" "I";
    "rt.chan_recv_word" chan_recv_word "I" "II";
    "rt.chan_close" chan_close "I" "";
    "rt.chan_len" chan_len "I" "I";
    "rt.chan_cap" chan_cap "I" "I";
    "rt.select" select "III" "II";
}

/// What `rt.select` gives if no case can go on and there is a default.
const DEFAULT: u64 = u64::MAX;

unsafe fn raise(ctx: *mut Context, error: ChanError) {
    // SAFETY: natives run with the engine's frames stored.
    unsafe { panics::panic_error(ctx, RuntimeError::bare(error.to_string())) };
}

define_natives! {
    /// `go`: closure.
    go |ctx, slots| {
        let [closure] = args(slots);
        if closure == 0 {
            crate::fatal::throw(ctx, "go of nil func value");
        }
        (*ctx).world().scheduler().spawn(ctx, closure);
    }

    /// `make(chan T, n)`: channel type, capacity.
    chan_make |ctx, slots| {
        let [ty, cap] = args(slots);
        match chan::make(ctx, (*(ty as *const TypeDesc)).elem(), cap as i64) {
            Ok(made) => give(slots, [made as u64]),
            Err(error) => raise(ctx, error),
        }
    }

    /// `c <- v`: channel, address of v.
    chan_send |ctx, slots| {
        let [chan, elem] = args(slots);
        if let Err(error) = chan::send(ctx, chan as *mut Chan, elem as *const u8) {
            raise(ctx, error);
        }
    }

    /// `c <- v` for elements of eight bytes or less in one register.
    chan_send_word |ctx, slots| {
        let [chan, _] = args(slots);
        // The value's low bytes come first. The slot stays in place while the goroutine waits.
        if let Err(error) = chan::send(ctx, chan as *mut Chan, slots.add(1).cast()) {
            raise(ctx, error);
        }
    }

    /// `v, ok = <-c`: channel, address for v or 0; gives ok.
    chan_recv |ctx, slots| {
        let [chan, elem] = args(slots);
        let ok = chan::receive(ctx, chan as *mut Chan, elem as *mut u8);
        give(slots, [u64::from(ok)]);
    }

    /// `v, ok = <-c` for elements of eight bytes; gives v and ok.
    chan_recv_word |ctx, slots| {
        let [chan] = args(slots);
        let mut elem = 0u64;
        let ok = chan::receive(ctx, chan as *mut Chan, (&raw mut elem).cast());
        give(slots, [elem, u64::from(ok)]);
    }

    /// `close(c)`.
    chan_close |ctx, slots| {
        let [chan] = args(slots);
        if let Err(error) = chan::close(ctx, chan as *mut Chan) {
            raise(ctx, error);
        }
    }

    chan_len |ctx, slots| {
        let [chan] = args(slots);
        give(slots, [chan::len(chan as *const Chan)]);
    }

    chan_cap |ctx, slots| {
        let [chan] = args(slots);
        give(slots, [chan::cap(chan as *const Chan)]);
    }

    /// `select`: address of the cases, their number, whether there is a default; gives the case's index
    /// (-1: default) and whether a receiving one got an element.
    select |ctx, slots| {
        let [cases, n, has_default] = args(slots);
        let cases = if n == 0 { &[][..] } else { slice::from_raw_parts(cases as *const Case, n as usize) };
        match chan::select(ctx, cases, has_default == 0) {
            Ok(Some(chosen)) => give(slots, [chosen.case as u64, u64::from(chosen.received)]),
            Ok(None) => give(slots, [DEFAULT, 0]),
            Err(error) => raise(ctx, error),
        }
    }
}
