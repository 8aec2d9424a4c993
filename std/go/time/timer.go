package time

// startTimer calls f in a goroutine of its own after so many nanoseconds; the timer's number.
func startTimer(nanoseconds int64, f func()) int64

// stopTimer cancels a timer, and tells whether it had not fired.
func stopTimer(timer int64) bool

// hideBuffer makes len and cap of a new channel 0.
func hideBuffer(c chan Time)

// newChannel makes the channel of a timer: what its buffer holds can still be taken back, so it seems to be
// unbuffered.
func newChannel() chan Time {
	c := make(chan Time, 1)
	hideBuffer(c)
	return c
}

// Timer does something once.
type Timer struct {
	C <-chan Time

	id     int64
	fire   func()
	ticker chan Time // what C is, nil for AfterFunc
}

func send(c chan Time) {
	select {
	case c <- Now():
	default:
	}
}

// NewTimer returns a Timer that sends the time on its channel after d.
func NewTimer(d Duration) *Timer {
	c := newChannel()
	t := &Timer{C: c, ticker: c, fire: func() { send(c) }}
	t.arm(d)
	return t
}

// arm has the timer fire after d. A time that has come can be received without waiting for another goroutine.
func (t *Timer) arm(d Duration) {
	if d <= 0 && t.ticker != nil {
		t.id = 0
		t.fire()
		return
	}
	t.id = startTimer(int64(d), t.fire)
}

// AfterFunc returns a Timer that calls f in a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	if f == nil {
		f = func() { go (func())(nil)() } // fails, but not before d
	}
	t := &Timer{fire: f}
	t.arm(d)
	return t
}

func After(d Duration) <-chan Time { return NewTimer(d).C }

// drain drops what was sent and not received, so that no stale time is.
func drain(c chan Time) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// Stop prevents the timer from firing, and tells whether it did.
func (t *Timer) Stop() bool {
	if t.fire == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	active := stopTimer(t.id)
	if t.ticker != nil && drain(t.ticker) {
		active = true
	}
	return active
}

// Reset makes the timer fire after d from now, and tells whether it was active.
func (t *Timer) Reset(d Duration) bool {
	if t.fire == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	active := t.Stop()
	t.arm(d)
	return active
}

// Ticker sends the time again and again.
type Ticker struct {
	C <-chan Time

	c      chan Time
	id     int64
	period Duration
	next   int64 // of the monotonic clock
	round  int   // of Resets: ticks of earlier rounds are void
}

// NewTicker returns a Ticker that sends the time every d.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := newChannel()
	t := &Ticker{C: c, c: c}
	t.start(d)
	return t
}

func (t *Ticker) start(d Duration) {
	t.period = d
	t.round++
	t.next = runtimeNano() + int64(d)
	t.schedule(t.round)
}

func (t *Ticker) schedule(round int) {
	t.id = startTimer(t.next-runtimeNano(), func() {
		if t.round != round {
			return
		}
		send(t.c)
		t.next += int64(t.period)
		if now := runtimeNano(); t.next < now {
			t.next = now + int64(t.period)
		}
		t.schedule(round)
	})
}

// Stop ends the ticks.
func (t *Ticker) Stop() {
	t.round++
	stopTimer(t.id)
	drain(t.c)
}

// Reset makes the ticker send every d from now on.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.c == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.Stop()
	t.start(d)
}

// Tick returns the channel of a new Ticker, nil if d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
