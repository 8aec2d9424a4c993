//! Exponentials, logarithms and powers.

use super::bits::{NAN, frexp, ldexp, modf};

pub const LN2: f64 = std::f64::consts::LN_2;
pub const LN2_HI: f64 = 6.931_471_803_691_238_164_90e-01;
pub const LN2_LO: f64 = 1.908_214_929_270_587_700_02e-10;

/// e^x - 1 for x/16, by Taylor's series, then squared up (Shibata, "Efficient evaluation methods of
/// elementary functions suitable for SIMD computation"). `FUSED` rounds multiply-adds once, as processors
/// that can do.
fn exp_by_series<const FUSED: bool>(x: f64) -> f64 {
    const LN2_UPPER: f64 = 0.693_147_180_559_662_956_511_601_805_686_950_683_593_75;
    const LN2_LOWER: f64 = 0.282_352_905_630_315_771_225_884_481_750_134_360_255_254_120_68e-12;
    const TERMS: [f64; 8] = [
        2.480_158_730_158_730_158_7e-5,
        1.984_126_984_126_984_127_0e-4,
        1.388_888_888_888_888_888_9e-3,
        8.333_333_333_333_333_333_3e-3,
        4.166_666_666_666_666_666_7e-2,
        1.666_666_666_666_666_666_7e-1,
        0.5,
        1.0,
    ];
    let add = |a: f64, b: f64, c: f64| if FUSED { a.mul_add(b, c) } else { a * b + c };
    let k = (std::f64::consts::LOG2_E * x).round_ties_even();
    if k >= 1024.0 {
        return f64::INFINITY;
    }
    let mut r = add(-k, LN2_UPPER, x);
    r = add(-k, LN2_LOWER, r);
    r *= 0.0625;
    let mut sum = TERMS[0];
    for term in &TERMS[1..] {
        sum = add(sum, r, *term);
    }
    r *= sum;
    for _ in 0..3 {
        let twice = r + 2.0;
        r *= twice;
    }
    let twice = r + 2.0;
    r = add(r, twice, 1.0);
    ldexp(r, k as i64)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "fma")]
fn exp_fused(x: f64) -> f64 {
    exp_by_series::<true>(x)
}

pub fn exp(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x > 7.097_827_128_933_84e+02 {
        return f64::INFINITY;
    }
    if x < -7.451_332_191_019_412_2e+02 {
        return 0.0;
    }
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("fma") {
        // SAFETY: the processor has the instructions.
        return unsafe { exp_fused(x) };
    }
    exp_by_series::<false>(x)
}

/// e^(hi - lo) times two to the k.
fn exp_reduced(hi: f64, lo: f64, k: i64) -> f64 {
    const P1: f64 = 1.666_666_666_666_666_574_15e-01;
    const P2: f64 = -2.777_777_777_701_559_338_42e-03;
    const P3: f64 = 6.613_756_321_437_934_361_17e-05;
    const P4: f64 = -1.653_390_220_546_525_153_90e-06;
    const P5: f64 = 4.138_136_797_057_238_460_39e-08;
    let r = hi - lo;
    let t = r * r;
    let c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    let y = 1.0 - ((lo - (r * c) / (2.0 - c)) - hi);
    ldexp(y, k)
}

pub fn exp2(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x == f64::NEG_INFINITY || x < -1.074_000_000_000_000_0e+03 - 1.0 {
        return 0.0;
    }
    if x > 1.023_999_999_999_999_9e+03 {
        return f64::INFINITY;
    }
    let k = match x {
        _ if x > 0.0 => (x + 0.5) as i64,
        _ if x < 0.0 => (x - 0.5) as i64,
        _ => 0,
    };
    let t = x - k as f64;
    exp_reduced(t * LN2_HI, -t * LN2_LO, k)
}

