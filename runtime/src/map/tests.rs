//! Maps against std's, in a heap that is collected often, with roots found on the stack.

use std::collections::{HashMap, HashSet};
use std::ffi::c_void;

use super::*;
use crate::hash::{Random, hash_f64};
use crate::heap::{AllocCache, CollectHook, Heap, HeapConfig, Stress, spill_registers_and};

/// A mutator whose roots are its thread's stack.
struct World {
    heap: Heap,
    cache: AllocCache,
    random: Random,
    stack_hi: *const usize,
}

impl World {
    /// Calls `test` in frames that lie below the top of the scanned stack.
    fn run(stress: Stress, test: fn(&mut World)) {
        let top = 0usize;
        let mut world = World::new(stress, &top);
        std::hint::black_box(test)(&mut world);
    }

    fn new(stress: Stress, stack_hi: &usize) -> Box<World> {
        let config = HeapConfig { reserve: 1 << 30, stress, poison: true, ..HeapConfig::default() };
        let heap = Heap::new(&config).expect("address space");
        let random = Random::from_seed(42);
        let mut world = Box::new(World { heap, cache: AllocCache::new(), random, stack_hi });
        let data = (&raw mut *world).cast();
        world.heap.set_hook(CollectHook { run: World::cycle, data });
        world
    }

    unsafe fn cycle(data: *mut c_void, heap: &Heap) {
        let world: *mut World = data.cast();
        spill_registers_and(|sp| {
            // SAFETY: this thread is the only mutator, and all its roots are on its stack.
            unsafe {
                heap.collect(&mut |marker| {
                    marker.retire(&raw mut (*world).cache);
                    marker.mark_range(sp, (*world).stack_hi);
                });
            }
        });
    }
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

const fn map_type(kind: KeyKind, key_size: usize, elem_size: usize, desc: *const GcDesc) -> MapType {
    let layout = EntryLayout::new(kind, key_size, if key_size < 8 { key_size } else { 8 }, elem_size, 8);
    MapType {
        key_kind: kind,
        key_size: key_size as u32,
        elem_size: elem_size as u32,
        key_offset: layout.key_offset,
        elem_offset: layout.elem_offset,
        entry_size: layout.entry_size,
        entry_desc: desc,
        hash: None,
        eq: None,
        key_ty: std::ptr::null(),
    }
}

static INT64: MapType = map_type(KeyKind::Int64, 8, 8, std::ptr::null());
static INT32: MapType = map_type(KeyKind::Int32, 4, 8, std::ptr::null());
static INT8: MapType = map_type(KeyKind::Int8, 1, 8, std::ptr::null());
static PAIRS: MapType = map_type(KeyKind::Memory, 16, 8, std::ptr::null());
static STR_ENTRY: GcDesc = GcDesc::array(32, 0b10);
static STR: MapType = map_type(KeyKind::Str, 16, 8, &STR_ENTRY);
static FLOAT: MapType =
    MapType { hash: Some(float_hash), eq: Some(float_eq), ..map_type(KeyKind::Generic, 8, 8, std::ptr::null()) };

unsafe extern "C" fn float_hash(key: *const u8, seed: u64, _: *const u8) -> HashResult {
    // SAFETY: the key is a float. Infinity stands for a key that can't be hashed.
    let key = unsafe { *key.cast::<f64>() };
    HashResult { hash: hash_f64(key, seed), ok: u64::from(!key.is_infinite()) }
}

unsafe extern "C" fn float_eq(a: *const u8, b: *const u8, _: *const u8) -> bool {
    // SAFETY: the keys are floats.
    unsafe { *a.cast::<f64>() == *b.cast::<f64>() }
}

/// The key number `n` of each kind, written to `out`; a string's bytes are allocated.
fn key_of(world: &mut World, ty: &MapType, n: u64, out: &mut [u64; 2]) {
    match ty.key_kind {
        KeyKind::Str => {
            let text = format!("{n:0width$}", width = n as usize % 40);
            // SAFETY: the string is fresh; its only pointer goes to `out`, on the stack.
            unsafe {
                let p = world.alloc(text.len(), std::ptr::null()).expect("memory");
                std::ptr::copy_nonoverlapping(text.as_ptr(), p, text.len());
                *out = [p as u64, text.len() as u64];
            }
        }
        KeyKind::Generic => *out = [(n as f64 - 3.0).to_bits(), 0],
        KeyKind::Memory => *out = [n % 7, n],
        _ => *out = [n, 0],
    }
}

fn number_of(ty: &MapType, key: *const u8) -> u64 {
    // SAFETY: the key is one of the type's, made by `key_of`.
    unsafe {
        match ty.key_kind {
            KeyKind::Str => {
                let StrKey { ptr, len } = StrKey::read(key);
                let text = std::str::from_utf8(std::slice::from_raw_parts(ptr, len)).expect("digits");
                text.parse().expect("digits")
            }
            KeyKind::Generic => (*key.cast::<f64>() + 3.0) as u64,
            KeyKind::Memory => *key.cast::<u64>().add(1),
            kind => key::read_int(kind, key),
        }
    }
}

/// A map and its model, in which each insertion of a new key has a number of its own.
struct Pair<'a> {
    ty: &'static MapType,
    map: *mut GoMap,
    model: HashMap<u64, u64>,
    stamp: u64,
    world: &'a mut World,
}

