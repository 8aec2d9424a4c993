package main

func main() {
	break
	continue
	for {
		break outer
	}
unused:
	for {
	}
	goto nowhere
	if 1 {
	}
	switch "x" {
	case 1:
	default:
	default:
	}
}
