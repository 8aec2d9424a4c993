//! Marking: finding every cell that roots reach.
//!
//! Invariants:
//! - A cell's mark bit is set before the cell is put on the stack, so it is scanned once.
//! - Only occupied cells are marked, so a stale word never revives a freed cell.
//! - Every word is conservative: it may be a pointer to any byte of a cell, or no pointer.
//!
//! The mutator does not run while a marker lives. With `SHARED`, several markers work at once and
//! set mark bits atomically (`markers` shares the work between them).
//!
//! Knows nothing of goroutines' stacks: whoever provides the roots calls `mark_range` on them.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::HEADER;
use super::classes::AllocCache;
use super::desc::{GcDesc, GcKind};
use super::markers::Exchange;
use super::space::{BLOCK_SHIFT, Space, kind};

/// Cells in flight between their prefetch and their scan.
const IN_FLIGHT: usize = 8;

/// How many cells are scanned between two looks at whether another thread wants work.
const SHARE_INTERVAL: u32 = 128;
/// Pending cells below which none are given away.
const SHARE_MIN: usize = 4;

pub struct Marker<'h, const SHARED: bool = false> {
    space: &'h Space,
    /// Bytes of the arena in use.
    limit: usize,
    occupancy_side: usize,
    /// Cells that are marked but not scanned.
    pending: Vec<usize>,
}

#[inline(always)]
fn prefetch(address: usize) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: a prefetch never faults.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch(address as *const i8, _MM_HINT_T0);
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = address;
}

impl<'h, const SHARED: bool> Marker<'h, SHARED> {
    /// A marker that has `pending` cells, already marked, to scan.
    pub(super) fn new(space: &'h Space, pending: Vec<usize>) -> Self {
        Marker { space, limit: space.high() << BLOCK_SHIFT, occupancy_side: space.occupancy_side(), pending }
    }

    /// Marks the cell that `word` points into, if it does.
    #[inline(always)]
    pub fn mark_word(&mut self, word: usize) {
        let Some(at) = self.space.locate(word, self.limit) else { return };
        let bit = 1u64 << (at.index & 63);
        let occupied = self.space.word(at.block, at.index >> 6, self.occupancy_side);
        let marks = self.space.word(at.block, at.index >> 6, self.occupancy_side ^ 1);
        // SAFETY: both words belong to a block in use. Nobody writes occupancy now, and marks are
        // written by this marker only, or by all of them atomically.
        unsafe {
            if *occupied & bit == 0 {
                return;
            }
            if SHARED {
                let marks = AtomicU64::from_ptr(marks);
                if marks.load(Relaxed) & bit != 0 || marks.fetch_or(bit, Relaxed) & bit != 0 {
                    return;
                }
            } else {
                if *marks & bit != 0 {
                    return;
                }
                *marks |= bit;
            }
        }
        if at.meta.kind & 1 == 0 {
            return; // a pointer-free kind
        }
        let cell = self.space.block_address(at.block) + at.index * at.meta.cell_size as usize;
        prefetch(cell);
        self.pending.push(cell);
    }

    /// Whether the object at an address has been marked; what is no object of the heap never dies.
    pub fn is_marked(&self, object: usize) -> bool {
        let Some(at) = self.space.locate(object, self.limit) else { return true };
        let marks = self.space.word(at.block, at.index >> 6, self.occupancy_side ^ 1);
        // SAFETY: the word belongs to a block in use, and no other marker works now.
        unsafe { *marks & 1 << (at.index & 63) != 0 }
    }

    /// Lets the next drain mark what an object points to, but not the object itself.
    pub(super) fn scan_contents(&mut self, object: usize) {
        if let Some(at) = self.space.locate(object, self.limit).filter(|at| at.meta.kind & 1 != 0) {
            self.pending.push(self.space.block_address(at.block) + at.index * at.meta.cell_size as usize);
        }
    }

    /// Marks what the words from `lo` up to `hi` point to.
    ///
    /// # Safety
    /// The range is readable and its start is aligned to 8 bytes.
    #[inline]
    pub unsafe fn mark_range(&mut self, lo: *const usize, hi: *const usize) {
        let mut p = lo;
        while p < hi {
            // SAFETY: `p` is within the range that the caller vouches for.
            unsafe {
                self.mark_word(*p);
                p = p.add(1);
            }
        }
    }