impl Pair<'_> {
    fn step(&mut self, key_range: u32) {
        let n = u64::from(self.world.random.below(key_range));
        let action = self.world.random.below(100);
        let mut key = [0; 2];
        key_of(self.world, self.ty, n, &mut key);
        let key = key.as_ptr().cast();
        // SAFETY: the map and the key are live: this frame and the caller's hold them.
        unsafe {
            if action < 45 {
                let elem = insert_generic(self.ty, self.map, key, self.world).expect("a key");
                if *elem.cast::<u64>() == 0 {
                    self.stamp += 1;
                    *elem.cast() = self.stamp;
                    assert!(self.model.insert(n, self.stamp).is_none(), "key {n} was lost");
                } else {
                    assert_eq!(self.model.get(&n), Some(&*elem.cast()));
                }
            } else if action < 85 {
                delete_generic(self.ty, self.map, key).expect("a key");
                self.model.remove(&n);
            } else {
                let elem = get_generic(self.ty, self.map, key).expect("a key").cast::<u64>();
                assert_eq!(elem.as_ref(), self.model.get(&n));
            }
            assert_eq!(len(self.map), self.model.len() as i64);
        }
    }

    /// Iterates while changing the map with the given chance (in percent) at each entry.
    fn iterate(&mut self, changes: u32, key_range: u32) {
        let mut present: HashSet<u64> = self.model.values().copied().collect();
        let mut produced = HashSet::new();
        // SAFETY: a value of words.
        let mut it: MapIter = unsafe { std::mem::zeroed() };
        // SAFETY: the map is live, and the iterator is in scanned memory.
        unsafe {
            iter_init(self.map, &raw mut it);
            while iter_next(&raw mut it) {
                let (n, stamp) = (number_of(self.ty, it.key), *it.elem.cast::<u64>());
                assert_eq!(self.model.get(&n), Some(&stamp), "a deleted entry was produced");
                assert!(produced.insert(stamp), "an entry was produced twice");
                while self.world.random.below(100) < changes {
                    if self.world.random.below(300) == 0 {
                        clear(self.map);
                        self.model.clear();
                    }
                    self.step(key_range);
                    let now: HashSet<u64> = self.model.values().copied().collect();
                    present.retain(|stamp| now.contains(stamp));
                }
            }
        }
        assert!(produced.is_superset(&present), "an entry was missed");
    }
}

