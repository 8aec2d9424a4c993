//! Hyperbolic functions and their inverses.

use super::bits::NAN;
use super::exp::{LN2, exp, log, log1p};

pub fn sinh(x: f64) -> f64 {
    const P0: f64 = -0.630_767_364_049_771_699_118_478_725_1e+6;
    const P1: f64 = -0.899_127_202_203_950_935_539_801_351_1e+5;
    const P2: f64 = -0.289_421_135_598_956_380_728_466_036_6e+4;
    const P3: f64 = -0.263_056_321_339_749_706_281_948_9e+2;
    const Q0: f64 = -0.630_767_364_049_771_699_121_207_727_7e+6;
    const Q1: f64 = 0.152_151_737_879_001_907_069_648_517_6e+5;
    const Q2: f64 = -0.173_678_953_558_233_699_533_450_911e+3;
    let size = if x < 0.0 { -x } else { x };
    let y = if size > 21.0 {
        exp(size) * 0.5
    } else if size > 0.5 {
        let e = exp(size);
        (e - 1.0 / e) * 0.5
    } else {
        let sq = size * size;
        let y = (((P3 * sq + P2) * sq + P1) * sq + P0) * size;
        y / (((sq + Q2) * sq + Q1) * sq + Q0)
    };
    if x < 0.0 { -y } else { y }
}

pub fn cosh(x: f64) -> f64 {
    let size = x.abs();
    if size > 21.0 {
        return exp(size) * 0.5;
    }
    let e = exp(size);
    (e + 1.0 / e) * 0.5
}

pub fn tanh(x: f64) -> f64 {
    const P: [f64; 3] =
        [-9.643_991_794_250_522_386_28e-1, -9.928_772_310_019_185_865_64e+1, -1.614_687_684_417_084_479_52e+3];
    const Q: [f64; 3] =
        [1.128_116_784_916_329_314_02e+2, 2.235_488_390_601_004_485_83e+3, 4.844_063_053_251_254_860_48e+3];
    const MAX_LOG: f64 = 8.802_969_193_111_305_429_598_8e+01;
    let size = x.abs();
    if size > 0.5 * MAX_LOG {
        return 1.0f64.copysign(x);
    }
    if size >= 0.625 {
        let s = exp(2.0 * size);
        let y = 1.0 - 2.0 / (s + 1.0);
        return if x < 0.0 { -y } else { y };
    }
    if x == 0.0 {
        return x;
    }
    let s = x * x;
    x + x * s * ((P[0] * s + P[1]) * s + P[2]) / (((s + Q[0]) * s + Q[1]) * s + Q[2])
}

const LARGE: f64 = (1u64 << 28) as f64;
const NEAR_ZERO: f64 = 1.0 / LARGE;

pub fn asinh(x: f64) -> f64 {
    if !x.is_finite() {
        return x;
    }
    let size = x.abs();
    let y = if size > LARGE {
        log(size) + LN2
    } else if size > 2.0 {
        log(2.0 * size + 1.0 / ((size * size + 1.0).sqrt() + size))
    } else if size < NEAR_ZERO {
        size
    } else {
        log1p(size + size * size / (1.0 + (1.0 + size * size).sqrt()))
    };
    if x.is_sign_negative() { -y } else { y }
}

pub fn acosh(x: f64) -> f64 {
    if x < 1.0 || x.is_nan() {
        return NAN;
    }
    if x == 1.0 {
        return 0.0;
    }
    if x >= LARGE {
        return log(x) + LN2;
    }
    if x > 2.0 {
        return log(2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt()));
    }
    let t = x - 1.0;
    log1p(t + (2.0 * t + t * t).sqrt())
}

pub fn atanh(x: f64) -> f64 {
    if !(-1.0..=1.0).contains(&x) {
        return NAN;
    }
    let size = x.abs();
    let y = if size == 1.0 {
        f64::INFINITY
    } else if size < NEAR_ZERO {
        size
    } else if size < 0.5 {
        let t = size + size;
        0.5 * log1p(t + t * size / (1.0 - size))
    } else {
        0.5 * log1p((size + size) / (1.0 - size))
    };
    if x.is_sign_negative() { -y } else { y }
}
