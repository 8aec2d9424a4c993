//! The gamma function, after Cephes; its logarithm, after FreeBSD's e_lgamma_r.c; Bessel functions, by the C
//! library.

use super::bits::NAN;
use super::exp::{exp, log, pow};
use super::rising;
use super::trig::{cos, sin};
use std::f64::consts::PI;

const P: [f64; 7] = [
    1.60119522476751861407e-04,
    1.19135147006586384913e-03,
    1.04213797561761569935e-02,
    4.76367800457137231464e-02,
    2.07448227648435975150e-01,
    4.94214826801497100753e-01,
    9.99999999999999996796e-01,
];
const Q: [f64; 8] = [
    -2.31581873324120129819e-05,
    5.39605580493303397842e-04,
    -4.45641913851797240494e-03,
    1.18139785222060435552e-02,
    3.58236398605498653373e-02,
    -2.34591795718243348568e-01,
    7.14304917030273074085e-02,
    1.00000000000000000320e+00,
];
const S: [f64; 5] = [
    7.87311395793093628397e-04,
    -2.29549961613378126380e-04,
    -2.68132617805781232825e-03,
    3.47222221605458667310e-03,
    8.33333333333482257126e-02,
];

/// Coefficients from the greatest power down.
fn falling(c: &[f64], x: f64) -> f64 {
    let (first, rest) = c.split_first().expect("a polynomial has coefficients");
    rest.iter().fold(*first, |sum, a| sum * x + a)
}

/// Stirling's formula, as two factors that don't overflow.
fn stirling(x: f64) -> (f64, f64) {
    const SQRT_TWO_PI: f64 = 2.506628274631000502417;
    const MAX_STIRLING: f64 = 143.01608;
    if x > 200.0 {
        return (f64::INFINITY, 1.0);
    }
    let w = 1.0 / x;
    let w = 1.0 + w * falling(&S, w);
    let mut y1 = exp(x);
    let mut y2 = 1.0;
    if x > MAX_STIRLING {
        let v = pow(x, 0.5 * x - 0.25);
        (y1, y2) = (v, v / y1);
    } else {
        y1 = pow(x, x - 0.5) / y1;
    }
    (y1, SQRT_TWO_PI * w * y2)
}

/// Gamma of a number of size over 33.
fn gamma_of_large(x: f64) -> f64 {
    if x >= 0.0 {
        let (y1, y2) = stirling(x);
        return y1 * y2;
    }
    let q = x.abs();
    let mut p = q.floor();
    // Not an integer, so small enough for one.
    let sign = if p as i64 & 1 == 0 { -1.0 } else { 1.0 };
    let mut z = q - p;
    if z > 0.5 {
        p += 1.0;
        z = q - p;
    }
    z = q * sin(PI * z);
    if z == 0.0 {
        return f64::INFINITY.copysign(sign);
    }
    let (s1, s2) = stirling(q);
    let size = z.abs();
    let d = size * s1 * s2;
    let z = if d.is_infinite() { PI / size / s1 / s2 } else { PI / d };
    sign * z
}

pub fn gamma(x: f64) -> f64 {
    const EULER: f64 = 0.57721566490153286060651209008240243104215933593992;
    if x < 0.0 && x == x.trunc() || x.is_nan() {
        return NAN;
    }
    if x == f64::INFINITY {
        return x;
    }
    if x == 0.0 {
        return f64::INFINITY.copysign(x);
    }
    if x.abs() > 33.0 {
        return gamma_of_large(x);
    }
    let near_zero = |x: f64, z: f64| if x == 0.0 { f64::INFINITY } else { z / ((1.0 + EULER * x) * x) };
    let (mut x, mut z) = (x, 1.0);
    while x >= 3.0 {
        x -= 1.0;
        z *= x;
    }
    while x < 0.0 {
        if x > -1e-09 {
            return near_zero(x, z);
        }
        z /= x;
        x += 1.0;
    }
    while x < 2.0 {
        if x < 1e-09 {
            return near_zero(x, z);
        }
        z /= x;
        x += 1.0;
    }
    if x == 2.0 {
        return z;
    }
    x -= 2.0;
    z * falling(&P, x) / falling(&Q, x)
}

