package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func main() {
	base, err := os.MkdirTemp("", "modes")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	os.Chdir(base)
	say := func(what string, err error) {
		var path *fs.PathError
		if errors.As(err, &path) {
			fmt.Println(what, strings.ReplaceAll(err.Error(), base, "BASE"), path.Op, errors.Is(err, fs.ErrNotExist))
			return
		}
		fmt.Println(what, err)
	}
	mode := func(name string) string {
		info, err := os.Lstat(name)
		if err != nil {
			return err.Error()
		}
		return fmt.Sprintf("%v %#o %t %t", info.Mode(), uint32(info.Mode().Perm()), info.Mode().IsRegular(), info.IsDir())
	}
	os.WriteFile("f", []byte("hello"), 0o600)
	os.Mkdir("d", 0o700)
	os.Symlink("f", "l")
	os.Symlink("none", "dangling")
	syscall.Mkfifo("fifo", 0o600)
	for _, m := range []fs.FileMode{0, 0o777, 0o1, 0o4755, 0o10000, fs.ModeSetuid | 0o755, fs.ModeSetgid | 0o710, fs.ModeSticky | 0o777, fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky, fs.ModeDir | 0o500, fs.ModeAppend | 0o640, fs.ModeTemporary | fs.ModeExclusive | 0o444, fs.ModePerm} {
		say(fmt.Sprintf("chmod f %v %#o", m, uint32(m)), os.Chmod("f", m))
		fmt.Println("  ", mode("f"))
		say("chmod d", os.Chmod("d", m))
		fmt.Println("  ", mode("d"))
	}
	os.Chmod("d", 0o700)
	say("chmod through link", os.Chmod("l", 0o640))
	fmt.Println(mode("f"), mode("fifo"))
	say("chmod dangling", os.Chmod("dangling", 0o640))
	say("chmod empty", os.Chmod("", 0o640))
	say("chmod NUL", os.Chmod("a\x00", 0o640))

	for _, m := range []fs.FileMode{0, 1 << 9, 1 << 10, 1 << 12, 1 << 18, 1<<32 - 1, fs.ModeDir, fs.ModeSymlink | fs.ModePerm, fs.ModeDevice | fs.ModeCharDevice | 0o620, fs.ModeSocket, fs.ModeIrregular, fs.ModeNamedPipe | 0o7, fs.ModeSetuid | 0o100, fs.ModeType, fs.ModeDir | fs.ModeSticky | 0o777} {
		fmt.Printf("%s|%v|%d|%#o|%x|dir=%t regular=%t perm=%v type=%v\n", m, m, m, m, uint32(m), m.IsDir(), m.IsRegular(), m.Perm(), m.Type())
	}

	stamp := func(name string) string {
		info, err := os.Stat(name)
		if err != nil {
			return err.Error()
		}
		sys := info.Sys().(*syscall.Stat_t)
		access := time.Unix(sys.Atim.Sec, sys.Atim.Nsec).UTC()
		return access.Format(time.RFC3339Nano) + " " + info.ModTime().UTC().Format(time.RFC3339Nano)
	}
	one := time.Date(2001, 2, 3, 4, 5, 6, 789012345, time.UTC)
	two := time.Date(1969, 12, 31, 23, 59, 58, 500000000, time.UTC)
	far := time.Date(2100, 1, 1, 0, 0, 0, 0, time.FixedZone("x", 3600))
	say("chtimes", os.Chtimes("f", one, two))
	fmt.Println(stamp("f"))
	say("chtimes", os.Chtimes("f", time.Time{}, far))
	fmt.Println(stamp("f"))
	say("chtimes", os.Chtimes("f", two, time.Time{}))
	fmt.Println(stamp("f"))
	say("chtimes", os.Chtimes("f", time.Time{}, time.Time{}))
	fmt.Println(stamp("f"))
	say("chtimes", os.Chtimes("l", one, one))
	fmt.Println(stamp("f"), stamp("l"))
	say("chtimes", os.Chtimes("d", time.Unix(0, 0), time.Unix(-1, 999999999)))
	fmt.Println(stamp("d"))
	say("chtimes dangling", os.Chtimes("dangling", one, one))
	say("chtimes none", os.Chtimes("none/x", one, one))
	say("chtimes under file", os.Chtimes("f/x", one, one))

	size := func(name string) string {
		info, err := os.Stat(name)
		if err != nil {
			return err.Error()
		}
		data, err := os.ReadFile(name)
		return fmt.Sprintf("%d %q %v", info.Size(), data, err)
	}
	say("truncate", os.Truncate("f", 3))
	fmt.Println(size("f"))
	say("extend", os.Truncate("f", 6))
	fmt.Println(size("f"))
	say("through link", os.Truncate("l", 1))
	fmt.Println(size("f"))
	say("negative", os.Truncate("f", -1))
	say("directory", os.Truncate("d", 0))
	say("none", os.Truncate("none", 0))
	file, _ := os.OpenFile("f", os.O_RDWR, 0)
	file.Seek(4, 0)
	say("file", file.Truncate(0))
	n, err := file.Write([]byte("x"))
	fmt.Println(n, err, size("f"))
	say("file negative", file.Truncate(-5))
	say("file chmod", file.Chmod(0o604|fs.ModeSetgid))
	fmt.Println(mode("f"))
	file.Close()
	reader, _ := os.Open("f")
	say("read only", reader.Truncate(0))
	reader.Close()

	os.Link("f", "hard")
	infos := map[string]fs.FileInfo{}
	names := []string{"f", "hard", "l", "d", "d/.", "./f"}
	for _, name := range names {
		infos[name], _ = os.Stat(name)
	}
	for _, a := range names {
		for _, b := range names {
			fmt.Print(os.SameFile(infos[a], infos[b]), " ")
		}
		link, _ := os.Lstat(a)
		fmt.Println(a, infos[a].Name(), os.SameFile(link, infos[a]))
	}
	fmt.Println(infos["f"].Sys().(*syscall.Stat_t).Nlink)
	fmt.Println(os.SameFile(nil, nil), os.SameFile(infos["f"], nil))
	info, _ := os.Lstat("l")
	fmt.Println(info.Name(), info.Size(), info.Mode().Type(), fs.FormatFileInfo(infos["hard"])[:10])
	for _, name := range []string{"/", ".", "d/", "d//", "./d/.", "d/.."} {
		info, err := os.Stat(name)
		fmt.Printf("%q %q %v %v\n", name, strings.ReplaceAll(info.Name(), filepath.Base(base), "B"), info.IsDir(), err)
	}
}
