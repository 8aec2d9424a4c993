// Finds files of equal content under a directory by size, then by hash, and links them together.
package main

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

type entry struct {
	path string
	size int64
}

func hash(path string) (sum [sha256.Size]byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err = io.CopyBuffer(h, struct{ io.Reader }{f}, make([]byte, 7)); err != nil {
		return sum, err
	}
	h.Sum(sum[:0])
	return sum, nil
}

// bySize groups the regular files under root that share their size with another.
func bySize(root string) (groups map[int64][]entry, skipped []string, err error) {
	groups = map[int64][]entry{}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			skipped = append(skipped, "error "+err.Error())
			return nil
		case d.IsDir() && strings.HasPrefix(d.Name(), "."):
			skipped = append(skipped, "hidden "+d.Name())
			return fs.SkipDir
		case d.Type().IsRegular():
			info, err := d.Info()
			if err != nil {
				return err
			}
			groups[info.Size()] = append(groups[info.Size()], entry{path, info.Size()})
		case !d.IsDir():
			skipped = append(skipped, d.Type().String()+" "+d.Name())
		}
		return nil
	})
	maps.DeleteFunc(groups, func(size int64, list []entry) bool { return len(list) < 2 || size == 0 })
	return groups, skipped, err
}

func duplicates(groups map[int64][]entry) [][]entry {
	var (
		wait   sync.WaitGroup
		mutex  sync.Mutex
		bySums = map[[sha256.Size]byte][]entry{}
	)
	limit := make(chan struct{}, 3)
	for _, list := range groups {
		for _, e := range list {
			wait.Go(func() {
				limit <- struct{}{}
				defer func() { <-limit }()
				sum, err := hash(e.path)
				if err != nil {
					fmt.Println("hash:", err)
					return
				}
				mutex.Lock()
				defer mutex.Unlock()
				bySums[sum] = append(bySums[sum], e)
			})
		}
	}
	wait.Wait()
	var all [][]entry
	for _, list := range bySums {
		if len(list) > 1 {
			slices.SortFunc(list, func(a, b entry) int { return cmp.Compare(a.path, b.path) })
			all = append(all, list)
		}
	}
	slices.SortFunc(all, func(a, b []entry) int {
		return cmp.Or(-cmp.Compare(a[0].size, b[0].size), cmp.Compare(a[0].path, b[0].path))
	})
	return all
}

// link replaces all but the first of a group with links to it, by way of a temporary name.
func link(group []entry) (saved int64, err error) {
	first, err := os.Stat(group[0].path)
	if err != nil {
		return 0, err
	}
	for _, e := range group[1:] {
		info, err := os.Stat(e.path)
		if err != nil {
			return saved, err
		}
		if os.SameFile(first, info) {
			continue
		}
		temporary := e.path + ".link"
		if err := os.Link(group[0].path, temporary); err != nil {
			return saved, err
		}
		if err := os.Rename(temporary, e.path); err != nil {
			return saved, err
		}
		saved += e.size
	}
	return saved, nil
}

func main() {
	root, _ := os.MkdirTemp("", "dedupe")
	defer os.RemoveAll(root)
	write := func(name, content string) {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0755); err != nil {
			fmt.Println(err)
		}
		if err := os.WriteFile(path, []byte(content), 0644); err != nil {
			fmt.Println(err)
		}
	}
	write("a.txt", "hello")
	write("b/a.txt", "hello")
	write("b/c/other", "hellp")
	write("b/c/third", "hello")
	write("big/one", strings.Repeat("x", 100_000))
	write("big/two", strings.Repeat("x", 100_000))
	write("big/near", strings.Repeat("x", 99_999)+"y")
	write("empty1", "")
	write("empty2", "")
	write(".git/a.txt", "hello")
	write("alone", "some length of its own")
	os.Symlink("a.txt", filepath.Join(root, "pointer"))
	os.Symlink("b", filepath.Join(root, "pointer to dir"))
	os.Link(filepath.Join(root, "big/two"), filepath.Join(root, "big/two already linked"))

	for round := range 3 {
		groups, skipped, err := bySize(root)
		fmt.Println("round", round, len(groups), skipped, err)
		for _, size := range slices.Sorted(maps.Keys(groups)) {
			fmt.Println(" size", size, len(groups[size]))
		}
		for _, group := range duplicates(groups) {
			for _, e := range group {
				rel, err := filepath.Rel(root, e.path)
				fmt.Println("  ", rel, e.size, err)
			}
			saved, err := link(group)
			fmt.Println("  saved", saved, err)
		}
		if round == 1 { // writing through one link changes all
			f, err := os.OpenFile(filepath.Join(root, "a.txt"), os.O_WRONLY|os.O_APPEND, 0)
			fmt.Fprint(f, "!")
			data, _ := os.ReadFile(filepath.Join(root, "b/c/third"))
			fmt.Println(" changed", string(data), err, f.Close())
		}
	}
	_, skipped, err := bySize(filepath.Join(root, "absent"))
	fmt.Println(len(skipped), strings.ReplaceAll(skipped[0], root, "ROOT"), err)
}
