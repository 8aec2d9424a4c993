package syscall

import "unsafe"

// EpollEvent is what happened to a descriptor, or is waited for.
type EpollEvent struct {
	Events uint32
	Fd     int32
	Pad    int32
}

// FdSet is a set of descriptors, a bit for each.
type FdSet struct {
	Bits [16]int64
}

// InotifyEvent is what happened to a watched file; its name follows.
type InotifyEvent struct {
	Wd     int32
	Mask   uint32
	Cookie uint32
	Len    uint32
	Name   [0]uint8
}

// first returns the address of the first element.
func first[T any](list []T) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(list)) }

func EpollCreate(size int) (fd int, err error)  { return call(SYS_EPOLL_CREATE, uintptr(size), 0, 0, 0) }
func EpollCreate1(flag int) (fd int, err error) { return call(SYS_EPOLL_CREATE1, uintptr(flag), 0, 0, 0) }

func EpollCtl(epfd int, op int, fd int, event *EpollEvent) (err error) {
	_, err = call(SYS_EPOLL_CTL, uintptr(epfd), uintptr(op), uintptr(fd), uintptr(unsafe.Pointer(event)))
	return err
}

// EpollWait waits for events, and returns how many came. A signal ends it.
func EpollWait(epfd int, events []EpollEvent, msec int) (n int, err error) {
	r, _, e := Syscall6(SYS_EPOLL_WAIT, uintptr(epfd), uintptr(first(events)), uintptr(len(events)), uintptr(msec), 0, 0)
	if e != 0 {
		return -1, e
	}
	return int(r), nil
}

// Select waits until a descriptor of the sets is ready. A signal ends it.
func Select(nfd int, r *FdSet, w *FdSet, e *FdSet, timeout *Timeval) (n int, err error) {
	count, _, errno := Syscall6(SYS_SELECT, uintptr(nfd), uintptr(unsafe.Pointer(r)), uintptr(unsafe.Pointer(w)),
		uintptr(unsafe.Pointer(e)), uintptr(unsafe.Pointer(timeout)), 0)
	if errno != 0 {
		return -1, errno
	}
	return int(count), nil
}

// Pause waits for a signal.
func Pause() (err error) {
	_, _, e := Syscall(SYS_PAUSE, 0, 0, 0)
	return e
}

func InotifyInit() (fd int, err error)           { return InotifyInit1(0) }
func InotifyInit1(flags int) (fd int, err error) { return call(SYS_INOTIFY_INIT1, uintptr(flags), 0, 0, 0) }

func InotifyAddWatch(fd int, pathname string, mask uint32) (watchdesc int, err error) {
	path, err := BytePtrFromString(pathname)
	if err != nil {
		return -1, err
	}
	return call(SYS_INOTIFY_ADD_WATCH, uintptr(fd), uintptr(unsafe.Pointer(path)), uintptr(mask), 0)
}

func InotifyRmWatch(fd int, watchdesc uint32) (success int, err error) {
	return call(SYS_INOTIFY_RM_WATCH, uintptr(fd), uintptr(watchdesc), 0, 0)
}