pub fn expm1(x: f64) -> f64 {
    const OVERFLOW: f64 = 7.097_827_128_933_839_730_96e+02;
    const LN2_X56: f64 = 3.881_624_211_135_693_732_74e+01;
    const LN2_HALF_X3: f64 = 1.039_720_770_839_917_964_13e+00;
    const LN2_HALF: f64 = 3.465_735_902_799_726_547_09e-01;
    const INV_LN2: f64 = 1.442_695_040_888_963_387_00e+00;
    const TINY: f64 = 1.0 / (1u64 << 54) as f64;
    const Q1: f64 = -3.333_333_333_333_313_164_28e-02;
    const Q2: f64 = 1.587_301_587_254_814_601_65e-03;
    const Q3: f64 = -7.936_507_578_674_879_424_73e-05;
    const Q4: f64 = 4.008_217_827_329_362_395_52e-06;
    const Q5: f64 = -2.010_992_181_836_243_713_26e-07;
    if x == f64::INFINITY || x.is_nan() {
        return x;
    }
    if x == f64::NEG_INFINITY {
        return -1.0;
    }
    let (size, negative) = (x.abs(), x < 0.0);
    if size >= LN2_X56 {
        if negative {
            return -1.0;
        }
        if size >= OVERFLOW {
            return f64::INFINITY;
        }
    }
    let (mut x, mut c, mut k) = (x, 0.0, 0i64);
    if size > LN2_HALF {
        let (hi, lo);
        if size < LN2_HALF_X3 {
            if negative {
                (hi, lo, k) = (x + LN2_HI, -LN2_LO, -1);
            } else {
                (hi, lo, k) = (x - LN2_HI, LN2_LO, 1);
            }
        } else {
            k = (INV_LN2 * x + if negative { -0.5 } else { 0.5 }) as i64;
            let t = k as f64;
            hi = x - t * LN2_HI;
            lo = t * LN2_LO;
        }
        x = hi - lo;
        c = (hi - x) - lo;
    } else if size < TINY {
        return x;
    }
    let half = 0.5 * x;
    let square = x * half;
    let r1 = 1.0 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
    let t = 3.0 - r1 * half;
    let mut e = square * ((r1 - t) / (6.0 - x * t));
    if k == 0 {
        return x - (x * e - square);
    }
    e = x * (e - c) - c;
    e -= square;
    let scaled = |y: f64| f64::from_bits(y.to_bits().wrapping_add((k as u64) << 52));
    match k {
        -1 => 0.5 * (x - e) - 0.5,
        1 if x < -0.25 => -2.0 * (e - (x + 0.5)),
        1 => 1.0 + 2.0 * (x - e),
        _ if k <= -2 || k > 56 => scaled(1.0 - (e - x)) - 1.0,
        _ if k < 20 => {
            let t = f64::from_bits(0x3ff0_0000_0000_0000 - (0x20_0000_0000_0000 >> k));
            scaled(t - (e - x))
        }
        _ => {
            let t = f64::from_bits(((0x3ff - k) as u64) << 52);
            scaled(x - (e + t) + 1.0)
        }
    }
}

/// Coefficients of the logarithm's series in s = f/(2+f).
const L1: f64 = 6.666_666_666_666_735_130e-01;
const L2: f64 = 3.999_999_999_940_941_908e-01;
const L3: f64 = 2.857_142_874_366_239_149e-01;
const L4: f64 = 2.222_219_843_214_978_396e-01;
const L5: f64 = 1.818_357_216_161_805_012e-01;
const L6: f64 = 1.531_383_769_920_937_332e-01;
const L7: f64 = 1.479_819_860_511_658_591e-01;

pub fn log(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x < 0.0 {
        return NAN;
    }
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    // As Go does on this processor, without regard to subnormal numbers.
    let mut ki = (x.to_bits() >> 52) as i64 - 1022;
    let mut f1 = f64::from_bits(x.to_bits() & ((1 << 52) - 1) | 0.5f64.to_bits());
    if f1 < std::f64::consts::SQRT_2 / 2.0 {
        f1 *= 2.0;
        ki -= 1;
    }
    let f = f1 - 1.0;
    let k = ki as f64;
    let s = f / (2.0 + f);
    let s2 = s * s;
    let s4 = s2 * s2;
    let t1 = s2 * (L1 + s4 * (L3 + s4 * (L5 + s4 * L7)));
    let t2 = s4 * (L2 + s4 * (L4 + s4 * L6));
    let r = t1 + t2;
    let hfsq = 0.5 * f * f;
    k * LN2_HI - ((hfsq - (s * (hfsq + r) + k * LN2_LO)) - f)
}

pub fn log2(x: f64) -> f64 {
    let (frac, exp) = frexp(x);
    if frac == 0.5 {
        return (exp - 1) as f64;
    }
    log(frac) * std::f64::consts::LOG2_E + exp as f64
}

pub fn log10(x: f64) -> f64 {
    log(x) * std::f64::consts::LOG10_E
}

pub fn log1p(x: f64) -> f64 {
    const SQRT2_M1: f64 = 4.142_135_623_730_950_488_017e-01;
    const SQRT2_HALF_M1: f64 = -2.928_932_188_134_524_755_992e-01;
    const SMALL: f64 = 1.0 / (1u64 << 29) as f64;
    const TINY: f64 = 1.0 / (1u64 << 54) as f64;
    const TWO53: f64 = (1u64 << 53) as f64;
    if x < -1.0 || x.is_nan() {
        return NAN;
    }
    if x == -1.0 {
        return f64::NEG_INFINITY;
    }
    if x == f64::INFINITY {
        return x;
    }
    let size = x.abs();
    let (mut f, mut iu, mut k) = (0.0, 0u64, 1i64);
    if size < SQRT2_M1 {
        if size < SMALL {
            return if size < TINY { x } else { x - x * x * 0.5 };
        }
        if x > SQRT2_HALF_M1 {
            (f, iu, k) = (x, 1, 0);
        }
    }
    let mut c = 0.0;
    if k != 0 {
        let mut u;
        if size < TWO53 {
            u = 1.0 + x;
            iu = u.to_bits();
            k = (iu >> 52) as i64 - 1023;
            c = if k > 0 { 1.0 - (u - x) } else { x - (u - 1.0) };
            c /= u;
        } else {
            u = x;
            iu = u.to_bits();
            k = (iu >> 52) as i64 - 1023;
        }
        iu &= (1 << 52) - 1;
        if iu < 0x0006_a09e_667f_3bcd {
            u = f64::from_bits(iu | 0x3ff0_0000_0000_0000);
        } else {
            k += 1;
            u = f64::from_bits(iu | 0x3fe0_0000_0000_0000);
            iu = (0x0010_0000_0000_0000 - iu) >> 2;
        }
        f = u - 1.0;
    }
    let hfsq = 0.5 * f * f;
    let kf = k as f64;
    if iu == 0 {
        if f == 0.0 {
            if k == 0 {
                return 0.0;
            }
            c += kf * LN2_LO;
            return kf * LN2_HI + c;
        }
        let r = hfsq * (1.0 - 0.666_666_666_666_666_66 * f);
        if k == 0 {
            return f - r;
        }
        return kf * LN2_HI - ((r - (kf * LN2_LO + c)) - f);
    }
    let s = f / (2.0 + f);
    let z = s * s;
    let r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
    if k == 0 {
        return f - (hfsq - s * (hfsq + r));
    }
    kf * LN2_HI - ((hfsq - (s * (hfsq + r) + (kf * LN2_LO + c))) - f)
}

