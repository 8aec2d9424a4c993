//! The native of `syscall` that starts a process.
//!
//! Invariant: between fork and exec the child makes system calls and nothing else: other threads' locks are as
//! they were in the moment of the fork. A failure's number comes back through a pipe that exec closes.

use std::ffi::c_char;
use std::io;

use vo_runtime::NativeEntry;

use crate::abi::native;

/// Options by position, as `syscall/process.go` has them.
struct Options<'a>(&'a [i64; 12]);

impl Options<'_> {
    const SETSID: usize = 0;
    const SETPGID: usize = 1;
    const PGID: usize = 2;
    const SETCTTY: usize = 3;
    const NOCTTY: usize = 4;
    const CTTY: usize = 5;
    const FOREGROUND: usize = 6;
    const DEATH_SIGNAL: usize = 7;
    const CREDENTIAL: usize = 8;
    const UID: usize = 9;
    const GID: usize = 10;
    const UNSHARE: usize = 11;

    fn has(&self, option: usize) -> bool {
        self.0[option] != 0
    }

    fn int(&self, option: usize) -> i32 {
        self.0[option] as i32
    }
}

/// What the child needs: addresses that stay valid, since the parent waits for exec.
struct Child<'a> {
    path: *const c_char,
    argv: *const *const c_char,
    env: *const *const c_char,
    dir: *const c_char,
    root: *const c_char,
    files: &'a mut [i32],
    options: Options<'a>,
}

/// Fails with the error number of a call that returned -1.
fn check(result: i32) -> Result<i32, i32> {
    if result == -1 { Err(io::Error::last_os_error().raw_os_error().unwrap_or(libc::EINVAL)) } else { Ok(result) }
}

impl Child<'_> {
    /// Becomes the new program; returns why it can't.
    ///
    /// # Safety
    /// Called in the child of a fork.
    unsafe fn exec(&mut self, report: i32) -> i32 {
        // SAFETY: the caller's promise; the addresses are of terminated strings and lists.
        unsafe {
            let prepared = self.reset_signals().and_then(|()| self.set_ids()).and_then(|()| self.place_files(report));
            match prepared.and_then(|()| self.attach_terminal()) {
                Err(errno) => errno,
                Ok(()) => check(libc::execve(self.path, self.argv, self.env)).err().unwrap_or(0),
            }
        }
    }

    unsafe fn reset_signals(&self) -> Result<(), i32> {
        // SAFETY: an empty set is filled before it is used.
        unsafe {
            let mut none = std::mem::zeroed();
            libc::sigemptyset(&mut none);
            check(libc::sigprocmask(libc::SIG_SETMASK, &none, std::ptr::null_mut()))?;
            libc::signal(libc::SIGPIPE, libc::SIG_DFL);
        }
        Ok(())
    }

    unsafe fn set_ids(&self) -> Result<(), i32> {
        let o = &self.options;
        // SAFETY: calls without memory, but for the paths.
        unsafe {
            if o.has(Options::UNSHARE) {
                check(libc::unshare(o.int(Options::UNSHARE)))?;
            }
            if o.has(Options::SETSID) {
                check(libc::setsid())?;
            }
            if o.has(Options::SETPGID) {
                check(libc::setpgid(0, o.int(Options::PGID)))?;
            }
            if o.has(Options::FOREGROUND) {
                let group = if o.has(Options::PGID) { o.int(Options::PGID) } else { libc::getpid() };
                libc::signal(libc::SIGTTOU, libc::SIG_IGN);
                let set = check(libc::tcsetpgrp(o.int(Options::CTTY), group));
                libc::signal(libc::SIGTTOU, libc::SIG_DFL);
                set?;
            }
            if !self.root.is_null() {
                check(libc::chroot(self.root))?;
            }
            if o.has(Options::CREDENTIAL) {
                check(libc::setgroups(0, std::ptr::null()))?;
                check(libc::setgid(o.int(Options::GID) as libc::gid_t))?;
                check(libc::setuid(o.int(Options::UID) as libc::uid_t))?;
            }
            if !self.dir.is_null() {
                check(libc::chdir(self.dir))?;
            }
            if o.has(Options::DEATH_SIGNAL) {
                check(libc::prctl(libc::PR_SET_PDEATHSIG, o.int(Options::DEATH_SIGNAL)))?;
            }
        }
        Ok(())
    }

    /// Makes descriptor i what file i is, for all files; `report` must be above them.
    unsafe fn place_files(&mut self, report: i32) -> Result<(), i32> {
        let count = self.files.len() as i32;
        debug_assert!(report >= count);
        // SAFETY: descriptors only.
        unsafe {
            // First those away that a lower one would overwrite.
            for (i, file) in self.files.iter_mut().enumerate() {
                if (0..i as i32).contains(file) {
                    *file = check(libc::fcntl(*file, libc::F_DUPFD_CLOEXEC, count.max(3)))?;
                }
            }
            for (i, &file) in (0..).zip(self.files.iter()) {
                if file < 0 {
                    libc::close(i);
                } else if file == i {
                    check(libc::fcntl(i, libc::F_SETFD, 0))?;
                } else {
                    check(libc::dup2(file, i))?;
                }
            }
            for i in count..3 {
                libc::close(i);
            }
        }
        Ok(())
    }

    unsafe fn attach_terminal(&self) -> Result<(), i32> {
        let o = &self.options;
        // SAFETY: descriptors only.
        unsafe {
            if o.has(Options::NOCTTY) {
                check(libc::ioctl(0, libc::TIOCNOTTY, 0))?;
            }
            if o.has(Options::SETCTTY) {
                check(libc::ioctl(o.int(Options::CTTY), libc::TIOCSCTTY, 1))?;
            }
        }
        Ok(())
    }
}

