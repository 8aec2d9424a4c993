//! Native of `os`: how reads and writes of a file wait for their turn.

use vo_runtime::NativeEntry;

use crate::abi::native;

/// The values of `waiting` in `os`.
const NEVER: i64 = 1;
const BLOCKING: i64 = 2;
const NONBLOCKING: i64 = 3;

/// Whether a descriptor is of a file on a disk, whose reads and writes never wait; also if it is of nothing.
fn is_on_disk(fd: i32) -> bool {
    let mut stat = std::mem::MaybeUninit::<libc::stat>::uninit();
    // SAFETY: room for the result, which is read only if the call has filled it.
    let mode = unsafe {
        match libc::fstat(fd, stat.as_mut_ptr()) {
            0 => stat.assume_init().st_mode,
            _ => return true,
        }
    };
    matches!(mode & libc::S_IFMT, libc::S_IFREG | libc::S_IFDIR | libc::S_IFBLK)
}

/// How a file waits; one that may be changed is made non-blocking.
fn classify(fd: i32, may_change: bool) -> i64 {
    if is_on_disk(fd) {
        return NEVER;
    }
    // SAFETY: these calls take numbers only.
    let nonblocking = unsafe {
        let flags = libc::fcntl(fd, libc::F_GETFL);
        let set = || libc::fcntl(fd, libc::F_SETFL, flags | libc::O_NONBLOCK) == 0;
        flags != -1 && (flags & libc::O_NONBLOCK != 0 || may_change && set())
    };
    if nonblocking { NONBLOCKING } else { BLOCKING }
}

pub const NATIVES: &[NativeEntry] = &[native!("os.classify", |fd: i32, opened: bool| -> i64 { classify(fd, opened) })];
