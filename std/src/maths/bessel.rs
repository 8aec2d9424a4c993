//! Bessel functions of the first and second kind, by FDLIBM's method: rational functions near zero, and beyond 2 an
//! amplitude and a phase around the asymptotic cosine; other orders by recurrence.
//!
//! Results agree with Go's to the last bit, since sines and logarithms are those of this crate.

use std::f64::consts::PI;

use super::exp::log;
use super::rising;
use super::trig::{cos, sincos};

/// A quotient of polynomials, coefficients from the constant up.
struct Ratio {
    over: &'static [f64],
    under: &'static [f64],
}

impl Ratio {
    fn at(&self, z: f64) -> f64 {
        rising(self.over, z) / rising(self.under, z)
    }
}

/// The approximations of one order. Amplitude and phase have four intervals each, that of large arguments first.
struct Order {
    amplitude: [Ratio; 4],
    phase: [Ratio; 4],
    near: Ratio,
    second: Ratio,
}

/// Coefficients of order zero.
const ORDER_ZERO: Order = Order {
    amplitude: [
        Ratio {
            over: &[
                0.0,
                -7.031_249_999_999_003_574_84e-02,
                -8.081_670_412_753_497_956_26e+00,
                -2.570_631_056_797_048_472_62e+02,
                -2.485_216_410_094_288_221_44e+03,
                -5.253_043_804_907_295_452_72e+03,
            ],
            under: &[
                1.0,
                1.165_343_646_196_681_817_17e+02,
                3.833_744_753_641_218_267_15e+03,
                4.059_785_726_484_725_455_52e+04,
                1.167_529_725_643_759_156_81e+05,
                4.762_772_841_467_309_626_75e+04,
            ],
        },
        Ratio {
            over: &[
                -1.141_254_646_918_945_025_84e-11,
                -7.031_249_408_735_992_800_78e-02,
                -4.159_610_644_705_877_824_38e+00,
                -6.767_476_522_651_672_610_21e+01,
                -3.312_312_996_491_729_677_47e+02,
                -3.464_333_883_656_049_124_51e+02,
            ],
            under: &[
                1.0,
                6.075_393_826_923_003_359_75e+01,
                1.051_252_305_957_045_791_73e+03,
                5.978_970_943_338_557_844_98e+03,
                9.625_445_143_577_744_602_23e+03,
                2.406_058_159_229_391_094_41e+03,
            ],
        },
        Ratio {
            over: &[
                -2.547_046_017_719_519_156_20e-09,
                -7.031_196_163_814_816_546_54e-02,
                -2.409_032_215_495_296_114_23e+00,
                -2.196_597_747_348_830_864_67e+01,
                -5.807_917_047_017_375_722_36e+01,
                -3.144_794_705_948_885_038_54e+01,
            ],
            under: &[
                1.0,
                3.585_603_380_552_097_263_49e+01,
                3.615_139_830_503_038_638_20e+02,
                1.193_607_837_921_115_333_30e+03,
                1.127_996_798_569_074_144_32e+03,
                1.735_809_308_133_357_546_92e+02,
            ],
        },
        Ratio {
            over: &[
                -8.875_343_330_325_264_112_54e-08,
                -7.030_309_954_836_247_432_47e-02,
                -1.450_738_467_809_529_863_57e+00,
                -7.635_696_138_235_277_707_91e+00,
                -1.119_316_688_603_567_477_86e+01,
                -3.233_645_793_513_353_350_33e+00,
            ],
            under: &[
                1.0,
                2.222_029_975_320_888_084_41e+01,
                1.362_067_942_182_152_080_48e+02,
                2.704_702_786_580_834_867_89e+02,
                1.538_753_942_083_203_298_81e+02,
                1.465_761_769_482_561_938_10e+01,
            ],
        },
    ],
    phase: [
        Ratio {
            over: &[
                0.0,
                7.324_218_749_999_350_519_53e-02,
                1.176_820_646_822_526_938_99e+01,
                5.576_733_802_564_018_560_59e+02,
                8.859_197_207_564_686_323_17e+03,
                3.701_462_677_768_878_347_71e+04,
            ],
            under: &[
                1.0,
                1.637_760_268_956_898_244_14e+02,
                8.098_344_946_564_498_059_16e+03,
                1.425_382_914_191_204_763_48e+05,
                8.033_092_571_195_143_973_45e+05,
                8.405_015_798_190_605_128_18e+05,
                -3.438_992_935_378_666_152_25e+05,
            ],
        },
        Ratio {
            over: &[
                1.840_859_635_945_155_313_81e-11,
                7.324_217_666_126_847_658_96e-02,
                5.835_635_089_620_569_537_77e+00,
                1.351_115_772_864_498_296_71e+02,
                1.027_243_765_961_640_974_64e+03,
                1.989_977_858_646_053_846_31e+03,
            ],
            under: &[
                1.0,
                8.277_661_022_365_377_618_83e+01,
                2.077_814_164_213_929_871_04e+03,
                1.884_728_877_857_180_850_70e+04,
                5.675_111_228_949_473_297_69e+04,
                3.597_675_384_251_144_714_65e+04,
                -5.354_342_756_019_447_733_71e+03,
            ],
        },
        Ratio {
            over: &[
                4.377_410_140_897_386_209_06e-09,
                7.324_111_800_429_114_471_63e-02,
                3.344_231_375_161_707_209_29e+00,
                4.262_184_407_454_126_500_17e+01,
                1.708_080_913_405_655_962_83e+02,
                1.667_339_486_966_511_685_75e+02,
            ],
            under: &[
                1.0,
                4.875_887_297_245_871_820_91e+01,
                7.096_892_210_566_060_157_36e+02,
                3.704_148_226_201_113_629_94e+03,
                6.460_425_167_525_689_175_82e+03,
                2.516_333_689_203_689_573_33e+03,
                -1.492_474_518_361_563_866_62e+02,
            ],
        },
        Ratio {
            over: &[
                1.504_444_448_869_832_723_79e-07,
                7.322_342_659_630_792_782_72e-02,
                1.998_191_740_938_159_988_16e+00,
                1.449_560_293_478_857_353_48e+01,
                3.166_623_175_047_815_408_33e+01,
                1.625_270_757_109_292_674_16e+01,
            ],
            under: &[
                1.0,
                3.036_558_483_552_191_844_98e+01,
                2.693_481_186_080_498_446_24e+02,
                8.447_837_575_953_201_394_44e+02,
                8.829_358_451_124_885_505_12e+02,
                2.126_663_885_117_988_286_31e+02,
                -5.310_954_938_826_669_469_17e+00,
            ],
        },
    ],
    near: Ratio {
        over: &[
            1.562_499_999_999_999_479_58e-02,
            -1.899_792_942_388_547_217_51e-04,
            1.829_540_495_327_006_656_70e-06,
            -4.618_326_885_321_031_891_99e-09,
        ],
        under: &[
            1.0,
            1.561_910_294_648_900_104_92e-02,
            1.169_267_846_633_374_502_60e-04,
            5.135_465_502_073_181_114_46e-07,
            1.166_140_033_337_900_002_05e-09,
        ],
    },
    second: Ratio {
        over: &[
            -7.380_429_510_868_723_175_23e-02,
            1.766_664_525_091_811_155_38e-01,
            -1.381_856_719_455_968_988_96e-02,
            3.474_534_320_936_836_502_38e-04,
            -3.814_070_537_243_641_611_25e-06,
            1.955_901_370_350_229_202_06e-08,
            -3.982_051_941_321_033_984_53e-11,
        ],
        under: &[
            1.0,
            1.273_048_348_341_236_993_28e-02,
            7.600_686_273_503_532_537_02e-05,
            2.591_508_518_404_578_054_67e-07,
            4.411_103_113_326_754_674_03e-10,
        ],
    },
};

