//! Waits for files: goroutines that go on when a descriptor can be read or written.
//!
//! Invariants: a goroutine is in the list at most once, and parked or about to park while it is. Whoever takes it
//! from the list makes it ready.
//!
//! This module asks the system; when to ask, and how long to wait, is the scheduler's business.

use std::time::{Duration, Instant};

use crate::goroutine::GoPtr;
use crate::timers::TimerId;

/// How often the system is asked while there are goroutines to run.
const INTERVAL: Duration = Duration::from_millis(10);

/// What a goroutine waits for.
#[derive(Clone, Copy, Debug)]
pub struct Wait {
    pub fd: i32,
    /// To be written, not read.
    pub write: bool,
    pub go: GoPtr,
    /// What ends the wait at a deadline.
    pub timer: Option<TimerId>,
}

impl Wait {
    fn events(&self) -> i16 {
        if self.write { libc::POLLOUT } else { libc::POLLIN }
    }
}

/// The waits of one program.
#[derive(Debug, Default)]
pub struct Waits {
    list: Vec<Wait>,
    asked: Option<Instant>,
}

impl Waits {
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn add(&mut self, wait: Wait) {
        self.list.push(wait);
    }

    /// Takes the wait of a goroutine, if it still waits.
    pub fn take(&mut self, go: GoPtr) -> Option<Wait> {
        let k = self.list.iter().position(|w| w.go == go)?;
        Some(self.list.swap_remove(k))
    }

    /// Takes the waits for a descriptor.
    pub fn take_of(&mut self, fd: i32) -> Vec<Wait> {
        self.list.extract_if(.., |w| w.fd == fd).collect()
    }

    /// Whether it is time to ask the system while goroutines run.
    pub fn is_due(&mut self, now: Instant) -> bool {
        let due = !self.list.is_empty() && self.asked.is_none_or(|at| now.duration_since(at) >= INTERVAL);
        if due {
            self.asked = Some(now);
        }
        due
    }

    /// The question to the system.
    pub fn question(&self) -> Question {
        let fds = self.list.iter().map(|w| libc::pollfd { fd: w.fd, events: w.events(), revents: 0 }).collect();
        Question { fds }
    }

    /// Takes the waits that have ended by the system's answer.
    pub fn take_answered(&mut self, answer: &Question) -> Vec<Wait> {
        let ended = |w: &Wait| answer.fds.iter().any(|f| f.fd == w.fd && f.events == w.events() && f.revents != 0);
        self.list.extract_if(.., |w| ended(w)).collect()
    }
}

/// Descriptors and what is to become possible with them; after [`Question::ask`] also what is.
#[derive(Debug)]
pub struct Question {
    fds: Vec<libc::pollfd>,
}

impl Question {
    /// Has a descriptor that becomes readable end the wait.
    pub fn or_readable(&mut self, fd: i32) {
        self.fds.push(libc::pollfd { fd, events: libc::POLLIN, revents: 0 });
    }

    /// Asks the system, waiting for an answer as long as `timeout` says, for ever without one. A signal ends the
    /// wait too.
    pub fn ask(&mut self, timeout: Option<Duration>) {
        let timeout = timeout.map(|t| libc::timespec {
            tv_sec: t.as_secs() as libc::time_t,
            tv_nsec: libc::c_long::from(t.subsec_nanos() as i32),
        });
        let at = timeout.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: a vector of as many descriptors; the time lives until the call returns. A failed call leaves
        // the answers 0, so that it counts as no answer.
        unsafe { libc::ppoll(self.fds.as_mut_ptr(), self.fds.len() as libc::nfds_t, at, std::ptr::null()) };
    }
}
