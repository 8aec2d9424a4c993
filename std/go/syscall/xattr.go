package syscall

import "unsafe"

// attributeCall makes a call about an attribute of a file, and a buffer for its value.
func attributeCall(trap uintptr, path, attr string, buffer []byte, flags int) (int, error) {
	file, err := BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	name, err := BytePtrFromString(attr)
	if err != nil {
		return -1, err
	}
	return call5(trap, uintptr(unsafe.Pointer(file)), uintptr(unsafe.Pointer(name)), uintptr(first(buffer)),
		uintptr(len(buffer)), uintptr(flags))
}

// Getxattr reads the value of an attribute; with an empty dest it returns the value's size alone.
func Getxattr(path string, attr string, dest []byte) (sz int, err error) {
	return attributeCall(SYS_GETXATTR, path, attr, dest, 0)
}

func Setxattr(path string, attr string, data []byte, flags int) (err error) {
	_, err = attributeCall(SYS_SETXATTR, path, attr, data, flags)
	return err
}

func Removexattr(path string, attr string) (err error) {
	return pathsCall(SYS_REMOVEXATTR, path, attr)
}

// Listxattr reads the names of a file's attributes, each with a zero byte behind it.
func Listxattr(path string, dest []byte) (sz int, err error) {
	return pathCall(SYS_LISTXATTR, path, uintptr(first(dest)), uintptr(len(dest)))
}
