package main

import (
	"bytes"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/mlkem"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/rc4"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"time"
)

func main() {
	key := []byte("0123456789abcdef")
	block, err := aes.NewCipher(key)
	fmt.Println(err)
	text := bytes.Repeat([]byte("block of text 16"), 4)
	iv := make([]byte, 16)
	out := make([]byte, len(text))
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, text)
	fmt.Printf("%x\n", out)
	cipher.NewCTR(block, iv).XORKeyStream(out, text)
	fmt.Printf("%x\n", out)
	gcm, err := cipher.NewGCM(block)
	sealed := gcm.Seal(nil, make([]byte, 12), text, []byte("extra"))
	fmt.Printf("%x %v\n", sealed, err)
	opened, err := gcm.Open(nil, make([]byte, 12), sealed, []byte("extra"))
	fmt.Println(bytes.Equal(opened, text), err)
	sealed[3] ^= 1
	_, err = gcm.Open(nil, make([]byte, 12), sealed, []byte("extra"))
	fmt.Println(err)
	_, err = aes.NewCipher(key[:5])
	fmt.Println(err)
	d, err := des.NewTripleDESCipher(append(key[:16:16], key[:8]...))
	d.Encrypt(out, text)
	fmt.Printf("%x %v\n", out[:8], err)
	r4, _ := rc4.NewCipher(key)
	r4.XORKeyStream(out, text)
	fmt.Printf("%x\n", out)
	mac := hmac.New(sha256.New, key)
	mac.Write(text)
	fmt.Printf("%x\n%x\n", mac.Sum(nil), sha512.Sum512(text))
	fmt.Printf("%x\n", sha3.Sum256(text))
	shake := sha3.NewSHAKE128()
	shake.Write(text)
	shake.Read(out[:20])
	fmt.Printf("%x\n", out[:20])
	dk, err := pbkdf2.Key(sha256.New, "password", []byte("salt"), 100, 20)
	fmt.Printf("%x %v\n", dk, err)
	hk, err := hkdf.Key(sha256.New, key, []byte("salt"), "info", 40)
	fmt.Printf("%x %v\n", hk, err)
	edKey := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, 32))
	sig := ed25519.Sign(edKey, text)
	fmt.Printf("%x %v\n", sig, ed25519.Verify(edKey.Public().(ed25519.PublicKey), text, sig))
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	hash := sha256.Sum256(text)
	asn, err := ecdsa.SignASN1(rand.Reader, ec, hash[:])
	fmt.Println(ecdsa.VerifyASN1(&ec.PublicKey, hash[:], asn), ecdsa.VerifyASN1(&ec.PublicKey, hash[1:], asn), err)
	for _, c := range []ecdh.Curve{ecdh.X25519(), ecdh.P256(), ecdh.P384(), ecdh.P521()} {
		a, err := c.GenerateKey(rand.Reader)
		b, err2 := c.GenerateKey(rand.Reader)
		s1, err3 := a.ECDH(b.PublicKey())
		s2, _ := b.ECDH(a.PublicKey())
		fmt.Println(c, bytes.Equal(s1, s2), err, err2, err3)
	}
	dec, err := mlkem.GenerateKey768()
	shared, ct := dec.EncapsulationKey().Encapsulate()
	got, err2 := dec.Decapsulate(ct)
	fmt.Println(bytes.Equal(shared, got), err, err2)
	rk, err := rsa.GenerateKey(rand.Reader, 1024)
	fmt.Println(err, rk.Validate(), rk.N.BitLen())
	rs, err := rsa.SignPSS(rand.Reader, rk, crypto.SHA256, hash[:], nil)
	fmt.Println(err, rsa.VerifyPSS(&rk.PublicKey, crypto.SHA256, hash[:], rs, nil))
	enc, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &rk.PublicKey, []byte("secret"), nil)
	plain, err2 := rsa.DecryptOAEP(sha256.New(), nil, rk, enc, nil)
	fmt.Println(string(plain), err, err2)

	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "vo", Organization: []string{"O"}}, DNSNames: []string{"localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &ec.PublicKey, ec)
	cert, err2 := x509.ParseCertificate(der)
	fmt.Println(err, err2, cert.Subject, cert.DNSNames, cert.SignatureAlgorithm, cert.CheckSignatureFrom(cert))
	pool := x509.NewCertPool()
	fmt.Println(pool.AppendCertsFromPEM(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})))
	_, err = cert.Verify(x509.VerifyOptions{Roots: pool, DNSName: "localhost"})
	_, err2 = cert.Verify(x509.VerifyOptions{Roots: pool, DNSName: "other"})
	fmt.Println(err, err2)
	pk, err := x509.MarshalPKCS8PrivateKey(ec)
	parsed, err2 := x509.ParsePKCS8PrivateKey(pk)
	fmt.Println(err, err2, ec.Equal(parsed))
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: ec}}})
	fmt.Println(err)
	go func() {
		c, _ := l.Accept()
		io.Copy(c, c)
		c.Close()
	}()
	for _, version := range []uint16{tls.VersionTLS13} {
		c, err := tls.Dial("tcp", l.Addr().String(), &tls.Config{RootCAs: pool, ServerName: "localhost", MinVersion: version})
		if err != nil {
			fmt.Println(err)
			continue
		}
		c.Write([]byte("over tls"))
		b := make([]byte, 8)
		io.ReadFull(c, b)
		s := c.ConnectionState()
		fmt.Println(string(b), tls.VersionName(s.Version), s.HandshakeComplete)
		c.Close()
	}
	l.Close()
	raw, _ := net.Listen("tcp", "127.0.0.1:0")
	go func() {
		c, _ := raw.Accept()
		c.Write([]byte("not tls at all"))
		c.Close()
	}()
	_, err = tls.Dial("tcp", raw.Addr().String(), &tls.Config{InsecureSkipVerify: true})
	fmt.Println(err)
}
