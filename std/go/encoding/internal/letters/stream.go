package letters

import "io"

// NewEncoder returns a WriteCloser of the text that encode appends for groups of bytes; Close writes the end of it.
func NewEncoder(encode func(dst, src []byte) []byte, group int, w io.Writer) io.WriteCloser {
	return &encoder{encode: encode, group: group, w: w}
}

type encoder struct {
	encode func(dst, src []byte) []byte
	group  int
	w      io.Writer
	rest   []byte // less than a group
	err    error
}

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	n = len(p)
	all := append(e.rest, p...)
	whole := len(all) / e.group * e.group
	if whole > 0 {
		if _, e.err = e.w.Write(e.encode(nil, all[:whole])); e.err != nil {
			return 0, e.err
		}
	}
	e.rest = append([]byte(nil), all[whole:]...)
	return n, nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		_, e.err = e.w.Write(e.encode(nil, e.rest))
		e.rest = nil
	}
	return e.err
}

// NewDecoder returns a Reader of the bytes that decode appends for groups of letters, the last of which is padded or
// not.
func NewDecoder(decode func(dst, src []byte) ([]byte, error), group int, padded bool, r io.Reader) io.Reader {
	return &decoder{decode: decode, group: group, padded: padded, r: r}
}

type decoder struct {
	decode  func(dst, src []byte) ([]byte, error)
	group   int
	padded  bool
	r       io.Reader
	text    []byte // not yet decoded, without newlines
	out     []byte
	err     error
	readErr error
	room    [1024]byte
}

// Read gives an error along with the last bytes before it, but not along with those that it had kept.
func (d *decoder) Read(p []byte) (n int, err error) {
	kept := len(d.out) > 0
	for len(d.out) == 0 && d.err == nil {
		d.step()
	}
	n = copy(p, d.out)
	d.out = d.out[n:]
	if kept {
		return n, nil
	}
	return n, d.err
}

func (d *decoder) step() {
	if d.readErr == nil {
		var n int
		n, d.readErr = d.r.Read(d.room[:])
		for _, c := range d.room[:n] {
			if !IsNewline(c) {
				d.text = append(d.text, c)
			}
		}
	}
	whole := len(d.text) / d.group * d.group
	if d.readErr != nil {
		if whole < len(d.text) && d.padded && whole == 0 {
			d.err = d.readErr
			if d.err == io.EOF {
				d.err = io.ErrUnexpectedEOF
			}
			return
		}
		if !d.padded {
			whole = len(d.text)
		}
		if whole == 0 {
			d.err = d.readErr
			return
		}
	}
	d.out, d.err = d.decode(nil, d.text[:whole])
	d.text = d.text[whole:]
}
