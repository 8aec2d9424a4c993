//! Runs of free blocks, by size.
//!
//! The sweep rebuilds the whole set in address order, each run as long as it can be; between
//! sweeps runs are only taken and split, never joined. Bucket `k` holds runs of `2^k` to
//! `2^(k+1) - 1` blocks, lowest address last.

#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub start: u32,
    pub len: u32,
}

#[derive(Default)]
pub(super) struct FreeRuns {
    buckets: [Vec<Run>; 32],
    /// Bit `k` set: bucket `k` is not empty.
    occupied: u32,
}

/// How many runs of the lowest possible bucket are tried before a higher one is split.
const TRIES: usize = 16;

fn bucket(len: u32) -> usize {
    len.ilog2() as usize
}

impl FreeRuns {
    pub fn clear(&mut self) {
        self.buckets.iter_mut().for_each(Vec::clear);
        self.occupied = 0;
    }

    pub fn add(&mut self, run: Run) {
        if run.len != 0 {
            let k = bucket(run.len);
            self.buckets[k].push(run);
            self.occupied |= 1 << k;
        }
    }

    /// To be called after a sweep has added its runs in ascending order.
    pub fn prefer_low_addresses(&mut self) {
        self.buckets.iter_mut().for_each(|b| b.reverse());
    }

    /// Takes `len` adjacent blocks, from the smallest run that is easily found.
    pub fn take(&mut self, len: u32) -> Option<u32> {
        let low = bucket(len);
        let run = self.take_fitting(low, len).or_else(|| {
            let higher = self.occupied & (u32::MAX << low << 1);
            (higher != 0).then(|| self.remove(higher.trailing_zeros() as usize, 0))
        })?;
        self.add(Run { start: run.start + len, len: run.len - len });
        Some(run.start)
    }

    fn take_fitting(&mut self, k: usize, len: u32) -> Option<Run> {
        let back = self.buckets[k].iter().rev().take(TRIES).position(|run| run.len >= len)?;
        Some(self.remove(k, back))
    }

    fn remove(&mut self, k: usize, back: usize) -> Run {
        let bucket = &mut self.buckets[k];
        let run = bucket.remove(bucket.len() - 1 - back);
        if bucket.is_empty() {
            self.occupied &= !(1 << k);
        }
        run
    }

    /// All runs, the longest first.
    pub fn longest_first(&self) -> impl Iterator<Item = Run> + '_ {
        self.buckets.iter().rev().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_splits_the_smallest_fitting_run() {
        let mut runs = FreeRuns::default();
        for (start, len) in [(0, 1), (10, 5), (100, 40), (200, 4)] {
            runs.add(Run { start, len });
        }
        let blocks = |runs: &FreeRuns| runs.longest_first().map(|run| run.len).sum::<u32>();
        assert_eq!(blocks(&runs), 50);
        assert_eq!(runs.take(1), Some(0));
        assert_eq!(runs.take(5), Some(10));
        assert_eq!(runs.take(6), Some(100));
        assert_eq!(runs.take(100), None);
        assert_eq!(blocks(&runs), 38);
        assert_eq!(runs.take(4), Some(200));
        assert_eq!(runs.take(34), Some(106));
        assert_eq!(runs.take(1), None);
        assert_eq!(blocks(&runs), 0);
    }
}
