package os

import (
	"errors"
	"io"
	"syscall"
)

var (
	errPatternHasSeparator = errors.New("pattern contains path separator")
	errEmptyRoot           = errors.New("os: DirFS with empty root")
	errNegativeOffset      = errors.New("negative offset")
	errWriteAtInAppendMode = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
)

const (
	SEEK_SET = 0
	SEEK_CUR = 1
	SEEK_END = 2
)

func pathError(op, path string, err error) error {
	if err == nil {
		return nil
	}
	return &PathError{op, path, err}
}

func Chdir(dir string) error { return pathError("chdir", dir, syscall.Chdir(dir)) }

func Chmod(name string, mode FileMode) error {
	return pathError("chmod", name, syscall.Chmod(name, systemMode(mode)))
}

func Chown(name string, uid, gid int) error {
	return pathError("chown", name, syscall.Chown(name, uid, gid))
}

func Lchown(name string, uid, gid int) error {
	return pathError("lchown", name, syscall.Lchown(name, uid, gid))
}

func Truncate(name string, size int64) error {
	return pathError("truncate", name, syscall.Truncate(name, size))
}

// Link makes newname another name of oldname.
func Link(oldname, newname string) error {
	if err := syscall.Link(oldname, newname); err != nil {
		return &LinkError{"link", oldname, newname, err}
	}
	return nil
}

// Symlink makes newname point to oldname.
func Symlink(oldname, newname string) error {
	if err := syscall.Symlink(oldname, newname); err != nil {
		return &LinkError{"symlink", oldname, newname, err}
	}
	return nil
}

// Readlink returns what a symbolic link points to.
func Readlink(name string) (string, error) {
	for size := 128; ; size *= 2 {
		buf := make([]byte, size)
		n, err := syscall.Readlink(name, buf)
		if err != nil {
			return "", &PathError{"readlink", name, err}
		}
		if n < size {
			return string(buf[:n]), nil
		}
	}
}

func (f *File) Chdir() error {
	if err := f.usable("chdir"); err != nil {
		return err
	}
	return pathError("chdir", f.name, syscall.Fchdir(f.fd))
}

func (f *File) Chmod(mode FileMode) error {
	if err := f.usable("chmod"); err != nil {
		return err
	}
	return pathError("chmod", f.name, syscall.Fchmod(f.fd, systemMode(mode)))
}

func (f *File) Chown(uid, gid int) error {
	if err := f.usable("chown"); err != nil {
		return err
	}
	return pathError("chown", f.name, syscall.Fchown(f.fd, uid, gid))
}

func (f *File) Truncate(size int64) error {
	if err := f.usable("truncate"); err != nil {
		return err
	}
	return pathError("truncate", f.name, syscall.Ftruncate(f.fd, size))
}

// Sync writes what the system holds to the disk.
func (f *File) Sync() error {
	if err := f.usable("sync"); err != nil {
		return err
	}
	return pathError("sync", f.name, syscall.Fsync(f.fd))
}

// ReadAt reads len(b) bytes from an offset; less is an error.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if off < 0 {
		return 0, &PathError{"readat", f.name, errNegativeOffset}
	}
	for n < len(b) {
		if err := f.usable("read"); err != nil {
			return n, err
		}
		m, err := syscall.Pread(f.fd, b[n:], off+int64(n))
		if err != nil {
			return n, &PathError{"read", f.name, err}
		}
		if m == 0 {
			return n, io.EOF
		}
		n += m
	}
	return n, nil
}

// WriteAt writes b at an offset.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if f.appends {
		return 0, errWriteAtInAppendMode
	}
	if off < 0 {
		return 0, &PathError{"writeat", f.name, errNegativeOffset}
	}
	for n < len(b) {
		if err := f.usable("write"); err != nil {
			return n, err
		}
		m, err := syscall.Pwrite(f.fd, b[n:], off+int64(n))
		if err != nil {
			return n, &PathError{"write", f.name, err}
		}
		n += m
	}
	return n, nil
}

// plainWriter and plainReader hide the methods that io.Copy looks for.
type plainWriter struct{ f *File }

func (w plainWriter) Write(p []byte) (int, error) { return w.f.Write(p) }

type plainReader struct{ f *File }

func (r plainReader) Read(p []byte) (int, error) { return r.f.Read(p) }

// ReadFrom writes all that r has.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	switch r.(type) {
	case *File, plainReader:
		// From file to file, the one that is written to is asked first.
		if err := f.usable("write"); err != nil {
			return 0, err
		}
	}
	return io.Copy(plainWriter{f}, r)
}

// WriteTo writes all that is left of the file to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	return io.Copy(w, plainReader{f})
}

// Pipe returns two files: what is written to the second is read from the first.
func Pipe() (r *File, w *File, err error) {
	var p [2]int
	if err := syscall.Pipe2(p[:], syscall.O_CLOEXEC|syscall.O_NONBLOCK); err != nil {
		return nil, nil, &SyscallError{"pipe2", err}
	}
	return newPipe(p[0], "|0"), newPipe(p[1], "|1"), nil
}

func newPipe(fd int, name string) *File {
	return &File{&file{fd: fd, name: name, opened: true, waits: nonblocking}}
}
