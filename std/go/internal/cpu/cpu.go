// Package cpu tells which extensions of the processor packages may use. Code in Go alone uses none: compilers
// find out for themselves what the processor has.
package cpu

// CacheLinePadSize is the size in bytes by which data is kept apart against false sharing.
const CacheLinePadSize = 64

// CacheLineSize is the assumed size of a cache line in bytes.
var CacheLineSize uintptr = CacheLinePadSize

// CacheLinePad keeps the fields around it on different cache lines.
type CacheLinePad struct{ _ [CacheLinePadSize]byte }

// X86 holds extensions of x86 processors.
var X86 struct {
	HasAES, HasADX, HasAVX, HasAVX2, HasAVX512, HasBMI1, HasBMI2, HasERMS, HasFMA, HasFSRM bool
	HasPCLMULQDQ, HasPOPCNT, HasRDTSCP, HasSHA, HasSSE3, HasSSSE3, HasSSE41, HasSSE42      bool
	HasVAES, HasVPCLMULQDQ                                                                 bool
}

// ARM64 holds extensions of 64-bit ARM processors.
var ARM64 struct {
	HasAES, HasPMULL, HasSHA1, HasSHA2, HasSHA512, HasSHA3, HasCRC32, HasATOMICS, HasDIT bool
}

// S390X holds extensions of z processors.
var S390X struct {
	HasAES, HasAESCBC, HasAESCTR, HasAESGCM, HasGHASH, HasSHA1, HasSHA256, HasSHA512, HasSHA3, HasVX bool
	HasECDSA, HasEDDSA                                                                               bool
}

// Loong64 holds extensions of LoongArch processors.
var Loong64 struct{ HasLSX, HasLASX, HasCRC32 bool }

// RISCV64 holds extensions of RISC-V processors.
var RISCV64 struct{ HasV, HasZbb, HasZbc bool }

// PPC64 holds extensions of POWER processors.
var PPC64 struct{ HasDARN, HasSCV, IsPOWER8, IsPOWER9, IsPOWER10 bool }

// Name returns the processor's name, "" if it is not known.
func Name() string { return "" }
