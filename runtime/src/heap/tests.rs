//! The collector against a shadow model, with exact roots.

use std::collections::{HashMap, HashSet};
use std::ffi::c_void;

use super::*;

/// A mutator whose roots are a list of words.
struct Mutator {
    heap: Heap,
    cache: AllocCache,
    roots: Vec<usize>,
}

impl Mutator {
    fn new(config: HeapConfig) -> Box<Mutator> {
        let config = HeapConfig { reserve: 1 << 30, ..config };
        let heap = Heap::new(&config).expect("address space");
        let mut mutator = Box::new(Mutator { heap, cache: AllocCache::new(), roots: Vec::new() });
        let data = (&raw mut *mutator).cast();
        mutator.heap.set_hook(CollectHook { run: Mutator::run_cycle, data });
        mutator
    }

    unsafe fn run_cycle(data: *mut c_void, heap: &Heap) {
        let mutator: *mut Mutator = data.cast();
        // SAFETY: the mutator is stopped in its allocation, and its roots are complete.
        unsafe {
            heap.collect(&mut |marker| {
                marker.retire(&raw mut (*mutator).cache);
                for &word in &(*mutator).roots {
                    marker.mark_word(word);
                }
            });
        }
    }

    fn collect(&mut self) {
        let this: *mut Mutator = self;
        // SAFETY: as in `run_cycle`.
        unsafe { Mutator::run_cycle(this.cast(), &(*this).heap) }
    }

    fn alloc(&mut self, payload: usize, desc: Option<&'static GcDesc>) -> usize {
        self.try_alloc(payload, desc).expect("memory")
    }

    fn try_alloc(&mut self, payload: usize, desc: Option<&'static GcDesc>) -> Result<usize, OutOfMemory> {
        let desc = desc.map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: the cache is this mutator's, and what tests still need is in `roots`.
        let p = unsafe { self.heap.alloc(&raw mut self.cache, payload, desc) }?;
        // SAFETY: the payload has this many bytes.
        let bytes = unsafe { std::slice::from_raw_parts(p, payload) };
        assert!(bytes.iter().all(|&b| b == 0), "fresh memory is zero");
        Ok(p as usize)
    }
}

fn read(address: usize, word: usize) -> usize {
    // SAFETY: tests read words of live objects.
    unsafe { *((address + word * 8) as *const usize) }
}

fn write(address: usize, word: usize, value: usize) {
    // SAFETY: tests write words of live objects.
    unsafe { *((address + word * 8) as *mut usize) = value }
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }
}

/// An object of the model: its address, and which pointer words lead to which objects.
struct Node {
    address: usize,
    words: Vec<usize>,
    edges: HashMap<usize, u64>,
}

static LARGE_BITMAP: [u64; 3] = [0x5, 0, 0x8000_0000_0000_0001];

/// A descriptor, a payload, and the words that may hold edges (never word 1: the identity).
fn shapes() -> Vec<(&'static GcDesc, usize, Vec<usize>)> {
    static PAIR: GcDesc = GcDesc::object(24, 0b101);
    static WIDE: GcDesc = GcDesc::with_bitmap(GcKind::Object, 192 * 8, &LARGE_BITMAP);
    static ARRAY: GcDesc = GcDesc::array(24, 0b001);
    static ARRAY_WIDE: GcDesc = GcDesc::with_bitmap(GcKind::Array, 192 * 8, &LARGE_BITMAP);
    static ANY: GcDesc = GcDesc::conservative();
    vec![
        (&PAIR, 24, vec![0, 2]),
        (&WIDE, 192 * 8, vec![0, 2, 128, 191]),
        (&ARRAY, 24 * 20, vec![0, 3, 6, 57]),
        (&ARRAY, 24 * 4000, vec![0, 3, 3999 * 3]),
        (&ARRAY_WIDE, 192 * 8 * 5, vec![0, 192, 194, 959]),
        (&ANY, 64, vec![0, 2, 7]),
    ]
}

fn random_graphs(config: HeapConfig, steps: usize, seed: u64) {
    let mut random = Random(seed);
    let mut m = Mutator::new(config);
    let shapes = shapes();
    let mut nodes: HashMap<u64, Node> = HashMap::new();
    let mut rooted: Vec<u64> = Vec::new();
    for id in 1..steps as u64 {
        let (desc, payload, words) = &shapes[random.below(shapes.len())];
        let address = m.alloc(*payload, Some(desc));
        write(address, 1, id as usize);
        nodes.insert(id, Node { address, words: words.clone(), edges: HashMap::new() });
        rooted.push(id);
        // An interior pointer keeps an object as well as one to its start.
        m.roots.push(address + random.below(*payload));
        m.alloc(random.below(300), None);
        for _ in 0..random.below(4) {
            let from = rooted[random.below(rooted.len())];
            let to = rooted[random.below(rooted.len())];
            let target = nodes[&to].address + random.below(24);
            let node = nodes.get_mut(&from).expect("rooted nodes exist");
            let word = node.words[random.below(node.words.len())];
            write(node.address, word, target);
            node.edges.insert(word, to);
        }
        if rooted.len() > 60 {
            let i = random.below(rooted.len());
            rooted.swap_remove(i);
            m.roots.swap_remove(i);
        }
        if id % 64 == 0 {
            m.collect();
            check_graph(&m, &mut nodes, &rooted);
        }
    }
}

