//! The arena: one reserved range of 32 KB blocks, and the side tables that describe them.
//!
//! Invariants:
//! - Blocks below `high` have been formatted at least once; above it everything is untouched.
//! - Each block has a 16-byte `BlockMeta`, and 64 pairs of bitmap words. A pair's two words are
//!   the *occupancy* and the *mark* bits of the same 64 cells, so that marking an object touches
//!   one cache line. Which is which flips after each cycle.
//! - A cell is allocated exactly if its occupancy bit is set. Cells in a worker's bump range
//!   count as allocated; they are zero, and a null header means "nothing to scan".
//! - Pair `i` of block `b` is stored at `i ^ swizzle(b)`: most blocks use few pairs, and without
//!   it their words would crowd into a quarter of the cache sets.
//!
//! Knows nothing of roots, descriptors or workers.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::classes::{cell_size, class_has_pointers};

pub(super) const BLOCK_SHIFT: usize = 15;
/// Bytes of a block.
pub const BLOCK_SIZE: usize = 1 << BLOCK_SHIFT;
const PAIRS: usize = 64;
/// Bytes at the arena's start that keep small pages.
const SMALL_PAGES: usize = 4 << 20;

/// What a block is used for.
pub(super) mod kind {
    /// Free, and its bytes are zero.
    pub const FREE: u8 = 0;
    /// Free, with stale bytes.
    pub const FREE_DIRTY: u8 = 1;
    /// Cells of a pointer-free class.
    pub const SMALL_NOSCAN: u8 = 2;
    /// Cells of a class with pointers.
    pub const SMALL_SCAN: u8 = 3;
    /// First block of a large object without pointers.
    pub const LARGE_NOSCAN: u8 = 4;
    /// First block of a large object with pointers.
    pub const LARGE_SCAN: u8 = 5;
    /// A further block of a large object.
    pub const LARGE_TAIL: u8 = 6;

    pub const fn is_free(kind: u8) -> bool {
        kind <= FREE_DIRTY
    }

    pub const fn is_small(kind: u8) -> bool {
        kind & 6 == 2
    }
}

#[repr(C, align(16))]
#[derive(Clone, Copy)]
pub(super) struct BlockMeta {
    /// `ceil(2^32 / cell_size)`: turns an offset into a cell index by multiplication.
    pub magic: u32,
    pub cell_size: u32,
    pub kind: u8,
    pub class: u8,
    /// Small blocks: the cells that were never handed out hold zero bytes.
    pub zeroed: bool,
    pub _pad: u8,
    /// Large head: length in blocks. Large tail: distance to the head. Small: the next block of
    /// the list of partly filled blocks.
    pub span: u32,
}

/// A cell of the heap, as found from any address within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Address of the cell: its header, if it has one.
    pub start: usize,
    /// Bytes of the cell, header included.
    pub size: usize,
    pub has_header: bool,
}

#[derive(Clone, Copy)]
pub(super) struct Located {
    pub block: usize,
    pub index: usize,
    pub meta: BlockMeta,
}

pub(super) struct Space {
    base: usize,
    /// Blocks in the reservation.
    pub capacity: usize,
    meta: *mut BlockMeta,
    bits: *mut u64,
    high: AtomicUsize,
    /// 0 or 1: which word of each pair holds occupancy.
    occupancy_side: AtomicUsize,
    mappings: [(usize, usize); 3],
}

// SAFETY: the tables are plain memory; who may write them when is stated on each method.
unsafe impl Send for Space {}
// SAFETY: as above.
unsafe impl Sync for Space {}

fn reserve(bytes: usize) -> Option<usize> {
    // SAFETY: an anonymous mapping at an address of the system's choice disturbs nothing.
    let p = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    (p != libc::MAP_FAILED).then_some(p as usize)
}

