//! The report of `--stats`: what ran in which tier, what was compiled when and at what cost, and the
//! collector's work.

use std::fmt::Write;
use std::ptr;
use std::sync::Arc;
use std::time::Instant;

use vo_jit::JitCompiler;
use vo_runtime::World;
use vo_tier::{Tier, What};
use vo_vm::Vm;

/// Functions listed at most, by calls.
const MAX_LISTED: usize = 40;

/// Collects what the report says. Lives as long as the world.
pub struct Reporter {
    start: Instant,
    world: *const World,
    vm: Arc<Vm>,
    tier: Option<Arc<Tier>>,
    jit: Option<Arc<JitCompiler>>,
}

// SAFETY: the world may be read from any thread, and calls the reporter only while it lives.
unsafe impl Send for Reporter {}
// SAFETY: as above.
unsafe impl Sync for Reporter {}

impl Reporter {
    pub fn new(world: &World, vm: Arc<Vm>, tier: Option<Arc<Tier>>, jit: Option<Arc<JitCompiler>>) -> Reporter {
        Reporter { start: Instant::now(), world: ptr::from_ref(world), vm, tier, jit }
    }

    /// The report, as of now.
    pub fn text(&self) -> String {
        // SAFETY: the world calls its reporter, so it lives.
        let world = unsafe { &*self.world };
        let mut out =
            format!("\n--- vo statistics, {:.1} ms after start ---\n", self.start.elapsed().as_secs_f64() * 1e3);
        self.interpreted(world, &mut out);
        if let Some(tier) = &self.tier {
            compiled_in_background(world, tier, &mut out);
        } else if let Some(jit) = &self.jit {
            compiled_ahead(world, jit, &mut out);
        }
        collector(world, &mut out);
        out
    }

    fn interpreted(&self, world: &World, out: &mut String) {
        let mut counts = self.vm.call_counts();
        counts.sort_by_key(|c| std::cmp::Reverse(c.calls));
        let _ = writeln!(out, "interpreter: {} of {} functions called", counts.len(), world.module().functions.len());
        for count in counts.iter().take(MAX_LISTED) {
            let name = &world.module().functions[count.func.index()].name;
            let _ = writeln!(out, "  {:>12} calls  {name}", count.calls);
        }
        if counts.len() > MAX_LISTED {
            let _ = writeln!(out, "  ... and {} more functions", counts.len() - MAX_LISTED);
        }
    }
}

fn compiled_in_background(world: &World, tier: &Tier, out: &mut String) {
    let outcomes = tier.log().outcomes();
    let published: Vec<_> = outcomes.iter().filter_map(|(what, o)| o.published.map(|p| (what, o, p))).collect();
    let time: f64 = published.iter().map(|(.., (_, report))| report.time.as_secs_f64() * 1e3).sum();
    let bytes: usize = published.iter().map(|(.., (_, report))| report.bytes).sum();
    let functions = published.iter().filter(|(what, ..)| matches!(what, What::Function(_))).count();
    let _ = writeln!(
        out,
        "compiled: {functions} functions, {} loops, {bytes} bytes, {time:.1} ms in the background",
        published.len() - functions
    );
    let _ = writeln!(out, "  requested  published    compile      code  what");
    for (what, outcome, (at, report)) in published {
        let requested = outcome.requested.unwrap_or(at).as_secs_f64() * 1e3;
        let _ = writeln!(
            out,
            "  {requested:>6.1} ms  {:>6.1} ms  {:>6.2} ms  {:>6} B  {}",
            at.as_secs_f64() * 1e3,
            report.time.as_secs_f64() * 1e3,
            report.bytes,
            what.name(world.module())
        );
    }
    let refused: Vec<_> = outcomes.iter().filter_map(|(what, o)| o.refused.as_ref().map(|r| (what, r))).collect();
    let _ = writeln!(out, "refused: {}", refused.len());
    for (what, reason) in refused {
        let _ = writeln!(out, "  {}: stays in the interpreter: {reason}", what.name(world.module()));
    }
}

fn compiled_ahead(world: &World, jit: &JitCompiler, out: &mut String) {
    let reports = jit.reports();
    let time: f64 = reports.iter().map(|(_, report)| report.time.as_secs_f64() * 1e3).sum();
    let bytes: usize = reports.iter().map(|(_, report)| report.bytes).sum();
    let _ = writeln!(out, "compiled before main: {} functions, {bytes} bytes, {time:.1} ms", reports.len());
    let mut slowest = reports;
    slowest.sort_by_key(|(_, report)| std::cmp::Reverse(report.time));
    for (func, report) in slowest.iter().take(MAX_LISTED) {
        let name = &world.module().functions[func.index()].name;
        let _ = writeln!(out, "  {:>6.2} ms  {:>6} B  {name}", report.time.as_secs_f64() * 1e3, report.bytes);
    }
}

fn collector(world: &World, out: &mut String) {
    let gc = world.heap().stats();
    let ms = |d: std::time::Duration| d.as_secs_f64() * 1e3;
    let _ = writeln!(
        out,
        "collector: {} cycles, {:.2} ms in pauses, longest {:.2} ms; {} MB allocated, {} MB in use",
        gc.cycles,
        ms(gc.total_pause),
        ms(gc.max_pause),
        gc.bytes_allocated >> 20,
        gc.heap_in_use >> 20
    );
}
