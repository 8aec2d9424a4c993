package runtime

// random returns a random number.
func random() uint64

// rand is random, by the name by which packages of the library link to it.
func rand() uint64 { return random() }
