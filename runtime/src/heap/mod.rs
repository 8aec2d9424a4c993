//! The heap: a non-moving mark-sweep collector over size classes.
//!
//! Objects live in cells of 32 KB blocks of one reserved arena (`space`), or, if large, in
//! blocks of their own. Compiled code allocates by bumping a range of its worker's `AllocCache`
//! (`classes`); when the range is empty, the slow path takes the next run of free cells from the
//! block's occupancy bitmap and zeroes it. A cycle marks what the roots reach (`mark`, `markers`) and sorts
//! blocks by their mark bits (`sweep`).
//!
//! What compiled code must know:
//! - The bytes between `cur` and `lim` are zero. An object with pointers stores its descriptor's
//!   address in the first word of its cell; the object's address is the cell's plus 8.
//! - Any pointer to a byte of an object keeps it alive, whether in a flagged word of the heap, on
//!   a scanned stack or in a saved register. Code that only holds a pointer *past the end* of an
//!   object does not keep it alive: it names the next cell, which is merely kept longer. Go needs
//!   no more: a slice or string cut at its end has capacity or length zero, and a struct whose
//!   last field has size zero is padded by its type's layout. A compiler that turns indices into
//!   moving pointers has to keep the base alive in the loop.
//! - Objects never move.
//!
//! The heap must not know what the roots are. When a cycle is due it calls its owner's
//! `CollectHook`, which stops the mutators and calls `collect` with a closure that marks roots
//! and retires every worker's cache. `Heap` has no global state, and the only parts shared
//! between workers (lists of blocks) sit behind a lock taken once per exhausted block.

mod classes;
mod desc;
mod free;
mod mark;
mod markers;
mod roots;
mod space;
mod sweep;
#[cfg(test)]
mod tests;
mod watch;

use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant, SystemTime};

use parking_lot::Mutex;

pub use classes::{
    AllocCache, AllocClass, CLASSES_PER_FAMILY, HEADER, MAX_SMALL_NOSCAN, MAX_SMALL_SCAN, NUM_CLASSES, cell_size,
    class_for, class_has_pointers, usable_size,
};
pub use desc::{GcDesc, GcKind};
pub use mark::Marker;
pub use roots::spill_registers_and;
pub use space::{BLOCK_SIZE, Cell};
pub use watch::{Interest, Watch};

use classes::{Cursor, NO_BLOCK};
use free::FreeRuns;
use markers::Markers;
use space::{BLOCK_SHIFT, Space, cells_of, kind};
use sweep::PartialBlocks;

/// Longest run handed to a worker: what is zeroed stays in the first-level cache until used.
const MAX_RUN: usize = 8192;
/// Allocation between cycles is never less than this.
const MIN_BUDGET: usize = 4 << 20;
/// Size of the arena in blocks from which marking with several threads is worth their waking.
const PARALLEL_BLOCKS: usize = (8 << 20) >> BLOCK_SHIFT;
const HUGE_PAGE: usize = 2 << 20;
/// Blocks of free memory beyond need that are not worth giving back.
const MIN_EXCESS: usize = (16 << 20) >> BLOCK_SHIFT;

/// How eagerly the heap collects, for finding missing roots.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Stress {
    #[default]
    Off,
    /// A cycle at each slow path.
    SlowPath,
    /// A cycle at each allocation: bump ranges hold a single object, so that inline allocation
    /// always reaches the slow path.
    EveryAllocation,
}

#[derive(Clone, Debug)]
pub struct HeapConfig {
    /// Growth that triggers a cycle, in percent of the live heap (Go's GOGC); `None`: never.
    pub percent: Option<u32>,
    /// Bytes of blocks in use beyond which allocation fails.
    pub memory_limit: Option<usize>,
    /// Address space to reserve.
    pub reserve: usize,
    pub stress: Stress,
    /// Fill freed cells with a pattern.
    pub poison: bool,
    /// Threads that help with marking; `None`: up to three, if there are cores to spare.
    pub helpers: Option<usize>,
}

impl Default for HeapConfig {
    fn default() -> Self {
        HeapConfig {
            percent: Some(100),
            memory_limit: None,
            reserve: 128 << 30,
            stress: Stress::Off,
            poison: false,
            helpers: None,
        }
    }
}

