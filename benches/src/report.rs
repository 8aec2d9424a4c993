//! The measurements as Markdown: tables of ratios, and the few numbers that sum
//! them up.

use std::fmt::Write;
use std::time::Duration;

use crate::compile::CompileSpeed;
use crate::engines::{Engine, Workshop};
use crate::measure::{Row, geometric_mean};
use crate::publication::Publication;

/// Everything that was measured in one run.
pub struct Results {
    pub runs: usize,
    pub quick: bool,
    pub native: Vec<Row>,
    pub interpreted: Vec<Row>,
    pub short: Vec<Row>,
    pub startup: Row,
    pub compile: CompileSpeed,
    pub publication: Publication,
}

impl Results {
    pub fn markdown(&self, workshop: &Workshop) -> String {
        let mut text = self.conditions(workshop);
        text.push_str(&self.summary());
        let (long, medium) = if self.quick { (0.1, 0.02) } else { (1.0, 0.1) };
        let _ = write!(
            text,
            "\n### Native code at rest\n\nSizes that take compiled Go about {long} s; \
             milliseconds, and in parentheses the ratio to Go.\n\n"
        );
        text.push_str(&table(&self.native, Engine::Go));
        let _ = write!(
            text,
            "\n### Interpreters\n\nSizes that take compiled Go about {medium} s; ratios to \
             `luajit -joff`.\n\n"
        );
        text.push_str(&table(&self.interpreted, Engine::LuaJitInterpreter));
        text.push_str("\n### Short runs\n\n");
        text.push_str("Sizes that take compiled Go about 20 ms; ratios to Go.\n\n");
        text.push_str(&table(&self.short, Engine::Go));
        text.push_str("\n### Startup\n\nHello world, the whole process; ratios to Go.\n\n");
        text.push_str(&table(std::slice::from_ref(&self.startup), Engine::Go));
        text.push_str(&self.compile_table());
        text.push_str(&self.publication_table());
        text
    }

    fn conditions(&self, workshop: &Workshop) -> String {
        let mut text = format!(
            "Medians of {} interleaved runs{}, wall time of whole processes, on {} \
             processors ({}).\n\n",
            self.runs,
            if self.quick { " at reduced sizes (`--quick`)" } else { "" },
            std::thread::available_parallelism().map_or(1, |n| n.get()),
            processor()
        );
        for engine in Engine::ALL {
            match workshop.version(engine) {
                Some(version) if !version.starts_with("vo ") => {
                    let _ = writeln!(text, "- {}: {version}", engine.label());
                }
                Some(_) => {}
                None => {
                    let _ = writeln!(text, "- {}: not installed, skipped", engine.label());
                }
            }
        }
        text
    }

    fn summary(&self) -> String {
        let kernels: Vec<Row> =
            self.interpreted.iter().filter(|row| row.time(Engine::LuaJitInterpreter).is_some()).cloned().collect();
        let lines = [
            ("vo vm / LuaJIT -joff", mean(&kernels, Engine::VoVm, Engine::LuaJitInterpreter)),
            ("vo jit-only / Go", mean(&self.native, Engine::VoJit, Engine::Go)),
            ("vo aot / Go", mean(&self.native, Engine::VoAot, Engine::Go)),
            ("vo auto / vo jit-only", mean(&self.native, Engine::VoAuto, Engine::VoJit)),
            ("vo auto / vo vm, short runs", mean(&self.short, Engine::VoAuto, Engine::VoVm)),
            ("hello world, vo auto / Go", mean(std::slice::from_ref(&self.startup), Engine::VoAuto, Engine::Go)),
        ];
        let mut text = String::from("\n| geometric mean of | ratio | programs |\n|---|--:|--:|\n");
        for (what, (mean, count)) in lines {
            let mean = mean.map_or("—".to_string(), |m| format!("{m:.2}"));
            let _ = writeln!(text, "| {what} | {mean} | {count} |");
        }
        text
    }

    fn compile_table(&self) -> String {
        let mut text = format!(
            "\n### Compile speed\n\nA generated program of {} lines that no cache has seen.\n\n\
             | | ms | lines per second |\n|---|--:|--:|\n",
            self.compile.lines
        );
        for row in &self.compile.rows {
            let _ = match &row.time {
                Ok(time) => {
                    let speed = self.compile.lines as f64 / time.as_secs_f64();
                    writeln!(text, "| {} | {} | {speed:.0} |", row.what, milliseconds(*time))
                }
                Err(why) => writeln!(text, "| {} | {why} | |", row.what),
            };
        }
        text
    }

    fn publication_table(&self) -> String {
        let Publication { functions, published, stalls } = &self.publication;
        let mut text = format!(
            "\n### Publication\n\nA program calls {functions} functions in turn until all are hot; {published} are \
             published while it runs. Its longest wait between two looks at the clock, in microseconds: what \
             the interpreter alone shows is the machine's own. And how often its main thread gave up the \
             processor by itself, waiting for something.\n\n| | least of the runs | median | waits |\n|---|--:|--:|--:|\n"
        );
        for stall in stalls {
            let (least, median) = (stall.least.as_micros(), stall.median.as_micros());
            let waits = stall.waits.map_or("—".to_string(), |n| n.to_string());
            let _ = writeln!(text, "| {} | {least} | {median} | {waits} |", stall.what);
        }
        text
    }

