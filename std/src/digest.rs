//! Natives of `crypto/md5`, `crypto/sha1`, `crypto/sha256`, `crypto/sha512`, `hash/crc32`, `hash/crc64`:
//! the steps over whole blocks.

use sha2::block_api::{compress256, compress512};
use vo_runtime::NativeEntry;

use crate::abi::{Bytes, native};

/// The words of MD5's table: the integer part of 2^32 |sin(i + 1)|.
const fn md5_table() -> [u32; 64] {
    // Sines by the recurrence would lose bits: these are the numbers of RFC 1321.
    [
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8,
        0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340,
        0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87,
        0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c,
        0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039,
        0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92,
        0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
        0xeb86d391,
    ]
}

fn md5(h: &mut [u32; 4], blocks: &[u8]) {
    const TABLE: [u32; 64] = md5_table();
    const TURNS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    for block in blocks.as_chunks::<64>().0 {
        let w: [u32; 16] = std::array::from_fn(|i| u32::from_le_bytes(block[4 * i..][..4].try_into().expect("four")));
        let [mut a, mut b, mut c, mut d] = *h;
        for i in 0..64 {
            let (f, k) = match i / 16 {
                0 => (b & c | !b & d, i),
                1 => (d & b | !d & c, 5 * i + 1),
                2 => (b ^ c ^ d, 3 * i + 5),
                _ => (c ^ (b | !d), 7 * i),
            };
            let sum = a.wrapping_add(f).wrapping_add(TABLE[i]).wrapping_add(w[k % 16]);
            (a, d, c) = (d, c, b);
            b = b.wrapping_add(sum.rotate_left(TURNS[i / 16][i % 4]));
        }
        for (h, v) in h.iter_mut().zip([a, b, c, d]) {
            *h = h.wrapping_add(v);
        }
    }
}

fn sha1(h: &mut [u32; 5], blocks: &[u8]) {
    for block in blocks.as_chunks::<64>().0 {
        let mut w = [0u32; 80];
        for i in 0..80 {
            w[i] = if i < 16 {
                u32::from_be_bytes(block[4 * i..][..4].try_into().expect("four"))
            } else {
                (w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16]).rotate_left(1)
            };
        }
        let [mut a, mut b, mut c, mut d, mut e] = *h;
        for (i, w) in w.iter().enumerate() {
            let (f, k) = match i / 20 {
                0 => (b & c | !b & d, 0x5A827999u32),
                1 => (b ^ c ^ d, 0x6ED9EBA1),
                2 => (b & c | b & d | c & d, 0x8F1BBCDC),
                _ => (b ^ c ^ d, 0xCA62C1D6),
            };
            let t = a.rotate_left(5).wrapping_add(f).wrapping_add(e).wrapping_add(k).wrapping_add(*w);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, t);
        }
        for (h, v) in h.iter_mut().zip([a, b, c, d, e]) {
            *h = h.wrapping_add(v);
        }
    }
}

/// Reflected CRC of 64 bits by a table of bytes; one of 32 bits fits too.
fn crc(mut crc: u64, table: &[u64; 256], p: &[u8]) -> u64 {
    for &b in p {
        crc = table[usize::from(crc as u8 ^ b)] ^ (crc >> 8);
    }
    crc
}

/// The tables for eight bytes at a time, from that of one.
fn slicing(one: &[u32; 256]) -> Box<[[u32; 256]; 8]> {
    let mut all = Box::new([*one; 8]);
    for k in 1..8 {
        for i in 0..256 {
            let v = all[k - 1][i];
            all[k][i] = one[usize::from(v as u8)] ^ (v >> 8);
        }
    }
    all
}

/// Reflected CRC of 32 bits.
fn crc32(mut crc: u32, one: &[u32; 256], p: &[u8]) -> u32 {
    let mut rest = p;
    if p.len() >= 4096 {
        let t = slicing(one);
        let (chunks, tail) = p.as_chunks::<8>();
        for c in chunks {
            let lo = u32::from_le_bytes([c[0], c[1], c[2], c[3]]) ^ crc;
            let [a, b, d, e] = lo.to_le_bytes().map(usize::from);
            crc = t[7][a]
                ^ t[6][b]
                ^ t[5][d]
                ^ t[4][e]
                ^ t[3][usize::from(c[4])]
                ^ t[2][usize::from(c[5])]
                ^ t[1][usize::from(c[6])]
                ^ t[0][usize::from(c[7])];
        }
        rest = tail;
    }
    for &b in rest {
        crc = one[usize::from(crc as u8 ^ b)] ^ (crc >> 8);
    }
    crc
}

pub const NATIVES: &[NativeEntry] = &[
    native!("crypto/md5.step", |h: *mut [u32; 4], p: Bytes| {
        let mut p = p;
        // SAFETY: the address of a digest's state, which nothing else uses meanwhile; likewise below.
        md5(unsafe { &mut *h }, p.as_mut());
    }),
    native!("crypto/sha1.step", |h: *mut [u32; 5], p: Bytes| {
        let mut p = p;
        // SAFETY: as above.
        sha1(unsafe { &mut *h }, p.as_mut());
    }),
    native!("crypto/sha256.step", |h: *mut [u32; 8], p: Bytes| {
        let mut p = p;
        // SAFETY: as above.
        compress256(unsafe { &mut *h }, p.as_mut().as_chunks::<64>().0);
    }),
    native!("crypto/sha512.step", |h: *mut [u64; 8], p: Bytes| {
        let mut p = p;
        // SAFETY: as above.
        compress512(unsafe { &mut *h }, p.as_mut().as_chunks::<128>().0);
    }),
    native!("hash/crc32.update", |crc: u32, table: *mut [u32; 256], p: Bytes| -> u32 {
        let mut p = p;
        // SAFETY: the address of a table that does not change.
        !crc32(!crc, unsafe { &*table }, p.as_mut())
    }),
    native!("hash/crc64.update", |sum: u64, table: *mut [u64; 256], p: Bytes| -> u64 {
        let mut p = p;
        // SAFETY: the address of a table that does not change.
        !crc(!sum, unsafe { &*table }, p.as_mut())
    }),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crcs_of_long_texts_are_those_of_their_bytes() {
        let one: [u32; 256] = std::array::from_fn(|i| (0..8).fold(i as u32, |c, _| (c >> 1) ^ ((c & 1) * 0xedb88320)));
        let text: Vec<u8> = (0..5003u32).map(|i| ((i * i) >> 3) as u8).collect();
        let wide: [u64; 256] = one.map(u64::from);
        assert_eq!(u64::from(crc32(!0, &one, &text)), crc(u64::from(!0u32), &wide, &text));
        assert_eq!(!crc32(!0, &one, b"123456789"), 0xcbf43926);
    }
}