/// Coefficients of order one.
const ORDER_ONE: Order = Order {
    amplitude: [
        Ratio {
            over: &[
                0.0,
                1.171_874_999_999_886_479_70e-01,
                1.323_948_065_930_735_751_29e+01,
                4.120_518_543_073_785_622_25e+02,
                3.874_745_389_139_605_322_27e+03,
                7.914_479_540_318_917_315_74e+03,
            ],
            under: &[
                1.0,
                1.142_073_703_756_784_084_36e+02,
                3.650_930_834_208_534_633_94e+03,
                3.695_620_602_690_334_635_55e+04,
                9.760_279_359_349_508_013_11e+04,
                3.080_427_206_278_888_115_78e+04,
            ],
        },
        Ratio {
            over: &[
                1.319_905_195_562_435_227_49e-11,
                1.171_874_931_906_140_976_38e-01,
                6.802_751_278_684_328_717_36e+00,
                1.083_081_829_901_891_097_73e+02,
                5.176_361_395_331_997_528_05e+02,
                5.287_152_013_633_375_418_07e+02,
            ],
            under: &[
                1.0,
                5.928_059_872_211_313_319_21e+01,
                9.914_014_187_336_143_777_43e+02,
                5.353_266_952_914_879_766_47e+03,
                7.844_690_317_495_512_317_69e+03,
                1.504_046_888_103_610_626_79e+03,
            ],
        },
        Ratio {
            over: &[
                3.025_039_161_373_736_180_24e-09,
                1.171_868_655_672_535_924_91e-01,
                3.932_977_500_333_156_406_50e+00,
                3.511_940_355_916_369_327_36e+01,
                9.105_501_107_507_812_719_18e+01,
                4.855_906_851_973_649_196_45e+01,
            ],
            under: &[
                1.0,
                3.479_130_950_012_515_199_89e+01,
                3.367_624_587_478_257_467_41e+02,
                1.046_871_399_757_751_305_51e+03,
                8.908_113_463_982_564_326_22e+02,
                1.037_879_324_396_392_775_04e+02,
            ],
        },
        Ratio {
            over: &[
                1.077_108_301_068_737_430_82e-07,
                1.171_762_194_626_833_480_94e-01,
                2.368_514_966_676_087_851_74e+00,
                1.224_261_091_482_612_329_17e+01,
                1.769_397_112_716_877_273_90e+01,
                5.073_523_125_888_184_992_50e+00,
            ],
            under: &[
                1.0,
                2.143_648_593_638_214_094_88e+01,
                1.252_902_271_684_027_510_90e+02,
                2.322_764_690_571_628_136_69e+02,
                1.176_793_732_871_471_007_68e+02,
                8.364_638_933_716_182_833_68e+00,
            ],
        },
    ],
    phase: [
        Ratio {
            over: &[
                0.0,
                -1.025_390_624_999_927_141_61e-01,
                -1.627_175_345_445_899_878_88e+01,
                -7.596_017_225_139_501_078_96e+02,
                -1.184_980_667_024_295_871_67e+04,
                -4.843_851_242_857_503_530_10e+04,
            ],
            under: &[
                1.0,
                1.613_953_697_007_229_095_56e+02,
                7.825_385_999_233_484_653_81e+03,
                1.338_753_362_872_495_781_63e+05,
                7.196_577_236_832_409_398_63e+05,
                6.666_012_326_177_763_752_64e+05,
                -2.944_902_643_038_346_432_15e+05,
            ],
        },
        Ratio {
            over: &[
                -2.089_799_311_417_641_042_97e-11,
                -1.025_390_502_413_754_262_31e-01,
                -8.056_448_281_239_360_298_40e+00,
                -1.836_696_074_748_883_802_39e+02,
                -1.373_193_760_655_081_632_65e+03,
                -2.612_444_404_532_156_568_17e+03,
            ],
            under: &[
                1.0,
                8.127_655_013_843_357_778_57e+01,
                1.991_798_734_604_859_646_42e+03,
                1.746_848_519_249_089_076_77e+04,
                4.985_142_709_103_522_793_16e+04,
                2.794_807_516_389_181_182_60e+04,
                -4.719_183_547_951_284_708_69e+03,
            ],
        },
        Ratio {
            over: &[
                -5.078_312_264_617_665_613_69e-09,
                -1.025_378_298_208_370_897_45e-01,
                -4.610_115_811_394_734_031_13e+00,
                -5.784_722_165_627_836_432_12e+01,
                -2.282_445_407_376_316_950_38e+02,
                -2.192_101_284_789_093_256_22e+02,
            ],
            under: &[
                1.0,
                4.766_515_503_237_295_092_73e+01,
                6.738_651_126_766_997_094_82e+02,
                3.380_152_866_795_263_435_05e+03,
                5.547_729_097_207_227_823_67e+03,
                1.903_119_193_388_107_987_63e+03,
                -1.352_011_914_443_073_408_17e+02,
            ],
        },
        Ratio {
            over: &[
                -1.783_817_275_109_588_655_72e-07,
                -1.025_170_426_079_855_534_60e-01,
                -2.752_205_682_781_874_607_20e+00,
                -1.966_361_626_437_037_202_21e+01,
                -4.232_531_333_728_304_900_89e+01,
                -2.137_192_117_037_040_617_33e+01,
            ],
            under: &[
                1.0,
                2.953_336_290_605_238_545_48e+01,
                2.529_815_499_821_905_291_36e+02,
                7.575_028_348_686_454_364_72e+02,
                7.393_932_053_204_672_456_56e+02,
                1.559_490_033_366_661_236_87e+02,
                -4.959_498_988_226_282_101_27e+00,
            ],
        },
    ],
    near: Ratio {
        over: &[
            -6.250_000_000_000_000_000_00e-02,
            1.407_056_669_551_897_060_48e-03,
            -1.599_556_310_840_355_975_20e-05,
            4.967_279_996_095_844_484_12e-08,
        ],
        under: &[
            1.0,
            1.915_375_995_383_634_608_05e-02,
            1.859_467_855_886_309_155_60e-04,
            1.177_184_640_426_236_832_63e-06,
            5.046_362_570_762_170_427_15e-09,
            1.235_422_744_261_379_139_08e-11,
        ],
    },
    second: Ratio {
        over: &[
            -1.960_570_906_462_389_406_68e-01,
            5.044_387_166_398_112_826_16e-02,
            -1.912_568_958_757_635_472_98e-03,
            2.352_526_005_616_104_959_28e-05,
            -9.190_991_580_398_788_745_04e-08,
        ],
        under: &[
            1.0,
            1.991_673_182_366_499_039_73e-02,
            2.025_525_810_251_351_714_96e-04,
            1.356_088_010_975_162_294_04e-06,
            6.227_414_523_646_215_012_95e-09,
            1.665_592_462_079_920_791_14e-11,
        ],
    },
};