/// Whether a float is an odd integer.
fn is_odd(x: f64) -> bool {
    x.abs() < (1u64 << 53) as f64 && {
        let (whole, fraction) = modf(x);
        fraction == 0.0 && whole as i64 & 1 == 1
    }
}

/// Powers of special arguments.
fn special_power(x: f64, y: f64) -> Option<f64> {
    Some(match (x, y) {
        (_, 0.0) | (1.0, _) => 1.0,
        (_, 1.0) => x,
        _ if x.is_nan() || y.is_nan() => NAN,
        (0.0, _) if y < 0.0 => {
            if x.is_sign_negative() && is_odd(y) {
                f64::NEG_INFINITY
            } else {
                f64::INFINITY
            }
        }
        (0.0, _) => {
            if x.is_sign_negative() && is_odd(y) {
                x
            } else {
                0.0
            }
        }
        _ if y.is_infinite() => {
            if x == -1.0 {
                1.0
            } else if (x.abs() < 1.0) == (y > 0.0) {
                0.0
            } else {
                f64::INFINITY
            }
        }
        _ if x.is_infinite() => {
            if x < 0.0 {
                return Some(match (y < 0.0, is_odd(y)) {
                    (true, true) => -0.0,
                    (true, false) => 0.0,
                    (false, true) => f64::NEG_INFINITY,
                    (false, false) => f64::INFINITY,
                });
            }
            if y < 0.0 { 0.0 } else { f64::INFINITY }
        }
        (_, 0.5) => x.sqrt(),
        (_, -0.5) => 1.0 / x.sqrt(),
        _ => return None,
    })
}

pub fn pow(x: f64, y: f64) -> f64 {
    if let Some(special) = special_power(x, y) {
        return special;
    }
    let (mut yi, mut yf) = modf(y.abs());
    if yf != 0.0 && x < 0.0 {
        return NAN;
    }
    if yi >= 9.223_372_036_854_775_808e18 {
        // Too large to be odd: a sign is lost, and what is not 1 over- or underflows.
        return if x == -1.0 {
            1.0
        } else if (x.abs() < 1.0) == (y > 0.0) {
            0.0
        } else {
            f64::INFINITY
        };
    }
    // The answer is a1 times two to the ae.
    let (mut a1, mut ae) = (1.0, 0i64);
    if yf != 0.0 {
        if yf > 0.5 {
            yf -= 1.0;
            yi += 1.0;
        }
        a1 = exp(yf * log(x));
    }
    let (mut x1, mut xe) = frexp(x);
    let mut i = yi as i64;
    while i != 0 {
        if !(-(1 << 12)..=1 << 12).contains(&xe) {
            ae += xe;
            break;
        }
        if i & 1 == 1 {
            a1 *= x1;
            ae += xe;
        }
        x1 *= x1;
        xe <<= 1;
        if x1 < 0.5 {
            x1 += x1;
            xe -= 1;
        }
        i >>= 1;
    }
    if y < 0.0 {
        a1 = 1.0 / a1;
        ae = -ae;
    }
    ldexp(a1, ae)
}

/// Ten to the n, as the product or quotient of two table entries.
pub fn pow10(n: i64) -> f64 {
    const SMALL: [f64; 32] = [
        1e00, 1e01, 1e02, 1e03, 1e04, 1e05, 1e06, 1e07, 1e08, 1e09, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31,
    ];
    const POSITIVE: [f64; 10] = [1e00, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288];
    const NEGATIVE: [f64; 11] = [1e-00, 1e-32, 1e-64, 1e-96, 1e-128, 1e-160, 1e-192, 1e-224, 1e-256, 1e-288, 1e-320];
    let k = n.unsigned_abs() as usize;
    match n {
        0..=308 => POSITIVE[k / 32] * SMALL[k % 32],
        -323..0 => NEGATIVE[k / 32] / SMALL[k % 32],
        _ if n < 0 => 0.0,
        _ => f64::INFINITY,
    }
}