/// Beyond a start that small programs don't leave, the arena asks for huge pages: fewer faults on
/// first touch, and fewer misses in the address translation of large heaps.
fn ask_for_huge_pages(start: usize, bytes: usize) {
    #[cfg(target_os = "linux")]
    if bytes != 0 {
        // SAFETY: advice on a mapping of ours; where it can't be followed, nothing changes.
        unsafe { libc::madvise(start as *mut _, bytes, libc::MADV_HUGEPAGE) };
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (start, bytes);
}

fn unmap((start, len): (usize, usize)) {
    if len != 0 {
        // SAFETY: the range is a mapping made by `reserve` and dropped once.
        unsafe { libc::munmap(start as *mut _, len) };
    }
}

#[inline(always)]
fn swizzle(block: usize) -> usize {
    (block & 3) << 4
}

impl Space {
    /// Reserves `bytes` of address space, or the largest half, quarter ... of it to be had.
    pub fn reserve(bytes: usize) -> Option<Space> {
        const ALIGN: usize = 2 << 20;
        const SMALLEST: usize = 256 << 20;
        let bytes = bytes.next_multiple_of(ALIGN).max(ALIGN);
        if let Some(space) = Space::try_reserve(bytes, ALIGN) {
            return Some(space);
        }
        // Address space is limited: stacks and code need some of it too.
        let halves = std::iter::successors(Some(bytes), |bytes| Some((bytes / 2).next_multiple_of(ALIGN)));
        let mut smaller = halves.skip(1).take_while(|&bytes| bytes >= SMALLEST);
        let granted = smaller.find(|&bytes| Space::try_reserve(bytes, ALIGN).is_some())?;
        Space::try_reserve((granted / 2).max(SMALLEST).next_multiple_of(ALIGN), ALIGN)
    }

    fn try_reserve(bytes: usize, align: usize) -> Option<Space> {
        let capacity = bytes >> BLOCK_SHIFT;
        let sizes = [bytes + align, capacity * size_of::<BlockMeta>(), capacity * PAIRS * 16];
        let mut mappings = [(0, 0); 3];
        for (i, size) in sizes.into_iter().enumerate() {
            match reserve(size) {
                Some(start) => mappings[i] = (start, size),
                None => {
                    mappings.into_iter().for_each(unmap);
                    return None;
                }
            }
        }
        let base = mappings[0].0.next_multiple_of(align);
        ask_for_huge_pages(base + SMALL_PAGES, bytes.saturating_sub(SMALL_PAGES));
        Some(Space {
            base,
            capacity,
            meta: mappings[1].0 as *mut BlockMeta,
            bits: mappings[2].0 as *mut u64,
            high: AtomicUsize::new(0),
            occupancy_side: AtomicUsize::new(0),
            mappings,
        })
    }

    /// One past the highest block ever used.
    #[inline(always)]
    pub fn high(&self) -> usize {
        self.high.load(Relaxed)
    }

    /// Moves the frontier up by `blocks`; the caller holds the heap's lock.
    pub fn extend(&self, blocks: usize) -> Option<usize> {
        let high = self.high();
        if self.capacity - high < blocks {
            return None;
        }
        self.high.store(high + blocks, Relaxed);
        Some(high)
    }

    #[inline(always)]
    pub fn base(&self) -> usize {
        self.base
    }

    #[inline(always)]
    pub fn block_address(&self, block: usize) -> usize {
        self.base + (block << BLOCK_SHIFT)
    }

    #[inline(always)]
    pub fn meta(&self, block: usize) -> BlockMeta {
        debug_assert!(block < self.capacity);
        // SAFETY: `block` is within the table, whose untouched entries read as zero.
        unsafe { *self.meta.add(block) }
    }

    /// The caller holds the heap's lock, or owns the block.
    #[inline(always)]
    pub fn set_meta(&self, block: usize, meta: BlockMeta) {
        debug_assert!(block < self.capacity);
        // SAFETY: within the table, and no other thread touches this entry (see above).
        unsafe { *self.meta.add(block) = meta }
    }

    /// The caller holds the heap's lock, or owns the block.
    pub fn set_kind(&self, block: usize, kind: u8) {
        self.set_meta(block, BlockMeta { kind, ..self.meta(block) });
    }

    /// 0 or 1, to be passed to `word`: the words that hold occupancy bits.
    #[inline(always)]
    pub fn occupancy_side(&self) -> usize {
        self.occupancy_side.load(Relaxed)
    }

    /// Makes the marks of the finished cycle the occupancy; no mutator runs.
    pub fn flip(&self) {
        self.occupancy_side.store(self.occupancy_side() ^ 1, Relaxed);
    }

    /// Address of the bitmap word for cells `64 * i ..` of a block.
    #[inline(always)]
    pub fn word(&self, block: usize, i: usize, side: usize) -> *mut u64 {
        debug_assert!(block < self.capacity && i < PAIRS);
        // SAFETY: `i ^ swizzle` stays below PAIRS, so the word is within the block's pairs.
        unsafe { self.bits.add((block * PAIRS + (i ^ swizzle(block))) * 2 + side) }
    }

    /// Finds the cell that `address` lies in, if its block is in use; the cell may be free.
    /// `limit` is the byte size of the blocks below `high`.
    #[inline(always)]
    pub fn locate(&self, address: usize, limit: usize) -> Option<Located> {
        let offset = address.wrapping_sub(self.base);
        if offset >= limit {
            return None;
        }
        let block = offset >> BLOCK_SHIFT;
        let meta = self.meta(block);
        if kind::is_small(meta.kind) {
            let within = (offset & (BLOCK_SIZE - 1)) as u64;
            let index = ((within * u64::from(meta.magic)) >> 32) as usize;
            return Some(Located { block, index, meta });
        }
        if kind::is_free(meta.kind) {
            return None;
        }
        let head = if meta.kind == kind::LARGE_TAIL { block - meta.span as usize } else { block };
        Some(Located { block: head, index: 0, meta: self.meta(head) })
    }

    /// The allocated cell that holds `address`.
    pub fn resolve(&self, address: usize) -> Option<Cell> {
        let at = self.locate(address, self.high() << BLOCK_SHIFT)?;
        // SAFETY: `locate` returns a block within the table and an index within the block.
        let occupied = unsafe { *self.word(at.block, at.index >> 6, self.occupancy_side()) };
        if occupied >> (at.index & 63) & 1 == 0 {
            return None;
        }
        let start = self.block_address(at.block);
        Some(if kind::is_small(at.meta.kind) {
            let size = at.meta.cell_size as usize;
            let has_header = at.meta.kind == kind::SMALL_SCAN;
            Cell { start: start + at.index * size, size, has_header }
        } else {
            let size = (at.meta.span as usize) << BLOCK_SHIFT;
            Cell { start, size, has_header: at.meta.kind == kind::LARGE_SCAN }
        })
    }

    /// Prepares a free block for cells of `class`, all of them free.
    pub fn format_small(&self, block: usize, class: usize) {
        let size = cell_size(class);
        let zeroed = self.meta(block).kind == kind::FREE;
        let kind = if class_has_pointers(class) { kind::SMALL_SCAN } else { kind::SMALL_NOSCAN };
        self.set_meta(
            block,
            BlockMeta {
                magic: u32::MAX / size as u32 + 1,
                cell_size: size as u32,
                kind,
                class: class as u8,
                zeroed,
                _pad: 0,
                span: 0,
            },
        );
        let side = self.occupancy_side();
        for i in 0..words_of(size) {
            // SAFETY: the block was free, so nobody else reads its bitmap.
            unsafe { *self.word(block, i, side) = 0 };
        }
    }

    /// Makes `blocks` free blocks from `head` one large object, occupied.
    pub fn format_large(&self, head: usize, blocks: usize, kind: u8) {
        let meta = BlockMeta { magic: 0, cell_size: 0, kind, class: 0, zeroed: false, _pad: 0, span: blocks as u32 };
        self.set_meta(head, meta);
        for distance in 1..blocks {
            let meta = BlockMeta { kind: kind::LARGE_TAIL, span: distance as u32, ..meta };
            self.set_meta(head + distance, meta);
        }
        // SAFETY: the block was free, so nobody else reads its bitmap.
        unsafe { *self.word(head, 0, self.occupancy_side()) = 1 };
    }

    /// Finds the next run of free cells of a small block from cell `from`, at most `max` cells
    /// long, and marks it occupied. The caller owns the block.
    pub fn take_run(&self, block: usize, from: usize, cells: usize, max: usize) -> Option<(usize, usize)> {
        let side = self.occupancy_side();
        // SAFETY: indices below `cells` are within the block, which the caller owns.
        let word = |i: usize| unsafe { *self.word(block, i >> 6, side) };
        let mut start = from;
        loop {
            if start >= cells {
                return None;
            }
            let free = !word(start) >> (start & 63);
            if free != 0 {
                start += free.trailing_zeros() as usize;
                break;
            }
            start = (start | 63) + 1;
        }
        if start >= cells {
            return None;
        }
        let limit = cells.min(start + max);
        let mut end = start + 1;
        while end < limit {
            let used = word(end) >> (end & 63);
            if used != 0 {
                end += used.trailing_zeros() as usize;
                break;
            }
            end = (end | 63) + 1;
        }
        let end = end.min(limit);
        self.occupy(block, start, end, side);
        Some((start, end))
    }

    fn occupy(&self, block: usize, start: usize, end: usize, side: usize) {
        let mut i = start;
        while i < end {
            let bit = i & 63;
            let n = (64 - bit).min(end - i);
            let mask = (u64::MAX >> (64 - n)) << bit;
            // SAFETY: the cells are within the block, which the caller of `take_run` owns.
            unsafe { *self.word(block, i >> 6, side) |= mask };
            i += n;
        }
    }

    /// Gives the memory of free blocks back to the system; they read as zero afterwards.
    pub fn release(&self, block: usize, blocks: usize) {
        // SAFETY: the blocks are free, so nobody relies on their bytes.
        unsafe {
            libc::madvise(self.block_address(block) as *mut _, blocks << BLOCK_SHIFT, libc::MADV_DONTNEED);
        }
        for b in block..block + blocks {
            debug_assert!(kind::is_free(self.meta(b).kind));
            self.set_kind(b, kind::FREE);
        }
    }
}

impl Drop for Space {
    fn drop(&mut self) {
        self.mappings.into_iter().for_each(unmap);
    }
}

/// Cells of `size` bytes in a block.
#[inline(always)]
pub(super) fn cells_of(size: usize) -> usize {
    BLOCK_SIZE / size
}

/// Bitmap words for a block of cells of `size` bytes.
#[inline(always)]
pub(super) fn words_of(size: usize) -> usize {
    cells_of(size).div_ceil(64)
}