/// 1/√π, rounded from the quotient of doubles.
const INV_SQRT_PI: f64 = 0.564_189_583_547_756_3;
const TWO_OVER_PI: f64 = 2.0 / PI;

/// Beyond it amplitude and phase are those of infinity.
const FAR: f64 = (1u128 << 127) as f64 * 4.0;
/// Beyond it all orders are sines.
const VERY_FAR: f64 = FAR * FAR * (1u64 << 44) as f64;
const TINY_27: f64 = 1.0 / (1u64 << 27) as f64;

/// The index of the interval of x, which is at least 2.
fn interval(x: f64) -> usize {
    [8.0, 4.5454, 2.8571].iter().position(|&from| x >= from).unwrap_or(3)
}

impl Order {
    /// Amplitude and phase at x, at least 2. `first` is the phase's leading coefficient.
    fn asymptotic(&self, x: f64, first: f64) -> (f64, f64) {
        let (k, z) = (interval(x), 1.0 / (x * x));
        (1.0 + self.amplitude[k].at(z), (first + self.phase[k].at(z)) / x)
    }
}

/// sin x - cos x and sin x + cos x, the one that cancels by way of cos 2x.
fn difference_and_sum(x: f64) -> (f64, f64) {
    let (s, c) = sincos(x);
    let (mut difference, mut sum) = (s - c, s + c);
    if x < f64::MAX / 2.0 {
        let z = -cos(x + x);
        if s * c < 0.0 { sum = z / difference } else { difference = z / sum }
    }
    (difference, sum)
}

