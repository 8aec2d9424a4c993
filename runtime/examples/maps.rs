//! Times maps: integer and string keys, small, in cache and out of it.
//!
//! `cargo run --release -p vo-runtime --example maps`

use std::ffi::c_void;
use std::time::Instant;

use vo_runtime::hash::Random;
use vo_runtime::heap::{AllocCache, CollectHook, GcDesc, Heap, HeapConfig, OutOfMemory, spill_registers_and};
use vo_runtime::map::{self, EntryLayout, KeyKind, MapAlloc, MapIter, MapType};

struct World {
    heap: Heap,
    cache: AllocCache,
    random: Random,
    stack_hi: *const usize,
}

impl MapAlloc for World {
    unsafe fn alloc(&mut self, payload: usize, desc: *const GcDesc) -> Result<*mut u8, OutOfMemory> {
        // SAFETY: the caller's promise.
        unsafe { self.heap.alloc(&raw mut self.cache, payload, desc) }
    }

    fn random(&mut self) -> u64 {
        self.random.word()
    }
}

unsafe fn cycle(data: *mut c_void, heap: &Heap) {
    let world: *mut World = data.cast();
    spill_registers_and(|sp| {
        // SAFETY: the only mutator is inside its allocation; its roots are on its stack.
        unsafe {
            heap.collect(&mut |marker| {
                marker.retire(&raw mut (*world).cache);
                marker.mark_range(sp, (*world).stack_hi);
            });
        }
    });
}

const fn map_type(kind: KeyKind, key_size: usize, desc: *const GcDesc) -> MapType {
    let layout = EntryLayout::new(kind, key_size, 8, 8, 8);
    MapType {
        key_kind: kind,
        key_size: key_size as u32,
        elem_size: 8,
        key_offset: layout.key_offset,
        elem_offset: layout.elem_offset,
        entry_size: layout.entry_size,
        entry_desc: desc,
        hash: None,
        eq: None,
        key_ty: std::ptr::null(),
    }
}

static INTS: MapType = map_type(KeyKind::Int64, 8, std::ptr::null());
static STR_ENTRY: GcDesc = GcDesc::array(32, 0b10);
static STRS: MapType = map_type(KeyKind::Str, 16, &STR_ENTRY);

fn report(name: &str, n: usize, rounds: usize, mut body: impl FnMut() -> u64) {
    let began = Instant::now();
    let mut sum = 0u64;
    for _ in 0..rounds {
        sum = sum.wrapping_add(body());
    }
    let ns = began.elapsed().as_nanos() as f64 / (n * rounds) as f64;
    println!("{name:28} n={n:<9} {ns:7.2} ns/op  ({sum})");
}

#[inline(never)]
fn run(world: &mut World) {
    // SAFETY: every map and string below is live in this frame or its callers'.
    unsafe {
        for n in [6usize, 1000, 100_000, 3_000_000] {
            let rounds = (6_000_000 / n).clamp(1, 100_000);
            let scramble = |i: usize| (i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
            report("int: build", n, rounds.div_ceil(4), || {
                let m = map::make(&INTS, 0, world).expect("memory");
                for i in 0..n {
                    *map::insert_64(m, scramble(i), world).expect("memory").cast::<u64>() = i as u64;
                }
                map::len(m) as u64
            });
            let m = map::make(&INTS, 0, world).expect("memory");
            for i in 0..n {
                *map::insert_64(m, scramble(i), world).expect("memory").cast::<u64>() = i as u64;
            }
            report("int: hit", n, rounds, || {
                (0..n).map(|i| *map::get_64(m, scramble((i * 7919) % n)).cast::<u64>()).sum()
            });
            report("int: miss", n, rounds, || {
                (0..n).filter(|&i| map::get_64(m, scramble(i) + 1).is_null()).count() as u64
            });
            report("int: update", n, rounds, || {
                for i in 0..n {
                    *map::insert_64(m, scramble(i), world).expect("memory").cast::<u64>() += 1;
                }
                0
            });
            report("int: iterate", n, rounds, || {
                let mut it: MapIter = std::mem::zeroed();
                map::iter_init(m, &raw mut it);
                let mut sum = 0u64;
                while map::iter_next(&raw mut it) {
                    sum = sum.wrapping_add(*it.key.cast::<u64>());
                }
                sum
            });
            report("int: delete and add", n, rounds.div_ceil(4), || {
                for i in 0..n {
                    map::delete_64(m, scramble(i));
                    *map::insert_64(m, scramble(i), world).expect("memory").cast::<u64>() = 1;
                }
                0
            });
        }
        for n in [6usize, 1000, 100_000, 1_000_000] {
            let rounds = (6_000_000 / n).clamp(1, 100_000);
            let words: Vec<String> = (0..n).map(|i| format!("word{}", i * 7919 % 1_000_003)).collect();
            report("string: build", n, rounds.div_ceil(4), || {
                let m = map::make(&STRS, 0, world).expect("memory");
                for w in &words {
                    *map::insert_str(m, w.as_ptr(), w.len(), world).expect("memory").cast::<u64>() += 1;
                }
                map::len(m) as u64
            });
            let m = map::make(&STRS, 0, world).expect("memory");
            report("string: count", n, rounds, || {
                for w in &words {
                    *map::insert_str(m, w.as_ptr(), w.len(), world).expect("memory").cast::<u64>() += 1;
                }
                0
            });
            report("string: hit", n, rounds, || {
                words.iter().map(|w| *map::get_str(m, w.as_ptr(), w.len()).cast::<u64>()).sum()
            });
        }
    }
}

fn main() {
    let heap = Heap::new(&HeapConfig::from_env()).expect("address space");
    let random = Random::from_env();
    let mut world = Box::new(World { heap, cache: AllocCache::new(), random, stack_hi: std::ptr::null() });
    let top = 0usize;
    world.stack_hi = &raw const top;
    let data = (&raw mut *world).cast();
    world.heap.set_hook(CollectHook { run: cycle, data });
    run(&mut world);
}