    /// Takes back a worker's bump ranges. The provider of roots does this for each worker, for
    /// the ranges' cells are free after the cycle.
    ///
    /// # Safety
    /// `cache` is a live cache of this heap, and its worker is stopped.
    pub unsafe fn retire(&mut self, cache: *mut AllocCache) {
        // SAFETY: the caller vouches for the cache.
        unsafe { (*cache).reset() }
    }

    /// Scans until nothing is pending. Cells pass through a short queue, so that each has been
    /// fetched by the time it is scanned. With an exchange, other threads get a part of what is
    /// pending when they want it.
    pub(super) fn drain(&mut self, exchange: Option<&Exchange>) {
        let mut until_share = SHARE_INTERVAL;
        let mut queue = [0usize; IN_FLIGHT];
        let (mut head, mut len) = (0usize, 0usize);
        loop {
            while len < IN_FLIGHT {
                let Some(cell) = self.pending.pop() else { break };
                prefetch(cell);
                queue[(head + len) % IN_FLIGHT] = cell;
                len += 1;
            }
            if len == 0 {
                return;
            }
            let cell = queue[head];
            head = (head + 1) % IN_FLIGHT;
            len -= 1;
            self.scan(cell);
            if SHARED {
                until_share -= 1;
                if until_share == 0 {
                    until_share = SHARE_INTERVAL;
                    self.share(exchange);
                }
            }
        }
    }

    /// Gives the older half of what is pending away, if that is wanted: it was found nearer to the
    /// roots and leads to more.
    fn share(&mut self, exchange: Option<&Exchange>) {
        if let Some(exchange) = exchange
            && self.pending.len() >= SHARE_MIN
            && exchange.wants_work()
        {
            let half = self.pending.len() / 2;
            exchange.offer(self.pending.drain(..half).collect());
        }
    }

    /// Takes cells over that another marker gave away.
    pub(super) fn take(&mut self, cells: Vec<usize>) {
        self.pending.extend(cells);
    }

    #[inline(always)]
    fn scan(&mut self, cell: usize) {
        // SAFETY: `cell` is an occupied cell with a header: null, or a live descriptor's address.
        let Some(desc) = (unsafe { (*(cell as *const *const GcDesc)).as_ref() }) else { return };
        let payload = cell + HEADER;
        if desc.kind == GcKind::Object && desc.nbits <= 64 {
            self.mark_masked(payload, desc.mask);
        } else {
            self.scan_general(cell, desc);
        }
    }

    #[inline(always)]
    fn mark_masked(&mut self, payload: usize, mut mask: u64) {
        while mask != 0 {
            let i = mask.trailing_zeros() as usize;
            mask &= mask - 1;
            // SAFETY: the descriptor flags only words of the object.
            self.mark_word(unsafe { *((payload + i * 8) as *const usize) });
        }
    }

    fn scan_general(&mut self, cell: usize, desc: &GcDesc) {
        let payload = cell + HEADER;
        if desc.kind == GcKind::Object {
            self.mark_element(payload, desc);
            return;
        }
        let end = cell + self.cell_bytes(cell);
        if desc.kind == GcKind::Conservative || (desc.size == 8 && desc.mask == 1) {
            // SAFETY: the range is the payload of a cell.
            unsafe { self.mark_range(payload as *const usize, end as *const usize) };
            return;
        }
        let size = desc.size as usize;
        if desc.nbits == 0 || size == 0 {
            return;
        }
        let mut element = payload;
        while element + size <= end {
            if desc.nbits <= 64 {
                self.mark_masked(element, desc.mask);
            } else {
                self.mark_element(element, desc);
            }
            element += size;
        }
    }

    fn mark_element(&mut self, element: usize, desc: &GcDesc) {
        if desc.nbits <= 64 {
            return self.mark_masked(element, desc.mask);
        }
        for i in 0..desc.nbits.div_ceil(64) as usize {
            // SAFETY: the bitmap has `nbits.div_ceil(64)` words.
            let mask = unsafe { *desc.bitmap.add(i) };
            self.mark_masked(element + i * 512, mask);
        }
    }

    fn cell_bytes(&self, cell: usize) -> usize {
        let meta = self.space.meta((cell - self.space.base()) >> BLOCK_SHIFT);
        if kind::is_small(meta.kind) { meta.cell_size as usize } else { (meta.span as usize) << BLOCK_SHIFT }
    }

    pub(super) fn into_pending(self) -> Vec<usize> {
        self.pending
    }
}
