package main

import (
	"bytes"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"math/big"
	"strings"
	"time"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func ciphers() {
	key, _ := hex.DecodeString("000102030405060708090a0b0c0d0e0f")
	block, err := aes.NewCipher(key)
	check(err)
	text := []byte("exactly thirty-two bytes of text")
	iv := bytes.Repeat([]byte{7}, aes.BlockSize)
	sealed := make([]byte, len(text))
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(sealed, text)
	fmt.Printf("cbc %x\n", sealed)
	cipher.NewCTR(block, iv).XORKeyStream(sealed, text)
	fmt.Printf("ctr %x\n", sealed)
	gcm, err := cipher.NewGCM(block)
	check(err)
	sealed = gcm.Seal(nil, iv[:gcm.NonceSize()], text, []byte("extra"))
	fmt.Printf("gcm %x\n", sealed)
	opened, err := gcm.Open(nil, iv[:gcm.NonceSize()], sealed, []byte("extra"))
	fmt.Println(string(opened), err)
	sealed[3] ^= 1
	_, err = gcm.Open(nil, iv[:gcm.NonceSize()], sealed, []byte("extra"))
	fmt.Println(err)
	_, err = aes.NewCipher(key[:5])
	fmt.Println(err)
	mac := hmac.New(sha512.New384, key)
	mac.Write(text)
	fmt.Printf("hmac %x\n", mac.Sum(nil))
}

func signatures() {
	seed := bytes.Repeat([]byte{42}, ed25519.SeedSize)
	private := ed25519.NewKeyFromSeed(seed)
	signature := ed25519.Sign(private, []byte("message"))
	fmt.Printf("ed25519 %x\n", signature)
	public := private.Public().(ed25519.PublicKey)
	fmt.Println(ed25519.Verify(public, []byte("message"), signature), ed25519.Verify(public, []byte("massage"), signature))
	digest := sha256.Sum256([]byte("message"))
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	signature, err = ecdsa.SignASN1(rand.Reader, key, digest[:])
	check(err)
	var parts struct{ R, S *big.Int }
	rest, err := asn1.Unmarshal(signature, &parts)
	fmt.Println("ecdsa", ecdsa.VerifyASN1(&key.PublicKey, digest[:], signature), len(rest), err, parts.R.Sign(), parts.S.Sign())
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	check(err)
	signature, err = rsaKey.Sign(rand.Reader, digest[:], &rsa.PSSOptions{SaltLength: 20, Hash: crypto.SHA256})
	check(err)
	fmt.Println("pss", rsa.VerifyPSS(&rsaKey.PublicKey, crypto.SHA256, digest[:], signature, nil))
	signature[0] ^= 1
	fmt.Println("pss", rsa.VerifyPSS(&rsaKey.PublicKey, crypto.SHA256, digest[:], signature, nil))
	secret, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &rsaKey.PublicKey, []byte("secret"), nil)
	check(err)
	plain, err := rsa.DecryptOAEP(sha256.New(), nil, rsaKey, secret, nil)
	fmt.Println("oaep", len(secret), string(plain), err)
	encoded, err := x509.MarshalPKCS8PrivateKey(rsaKey)
	check(err)
	again, err := x509.ParsePKCS8PrivateKey(encoded)
	fmt.Println("pkcs8", rsaKey.Equal(again.(crypto.PrivateKey)), err)
}

func agreement() {
	fixed := bytes.Repeat([]byte{9}, 32)
	for _, curve := range []ecdh.Curve{ecdh.X25519(), ecdh.P256()} {
		ours, err := curve.NewPrivateKey(fixed)
		check(err)
		theirs, err := curve.GenerateKey(rand.Reader)
		check(err)
		a, err := ours.ECDH(theirs.PublicKey())
		check(err)
		b, err := theirs.ECDH(ours.PublicKey())
		check(err)
		fmt.Printf("%v %x %v\n", curve, ours.PublicKey().Bytes(), bytes.Equal(a, b))
	}
}

func certificates() {
	root := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize))
	leaf := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{2}, ed25519.SeedSize))
	start := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	authority := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Root", Organization: []string{"Example"}},
		NotBefore: start, NotAfter: start.AddDate(10, 0, 0), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, authority, authority, root.Public(), root)
	check(err)
	authority, err = x509.ParseCertificate(der)
	check(err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "leaf"}, DNSNames: []string{"example.com", "*.example.org"},
		NotBefore: start, NotAfter: start.AddDate(1, 0, 0), ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err = x509.CreateCertificate(rand.Reader, template, authority, leaf.Public(), root)
	check(err)
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	block, rest := pem.Decode(text)
	certificate, err := x509.ParseCertificate(block.Bytes)
	check(err)
	fmt.Printf("%x %d %v %v\n", sha256.Sum256(der), len(rest), certificate.Issuer, certificate.PublicKeyAlgorithm)
	pool := x509.NewCertPool()
	pool.AddCert(authority)
	for _, name := range []string{"example.com", "www.example.org", "example.org"} {
		chains, err := certificate.Verify(x509.VerifyOptions{DNSName: name, Roots: pool, CurrentTime: start.AddDate(0, 1, 0)})
		fmt.Println(name, len(chains), err)
	}
	_, err = certificate.Verify(x509.VerifyOptions{Roots: pool, CurrentTime: start.AddDate(3, 0, 0)})
	fmt.Println(strings.Contains(err.Error(), "expired"), err)
	_, err = certificate.Verify(x509.VerifyOptions{Roots: x509.NewCertPool(), CurrentTime: start})
	fmt.Println(err)
}

func main() {
	ciphers()
	signatures()
	agreement()
	certificates()
}
