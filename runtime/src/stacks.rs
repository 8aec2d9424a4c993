//! The stacks of goroutines: slots of reserved address space, committed by the system as they are touched.
//!
//! A slot holds three stacks. The native stack grows down from the *pivot*, the interpreter's slot stack
//! grows up from the same address, and the memory stack grows up from a place of its own:
//!
//! ```text
//! base        limit                 pivot                   memory                end
//!  | margin    | <---- native stack | slot stack ---->       | memory stack ----> |
//! ```
//!
//! The pivot lies in the middle of a page, so a goroutine that is parked after few calls has touched one
//! page for both. Slots are carved from large mappings, since the system limits the number of mappings;
//! they are reused, and never given back while the program runs.

use std::io;

use crate::memory::Region;

/// Address space of a goroutine's stacks, other than main's.
const SLOT: usize = 256 << 20;
/// The same when there are very many goroutines.
const SMALL_SLOT: usize = 64 << 20;
/// How many slots are large.
const LARGE_SLOTS: usize = 4096;
/// The same at least, where address space is limited, and then so many mapped at once.
const LEAST_SLOT: usize = 1 << 20;
const LEAST_SLOTS: usize = 16;
/// Slots mapped at once.
const SLOTS_PER_CHUNK: usize = 256;
/// What compiled code may use below its limit: leaf frames, runtime functions, signal frames.
pub const STACK_MARGIN: usize = 128 << 10;
/// Where in its page the pivot lies: a parked goroutine has more bytes below than above.
const PIVOT_IN_PAGE: usize = 2304;
const PAGE: usize = 4096;
/// Pivots of neighbours lie in different cache lines.
const COLOURS: usize = 8;
const LINE: usize = 64;

/// The stacks of one goroutine, as addresses.
#[derive(Clone, Copy, Debug)]
pub struct Stacks {
    /// Lowest address.
    pub base: usize,
    /// Highest address of the native stack, lowest of the slot stack.
    pub pivot: usize,
    /// Lowest address of the memory stack, after the highest of the slot stack.
    pub memory: usize,
    pub end: usize,
}

impl Stacks {
    fn divide(base: usize, len: usize, colour: usize) -> Stacks {
        let half = base + len / 2;
        let pivot = half + PIVOT_IN_PAGE + (colour % COLOURS) * (LINE + PAGE);
        Stacks { base, pivot, memory: base + len / 4 * 3, end: base + len }
    }

    /// Gives back what the stacks have touched beyond `keep` bytes of each; 0 keeps nothing.
    pub fn release(&self, keep: usize) {
        let page_up = |address: usize| address.next_multiple_of(PAGE);
        let ranges = if keep == 0 {
            [(self.base, self.end), (0, 0), (0, 0)]
        } else {
            [
                (self.base, (self.pivot - keep) / PAGE * PAGE),
                (page_up(self.pivot + keep), self.memory),
                (page_up(self.memory + keep), self.end),
            ]
        };
        for (low, high) in ranges.into_iter().filter(|(low, high)| low < high) {
            // SAFETY: whole pages of stacks that nobody runs on; they read as zero afterwards.
            unsafe { libc::madvise(low as *mut libc::c_void, high - low, libc::MADV_DONTNEED) };
        }
    }

    /// Where the native stack ends for compiled code.
    pub fn native_limit(&self) -> usize {
        self.base + STACK_MARGIN
    }
}

/// All stacks of one program.
#[derive(Debug, Default)]
pub struct StackPool {
    chunks: Vec<Region>,
    /// Unused part of the last chunk.
    next: usize,
    end: usize,
    slot: usize,
    handed_out: usize,
}

impl StackPool {
    /// New stacks of the usual size. Those of finished goroutines are reused by whoever keeps them.
    pub fn take(&mut self) -> io::Result<Stacks> {
        if self.next == self.end {
            let slot = if self.handed_out < LARGE_SLOTS { SLOT } else { SMALL_SLOT };
            let (base, len) = self.map_most(SLOTS_PER_CHUNK * slot, LEAST_SLOT)?;
            // Where address space is limited, a chunk has a few slots, or one.
            let slot = slot.min(len / LEAST_SLOTS).max(LEAST_SLOT);
            (self.next, self.end, self.slot) = (base, base + len / slot * slot, slot);
        }
        let base = self.next;
        self.next += self.slot;
        self.handed_out += 1;
        Ok(Stacks::divide(base, self.slot, self.handed_out))
    }

    /// Stacks of a size of their own.
    pub fn take_sized(&mut self, len: usize) -> io::Result<Stacks> {
        let (base, len) = self.map_most(len, LEAST_SLOT)?;
        Ok(Stacks::divide(base, len, 0))
    }

    /// Maps `len` bytes, or as large a part of them as the system grants, and says how many.
    fn map_most(&mut self, mut len: usize, least: usize) -> io::Result<(usize, usize)> {
        loop {
            match self.map(len) {
                Ok(base) => return Ok((base, len)),
                Err(error) if len / 2 < least => return Err(error),
                Err(_) => len /= 2,
            }
        }
    }

    fn map(&mut self, len: usize) -> io::Result<usize> {
        let region = Region::reserve(len)?;
        region.use_small_pages();
        let base = region.base() as usize;
        self.chunks.push(region);
        Ok(base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn released_stacks_keep_what_is_near_their_start() {
        let mut pool = StackPool::default();
        let s = pool.take().expect("address space");
        let places = [s.pivot - 8, s.pivot, s.memory, s.pivot - (1 << 20), s.pivot + (1 << 20), s.memory + (1 << 20)];
        // SAFETY: all places lie in the stacks.
        let read = || places.map(|p| unsafe { *(p as *const u64) });
        // SAFETY: as above.
        places.iter().for_each(|&p| unsafe { *(p as *mut u64) = 7 });
        s.release(64 << 10);
        assert_eq!(read(), [7, 7, 7, 0, 0, 0]);
        s.release(0);
        assert_eq!(read(), [0; 6]);
    }

    #[test]
    fn stacks_do_not_overlap_and_share_the_page_at_the_pivot() {
        let mut pool = StackPool::default();
        let mut all: Vec<Stacks> = (0..2 * SLOTS_PER_CHUNK).map(|_| pool.take().expect("address space")).collect();
        all.sort_by_key(|s| s.base);
        for pair in all.windows(2) {
            assert!(pair[0].end <= pair[1].base);
        }
        for s in all {
            assert!(s.base < s.native_limit() && s.native_limit() < s.pivot);
            assert!(s.pivot < s.memory && s.memory < s.end);
            assert_eq!(s.pivot % 16, 0);
            assert!((1024..PAGE - 1024).contains(&(s.pivot % PAGE)));
        }
    }
}
