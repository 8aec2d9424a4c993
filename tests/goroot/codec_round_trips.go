package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/flate"
	"compress/gzip"
	"compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/asn1"
	"encoding/base64"
	"encoding/gob"
	"encoding/pem"
	"encoding/xml"
	"fmt"
	"hash/adler32"
	"hash/crc64"
	"hash/fnv"
	"index/suffixarray"
	"io"
	"slices"
	"strings"
	"time"
)

var text = []byte(strings.Repeat("the quick brown fox jumps over the lazy dog; ", 200))

// packed compresses and expands the text.
func packed(name string, open func(io.Writer) io.WriteCloser, read func(io.Reader) (io.ReadCloser, error)) {
	var b bytes.Buffer
	w := open(&b)
	w.Write(text[:1000])
	w.Write(text[1000:])
	if err := w.Close(); err != nil {
		fmt.Println(name, err)
	}
	size := b.Len()
	whole := bytes.Clone(b.Bytes())
	r, err := read(&b)
	if err != nil {
		fmt.Println(name, err)
		return
	}
	got, err := io.ReadAll(r)
	fmt.Println(name, size < len(text)/5, bytes.Equal(got, text), err, r.Close())
	if r, err = read(bytes.NewReader(whole[:size/2])); err == nil {
		_, err = io.ReadAll(r)
	}
	fmt.Println("  cut:", err)
}

func compression() {
	dictionary := []byte("quick brown fox lazy dog")
	packed("gzip", func(w io.Writer) io.WriteCloser {
		z, _ := gzip.NewWriterLevel(w, gzip.BestCompression)
		z.Name, z.Comment, z.ModTime = "fox.txt", "a comment", time.Unix(1700000000, 0)
		return z
	}, func(r io.Reader) (io.ReadCloser, error) {
		z, err := gzip.NewReader(r)
		if err == nil {
			fmt.Println(z.Name, z.Comment, z.ModTime.Unix())
		}
		return z, err
	})
	packed("zlib", func(w io.Writer) io.WriteCloser { z, _ := zlib.NewWriterLevelDict(w, 6, dictionary); return z },
		func(r io.Reader) (io.ReadCloser, error) { return zlib.NewReaderDict(r, dictionary) })
	packed("flate", func(w io.Writer) io.WriteCloser { z, _ := flate.NewWriter(w, flate.BestSpeed); return z },
		func(r io.Reader) (io.ReadCloser, error) { return flate.NewReader(r), nil })
	packed("lzw", func(w io.Writer) io.WriteCloser { return lzw.NewWriter(w, lzw.MSB, 8) },
		func(r io.Reader) (io.ReadCloser, error) { return lzw.NewReader(r, lzw.MSB, 8), nil })
	_, err := io.ReadAll(bzip2.NewReader(strings.NewReader("BZh9not really")))
	fmt.Println(err)
	_, err = gzip.NewReader(strings.NewReader("not gzip at all"))
	fmt.Println(err)
}

func archives() {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.SetComment("archive")
	for _, method := range []uint16{zip.Store, zip.Deflate} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("dir/%d.txt", method), Method: method, Modified: time.Unix(1e9, 0).UTC()})
		fmt.Println(err)
		w.Write(text)
	}
	fmt.Println(z.Close())
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	fmt.Println(r.Comment, err)
	for _, f := range r.File {
		content, err := f.Open()
		data, rerr := io.ReadAll(content)
		fmt.Println(f.Name, f.Method, f.UncompressedSize64, f.CRC32, f.Modified.UTC(), bytes.Equal(data, text), err, rerr)
	}
	b.Reset()
	t := tar.NewWriter(&b)
	for _, name := range []string{"a", strings.Repeat("long/", 60) + "name", "ünï"} {
		fmt.Println(t.WriteHeader(&tar.Header{Name: name, Mode: 0o640, Size: int64(len(name)), ModTime: time.Unix(5, 0), Uname: "user"}))
		io.WriteString(t, name)
	}
	fmt.Println(t.WriteHeader(&tar.Header{Name: "dir/", Typeflag: tar.TypeDir, Mode: 0o755}), t.Close())
	tr := tar.NewReader(&b)
	for {
		h, err := tr.Next()
		if err != nil {
			fmt.Println(err)
			break
		}
		data, err := io.ReadAll(tr)
		fmt.Println(len(h.Name), h.FileInfo().Mode(), h.Uname, string(data) == h.Name, err)
	}
}