impl HeapConfig {
    /// The defaults, changed by `GOGC`, `VO_GC_STRESS`, `VO_GC_POISON`, `VO_GC_HELPERS` and
    /// `VO_MEMORY_LIMIT` (bytes, or with a suffix K, M, G).
    pub fn from_env() -> HeapConfig {
        let mut config = HeapConfig::default();
        let var = |name: &str| std::env::var(name).ok();
        match var("GOGC").as_deref() {
            Some("off") => config.percent = None,
            Some(text) => config.percent = text.parse().map_or(config.percent, Some),
            None => {}
        }
        config.stress = match var("VO_GC_STRESS").as_deref() {
            Some("1") => Stress::SlowPath,
            Some("2") => Stress::EveryAllocation,
            _ => Stress::Off,
        };
        config.poison = var("VO_GC_POISON").is_some_and(|v| v != "0");
        config.helpers = var("VO_GC_HELPERS").and_then(|v| v.parse().ok());
        config.memory_limit = var("VO_MEMORY_LIMIT").and_then(|v| parse_bytes(&v));
        config
    }
}

fn parse_bytes(text: &str) -> Option<usize> {
    let text = text.trim();
    let (digits, shift) = match text.as_bytes().last()? {
        b'k' | b'K' => (&text[..text.len() - 1], 10),
        b'm' | b'M' => (&text[..text.len() - 1], 20),
        b'g' | b'G' => (&text[..text.len() - 1], 30),
        _ => (text, 0),
    };
    digits.parse::<usize>().ok()?.checked_shl(shift)
}

/// The memory limit or the address space is exhausted, even after a cycle.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("out of memory: cannot allocate {bytes} bytes")]
pub struct OutOfMemory {
    pub bytes: usize,
}

/// How the heap asks its owner for a cycle: `run(data, heap)` stops the mutators, calls
/// `heap.collect`, and lets them go. It runs on the allocating thread and must not allocate from
/// the heap.
#[derive(Clone, Copy)]
pub struct CollectHook {
    pub run: unsafe fn(*mut c_void, &Heap),
    pub data: *mut c_void,
}

// SAFETY: the hook's owner promises that it may run on any mutator thread.
unsafe impl Send for CollectHook {}

#[derive(Clone, Copy, Debug, Default)]
pub struct HeapStats {
    pub cycles: usize,
    pub total_pause: Duration,
    pub max_pause: Duration,
    /// When the last cycle ended.
    pub last_cycle: Option<SystemTime>,
    /// Since the start, in whole runs.
    pub bytes_allocated: usize,
    /// Since the start, in whole runs.
    pub objects_allocated: usize,
    /// After the last cycle.
    pub live_bytes: usize,
    /// After the last cycle.
    pub live_objects: usize,
    /// Blocks in use, in bytes.
    pub heap_in_use: usize,
    /// Blocks ever used, in bytes.
    pub heap_reserved: usize,
}

/// What workers share, behind the heap's lock.
struct Shared {
    free: FreeRuns,
    partial: PartialBlocks,
    hook: Option<CollectHook>,
    memory_limit: Option<usize>,
    /// Blocks not free.
    used: usize,
    /// Free blocks whose memory has not been given back, at most.
    dirty: usize,
    mark_stack: Vec<usize>,
    markers: Markers,
    stats: HeapStats,
}

pub struct Heap {
    space: Space,
    shared: Mutex<Shared>,
    /// Bytes handed out since the last cycle.
    allocated: AtomicUsize,
    objects: AtomicUsize,
    /// Value of `allocated` at which the next cycle is due.
    trigger: AtomicUsize,
    /// Go's GOGC; `usize::MAX` is off.
    percent: AtomicUsize,
    collecting: AtomicBool,
    stress: Stress,
    poison: bool,
    helpers: Option<usize>,
    max_run: usize,
}

/// The address of all objects of size zero.
pub fn zero_base() -> *mut u8 {
    static ZERO_BASE: AtomicUsize = AtomicUsize::new(0);
    ZERO_BASE.as_ptr().cast()
}

