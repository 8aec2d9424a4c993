//! Regions of address space, committed by the system as they are touched.

use std::io;
use std::ptr;

/// Zeroed memory of fixed size, given back when dropped.
#[derive(Debug)]
pub struct Region {
    base: *mut u8,
    len: usize,
}

// SAFETY: a region is plain memory; who may touch which part is its owner's concern.
unsafe impl Send for Region {}
// SAFETY: as above.
unsafe impl Sync for Region {}

impl Region {
    /// Reserves `len` bytes, page-aligned, none of them committed yet.
    pub fn reserve(len: usize) -> io::Result<Region> {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: an anonymous mapping at an address of the system's choice.
        let base = unsafe { libc::mmap(ptr::null_mut(), len, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0) };
        if base == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        Ok(Region { base: base.cast(), len })
    }

    /// Asks the system to commit page by page, even where it prefers huge pages.
    pub fn use_small_pages(&self) {
        // SAFETY: the mapping is this region's own. Failure costs memory, nothing else.
        unsafe { libc::madvise(self.base.cast(), self.len, libc::MADV_NOHUGEPAGE) };
    }

    /// Lowest address.
    pub fn base(&self) -> *mut u8 {
        self.base
    }

    /// Size in bytes.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the region is empty; none is.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The address after the last byte.
    pub fn end(&self) -> usize {
        self.base as usize + self.len
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: the mapping is this region's own.
        unsafe { libc::munmap(self.base.cast(), self.len) };
    }
}