type animal interface{ Sound() string }
type Dog struct{ Name string }
type Cat struct{ Lives int }

func (d Dog) Sound() string  { return d.Name + " barks" }
func (c *Cat) Sound() string { return fmt.Sprint("meow ", c.Lives) }

type zoo struct {
	XMLName xml.Name          `xml:"zoo"`
	Name    string            `xml:"name,attr"`
	Notes   []string          `xml:"notes>note"`
	Empty   *int              `xml:"empty"`
	Animals []animal          `xml:"-"`
	Index   map[string][2]int `xml:"-"`
	Comment string            `xml:",comment"`
}

func encodings() {
	gob.Register(Dog{})
	gob.Register(&Cat{})
	z := zoo{Name: "Berlin & <co>", Notes: []string{"one", "\"two\""}, Animals: []animal{Dog{"Rex"}, &Cat{9}}, Index: map[string][2]int{"a": {1, 2}}, Comment: " hi "}
	var b bytes.Buffer
	fmt.Println(gob.NewEncoder(&b).Encode(z))
	var again zoo
	fmt.Println(gob.NewDecoder(&b).Decode(&again))
	for _, a := range again.Animals {
		fmt.Println(a.Sound())
	}
	fmt.Println(again.Index, again.Notes)
	out, err := xml.MarshalIndent(z, "", "  ")
	fmt.Println(string(out), err)
	again = zoo{}
	fmt.Println(xml.Unmarshal(out, &again), again.Name, again.Notes, again.XMLName.Local)
	fmt.Println(xml.Unmarshal([]byte("<zoo><notes></zoo>"), &again))
	encoded := make([]byte, ascii85.MaxEncodedLen(11))
	encoded = encoded[:ascii85.Encode(encoded, []byte("hello\x00\x00\x00\x00wo"))]
	decoded := make([]byte, 20)
	n, _, err := ascii85.Decode(decoded, encoded, true)
	fmt.Printf("%s %q %v\n", encoded, decoded[:n], err)
	type record struct {
		ID   asn1.ObjectIdentifier
		At   time.Time `asn1:"generalized"`
		Opt  int       `asn1:"optional,default:5"`
		List []string  `asn1:"set"`
	}
	der, err := asn1.Marshal(record{asn1.ObjectIdentifier{1, 2, 840}, time.Unix(1e9, 0).UTC(), 5, []string{"b", "a"}})
	fmt.Printf("%x %v\n", der, err)
	var rec record
	rest, err := asn1.Unmarshal(append(der, 1), &rec)
	fmt.Println(rec, rest, err)
	block := pem.EncodeToMemory(&pem.Block{Type: "DATA", Headers: map[string]string{"K": "v"}, Bytes: der})
	parsed, _ := pem.Decode(block)
	fmt.Println(parsed.Type, parsed.Headers, base64.StdEncoding.EncodeToString(parsed.Bytes))
}

func main() {
	compression()
	archives()
	encodings()
	h := fnv.New128a()
	h.Write(text)
	fmt.Printf("%x %x %x\n", adler32.Checksum(text), crc64.Checksum(text, crc64.MakeTable(crc64.ECMA)), h.Sum(nil))
	found := suffixarray.New(text[:200]).Lookup([]byte("fox"), -1)
	slices.Sort(found)
	fmt.Println(found)
}