impl Heap {
    /// Reserves address space; touches no memory of it.
    pub fn new(config: &HeapConfig) -> Result<Heap, OutOfMemory> {
        let space = Space::reserve(config.reserve).ok_or(OutOfMemory { bytes: config.reserve })?;
        let every = config.stress == Stress::EveryAllocation;
        let heap = Heap {
            space,
            shared: Mutex::new(Shared {
                free: FreeRuns::default(),
                partial: PartialBlocks::new(),
                hook: None,
                memory_limit: config.memory_limit,
                used: 0,
                dirty: 0,
                mark_stack: Vec::new(),
                markers: Markers::default(),
                stats: HeapStats::default(),
            }),
            allocated: AtomicUsize::new(0),
            objects: AtomicUsize::new(0),
            trigger: AtomicUsize::new(usize::MAX),
            percent: AtomicUsize::new(config.percent.map_or(usize::MAX, |p| p as usize)),
            collecting: AtomicBool::new(false),
            stress: config.stress,
            poison: config.poison,
            helpers: config.helpers,
            max_run: if every { 1 } else { MAX_RUN },
        };
        heap.set_trigger(&heap.shared.lock());
        Ok(heap)
    }

    /// Names whoever runs cycles. Without a hook the heap only grows.
    pub fn set_hook(&self, hook: CollectHook) {
        self.shared.lock().hook = Some(hook);
    }

    /// Sets Go's GOGC and returns what it was; `None` is off.
    pub fn set_percent(&self, percent: Option<u32>) -> Option<u32> {
        let new = percent.map_or(usize::MAX, |p| p as usize);
        let old = self.percent.swap(new, Relaxed);
        self.set_trigger(&self.shared.lock());
        u32::try_from(old).ok()
    }

    /// Sets the limit on bytes in use and returns what it was.
    pub fn set_memory_limit(&self, limit: Option<usize>) -> Option<usize> {
        let mut shared = self.shared.lock();
        let old = std::mem::replace(&mut shared.memory_limit, limit);
        self.set_trigger(&shared);
        old
    }

    pub fn stress(&self) -> Stress {
        self.stress
    }

    /// Whether enough has been allocated for a cycle to be due.
    pub fn should_collect(&self) -> bool {
        self.stress != Stress::Off || self.allocated.load(Relaxed) >= self.trigger.load(Relaxed)
    }

    /// Allocates `payload` zeroed bytes, described by `desc` (null: no pointers), and returns the
    /// payload's address, aligned to 8 bytes.
    ///
    /// # Safety
    /// `cache` is the calling worker's cache of this heap; `desc` outlives the object; all
    /// pointers the caller still needs are visible to the hook's roots.
    #[inline]
    pub unsafe fn alloc(
        &self,
        cache: *mut AllocCache,
        payload: usize,
        desc: *const GcDesc,
    ) -> Result<*mut u8, OutOfMemory> {
        match class_for(payload, !desc.is_null()) {
            // SAFETY: the class fits the descriptor; the rest is the caller's promise.
            Some((class, _)) => unsafe { self.alloc_class(cache, class, desc) },
            None => self.alloc_large(payload, desc),
        }
    }

    /// Allocates a cell of `class`, with the header stored if the class has one; returns the
    /// payload's address.
    ///
    /// # Safety
    /// As for `alloc`; `desc` is null exactly if the class has no pointers.
    #[inline]
    pub unsafe fn alloc_class(
        &self,
        cache: *mut AllocCache,
        class: usize,
        desc: *const GcDesc,
    ) -> Result<*mut u8, OutOfMemory> {
        debug_assert_eq!(class_has_pointers(class), !desc.is_null());
        // SAFETY: the cache is the caller's own, and its ranges hold whole free cells.
        unsafe {
            let range = &raw mut (*cache).classes[class];
            let mut cell = (*range).cur;
            let next = cell + cell_size(class);
            if next <= (*range).lim {
                (*range).cur = next;
            } else {
                cell = self.refill(cache, class)?;
            }
            if desc.is_null() {
                return Ok(cell as *mut u8);
            }
            *(cell as *mut *const GcDesc) = desc;
            Ok((cell + HEADER) as *mut u8)
        }
    }

