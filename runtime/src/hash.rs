//! Hash functions of map keys, and the seeds that make them differ from run to run.
//!
//! One multiplication of 64 by 64 bits, its halves folded together, mixes every input bit into
//! every output bit well enough for tables that index by high bits and tag by low ones. Seeds
//! guard against chosen keys; nothing here is cryptographic.

const K0: u64 = 0x9e37_79b9_7f4a_7c15;
const K1: u64 = 0xd1b5_4a32_d192_ed03;
const K2: u64 = 0x8bb8_4b93_962e_acc9;

#[inline(always)]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// Hash of an integer, pointer or channel key.
#[inline(always)]
pub fn hash_int(key: u64, seed: u64) -> u64 {
    fold(key ^ seed, K0)
}

/// Joins two hashes, as for the fields of a struct; the order matters.
#[inline(always)]
pub fn combine(hash: u64, next: u64) -> u64 {
    fold(hash ^ K1, next ^ K2)
}

#[inline(always)]
unsafe fn read8(p: *const u8) -> u64 {
    // SAFETY: the caller has 8 readable bytes here.
    unsafe { p.cast::<u64>().read_unaligned() }
}

#[inline(always)]
unsafe fn read4(p: *const u8) -> u64 {
    // SAFETY: the caller has 4 readable bytes here.
    u64::from(unsafe { p.cast::<u32>().read_unaligned() })
}

/// Hash of `len` bytes: of a string, or of a key that is compared as memory.
///
/// # Safety
/// The bytes are readable; with `len == 0` the pointer may be anything.
#[inline(always)]
pub unsafe fn hash_memory(p: *const u8, len: usize, seed: u64) -> u64 {
    let length = (len as u64).wrapping_mul(K1);
    // SAFETY: each read stays within the `len` bytes, overlapping where it must.
    unsafe {
        let (a, b) = if len > 16 {
            return hash_long(p, len, seed);
        } else if len >= 8 {
            (read8(p), read8(p.add(len - 8)))
        } else if len >= 4 {
            (read4(p), read4(p.add(len - 4)))
        } else if len > 0 {
            let middle = u64::from(*p.add(len / 2));
            (u64::from(*p) | middle << 8, u64::from(*p.add(len - 1)))
        } else {
            (0, 0)
        };
        fold(a ^ seed, b ^ K0 ^ length)
    }
}

#[inline(never)]
unsafe fn hash_long(mut p: *const u8, len: usize, seed: u64) -> u64 {
    let (mut a, mut b) = (seed, seed ^ K2);
    let mut left = len;
    // SAFETY: more than 16 bytes precede each step, so the last 16 can be read at the end.
    unsafe {
        while left > 32 {
            a = fold(read8(p) ^ K0, read8(p.add(8)) ^ a);
            b = fold(read8(p.add(16)) ^ K1, read8(p.add(24)) ^ b);
            p = p.add(32);
            left -= 32;
        }
        if left > 16 {
            a = fold(read8(p) ^ K0, read8(p.add(8)) ^ a);
            p = p.add(16);
            left -= 16;
        }
        // `left` is 1 to 16: what is read before `p` was read already, which does no harm.
        let tail = p.add(left).sub(16);
        fold(read8(tail) ^ a, read8(tail.add(8)) ^ b ^ K0 ^ (len as u64).wrapping_mul(K1))
    }
}

/// Hash of a byte slice.
pub fn hash_bytes(bytes: &[u8], seed: u64) -> u64 {
    // SAFETY: the slice is readable.
    unsafe { hash_memory(bytes.as_ptr(), bytes.len(), seed) }
}

/// Hash of a float key: +0 and -0 are equal; a NaN equals nothing, so any hash will do.
pub fn hash_f64(key: f64, seed: u64) -> u64 {
    hash_int(if key == 0.0 { 0 } else { key.to_bits() }, seed)
}

/// A stream of random words: seeds of maps, orders of iteration, choices of `select`.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The same stream for the same seed.
    pub fn from_seed(seed: u64) -> Random {
        Random(seed)
    }

    /// Seeded by `VO_SEED`, or else by the system.
    pub fn from_env() -> Random {
        let fixed = std::env::var("VO_SEED").ok().and_then(|text| text.trim().parse().ok());
        Random(fixed.unwrap_or_else(system_seed))
    }

    #[inline(always)]
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(K0);
        fold(self.0 ^ K2, self.0)
    }

    /// A number below `n`, which is not 0.
    #[inline(always)]
    pub fn below(&mut self, n: u32) -> u32 {
        (((self.word() >> 32) * u64::from(n)) >> 32) as u32
    }
}

fn system_seed() -> u64 {
    use std::hash::{BuildHasher, Hasher};
    std::collections::hash_map::RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn hashes_depend_on_every_byte_and_on_length() {
        for len in 0..100usize {
            let mut bytes = vec![7u8; len];
            let mut seen = HashSet::from([hash_bytes(&bytes, 1), hash_bytes(&bytes, 2)]);
            bytes.push(7);
            seen.insert(hash_bytes(&bytes, 1));
            bytes.pop();
            for i in 0..len {
                bytes[i] ^= 0x40;
                seen.insert(hash_bytes(&bytes, 1));
                bytes[i] ^= 0x40;
            }
            assert_eq!(seen.len(), len + 3, "length {len}");
        }
    }

    #[test]
    fn high_and_low_bits_of_integer_hashes_spread() {
        for step in [1u64, 8, 4096, 1 << 32, 1 << 56] {
            let hashes: Vec<u64> = (0..256).map(|i| hash_int(i * step, 99)).collect();
            let high: HashSet<u64> = hashes.iter().map(|h| h >> 32 & 1023).collect();
            let low: HashSet<u64> = hashes.iter().map(|h| h >> 20 & 4095).collect();
            assert!(high.len() > 180 && low.len() > 220, "step {step}: {} {}", high.len(), low.len());
        }
    }
}
