//! Size classes, and the bump ranges from which compiled code allocates inline.
//!
//! There are two families of classes. *Pointer-free* cells hold payload only. *Pointer* cells
//! start with an 8-byte header word, the address of the object's `GcDesc`, and the payload
//! follows it. A class belongs to one family, so a block's class tells the marker whether its
//! cells have headers. Both families share one table of payload sizes; sizes above 2 KB are
//! chosen so that a whole number of cells nearly fills a block with and without the header.
//!
//! Knows nothing of blocks or collection.

/// Bytes of the header word in front of an object that may hold pointers.
pub const HEADER: usize = 8;

/// Payload sizes shared by both families: steps of 8 to 128, then eight per doubling to 2048,
/// then what divides a block well.
const LARGE_STEPS: [usize; 13] = [2336, 2720, 3264, 4080, 4096, 4672, 5448, 6544, 8184, 8192, 10912, 16376, 16384];
const FINE_STEPS: usize = 16 + 4 * 8;
/// Number of payload sizes, that is of classes in one family.
pub const CLASSES_PER_FAMILY: usize = FINE_STEPS + LARGE_STEPS.len();
/// Number of classes: first the pointer-free family, then the pointer family.
pub const NUM_CLASSES: usize = 2 * CLASSES_PER_FAMILY;

/// The largest payload with a class in the pointer-free family; larger objects get blocks of
/// their own.
pub const MAX_SMALL_NOSCAN: usize = 16384;
/// The same for objects with pointers: two cells, each with a header, fill a block.
pub const MAX_SMALL_SCAN: usize = 16376;

const PAYLOADS: [usize; CLASSES_PER_FAMILY] = {
    let mut sizes = [0; CLASSES_PER_FAMILY];
    let mut i = 0;
    while i < CLASSES_PER_FAMILY {
        sizes[i] = if i < 16 {
            (i + 1) * 8
        } else if i < FINE_STEPS {
            let doubling = (i - 16) / 8;
            (128 << doubling) + ((i - 16) % 8 + 1) * (16 << doubling)
        } else {
            LARGE_STEPS[i - FINE_STEPS]
        };
        i += 1;
    }
    sizes
};

/// Class of each payload size up to 2048, indexed by words.
const FINE: [u8; 257] = {
    let mut table = [0; 257];
    let mut words = 0;
    let mut class = 0;
    while words < 257 {
        while PAYLOADS[class] < words * 8 {
            class += 1;
        }
        table[words] = class as u8;
        words += 1;
    }
    table
};

const CELLS: [u32; NUM_CLASSES] = {
    let mut cells = [0; NUM_CLASSES];
    let mut i = 0;
    while i < CLASSES_PER_FAMILY {
        cells[i] = PAYLOADS[i] as u32;
        cells[i + CLASSES_PER_FAMILY] = (PAYLOADS[i] + HEADER) as u32;
        i += 1;
    }
    cells
};

/// Bytes of a cell of `class`, header included.
#[inline]
pub const fn cell_size(class: usize) -> usize {
    CELLS[class] as usize
}

/// Whether the cells of `class` carry a header and may hold pointers.
#[inline]
pub const fn class_has_pointers(class: usize) -> bool {
    class >= CLASSES_PER_FAMILY
}

/// The class and cell size for a payload, or `None` if the object is large.
///
/// A payload of zero bytes gets the smallest class; callers that want Go's shared address for
/// zero-size objects use `zero_base` instead.
#[inline]
pub const fn class_for(payload: usize, has_pointers: bool) -> Option<(usize, usize)> {
    let max = if has_pointers { MAX_SMALL_SCAN } else { MAX_SMALL_NOSCAN };
    if payload > max {
        return None;
    }
    let mut class = if payload <= 2048 {
        FINE[payload.div_ceil(8)] as usize
    } else {
        let mut class = FINE_STEPS;
        while PAYLOADS[class] < payload {
            class += 1;
        }
        class
    };
    if has_pointers {
        class += CLASSES_PER_FAMILY;
    }
    Some((class, cell_size(class)))
}

/// The payload that an allocation of `payload` bytes really gets: what `append` may use as
/// capacity without waste.
pub const fn usable_size(payload: usize, has_pointers: bool) -> usize {
    let header = if has_pointers { HEADER } else { 0 };
    match class_for(payload, has_pointers) {
        Some((_, cell)) => cell - header,
        None => (payload + header).next_multiple_of(super::BLOCK_SIZE) - header,
    }
}

/// The free memory that one worker may bump through in one class. The bytes from `cur` to `lim`
/// are zero, and `lim - cur` is a multiple of the class's cell size.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct AllocClass {
    pub cur: usize,
    pub lim: usize,
}

/// Where a worker looks for its next free run of a class.
#[derive(Clone, Copy)]
pub(super) struct Cursor {
    /// The block owned by this worker, or `NO_BLOCK`.
    pub block: u32,
    /// First cell of it that has not been looked at.
    pub next: u32,
}

pub(super) const NO_BLOCK: u32 = u32::MAX;

/// A worker's share of the heap: one bump range per class at offset 0, then private state.
///
/// Class `c` has `cur` at byte `16 * c` and `lim` at byte `16 * c + 8`.
#[repr(C)]
pub struct AllocCache {
    pub classes: [AllocClass; NUM_CLASSES],
    pub(super) cursors: [Cursor; NUM_CLASSES],
}

impl AllocCache {
    pub const fn new() -> AllocCache {
        AllocCache {
            classes: [AllocClass { cur: 0, lim: 0 }; NUM_CLASSES],
            cursors: [Cursor { block: NO_BLOCK, next: 0 }; NUM_CLASSES],
        }
    }

    /// Gives up every range: the next allocation of each class takes the slow path.
    pub fn reset(&mut self) {
        *self = AllocCache::new();
    }
}

impl Default for AllocCache {
    fn default() -> Self {
        AllocCache::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_payload_gets_the_smallest_class_that_holds_it() {
        for has_pointers in [false, true] {
            let header = if has_pointers { HEADER } else { 0 };
            for payload in 0..=MAX_SMALL_SCAN {
                let (class, cell) = class_for(payload, has_pointers).expect("a small payload");
                assert_eq!(class_has_pointers(class), has_pointers);
                assert_eq!(cell, cell_size(class));
                assert!(cell % 8 == 0 && cell >= payload + header);
                if payload > 8 {
                    assert!(cell_size(class - 1) < payload + header, "payload {payload}");
                }
            }
        }
        assert!(class_for(MAX_SMALL_SCAN + 1, true).is_none());
        assert!(class_for(MAX_SMALL_NOSCAN + 1, false).is_none());
    }
}