    /// The slow path: collects if that is due, gives the worker a new range, and takes its first
    /// cell.
    #[cold]
    #[inline(never)]
    unsafe fn refill(&self, cache: *mut AllocCache, class: usize) -> Result<usize, OutOfMemory> {
        if self.should_collect() {
            self.run_hook();
        }
        let size = cell_size(class);
        let cells = cells_of(size);
        let max = (self.max_run / size).max(1);
        loop {
            // SAFETY: the cache is the caller's own. The hook may have reset it, so the cursor is
            // read anew each time.
            let cursor = unsafe { &mut (*cache).cursors[class] };
            if cursor.block != NO_BLOCK {
                let block = cursor.block as usize;
                if let Some((start, end)) = self.space.take_run(block, cursor.next as usize, cells, max) {
                    cursor.next = end as u32;
                    let first = self.space.block_address(block) + start * size;
                    let bytes = (end - start) * size;
                    if !self.space.meta(block).zeroed {
                        // SAFETY: the run's cells were free, and now belong to this worker.
                        unsafe { std::ptr::write_bytes(first as *mut u8, 0, bytes) };
                    }
                    self.allocated.fetch_add(bytes, Relaxed);
                    self.objects.fetch_add(end - start, Relaxed);
                    // SAFETY: the cache is the caller's own.
                    unsafe {
                        (*cache).classes[class] = AllocClass { cur: first + size, lim: first + bytes };
                    }
                    return Ok(first);
                }
                cursor.block = NO_BLOCK;
            }
            let block = self.take_block(class).or_else(|| {
                self.run_hook();
                self.take_block(class)
            });
            let block = block.ok_or(OutOfMemory { bytes: size })?;
            // SAFETY: as above.
            unsafe { (*cache).cursors[class] = Cursor { block, next: 0 } };
        }
    }

    /// A block with free cells of `class`.
    fn take_block(&self, class: usize) -> Option<u32> {
        let mut shared = self.shared.lock();
        if let Some(block) = shared.partial.pop(&self.space, class) {
            return Some(block);
        }
        let block = self.take_blocks(&mut shared, 1)?;
        if self.space.meta(block).kind == kind::FREE_DIRTY {
            shared.dirty = shared.dirty.saturating_sub(1);
        }
        self.space.format_small(block, class);
        Some(block as u32)
    }

    fn take_blocks(&self, shared: &mut Shared, blocks: usize) -> Option<usize> {
        if shared.memory_limit.is_some_and(|limit| (shared.used + blocks) << BLOCK_SHIFT > limit) {
            return None;
        }
        let start = match shared.free.take(u32::try_from(blocks).ok()?) {
            Some(start) => start as usize,
            None => self.space.extend(blocks)?,
        };
        shared.used += blocks;
        Some(start)
    }

    #[cold]
    #[inline(never)]
    fn alloc_large(&self, payload: usize, desc: *const GcDesc) -> Result<*mut u8, OutOfMemory> {
        let failed = OutOfMemory { bytes: payload };
        let header = if desc.is_null() { 0 } else { HEADER };
        let bytes = payload.checked_add(header + BLOCK_SIZE - 1).ok_or(failed)?;
        let blocks = bytes >> BLOCK_SHIFT;
        let bytes = blocks << BLOCK_SHIFT;
        // An object beyond the budget counts before it is allocated, or a row of huge objects
        // would overshoot by one.
        let due = self.allocated.load(Relaxed).saturating_add(bytes) > self.trigger.load(Relaxed)
            && self.allocated.load(Relaxed) > MIN_BUDGET / 4;
        if due || self.should_collect() {
            self.run_hook();
        }
        let kind = if desc.is_null() { kind::LARGE_NOSCAN } else { kind::LARGE_SCAN };
        let head = self.take_large(blocks, kind).or_else(|| {
            self.run_hook();
            self.take_large(blocks, kind)
        });
        let start = self.space.block_address(head.ok_or(failed)?);
        self.allocated.fetch_add(bytes, Relaxed);
        self.objects.fetch_add(1, Relaxed);
        if header != 0 {
            // SAFETY: the blocks are this object's, and the header word is its first.
            unsafe { *(start as *mut *const GcDesc) = desc };
        }
        Ok((start + header) as *mut u8)
    }

    /// Takes and zeroes `blocks` adjacent blocks.
    fn take_large(&self, blocks: usize, kind: u8) -> Option<usize> {
        let mut shared = self.shared.lock();
        let head = self.take_blocks(&mut shared, blocks)?;
        for block in head..head + blocks {
            if self.space.meta(block).kind == kind::FREE_DIRTY {
                shared.dirty = shared.dirty.saturating_sub(1);
                // SAFETY: the block was free and is now this object's.
                unsafe { std::ptr::write_bytes(self.space.block_address(block) as *mut u8, 0, BLOCK_SIZE) };
            }
        }
        self.space.format_large(head, blocks, kind);
        Some(head)
    }

    fn run_hook(&self) {
        let hook = self.shared.lock().hook;
        if let Some(hook) = hook
            && !self.collecting.swap(true, Relaxed)
        {
            // SAFETY: the hook's owner promises that it may run on an allocating thread.
            unsafe { (hook.run)(hook.data, self) };
            self.collecting.store(false, Relaxed);
        }
    }

