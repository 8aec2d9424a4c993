//! Objects whose death somebody wants to know: for finalizers, cleanups and weak pointers.
//!
//! Invariant: an object that is kept for its finalizer, and all that it reaches, survives the cycle that
//! finds it dead. Of watched objects that reach each other, the outermost die first; those on a cycle
//! never do, as in Go.

use super::mark::Marker;

/// What somebody wants to know a death for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Interest {
    /// The object stays, with all that it reaches, for one call with it.
    Finalizer,
    /// Nothing but finalizers that have yet to run reach the object.
    WeakPointer,
    /// The object is gone for good.
    Burial,
}

/// An object that a cycle looks at.
#[derive(Clone, Copy, Debug)]
pub struct Watch {
    /// Its address.
    pub object: usize,
    pub interest: Interest,
    /// Whether the cycle found it dead.
    pub dead: bool,
}

/// Decides the fate of watched objects when everything else has been marked.
pub(super) fn find_dead(marker: &mut Marker<'_>, watched: &mut [Watch]) {
    decide(marker, watched, Interest::Finalizer);
    for watch in watched.iter().filter(|w| w.interest == Interest::Finalizer && w.dead) {
        marker.scan_contents(watch.object);
    }
    // An object that a dying one reaches outlives it; one on a cycle of watched ones is reached by its neighbour.
    marker.drain(None);
    decide(marker, watched, Interest::Finalizer);
    decide(marker, watched, Interest::WeakPointer);
    for watch in watched.iter().filter(|w| w.interest == Interest::Finalizer && w.dead) {
        marker.mark_word(watch.object);
    }
    marker.drain(None);
    decide(marker, watched, Interest::Burial);
}

/// Finds those of one interest dead that are not marked.
fn decide(marker: &Marker<'_>, watched: &mut [Watch], interest: Interest) {
    for watch in watched.iter_mut().filter(|w| w.interest == interest) {
        watch.dead = !marker.is_marked(watch.object);
    }
}
