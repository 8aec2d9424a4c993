//! Times the collector on binary trees, allocating inline as compiled code does.
//!
//! `cargo run --release -p vo-runtime --example binary_trees -- 18`

use std::ffi::c_void;
use std::time::{Duration, Instant};

use vo_runtime::heap::{AllocCache, CollectHook, GcDesc, Heap, HeapConfig, class_for, spill_registers_and};

static NODE: GcDesc = GcDesc::object(16, 0b11);
const CLASS: (usize, usize) = match class_for(16, true) {
    Some(class) => class,
    None => panic!("a node is small"),
};

#[repr(C)]
struct Node {
    left: *mut Node,
    right: *mut Node,
}

struct Worker {
    cache: AllocCache,
    heap: Heap,
    stack_hi: *const usize,
}

impl Worker {
    #[inline(always)]
    fn new_node(&mut self) -> *mut Node {
        let range = &mut self.cache.classes[CLASS.0];
        let cell = range.cur;
        let next = cell + CLASS.1;
        if next > range.lim {
            return self.new_node_slowly();
        }
        range.cur = next;
        // SAFETY: the range holds whole free cells of the class.
        unsafe { *(cell as *mut *const GcDesc) = &NODE };
        (cell + 8) as *mut Node
    }

    #[cold]
    #[inline(never)]
    fn new_node_slowly(&mut self) -> *mut Node {
        // SAFETY: the cache is this worker's, and its roots are on the stack.
        let node = unsafe { self.heap.alloc_class(&raw mut self.cache, CLASS.0, &NODE) };
        node.expect("memory").cast()
    }

    fn build(&mut self, depth: usize) -> *mut Node {
        let node = self.new_node();
        if depth > 0 {
            let (left, right) = (self.build(depth - 1), self.build(depth - 1));
            // SAFETY: the node is live: this frame holds it.
            unsafe { *node = Node { left, right } };
        }
        node
    }
}

fn count(node: *const Node) -> usize {
    // SAFETY: the tree is reachable from the caller's frame.
    unsafe { if (*node).left.is_null() { 1 } else { 1 + count((*node).left) + count((*node).right) } }
}

unsafe fn cycle(data: *mut c_void, heap: &Heap) {
    let worker: *mut Worker = data.cast();
    spill_registers_and(|sp| {
        // SAFETY: the only mutator is inside its allocation; its roots are on its stack.
        unsafe {
            heap.collect(&mut |marker| {
                marker.retire(&raw mut (*worker).cache);
                marker.mark_range(sp, (*worker).stack_hi);
            });
        }
    });
}

fn cpu_time() -> Duration {
    let mut ts = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the clock exists, and `ts` is writable.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut ts) };
    Duration::new(ts.tv_sec as u64, ts.tv_nsec as u32)
}

#[inline(never)]
fn run(worker: &mut Worker, max_depth: usize) {
    println!("stretch tree: {}", count(worker.build(max_depth + 1)));
    let long_lived = worker.build(max_depth);
    for depth in (4..=max_depth).step_by(4) {
        let iterations = 1 << (max_depth - depth + 4);
        let total: usize = (0..iterations).map(|_| count(worker.build(depth))).sum();
        println!("{iterations} trees of depth {depth}: {total}");
    }
    println!("long lived tree: {}", count(long_lived));
}

fn main() {
    let max_depth = std::env::args().nth(1).map_or(18, |text| text.parse().expect("a depth"));
    let began = Instant::now();
    let heap = Heap::new(&HeapConfig::from_env()).expect("address space");
    let mut worker = Box::new(Worker { cache: AllocCache::new(), heap, stack_hi: std::ptr::null() });
    let startup = began.elapsed();
    let top = 0usize;
    worker.stack_hi = &raw const top;
    let data = (&raw mut *worker).cast();
    worker.heap.set_hook(CollectHook { run: cycle, data });
    let cpu = cpu_time();
    run(&mut worker, max_depth);
    println!("startup {startup:?}, cpu {:?}\n{:?}", cpu_time() - cpu, worker.heap.stats());
}
