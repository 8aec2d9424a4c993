//! Circular functions and their inverses, after Cephes.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use super::bits::NAN;

const SIN: [f64; 6] = [
    1.589_623_015_765_465_680_60e-10,
    -2.505_074_776_285_780_728_66e-8,
    2.755_731_362_138_572_452_13e-6,
    -1.984_126_982_958_953_859_96e-4,
    8.333_333_333_322_118_588_78e-3,
    -1.666_666_666_666_663_072_95e-1,
];
const COS: [f64; 6] = [
    -1.135_853_652_138_768_173_00e-11,
    2.087_570_084_197_473_167_78e-9,
    -2.755_731_417_929_673_881_12e-7,
    2.480_158_728_885_170_453_48e-5,
    -1.388_888_888_887_305_641_16e-3,
    4.166_666_666_666_659_292_18e-2,
];

/// π/4 in three parts.
const PI4A: f64 = 7.853_981_256_484_985_351_56e-1;
const PI4B: f64 = 3.774_894_707_930_798_176_68e-8;
const PI4C: f64 = 2.695_151_429_079_059_526_45e-15;

/// From here on, the parts of π/4 are not exact enough.
const REDUCE_EXACTLY: f64 = (1u64 << 29) as f64;

/// Binary digits of 4/π: the integer, then the fraction.
const FOUR_OVER_PI: [u64; 20] = [
    0x0000000000000001,
    0x45f306dc9c882a53,
    0xf84eafa3ea69bb81,
    0xb6c52b3278872083,
    0xfca2c757bd778ac3,
    0x6e48dc74849ba5c0,
    0x0c925dd413a32439,
    0xfc3bd63962534e7d,
    0xd1046bea5d768909,
    0xd338e04d68befc82,
    0x7323ac7306a673e9,
    0x3908bf177bf25076,
    0x3ff12fffbc0b301f,
    0xde5e2316b414da3e,
    0xda6cfd9e4f96136e,
    0x9e8c7ecd3cbfd45a,
    0xea4f758fd7cbe2f6,
    0x7a0e73ef14a525d4,
    0xd7f6bf623f1aba10,
    0xac06608df8f6d757,
];

/// Octant (even) and remainder of x >= 0 (Payne and Hanek, 1983).
fn reduce_exactly(x: f64) -> (u64, f64) {
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64 - 1023 - 52;
    let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
    // Three words of 4/π such that the product's leading bit has the exponent -61.
    let (word, shift) = ((exponent + 61) as usize / 64, (exponent + 61) as u32 % 64);
    let digits = |k: usize| {
        let (high, low) = (FOUR_OVER_PI[word + k], FOUR_OVER_PI[word + k + 1]);
        if shift == 0 { high } else { high << shift | low >> (64 - shift) }
    };
    let product = |a: u64| u128::from(a) * u128::from(mantissa);
    let low = (product(digits(2)) >> 64) as u64;
    let sum = product(digits(1)) + u128::from(low) + (u128::from(digits(0).wrapping_mul(mantissa)) << 64);
    let (hi, lo) = ((sum >> 64) as u64, sum as u64);
    let octant = hi >> 61;
    let hi = hi << 3 | lo >> 61;
    let shift = hi.leading_zeros() + 1;
    let e = 1023 - u64::from(shift);
    let fraction = (hi.unbounded_shl(shift) | lo.unbounded_shr(64 - shift)) >> (64 - 52);
    let z = f64::from_bits(fraction | e << 52);
    if octant & 1 == 1 { ((octant + 1) & 7, (z - 1.0) * FRAC_PI_4) } else { (octant, z * FRAC_PI_4) }
}

/// Octant (even) and remainder of x >= 0.
fn reduce(x: f64) -> (u64, f64) {
    if x >= REDUCE_EXACTLY {
        return reduce_exactly(x);
    }
    let mut j = (x * (4.0 / PI)) as u64;
    let mut y = j as f64;
    if j & 1 == 1 {
        j += 1;
        y += 1.0;
    }
    (j & 7, ((x - y * PI4A) - y * PI4B) - y * PI4C)
}

fn polynomial(c: &[f64; 6], z: f64) -> f64 {
    ((((c[0] * z + c[1]) * z + c[2]) * z + c[3]) * z + c[4]) * z + c[5]
}

fn sin_near_zero(z: f64) -> f64 {
    let zz = z * z;
    z + z * zz * polynomial(&SIN, zz)
}

fn cos_near_zero(z: f64) -> f64 {
    let zz = z * z;
    1.0 - 0.5 * zz + zz * zz * polynomial(&COS, zz)
}

pub fn sin(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return NAN;
    }
    let (mut j, z) = reduce(x.abs());
    let mut negative = x < 0.0;
    if j > 3 {
        negative = !negative;
        j -= 4;
    }
    let y = if j == 1 || j == 2 { cos_near_zero(z) } else { sin_near_zero(z) };
    if negative { -y } else { y }
}

