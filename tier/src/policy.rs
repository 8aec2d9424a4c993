//! When a function or loop is worth compiling.
//!
//! The predicate is HotSpot's (`TieredThresholdPolicy`): `i > T*s` or `i > Tmin*s` and `i + b > C*s`, with `i`
//! calls, `b` back edges, and `s` growing with the length of the compile queue, so that a busy compiler
//! gets fewer and hotter requests.

use vo_vm::NextCounter;

use crate::log::What;

/// Thresholds. All counts are events since the start of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Calls that alone make a function hot (`T`).
    pub call_threshold: u32,
    /// Calls that a function needs to be judged by its loops too (`Tmin`).
    pub min_calls: u32,
    /// Calls and back edges together that make it hot then (`C`).
    pub compile_threshold: u64,
    /// Back edges of one loop that make the loop hot.
    pub loop_threshold: u32,
    /// Back edges a call of the function below which a loop is not worth entering in mid-run: the next
    /// call enters the compiled function soon enough.
    pub long_loop: u64,
    /// Requests that may wait.
    pub queue_bound: usize,
    /// Waiting requests that double the thresholds.
    pub queue_scale: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            call_threshold: 500,
            min_calls: 2,
            compile_threshold: 4000,
            loop_threshold: 2000,
            long_loop: 32,
            queue_bound: 1024,
            queue_scale: 32,
        }
    }
}

impl Policy {
    /// The defaults, changed by `VO_CALL_THRESHOLD`, `VO_LOOP_THRESHOLD` and `VO_TIER_QUEUE`.
    ///
    /// # Errors
    /// The name and value of a variable that is no positive number.
    pub fn from_env() -> Result<Policy, String> {
        let mut policy = Policy::default();
        if let Some(n) = number("VO_CALL_THRESHOLD")? {
            policy.call_threshold = n;
            policy.min_calls = policy.min_calls.min(n);
            policy.compile_threshold = policy.compile_threshold.min(u64::from(n) * 8);
        }
        if let Some(n) = number("VO_LOOP_THRESHOLD")? {
            policy.loop_threshold = n;
            policy.long_loop = policy.long_loop.min(u64::from(n) / 32);
        }
        if let Some(n) = number("VO_TIER_QUEUE")? {
            policy.queue_bound = n as usize;
        }
        Ok(policy)
    }

    /// The factor on thresholds while so many requests wait.
    pub fn scale(&self, waiting: usize) -> u64 {
        1 + (waiting / self.queue_scale) as u64
    }

    /// Whether a function is worth compiling.
    pub fn function_is_hot(&self, profile: &Profile, scale: u64) -> bool {
        let (i, b) = (profile.calls, profile.back_edges);
        i >= u64::from(self.call_threshold) * scale
            || (i >= u64::from(self.min_calls) * scale && i + b >= self.compile_threshold * scale)
    }

    /// Whether a loop is worth entering compiled code in mid-run.
    pub fn loop_is_hot(&self, profile: &Profile, loop_id: u32, scale: u64) -> bool {
        profile.loops.get(loop_id as usize).is_some_and(|counted| {
            counted.back_edges >= u64::from(self.loop_threshold) * scale
                && counted.back_edges >= self.long_loop * profile.calls
        })
    }
}

fn number(name: &str) -> Result<Option<u32>, String> {
    match std::env::var(name) {
        Err(_) => Ok(None),
        Ok(text) => match text.trim().parse() {
            Ok(n) if n > 0 => Ok(Some(n)),
            _ => Err(format!("{name}={text}: a positive number is expected")),
        },
    }
}

/// What has been counted of one function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    pub calls: u64,
    pub back_edges: u64,
    loops: Vec<LoopProfile>,
    requested: bool,
    granted: NextCounter,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct LoopProfile {
    back_edges: u64,
    requested: bool,
}

impl Profile {
    /// The profile of a function with so many loops, whose first counter is the policy's.
    pub fn new(loops: usize, policy: &Policy) -> Profile {
        Profile { loops: vec![LoopProfile::default(); loops], granted: policy.call_threshold, ..Default::default() }
    }

    /// The call counter has run out once more.
    pub fn count_calls(&mut self) {
        self.calls += u64::from(self.granted);
    }

    /// A loop's counter has run out once more.
    pub fn count_back_edges(&mut self, loop_id: u32, policy: &Policy) {
        let n = u64::from(policy.loop_threshold);
        self.back_edges += n;
        if let Some(counted) = self.loops.get_mut(loop_id as usize) {
            counted.back_edges += n;
        }
    }

    /// The next call counter. A hot function goes on counting until its code is there: calls tell whether
    /// its loops are long.
    pub fn grant_calls(&mut self, policy: &Policy, hot: bool) -> NextCounter {
        const HOT: u32 = 500;
        self.granted = if hot { policy.call_threshold.max(HOT) } else { policy.call_threshold };
        self.granted
    }

    /// How hot the function is: priority in the queue.
    pub fn heat(&self) -> u64 {
        self.calls + self.back_edges
    }

    /// Notes a request; false if there is one already.
    pub fn begin_request(&mut self, what: What) -> bool {
        self.requested(what).is_some_and(|flag| !std::mem::replace(flag, true))
    }

    /// Notes that a request was dropped.
    pub fn end_request(&mut self, what: What) {
        if let Some(flag) = self.requested(what) {
            *flag = false;
        }
    }

    fn requested(&mut self, what: What) -> Option<&mut bool> {
        match what {
            What::Function(_) => Some(&mut self.requested),
            What::Loop(_, id) => self.loops.get_mut(id as usize).map(|l| &mut l.requested),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vo_bytecode::FuncId;

    #[test]
    fn few_calls_with_many_back_edges_are_hot() {
        let policy = Policy::default();
        let mut profile = Profile { calls: u64::from(policy.min_calls), ..Default::default() };
        assert!(!policy.function_is_hot(&profile, 1));
        profile.back_edges = policy.compile_threshold;
        assert!(policy.function_is_hot(&profile, 1));
        assert!(!policy.function_is_hot(&profile, 2));
    }

    #[test]
    fn a_loop_of_few_rounds_a_call_waits_for_the_next_call() {
        let policy = Policy::default();
        let mut profile = Profile::new(1, &policy);
        profile.count_back_edges(0, &policy);
        assert!(policy.loop_is_hot(&profile, 0, 1));
        profile.count_calls();
        assert!(!policy.loop_is_hot(&profile, 0, 1));
        (0..8).for_each(|_| profile.count_back_edges(0, &policy));
        assert!(policy.loop_is_hot(&profile, 0, 1));
    }

    #[test]
    fn a_busy_queue_raises_thresholds() {
        let policy = Policy::default();
        assert_eq!(policy.scale(0), 1);
        assert_eq!(policy.scale(2 * policy.queue_scale), 3);
    }

    #[test]
    fn a_request_is_made_once_until_it_is_dropped() {
        let mut profile = Profile::new(1, &Policy::default());
        let what = What::Loop(FuncId(0), 0);
        assert!(profile.begin_request(what));
        assert!(!profile.begin_request(what));
        assert!(profile.begin_request(What::Function(FuncId(0))));
        profile.end_request(what);
        assert!(profile.begin_request(what));
        assert!(!profile.begin_request(What::Loop(FuncId(0), 7)));
    }
}
