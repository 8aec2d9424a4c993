//! System calls that may block: made on another thread while other goroutines run.

use vo_runtime::Context;
use vo_runtime::blocking;

/// A call's number and arguments.
pub type Call = [usize; 7];

/// Bytes that a pipe takes without blocking if it takes any.
const PIPE_ATOMIC: usize = 4096;

/// Calls that wait for something by their nature.
const WAITS: &[libc::c_long] = &[
    libc::SYS_clock_nanosleep,
    libc::SYS_epoll_pwait,
    libc::SYS_flock,
    libc::SYS_nanosleep,
    libc::SYS_ppoll,
    libc::SYS_pselect6,
    libc::SYS_wait4,
    libc::SYS_waitid,
];

/// Calls that wait for a socket, unless that is non-blocking.
const SOCKET_WAITS: &[libc::c_long] = &[
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_connect,
    libc::SYS_recvfrom,
    libc::SYS_recvmsg,
    libc::SYS_sendmsg,
    libc::SYS_sendto,
];

/// Calls of x86-64 that younger architectures don't have.
#[cfg(target_arch = "x86_64")]
const OLD_WAITS: &[libc::c_long] = &[libc::SYS_epoll_wait, libc::SYS_pause, libc::SYS_poll, libc::SYS_select];
#[cfg(not(target_arch = "x86_64"))]
const OLD_WAITS: &[libc::c_long] = &[];

/// Makes a system call: its result, or -1 and the error's number.
fn make(call: Call, again: bool) -> (i64, i64) {
    let [trap, a, b, c, d, e, f] = call;
    loop {
        // SAFETY: Go code that makes system calls answers for its arguments, as with package unsafe.
        match unsafe { libc::syscall(trap as libc::c_long, a, b, c, d, e, f) } {
            -1 => match std::io::Error::last_os_error().raw_os_error().unwrap_or(0) {
                libc::EINTR if again && !vo_runtime::quit::requested() => {}
                error => return (-1, i64::from(error)),
            },
            n => return (n, 0),
        }
    }
}

/// Whether a file is ready, as regular files always are.
fn is_ready(fd: usize, events: libc::c_short) -> bool {
    let mut poll = libc::pollfd { fd: fd as i32, events, revents: 0 };
    // SAFETY: the structure is a local one. An error is left for the call itself to find.
    unsafe { libc::poll(&raw mut poll, 1, 0) != 0 }
}

/// Whether a write of so many bytes might find a pipe or socket full half-way.
fn may_fill(fd: usize, len: usize) -> bool {
    let mut stat = std::mem::MaybeUninit::<libc::stat>::uninit();
    // SAFETY: the structure has room, and is read if the call has filled it.
    len > PIPE_ATOMIC
        && unsafe {
            libc::fstat(fd as i32, stat.as_mut_ptr()) == 0
                && matches!(stat.assume_init().st_mode & libc::S_IFMT, libc::S_IFIFO | libc::S_IFSOCK)
        }
}

/// Whether a file's calls fail instead of waiting.
fn never_waits(fd: usize) -> bool {
    // SAFETY: no memory is involved. An error is left for the call itself to find.
    let flags = unsafe { libc::fcntl(fd as i32, libc::F_GETFL) };
    flags == -1 || flags & libc::O_NONBLOCK != 0
}

/// Whether an open waits for another program to open the same pipe.
fn waits_to_open(dir: usize, path: usize, flags: usize) -> bool {
    let mut stat = std::mem::MaybeUninit::<libc::stat>::uninit();
    // SAFETY: as the caller of open vouches for its path; the structure has room, and is read once filled.
    flags as i32 & libc::O_NONBLOCK == 0
        && unsafe {
            libc::fstatat(dir as i32, path as *const libc::c_char, stat.as_mut_ptr(), 0) == 0
                && stat.assume_init().st_mode & libc::S_IFMT == libc::S_IFIFO
        }
}

fn may_block([trap, fd, second, third, ..]: Call) -> bool {
    match trap as libc::c_long {
        libc::SYS_openat => waits_to_open(fd, second, third),
        libc::SYS_read | libc::SYS_readv => !is_ready(fd, libc::POLLIN) && !never_waits(fd),
        libc::SYS_write | libc::SYS_writev => (!is_ready(fd, libc::POLLOUT) || may_fill(fd, third)) && !never_waits(fd),
        number if SOCKET_WAITS.contains(&number) => !never_waits(fd),
        number => WAITS.contains(&number) || OLD_WAITS.contains(&number),
    }
}

/// Makes a system call, on another thread if it may block and other goroutines could run. `again` repeats
/// it if a signal interrupts it.
pub fn system_call(ctx: *mut Context, call: Call, again: bool) -> (i64, i64) {
    // SAFETY: the context is the running goroutine's, whose frames are stored around natives.
    unsafe {
        if !(*ctx).world().scheduler().is_alone() && may_block(call) {
            return blocking::call(ctx, move || make(call, again));
        }
    }
    make(call, again)
}