/// The same for order one: -sin x - cos x and sin x - cos x.
fn minus_sum_and_difference(x: f64) -> (f64, f64) {
    let (s, c) = sincos(x);
    let (mut sum, mut difference) = (-s - c, s - c);
    if x < f64::MAX / 2.0 {
        let z = cos(x + x);
        if s * c > 0.0 { difference = z / sum } else { sum = z / difference }
    }
    (sum, difference)
}

pub fn j0(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return 0.0;
    }
    let x = x.abs();
    if x >= 2.0 {
        let (ss, cc) = difference_and_sum(x);
        if x > FAR {
            return INV_SQRT_PI * cc / x.sqrt();
        }
        let (u, v) = ORDER_ZERO.asymptotic(x, -0.125);
        return INV_SQRT_PI * (u * cc - v * ss) / x.sqrt();
    }
    if x < TINY_27 {
        return 1.0;
    }
    if x < 1.0 / (1u64 << 13) as f64 {
        return 1.0 - 0.25 * x * x;
    }
    let z = x * x;
    let r = z * rising(ORDER_ZERO.near.over, z);
    let s = rising(ORDER_ZERO.near.under, z);
    if x < 1.0 {
        return 1.0 + z * (-0.25 + r / s);
    }
    let u = 0.5 * x;
    (1.0 + u) * (1.0 - u) + z * (r / s)
}

