//! The programs that are measured, with their sizes.
//!
//! Each is a file of `examples/`, whose argument is the size. The three sizes of a
//! program belong to what compiled Go makes of them on one core: about a second,
//! about a tenth of one, and 20 ms.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// About a second of compiled Go: native code at rest.
    Long,
    /// About a tenth of a second: interpreters take about a second.
    Medium,
    /// About 20 ms: what a short-lived command does.
    Short,
}

#[derive(Debug, Clone, Copy)]
pub struct Program {
    pub name: &'static str,
    long: u32,
    medium: u32,
    short: u32,
    /// Whether `peers/` has the program in Lua, JavaScript and Python.
    pub has_peers: bool,
}

impl Program {
    pub fn size(&self, length: Length) -> String {
        let size = match length {
            Length::Long => self.long,
            Length::Medium => self.medium,
            Length::Short => self.short,
        };
        size.to_string()
    }
}

const fn program(name: &'static str, long: u32, medium: u32, short: u32) -> Program {
    Program { name, long, medium, short, has_peers: false }
}

const fn kernel(name: &'static str, long: u32, medium: u32, short: u32) -> Program {
    Program { name, long, medium, short, has_peers: true }
}

pub const PROGRAMS: [Program; 28] = [
    kernel("fib", 42, 37, 33),
    kernel("sieve", 150_000_000, 20_000_000, 5_000_000),
    kernel("nbody", 16_000_000, 1_500_000, 250_000),
    kernel("matmul", 1_000, 500, 260),
    kernel("spectral_norm", 5_000, 1_500, 700),
    program("fannkuch", 11, 10, 9),
    program("mandelbrot", 4_500, 1_500, 550),
    program("binary_trees", 17, 15, 12),
    program("quicksort", 14_000_000, 1_500_000, 250_000),
    program("nqueens", 13, 12, 11),
    program("wordcount", 20_000_000, 2_500_000, 300_000),
    program("strings_build", 4_000_000, 450_000, 80_000),
    program("lru", 26_000_000, 2_500_000, 500_000),
    program("sha256", 3_500_000, 350_000, 60_000),
    kernel("levenshtein", 660, 200, 90),
    kernel("life", 850, 85, 17),
    program("raytracer", 2_000, 630, 280),
    program("generic_heap", 700_000, 90_000, 20_000),
    program("treemap", 400_000, 60_000, 15_000),
    program("closures", 45_000, 4_500, 900),
    program("pidigits", 6_300, 2_000, 850),
    program("lz77", 19_000_000, 1_900_000, 380_000),
    program("json_any", 9_000, 900, 180),
    program("bytecode_vm", 1_200, 120, 24),
    kernel("dijkstra", 800, 80, 14),
    program("channel_pipeline", 1_000_000, 100_000, 20_000),
    program("defer_recover", 2_000_000, 200_000, 40_000),
    program("string_split", 1_400_000, 140_000, 28_000),
];