/// Everything reachable is intact; everything else is gone.
fn check_graph(m: &Mutator, nodes: &mut HashMap<u64, Node>, rooted: &[u64]) {
    let mut seen: HashSet<u64> = rooted.iter().copied().collect();
    let mut pending: Vec<u64> = rooted.to_vec();
    while let Some(id) = pending.pop() {
        let node = &nodes[&id];
        assert_eq!(read(node.address, 1), id as usize);
        let cell = m.heap.resolve(node.address).expect("a live object");
        assert!(cell.has_header && cell.start == node.address - HEADER);
        for (&word, to) in &node.edges {
            assert!((nodes[to].address..nodes[to].address + 24).contains(&read(node.address, word)));
            if seen.insert(*to) {
                pending.push(*to);
            }
        }
    }
    let live: HashSet<usize> = seen.iter().map(|id| nodes[id].address).collect();
    nodes.retain(|id, node| {
        // What was freed may hold another object by now.
        let now = m.heap.resolve(node.address);
        assert!(now.is_none_or(|cell| live.contains(&(cell.start + HEADER))), "{id} survived");
        seen.contains(id)
    });
    assert_eq!(m.heap.stats().live_objects, nodes.len());
}

#[test]
fn random_graphs_survive_exactly_while_reachable() {
    for seed in 1..5 {
        random_graphs(HeapConfig::default(), 4000, seed * 7919);
    }
}

#[test]
fn random_graphs_survive_stress_and_poison() {
    let poison = HeapConfig { poison: true, ..HeapConfig::default() };
    random_graphs(HeapConfig { stress: Stress::SlowPath, ..poison.clone() }, 2000, 17);
    random_graphs(HeapConfig { stress: Stress::EveryAllocation, ..poison }, 1000, 23);
}

#[test]
fn several_markers_find_what_one_finds() {
    static NODE: GcDesc = GcDesc::object(24, 0b101);
    let mut m = Mutator::new(HeapConfig { helpers: Some(3), poison: true, ..HeapConfig::default() });
    let mut random = Random(99);
    for round in 0..4 {
        let mut nodes: Vec<usize> = Vec::new();
        m.heap.set_percent(None);
        for _ in 0..300_000 {
            let node = m.alloc(24, Some(&NODE));
            let parent = nodes.get(random.below(nodes.len() + 1)).copied().unwrap_or(node);
            write(node, 1, round);
            write(node, 0, read(parent, 2));
            write(parent, 2, node);
            nodes.push(node);
            m.alloc(24, Some(&NODE));
        }
        m.roots = vec![nodes[0]];
        m.collect();
        let mut pending = vec![nodes[0]];
        let mut seen: HashSet<usize> = pending.iter().copied().collect();
        while let Some(node) = pending.pop() {
            assert_eq!(read(node, 1), round);
            let edges = [read(node, 0), read(node, 2)];
            pending.extend(edges.into_iter().filter(|&to| to != 0 && seen.insert(to)));
        }
        assert!(seen.len() > 10_000);
        assert_eq!(m.heap.stats().live_objects, seen.len());
    }
}

#[test]
fn every_byte_of_an_object_resolves_to_it() {
    static PAIR: GcDesc = GcDesc::object(16, 1);
    let mut m = Mutator::new(HeapConfig::default());
    for payload in [1, 8, 24, 100, 1000, 5000, 16384, 32760, 32768, 200_000] {
        for desc in [None, Some(&PAIR)] {
            let p = m.alloc(payload, desc);
            let start = if desc.is_some() { p - HEADER } else { p };
            for offset in (0..payload).step_by(7) {
                let cell = m.heap.resolve(p + offset).expect("an allocated object");
                assert_eq!((cell.start, cell.has_header), (start, desc.is_some()));
                assert!(cell.start + cell.size >= p + payload);
            }
        }
    }
}

#[test]
fn garbage_is_reused_and_its_memory_returned() {
    let mut m = Mutator::new(HeapConfig::default());
    for _ in 0..200 {
        m.alloc(1 << 20, None);
        for _ in 0..1000 {
            m.alloc(100, None);
        }
    }
    let stats = m.heap.stats();
    assert!(stats.cycles > 10, "{stats:?}");
    assert!(stats.heap_reserved < 16 << 20, "{stats:?}");
    m.collect();
    m.heap.release_free_memory();
    assert_eq!(m.heap.stats().heap_in_use, 0);
    assert_eq!(m.heap.shared.lock().dirty, 0);
}

#[test]
fn exceeding_the_memory_limit_is_an_error_and_not_final() {
    let mut m = Mutator::new(HeapConfig { memory_limit: Some(8 << 20), ..HeapConfig::default() });
    assert!(m.try_alloc(16 << 20, None).is_err());
    let mut failed = false;
    for _ in 0..20 {
        match m.try_alloc(1 << 20, None) {
            Ok(p) => m.roots.push(p),
            Err(_) => failed = true,
        }
    }
    assert!(failed);
    m.roots.clear();
    assert!(m.try_alloc(1 << 20, None).is_ok());
    assert!(m.try_alloc(usize::MAX - 8, None).is_err());
}

#[test]
fn callee_saved_registers_reach_the_stack() {
    let secret = std::hint::black_box(0x1234_5678_9abc_usize);
    let hi = (&raw const secret).cast::<usize>().wrapping_add(1);
    let found = spill_registers_and(|sp| {
        let mut p = sp;
        while p < hi {
            // SAFETY: the range is this thread's live stack.
            if unsafe { *p } == 0x1234_5678_9abc {
                return true;
            }
            p = p.wrapping_add(1);
        }
        false
    });
    assert!(found && std::hint::black_box(secret) != 0);
}
