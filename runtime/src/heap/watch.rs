//! Objects whose death somebody wants to know: for finalizers, cleanups and weak pointers.
//!
//! Invariant: an object that is kept for its finalizer, and all that it reaches, survives the cycle that
//! finds it dead. Of watched objects that reach each other, the outermost die first; those on a cycle
//! never do, as in Go.

use super::mark::Marker;

/// An object that a cycle looks at.
#[derive(Clone, Copy, Debug)]
pub struct Watch {
    /// Its address.
    pub object: usize,
    /// Whether the object stays, with all that it reaches, if it is found dead.
    pub keep: bool,
    /// Whether the cycle found it dead.
    pub dead: bool,
}

/// Decides the fate of watched objects when everything else has been marked.
pub(super) fn find_dead(marker: &mut Marker<'_>, watched: &mut [Watch]) {
    // What is not reached before finalizers get their objects is dead for weak pointers and cleanups,
    // unless a finalizer's object brings it back.
    for watch in watched.iter_mut().filter(|w| w.keep) {
        watch.dead = !marker.is_marked(watch.object);
        if watch.dead {
            marker.scan_contents(watch.object);
        }
    }
    marker.drain(None);
    for watch in watched.iter_mut().filter(|w| w.keep && w.dead) {
        watch.dead = !marker.is_marked(watch.object);
    }
    for watch in watched.iter().filter(|w| w.keep && w.dead) {
        marker.mark_word(watch.object);
    }
    // An object on a cycle of watched ones is marked by its neighbour, and stays without being dead.
    marker.drain(None);
    for watch in watched.iter_mut().filter(|w| !w.keep) {
        watch.dead = !marker.is_marked(watch.object);
    }
}