pub fn y0(x: f64) -> f64 {
    if let Some(y) = y_special(x) {
        return y;
    }
    if x >= 2.0 {
        let (ss, cc) = difference_and_sum(x);
        if x > FAR {
            return INV_SQRT_PI * ss / x.sqrt();
        }
        let (u, v) = ORDER_ZERO.asymptotic(x, -0.125);
        return INV_SQRT_PI * (u * ss + v * cc) / x.sqrt();
    }
    if x <= TINY_27 {
        return ORDER_ZERO.second.over[0] + TWO_OVER_PI * log(x);
    }
    ORDER_ZERO.second.at(x * x) + TWO_OVER_PI * j0(x) * log(x)
}

pub fn j1(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.is_infinite() || x == 0.0 {
        return 0.0;
    }
    let (negative, x) = (x < 0.0, x.abs());
    if x >= 2.0 {
        let (ss, cc) = minus_sum_and_difference(x);
        let z = if x > FAR {
            INV_SQRT_PI * cc / x.sqrt()
        } else {
            let (u, v) = ORDER_ONE.asymptotic(x, 0.375);
            INV_SQRT_PI * (u * cc - v * ss) / x.sqrt()
        };
        return if negative { -z } else { z };
    }
    if x < TINY_27 {
        // The sign is lost here, as it is in Go.
        return 0.5 * x;
    }
    let z = x * x;
    let r = z * rising(ORDER_ONE.near.over, z) * x;
    let y = 0.5 * x + r / rising(ORDER_ONE.near.under, z);
    if negative { -y } else { y }
}

pub fn y1(x: f64) -> f64 {
    if let Some(y) = y_special(x) {
        return y;
    }
    if x >= 2.0 {
        let (ss, cc) = minus_sum_and_difference(x);
        if x > FAR {
            return INV_SQRT_PI * ss / x.sqrt();
        }
        let (u, v) = ORDER_ONE.asymptotic(x, 0.375);
        return INV_SQRT_PI * (u * ss + v * cc) / x.sqrt();
    }
    if x <= TINY_27 * TINY_27 {
        return -TWO_OVER_PI / x;
    }
    x * ORDER_ONE.second.at(x * x) + TWO_OVER_PI * (j1(x) * log(x) - 1.0 / x)
}

