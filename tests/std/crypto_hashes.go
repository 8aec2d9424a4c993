package main

import (
	"crypto"
	_ "crypto/md5"
	_ "crypto/sha1"
	_ "crypto/sha256"
	_ "crypto/sha512"
	"fmt"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	for h := crypto.Hash(0); h < 24; h++ {
		try(func() { fmt.Print(h, " ", h.Available(), " "); fmt.Print(h.Size(), " ") })
	}
	for _, h := range []crypto.Hash{crypto.MD5, crypto.SHA1, crypto.SHA224, crypto.SHA384, crypto.SHA512_256} {
		sum := h.New()
		sum.Write([]byte("abc"))
		fmt.Printf("%v %x\n", h, sum.Sum(nil))
	}
	try(func() { crypto.MD4.New() })
	try(func() { crypto.Hash(77).New() })
	try(func() { crypto.RegisterHash(99, nil) })
	try(func() { crypto.RegisterHash(crypto.MLDSAMu, nil) })
}