    /// Runs one cycle. `roots` marks every root and retires the cache of every worker.
    ///
    /// # Safety
    /// No mutator runs during the call, and the roots are complete.
    pub unsafe fn collect(&self, roots: &mut dyn FnMut(&mut Marker<'_>)) {
        // SAFETY: the caller's promise.
        unsafe { self.collect_watching(roots, &mut []) }
    }

    /// Runs one cycle, and finds out which of the watched objects it leaves unreachable.
    ///
    /// # Safety
    /// As for [`Heap::collect`].
    pub unsafe fn collect_watching(&self, roots: &mut dyn FnMut(&mut Marker<'_>), watched: &mut [Watch]) {
        let began = Instant::now();
        let mut guard = self.shared.lock();
        let shared = &mut *guard;
        sweep::clear_marks(&self.space);
        let mut marker = Marker::<false>::new(&self.space, std::mem::take(&mut shared.mark_stack));
        roots(&mut marker);
        let pending = marker.into_pending();
        shared.mark_stack = if self.space.high() >= PARALLEL_BLOCKS {
            shared.markers.mark(&self.space, pending, self.helpers)
        } else {
            let mut marker = Marker::<false>::new(&self.space, pending);
            marker.drain(None);
            marker.into_pending()
        };
        if !watched.is_empty() {
            let mut marker = Marker::<false>::new(&self.space, std::mem::take(&mut shared.mark_stack));
            watch::find_dead(&mut marker, watched);
            shared.mark_stack = marker.into_pending();
        }
        let live = sweep::sweep(&self.space, &mut shared.free, &mut shared.partial, self.poison);
        shared.used = live.blocks;
        let stats = &mut shared.stats;
        stats.cycles += 1;
        stats.live_bytes = live.bytes;
        stats.live_objects = live.objects;
        stats.bytes_allocated += self.allocated.swap(0, Relaxed);
        self.set_trigger(shared);
        // What the coming cycle will not allocate goes back to the system, but a part of it at a
        // time: a program that frees much at once often needs it again, and touching fresh memory
        // costs ten times what clearing old memory does.
        let budget = self.trigger.load(Relaxed).min(live.bytes.saturating_add(MIN_BUDGET));
        let excess = live.dirty.saturating_sub((budget >> BLOCK_SHIFT) + live.blocks / 4);
        shared.dirty = live.dirty;
        if excess > MIN_EXCESS {
            let keep = live.dirty - excess / 4;
            let huge = HUGE_PAGE >> BLOCK_SHIFT;
            shared.dirty = sweep::release(&self.space, &shared.free, live.dirty, keep, huge);
        }
        let pause = began.elapsed();
        shared.stats.total_pause += pause;
        shared.stats.last_cycle = Some(SystemTime::now());
        shared.stats.max_pause = shared.stats.max_pause.max(pause);
    }

    fn set_trigger(&self, shared: &Shared) {
        let live = shared.stats.live_bytes;
        let mut trigger = match self.percent.load(Relaxed) {
            usize::MAX => usize::MAX,
            percent => (live / 100).saturating_mul(percent).max(MIN_BUDGET),
        };
        if let Some(limit) = shared.memory_limit {
            let room = limit.saturating_sub(live);
            trigger = trigger.min(room - room / 8).max(BLOCK_SIZE);
        }
        self.trigger.store(trigger, Relaxed);
    }

    /// Gives the memory of all free blocks back to the system, for when the program is idle.
    pub fn release_free_memory(&self) {
        let mut shared = self.shared.lock();
        shared.dirty = sweep::release(&self.space, &shared.free, shared.dirty, 0, 1);
    }

    /// The allocated cell that holds `address`, if any.
    pub fn resolve(&self, address: usize) -> Option<Cell> {
        self.space.resolve(address)
    }

    /// The arena's addresses in use: no pointer outside leads to an object.
    pub fn address_range(&self) -> std::ops::Range<usize> {
        self.space.base()..self.space.block_address(self.space.high())
    }

    pub fn stats(&self) -> HeapStats {
        let shared = self.shared.lock();
        let mut stats = shared.stats;
        stats.bytes_allocated += self.allocated.load(Relaxed);
        stats.objects_allocated = self.objects.load(Relaxed);
        stats.heap_in_use = shared.used << BLOCK_SHIFT;
        stats.heap_reserved = self.space.high() << BLOCK_SHIFT;
        stats
    }
}
