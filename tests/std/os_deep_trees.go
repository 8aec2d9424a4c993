package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

var base string

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return strings.ReplaceAll(err.Error(), base, "BASE")
}

// deepen makes directories in each other until their path is longer than any that the system takes.
func deepen(root string, levels int) error {
	if err := os.Mkdir(root, 0755); err != nil {
		return err
	}
	here, err := os.Getwd()
	if err != nil {
		return err
	}
	defer os.Chdir(here)
	if err := os.Chdir(root); err != nil {
		return err
	}
	for i := range levels {
		name := strings.Repeat(string(rune('a'+i%26)), 200)
		os.WriteFile(fmt.Sprint("file", i), nil, 0600)
		if err := os.Mkdir(name, 0700); err != nil {
			return err
		}
		if err := os.Chdir(name); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	base, _ = os.MkdirTemp("", "deep")
	defer os.RemoveAll(base)
	deep := filepath.Join(base, "deep")
	fmt.Println(text(deepen(deep, 40)))
	count, longest := 0, 0
	err := filepath.WalkDir(deep, func(path string, d fs.DirEntry, err error) error {
		count++
		longest = max(longest, len(path)-len(deep))
		if errors.Is(err, syscall.ENAMETOOLONG) {
			return fs.SkipDir
		}
		return err
	})
	fmt.Println(count > 20, longest > 3500, err)
	err = os.Mkdir(strings.Repeat("long/", 1000), 0755)
	fmt.Println(errors.Is(err, syscall.ENAMETOOLONG))
	fmt.Println(text(os.RemoveAll(deep)))
	_, err = os.Lstat(deep)
	fmt.Println(text(err))

	root, err := os.OpenRoot(base)
	fmt.Println(err)
	fmt.Println(text(deepen(deep, 30)))
	fmt.Println(text(root.RemoveAll("deep")))
	_, err = root.Lstat("deep")
	fmt.Println(text(err))
	root.Close()

	os.Chdir(base)
	os.WriteFile("file", nil, 0644)
	os.MkdirAll("dir/a/b", 0755)
	os.Symlink("dir", "link")
	for _, path := range []string{"", ".", "dir/.", "absent", "absent/", "file/x", "a\x00b", "link/", "dir///", "file/", "../" + filepath.Base(base) + "/absent"} {
		fmt.Printf("%q %s\n", strings.ReplaceAll(path, filepath.Base(base), "BASE"), text(os.RemoveAll(path)))
		entries, _ := os.ReadDir(".")
		fmt.Println(" ", entries)
	}
	os.Symlink("loop", "loop")
	fmt.Println(os.RemoveAll("loop/x"))
	fmt.Println(os.RemoveAll("loop"))

	// Many files, and some that can be reached twice.
	for i := range 300 {
		dir := fmt.Sprintf("many/%02d", i%7)
		os.MkdirAll(dir, 0755)
		name := fmt.Sprintf("%s/%0100d", dir, i)
		os.WriteFile(name, []byte{byte(i)}, 0644)
		os.Link(name, name+"-2")
		os.Symlink("..", name+"-up")
	}
	os.MkdirAll("outside/kept", 0755)
	os.Symlink("../outside", "many/out")
	fmt.Println(os.RemoveAll("many"))
	_, err = os.Stat("outside/kept")
	fmt.Println(err)
	held, _ := os.Open("outside")
	fmt.Println(os.RemoveAll("outside"))
	_, err = held.ReadDir(-1)
	fmt.Println(err)
	info, err := held.Stat()
	fmt.Println(info.Name(), info.IsDir(), err, held.Close())
	err = os.RemoveAll(base)
	fmt.Println(text(err))
	_, err = os.Getwd()
	fmt.Println(err)
	_, err = os.Open("x")
	fmt.Println(err)
}
