//! Runs a command to its end or to a deadline, and keeps what it printed.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How a process ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    Exit(i32),
    Signal(i32),
    TimedOut,
}

impl std::fmt::Display for End {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            End::Exit(code) => write!(f, "exit {code}"),
            End::Signal(signal) => write!(f, "signal {signal}"),
            End::TimedOut => write!(f, "timed out"),
        }
    }
}

/// What a process left behind.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub end: End,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

impl Outcome {
    pub fn stderr_text(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }
}

/// At most this much of each stream is kept; the rest is read and dropped.
const KEPT: u64 = 8 << 20;

/// Runs `command` without input. A process that outlives `timeout` is killed.
pub fn run(command: &mut Command, timeout: Duration) -> std::io::Result<Outcome> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let end = wait(&mut child, timeout)?;
    Ok(Outcome {
        end,
        stdout: stdout.join().expect("a reader does not panic"),
        stderr: stderr.join().expect("a reader does not panic"),
    })
}

/// What a process left behind, both its streams in the order of their writes.
#[derive(Debug, Clone)]
pub struct Combined {
    pub end: End,
    pub output: Vec<u8>,
}

/// As [`run`], with one pipe for both streams. A process that outlives `timeout` is killed with all
/// that it started.
pub fn run_combined(command: &mut Command, timeout: Duration) -> std::io::Result<Combined> {
    let (reader, writer) = std::io::pipe()?;
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer).spawn()?;
    // The command holds the pipe's other end until it gets other streams.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let output = drain(Some(reader));
    let group = child.id();
    let end = wait(&mut child, timeout)?;
    if end == End::TimedOut {
        kill_group(group);
    }
    Ok(Combined { end, output: output.join().expect("a reader does not panic") })
}

#[cfg(unix)]
fn kill_group(group: u32) {
    // SAFETY: the call takes no pointers; the group was made for a child that has ended, and holds only
    // what that child started.
    unsafe { libc::kill(-(group as i32), libc::SIGKILL) };
}

#[cfg(not(unix))]
fn kill_group(_group: u32) {}

fn drain(stream: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        if let Some(mut stream) = stream {
            // A broken pipe only ends the reading.
            let _ = stream.by_ref().take(KEPT).read_to_end(&mut kept);
            let _ = std::io::copy(&mut stream, &mut std::io::sink());
        }
        kept
    })
}

fn wait(child: &mut Child, timeout: Duration) -> std::io::Result<End> {
    let deadline = Instant::now() + timeout;
    let mut pause = Duration::from_micros(500);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(end_of(status));
        }
        if Instant::now() >= deadline {
            child.kill()?;
            child.wait()?;
            return Ok(End::TimedOut);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

fn end_of(status: ExitStatus) -> End {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return End::Signal(signal);
    }
    End::Exit(status.code().unwrap_or(-1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, timeout: Duration) -> Outcome {
        run(Command::new("sh").args(["-c", script]), timeout).expect("sh runs")
    }

    #[test]
    fn exit_codes_and_both_streams_are_kept() {
        let outcome = shell("echo out; echo err >&2; exit 3", Duration::from_secs(10));
        assert_eq!(outcome.end, End::Exit(3));
        assert_eq!(outcome.stdout, b"out\n");
        assert_eq!(outcome.stderr, b"err\n");
    }

    #[test]
    fn a_signal_is_told_from_an_exit_code() {
        assert_eq!(shell("kill -SEGV $$", Duration::from_secs(10)).end, End::Signal(11));
    }

    #[test]
    fn both_streams_come_in_order_and_grandchildren_die_with_the_child() {
        let combined =
            |script: &str, timeout| run_combined(Command::new("sh").args(["-c", script]), timeout).expect("sh runs");
        assert_eq!(combined("echo a; echo b >&2; echo c", Duration::from_secs(10)).output, b"a\nb\nc\n");
        let started = Instant::now();
        assert_eq!(combined("sleep 30 & sleep 30", Duration::from_millis(50)).end, End::TimedOut);
        assert!(started.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_process_is_killed_at_its_deadline() {
        assert_eq!(shell("exec sleep 30", Duration::from_millis(50)).end, End::TimedOut);
    }
}