pub fn cos(x: f64) -> f64 {
    if x.is_nan() || x.is_infinite() {
        return NAN;
    }
    let (mut j, z) = reduce(x.abs());
    let mut negative = false;
    if j > 3 {
        j -= 4;
        negative = !negative;
    }
    if j > 1 {
        negative = !negative;
    }
    let y = if j == 1 || j == 2 { sin_near_zero(z) } else { cos_near_zero(z) };
    if negative { -y } else { y }
}

pub fn sincos(x: f64) -> (f64, f64) {
    if x == 0.0 {
        return (x, 1.0);
    }
    (sin(x), cos(x))
}

pub fn tan(x: f64) -> f64 {
    const P: [f64; 3] =
        [-1.309_369_391_813_837_9e+4, 1.153_516_648_385_874_161_40e+6, -1.795_652_519_764_848_779_88e+7];
    const Q: [f64; 4] = [
        1.368_129_634_706_929_546_78e+4,
        -1.320_892_344_402_109_674_47e+6,
        2.500_838_018_233_579_158_39e+7,
        -5.386_957_559_294_546_298_81e+7,
    ];
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return NAN;
    }
    let (j, z) = reduce(x.abs());
    let zz = z * z;
    let mut y = z;
    if zz > 1e-14 {
        let p = (P[0] * zz + P[1]) * zz + P[2];
        let q = (((zz + Q[0]) * zz + Q[1]) * zz + Q[2]) * zz + Q[3];
        y = z + z * (zz * p / q);
    }
    if j & 2 == 2 {
        y = -1.0 / y;
    }
    if x < 0.0 { -y } else { y }
}

/// Arctangent in [0, 0.66].
fn atan_near_zero(x: f64) -> f64 {
    const P0: f64 = -8.750_608_600_031_904_122_785e-01;
    const P1: f64 = -1.615_753_718_733_365_076_637e+01;
    const P2: f64 = -7.500_855_792_314_704_667_340e+01;
    const P3: f64 = -1.228_866_684_490_136_173_410e+02;
    const P4: f64 = -6.485_021_904_942_025_371_773e+01;
    const Q0: f64 = 2.485_846_490_142_306_297_962e+01;
    const Q1: f64 = 1.650_270_098_316_988_542_046e+02;
    const Q2: f64 = 4.328_810_604_912_902_668_951e+02;
    const Q3: f64 = 4.853_903_996_359_136_964_868e+02;
    const Q4: f64 = 1.945_506_571_482_613_964_425e+02;
    let z = x * x;
    let z = z * ((((P0 * z + P1) * z + P2) * z + P3) * z + P4) / (((((z + Q0) * z + Q1) * z + Q2) * z + Q3) * z + Q4);
    x * z + x
}

/// Arctangent of a positive number.
fn atan_positive(x: f64) -> f64 {
    /// π/2 is not a float: what it lacks.
    const MORE: f64 = 6.123_233_995_736_765_886_130e-17;
    const TAN_3PI8: f64 = 2.414_213_562_373_095_048_80;
    if x <= 0.66 {
        return atan_near_zero(x);
    }
    if x > TAN_3PI8 {
        return FRAC_PI_2 - atan_near_zero(1.0 / x) + MORE;
    }
    FRAC_PI_4 + atan_near_zero((x - 1.0) / (x + 1.0)) + 0.5 * MORE
}

pub fn atan(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    if x > 0.0 { atan_positive(x) } else { -atan_positive(-x) }
}

pub fn asin(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    let size = x.abs();
    if size > 1.0 || x.is_nan() {
        return NAN;
    }
    let mut y = (1.0 - size * size).sqrt();
    y = if size > 0.7 { FRAC_PI_2 - atan_positive(y / size) } else { atan_positive(size / y) };
    if x < 0.0 { -y } else { y }
}

pub fn acos(x: f64) -> f64 {
    FRAC_PI_2 - asin(x)
}

pub fn atan2(y: f64, x: f64) -> f64 {
    if y.is_nan() || x.is_nan() {
        return NAN;
    }
    if y == 0.0 {
        return if x >= 0.0 && !x.is_sign_negative() { 0.0f64.copysign(y) } else { PI.copysign(y) };
    }
    if x == 0.0 {
        return FRAC_PI_2.copysign(y);
    }
    if x.is_infinite() {
        let angle = match (x > 0.0, y.is_infinite()) {
            (true, true) => FRAC_PI_4,
            (true, false) => 0.0,
            (false, true) => 3.0 * PI / 4.0,
            (false, false) => PI,
        };
        return angle.copysign(y);
    }
    if y.is_infinite() {
        return FRAC_PI_2.copysign(y);
    }
    let q = atan(y / x);
    if x < 0.0 {
        return if q <= 0.0 { q + PI } else { q - PI };
    }
    q
}
