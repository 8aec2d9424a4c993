// Package sig marks programs for those who inspect executables; ours bear no marks.
package sig

// BoringCrypto marks programs that use certified cryptography.
func BoringCrypto() {}

// FIPSOnly marks programs that use nothing else.
func FIPSOnly() {}

// StandardCrypto marks programs that use the library's own.
func StandardCrypto() {}