/// The functions of the second kind where they are not finite, or 0.
fn y_special(x: f64) -> Option<f64> {
    if x < 0.0 || x.is_nan() {
        Some(f64::NAN)
    } else if x.is_infinite() {
        Some(0.0)
    } else if x == 0.0 {
        Some(f64::NEG_INFINITY)
    } else {
        None
    }
}

pub fn jn(n: i64, x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return 0.0;
    }
    if n == 0 {
        return j0(x);
    }
    if x == 0.0 {
        return 0.0;
    }
    let (n, x) = if n < 0 { (n.wrapping_neg(), -x) } else { (n, x) };
    if n == 1 {
        return j1(x);
    }
    let (negative, x) = (x < 0.0 && n & 1 == 1, x.abs());
    let b = if n as f64 <= x {
        if x >= VERY_FAR {
            let (s, c) = sincos(x);
            let phase = [c + s, -c + s, -c - s, c - s][(n & 3) as usize];
            INV_SQRT_PI * phase / x.sqrt()
        } else {
            let (mut a, mut b) = (j0(x), j1(x));
            for i in 1..n {
                (a, b) = (b, b * ((i + i) as f64 / x) - a);
            }
            b
        }
    } else if x < 1.0 / (1u64 << 29) as f64 {
        jn_tiny(n, x)
    } else {
        jn_downwards(n, x)
    };
    if negative { -b } else { b }
}

/// The first term of the series.
fn jn_tiny(n: i64, x: f64) -> f64 {
    if n > 33 {
        return 0.0;
    }
    let half = x * 0.5;
    let (mut b, mut a) = (half, 1.0);
    for i in 2..=n {
        a *= i as f64;
        b *= half;
    }
    b / a
}

/// By recurrence from above, whose start is a continued fraction.
fn jn_downwards(n: i64, x: f64) -> f64 {
    let (w, h) = ((n + n) as f64 / x, 2.0 / x);
    let mut z = w + h;
    let (mut q0, mut q1) = (w, w * z - 1.0);
    let mut k = 1;
    while q1 < 1e9 {
        k += 1;
        z += h;
        (q0, q1) = (q1, z * q1 - q0);
    }
    let mut t = 0.0;
    for i in (n..=n + k).rev() {
        t = 1.0 / ((2 * i) as f64 / x - t);
    }
    let (mut a, mut b) = (t, 1.0);
    // The recurrence overflows where (2/x)^n n! does.
    let order = n as f64;
    let may_overflow = order * log((2.0 / x * order).abs()) >= 7.097_827_128_933_839_73e+02;
    for i in (1..n).rev() {
        (a, b) = (b, b * (i + i) as f64 / x - a);
        if may_overflow && b > 1e100 {
            a /= b;
            t /= b;
            b = 1.0;
        }
    }
    t * j0(x) / b
}

pub fn yn(n: i64, x: f64) -> f64 {
    if n == 0 {
        return y0(x);
    }
    let odd_below_zero = n < 0 && n & 1 == 1;
    if let Some(y) = y_special(x) {
        return if x == 0.0 && odd_below_zero { f64::INFINITY } else { y };
    }
    let n = n.wrapping_abs();
    let b = if n == 1 {
        y1(x)
    } else if x >= VERY_FAR {
        let (s, c) = sincos(x);
        let phase = [s - c, -s - c, -s + c, s + c][(n & 3) as usize];
        INV_SQRT_PI * phase / x.sqrt()
    } else {
        let (mut a, mut b) = (y0(x), y1(x));
        for i in 1..n {
            if b == f64::NEG_INFINITY {
                break;
            }
            (a, b) = (b, (i + i) as f64 / x * b - a);
        }
        b
    };
    if odd_below_zero { -b } else { b }
}