/// Starts the child; its process id.
fn spawn(mut child: Child<'_>) -> Result<i32, i32> {
    let mut ends = [-1; 2];
    // SAFETY: descriptors and small buffers of this frame; the child leaves by exec or `_exit`.
    unsafe {
        check(libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC))?;
        let [answer, low] = ends;
        let report = check(libc::fcntl(low, libc::F_DUPFD_CLOEXEC, child.files.len().max(3) as i32));
        libc::close(low);
        let pid = report.and_then(|report| {
            let pid = check(libc::fork());
            if pid == Ok(0) {
                let errno = child.exec(report).to_ne_bytes();
                libc::write(report, errno.as_ptr().cast(), errno.len());
                libc::_exit(253);
            }
            libc::close(report);
            pid
        });
        let mut errno = [0u8; 4];
        let failed = pid.is_ok() && read_whole(answer, &mut errno);
        libc::close(answer);
        let pid = pid?;
        if failed {
            while check(libc::waitpid(pid, std::ptr::null_mut(), 0)) == Err(libc::EINTR) {}
            return Err(i32::from_ne_bytes(errno));
        }
        Ok(pid)
    }
}

/// Reads as many bytes as `buffer` has; false if the other end was closed before.
fn read_whole(fd: i32, buffer: &mut [u8]) -> bool {
    loop {
        // SAFETY: a buffer of this length.
        match unsafe { libc::read(fd, buffer.as_mut_ptr().cast(), buffer.len()) } {
            -1 if io::Error::last_os_error().kind() == io::ErrorKind::Interrupted => {}
            n => return n == buffer.len() as isize,
        }
    }
}

pub const NATIVES: &[NativeEntry] = &[native!("syscall.spawn", |path: *const c_char,
                                                                argv: *const *const c_char,
                                                                env: *const *const c_char,
                                                                dir: *const c_char,
                                                                root: *const c_char,
                                                                files: *mut i32,
                                                                count: usize,
                                                                options: *const [i64; 12]|
 -> (i64, i64) {
    // SAFETY: the slice and the options live while the call does, and nothing else uses them.
    let (files, options) = unsafe {
        let files = if count == 0 { &mut [] } else { std::slice::from_raw_parts_mut(files, count) };
        (files, Options(&*options))
    };
    match spawn(Child { path, argv, env, dir, root, files, options }) {
        Ok(pid) => (i64::from(pid), 0),
        Err(errno) => (-1, i64::from(errno)),
    }
})];
