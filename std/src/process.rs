//! Natives of `syscall`: the process and the files that it uses.
//!
//! Paths and keys with a zero byte are invalid arguments. Calls that a signal interrupts are repeated.

use std::ffi::{CStr, CString};
use std::io;
use std::os::unix::ffi::OsStrExt;

use vo_runtime::{Context, NativeEntry, World};

use crate::abi::{Bytes, HeapText, Text, native};
use crate::system_call::system_call;

/// The error number of the last call.
fn errno() -> i64 {
    i64::from(io::Error::last_os_error().raw_os_error().unwrap_or(0))
}

/// Result and error number of a call that returns -1 on failure.
fn checked(mut call: impl FnMut() -> i64) -> (i64, i64) {
    loop {
        match call() {
            -1 => match errno() {
                e if e == i64::from(libc::EINTR) => {}
                e => return (-1, e),
            },
            n => return (n, 0),
        }
    }
}

fn c_string(text: Text) -> Option<CString> {
    CString::new(text.0).ok()
}

/// A call with a path.
fn with_path(path: Text, mut call: impl FnMut(&CStr) -> i64) -> (i64, i64) {
    match c_string(path) {
        Some(path) => checked(|| call(&path)),
        None => (-1, i64::from(libc::EINVAL)),
    }
}

fn world(ctx: *mut Context) -> &'static World {
    // SAFETY: the context is the running goroutine's; its world outlives all its goroutines.
    unsafe { &*(*ctx).world }
}

/// Describes a file by path (`kind` 0), a link itself (1) or an open file (2), field by field.
fn stat(path: Text, fd: i32, kind: i64, out: *mut [i64; 16]) -> i64 {
    let mut stat = std::mem::MaybeUninit::<libc::stat>::uninit();
    let at = stat.as_mut_ptr();
    // SAFETY: paths are terminated, and the structure has room.
    let (_, error) = unsafe {
        match kind {
            0 => with_path(path, |path| i64::from(libc::stat(path.as_ptr(), at))),
            1 => with_path(path, |path| i64::from(libc::lstat(path.as_ptr(), at))),
            _ => checked(|| i64::from(libc::fstat(fd, at))),
        }
    };
    if error == 0 {
        // SAFETY: the call has filled it; `out` is the address of sixteen words.
        unsafe {
            let s = stat.assume_init();
            *out = [
                s.st_dev as i64,
                s.st_ino as i64,
                s.st_nlink as i64,
                i64::from(s.st_mode),
                i64::from(s.st_uid),
                i64::from(s.st_gid),
                s.st_rdev as i64,
                s.st_size,
                s.st_blksize,
                s.st_blocks,
                s.st_atime,
                s.st_atime_nsec,
                s.st_mtime,
                s.st_mtime_nsec,
                s.st_ctime,
                s.st_ctime_nsec,
            ];
        }
    }
    error
}

/// The text of an error number that Go knows, as Go has it: the system's, in lower case.
fn error_text(error: i32) -> &'static [u8] {
    if !(libc::EPERM..=libc::ERFKILL).contains(&error) {
        return b"";
    }
    // SAFETY: returns a terminated string that the next call may change: copied at once.
    lower_case(unsafe { CStr::from_ptr(libc::strerror(error)) })
}

/// The text of a signal.
fn signal_text(signal: i32) -> &'static [u8] {
    if !(1..=libc::SIGSYS).contains(&signal) {
        return b"";
    }
    // SAFETY: as above.
    lower_case(unsafe { CStr::from_ptr(libc::strsignal(signal)) })
}

/// The few texts that are ever asked for live as long as the process.
fn lower_case(text: &CStr) -> &'static [u8] {
    let mut text = text.to_bytes().to_vec();
    if text.starts_with(b"Unknown error") {
        return b"";
    }
    if text.get(1).is_some_and(u8::is_ascii_lowercase) {
        text[0] = text[0].to_ascii_lowercase();
    }
    text.leak()
}

/// The value of a variable. The C library never frees values, so it is static.
fn getenv(key: Text) -> (Text, bool) {
    let Some(key) = c_string(key) else { return (Text(b""), false) };
    // SAFETY: the key is terminated; Go code sets variables through this module only.
    unsafe {
        match libc::getenv(key.as_ptr()) {
            value if value.is_null() => (Text(b""), false),
            value => (Text(CStr::from_ptr(value).to_bytes()), true),
        }
    }
}

fn setenv(key: Text, value: Text, set: bool) -> i64 {
    let (Some(key), Some(value)) = (c_string(key), c_string(value)) else { return i64::from(libc::EINVAL) };
    // SAFETY: both are terminated.
    let (_, error) = checked(|| unsafe {
        i64::from(if set { libc::setenv(key.as_ptr(), value.as_ptr(), 1) } else { libc::unsetenv(key.as_ptr()) })
    });
    error
}

unsafe extern "C" {
    static environ: *const *const libc::c_char;
}