const LA: [f64; 12] = [
    7.72156649015328655494e-02,
    3.22467033424113591611e-01,
    6.73523010531292681824e-02,
    2.05808084325167332806e-02,
    7.38555086081402883957e-03,
    2.89051383673415629091e-03,
    1.19270763183362067845e-03,
    5.10069792153511336608e-04,
    2.20862790713908385557e-04,
    1.08011567247583939954e-04,
    2.52144565451257326939e-05,
    4.48640949618915160150e-05,
];
const LR: [f64; 7] = [
    1.0,
    1.39200533467621045958e+00,
    7.21935547567138069525e-01,
    1.71933865632803078993e-01,
    1.86459191715652901344e-02,
    7.77942496381893596434e-04,
    7.32668430744625636189e-06,
];
const LS: [f64; 7] = [
    -7.72156649015328655494e-02,
    2.14982415960608852501e-01,
    3.25778796408930981787e-01,
    1.46350472652464452805e-01,
    2.66422703033638609560e-02,
    1.84028451407337715652e-03,
    3.19475326584100867617e-05,
];
const LT: [f64; 15] = [
    4.83836122723810047042e-01,
    -1.47587722994593911752e-01,
    6.46249402391333854778e-02,
    -3.27885410759859649565e-02,
    1.79706750811820387126e-02,
    -1.03142241298341437450e-02,
    6.10053870246291332635e-03,
    -3.68452016781138256760e-03,
    2.25964780900612472250e-03,
    -1.40346469989232843813e-03,
    8.81081882437654011382e-04,
    -5.38595305356740546715e-04,
    3.15632070903625950361e-04,
    -3.12754168375120860518e-04,
    3.35529192635519073543e-04,
];
const LU: [f64; 6] = [
    -7.72156649015328655494e-02,
    6.32827064025093366517e-01,
    1.45492250137234768737e+00,
    9.77717527963372745603e-01,
    2.28963728064692451092e-01,
    1.33810918536787660377e-02,
];
const LV: [f64; 6] = [
    1.0,
    2.45597793713041134822e+00,
    2.12848976379893395361e+00,
    7.69285150456672783825e-01,
    1.04222645593369134254e-01,
    3.21709242282423911810e-03,
];
const LW: [f64; 7] = [
    4.18938533204672725052e-01,
    8.33333333333329678849e-02,
    -2.77777777728775536470e-03,
    7.93650558643019558500e-04,
    -5.95187557450339963135e-04,
    8.36339918996282139126e-04,
    -1.63092934096575273989e-03,
];

/// -sin(πx) for x >= 0.
fn minus_sin_pi(x: f64) -> f64 {
    const TWO52: f64 = (1u64 << 52) as f64;
    const TWO53: f64 = (1u64 << 53) as f64;
    if x < 0.25 {
        return -sin(PI * x);
    }
    let mut z = x.floor();
    let mut x = x;
    let n;
    if z != x {
        x %= 2.0;
        n = (x * 4.0) as i32;
    } else if x >= TWO53 {
        (x, n) = (0.0, 0);
    } else {
        if x < TWO52 {
            z = x + TWO52;
        }
        n = (z.to_bits() & 1) as i32;
        x = f64::from(n);
        return -quadrant(x, n << 2);
    }
    -quadrant(x, n)
}

/// sin(πx), where n is the eighth of the circle.
fn quadrant(x: f64, n: i32) -> f64 {
    match n {
        0 => sin(PI * x),
        1 | 2 => cos(PI * (0.5 - x)),
        3 | 4 => sin(PI * (1.0 - x)),
        5 | 6 => -cos(PI * (x - 1.5)),
        _ => sin(PI * (x - 2.0)),
    }
}

