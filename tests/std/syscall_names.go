package main

import (
	"fmt"
	"os"
	"syscall"
)

func main() {
	for e := syscall.Errno(0); e < 136; e++ {
		fmt.Println(int(e), e)
	}
	for s := syscall.Signal(-1); s < 66; s++ {
		fmt.Println(int(s), s)
	}
	fmt.Println(os.Interrupt, os.Kill, syscall.SIGCHLD, syscall.SIGWINCH, syscall.SIGSTKFLT, syscall.SIGIOT)
	fmt.Println(int(syscall.ENOTSUP), int(syscall.EWOULDBLOCK), int(syscall.EDEADLOCK), int(syscall.ECANCELED))
	fmt.Println(syscall.O_SYNC, syscall.O_NONBLOCK, syscall.O_DIRECTORY, syscall.S_IFMT, syscall.SYS_MMAP, syscall.SYS_GETDENTS64, syscall.F_SETLKW)

	data, err := syscall.Mmap(-1, 0, 8192, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	fmt.Println(len(data), cap(data), err)
	data[0], data[8191] = 1, 2
	fmt.Println(data[0]+data[8191], data[4000])
	fmt.Println(syscall.Munmap(data[:10]), syscall.Mprotect(data, syscall.PROT_READ), syscall.Munmap(data))
	_, err = syscall.Mmap(-1, 0, 0, 0, 0)
	fmt.Println(err)

	f, _ := os.CreateTemp("", "mmap")
	defer os.Remove(f.Name())
	f.WriteString("mapped text")
	m, err := syscall.Mmap(int(f.Fd()), 0, 11, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	fmt.Println(string(m), err)
	copy(m, "MAPPED")
	fmt.Println(syscall.Munmap(m))
	b, _ := os.ReadFile(f.Name())
	fmt.Println(string(b))

	var st syscall.Stat_t
	fmt.Println(syscall.Stat(f.Name(), &st), st.Size, st.Mode&syscall.S_IFMT == syscall.S_IFREG, st.Nlink)
	fmt.Println(syscall.Stat("/none", &st), syscall.Access("/", 4), syscall.Access("/none", 0))
	fmt.Println(syscall.Getpid() == os.Getpid(), syscall.Getppid() == os.Getppid(), syscall.Getuid() == os.Getuid(), syscall.Getpagesize())
	var p [2]int
	fmt.Println(syscall.Pipe(p[:]), syscall.SetNonblock(p[0], true))
	_, err = syscall.Read(p[0], make([]byte, 1))
	fmt.Println(err, err == syscall.EAGAIN)
	n, err := syscall.Write(p[1], []byte("abc"))
	buf := make([]byte, 5)
	k, err2 := syscall.Read(p[0], buf)
	fmt.Println(n, err, k, err2, string(buf[:k]))
	fd, err := syscall.Dup(p[0])
	fmt.Println(fd > 2, err, syscall.Close(fd), syscall.Close(fd))
	fmt.Println(syscall.Kill(syscall.Getpid(), 0), syscall.Kill(1<<22, 0))
	var ru syscall.Rusage
	fmt.Println(syscall.Getrusage(syscall.RUSAGE_SELF, &ru), ru.Maxrss > 0)
	var rl syscall.Rlimit
	fmt.Println(syscall.Getrlimit(syscall.RLIMIT_NOFILE, &rl), rl.Cur > 0 && rl.Cur <= rl.Max)
	old := syscall.Umask(022)
	fmt.Println(syscall.Umask(old))
	_, err = syscall.BytePtrFromString("a\x00")
	fmt.Println(err)
	fmt.Println(syscall.NsecToTimespec(-1), syscall.NsecToTimeval(1999), syscall.TimespecToNsec(syscall.Timespec{Sec: 1, Nsec: 5}))
	r1, _, errno := syscall.Syscall(syscall.SYS_GETPID, 0, 0, 0)
	fmt.Println(int(r1) == os.Getpid(), errno)
	_, _, errno = syscall.Syscall(syscall.SYS_CLOSE, ^uintptr(0), 0, 0)
	fmt.Println(errno, int(errno))
	os.Setenv("VO_TEST_VARIABLE", "v")
	v, ok := syscall.Getenv("VO_TEST_VARIABLE")
	fmt.Println(v, ok)
	var u syscall.Utsname
	fmt.Println(syscall.Uname(&u), u.Sysname[0] == 'L')
	ents := make([]byte, 4096)
	dir, _ := os.MkdirTemp("", "ents")
	defer os.RemoveAll(dir)
	os.WriteFile(dir+"/one", nil, 0600)
	d, err := syscall.Open(dir, syscall.O_RDONLY|syscall.O_DIRECTORY, 0)
	n, err2 = syscall.ReadDirent(d, ents)
	_, count, names := syscall.ParseDirent(ents[:n], -1, nil)
	fmt.Println(err, err2, count, names)
}
