//! Wall-clock times of whole processes, taken in turns.
//!
//! The engines of one program take turns within each round, so that whatever else
//! the machine does falls on all of them; the median of the rounds is kept. A
//! run whose output is not Go's is no measurement.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::engines::{Engine, Workshop};

/// The median time of one engine on one program, or why there is none.
#[derive(Debug, Clone)]
pub struct Measured {
    pub engine: Engine,
    pub time: Result<Duration, String>,
}

/// All engines on one program.
#[derive(Debug, Clone)]
pub struct Row {
    pub name: String,
    pub size: String,
    pub cells: Vec<Measured>,
}

impl Row {
    pub fn time(&self, engine: Engine) -> Option<Duration> {
        let cell = self.cells.iter().find(|cell| cell.engine == engine)?;
        cell.time.as_ref().ok().copied()
    }

    pub fn ratio(&self, engine: Engine, to: Engine) -> Option<f64> {
        Some(self.time(engine)?.as_secs_f64() / self.time(to)?.as_secs_f64())
    }
}

/// Measures `engines` on the program `name` with `args`, `runs` times each.
pub fn measure(workshop: &mut Workshop, name: &str, args: &[String], engines: &[Engine], runs: usize) -> Row {
    let mut samples: Vec<(Engine, Result<Vec<Duration>, String>)> =
        engines.iter().map(|&engine| (engine, Ok(Vec::new()))).collect();
    let mut reference: Option<Vec<u8>> = None;
    for _ in 0..runs {
        for (engine, times) in &mut samples {
            let Ok(taken) = times else { continue };
            let outcome =
                workshop.command(*engine, name, args).and_then(|mut command| time(&mut command, &mut reference));
            match outcome {
                Ok(duration) => taken.push(duration),
                Err(why) => *times = Err(why),
            }
        }
    }
    let cells = samples.into_iter().map(|(engine, times)| Measured { engine, time: times.map(median) }).collect();
    Row { name: name.to_string(), size: args.join(" "), cells }
}

/// Runs the command once. The first output seen, that of the first engine, becomes
/// the reference for the rest.
fn time(command: &mut Command, reference: &mut Option<Vec<u8>>) -> Result<Duration, String> {
    let start = Instant::now();
    let output = command.output().map_err(|e| e.to_string())?;
    let duration = start.elapsed();
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        let first = stderr.lines().next().unwrap_or("no message").to_string();
        return Err(format!("{}: {first}", output.status));
    }
    match reference {
        Some(expected) if *expected != output.stdout => Err("wrong output".to_string()),
        Some(_) => Ok(duration),
        None => {
            *reference = Some(output.stdout);
            Ok(duration)
        }
    }
}

pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    let middle = times.len() / 2;
    if times.len() % 2 == 1 { times[middle] } else { (times[middle - 1] + times[middle]) / 2 }
}

pub fn geometric_mean(ratios: &[f64]) -> Option<f64> {
    if ratios.is_empty() {
        return None;
    }
    let sum: f64 = ratios.iter().map(|r| r.ln()).sum();
    Some((sum / ratios.len() as f64).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between_the_middle_two() {
        let ms = Duration::from_millis;
        assert_eq!(median(vec![ms(9), ms(1), ms(5)]), ms(5));
        assert_eq!(median(vec![ms(4), ms(1), ms(9), ms(2)]), ms(3));
    }

    #[test]
    fn ratios_average_geometrically() {
        let mean = geometric_mean(&[0.5, 2.0]).expect("there are ratios");
        assert!((mean - 1.0).abs() < 1e-12);
        assert_eq!(geometric_mean(&[]), None);
    }

    #[test]
    fn an_output_unlike_the_first_is_no_measurement() {
        let mut reference = None;
        let mut echo = |text: &str| time(Command::new("echo").arg(text), &mut reference);
        assert!(echo("a").is_ok());
        assert!(echo("a").is_ok());
        assert_eq!(echo("b"), Err("wrong output".to_string()));
    }
}
