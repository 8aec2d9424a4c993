// Package synctest is what testing/synctest stands on: bubbles of goroutines with a clock of their own.
package synctest

// How a bubble ends.
const (
	finished = iota
	blocked
	abandoned
)

// run calls f in a new bubble, and tells how that ended.
func run(f func()) (outcome int)

// wait waits until the rest of the bubble is durably blocked, and tells whether no other goroutine waits for that.
func wait() (alone bool)

// Bubble is the number of the goroutine's bubble, 0 outside.
func Bubble() int

// deadlock is the error of a bubble that ends before its goroutines.
type deadlock string

func (d deadlock) Error() string { return "deadlock: " + string(d) }

// IsInBubble tells whether the goroutine belongs to a bubble.
func IsInBubble() bool { return Bubble() != 0 }

// Run calls f in a goroutine in a new bubble, and returns when all goroutines of the bubble have ended.
func Run(f func()) {
	if IsInBubble() {
		panic("synctest.Run called from within a synctest bubble")
	}
	switch run(f) {
	case blocked:
		panic(deadlock("all goroutines in bubble are blocked"))
	case abandoned:
		panic(deadlock("main bubble goroutine has exited but blocked goroutines remain"))
	}
}

// Wait waits until all other goroutines of the bubble are durably blocked.
func Wait() {
	if !IsInBubble() {
		panic("goroutine is not in a bubble")
	}
	if !wait() {
		panic("wait already in progress")
	}
}