/// The variable at an index, as key=value.
fn environment(k: usize) -> (Text, bool) {
    // SAFETY: a list of terminated strings that ends with null; Go code asks for indices in order.
    unsafe {
        match *environ.add(k) {
            entry if entry.is_null() => (Text(b""), false),
            entry => (Text(CStr::from_ptr(entry).to_bytes()), true),
        }
    }
}

pub const NATIVES: &[NativeEntry] = &[
    native!("syscall.errorText", |e: i32| -> Text { Text(error_text(e)) }),
    native!("syscall.signalText", |s: i32| -> Text { Text(signal_text(s)) }),
    native!("syscall.sysWrite", |ctx; fd: i32, p: Bytes| -> (i64, i64) {
        let mut p = p;
        let p = p.as_mut();
        system_call(ctx, [libc::SYS_write as usize, fd as usize, p.as_ptr() as usize, p.len(), 0, 0, 0], true)
    }),
    native!("syscall.sysRead", |ctx; fd: i32, p: Bytes| -> (i64, i64) {
        let mut p = p;
        let p = p.as_mut();
        system_call(ctx, [libc::SYS_read as usize, fd as usize, p.as_mut_ptr() as usize, p.len(), 0, 0, 0], true)
    }),
    native!("syscall.sysOpen", |ctx; path: Text, flag: i32, perm: u32| -> (i64, i64) {
        let Some(path) = c_string(path) else { return (-1, i64::from(libc::EINVAL)) };
        let (here, path) = (libc::AT_FDCWD as usize, path.as_ptr() as usize);
        system_call(ctx, [libc::SYS_openat as usize, here, path, flag as usize, perm as usize, 0, 0], true)
    }),
    native!("syscall.sysClose", |fd: i32| -> i64 {
        // SAFETY: closing what is not open is an error.
        checked(|| i64::from(unsafe { libc::close(fd) })).1
    }),
    native!("syscall.sysSeek", |fd: i32, offset: i64, whence: i32| -> (i64, i64) {
        // SAFETY: no memory is involved.
        checked(|| unsafe { libc::lseek(fd, offset, whence) })
    }),
    native!("syscall.sysUnlink", |path: Text, dir: bool| -> i64 {
        with_path(path, |path| {
            // SAFETY: the path is terminated.
            i64::from(unsafe { if dir { libc::rmdir(path.as_ptr()) } else { libc::unlink(path.as_ptr()) } })
        })
        .1
    }),
    native!("syscall.sysMkdir", |path: Text, perm: u32| -> i64 {
        // SAFETY: the path is terminated.
        with_path(path, |path| i64::from(unsafe { libc::mkdir(path.as_ptr(), perm) })).1
    }),
    native!("syscall.sysRename", |from: Text, to: Text| -> i64 {
        let Some(to) = c_string(to) else { return i64::from(libc::EINVAL) };
        // SAFETY: both paths are terminated.
        with_path(from, |from| i64::from(unsafe { libc::rename(from.as_ptr(), to.as_ptr()) })).1
    }),
    native!("syscall.sysStatAll", |path: Text, fd: i32, kind: i64, out: *mut [i64; 16]| -> i64 {
        stat(path, fd, kind, out)
    }),
    native!("syscall.rawCall", |ctx; trap: usize, a: usize, b: usize, c: usize, d: usize, e: usize, f: usize| -> (i64, i64) {
        system_call(ctx, [trap, a, b, c, d, e, f], false)
    }),
    native!("syscall.Exit", |ctx; code: i32| { world(ctx).exit(code) }),
    native!("syscall.Getenv", |key: Text| -> (Text, bool) { getenv(key) }),
    native!("syscall.sysSetenv", |key: Text, value: Text, set: bool| -> i64 { setenv(key, value, set) }),
    native!("syscall.environ", |k: usize| -> (Text, bool) { environment(k) }),
    native!("os.arg", |ctx; k: usize| -> (Text, bool) {
        match world(ctx).config().args.get(k) {
            Some(arg) => (Text(arg.as_bytes()), true),
            None => (Text(b""), false),
        }
    }),
    native!("os.programFile", |ctx; | -> Text {
        Text(world(ctx).config().file.as_ref().map_or(&[], |file| file.as_os_str().as_bytes()))
    }),
    native!("syscall.sysGetwd", |ctx; | -> (HeapText, i64) {
        match std::env::current_dir() {
            Ok(dir) => {
                // SAFETY: the context is the running goroutine's.
                let (p, len) = unsafe {
                    vo_runtime::alloc::string(ctx, dir.as_os_str().as_bytes())
                };
                (HeapText(p, len), 0)
            }
            Err(error) => (HeapText(0, 0), i64::from(error.raw_os_error().unwrap_or(libc::ENOENT))),
        }
    }),
    native!("syscall.Getpid", || -> i64 { i64::from(std::process::id()) }),
];