/// log Γ(x) for 0 < x < 2.
fn lgamma_below_two(x: f64) -> f64 {
    const TC: f64 = 1.46163214496836224576e+00;
    const TF: f64 = -1.21486290535849611461e-01;
    const TT: f64 = -3.63867699703950536541e-18;
    const Y_MIN: f64 = 1.461632144968362245;
    let (y, i);
    let mut lgamma;
    if x <= 0.9 {
        lgamma = -log(x);
        if x >= Y_MIN - 1.0 + 0.27 {
            (y, i) = (1.0 - x, 0);
        } else if x >= Y_MIN - 1.0 - 0.27 {
            (y, i) = (x - (TC - 1.0), 1);
        } else {
            (y, i) = (x, 2);
        }
    } else {
        lgamma = 0.0;
        if x >= Y_MIN + 0.27 {
            (y, i) = (2.0 - x, 0);
        } else if x >= Y_MIN - 0.27 {
            (y, i) = (x - TC, 1);
        } else {
            (y, i) = (x - 1.0, 2);
        }
    }
    match i {
        0 => {
            let z = y * y;
            let p1 = LA[0] + z * (LA[2] + z * (LA[4] + z * (LA[6] + z * (LA[8] + z * LA[10]))));
            let p2 = z * (LA[1] + z * (LA[3] + z * (LA[5] + z * (LA[7] + z * (LA[9] + z * LA[11])))));
            let p = y * p1 + p2;
            lgamma += p - 0.5 * y;
        }
        1 => {
            let z = y * y;
            let w = z * y;
            let p1 = LT[0] + w * (LT[3] + w * (LT[6] + w * (LT[9] + w * LT[12])));
            let p2 = LT[1] + w * (LT[4] + w * (LT[7] + w * (LT[10] + w * LT[13])));
            let p3 = LT[2] + w * (LT[5] + w * (LT[8] + w * (LT[11] + w * LT[14])));
            let p = z * p1 - (TT - w * (p2 + y * p3));
            lgamma += TF + p;
        }
        _ => {
            let p1 = y * rising(&LU, y);
            let p2 = rising(&LV, y);
            lgamma += -0.5 * y + p1 / p2;
        }
    }
    lgamma
}

/// log |Γ(x)| and the sign of Γ(x).
pub fn lgamma(x: f64) -> (f64, i64) {
    const TWO52: f64 = (1u64 << 52) as f64;
    const TWO58: f64 = (1u64 << 58) as f64;
    const TINY: f64 = 1.0 / (1u64 << 35) as f64 / (1u64 << 35) as f64;
    if x.is_nan() {
        return (x, 1);
    }
    if x.is_infinite() {
        return (x, 1);
    }
    if x == 0.0 {
        return (f64::INFINITY, 1);
    }
    let (negative, x) = (x < 0.0, x.abs());
    let mut sign = 1;
    if x < TINY {
        return (-log(x), if negative { -1 } else { 1 });
    }
    let mut adjust = 0.0;
    if negative {
        if x >= TWO52 {
            return (f64::INFINITY, 1);
        }
        let t = minus_sin_pi(x);
        if t == 0.0 {
            return (f64::INFINITY, 1);
        }
        adjust = log(PI / (t * x).abs());
        if t < 0.0 {
            sign = -1;
        }
    }
    let mut y = if x == 1.0 || x == 2.0 {
        return (if negative { adjust } else { 0.0 }, sign);
    } else if x < 2.0 {
        lgamma_below_two(x)
    } else if x < 8.0 {
        let i = x as i64;
        let y = x - i as f64;
        let p = y * rising(&LS, y);
        let q = rising(&LR, y);
        let mut lgamma = 0.5 * y + p / q;
        let mut z = 1.0;
        for k in (2..i).rev() {
            z *= y + k as f64;
        }
        if i > 2 {
            lgamma += log(z);
        }
        lgamma
    } else if x < TWO58 {
        let t = log(x);
        let z = 1.0 / x;
        let y = z * z;
        let w = LW[0] + z * (LW[1] + y * (LW[2] + y * (LW[3] + y * (LW[4] + y * (LW[5] + y * LW[6])))));
        (x - 0.5) * (t - 1.0) + w
    } else {
        x * (log(x) - 1.0)
    };
    if negative {
        y = adjust - y;
    }
    (y, sign)
}
