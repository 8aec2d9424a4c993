//! Whether the program feels it when much is compiled while it runs.
//!
//! A generated program calls a thousand functions in turn until all are hot, and notes the longest time
//! between two looks at the clock, each a call apart. The same under the interpreter alone shows what the
//! machine itself makes one wait; the rest is due to compilation and publication. The machine's own waits
//! are long and rare, so the least of several runs is kept. On a busy machine they hide everything else;
//! there the kernel's count tells more: how often the main thread gave up its processor by itself, as a
//! thread does that waits for another.

use std::fmt::Write;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::engines::Workshop;
use crate::measure::median;

/// The longest stall of the main thread in one mode.
pub struct Stall {
    pub what: &'static str,
    pub least: Duration,
    pub median: Duration,
    /// How often the main thread waited for something in one run, where the system counts that.
    pub waits: Option<u64>,
}

pub struct Publication {
    /// Functions that the program consists of, and those published while it ran.
    pub functions: usize,
    pub published: usize,
    pub stalls: Vec<Stall>,
}

const FUNCTIONS: usize = 1_000;
const ROUNDS: usize = 20_000;
const MODES: [(&str, &str); 2] = [("vo vm", "--tier=vm"), ("vo auto", "--tier=auto")];

/// The program: prints what the functions computed, and on standard error its longest stall in ns.
fn generate() -> String {
    let mut text = String::from("package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\t\"time\"\n)\n\n");
    for i in 0..FUNCTIONS {
        let _ = write!(
            text,
            "func f{i}(x int) int {{\n\
             \tsum := x * {i}\n\
             \tfor j := 0; j < x&3; j++ {{\n\t\tsum = sum*3 + j\n\t}}\n\
             \tif sum&1 == 0 {{\n\t\treturn sum >> 1\n\t}}\n\
             \treturn sum ^ {i}\n}}\n\n"
        );
    }
    let names: Vec<String> = (0..FUNCTIONS).map(|i| format!("f{i}")).collect();
    let _ = write!(
        text,
        "var functions = []func(int) int{{{}}}\n\n\
         func main() {{\n\
         \tsum := 0\n\
         \tvar longest time.Duration\n\
         \tbefore := time.Now()\n\
         \tfor round := 0; round < {ROUNDS}; round++ {{\n\
         \t\tfor _, f := range functions {{\n\
         \t\t\tsum = sum*31 + f(round)\n\
         \t\t\tnow := time.Now()\n\
         \t\t\tlongest = max(longest, now.Sub(before))\n\
         \t\t\tbefore = now\n\
         \t\t}}\n\
         \t}}\n\
         \tfmt.Println(sum)\n\
         \tfmt.Fprintln(os.Stderr, longest.Nanoseconds())\n}}\n",
        names.join(", ")
    );
    text
}

/// Measures `runs` times in each mode, in turns.
pub fn publication(workshop: &Workshop, runs: usize) -> Outcome<Publication> {
    let source = workshop.scratch().join("publication.go");
    std::fs::write(&source, generate())?;
    let mut samples = [const { Vec::new() }; MODES.len()];
    let mut waits = [None; MODES.len()];
    let mut sum: Option<String> = None;
    for _ in 0..runs {
        for (k, (_, mode)) in MODES.iter().enumerate() {
            let run = run(workshop, &[mode], &source)?;
            if *sum.get_or_insert_with(|| run.out.clone()) != run.out {
                return Err(format!("{mode} changes the output of the program of {FUNCTIONS} functions").into());
            }
            samples[k].push(Duration::from_nanos(run.err.trim().parse()?));
            waits[k] = waits[k].into_iter().chain(run.waits).min();
        }
    }
    let trace = run(workshop, &["--trace-tier"], &source)?.err;
    let published = trace.lines().filter(|l| l.contains("publish  main.f") && !l.contains(" loop ")).count();
    let stalls = MODES.iter().zip(samples).zip(waits).map(|((&(what, _), times), waits)| Stall {
        what,
        least: times.iter().copied().min().unwrap_or_default(),
        median: median(times),
        waits,
    });
    Ok(Publication { functions: FUNCTIONS, published, stalls: stalls.collect() })
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// What a run wrote, and how often its main thread waited.
struct Run {
    out: String,
    err: String,
    waits: Option<u64>,
}

fn run(workshop: &Workshop, options: &[&str], source: &Path) -> Outcome<Run> {
    let mut command = Command::new(workshop.vo());
    let (out, err) = (workshop.scratch().join("publication.out"), workshop.scratch().join("publication.err"));
    command.arg("run").args(options).arg(source).stdout(File::create(&out)?).stderr(File::create(&err)?);
    let mut child = command.spawn()?;
    let mut waits = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        waits = main_thread_waits(child.id()).or(waits);
        std::thread::sleep(Duration::from_millis(5));
    };
    let err = std::fs::read_to_string(err)?;
    if !status.success() {
        return Err(format!("{status}: {err}").into());
    }
    Ok(Run { out: std::fs::read_to_string(out)?, err, waits })
}

/// How often the main thread of a process has given up its processor by itself.
fn main_thread_waits(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/task/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?.trim().parse().ok()
}
