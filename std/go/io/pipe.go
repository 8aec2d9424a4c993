package io

// pipe hands each write over to reads, without a buffer. The mutexes of reading and writing are channels
// of one place, so that this package needs no other.
type pipe struct {
	writing chan struct{} // held by the writer whose bytes are on offer
	data    chan []byte
	taken   chan int
	closing chan struct{} // held by who looks at what follows
	done    chan struct{}
	closed  bool
	readErr error // what writers get after the reader closed
	writErr error // what readers get after the writer closed
}

// Pipe returns the two ends of a synchronous pipe in memory.
func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{
		writing: make(chan struct{}, 1),
		data:    make(chan []byte),
		taken:   make(chan int),
		closing: make(chan struct{}, 1),
		done:    make(chan struct{}),
	}
	return &PipeReader{p}, &PipeWriter{p}
}

func (p *pipe) close(readErr, writErr error) {
	p.closing <- struct{}{}
	if readErr != nil && p.readErr == nil {
		p.readErr = readErr
	}
	if writErr != nil && p.writErr == nil {
		p.writErr = writErr
	}
	if !p.closed {
		p.closed = true
		close(p.done)
	}
	<-p.closing
}

func (p *pipe) errors() (readErr, writErr error) {
	p.closing <- struct{}{}
	readErr, writErr = p.readErr, p.writErr
	<-p.closing
	return readErr, writErr
}

func (p *pipe) read(b []byte) (int, error) {
	select {
	case <-p.done:
		return 0, p.readFailure()
	default:
	}
	select {
	case data := <-p.data:
		n := copy(b, data)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.readFailure()
	}
}

func (p *pipe) readFailure() error {
	readErr, writErr := p.errors()
	if readErr == nil && writErr != nil {
		return writErr
	}
	return ErrClosedPipe
}

func (p *pipe) writeFailure() error {
	readErr, writErr := p.errors()
	if writErr == nil && readErr != nil {
		return readErr
	}
	return ErrClosedPipe
}

func (p *pipe) write(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.writeFailure()
	default:
		p.writing <- struct{}{}
		defer func() { <-p.writing }()
	}
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.data <- b:
			m := <-p.taken
			b = b[m:]
			n += m
		case <-p.done:
			return n, p.writeFailure()
		}
	}
	return n, nil
}

// PipeReader is the end of a pipe that reads.
type PipeReader struct {
	p *pipe
}

func (r *PipeReader) Read(data []byte) (n int, err error) { return r.p.read(data) }
func (r *PipeReader) Close() error                        { return r.CloseWithError(nil) }

// CloseWithError makes later writes return err, ErrClosedPipe if it is nil.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.p.close(err, nil)
	return nil
}

// PipeWriter is the end of a pipe that writes.
type PipeWriter struct {
	p *pipe
}

func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.p.write(data) }
func (w *PipeWriter) Close() error                         { return w.CloseWithError(nil) }

// CloseWithError makes later reads return err, EOF if it is nil.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.p.close(nil, err)
	return nil
}
