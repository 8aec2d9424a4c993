//! Slices: how they grow.
//!
//! Programs can see capacities, so growth follows Go's: doubling up to 256 elements, then by a quarter
//! plus 192, rounded up to what Go's allocator would hand out. Fit to Go 1.27 on amd64.

/// Sizes that Go's allocator hands out, up to 32 KB.
const SIZE_CLASSES: [usize; 68] = [
    0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448,
    480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096,
    4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072,
    20480, 21760, 24576, 27264, 28672, 32768,
];
const MAX_SMALL: usize = 32768;
const PAGE: usize = 8192;
/// Objects with pointers above this size carry a header of 8 bytes.
const MAX_WITHOUT_HEADER: usize = 512;

/// The bytes that Go's allocator would hand out for a request of `size`.
pub fn round_up_size(size: usize, has_pointers: bool) -> usize {
    let header = if has_pointers && size > MAX_WITHOUT_HEADER { 8 } else { 0 };
    let request = size.saturating_add(header);
    if request <= MAX_SMALL {
        let class = SIZE_CLASSES.partition_point(|&c| c < request);
        return SIZE_CLASSES[class] - header;
    }
    size.checked_next_multiple_of(PAGE).unwrap_or(size)
}

/// The capacity of a slice of capacity `cap` grown to hold `len` elements of `elem_size` bytes, `None` if
/// that is more than memory can hold.
pub fn grown_capacity(len: usize, cap: usize, elem_size: usize, has_pointers: bool) -> Option<usize> {
    const THRESHOLD: usize = 256;
    let wanted = if len > cap.checked_mul(2)? {
        len
    } else if cap < THRESHOLD {
        2 * cap
    } else {
        let mut grown = cap;
        while grown < len {
            grown = grown.checked_add((grown + 3 * THRESHOLD) >> 2)?;
        }
        grown
    };
    if elem_size == 0 {
        return Some(len);
    }
    let bytes = wanted.checked_mul(elem_size).filter(|&b| b <= MAX_ALLOC)?;
    Some(round_up_size(bytes, has_pointers) / elem_size)
}

/// More bytes than any allocation can have.
pub const MAX_ALLOC: usize = 1 << 48;

/// Whether `n` is a length or capacity that a slice of elements of this size can have.
pub fn can_hold(n: i64, elem_size: u64) -> bool {
    u64::try_from(n).is_ok_and(|n| n.checked_mul(elem_size).is_some_and(|bytes| bytes <= MAX_ALLOC as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacities_are_those_that_go_gives() {
        // cap(append(make([]T, n, n), one element)), as printed by Go 1.27.
        assert_eq!(grown_capacity(1, 0, 8, false), Some(1));
        assert_eq!(grown_capacity(6, 5, 8, false), Some(10));
        assert_eq!(grown_capacity(6, 5, 1, false), Some(16));
        assert_eq!(grown_capacity(257, 256, 8, false), Some(512));
        assert_eq!(grown_capacity(513, 512, 8, false), Some(848));
        assert_eq!(grown_capacity(4, 3, 24, true), Some(6));
    }
}