fn check(world: &mut World, ty: &'static MapType, rounds: u32, key_range: u32) {
    // SAFETY: the type is static.
    let map = unsafe { make(ty, 0, world) }.expect("memory");
    let mut pair = Pair { ty, map, model: HashMap::new(), stamp: 0, world };
    for round in 0..rounds {
        for _ in 0..key_range / 2 {
            pair.step(key_range);
        }
        pair.iterate(0, key_range);
        pair.iterate(if round % 2 == 0 { 30 } else { 90 }, key_range);
        // SAFETY: the map is live.
        let copy = unsafe { clone(pair.map, pair.world) }.expect("memory");
        pair.map = copy;
    }
}

#[test]
fn maps_agree_with_a_model_while_iterated_and_changed() {
    World::run(Stress::Off, |world| {
        for ty in [&INT64, &INT32, &INT8, &PAIRS, &STR, &FLOAT] {
            check(world, ty, 200, 6);
            check(world, ty, 100, 30);
            check(world, ty, 10, 250);
        }
        check(world, &INT64, 4, 2000);
    });
}

#[test]
fn maps_survive_collections_at_every_allocation() {
    World::run(Stress::EveryAllocation, |world| {
        for ty in [&INT64, &STR, &FLOAT] {
            check(world, ty, 30, 12);
            check(world, ty, 4, 100);
        }
    });
}

#[test]
fn nan_keys_accumulate_and_zeros_are_one_key() {
    World::run(Stress::Off, |world| {
        // SAFETY: the map and the keys are live in this frame.
        unsafe {
            let m = make(&FLOAT, 0, world).expect("memory");
            let mut insert = |key: f64, value: u64| {
                let elem = insert_generic(&FLOAT, m, (&raw const key).cast(), world);
                *elem.expect("a key").cast::<u64>() = value;
            };
            insert(0.0, 1);
            insert(-0.0, 2);
            assert_eq!(len(m), 1);
            for i in 0..20 {
                insert(f64::NAN, 10 + i);
            }
            assert_eq!(len(m), 21);
            let nan = f64::NAN;
            assert!(get_generic(&FLOAT, m, (&raw const nan).cast()).expect("a key").is_null());
            // NaN entries are produced even after the array they began in was left behind.
            let mut it: MapIter = std::mem::zeroed();
            iter_init(m, &raw mut it);
            let (mut count, mut sum) = (0, 0);
            while iter_next(&raw mut it) {
                count += 1;
                sum += *it.elem.cast::<u64>();
                insert(f64::from(count), 0);
            }
            assert_eq!((count, sum), (21, 2 + (10..30).sum::<u64>()));
            let infinite = f64::INFINITY;
            let null = std::ptr::null_mut();
            assert_eq!(get_generic(&FLOAT, null, (&raw const infinite).cast()), Err(MapError::Unhashable));
        }
    });
}

#[test]
fn iteration_order_varies() {
    World::run(Stress::Off, |world| {
        let mut firsts = HashSet::new();
        // SAFETY: the map is live in this frame.
        unsafe {
            let m = make(&INT64, 100, world).expect("memory");
            for key in 0..8 {
                insert_int(m, key, world).expect("memory");
            }
            for _ in 0..100 {
                let mut it: MapIter = std::mem::zeroed();
                iter_init(m, &raw mut it);
                assert!(iter_next(&raw mut it));
                firsts.insert(*it.key.cast::<u64>());
            }
        }
        assert_eq!(firsts.len(), 8);
    });
}

#[test]
fn a_queue_of_keys_needs_no_growth() {
    World::run(Stress::Off, |world| {
        // SAFETY: the map is live in this frame.
        unsafe {
            let m = make(&INT64, 0, world).expect("memory");
            for key in 0..100_000 {
                insert_64(m, key, world).expect("memory");
                if key >= 50 {
                    delete_64(m, key - 50);
                }
            }
            assert_eq!(len(m), 50);
            assert!((*m).cap < 256, "capacity {}", (*m).cap);
        }
    });
}
