//! The end of a cycle: sorting blocks by their mark bits.
//!
//! Only bitmaps are read; cells are neither visited nor cleared (a worker zeroes each free run
//! when it takes it), except that the poisoning debug mode fills freed cells here.

use super::classes::NUM_CLASSES;
use super::free::{FreeRuns, Run};
use super::space::{BLOCK_SHIFT, BLOCK_SIZE, BlockMeta, Space, cells_of, kind, words_of};

const END: u32 = u32::MAX;
/// Fills freed cells in the poisoning debug mode.
pub(super) const POISON: u8 = 0xdb;

/// Partly filled blocks of each class, linked through `BlockMeta::span`, in address order.
pub(super) struct PartialBlocks {
    ends: [(u32, u32); NUM_CLASSES],
}

impl PartialBlocks {
    pub fn new() -> PartialBlocks {
        PartialBlocks { ends: [(END, END); NUM_CLASSES] }
    }

    fn push_back(&mut self, space: &Space, class: usize, block: usize) {
        space.set_meta(block, BlockMeta { span: END, ..space.meta(block) });
        let (head, tail) = &mut self.ends[class];
        if *head == END {
            *head = block as u32;
        } else {
            let last = *tail as usize;
            space.set_meta(last, BlockMeta { span: block as u32, ..space.meta(last) });
        }
        *tail = block as u32;
    }

    pub fn pop(&mut self, space: &Space, class: usize) -> Option<u32> {
        let (head, _) = &mut self.ends[class];
        let block = *head;
        if block == END {
            return None;
        }
        *head = space.meta(block as usize).span;
        Some(block)
    }
}

/// What survived a cycle.
#[derive(Default, Clone, Copy)]
pub(super) struct Survivors {
    pub bytes: usize,
    pub objects: usize,
    /// Blocks that hold at least one object.
    pub blocks: usize,
    /// Free blocks with stale bytes.
    pub dirty: usize,
}

/// Clears the mark side of every block in use, before marking.
pub(super) fn clear_marks(space: &Space) {
    let side = space.occupancy_side() ^ 1;
    let high = space.high();
    let mut block = 0;
    while block < high {
        let meta = space.meta(block);
        let (words, step) = match meta.kind {
            kind::SMALL_NOSCAN | kind::SMALL_SCAN => (words_of(meta.cell_size as usize), 1),
            kind::LARGE_NOSCAN | kind::LARGE_SCAN => (1, meta.span as usize),
            _ => (0, 1),
        };
        for i in 0..words {
            // SAFETY: the block is in use and the mutator is stopped.
            unsafe { *space.word(block, i, side) = 0 };
        }
        block += step;
    }
}

/// Sorts all blocks into free runs, partly filled and full ones. Afterwards the marks are the
/// occupancy.
pub(super) fn sweep(space: &Space, free: &mut FreeRuns, partial: &mut PartialBlocks, poison: bool) -> Survivors {
    free.clear();
    *partial = PartialBlocks::new();
    let mut survivors = Survivors::default();
    let mut run = Run { start: 0, len: 0 };
    let high = space.high();
    let mut block = 0;
    while block < high {
        let meta = space.meta(block);
        let blocks = match meta.kind {
            kind::LARGE_NOSCAN | kind::LARGE_SCAN => meta.span as usize,
            _ => 1,
        };
        if poison && !kind::is_free(meta.kind) {
            poison_freed(space, block, meta);
        }
        let live = count_marks(space, block, meta);
        if live == 0 {
            if !kind::is_free(meta.kind) {
                (block..block + blocks).for_each(|b| space.set_kind(b, kind::FREE_DIRTY));
            }
            if space.meta(block).kind == kind::FREE_DIRTY {
                survivors.dirty += blocks;
            }
            run.len += blocks as u32;
        } else {
            free.add(run);
            run = Run { start: (block + blocks) as u32, len: 0 };
            survivors.blocks += blocks;
            survivors.objects += live;
            survivors.bytes += retain(space, partial, block, meta, live);
        }
        block += blocks;
    }
    free.add(run);
    free.prefer_low_addresses();
    space.flip();
    survivors
}

fn count_marks(space: &Space, block: usize, meta: BlockMeta) -> usize {
    let words = match meta.kind {
        kind::SMALL_NOSCAN | kind::SMALL_SCAN => words_of(meta.cell_size as usize),
        kind::LARGE_NOSCAN | kind::LARGE_SCAN => 1,
        _ => 0,
    };
    let side = space.occupancy_side() ^ 1;
    // SAFETY: the block is in use and the mutator is stopped.
    (0..words).map(|i| unsafe { *space.word(block, i, side) }.count_ones() as usize).sum()
}

/// Keeps a block with `live` objects; returns their bytes.
fn retain(space: &Space, partial: &mut PartialBlocks, block: usize, meta: BlockMeta, live: usize) -> usize {
    if !kind::is_small(meta.kind) {
        return (meta.span as usize) << BLOCK_SHIFT;
    }
    let size = meta.cell_size as usize;
    space.set_meta(block, BlockMeta { zeroed: false, ..meta });
    if live < cells_of(size) {
        partial.push_back(space, meta.class as usize, block);
    }
    live * size
}

#[cold]
fn poison_freed(space: &Space, block: usize, meta: BlockMeta) {
    let side = space.occupancy_side();
    let start = space.block_address(block);
    let fill = |address: usize, bytes: usize| {
        // SAFETY: the bytes belong to a cell that was occupied and is not marked, so is dead.
        unsafe { std::ptr::write_bytes(address as *mut u8, POISON, bytes) };
    };
    if !kind::is_small(meta.kind) {
        // SAFETY: the block is in use and the mutator is stopped.
        if unsafe { *space.word(block, 0, side ^ 1) } == 0 {
            fill(start, (meta.span as usize) * BLOCK_SIZE);
        }
        return;
    }
    let size = meta.cell_size as usize;
    for i in 0..words_of(size) {
        // SAFETY: as above.
        let mut dead = unsafe { *space.word(block, i, side) & !*space.word(block, i, side ^ 1) };
        while dead != 0 {
            fill(start + (i * 64 + dead.trailing_zeros() as usize) * size, size);
            dead &= dead - 1;
        }
    }
}

/// Gives free memory back until at most `keep` dirty blocks remain; returns how many do. Memory
/// goes in multiples of `unit` blocks, aligned so: breaking huge pages up costs more than it gives.
pub(super) fn release(space: &Space, free: &FreeRuns, mut dirty: usize, keep: usize, unit: usize) -> usize {
    for run in free.longest_first() {
        if dirty <= keep {
            break;
        }
        let mut start = (run.start as usize).next_multiple_of(unit);
        let end = (run.start + run.len) as usize / unit * unit;
        while start < end && dirty > keep {
            let stale = (start..start + unit).filter(|&b| space.meta(b).kind == kind::FREE_DIRTY);
            let stale = stale.count();
            if stale != 0 {
                space.release(start, unit);
                dirty -= stale;
            }
            start += unit;
        }
    }
    dirty
}
