package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"
)

type halting struct {
	text string
	err  error
}

func (h *halting) Read(p []byte) (int, error) {
	n := copy(p, h.text)
	h.text = h.text[n:]
	if h.text == "" {
		return n, h.err
	}
	return n, nil
}

type closer struct{ io.Reader }

func (closer) Close() error { return errors.New("closed") }

func main() {
	base, err := ioutil.TempDir("", "ioutil")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	hide := func(value any) string { return strings.ReplaceAll(fmt.Sprint(value), base, "BASE") }
	in := func(name string) string { return filepath.Join(base, name) }

	for _, size := range []int{0, 1, 511, 512, 513, 5000} {
		data, err := ioutil.ReadAll(&halting{strings.Repeat("x", size), io.EOF})
		fmt.Println(len(data), data == nil, err)
	}
	data, err := ioutil.ReadAll(&halting{"partial", errors.New("broke")})
	fmt.Printf("%q %v\n", data, err)
	data, err = ioutil.ReadAll(&halting{"unexpected", io.ErrUnexpectedEOF})
	fmt.Printf("%q %v\n", data, err)
	data, err = ioutil.ReadAll(&halting{"wrapped", fmt.Errorf("w: %w", io.EOF)})
	fmt.Printf("%q %v\n", data, err)

	n, err := fmt.Fprint(ioutil.Discard, "gone", 1, 2)
	fmt.Println(n, err)
	copied, err := io.Copy(ioutil.Discard, &halting{strings.Repeat("y", 20000), io.EOF})
	fmt.Println(copied, err)
	copied, err = io.Copy(ioutil.Discard, &halting{"few", errors.New("cut")})
	fmt.Println(copied, err)
	_, isFrom := ioutil.Discard.(io.ReaderFrom)
	_, isString := ioutil.Discard.(io.StringWriter)
	fmt.Println(isFrom, isString, ioutil.Discard == io.Discard)

	for _, reader := range []io.Reader{strings.NewReader("a"), closer{strings.NewReader("b")}, &halting{"c", io.EOF}} {
		wrapped := ioutil.NopCloser(reader)
		_, writes := wrapped.(io.WriterTo)
		text, err := ioutil.ReadAll(wrapped)
		fmt.Printf("%v %q %v %v\n", writes, text, err, wrapped.Close())
	}

	fmt.Println(hide(ioutil.WriteFile(in("no/file"), nil, 0o600)))
	fmt.Println(hide(ioutil.WriteFile(base, []byte("x"), 0o600)))
	fmt.Println(ioutil.WriteFile(in("b.txt"), []byte("long content"), 0o640))
	fmt.Println(ioutil.WriteFile(in("b.txt"), []byte("short"), 0o777))
	fmt.Println(ioutil.WriteFile(in("A.txt"), nil, 0o400))
	info, _ := os.Stat(in("b.txt"))
	fmt.Println(info.Mode(), info.Size())
	text, err := ioutil.ReadFile(in("b.txt"))
	fmt.Printf("%q %v\n", text, err)
	text, err = ioutil.ReadFile(in("A.txt"))
	fmt.Printf("%q %t %v\n", text, text == nil, err)
	text, err = ioutil.ReadFile(in("none"))
	fmt.Println(text == nil, hide(err))
	text, err = ioutil.ReadFile(base)
	fmt.Println(len(text), hide(err))
	text, err = ioutil.ReadFile("")
	fmt.Println(text == nil, err)
	text, err = ioutil.ReadFile("a\x00b")
	fmt.Println(text == nil, err)

	os.Mkdir(in("sub"), 0o700)
	os.Mkdir(in(".dot"), 0o700)
	os.Symlink("none", in("dangling"))
	os.Symlink("sub", in("link"))
	infos, err := ioutil.ReadDir(base)
	for _, info := range infos {
		fmt.Printf("%T %s %v %t\n", info, info.Name(), info.Mode(), info.IsDir())
	}
	fmt.Println(err)
	infos, err = ioutil.ReadDir(in("sub"))
	fmt.Println(len(infos), infos == nil, err)
	infos, err = ioutil.ReadDir(in("b.txt"))
	fmt.Println(infos == nil, hide(err))
	infos, err = ioutil.ReadDir(in("gone"))
	fmt.Println(infos == nil, hide(err), errors.Is(err, fs.ErrNotExist))
	infos, err = ioutil.ReadDir(in("link"))
	fmt.Println(len(infos), err)
	infos, err = ioutil.ReadDir(in("dangling"))
	fmt.Println(len(infos), hide(err))
	infos, err = ioutil.ReadDir("")
	fmt.Println(len(infos), err)

	for _, pattern := range []string{"pre*post", "a/b", "plain"} {
		file, err := ioutil.TempFile(base, pattern)
		if err != nil {
			fmt.Println(hide(err))
			continue
		}
		name := filepath.Base(file.Name())
		before, after, _ := strings.Cut(pattern, "*")
		fmt.Println(strings.HasPrefix(name, before), strings.HasSuffix(name, after), file.Close())
	}
	_, err = ioutil.TempDir(base, "x/y*")
	fmt.Println(hide(err))
}
