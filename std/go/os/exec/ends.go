package exec

import "strconv"

// kept is how much ends keeps of each end.
const kept = 32 << 10

// ends keeps the beginning and the end of what is written.
type ends struct {
	first   []byte
	last    []byte
	omitted int64
}

func (e *ends) Write(p []byte) (n int, err error) {
	n = len(p)
	if room := kept - len(e.first); room > 0 {
		k := min(room, len(p))
		e.first = append(e.first, p[:k]...)
		p = p[k:]
	}
	e.last = append(e.last, p...)
	if extra := len(e.last) - kept; extra > 0 {
		e.omitted += int64(extra)
		e.last = append(e.last[:0], e.last[extra:]...)
	}
	return n, nil
}

func (e *ends) bytes() []byte {
	if e.omitted == 0 {
		return append(e.first, e.last...)
	}
	out := append(e.first, "\n... omitting "+strconv.FormatInt(e.omitted, 10)+" bytes ...\n"...)
	return append(out, e.last...)
}
