//! The record of tier events, for `--stats` and `--trace-tier`.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use vo_bytecode::{FuncId, Module};

use crate::CodeReport;

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    Function(FuncId),
    /// A loop's on-stack replacement entry.
    Loop(FuncId, u32),
}

/// A step of a compilation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Hot, and waiting to be compiled; how hot.
    Requested(u64),
    /// Displaced in the queue by hotter requests.
    Dropped,
    /// The background thread has taken it.
    Started,
    /// Code is in FUNC_TABLE.
    Published(CodeReport),
    /// Stays in the interpreter, for this reason.
    Refused(String),
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Since the log began.
    pub at: Duration,
    pub what: What,
    pub event: Event,
}

/// All events of a run, in order.
#[derive(Debug)]
pub struct Log {
    start: Instant,
    trace: bool,
    entries: Mutex<Vec<Entry>>,
}

/// What became of one function or loop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub requested: Option<Duration>,
    pub published: Option<(Duration, CodeReport)>,
    pub refused: Option<String>,
}

impl What {
    /// The function concerned.
    pub fn func(self) -> FuncId {
        match self {
            What::Function(func) | What::Loop(func, _) => func,
        }
    }

    /// As statistics name it: `main.f`, `main.f loop at line 12`.
    pub fn name(self, module: &Module) -> String {
        let function = &module.functions[self.func().index()];
        match self {
            What::Function(_) => function.name.clone(),
            What::Loop(_, id) => {
                let (line, _) = function.line_at(function.loops[id as usize]);
                format!("{} loop at line {line}", function.name)
            }
        }
    }
}

impl Log {
    /// An empty log, begun now.
    pub fn new(trace: bool) -> Log {
        Log { start: Instant::now(), trace, entries: Mutex::default() }
    }

    /// Adds an event.
    pub fn push(&self, module: &Module, what: What, event: Event) {
        let at = self.start.elapsed();
        if self.trace {
            eprintln!("{}", line(module, at, what, &event));
        }
        self.entries.lock().push(Entry { at, what, event });
    }

    /// All events so far.
    pub fn entries(&self) -> Vec<Entry> {
        self.entries.lock().clone()
    }

    /// What became of each function and loop that was requested or compiled.
    pub fn outcomes(&self) -> BTreeMap<What, Outcome> {
        let mut outcomes: BTreeMap<What, Outcome> = BTreeMap::new();
        for entry in self.entries.lock().iter() {
            let outcome = outcomes.entry(entry.what).or_default();
            match &entry.event {
                Event::Requested(_) => outcome.requested = Some(entry.at),
                Event::Published(report) => outcome.published = Some((entry.at, *report)),
                Event::Refused(reason) => outcome.refused = Some(reason.clone()),
                Event::Dropped | Event::Started => {}
            }
        }
        outcomes
    }
}

fn line(module: &Module, at: Duration, what: What, event: &Event) -> String {
    let name = what.name(module);
    let at = at.as_secs_f64() * 1e3;
    let text = match event {
        Event::Requested(heat) => format!("request  {name} (heat {heat})"),
        Event::Dropped => format!("drop     {name}: the queue is full of hotter requests"),
        Event::Started => format!("compile  {name}"),
        Event::Published(report) => {
            format!("publish  {name}: {} bytes in {:.2} ms", report.bytes, report.time.as_secs_f64() * 1e3)
        }
        Event::Refused(reason) => format!("refuse   {name}: {reason}"),
    };
    format!("[tier {at:9.3} ms] {text}")
}