    /// One line for each measurement, for other programs to read.
    pub fn csv(&self) -> String {
        let mut text = String::from("section,program,size,engine,seconds,error\n");
        let sections = [
            ("native", self.native.as_slice()),
            ("interpreted", &self.interpreted),
            ("short", &self.short),
            ("startup", std::slice::from_ref(&self.startup)),
        ];
        for (section, rows) in sections {
            for row in rows {
                for cell in &row.cells {
                    let (seconds, error) = match &cell.time {
                        Ok(time) => (format!("{:.6}", time.as_secs_f64()), String::new()),
                        Err(why) => (String::new(), why.replace([',', '\n'], " ")),
                    };
                    let label = cell.engine.label();
                    let _ = writeln!(text, "{section},{},{},{label},{seconds},{error}", row.name, row.size);
                }
            }
        }
        text
    }
}

/// Replaces what lies between the marks of the section called `name` in `readme`.
pub fn splice(readme: &str, name: &str, section: &str) -> Option<String> {
    let mark = format!("<!-- {name}: begin -->");
    let begin = readme.find(&mark)? + mark.len();
    let end = readme[begin..].find(&format!("<!-- {name}: end -->"))? + begin;
    Some(format!("{}\n\n{}\n{}", &readme[..begin], section.trim(), &readme[end..]))
}

/// The geometric mean of `engine / base` over the rows that have both.
fn mean(rows: &[Row], engine: Engine, base: Engine) -> (Option<f64>, usize) {
    let ratios: Vec<f64> = rows.iter().filter_map(|row| row.ratio(engine, base)).collect();
    (geometric_mean(&ratios), ratios.len())
}

pub fn table(rows: &[Row], base: Engine) -> String {
    let mut engines: Vec<Engine> = rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.engine)).collect();
    engines.sort();
    engines.dedup();
    let mut text = String::from("| program | size |");
    for engine in &engines {
        let _ = write!(text, " {} |", engine.label());
    }
    text.push_str("\n|---|--:|");
    text.push_str(&"--:|".repeat(engines.len()));
    text.push('\n');
    let mut notes = Vec::new();
    for row in rows {
        let _ = write!(text, "| {} | {} |", row.name, row.size);
        for &engine in &engines {
            let _ = write!(text, " {} |", cell(row, engine, base, &mut notes));
        }
        text.push('\n');
    }
    if rows.len() > 1 {
        text.push_str("| **geometric mean** | |");
        for &engine in &engines {
            let (mean, count) = mean(rows, engine, base);
            let of = if count < rows.len() { format!(" of {count}") } else { String::new() };
            let mean = mean.map_or(String::new(), |m| format!("({m:.2}){of}"));
            let _ = write!(text, " {mean} |");
        }
        text.push('\n');
    }
    for note in notes {
        let _ = writeln!(text, "\n{note}");
    }
    text
}

fn cell(row: &Row, engine: Engine, base: Engine, notes: &mut Vec<String>) -> String {
    let Some(cell) = row.cells.iter().find(|cell| cell.engine == engine) else {
        return String::new();
    };
    match &cell.time {
        Ok(time) => match row.ratio(engine, base) {
            Some(ratio) if engine != base => format!("{} ({ratio:.2})", milliseconds(*time)),
            _ => milliseconds(*time),
        },
        Err(why) => {
            notes.push(format!("{} on {}: {why}", engine.label(), row.name));
            "failed".to_string()
        }
    }
}

fn milliseconds(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    if ms < 10.0 { format!("{ms:.1}") } else { format!("{ms:.0}") }
}

/// The model name of the processor, where the system tells.
fn processor() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or_else(|| std::env::consts::ARCH.to_string(), |(_, name)| name.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Measured;

    fn row(go: u64, vo: Result<u64, &str>) -> Row {
        let time = vo.map(Duration::from_millis).map_err(str::to_string);
        Row {
            name: "fib".to_string(),
            size: "42".to_string(),
            cells: vec![
                Measured { engine: Engine::Go, time: Ok(Duration::from_millis(go)) },
                Measured { engine: Engine::VoJit, time },
            ],
        }
    }

    #[test]
    fn a_table_has_times_ratios_and_their_mean() {
        let text = table(&[row(100, Ok(200)), row(100, Ok(50))], Engine::Go);
        assert!(text.contains("| fib | 42 | 100 | 200 (2.00) |"), "{text}");
        assert!(text.contains("| **geometric mean** | | (1.00) | (1.00) |"), "{text}");
    }

    #[test]
    fn a_failure_is_named_below_the_table() {
        let text = table(&[row(100, Err("wrong output"))], Engine::Go);
        assert!(text.contains("failed") && text.contains("vo jit-only on fib: wrong output"));
    }

    #[test]
    fn only_the_marked_section_is_replaced() {
        let (begin, end) = ("<!-- a: begin -->", "<!-- a: end -->");
        let readme = format!("before\n{begin}\nold\n{end}\nafter\n");
        let new = splice(&readme, "a", "new").expect("the marks are there");
        assert_eq!(new, format!("before\n{begin}\n\nnew\n{end}\nafter\n"));
        assert_eq!(splice(&readme, "b", "new"), None);
    }
}
